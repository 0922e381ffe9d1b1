"""Digits and words → values, and how finely they were written."""

import pytest
from statedfigures.number import POWER, digits, power, spoken

DIGITS = [
    ("7", 7, 1), ("96,600", 96600, 1), ("1,234,567.8", 1234567.8, 0.1), ("5.20", 5.2, 0.01), (".5", 0.5, 0.1),
    ("1,00,000", 100000, 1), ("1 200 000", 1200000, 1), ("12\u202f000", 12000, 1), ("3-3/4", 3.75, 0.25),
    ("3 3/4", 3.75, 0.25), ("1/8", 0.125, 0.125), ("2½", 2.5, 0.5), ("¾", 0.75, 0.25), ("4 5/8", 4.625, 0.125),
]  # fmt: skip
SPOKEN = [
    ("nine", 9, 1), ("Twenty-two", 22, 1), ("one hundred", 100, 1), ("two hundred and fifty", 250, 1),
    ("a dozen", 12, 1), ("three dozen", 36, 1), ("two and a half million", 2.5e6, 0.5e6), ("half a million", 0.5e6, 0.5e6),
    ("forty thousand", 40000, 1000), ("one hundred thousand", 1e5, 1000), ("two million three hundred thousand", 2.3e6, 1000),
    ("a billion", 1e9, 1e9), ("zero", 0, 1), ("two and a quarter million", 2.25e6, 0.25e6),
]  # fmt: skip
NONE = ["one two", "third", "ten nine", "of", "million of", "five twenty", "nine in ten"]


@pytest.mark.parametrize(("text", "value", "step"), DIGITS)
def test_digits(text, value, step):
    assert digits(text) == (pytest.approx(value), pytest.approx(step))


def test_nothing_is_divided_by_nothing():
    with pytest.raises(ValueError, match="divides by nothing"):
        digits("1/0")


@pytest.mark.parametrize(("text", "value", "step"), SPOKEN)
def test_spoken(text, value, step):
    assert spoken(text) == (pytest.approx(value), pytest.approx(step))


@pytest.mark.parametrize("text", NONE)
def test_words_that_make_no_number(text):
    assert spoken(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("×10−30", 1e-30), (" x 10^6", 1e6), ("×10²", 100), ("×10⁻³", 0.001), (" × 10^-2", 0.01)]
)
def test_powers_of_ten(text, value):
    assert power(POWER.fullmatch(text)) == pytest.approx(value)


@pytest.mark.parametrize("text", ["×10", " x 10 cm", "x 100", "×2^3"])
def test_no_power_of_ten(text):
    assert POWER.match(text) is None
