"""Units that tell the same: what is converted into what, and what never is."""

import pytest
from statedfigures import Figure, Span
from statedfigures.conversion import canonical, in_unit, is_count


def said(value, unit, **fields):
    return Figure("a", 0, 2, Span(0, 9), value, unit=unit, **fields)


@pytest.mark.parametrize(
    ("value", "unit", "into", "made"),
    [
        (5, "tonne", "kilogram", 5000),
        (33, "USD/kilogram", "USD/tonne", 33_000),
        (1100, "GBP/month", "GBP/year", 13_200),
        (24, "month", "year", 2),
        (6, "gigawatt", "megawatt", 6000),
        (10, "square kilometre", "hectare", 1000),
        (77_900, "", "car", 77_900),
        (5, "tonne", "year", 5),  # nothing in common: as it is
        (5, "tonne/year", "kilogram", 5),
        (5, "EUR", "USD", 5),
        (5, "gallon", "litre", 5),  # of two sizes
        (5, "ounce", "kilogram", 5),  # or of gold
        (12, "GBP/hour", "GBP/week", 12),  # nobody works all the hours of a week
    ],
)
def test_in_unit(value, unit, into, made):
    assert in_unit(said(value, unit), into).value == pytest.approx(made, rel=1e-3)


@pytest.mark.parametrize(("value", "way", "part"), [(2.0, "up", 100), (3.0, "up", 200), (0.5, "down", 50)])
def test_a_multiple_is_a_change_in_percent(value, way, part):
    made = in_unit(said(value, "ratio", role="change", direction=way), "percent")
    assert (made.value, made.unit, made.direction) == (part, "percent", way)


@pytest.mark.parametrize(
    ("unit", "count"),
    [("car", True), ("", True), ("tonne", False), ("USD", False), ("percent", False), ("bushel", False)],
)
def test_is_count(unit, count):
    assert is_count(unit) is count


def test_a_rate_is_no_amount():
    assert canonical("tonne/year") != canonical("tonne")
