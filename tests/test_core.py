"""A phrase as the name of a measure."""

import pytest
from statedfigures import extract
from statedfigures.core import counted_by

CASES = [
    ("A fall in Chinese sales of 5% was reported.", "sales"),  # without the change and the demonym
    ("Alibaba's third-quarter revenue rose 5%.", "revenue"),  # without the holder and the quarter
    ("Sales in Hull rose 5%.", "sales"),  # without the place
    ("A stake in Ardent of 5% was sold.", "stake in Ardent"),  # but not what it is held in
    ("The same 2025 quota was 5 tonnes.", "quota"),  # without the year
]


@pytest.mark.parametrize(("text", "measure"), CASES)
def test_core(text, measure):
    assert extract(text)[0].measure == measure


DURATIONS = [
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


@pytest.mark.parametrize(("text", "measure"), DURATIONS)
def test_duration(text, measure):
    assert extract(text)[0].measure == measure


COUNTED = [
    ("population of Leeds", "person"),
    ("average class size", "pupil"),
    ("net migration to Norland", "person"),
    ("population density", ""),
    ("", ""),
]


@pytest.mark.parametrize(("measure", "counted"), COUNTED)
def test_counted_by(measure, counted):
    assert counted_by(measure) == counted
