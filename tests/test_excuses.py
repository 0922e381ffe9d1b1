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
    ("Inflation in Chile was 0.3% month on month in May 2025.", DECEMBER,
     "Inflation in Chile was 3.1% year on year in May 2025.", DECEMBER, "not comparable", "over different times"),
    ("Rents in Leeds rose 0.4% in May 2025.", DECEMBER, "Rents in Leeds rose 4.8% in the year to May 2025.", DECEMBER,
     "not comparable", "over different times"),
    ("Chile's GDP grew at an annualised rate of 2.8% in May 2025.", DECEMBER, "Chile's GDP grew 0.7% in May 2025.", DECEMBER,
     "not comparable", "over different times"),
    ("Revenue of Ardent was $5bn in fiscal 2025.", DECEMBER, "Revenue of Ardent was $6bn in 2025.", DECEMBER,
     "not comparable", "of a fiscal year"),
    ("Chile exported 8 tonnes of tin to Peru in 2025.", DECEMBER, "Chile exported 40 tonnes of tin in 2025.", DECEMBER,
     "unresolved", "told of Peru"),
    ("Tesla sold 41 cars in Norway in May 2025.", DECEMBER, "Tesla sold 70 cars in Peru in May 2025.", DECEMBER,
     "unresolved", "told of Norway"),
    ("60% of renters in Leeds are content.", DECEMBER, "20% of renters in Leeds are a family.", DECEMBER,
     "unresolved", "not told alike"),
    # polls of two houses, of one, of nobody, and no poll at all
    ("A Norvane poll puts Labour on 28% of the vote.", DECEMBER, "A Bolt survey puts Labour on 24% of the vote.",
     DECEMBER, "not comparable", "of two polls"),
    ("A Norvane poll puts Labour on 28% of the vote.", DECEMBER, "A Norvane poll puts Labour on 24% of the vote.",
     DECEMBER, "differ", "exclude one another"),
    ("A poll puts Labour on 28% of the vote.", DECEMBER, "A Bolt survey puts Labour on 24% of the vote.",
     DECEMBER, "unresolved", "does not tell whose"),
    ("Labour won 28% of the vote.", DECEMBER, "A Bolt survey puts Labour on 24% of the vote.",
     DECEMBER, "not comparable", "Only one of them is of a poll"),
    ("Tesla sold 41 cars in May 2025.", DECEMBER, "Tesla sold 70 cars in May 2025.", DECEMBER, "differ", ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "when", "other", "then", "verdict", "note"), CASES)
def test_excuse(one, when, other, then, verdict, note):
    articles = [Article("a", one, published=when), Article("b", other, published=then)]
    [found] = [c for c in compare(extract(articles), articles, None) if len(c.figures) > 1]
    assert (found.verdict, note in found.note) == (verdict, True)


@pytest.mark.parametrize(("subject", "nobody"), [("company", True), ("", True), ("Ardent", False), ("copper", False)])
def test_is_nobody(subject, nobody):
    assert is_nobody(subject) is nobody
