"""Bound, status and what they say of the role, on marked sentences of ours; the syntax is that of test_sentences."""

import pytest
from statedfigures.find import find
from statedfigures.qualify import qualify
from test_sentences import complaints

BOUNDS = [
    "The plant makes ⟦40 tonnes = 40 tonne⟧ a day.".replace("tonne⟧", "tonne/day⟧"),
    "The plant has made some ⟦40 tonnes = 40 tonne ~⟧ so far.",
    "It holds an estimated ⟦60% = 60 percent ~⟧ of the market.",
    "The fund is worth well over ⟦$3bn = 3e9 USD >⟧.",
    "He paid just shy of ⟦£900 = 900 GBP <⟧ for the boat.",
    "They need a minimum of ⟦12 = 12 player >=⟧ players.",
    "The bill came to ⟦€80 = 80 EUR >=⟧ or more.",
    "The hall seats up to ⟦900 = 900 guest <=⟧ guests.",
    "Growth was short of the ⟦2.4% = 2.4 percent =⟧ that the ministry had promised.",
    "Less than the ⟦0.4% = 0.4 percent =⟧ forecast was the verdict.",
    "The river rose for over ⟦two hours = 2 hour >⟧.",
    "She wrote a book about ⟦12 = 12 widow =⟧ widows.",
    "The cable is more than ⟦100 kilometres = 100 kilometre >⟧ (⟦62 miles = 62 mile >⟧) long.",
    "The firm employs about ⟦300 = 300 person ~⟧ people in Leeds and ⟦40 = 40 person =⟧ people in York.",
]
STATUS = [
    "Rome scrapped a threatened ⟦25% = 25 percent; role=threat; status=cancelled⟧ levy on wine.",
    "A further ⟦12% = 12 percent; status=delayed⟧ surcharge is suspended.",
    "The union pledged to pay back ⟦$4 million = 4e6 USD; status=pledged⟧.",
    "The agency reckons that the herd will shrink by ⟦9% = 9 percent; role=change; direction=down; status=estimated⟧.",
    "The 90-day pause brings the duty from ⟦80% = 80 percent; role=from; status=stated⟧ to ⟦15% = 15 percent; role=to; status=pledged⟧.".replace(
        "90-day", "long"
    ),
    "Sales dropped a further ⟦5% = 5 percent; role=change; direction=down; status=stated⟧.",
    "The port keeps a toll of ⟦$30 = 30 USD; status=in force⟧ a truck.".replace("30 USD;", "30 USD|USD/truck;"),
    "Attendance stays at ⟦60% = 60 percent; status=stated⟧.",
    "The council wants a ⟦2% = 2 percent; status=proposed⟧ tourist tax.",
    "Without the deal the fee would have been ⟦40% = 40 percent; status=cancelled⟧.",
    "Milan will cut the toll to ⟦€5 = 5 EUR; role=to; status=pledged⟧, while Turin keeps ⟦€8 = 8 EUR; status=in force⟧.",
    "The key rate was cut to ⟦3.5% = 3.5 percent; role=to; status=in force⟧.",
    "The goal is ⟦400 = 400 flat; role=target⟧ flats.",
    "A ⟦30-day = 30 day; role=limit⟧ ceasefire was agreed.",
    "They spoke for ⟦90 minutes = 90 minute; role=level⟧.",
]


@pytest.mark.parametrize("line", BOUNDS + STATUS)
def test_marked(line):
    assert complaints(line) == []


def test_every_cue_span_is_the_words_it_names():
    text = "Trump pledged to cut tariffs from 57% to roughly 47% and scrap a threatened 100% tariff."
    [sentence] = find(text, ((0, len(text)),))
    named = [(text[a:b], name) for quality in qualify(sentence) for (a, b), name in quality.cues]
    assert ("roughly", "bound ~") in named
    assert ("scrap", "status cancelled") in named
    assert ("from", "role from") in named
    assert all(words == words.strip() and words for words, _ in named)
