"""A page's tree → its text, by several readers; the one that agrees most with the others is chosen.

The only importer of newspaper, which is mended here from outside, and of the other readers: import it when HTML is read.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from .markup import parse, prepare
from .model import Article, Figure, StatedFiguresError

SHINGLE = 4  # words
BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"]
)


class Reading(NamedTuple):
    """The chosen text, the texts of the other readers, and how far they agree (0 to 1, None for one alone)."""

    text: str
    others: tuple[str, ...]
    agreement: float | None


def block_text(tree: HtmlElement) -> str:
    """The text of a tree, one block a line.

    >>> block_text(document_fromstring("<h2>Duties</h2><p>Up <b>5</b>%<br>at once<div>now</div>"))
    'Duties\\nUp 5%\\nat once\\nnow'
    """
    parts: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        block = node.tag in BLOCKS
        if block:
            parts.append("\n")
        if event == "start":
            if isinstance(node.tag, str):
                parts.append((node.text or "").replace("\n", " "))
        elif node is not tree:
            parts.append((node.tail or "").replace("\n", " "))
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """The lines of a text that are not empty, each with single spaces."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _mended_newspaper() -> Any:
    """newspaper3k's parts with what has gone wrong under lxml 6 put right, and no file left behind."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="statedfigures-") as scratch:
        tempfile.tempdir = scratch  # its import makes folders in the temporary folder; they vanish with this one
        try:
            from newspaper import cleaners, configuration, extractors, outputformatters, parsers
        finally:
            tempfile.tempdir = before

    class Parser(parsers.Parser):  # type: ignore[misc]
        compiled = re.compile(r"re:test\(@(\w+), '(.*)', 'i'\)")

        @classmethod
        def textToPara(cls, text: str) -> HtmlElement | None:  # noqa: N802
            """libxml2 2.14 no longer wraps bare text in <p>, and what is no <p> is never scored."""
            node = cls.fromstring(text)
            if node is not None and node.tag == "span":
                node.tag = "p"
            return node

    class Configuration(configuration.Configuration):  # type: ignore[misc]
        def get_parser(self) -> type[Parser]:
            return Parser

    config = Configuration()
    return (
        cleaners.DocumentCleaner(config),
        extractors.ContentExtractor(config),
        outputformatters.OutputFormatter(config),
    )


_newspaper_parts: Any = None


def newspaper(tree: HtmlElement) -> str:
    """The text that newspaper3k finds."""
    global _newspaper_parts
    if _newspaper_parts is None:
        _newspaper_parts = _mended_newspaper()
    cleaner, extractor, formatter = _newspaper_parts
    language = tree.get("lang", "en")
    extractor.update_language(language)
    formatter.update_language(language)
    top = extractor.calculate_best_node(cleaner.clean(tree))
    if top is None:
        return ""
    text, _ = formatter.get_formatted(extractor.post_cleanup(top))
    return tidy(text)


def _trafilatura(tree: HtmlElement, **setting: bool) -> str:
    from trafilatura import extract

    text = extract(tree, include_comments=False, include_tables=True, deduplicate=False, **setting)
    # its marks of lists and tables are no words of the article
    return tidy(re.sub(r"(?m)^(?:- |\|)+|\|$|^-$", "", text or ""))


def trafilatura(tree: HtmlElement) -> str:
    """The text that trafilatura finds when it favours precision."""
    return _trafilatura(tree, favor_precision=True)


def trafilatura_recall(tree: HtmlElement) -> str:
    """The text that trafilatura finds when it favours recall."""
    return _trafilatura(tree, favor_recall=True)


def readability(tree: HtmlElement) -> str:
    """The text that readability-lxml finds."""
    from readability import Document

    return block_text(document_fromstring(Document(tree).summary()))


READERS: dict[str, Callable[[HtmlElement], str]] = {
    "newspaper": newspaper,
    "trafilatura": trafilatura,
    "trafilatura-recall": trafilatura_recall,
    "readability": readability,
}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, with how often each occurs."""
    words = re.findall(r"\w+", text)
    return Counter(zip(*(words[i:] for i in range(SHINGLE)), strict=False))


def overlap(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    """The F1 of two texts by their shingles."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def medoid(texts: Mapping[str, str]) -> Reading:
    """The text with the highest summed overlap with the others; the first of the mapping among equals."""
    counts = {name: shingles(text) for name, text in texts.items()}
    sums = {name: sum(overlap(mine, counts[n]) for n in counts if n != name) for name, mine in counts.items()}
    best = max(sums, key=sums.__getitem__)
    others = tuple(text for name, text in texts.items() if name != best)
    return Reading(texts[best], others, sums[best] / len(others) if others else None)


def read_page(text: str, reader: str = "agree", language: str = "") -> Reading:
    """The text of an HTML page by one reader, or ('agree') by all; `language` is a code, '' where unknown.

    Raises `StatedFiguresError` for a reader that is not known.
    """
    if reader != "agree" and reader not in READERS:
        raise StatedFiguresError(f"unknown reader {reader!r}; the readers are agree, {', '.join(READERS)}")
    names = list(READERS) if reader == "agree" else [reader]
    tree = prepare(parse(text))
    tree.set("lang", language or "en")
    texts = {name: _read(name, deepcopy(tree)) for name in names}
    return medoid(texts)


def _read(name: str, tree: HtmlElement) -> str:
    try:
        return READERS[name](tree)
    except Exception:  # a reader that stumbles over a page is one voice less
        return ""


def read_by(article: Article, figure: Figure) -> int | None:
    """How many readers have the figure's sentence with its number; None where one reader alone read the article."""
    if not article.readings:
        return None
    sentence = " ".join(article.text[figure.sentence.start : figure.sentence.end].split())
    return 1 + sum(sentence in " ".join(text.split()) for text in article.readings)
