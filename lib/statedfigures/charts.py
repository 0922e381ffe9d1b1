"""The charts: each one a story with its finding as title, drawn from the rows of the table alone."""

from __future__ import annotations

import json
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from . import picture
from .arithmetic import changes
from .files import replace
from .lanes import Rows, by_words, cap, commonest, grouped, median, nice, official_lines, often, once, spoken_of
from .marks import Group, Lane, alt, lanes_chart
from .model import STATUS_CLASS, Figure, StatedFiguresError
from .spoken import figure_words, value_words
from .story import listed, phrase, plural
from .tables import figures_from
from .timeline import BEFORE, Dot, Step, coarse, month_of, steps, timeline_chart


class Story(NamedTuple):
    """A chart before it is drawn: its words and its lanes."""

    title: str
    unit: str
    alt: str
    groups: tuple[Group, ...]
    domain: tuple[float, float]
    unit_name: str
    steps: tuple[Step, ...] = ()  # of an official series over time, with the statements as dots
    dots: tuple[Dot, ...] = ()


Draw = Callable[..., Story | None]
REGISTRY: dict[str, Draw] = {}


def chart(draw: Draw) -> Draw:
    """Registers a chart under the name of its function."""
    REGISTRY[draw.__name__] = draw
    return draw


def names() -> list[str]:
    """The names of all charts.

    >>> names()
    ['shares', 'tariffs', 'spread', 'against_reference']
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
        replace(Path(folder) / f"{name}.svg", picture.svg(spec) + "\n")


def _rows(rows: pd.DataFrame, official: pd.DataFrame | None) -> Rows:
    outlets = {i: name or i for i, name in zip(rows["article_id"], rows["outlet"], strict=True)}
    facts = [] if official is None else figures_from(official)
    if official is not None:
        outlets |= dict(zip(official["article_id"], official["outlet"], strict=True))
    published = dict(zip(rows["article_id"], rows["published"], strict=True))
    return Rows(figures_from(rows), facts, outlets, published)


def _drawn(name: str, story: Story) -> alt.LayerChart:
    picture.use()
    source = "Source: the articles named, each figure as its sentence states it"
    told = {
        "name": name, "title": story.title, "unit": story.unit, "source": source, "alt": story.alt,
        "columns": ["Measure", "Statement", "Who"],
        "data": [[group.title, lane.words, lane.names] for group in story.groups for lane in group.lanes]
        + [[group.title, label, "official"] for group in story.groups for _, label in group.official]
        + [[step.basis or "official", f"{value_words(step.value, story.unit_name, coarse(step.value))} "
            f"from {month_of(step.start)} to {month_of(step.end)}", "official"] for step in story.steps],
        "narrow": _layout(story, narrow=True).to_dict(validate=False),
    }  # fmt: skip
    title = alt.TitleParams(text=textwrap.wrap(story.title, 72), subtitle=[*textwrap.wrap(story.unit, 95), source])
    whole: alt.LayerChart = _layout(story, narrow=False, title=title, description=story.alt, usermeta=told)
    return whole


def _layout(story: Story, **told: Any) -> Any:
    if story.dots:
        return timeline_chart(story.steps, story.dots, story.domain[1], story.unit_name, **told)
    return lanes_chart(story.groups, story.domain, story.unit_name, **told)


# The stories


@chart
def shares(rows: Rows, subject: str = "") -> Story | None:
    """One subject's shares, stage by stage, each statement a mark with its hedge."""
    parts = [
        f for f in rows.figures
        if f.unit == "percent" and f.measure.startswith("share of") and f.role in ("level", "to", "from")
        and STATUS_CLASS[f.status] == "actual"
    ]  # fmt: skip
    subject = (
        subject or max(Counter(f.subject for f in parts).items(), key=lambda item: (item[1], item[0]), default=("",))[0]
    )
    by_measure = grouped([f for f in parts if f.subject == subject])
    if not by_measure or not subject:
        return None
    by_measure = often(by_measure)
    groups = tuple(
        Group(cap(measure.removeprefix("share of ")), by_words(rows, figures), official_lines(rows, figures))
        for measure, figures in sorted(by_measure.items(), key=lambda item: (median(item[1]), item[0]))
    )
    said = [commonest(by_measure[group[0]]) for group in sorted(by_measure.items(), key=lambda i: (median(i[1]), i[0]))]
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
    by_measure = grouped([*(after for _, after in pairs), *single])
    ranked = list(often(by_measure, 5).items())
    before = {after: start for start, after in pairs}
    groups = tuple(Group(cap(measure), by_words(rows, figures, before)) for measure, figures in ranked)
    if not groups:
        return None
    best = max(
        (lane for group in groups for lane in group.lanes),
        key=lambda lane: (lane.before is not None, len(lane.figures)),
    )
    measure = best.figures[0].measure
    who, after = plural(len({f.article_id for f in best.figures})), figure_words(best.figures[0])
    change = f"goes from {figure_words(best.before)} to {after}" if best.before else f"is {after}"
    title = f"In {who} {phrase(measure, best.figures[0].subject)} {change}"
    top = max(max(f.high or f.value, before[f].value if f in before else 0) for _, figures in ranked for f in figures)
    return Story(
        title, "In percent, smallest first. A line runs from the old rate to the new one; hollow is not in force, "
        "a triangle a threat, struck through is cancelled, a dashed outline an estimate",
        f"Dot plot of tariff rates from {plural(len({f.article_id for f in rates}))} where i{title[1:]}",
        groups, (0, nice(top)), "percent",
    )  # fmt: skip


@chart
def spread(rows: Rows, measure: str = "") -> Story | None:
    """One measure across the articles, an article a lane."""
    kinds: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for f in once(rows.figures):
        if (
            f.measure == measure
            if measure
            else f.measure and f.unit not in ("date", "ratio", "") and f.role != "change"
        ):
            kinds[f.measure, f.subject, f.unit, f.period, STATUS_CLASS[f.status], "from" * (f.role == "from")].append(f)

    def worth(item: tuple[tuple[str, ...], list[Figure]]) -> tuple[Any, ...]:
        key, figures = item
        articles = len({f.article_id for f in figures})
        alone = articles == len(figures)  # an article that states two values does not speak of one thing
        drawn = key[0].startswith("share of") or "tariff" in key[0]
        return articles > 1, alone, len({f.value for f in figures}) > 1, not drawn, articles, key

    if not kinds:
        return None
    (name, subject, unit, *_), figures = max(kinds.items(), key=worth)
    if not measure and not all(worth(((name,), figures))[:2]):
        return None
    lanes = tuple(Lane((f,), rows.outlets[f.article_id]) for f in figures)
    ways = list(dict.fromkeys(lane.words.partition(", ")[0] for lane in lanes))
    what, count = phrase(name, subject), plural(len({f.article_id for f in figures}))
    title = (f"{cap(count)} put {what} at {ways[0]}" if len(ways) == 1
             else f"{cap(what)}: from {ways[0]} to {ways[-1]} in {count}")  # fmt: skip
    official = official_lines(rows, figures)
    values = [v for f in figures for v in (f.value, f.high) if v is not None] + [value for value, _ in official]
    low = min(0.0, *values)
    return Story(
        title, f"In {'percent' if unit == 'percent' else unit.replace('/', ' a ')}, smallest first, one article a line",
        f"Dot plot of {what} in {count} where they state {listed(ways, 3)}",
        (Group(cap(what), lanes, official),), (low, nice(max(values))), unit,
    )  # fmt: skip


@chart
def against_reference(rows: Rows, measure: str = "") -> Story | None:
    """One measure over the time its figures speak of: the official series as steps, the statements as marks."""
    stated: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for f in once(rows.figures):
        if (f.measure == measure or not measure) and f.role not in ("from", "change") and spoken_of(rows, f):
            stated[f.measure, f.subject, f.unit].append(f)
    actual = [fact for fact in rows.facts if STATUS_CLASS[fact.status] == "actual"]
    series = {key: steps([f for f in actual if (f.measure, f.subject, f.unit) == key]) for key in stated}
    many = {key: len({f.article_id for f in stated[key]}) for key in stated if len(series[key]) > 2}
    if max(many.values(), default=0) < 2:
        return None
    name, subject, unit = key = max(many, key=lambda key: (many[key] > 1, len(series[key]), many[key], key))
    ways, what = by_words(rows, stated[key]), phrase(name, subject)
    dots = tuple(Dot(max(spoken_of(rows, f) for f in way.figures), way) for way in ways)
    seen = [step.value for step in series[key] if step.end > min(dot.when for dot in dots) - BEFORE]
    most = max(ways, key=lambda way: len(way.figures))
    said = f"{plural(len(most.figures))} say{'s' * (len(most.figures) == 1)} {most.words}"
    last = max(series[key], key=lambda step: (step.end, -abs(step.value - most.figures[0].value)))
    ends = value_words(last.value, unit, coarse(last.value))
    return Story(
        f"{cap(what)}: {said}; the official series ends at {ends}",
        f"In {unit}. The steps are official, named by what they count; marks are statements, hollow if not in force",
        f"Step chart of {what} over time with the statements of {plural(many[key])}, where {said}",
        (Group(cap(what), ways),), (0, nice(max([f.high or f.value for f in stated[key]] + seen))), unit,
        series[key], dots,
    )  # fmt: skip
