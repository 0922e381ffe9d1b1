"""The times that a sentence names, as periods: '2024', '2025-07/2025-09' for 'the three months to September'."""

from __future__ import annotations

import re
from typing import NamedTuple

from .mention import Sentence
from .neighbours import any_of
from .number import words_of, written
from .numerals import MONTH, MONTHS
from .words import FINITE, PAST, Token

YEAR = r"(?:19|20)\d\d(?![\d,.%]*\d)(?![-–/]\d\d)(?! years?\b)(?!-(?!to\b)[a-z])"
COUNT = rf"(?:\d{{1,2}}|{words_of('one', 'teen')})"
AGO = "ago|earlier|before|previously"
RELATIVE = "(?:this|last|next)"
LISTED = rf"(?! quarter\b)(?!(?:-to-|[-–]| to |(?:, {MONTH})*,? and ){MONTH})"
# 'on May 5', but 'In May 44% backed it', 'In May 12 firms closed'
DAY = r"(?!\.? (?:[12]?\d|3[01])(?:st|nd|rd|th)?\b(?![,.]\d|%| per ?cent| [a-z]+s\b))"


def _point(n: int) -> str:
    """The pattern of a year, or of a month with or without one; `n` tells two in a range apart."""
    month = rf"(?P<month{n}>{MONTH})" + DAY * (n > 0) + LISTED * (n == 3)
    return rf"(?:{month}(?:,? (?:of )?(?P<year{n}>{YEAR})| (?P<of{n}>{RELATIVE}) year)?|(?P<only{n}>{YEAR}))"


def _lead(name: str) -> str:
    leads = "in|for|during|of|since|by|until|through|from|before|to|after|at the end of|early|late|last|next"
    return rf"(?:\b(?P<{name}>{leads})?(?: the end of)?(?: (?:the|early|late|mid|fiscal|calendar))?[ -]?)"


# 'the three months to September', 'the quarter that ended in June 2024', but 'tonnes a year to 2028'
STRETCH = (
    rf"\b(?:(?P<count>{COUNT})[ -](?P<unit>month|year)s?"
    r"|(?<!\ba )(?<!\bper )(?<!\beach )(?P<span>half[- ]year|year|quarter|half))(?: that)?"
    r" (?:to|ended|ending|through)(?: the end of)?(?: in)?"
    rf" (?:\d{{1,2}} )?{_point(0)}(?: \d{{1,2}}\b(?!,\d)(?:,? (?P<year>{YEAR}))?)?"
)
RANGE = rf"\b(?:between|from) {_point(1)} (?:and|to|through|until) {_point(2)}"
# 'the April-June quarter', 'July to September 2024', 'April, May and June'
MONTHLY = (
    rf"\b(?P<month4>{MONTH})(?:(?:-| |-to-|–)(?:to )?|(?:, {MONTH})*,? and )(?P<month5>{MONTH}){DAY}"
    rf"(?: (?:quarter|period))?(?:,? (?:of )?(?P<year5>{YEAR}))?"
    rf"|\b(?P<month6>{MONTH}) quarter\b(?:,? (?:of )?(?P<year6>{YEAR}))?"
)
SAME = (  # 'the same period of 2024', 'the same month last year'
    r"\bthe same (?:period|month|quarter|half|time|stage)"
    rf" (?:(?:of|in) (?P<same>{YEAR})"
    r"|(?P<year_ago>last year|a year (?:ago|earlier|before)|the (?:previous|prior) year))\b"
    r"|\b(?:in|for) the (?P<other>first|second|third|fourth)\b(?=[.,;:)]|$)"  # 'after growing 0.6% in the first'
)
SEASON = r"\b(?P<season>20\d\d[-–/](?:20)?\d\d(?![-–/]\d)|(?:19|20)\d\d (?:and|to) (?:19|20)\d\d)\b"
# 'the first nine months of 2024', 'the third quarter', 'Q3 2024'
PART = (
    r"\b(?:(?P<which>first|opening|second|third|fourth|last|final)"
    rf"[ -](?:(?P<months>{COUNT}) months|(?P<part>quarter|half))|(?P<short>[QqHh])(?P<number>[1-4]))\b"
    r"(?:(?: of)?(?: the)? (?P<fiscal>(?:fiscal|financial) )?"
    rf"(?P<of>{YEAR}|(?:this|last|next|fiscal|financial) year\b))?"
)
STEP = (
    rf"\b(?<!half )(?:a|the|(?<![\d,.])(?P<ago>{COUNT})) (?P<back>year|month|decade)s?"
    r" (?:ago(?: this month)?|(?:earlier|previously)(?! (?:than|he|she|it|they|the|we|you|I)\b)"
    r"|before(?=[.,;:)]|$| (?:and|but|to|from|when|which)\b))(?!\w)"
    r"|\bthe (?P<side>previous|preceding|prior|following) (?P<step>year|month)\b"
)
DECADE = rf"{_lead('of_decade')}(?P<decade>(?:19|20)\d0)s\b"
SINGLE = rf"{_lead('lead')}(?:(?P<relative>{RELATIVE} (?:year|month))\b|{_point(3)}(?! (?:and|to) (?:19|20)\d\d\b))"
TIME = re.compile("|".join((STRETCH, RANGE, MONTHLY, SEASON, PART, SAME, STEP, DECADE, SINGLE)), re.I)
# what every one of them has: a look that spares most searches
LIKELY = re.compile(
    r"(?:19|20)\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b[qh][1-4]\b"
    r"|[ -](?:quarter|half)\b|\bmonths\b"
    rf"|\b(?:this|last|next|previous|prior|preceding|following) (?:year|month)|\b(?:year|month|decade)s? (?:{AGO})\b"
)
COMING = re.compile(  # but not 'would cut jobs after sales fell 3% in December'
    rf"\b(?:will|would|due(?! to )|due to (?:{any_of('due to do')})|(?:is|are) to|set to|scheduled|(?:is|are) going"
    rf"|(?:expects?|(?<!than )expected|hopes?|(?:{any_of('planning')})) to|(?:chance|odds|probability|bets?) (?:of|on)"
    r"|forecasts?|expects?|predicts?|projects)\b(?! not)"
    r"(?:(?!\b(?:after|since|when|because|as|while|which|that|who|against|compared)\b)(?:[^.;]|\.(?=\d)))*$"
)
WILL = re.compile(r",?(?: (?!said\b|says\b|that\b)[\w'’-]+){1,6} (?:will|is to|are to|plans? to|expects? to)\b")
ORDER = ("first", "second", "third", "fourth")
SHIFT = {"this": 0, "last": -1, "next": 1}
LASTS = {"year": 12, "quarter": 3, "half": 6, "half-year": 6, "half year": 6}  # months
AHEAD = frozenset({"by", "until", "through", "before", "to"})
LIMIT = re.compile(r"\b(?:by|until|before|through)(?: the)?(?: end of)?(?: the)? $")
OF_OTHER = re.compile(r" of (?!the year\b)| [A-Z]")
MODEL = re.compile(r"(?:\b[a-z]+|\b(?:The|A|An)) [A-Z][a-z]+ $")
FISCAL = re.compile(r"\b(?:fiscal|financial) $")
PLAY = re.compile(r"\b(?:scored?|goals?|match|game|minutes?|touchdowns?|penalty)\b")
# 'the steepest fall since 2009' compares with 2009 and speaks of now, as 'a level last seen in 2011' does
RECORD = re.compile(r"\b(?:\w{3,}est|most|least|first|worst|best|record)\b[^,;]*$")
SEEN = re.compile(r" last (?:seen|recorded|reached) $|\bsince [\w' ]{3,40} (?:began|started) $")
# what a figure is held against: 'than in 2021', 'below their 2005 level', 'up 5% on 2023'
BASE = re.compile(
    r"\b(?:than|as (?:much|many|high|low) as|below|above|versus|against|compared (?:with|to)|relative to"
    r"|(?:\d+%|percent|points?) on"
    r"|(?:doubl|trebl|tripl|halv|beat|match|exceed|surpass|topp)\w*(?= (?:its|their|the|his)\b))"
    r"(?: (?:in|at|of|for|the|its|their|his|it|they|he|was|were|did|those|that|same|period|level|figure))* ?$"
)
# 'the 2034 bond', 'the 2012 Games', 'the Roadster 2025', 'matures in 2034'
OLD = re.compile(r"\b(?:from|against|versus|compared (?:with|to)) \S*\d[^,;]*$")
THING = re.compile(rf" (?:{any_of('named by its year')})\b", re.I)
DUE = re.compile(r"\b(?:matur\w+|repayable|expir\w+|falls? due|(?:bonds?|notes?|loans?|debt|one) due|records? set) ?$")
# 'since its peak in May', 'until it was scrapped in 2023'
SINCE = re.compile(r"\b(?P<lead>since|until) (?:[\w'’]+ ){1,6}$")
# 'A study published in 2021 puts it at 3%'
DONE_THEN = re.compile(r"\b(?:published|released|conducted|carried out|built|opened|founded|launched|signed|passed) ?$")
NAMED = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?:new )?[A-Z][a-z]+ ?$")
PUBLISHED = re.compile(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2])\b)?", re.ASCII)


def year_of(published: str) -> int | None:
    """The year of a date of publication; None where there is none, as in '0001-01-01'.

    >>> year_of("2025-11-12"), year_of("")
    (2025, None)
    """
    dated = PUBLISHED.match(published)
    return int(dated[1]) if dated else None


class Time(NamedTuple):
    """A time that a sentence names: where, its period ('' if unknown), and if it is a base or of another thing."""

    start: int
    end: int
    period: str
    base: bool
    aside: bool


def times(sentence: Sentence, published: str) -> list[Time]:
    """The times named in a sentence of an article that was published then, in the order of the text.

    >>> text = "It lost $4m in the three months to September, and $9m a year earlier."
    >>> [time.period for time in times(Sentence(text, 0, len(text)), "2025-11-12")]
    ['2025-07/2025-09', '2024-07/2024-09']
    """
    if sentence.times is None:
        likely = LIKELY.search(sentence.low, sentence.start, sentence.end)
        begin = max(sentence.start, likely.start() - 30) if likely else sentence.end  # no word before it is of a time
        found = TIME.finditer(sentence.text, begin, sentence.end)
        dated, year = PUBLISHED.match(published), year_of(published)
        now = month_index(dated[0]) if dated and dated[2] else None
        sentence.times = []
        for one in found:  # a step goes back from those found before
            if not one[0].strip() or _is_word(sentence, one):
                continue
            # 'a total score of 2072'
            if not any(m.start <= one.end() - 1 < m.end and m.unit != "date" for m in sentence.mentions):
                sentence.times.append(_time(sentence, one, now, year))
    named: list[Time] = sentence.times
    return named


def _time(sentence: Sentence, found: re.Match[str], now: int | None, year: int | None) -> Time:
    start, end = found.span()
    before = sentence.low[max(sentence.start, start - 60) : start]
    bare = found["only3"] and not found["lead"]
    model = bare and NAMED.search(sentence.text, max(sentence.start, start - 20), start)
    thing = THING.match(sentence.low, end, sentence.end) if (found["lead"] or "of").lower() == "of" else None
    aside = bool(thing or model or DUE.search(before) or _then_acts(sentence, found, before))
    # 'rose 26% in November from the month before to 5,494 tonnes', 'in 2024 from 2023 to 220,000'
    since = before.endswith("from ") or (found["lead"] or "").lower() == "from"
    base = since and any(not (time.base or time.aside) for time in sentence.times or ())
    base = base or BASE.search(before) is not None
    return Time(start, end, _period(sentence, found, now, year), base, aside)


def _then_acts(sentence: Sentence, found: re.Match[str], before: str) -> bool:
    """'A study published in 2021 puts it at 3%': whether what was done then is what does something now."""
    if (found["lead"] or "").lower() != "in" or not DONE_THEN.search(before):
        return False
    tokens, i = sentence.tokens, sentence.token_at(found.end())
    return i < len(tokens) and tokens[i].tag in FINITE


def _is_word(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a month is none: 'may', 'a march', 'Theresa May', 'June Harper'."""
    name = found["month3"]
    if name is None:
        return False
    at = found.start("month3")
    if name.islower():
        return True
    if found["lead"] or found["year3"] or name.isupper():
        return False
    tokens, i = sentence.tokens, sentence.token_at(at)
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    surname = before and before.tag == "NP" and before.text[1:].islower() and before.lower not in MONTHS
    return bool(surname or (after and after.tag == "NP" and after.text[1:].islower() and len(after.text) > 2))


def _count(words: str | None) -> int:
    """'nine' → 9; 1 where nothing is counted."""
    number = written(words) if words else None
    return int(number.value) if number else 1


def month_index(month: str) -> int:
    """A month as a number, to tell how many lie between two.

    >>> month_index("2025-03") - month_index("2024-12")
    3
    """
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _within(year: int | str, first: int, last: int) -> str:
    return f"{year}-{first:02d}/{year}-{last:02d}"


def _month(found: re.Match[str], name: str) -> int:
    return MONTHS[found[name].rstrip(".").lower()]


def _iso(index: int) -> str:
    return f"{index // 12}-{index % 12 + 1:02d}"


def _period(sentence: Sentence, found: re.Match[str], now: int | None, year: int | None) -> str:
    """The period that a time is, '' where nobody can tell."""
    leading = sentence.text[max(sentence.start, found.start() - 60) : found.start()]
    fronted = not leading and WILL.match(sentence.text, found.end(), sentence.end)  # 'In February the firm will drop'
    ahead = fronted is not None if not leading else COMING.search(leading) is not None
    if found["other"]:
        return _other_part(sentence, found["other"].lower())
    if found["same"] or found["year_ago"] or found["side"] or (found["back"] and " ago" not in found[0].lower()):
        return _shifted(sentence, found, year)
    if found["back"]:  # ago
        count = _count(found["ago"])
        if found["back"].lower() == "month":
            return _iso(now - count) if now else ""
        return str(year - count * (10 if found["back"].lower() == "decade" else 1)) if year else ""
    if found["month4"]:
        return _monthly(found, now, ahead)
    if found["month6"]:
        last = _resolved(found, 6, now, ahead)
        return f"{_iso(month_index(last) - 2)}/{last}" if last else ""
    if found["decade"]:
        lead = (found["of_decade"] or "").lower()
        begin, end = found["decade"], int(found["decade"]) + 9
        return f"{begin}/" if lead == "since" else f"/{end}" if lead in AHEAD else f"{begin}/{end}"
    if found["season"]:
        first, last = re.split(r"[-–/]| and | to ", found["season"].lower())
        last = first[:2] + last if len(last) == 2 else last
        return f"{first}/{last}" if first < last else ""
    if found["which"] or found["short"]:
        part = _part(sentence, found, now, year, ahead)
        return f"/{part[8:]}" if part and LIMIT.search(leading) else part
    if found["relative"]:
        shift = SHIFT[found["relative"].split()[0].lower()]
        if found["relative"].lower().endswith("month"):
            return _iso(now + shift) if now is not None else ""
        lead = (found["lead"] or "").lower()
        told = str(year + shift) if year else ""
        return f"/{told}" if told and lead in AHEAD else told
    for n in (0, 1):
        if found[f"month{n}"] or found[f"only{n}"]:
            return _span(found, n, now, ahead)
    return _single(sentence, found, leading, now, ahead)


def _resolved(found: re.Match[str], n: int, now: int | None, ahead: bool) -> str:
    """'2024' or '2024-09'; a month without a year is the latest one before publication, or the next one."""
    if n < 5 and found[f"only{n}"]:
        return found[f"only{n}"]
    month = _month(found, f"month{n}")
    if told := found[f"year{n}"] or (found["year"] if n == 0 else None):
        return f"{told}-{month:02d}"
    if now is None:
        return ""
    year, current = now // 12, now % 12 + 1
    if n < 5 and found[f"of{n}"]:
        return f"{year + SHIFT[found[f'of{n}'].lower()]}-{month:02d}"  # 'in August last year'
    if n == 3 and (found["lead"] or "").lower() in ("last", "next"):
        late = found["lead"].lower() == "last"
        return f"{year - (month >= current) if late else year + (month <= current)}-{month:02d}"
    return f"{year + ((month < current) if ahead else -(month > current))}-{month:02d}"


def _monthly(found: re.Match[str], now: int | None, ahead: bool) -> str:
    """'2025-04/2025-06' for the April-June quarter; '' for months that do not follow each other, joined by 'and'."""
    first, last = (_month(found, name) for name in ("month4", "month5"))
    end = _resolved(found, 5, now, ahead)
    if not end or (" and " in found[0] and (last - first) % 12 != 1 + found[0].count(",")):
        return ""
    return f"{int(end[:4]) - (first > last)}-{first:02d}/{end}"


def _span(found: re.Match[str], n: int, now: int | None, ahead: bool) -> str:
    """The period of 'the three months to September' (0) or of 'from January to October' (1)."""
    last = _resolved(found, 2 if n else 0, now, ahead)
    if not last:
        return ""
    if n:
        first = _resolved(found, 1, now, ahead)
        if found["month1"] and not found["year1"]:
            first = f"{last[:4]}-{_month(found, 'month1'):02d}"
            first = first if first <= last else f"{int(last[:4]) - 1}{first[4:]}"
        return f"{first}/{last}"
    years = (found["unit"] or "").lower() == "year"
    months = _count(found["count"]) * (12 if years else 1) if found["count"] else LASTS[found["span"].lower()]
    if len(last) == 4:
        return last if months <= 12 else f"{int(last) - months // 12 + 1}/{last}"
    return f"{_iso(month_index(last) - months + 1)}/{last}" if months > 1 else last


def _part(sentence: Sentence, found: re.Match[str], now: int | None, year: int | None, ahead: bool) -> str:
    """'2026-01/2026-03' for the first quarter of 2026; without a year the last one past, or the one that is to come."""
    if FISCAL.search(sentence.low, max(sentence.start, found.start() - 12), found.start()):
        return ""
    other = not found["of"] and OF_OTHER.match(sentence.text, found.end(), sentence.end)
    model = found["short"] and MODEL.search(sentence.text, max(sentence.start, found.start() - 24), found.start())
    if other or model:
        return ""  # 'the first half of the course', 'the Audi Q3', 'the Q2 Stadium'
    which = (found["which"] or "").lower()
    months = 6 if (found["part"] or found["short"] or "").lower().startswith("h") else 3
    if found["months"]:
        months = _count(found["months"])
    ends = which in ("last", "final")
    if months > 12 or (found["months"] and not (ends or which in ("first", "opening"))):
        return ""
    number = int(found["number"]) if found["number"] else 1 if which == "opening" else 0
    number = number or (12 // months if ends else ORDER.index(which) + 1)
    first, last = (12 - months + 1, 12) if ends else (months * (number - 1) + 1, months * number)
    if last > 12:
        return ""
    told = (found["of"] or "").lower()
    if told.startswith("fi") or found["fiscal"]:
        return ""
    if told.isdigit():
        return _within(told, first, last)
    play = PLAY.search(sentence.low, sentence.start, sentence.end)  # 'scored 30 points in the first quarter'
    if now is None or year is None or play or (which == "last" and not told):
        return ""
    if told:
        year += SHIFT[told.split()[0]]
    else:
        current = now % 12 + 1
        if ahead:
            year += last < current
        elif not 0 < current - last <= 6:
            year -= 1
            if not current + 12 - last <= 5:
                return ""  # 'in the third quarter', told in August, may be of any year of business
    return _within(year, first, last)


def _other_part(sentence: Sentence, which: str) -> str:
    """'In the first', where a quarter or a half was told of before: that of its year, or of the year before."""
    told = next(
        (t.period for t in reversed(sentence.times or ()) if re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", t.period)), ""
    )
    if not told:
        return ""
    months = int(told[-2:]) - int(told[5:7]) + 1
    last = months * (ORDER.index(which) + 1)
    if months not in (3, 6) or last > 12:
        return ""
    year = int(told[:4]) - (last > int(told[-2:]))
    return _within(year, last - months + 1, last)


def _shifted(sentence: Sentence, found: re.Match[str], year: int | None) -> str:
    """'a year earlier', 'the previous year', 'the month before': a step from the time named first in its sentence."""
    same = found["same"] or found["year_ago"]
    step = "year" if same else (found["step"] or found["back"]).lower()
    count = _count(found["ago"])
    count, step = (1, "year") if (count, step) == (12, "month") else (count, step)
    count = -count if found["side"] and found["side"].lower() == "following" else count
    own = (t for t in reversed(sentence.times or ()) if t.period and not (t.base or t.aside))
    told = next((t.period for t in own if not _of_old(sentence, t)), "")
    if "/" in told and told.strip("/") != told:
        return ""
    if step == "month":
        return _iso(month_index(told) - count) if re.fullmatch(r"\d{4}-\d\d", told) else ""
    if step == "decade":
        return ""
    if not told:
        return found["same"] or (str(year - count) if year and (same or found["back"]) else "")
    if found["same"]:
        count = int(told[-7 if len(told) > 9 else 0 :][:4]) - int(found["same"])
    return "/".join(f"{int(end[:4]) - count}{end[4:]}" for end in told.split("/"))


def _of_old(sentence: Sentence, time: Time) -> bool:
    """Whether a time is of what a figure is held against: the July of 'in October, up from 3.9% in July'."""
    return OLD.search(sentence.text, sentence.start, time.start) is not None


def _single(sentence: Sentence, found: re.Match[str], leading: str, now: int | None, ahead: bool) -> str:
    """A year or a month, perhaps as an end of a time: '/2026' for 'by 2026', '2019/' for 'since 2019'."""
    lead = (found["lead"] or "").lower()
    told_since = SINCE.search(leading.lower()) if lead in ("in", "of") else None
    lead = told_since["lead"] if told_since else lead
    if (lead == "since" and RECORD.search(leading)) or SEEN.search(leading):
        return ""
    if lead in AHEAD and not ahead:
        ahead = lead in ("by", "until", "before", "to") and not _past(sentence, found.start())
    period = _resolved(found, 3, now, ahead)
    if not period:
        return ""
    if lead in AHEAD:
        return f"/{period}"
    opens = lead == "after" and not sentence.text[sentence.start : found.start()].strip()
    return f"{period}/" if lead == "since" or opens else period


def _past(sentence: Sentence, at: int) -> bool:
    """Whether the verb before a place tells of the past: 'Prices climbed 5% by March'."""
    here = sentence.token_at(at)
    verbs = [token for token in sentence.tokens[:here] if token.tag in FINITE]
    verbs = verbs or [token for token in sentence.tokens[here:] if token.tag in FINITE][:1]  # 'Until March it was £2'
    return bool(verbs) and is_past(verbs[-1])


def is_past(verb: Token) -> bool:
    """Whether a finite verb tells of the past by its form: 'rose', 'closed', 'was'."""
    word = verb.lower
    return word in ("was", "were", "had", "did") or word in PAST or (word.endswith("ed") and verb.tag != "VB")
