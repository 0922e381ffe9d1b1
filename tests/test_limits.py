"""Dates that bound something, and dates that only tell when."""

import pytest
from statedfigures.find import find
from statedfigures.limits import bounds, ends
from statedfigures.qualify import qualify


def read(text: str):
    [sentence] = find(text, ((0, len(text)),))
    qualities = qualify(sentence)
    i = next(i for i, mention in enumerate(sentence.mentions) if mention.unit == "date")
    return sentence, i, qualities


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The duty of 10% takes effect on November 10, 2026.", True),
        ("The city will lift its ban on ships on November 10, 2026.", True),
        ("The port lowers its duty by 10 points on November 10, 2026.", True),
        ("The duty goes from 20% to 10% on November 10, 2026.", True),
        ("The port lowered its duty by 10 points on November 10, 2025.", False),
        ("He faces 20 years in jail over a fire that killed 12 people on November 10, 2025.", False),
        ("The airline will refund 300 passengers stranded on November 10, 2025.", False),
        ("The set will cost $200 and will be sold online on November 10, 2026.", False),
        ("It froze six notices dating from November 10, 2025.", False),
    ],
)
def test_dates_that_bound(text, bound):
    assert bounds(*read(text)) == bound


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The truce of two sides runs until November 10, 2026.", True),
        ("The duty of 10% does not take effect until November 10, 2026.", False),
    ],
)
def test_until_when(text, end):
    sentence, i, _ = read(text)
    assert ends(sentence, sentence.mentions[i]) == end
