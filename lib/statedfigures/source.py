"""Path, address, folder or stdin → bytes, what kind they are, and where they are from."""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar
from urllib.parse import urljoin, urlsplit

from .model import StatedFiguresError

T = TypeVar("T")
SourceKind = Literal["html", "text", "markdown", "jsonl", "pdf", "feed", "addresses"]
CAP = 10_000_000  # bytes of one file or page, unpacked
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
NAMES = ("url", "address", "link", "href")  # of a column that holds addresses
TITLED = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h1|h2|title|meta|table|span|!--)[\s>/-]", re.I
)
NAMED = re.compile(rf"(?:^|,)\s*\"?(?:{'|'.join(NAMES)})\"?\s*(?:,|$)", re.I)  # the head of a table with such a column
LINE = re.compile(r"(?:[^,]*,)*?\"?https?://[^\s,]+\"?(?:,.*)?$")  # a line of one
FEED = re.compile(r"<(rss|feed|rdf:rdf)[\s>]", re.I)
MARKED = re.compile(r"^(#{1,6} \S|```|\|.+\|\s*$|\s*[-*] \[)|\]\(https?://|\*\*\S[^*\n]*\*\*", re.M)
DECLARED = re.compile(
    rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})|<\?xml[^>]{1,100}encoding=[\"']([\w.:-]{2,30})", re.I
)
STRAY = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")


class Failure(NamedTuple):
    """A source that gave no article, and why."""

    source: str
    reason: str


@dataclass(frozen=True)
class Document:
    """The bytes of one file or page, as they came."""

    name: str  # as the user named it
    stem: str  # of the file, or the last part of the address
    data: bytes
    url: str = ""
    charset: str = ""  # as the server said

    @cached_property
    def text(self) -> str:
        """The bytes, decoded."""
        return decode(self.data, self.charset)

    @cached_property
    def kind(self) -> SourceKind:
        """What it is, told by its content.

        >>> Document("a", "a", b"<!doctype html><p>Duties rose.").kind, Document("a", "a", b'{"text": "x"}').kind
        ('html', 'jsonl')
        """
        if b"%PDF-" in self.data[:1024]:
            return "pdf"
        text = self.text
        start = text[:5000].lstrip()
        if start.startswith("<") and FEED.search(start) and not re.match(r"<!doctype html|<html", start, re.I):
            return "feed"
        if (start.startswith("<") and TITLED.search(start)) or re.search(r"<(?:html|body)[\s>]", text[:50_000], re.I):
            return "html"
        if re.match(r'[\[{]\s*["{]', start):
            return "jsonl"
        lines = [line.strip() for line in start.split("\n") if line.strip()]
        if lines and all(LINE.match(line) for line in lines[NAMED.search(lines[0]) is not None :]) and "http" in start:
            return "addresses"
        return "markdown" if MARKED.search(text) else "text"


def documents(
    source: str | PathLike[str], *, refresh: bool = False, allow_private: bool = False
) -> Iterator[Document | Failure]:
    """The documents of a path, a folder (every file in it, by name), an address or '-' (stdin), in order.

    A feed and a table of addresses stand for the pages that they list. What cannot be had is a `Failure`.
    """

    def load(place: str | Path) -> Document | Failure:
        return tried(str(place), lambda: _load(place, refresh, allow_private))

    for document in map(load, _files(source)):
        if isinstance(document, Document) and document.kind in ("feed", "addresses"):
            links = _links(document)
            yield from map(load, links)
            if not links:
                yield Failure(document.name, "lists no address; a feed needs entries, a table a column 'url'")
        else:
            yield document


def tried(name: str, do: Callable[[], T]) -> T | Failure:
    """What `do` gives, or the failure of the source of that name."""
    try:
        return do()
    except StatedFiguresError as error:
        return Failure(name, str(error).removeprefix(f"{name}: "))


def _files(source: str | PathLike[str]) -> list[str | Path]:
    """The files and addresses that a source stands for."""
    name = str(source)
    if name == "-" or ADDRESS.match(name):
        return [name]
    path = Path(source)
    inside = (p for p in sorted(path.rglob("*") if path.is_dir() else ()) if p.is_file())
    return [p for p in inside if not any(q.startswith(".") for q in p.relative_to(path).parts)] or [path]


def _load(place: str | Path, refresh: bool, allow_private: bool) -> Document:
    if isinstance(place, Path):
        return _file(place)
    if place == "-":
        return Document("-", "stdin", _capped("-", sys.stdin.buffer.read(CAP + 1)))
    from .fetch import fetch  # with httpx, which reading a file does not need

    page = fetch(place, refresh=refresh, allow_private=allow_private)
    parts = urlsplit(page.url)
    stem = next((part for part in reversed(parts.path.split("/")) if part), parts.netloc)
    charset = re.search(r"charset=[\"']?([\w.:-]+)", page.headers.get("content-type", ""))
    return Document(place, stem.rpartition(".")[0] or stem, page.data, page.url, charset[1] if charset else "")


def _file(path: Path) -> Document:
    if path.is_dir():
        raise StatedFiguresError(f"{path}: an empty folder; put articles into it (.txt, .html, .jsonl, .pdf …)")
    try:
        with path.open("rb") as file:
            data = file.read(CAP + 1)
            if data[:2] == b"\x1f\x8b":
                data = gzip.GzipFile(fileobj=io.BytesIO(data)).read(CAP + 1)
    except FileNotFoundError as error:
        way_out = "give a path, a folder, an http address or -"
        raise StatedFiguresError(f"{path}: no such file or folder; {way_out}") from error
    except (OSError, EOFError, ValueError) as error:
        raise StatedFiguresError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    return Document(str(path), path.name.split(".")[0] or path.name, _capped(str(path), data))


def _capped(name: str, data: bytes) -> bytes:
    if len(data) > CAP:
        raise StatedFiguresError(f"{name}: larger than {CAP // 1_000_000} MB; give it in parts")
    return data


def _links(document: Document) -> list[str]:
    """The addresses that a feed or a table lists, each once."""
    if document.kind == "feed":
        import feedparser

        links = [entry.get("link", "") for entry in feedparser.parse(document.data).entries]
    else:
        rows = [row for row in csv.reader(io.StringIO(document.text)) if row]
        head = [name.strip().lower() for name in rows[0]]
        place = next((head.index(name) for name in NAMES if name in head), 0)
        links = [row[place].strip() for row in rows[head[place] in NAMES :] if len(row) > place]
    return list(dict.fromkeys(urljoin(document.url, link) for link in links if link))


def decode(data: bytes, charset: str = "") -> str:
    """The text of bytes in any encoding: what they are wins over what is said of them.

    >>> decode("57 %".encode("utf-16")), decode(b"a \\x93big\\x94 rise", "iso-8859-1")
    ('57 %', 'a “big” rise')
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if not bad or bad <= sum(c > "\x7f" for c in text) // 20:  # one bad byte makes no other encoding of it
        return text
    declared = DECLARED.search(data[:4096])
    for name in (charset, (declared[1] or declared[2]).decode("ascii") if declared else ""):
        found = _decoded(data, name)
        if found is not None:
            return found
    if bad * 8 < len(data):  # here and there an accent or a curly quote
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    found = _decoded(data, best.encoding if best else "")
    return text if found is None else found


def _decoded(data: bytes, name: str) -> str | None:
    name = name.lower().replace("_", "-")
    if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"):
        name = "cp1252"  # browsers read these names so, and pages count on it
    try:
        return data.decode(name, "strict" if name in ("utf-8", "utf8") else "replace")
    except (LookupError, UnicodeError):
        return None


def is_text(text: str) -> bool:
    """Whether a decoded text is one, and not the bytes of something else."""
    return len(STRAY.findall(text[:20_000])) <= len(text[:20_000]) // 10
