"""Names and numbers in the same order."""

import pytest
from statedfigures import extract

CASES = [  # text, topic, and of each figure its subject, measure, role and direction
    (
        "Profits at Audi and Skoda fell 91% and 12% respectively.",
        None,
        [("Audi", "profits", "change", "down"), ("Skoda", "profits", "change", "down")],
    ),
    (
        "Copper and zinc prices rose 3% and 5%, respectively.",
        "critical-minerals",
        [("copper", "copper price", "change", "up"), ("zinc", "zinc price", "change", "up")],
    ),
    (
        "Rents and wages will rise by 3% and 4% respectively.",
        None,
        [("rents", "rents", "change", "up"), ("wages", "wages", "change", "up")],
    ),
    (
        "Sales and profit rose 4% and fell 3%, respectively.",
        None,
        [("sales", "sales", "change", "up"), ("profit", "profit", "change", "down")],
    ),
    (
        "Tariffs on cars and steel rose to 25% and 50%, respectively.",
        None,
        [("cars", "tariffs on cars", "to", ""), ("steel", "tariffs on steel", "to", "")],
    ),
    (
        "Men and women earned $500 and $400, respectively.",
        None,
        [("men", "earnings", "level", ""), ("women", "earnings", "level", "")],
    ),
]
OTHERS = [  # no list of names as long as that of the numbers stands before their verb
    "It rose 3% and 4% in May and June respectively.",
    "Spain, Peru and Chile sold 5% and 6%, respectively.",
    "Ardent Bank and Lind Bank see inflation at 2% and 3%, respectively.",
    "Prices rose 5%, and respectively nothing else.",
]


@pytest.mark.parametrize(("text", "topic", "told"), CASES)
def test_each_number_is_of_the_name_in_its_place(text, topic, told):
    figures = extract(text, topic)
    assert [(f.subject, f.measure, f.role, f.direction) for f in figures] == told
    assert all("respectively" in f.why for f in figures)


@pytest.mark.parametrize("text", OTHERS)
def test_other_lists_are_left_as_they_are(text):
    assert not any("respectively" in f.why for f in extract(text))
