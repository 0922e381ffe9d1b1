"""A phrase as the name of a measure."""

import pytest
from statedfigures import extract

CASES = [
    ("A fall in Chinese sales of 5% was reported.", "sales"),  # without the change and the demonym
    ("Alibaba's third-quarter revenue rose 5%.", "revenue"),  # without the holder and the quarter
    ("Sales in Hull rose 5%.", "sales"),  # without the place
    ("A stake in Ardent of 5% was sold.", "stake in Ardent"),  # but not what it is held in
    ("The same 2025 quota was 5 tonnes.", "quota"),  # without the year
]


@pytest.mark.parametrize(("text", "measure"), CASES)
def test_core(text, measure):
    assert extract(text)[0].measure == measure
