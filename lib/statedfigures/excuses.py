"""Why two statements that exclude one another need not contradict: each may be of another time or of another thing."""

from __future__ import annotations

import re
from functools import lru_cache

from .model import Article, Figure
from .naming import words
from .numerals import MONTH, is_when
from .places import countries
from .spans import apart, days
from .story import Articles
from .words import grammar

TIMELESS = "A text names no time"
NARROWED = "Only one of them is told of"
UNTOLD = "What they are shares of is not told alike."
MOVED = "It changes, and a text does not tell when it was so."
POLLED = "They are of polls, and a text does not tell whose."
UNRESOLVED = (TIMELESS, MOVED, NARROWED, UNTOLD, POLLED)  # what leaves open whether they contradict
CACHED = 4096  # figures; each is held against many
NEAR = 31  # days; what articles of one month say without a time they say of one time
NOBODY = words("org") | words("people") | grammar("standing for a firm") | grammar("standing for a place")
FORETELLING = re.compile(
    r"\b(?:expect|forecast|project|predict|foresee|fores[ae]w|see[ns]?\b|saw\b|will\b|would\b)", re.I
)
ORDINAL = "(?:previous|prior|first|second|third|fourth)"
BASES = (  # what a change is told against, by the words behind it
    ("a month before", r"(?:on the|month[- ](?:on|over)[- ]) ?month|(?:from|than) (?:a|the) (?:previous )?month"),
    (
        "a year before",
        r"(?:on the|year[- ](?:on|over)[- ]) ?year|(?:from|than|with) (?:a year|the same|last year)|over (?:the|a) year"
        r"|in the (?:year|(?:12|twelve) months) to",
    ),
    ("the quarter before", rf"(?:on the|quarter[- ](?:on|over)[- ]) ?quarter|from the {ORDINAL} quarter"),
    ("the turn of the year", r"this year|so far|since (?:the )?(?:start|beginning|turn)|since January"),
    ("a named month", rf"(?:from|than in|since) {MONTH}"),
)
AGAINST = tuple((name, re.compile(pattern, re.I)) for name, pattern in BASES)
PACE = r"(?:[a-z]+ ){0,2}(?:rate|pace|rise|increase|growth|inflation|gain|drop|fall|change)"
MOVING = re.compile(r"inflation|prices|growth|GDP|CPI")  # levels that are changes all the same
AHEAD = (  # the same, by the words of its clause before it
    ("a year's pace", re.compile(r"\bannuali[sz]ed\b[^.;:]*$", re.I)),
    ("a year before", re.compile(rf"\b(?:(?:annual|yearly|12-month) {PACE}|year[- ]on[- ]year)\b[^.;:,]*$", re.I)),
    ("a month before", re.compile(rf"\b(?:monthly {PACE}|month[- ]on[- ]month)\b[^.;:,]*$", re.I)),
)
KINDS = (  # what a whole sentence may tell its figures to be
    ("of a fiscal year", r"\bfiscal (?:year|20\d\d|first|second|third|fourth)\b|\bfinancial year\b|\bFY ?\d"),
    ("seasonally adjusted", r"(?<!not )\bseasonally adjusted\b"),
    ("not adjusted", r"\bnot seasonally adjusted\b|\bunadjusted\b"),
    ("in real terms", r"\bin real terms\b|\badjusted for inflation\b|\binflation-adjusted\b"),
    ("of a part", r"\bexcluding\b|\bstripping out\b"),
)
PLACE_BEHIND = re.compile(
    r"(?: (?!in\b|to\b|from\b)[a-z][\w-]*){0,5}(?<!according) (?:in|to|from)"
    r" (?:the )?(?P<name>[A-Z]\w+(?: [A-Z]\w+)*)(?! (?:dollars|euros|pounds)\b)"
)
CLAUSE_END = re.compile(r"[,;:.](?!\d)")
POLL = re.compile(r"\b(?:polls?|pollsters?|surveys?)\b")
OPINION = re.compile(r"\b(?:votes?|voters?|support|approval|backing)\b")
NAME = re.compile(r"(?<=[\w,] )[A-Z][\w&-]+|[A-Z][a-z]*[A-Z]\w*")
CONTENT = re.compile(r"[a-z]{4,}|\d+")
TOLD_AS = tuple((name, re.compile(pattern, re.I)) for name, pattern in KINDS)


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
    kinds = _kinds(one, a), _kinds(other, b)
    if kinds[0] != kinds[1]:
        return f"Only one of them is {min(kinds[0] ^ kinds[1])}."
    changes = one.role == other.role == "change"
    if changes or (one.unit == other.unit == "percent" and MOVING.search(one.measure)):
        bases = _against(one, a), _against(other, b)
        if bases[0] != bases[1] or (bases[0] == "the turn of the year" and gap > NEAR):
            return "They tell of changes over different times."
    if changes and "" in bases and gap > NEAR:
        return "The texts do not tell over what time, so these need not be one change."
    if narrower := _narrower(one, a) ^ _narrower(other, b):
        return f"{NARROWED} {min(narrower)}."
    polls = _poll(one, a), _poll(other, b)
    if bool(polls[0]) != bool(polls[1]):
        return "Only one of them is of a poll."
    if any(polls) and polls[0].isdisjoint(polls[1]):
        return POLLED if frozenset([""]) in polls else "They are of two polls."
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
    parts = _predicate(one, a), _predicate(other, b)
    return UNTOLD if all(parts) and parts[0].isdisjoint(parts[1]) else ""


@lru_cache(maxsize=CACHED)
def _poll(figure: Figure, article: Article | None) -> frozenset[str]:
    """The names of a sentence that tells of a poll, {''} where it names nobody: Bolt of 'A Bolt poll puts it at'."""
    asked = figure.unit == "percent" and OPINION.search(figure.measure)
    told = article.text[slice(*figure.sentence)] if article and asked else ""
    if not POLL.search(told):
        return frozenset()
    named = {*NAME.findall(told), *([figure.speaker] if figure.speaker != "article" else [])}
    named = {name for name in named if not (is_when(name.lower()) or name in countries())} - {*figure.subject.split()}
    return frozenset(named or [""])


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


@lru_cache(maxsize=CACHED)
def _against(figure: Figure, article: Article | None) -> str:
    """What a change is told against: 'a year before' of 'rose 2.3% on the year'; '' where its sentence has no word."""
    if article is None:
        return ""
    behind = article.text[figure.end : min(figure.end + 60, figure.sentence.end)]
    found = [(told.start(), i) for i, (_, pattern) in enumerate(AGAINST) if (told := pattern.search(behind))]
    if found:
        return AGAINST[min(found)[1]][0]
    before = article.text[max(figure.sentence.start, figure.start - 60) : figure.start]
    return next((name for name, pattern in AHEAD if pattern.search(before)), "")


@lru_cache(maxsize=CACHED)
def _narrower(figure: Figure, article: Article | None) -> frozenset[str]:
    """The place told right behind a figure without a topic: Egypt of '8 million tonnes of wheat to Egypt'."""
    named = PLACE_BEHIND.match(article.text, figure.end, figure.sentence.end) if article else None
    if named is None or figure.of_topic or figure.role in ("from", "to") or is_when(named["name"].split()[0].lower()):
        return frozenset()
    known = {*figure.subject.split(), *figure.measure.split()}
    name = countries().get(named["name"], (named["name"], ""))[0]
    return frozenset() if known.intersection(name.split()) else frozenset([name])


@lru_cache(maxsize=CACHED)
def _predicate(figure: Figure, article: Article | None) -> frozenset[str]:
    """The words behind a share that tell which part it is: 'rented' of '60% of homes in Berlin are rented'."""
    if article is None or not figure.measure.startswith("share of") or figure.of_topic:
        return frozenset()
    behind = CLAUSE_END.split(article.text[figure.end : figure.sentence.end], maxsplit=1)[0].lower()
    known = {*figure.measure.lower().split(), *figure.subject.lower().split()}
    return frozenset(word for word in CONTENT.findall(behind) if word not in known)


@lru_cache(maxsize=CACHED)
def _kinds(figure: Figure, article: Article | None) -> frozenset[str]:
    """What the sentence of a figure tells it to be: 'seasonally adjusted', 'of a fiscal year'."""
    return frozenset(name for name, pattern in TOLD_AS if article and pattern.search(article.text, *figure.sentence))
