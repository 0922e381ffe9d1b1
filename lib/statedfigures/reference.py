"""Official series: rows of CSV → Figures in Articles of kind 'official', whose text is our definition of each."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import cast, get_args

from .model import BOUNDS, STATUSES, Article, Bound, Confirmed, Figure, Span, StatedFiguresError, Status
from .neighbours import is_plural, singular
from .places import countries, kind_of
from .shipped import shipped, wanted
from .spoken import figure_words
from .units import currency_before, tables

COLUMNS = (
    "id", "measure", "subject", "basis", "value", "high", "unit", "bound", "period", "status", "counts", "source",
    "url", "confirmed", "retrieved", "definition",
)  # fmt: skip
DEFAULTS = {"bound": "=", "status": "stated"}  # what a row need not say, with what it then says
SPARED = ("id", "basis", "high", "period", "counts", "definition", *DEFAULTS)
NEEDED = tuple(name for name in COLUMNS if name not in SPARED)
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
PERIOD = re.compile(rf"(?:{DAY}(?:/{DAY})?)?")
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
MARK = re.compile("⟦([^⟧]*)⟧")
Row = tuple[int, dict[str, str]]  # the line where it ends, its cells


def read_sheet(file: Path, columns: Sequence[str], what: str) -> tuple[str, list[str], list[Row]]:
    """The text of a CSV file, the names of all its columns, and of each row these without white space around them.

    A column that there is not is empty. Raises StatedFiguresError for what cannot be read as CSV.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise StatedFiguresError(f"{file}: cannot be read as a CSV of {what} in UTF-8: {error}") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        names = list(reader.fieldnames or ())
        rows = [(reader.line_num, {name: (cells.get(name) or "").strip() for name in columns}) for cells in reader]
    except csv.Error as error:
        raise StatedFiguresError(f"{file}:{reader.line_num}: {error}; mend this line or take it out") from None
    return text, names, rows


def reference_articles(reference: str | PathLike[str] | None = "shipped") -> tuple[list[Article], list[Figure]]:
    """The official facts of a CSV file, of a folder of them, or of the shipped ones; none for None.

    A row whose measure is 'one|another' gives a figure for each. Raises StatedFiguresError for the first bad row.

    >>> articles, figures = reference_articles()
    >>> fact = next(f for f in figures if f.article_id == "usgs-share-mining-2024-china")
    >>> fact.value, fact.measure, fact.period, articles[0].kind
    (69.2, 'share of rare earth mining', '2024', 'official')
    """
    facts: list[tuple[Article, list[Figure]]] = []
    for place, fields, problems in _rows(named) if (named := wanted(reference)) else ():
        if problems:
            raise StatedFiguresError(f"{place}: {problems[0]}; `statedfigures reference check` lists every such line")
        facts.append(_official(fields))
    return [article for article, _ in facts], [figure for _, stated in facts for figure in stated]


def check_reference(reference: str | PathLike[str] = "shipped") -> list[str]:
    """What is wrong with the rows of a reference file or folder, as 'file:line: what'; empty when all is well.

    >>> check_reference()
    []
    """
    problems: list[str] = []
    seen: dict[str, str] = {}
    for place, fields, bad in _rows(reference):
        problems += [f"{place}: {problem}" for problem in bad]
        if fields and (first := seen.setdefault(fields["id"], place)) != place:
            problems.append(f"{place}: id {fields['id']!r} stands at {first} already")
    return problems


def _rows(reference: str | PathLike[str]) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """Each row: where it stands, its cells, what is wrong with it; a file that lacks columns is one without cells."""
    path = shipped("reference") if reference == "shipped" else Path(reference)
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    if not files:
        raise StatedFiguresError(f"{path}: no CSV file of official series in this folder")
    for file in files:
        _, names, rows = read_sheet(file, COLUMNS, "official series")
        if missing := [name for name in NEEDED if name not in names]:
            yield f"{file.name}:1", {}, [f"lacks the columns {', '.join(missing)}"]
        else:
            filled = ((line, _filled(fields, f"{file.stem}-{line}")) for line, fields in rows)
            yield from ((f"{file.name}:{line}", fields, _row_problems(fields)) for line, fields in filled)


def _filled(fields: dict[str, str], name: str) -> dict[str, str]:
    """The row with what it need not say: its id, what is counted, and a sentence that holds its value."""
    fields = fields | {column: fields[column] or word for column, word in DEFAULTS.items()}
    fields |= {"id": fields["id"] or name, "counts": fields["counts"] or fields["measure"].partition("|")[0]}
    if quarter := QUARTER.fullmatch(fields["period"]):
        last = 3 * int(quarter[2])
        fields["period"] = f"{quarter[1]}-{last - 2:02d}/{quarter[1]}-{last:02d}"
    if not fields["definition"] and NUMBER.fullmatch(fields["value"]) and NUMBER.fullmatch(fields["high"] or "0"):
        step = 10.0 ** -len(fields["value"].partition(".")[2])
        told = figure_words(_bare(fields, step if "." in fields["value"] else 1.0))
        fields["definition"] = (
            f"{fields['counts']}, {fields['subject']}, {fields['period'] or 'no time told'}: ⟦{told}⟧."
        )
    return fields


def _row_problems(fields: dict[str, str]) -> list[str]:
    problems = [f"{name} is empty" for name in NEEDED if not fields[name]]
    for name, known in (("bound", BOUNDS), ("status", STATUSES), ("confirmed", get_args(Confirmed)[1:])):
        if fields[name] and fields[name] not in known:
            problems.append(f"{name} {fields[name]!r} is none of: {', '.join(known)}")
    if not PERIOD.fullmatch(fields["period"]):
        problems.append(f"period {fields['period']!r} is no year, quarter, month, day or start/end of these")
    if fields["url"] and not re.match(r"https?://\S+$", fields["url"]):
        problems.append(f"url {fields['url']!r} is no web address")
    try:
        date.fromisoformat(fields["retrieved"] or "2000-01-01")
    except ValueError:
        problems.append(f"retrieved {fields['retrieved']!r} is no ISO date")
    problems += filter(None, [_unit_problem(fields["unit"]), _subject_problem(fields["subject"])])
    numbers = [name for name in ("value", "high") if fields[name] and not NUMBER.fullmatch(fields[name])]
    problems += [f"{name} {fields[name]!r} is no number" for name in numbers]
    marks = MARK.findall(fields["definition"])
    if fields["definition"] and len(marks) != 1:
        problems.append("definition must hold the value once, between ⟦ and ⟧")
    elif marks and not numbers and fields["value"] and fields["unit"] and not _steps(fields, marks[0]):
        problems.append(f"definition says {marks[0]!r}, but value and unit make {figure_words(_bare(fields, 1.0))!r}")
    return problems


def _unit_problem(unit: str) -> str:
    """What is wrong with a unit that no figure has: '£/month', 'cars', 'pounds'; '' where nothing is."""
    base, slash, per = unit.partition("/")
    sign = None if base.isascii() and base.isalpha() else currency_before(f"{base}1", len(base))
    word = tables().words.get(base, ("", 1.0))[0]
    several = singular(base) if is_plural(base) and base not in {name for name, _ in tables().words.values()} else ""
    usual = sign[0] if sign else word or several
    if not usual or usual == base:
        return ""
    return f"unit {unit!r} is what no figure has; write {usual + slash + per!r}"


def _subject_problem(subject: str) -> str:
    """What is wrong with a subject that figures are told of by another name: 'UK'."""
    name = countries().get(subject, ("", ""))[0]
    ours = name and name != subject and kind_of(subject) == "name"
    return f"subject {subject!r} is called {name!r} in every figure" if ours else ""


def _bare(fields: dict[str, str], step: float) -> Figure:
    high = float(fields["high"]) if fields["high"] else None
    return Figure(fields["id"], 0, 0, Span(0, 0), float(fields["value"]), high, fields["unit"], step)


def _steps(fields: dict[str, str], mark: str) -> list[float]:
    """The steps with which the value is written as in the definition, finest first."""
    steps = [1.0] if fields["unit"] == "date" else [10.0**power for power in range(-6, 13)]
    return [step for step in steps if figure_words(_bare(fields, step)) == mark]


def _official(fields: dict[str, str]) -> tuple[Article, list[Figure]]:
    before, mark, after = re.split("[⟦⟧]", fields["definition"])
    text = before + mark + after
    article = Article(
        fields["id"], text, fields["url"], fields["source"], title=fields["counts"], sentences=(Span(0, len(text)),),
        sha256=hashlib.sha256(text.encode()).hexdigest(), wording="ours", kind="official",
        confirmed=cast(Confirmed, fields["confirmed"]),
    )  # fmt: skip
    forecast = fields["period"][:4] > fields["retrieved"][:4]
    why = ("reference", fields["confirmed"], *(["forecast"] * forecast))
    stated = replace(
        _bare(fields, _steps(fields, mark)[0]),
        start=len(before), end=len(before) + len(mark), sentence=article.sentences[0],
        bound=cast(Bound, fields["bound"]), subject=fields["subject"], basis=fields["basis"], period=fields["period"],
        status=cast(Status, fields["status"]), speaker=fields["source"], why=why,
    )  # fmt: skip
    return article, [replace(stated, about=name, measure=name) for name in fields["measure"].split("|")]
