"""The sums that an article leaves to its reader: changes, parts and wholes, shares, the same thing said twice."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from .model import STATUS_CLASS, Article, Figure, Finding
from .spoken import figure_words, statement_words, value_words

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)
Interval = tuple[float, float]
POINTS = ("percentage point", "point")
Slips = Iterator[tuple[tuple[Figure, ...], str]]  # the figures concerned, and the sum in words

# A whole of which single countries or firms are parts
WHOLES = re.compile(
    r"\b(world|global|top|largest|biggest|leading|together|combined|all)\b|\bcountries\b|\bnations\b", re.I
)
ADDS_UP = re.compile(r"\badd(?:s|ed)? up to\b|\bmade up of\b|\bconsists? of\b|\bcomprises?\b|\badds\b|\bplus\b|=", re.I)
OPEN_SUM = re.compile(r"\binclud\w+|\bpartly\b|\bamong (?:them|others)\b|\bon top\b|\bolder\b|\bother\b", re.I)


class Change(NamedTuple):
    """The two ends of a change and the figures that give its size, of one measure in one sentence."""

    before: Figure
    after: Figure
    sizes: tuple[Figure, ...]


def check_figures(figures: Iterable[Figure], articles: Iterable[Article]) -> list[Finding]:
    """The slips of arithmetic within each article, by article and place; figures without a measure are left alone.

    >>> from statedfigures import extract
    >>> text = "Washington cuts its tariffs on Chinese goods by 10%, from 57% to 47%."
    >>> [finding.note for finding in check_figures(extract(text, "rare-earths"), [])]
    ['57% to 47% is down 10 percentage points, or 17.5%; the article says down 10%']
    """
    texts = {article.id: article.text for article in articles}
    by_article = grouped((figure for figure in figures if figure.measure), lambda f: f.article_id)
    return [
        Finding(article_id, concerned, rule, note + _where(texts.get(article_id, ""), concerned))
        for article_id, stated in by_article.items()
        for rule, slips in RULES.items()
        for concerned, note in slips(stated, texts.get(article_id, ""))
    ]


def _where(text: str, figures: Sequence[Figure]) -> str:
    sentences = sorted({figure.sentence for figure in figures})
    return f", in “{' … '.join(' '.join(text[start:end].split()) for start, end in sentences)}”" if text else ""


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """The items by their key, each group and its items in the order given.

    >>> grouped([3, 1, 5, 2], lambda number: number % 2)
    {1: [3, 1, 5], 0: [2]}
    """
    groups: dict[Key, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def meet(one: Interval, other: Interval) -> bool:
    """Whether two intervals have a common part."""
    return one[0] <= other[1] and other[0] <= one[1]


def changes(figures: Iterable[Figure]) -> list[Change]:
    """Each 'from' with the nearest 'to' of its measure, subject and unit in its sentence, and what gives the size."""
    found = []
    for group in grouped(figures, lambda f: (f.article_id, f.sentence, f.measure, f.subject)).values():
        for before in (figure for figure in group if figure.role == "from"):
            same = [figure for figure in group if figure.role == "to" and figure.unit == before.unit]
            if not same:
                continue
            after = nearest(before, same)
            sizes = (figure for figure in group if figure.role == "change" and measures(figure, before))
            # 'fell 41% to $2 after it cut its forecast from $17m to $15m': a size with an end of its own is of another
            found.append(Change(before, after, tuple(size for size in sizes if nearest(size, same) is after)))
    return found


def nearest(figure: Figure, others: Iterable[Figure]) -> Figure:
    """Which of the others stands nearest to the figure in its text."""
    return min(others, key=lambda other: abs(other.start - figure.start))


def measures(size: Figure, end: Figure) -> bool:
    """Whether the unit of a size can tell of a change of which this is an end: percent, ratio, points or its own."""
    return size.unit in ("percent", "ratio", end.unit) or (end.unit == "percent" and size.unit in POINTS)


def change_slip(before: Figure, after: Figure, size: Figure) -> str:
    """What is wrong with the size of a change, in words; empty where it fits its two ends as they are written.

    >>> from statedfigures import Span
    >>> ends = [Figure("a", 0, 3, Span(0, 9), value, unit="percent") for value in (20, 10)]
    >>> change_slip(*ends, Figure("a", 4, 7, Span(0, 9), 20, unit="percent", role="change", direction="down"))
    '20% to 10% is down 10 percentage points, or 50%; the article says down 20%'
    """
    wanted, (least, most) = _wanted(before, after, size), size.interval
    if size.unit == "ratio":  # 'halving', 'tripled': words, and as loose as such
        stated = [(0.9 * size.value, 1.1 * size.value) if size.bound == "=" else (least, most)]
    else:
        stated = [(least, most)] if size.direction != "down" else []
        stated += [(-most, -least)] if size.direction != "up" else []
    if any(meet(wanted, one) for one in stated):
        return ""
    gap, unit = after.value - before.value, "percentage point" if before.unit == "percent" else before.unit
    sums = value_words(round(abs(gap), 6), unit, min(before.step, after.step))
    if before.value:
        sums += f", or {value_words(float(f'{100 * abs(gap / before.value):.3g}'), 'percent')}"
    way = "up" if gap > 0 else "down"
    return f"{figure_words(before)} to {figure_words(after)} is {way} {sums}; the article says {statement_words(size)}"


def _wanted(before: Figure, after: Figure, size: Figure) -> Interval:
    """The sizes that the two ends allow, in the unit of the size; 'halving' is 0.5, 'tripled' is 3."""
    (a, b), (c, d) = before.interval, after.interval
    if size.unit in ("percent", "ratio"):
        if a <= 0 or not math.isfinite(b):
            return -math.inf, math.inf
        ratios = min(c / a, c / b), max(d / a, d / b)
        return ratios if size.unit == "ratio" else (100 * (ratios[0] - 1), 100 * (ratios[1] - 1))
    return c - b, d - a


def _changes(stated: Sequence[Figure], text: str) -> Slips:
    for before, after, sizes in changes(stated):
        units = [size.unit for size in sizes]
        for size in sizes:  # of several, as in 'up 2% on the month and 9% on the year', none need span the two ends
            if units.count(size.unit) == 1 and (note := change_slip(before, after, size)):
                yield (before, after, size), note


def _totals(stated: Sequence[Figure], text: str) -> Slips:
    """'The 30% figure adds a 20% duty to a 10% tariff': in one sentence, a largest figure and its parts."""
    for sentence, unit in sorted({(figure.sentence, figure.unit) for figure in stated}):
        words = text[sentence.start : sentence.end]
        parts = [f for f in stated if (f.sentence, f.unit) == (sentence, unit) and f.role in ("level", "to", "target")]
        if len(parts) < 3 or not ADDS_UP.search(words) or OPEN_SUM.search(words):
            continue
        whole = max(parts, key=lambda figure: figure.value)
        rest = [figure for figure in parts if figure is not whole]
        low, high = (sum(ends) for ends in zip(*(figure.interval for figure in rest), strict=True))
        if not meet((low, high), whole.interval):
            total = value_words(sum(figure.value for figure in rest), unit, min(figure.step for figure in rest))
            yield tuple(parts), f"{' + '.join(map(figure_words, rest))} = {total}, not {figure_words(whole)}"


def _years(stated: Sequence[Figure], text: str) -> Slips:
    """'87 million tonnes': 12 million at once and 25 million a year for three years."""
    for rate in (figure for figure in stated if figure.unit.endswith("/year")):
        same = [f for f in stated if (f.measure, f.subject) == (rate.measure, rate.subject) and f.role == rate.role]
        lengths = [f for f in stated if f.unit == "year" and f.sentence == rate.sentence and f.role == "limit"]
        amounts = sorted((f for f in same if f.unit == rate.unit[:-5]), key=lambda figure: figure.value)
        if len(lengths) == 1 and len(amounts) == 2 and all(STATUS_CLASS[f.status] == "intended" for f in amounts):
            first, total = amounts
            low = first.interval[0] + rate.interval[0] * lengths[0].value
            high = first.interval[1] + rate.interval[1] * lengths[0].value
            if not meet((low, high), total.interval):
                added = value_words(first.value + rate.value * lengths[0].value, first.unit, first.step)
                sums = f"{figure_words(first)} and {lengths[0].value:g} years of {figure_words(rate)} make {added}"
                yield (first, rate, lengths[0], total), f"{sums}, not {figure_words(total)}"


def _shares(stated: Sequence[Figure], text: str) -> Slips:
    """No share passes 100%, and neither do the shares of one whole together."""
    shares = [f for f in stated if f.unit == "percent" and re.search(r"\bshare\b", f.measure) and f.role != "change"]
    yield from (((f,), f"{figure_words(f)} is more than the whole") for f in shares if f.value > 100)
    plain = [figure for figure in shares if figure.bound == "=" and figure.high is None]
    for group in grouped(plain, lambda f: (f.sentence, f.measure, f.basis, f.period, f.role, f.status)).values():
        parts = {f.subject: f for f in group if f.subject and not WHOLES.search(f.subject)}
        least = sum(figure.interval[0] for figure in parts.values())
        if len(parts) > 1 and least > 100:
            listed = ", ".join(f"{subject} {figure_words(figure)}" for subject, figure in parts.items())
            yield tuple(parts.values()), f"shares of one whole add to more than 100%: {listed}"


def _subsets(stated: Sequence[Figure], text: str) -> Slips:
    """No member is larger than its group: three countries 85%, China alone 62%."""
    for group in grouped(stated, lambda f: (f.measure, f.unit, f.basis, f.period, STATUS_CLASS[f.status])).values():
        levels = [figure for figure in group if figure.role in ("level", "to")]
        for whole, part in ((w, p) for w in levels for p in levels if WHOLES.search(w.subject)):
            if part.subject and not WHOLES.search(part.subject) and whole.interval[1] < part.interval[0]:
                sums = f"{part.subject} with {figure_words(part)} is larger than {whole.subject}"
                yield (whole, part), f"{sums} with {figure_words(whole)}"


def _twice(stated: Sequence[Figure], text: str) -> Slips:
    """The same thing stated twice in figures that exclude each other; untold periods are no 'same'."""
    dated = [figure for figure in stated if figure.period and figure.role in ("level", "to", "target")]
    alike = grouped(dated, lambda f: (f.measure, f.subject, f.unit, f.basis, f.period, f.status, f.speaker))
    for group in alike.values():
        for one, other in combinations(group, 2):  # who gives two figures in one sentence tells them apart
            if one.sentence != other.sentence and not meet(one.interval, other.interval):
                thing = f"{one.measure} of {one.subject}, {one.period}"
                yield (one, other), f"{thing}: {figure_words(one)} and {figure_words(other)}"


RULES: dict[str, Callable[[Sequence[Figure], str], Slips]] = {
    "from, to and change": _changes,
    "parts and total": _totals,
    "total over years": _years,
    "shares of a whole": _shares,
    "member and group": _subsets,
    "stated twice": _twice,
}
