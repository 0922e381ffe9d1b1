"""The times that figures speak of: '2023', '2025-04', '2025-11-01/2026-11-10', either end of which may be left open."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from .arithmetic import grouped
from .model import Figure
from .spoken import date_words

DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
Days = tuple[date, date]


@lru_cache(maxsize=4096)
def days(period: str) -> Days | None:
    """The first and the last day of a period; None where it is none that we can read.

    >>> days("2025-02"), days("/2026") is not None, days("recently")
    ((datetime.date(2025, 2, 1), datetime.date(2025, 2, 28)), True, None)
    """
    first, slash, last = period.partition("/")
    start, end = DAY.fullmatch(first), DAY.fullmatch(last if slash else first)
    if not period.strip("/") or (first and not start) or (slash and last and not end):
        return None
    try:
        return _day(start, last=False), _day(end, last=True)
    except ValueError:  # the 31st of June
        return None


def _day(match: re.Match[str] | None, *, last: bool) -> date:
    if match is None:
        return date.max if last else date.min
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    return date(year, month, int(match[3] or (calendar.monthrange(year, month)[1] if last else 1)))


def apart(one: str, other: str) -> int | None:
    """How many days lie between two periods, 0 where they overlap; None where either cannot be read.

    >>> apart("2024", "2023-06/2024-05"), apart("2024", "2025-01-10"), apart("2024", "")
    (0, 10, None)
    """
    a, b = days(one), days(other)
    return None if a is None or b is None else max(0, (a[0] - b[1]).days, (b[0] - a[1]).days)


def nearest_in_time(facts: Iterable[Figure], times: Iterable[str]) -> list[Figure]:
    """The official facts of each basis that are nearest to any of the times; of '', an unknown time, the last begun.

    >>> from statedfigures import Span
    >>> facts = [Figure(period, 0, 1, Span(0, 1), 1.0, period=period) for period in ("2023", "2024", "2025-11/2025-12")]
    >>> [[fact.period for fact in nearest_in_time(facts, [time])] for time in ("2024-05-02", "2025-10-30", "")]
    [['2024'], ['2025-11/2025-12'], ['2025-11/2025-12']]
    """
    told = sorted(set(times))
    by_basis = sorted(grouped(facts, lambda fact: fact.basis).items())
    found = (_nearest(same, days(time)) for _, same in by_basis for time in told)
    return list(dict.fromkeys(fact for near in found for fact in near))


def _nearest(facts: list[Figure], told: Days | None) -> list[Figure]:
    first, last = told or (date.max, date.max)
    gaps = {}
    for fact in facts:
        start, end = days(fact.period) or (date.min, date.max)
        gaps[fact] = max(0, (start - last).days, (first - end).days) if told else (date.max - start).days
    least = min(gaps.values())
    return sorted((fact for fact in facts if gaps[fact] == least), key=lambda f: (f.period, f.article_id))


def period_words(period: str) -> str:
    """The period as a person would say it.

    >>> period_words("2024"), period_words("2025-04"), period_words("2025-11-10/2026-02-19")
    ('2024', 'April 2025', '10 November 2025 to 19 February 2026')
    """
    if days(period) is None:
        return period
    ends = [date_words(int((end.replace("-", "") + "0000")[:8])) for end in period.split("/") if end]
    if len(ends) == 2:
        return " to ".join(ends)
    return ("until " if period[0] == "/" else "from " if period[-1] == "/" else "") + ends[0]
