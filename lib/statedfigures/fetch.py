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
import os
import socket
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx
from filelock import FileLock
from protego import Protego

from . import __version__
from .model import StatedFiguresError

AGENT = f"statedfigures/{__version__} (reads news articles for the figures they state)"
RAW = Path("data/raw")  # where pages are kept, from the folder that one works in
CAP = 10_000_000  # bytes of a page, unpacked
DEADLINE = 30.0  # seconds for a page, all in all
TRIES = 3
BACK_OFF = 1.0  # seconds before the second try, twice as many before the third
DELAY = 1.0  # seconds between two requests to one host
REDIRECTS = 5
AGAIN = frozenset((429, 500, 502, 503, 504))

_robots: dict[str, Protego | None] = {}  # by origin; None where it could not be had
_last: dict[str, float] = {}  # when a host was last asked


class Page(NamedTuple):
    """The bytes of a page, the address that they came from, and the headers."""

    data: bytes
    url: str
    headers: dict[str, str]


class Answer(NamedTuple):
    """What a server said to one request."""

    status: int
    headers: httpx.Headers
    data: bytes


def fetch(url: str, *, refresh: bool = False, allow_private: bool = False) -> Page:
    """The page at an address: as it was kept in data/raw, or (at first, or to `refresh`) from the network.

    Raises `StatedFiguresError` that says why it could not be had.
    """
    if not refresh and (page := _kept(url)):
        return page
    try:
        with ThreadPoolExecutor(1) as thread:  # a loop of its own: a notebook has one running already
            page = thread.submit(asyncio.run, _within(url, allow_private)).result()
        _keep(url, page)
    except StatedFiguresError as error:
        raise StatedFiguresError(f"{url}: {error}") from error.__cause__
    return page


async def _within(url: str, allow_private: bool) -> Page:
    try:
        async with asyncio.timeout(DEADLINE):
            return await _page(url, allow_private)
    except TimeoutError:
        raise StatedFiguresError(
            f"{url}: no whole answer in {DEADLINE:.0f} s; try later, or save it as a file"
        ) from None
    except httpx.HTTPError as error:
        why = str(error) or type(error).__name__
        raise StatedFiguresError(f"cannot be fetched ({why}); check the address and the network") from error


async def _page(url: str, allow_private: bool) -> Page:
    """Follows redirects to the page; every hop is checked like the first."""
    at = url
    async with httpx.AsyncClient(trust_env=False, timeout=10, headers={"User-Agent": AGENT}) as client:
        for _ in range(REDIRECTS + 1):
            await _allowed(client, at, allow_private)
            answer = await _patiently(client, at, allow_private)
            if answer.status in (301, 302, 303, 307, 308) and (where := answer.headers.get("location")):
                at = urljoin(at, where)
                continue
            if answer.status != 200:
                raise StatedFiguresError(f"HTTP {answer.status}; check the address in a browser")
            return Page(answer.data, at, dict(answer.headers))
    raise StatedFiguresError(f"redirected more than {REDIRECTS} times; give the address that it ends at")


async def _allowed(client: httpx.AsyncClient, url: str, allow_private: bool) -> None:
    """Raises where robots.txt forbids; asks for it once per host."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
    if origin not in _robots:
        answer = Answer(500, httpx.Headers(), b"")
        at = f"{origin}/robots.txt"
        for _ in range(REDIRECTS + 1):
            answer = await _get(client, at, allow_private)
            if not 300 <= answer.status < 400:
                break
            at = urljoin(at, answer.headers.get("location", ""))
        found = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
        _robots[origin] = None if answer.status >= 500 else Protego.parse(found)
    rules = _robots[origin]
    if rules is None:
        del _robots[origin]
        raise StatedFiguresError("its robots.txt cannot be had just now; try later, or save the page as a file")
    if not rules.can_fetch(url, AGENT):
        raise StatedFiguresError("robots.txt forbids it; open it in a browser and save it as a file")


async def _patiently(client: httpx.AsyncClient, url: str, allow_private: bool) -> Answer:
    for attempt in range(TRIES):
        try:
            answer = await _get(client, url, allow_private)
        except httpx.TransportError:
            if attempt == TRIES - 1:
                raise
        else:
            if answer.status not in AGAIN or attempt == TRIES - 1:
                return answer
        await asyncio.sleep(BACK_OFF * 2**attempt)
    raise AssertionError("the last try returns or raises")


async def _get(client: httpx.AsyncClient, url: str, allow_private: bool) -> Answer:
    """One request, to the very address that was checked; the answer unpacked and no larger than the cap."""
    target = _target(url)
    address = await _address(target, allow_private)
    host = target.host
    await asyncio.sleep(max(0.0, _last.get(host, -DELAY) + DELAY - time.monotonic()))
    _last[host] = time.monotonic()
    headers = {"Host": target.netloc.decode(), "Accept-Encoding": "gzip"}
    request = client.build_request(
        "GET", target.copy_with(host=address), headers=headers, extensions={"sni_hostname": host}
    )
    response = await client.send(request, stream=True)
    try:
        return Answer(response.status_code, response.headers, await _body(response))
    finally:
        await response.aclose()


def _target(url: str) -> httpx.URL:
    try:
        target = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise StatedFiguresError(f"no address ({error}); give one like https://example.org/article") from error
    if target.scheme not in ("http", "https") or not target.host or target.userinfo:
        raise StatedFiguresError("only plain http and https addresses are fetched; save the page as a file")
    return target


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
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            ip = inner
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
    """The latest copy of a page in data/raw."""
    index = RAW / "index.jsonl"
    latest: dict[str, Any] | None = None
    for line in index.read_text(encoding="utf-8").splitlines() if index.is_file() else ():
        try:
            entry = json.loads(line)
        except ValueError:
            continue  # cut off when a run was ended
        if entry["address"] == url:
            latest = entry
    if latest is None or not (path := RAW / latest["file"]).is_file():
        return None
    data = gzip.decompress(path.read_bytes())
    return Page(data, latest["url"], latest["headers"]) if sha256(data).hexdigest() in latest["file"] else None


def _keep(url: str, page: Page) -> None:
    """Keeps a page under its content's hash, and a line that says where it is from and when it came."""
    suffix = "pdf" if page.data.startswith(b"%PDF-") else "html"
    name = f"{sha256(page.data).hexdigest()}.{suffix}.gz"
    entry = {
        "address": url, "url": page.url, "file": name,
        "time": datetime.now(UTC).isoformat(timespec="seconds"), "headers": page.headers,
    }  # fmt: skip
    try:
        RAW.mkdir(parents=True, exist_ok=True)
        with FileLock(RAW / ".lock"):
            temporary = RAW / f".{name}.{os.getpid()}"
            temporary.write_bytes(gzip.compress(page.data, mtime=0))
            temporary.replace(RAW / name)
            with (RAW / "index.jsonl").open("a", encoding="utf-8") as index:
                index.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
    except OSError as error:
        raise StatedFiguresError(
            f"{url}: cannot be kept in {RAW} ({error.strerror}); work in a folder of yours"
        ) from error
