"""What a duration is of, by the words of its clause."""

import pytest
from statedfigures import extract

CASES = [
    ("The talks lasted two hours.", "duration of talks"),
    ("A 90-day truce was agreed.", "truce length"),
    ("The patient saw his doctor after three months of illness.", "duration of illness"),
    # a verb that stops something: its object, before or behind, or its subject
    ("Lima suspends for a year the fee on ships.", "suspension of fee on ships"),
    ("Lima suspended the fee on ships for a year.", "suspension of fee on ships"),
    ("The fee on ships is suspended for a year.", "suspension of fee on ships"),
    # since the last of its kind
    ("It was the first fall in six years.", "time since last fall"),
    ("It was his first visit to the capital of Peru in six years.", "time since last visit to the capital of Peru"),
    ("Inflation was the lowest in six years.", "time since inflation was lower"),
]


@pytest.mark.parametrize(("text", "measure"), CASES)
def test_duration(text, measure):
    assert extract(text)[0].measure == measure
