"""A sentence and the numbers found in it, its mentions, before anything is known of their meaning."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .number import exact
from .tokens import tokenize
from .words import Token, grammar

OF_IT = re.compile(r",? of (?:it|that|this|which)\b")
DURATIONS = grammar("duration")
COINS = ("cent", "penny")  # whose currency the sentence tells
PRICED = 5_000  # what costs less has a price; a mine or a war has a cost
PERCENTS = frozenset(["percent", "percentage point"])


@dataclass(slots=True)
class Mention:
    """A number as it was found, before anything is known of its meaning."""

    start: int
    end: int
    value: float
    high: float | None = None
    unit: str = ""
    step: float = 1.0
    noun: str = ""  # the counted noun as the text has it: 'new cars' of '30,154 new cars'
    per: str = ""  # what a number without a unit is counted by: 'month' of '3,000 a month'
    noun_end: int = 0  # where noun, per-part and unit words end, never before `end`
    rule: str = ""
    hundredths: bool = False  # whether its words count hundredths of the unit: basis points

    def __post_init__(self) -> None:
        self.noun_end = self.noun_end or self.end
        self.value, self.step = exact(self.value), exact(self.step)

    @property
    def base(self) -> str:
        """The unit without what it is a rate of: 'USD' of 'USD/tonne'."""
        return self.unit.partition("/")[0]

    @property
    def paid(self) -> bool:
        """Whether the number is of money: a sum, coins of any currency, or a price of either."""
        return is_money(self.base) or self.base in COINS

    @property
    def money(self) -> bool:
        """Whether the unit is that of a currency, and not of a price."""
        return is_money(self.unit)

    @property
    def timed(self) -> bool:
        """Whether the number is a date or a duration."""
        return self.unit in DURATIONS or self.unit == "date"

    @property
    def counts_things(self) -> bool:
        """Whether the number counts something that 'five of them' can be of: 'ten times as much' does not."""
        return (self.noun != "" and self.unit != "ratio") or self.unit == "element"

    def count_hundredths(self) -> None:
        """Makes a number of basis points or of cents one of points or of dollars."""
        self.hundredths, self.step = True, exact(self.step / 100)
        self.value = exact(self.value / 100)
        self.high = None if self.high is None else exact(self.high / 100)

    def counts(self, noun: str) -> None:
        """Gives the number the noun of its clause's subject as its unit; nothing where that is ''."""
        if noun:
            self.becomes(noun + self.per, "subject counted")

    def becomes(self, unit: str, how: str) -> None:
        """Gives the number a unit that its own words do not name; `how` travels in `why`."""
        self.unit, self.rule = unit, f"{self.rule}, {how}"


def lowered(text: str) -> str:
    """The text in small letters, a code point for a code point: patterns of small letters are searched for much faster.

    >>> lowered("İzmir's GDP")
    "İzmir's gdp"
    """
    low = text.lower()
    if len(low) != len(text):  # of a few letters the small form is longer
        low = "".join([char.lower() if len(char.lower()) == 1 else char for char in text])
    return low


def is_money(unit: str) -> bool:
    """Whether a unit is the ISO code of a currency.

    >>> is_money("USD"), is_money("USD/barrel"), is_money("ton")
    (True, False, False)
    """
    return len(unit) == 3 and unit.isupper()


@dataclass(slots=True)
class Sentence:
    """One sentence with its tokens and, in the order of the text, the numbers found in it."""

    text: str  # of the whole article, so that offsets hold
    start: int
    end: int
    low: str = ""  # the text in small letters, see `lowered`
    mentions: list[Mention] = field(default_factory=list)
    named: list[Any] = field(default_factory=list)  # of each mention its `About`, once one was asked for
    stops: list[tuple[int, int, str]] | None = None  # the words that end a clause, see `subjects.stop_between`
    _tokens: list[Token] | None = None
    _starts: list[int] = field(default_factory=list)
    last: Sequence[Mention] = ()  # the numbers of the sentence right before
    times: list[Any] | None = None  # the times it names, see `times.times`

    def __post_init__(self) -> None:
        self.low = self.low or lowered(self.text)

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the sentence, made when first asked for."""
        if self._tokens is None:
            self._tokens = tokenize(self.text, self.start, self.end)
            self._starts = [token[0] for token in self._tokens]
        return self._tokens

    @property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return self._starts if self.tokens else []

    @property
    def counted(self) -> str:
        """What the last counted number of the sentence before counts: 'element' of 'seven elements', or ''."""
        return next((m.unit for m in reversed(self.last) if m.counts_things or m.rule.endswith("people")), "")

    def token_at(self, place: int) -> int:
        """Which token is the first that begins at a place of the text or behind it."""
        return bisect_left(self.starts, place)

    def room(self, mention: Mention) -> tuple[int, int]:
        """Where the words around a mention begin and end that are of no other number."""
        begin = max((m.end for m in self.mentions if m.end <= mention.start), default=self.start)
        return begin, min((m.start for m in self.mentions if m.start >= mention.end), default=self.end)

    def has(self, words: str) -> bool:
        """Whether the sentence has the words, in small letters: a look that may spare a search."""
        return self.low.find(words, self.start, self.end) >= 0

    def before(self, pattern: re.Pattern[str], at: int, size: int = 20) -> re.Match[str] | None:
        """What a pattern of small letters finds in the `size` code points that end at `at`."""
        return pattern.search(self.low, max(self.start, at - size), at)

    def written_before(self, pattern: re.Pattern[str], at: int, size: int = 24) -> re.Match[str] | None:
        """What a pattern that minds capitals finds in the `size` code points that end at `at`."""
        return pattern.search(self.text, max(self.start, at - size), at)

    def behind(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """What the pattern finds that begins at `at`."""
        return pattern.match(self.text, at, self.end)


def part_of_it(sentence: Sentence, mention: Mention) -> bool:
    """Whether a share is one of the number before: '$200 billion, a third of it next year'."""
    of = sentence.behind(OF_IT, mention.end) if mention.unit == "percent" else None
    if of is None or of[0].endswith(("it", "which")):
        return of is not None
    tokens, at = sentence.tokens, sentence.token_at(of.end())
    return at == len(tokens) or tokens[at].tag not in ("N", "NP", "A", "#")  # 'of that growth' is of no number
