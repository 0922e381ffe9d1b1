"""The size of a change, on marked sentences of ours; the syntax is that of test_sentences."""

import pytest
from statedfigures import extract
from test_sentences import complaints

SIZES = [
    "Rents rose ⟦5% = 5 percent; role=change; direction=up⟧.",
    "Rents fell by about ⟦5% = 5 percent ~; role=change; direction=down⟧.",
    "There was a fall of ⟦3 percentage points = 3 percentage point; role=change; direction=down⟧.",
    "Fuel showed a ⟦4.1% = 4.1 percent; role=change; direction=up⟧ jump.",
    "The vote takes ⟦10 percentage points = 10 percentage point; role=change; direction=down⟧ off the duty.",
    "The yard will cut ⟦450 = 450 post; role=change; direction=down; status=pledged⟧ posts.",
    "The start-up raised ⟦$12m = 12e6 USD; role=level⟧ from its backers.",
    "The town adds a ⟦6% = 6 percent; role=level⟧ duty on hotel stays.",
    "A reduced ⟦8 percent = 8 percent; role=level⟧ rate covers bread.",
    "The index lost ⟦190| points = 190 point; role=change; direction=down⟧, or ⟦0.6% = 0.6 percent; role=change; direction=down⟧.",
    "Exports fell ⟦29% = 29 percent; role=change; direction=down⟧ on the year and ⟦11% = 11 percent; role=change; direction=down⟧ on the month.",
    "The farm gave up ⟦40 hectares = 40 hectare; role=level⟧ of meadow.",
    # a verb, what it moves, and by how much
    "The shop raised prices ⟦5% = 5 percent; role=change; direction=up⟧.",
    "The shop put a ⟦5% = 5 percent; role=level⟧ price rise off.".replace("; role=level", ""),
    "The town trimmed its road budget ⟦£3m = 3e6 GBP; role=change; direction=down⟧ last year.",
    "The town cut its ⟦£3m = 3e6 GBP; role=level⟧ budget.",
    # who cuts is not what is cut, and a fall by itself is no size
    "⟦Four = 4 bank; role=level⟧ banks cut fees.",
    "The side staged a collapse to beat Kent by ⟦27 = 27 run; role=level⟧ runs.",
]


@pytest.mark.parametrize("line", SIZES)
def test_marked(line):
    assert complaints(line) == []


def test_a_text_may_end_with_what_there_is_more_of():
    assert extract("China added five more elemen")[0].value == 5
    assert extract("Five more elements")[0].role == "change"
