"""A sentence as tokens with their part of speech; the numbers found in it are its mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’.&][^\W\d_]+)*\.?(?=\w)?|\S")


class Token(NamedTuple):
    """A word, a number or a sign; `start` and `end` index `Article.text`."""

    start: int
    end: int
    text: str
    lower: str
    tag: str


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
    noun_end: int = 0  # where noun, per-part and unit words end; `end` where there are none
    rule: str = ""


@dataclass(slots=True)
class Sentence:
    """One sentence with its tokens and, in the order of the text, the numbers found in it."""

    text: str  # of the whole article, so that offsets hold
    start: int
    end: int
    tokens: list[Token] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
