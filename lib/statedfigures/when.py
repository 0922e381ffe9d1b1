"""The time that a figure speaks of: one of those that its sentence names."""

from __future__ import annotations

import re

from .mention import Mention, Sentence
from .times import Time, times
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
ASIDE = re.compile(r", (?!(?:and|but|or|while|whereas)\b)[^,]*$")  # begins behind a comma
CLOSES = re.compile(r"(?: \w+){0,2},")
ALONE = re.compile(r", (?:and |but |as |at |just |only |back ){0,2}$")  # ', in 2024, it sold'
MEETING = re.compile(r", (?!including)[a-z]+ing(?: \S+){2,}$")  # 'bought 12 ships, meeting a target first due in May'
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
        years += [int(published[:4])] if published[:4].isdigit() else []
        return f"/{min(years) - 1}" if years else ""
    if not named:
        return ""
    period = _period_of(sentence, mention, named, role)
    first, _, last = period.partition("/")
    if mention.unit == "percent" and len(last) == 7 == len(first) and _months(first, last) == 12:
        return last  # inflation in the year to August is that of August
    return period


def _months(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1


def _period_of(sentence: Sentence, mention: Mention, named: list[Time], role: str) -> str:
    text = sentence.text
    others = [m for m in sentence.mentions if not any(t.start <= m.start < t.end for t in named)]
    preceding = max((m.end for m in others if m.end <= mention.start), default=sentence.start)
    following = min((m.start for m in others if m.start >= mention.end), default=sentence.end)
    if (stop := text.find(";", mention.end, following)) > 0:  # what follows is another statement
        following = stop
    behind = next((t for t in named if mention.end <= t.start < following), None)
    earlier = (t for t in reversed(named) if preceding <= t.start and t.end <= mention.start)
    before = next((t for t in earlier if not (t.base or t.aside)), None)
    held = behind is not None and (behind.base or _from_base(sentence, mention, behind, role))
    apart = behind is not None and MEETING.search(text, mention.end, behind.start + 1)
    if behind and (held or apart or behind.aside or _of_next(sentence, mention, behind)):
        behind = None
    if before and (_of_another(sentence, mention, before, preceding, role)):
        before = None
    if behind and before and text[before.end : mention.start].strip() == ":":
        behind = None  # '(Q3 2024: €48m) in the third quarter'
    if behind and before:
        acts = _acts(sentence, mention.end, behind.start) and not _acts(sentence, before.end, mention.start)
        behind = None if acts else behind  # 'elected in 2020 with 52% of the vote was re-elected in 2024'
    if time := behind or before:
        return time.period
    return _as_beside(sentence, mention, named, role)


def _as_beside(sentence: Sentence, mention: Mention, named: list[Time], role: str) -> str:
    """The period of the number beside one that it shares: 'fell 8% in May to $4m, or 3% of output'."""
    at = sentence.mentions.index(mention)
    last = sentence.mentions[at - 1] if at else None
    if last:
        between = last.noun_end, mention.start
        to = last.unit == "percent" != mention.unit and BY_TO.fullmatch(sentence.text, *between)
        if to or OR.fullmatch(sentence.text, *between):
            return _period_of(sentence, last, named, "")
    level = sentence.mentions[at + 1] if role == "change" and at + 1 < len(sentence.mentions) else None
    if level and BY_TO.fullmatch(sentence.text, mention.noun_end, level.start):
        return _period_of(sentence, level, named, "")  # 'widened by €2bn to €14bn in 2024'
    return ""


def _from_base(sentence: Sentence, mention: Mention, time: Time, role: str) -> bool:
    """'down 300,000 tonnes from August': whether a change is told from a time on."""
    return role == "change" and sentence.text[mention.noun_end : time.start + 6].strip().startswith("from ")


def _of_next(sentence: Sentence, mention: Mention, time: Time) -> bool:
    """Whether a time behind a number begins what is told of the next: '£4m, in 2023 £5m', 'and its 2023 revenue'."""
    coming = next((m.start for m in sentence.mentions if m.start >= time.end), -1)
    if coming < 0 or not PART.search(sentence.text, mention.noun_end, time.start + 1):
        return False
    return PART.search(sentence.text, time.end, coming) is None


def _of_another(sentence: Sentence, mention: Mention, time: Time, preceding: int, role: str) -> bool:
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
    if FROM.search(between):
        return True  # 'slowed to 2.4% in October from 2.7%'
    first = preceding == sentence.start
    if not first and TO.fullmatch(between):
        number = next(m for m in sentence.mentions if m.end == preceding)
        return sentence.before(FROM, number.start) is not None  # 'rose from 40 in 2020 to 90'
    if role == "change" and CHANGED.fullmatch(between):
        return False  # '84,000 tonnes in the first half, down 6%'
    # 'rose 5% in 2024 to $3m', but '25 million tonnes in 2025, and 30 million after', 'in 2024, up from 19'
    other = None if first else NEXT_PART.search(between)
    if other is None:
        join = JOIN.search(between)
        other = join if join and not _opens(sentence, time) and _acts(sentence, time.end + join.end(), start) else None
    return other is not None


def _told_aside(sentence: Sentence, time: Time, between: str) -> bool:
    """'The factory, which opened in 1998, employs 640', 'The plant that was closed in 2012 still costs $3m'."""
    text = sentence.text
    before = text[sentence.start : time.start]
    if CLOSES.match(between):
        aside = ASIDE.search(before)
        return aside is not None and not ALONE.fullmatch(aside[0]) and not SAID.search(aside[0])
    relative = next(reversed([*RELATIVE.finditer(before)]), None)
    if relative is None or "," in before[relative.end() :]:
        return False
    told = _acts(sentence, sentence.start + relative.end(), time.start)
    return told and _acts(sentence, time.end, time.end + len(between))


def _opens(sentence: Sentence, time: Time) -> bool:
    """Whether a time stands at the beginning of its sentence, and so is of all of it: 'In 2024 it sold 5 and 6'."""
    return len(sentence.text[sentence.start : time.start].split()) <= 2


def _acts(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb stands there."""
    tokens = sentence.tokens[sentence.token_at(start) : sentence.token_at(end)]
    return not FINITE.isdisjoint(token.tag for token in tokens)
