"""A figure in words, with its hedge and as finely as it was written: 'roughly 70%', '12 million tonnes'."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from .lexicon import rows
from .model import SHORT_OF_IT, Article, Figure
from .neighbours import PLURALS as SINGULARS
from .neighbours import plural

HEDGES = {"=": "", "~": "roughly ", ">": "more than ", "<": "less than ", ">=": "at least ", "<=": "up to "}
OF_DATES = HEDGES | {">": "after ", "<": "before ", ">=": "from ", "<=": "by "}
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# of those that lexicon/plurals.csv has several forms for, or none but the singular, the usual one
PLURALS = {one: form for form, one in SINGULARS.items()} | {"person": "people", "people": "people"}
PLURALS["employee"] = "employees"
DEGREES = {"celsius": "degrees Celsius", "fahrenheit": "degrees Fahrenheit"}
CHANGED = {0.5: "halved", 2.0: "doubled", 3.0: "tripled"}
REASONS = {row["rule"]: row["words"] for row in rows("reasons")}
MADE = {"change": "the size of a change", "to": "the end of a change"}  # what a cue makes of a figure
# the first form of each; not strftime: it speaks the locale
MONTHS = {int(row["month"]): row["form"].title() for row in reversed(rows("months"))}


def figure_words(figure: Figure) -> str:
    """The figure as a person would say it: hedge, value or range, unit.

    >>> from statedfigures import Span
    >>> figure_words(Figure("a", 0, 3, Span(0, 3), 70, unit="percent", bound=">"))
    'more than 70%'
    >>> figure_words(Figure("a", 0, 3, Span(0, 3), 2.5e7, unit="tonne/year", step=1e6, bound=">="))
    'at least 25 million tonnes a year'
    >>> figure_words(Figure("a", 0, 3, Span(0, 3), 60, 70, unit="percent", bound="~"))
    'roughly 60% to 70%'
    """
    if figure.high is None:
        short = figure.bound == "~" and SHORT_OF_IT in figure.why
        hedge = "nearly " if short else (OF_DATES if figure.unit == "date" else HEDGES)[figure.bound]
        return hedge + value_words(figure.value, figure.unit, figure.step)
    high = value_words(figure.high, figure.unit, figure.step)
    low, noun = value_words(figure.value, figure.unit, figure.step), figure.unit.partition("/")[0]
    if noun.islower() and noun not in ("percent", "date"):  # 'between 250 and 260 million tonnes' names the unit once
        low = _number(figure.value, figure.step)
    return f"between {low} and {high}" if figure.bound == "=" else f"{HEDGES[figure.bound]}{low} to {high}"


def statement_words(figure: Figure) -> str:
    """The figure with the part it plays: 'to roughly 47%', 'down 10%', '57%'."""
    words = figure_words(figure)
    if figure.role == "change" and figure.unit == "ratio" and figure.value in CHANGED:
        return f"{HEDGES[figure.bound]}{CHANGED[figure.value]}"
    if figure.role == "change":
        return f"{figure.direction or 'a change of'} {words}"
    return f"{figure.role} {words}" if figure.role in ("from", "to") else words


def unit_words(unit: str) -> str:
    """A unit by itself, for the axis of a chart.

    >>> unit_words("tonne"), unit_words("tonne/year"), unit_words("USD/tonne"), unit_words("percent")
    ('tonnes', 'tonnes a year', 'USD a tonne', 'percent')
    """
    main, _, per = unit.partition("/")
    several = main if main == "percent" or main.isupper() else _plural(main)
    return f"{several} {'an' if per[:1] in 'aeiou' or per == 'hour' else 'a'} {per}" if per else several


@lru_cache(maxsize=8192)
def value_words(value: float, unit: str, step: float = 1.0) -> str:
    """A value with its unit; `step` is how finely it was written, in the same unit.

    >>> value_words(3.0, "percent", 0.1), value_words(20261110, "date"), value_words(54674.58, "USD/tonne", 0.01)
    ('3.0%', '10 November 2026', '$54,674.58 a tonne')
    >>> value_words(12.0, "death/100,000 people"), value_words(41.0, "celsius"), value_words(14.5, "year of age", 0.1)
    ('12 deaths per 100,000 people', '41 degrees Celsius', '14.5 years of age')
    """
    if unit == "date":
        return date_words(int(value))
    number, (main, _, per) = _number(value, step), unit.partition("/")
    if main == "score":
        return f"{number} out of {per}"
    if main in SIGNS:
        words = ("-" if value < 0 else "") + SIGNS[main] + number.lstrip("-")
    elif main == "percent":
        words = f"{number}%"
    elif main == "ratio":
        words = {0.5: "half", 2.0: "double", 3.0: "triple"}.get(value, f"{number} times")
    elif len(main) == 3 and main.isupper():
        words = f"{main} {number}"
    else:
        words = f"{number} {main if abs(value) == 1 else _plural(main)}".rstrip()
    if per[:1].isdigit() or per.startswith("million"):
        base, _, noun = per.partition(" ")
        return f"{words} per {base} {_plural(noun)}".rstrip()
    return f"{words} {'an' if per[0] in 'aeiou' or per == 'hour' else 'a'} {per}" if per else words


def date_words(day: int) -> str:
    """YYYYMMDD in words; a month or a year alone where the rest is 0.

    >>> date_words(20251101), date_words(20251100), date_words(1101)
    ('1 November 2025', 'November 2025', '1 November')
    """
    year, month, day = day // 10_000, day // 100 % 100, day % 100
    return " ".join(filter(None, (str(day or ""), MONTHS.get(month), str(year or ""))))


def _number(value: float, step: float) -> str:
    """Digits, or digits and a scale where the number was written so coarsely."""
    for scale, name in SCALES:
        if abs(value) >= scale and _decimals(value / scale) <= 3 and _written(step / scale) <= 3:
            return f"{_digits(value / scale, step / scale)} {name}"
    return _digits(value, step)


def _digits(value: float, step: float) -> str:
    fine = max(_decimals(value), min(_written(step), 6))
    if fine > 4 and step >= 0.01:  # two-thirds is 67%, as nobody wrote 66.66666667
        fine = 0 if abs(value) >= 10 else 2
    return f"{value:,.{fine}f}"


def _decimals(value: float) -> int:
    """Decimal places that the value needs."""
    return max(0, -int(Decimal(f"{value:.10g}").normalize().as_tuple().exponent))


def _written(step: float) -> int:
    """Decimal places with which a number of that step was written."""
    return max(0, -math.floor(math.log10(step) + 1e-9)) if step > 0 else 0


def _plural(noun: str) -> str:
    if noun in DEGREES:
        return DEGREES[noun]
    if noun.endswith(" of age"):
        return f"{_plural(noun.removesuffix(' of age'))} of age"
    first, per, rest = noun.partition(" per ")
    several = first if not first or first.endswith("hertz") else PLURALS.get(first) or plural(first)
    return several + per + rest


def cap(text: str) -> str:
    """The text with a capital first letter, the others as they are."""
    return text[:1].upper() + text[1:]


def publisher(article: Article) -> str:
    """Who published an article, or its id where nobody is named."""
    return article.outlet or article.id


def reason_words(why: Iterable[str]) -> str:
    """What made a figure, in words for a reader; a rule that lexicon/reasons.csv does not have keeps its name.

    >>> reason_words(["digits", "status pledged: agreed", "to: cut", "of phrase", "topic line 38"])
    "a number in digits; 'agreed' makes it pledged; 'cut' makes it the end of a change; \
named by the words behind 'of'; called so by line 38 of the topic file"
    """
    told = []
    for rule in why:
        name, colon, cue = rule.partition(": ")
        if name.startswith("topic line "):
            told.append(f"called so by {name.removeprefix('topic ')} of the topic file")
        elif colon and (name in MADE or name.startswith("status ")):
            told.append(f"'{cue}' makes it {MADE.get(name) or name.removeprefix('status ')}")
        else:
            told.append(", ".join(REASONS.get(part, part) for part in rule.split(", ")))
    return "; ".join(told)
