"""How a figure is drawn: one theme, and lanes in which hedge and status are part of the mark, never colour alone."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .lazy import spare_grammars
from .model import Figure
from .spoken import figure_words

spare_grammars()
import altair as alt  # noqa: E402  # whoever needs altair takes it from here: it loads in a tenth of the time

__all__ = ["alt"]  # which mypy would else take for an import of this module's own

Values = dict[str, Any]
Mark = Literal["bar", "point", "rule", "text", "tick"]
INK, SOFT, LINE, ACCENT, PAPER = "#1b1b19", "#5c5b57", "#d9d7d1", "#a5341f", "#fdfcfa"
FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
SIZE = 12  # of letters, in pixels
EM, BOLD = 0.61, 0.72  # the mean width of a letter as a part of SIZE; of a bold one in the widest font we know
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
SOLID: Values = {"filled": True, "color": INK, "opacity": 1}
OUTLINE: Values = {"stroke": INK, "strokeWidth": 1.5, "opacity": 1}
STYLES: dict[str, Values] = {
    "title": {"fontWeight": 600, "fontSize": SIZE + 1, "fill": INK}, "official": {"fill": ACCENT, "fontSize": SIZE},
    "name": {"fill": SOFT, "fontSize": SIZE}, "value": {"fill": INK, "fontSize": SIZE, "fontWeight": 600},
}  # fmt: skip
HALO: Values = {"stroke": PAPER, "strokeWidth": 3, "strokeJoin": "round"}  # lines stop short of words
PLACES = ("x", "y", "y2", "low", "wide", "top", "tip", "before", "px", "text")  # what the layers are drawn from
WIDE, NARROW = (500, 200), (222, 0)  # the plot's width and the column of names left of it; 0: they stand above


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


class Plot:
    """A plot as it fills: words and layers over one horizontal scale, y in pixels from the top down."""

    def __init__(self, width: int, domain: Sequence[float], **axis: Any) -> None:
        self.width, self.height = width, 0
        self.low, self.high = domain
        self.scale = alt.Scale(domain=list(domain), nice=False, zero=False)
        self.axis = alt.Axis(title=None, **axis)
        self.texts: list[Values] = []
        self.layers: list[alt.Chart] = []

    def px(self, value: float) -> float:
        """Where a value stands, in pixels."""
        return (value - self.low) / (self.high - self.low) * self.width

    def write(self, px: float, y: float, text: str, style: str, align: str = "left") -> None:
        """Puts words there, in one of the styles of `STYLES`."""
        self.texts.append({"px": float(px), "y": y, "text": text, "style": style, "align": align})

    def draw(self, mark: Mark, rows: Sequence[Values], x: str = "x", x2: str = "", y2: str = "", **look: Any) -> None:
        """A layer of such marks at the rows' values; none where there is no row."""
        if not rows:
            return
        # plain values: Altair checks a frame, cell by cell, each time that it looks at it
        values: Any = [{name: row[name] for name in PLACES if name in row} for row in rows]
        at: dict[str, Any] = {"x": alt.X(f"{x}:Q", scale=self.scale, axis=self.axis)}
        if mark == "text":
            at = {"x": alt.X("px:Q", scale=None, axis=None), "text": "text:N"}
        at |= {name: f"{column}:Q" for name, column in (("x2", x2), ("y2", y2)) if column}
        y = alt.Y("y:Q", scale=alt.Scale(domain=[self.height, 0], nice=False, zero=False), axis=None)
        layer = alt.Chart(alt.InlineData(values=values), mark=alt.MarkDef(mark, **look))
        self.layers.append(layer.encode(y=y, **at))

    def points(self, marks: Sequence[Values]) -> None:
        """Every mark by its status, with the heads of arrows, the starts of changes and the ticks of ranges."""
        for turn in (-90, 90):
            tips = [mark for mark in marks if mark["open"] and mark["turn"] == turn]
            self.draw("point", tips, "tip", shape="triangle-up", angle=turn % 360, size=34, **SOLID)
        self.draw("point", [mark for mark in marks if mark["before"] != mark["x"]], "before", size=SMALL, **SOLID)
        for column in ("x", "top"):
            ends = [mark for mark in marks if mark["range"]]
            self.draw("tick", ends, column, orient="vertical", thickness=2, size=12, color=INK)
        for status in sorted({mark["status"] for mark in marks}):
            some = [mark for mark in marks if mark["status"] == status and not mark["range"]]
            shape, filled, dashed, struck = STATUS.get(status, HOLLOW)
            look: Values = {"strokeDash": [2, 2]} if dashed else {}
            self.draw("point", some, shape=shape, size=DOT, fill=INK if filled else PAPER, **OUTLINE, **look)
            if struck:
                self.draw("point", some, shape="stroke", size=260, angle=135, **OUTLINE)

    def chart(self, **told: Any) -> Any:
        """All of it, the words on top by style; those that lines may cross get a halo."""
        for style, look in STYLES.items():
            for align in ("left", "right"):
                some = [text for text in self.texts if (text["style"], text["align"]) == (style, align)]
                for around in [HALO, {}] if style in ("value", "official") else [{}]:
                    self.draw("text", some, align=align, baseline="middle", **look, **around)
        return alt.layer(*self.layers, width=self.width, height=self.height, config=THEME, **told)


def lanes_chart(groups: Sequence[Group], domain: tuple[float, float], unit: str, *, narrow: bool, **told: Any) -> Any:
    """The lanes of all groups, one under another; `told` is what Altair is told of the whole."""
    width, names = NARROW if narrow else WIDE
    plot = Plot(width, domain, orient="bottom", tickCount=4 if narrow else 8, labelExpr=_tick(unit))
    marks: list[Values] = []
    rules: list[Values] = []
    y = 4.0
    for group in groups:
        plot.write(-names, y + 8, group.title, "title")
        y += 24 if narrow and group.official else 8 if group.official else 26
        lines = _official(group.official, plot, y)
        y += 16 * len(lines)
        for lane in group.lanes:
            y = _lane(lane, plot, names, y, marks)
        rules += [{**line, "y2": y - 2} for line in lines]
        y += 16
    plot.height = math.ceil(y)
    plot.draw("rule", rules, y2="y2", color=ACCENT, strokeWidth=1.25)
    plot.draw("bar", [m for m in marks if m["band"]], "low", "wide", color=LINE, height=11, cornerRadius=5)
    plot.draw("rule", [m for m in marks if m["open"]], "top", "tip", color=INK, strokeWidth=1.5)
    plot.draw("rule", [m for m in marks if m["range"]], "x", "top", color=INK, strokeWidth=3)
    plot.draw("rule", [m for m in marks if m["before"] != m["x"]], "before", "x", color=INK, strokeWidth=1.5)
    plot.points(marks)
    return plot.chart(**told)


def _tick(unit: str) -> str:
    if unit == "percent":
        return "datum.label + '%'"
    return (
        "datum.value >= 1e9 ? format(datum.value / 1e9, '~f') + 'bn' : datum.value >= 1e6 ? "
        "format(datum.value / 1e6, '~f') + 'm' : format(datum.value, ',~f')"
    )


def _official(official: Sequence[tuple[float, str]], plot: Plot, y: float) -> list[Values]:
    """Writes the labels of a group's official values from y downwards; where the line of each begins."""
    lines = [(value, label, plot.px(value), len(label) * SIZE * EM) for value, label in official]
    right = any(place < plot.width / 2 or place - wide < 0 for *_, place, wide in lines)
    starts = []
    for value, label, place, wide in sorted(lines, reverse=not right):  # so that no label crosses another's line
        if right and place + wide > plot.width + MARGIN:
            place = plot.width + MARGIN - 5 - wide
        plot.write(place + (5 if right else -5), y, label, "official", "left" if right else "right")
        starts.append({"x": value, "y": y - 6})
        y += 16
    return starts


def _lane(lane: Lane, plot: Plot, names: int, y: float, marks: list[Values]) -> float:
    """Lays one lane out from y downwards, its names left of the plot or above the marks; where the next one begins."""
    column = names - 14 if names else plot.width + MARGIN
    # 'news.example.org' may be broken behind a dot, and is not hyphenated
    spaced = lane.names.replace(".", ".\u200b ")
    room_for = max(12, int(column / (SIZE * EM)))
    lines = [line.replace(".\u200b ", ".").rstrip("\u200b") for line in textwrap.wrap(spaced, room_for)] or [""]
    depth = (len(lane.figures) - 1) * PITCH
    room = max(14 * len(lines), 14 + depth) + 6 if names else 18 + depth
    middle = y + room / 2 if names else y + 14 * len(lines) + room / 2
    top = middle - 7 * (len(lines) - 1) if names else y + 6
    for i, line in enumerate(lines):
        plot.write(-names, top + 14 * i, line, "name")
    drawn = [_mark(f, lane.before, plot, middle + depth / 2 - i * PITCH) for i, f in enumerate(lane.figures)]
    marks += drawn
    start, end = min(mark["start"] for mark in drawn), max(0.0, *(mark["end"] for mark in drawn))
    wide, below = len(lane.words) * SIZE * BOLD, 0
    if end + 9 + wide <= plot.width + MARGIN:
        plot.write(end + 9, middle, lane.words, "value")
    elif start - 9 - wide >= 0:
        plot.write(start - 9, middle, lane.words, "value", "right")
    else:  # there is room on neither side
        below = 16
        plot.write(max(0.0, min(start, plot.width + MARGIN - wide)), middle + depth / 2 + below, lane.words, "value")
    return middle + room / 2 + below + (0 if names else 10)


def _mark(figure: Figure, before: Figure | None, plot: Plot, y: float) -> Values:
    """One mark: its place, its band, its open end."""
    top = figure.value if figure.high is None else figure.high
    start = before.value if before is not None else figure.value
    band, down, up = figure.bound == "~", figure.bound in ("<", "<="), figure.bound in (">", ">=")
    step = ARROW * (plot.high - plot.low) / plot.width
    tip = figure.value - step if down else top + step
    low, wide = (max(figure.interval[0], plot.low), min(figure.interval[1], plot.high)) if band else (top, top)
    reach = [plot.px(end) for end in (figure.value, low, wide, start, *([tip] if down or up else []))]
    return {
        "x": figure.value, "y": y, "status": figure.status, "top": top, "range": top != figure.value,
        "band": band, "low": low, "wide": wide, "open": down or up, "tip": tip, "turn": -90 if down else 90,
        "before": start, "start": min(reach), "end": max(reach),
    }  # fmt: skip
