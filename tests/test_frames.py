"""frames.py: what is measured where no noun says so; more of it in sentences/points-and-percent.txt."""

import pytest
from statedfigures import extract


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The Democrat is leading by three points.", "lead"),
        ("A poll has Labour two points behind Reform.", "gap"),
        ("Mr Khan beat his rival by 43.8% to 32.7%.", "share of vote"),
        ("The party leads in the polls with 31%.", "share of vote"),
        ("Soldiers will get an increase of 14%.", "pay"),
        ("Farmers will get 14% of the land.", "share of land"),
        ("Families will be £300 better off.", "income"),
        ("The stadium came in $200 million under budget.", "underspending"),
        ("The chip is 30 times faster than its predecessor.", "speed of chip"),
        ("Electric cars cost a third more than petrol ones.", "cost of electric cars"),
        ("Students owe an average of £48,470.", "average debt"),
    ],
)
def test_measure(text, measure):
    assert extract(text)[0].measure == measure
