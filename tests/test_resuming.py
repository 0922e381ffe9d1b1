"""What a sentence goes on to tell of the one before: measure and subject of its last figure."""

from __future__ import annotations

import pytest
from statedfigures import extract

GOES_ON = [
    ("Acme's sales rose 4%. Bolt's rose 6%.", "sales", "Bolt"),
    ("France's debt is 114% of GDP. Italy's stands at 135%.", "debt", "Italy"),
    ("Exports to China fell 4%. Those to India rose 6%.", "exports to India", "exports to India"),
    ("The average salary in Berlin is €54,000. In Leipzig it is €42,000.", "average salary", "Leipzig"),
    ("The jobless rate is 6.1%. For young men the rate is 22 percent.", "jobless rate", "young men"),
    ("Unemployment among women is 9%. Among men it is 6%.", "unemployment among men", "men"),
    ("Inflation in Chile is 4%. The OECD puts it at 9.1%.", "inflation", "Chile"),
    ("The club made a loss of £12 million. The previous season it was £31 million.", "loss", "club"),
    ("The jackpot is $1.3 billion. The record, set in 2022, was $2.04 billion.", "jackpot", "jackpot"),
    ("The firm will spend $800 million. Half will go to Ohio.", "share of spending", "firm"),
]
ITS_OWN = [
    ("The odds are 1 in 292 million. The record was $2.04 billion.", "record"),
    ("The strike lasted two weeks. Half the students joined it.", ""),
    ("The brewery lost £3m last year. It owes £2m.", "debt"),
]


@pytest.mark.parametrize(("text", "measure", "subject"), GOES_ON)
def test_of_what_was_told_before(text: str, measure: str, subject: str) -> None:
    last = extract(text)[-1]
    assert (last.measure, last.subject) == (measure, subject)


@pytest.mark.parametrize(("text", "measure"), ITS_OWN)
def test_of_its_own(text: str, measure: str) -> None:
    assert extract(text)[-1].measure == measure
