"""The size of a change and its two ends, on marked sentences of ours; the syntax is that of test_sentences."""

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
]
ENDS = [
    "The fare went from ⟦$2 = 2 USD; role=from⟧ to ⟦$3 = 3 USD; role=to⟧.",
    "The fare is now ⟦$3 = 3 USD; role=to⟧, up from ⟦$2 = 2 USD; role=from⟧.",
    "Turnout fell to ⟦51% = 51 percent; role=to⟧ from ⟦58% = 58 percent; role=from⟧.",
    "Support is ⟦38% = 38 percent; role=to⟧, compared with ⟦44% = 44 percent; role=from⟧ a year before.",
    "The backlog reached ⟦7,000 = 7000 case; role=to⟧ cases.",
    "Profit jumped ⟦20% = 20 percent; role=change; direction=up⟧ to ⟦€6m = 6e6 EUR; role=to⟧.",
    "Tin climbed from a June low of ⟦$20,000| a tonne = 20000 USD/tonne; role=from⟧ to ⟦$24,000| a tonne = 24000 USD/tonne; role=to⟧.",
    "The ⟦20 percent = 20 percent; role=from⟧ surcharge is lowered to ⟦5 percent = 5 percent; role=to⟧.",
    "Output was ⟦90,000 tonnes = 90000 tonne; role=to⟧, nearly ⟦triple = 3 ratio ~; role=change⟧ the ⟦31,000 tonnes = 31000 tonne; role=from⟧ of 2017.",
    "Takings ⟦doubled = 2 ratio; role=change; direction=up⟧ to ⟦$8 million = 8e6 USD; role=to⟧.",
    "According to ⟦five = 5 witness; role=level⟧ witnesses, it rained.",
    "Tickets range from ⟦$5 = 5..9 USD; role=level⟧".replace("$5 = 5..9 USD", "$5 to $9 = 5..9 USD") + ".",
]


@pytest.mark.parametrize("line", SIZES + ENDS)
def test_marked(line):
    assert complaints(line) == []


def test_a_text_may_end_with_what_there_is_more_of():
    assert extract("China added five more elemen")[0].value == 5
    assert extract("Five more elements")[0].role == "change"
