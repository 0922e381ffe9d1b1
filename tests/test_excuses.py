"""Why two statements that exclude one another need not contradict."""

import pytest
from statedfigures import Article, compare, extract
from statedfigures.excuses import is_nobody

JANUARY, FEBRUARY, DECEMBER = "2025-01-10", "2025-02-03", "2025-12-16"
CASES = [
    # two texts with their dates, the verdict, and what the note says
    ("The unemployment rate of Chile is 4.1%.", JANUARY, "The unemployment rate of Chile is 4.6%.", DECEMBER,
     "unresolved", "they appeared 340 days apart"),
    ("The unemployment rate of Chile is 4.1%.", JANUARY, "The unemployment rate of Chile is 4.6%.", FEBRUARY,
     "differ", "exclude one another"),
    ("The unemployment rate of Chile is 4.1%.", JANUARY, "The unemployment rate of Chile is 4.6%.", "",
     "unresolved", "its article has no date"),
    ("The unemployment rate of Chile was 4.1% in 2024.", JANUARY, "The unemployment rate of Chile was 4.6% in 2024.",
     DECEMBER, "differ", "exclude one another"),
    ("Chile's exports rose 1.1% in March on the month.", DECEMBER, "Chile's exports rose 2.3% in March on the year.",
     DECEMBER, "not comparable", "changes over different times"),
    ("Chile's exports rose 1.1% in March on the year.", DECEMBER, "Chile's exports rose 2.3% in March on the year.",
     DECEMBER, "differ", "exclude one another"),
    ("The bank expects inflation in Chile of 3.0% in 2025.", JANUARY, "Inflation in Chile was 2.7% in 2025.", "2026-01-16",
     "not comparable", "a forecast"),
    ("The bank expects inflation in Chile of 3.0% in 2025.", JANUARY, "The bank expects inflation in Chile of 2.7% in 2025.",
     DECEMBER, "not comparable", "forecasts made 340 days apart"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "when", "other", "then", "verdict", "note"), CASES)
def test_excuse(one, when, other, then, verdict, note):
    articles = [Article("a", one, published=when), Article("b", other, published=then)]
    [found] = [c for c in compare(extract(articles), articles, None) if len(c.figures) > 1]
    assert (found.verdict, note in found.note) == (verdict, True)


@pytest.mark.parametrize(("subject", "nobody"), [("company", True), ("", True), ("Ardent", False), ("copper", False)])
def test_is_nobody(subject, nobody):
    assert is_nobody(subject) is nobody
