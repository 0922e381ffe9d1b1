"""Texts and articles → Figures: each stage's findings are put together once, at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from .about import about
from .find import find
from .model import Article, Figure, Span
from .qualify import qualify
from .sentences import split_sentences
from .speaker import Speakers
from .topic import Topic, load_topic


def extract_figures(articles: Any, topic: str | os.PathLike[str] | None = None) -> list[Figure]:
    """Every figure of a text, an article, or several of them; StatedFiguresError where the topic is unknown."""
    chosen = load_topic(topic) if topic is not None else None
    if isinstance(articles, str | Article):
        articles = [articles]
    figures: list[Figure] = []
    for number, article in enumerate(articles):
        if isinstance(article, str):
            article = Article(id="text" if number == 0 else f"text-{number + 1}", text=article)
        figures += figures_of(article, chosen)
    return figures


def explain(text: str, topic: str | os.PathLike[str] | None = None) -> Iterator[str]:
    """One line for each number of the text: the rules and cues that made its figure, or the rule that passed it over.

    >>> print(*explain("Page 3: duties of 10%."), sep="\\n")
    5-6 '3' passed over: name
    18-21 '10%' = 10 percent: digits; phrase of
    """
    chosen = load_topic(topic) if topic is not None else None
    article = Article(id="text", text=text)
    passed: list[tuple[int, int, str]] = []
    for _ in find(text, split_sentences(text), passed):
        pass
    lines = [(start, f"{start}-{end} {text[start:end]!r} passed over: {rule}") for start, end, rule in passed]
    for f in figures_of(article, chosen):
        high = "" if f.high is None else f" to {f.high:g}"
        made = f"{f.start}-{f.end} {text[f.start : f.end]!r} = {f.value:g}{high} {f.unit}: {'; '.join(f.why)}"
        lines.append((f.start, made))
    return (line for _, line in sorted(lines))


def figures_of(article: Article, topic: Topic | None) -> list[Figure]:
    """The figures of one article in the order of its text."""
    text = article.text
    spans = article.sentences or split_sentences(text)
    speakers = Speakers(text)
    reader = topic.reader(article, spans) if topic else None
    made: list[Figure] = []
    holder = ""  # whom the figures before described, for those that name nobody
    for sentence in find(text, spans):
        qualities = qualify(sentence)
        for i, (mention, quality) in enumerate(zip(sentence.mentions, qualities, strict=True)):
            named = about(sentence, i)
            holder = named.holder or holder
            speaker, speaker_cue = speakers.of(sentence, mention)
            base = dict(
                article_id=article.id, start=mention.start, end=mention.end, sentence=Span(sentence.start, sentence.end),
                value=mention.value, high=mention.high, unit=mention.unit, step=mention.step, bound=quality.bound,
                about=named.words, measure=named.measure or named.words.lower(), subject=named.holder or holder or named.subject, role=quality.role,
                direction=quality.direction, status=quality.status, speaker=speaker,
                cues=tuple(sorted([*quality.cues, *speaker_cue])),
                why=(mention.rule, *quality.why, *named.rules),
            )  # fmt: skip
            readings = reader.read(sentence, i, qualities) if reader else None
            if mention.unit == "date" and not readings:
                continue
            made += [Figure(**{**base, **reading}) for reading in readings] if readings else [Figure(**base)]
    return made
