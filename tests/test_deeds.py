"""What is counted, and what is done to it."""

import pytest
from statedfigures import extract


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("China agreed to buy 12 million tonnes of soybeans.", "soybean purchases"),
        ("The firm sold 40 buses.", "bus sales"),
        ("Some 40 people were killed.", "people killed"),
        ("The storm left 40 homes without power.", "homes without power"),
        ("Some 40 homes had gone without a check.", "homes"),
        ("The army signed up 74 recruits against a target of 90.", "recruits"),
        ("Ford recalled 40 vans over faulty locks.", "vans recalled"),
        ("The shop opens 12 more stores.", "stores"),
    ],
)
def test_measure(text, measure):
    assert extract(text)[0].measure == measure
