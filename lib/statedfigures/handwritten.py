"""The file in which corrections are kept: rows read and checked, and rows that a person adds."""

from __future__ import annotations

import csv
import io
import math
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from os import PathLike
from typing import Any

from .corrections import EDITABLE, NUMBERS, VERBS, Correction, corrected, impossible, reading
from .files import replace
from .model import BOUNDS, DIRECTIONS, ROLES, STATUSES, Article, Figure, StatedFiguresError
from .reference import read_sheet
from .sentences import sentence_hash, split_sentences
from .shipped import CORRECTIONS, wanted, workplace
from .spans import days

COLUMNS = ("article", "sentence", "span", "field", "was", "is", "who", "why", "date")
HEAD = ",".join(COLUMNS) + "\n"
ENUMS = {"bound": BOUNDS, "role": ROLES, "direction": DIRECTIONS, "status": STATUSES}
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII)
LONGEST = 300  # letters of a cell that a person writes
Place = str | PathLike[str]


def read_corrections(path: Place | None = CORRECTIONS) -> list[Correction]:
    """The rows of the file; none for None, nor where there is no file of the usual name.

    Raises StatedFiguresError for the first bad row.
    """
    return parsed(named)[2] if (named := wanted(path)) else []


def parsed(path: Place) -> tuple[str, list[str], list[Correction]]:
    """Its text, the names of its columns in their order, and its rows."""
    file = workplace() / path
    if not file.exists() and str(path) == CORRECTIONS:
        return HEAD, list(COLUMNS), []
    text, names, lines = read_sheet(file, COLUMNS, "corrections")
    if missing := [name for name in COLUMNS if name not in names]:
        raise StatedFiguresError(f"{path}:1: lacks the columns {', '.join(missing)}; the first line is {HEAD.strip()}")
    rows = [Correction._make([*cells.values(), f"{file.name}:{line}"]) for line, cells in lines]
    for row, (line, _) in zip(rows, lines, strict=True):
        if problem := next(problems(row), ""):
            raise StatedFiguresError(f"{path}:{line}: {problem}; mend this line or take it out")
    return text, names, rows


def problems(row: Correction) -> Iterator[str]:
    """What is wrong with a row by itself."""
    yield from (f"{name} is empty" for name in ("article", "who", "why") if not getattr(row, name))
    if not re.fullmatch("[0-9a-f]{12}", row.sentence):
        yield f"sentence {row.sentence!r} is no hash of a sentence, which has 12 digits or letters a to f"
    if not (place := re.fullmatch(r"(\d{1,6})-(\d{1,6})", row.span, re.ASCII)) or int(place[1]) >= int(place[2]):
        yield f"span {row.span!r} is no place of a numeral in its sentence, such as 12-15"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", row.date) or days(row.date) is None:
        yield f"date {row.date!r} is no ISO date"
    if row.field not in (*EDITABLE, *VERBS):
        yield f"field {row.field!r} is none of: {', '.join((*EDITABLE, *VERBS))}"
    elif row.field in EDITABLE and row.was == row.new:
        yield f"was and is are the same: {row.was!r}"
    elif row.field in NUMBERS and row.was and not NUMBER.fullmatch(row.was):
        yield f"was {row.was!r} is no number"
    yield from filter(None, [_flaw(row.field, row.new), _flaw("who", row.who), _flaw("why", row.why)])


def _flaw(field: str, text: str) -> str:
    """What is wrong with a value that a person has written; '' where nothing is."""
    if field in ("accept", "reject"):
        return f"is must be empty, as the row {field}s the figure" if text else ""
    if field in (*NUMBERS, "add"):
        number = float(text) if NUMBER.fullmatch(text) else math.nan
        fits = math.isfinite(number) and (field != "step" or number > 0)
        named = "is" if field == "add" else field
        return "" if fits or (field == "high" and not text) else f"{named} {text!r} is no number such as 5200000 or 4.5"
    if field in ENUMS and text not in ENUMS[field]:
        return f"{field} {text!r} is none of: {', '.join(filter(None, ENUMS[field]))}"
    if len(text) > LONGEST or not text.isprintable():
        return f"{field} must be one line of at most {LONGEST} letters"
    if field == "period" and text and days(text) is None:
        return f"period {text!r} is no year, month, day or start/end of these"
    return "speaker is empty; it is 'article' where nobody is named" if field == "speaker" and not text else ""


# What a person says


def record(
    of: Figure | Article, *, why: str, accept: bool = False, reject: bool = False, numeral: str = "",
    who: str | None = None, corrections: Place = CORRECTIONS, **fields: Any,
) -> Figure | None:  # fmt: skip
    """Keeps what a person says of a figure in the file; the figure as it is from now on, None where it is rejected.

    Of an article it adds the figure that its `numeral` states, with `value` and other fields. Nothing is kept where
    one of the fields is wrong: that is a StatedFiguresError.
    """
    figure = _unread(of, numeral) if isinstance(of, Article) else of
    says = [("add", fields.pop("value", ""))] if isinstance(of, Article) else []
    says += [*fields.items(), *[("accept", "")] * accept, *[("reject", "")] * reject]
    if not says:
        raise StatedFiguresError(f"nothing to keep: give accept=True, reject=True, or one of {', '.join(EDITABLE)}")
    kept = keep(figure, says, who or person(), why, corrections, numeral)
    return None if reject else kept


def keep(
    figure: Figure, says: Sequence[tuple[str, Any]], who: str, why: str, path: Place, numeral: str = ""
) -> Figure:  # fmt: skip
    """Writes into the file what each field is said to be; the figure as it is then. All or nothing, as `record`."""
    rows = []
    for field, new in says:
        rows.append(_row(figure, field, new, who, why, numeral))
        figure = corrected(figure, rows[-1])
    if problem := impossible(figure):
        raise StatedFiguresError(problem)
    write(rows, path)
    return figure


def _row(figure: Figure, field: str, new: Any, who: str, why: str, numeral: str) -> Correction:
    """The row that says so of a figure as it is; StatedFiguresError where it cannot be said."""
    if not figure.sentence_hash:
        raise StatedFiguresError(f"a figure of {figure.article_id} without its sentence: take it from extract()")
    was = numeral if field == "add" else reading(figure, field) if field in (*EDITABLE, *VERBS) else ""
    new = "" if new is None else str(new).removesuffix(".0") if isinstance(new, float) else str(new).strip()
    span = f"{figure.start - figure.sentence.start}-{figure.end - figure.sentence.start}"
    today = date.today().isoformat()
    row = Correction(figure.article_id, figure.sentence_hash, span, field, was, new, who.strip(), why.strip(), today)
    if problem := next(problems(row), ""):
        raise StatedFiguresError(problem)
    return row


def _unread(article: Article, numeral: str) -> Figure:
    """The figure of a numeral that the extractor has passed over."""
    sentences = article.sentences or split_sentences(article.text)
    found = [m.span() for m in re.finditer(rf"(?<![\w.,]){re.escape(numeral)}(?!\w)", article.text) if numeral]
    within = [(span, at) for at in found for span in sentences if span.start <= at[0] and at[1] <= span.end]
    if len(within) != 1:
        told = f"numeral {numeral!r} is {len(within)} times in {article.id}"
        raise StatedFiguresError(f"{told}; give words that one sentence has once")
    [(sentence, (start, end))] = within
    known = sentence_hash(article.text[slice(*sentence)])
    return Figure(article.id, start, end, sentence, 0.0, step=math.inf, sentence_hash=known)


def write(rows: Sequence[Correction], path: Place = CORRECTIONS) -> None:
    """Adds the rows at the end of the file, in the order of its columns, whole or not at all."""
    missing = not (workplace() / path).exists()
    text, names, _ = (HEAD, list(COLUMNS), []) if missing else parsed(path)
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writerows(dict(zip(COLUMNS, row[:-1], strict=True)) for row in rows)
    replace(workplace() / path, text + "\n" * (not text.endswith("\n")) + out.getvalue())


def person() -> str:
    """Who is at the keyboard: as git knows them, or by the name of their account."""
    said = ""
    with suppress(OSError):
        said = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False).stdout
    if name := said.strip() or os.environ.get("USER", ""):
        return name
    raise StatedFiguresError("who says so? give a name: --who NAME on the command line, who=NAME in Python")
