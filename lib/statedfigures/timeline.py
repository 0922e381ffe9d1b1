"""A measure over time: the official series as steps, the articles' statements as marks where they speak of."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from .marks import ACCENT, EM, INK, LINE, SIZE, Lane, Plot
from .model import Figure
from .spans import days
from .spoken import date_words, value_words

HEIGHTS = 320, 280
PLOTS = 460, 148
FIT = 14  # pixels between two labels
BEFORE = 1.0  # years of the series before the first statement
Y = Callable[[float], float]


class Step(NamedTuple):
    """An official value from one time to another, in years."""

    start: float
    end: float
    value: float
    basis: str


class Dot(NamedTuple):
    """A way of stating a figure and the time that it speaks of, in years."""

    when: float
    lane: Lane


def years(day: date) -> float:
    """A day as a number of years: a scale without a clock's zone.

    >>> years(date(2025, 1, 1)), round(years(date(2025, 7, 2)), 1)
    (2025.0, 2025.5)
    """
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def coarse(value: float) -> float:
    """How finely to write a value that was computed, or of which only the value is known: three digits.

    >>> coarse(25e6), coarse(57.6), coarse(60)
    (100000.0, 0.1, 1.0)
    """
    return 10.0 ** (math.floor(math.log10(value)) - 2) if value % 1 or value >= 1000 else 1.0


def steps(facts: Sequence[Figure]) -> tuple[Step, ...]:
    """The official figures that have a time, by basis and time."""
    spans = [(fact, span) for fact in facts if (span := days(fact.period)) and date.min < span[0] <= span[1] < date.max]
    found = (Step(years(a), years(b), f.value, f.basis) for f, (a, b) in spans)
    return tuple(sorted(found, key=lambda step: (step.basis, step)))


def month_of(when: float) -> str:
    """The month of a time in years.

    >>> month_of(2025.27), month_of(2025.999), month_of(years(date(2025, 7, 1))), month_of(years(date(2024, 3, 31)))
    ('April 2025', 'December 2025', 'July 2025', 'March 2024')
    """
    day = date(int(when), 1, 1) + timedelta(days=min(round(when % 1 * 365.25), 364))  # never into January
    return date_words(day.year * 10_000 + day.month * 100)


def timeline_chart(
    series: Sequence[Step], dots: Sequence[Dot], top: float, unit: str, *, narrow: bool, **told: Any
) -> Any:
    """Steps as thin lines with their basis written on them; statements as marks, their words beside the plot."""
    first = min(dot.when for dot in dots) - BEFORE
    shown = [step._replace(start=max(step.start, first)) for step in series if step.end > first]
    last = max([dot.when for dot in dots] + [step.end for step in shown]) + 0.05
    plot = Plot(PLOTS[narrow], (first, last), values=list(range(int(first) + 1, int(last) + 1)), format="d")
    plot.height = HEIGHTS[narrow]

    def y(value: float) -> float:
        return plot.height - max(0.0, min(value, top)) / top * plot.height

    _labels(plot, dots, y, 16 if narrow else 50)
    _bases(plot, shown, y)
    for tick in _ticks(top):
        plot.write(-8, y(tick), value_words(tick, unit, coarse(top)), "name", "right")
    grid = [{"x": first, "top": last, "y": y(tick)} for tick in _ticks(top)]
    plot.draw("rule", grid, x2="top", color=LINE, strokeWidth=1)
    flat = [{"x": s.start, "top": s.end, "y": y(s.value)} for s in shown]
    plot.draw("rule", flat, x2="top", color=ACCENT, strokeWidth=1.5)
    rises = [{"x": b.start, "y": y(a.value), "y2": y(b.value)}
             for a, b in pairwise(shown) if a.basis == b.basis and b.start - a.end < 0.02]  # fmt: skip
    plot.draw("rule", rises, y2="y2", color=ACCENT, strokeWidth=1.5)
    marks = [_mark(dot, y, top) for dot in dots]
    bands = [{"x": m["x"], "y": m["low"], "y2": m["high"]} for m in marks if m["low"] != m["high"]]
    plot.draw("rule", bands, y2="y2", color=INK, strokeWidth=1.5)
    plot.points(marks)
    return plot.chart(**told)


def _ticks(top: float) -> list[float]:
    """Three to five parts of the scale, at numbers of two digits where there are any."""
    parts = next((n for n in (4, 5, 3) if float(f"{top / n:.1e}") == top / n), 4)
    return [top * part / parts for part in range(parts + 1)]


def _mark(dot: Dot, y: Y, top: float) -> dict[str, Any]:
    figure = dot.lane.figures[0]
    low, high = figure.interval if figure.bound != "=" or figure.high is not None else (figure.value, figure.value)
    return {"x": dot.when, "y": y(figure.value), "low": y(low), "high": y(min(high, top)), "status": figure.status,
            "top": dot.when, "range": False, "open": False, "turn": 90, "before": dot.when}  # fmt: skip


def _labels(plot: Plot, dots: Sequence[Dot], y: Y, room: int) -> None:
    """The words of each statement right of the plot at its height, in lines of so many letters, moved down to fit."""
    floor = -float(FIT)
    for dot in sorted(dots, key=lambda dot: -dot.lane.figures[0].value):
        many = len(dot.lane.figures)
        told = dot.lane.words + (f" ({many} articles)" if many > 1 else "")
        floor = max(y(dot.lane.figures[0].value) - FIT, floor)
        for line in textwrap.wrap(told, room):
            floor += FIT
            plot.write(plot.width + 12, floor, line, "value")


def _bases(plot: Plot, shown: Sequence[Step], y: Y) -> None:
    """The name of each basis over the beginning of its line."""
    first = {step.basis or "official": step for step in reversed(shown)}
    ceiling = math.inf
    for name, step in sorted(first.items(), key=lambda item: item[1].value):
        ceiling = min(y(step.value) - 9, ceiling - FIT)
        left = max(0.0, min(plot.px(step.start), plot.width - len(name) * SIZE * EM))
        plot.write(left, ceiling, name, "official")
