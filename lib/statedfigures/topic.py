"""Topic files: what to look for and what to call it, a measure a row."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from .mention import Sentence
from .model import Article, Figure, StatedFiguresError
from .shipped import shipped
from .words import Token

STEM = 3  # letters
WORD_START = re.compile(r"(?<!\w)\w")
NAMED = re.compile(r"\{(\w+)\}")
COLUMNS = ("measure", "kind", "unit", "words", "not", "subject", "basis", "example")
SUBJECTS = ("", "holder", "buyer", "goods", "bank", "economy")
TIMES = ("limit", "suspension", "truce")
KINDS = ("", "policy", "quota", "purchase", *TIMES, "rating", "target", "level", "forecast", "constant", "threshold")

Group = frozenset[str]  # phrases, '*' for any ending


class Measure(NamedTuple):
    """One row of a topic file; of each group of `words` one must be there, those of the first are the anchor."""

    name: str
    kind: str
    units: tuple[str, ...]
    words: tuple[Group, ...]
    context: tuple[Group, ...]  # these may stand anywhere in the article
    without: Group
    subject: str
    basis: tuple[tuple[str, Group], ...]
    line: int
    example: str
    taken: Group = frozenset()  # of the context what may be taken for granted: '~?rare earth*'
    granted: bool = False  # whether it was

    def near(self, sentence: Sentence) -> bool:
        """Whether the sentence itself names some of what may stand anywhere in the article."""
        return any(stands(group, sentence.low[sentence.start : sentence.end]) for group in self.context)


class Phrases:
    """The phrases of a topic by how they begin, so that one pass over a sentence finds all that it has.

    >>> from .tokens import tokenize
    >>> text = "China refines 90% of rare-earth ores"
    >>> Phrases(["refin*", "rare earth", "ore"]).found(tokenize(text), text.lower())
    {'refin*': [(6, 13)], 'rare earth': [(21, 31)]}
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_stem: dict[str, list[tuple[str, str]]] = {}
        for phrase in sorted(phrases):
            first = _letters(phrase)
            short = len(first) < STEM and phrase[len(first) : len(first) + 1] == " "  # 'of refining': by 'of ref'
            key = phrase[: len(first) + 1 + STEM] if short else first[:STEM]
            self._by_stem.setdefault(key, []).append((phrase, first))
            if short:
                self._by_stem.setdefault(first, [])

    def found(self, tokens: list[Token], low: str) -> dict[str, list[tuple[int, int]]]:
        """Where each phrase stands that the tokens have; `low` is their whole text in small letters."""
        table = self._by_stem
        here: dict[str, list[tuple[int, int]]] = {}
        spots = [(token[0], stem) for token in tokens if (stem := token[3][:STEM]) in table and "-" not in token[3]]
        for token in [token for token in tokens if "-" in token[3]]:
            starts = [m.start() for m in WORD_START.finditer(low, *token[:2])]
            spots += [(at, low[at : at + STEM].partition("-")[0]) for at in starts]  # 'US-linked ships'
        for start, stem in spots:
            entries = table.get(stem, ())
            if len(stem) < STEM:
                longer = low[start : start + len(stem) + 1 + STEM].replace("\n", " ").replace("-", " ")
                entries = [*entries, *table.get(longer, ())]
            for phrase, first in entries:  # a pattern is made where its first word stands: texts need few of them
                if low.startswith(first, start) and (found := pattern(phrase).match(low, start)):
                    here.setdefault(phrase, []).append(found.span())
        return here


@cache
def pattern(phrase: str) -> re.Pattern[str]:
    """'refin*' → a pattern of whole words, for text in small letters; '*' stands for any ending.

    A word may stand in quotation marks: 'a "reciprocal" tariff'.
    """
    spelled = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"[\"”]?[\s-]?[\"“]?").replace("'", "['’]")
    lead = re.escape(_letters(phrase))  # the search for a pattern that begins with plain letters is a fast one
    return re.compile(rf"{lead}(?<!\w{lead}){spelled.removeprefix(lead)}(?!\w)")


@cache
def _letters(phrase: str) -> str:
    """What a phrase begins with wherever it stands: 'rare' of 'rare earth*'."""
    return re.split(r"[ *'-]", phrase, maxsplit=1)[0]


def stands(group: Group, text: str) -> bool:
    """Whether a phrase of the group stands in the text, which is in small letters."""
    return any(_letters(phrase) in text and pattern(phrase).search(text) for phrase in group)


def _words(cell: str) -> Iterator[str]:
    return (phrase.strip() for phrase in cell.split("|") if phrase.strip())


def _group(words: str) -> Group:
    return frozenset(phrase.lower() for phrase in _words(words))


@dataclass(frozen=True)
class Topic:
    """What to look for and what to call it."""

    name: str
    measures: tuple[Measure, ...]
    unless: Group = frozenset()  # where an article names one of these, nothing is taken for granted

    @cached_property
    def phrases(self) -> Phrases:
        """What is looked for in each sentence."""
        groups = (group for m in self.measures for group in (*m.words, m.without, *(words for _, words in m.basis)))
        return Phrases({phrase for group in groups for phrase in group})

    @cached_property
    def things(self) -> frozenset[str]:
        """What its measures are of by their own words: 'copper' of 'copper price', which is of copper."""
        told = ((m.subject.removeprefix("="), m) for m in self.measures if m.subject.startswith("="))
        return frozenset(thing for thing, m in told if thing.islower() and any(thing in group for group in m.words))

    @cached_property
    def widest(self) -> Measure:
        """A measure that may have any unit of the topic."""
        units = dict.fromkeys(unit for measure in self.measures for unit in measure.units)
        return Measure("", "", tuple(units), (), (), frozenset(), "", (), 0, "")

    @cached_property
    def by_anchor(self) -> dict[str, list[int]]:
        """By each anchor phrase which of the measures it may mean; by '' those that have none, known by their unit."""
        found: dict[str, list[int]] = {}
        for n, measure in enumerate(self.measures):
            for phrase in measure.words[0] if measure.words else ("",):
                found.setdefault(phrase, []).append(n)
        return found


@cache
def _shipped() -> dict[str, Path]:
    return dict(sorted((path.stem, path) for path in shipped("topics").glob("*.csv")))


def known_topics() -> tuple[str, ...]:
    """The names of the shipped topics."""
    return tuple(_shipped())


def load_topic(name: str | os.PathLike[str]) -> Topic:
    """The shipped topic of that name, or the one in the file at that path; StatedFiguresError where there is none.

    >>> load_topic("rare-earths").name
    'rare-earths'
    """
    path = _shipped().get(str(name)) or Path(name)
    if str(name) not in _shipped() and not path.is_file():
        raise StatedFiguresError(
            f"unknown topic {str(name)!r}: the shipped ones are {', '.join(known_topics())}; "
            "or give the path of a topic file"
        )
    return _load(path, path.stat().st_mtime_ns)


@cache
def _load(path: Path, _changed: int) -> Topic:
    (topic, problems), name = _read(path), path.name
    if problems:
        raise StatedFiguresError(f"topic file {name}: {problems[0]} (statedfigures topic check {name} lists all)")
    return topic


def _read(path: Path) -> tuple[Topic, list[str]]:
    """The topic of a file, and what is wrong with it, each with its line."""
    nothing = Topic(path.stem, ())
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()  # spreadsheets write a mark before the first line
    except UnicodeDecodeError:
        return nothing, ["line 1: is not UTF-8 text"]
    reader = csv.DictReader(lines)
    names = tuple(reader.fieldnames or ())
    if names != COLUMNS:
        return nothing, [f"line 1: the columns must be {','.join(COLUMNS)}, they are {','.join(names)}"]
    every = [(reader.line_num, row) for row in reader if not (row["measure"] or "").startswith("#")]
    named = [(line, row) for line, row in every if (row["measure"] or "").startswith("@")]
    lists = {row["measure"][1:]: [*_words(row["words"] or "")] for _, row in named}
    problems = [f"line {line}: the list {row['measure']} names nothing" for line, row in named if not row["words"]]
    every = [(line, made) for line, row in every if (line, row) not in named for made in _spelled_out(row, lists)]
    if "unless" not in lists and any("~?" in row["words"] for _, row in every if None not in row.values()):
        problems.append("line 1: '~?' takes a thing for granted, but no row @unless names what else may be meant")
    problems += dict.fromkeys(f"line {line}: {fault}" for line, row in every for fault in _faults(row))
    unless = frozenset(word.lower() for word in lists.get("unless", ()))
    return (nothing, problems) if problems else (Topic(path.stem, tuple(_measure(*one) for one in every), unless), [])


def _spelled_out(row: dict[str, Any], lists: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """The row once for each word of the list that its measure names: '{metal} price' of '@metal'."""
    whole = None not in row and None not in row.values()
    name = next((name for name in lists if whole and f"{{{name}}}" in row["measure"]), None)
    if name is None:
        yield row
        return
    for word in lists[name]:
        yield from _spelled_out({column: cell.replace(f"{{{name}}}", word) for column, cell in row.items()}, lists)


def _faults(row: dict[str, Any]) -> Iterator[str]:
    if None in row or None in row.values():
        yield f"has not {len(COLUMNS)} fields; put a field with a comma in it into double quotes"
        return
    if not row["measure"] or not row["unit"] or not row["words"].strip("&| "):
        yield "measure, unit and words must not be empty"
    if unknown := [name for cell in row.values() for name in NAMED.findall(cell) if name not in ("goods", "holder")]:
        yield f"no row @{unknown[0]} lists what {{{unknown[0]}}} stands for"
    if "" in (group.strip() for group in row["words"].split("&")) and row["words"].strip("&| "):
        yield "an & joins two groups of words, and beside one of these there is none"
    if row["words"].count("~?") > 1:
        yield "only one group of words may be taken for granted with '~?'"
    if row["kind"] not in KINDS:
        yield f"kind {row['kind']!r} is none of {', '.join(k or '(empty)' for k in KINDS)}"
    rule = row["subject"].partition(" ")[0]
    if rule not in SUBJECTS and not row["subject"].startswith("="):
        yield f"subject {rule!r} is none of {', '.join(s or '(empty)' for s in SUBJECTS)} or =Name"
    if rule == "goods" and row["subject"].count("|") != 1:
        yield f"subject {row['subject']!r} must name the two sides: goods A|B"
    for name, words in _bases(row):
        if not words:
            yield f"basis {name!r} names no cue words after a colon"


def _bases(row: dict[str, str]) -> list[tuple[str, Group]]:
    bases = (basis.partition(":") for basis in row["basis"].split(";") if basis.strip())
    return [(name.strip(), _group(words)) for name, _, words in bases]


def _measure(line: int, row: dict[str, str]) -> Measure:
    groups = [g.strip() for g in row["words"].split("&") if g.strip()]
    taken = next((_group(g[2:]) for g in groups if g.startswith("~?")), frozenset[str]())
    return Measure(
        row["measure"], row["kind"], tuple(u.strip() for u in row["unit"].split("|")),
        tuple(_group(g) for g in groups if g[0] != "~"), tuple(_group(g.lstrip("~?")) for g in groups if g[0] == "~"),
        _group(row["not"]), row["subject"], tuple(_bases(row)), line, row["example"], taken,
    )  # fmt: skip


def _why_not(measure: Measure, low: str, found: list[Figure]) -> str:
    """Why the example of a row, in small letters, does not come out as its measure."""
    if hindered := [word for word in sorted(measure.without) if stands(frozenset([word]), low)]:
        return f"{hindered[0]!r} of the column not stands in it"
    for group in (*measure.words, *measure.context):
        if not stands(group, low):
            return f"none of {'|'.join(sorted(group)[:4])} stands in it ('rent*' also finds rents)"
    rules = (rule for figure in found for rule in figure.why)
    if rows := [rule.removeprefix("topic ") for rule in rules if rule.startswith("topic line ")]:
        return f"the row of {rows[0]} takes it"
    units = ", ".join(sorted({figure.unit or "none" for figure in found}))
    return f"its unit is {units}, that of the row {'|'.join(measure.units)}" if found else "it is read as no figure"


def check_topic(path: str | os.PathLike[str]) -> list[str]:
    """What is wrong with a topic file, each with its line: its shape, and examples that do not come out as marked."""
    from .extraction import figures_of

    file = _shipped().get(str(path)) or Path(path)
    if not file.is_file():
        raise StatedFiguresError(
            f"{path}: there is no such topic file; the shipped ones are {', '.join(known_topics())}"
        )
    topic, problems = _read(file)
    if problems or not topic.measures:
        return problems or ["line 2: no measure; one row each"]
    first = {measure.line: measure for measure in reversed(topic.measures)}  # of a template the first of its measures
    for measure in reversed(first.values()):
        text = measure.example.replace("⟦", "").replace("⟧", "")
        at = measure.example.find("⟦")
        if at < 0:
            problems.append(f"line {measure.line}: the example of {measure.name!r} marks no figure with ⟦ ⟧")
            continue
        found = [f for f in figures_of(Article("example", text), topic) if f.start <= at < f.end]
        pattern = re.sub(r"\\{\w+\\}", ".+", re.escape(measure.name))
        if not any(re.fullmatch(pattern, f.measure) for f in found):
            came = ", ".join(sorted({f.measure or "no measure" for f in found})) or "no figure"
            told = f"line {measure.line}: the example's figure comes out as {came}, not as {measure.name}"
            problems.append(f"{told}: {_why_not(measure, text.lower(), found)}")
        elif not any(f.of_topic for f in found):
            units = ", ".join(sorted({f.unit or "no unit" for f in found}))
            problems.append(
                f"line {measure.line}: the example's figure is called {measure.name} without this row: its words, or "
                f"its unit ({units}), are none of the row's"
            )
    return problems
