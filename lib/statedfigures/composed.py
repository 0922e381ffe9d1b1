"""Text whose letters and accents are apart → the same text composed, and the way back to its own offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import replace

from .model import Article, Cue, Figure, Span

CLUSTER = re.compile(r"\w[^\w\s!-~]+")  # a letter and what may be combined with it


def compose(text: str) -> tuple[str, list[int]]:
    """The text in Unicode's composed form, and for each place of it, its end too, the offset in the text as it was.

    >>> compose("cafe\\u0301 5%")
    ('café 5%', [0, 1, 2, 3, 5, 6, 7, 8])
    """
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for cluster in CLUSTER.finditer(text):
        start, end = cluster.span()
        whole = unicodedata.normalize("NFC", cluster[0])
        if len(whole) < end - start:
            parts += (text[done:start], whole)
            places += range(done, start + 1)
            places += range(end - len(whole) + 1, end)  # what could not be combined stands at the end
            done = end
    parts.append(text[done:])
    places += range(done, len(text) + 1)
    return "".join(parts), places


def composed(article: Article) -> tuple[Article, list[int]]:
    """The article with its text and sentences composed, and the way back; `[]` where they are already."""
    if unicodedata.is_normalized("NFC", article.text):
        return article, []
    text, places = compose(article.text)
    spans = (Span(*(bisect_left(places, at) for at in span)) for span in article.sentences)
    return replace(article, text=text, sentences=tuple(spans)), places


def restored(figure: Figure, places: list[int]) -> Figure:
    """The figure with the offsets of the text as it was."""

    def back(span: Span) -> Span:
        return Span(places[span.start], places[span.end])

    start, end = back(Span(figure.start, figure.end))
    cues = tuple(Cue(back(cue.span), cue.name) for cue in figure.cues)
    return replace(figure, start=start, end=end, sentence=back(figure.sentence), cues=cues)
