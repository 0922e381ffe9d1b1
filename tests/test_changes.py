"""The two ends of a change, on marked sentences of ours; the syntax is that of test_sentences."""

import pytest
from test_sentences import complaints

ENDS = [
    "The fare went from ⟦$2 = 2 USD; role=from⟧ to ⟦$3 = 3 USD; role=to⟧.",
    "It takes the battery from ⟦20% = 20 percent; role=from⟧ to ⟦80% = 80 percent; role=to⟧ in an hour.",
    "The repair takes from ⟦three to five days = 3..5 day; role=level⟧.",
    "The quota falls to a ⟦fifth = 20 percent; role=to⟧ of the old volume, from ⟦half = 50 percent; role=from⟧ now.",
    "The yard hired ⟦300 = 300 person; role=level⟧ people, bringing its total to ⟦3,890 = 3890 person; role=to⟧.",
    "Shares of the mill rose ⟦1 1/8 = 1.125; role=change⟧ to ⟦34 3/4 = 34.75; role=to⟧.",
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


@pytest.mark.parametrize("line", ENDS)
def test_marked(line):
    assert complaints(line) == []
