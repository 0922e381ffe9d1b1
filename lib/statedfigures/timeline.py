"""A measure over time: the official series as steps, the articles' statements as marks where they speak of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from .marks import ACCENT, EM, INK, LINE, SIZE, THEME, Lane, alt, on, points, words
from .model import Figure
from .spans import days
from .spoken import date_words, value_words

HEIGHTS = 320, 280
PLOTS = 460, 148
FIT = 14  # pixels between two labels
BEFORE = 1.0  # years of the series before the first statement


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
    return tuple(
        sorted((Step(years(a), years(b), f.value, f.basis) for f, (a, b) in spans), key=lambda s: (s.basis, s))
    )


def month_of(when: float) -> str:
    """The month of a time in years.

    >>> month_of(2025.27), month_of(2025.999)
    ('April 2025', 'December 2025')
    """
    return date_words(int(when) * 10_000 + (int(when % 1 * 12) + 1) * 100)


def timeline_chart(
    series: Sequence[Step], dots: Sequence[Dot], top: float, unit: str, *, narrow: bool, **told: Any
) -> Any:
    """Steps as thin lines with their basis written on them; statements as marks, their words beside the plot."""
    plot, height = PLOTS[narrow], HEIGHTS[narrow]
    first = min(dot.when for dot in dots) - BEFORE
    shown = [step._replace(start=max(step.start, first)) for step in series if step.end > first]
    last = max([dot.when for dot in dots] + [step.end for step in shown]) + 0.05

    def y(value: float) -> float:
        return height - max(0.0, min(value, top)) / top * height

    def at(column: str) -> alt.X:
        axis = alt.Axis(values=list(range(int(first) + 1, int(last) + 1)), format="d", title=None)
        return alt.X(f"{column}:Q", scale=alt.Scale(domain=[first, last], nice=False, zero=False), axis=axis)

    texts = _labels(dots, y, plot) + _bases(shown, y, lambda when: (when - first) / (last - first) * plot, plot)
    ticks = _ticks(top)
    for tick in ticks:
        said = value_words(tick, unit, coarse(top))
        texts.append({"px": -8, "y": y(tick), "text": said, "style": "name", "align": "right"})
    place = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False, zero=False), axis=None)
    grid = pd.DataFrame([{"x": first, "top": last, "y": y(tick)} for tick in ticks])
    layers = [on(grid).mark_rule(color=LINE, strokeWidth=1).encode(x=at("x"), x2=alt.X2("top:Q"), y=place)]
    layers += _lines(shown, y, at, place)
    marks = pd.DataFrame([_mark(dot, y, top) for dot in dots])
    bands = marks[marks["low"] != marks["high"]]
    if len(bands):
        band = on(bands.rename(columns={"low": "y", "y": "middle", "high": "y2"})[["x", "y", "y2"]])
        layers.append(band.mark_rule(color=INK, strokeWidth=1.5).encode(x=at("x"), y=place, y2=alt.Y2("y2:Q")))
    layers += [*points(marks, at, place), *words(pd.DataFrame(texts), place)]
    return alt.layer(*layers, width=plot, height=height, config=THEME, **told)


def _ticks(top: float) -> list[float]:
    """Three to five parts of the scale, at numbers of two digits where there are any."""
    parts = next((n for n in (4, 5, 3) if float(f"{top / n:.1e}") == top / n), 4)
    return [top * part / parts for part in range(parts + 1)]


def _lines(shown: Sequence[Step], y: Any, at: Any, place: alt.Y) -> list[alt.Chart]:
    flat = [{"x": s.start, "top": s.end, "y": y(s.value)} for s in shown]
    rises = [{"x": b.start, "y": y(a.value), "y2": y(b.value)}
             for a, b in pairwise(shown) if a.basis == b.basis and b.start - a.end < 0.02]  # fmt: skip
    look: dict[str, Any] = {"color": ACCENT, "strokeWidth": 1.5}
    layers = [on(pd.DataFrame(flat)).mark_rule(**look).encode(x=at("x"), x2=alt.X2("top:Q"), y=place)] if flat else []
    if rises:
        layers.append(on(pd.DataFrame(rises)).mark_rule(**look).encode(x=at("x"), y=place, y2=alt.Y2("y2:Q")))
    return layers


def _mark(dot: Dot, y: Any, top: float) -> dict[str, Any]:
    figure = dot.lane.figures[0]
    low, high = figure.interval if figure.bound != "=" or figure.high is not None else (figure.value, figure.value)
    return {"x": dot.when, "y": y(figure.value), "low": y(low), "high": y(min(high, top)), "status": figure.status,
            "top": dot.when, "range": False, "open": False, "turn": 90, "before": dot.when}  # fmt: skip


def _labels(dots: Sequence[Dot], y: Any, plot: int) -> list[dict[str, Any]]:
    """The words of each statement right of the plot at its height, moved down where they would collide."""
    texts: list[dict[str, Any]] = []
    floor = 0.0
    for dot in sorted(dots, key=lambda dot: -dot.lane.figures[0].value):
        many = len(dot.lane.figures)
        floor = max(y(dot.lane.figures[0].value), floor + FIT)
        told = dot.lane.words + (f" ({many} articles)" if many > 1 else "")
        texts.append({"px": plot + 12, "y": floor, "text": told, "style": "value", "align": "left"})
    return texts


def _bases(shown: Sequence[Step], y: Any, px: Any, plot: int) -> list[dict[str, Any]]:
    """The name of each basis over the beginning of its line."""
    first = {step.basis: step for step in reversed(shown)}
    texts: list[dict[str, Any]] = []
    ceiling = math.inf
    for basis, step in sorted(first.items(), key=lambda item: item[1].value):
        name = basis or "official"
        left = max(0.0, min(px(step.start), plot - len(name) * SIZE * EM))
        ceiling = min(y(step.value) - 9, ceiling - FIT)
        texts.append({"px": left, "y": ceiling, "text": name, "style": "official", "align": "left"})
    return texts
