"""The charts: each one a story with its finding as title, drawn from the rows of the table alone."""

from __future__ import annotations

import json
import math
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from . import figure
from .arithmetic import changes
from .marks import Group, Lane, alt, lanes_chart, themed
from .model import STATUS_CLASS, Figure, StatedFiguresError
from .spans import days, period_words
from .spoken import figure_words
from .story import listed, phrase, plural, short_source
from .tables import figures_from, replace


class Rows(NamedTuple):
    """What a chart is drawn from: the articles' figures, the official ones, and who published which."""

    figures: list[Figure]
    facts: list[Figure]
    outlets: dict[str, str]

    def names(self, figures: Sequence[Figure], most: int = 4) -> str:
        """The outlets of some figures, in words."""
        return listed(sorted({self.outlets[f.article_id] for f in figures}, key=str.lower), most)


class Story(NamedTuple):
    """A chart before it is drawn: its words and its lanes."""

    title: str
    unit: str
    alt: str
    groups: tuple[Group, ...]
    domain: tuple[float, float]
    unit_name: str


figure.use()
Draw = Callable[..., Story | None]
REGISTRY: dict[str, Draw] = {}


def chart(draw: Draw) -> Draw:
    """Registers a chart under the name of its function."""
    REGISTRY[draw.__name__] = draw
    return draw


def names() -> list[str]:
    """The names of all charts.

    >>> names()
    ['shares', 'tariffs', 'spread']
    """
    return list(REGISTRY)


def draw(name: str, rows: pd.DataFrame, *, official: pd.DataFrame | None = None, **options: Any) -> alt.LayerChart:
    """The chart of that name from the rows of `table`; `official` are the rows of reference figures to draw as lines.

    Raises StatedFiguresError for a name that there is not, and where no row is of the kind that the chart shows.
    """
    if name not in REGISTRY:
        raise StatedFiguresError(f"no chart is called {name!r}; there are {', '.join(names())}")
    story = REGISTRY[name](_rows(rows, official), **options)
    if story is None:
        raise StatedFiguresError(f"chart {name}: no row holds what it shows; charts.every draws those that can be")
    return _drawn(name, story)


def every(rows: pd.DataFrame, *, official: pd.DataFrame | None = None) -> Iterator[alt.LayerChart]:
    """Every chart that these rows can fill, in the order of the registry."""
    for name, draw_one in REGISTRY.items():
        story = draw_one(_rows(rows, official))
        if story is not None:
            yield _drawn(name, story)


def write(folder: str | PathLike[str], charts: Sequence[alt.LayerChart]) -> None:
    """Each chart as Vega-Lite JSON and as SVG, under its name."""
    for one in charts:
        spec = one.to_dict()
        name = spec["usermeta"]["name"]
        replace(Path(folder) / f"{name}.json", json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        replace(Path(folder) / f"{name}.svg", figure.svg(spec) + "\n")


def _rows(rows: pd.DataFrame, official: pd.DataFrame | None) -> Rows:
    outlets = {row.article_id: row.outlet or row.article_id for row in rows.itertuples()}
    facts = [] if official is None else figures_from(official)
    if official is not None:
        outlets |= {row.article_id: row.outlet for row in official.itertuples()}
    return Rows(figures_from(rows), facts, outlets)


def _drawn(name: str, story: Story) -> alt.LayerChart:
    source = "Source: the articles named, each figure as its sentence states it"
    wide, narrow = (lanes_chart(story.groups, story.domain, story.unit_name, narrow=small) for small in (False, True))
    told = {
        "name": name, "title": story.title, "unit": story.unit, "source": source, "alt": story.alt,
        "columns": ["Measure", "Statement", "Who"],
        "data": [[group.title, lane.words, lane.names] for group in story.groups for lane in group.lanes]
        + [[group.title, label, "official"] for group in story.groups for _, label in group.official],
        "narrow": themed(narrow).to_dict(validate=False),
    }  # fmt: skip
    title = alt.TitleParams(text=textwrap.wrap(story.title, 72), subtitle=[*textwrap.wrap(story.unit, 95), source])
    return themed(wide.properties(title=title, description=story.alt, usermeta=told))


# The stories


@chart
def shares(rows: Rows, subject: str = "") -> Story | None:
    """One subject's shares, stage by stage, each statement a mark with its hedge."""
    parts = [
        f for f in rows.figures
        if f.unit == "percent" and f.measure.startswith("share of") and f.role in ("level", "to", "from")
        and STATUS_CLASS[f.status] == "actual"
    ]  # fmt: skip
    subject = subject or max(Counter(f.subject for f in parts).items(), key=lambda item: (item[1], item[0]), default=("",))[0]
    by_measure = _grouped([f for f in parts if f.subject == subject])
    if not by_measure or not subject:
        return None
    by_measure = _often(by_measure)
    groups = tuple(
        Group(_cap(measure.removeprefix("share of ")), _lanes(rows, figures), _official(rows, measure, subject))
        for measure, figures in sorted(by_measure.items(), key=lambda item: (_middle(item[1]), item[0]))
    )
    said = [_commonest(by_measure[group[0]]) for group in sorted(by_measure.items(), key=lambda i: (_middle(i[1]), i[0]))]
    owner = phrase("share of", subject).removesuffix(" share of")
    ends = list(dict.fromkeys((said[0], said[-1])))
    title = f"Articles put {owner} share at " + listed([f"{figure_words(f)} of {f.measure[9:]}" for f in ends])
    count = plural(len({f.article_id for figures in by_measure.values() for f in figures}))
    return Story(
        title, "In percent, smallest first. One dot an article; an arrow is an open end, a soft band a ‘roughly’, "
        "a dashed outline an estimate",
        f"Dot plot of {owner} shares in {count} where the common statements are "
        + listed([f"{figure_words(f)} of {f.measure[9:]}" for f in said], 9), groups, (0, 100), "percent",
    )  # fmt: skip


@chart
def tariffs(rows: Rows) -> Story | None:
    """Rates of duty: from what to what, and which are in force, promised, threatened or cancelled."""
    rates = [
        f for f in rows.figures
        if f.unit == "percent" and any(word in f.measure.lower() for word in ("tariff", "duty", "duties", "levy"))
    ]  # fmt: skip
    pairs = [(c.before, c.after) for c in changes(rates)]
    paired = {figure for pair in pairs for figure in pair}
    single = [f for f in rates if f not in paired and f.role != "change"]
    by_measure = _grouped([*(after for _, after in pairs), *single])
    ranked = list(_often(by_measure, 5).items())
    before = {after: start for start, after in pairs}
    groups = tuple(Group(_cap(measure), _lanes(rows, figures, before)) for measure, figures in ranked)
    if not groups:
        return None
    best = max((lane for group in groups for lane in group.lanes), key=lambda lane: (lane.before is not None, len(lane.figures)))
    measure = best.figures[0].measure
    who, after = plural(len({f.article_id for f in best.figures})), figure_words(best.figures[0])
    change = f"goes from {figure_words(best.before)} to {after}" if best.before else f"is {after}"
    title = f"In {who} {phrase(measure, best.figures[0].subject)} {change}"
    top = max(max(f.high or f.value, before[f].value if f in before else 0) for _, figures in ranked for f in figures)
    return Story(
        title, "In percent, smallest first. A line runs from the old rate to the new one; hollow is not in force, "
        "a triangle a threat, struck through is cancelled, a dashed outline an estimate",
        f"Dot plot of tariff rates from {plural(len({f.article_id for f in rates}))} where {title[0].lower() + title[1:]}",
        groups, (0, _nice(top)), "percent",
    )  # fmt: skip


@chart
def spread(rows: Rows, measure: str = "") -> Story | None:
    """One measure across the articles, an article a lane."""
    kinds: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for f in _once(rows.figures):
        if (f.measure == measure if measure else f.measure and f.unit not in ("date", "ratio", "") and f.role != "change"):
            kinds[f.measure, f.subject, f.unit, f.period, STATUS_CLASS[f.status], "from" * (f.role == "from")].append(f)

    def worth(item: tuple[tuple[str, ...], list[Figure]]) -> tuple[Any, ...]:
        key, figures = item
        articles = len({f.article_id for f in figures})
        alone = articles == len(figures)  # an article that states two values does not speak of one thing
        return articles > 1, alone, len({f.value for f in figures}) > 1, articles, key

    if not kinds:
        return None
    (name, subject, unit, *_), figures = max(kinds.items(), key=worth)
    if not measure and not all(worth(((name,), figures))[:2]):
        return None
    lanes = tuple(Lane((f,), rows.outlets[f.article_id]) for f in figures)
    ways = list(dict.fromkeys(lane.words.partition(", ")[0] for lane in lanes))
    what, count = phrase(name, subject), plural(len({f.article_id for f in figures}))
    title = (f"{_cap(count)} put {what} at {ways[0]}" if len(ways) == 1
             else f"{_cap(what)}: from {ways[0]} to {ways[-1]} in {count}")  # fmt: skip
    official = _official(rows, name, subject, unit)
    values = [v for f in figures for v in (f.value, f.high) if v is not None] + [value for value, _ in official]
    low = min(0.0, *values)
    return Story(
        title, f"In {'percent' if unit == 'percent' else unit.replace('/', ' a ')}, smallest first, one article a line",
        f"Dot plot of {what} in {count} where they state {listed(ways, 3)}",
        (Group(_cap(what), lanes, official),), (low, _nice(max(values))), unit,
    )  # fmt: skip


# What the stories share


def _grouped(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.measure].append(figure)
    return dict(groups)


def _often(groups: dict[str, list[Figure]], most: int = 8) -> dict[str, list[Figure]]:
    """The groups of several articles, the largest first; all of them where there is none of that kind."""
    count = {name: len({f.article_id for f in figures}) for name, figures in groups.items()}
    several = [name for name in groups if count[name] > 1] or list(groups)
    return {name: groups[name] for name in sorted(several, key=lambda name: (-count[name], name))[:most]}


def _once(figures: Sequence[Figure]) -> list[Figure]:
    """Each statement once an article, by value."""
    first: dict[tuple[str, str, str], Figure] = {}
    for figure in figures:
        first.setdefault((figure.article_id, figure_words(figure), figure.status), figure)
    return sorted(first.values(), key=lambda f: (f.value, f.high or f.value, f.article_id))


def _lanes(rows: Rows, figures: Sequence[Figure], before: dict[Figure, Figure] | None = None) -> tuple[Lane, ...]:
    """The figures by what they say, smallest first; those who say the same in one lane, their dots stacked."""
    ways: dict[tuple[Any, ...], list[Figure]] = defaultdict(list)
    starts = before or {}
    for figure in _once(figures):
        start = starts.get(figure)
        ways[figure.value, figure_words(figure), figure.status, start and figure_words(start)].append(figure)
    return tuple(
        Lane(tuple(group), rows.names(group), starts.get(group[0]))
        for _, group in sorted(ways.items(), key=lambda item: (item[0][0], item[0][1:3], item[0][3] or ""))
    )


def _official(rows: Rows, measure: str, subject: str, unit: str = "percent") -> tuple[tuple[float, str], ...]:
    """The latest official value of each basis, with the name to write on its line."""
    latest: dict[str, Figure] = {}
    for fact in rows.facts:
        if (fact.measure, fact.subject, fact.unit) == (measure, subject, unit) and fact.status != "estimated":
            old = latest.get(fact.basis)
            if old is None or _until(old) < _until(fact):
                latest[fact.basis] = fact
    return tuple(
        (f.value, f"{short_source(rows.outlets[f.article_id])} {figure_words(f)}"
         + (f" ({period_words(f.period)})" if f.period else ""))
        for f in latest.values()
    )  # fmt: skip


def _until(figure: Figure) -> int:
    span = days(figure.period)
    return span[1].toordinal() if span else 0


def _middle(figures: Sequence[Figure]) -> float:
    ordered = sorted(f.value for f in figures)
    return ordered[len(ordered) // 2]


def _commonest(figures: Sequence[Figure]) -> Figure:
    count = Counter(figure_words(f) for f in figures)
    middle = _middle(figures)
    return min(figures, key=lambda f: (-count[figure_words(f)], abs(f.value - middle), f.value, f.article_id))


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def _nice(top: float) -> float:
    """The next round number at or above: 57 → 60, 25e6 → 25e6.

    >>> _nice(57), _nice(100.0), _nice(2.2e7)
    (60.0, 100.0, 25000000.0)
    """
    if top <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(top))
    return next(step * power for step in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * power >= top * (1 - 1e-9))
