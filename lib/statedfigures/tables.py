"""Figures ↔ DataFrame: what each row holds, its schema, and the files that a run writes."""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from .columns import DTYPES, TABLES, describe
from .conversion import spread
from .files import replace
from .model import Article, Comparison, Cue, Figure, Finding, Span, StatedFiguresError
from .sentences import sentence_hash
from .spoken import publisher

if TYPE_CHECKING:
    import pandera.pandas as pa

CUE = re.compile(r"(\d+)-(\d+) (.*?)(?:; |$)")
# The columns that are fields as they are
OF_ARTICLE = ("outlet", "published", "url", "wording", "kind")
OF_FIGURE = ("article_id", "value", "unit", "step", "bound", "about", "measure", "subject", "basis", "period", "role",
             "direction", "status", "speaker", "by_hand")  # fmt: skip

# Figures → rows


def figures_table(figures: Iterable[Figure], articles: Iterable[Article]) -> pd.DataFrame:
    """One row a figure, in the order given, in the columns of `columns.FIGURES`; NaN where a number is missing.

    Raises StatedFiguresError, naming article and field, where a row breaks the schema.

    >>> text = "Roughly 70% of mining."
    >>> figure = Figure("a", 8, 11, Span(0, 22), 70.0, unit="percent", bound="~", measure="share of mining")
    >>> figures_table([figure], [Article("a", text, outlet="The Daily")])[["outlet", "value", "low", "quote"]].values
    array([['The Daily', 70.0, 66.0, 'Roughly 70% of mining.']], dtype=object)
    """
    by_id = {article.id: article for article in articles} or getattr(figures, "articles", {})
    return checked("figures", [_figure_row(figure, by_id) for figure in figures])


def _figure_row(figure: Figure, articles: Mapping[str, Article]) -> dict[str, Any]:
    article = articles.get(figure.article_id)
    if article is None:
        raise StatedFiguresError(f"{figure.article_id}: a figure of an article that was not given with the figures")
    low, high = (end if math.isfinite(end) else None for end in figure.interval)
    told = {name: getattr(article, name) for name in OF_ARTICLE} | {name: getattr(figure, name) for name in OF_FIGURE}
    return told | {
        "start": figure.start, "end": figure.end, "high": figure.high, "read_by": figure.read_by,
        "quote": article.text[slice(*figure.sentence)], "sentence_start": figure.sentence.start,
        "sentence_end": figure.sentence.end, "why": "; ".join(figure.why), "low": low, "high_end": high,
        "cues": "; ".join(f"{cue.span.start}-{cue.span.end} {cue.name}" for cue in figure.cues),
    }  # fmt: skip


def figures_from(rows: pd.DataFrame) -> list[Figure]:
    """The figures of a table again: what `figures_table` made of them, or what `read_table` read from its file."""
    return [_figure(row) for row in rows.to_dict("records")]


def _figure(row: Mapping[Any, Any]) -> Figure:
    return Figure(
        **{name: row[name] for name in OF_FIGURE}, start=int(row["start"]), end=int(row["end"]),
        sentence=Span(int(row["sentence_start"]), int(row["sentence_end"])),
        high=None if pd.isna(row["high"]) else row["high"],
        read_by=None if pd.isna(row["read_by"]) else int(row["read_by"]),
        cues=tuple(Cue(Span(int(start), int(end)), name) for start, end, name in CUE.findall(row["cues"])),
        why=tuple(row["why"].split("; ")) if row["why"] else (),
        sentence_hash=sentence_hash(row["quote"]),
    )  # fmt: skip


# Comparisons and findings → rows


def comparisons_table(comparisons: Iterable[Comparison], articles: Iterable[Article]) -> pd.DataFrame:
    """One row a comparison: the verdict, the range of what is said, the official values, each statement, the note."""
    by_id = {article.id: article for article in articles}
    return checked("comparisons", [_comparison_row(comparison, by_id) for comparison in comparisons])


def _comparison_row(comparison: Comparison, articles: Mapping[str, Article]) -> dict[str, Any]:
    said, official = ([f for f in comparison.figures if articles[f.article_id].kind == kind]
                      for kind in ("article", "official"))  # fmt: skip
    low, high = spread(said, comparison.key[2]) if said else (None, None)
    return {
        **dict(zip(("measure", "subject", "unit", "basis", "when", "status"), comparison.key, strict=True)),
        "verdict": comparison.verdict, "low": low, "high": high,
        "official": "; ".join(_statement(figure, articles[figure.article_id]) for figure in official),
        "statements": "; ".join(_statement(figure, articles[figure.article_id]) for figure in said),
        "articles": len({figure.article_id for figure in said}), "note": comparison.note,
    }  # fmt: skip


def _statement(figure: Figure, article: Article) -> str:
    words = article.text[figure.start : figure.end]
    hedge = "" if figure.bound == "=" else f"{figure.bound} "
    return f"{publisher(article)}: {hedge}{words}" + (f" ({article.url})" if article.url else "")


def findings_table(findings: Iterable[Finding], articles: Iterable[Article]) -> pd.DataFrame:
    """One row a finding of arithmetic."""
    by_id = {article.id: article for article in articles}
    return checked("findings", [{
        "article_id": finding.article_id, "outlet": by_id[finding.article_id].outlet, "rule": finding.rule,
        "note": finding.note, "figures": "; ".join(f"{f.start}-{f.end}" for f in finding.figures),
        "url": by_id[finding.article_id].url,
    } for finding in findings])  # fmt: skip


def articles_table(articles: Iterable[Article]) -> pd.DataFrame:
    """One row an article: what it is, how long, and how far its readers agree; for looking at, not for writing."""
    return pd.DataFrame([{
        "id": article.id, "outlet": article.outlet, "published": article.published, "title": article.title,
        "wording": article.wording, "sentences": len(article.sentences), "agreement": article.agreement,
    } for article in articles])  # fmt: skip


# The schema


@cache
def schema(name: str) -> pa.DataFrameSchema:
    """The pandera schema of 'figures', 'comparisons' or 'findings': strict and ordered."""
    import pandera.pandas as pa

    columns = {}
    for column in TABLES[name][1]:
        checks = [pa.Check.isin(column.enum)] if column.enum else []
        columns[column.name] = pa.Column(DTYPES[column.type], checks, coerce=True, nullable=column.empty)
    of_rows = []
    if name == "figures":
        columns["article_id"].checks = [pa.Check(lambda ids: ids != "", name="a name")]
        columns["value"].checks = [pa.Check(lambda values: values.abs() < math.inf, name="a finite number")]
        columns["step"].checks = [pa.Check.gt(0)]
        columns["start"].checks = [pa.Check.ge(0)]
        of_rows = [pa.Check(lambda rows: rows["end"] > rows["start"], name="end after start")]
    return pa.DataFrameSchema(columns, checks=of_rows, strict=True, ordered=True)


def checked(name: str, rows: Sequence[Mapping[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """The rows as a DataFrame of that schema; StatedFiguresError names the article and the field that break it."""
    import pandera.errors

    columns = [column.name for column in TABLES[name][1]]
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows, columns=columns)
    try:
        return schema(name).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        raise StatedFiguresError(_complaint(name, frame, error.failure_cases)) from None


def _complaint(name: str, frame: pd.DataFrame, cases: pd.DataFrame) -> str:
    case = cases.sort_values("index", kind="stable").iloc[0]  # a bad row before a check of the whole that it broke
    if pd.isna(case["index"]):
        return f"table {name}: {case['check']}: {case['failure_case']}; its columns are those of columns.{name.upper()}"
    key = "article_id" if "article_id" in frame else frame.columns[0]
    article = frame.loc[case["index"], key]
    told = f"{article}: {case['column'] or 'row'} is {case['failure_case']!r}"
    kind = {f"coerce_dtype('{dtype}')": kind for kind, dtype in DTYPES.items()}.get(case["check"])
    return f"{told}, not a {kind}" if kind else f"{told}, which breaks '{case['check']}'"


# Files

FORMULA = r"'?[=@+\-]."  # how a text begins that a spreadsheet would run


def csv(rows: pd.DataFrame) -> str:
    r"""The table as CSV with \n at every line's end; a float is written as `repr` writes it, so it reads back equal.

    A carriage return within a text is written as \n: the csv module quotes only the latter, and the line would break.
    A text that a spreadsheet would run as a formula gets an apostrophe before it, which `read_table` takes away.
    """
    safe = rows.replace({r"\r\n?": "\n", f"^({FORMULA})": r"'\1"}, regex=True)
    return safe.to_csv(index=False, lineterminator="\n")


def jsonl(rows: pd.DataFrame) -> str:
    """The table as JSON Lines; null where a number is missing."""
    told = ({name: None if pd.isna(value) else value for name, value in row.items()} for row in rows.to_dict("records"))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in told)


def parquet(rows: pd.DataFrame) -> bytes:
    """The table as Parquet; the same rows give the same bytes."""
    return rows.to_parquet(index=False)


def read_table(path: str | os.PathLike[str], name: str = "figures") -> pd.DataFrame:
    """A CSV or Parquet file of ours as a checked table."""
    if str(path).endswith(".parquet"):
        return checked(name, pd.read_parquet(path))
    kinds: dict[Any, Any] = {column.name: DTYPES[column.type] for column in TABLES[name][1]}
    empty = {column.name: [""] for column in TABLES[name][1] if column.empty}
    # na_values by column: 'NA' in a quote is a word
    rows = pd.read_csv(path, dtype=kinds, keep_default_na=False, na_values=empty)
    return checked(name, rows.replace(f"^'({FORMULA})", r"\1", regex=True))


def write(folder: str | os.PathLike[str], name: str, rows: pd.DataFrame) -> None:
    """Writes `name`.csv and .parquet into the folder and describes all its tables in datapackage.json."""
    rows = checked(name, rows)
    replace(Path(folder) / f"{name}.csv", csv(rows))
    replace(Path(folder) / f"{name}.parquet", parquet(rows))
    describe(Path(folder))
