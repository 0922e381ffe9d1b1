"""The words of a PDF, page by page; pages end with a form feed, so that every offset still tells its page."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from .model import StatedFiguresError

REPEATED = 0.5  # share of the pages that a running head stands on


def pdf_text(name: str, data: bytes) -> tuple[str, dict[str, Any]]:
    """The text of a PDF and what it says of itself; `StatedFiguresError` where it cannot be read or holds no words."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # or its warnings go to stderr
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise StatedFiguresError(f"{name}: a PDF with a password; give one without")
        pages = [[" ".join(line.split()) for line in page.extract_text().splitlines()] for page in reader.pages]
        told: Mapping[str, Any] = reader.metadata or {}
        author = str(told.get("/Author") or "")
        fields = {"title": str(told.get("/Title") or ""), "authors": (author,) if author else ()}
    except StatedFiguresError:
        raise
    except Exception as error:  # whatever a broken file does to the library
        raise StatedFiguresError(f"{name}: a broken PDF ({type(error).__name__}); open and save it anew") from error
    if not any(pages):
        raise StatedFiguresError(f"{name}: a PDF without text (scanned?); recognise its text first")
    heads = _running_heads(pages)
    texts = [_paragraphs([line for line in page if _shape(line) not in heads]) for page in pages]
    return "\n\f".join(texts), {key: value for key, value in fields.items() if value}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _running_heads(pages: list[list[str]]) -> frozenset[str]:
    """The first and last lines that most pages share, page numbers aside."""
    ends = Counter(shape for page in pages for shape in {_shape(line) for line in [*page[:2], *page[-2:]] if line})
    heads = {shape for shape, count in ends.items() if len(pages) > 2 and count > REPEATED * len(pages)}
    return frozenset(heads | {"0", "- 0 -", "Page 0", "Page 0 of 0", "0 / 0", "0/0"})


def _paragraphs(lines: list[str]) -> str:
    """Lines joined to paragraphs: one ends at an empty line, or where a short line ends a sentence."""
    width = max(map(len, lines), default=0)
    text, last = "", 0
    for line in lines:
        if not text or text.endswith("\n"):
            text += line
        elif not line:
            text += "\n"
        elif re.search(r"[a-z]-$", text) and line[0].islower():  # 'pro-' 'cessing'
            text = text[:-1] + line
        elif last < 0.75 * width and re.search(r"[.!?:”\"]$", text):
            text += "\n" + line
        else:
            text += " " + line
        last = len(line)
    return text.strip()
