"""An address → the bytes of its page, fetched once and kept as they came.

Polite: robots.txt, one request a second to a host, a name in the user agent. Careful: http and https only, every host's
address checked before it is connected to (and that very address used), size, time and redirects bounded. Proxies of
the environment are not used, since behind one nobody can tell what is connected to.
"""

from __future__ import annotations

import asyncio
import gzip
import ipaddress
import json
import socket
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import httpx
from filelock import FileLock
from protego import Protego

from . import __version__
from .files import replace
from .model import StatedFiguresError
from .source import CAP

AGENT = f"statedfigures/{__version__} (reads news articles for the figures they state)"
RAW = Path("data/raw")  # where pages are kept, from the folder that one works in
DEADLINE = 30.0  # seconds for a page, all in all
TRIES = 3
BACK_OFF = 1.0  # seconds before the second try, twice as many before the third
DELAY = 1.0  # seconds between two requests to one host
REDIRECTS = 5
AGAIN = frozenset((429, 500, 502, 503, 504))

ROBOTS = "robots"  # marks the requests for a robots.txt, which are neither checked against one nor repeated

_robots: dict[str, Protego] = {}  # by address
_last: dict[str, float] = {}  # when a host was last asked


class Page(NamedTuple):
    """The bytes of a page, the address that they came from, and the headers."""

    data: bytes
    url: str
    headers: dict[str, str]


def fetch(url: str, *, refresh: bool = False, allow_private: bool = False) -> Page:
    """The page at an address: as it was kept in data/raw, or (at first, or to `refresh`) from the network.

    Raises `StatedFiguresError` that says why it could not be had.
    """
    if not refresh and (page := _kept(url)):
        return page
    try:
        with ThreadPoolExecutor(1) as thread:  # a loop of its own: a notebook has one running already
            page = thread.submit(asyncio.run, _page(url, allow_private)).result()
        _keep(url, page)
    except StatedFiguresError as error:
        raise StatedFiguresError(f"{url}: {error}") from error.__cause__
    return page


async def _page(url: str, allow_private: bool) -> Page:
    """The page that the redirects lead to; every hop is checked like the first."""
    client = httpx.AsyncClient(
        transport=Careful(allow_private), follow_redirects=True, max_redirects=REDIRECTS, timeout=10, trust_env=False,
        headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"},
    )  # fmt: skip
    client.event_hooks = {"request": [partial(_allowed, client)]}
    try:
        async with asyncio.timeout(DEADLINE), client:
            response = await client.get(url)
    except TimeoutError:
        raise StatedFiguresError(f"no whole answer in {DEADLINE:.0f} s; try later, or save it as a file") from None
    except httpx.TooManyRedirects as error:
        raise StatedFiguresError(f"redirected more than {REDIRECTS} times; give the address that it ends at") from error
    except httpx.InvalidURL as error:
        raise StatedFiguresError(f"no address ({error}); give one like https://example.org/article") from error
    except httpx.HTTPError as error:
        why = str(error) or type(error).__name__
        raise StatedFiguresError(f"cannot be fetched ({why}); check the address and the network") from error
    if response.status_code != 200:
        raise StatedFiguresError(f"HTTP {response.status_code}; check the address in a browser")
    return Page(response.content, str(response.url) if response.history else url, dict(response.headers))


async def _allowed(client: httpx.AsyncClient, request: httpx.Request) -> None:
    """Raises where robots.txt forbids; asks for it once per host."""
    if ROBOTS in request.extensions:
        return
    at = str(request.url.join("/robots.txt"))
    if at not in _robots:
        answer = httpx.Response(404)
        with suppress(httpx.TooManyRedirects):
            answer = await client.get(at, extensions={ROBOTS: True})
        if answer.status_code >= 500:
            raise StatedFiguresError("its robots.txt cannot be had just now; try later, or save the page as a file")
        _robots[at] = Protego.parse(answer.content.decode("utf-8", "replace") if answer.status_code == 200 else "")
    if not _robots[at].can_fetch(str(request.url), AGENT):
        raise StatedFiguresError("robots.txt forbids it; open it in a browser and save it as a file")


class Careful(httpx.AsyncHTTPTransport):
    """Sends each request to the very address that was checked; an answer comes unpacked and no larger than the cap."""

    def __init__(self, allow_private: bool) -> None:
        # a connection is never used again: hosts share addresses, and each one's certificate is to be checked
        super().__init__(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))
        self.allow_private = allow_private

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, asked for again where the server or the network stumbles."""
        tries = 1 if ROBOTS in request.extensions else TRIES
        for attempt in range(tries - 1):
            with suppress(httpx.TransportError):
                answer = await self._once(request)
                if answer.status_code not in AGAIN:
                    return answer
            await asyncio.sleep(BACK_OFF * 2**attempt)
        return await self._once(request)

    async def _once(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            raise StatedFiguresError("only plain http and https addresses are fetched; save the page as a file")
        address = await _address(url, self.allow_private)
        await asyncio.sleep(max(0.0, _last.get(url.host, -DELAY) + DELAY - time.monotonic()))
        _last[url.host] = time.monotonic()
        extensions = request.extensions | {"sni_hostname": url.host}
        sent = httpx.Request("GET", url.copy_with(host=address), headers=request.headers, extensions=extensions)
        response = await super().handle_async_request(sent)
        try:
            data = await _body(response)
        finally:
            await response.aclose()
        response.headers.pop("content-encoding", None)
        return httpx.Response(response.status_code, headers=response.headers, stream=httpx.ByteStream(data))


async def _address(target: httpx.URL, allow_private: bool) -> str:
    """The network address of a host, refused where it is in a private network."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(target.host, target.port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, OverflowError) as error:
        raise StatedFiguresError(f"no such host as {target.host}; check the address and the network") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(map(is_public, addresses)):
        raise StatedFiguresError("is in a private network; fetched only with --allow-private")
    return next((a for a in addresses if ":" not in a), addresses[0])


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also where it wraps an older one.

    >>> is_public("93.184.215.14"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1"), is_public("64:ff9b::7f00:1")
    (True, False, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wraps = ip in ipaddress.ip_network("64:ff9b::/96")
        ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if wraps else ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast


async def _body(response: httpx.Response) -> bytes:
    """The unpacked body; unpacking by hand, so that a small answer cannot become a huge one."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate", ""):
        raise StatedFiguresError(f"packed as {coding!r}, which was not asked for; save the page as a file")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if coding not in ("identity", "") else None
    data = bytearray()
    try:
        async for chunk in response.aiter_raw():
            data += unpacker.decompress(chunk, CAP + 1) if unpacker else chunk
            if len(data) > CAP:
                raise StatedFiguresError(f"larger than {CAP // 1_000_000} MB; too large for an article")
    except zlib.error as error:
        raise StatedFiguresError(f"its answer is broken ({error}); try later") from error
    return bytes(data)


def _kept(url: str) -> Page | None:
    """The latest copy of a page in data/raw, if it is whole."""
    index = RAW / "index.jsonl"
    for line in reversed(index.read_text(encoding="utf-8").splitlines() if index.is_file() else []):
        with suppress(ValueError):  # cut off when a run was ended
            entry = json.loads(line)
            if entry["address"] == url:
                path = RAW / entry["file"]
                data = gzip.decompress(path.read_bytes()) if path.is_file() else b""
                whole = sha256(data).hexdigest() in entry["file"]
                return Page(data, entry["url"], entry["headers"]) if whole else None
    return None


def _keep(url: str, page: Page) -> None:
    """Keeps a page under its content's hash, and a line that says where it is from and when it came."""
    suffix = "pdf" if page.data.startswith(b"%PDF-") else "html"
    name = f"{sha256(page.data).hexdigest()}.{suffix}.gz"
    now = datetime.now(UTC).isoformat(timespec="seconds")
    entry = {"address": url, "url": page.url, "file": name, "time": now, "headers": page.headers}
    try:
        RAW.mkdir(parents=True, exist_ok=True)
        with FileLock(RAW / ".lock"):
            replace(RAW / name, gzip.compress(page.data, mtime=0))
            with (RAW / "index.jsonl").open("a", encoding="utf-8") as index:
                index.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
    except OSError as error:
        raise StatedFiguresError(f"cannot be kept in {RAW} ({error.strerror}); work in a folder of yours") from error
