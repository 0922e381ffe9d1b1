"""Why two statements that exclude one another need not contradict: each may be of another time or of another thing."""

from __future__ import annotations

import re

from .model import Article, Figure
from .naming import words
from .numerals import MONTH
from .spans import apart, days
from .story import Articles
from .words import grammar

TIMELESS = "A text names no time"
MOVED = "It changes, and a text does not tell when it was so."
NEAR = 31  # days; what articles of one month say without a time they say of one time
NOBODY = words("org") | words("people") | grammar("standing for a firm") | grammar("standing for a place")
FORETELLING = re.compile(
    r"\b(?:expect|forecast|project|predict|foresee|fores[ae]w|see[ns]?\b|saw\b|will\b|would\b)", re.I
)
ORDINAL = "(?:previous|prior|first|second|third|fourth)"
BASES = (  # what a change is told against, by the words behind it
    ("a month before", r"(?:on the|month[- ](?:on|over)[- ]) ?month|(?:from|than) (?:a|the) (?:previous )?month"),
    ("a year before", r"(?:on the|year[- ](?:on|over)[- ]) ?year|(?:from|than|with) (?:a year|the same|last year)"),
    ("the quarter before", rf"(?:on the|quarter[- ](?:on|over)[- ]) ?quarter|from the {ORDINAL} quarter"),
    ("the turn of the year", r"this year|so far|since (?:the )?(?:start|beginning|turn)|since January"),
    ("a named month", rf"(?:from|than in|since) {MONTH}"),
)
AGAINST = tuple((name, re.compile(pattern, re.I)) for name, pattern in BASES)


def is_nobody(subject: str) -> bool:
    """Whether a subject is only a kind, of which each article may mean another: 'company', but not 'company Ardent'.

    >>> is_nobody("company"), is_nobody("Ardent"), is_nobody("Bank of England")
    (True, False, False)
    """
    return not subject or (subject == subject.lower() and subject.rpartition(" ")[2] in NOBODY)


def excuse(one: Figure, other: Figure, by_id: Articles) -> str:
    """What may part two figures that exclude each other, as a sentence; '' where nothing does."""
    a, b = (by_id.get(figure.article_id) for figure in (one, other))
    gap = apart(*(article.published[:10] if article else "" for article in (a, b))) or 0
    if one.role == other.role == "change":
        bases = _against(one, a), _against(other, b)
        if bases[0] != bases[1] or (bases[0] == "the turn of the year" and gap > NEAR):
            return "They tell of changes over different times."
        if "" in bases and gap > NEAR:
            return "The texts do not tell over what time, so these need not be one change."
    foretold = [_is_foretold(one, a), _is_foretold(other, b)]
    if any(foretold) and not all(foretold):
        return "One of them is a forecast."
    if all(foretold) and one.speaker != other.speaker:
        return "They are forecasts of two."
    if all(foretold) and gap > NEAR:
        return f"They are forecasts made {gap} days apart."
    timeless = not (one.period and other.period)
    same_day = bool(a and b and a.published and a.published[:10] == b.published[:10])
    if timeless and "to" in (one.role, other.role) and not same_day:
        return MOVED
    if timeless and gap > NEAR:
        return f"{TIMELESS}, and they appeared {gap} days apart."
    if timeless and a and b and bool(a.published) != bool(b.published):
        return f"{TIMELESS}, and its article has no date."
    return ""


def _is_foretold(figure: Figure, article: Article | None) -> bool:
    """Whether a figure is of what was still to come when its article appeared, or is told as a forecast."""
    if figure.status != "estimated":
        return False
    told = days(figure.period)
    published = days(article.published[:10]) if article else None
    if told and published and figure.period[-1:] != "/":
        return told[1] > published[1]
    text = article.text if article else ""
    return any(FORETELLING.search(text, *span) for span, name in figure.cues if name.startswith("status estimated"))


def _against(figure: Figure, article: Article | None) -> str:
    """What a change is told against: 'a year before' of 'rose 2.3% on the year'; '' where its sentence has no word."""
    behind = article.text[figure.end : min(figure.end + 60, figure.sentence.end)] if article else ""
    found = [(told.start(), i) for i, (_, pattern) in enumerate(AGAINST) if (told := pattern.search(behind))]
    return AGAINST[min(found)[1]][0] if found else ""
