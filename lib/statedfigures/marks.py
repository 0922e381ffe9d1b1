"""How a figure is drawn: one theme, and lanes in which hedge and status are part of the mark, never colour alone."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from .lazy import spare_grammars
from .model import Figure
from .spoken import figure_words

spare_grammars()
import altair as alt  # noqa: E402  # whoever needs altair takes it from here: it loads in a tenth of the time

__all__ = [
    "ACCENT",
    "INK",
    "LINE",
    "PAPER",
    "SOFT",
    "THEME",
    "Group",
    "Lane",
    "alt",
    "lanes_chart",
    "on",
    "points",
    "words",
]

INK, SOFT, LINE, ACCENT, PAPER = "#1b1b19", "#5c5b57", "#d9d7d1", "#a5341f", "#fdfcfa"
FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
SIZE = 12  # of letters, in pixels
EM = 0.61  # the mean width of a letter as a part of SIZE
DOT, SMALL = 64, 22
PADDING = {"left": 4, "right": 16, "top": 4, "bottom": 4}
PITCH = 9  # between dots that would fall on one place
MARGIN = 100  # right of the plot, for the words of marks at its end
ARROW = 24  # length of an open end
THEME = alt.Config(
    font=FONT, background=PAPER, aria=False, padding=PADDING, view={"stroke": None},
    axis={
        "domain": False, "ticks": False, "grid": True, "gridColor": LINE, "gridDash": [1, 3], "labelColor": SOFT,
        "labelFontSize": SIZE, "labelPadding": 6, "labelFlush": False,
    },
    title={
        "anchor": "start", "frame": "bounds", "color": INK, "fontSize": 17, "fontWeight": 600, "subtitleColor": SOFT,
        "subtitleFontSize": SIZE + 1, "subtitlePadding": 6, "offset": 16,
    },
)  # fmt: skip
# status → shape, filled, dashed outline, struck through
STATUS: dict[str, tuple[str, bool, bool, bool]] = {
    "stated": ("circle", True, False, False), "in force": ("circle", True, False, False),
    "estimated": ("circle", False, True, False), "threatened": ("triangle-up", False, False, False),
    "cancelled": ("circle", False, False, True),
}  # fmt: skip
HOLLOW = ("circle", False, False, False)


@dataclass(frozen=True, slots=True)
class Lane:
    """One way of stating a figure: who does, in what words; `before` is where a change starts from."""

    figures: tuple[Figure, ...]
    names: str
    before: Figure | None = None

    @property
    def words(self) -> str:
        """The statement, with its status where that is not plain."""
        figure = self.figures[0]
        words = figure_words(figure)
        if self.before is not None:
            words = f"{figure_words(self.before)} to {words}"
        return words if figure.status in ("stated", "in force") else f"{words}, {figure.status}"


@dataclass(frozen=True, slots=True)
class Group:
    """Lanes under one heading, and the official values that run across them, each with its label."""

    title: str
    lanes: tuple[Lane, ...]
    official: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for a chart: the plot's width, the column of names left of it, and the scale."""

    plot: int
    names: int  # 0 where the names stand above each lane
    low: float
    high: float

    def px(self, value: float) -> float:
        """Where a value stands, in pixels."""
        return (value - self.low) / (self.high - self.low) * self.plot


WIDE, NARROW = (500, 200), (222, 0)
At = Callable[[str], alt.X]


def lanes_chart(groups: Sequence[Group], domain: tuple[float, float], unit: str, *, narrow: bool, **told: Any) -> Any:
    """The lanes of all groups, one under another; `told` is what Altair is told of the whole."""
    plot, names = NARROW if narrow else WIDE
    frame = Frame(plot, names, *domain)
    texts: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    rules: list[dict[str, Any]] = []
    y = 4.0
    for group in groups:
        y = _group(group, frame, y, texts, marks, rules)
    height = math.ceil(y)
    axis = alt.Axis(orient="bottom", tickCount=5 if narrow else 8, labelExpr=_tick(unit), title=None)
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)

    def at(column: str) -> alt.X:
        return alt.X(f"{column}:Q", scale=scale, axis=axis)

    layers = _layers(pd.DataFrame(rules), pd.DataFrame(marks), pd.DataFrame(texts), at, height)
    return alt.layer(*layers, width=frame.plot, height=height, config=THEME, **told)


def _tick(unit: str) -> str:
    if unit == "percent":
        return "datum.label + '%'"
    return (
        "datum.value >= 1e9 ? format(datum.value / 1e9, '~f') + 'bn' : datum.value >= 1e6 ? "
        "format(datum.value / 1e6, '~f') + 'm' : format(datum.value, ',~f')"
    )


def _group(
    group: Group, frame: Frame, y: float, texts: list[dict[str, Any]], marks: list[dict[str, Any]],
    rules: list[dict[str, Any]],
) -> float:  # fmt: skip
    """Lays one group out from y downwards; where the next one begins."""
    left = -frame.names
    texts.append({"px": left, "y": y + 8, "text": group.title, "style": "title", "align": "left"})
    y += 24 if not frame.names and group.official else 8 if group.official else 26
    starts = []
    room = [(frame.px(value), len(label) * SIZE * EM) for value, label in group.official]
    right = any(place < frame.plot / 2 or place - wide < 0 for place, wide in room)
    for value, label in sorted(group.official, reverse=not right):  # so that no label crosses the line of another
        place, wide = frame.px(value), len(label) * SIZE * EM
        if right and place + wide > frame.plot + MARGIN:
            place = frame.plot + MARGIN - 5 - wide
        texts.append({"px": place + (5 if right else -5), "y": y, "text": label, "style": "official",
                      "align": "left" if right else "right"})  # fmt: skip
        starts.append((value, y - 6))
        y += 16
    for lane in group.lanes:
        y = _lane(lane, frame, y, texts, marks)
    rules += [{"x": value, "y": start, "y2": y - 2} for value, start in starts]
    return y + 16


def _lane(lane: Lane, frame: Frame, y: float, texts: list[dict[str, Any]], marks: list[dict[str, Any]]) -> float:
    column = frame.names - 14 if frame.names else frame.plot + MARGIN
    lines = textwrap.wrap(lane.names, max(12, int(column / (SIZE * EM)))) or [""]
    depth = (len(lane.figures) - 1) * PITCH
    if not frame.names:
        texts += [{"px": 0, "y": y + 6 + 14 * i, "text": line, "style": "name", "align": "left"}
                  for i, line in enumerate(lines)]  # fmt: skip
        y += 14 * len(lines)
        room = 18 + depth
    else:
        room = max(14 * len(lines), 14 + depth) + 6
    middle = y + room / 2
    if frame.names:
        top = middle - 7 * (len(lines) - 1)
        texts += [{"px": -frame.names, "y": top + 14 * i, "text": line, "style": "name", "align": "left"}
                  for i, line in enumerate(lines)]  # fmt: skip
    end = 0.0
    for i, figure in enumerate(lane.figures):
        mark = _mark(figure, lane.before, frame, middle + depth / 2 - i * PITCH)
        marks.append(mark)
        end = max(end, mark["end"])
    start = min(mark["start"] for mark in marks[-len(lane.figures) :])
    left = end + len(lane.words) * SIZE * EM > frame.plot + MARGIN
    texts.append({"px": start - 9 if left else end + 9, "y": middle, "text": lane.words, "style": "value",
                  "align": "right" if left else "left"})  # fmt: skip
    return y + room + (0 if frame.names else 10)


def _mark(figure: Figure, before: Figure | None, frame: Frame, y: float) -> dict[str, Any]:
    """One mark: its place, its band, its open end."""
    low, high = figure.interval
    top = figure.value if figure.high is None else figure.high
    mark: dict[str, Any] = {
        "x": figure.value,
        "y": y,
        "status": figure.status,
        "top": top,
        "range": top != figure.value,
    }
    mark["band"] = figure.bound == "~"
    mark["low"], mark["wide"] = (max(low, frame.low), min(high, frame.high)) if mark["band"] else (top, top)
    step = ARROW * (frame.high - frame.low) / frame.plot
    mark["open"] = figure.bound in (">", ">=", "<", "<=")
    mark["tip"] = figure.value - step if figure.bound in ("<", "<=") else top + step
    mark["turn"] = -90 if figure.bound in ("<", "<=") else 90
    mark["before"] = before.value if before is not None else figure.value
    ends = [figure.value, mark["low"], mark["wide"], mark["before"], *([mark["tip"]] if mark["open"] else [])]
    mark["start"], mark["end"] = (pick(frame.px(end) for end in ends) for pick in (min, max))
    return mark


def _layers(rules: pd.DataFrame, marks: pd.DataFrame, texts: pd.DataFrame, at: At, height: int) -> list[alt.Chart]:
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False, zero=False), axis=None)
    place = {"x": at("x"), "y": y}
    layers = []
    if len(rules):
        layers.append(on(rules).mark_rule(color=ACCENT, strokeWidth=1.25).encode(**place, y2=alt.Y2("y2:Q")))
    band = marks[marks["band"]]
    if len(band):
        bar = on(band).mark_bar(color=LINE, height=11, cornerRadius=5)
        layers.append(bar.encode(x=at("low"), x2=alt.X2("wide:Q"), y=y))
    for when, start, end, width in (
        ("open", "top", "tip", 1.5),
        ("range", "x", "top", 3),
        ("change", "before", "x", 1.5),
    ):
        some = marks[marks["before"] != marks["x"]] if when == "change" else marks[marks[when]]
        if len(some):
            line = on(some).mark_rule(color=INK, strokeWidth=width)
            layers.append(line.encode(x=at(start), x2=alt.X2(f"{end}:Q"), y=y))
    layers += points(marks, at, y)
    if len(texts):
        layers += words(texts, y)
    return layers


PLACES = ("x", "y", "y2", "low", "wide", "top", "tip", "before", "px", "text")  # what the layers are drawn from


def on(rows: pd.DataFrame) -> alt.Chart:
    """A chart of plain values: Altair checks a frame, cell by cell, each time that it looks at it."""
    values: Any = rows[[name for name in PLACES if name in rows]].to_dict("records")
    return alt.Chart(alt.InlineData(values=values))


def points(marks: pd.DataFrame, at: At, y: alt.Y) -> list[alt.Chart]:
    """Every mark by its status, with the heads of arrows, the starts of changes and the ticks of ranges."""
    layers = []
    for turn in (-90, 90):
        tips = marks[marks["open"] & (marks["turn"] == turn)]
        if len(tips):
            head = on(tips).mark_point(
                shape="triangle-up", angle=turn % 360, size=34, filled=True, color=INK, opacity=1
            )
            layers.append(head.encode(x=at("tip"), y=y))
    start = marks[marks["before"] != marks["x"]]
    if len(start):
        small = on(start).mark_point(size=SMALL, filled=True, color=INK, opacity=1)
        layers.append(small.encode(x=at("before"), y=y))
    ends = marks[marks["range"]]
    for column in ("x", "top") if len(ends) else ():
        tick = on(ends).mark_tick(orient="vertical", thickness=2, size=12, color=INK)
        layers.append(tick.encode(x=at(column), y=y))
    for status in sorted(set(marks["status"])):
        some = marks[(marks["status"] == status) & ~marks["range"]]
        if not len(some):
            continue
        shape, filled, dashed, struck = STATUS.get(status, HOLLOW)
        look: dict[str, Any] = {"strokeDash": [2, 2]} if dashed else {}
        point = on(some).mark_point(
            shape=shape, size=DOT, fill=INK if filled else PAPER, stroke=INK, strokeWidth=1.5, opacity=1, **look
        )
        layers.append(point.encode(x=at("x"), y=y))
        if struck:
            slash = on(some).mark_point(shape="stroke", size=260, angle=135, stroke=INK, strokeWidth=1.5, opacity=1)
            layers.append(slash.encode(x=at("x"), y=y))
    return layers


def words(texts: pd.DataFrame, y: alt.Y) -> list[alt.Chart]:
    """Texts at their pixels, by style; those that lines may cross get a halo."""
    styles: dict[str, dict[str, Any]] = {
        "title": {"fontWeight": 600, "fontSize": SIZE + 1, "fill": INK},
        "official": {"fill": ACCENT, "fontSize": SIZE},
        "name": {"fill": SOFT, "fontSize": SIZE},
        "value": {"fill": INK, "fontSize": SIZE, "fontWeight": 600},
    }
    halo: dict[str, Any] = {"stroke": PAPER, "strokeWidth": 3, "strokeJoin": "round"}  # lines stop short of words
    layers = []
    for style, look in styles.items():
        halos = [halo, {}] if style in ("value", "official") else [{}]
        for align in ("left", "right"):
            some = texts[(texts["style"] == style) & (texts["align"] == align)]
            for around in halos if len(some) else ():
                text = on(some).mark_text(**{"align": align, "baseline": "middle", **look, **around})
                layers.append(text.encode(x=alt.X("px:Q", scale=None, axis=None), y=y, text=alt.Text("text:N")))
    return layers
