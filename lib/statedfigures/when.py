"""The time that a figure speaks of, read from the words beside it."""

from __future__ import annotations

import re

from .mention import Mention, Sentence
from .numerals import MONTH, MONTHS

AHEAD = frozenset({"by", "until", "through", "before", "to"})
# 'in the year to September' ends it, and is over
ENDED = re.compile(r"\b(?:years?|months?|quarters?|weeks?|period|decade) $")
# 'the steepest fall since 2009' compares with 2009 and speaks of now
RECORD = re.compile(r"\b(?:\w{3,}est|most|least|first|worst|best|record)\b[^,;]*$")
WHEN = re.compile(
    r"\b(?P<lead>in|for|during|of|since|by|until|through|from|before|to|at the end of|early|late|last)?"
    r"(?: (?:the|early|late|mid|fiscal|calendar))?[ -]?(?=[\dadfjlmnost])"
    r"(?:(?P<season>20\d\d[-–/](?:20)?\d\d|(?:19|20)\d\d (?:and|to) (?:19|20)\d\d)"
    rf"|(?:{MONTH}\s)?(?:\d{{1,2}},? )?(?P<year>(?:19|20)\d\d)(?![\d,.%]*\d)"
    rf"|{MONTH}\b(?! \d)|(?P<relative>(?:this|last|next) year))",
    re.I,
)
SEEN = (" last seen ", " last recorded ", " last reached ")  # 'a level last seen in 2011' speaks of now too
# what every one of them has: a look that spares most searches
LIKELY = re.compile(r"(?:19|20)\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:this|last|next) year")


def period_near(sentence: Sentence, mention: Mention, published: str) -> str:
    """The nearest time named beside the mention, before the next number: '2024', '2025-09', '/2026'; '' where none is.

    >>> from .find import find
    >>> text = "Output was 390,000 tonnes in 2024, up from 132,000 tonnes in 2017."
    >>> [s] = find(text, ((0, len(text)),))
    >>> [period_near(s, m, "") for m in s.mentions]
    ['2024', '2017']
    """
    if sentence.times is None:
        sentence.times = [m.start() for m in LIKELY.finditer(sentence.low, sentence.start, sentence.end)]
    if not sentence.times:
        return ""
    text, times = sentence.text, sentence.times
    preceding, following = sentence.room(mention)
    if (stop := text.find(";", mention.end, following)) > 0:  # what follows is another statement
        following = stop
    if any(mention.end <= at < following for at in times) and (behind := WHEN.search(text, mention.end, following)):
        return _iso(behind, published)
    spot = any(preceding <= at < mention.start for at in times)
    before = [*WHEN.finditer(text, preceding, mention.start)] if spot else ()
    return _iso(before[-1], published) if before else ""


def _iso(found: re.Match[str], published: str) -> str:
    if found["season"]:
        first, last = re.split(r"[-–/]| and | to ", found["season"].lower())
        return f"{first}/{first[:2] + last if len(last) == 2 else last}"
    known = published[:4] if published[:4].isdigit() else ""
    if found["relative"]:
        shift = {"this": 0, "last": -1, "next": 1}[found["relative"].split()[0].lower()]
        return str(int(known) + shift) if known else ""
    period, lead = found["year"] or "", (found["lead"] or "").lower()
    leading = found.string[max(0, found.start() - 60) : found.start()]
    if (lead == "since" and RECORD.search(leading)) or leading.endswith(SEEN):
        return ""
    if lead == "to" and ENDED.search(leading):
        lead = ""
    names = [g for g in re.findall(r"[A-Za-z]+", found[0]) if g.lower() in MONTHS]
    if names:
        number = MONTHS[names[-1].lower()]
        if not period and published[5:7].isdigit():  # a month without a year is the latest one before publication
            now = int(published[5:7])
            shift = (number < now) if lead in AHEAD else -(number > now)  # a deadline lies ahead: 'moved to February'
            period = str(int(known) + shift)
        period = f"{period}-{number:02d}" if period else ""
    if not period:
        return ""
    return f"/{period}" if lead in AHEAD else f"{period}/" if lead == "since" else period
