"""Path, address, folder or stdin → bytes, what kind they are, and where they are from."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from .model import StatedFiguresError

SourceKind = Literal["html", "text", "markdown", "jsonl", "pdf", "feed", "addresses"]
CAP = 10_000_000  # bytes of one file or page
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one file or page, as they came."""

    name: str  # as the user named it
    stem: str  # of the file, or the last part of the address
    data: bytes
    url: str = ""
    charset: str = ""  # as the server said


def documents(source: str | PathLike[str], *, refresh: bool = False, allow_private: bool = False) -> Iterator[Document]:
    """The documents of a path, a folder (every file in it, by name), an address, or '-' for stdin."""
    name = str(source)
    if name == "-":
        yield Document("stdin", "stdin", sys.stdin.buffer.read(CAP + 1))
    elif ADDRESS.match(name):
        raise StatedFiguresError(f"{name}: addresses are not fetched yet; save the page and give its file")
    else:
        yield from _files(Path(name))


def _files(path: Path) -> Iterator[Document]:
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        if not inside:
            raise StatedFiguresError(f"{path}: an empty folder; put articles into it (.txt .html .jsonl .pdf …)")
        for file in inside:
            yield _file(file)
    elif path.is_file():
        yield _file(path)
    else:
        raise StatedFiguresError(f"{path}: no such file or folder; give a path, a folder, an http address or - for stdin")


def _file(path: Path) -> Document:
    try:
        with path.open("rb") as file:
            data = file.read(CAP + 1)
    except OSError as error:
        raise StatedFiguresError(f"{path}: cannot be read ({error.strerror})") from error
    if len(data) > CAP:
        raise StatedFiguresError(f"{path}: larger than {CAP // 1_000_000} MB; split it")
    return Document(str(path), path.name.split(".")[0], data)


HTML = re.compile(r"<(!doctype|html|head|body|article|div|p|h1|title|meta|!--)[\s>!-]", re.I)
FEED = re.compile(r"<(rss|feed|rdf:rdf)[\s>]", re.I)


def kind_of(data: bytes, text: str) -> SourceKind:
    """The kind of a document, told by its content; `text` is the same, decoded."""
    start = text.lstrip()[:5000]
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if start.startswith("<") and FEED.search(start):
        return "feed"
    if (start.startswith("<") and HTML.search(start)) or re.search(r"<(html|body)[\s>]", start, re.I):
        return "html"
    if re.match(r'\{\s*"', start):
        return "jsonl"
    return "text"
