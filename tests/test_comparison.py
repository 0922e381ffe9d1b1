"""The same figure across articles: what is held together, which verdict comes of it, what the note says."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statedfigures import Article, Comparison, Figure, Span, compare, extract, read
from statedfigures.event import compatible
from statedfigures.reference import COLUMNS
from statedfigures.spans import apart, days, period_words

MINING = "share of rare earth mining"
TARIFF = "tariff rate on Chinese goods"


def said(article: str, value: float, measure: str = MINING, **fields: object) -> Figure:
    defaults: dict[str, object] = {"unit": "percent", "subject": "China", "step": 1.0}
    at = fields.pop("at", 0)
    assert isinstance(at, int)
    return Figure(article, at, at + 2, Span(0, 90), value, measure=measure, **defaults | fields)  # type: ignore[arg-type]


def change(article: str, before: float, after: float, **fields: object) -> list[Figure]:
    return [
        said(article, before, TARIFF, role="from", **fields),
        said(article, after, TARIFF, role="to", status="pledged", at=5, **fields),
    ]


def compared(figures: list[Figure], reference: Path | str | None = None, published: str = "") -> list[Comparison]:
    names = sorted({figure.article_id for figure in figures})
    articles = [Article(name, "x" * 100, outlet=name.title(), published=published) for name in names]
    return compare(figures, articles, reference)


@pytest.fixture
def series(tmp_path: Path):
    """Writes official rows (measure, basis, value, period, and what else differs) and returns their folder."""

    def write(*rows: tuple[str, str, str, str], **given: str) -> Path:
        base = {
            "subject": "China",
            "unit": "percent",
            "bound": "=",
            "status": "stated",
            "counts": "all",
            "source": "Office",
        }
        base |= {"url": "https://example.org/", "confirmed": "confirmed", "retrieved": "2026-01-31", "high": ""}
        with (tmp_path / "series.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            for number, (measure, basis, value, period) in enumerate(rows):
                fields = {"id": f"fact-{number}", "measure": measure, "basis": basis, "value": value, "period": period}
                writer.writerow(base | fields | {"definition": f"It was ⟦{value}%⟧."} | given)
        return tmp_path

    return write


AMONG_ARTICLES = [
    # what the articles say, the verdict, a part of the note
    ([said("a", 70, bound="~")], "single", "A says roughly 70%. No other article"),
    ([said("a", 70, bound="~"), said("b", 69)], "agree", "B says 69%; A says roughly 70%."),
    ([said("a", 70, bound=">"), said("b", 60)], "differ", "60% and more than 70% exclude one another."),
    ([said("a", 70, bound=">"), said("b", 70)], "agree", ""),
    ([said("a", 60, high=70), said("b", 69.2, step=0.1)], "agree", "between 60% and 70%"),
    ([said("a", 57.6, step=0.1), said("b", 57)], "agree", "57% is 57.6% cut off."),
    ([said("a", 57.6, step=0.1), said("b", 58)], "agree", ""),
    ([said("a", 57.6, step=0.1), said("b", 56)], "differ", "56% and 57.6% exclude one another."),
    ([said("a", 2.9, step=0.1), said("b", 3.0, step=0.1)], "differ", "2.9% and 3.0%"),
    ([said("a", 57), said("b", 58)], "differ", "57% and 58% exclude one another."),  # they meet in 57.5 alone
    ([said("a", 90, bound="<="), said("b", 90, bound=">=")], "agree", ""),
    ([said("a", 90, bound="<="), said("b", 95)], "differ", "Up to 90% and 95% exclude"),
    # of three, one is out: there is no common part though two agree
    ([said("a", 70), said("b", 70), said("c", 60)], "differ", "C says 60%; A and B say 70%. 60% and 70%"),
    ([said("a", 70), said("a", 30)], "not comparable", "One article states both 30% and 70%"),
    ([said("a", 2, role="change", direction="up"), said("b", 9, role="change", direction="up")], "not comparable",
     "do not tell over what time"),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "verdict", "note"), AMONG_ARTICLES)
def test_verdicts_among_articles(stated, verdict, note):
    [found] = compared(stated)
    assert found.verdict == verdict
    assert note in found.note


def test_who_states_two_values_of_one_thing_is_left_out_of_the_verdict():
    [found] = compared([said("a", 28), said("a", 80), said("b", 70), said("c", 60)])
    assert found.verdict == "differ"
    assert "states both 28% and 80%, so these are not one thing, and it is left out" in found.note
    assert found.note.endswith("60% and 70% exclude one another.")
    [found] = compared([said("a", 28), said("a", 80), said("b", 70)])
    assert found.verdict == "not comparable"


NOT_HELD_TOGETHER = [
    ({"measure": "share of rare earth processing"}, "measure"),
    ({"subject": "Australia"}, "subject"),
    ({"unit": "tonne"}, "unit"),
    ({"basis": "magnet rare earths (IEA)"}, "basis"),
    ({"period": "2023"}, "period"),
    ({"status": "pledged"}, "class of status"),
    ({"status": "threatened"}, "class of status"),
    ({"role": "change", "direction": "up"}, "size of a change"),
]


@pytest.mark.parametrize(("fields", "why"), NOT_HELD_TOGETHER, ids=lambda value: str(value))
def test_what_is_not_one_thing_is_never_compared(fields, why):
    found = compared([said("a", 70), said("b", 30, **fields)])
    assert [comparison.verdict for comparison in found] == ["single", "single"]
    assert found[0].key != found[1].key


def test_where_a_change_led_is_held_against_what_is_so(series):
    levels = [said("a", 70, role="to"), said("b", 30)]
    [found] = compared(levels)
    assert (found.verdict, "It changes" in found.note) == ("unresolved", True)
    [found] = compared(levels[:1], series((MINING, "", "30", "")))
    assert found.verdict == "differ"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ((3, "up"), (3, "up"), "agree"),
        ((3, "up"), (3, "down"), "differ"),
        ((-3, "up"), (3, "down"), "agree"),
        ((-3, "up"), (3, "up"), "differ"),
        ((3, ""), (3, "down"), "agree"),
        ((0, "up"), (0, "down"), "agree"),
    ],
)
def test_what_rose_did_not_fall(one, other, verdict):
    told = [said(name, value, "rents", role="change", direction=way, period="2025") for name, (value, way) in
            zip("ab", (one, other), strict=True)]  # fmt: skip
    assert [found.verdict for found in compared(told)] == [verdict]


TELL_THE_SAME = [
    ("The lease of Ardent will run for 12 months.", "The lease of Ardent will run for one year.", "agree"),
    ("Nickel costs $33,000 a tonne.", "Nickel costs $33 a kilogram.", "agree"),
    ("Nickel costs $33,000 a tonne.", "Nickel costs $38 a kilogram.", "differ"),
    ("The capacity of the Bolt plant is 6 GW.", "The capacity of the Bolt plant is 6,000 megawatts.", "agree"),
    ("The average rent in Leeds is £1,100 a month.", "The average rent in Leeds is £13,200 a year.", "agree"),
    ("Sales of Ardent doubled in 2025.", "Sales of Ardent rose 100% in 2025.", "agree"),
    ("Sales of Ardent halved in 2025.", "Sales of Ardent fell 30% in 2025.", "differ"),
    ("Leeds has 812,000 residents.", "Leeds has 811,956 residents.", "agree"),
    ("Leeds has 248,000 residents.", "Leeds has 249,000 residents.", "differ"),
    ("Leeds has a million residents.", "Leeds has 1.4 million residents.", "differ"),
    ("Renters make up a third of households in Leeds.", "Renters make up 32% of households in Leeds.", "agree"),
    ("Renters make up a third of households in Leeds.", "Renters make up half of households in Leeds.", "differ"),
    ("Nearly 70% of homes in Leeds are rented.", "Over 70% of homes in Leeds are rented.", "differ"),
    ("Nearly 70% of homes in Leeds are rented.", "69% of homes in Leeds are rented.", "agree"),
    ("The jobless rate was 4.1% in May 2026.", "The jobless rate was 4.4% in May 2026.", "unresolved"),
    ("The lease of Ardent runs for one year.", "The lease of Ardent runs for six months.", "differ"),
    ("The lease of Ardent runs for 90 days.", "The lease of Ardent runs for three months.", "agree"),
    ("The pay of the mayor of Leeds is £90,000.", "The pay of the mayor of Leeds is £91,500.", "differ"),
    ("Nearly 70% of homes in Leeds are rented.", "70.3% of homes in Leeds are rented.", "differ"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), TELL_THE_SAME)
def test_units_and_words_that_tell_the_same(one, other, verdict):
    articles = [Article(name, text, published="2026-10-06") for name, text in (("a", one), ("b", other))]
    assert [found.verdict for found in compare(extract(articles), articles, None)] == [verdict]


def test_a_bare_count_is_held_against_an_official_one(series):
    stated = [said("a", 77_900, "car sales", unit="", period="2026-09")]
    [found] = compared(
        stated, series(("car sales", "", "90000", "2026-09"), unit="car", definition="It was ⟦90,000 cars⟧.")
    )
    assert (found.verdict, found.key[2]) == ("differ", "car")


@pytest.mark.parametrize("status", ["threatened", "cancelled", "proposed", "pledged", "delayed"])
def test_a_rate_not_in_force_is_held_against_no_official_rate(series, status):
    [found] = compared([said("a", 100, TARIFF, status=status)], series((TARIFF, "", "100", "2025")))
    assert found.verdict == "single"
    assert len(found.figures) == 1


def test_before_and_after_are_two_questions():
    found = compared([*change("a", 57, 47), *change("b", 55, 47)])
    assert [(c.key[4], c.verdict) for c in found] == [
        ("after the change 55% to 47%", "agree"),
        ("before the change 55% to 47%", "differ"),
    ]


def test_two_changes_of_one_rate_are_not_one():
    found = compared([*change("a", 57, 47), *change("b", 145, 30), *change("c", 57, 47)])
    assert {(c.key[4], c.verdict) for c in found} == {
        ("after the change 57% to 47%", "agree"),
        ("before the change 57% to 47%", "agree"),
        ("after the change 145% to 30%", "single"),
        ("before the change 145% to 30%", "single"),
    }


def test_a_lone_end_joins_the_change_that_it_fits():
    found = compared([*change("a", 57, 47), *change("b", 145, 30), said("c", 30, TARIFF, role="to", status="pledged")])
    assert ("after the change 145% to 30%", "agree") in {(c.key[4], c.verdict) for c in found}


def test_a_size_alone_is_held_against_the_change_that_most_report():
    size = said("c", 10, TARIFF, role="change", direction="down")
    [found] = [c for c in compared([*change("a", 57, 47), *change("b", 57, 47), size]) if c.key[4].startswith("size")]
    assert (found.verdict, found.key[4]) == ("differ", "size of the change 57% to 47%")


def test_what_is_in_force_at_no_told_time_need_not_differ():
    [found] = compared([said("a", 54, TARIFF, status="in force"), said("b", 30, TARIFF, status="in force")])
    assert found.verdict == "unresolved"


def test_a_day_without_its_year_is_any_such_day():
    name = "tariff start date"
    days = [said(one, value, name, unit="date") for one, value in (("a", 1101), ("b", 20251101))]
    assert [c.verdict for c in compared(days)] == ["agree"]
    assert [c.verdict for c in compared([days[0], said("b", 20251110, name, unit="date")])] == ["differ"]


def test_ends_with_two_dates_are_compared_by_their_dates():
    old, new = change("a", 41, 20)
    dated = [
        Figure(**{name: getattr(f, name) for name in f.__dataclass_fields__} | {"period": year, "status": "stated"})
        for f, year in ((old, "2016"), (new, "2024"))
    ]
    found = compared([*dated, said("b", 20, TARIFF, period="2024")])
    assert [(c.key[4], c.verdict) for c in found] == [("2016", "single"), ("2024", "agree")]


@pytest.mark.parametrize(
    ("value", "unit", "verdict", "note"),
    [
        (10, "percent", "differ", "57% to 47% is down 10 percentage points, or 17.5%."),
        (10, "percentage point", "agree", "fits the change 57% to 47%"),
        (18, "percent", "agree", "fits the change"),
    ],
)
def test_the_size_of_a_change_is_held_against_the_ends_that_others_give(value, unit, verdict, note):
    size = said("b", value, TARIFF, unit=unit, role="change", direction="down")
    hedged = change("c", 57, 47, bound="~")  # whose ends alone would allow 10%
    stated = [*change("a", 57, 47), *hedged, said("b", 47, TARIFF, role="to", status="pledged", at=9), size]
    [found] = [c for c in compared(stated) if c.key[4].startswith("size")]
    assert found.verdict == verdict
    assert note in found.note


AGAINST_ONE = [
    (
        said("a", 69),
        "agree",
        "Official: 69.2% (Office, 2024). The texts name no time; of the official values these are the last to begin.",
    ),
    (said("a", 60), "differ", "60% fits no official value."),
    (said("a", 70, bound=">"), "differ", "More than 70% fits no official value."),
    (said("a", 69, period="2024"), "agree", "Official: 69.2% (Office, 2024)."),
    (said("a", 50, period="2019"), "single", "no official value tells of this"),
    (said("a", 50, period="some time"), "single", "no official value tells of this"),
    (said("a", 69, basis="by weight"), "single", "no official value tells of this"),
    (said("a", 69, period="/2028"), "single", "no official value tells of this"),  # a deadline far from it
    (said("a", 69, role="change", direction="up"), "single", "no official value tells of this"),  # that is a level
    (said("a", 60, status="in force"), "unresolved", "names no time, and what is decided changes"),
    (said("a", 60, status="in force", period="2024"), "differ", "60% fits no official value."),
]


@pytest.mark.parametrize(("stated", "verdict", "note"), AGAINST_ONE)
def test_against_one_official_value(series, stated, verdict, note):
    [found] = compared([stated], series((MINING, "", "69.2", "2024")))
    assert found.verdict == verdict
    assert note in found.note


NEAREST = [
    # the day of the article, what it says, what of 61% (2021), 65% (2022/2023) and 69% (2024) it is held against
    ("2021-11-30", "", {61}),
    ("2023-02-01", "", {65}),
    ("2026-05-01", "", {69}),
    ("", "", {69}),  # of no day
    ("2026-05-01", "2021", {61}),
    ("2026-05-01", "/2023-11", {65}),  # until then: what ends then
    ("2026-05-01", "/2023-06", set()),  # which a span of two years does not
    ("2026-05-01", "2022-02/", {65}),  # since then: what begins then
    ("2026-05-01", "2023-06/", set()),
]


@pytest.mark.parametrize(("published", "period", "values"), NEAREST)
def test_official_values_are_chosen_by_time_and_not_by_what_fits(series, published, period, values):
    facts = series((MINING, "", "61", "2021"), (MINING, "", "65", "2022/2023"), (MINING, "", "69", "2024"))
    article = Article("a", "x" * 100, outlet="A", published=published)
    [found] = compare([said("a", 61, period=period)], [article], facts)
    assert {f.value for f in found.figures if f.article_id != "a"} == values


AGAINST_TWO = [
    ([said("a", 69)], "unresolved", "What it says fits ores; the text does not tell which of the bases is meant."),
    ([said("a", 69), said("b", 70, bound="~")], "unresolved", "The articles agree with one another."),
    ([said("a", 69), said("b", 60)], "unresolved", "60% and 69% exclude one another. Each fits an official basis"),
    ([said("a", 69), said("b", 80)], "differ", "69% and 80% exclude one another."),
    ([said("a", 80)], "differ", "80% fits no official value."),
    ([said("a", 60, high=70)], "agree", ""),
    ([said("a", 69, basis="ores")], "agree", ""),
    ([said("a", 69, basis="magnets")], "differ", "69% fits no official value."),
]


@pytest.mark.parametrize(("stated", "verdict", "note"), AGAINST_TWO)
def test_where_the_text_does_not_tell_the_basis_each_is_shown_and_none_chosen(series, stated, verdict, note):
    [found] = compared(stated, series((MINING, "ores", "69.2", "2024"), (MINING, "magnets", "60", "2024")))
    assert found.verdict == verdict
    assert note in found.note
    if not stated[0].basis:
        assert {f.basis for f in found.figures if f.article_id.startswith("fact")} == {"ores", "magnets"}


def test_the_official_values_around_a_change_are_those_of_the_change_that_fits(series):
    steps = series(
        (TARIFF, "average", "57.6", "2025-05-14/2025-11-09"), (TARIFF, "average", "47.5", "2025-11-10/2026-02-19"),
        (TARIFF, "average", "126.5", "2025-04-10/2025-05-13"), (TARIFF, "stack", "55", "2025-05-14/2025-11-09"),
        status="in force",
    )  # fmt: skip
    found = {c.key[4]: c for c in compared([*change("a", 57, 47), *change("b", 57, 47)], steps)}
    before, after = found["before the change 57% to 47%"], found["after the change 57% to 47%"]
    assert {f.value for f in before.figures} == {57, 57.6, 55}
    assert before.verdict == "unresolved"
    assert "fits average" in before.note
    assert {f.value for f in after.figures} == {47}  # a pledge is not held against what is in force
    assert after.note.endswith("What came of it: 47.5% (Office, average, 10 November 2025 to 19 February 2026).")


def test_a_text_that_names_no_time_is_not_held_against_long_ago(series):
    facts = series((MINING, "", "97", "2010"), (MINING, "", "69.2", "2024"))
    [found] = compared([said("a", 97)], facts, "2025-10-30")
    assert (found.verdict, "69.2%" in found.note) == ("differ", True)
    [old] = compared([said("a", 97)], facts, "2018-10-30")  # nothing official is of that time
    assert (old.verdict, "Official" in old.note) == ("single", False)
    [undated] = compared([said("a", 97)], facts)
    assert (undated.verdict, "its article has no date" in undated.note) == ("unresolved", True)
    assert [c.verdict for c in compared([said("a", 97, period="2010")], facts)] == ["agree"]


def test_what_is_not_confirmed_is_marked(series):
    [found] = compared([said("a", 69)], series((MINING, "", "69.2", "2024"), confirmed="secondary"))
    assert "69.2% (Office, 2024, secondary)" in found.note


def test_a_forecast_is_not_what_an_article_says_of_today(series):
    facts = series((MINING, "", "54", "2030"), (MINING, "", "60", "2024"), status="estimated")
    assert [c.verdict for c in compared([said("a", 54)], facts, "2025-10-30")] == ["differ"]
    assert [c.verdict for c in compared([said("a", 54, status="estimated", period="2030")], facts)] == ["agree"]


def test_what_is_counted_over_a_month_is_held_against_no_year(series):
    facts = series(("exports", "", "900", "2025"), unit="tonne", definition="They were ⟦900 tonnes⟧.")
    told = [said("a", 80, "exports", unit="tonne", period=period) for period in ("2025-09", "2025")]
    assert [c.verdict for figure in told for c in compared([figure], facts)] == ["single", "differ"]


def test_a_change_told_of_with_and_without_its_old_value_is_one():
    said_so = [*change("a", 3.4, 2.8, step=0.1), said("b", 2.8, TARIFF, step=0.1, status="pledged")]
    assert {c.key[4]: c.verdict for c in compared(said_so)}["after the change 3.4% to 2.8%"] == "agree"


def test_a_rate_that_is_set_is_exact():
    rates = [said(name, value, "policy rate", step=1.0) for name, value in (("a", 4.0), ("b", 4.25))]
    assert [c.verdict for c in compared(rates)] == ["differ"]
    rates = [said("a", 3.75, "policy rate", high=4.0), said("b", 4.0, "policy rate", high=4.25)]
    assert [c.verdict for c in compared(rates)] == ["differ"]
    rates = [said("a", 3.75, "policy rate", high=4.0), said("b", 4.0, "policy rate")]
    assert [c.verdict for c in compared(rates)] == ["agree"]


def test_sizes_without_ends_are_held_against_each_other():
    def cut(name: str, size: float) -> list[Figure]:
        step = said(name, size, "policy rate", unit="percentage point", role="change", direction="down", step=0.01)
        return [step, said(name, 4.25, "policy rate", role="to", step=0.01, at=5)]

    by_unit = {c.key[2]: c.verdict for c in compared([*cut("a", 0.25), *cut("b", 0.5)])}
    assert by_unit == {"percentage point": "differ", "percent": "agree"}


def test_two_of_a_kind_are_not_one_subject():
    staff = [said(name, value, "employees", subject="company", unit="person") for name, value in (("a", 50), ("b", 90))]
    assert [c.verdict for c in compared(staff)] == ["not comparable"]


def test_what_has_no_measure_is_left_out():
    assert compared([said("a", 70, measure="")]) == []


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        ("2024", "2024", 0),
        ("2024", "2024-05-03", 0),
        ("/2026-01", "2025-12", 0),
        ("2023", "2025", 365 + 1 + 1),
        ("2025-11-10/", "2026", 0),
        ("2024", "", None),
        ("2024", "lately", None),
        ("2024-06-31", "2024", None),
    ],
)
def test_periods(one, other, gap):
    assert apart(one, other) == apart(other, one) == gap


def test_a_period_in_words():
    assert period_words("2025-11/") == "from November 2025"
    assert period_words("/2026") == "until 2026"
    assert period_words("earlier years") == "earlier years"
    assert days("2024-02") is not None


FIGURES = st.builds(
    said,
    st.sampled_from("abcde"),
    st.integers(1, 99),
    st.sampled_from([MINING, TARIFF]),
    bound=st.sampled_from("=~><"),
    role=st.sampled_from(["level", "from", "to", "change"]),
    status=st.sampled_from(["stated", "pledged", "threatened"]),
    period=st.sampled_from(["", "2024"]),
    at=st.integers(0, 50),
)


@given(st.lists(FIGURES, max_size=14), st.integers(0, 99))
def test_the_order_of_articles_and_figures_does_not_matter(figures, seed):
    articles = [Article(name, "x" * 100, outlet=name) for name in "abcde"]
    there = compare(figures, articles)
    mixed = random.Random(seed)
    mixed.shuffle(figures)
    mixed.shuffle(articles)
    assert compare(figures, articles) == there


@given(st.lists(FIGURES, max_size=10))
def test_every_figure_is_in_one_comparison_and_statuses_are_not_mixed(figures):
    classes = {"stated": "actual", "pledged": "intended", "threatened": "not happening"}
    found = compare(figures, [Article(name, "x" * 100) for name in "abcde"], reference=None)
    levels = [c for c in found if not c.key[4].startswith("size")]
    assert sum(len(c.figures) for c in levels) + sum(
        sum(f.role == "change" for f in c.figures) for c in found if c.key[4].startswith("size")
    ) == len(figures)
    for comparison in levels:
        assert {classes[f.status] for f in comparison.figures} == {comparison.key[5]}


@given(FIGURES, FIGURES)
def test_compatible_both_ways(one, other):
    assert compatible(one, other) == compatible(other, one)
    assert compatible(one, one)


@pytest.fixture(scope="module")
def samples() -> list[Comparison]:
    """The comparisons of the sample articles on rare earths."""
    articles = read(Path(__file__).parents[1] / "data" / "articles" / "rare-earths")
    return compare(extract(articles, "rare-earths"), articles)


FENTANYL = "fentanyl tariff rate on Chinese goods"


@pytest.mark.parametrize(
    ("measure", "when", "verdict", "said"),
    [
        # four slips of the press
        (TARIFF, "size of the change 57% to 47%", "differ", "down 10%. But 57% to 47% is down 10 percentage points"),
        (
            FENTANYL,
            "size of the change 20% to 10%",
            "differ",
            "down 20%. But 20% to 10% is down 10 percentage points, or 50%",
        ),
        (
            "rare earth mine production",
            "",
            "unresolved",
            "its article has no date",
        ),
        ("share of rare earth production", "", "differ", "more than 70% exclude one another"),
        # several things of one name: each is shown, none chosen
        (TARIFF, "before the change 57% to 47%", "unresolved", "fits PIIE average; the text does not tell which"),
        ("share of rare earth mining", "", "unresolved", "fits all rare earths; the text does not tell which"),
        # what all agree on
        (FENTANYL, "before the change 20% to 10%", "agree", "Official: 20% (Executive Order 14228"),
        (TARIFF, "after the change 57% to 47%", "agree", "What came of it: roughly 47.5%"),
        ("suspension of rare earth export controls", "", "agree", "Official: roughly 1 year (China MOFCOM"),
    ],
)
def test_on_the_samples(samples, measure, when, verdict, said):
    found = [c for c in samples if (c.key[0], c.key[4]) == (measure, when) and said in c.note]
    assert {c.verdict for c in found} == {verdict}
