"""Lists of names: what is told of one of them."""

import pytest
from statedfigures import extract

CASES = [
    (
        "The survey puts Spain at 12% and Italy at 9% of output.",
        [("share of output", "Spain"), ("share of output", "Italy")],
    ),
    ("Brazil grows 37% of the coffee, Chile 18%.", [("share of coffee", "Brazil"), ("share of coffee", "Chile")]),
    (
        "Chile mined 5 tonnes (23%), Peru 2 (11%).",
        [
            ("production", "Chile"),
            ("share of production", "Chile"),
            ("production", "Peru"),
            ("share of production", "Peru"),
        ],
    ),
    # a verb between ends the list
    ("Spain made 12% of the wine; Italy sank by 9%.", [("share of wine", "Spain"), ("", "Italy")]),
]


@pytest.mark.parametrize(("text", "named"), CASES)
def test_names_of_a_list(text, named):
    assert [(f.measure, f.subject) for f in extract(text)] == named
