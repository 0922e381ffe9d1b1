"""The sums within an article: what is a slip, what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statedfigures import Article, Figure, Span, check, extract, read
from statedfigures.arithmetic import change_slip, changes

POINTS = "percentage point"
TEXT = "x" * 400


def said(value: float, unit: str = "percent", role: str = "level", **fields: object) -> Figure:
    """A figure of the tariff on Chinese goods, unless the fields say otherwise; `at` is where, `sentence` which."""
    at, number = fields.pop("at", 0), fields.pop("sentence", 0)
    assert isinstance(at, int)
    assert isinstance(number, int)
    defaults = {"measure": "tariff rate on Chinese goods", "subject": "China", "step": 1.0}
    return Figure(
        "a", at, at + 1, Span(number * 100, number * 100 + 99), value, unit=unit, role=role, **defaults | fields
    )  # type: ignore[arg-type]


def share(subject: str, value: float, **fields: object) -> Figure:
    return said(value, measure="share of tin mining", subject=subject, **fields)


def soy(value: float, unit: str = "tonne", **fields: object) -> Figure:
    defaults = {"measure": "soybean purchases", "role": "target", "status": "pledged", "step": 1e6}
    return said(value, unit, **defaults | fields)


DOWN = {"role": "change", "direction": "down"}
UP = {"role": "change", "direction": "up"}
YEARS = soy(3, "year", role="limit", measure="duration of soybean commitment", step=1.0)

CASES = [
    # what the article states, the notes that must come (a part of each)
    ([said(57, role="from"), said(47, role="to"), said(10, **DOWN)],
     ["57% to 47% is down 10 percentage points, or 17.5%; the article says down 10%"]),
    ([said(57, role="from"), said(47, role="to"), said(10, POINTS, **DOWN)], []),
    ([said(57, role="from", bound="~"), said(47, role="to"), said(17.5, step=0.1, **DOWN)], []),
    ([said(20, role="from"), said(10, role="to"), said(0.5, "ratio", step=0.1, **DOWN)], []),
    ([said(20, role="from"), said(10, role="to"), said(20, **DOWN)], ["or 50%; the article says down 20%"]),
    # a size with an end of its own: 'fell 41% to 2 after it cut its forecast from 17 to 15'
    ([said(41, at=10, **DOWN), said(2, role="to", at=20), said(17, role="from", at=60), said(15, role="to", at=66)], []),
    ([said(20, role="from"), said(10, role="to"), said(50, **UP)], ["the article says up 50%"]),
    ([said(6146, "tonne", "from"), said(5774, "tonne", "to"), said(6.1, step=0.1, **DOWN)], []),
    ([said(6146, "tonne", "from"), said(5774, "tonne", "to"), said(372, "tonne", **DOWN)], []),
    ([said(6146, "tonne", "from"), said(5774, "tonne", "to"), said(9.1, step=0.1, **DOWN)], ["6.05%"]),
    ([said(132_000, "tonne", "from"), said(390_000, "tonne", "to"), said(3, "ratio", bound="~", **UP)], []),
    # several sizes: parts, or of several times
    ([said(18, role="from"), said(48, role="to"), said(30, POINTS, **UP), said(10, POINTS, **UP)], []),
    ([said(420, "tonne", "to"), said(600, "tonne", "from"), said(29.5, step=0.1, **DOWN), said(28.7, **DOWN)], []),
    # another sentence, another measure
    ([said(57, role="from"), said(47, role="to"), said(10, sentence=1, **DOWN)], []),
    ([said(57, role="from"), said(47, role="to"), said(10, measure="soybean futures price", **DOWN)], []),
    # shares
    ([share("Peru", 104)], ["104% is more than the whole"]),
    ([share("Peru", 70), share("Chile", 45)], ["add to more than 100%: Peru 70%, Chile 45%"]),
    ([share("Peru", 70), share("Chile", 30)], []),
    ([share("Peru", 70), share("Chile", 45, sentence=1)], []),
    ([share("Peru", 70), share("Chile", 45, bound="~")], []),
    ([share("Peru", 70, period="2023"), share("Chile", 45, period="2024")], []),
    ([share("Peru", 70), share("top three", 85)], []),
    ([share("Peru", 88), share("top three", 85)], ["Peru with 88% is larger than top three with 85%"]),
    ([said(270, "tonne"), said(250, "tonne", subject="world")], ["larger than world"]),
    # a total over years
    ([soy(12e6), soy(25e6, "tonne/year"), YEARS, soy(87e6)], []),
    ([soy(12e6), soy(25e6, "tonne/year", bound=">="), YEARS, soy(87e6)], []),
    ([soy(12e6), soy(25e6, "tonne/year"), YEARS, soy(97e6)], ["3 years of 25 million tonnes a year make 87 million"]),
    # the same thing twice
    ([said(3.4, period="2024", step=0.1), said(3.9, period="2024", step=0.1, sentence=1)], ["2024: 3.4% and 3.9%"]),
    ([said(3.4, period="2024", step=0.1), said(3.9, period="2024", step=0.1)], []),  # told apart by their sentence
    ([said(3.4, period="2024", step=0.1), said(3.9, period="2025", step=0.1, sentence=1)], []),
    ([said(3.4, period="2024", step=0.1), said(3.9, period="2024", sentence=1, speaker="Bank")], []),
    ([said(3.4, period="2024", step=0.1), said(3, period="2024", sentence=1, bound=">")], []),
    ([said(57), said(30, sentence=1)], []),  # neither names its time: they need not be one thing
    # what no topic names is left alone
    ([said(57, role="from", measure=""), said(47, role="to", measure=""), said(10, measure="", **DOWN)], []),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "notes"), CASES)
def test_slips(stated, notes):
    found = check(stated, [Article("a", TEXT)])
    assert len(found) == len(notes), found
    for finding, note in zip(found, notes, strict=True):
        assert note in finding.note
        assert finding.article_id == "a"
        assert set(finding.figures) <= set(stated)


@pytest.mark.parametrize(
    ("text", "parts", "slips"),
    [
        ("The 30% figure adds a 20% duty to a 10% tariff.", (30, 20, 10), 0),
        ("The 55% is made up of 10%, 20% and 25%.", (55, 10, 20, 25), 0),
        ("The 58% is made up of 10%, 20% and 25%.", (58, 10, 20, 25), 1),
        ("The 57% includes 10%, plus 20% and 25%.", (57, 10, 20, 25), 0),
        ("Rates of 57%, 10% and 20% are in force.", (57, 10, 20), 0),
    ],
)
def test_parts_and_total(text, parts, slips):
    places = [text.index(f"{part}%") for part in parts]
    stated = [
        Figure("a", at, at + 3, Span(0, len(text)), part, unit="percent", measure=f"tariff {number}")
        for number, (at, part) in enumerate(zip(places, parts, strict=True))
    ]
    found = check(stated, [Article("a", text)])
    assert [finding.rule for finding in found] == ["parts and total"] * slips
    if slips:
        assert found[0].note == f"10% + 20% + 25% = 55%, not 58%, in “{text}”"


def test_a_note_names_the_sentences():
    text = "Rates fall from 57% to 47%. That is 10% less."
    ends = (("57%", {"role": "from"}), ("47%", {"role": "to"}), ("10%", DOWN))
    stated = [
        Figure("a", at, at + 3, Span(0, 45), float(words[:2]), unit="percent", measure="rate", **fields)
        for words, fields in ends
        for at in (text.index(words),)
    ]
    [finding] = check(stated, [Article("a", text)])
    assert finding.rule == "from, to and change"
    assert finding.note.endswith(f"in “{text}”")


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_a_change_told_as_it_is_is_no_slip(before, after):
    """The exact percentage, the difference and the ratio all fit; ten times the percentage does not."""
    ends = said(before, "tonne", "from"), said(after, "tonne", "to")
    fields = {"role": "change", "direction": "up" if after >= before else "down", "step": 0.1}
    percent = abs(100 * (after - before) / before)
    assert change_slip(*ends, said(percent, **fields)) == ""
    assert change_slip(*ends, said(abs(after - before), "tonne", **fields)) == ""
    assert change_slip(*ends, said(after / before, "ratio", **fields)) == ""
    if percent > 200 / before + 1:
        assert change_slip(*ends, said(10 * percent + 500 / before, **fields)) != ""


def test_each_from_goes_with_the_nearest_to():
    stated = [
        said(1, role="from", at=5),
        said(2, role="to", at=10),
        said(3, role="from", at=50),
        said(4, role="to", at=60),
    ]
    assert [(change.before.value, change.after.value) for change in changes(stated)] == [(1, 2), (3, 4)]


def test_the_samples_have_one_slip():
    """'From 57% to 47%', which the article also calls a 10% reduction; nothing else of 60 articles is a slip."""
    folder = Path(__file__).parents[1] / "data" / "articles"
    found = []
    for topic in ("rare-earths", "tariffs", "critical-minerals", "monetary-policy"):
        articles = read(folder / topic)
        found += check(extract(articles, topic), articles)
    assert [(finding.article_id, finding.rule) for finding in found] == [("a18", "from, to and change")]
    assert found[0].note.startswith(
        "57% to 47% is down 10 percentage points, or 17.5%; the article says down 10%, in “Trump"
    )
