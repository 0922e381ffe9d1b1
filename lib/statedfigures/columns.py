"""The one list of columns of every table that we write: schema, dictionary and description come from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from .files import replace
from .model import BOUNDS, DIRECTIONS, ROLES, STATUSES, VERDICTS, Kind, Wording

Type = Literal["string", "number", "integer"]
DTYPES: dict[str, str] = {"string": "str", "number": "float64", "integer": "Int64"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, what it says, the values it may take; `empty` where a number may be missing."""

    name: str
    type: Type
    says: str
    enum: tuple[str, ...] = ()
    empty: bool = False
    unit: str = ""  # of a number it is what the column `unit` says


FIGURES = (
    Column("article_id", "string", "The article's name, unique within a run"),
    Column("outlet", "string", "Who published the article; of an official fact, its source"),
    Column("published", "string", "The date that the page declares (ISO 8601); empty where unknown"),
    Column("measure", "string", "What is measured, by the topic's own name for it; without a topic, the text's words"),
    Column("subject", "string", "Who or what the figure describes"),
    Column("value", "number", "The number as stated; the lower end of a range"),
    Column("high", "number", "The upper end of a range; empty where there is none", empty=True),
    Column("unit", "string", "percent, percentage point, ratio, date ([YYYY]MMDD), an ISO 4217 code, a noun, a rate"),
    Column("bound", "string", "The hedge: exactly, roughly, more or less than, at least, at most", BOUNDS),
    Column("role", "string", "What the number is in its sentence: a level, an end or the size of a change", ROLES),
    Column("direction", "string", "Whether the change goes up or down; empty where it is none", DIRECTIONS),
    Column("status", "string", "Whether it holds, or is promised, threatened, withdrawn", STATUSES),
    Column("speaker", "string", "Who says so in the text; 'article' where nobody is named"),
    Column("basis", "string", "Which of several things of that name; empty where the text does not tell"),
    Column("period", "string", "The time that the figure speaks of (ISO 8601 date or interval); empty where untold"),
    Column("about", "string", "The words of the text that name what is measured, verbatim"),
    Column("quote", "string", "The sentence in full"),
    Column("start", "integer", "Where the numeral begins in the article's text", unit="code points"),
    Column("end", "integer", "Where the numeral ends, exclusive", unit="code points"),
    Column("sentence_start", "integer", "Where the sentence begins", unit="code points"),
    Column("sentence_end", "integer", "Where the sentence ends, exclusive", unit="code points"),
    Column("step", "number", "How finely the number was written: 5bn is 1e9, 5.2bn is 1e8"),
    Column("url", "string", "The address of the published page; empty where there is none"),
    Column("wording", "string", "Whether the text is the published one or our own wording of it", get_args(Wording)),
    Column("kind", "string", "An article, or an official definition", get_args(Kind)),
    Column("read_by", "integer", "How many readers of the page have this sentence and number", empty=True),
    Column("cues", "string", "The words that made bound, role, status and speaker: 'start-end name' each"),
    Column("why", "string", "The rules and cues that made the row, in their order"),
    Column("by_hand", "string", "What a person has accepted, corrected or added: who, when and why; else empty"),
    Column("low", "number", "The lowest value that the words allow; empty where open", empty=True),
    Column("high_end", "number", "The highest value that the words allow; empty where open", empty=True),
)  # fmt: skip
COMPARISONS = (
    Column("measure", "string", "What is compared"),
    Column("subject", "string", "Of whom or what"),
    Column("unit", "string", "The unit of low, high and official"),
    Column("basis", "string", "Which of several things of that name"),
    Column("when", "string", "Before or after a change, or the period"),
    Column("status", "string", "actual, intended or not happening: these are never mixed"),
    Column("verdict", "string", "Whether the intervals have a common part", VERDICTS),
    Column("low", "number", "The lowest value stated by an article", empty=True),
    Column("high", "number", "The highest value stated by an article", empty=True),
    Column("official", "string", "What the official series say, each with its source"),
    Column("statements", "string", "What each article says, with outlet and address"),
    Column("articles", "integer", "How many articles state it"),
    Column("note", "string", "The verdict in plain words"),
)
FINDINGS = (
    Column("article_id", "string", "The article in which the sum does not come out"),
    Column("outlet", "string", "Who published it"),
    Column("rule", "string", "The rule of arithmetic that is broken"),
    Column("note", "string", "The sentences and the sum"),
    Column("figures", "string", "The figures concerned, 'start-end' each"),
    Column("url", "string", "The address of the published page"),
)
TABLES: dict[str, tuple[str, tuple[Column, ...]]] = {
    "figures": ("Every figure that the articles state, one a row", FIGURES),
    "comparisons": ("The same measure across articles and official series", COMPARISONS),
    "findings": ("Slips of arithmetic within an article", FINDINGS),
}

# The description

LICENCE = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0",
           "path": "https://creativecommons.org/licenses/by/4.0/"}  # fmt: skip


def describe(folder: Path) -> None:
    """Writes datapackage.json for the tables of the folder that are there, in the order of `TABLES`."""
    listed = folder / "articles.jsonl"
    rows = [json.loads(line) for line in listed.read_text(encoding="utf-8").splitlines()] if listed.is_file() else None
    sources = _sources(rows or ())
    package = {
        "profile": "tabular-data-package",
        "name": re.sub(r"[^a-z0-9._-]+", "-", folder.resolve().name.lower()).strip("-.") or "figures",
        "title": "Every figure that the articles state",
        **({"licenses": [LICENCE]} if _ours(rows) else {}),  # quotes of others are theirs
        **({"sources": sources} if sources else {}),  # the standard wants at least one
        "resources": [_resource(name) for name in TABLES if (folder / f"{name}.csv").is_file()],
    }
    replace(folder / "datapackage.json", json.dumps(package, indent=2, ensure_ascii=False) + "\n")


def _ours(articles: Sequence[dict[str, Any]] | None) -> bool:
    """Whether we wrote all the sentences that the tables quote, as those of the samples; no list tells so."""
    return articles is not None and all(row.get("wording") == "ours" for row in articles)


def _sources(articles: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """Each published page behind the tables, once."""
    pages = {row["url"]: row.get("title") or row.get("outlet") or row["id"] for row in articles if row.get("url")}
    return [{"title": title, "path": url} for url, title in sorted(pages.items())]


def _resource(name: str) -> dict[str, Any]:
    title, columns = TABLES[name]
    return {
        "profile": "tabular-data-resource", "name": name, "path": f"{name}.csv", "title": title,
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "schema": {"fields": [_field(column) for column in columns], "missingValues": [""]},
    }  # fmt: skip


def _field(column: Column) -> dict[str, Any]:
    enum = [value for value in column.enum if value]
    required = "" not in column.enum if enum else column.type != "string" and not column.empty
    field = {
        "name": column.name, "type": column.type, "description": column.says,
        "unit": column.unit or ("the column unit" if column.type == "number" else ""),
        "constraints": ({"enum": enum} if enum else {}) | ({"required": True} if required else {}),
    }  # fmt: skip
    return {name: told for name, told in field.items() if told}
