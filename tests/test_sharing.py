"""Numbers of one sentence that share what is measured."""

from __future__ import annotations

import pytest
from statedfigures import extract


@pytest.mark.parametrize(
    ("text", "measures", "subjects"),
    [
        ("Germany has a debt ratio of 64%, to France's 113%.", ["debt ratio"] * 2, ["Germany", "France"]),
        ("Exports grew 5%, compared with last year's 3%.", ["exports"] * 2, ["Exports"] * 2),
        ("Inflation rose 3.6%, beating a forecast of 1.1%.", ["inflation"] * 2, ["Inflation"] * 2),
        ("Sales rose 5%, and profit 3%.", ["sales", "profit"], ["Sales", "profit"]),
        ("Wages rose 5%, compared with the bank's 3% share.", ["wages", "share"], ["Wages", "Wages"]),
    ],
)
def test_measures_are_shared(text: str, measures: list[str], subjects: list[str]) -> None:
    found = extract(text)
    assert [figure.measure for figure in found] == measures
    assert [figure.subject for figure in found] == subjects
