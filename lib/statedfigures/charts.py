"""The charts: each one a story with its finding as title, drawn from the rows of the table alone."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from statistics import median_high
from typing import Any, NamedTuple

import pandas as pd

from . import picture
from .arithmetic import changes, grouped
from .files import replace
from .lanes import Rows, by_words, nice, official_lines, often, once, spoken_of
from .marks import Group, Lane, alt, lanes_chart
from .model import STATUS_CLASS, StatedFiguresError
from .spoken import cap, figure_words, unit_words, value_words
from .story import commonest, count, listed, phrase, plural
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


def names() -> list[str]:
    """The names of all charts, in the order in which a report shows them.

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
    given = _rows(rows, official)
    stories = ((name, tell(given)) for name, tell in REGISTRY.items())
    return (_drawn(name, story) for name, story in stories if story)


def write(folder: str | PathLike[str], charts: Sequence[alt.LayerChart]) -> None:
    """Each chart as Vega-Lite JSON and as SVG, under its name."""
    for one in charts:
        spec = one.to_dict()
        name = spec["usermeta"]["name"]
        replace(Path(folder) / f"{name}.json", json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        replace(Path(folder) / f"{name}.svg", picture.svg(spec) + "\n")


def _rows(rows: pd.DataFrame, official: pd.DataFrame | None) -> Rows:
    facts = rows[:0] if official is None else official
    outlets = {i: name or i for i, name in zip(rows["article_id"], rows["outlet"], strict=True)}
    outlets |= dict(zip(facts["article_id"], facts["outlet"], strict=True))
    published = dict(zip(rows["article_id"], rows["published"], strict=True))
    actual = [fact for fact in figures_from(facts) if STATUS_CLASS[fact.status] == "actual"]
    return Rows(figures_from(rows), actual, outlets, published)


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


def shares(rows: Rows, subject: str = "") -> Story | None:
    """One subject's shares, stage by stage, each statement a mark with its hedge."""
    percents = (f for f in rows.figures if f.unit == "percent" and f.measure.startswith("share of"))
    parts = [f for f in percents if f.role in ("level", "to", "from") and STATUS_CLASS[f.status] == "actual"]
    often_of = Counter(f.subject for f in parts)
    subject = subject or max(often_of, key=lambda name: (often_of[name], name), default="")
    by_measure = often(f for f in parts if f.subject == subject)
    if not by_measure or not subject:
        return None
    ranked = sorted(by_measure.items(), key=lambda item: (median_high(f.value for f in item[1]), item[0]))
    groups = tuple(
        Group(cap(measure.removeprefix("share of ")), by_words(rows, figures), official_lines(rows, figures))
        for measure, figures in ranked
    )
    said = [commonest(figures).figures[0] for _, figures in ranked]
    owner = phrase("share of", subject).removesuffix(" share of")
    ends = list(dict.fromkeys((said[0], said[-1])))
    title = f"Articles put {owner} share at " + listed([f"{figure_words(f)} of {f.measure[9:]}" for f in ends])
    who = plural(count(f for _, figures in ranked for f in figures))
    return Story(
        title, "In percent, smallest first. One dot an article; an arrow is an open end, a soft band a ‘roughly’, "
        "a dashed outline an estimate",
        f"Dot plot of {owner} shares in {who} where the common statements are "
        + listed([f"{figure_words(f)} of {f.measure[9:]}" for f in said], 9), groups, (0, 100), "percent",
    )  # fmt: skip


def tariffs(rows: Rows) -> Story | None:
    """Rates of duty: from what to what, and which are in force, promised, threatened or cancelled."""
    percents = (f for f in rows.figures if f.unit == "percent")
    rates = [f for f in percents if any(word in f.measure.lower() for word in ("tariff", "duty", "duties", "levy"))]
    pairs = changes(rates)
    before = {pair.after: pair.before for pair in pairs}
    paired = {*before, *(pair.before for pair in pairs)}
    by_measure = often([*before, *(f for f in rates if f not in paired and f.role != "change")], 5)
    if not by_measure:
        return None
    groups = tuple(Group(cap(measure), by_words(rows, figures, before)) for measure, figures in by_measure.items())
    lanes = [lane for group in groups for lane in group.lanes]
    best = max(lanes, key=lambda lane: (lane.before is not None, len(lane.figures)))
    measure = best.figures[0].measure
    who, after = plural(count(best.figures)), figure_words(best.figures[0])
    change = f"goes from {figure_words(best.before)} to {after}" if best.before else f"is {after}"
    title = f"In {who} {phrase(measure, best.figures[0].subject)} {change}"
    shown = [f for figures in by_measure.values() for f in figures]
    top = max(value for f in shown for value in (f.high or f.value, before[f].value if f in before else 0))
    return Story(
        title, "In percent, smallest first. A line runs from the old rate to the new one; hollow is not in force, "
        "a triangle a threat, struck through is cancelled, a dashed outline an estimate",
        f"Dot plot of tariff rates from {plural(count(rates))} where i{title[1:]}",
        groups, (0, nice(top)), "percent",
    )  # fmt: skip


def spread(rows: Rows, measure: str = "") -> Story | None:
    """One measure across the articles, an article a lane."""
    plain = [f for f in once(rows.figures) if f.measure and f.unit not in ("date", "ratio", "")]
    told = [f for f in once(rows.figures) if f.measure == measure] if measure else plain
    told = [f for f in told if f.role not in ("from", "change")]  # what was before is not what is
    kinds = grouped(told, lambda f: (f.measure, f.subject, f.unit, f.basis, f.period, STATUS_CLASS[f.status]))

    def worth(kind: tuple[str, str, str, str, str, str]) -> tuple[Any, ...]:
        figures = kinds[kind]
        alone = count(figures) == len(figures)  # an article that states two values does not speak of one thing
        drawn = kind[0].startswith("share of") or "tariff" in kind[0]
        return count(figures) > 1, alone, len({f.value for f in figures}) > 1, not drawn, count(figures), kind

    if not kinds:
        return None
    best = max(kinds, key=worth)
    if not measure and not all(worth(best)[:2]):
        return None
    (name, subject, unit, *_), figures = best, kinds[best]
    lanes = tuple(Lane((f,), rows.outlets[f.article_id]) for f in figures)
    ways = list(dict.fromkeys(lane.words.partition(", ")[0] for lane in lanes))
    what, who = phrase(name, subject), plural(count(figures))
    several = f"{cap(what)}: from {ways[0]} to {ways[-1]} in {who}"
    title = several if len(ways) > 1 else f"{who} put {what} at {ways[0]}"
    official = official_lines(rows, figures)
    values = [v for f in figures for v in (f.value, f.high) if v is not None] + [value for value, _ in official]
    return Story(
        title, f"In {unit_words(unit)}, smallest first, one article a line",
        f"Dot plot of {what} in {who} where they state {listed(ways, 3)}",
        (Group(cap(what), lanes, official),), (min(0.0, *values), nice(max(values))), unit,
    )  # fmt: skip


def against_reference(rows: Rows, measure: str = "") -> Story | None:
    """One measure over the time its figures speak of: the official series as steps, the statements as marks."""
    told = [f for f in once(rows.figures) if measure in ("", f.measure) and f.role not in ("from", "change")]
    stated = grouped((f for f in told if spoken_of(rows, f)), lambda f: (f.measure, f.subject, f.unit))
    series = {key: steps([f for f in rows.facts if (f.measure, f.subject, f.unit) == key]) for key in stated}
    many = {key: count(stated[key]) for key in stated if len(series[key]) > 2}
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
        f"In {unit_words(unit)}. The steps are official, named by what they count; marks are statements whose time is "
        "known, hollow if not in force",
        f"Step chart of {what} over time with the statements of {plural(many[key])}, where {said}",
        (Group(cap(what), ways),), (0, nice(max([f.high or f.value for f in stated[key]] + seen))), unit,
        series[key], dots,
    )  # fmt: skip


REGISTRY: dict[str, Callable[..., Story | None]] = {
    "shares": shares, "tariffs": tariffs, "spread": spread, "against_reference": against_reference,
}  # fmt: skip
