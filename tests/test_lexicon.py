"""The tables of words: sorted, without doubles, and what `make lexicon` would write again."""

import csv
import re

import pytest
from statedfigures.lexicon import FOLDER, generate, rows

GENERATED = ("units", "currencies", "places", "regions")
SHARED = "currencies-shared"  # a word stands once for each country


@pytest.fixture(scope="module")
def contents():
    return generate.contents()


@pytest.mark.parametrize("name", [*GENERATED, SHARED, "conversions"])
def test_the_file_is_what_the_packages_give(contents, name):
    assert (FOLDER / f"{name}.csv").read_text(encoding="utf-8") == contents[name]


@pytest.mark.parametrize("name", GENERATED)
def test_sorted_and_without_doubles(name):
    forms = [row["form"] for row in rows(name)]
    assert forms == sorted(set(forms))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_each_row_is_whole_and_stands_once(path):
    with path.open(encoding="utf-8", newline="") as lines:
        header, *found = csv.reader(lines)
    assert {len(row) for row in found} == {len(header)}
    assert len({tuple(row) for row in found}) == len(found)
    assert not [row for row in found if row[0] != row[0].strip() or not row[0]]


def test_writing_leaves_only_the_files(tmp_path):
    generate.main(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        f"{name}.csv" for name in (*GENERATED, SHARED, "conversions")
    )
    assert (tmp_path / "units.csv").read_bytes() == (FOLDER / "units.csv").read_bytes()


@pytest.mark.parametrize(
    ("file", "form", "name"),
    [
        ("units", "kilometres", "kilometre"),
        ("units", "kilometers", "kilometre"),
        ("units", "metric tons", "tonne"),
        ("units", "tons", "tonne"),
        ("units", "kWh", "kilowatt hour"),
        ("units", "miles an hour", "mile/hour"),
        ("units", "square-foot", "square foot"),
        ("units", "basis points", "percentage point"),
        ("units", "°C", "celsius"),
        ("currencies", "$", "USD"),
        ("currencies", "RMB", "CNY"),
        ("currencies", "Australian dollars", "AUD"),
        ("currencies", "baht", "THB"),
        ("currencies", "pence", "penny"),
        ("places", "Chinese", "China"),
        ("places", "U.S.", "United States"),
        ("places", "Congolese", "DR Congo"),
        ("places", "Brussels", "European Union"),
        ("places", "Britons", "United Kingdom"),
        ("places", "global", "world"),
    ],
)
def test_what_a_form_stands_for(file, form, name):
    [row] = [row for row in rows(file) if row["form"] == form]
    assert list(row.values())[1] == name


@pytest.mark.parametrize(
    ("file", "form"),
    [("units", form) for form in ("in", "s", "bar", "point", "points", "are", "rod", "mole", "bn", "cup")]
    + [("currencies", form) for form in ("COP", "TOP", "ALL", "gold", "mark", "lakh", "real")]
    + [("places", form) for form in ("Victoria", "Georgetown", "Congo - Kinshasa")],
)
def test_what_news_uses_otherwise_is_left_out(file, form):
    assert form not in {row["form"] for row in rows(file)}


def test_currencies_have_codes_and_places_have_names():
    codes = {row["code"] for row in rows("currencies")}
    assert {code for code in codes if not re.fullmatch("[A-Z]{3}", code)} == {
        "cent", "euro cent", "kopeck", "paisa", "penny", "satoshi", "sen",
    }  # fmt: skip
    assert {row["kind"] for row in rows("places")} == {"name", "demonym", "capital", "bloc"}
    assert {row["kind"] for row in rows("units")} == {"word", "symbol", "ambiguous"}
