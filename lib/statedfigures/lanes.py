"""What the charts have in common: their rows, and figures put into lanes by what they say."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .arithmetic import grouped
from .marks import Lane
from .model import STATUS_CLASS, Figure
from .spans import days, nearest_in_time, period_words
from .spoken import figure_words
from .story import count, listed, short_source
from .timeline import years


class Rows(NamedTuple):
    """What a chart is drawn from: the articles' figures, the official ones that hold, and who published which."""

    figures: list[Figure]
    facts: list[Figure]
    outlets: dict[str, str]
    published: dict[str, str]


def often(figures: Iterable[Figure], most: int = 8) -> dict[str, list[Figure]]:
    """The figures by measure: those that several articles state, the commonest first; all where there is none such."""
    groups = grouped(figures, lambda f: f.measure)
    several = [name for name in groups if count(groups[name]) > 1] or list(groups)
    return {name: groups[name] for name in sorted(several, key=lambda name: (-count(groups[name]), name))[:most]}


def once(figures: Sequence[Figure]) -> list[Figure]:
    """Each statement once an article, by value."""
    first: dict[tuple[str, str, str], Figure] = {}
    for figure in figures:
        first.setdefault((figure.article_id, figure_words(figure), figure.status), figure)
    return sorted(first.values(), key=lambda f: (f.value, f.high or f.value, f.article_id))


def by_words(rows: Rows, figures: Sequence[Figure], before: dict[Figure, Figure] | None = None) -> tuple[Lane, ...]:
    """The figures by what they say, smallest first; those who say the same in one lane, their dots stacked."""
    starts = before or {}

    def way(figure: Figure) -> tuple[float, str, str, str]:
        start = starts.get(figure)
        return figure.value, figure_words(figure), figure.status, figure_words(start) if start else ""

    lanes = []
    for _, group in sorted(grouped(once(figures), way).items()):
        names = sorted({rows.outlets[f.article_id] for f in group}, key=str.lower)
        lanes.append(Lane(tuple(group), listed(names, 4), starts.get(group[0])))
    return tuple(lanes)


def official_lines(rows: Rows, figures: Sequence[Figure]) -> tuple[tuple[float, str], ...]:
    """The official value of each basis that is nearest to the days of the articles, with the name for its line."""
    first = figures[0]
    facts = (fact for fact in rows.facts if "forecast" not in fact.why)
    same = [f for f in facts if (f.measure, f.subject, f.unit) == (first.measure, first.subject, first.unit)]
    # what is pledged is held against what was pledged, where that is known
    same = [f for f in same if STATUS_CLASS[f.status] == STATUS_CLASS[first.status]] or same
    return tuple(
        (f.value, f"{short_source(rows.outlets[f.article_id])} {figure_words(f)}"
         + (f" ({period_words(f.period)})" if f.period else ""))
        for f in nearest_in_time(same, (rows.published[f.article_id] for f in figures))
    )  # fmt: skip


def nice(top: float) -> float:
    """The next round number at or above: 57 → 60, 25e6 → 25e6.

    >>> nice(57), nice(100.0), nice(2.2e7)
    (60.0, 100.0, 25000000.0)
    """
    if top <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(top))
    return next(step * power for step in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * power >= top * (1 - 1e-9))


def spoken_of(rows: Rows, figure: Figure) -> float:
    """The time that a figure speaks of, in years: the end of its period, else its article's date; 0 where untold."""
    for told in (figure.period, rows.published[figure.article_id]):
        span = days(told)
        if span and span[1].year < 3000:
            return years(span[1])
    return 0.0
