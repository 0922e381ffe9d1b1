"""The sample articles: each file has its row and its header, and none of them is published text."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from statedfigures.article import read_sources

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "data" / "articles"
SHARED = ROOT.parent / "shared"
SOURCES = list(csv.DictReader((ROOT / "data" / "sources.csv").read_text(encoding="utf-8").splitlines()))
CLUTTER = (
    "40%",
    "842",
    "96%",
    "48,000",
    "3.4%",
    "62%",
    "30%",
    "25%",
    "$12",
    "75%",
    "2,311",
    "12%",
    "15%",
    "$10",
    "1,204",
)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    said = words(text)
    return {tuple(said[start : start + length]) for start in range(len(said) - length + 1)}


def test_every_file_has_a_row_and_every_row_a_file():
    files = {str(path.relative_to(ARTICLES)) for path in ARTICLES.rglob("*") if path.is_file()}
    assert files == {row["file"] for row in SOURCES}
    assert len(SOURCES) == len({row["id"] for row in SOURCES})


def test_there_are_enough_of_each_topic():
    by_topic = {topic: sum(row["topic"] == topic for row in SOURCES) for topic in {row["topic"] for row in SOURCES}}
    assert set(by_topic) == {"rare-earths", "tariffs", "critical-minerals", "monetary-policy"}
    assert by_topic["rare-earths"] >= 32
    assert min(by_topic.values()) >= 3


@pytest.mark.parametrize("row", SOURCES, ids=lambda row: row["id"])
def test_a_sample_says_where_the_published_page_is_and_that_the_words_are_ours(row):
    [article] = read_sources(str(ARTICLES / row["file"]))
    assert article.id == row["id"]
    assert article.wording == row["wording"] == "ours"
    assert article.url == row["url"]
    assert article.outlet == row["outlet"]
    assert article.published == row["published"]
    assert row["url"].startswith("http")


@pytest.mark.parametrize("name", ["truce-sealed", "roadblock-removed"])
def test_the_pages_come_without_their_clutter(name):
    [article] = read_sources(str(ARTICLES / "rare-earths" / f"{name}.html"))
    assert len(words(article.text)) > 250
    assert [said for said in CLUTTER if re.search(rf"(?<![\d,.]){re.escape(said)}(?!\w)", article.text)] == []


def test_no_sample_holds_published_text():
    """Sentences of the published articles that we have are not in the samples: no run of ten of their words is."""
    if not SHARED.exists():
        pytest.skip("the published texts are not beside this repository")
    published = set()
    for file in (SHARED / "seeds" / "articles.jsonl", SHARED / "corpus" / "articles.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            if article["text_kind"] == "verbatim":
                published |= runs(article["text"], 10)
    for row in SOURCES:
        assert not runs((ARTICLES / row["file"]).read_text(encoding="utf-8"), 10) & published, row["id"]
