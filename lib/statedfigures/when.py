"""The time that a figure speaks of, read from the words beside it."""

from __future__ import annotations

import re

from .mention import Mention, Sentence
from .neighbours import any_of
from .numerals import MONTH, MONTHS
from .words import FINITE

# what begins another statement than the one a time before it is of
NEXT_PART = re.compile(r",? (?:and|but|while|whereas)\b|, (?!to |or |which )|\b(?:against|compared with)\b")
OF = re.compile(r" of\b")
JOIN = re.compile(r"\b(?:and|but|while|whereas)\b")
COMING = re.compile(  # but not 'would cut jobs after sales fell 3% in December'
    rf"\b(?:will|would|due(?! to )|due to (?:{any_of('due to do')})|(?:is|are) to|set to|scheduled"
    rf"|(?:{any_of('planning')}) to)\b"
    r"(?:(?!\b(?:after|since|when|because|as|while|which|that|who)\b)[^.;])*$"
)
ORDER = ("first", "second", "third", "fourth")
PART = re.compile(  # 'first quarter of', 'Q3'
    r"\b(?:(?P<which>first|second|third(?=.q)|fourth(?=.q))[ -](?P<long>quarter|half)"
    r"|(?P<short>q(?=[1-4])|h(?=[12]))(?P<number>[1-4])) $",
    re.I,
)
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
YEAR_AGO = re.compile(r" (?:a year|12 months) (?:ago|earlier|before)\b(?! (?:he|she|it|they|the)\b)")
EARLIER = re.compile(r" in (?:earlier|previous|prior|past) years\b")
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
    known = published[:4].isdigit()
    if known and sentence.behind(YEAR_AGO, mention.noun_end):  # 'cost $3 a year ago'
        named = re.findall(r"\b(?:19|20)\d\d\b", sentence.text[sentence.start : mention.start])
        told = named[-1] if named else published[:4]  # 'to $5 million in 2023 from $4 million a year earlier'
        return str(int(told) - 1)
    if sentence.behind(EARLIER, mention.noun_end):  # 'more than 30 million in earlier years'
        named = [int(year) for year in re.findall(r"\b20\d\d\b", sentence.text[sentence.start : mention.start])]
        named += [int(published[:4])] if known else []
        return f"/{min(named) - 1}" if named else ""
    if not sentence.times:
        return ""
    text, times = sentence.text, sentence.times
    preceding, following = sentence.room(mention)
    if (stop := text.find(";", mention.end, following)) > 0:  # what follows is another statement
        following = stop
    if any(mention.end <= at < following for at in times) and (behind := WHEN.search(text, mention.end, following)):
        compared = text.endswith(" than ", 0, behind.start())  # '2.3 points more than in 2021' is of a later time
        return "" if compared else _iso(behind, published)
    spot = any(preceding <= at < mention.start for at in times)
    before = [*WHEN.finditer(text, preceding, mention.start)] if spot else ()
    # 'mined 83,000 tons in 2023, 48% of world supply'
    between = text[before[-1].end() : mention.start] if before else ""
    part = between.startswith(", ") and len(between.split()) <= 4 and sentence.behind(OF, mention.end)
    if not before or (not part and _of_another(sentence, before[-1].end(), mention.start, preceding)):
        return ""
    return _iso(before[-1], published)


def _of_another(sentence: Sentence, time: int, start: int, preceding: int) -> bool:
    """Whether a time before a number is of what stands before it: 'met in 2019 and this time spoke for two hours'."""
    between = sentence.text[time:start]
    if ";" in between:
        return True
    # 'rose 5% in 2024 to $3m', but '25 million tonnes in 2025, and 30 million after', 'in 2024, up from 19'
    other = NEXT_PART.search(between) if preceding > sentence.start else None
    if other is None:
        join = JOIN.search(between)
        other = join if join and not _opens(sentence, time) and _acts(sentence, time + join.end(), start) else None
    return other is not None


def _opens(sentence: Sentence, time: int) -> bool:
    """Whether a time stands at the beginning of its sentence, and so is of all of it: 'In 2024 it sold 5 and 6'."""
    return len(sentence.text[sentence.start : time].split()) <= 4


def _acts(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb stands there."""
    tokens = sentence.tokens[sentence.token_at(start) : sentence.token_at(end)]
    return not FINITE.isdisjoint(token.tag for token in tokens)


def _part(year: str, part: re.Match[str]) -> str:
    """'2026-01/2026-03' for the first quarter of 2026, '2026-07/2026-12' for its second half."""
    months = 6 if (part["long"] or part["short"]).lower()[0] == "h" else 3
    last = months * (ORDER.index(part["which"].lower()) + 1 if part["which"] else int(part["number"]))
    return f"{year}-{last - months + 1:02d}/{year}-{last:02d}"


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
            ahead = lead in AHEAD or COMING.search(leading)  # 'moved to February', 'will begin in April'
            period = str(int(known) + ((number < now) if ahead else -(number > now)))
        period = f"{period}-{number:02d}" if period else ""
    elif period and (part := PART.search(leading)):
        period = _part(period, part)
        return f"/{period[8:]}" if lead in AHEAD else period
    if not period:
        return ""
    return f"/{period}" if lead in AHEAD else f"{period}/" if lead == "since" else period
