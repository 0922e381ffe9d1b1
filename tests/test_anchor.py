"""What the words beside a topic's word tell: of its thing, of another, of none."""

import pytest
from statedfigures import extract

CASES = [
    ("China's output of rare earths rose to 270,000 tonnes.", "rare earth mine production"),
    ("China has 70% of global rare earth mining.", "share of rare earth mining"),
    ("China has 70% of the world's rare earths mining.", "share of rare earth mining"),
    # another thing
    ("Rare earths matter. China's output of electric scooters rose to 270,000 tonnes.", "output of electric scooters"),
    ("Rare earths matter. China does 70% of the mining of sugar.", "share of mining of sugar"),
]


@pytest.mark.parametrize(("text", "measure"), CASES)
def test_anchor(text, measure):
    assert extract(text, topic="rare-earths")[-1].measure == measure
