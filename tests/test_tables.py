"""Figures ↔ rows, the schema that rows must keep, and the files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statedfigures import columns, extract, table, tables
from statedfigures.model import (
    BOUNDS,
    DIRECTIONS,
    ROLES,
    STATUSES,
    Article,
    Comparison,
    Cue,
    Figure,
    Finding,
    Span,
    StatedFiguresError,
)

TEXT = 'China mines roughly 70% of the world\'s rare earths, it said. NA, the agency wrote.\nTariffs, "cut" to 47%.'
ARTICLE = Article("a", TEXT, outlet="The Daily", published="2025-11-01", url="https://example.org/a", wording="ours")
SHARE = Figure(
    "a", 20, 23, Span(0, 60), 70.0, unit="percent", bound="~", measure="share of rare earth mining", subject="China",
    cues=(Cue(Span(12, 19), "bound ~"), Cue(Span(52, 59), "speaker China; it")), why=("number percent", "of-phrase"),
)  # fmt: skip
RATE = Figure("a", 102, 105, Span(83, 106), 47.0, high=50.0, unit="percent", bound=">=", role="to", read_by=3)


def test_a_row_holds_what_the_figure_and_its_article_say():
    [row] = tables.figures_table([SHARE], [ARTICLE]).to_dict("records")
    assert row["quote"] == TEXT[:60]
    assert (row["outlet"], row["published"], row["url"], row["wording"]) == (
        "The Daily", "2025-11-01", "https://example.org/a", "ours",
    )  # fmt: skip
    assert (row["low"], row["high_end"]) == (66.0, 74.0)
    assert row["cues"].startswith("12-19 bound ~; ")
    assert row["why"] == "number percent; of-phrase"
    assert pd.isna(row["read_by"])


def test_an_open_end_is_empty():
    [row] = tables.figures_table([RATE], [ARTICLE]).to_dict("records")
    assert row["low"] == 47.0
    assert pd.isna(row["high_end"])


def test_columns_are_those_of_the_list_even_without_rows():
    assert list(tables.figures_table([], []).columns) == [column.name for column in columns.FIGURES]
    assert all(column.says for _, each in columns.TABLES.values() for column in each)


spans = st.builds(Span, st.integers(0, 9), st.integers(10, 20))
figures = st.builds(
    Figure,
    st.just("a"), st.integers(0, 40), st.integers(41, 90), st.just(Span(0, 60)),
    st.floats(allow_nan=False, allow_infinity=False),
    high=st.none() | st.floats(0, 1e15), unit=st.sampled_from(["percent", "USD/barrel", "", "tonne"]),
    step=st.floats(1e-9, 1e12), bound=st.sampled_from(BOUNDS), role=st.sampled_from(ROLES),
    direction=st.sampled_from(DIRECTIONS), status=st.sampled_from(STATUSES),
    about=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")), measure=st.sampled_from(["", "NA", "null", '"a", b']),
    period=st.sampled_from(["", "2023", "2025-11-01/2026-11-10"]),
    cues=st.lists(st.builds(Cue, spans, st.just("bound ~"))).map(tuple),
    why=st.lists(st.sampled_from(["number", "cue 'roughly'"])).map(tuple), read_by=st.none() | st.integers(0, 4),
    by_hand=st.sampled_from(["", "subject corrected by Ada, 2026-01-02: 'NA'; or so"]),
)  # fmt: skip


@given(st.lists(figures, max_size=5))
def test_rows_are_the_figures_again(made: list[Figure]):
    assert tables.figures_from(tables.figures_table(made, [ARTICLE])) == made


def test_a_carriage_return_breaks_no_line():
    article = Article("a", "It rose\r5% in\r\nMay.")
    rows = tables.figures_table([Figure("a", 8, 10, Span(0, 19), 5.0)], [article])
    assert tables.csv(rows).count('"It rose\n5% in\nMay."') == 1


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@settings(max_examples=15, deadline=None)
@given(made=st.lists(figures, max_size=3))
def test_files_are_the_figures_again(tmp_path_factory, suffix: str, made: list[Figure]):
    folder = tmp_path_factory.mktemp("t")
    rows = tables.figures_table(made, [ARTICLE])
    tables.write(folder, "figures", rows)
    again = tables.read_table(folder / f"figures.{suffix}")
    assert tables.csv(again) == tables.csv(rows)
    assert tables.figures_from(again) == made


BAD = [  # the field, what it must not be
    ("bound", "about"),
    ("role", ""),
    ("status", "perhaps"),
    ("direction", "sideways"),
    ("wording", "theirs"),
    ("kind", "rumour"),
    ("value", float("inf")),
    ("value", float("nan")),
    ("value", "seventy"),
    ("start", -1),
    ("start", "first"),
    ("end", 3),
    ("step", 0.0),
    ("read_by", "two"),
]


@pytest.mark.parametrize(("field", "value"), BAD)
def test_a_row_that_breaks_the_schema_names_article_and_field(field: str, value: object):
    rows = tables.figures_table([SHARE], [ARTICLE]).astype({field: object})
    rows[field] = [value]
    with pytest.raises(StatedFiguresError, match=rf"^a: .*{field}") as error:
        tables.checked("figures", rows)
    assert "\n" not in str(error.value)


def test_a_missing_or_unknown_column_is_named():
    rows = tables.figures_table([SHARE], [ARTICLE])
    with pytest.raises(StatedFiguresError, match="about"):
        tables.checked("figures", rows.drop(columns="about"))
    with pytest.raises(StatedFiguresError, match="extra"):
        tables.checked("figures", rows.assign(extra=1))


def test_a_text_is_no_formula_of_a_spreadsheet(tmp_path: Path):
    text = '=HYPERLINK("http://evil.example","x") costs 12 dollars.'
    rows = table(extract(text))
    tables.write(tmp_path, "figures", rows)
    assert "'=HYPERLINK" in (tmp_path / "figures.csv").read_text(encoding="utf-8")
    assert tables.read_table(tmp_path / "figures.csv")["quote"].tolist() == [text]


def test_a_figure_without_its_article_is_refused():
    with pytest.raises(StatedFiguresError, match=r"^a: "):
        tables.figures_table([SHARE], [])


def test_csv_is_plain():
    written = tables.csv(tables.figures_table([SHARE, RATE], [ARTICLE]))
    assert "\r" not in written
    assert written.endswith("\n")
    assert "70.0" in written


def test_json_lines():
    lines = tables.jsonl(tables.figures_table([SHARE, RATE], [ARTICLE])).splitlines()
    assert [json.loads(line)["value"] for line in lines] == [70.0, 47.0]
    assert json.loads(lines[0])["high"] is None
    assert json.loads(lines[1])["read_by"] == 3


def test_comparisons_and_findings(tmp_path: Path):
    official = Article("usgs", "China mined 69.2% in 2023.", outlet="USGS", kind="official")
    fact = Figure("usgs", 12, 17, Span(0, 26), 69.2, unit="percent", step=0.1)
    comparison = Comparison(("share", "China", "percent", "", "", "actual"), (SHARE, fact), "agree", (69.2, 70.0), "so")
    [row] = tables.comparisons_table([comparison], [ARTICLE, official]).to_dict("records")
    assert row["official"] == "USGS: 69.2%"
    assert row["statements"] == "The Daily: ~ 70% (https://example.org/a)"
    assert (row["low"], row["high"], row["articles"]) == (70.0, 70.0, 1)
    [found] = tables.findings_table([Finding("a", (SHARE,), "sum", "parts pass")], [ARTICLE]).to_dict("records")
    assert found["figures"] == "20-23"


def test_frictionless_accepts_the_folder(tmp_path: Path):
    (tmp_path / "articles.jsonl").write_text('{"id": "a", "url": "https://example.org/a", "title": "A cut"}\n')
    tables.write(tmp_path, "figures", tables.figures_table([SHARE, RATE], [ARTICLE]))
    tables.write(tmp_path, "findings", tables.findings_table([], []))
    package = json.loads((tmp_path / "datapackage.json").read_text())
    assert [resource["name"] for resource in package["resources"]] == ["figures", "findings"]
    assert package["sources"] == [{"title": "A cut", "path": "https://example.org/a"}]
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert fields["bound"]["constraints"]["enum"] == list(BOUNDS)
    command = [Path(sys.executable).with_name("frictionless"), "validate", "datapackage.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("VALID") == 2
    (tmp_path / "figures.csv").write_text((tmp_path / "figures.csv").read_text().replace(",~,", ",perhaps,"))
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60).returncode == 1


def test_nothing_half_written_is_left(tmp_path: Path):
    with pytest.raises(TypeError):
        tables.replace(tmp_path / "x.csv", 7)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
