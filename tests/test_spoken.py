"""Figures in words: hedge, scale, unit, range, and no finer than they were written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statedfigures import Figure, Span, extract, read
from statedfigures.lexicon import rows
from statedfigures.spoken import date_words, figure_words, reason_words, statement_words, value_words

FIGURES = [
    # value, high, unit, step, bound, words
    (70, None, "percent", 1, "~", "roughly 70%"),
    (70, None, "percent", 1, ">", "more than 70%"),
    (3.0, None, "percent", 0.1, "=", "3.0%"),
    (57.6, None, "percent", 0.1, "=", "57.6%"),
    (15, None, "percent", 1, "<=", "up to 15%"),
    (2, None, "hour", 1, "<", "less than 2 hours"),
    (1, None, "year", 1, ">=", "at least 1 year"),
    (0.25, None, "percentage point", 0.01, "=", "0.25 percentage points"),
    (12e6, None, "tonne", 1e6, "=", "12 million tonnes"),
    (22.5e6, None, "tonne", 1e5, "=", "22.5 million tonnes"),
    (25e6, None, "tonne/year", 1e6, ">=", "at least 25 million tonnes a year"),
    (390_000, None, "tonne", 1, "=", "390,000 tonnes"),
    (3.4e9, None, "USD", 1e8, "=", "$3.4 billion"),
    (5.0e9, None, "USD", 1e8, "=", "$5.0 billion"),
    (54674.58, None, "USD/tonne", 0.01, "=", "$54,674.58 a tonne"),
    (-2.5e6, None, "GBP", 1e5, "=", "-£2.5 million"),
    (88e9, None, "HKD", 1e9, ">=", "at least HKD 88 billion"),
    (60, 70, "percent", 1, "=", "between 60% and 70%"),
    (60, 70, "percent", 1, "~", "roughly 60% to 70%"),
    (250e6, 260e6, "wet tonne", 1e6, "=", "between 250 million and 260 million wet tonnes"),
    (1, 2, "USD", 1, "=", "between $1 and $2"),
    (20261110, None, "date", 1, "=", "10 November 2026"),
    (20261110, None, "date", 1, "<=", "by 10 November 2026"),
    (12, None, "score/10", 1, "=", "12 out of 10"),
    (5, None, "vote", 1, "=", "5 votes"),
    (9, None, "country", 1, "=", "9 countries"),
    (30, None, "woman", 1, "~", "roughly 30 women"),
    (5, None, "human", 1, "=", "5 humans"),
    (7, None, "sheep", 1, "=", "7 sheep"),
    (500, None, "employee", 1, "=", "500 employees"),
    (3, None, "pixel per inch", 1, "=", "3 pixels per inch"),
    (5, None, "kilohertz", 1, "=", "5 kilohertz"),
    (60, None, "mile/hour", 1, "=", "60 miles an hour"),
    (80, None, "USD/hour", 1, "=", "$80 an hour"),
    (7, None, "", 1, "=", "7"),
    (0, None, "percent", 1, "=", "0%"),
    (6, None, "ratio", 1, "~", "roughly 6 times"),
]


def figure(value: float, unit: str, **fields: object) -> Figure:
    return Figure("a", 0, 1, Span(0, 1), value, unit=unit, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "high", "unit", "step", "bound", "words"), FIGURES)
def test_a_figure_in_words(value, high, unit, step, bound, words):
    assert figure_words(figure(value, unit, high=high, step=step, bound=bound)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 47, "unit": "percent", "bound": "~", "role": "to"}, "to roughly 47%"),
        ({"value": 57, "unit": "percent", "role": "from"}, "from 57%"),
        ({"value": 10, "unit": "percent", "role": "change", "direction": "down"}, "down 10%"),
        ({"value": 10, "unit": "percent", "role": "change"}, "a change of 10%"),
        ({"value": 0.5, "unit": "ratio", "role": "change", "direction": "down"}, "halved"),
        ({"value": 3, "unit": "ratio", "role": "change", "direction": "up", "bound": "~"}, "roughly tripled"),
        ({"value": 25, "unit": "percent", "role": "level"}, "25%"),
    ],
)
def test_a_figure_with_the_part_it_plays(fields, words):
    assert statement_words(figure(**fields)) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [(20251101, "1 November 2025"), (20251100, "November 2025"), (20250000, "2025"), (1101, "1 November")],
)
def test_dates_speak_english_in_every_locale(day, words):
    assert date_words(day) == words


@given(st.integers(1, 10**12), st.integers(0, 3))
def test_no_digit_is_lost(digits, places):
    value, step = digits / 10**places, 10.0**-places
    words = value_words(value, "tonne", step).split()
    scale = {"million": 1e6, "billion": 1e9, "trillion": 1e12}.get(words[1], 1)
    assert float(words[0].replace(",", "")) * scale == pytest.approx(value, rel=1e-9)


REASONS = [
    (("digits",), "a number in digits"),
    (("digits, unit borrowed",), "a number in digits, its unit is that of the number beside it"),
    (("status pledged: will",), "'will' makes it pledged"),
    (("change: <b>",), "'<b>' makes it the size of a change"),
    (("to: rose", "topic line 7"), "'rose' makes it the end of a change; called so by line 7 of the topic file"),
    (("by hand: subject",), "by hand: subject"),
    ((), ""),
]


@pytest.mark.parametrize(("why", "words"), REASONS)
def test_reasons_are_told_in_words(why, words):
    assert reason_words(why) == words


def test_every_rule_that_made_a_figure_of_the_samples_has_words():
    known = {row["rule"] for row in rows("reasons")}
    for folder in sorted((Path(__file__).parents[1] / "data" / "articles").iterdir()):
        for figure in extract(read(folder), folder.name):
            rules = [rule for rule in figure.why if ": " not in rule and not rule.startswith("topic line ")]
            assert {part for rule in rules for part in rule.split(", ")} <= known, figure
