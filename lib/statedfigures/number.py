"""The words and digits of a number → its value and how finely it was written; pure."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .lexicon import rows

GAP = "[ \u00a0\u2009\u202f]"
DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|,\d)"  # 96,600
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)"  # 1,00,000
    r"|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?!\d|['’]\d)"  # 1'950, as the Swiss write
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.]\d)"  # 1.250.000, as on the continent
    r"|\d{1,3},\d{1,2}(?= ?(?:%|per ?cent\b|points?\b|euros?\b|million\b|billion\b|tonnes\b|kg\b|km\b))"  # 3,5%
    # 1 200 000, but not '400 737 Max jets'
    r"|\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+(?!\d|[.,]\d|[\u00a0\u2009\u202f ]\d{3}| (?-i:[A-Z][a-z]))"
    r"|\d+(?:\.\d+)?|\.\d+"
)
SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
POWER = re.compile(r" ?[×x] ?10(?:\^(?P<up>[-−–]?\d{1,3})|(?P<down>[-−–]\d{1,3})|(?P<raised>⁻?[⁰¹²³⁴-⁹]+))(?!\d)")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
MIXED = re.compile(
    rf"(?P<whole>{DIGITS})?(?:(?:(?<=\d)[ -])?(?P<top>\d{{1,2}})[/⁄](?P<bottom>\d{{1,2}})(?![\d/])"
    rf"| ?(?P<sign>[{SIGNS}]))"
)
DECIMAL_COMMA = re.compile(r"^(\d{1,3}),(\d{1,2})$")
NOT_DIGIT = re.compile(r"[^\d.]")
QUARTERS = re.compile(r"[ -]and[ -](one|three)[ -]quarters?$", re.I)
BETWEEN_WORDS = re.compile(r"[ -]+")
FINEST, PART = 5.0, 0.2  # how finely a share is told in words: percent, and as a part of itself


class Number(NamedTuple):
    """A value in base units and the size of its last written digit."""

    value: float
    step: float


def exact(value: float) -> float:
    """A product without the trace that binary fractions leave in it.

    >>> 4.1 * 1e6, exact(4.1 * 1e6)
    (4099999.9999999995, 4100000.0)
    """
    return float(value) if value % 1 == 0 and abs(value) < 1e15 else float(f"{value:.15g}")


@cache
def number_words() -> dict[str, tuple[float, str]]:
    """Every word that is or makes a number, with its value and kind."""
    return {row["form"]: (float(row["value"]), row["kind"]) for row in rows("numbers")}


@cache
def scales() -> dict[str, float]:
    """The scale words and symbols with their factors; symbols keep their case."""
    return {row["form"]: float(row["factor"]) for row in rows("scales")}


def words_of(*kinds: str) -> str:
    """The number words of some kinds as alternatives of a pattern, the longest first."""
    found = (form for form, (_, kind) in number_words().items() if kind in kinds)
    return "|".join(sorted(found, key=len, reverse=True))


def digits(text: str) -> Number:
    """The number that digits, separators and fractions write; ValueError where it divides by nothing.

    >>> digits("96,600"), digits("5.20")
    (Number(value=96600.0, step=1.0), Number(value=5.2, step=0.01))
    >>> digits("3-3/4"), digits("2½")
    (Number(value=3.75, step=0.25), Number(value=2.5, step=0.5))
    """
    mixed = None if text.isdigit() else MIXED.fullmatch(text)
    if mixed and (mixed["sign"] or mixed["bottom"]):
        whole = float(NOT_DIGIT.sub("", mixed["whole"])) if mixed["whole"] else 0.0
        if mixed["sign"]:
            part = number_words()[mixed["sign"]][0]
            return Number(whole + part, min(part, 1 - part) or part)
        bottom = float(mixed["bottom"])
        if bottom == 0:
            raise ValueError(f"{text!r} divides by nothing")
        last = 10.0 ** -len((mixed["whole"] or "").partition(".")[2])  # '5.41-3/4': three quarters of the last digit
        return Number(whole + last * float(mixed["top"]) / bottom, last / bottom)
    if text.count(".") > 1:
        text = text.replace(".", "")
    plain = NOT_DIGIT.sub("", DECIMAL_COMMA.sub(r"\1.\2", text))
    fraction = plain.partition(".")[2]
    return Number(float(plain), 10.0 ** -len(fraction) if fraction else 1.0)


def power(found: re.Match[str]) -> float:
    """The power of ten that POWER matched: 1e30 of '×10^30'.

    >>> power(POWER.match("×10−3")), power(POWER.match(" x 10²"))
    (0.001, 100.0)
    """
    return 10.0 ** int((found["up"] or found["down"] or found["raised"]).translate(RAISED))


def spoken(text: str) -> Number | None:
    """The number that words write, None where they make none.

    >>> spoken("two and a half million"), spoken("Twenty-two"), spoken("nine in ten")
    (Number(value=2500000.0, step=500000.0), Number(value=22.0, step=1.0), None)
    """
    table, scale_table = number_words(), scales()
    if quarters := QUARTERS.search(text):  # 'two and three-quarter'
        whole, part = spoken(text[: quarters.start()]), 0.75 if quarters[1].lower() == "three" else 0.25
        return Number(whole.value + part, 0.25) if whole else None
    total = group = 0.0
    step, fine, seen, last, factor = 1.0, 1.0, False, "", 1.0
    for word in BETWEEN_WORDS.split(text.lower()):
        if word in ("and", "a", "an"):
            last = word
            continue
        if word in scale_table:
            factor = scale_table[word]
            total += (group if seen and group else 1.0) * factor
            group, step, fine, seen, last = 0.0, fine * factor, 1.0, True, "scale"
            continue
        value, kind = table.get(word, (0.0, ""))
        if kind in ("one", "teen", "ten", "zero"):
            if last == kind or (last in ("one", "teen") and kind != "zero"):
                return None  # 'one two', a list and no number
            group += value
        elif kind in ("hundred", "dozen"):
            group = (group or 1.0) * value
        elif word == "half" and last in ("a", "an") and total and not group:
            total, step = total + value * factor, value * factor  # 'a million and a half'
        elif word == "half" or (kind == "fraction" and last in ("a", "an")):  # 'two and a half', 'half a million'
            group, fine = group + value, value
        else:
            return None
        seen, last = True, kind
    return Number(total + group, fine if group or not total else step) if seen else None


def written(text: str) -> Number | None:
    """The number that digits or words write, None where they make none: '1/0', 'one two'."""
    try:
        return spoken(text) if text[0].isalpha() else digits(text)
    except ValueError:
        return None


def share_step(percent: float, step: float = FINEST) -> float:
    """How finely a share in words is told, in percent: 'a third' within 2.5 points, 'a tenth' within one.

    >>> share_step(50), share_step(10), share_step(16, step=0.4)
    (5.0, 2.0, 0.4)
    """
    return min(step, FINEST, PART * percent)
