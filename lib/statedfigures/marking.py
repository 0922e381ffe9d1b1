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

from .model import Article, Cue, Figure, Span

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
    """A stretch of text, the figures whose numeral it belongs to, and the cues."""

    span: Span
    figures: tuple[Figure, ...]
    cues: tuple[str, ...]


def pieces(within: Span, figures: Sequence[Figure]) -> list[Piece]:
    """The stretch cut wherever a numeral or a cue begins or ends, so that overlapping ones need nothing special."""
    numerals = [(Span(f.start, f.end), f) for f in figures]
    cues = sorted({cue for f in figures for cue in f.cues})
    spans = [span for span, _ in numerals] + [cue.span for cue in cues]
    cuts = sorted({*within, *(min(max(end, within.start), within.end) for span in spans for end in span)})
    return [
        Piece(
            Span(a, b),
            tuple(f for span, f in numerals if span.start <= a and b <= span.end),
            _names(cue for cue in cues if cue.span.start <= a and b <= cue.span.end),
        )
        for a, b in pairwise(cuts)
    ]


def _names(cues: Iterable[Cue]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cue.name for cue in cues))


def quote_html(article: Article, figure: Figure) -> Markup:
    """The figure's sentence in full, its numeral marked strongly and its cue words lightly."""
    parts = []
    for piece in pieces(figure.sentence, [figure]):
        text = Markup.escape(article.text[slice(*piece.span)])
        if piece.figures:
            text = Markup("<mark>{}</mark>").format(text)
        elif piece.cues:
            text = Markup("<u>{}</u>").format(text)
        parts.append(text)
    return Markup("").join(parts)


def text_html(article: Article, figures: Sequence[Figure], ids: Mapping[Figure, str], *, links: bool = True) -> Markup:
    """The article's paragraphs, every numeral an anchor and a link to its row, every cue underlined."""
    by_place = sorted(figures, key=lambda figure: (figure.start, figure.end))
    seen: set[Figure] = set()
    paragraphs = []
    for match in re.finditer(r"\S(?:.*\S)?", article.text):
        here = [f for f in by_place if any(a < match.end() and match.start() < b for a, b in _spans(f))]
        inside = [_piece_html(article, piece, ids, seen, links) for piece in pieces(Span(*match.span()), here)]
        paragraphs.append(Markup("<p>{}</p>").format(Markup("").join(inside)))
    return Markup("\n").join(paragraphs)


def _spans(figure: Figure) -> list[Span]:
    return [Span(figure.start, figure.end), *(cue.span for cue in figure.cues)]


def _piece_html(article: Article, piece: Piece, ids: Mapping[Figure, str], seen: set[Figure], links: bool) -> Markup:
    text = Markup.escape(article.text[slice(*piece.span)])
    if not piece.figures:
        return Markup("<u>{}</u>").format(text) if piece.cues else text
    new = [f for f in piece.figures if f not in seen]
    seen.update(new)
    if not links:
        return Markup("<mark>{}</mark>").format(text)
    anchors = Markup("").join(Markup('<span id="t-{}"></span>').format(ids[f]) for f in new)
    mark = Markup('<a class="n" href="#f-{}" data-f="{}">{}</a>')
    return anchors + mark.format(ids[piece.figures[0]], " ".join(ids[f] for f in piece.figures), text)
