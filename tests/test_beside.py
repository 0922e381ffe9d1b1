"""The phrase beside a number that names what it measures, and the rule that found it."""

import pytest
from statedfigures import extract

CASES = [
    ("A 5% rise in rents hit Leeds.", "rents", "noun after"),
    ("The pump uses 30% less water.", "water", "noun after"),
    ("A rise of 5% in rents is likely.", "rents", "of phrase"),
    ("France imported €44 billion worth of medicines.", "medicine imports", "of phrase"),
    ("They wiped $5bn from its value.", "value", "of phrase"),
    ("The mayor wants to halve the number of buses.", "number of buses", "of phrase"),
    ("Sales of 5 million cars pleased Toyota.", "sales of cars", "phrase of"),
    ("Sales of bikes (3,000) beat those of cars.", "sales of bikes", "bracket"),
    ("Nike sells shoes costing $50.", "cost of shoes", "participle"),
    ("The town cut the fee to $5.", "fee", "object"),
    ("He bought the house for $5m.", "price of house", "object"),
    ("The firm opened the year with sales at $5m.", "sales", "phrase before"),
    # a time is nothing that is measured
    ("Profit doubled this year.", "profit", "subject"),
    ("Profit was four times the $8 million of a year ago.", "profit", "subject"),
]


@pytest.mark.parametrize(("text", "measure", "rule"), CASES)
def test_beside(text, measure, rule):
    figure = extract(text)[0]
    assert (figure.measure, rule in figure.why) == (measure, True), figure.why


def test_a_gap_takes_the_verb_of_the_number_before():
    _, fats = extract("Fruit rose 5%, and fats by 6%.")
    assert (fats.measure, fats.role, "gap" in fats.why) == ("fats", "change", True)
