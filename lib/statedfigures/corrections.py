"""What a person has corrected → the figures as that person reads them.

A correction names its figure by the words of its sentence and the numeral's place among them, so that it survives a
change elsewhere in the article. Where the sentence or the reading has changed, it is told of and not applied.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from .lab import Figures
from .model import Article, Figure, Span
from .sentences import sentence_hash, split_sentences
from .spans import days

VERBS = {"accept": "accepted", "reject": "rejected", "add": "added"}
NUMBERS = ("value", "high", "step")
EDITABLE = (*NUMBERS, "unit", "bound", "measure", "subject", "role", "direction", "status", "speaker", "basis",
            "period", "about")  # fmt: skip


class Correction(NamedTuple):
    """A row of the file; `new` is its column `is`, `place` the file and line where it stands."""

    article: str
    sentence: str  # its hash
    span: str  # of the numeral within the sentence: '12-15'
    field: str  # of a figure, or 'accept', 'reject', 'add'
    was: str  # what the extractor says; of 'accept' and 'reject' the whole reading, of 'add' the numeral
    new: str
    who: str
    why: str
    date: str
    place: str = ""


class Note(NamedTuple):
    """A correction of one of the articles, and why it was not applied; '' where it was."""

    correction: Correction
    problem: str

    def __str__(self) -> str:
        row = self.correction
        return f"{row.place}: {row.field} of {row.article} {row.span} is not applied: {self.problem}"


@dataclass(slots=True)
class _Held:
    """A figure as the extractor reads it and as it is now: None once a person has rejected it."""

    read: Figure
    now: Figure | None


def correct_figures(
    figures: Iterable[Figure], articles: Iterable[Article], corrections: Sequence[Correction]
) -> tuple[Figures, list[Note]]:
    """The figures as the corrections of these articles leave them, the last of a field wins; what became of each row.

    >>> figure = Figure("a", 3, 6, Span(0, 7), 10.0, unit="percent")
    >>> row = Correction("a", sentence_hash("Up 10%."), "3-6", "subject", "", "prices", "Ada", "headline", "2026-01-02")
    >>> [mended], notes = correct_figures([figure], [Article("a", "Up 10%.")], [row])
    >>> mended.subject, mended.by_hand
    ('prices', 'subject corrected by Ada, 2026-01-02: headline')
    """
    held, by_id = [_Held(figure, figure) for figure in figures], {article.id: article for article in articles}
    places = {name: _places(by_id[name], held) for name in {row.article for row in corrections} & set(by_id)}
    order, notes = {name: number for number, name in enumerate(by_id)}, list[Note]()
    for row in corrections:
        if row.article not in places:
            continue
        sentences = places[row.article].get(row.sentence)
        if not sentences:
            problem: str | None = "its sentence has changed or is gone"
        elif row.field == "add":
            problem = _add(row, by_id[row.article], sentences, held, order)
        else:
            problem = _change(row, _at(row, sentences, held))
        if problem is not None:
            notes.append(Note(row, problem))
    return Figures((each.now for each in held if each.now), by_id.values()), notes


def _places(article: Article, held: Iterable[_Held]) -> dict[str, list[Span]]:
    """Where the sentences of each hash stand: a page may say a thing twice."""
    spans = {each.read.sentence for each in held if each.read.article_id == article.id}
    found = defaultdict(list)
    for span in sorted(spans | set(article.sentences or split_sentences(article.text))):
        found[sentence_hash(article.text[slice(*span)])].append(span)
    return found


def _at(row: Correction, sentences: Sequence[Span], held: Iterable[_Held]) -> list[_Held]:
    wanted = {(row.article, sentence, _span(row, sentence)) for sentence in sentences}
    return [e for e in held if (e.read.article_id, e.read.sentence, (e.read.start, e.read.end)) in wanted]


def _change(row: Correction, here: Sequence[_Held]) -> str | None:
    """What is wrong, '' where the row is applied, None where the extractor does as it says by itself."""
    if not here:
        return None if row.field == "reject" else "no figure is read there now"
    said = [each.now or each.read for each in here]
    met = [e for e in here if any(f and _same(row.field, reading(f, row.field), row.was) for f in (e.now, e.read))]
    if not met and row.field in EDITABLE and any(_same(row.field, reading(f, row.field), row.new) for f in said):
        return None
    if not met:
        return f"it is read as {reading(said[0], row.field)!r} now, not as {row.was!r}"
    changed = [corrected(each.now or each.read, row) for each in met]
    if problem := next(filter(None, map(impossible, changed)), ""):
        return problem
    for each, figure in zip(met, changed, strict=True):
        each.now = None if row.field == "reject" else figure
    return ""


def _add(
    row: Correction, article: Article, sentences: Sequence[Span], held: list[_Held], order: Mapping[str, int]
) -> str | None:
    if here := [each.now or each.read for each in _at(row, sentences, held)]:
        is_so = any(figure.value == float(row.new) for figure in here)
        return None if is_so else f"it is read as {reading(here[0], 'value')!r} now, by itself"
    for sentence in sentences:
        span = _span(row, sentence)
        if article.text[slice(*span)] != row.was or span.end > sentence.end:
            return f"{article.text[slice(*span)]!r} stands there, not {row.was!r}"
        figure = corrected(Figure(article.id, *span, sentence, 0.0, step=math.inf), row)
        before = [n for n, each in enumerate(held) if _place(each.read, order) <= _place(figure, order)]
        held.insert(before[-1] + 1 if before else 0, _Held(figure, figure))
    return ""


def _place(figure: Figure, order: Mapping[str, int]) -> tuple[int, int]:
    return order.get(figure.article_id, -1), figure.start


def _span(row: Correction, sentence: Span) -> Span:
    start, end = row.span.split("-")
    return Span(sentence.start + int(start), sentence.start + int(end))


def corrected(figure: Figure, row: Correction) -> Figure:
    """The figure with what the row says of it, marked as made by a person."""
    done = VERBS.get(row.field, f"{row.field} corrected")
    by_hand = f"{done} by {row.who}, {row.date}: {row.why}"
    told = "; ".join(filter(None, [figure.by_hand, by_hand]))
    marked = replace(figure, by_hand=told, why=(*figure.why, f"by hand: {row.field}"))
    if row.field in ("accept", "reject"):
        return marked
    # the words that made the field before would now be underlined for something that they do not say
    cues = tuple(cue for cue in figure.cues if cue.name.split(" ")[0] != row.field)
    field = "value" if row.field == "add" else row.field
    new: Any = row.new if field not in NUMBERS else float(row.new) if row.new else None
    step = min(figure.step, _fineness(row.new)) if field == "value" else figure.step
    changes: dict[str, Any] = {"step": step, "cues": cues, field: new}
    return replace(marked, **changes)


def _fineness(number: str) -> float:
    """The step of a number as a person has typed it: zeros at its end tell nothing below a million."""
    exponent = int(Decimal(number).normalize().as_tuple().exponent)
    return max(10.0**exponent if abs(float(number)) >= 1e6 else min(10.0**exponent, 1.0), 1e-9)


def impossible(figure: Figure) -> str:
    """What no figure can be, however it was corrected; '' where all is well."""
    if figure.high is not None and figure.high < figure.value:
        return f"high is {figure.high:g}, below the value {figure.value:g}"
    year, month, day = int(figure.value) // 10_000, int(figure.value) // 100 % 100, int(figure.value) % 100
    if figure.unit == "date" and days(f"{year or 2000:04}-{month or 1:02}-{day or 1:02}") is None:
        return f"{figure.value:.0f} is no date (YYYYMMDD, zeros for what is not told)"
    return ""


def reading(figure: Figure, field: str) -> str:
    """What a figure says of a field, as `was` has it; for `accept` and `reject` all that it says.

    >>> reading(Figure("a", 3, 6, Span(0, 7), 10.0, unit="percent"), "accept")
    'value=10; unit=percent; bound==; role=level; status=stated; speaker=article'
    """
    if field in VERBS:
        said = {name: reading(figure, name) for name in EDITABLE if name != "step"}
        return "; ".join(f"{name}={text}" for name, text in said.items() if text)
    value = getattr(figure, field)
    words = "" if value is None else repr(value).removesuffix(".0") if field in NUMBERS else value
    return " ".join(words.split())


def _same(field: str, one: str, other: str) -> bool:
    if field in NUMBERS and one and other:
        return float(one) == float(other)
    return one.split() == other.split()
