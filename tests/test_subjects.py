"""Whom a figure describes, by the rule of its topic."""

import pytest
from statedfigures.find import find
from statedfigures.places import places
from statedfigures.subjects import bank, buyer, goods, holder

SIDES = ["China", "United States"]
HOLDERS = [
    ("China holds 69% of world supply.", "China"),
    ("Roughly 90% of it is done in China.", "China"),
    ("Of the ore China makes 60 percent.", "China"),
    ("Chinese firms dig up 69% of it.", "China"),
    ("Imports from China fell, while Vietnam has 5% of it.", "Vietnam"),
    ("About 70% of the world's output.", ""),
]
GOODS = [
    ("The duty on Chinese goods falls to 47%.", "China"),
    ("Beijing cuts its duty on American imports to 10%.", "United States"),
    ("Washington keeps a 10% levy.", "China"),
    ("Beijing keeps a 10% levy.", "United States"),
    ("The levy on imports from Brazil is 50%.", "Brazil"),
    ("The levy is 50%.", ""),
]
BUYERS = [
    ("The U.S. shipped 27 million tons to China.", "China"),
    ("China bought 12 million tons of U.S. soybeans.", "China"),
    ("US crushers bought 60 million tons of soybeans.", "United States"),
    ("The White House expects China to buy 12 million tons.", "China"),
    ("The White House expects 12 million tons to be bought.", ""),
]
BANKS = [
    ("The Bank of England kept it at 4%.", ("Bank of England", "United Kingdom")),
    ("The Fed cut it to 4%.", ("Federal Reserve", "United States")),
    ("In Japan it is 0.75%.", ("Bank of Japan", "Japan")),
    ("It is 4%.", ("", "")),
]


def read(text):
    [sentence] = find(text, ((0, len(text)),))
    return sentence, sentence.mentions[0], places(sentence.tokens)


@pytest.mark.parametrize(("text", "country"), HOLDERS)
def test_holder(text, country):
    assert holder(*read(text), shares=True) == country


@pytest.mark.parametrize(("text", "country"), GOODS)
def test_goods(text, country):
    assert goods(*read(text), SIDES) == country


@pytest.mark.parametrize(("text", "country"), BUYERS)
def test_buyer(text, country):
    assert buyer(*read(text), seller="United States") == country


@pytest.mark.parametrize(("text", "names"), BANKS)
def test_bank(text, names):
    sentence, _, named = read(text)
    assert bank(sentence, named, "") == names
