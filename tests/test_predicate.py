"""Which verb is that of a number in the subject, past what stands between them."""

import pytest
from statedfigures import extract

CASES = [
    ("The $75 fee was delayed.", "delayed"),
    ("The $75 fee has merely been delayed.", "delayed"),
    # past an aside, a relative clause, and what somebody had said of it
    ("A $75 fee on parcels, due to start in March, was delayed.", "delayed"),
    ("A $75 fee on parcels, due on 1 March, was dropped.", "cancelled"),
    ("A $75 fee on parcels, which was to begin on November 1, 2025, was dropped.", "cancelled"),
    ("The $75 fee that he had threatened to impose is off the table.", "cancelled"),
    ("The $75 fee that he had threatened to impose has merely been postponed.", "delayed"),
    ("The $75 fee Lind had threatened was off the table.", "cancelled"),
    # another verb, with a subject of its own
    ("The fee drops to $75, port dues are suspended.", "pledged"),
    ("A $75 fee starts as port dues were suspended.", "in force"),
]


@pytest.mark.parametrize(("text", "status"), CASES)
def test_predicated(text, status):
    assert extract(text)[0].status == status
