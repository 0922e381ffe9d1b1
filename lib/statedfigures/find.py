"""An ordered list of rules: text → the numbers it states; each rule's name travels in `why`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from . import lasting, numerals, wordy
from .mention import Mention, Sentence, lowered
from .noise import noise
from .number import SIGNS, words_of
from .quantity import NUMERALS, SCALES
from .settling import Passed, settle

MOST = 100  # numbers in one sentence; what has more is a table in one line, not a sentence
PERCENT = re.compile(r"\d+(?:\.\d+)?%")
KINDS = ("one", "teen", "ten", "zero", "fraction", "vague", "multiple up", "multiple down", "multiple")
DIGIT = rf"(?<=([\d.{SIGNS}]))(?:(?<=[^.])\d*|(?<![\w.].)(?=\d))"


def _starts() -> re.Pattern[str]:
    """Where a number may begin, a group, in small letters: at a digit or a sign, or at a number word behind any sign.

    One class of first characters lets the scan skip, and words by their first letters are found several times as fast.
    """
    words = {*words_of(*KINDS).split("|"), "hundred", "thousand", "dozen", "tens of"}
    words |= {f"{numeral}-fold" for numeral in NUMERALS.split("|")}
    period = rf"(?:(?:{lasting.BEFORE_PERIOD}) )?(?:{lasting.PERIODS})\b(?!-)"
    rests: dict[str, list[str]] = {"a": [f"n?(?= (?:{SCALES}|{period}|{wordy.POINT}))", f"nother(?= {period})"]}
    words |= {f"every {nth}" for nth in wordy.NTH}
    words |= {f"{unit}-?long" for unit in lasting.LONG.split("|")}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(word[1:])
    branches = [first + "(?:" + "|".join(rest) + ")" for first, rest in sorted(rests.items())]
    return re.compile(rf"[^a-z](?:{DIGIT}|(?<=\W)((?:{'|'.join(branches)})\b))")


STARTS = _starts()


def find(
    text: str, spans: tuple[tuple[int, int], ...], passed: Passed | None = None, low: str = ""
) -> Iterator[Sentence]:
    """The sentences that state numbers, each with its mentions in order; `low` is the text in small letters, if known.

    `passed`, where given, receives (start, end, rule) of every number that a rule passed over.

    >>> [m.value for s in find("Sales of 5,835 units in March 2019.", ((0, 35),)) for m in s.mentions]
    [5835.0]
    """
    starts = [start for start, _ in spans]
    said = [] if passed is None else passed
    former: Sentence | None = None
    low = low or lowered(text)
    # a line break before the text makes its first word one behind a sign
    offsets = [m.start(m.lastindex or 0) - 1 for m in STARTS.finditer(f"\n{low}")]
    for n, triggers in groupby(offsets, lambda at: bisect_right(starts, at, 1) - 1):
        start, end = spans[n]
        directly = former if former and not text[former.end : start].strip() else None
        former = sentence = Sentence(text, start, end, low, last=directly.mentions if directly else ())
        _read_all(sentence, triggers, said)
        if sentence.mentions:
            said += settle(sentence)
        if sentence.mentions:
            yield sentence


def _read_all(sentence: Sentence, triggers: Iterator[int], said: Passed) -> None:
    """Adds the mentions at the offsets where a number may begin."""
    pos = count = 0
    for at in triggers:
        if at < pos:
            continue
        count += 1
        if count > MOST:
            said.append((at, sentence.end, "too many numbers for a sentence"))
            return
        mentions, pos, rule = _read(sentence, at)
        sentence.mentions += mentions
        if not mentions:
            said.append((at, max(pos, at + 1), rule))


def _read(sentence: Sentence, at: int) -> tuple[list[Mention], int, str]:
    """What the first rule that fits makes of the number at `at`, where reading goes on, and the rule's name."""
    text = sentence.text
    if PERCENT.match(text, at, sentence.end):
        chosen = numerals.RULES[-1:]  # nothing but an amount
    elif text[at].isdigit() or text[at] == ".":
        end, name = noise(text, at, sentence.end)
        if name:
            return [], end, name
        chosen = numerals.rules_behind(text[at - 1 : at])
    else:
        chosen = wordy.rules_for(text, at)
    for rule in chosen:
        found = rule.pattern.match(text, at, sentence.end)
        mentions = rule.make(sentence, found) if found else None
        if found is None or mentions is None:
            continue
        for mention in mentions:
            mention.rule = mention.rule or rule.name
        return mentions, max([m.noun_end for m in mentions], default=found.end()), rule.name
    return [], at + 1, "no rule"
