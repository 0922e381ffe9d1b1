"""Bare numbers that go on from the sentence before, and those that do not."""

from __future__ import annotations

import pytest
from statedfigures import extract

GOES_ON = [
    ("Sales came to 3 billion euros. A year earlier it was 2.6 billion.", (2.6e9, "EUR")),
    ("Sales came to 3 billion euros. Analysts had expected 3.2 billion.", (3.2e9, "EUR")),
    ("The ministry has 40,000 rifles. That is 900 more than in May.", (900, "rifle")),
    ("The fair drew 20,000 visitors. The old record was 19,000.", (19_000, "visitor")),
    ("The chain has 320 shops. It aims for 500 by 2030.", (500, "shop")),
    ("Tolls rose to 40 cents. Critics put it at 50.", (50, "cent")),
    ("Wheat costs $6.20 a bushel. A week ago it stood at $5.70.", (5.7, "USD/bushel")),
]
ITS_OWN = [
    "Turnout was 71%. It was 900 last year.",  # no share can be so large
    "The trial lasted 12 weeks. A year ago it was 14.",  # durations are told with their unit
    "The chain has 320 shops. Its chairman is 64 and rich.",
    "Dock wages rose to $700 a week. For the first half the total was $9m.",
]


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_the_unit_of_the_sentence_before(text: str, expected: tuple[float, str]) -> None:
    assert (extract(text)[-1].value, extract(text)[-1].unit) == expected


@pytest.mark.parametrize("text", ITS_OWN)
def test_no_unit_is_carried(text: str) -> None:
    first = extract(text)[0]
    assert all(figure.unit != first.unit for figure in extract(text)[1:])
