"""Topic files: what to look for and what to call it, a measure a row."""

from __future__ import annotations

import csv
import os
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from .model import Article, StatedFiguresError
from .shipped import shipped
from .words import lowered

STEM = 3  # letters
COLUMNS = ("measure", "kind", "unit", "words", "not", "subject", "basis", "example")
SUBJECTS = ("", "holder", "buyer", "goods", "bank", "economy")
KINDS = ("", "policy", "quota", "purchase", "limit", "suspension", "truce", "rating", "target", "level")


class Measure(NamedTuple):
    """One row of a topic file; `words` are patterns that must all be there, the first one is the anchor."""

    name: str
    kind: str
    units: tuple[str, ...]
    words: tuple[re.Pattern[str], ...]
    context: tuple[re.Pattern[str], ...]  # these may stand anywhere in the article
    without: re.Pattern[str] | None
    subject: str
    basis: tuple[tuple[str, re.Pattern[str]], ...]
    line: int
    example: str
    stems: frozenset[str]  # how the anchor's words begin: a look-up that spares most pattern searches


def _pattern(words: str) -> re.Pattern[str]:
    """'refin*|rare earth' → a pattern of whole words, for text in small letters; * stands for any ending."""
    one = (
        re.escape(w.strip().lower()).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]?")
        for w in words.split("|")
        if w.strip()
    )
    return re.compile(rf"(?<![\w]){'(?:' + '|'.join(one) + ')'}(?![\w])")


@dataclass(frozen=True)
class Topic:
    """What to look for and what to call it."""

    name: str
    measures: tuple[Measure, ...]

    @cached_property
    def contexts(self) -> frozenset[re.Pattern[str]]:
        """The patterns that may stand anywhere in an article."""
        return frozenset(c for m in self.measures for c in m.context)

    def measures_for(self, article: Article) -> list[Measure]:
        """The measures whose context words the article, its title or its address has."""
        text, head = lowered(article.text), lowered(f"{article.title} {article.url}")
        given = {c for c in self.contexts if c.search(text) or c.search(head)}
        return [m for m in self.measures if given.issuperset(m.context)]


@cache
def known_topics() -> tuple[str, ...]:
    """The names of the shipped topics."""
    return tuple(sorted(path.stem for path in shipped("topics").glob("*.csv")))


def load_topic(name: str | os.PathLike[str]) -> Topic:
    """The shipped topic of that name, or the one in the file at that path; StatedFiguresError where there is none.

    >>> load_topic("rare-earths").name
    'rare-earths'
    """
    path = Path(name)
    if str(name) in known_topics():
        path = shipped("topics") / f"{name}.csv"
    elif not path.is_file():
        raise StatedFiguresError(
            f"unknown topic {str(name)!r}: the shipped ones are {', '.join(known_topics())}; "
            "or give the path of a topic file"
        )
    return _load(path, path.stat().st_mtime_ns)


@cache
def _load(path: Path, _changed: int) -> Topic:
    problems: list[str] = []
    measures = tuple(_measures(path, problems))
    if problems:
        raise StatedFiguresError(
            f"topic file {path.name}: {problems[0]} (statedfigures topic check {path.name} lists all)"
        )
    return Topic(path.stem, measures)


def _measures(path: Path, problems: list[str]) -> list[Measure]:
    """The rows of a topic file; what is wrong with it goes into `problems`, each with its line."""
    measures: list[Measure] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        problems.append("line 1: is not UTF-8 text")
        return []
    reader = csv.DictReader(line for line in lines)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        problems.append(
            f"line 1: the columns must be {','.join(COLUMNS)}, they are {','.join(reader.fieldnames or ())}"
        )
        return []
    for row in reader:
        if not (row["measure"] or "").startswith("#"):
            measures += _measure(row, reader.line_num, problems)
    return measures


def _measure(row: dict[str, Any], line: int, problems: list[str]) -> list[Measure]:
    if None in row or None in row.values():
        problems.append(
            f"line {line}: has not {len(COLUMNS)} fields; put a field with a comma in it into double quotes"
        )
        return []
    if not row["measure"] or not row["unit"]:
        problems.append(f"line {line}: measure and unit must not be empty")
    if row["kind"] not in KINDS:
        problems.append(f"line {line}: kind {row['kind']!r} is none of {', '.join(k or '(empty)' for k in KINDS)}")
    rule = row["subject"].partition(" ")[0]
    if rule not in SUBJECTS and not row["subject"].startswith("="):
        problems.append(
            f"line {line}: subject {rule!r} is none of {', '.join(s or '(empty)' for s in SUBJECTS)} or =Name"
        )
    groups = [g.strip() for g in row["words"].split("&") if g.strip()]
    bases = [b.partition(":") for b in row["basis"].split(";") if b.strip()]
    problems += [
        f"line {line}: basis {n.strip()!r} names no cue words after a colon"
        for n, _, words in bases
        if not words.strip()
    ]
    return [
        Measure(
            row["measure"], row["kind"], tuple(u.strip() for u in row["unit"].split("|")),
            tuple(_pattern(g) for g in groups if g[0] != "~"), tuple(_pattern(g[1:]) for g in groups if g[0] == "~"),
            _pattern(row["not"]) if row["not"] else None, row["subject"],
            tuple((n.strip(), _pattern(words)) for n, _, words in bases if words.strip()), line, row["example"],
            frozenset(w.strip().lower()[:STEM] for g in groups[:1] for w in re.split(r"[|]", g)),
        )
    ]  # fmt: skip


def check_topic(path: str | os.PathLike[str]) -> list[str]:
    """What is wrong with a topic file, each with its line: its shape, and examples that do not come out as marked."""
    from .extraction import figures_of

    if not Path(path).is_file():
        raise StatedFiguresError(
            f"{path}: there is no such topic file; the shipped ones are in {shipped('topics').name}/"
        )
    problems: list[str] = []
    measures = _measures(Path(path), problems)
    if problems:
        return problems
    topic = Topic(Path(path).stem, tuple(measures))
    for measure in measures:
        text = measure.example.replace("⟦", "").replace("⟧", "")
        at = measure.example.find("⟦")
        if at < 0:
            problems.append(f"line {measure.line}: the example of {measure.name!r} marks no figure with ⟦ ⟧")
            continue
        names = {f.measure for f in figures_of(Article("example", text), topic) if f.start <= at < f.end}
        pattern = re.escape(measure.name).replace(r"\{goods\}", ".+")
        if not any(re.fullmatch(pattern, name) for name in names):
            came = ", ".join(sorted(names)) or "nothing"
            problems.append(f"line {measure.line}: the example's figure comes out as {came}, not as {measure.name}")
    return problems
