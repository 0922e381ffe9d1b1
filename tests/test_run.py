"""A whole run: what it writes, all of it or nothing; the samples' tables; the six verbs."""

from __future__ import annotations

import importlib
import json
import pkgutil
from pathlib import Path

import pandas as pd
import pytest
import statedfigures
from sampletables import DATA, TOPICS, sample_rows
from statedfigures.lazy import spare_grammars
from statedfigures.model import StatedFiguresError
from statedfigures.run import counts, name_of, run_report
from statedfigures.tables import csv, read_table

DAILY = """id: daily
url: https://example.org/daily
outlet: The Daily
published: 2025-11-01
wording: ours

China mines roughly 70% of the world's rare earths, the ministry said. The tariff falls to 47% from 57%.
"""
WRITTEN = {
    "index.html", "articles.jsonl", "figures.csv", "figures.parquet", "comparisons.csv", "findings.csv",
    "datapackage.json", "01_collect.ipynb", "02_tabulate.ipynb", "03_compare.ipynb", "04_report.ipynb",
}  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("daily.txt").write_text(DAILY)
    return tmp_path


def test_everything_of_a_run_is_in_its_folder(here: Path):
    steps: list[str] = []
    page = run_report(["daily.txt", "nowhere.txt"], "mine", "rare-earths", progress=steps.append)
    assert page == Path("reports/mine/index.html")
    assert {file.name for file in page.parent.iterdir()} >= WRITTEN
    assert [file.name for file in Path("reports").iterdir()] == ["mine"]
    assert sorted(file.name for file in here.iterdir()) == ["daily.txt", "reports"]
    held = counts(page.parent)
    assert (held.articles, held.figures) == (1, 3)
    assert [source for source, _ in held.failures] == ["nowhere.txt"]
    assert steps == ["01_collect", "02_tabulate", "03_compare", "04_report"]
    assert list(read_table(page.parent / "figures.csv").value) == [70.0, 47.0, 57.0]
    text = page.read_text()
    assert "roughly" in text
    assert str(here) not in text
    # a second run takes the place of the first, what others have put there aside; a failed one leaves it as it is
    assert (page.parent / "failures.csv").exists()
    for name in ("old.svg", "old.json", "map.svg", "map.json"):
        (page.parent / name).write_text('{"usermeta": {}}' if name == "old.json" else "{}")
    run_report("daily.txt", "mine")
    gone = [name for name in ("old.svg", "old.json", "map.svg", "map.json", "failures.csv")
            if not (page.parent / name).exists()]  # fmt: skip
    assert gone == ["old.svg", "old.json", "failures.csv"]
    before = {file.name: file.stat().st_mtime_ns for file in page.parent.iterdir()}
    with pytest.raises(StatedFiguresError, match="tarifs"):
        run_report("daily.txt", "mine", "tarifs")
    assert {file.name: file.stat().st_mtime_ns for file in page.parent.iterdir()} == before
    assert [file.name for file in Path("reports").iterdir()] == ["mine"]


def test_a_folder_of_sources_is_no_folder_for_a_report(here: Path):
    Path("housing").mkdir()
    Path("daily.txt").rename("housing/daily.txt")
    with pytest.raises(StatedFiguresError, match=r"housing.* lies where the run would write: give another --name"):
        run_report("housing", "housing", folder=".")
    with pytest.raises(StatedFiguresError, match=r"housing holds files of yours \(daily.txt\)"):
        run_report("nowhere.txt", "housing", folder=".")
    assert sorted(str(path) for path in Path().rglob("*")) == ["housing", "housing/daily.txt"]
    # the articles of a run may be read again into its own folder
    page = run_report("housing", "mine")
    assert run_report("reports/mine/articles.jsonl", "mine") == page


@pytest.mark.parametrize("sources", [["nowhere.txt"], ["daily.txt", "nowhere.txt"]])
def test_strict_writes_nothing(here: Path, sources: list[str]):
    with pytest.raises(StatedFiguresError, match=r"nowhere\.txt"):
        run_report(sources, "mine", strict=True)
    assert list(Path("reports").iterdir()) == []


def test_nothing_to_read_is_an_error(here: Path):
    with pytest.raises(StatedFiguresError, match=r"nowhere\.txt"):
        run_report("nowhere.txt", "mine")
    assert list(Path("reports").iterdir()) == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a.html", "a"),
        ("folder/sub/", "sub"),
        ("https://example.org/news/truce.html?p=1#x", "truce"),
        ("https://example.org/", "example"),
        ("-", "report"),
        ("../..", "report"),
        ("ü/é b.txt", "é b"),
    ],
)
def test_a_name_of_the_source(source: str, name: str):
    assert name_of(source) == name


@pytest.mark.parametrize("topic", TOPICS)
def test_the_committed_tables_are_those_of_the_samples(topic: str):
    rows = sample_rows(topic)
    assert csv(rows).encode() == (DATA / "tables" / f"{topic}.csv").read_bytes(), "see the diff, then `make tables`"
    pd.testing.assert_frame_equal(read_table(DATA / "tables" / f"{topic}.parquet"), rows)


def test_the_figures_in_the_clutter_of_a_page_stay_out():
    rows = sample_rows("rare-earths")
    assert rows.article_id.nunique() >= 30
    assert set(rows.wording) == {"ours"}


def test_the_verbs_stay_functions_when_every_module_is_imported():
    verbs = ("read", "extract", "table", "compare", "chart", "report", "check")
    for module in pkgutil.walk_packages(statedfigures.__path__, "statedfigures."):
        if not module.name.endswith(("__main__", ".generate")):
            importlib.import_module(module.name)
    for verb in verbs:
        assert callable(getattr(statedfigures, verb))
        assert type(getattr(statedfigures, verb)).__name__ == "function"


def test_grammars_are_built_only_when_an_iri_is_checked():
    code = (
        "import sys; from statedfigures.lazy import spare_grammars; spare_grammars(); import altair, jsonschema;"
        "assert 'lark' not in sys.modules;"
        "check = jsonschema.FormatChecker(['iri']).check;"
        "check('https://exämple.org/ü', 'iri');"
        "assert 'lark' in sys.modules\n"
        "try: check('no iri', 'iri')\n"
        "except jsonschema.FormatError: print('refused')"
    )
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"
    spare_grammars()
    spare_grammars()  # twice is once


def test_articles_come_back_from_their_lines(here: Path):
    from statedfigures.run import write_articles

    articles = statedfigures.read("daily.txt")
    write_articles(here, articles, [])
    assert statedfigures.read("articles.jsonl") == articles
    assert json.loads((here / "articles.jsonl").read_text())["outlet"] == "The Daily"
