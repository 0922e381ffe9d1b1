"""Bytes → Article: text is cleaned and split into sentences here, once."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike
from typing import Any, NamedTuple

from .model import Article, StatedFiguresError
from .sentences import split_sentences
from .source import Document, documents, kind_of

Source = str | PathLike[str]
HEADER = ("id", "url", "outlet", "title", "authors", "published", "language", "wording", "kind", "confirmed")


class Failure(NamedTuple):
    """A source that gave no article, and why."""

    source: str
    reason: str


def read_sources(
    sources: Source | Iterable[Source],
    *,
    reader: str = "agree",
    failures: list[Failure] | None = None,
    refresh: bool = False,
    allow_private: bool = False,
) -> list[Article]:
    """Articles from a path, a folder, an address or '-' (stdin), or from several of them, in order.

    `failures` collects the sources that gave none; without it the first one raises `StatedFiguresError`.
    """
    articles: list[Article] = []
    for source in [sources] if isinstance(sources, str | PathLike) else sources:
        try:
            for document in documents(source, refresh=refresh, allow_private=allow_private):
                try:
                    articles += read_document(document, reader)
                except StatedFiguresError as error:
                    if failures is None:
                        raise
                    failures.append(Failure(document.name, str(error).removeprefix(f"{document.name}: ")))
        except StatedFiguresError as error:
            if failures is None:
                raise
            failures.append(Failure(str(source), str(error).removeprefix(f"{source}: ")))
    return _unique(articles)


def read_document(document: Document, reader: str = "agree") -> list[Article]:
    """The articles of one document."""
    text = decode(document.data, document.charset)
    kind = kind_of(document.data, text)
    if not text.strip():
        raise StatedFiguresError(f"{document.name}: empty; nothing to read")
    if kind == "text" and not _is_text(text):
        raise StatedFiguresError(f"{document.name}: not text, HTML, JSON Lines or PDF; give a file of one of these kinds")
    return list(READ[kind](document, text, reader))


def _article(document: Document, text: str, **fields: Any) -> Article:
    text = clean(text)
    if not text.strip():
        raise StatedFiguresError(f"{document.name}: no article here: no text; give a file with an article's text")
    fields = {"id": slug(document.stem), "url": document.url, "sha256": _sha256(document.data)} | fields
    return Article(text=text, sentences=split_sentences(text), **fields)


def _read_text(document: Document, text: str, _: str) -> Iterator[Article]:
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    lines = [re.fullmatch(r"([a-z]+):\s*(.*)", line) for line in head.split("\n")]
    if not lines[0] or lines[0][1] not in HEADER or not all(lines):
        yield _article(document, text)
        return
    yield _article(document, body, **_fields(document.name, {m[1]: m[2].strip() for m in lines if m}))


def _fields(name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The fields of an article from those that a header or a line of JSON gives."""
    if unknown := sorted(set(given) - set(HEADER)):
        raise StatedFiguresError(f"{name}: unknown key {unknown[0]!r} in the header; the keys are {', '.join(HEADER)}")
    fields = {key: str(value) for key, value in given.items() if value}
    if "published" in fields and not re.fullmatch(r"\d{4}(-\d\d){0,2}.*", fields["published"]):
        raise StatedFiguresError(f"{name}: published {fields['published']!r} is no ISO date (like 2025-10-31)")
    if fields.get("wording", "ours") not in ("ours", "published"):
        raise StatedFiguresError(f"{name}: wording {fields['wording']!r} is neither 'ours' nor 'published'")
    authors = tuple(a.strip() for a in fields.pop("authors", "").split(",") if a.strip())
    return fields | ({"authors": authors} if authors else {})


def _read_jsonl(document: Document, text: str, _: str) -> Iterator[Article]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{document.name}, line {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise StatedFiguresError(f"{where}: not JSON ({error}); give one object a line") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise StatedFiguresError(f"{where}: no 'text'; a line needs at least {{\"text\": …}}")
        fields = _fields(where, {key: row[key] for key in HEADER if key in row})
        yield _article(document, row["text"], **{"id": f"{slug(document.stem)}-{number}", "sha256": _sha256(line.encode())} | fields)


def _read_html(document: Document, text: str, reader: str) -> Iterator[Article]:
    from .markup import parse, prepare
    from .readers import read_tree

    reading = read_tree(prepare(parse(text)), reader)
    others = tuple(t for t in reading.texts.values() if t is not reading.text)
    yield _article(document, reading.text, agreement=reading.agreement, readings=others)


READ = {"text": _read_text, "jsonl": _read_jsonl, "html": _read_html}


def decode(data: bytes, charset: str = "") -> str:
    """The text of bytes: UTF-8, with a bad byte replaced, unless they are something else."""
    return data.decode("utf-8-sig", "replace")


def clean(text: str) -> str:
    """Text without what is not meant to be read: control and zero-width characters; one kind of line break."""
    return text.replace("\r\n", "\n")


def _is_text(text: str) -> bool:
    sample = text[:10_000]
    return sum(c == "\ufffd" or (c < " " and c not in "\t\n\r\f") for c in sample) <= len(sample) // 20


def slug(words: str) -> str:
    """Lower-case words with hyphens, for an id.

    >>> slug("Rare Earths_2025 (final)")
    'rare-earths-2025-final'
    """
    return re.sub(r"\W+|_+", "-", words.lower()).strip("-")[:80] or "article"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _unique(articles: list[Article]) -> list[Article]:
    """The articles without those that came twice, and those of one id told apart by their content."""
    seen: dict[str, str] = {}
    result = []
    for article in articles:
        if seen.get(article.id) == article.sha256:
            continue
        if article.id in seen:
            article = replace(article, id=f"{article.id}-{article.sha256[:8]}")
        seen[article.id] = article.sha256
        result.append(article)
    return result
