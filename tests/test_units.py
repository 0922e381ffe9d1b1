"""Currencies before a number; scales, units and rates behind it; singulars."""

import pytest
from statedfigures.neighbours import is_plural, singular
from statedfigures.units import currency_at, currency_before, read_rate, read_scale, read_unit

BEFORE = [
    ("$|5", "USD"), ("US$|5", "USD"), ("US $|5", "USD"), ("$US|5", "USD"), ("HK $|5", "HKD"), ("A$|5", "AUD"),
    ("€ |5", "EUR"), ("£|5", "GBP"), ("USD|5", "USD"), ("USD |5", "USD"), ("RM|5", "MYR"), ("Rs. |5", "INR"),
    ("A $|5", "USD"), ("COVID-|5", None), ("BUSD|5", None), ("the |5", None), ("|5", None), ("FARM|5", None),
]  # fmt: skip
SCALES = [
    ("12| million", 1e6), ("12|-million", 1e6), ("1.2|bn", 1e9), ("35|m people", 1e6), ("5|m tall", 1), ("40|k", 1e3),
    ("2|mln", 1e6), ("10| crore", 1e7), ("12|M users", 1e6), ("5500|M", 1), ("4|B.", 1), ("8| B people", 1e9),
    ("3| m of cloth", 1), ("7|th", 1), ("5| billionaires", 1),
]  # fmt: skip
UNITS = [
    (" percent", "percent", 1), ("%", "percent", 1), (" per cent", "percent", 1), ("-percent", "percent", 1),
    (" percentage points", "percentage point", 1), (" basis points", "percentage point", 0.01), ("bps", "percentage point", 0.01),
    (" of a percentage point", "percentage point", 1), (" metric tons of", "tonne", 1), (" km", "kilometre", 1),
    (" m.p.h.", "mile/hour", 1), ("°C", "celsius", 1), (" °F", "fahrenheit", 1), (" euros", "EUR", 1), (" €", "EUR", 1),
    ("₩", "KRW", 1), (" km2", "square kilometre", 1), (" m²", "square metre", 1), ("-day-long", "day", 1),
    (" wet tonnes", "wet tonne", 1), (" cars", None, 1), (" in", None, 1), ("", None, 1), (" percentage of", "percent", 1),
    (" kW/h", "kilowatt", 1), (" the", None, 1),
]  # fmt: skip
RATES = [
    (" a tonne", True, "tonne"), (" per barrel", True, "barrel"), ("/lb", True, "pound"), (" a year for", False, "year"),
    (" of soybeans a year", False, "year"), (" annually", False, "year"), ("-a-month", True, "month"), (" a year ago", True, None),
    (" per diluted share", True, "share"), (" cheaper per bushel", True, "bushel"), (" U.S. per barrel", True, "barrel"),
    (" a box, down", True, "box"), (" a change of", True, None), (" for a month", True, None), (" of data for a month", False, None),
    (" per capita", False, None), (" in May", True, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), BEFORE)
def test_currency_before(text, code):
    at, text = text.index("|"), text.replace("|", "")
    found = currency_before(text, at)
    assert (found and found[0]) == code
    if found and text[:at].strip() != "A $":
        assert found[1] == 0


@pytest.mark.parametrize(("text", "end"), [("$US171", 3), ("€ 5", 2), ("USD5", 3), ("5", 0), ("$ab", 0)])
def test_currency_at(text, end):
    assert currency_at(text, 0) == end


@pytest.mark.parametrize(("text", "factor"), SCALES)
def test_scale(text, factor):
    at, text = text.index("|"), text.replace("|", "")
    found, end = read_scale(text, at)
    assert found == factor
    assert (end == at) == (factor == 1)


@pytest.mark.parametrize(("text", "name", "factor"), UNITS)
def test_unit(text, name, factor):
    unit = read_unit("9" + text, 1, len(text) + 1)
    assert (unit and unit.name) == name
    assert unit is None or (unit.factor == factor and 1 < unit.end <= len(text) + 1)


@pytest.mark.parametrize(("text", "money", "per"), RATES)
def test_rate(text, money, per):
    found = read_rate("9" + text, 1, money)
    assert (found and found[0]) == per


SINGULARS = [
    ("countries", "country"), ("taxes", "tax"), ("people", "person"), ("buses", "bus"), ("glass", "glass"), ("cargoes", "cargo"),
    ("shoes", "shoe"), ("women", "woman"), ("firemen", "fireman"), ("specimen", "specimen"), ("wolves", "wolf"), ("cars", "car"),
    ("analyses", "analysis"), ("churches", "church"), ("series", "series"), ("aircraft", "aircraft"), ("boxes", "box"),
]  # fmt: skip


@pytest.mark.parametrize(("noun", "one"), SINGULARS)
def test_singular(noun, one):
    assert singular(noun) == one


def test_plural():
    assert all(is_plural(noun) for noun in ("cars", "people", "women", "feet", "staff"))
    assert not any(is_plural(noun) for noun in ("car", "glass", "virus", "gauge", "s", "basis"))
