"""What a sum of money is called, by the verb and the thing that it hangs on."""

import pytest
from statedfigures import extract
from statedfigures.sums import is_commodity, is_sold


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The campaign cost $3 million.", "cost of campaign"),
        ("It will cost taxpayers $400m.", "cost"),
        ("Tickets start at £25.", "price of tickets"),
        ("A day ticket is €8.50.", "price of day ticket"),
        ("The toll is €8.50.", "toll"),
        ("I like the $79 earbuds.", "price of earbuds"),
        ("Recruits get a $500 bonus.", "bonus"),
        ("The bank set aside €310m for claims.", "funding for claims"),
        ("The club was put up for sale at £3m.", "club price"),
        ("The deal values the chain at £1.3bn.", "valuation"),
        ("The city borrowed $2 billion.", "borrowing"),
        ("The deficit came to 4% of GDP.", "deficit"),
        ("The mine makes up 4% of GDP.", "share of GDP"),
    ],
)
def test_measure(text, measure):
    assert extract(text)[0].measure == measure


def test_what_has_a_price_by_its_own_name():
    names = ("copper", "Brent crude", "spot gold", "gold futures", "share of coal", "tariff on coffee")
    assert [name for name in names if is_commodity(name)] == ["copper", "Brent crude", "spot gold"]


def test_what_is_sold():
    names = ("earbuds", "pizza oven", "signing bonus", "fee on ships", "rise in rents")
    assert [name for name in names if is_sold(name)] == ["earbuds", "pizza oven"]
