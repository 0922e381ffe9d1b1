"""A text with its figures marked, ids that stay, and the links that lead from a figure to its words and back."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from .model import Article, Figure, Span

LONG = 12  # words from which a text fragment names a sentence by its two ends
ENDS = 4  # words at each end


def slug(name: str) -> str:
    """A name as a part of an HTML id; what had to be replaced is told apart by four digits of its hash.

    >>> slug("rare-earths"), slug("a b")
    ('rare-earths', 'a-b-c8687a08')
    """
    plain = re.sub(r"[^A-Za-z0-9-]+", "-", name).strip("-")
    return plain if plain == name else f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}".lstrip("-")


def figure_ids(figures: Iterable[Figure]) -> dict[Figure, str]:
    """An id for every figure, from its article's id and its place; of several at one place the later are numbered."""
    seen: Counter[str] = Counter()
    ids: dict[Figure, str] = {}
    for figure in figures:
        place = f"{slug(figure.article_id)}-{figure.start}-{figure.end}"
        seen[place] += 1
        ids[figure] = place if seen[place] == 1 else f"{place}-{seen[place]}"
    return ids


def live_link(article: Article, sentence: Span) -> str:
    """The address of the sentence on the published page; '' for our own wording and where there is no web address.

    >>> live_link(Article("a", "Up by 3-4%, they say.", url="https://example.org/x"), Span(0, 21))
    'https://example.org/x#:~:text=Up%20by%203%2D4%25%2C%20they%20say.'
    """
    if article.wording != "published" or article.kind != "article" or not web_address(article.url):
        return ""
    words = article.text[slice(*sentence)].split()
    ends = [words] if len(words) <= LONG else [words[:ENDS], words[-ENDS:]]
    text = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)  # '-' marks a prefix there
    return f"{article.url}{':~:text=' if '#' in article.url else '#:~:text='}{text}"


def web_address(url: str) -> str:
    """The address if it is one that a link may lead to, else ''.

    >>> web_address("https://example.org/"), web_address("javascript:alert(1)")
    ('https://example.org/', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


class Piece(NamedTuple):
    """A stretch of text, the figures whose numeral it belongs to, and whether it is in the words of a cue."""

    span: Span
    figures: tuple[Figure, ...]
    cue: bool


def pieces(within: Span, figures: Sequence[Figure]) -> list[Piece]:
    """The stretch cut wherever a numeral or a cue begins or ends, so that overlapping ones need nothing special."""
    ends = (end for f in figures for span in _spans(f) for end in span)
    cuts = sorted({*within, *(min(max(end, within.start), within.end) for end in ends)})
    return [
        Piece(Span(a, b), tuple(f for f in figures if f.start <= a and b <= f.end),
              any(cue.span.start <= a and b <= cue.span.end for f in figures for cue in f.cues))
        for a, b in pairwise(cuts)
    ]  # fmt: skip


def _spans(figure: Figure) -> list[Span]:
    return [Span(figure.start, figure.end), *(cue.span for cue in figure.cues)]


def quote_html(article: Article, figure: Figure) -> Markup:
    """The figure's sentence in full, its numeral marked strongly and its cue words lightly."""
    return Markup("").join(_marked(article, piece) for piece in pieces(figure.sentence, [figure]))


def text_html(article: Article, figures: Sequence[Figure], ids: Mapping[Figure, str] | None = None) -> Markup:
    """The article's paragraphs, cues underlined, numerals marked: with `ids` each an anchor and a link to its row."""
    by_place = sorted(figures, key=lambda figure: (figure.start, figure.end))
    seen: set[Figure] = set()
    paragraphs = []
    for match in re.finditer(r"\S(?:.*\S)?", article.text):
        here = [f for f in by_place if any(a < match.end() and match.start() < b for a, b in _spans(f))]
        inside = [
            _linked(article, piece, ids, seen) if ids and piece.figures else _marked(article, piece)
            for piece in pieces(Span(*match.span()), here)
        ]
        paragraphs.append(Markup("<p>{}</p>").format(Markup("").join(inside)))
    return Markup("\n").join(paragraphs)


def _marked(article: Article, piece: Piece) -> Markup:
    around = "<mark>{}</mark>" if piece.figures else "<u>{}</u>" if piece.cue else "{}"
    return Markup(around).format(article.text[slice(*piece.span)])


def _linked(article: Article, piece: Piece, ids: Mapping[Figure, str], seen: set[Figure]) -> Markup:
    new = [f for f in piece.figures if f not in seen]
    seen.update(new)
    anchors = Markup("").join(Markup('<span id="t-{}"></span>').format(ids[f]) for f in new)
    mark = Markup('<a class="n" href="#f-{}" data-f="{}">{}</a>')
    names = [ids[f] for f in piece.figures]
    return anchors + mark.format(names[0], " ".join(names), article.text[slice(*piece.span)])
