"""Units that tell the same: a tonne and 1,000 kilograms, twelve months and a year, a bare count and one of cars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from .arithmetic import grouped
from .lexicon import rows
from .model import Figure

SIZES = frozenset(["percent", "percentage point", "point", "ratio", "date"])  # what counts nothing
ANY_THING = frozenset(["", "unit", "item", "piece"])  # of what was counted, told elsewhere
TOLD = 0.1  # the most that a step is in another unit, as a share of the value
OF_WORK = frozenset(["hour", "minute", "second"])  # pay by the hour is not that of a whole week of hours
Thing = tuple[str, str, str]


@cache
def _factors() -> dict[str, tuple[str, float]]:
    """Unit → its dimension and how many of the dimension's base unit it makes; see lexicon/conversions.csv."""
    return {row["unit"]: (row["dimension"], float(row["factor"])) for row in rows("conversions")}


@cache
def _measuring() -> frozenset[str]:
    """The names of all units that measure something, and count nothing."""
    return SIZES | frozenset(row["unit"] for row in rows("units")) - {"element", "twenty-foot container unit"}


def canonical(unit: str) -> tuple[str, float]:
    """What a unit is of, with the base unit of each part, and how many of these it makes.

    >>> canonical("USD/kilogram"), canonical("USD/tonne"), canonical("car")
    (('USD/mass', 1.0), ('USD/mass', 0.001), ('car', 1.0))
    """
    base, _, per = unit.partition("/")
    dimension, factor = _factors().get(base, (base, 1.0))
    if not per:
        return dimension, factor
    of, makes = (per, 1.0) if per in OF_WORK else _factors().get(per, (per, 1.0))
    return f"{dimension}/{of}", factor / makes


def in_unit(figure: Figure, unit: str) -> Figure:
    """The figure in another unit that tells the same; as it is where the two have nothing in common.

    >>> from statedfigures import Span
    >>> told = Figure("a", 0, 3, Span(0, 9), 33, unit="USD/kilogram")
    >>> in_unit(told, "USD/tonne").value
    33000.0
    """
    if figure.unit == unit:
        return figure
    if figure.unit == "ratio" and unit == "percent" and figure.direction:  # 'doubled' is up 100%
        part = 100 * abs(figure.value - 1)
        return replace(figure, value=part, unit=unit, step=min(100 * figure.step, part / 5))
    (of, makes), (other, made) = canonical(figure.unit), canonical(unit)
    if of != other:
        return replace(figure, unit=unit) if is_count(figure.unit) and is_count(unit) else figure
    factor = makes / made
    value, high = figure.value * factor, None if figure.high is None else figure.high * factor
    return _told_finely(replace(figure, value=value, high=high, step=figure.step * factor, unit=unit))


def in_one_unit(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Two figures in one unit, each told no more coarsely than a tenth: one year is 12 months and none of six or 17."""
    if one.unit == other.unit:
        return one, other
    other = in_unit(other, one.unit) if one.unit != "ratio" else other
    return _told_finely(in_unit(one, other.unit)), _told_finely(other)


def _told_finely(figure: Figure) -> Figure:
    """'one year' is 12 months, and no 17: beside a finer unit a coarse one is told more finely than by its half."""
    return replace(figure, step=min(figure.step, TOLD * abs(figure.value) or figure.step))


def spread(figures: Iterable[Figure], unit: str) -> tuple[float, float]:
    """The lowest and the highest value stated, in one unit.

    >>> from statedfigures import Span
    >>> told = [Figure("a", 0, 2, Span(0, 9), value, unit=unit) for value, unit in ((90, "day"), (1, "year"))]
    >>> spread(told, "day")
    (90, 365.25)
    """
    converted = [in_unit(figure, unit) for figure in figures]
    ends = [end for figure in converted for end in (figure.value, figure.high) if end is not None]
    return min(ends), max(ends)


def is_count(unit: str) -> bool:
    """Whether a unit is a counted noun, or none at all: 'car', '', but neither 'tonne' nor 'percent'."""
    return "/" not in unit and not unit.isupper() and unit not in _measuring()


def shared_units(stated: Iterable[Figure], facts: Iterable[Figure]) -> Callable[[Figure], str]:
    """The unit in which each figure is held against the others of its measure: the one in which most are stated.

    >>> from statedfigures import Span
    >>> told = [Figure("a", 0, 2, Span(0, 9), value, unit=unit) for value, unit in ((90, "day"), (1, "year"))]
    >>> unit_of = shared_units(told[:1], told[1:])
    >>> [unit_of(figure) for figure in told]
    ['day', 'day']
    """
    by_thing = grouped(stated, _thing)
    usual = {thing: Counter(f.unit for f in same) for thing, same in by_thing.items()}
    official = {thing: {f.unit for f in same if f.unit} for thing, same in grouped(facts, _thing).items()}
    by_topic = {thing for thing, same in by_thing.items() if any(f.of_topic for f in same)}

    def unit_of(figure: Figure) -> str:
        thing = _thing(figure)
        told: Counter[str] = usual.get(thing, Counter())
        units: list[str] = [*told, *official.get(thing, ())]
        like = [unit for unit in units if _alike(figure, unit, thing in by_topic)] or [figure.unit]
        return min(like, key=lambda unit: (unit in ANY_THING, -told[unit], unit))

    return unit_of


def _thing(figure: Figure) -> Thing:
    return figure.measure, figure.subject, figure.role if figure.role == "change" else ""


def _alike(figure: Figure, unit: str, topic: bool) -> bool:
    """Whether a figure may be told in a unit: of one dimension, or both counts of what one measure counts."""
    own = figure.unit
    if own == unit or canonical(own)[0] == canonical(unit)[0]:
        return True
    if own == "ratio" and unit == "percent" and figure.role == "change" and figure.direction:
        return figure.direction == "up" or figure.value < 1
    return is_count(own) and is_count(unit) and (topic or own in ANY_THING or unit in ANY_THING)
