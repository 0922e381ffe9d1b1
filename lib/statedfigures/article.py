"""Bytes → Article: text is cleaned and split into sentences here, once."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from os import PathLike
from typing import Any

from .language import language_of, refuse
from .model import Article, StatedFiguresError
from .sentences import split_sentences
from .source import Document, Failure, documents, is_text, tried

__all__ = ["Failure", "clean", "read_document", "read_sources"]

Source = str | PathLike[str]
HEADER = ("id", "url", "outlet", "title", "authors", "published", "language", "wording", "kind", "confirmed")
KEYED = re.compile(r"([A-Za-z]+):[ \t]*(.*)")
FENCED = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.S)
DATE = re.compile(r"(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:[T ].*)?")
# What is not meant to be read: control, zero-width, direction and private signs, the soft hyphen
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
BREAK = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")


def read_sources(
    sources: Source | Iterable[Source], *, reader: str = "agree", failures: list[Failure] | None = None,
    refresh: bool = False, allow_private: bool = False, languages: Collection[str] = (),
) -> list[Article]:  # fmt: skip
    """Articles from a path, a folder, an address or '-' (stdin), or from several of them, in order.

    `reader` is 'agree' or the name of one; `refresh` fetches again what was kept; `allow_private` fetches from private
    networks too; `languages` refuses articles in others (all are read without it).
    `failures` collects the sources that gave none; without it the first one raises `StatedFiguresError`.

    >>> from statedfigures.shipped import shipped
    >>> read_sources(shipped("articles") / "rare-earths" / "a01.txt")[0].outlet
    'newsbytesapp.com'
    """
    articles: list[Article] = []
    for source in [sources] if isinstance(sources, str | PathLike) else sources:
        for document in documents(source, refresh=refresh, allow_private=allow_private):
            found: list[Article] | Failure
            if isinstance(document, Document):
                found = tried(document.name, partial(read_document, document, reader, languages, failures))
            else:
                found = document
            if not isinstance(found, Failure):
                articles += found
            elif failures is None:
                raise StatedFiguresError(f"{found.source}: {found.reason}")
            else:
                failures.append(found)
    return _unique(articles)


def read_document(
    document: Document, reader: str = "agree", languages: Collection[str] = (), failures: list[Failure] | None = None
) -> list[Article]:
    """The articles of one document; `StatedFiguresError` where it holds none.

    `failures` collects the lines of a file of articles that hold none, so that the others still come out.
    """
    name = document.name
    if document.kind != "pdf":
        if not document.text.strip("\ufeff\0 \t\r\n"):
            raise StatedFiguresError(f"{name}: empty; give a file with an article's text")
        if not is_text(document.text):
            raise StatedFiguresError(f"{name}: not text but bytes; give text, HTML, Markdown, JSON Lines or PDF")
    if document.kind not in READ:
        raise StatedFiguresError(f"{name}: a list of addresses, not an article; give it as a source itself")
    found = list(READ[document.kind](document, reader))
    bad = [error for error in found if isinstance(error, StatedFiguresError)]
    articles = [article for article in found if isinstance(article, Article)]
    if bad and (failures is None or not articles):
        raise bad[0]
    if failures is not None:
        failures += [Failure(document.name, str(error).removeprefix(f"{document.name}, ")) for error in bad]
    for article in articles if languages else ():
        refuse(article, languages)
    return articles


def _article(document: Document, text: str, **fields: Any) -> Article:
    text = clean(text)
    if not text.strip():
        raise StatedFiguresError(f"{document.name}: no article here: no text; give a file with an article's text")
    given = {"id": _id(document.stem), "url": document.url, "sha256": _sha256(document.data)} | fields
    given.setdefault("language", language_of(text) or "en")
    return Article(text=text, sentences=split_sentences(text), **given)


def _read_text(document: Document, _: str) -> Iterator[Article]:
    head, body = _header(clean(document.text).lstrip("\n"))
    given = {line[1].lower(): line[2].strip().strip("\"'") for line in map(KEYED.fullmatch, head) if line}
    if unknown := sorted(set(given) - set(HEADER)):
        known = ", ".join(HEADER)
        raise StatedFiguresError(f"{document.name}: unknown key {unknown[0]!r} in its header; the keys are {known}")
    yield _article(document, body, **(_fields(document.name, given) if given else {}))


def _header(text: str) -> tuple[list[str], str]:
    """The lines of a text's header, before an empty line, between two lines of '---', or at once before the text."""
    fenced = FENCED.match(text)
    head = fenced[1] if fenced else text.partition("\n\n")[0]
    lines = head.split("\n")
    keys = [line and line[1].lower() in HEADER for line in map(KEYED.fullmatch, lines)]
    if keys[0] and all(map(KEYED.fullmatch, lines)):
        return lines, text[fenced.end() if fenced else len(head) + 2 :]
    known = next((n for n, key in enumerate(keys) if not key), 0)
    return (lines[:known], "\n".join(text.split("\n")[known:])) if known > 1 else ([], text)


def _fields(name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The fields of an article from those that a header or a line of JSON gives."""
    authors = given.get("authors") or ()
    listed = authors if isinstance(authors, list | tuple) else str(authors).split(",")
    fields: dict[str, Any] = {k: clean(str(v)).strip() for k, v in given.items() if v and k != "authors"}
    if "published" in fields:
        date = DATE.fullmatch(fields["published"])
        if not date:
            raise StatedFiguresError(f"{name}: published {fields['published']!r} is no ISO date (like 2025-10-31)")
        fields["published"] = date[1]
    if not fields.get("url", "https://").startswith(("http://", "https://")):
        raise StatedFiguresError(f"{name}: url {fields['url']!r} is no http address")
    for key, allowed in (("wording", ("published", "ours")), ("kind", ("article", "official"))):
        if fields.get(key, allowed[0]) not in allowed:
            raise StatedFiguresError(f"{name}: {key} {fields[key]!r} is neither {allowed[0]!r} nor {allowed[1]!r}")
    return fields | {"authors": tuple(clean(str(author)).strip() for author in listed)}


def _read_jsonl(document: Document, _: str) -> Iterator[Article | StatedFiguresError]:
    for number, row, raw in _rows(document):
        try:
            yield _of_row(document, number, row, raw)
        except StatedFiguresError as error:  # one bad line is no end of the file
            yield error


def _of_row(document: Document, number: int, row: Any, raw: bytes) -> Article:
    where = f"{document.name}, line {number}"
    if isinstance(row, Exception):
        raise StatedFiguresError(f"{where}: not JSON ({row})") from row
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise StatedFiguresError(f"{where}: no 'text'; an article is {{\"text\": …}}, a line each")
    fields = _fields(where, {key: row[key] for key in HEADER if key in row})
    fields = {"id": f"{_id(document.stem)}-{number}", "sha256": _sha256(raw)} | fields
    # what a line of ours, from `statedfigures read`, tells beyond a header: how the page was read
    if isinstance(row.get("sha256"), str):
        fields["sha256"] = row["sha256"]
    if isinstance(row.get("agreement"), int | float):
        fields["agreement"] = float(row["agreement"])
    if isinstance(row.get("readings"), list):
        fields["readings"] = tuple(clean(str(reading)) for reading in row["readings"])
    return _article(document, row["text"], **fields)


def _rows(document: Document) -> Iterator[tuple[int, Any, bytes]]:
    """Each object of JSON Lines, or of one JSON document, with its number and its bytes."""
    try:
        whole = json.loads(document.text)
        rows = whole if isinstance(whole, list) else [whole]
        yield from ((n, row, json.dumps(row, sort_keys=True).encode()) for n, row in enumerate(rows, 1))
    except RecursionError as error:
        raise StatedFiguresError(f'{document.name}: JSON nested too deep; an article is {{"text": …}}') from error
    except ValueError:
        for number, line in enumerate(document.text.split("\n"), 1):
            if line.strip():
                try:
                    yield number, json.loads(line), line.strip().encode("utf-8", "replace")
                except (ValueError, RecursionError) as error:
                    yield number, error, b""


def _read_markdown(document: Document, _: str) -> Iterator[Article]:
    """Markdown's words without its signs; a header of ours may stand above them."""
    from markdown_it import MarkdownIt

    for article in _read_text(document, ""):
        lines = []
        for token in MarkdownIt("commonmark").enable("table").parse(article.text):
            kept = [c for c in token.children or () if c.type in ("text", "code_inline", "softbreak", "hardbreak")]
            lines.append("".join(" " if c.type.endswith("break") else c.content for c in kept))
        text = "\n".join(line for line in lines if line.strip())
        yield replace(article, text=text, sentences=split_sentences(text))


def _read_pdf(document: Document, _: str) -> Iterator[Article]:
    from .pdf import pdf_text

    text, fields = pdf_text(document.name, document.data)
    yield _article(document, text, **fields)


def _read_html(document: Document, reader: str) -> Iterator[Article]:
    from .markup import parse
    from .metadata import metadata
    from .readers import read_page
    from .walls import no_article

    tree = parse(document.text)
    fields = metadata(tree, document.url)
    reading = read_page(document.text, reader)
    if reason := no_article(tree, reading.text):
        way = "" if ";" in reason else "; save it as a browser shows it, or give its text"
        raise StatedFiguresError(f"{document.name}: no article here: {reason}{way}")
    yield _article(document, reading.text, agreement=reading.agreement, readings=reading.others, **fields)


READ: dict[str, Callable[[Document, str], Iterator[Article | StatedFiguresError]]] = {
    "text": _read_text, "markdown": _read_markdown, "jsonl": _read_jsonl, "html": _read_html, "pdf": _read_pdf,
}  # fmt: skip


def clean(text: str) -> str:
    """Text without signs that are not meant to be read, with one kind of line break; most text stays as it is.

    >>> clean("a\\u00ad share\\u200b of\\r\\n57 %\\0")
    'a share of\\n57 %'
    """
    text = UNSEEN.sub("", BREAK.sub("\n", text))
    return text.encode("utf-8", "replace").decode("utf-8")  # half a pair of UTF-16 cannot be written anywhere


def _id(stem: str) -> str:
    """A file's stem or the end of an address, as an id.

    >>> _id("Rare Earths_2025 (final)")
    'Rare-Earths_2025-final'
    """
    return re.sub(r"[^\w.]+", "-", stem).strip("-")[:80] or "article"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _unique(articles: list[Article]) -> list[Article]:
    """The articles without those that came twice; different ones of one id are told apart by their content."""
    found: dict[str, Article] = {}
    for article in articles:
        same = found.get(article.id, article)
        if (same.sha256, same.text) != (article.sha256, article.text):
            article = replace(article, id=f"{article.id}-{_sha256((article.sha256 + article.text).encode())[:8]}")
        found.setdefault(article.id, article)
    return list(found.values())
