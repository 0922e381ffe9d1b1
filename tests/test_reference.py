"""Official series: the shipped rows are sound, a bad row is named by file and line, good ones become figures."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from statedfigures import StatedFiguresError
from statedfigures.reference import COLUMNS, check_reference, reference_articles
from statedfigures.shipped import shipped

GOOD = {
    "id": "one", "measure": "share of tin mining", "subject": "Peru", "basis": "", "value": "12.5", "high": "",
    "unit": "percent", "bound": "~", "period": "2023", "status": "stated", "counts": "tin in ore",
    "source": "An office", "url": "https://example.org/tin", "confirmed": "confirmed", "retrieved": "2026-01-31",
    "definition": "Peru mined about ⟦12.5%⟧ of the world's tin in 2023.",
}  # fmt: skip

BAD = [
    # field, what is put there, the complaint
    ("measure", "", "measure is empty"),
    ("value", "a lot", "value 'a lot' is no number"),
    ("value", "13", "definition says '12.5%', but value and unit make '13%'"),
    ("high", "1e5x", "high '1e5x' is no number"),
    ("bound", "about", "bound 'about' is none of: =, ~, >, <, >=, <="),
    ("status", "true", "status 'true' is none of"),
    ("confirmed", "yes", "confirmed 'yes' is none of: confirmed, secondary, unconfirmed"),
    ("period", "last year", "period 'last year' is no year, quarter, month, day"),
    ("url", "see below", "url 'see below' is no web address"),
    ("retrieved", "31.1.2026", "retrieved '31.1.2026' is no ISO date"),
    ("definition", "Peru mined 12.5% of it.", "definition must hold the value once, between ⟦ and ⟧"),
    ("unit", "tonne", "definition says '12.5%', but value and unit make '12.5 tonnes'"),
]


def write(path: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_shipped_series_are_sound():
    assert check_reference() == []


def test_every_shipped_value_stands_in_its_own_definition():
    articles, figures = reference_articles()
    texts = {article.id: article.text for article in articles}
    assert len(articles) > 100
    for figure in figures:
        assert texts[figure.article_id][figure.start : figure.end].strip() != ""
        assert any(sign.isdigit() for sign in texts[figure.article_id][figure.start : figure.end])
    assert {article.kind for article in articles} == {"official"}
    assert {article.wording for article in articles} == {"ours"}


@pytest.mark.parametrize(
    ("name", "value", "measure"),
    [
        ("usgs-mine-2024-china", 270_000, "rare earth mine production"),
        ("usgs-share-mining-2024-china", 69.2, "share of rare earth mining"),
        ("usgs-share-mining-2024-china", 69.2, "share of rare earth production"),
        ("iea-refining-2024-china", 91, "share of rare earth processing"),
        ("eo-14357-fentanyl", 10, "fentanyl tariff rate on Chinese goods"),
        ("wh-soy-2025", 12_000_000, "soybean purchases"),
        ("mofcom-70-end", 20261110, "suspension of rare earth export controls end date"),
    ],
)
def test_official_values(name, value, measure):
    assert (value, measure) in {(f.value, f.measure) for f in reference_articles()[1] if f.article_id == name}


def test_what_is_not_confirmed_says_so():
    marked = {article.id: article.confirmed for article in reference_articles()[0]}
    assert marked["usgs-mine-2023-first-china"] == "secondary"
    assert marked["iea-average-refining-2024-china"] == "unconfirmed"
    assert marked["usgs-mine-2024-china"] == "confirmed"


def test_a_derived_share_says_what_it_is_made_of():
    [article] = [a for a in reference_articles()[0] if a.id == "usgs-share-mining-2024-china"]
    assert "270,000 of 390,000" in article.title
    assert article.text == "China mined 69.2% of the world's rare earths in 2024: 270,000 of 390,000 tonnes."


@pytest.mark.parametrize(("field", "value", "complaint"), BAD)
def test_a_bad_row_is_named_by_line(tmp_path, field, value, complaint):
    file = write(tmp_path / "tin.csv", GOOD, {**GOOD, "id": "two", field: value})
    problems = check_reference(file)
    assert any(problem.startswith("tin.csv:3: ") and complaint in problem for problem in problems), problems
    with pytest.raises(StatedFiguresError, match=r"tin\.csv:3: .*reference check"):
        reference_articles(file)


def test_an_id_stands_once(tmp_path):
    file = write(tmp_path / "tin.csv", GOOD, GOOD)
    assert check_reference(file) == ["tin.csv:3: id 'one' stands at tin.csv:2 already"]


def test_a_missing_column_is_named(tmp_path):
    file = write(tmp_path / "tin.csv", GOOD, columns=[name for name in COLUMNS if name != "source"])
    assert check_reference(tmp_path) == ["tin.csv:1: lacks the columns source"]
    with pytest.raises(StatedFiguresError, match="lacks the columns source"):
        reference_articles(file)


def test_a_row_need_not_say_what_can_be_told(tmp_path):
    short = {name: GOOD[name] for name in ("measure", "subject", "unit", "source", "url", "confirmed", "retrieved")}
    rows = [
        short | {"value": "2.85", "period": "2026-09"},
        short | {"value": "1200", "unit": "permit", "period": "2026-Q3"},
    ]
    file = write(tmp_path / "tin.csv", *rows, columns=(*short, "value", "period"))
    assert check_reference(file) == []
    articles, figures = reference_articles(file)
    assert [(f.value, f.step, f.bound, f.status, f.period) for f in figures] == [
        (2.85, 0.01, "=", "stated", "2026-09"), (1200.0, 1.0, "=", "stated", "2026-07/2026-09")]  # fmt: skip
    assert articles[0].text == "share of tin mining, Peru, 2026-09: 2.85%."


def test_no_such_file_or_folder_without_series(tmp_path):
    with pytest.raises(StatedFiguresError, match="cannot be read"):
        reference_articles(tmp_path / "none.csv")
    with pytest.raises(StatedFiguresError, match="no CSV file"):
        check_reference(tmp_path)
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(StatedFiguresError, match="UTF-8"):
        check_reference(tmp_path / "bytes.csv")


def test_no_reference_is_no_fact():
    assert reference_articles(None) == ([], [])


def test_every_fact_of_the_shared_list_is_there():
    facts = Path(__file__).parents[2] / "shared" / "reference" / "facts.jsonl"
    if not facts.exists():
        pytest.skip("the list of facts is not beside this repository")
    listed = {fact["id"]: fact for fact in map(json.loads, facts.read_text(encoding="utf-8").splitlines())}
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(shipped("reference").glob("*.csv")))
    numbers = {
        "F01": "376,000", "F02": "390,000", "F03": "350,000", "F04": "51,000", "F05": "13%", "F06": "54%", "F07": "94%",
        "F08": "86%", "F09": "3.1%", "F10": "18.3%", "F11": "21.1%", "F12": "20.7%", "F13": "124.1%", "F14": "126.5%",
        "F15": "57.6%", "F16": "47.5%", "F17": "⟦20%", "F18": "14357", "F19": "34%", "F20": "12 million",
        "F21": "Bessent", "F22": "6 announcements", "F23": "27 November 2026", "F24": "13%", "F25": "26.8 million",
        "F26": "6 votes",
    }  # fmt: skip
    assert set(numbers) == set(listed)
    assert [fact for fact, number in numbers.items() if number not in text] == []
