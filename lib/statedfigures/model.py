"""Every type that flows through the workbook; imports nothing local.

All are frozen and slotted: a stage returns new ones. Offsets are code points into `Article.text`, end exclusive.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

Bound = Literal["=", "~", ">", "<", ">=", "<="]
Role = Literal["level", "from", "to", "change", "threat", "target", "limit"]
Direction = Literal["", "up", "down"]
Status = Literal["stated", "in force", "pledged", "threatened", "cancelled", "delayed", "proposed", "estimated"]
Verdict = Literal["agree", "differ", "single", "unresolved", "not comparable"]
Wording = Literal["published", "ours"]
Kind = Literal["article", "official"]
Confirmed = Literal["", "confirmed", "secondary", "unconfirmed"]

BOUNDS, ROLES, DIRECTIONS, STATUSES, VERDICTS = (get_args(t) for t in (Bound, Role, Direction, Status, Verdict))

# The three classes of status are never mixed in a comparison.
STATUS_CLASS: dict[str, str] = {
    "stated": "actual", "in force": "actual", "estimated": "actual",
    "pledged": "intended", "proposed": "intended", "delayed": "intended",
    "threatened": "not happening", "cancelled": "not happening",
}  # fmt: skip

SHORT_OF_IT = "not quite"  # the reason of a figure that is nearly reached: 'nearly 70%' is not above 70
ABOUT = 0.05  # what 'roughly' widens a value by, as a share of it
COARSE = 0.25  # the most that half a step may be: 'a million' is no 1.4 million


class StatedFiguresError(Exception):
    """What a user can mend: the message names the input and the way out, on one line."""


class Span(NamedTuple):
    """A stretch of `Article.text`, in code points, end exclusive."""

    start: int
    end: int


class Cue(NamedTuple):
    """The words that made a field, for the page to underline; `name` is 'bound ~', 'role from', 'status threatened'."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article or one official definition; `text` is cleaned once and never changes."""

    id: str
    text: str
    url: str = ""
    outlet: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""  # ISO date, '' where unknown
    language: str = "en"
    sentences: tuple[Span, ...] = ()
    sha256: str = ""  # of the bytes as they came
    wording: Wording = "published"
    kind: Kind = "article"
    agreement: float | None = None  # 0 to 1, None where one reader alone read it
    confirmed: Confirmed = ""  # of an official fact: how well it is confirmed
    readings: tuple[str, ...] = ()  # the texts of the other readers, for `Figure.read_by`

    def _repr_html_(self) -> str:
        from .publish import article_html

        return article_html(self)


@dataclass(frozen=True, slots=True)
class Figure:
    """One stated number with one measure; a numeral that states two measures gives two figures."""

    article_id: str
    start: int
    end: int
    sentence: Span
    value: float
    high: float | None = None  # the upper end of a range
    unit: str = ""  # 'percent', 'USD/barrel', 'tonne', '' for a bare number
    step: float = 1.0  # how finely it was written: 5bn -> 1e9, 5.2bn -> 1e8
    bound: Bound = "="
    about: str = ""
    measure: str = ""
    subject: str = ""
    basis: str = ""
    period: str = ""
    role: Role = "level"
    direction: Direction = ""
    status: Status = "stated"
    speaker: str = "article"
    cues: tuple[Cue, ...] = ()
    why: tuple[str, ...] = ()
    read_by: int | None = None
    by_hand: str = ""  # what a person has accepted, corrected or added, who, when and why
    sentence_hash: str = field(default="", compare=False, repr=False)  # for a person's corrections

    @property
    def of_topic(self) -> bool:
        """Whether a row of a topic names what it measures, and not the words of its text alone.

        >>> Figure("a", 0, 3, Span(0, 3), 70, why=("digits", "topic line 38")).of_topic
        True
        """
        return any(rule.startswith("topic line ") for rule in self.why)

    @property
    def interval(self) -> tuple[float, float]:
        """The lowest and the highest value that the words allow, in the figure's unit.

        >>> Figure("a", 0, 3, Span(0, 3), 70, unit="percent", bound=">", measure="share of mining").interval
        (70, 100.0)
        >>> Figure("a", 0, 3, Span(0, 3), 70, unit="percent", bound="~").interval
        (66.0, 74.0)
        >>> Figure("a", 0, 3, Span(0, 3), 2.9, unit="percent", step=0.1).interval
        (2.85, 2.95)
        """
        low, high = self.value, self.value if self.high is None else self.high
        coarse = min(self.step / 2, COARSE * abs(high)) if self.step >= 1000 and high else self.step / 2
        slack = coarse + (ABOUT * abs(high) if self.bound == "~" else 0.0)
        # 'more than 70%' excludes nothing above 70, and the 70 itself was written no finer than its step
        low, high = (
            self.value if self.bound in (">", ">=") else -math.inf if self.bound in ("<", "<=") else low - slack,
            high if self.bound in ("<", "<=") else math.inf if self.bound in (">", ">=") else high + slack,
        )
        if SHORT_OF_IT in self.why and self.bound == "~":
            high = max(self.value, self.high or self.value)
        if self.unit == "percent" and self.measure.startswith("share of"):
            low, high = max(low, 0.0), min(high, 100.0)
        elif self.bound in ("<", "<=") and self.value >= 0:
            low = 0.0
        return round(low, 9), round(high, 9)  # 2.9 + 0.05 leaves a trace


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures that speak of one thing, and whether their intervals have a common part."""

    key: tuple[str, ...]  # measure, subject, unit, basis, when, class of status
    figures: tuple[Figure, ...]
    verdict: Verdict
    spread: tuple[float, float]  # the lowest and the highest value stated
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An arithmetic slip within an article; `note` names the sentences and the sum."""

    article_id: str
    figures: tuple[Figure, ...]
    rule: str
    note: str
