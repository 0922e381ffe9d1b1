"""'Profits at Audi, Porsche and Skoda fell 91%, 41% and 12% respectively': names and numbers in the same order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .mention import Sentence
from .model import Figure
from .naming import words
from .neighbours import is_plural
from .places import countries
from .words import FINITE, Token

NEXT = re.compile(r"(?:,|,? and) (?:[a-z]+ ){0,2}\W?")  # what stands between numbers of one list
ITEM = frozenset(["N", "NP", "A", "D"])
BESIDE = FINITE | {"R", "VN"}
LINKS = frozenset([",", "C"])
TELLING = words("say") | words("expect") | words("see")


def respectively(sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence, those of a list before 'respectively' each with the name or the thing of its place.

    A list of numbers for which no list as long stands before their verb is left as it is.
    """
    end = sentence.low.find("respectively", sentence.start, sentence.end)
    listed = [figure for figure in figures if figure.end <= end]
    first = len(listed) - 1
    while first > 0 and NEXT.fullmatch(sentence.text, listed[first - 1].end, listed[first].start):
        first -= 1
    many = len(listed) - first
    items = _items(sentence.tokens, sentence.token_at(listed[first].start), many) if many > 1 else []
    if not items:
        return list(figures)
    every = listed[first:]
    known = [f.measure for f in every if f.of_topic]
    by_topic = next(((measure, name) for measure in known for name, _ in items if name and name in measure), None)
    if by_topic:  # 'copper price', as a topic calls it
        items = [(name, by_topic[0].replace(by_topic[1], name)) for name, _ in items]
    elif known and not all(item in countries() or item[:1].isupper() for item, _ in items):
        return list(figures)  # 'Tariffs on Chinese and Indian goods': the topic tells whose they are
    elif all(measure.startswith(name.lower()) for name, measure in items) and not any(
        measure in f.measure.lower() for f in every for _, measure in items
    ):
        items = [(name, "") for name, _ in items]  # 'Men and women earned $500 and $400' measures no men
    told = {figure: _told(figure, *item, every) for figure, item in zip(every, items, strict=True)}
    return [told.get(figure, figure) for figure in figures]


def _items(tokens: Sequence[Token], at: int, many: int) -> list[tuple[str, str]]:
    """Of each of `many` listed before the verb of item `at`: its name, and what is measured, '' if untold."""
    verb = next((i for i in range(at - 1, 0, -1) if tokens[i].tag in FINITE), 0)
    if not TELLING.isdisjoint(token.lower for token in tokens[max(0, verb - 3) : verb + 1]):
        return []  # 'UBS and Citi see inflation at 2% and 2.5%' names who foretells
    while verb and tokens[verb - 1].tag in BESIDE:
        verb -= 1  # 'will buy', 'have each risen'
    parts: list[list[Token]] = [[]]
    i = verb - 1
    while i >= 0 and (tokens[i].tag in ITEM or (tokens[i].tag in LINKS and len(parts) < many)):
        if tokens[i].tag in ITEM:
            parts[-1].insert(0, tokens[i])
        elif parts[-1]:
            parts.append([])
        i -= 1
    if i >= 0 and tokens[i].tag in LINKS and all(token.tag in ITEM | LINKS for token in tokens[:i]):
        return []  # the list is longer than that of the numbers
    parts = [[token for token in part if token.tag != "D"] for part in reversed(parts)]
    if verb == 0 or len(parts) != many or not all(parts):
        return []
    spelled = [" ".join(token.text for token in part) for part in parts]
    if all(token.tag == "NP" for part in parts for token in part):
        head = tokens[i - 1].lower if i > 0 and tokens[i].tag in ("I", "O") and tokens[i - 1].tag == "N" else ""
        return [(countries().get(name, (name, ""))[0], head) for name in spelled]
    shared = parts[-1][-1].lower if len(parts[-1]) > 1 and is_plural(parts[-1][-1].lower) else ""
    bare = shared and not any(is_plural(part[-1].lower) for part in parts[:-1])  # 'copper, nickel and zinc prices'
    things = [word.lower().removesuffix(f" {shared}") if bare else word.lower() for word in spelled]
    if i > 0 and tokens[i].tag in ("I", "O") and tokens[i - 1].tag == "N":  # 'Tariffs on cars and steel rose'
        return [(thing, f"{tokens[i - 1].lower} {tokens[i].lower} {thing}") for thing in things]
    return [(thing, f"{thing} {shared}" if bare else thing) for thing in things]


def _told(figure: Figure, name: str, measure: str, every: Sequence[Figure]) -> Figure:
    """The figure with what its place in the list says, and with the change that the first of them tells."""
    first, last = every[0], every[-1]
    told = figure if figure.direction or figure.role != "level" else first  # 'rose 4% and fell 3%'
    return replace(
        figure, subject=name, measure=measure or last.measure, role=told.role, direction=told.direction,
        status=told.status, why=(*figure.why, "respectively"),
    )  # fmt: skip
