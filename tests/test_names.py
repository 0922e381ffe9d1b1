"""Names in phrases: who holds what is told, and where it is so."""

import pytest
from statedfigures import extract

CASES = [
    ("Exports of Chinese firms fell 5%.", "China"),
    ("Sales in the Houston area fell 5%.", "Houston"),
    ("Beijing agreed to buy 12 million tonnes.", "China"),
    ("In Kensington and Chelsea the average rent fell 5%.", "Kensington and Chelsea"),
    ("The survey puts Spain near 12% of the market.", "Spain"),
    ("Nordvik's share of China's market fell to 8%.", "Nordvik"),
    ("Some 60 people died in Quetta.", "Quetta"),
    ("Sales at May-Britt fell 5%.", "May-Britt"),
    ("Two in five economists in a Halden survey had expected it.", "economists in Halden survey"),
    ("Nordvik was sold. Nordvik fell. The Perth miner plans 12 pits.", "Nordvik"),
]


@pytest.mark.parametrize(("text", "subject"), CASES)
def test_subject(text, subject):
    assert extract(text)[0].subject == subject


# a span of months, or a common acronym, hides no name that the article has told before
@pytest.mark.parametrize(
    "words", ["July-September operating profit fell", "Non-GAAP operating loss fell", "EBITDA fell"]
)
def test_no_name(words):
    said = f"Nordvik cut its outlook. Shares of Nordvik fell. {words} to $5m."
    assert extract(said)[-1].subject == "Nordvik"
