"""A page's tree → its text, by several readers; the one that agrees most with the others is chosen.

The only importer of newspaper, which is mended here from outside, and of the other readers; they are slow to import.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from copy import deepcopy
from functools import cache, lru_cache, partial
from importlib import import_module
from subprocess import TimeoutExpired, run
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from .language import language_of
from .markup import BLOCKS, parse, prepare
from .model import Article, Figure, StatedFiguresError

TEST = re.compile(r"//\*\[re:test\(@(\w+), '(.*)', 'i'\)\]")  # the only XPath that newspaper makes with a pattern
SHINGLE = 4  # words
HEAVY, MANY = 1_500_000, 5_000  # characters, elements of a page that may take a reader long
DEADLINE = 15  # seconds for such a page, all readers beside each other
NEWSPAPER_READS = re.compile("da|de|el|en|es|fi|fr|he|hr|hu|id|it|nb|nl|pl|pt|ro|ru|sr|sv|sw|tr|uk|vi|bg")
AROUND = 4  # words on each side of a number that tell whether a reader has it

for _noisy in ("newspaper", "readability", "trafilatura", "htmldate"):  # what they stumble over is no news to a user
    logging.getLogger(_noisy).addHandler(logging.NullHandler())


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
        if node.tag in BLOCKS:
            parts.append("\n")
        words = node.text if event == "start" else None if node is tree else node.tail
        if isinstance(node.tag, str) and words:
            parts.append(words.replace("\n", " "))
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """The lines of a text that are not empty, each with single spaces."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _import_newspaper() -> Any:
    """newspaper3k; the folders that its import makes in the temporary folder vanish at once."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="statedfigures-") as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tempfile.tempdir = scratch
        try:
            return import_module("newspaper.article")
        finally:
            tempfile.tempdir = before


@cache
def newspaper_parts() -> tuple[Any, Any, Any]:
    """newspaper3k's cleaner, extractor and formatter: its faults put right, nothing fetched, no file left behind."""
    installed = _import_newspaper()

    class Parser(installed.Configuration().get_parser()):  # type: ignore[misc]
        @classmethod
        def xpath_re(cls, node: HtmlElement, expression: str) -> list[HtmlElement]:
            """The same nodes as by an XPath with re:test, without crossing into Python and back for each."""
            test = TEST.fullmatch(expression)
            if test is None:
                return list(super().xpath_re(node, expression))
            found = re.compile(test[2], re.I).search
            return [one for one in node.xpath(f"//*[@{test[1]}]") if found(one.get(test[1]))]

        @classmethod
        def textToPara(cls, text: str) -> HtmlElement | None:  # noqa: N802
            """libxml2 2.14 no longer wraps bare text in <p>, and what is no <p> is never scored."""
            node = cls.fromstring(text)
            if node is not None and node.tag == "span":
                node.tag = "p"
            return node

    class Extractor(installed.ContentExtractor):  # type: ignore[misc, name-defined]
        def is_boostable(self, node: HtmlElement) -> bool:
            """Looks at no more siblings than it needs, which makes long pages linear."""
            self.walk_siblings = lambda one: one.itersiblings(preceding=True)
            try:
                return bool(super().is_boostable(node))
            finally:
                del self.walk_siblings

    config = installed.Configuration()
    config.get_parser = lambda: Parser
    return installed.DocumentCleaner(config), Extractor(config), installed.OutputFormatter(config)


def newspaper(tree: HtmlElement) -> str:
    """The text that newspaper3k finds, however long it is, in the language of the page."""
    cleaner, extractor, formatter = newspaper_parts()
    language = tree.get("lang", "en")
    for part in (extractor, formatter):  # with a wrong language it finds nothing, in silence
        part.update_language(language if NEWSPAPER_READS.fullmatch(language) else "en")
    top = extractor.calculate_best_node(cleaner.clean(tree))
    if top is None:
        return ""
    text, _ = formatter.get_formatted(extractor.post_cleanup(top))
    return tidy(text)


def trafilatura(tree: HtmlElement, precision: bool) -> str:
    """The text that trafilatura finds when it favours precision, or else recall."""
    from trafilatura import extract

    text = extract(tree, include_comments=False, favor_precision=precision, favor_recall=not precision)
    # its marks of lists and tables are no words of the article
    return tidy(re.sub(r"(?m)^(?:- |\|)+|\|$|^-$", "", text or ""))


def readability(tree: HtmlElement) -> str:
    """The text that readability-lxml finds."""
    from readability import Document

    return block_text(document_fromstring(Document(tree).summary()))


READERS: dict[str, Callable[[HtmlElement], str]] = {
    "newspaper": newspaper,
    "trafilatura": partial(trafilatura, precision=True),
    "trafilatura-recall": partial(trafilatura, precision=False),
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


def read_page(text: str, reader: str = "agree") -> Reading:
    """The text of an HTML page by one reader, or ('agree') by all.

    Raises `StatedFiguresError` for a reader that is not known.
    """
    if reader != "agree" and reader not in READERS:
        raise StatedFiguresError(f"unknown reader {reader!r}; the readers are agree, {', '.join(READERS)}")
    names = list(READERS) if reader == "agree" else [reader]
    tree = prepare(parse(text))
    tree.set("lang", language_of(tree.text_content()) or "en")
    heavy = len(text) > HEAVY or sum(1 for _ in tree.iter()) > MANY
    texts = _apart(names, tree) if heavy else {name: _read(name, deepcopy(tree)) for name in names}
    if not any(texts.values()) and heavy:
        raise StatedFiguresError(f"no reader was done with the page in {DEADLINE} s; give its text alone")
    return medoid(texts)


def _read(name: str, tree: HtmlElement) -> str:
    try:
        return READERS[name](tree)
    except Exception:  # a reader that stumbles over a page is one voice less
        return ""


def _apart(names: list[str], tree: HtmlElement) -> dict[str, str]:
    """The texts of a page that may take long, each reader in a process of its own, which can be ended."""
    page = etree.tostring(tree, encoding="utf-8", method="html")

    def text_by(name: str) -> str:
        command = [sys.executable, "-m", __name__, name]
        with suppress(TimeoutExpired):
            return str(run(command, input=page, capture_output=True, env=apart, timeout=DEADLINE).stdout, "utf-8")
        return ""

    with tempfile.TemporaryDirectory(prefix="statedfigures-") as folder, ThreadPoolExecutor() as threads:
        apart = {**os.environ, "TMPDIR": folder}  # what a reader that is ended leaves goes with the folder
        return dict(zip(names, threads.map(text_by, names), strict=True))


def read_by(article: Article, figure: Figure) -> int | None:
    """How many readers have the figure's number among its words; None where one reader alone read the article."""
    if not article.readings:
        return None
    start, end = figure.sentence
    before = _plain(article.text[start : figure.start]).split()[-AROUND:]
    after = _plain(article.text[figure.end : end]).split()[:AROUND]
    words = " ".join([*before, *_plain(article.text[figure.start : figure.end]).split(), *after])
    return 1 + sum(f" {words} " in _plain(text) for text in article.readings)


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return " " + " ".join(re.findall(r"\w+", text)) + " "


if __name__ == "__main__":
    TEXT = _read(sys.argv[1], parse(sys.stdin.buffer.read().decode()))
    sys.stdout.buffer.write(TEXT.encode())
