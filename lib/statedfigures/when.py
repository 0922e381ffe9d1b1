"""The time that a figure speaks of: one of those that its sentence names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise, takewhile

from .mention import Mention, Sentence
from .times import Time, is_past, month_index, times, year_of
from .words import FINITE

# what begins another statement than the one a time before it is of
NEXT_PART = re.compile(r",? (?:and|but|while|whereas)\b|, (?!to |or |which )|\b(?:against|compared with|after)\b")
OF = re.compile(r" of\b")
JOIN = re.compile(r"\b(?:and|but|while|whereas)\b")
PART = re.compile(r"[,;(]|\b(?:and|but|while|whereas)\b")
EARLIER = re.compile(r" in (?:earlier|previous|prior|past) years\b")
FROM = re.compile(r"\bfrom (?:(?!to\b)\w+ ){0,2}$")
TO = re.compile(r" to (?:[a-z]+ ){0,3}[$€£]?$")
BY_TO = re.compile(r",? to (?:[a-z]+ )?[$€£]?")
OR = re.compile(r"(?: of [\w ]{3,20})?,? or (?:[a-z]+ ){0,2}[$€£]?")
CHANGED = re.compile(r", (?:up|down|an? (?:\w+ )?(?:rise|fall|drop|gain|increase|decline|jump) of) (?:\w+ )?[$€£]?")
ASIDE = re.compile(r", (?:which|who|whose|where|home|[a-z]+ed|built|held|sold|bought|made|led|set|taken)\b[^,]*$")
# what was made or joined then is there still: 'which opened in 1998, employs', 'built in 1924, sold for'
MADE = re.compile(
    r"\b(?:built|opened|founded|set up|established|launched|created|formed|born|bought|acquired|joined|retired|home"
    r"|elected|appointed|introduced|passed|signed|published|took office|began|started|released)\b"
)
CLOSES = re.compile(r"(?: \w+){0,2},")
MEETING = re.compile(r", (?!including)[a-z]+ing(?: \S+){2,}$")  # 'bought 12 ships, meeting a target first due in May'
NEAR = 6  # numbers, of which some may be a part of a time
RELATIVE = re.compile(r"\b(?:that|which|who|where)\b")
SAID = re.compile(r"\b(?:sa(?:id|ys?)|show\w*)\b")


def period_near(sentence: Sentence, mention: Mention, published: str, role: str = "") -> str:
    """The time beside the mention: '2024', '2025-09', '/2026'; '' where none is, or none that is its own.

    A role tells more: a change 'from August' is held against August.

    >>> from .find import find
    >>> text = "Output was 390,000 tonnes in 2024, up from 132,000 tonnes in 2017."
    >>> [s] = find(text, ((0, len(text)),))
    >>> [period_near(s, m, "") for m in s.mentions]
    ['2024', '2017']
    """
    named = times(sentence, published)
    if sentence.behind(EARLIER, mention.noun_end):  # 'more than 30 million in earlier years'
        years = [int(time.period[:4]) for time in named if time.period[:4].isdigit() and time.end <= mention.start]
        years += [year for year in [year_of(published)] if year]
        return f"/{min(years) - 1}" if years else ""
    if not named:
        return ""
    period = _own_period(sentence, mention, named, role) or _as_beside(sentence, mention, named, role)
    first, _, last = period.partition("/")
    monthly = len(first) == len(last) == len("2025-08")
    if mention.unit == "percent" and monthly and month_index(last) - month_index(first) == 11:
        return last  # inflation in the year to August is that of August
    return period


def _own_period(sentence: Sentence, mention: Mention, named: list[Time], role: str) -> str:
    """The period of the time beside a mention that is its own, '' where none is."""
    text, behind, before = sentence.text, *_beside(sentence, mention, named)
    if behind:
        apart = MEETING.search(text, mention.end, behind.start + 1) or _from_base(sentence, mention, behind, role)
        if behind.base or behind.aside or apart or _of_next(sentence, mention, behind):
            behind = None
    if before and _of_another(sentence, mention, before, role):
        before = None
    if behind and before:
        told = text[before.end : mention.start].strip() == ":"  # '(Q3 2024: €48m) in the third quarter'
        # 'elected in 2020 with 52% of the vote was re-elected in 2024'
        acts = _acts(sentence, mention.end, behind.start) and not _acts(sentence, before.end, mention.start)
        behind = None if told or acts else behind
    time = behind or before
    return time.period if time else ""


def _beside(sentence: Sentence, mention: Mention, named: list[Time]) -> tuple[Time | None, Time | None]:
    """The time behind a mention and the one before it, no other number between; a base before it is passed over."""
    text, at = sentence.text, _place(sentence, mention.start)
    preceding = next(
        (m.end for m in reversed(sentence.mentions[max(0, at - NEAR) : at]) if not _inside(named, m)), sentence.start
    )
    following = next((m.start for m in sentence.mentions[at + 1 : at + NEAR] if not _inside(named, m)), sentence.end)
    if (stop := text.find(";", mention.end, following)) > 0:  # what follows is another statement
        following = stop
    i = bisect_left(named, mention.end, key=lambda time: time.start)
    behind = named[i] if i < len(named) and named[i].start < following else None
    earlier = takewhile(lambda time: time.start >= preceding, reversed(named[:i]))
    return behind, next((t for t in earlier if t.end <= mention.start and not (t.base or t.aside)), None)


def _place(sentence: Sentence, at: int) -> int:
    """Which number of a sentence is the first that does not begin before a place."""
    return bisect_left(sentence.mentions, at, key=lambda other: other.start)


def _inside(named: list[Time], mention: Mention) -> bool:
    """Whether a number is a part of a time: the 30 of 'the three months to September 30'."""
    i = bisect_right(named, mention.start, key=lambda time: time.start) - 1
    return i >= 0 and mention.start < named[i].end


def _as_beside(sentence: Sentence, mention: Mention, named: list[Time], role: str) -> str:
    """The period of the number beside one that it shares: 'fell 8% in May to $4m, or 3% of output'."""
    at = _place(sentence, mention.start)
    for two, one in pairwise(reversed(sentence.mentions[max(0, at - 3) : at + 1])):
        between = one.noun_end, two.start
        to = one.unit == "percent" != two.unit and BY_TO.fullmatch(sentence.text, *between)
        if not (to or OR.fullmatch(sentence.text, *between)):
            break
        if period := _own_period(sentence, one, named, ""):
            return period
    level = sentence.mentions[at + 1] if role == "change" and at + 1 < len(sentence.mentions) else None
    if level and BY_TO.fullmatch(sentence.text, mention.noun_end, level.start):
        return _own_period(sentence, level, named, "")  # 'widened by €2bn to €14bn in 2024'
    return ""


def _from_base(sentence: Sentence, mention: Mention, time: Time, role: str) -> bool:
    """'down 300,000 tonnes from August': whether a change is told from a time on."""
    return role == "change" and sentence.text[mention.noun_end : time.start + 6].strip().startswith("from ")


def _of_next(sentence: Sentence, mention: Mention, time: Time) -> bool:
    """Whether a time behind a number begins what is told of the next: '£4m, in 2023 £5m', 'and its 2023 revenue'."""
    i = _place(sentence, time.end)
    coming = sentence.mentions[i].start if i < len(sentence.mentions) else -1
    if coming < 0 or not PART.search(sentence.text, mention.noun_end, time.start + 1):
        return False
    return PART.search(sentence.text, time.end, coming) is None


def _of_another(sentence: Sentence, mention: Mention, time: Time, role: str) -> bool:
    """Whether a time before a number is of what stands before it: 'met in 2019 and this time spoke for two hours'."""
    start, text = mention.start, sentence.text
    between = text[time.end : start]
    # 'mined 83,000 tons in 2023, 48% of world supply'
    if between.startswith(", ") and len(between.split()) <= 4 and sentence.behind(OF, mention.end):
        return False
    opens = PART.search(text, time.start - 6, time.start + 1) or time.start == sentence.start
    if opens and between in (", ", " "):
        return False  # 'In 2018 it had 900 voters; in 2023, 720'
    if ";" in between or _told_aside(sentence, time, between):
        return True
    at = _place(sentence, start)
    number = sentence.mentions[at - 1] if at and sentence.mentions[at - 1].end <= time.start else None
    if (number or role == "from") and FROM.search(between):
        return True  # 'slowed to 2.4% in October from 2.7%', but 'in 2024 visitors from 40 countries'
    if number and TO.fullmatch(between):
        return sentence.before(FROM, number.start) is not None  # 'rose from 40 in 2020 to 90'
    if role == "change" and CHANGED.fullmatch(between):
        return False  # '84,000 tonnes in the first half, down 6%'
    # 'rose 5% in 2024 to $3m', but '25 million tonnes in 2025, and 30 million after', 'in 2024, up from 19'
    other = NEXT_PART.search(between) if number else None
    if other is None:
        join = JOIN.search(between)
        other = join if join and not _opens(sentence, time) and _acts(sentence, time.end + join.end(), start) else None
    return other is not None


def _told_aside(sentence: Sentence, time: Time, between: str) -> bool:
    """'The factory, which opened in 1998, employs 640', 'The plant that was closed in 2012 still costs $3m'.

    But an event is of its own time: 'The earthquake that struck in 2010 killed 200,000'.
    """
    before = sentence.text[sentence.start : time.start]
    aside = ASIDE.search(before) if CLOSES.match(between) else None
    start = aside.start() if aside else max((m.start() for m in RELATIVE.finditer(before)), default=-1)
    segment = before[start:] if start >= 0 else ""
    if not segment or SAID.search(segment) or (not aside and "," in segment):
        return False
    tokens = sentence.tokens
    acts = [t for t in tokens[sentence.token_at(time.end) :] if t.start < time.end + len(between) and t.tag in FINITE]
    if not acts or not (aside or _acts(sentence, sentence.start + start, time.start)):
        return False
    return MADE.search(segment) is not None or not is_past(acts[0])


def _opens(sentence: Sentence, time: Time) -> bool:
    """Whether a time stands at the beginning of its sentence, and so is of all of it: 'In 2024 it sold 5 and 6'."""
    return len(sentence.text[sentence.start : time.start].split()) <= 2


def _acts(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb stands there."""
    tokens = sentence.tokens[sentence.token_at(start) : sentence.token_at(end)]
    return not FINITE.isdisjoint(token.tag for token in tokens)
