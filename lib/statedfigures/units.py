"""What stands around a number: its currency sign, scale, unit and rate, read off generated tables."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .lexicon import rows
from .number import scales

GAP = "[ \u00a0\u2009\u202f]"
PERCENT = re.compile(
    rf"{GAP}?(?:%|per{GAP}?cents?\b(?![ -]points?)|pct\b|percent\b)(?!age)|[ -]percentage[ -](?!points?)(?=of\b)", re.I
)
POINTS = re.compile(
    r"[ -]?(?:(?:percentage|per ?cent(?:age)?|%)[ -]?points?|(?P<bp>basis[ -]points?|bps?)|ppts?|pps?)\b", re.I
)
WORD = re.compile(rf"{GAP}?-?([^\W\d_]+(?:['’/-][^\W\d_]+)*\.?[²³]?)")
RATE = re.compile(rf"{GAP}?/{GAP}?(\w+)|{GAP}(?P<word>a|an|per|each|every){GAP}([^\W\d_]+(?:-[^\W\d_]+)*)", re.I)
# "25 million tons of U.S. soybeans a year", "a minimum of 25 million tons" a year
FAR_RATE = re.compile(
    r"[\"'”’]?(?: of(?: [\w.'’&-]+){1,4}?)?,? "
    r"(?:(?:a|per|each|every) (?P<per>year|quarter|month|week|day|hour)\b(?! (?:ago|earlier|later|before|after|or|and|to))"
    r"|(?P<adverb>annually|yearly|quarterly|monthly|weekly|daily)\b)",
    re.I,
)
ADVERBS = {"annually": "year", "yearly": "year", "quarterly": "quarter", "monthly": "month", "weekly": "week", "daily": "day"}
# after 'a', only what is bought or measured piece by piece: "$5 a share", not "$5 a change"
PIECES = frozenset(
    "year quarter month week day hour minute second night share person head unit piece barrel tonne ton bushel ounce"
    " pound kilo kilogram kg litre liter gallon mile kilometre kilometer km acre hectare ticket copy household worker"
    " employee customer user pupil student vehicle car game pack bottle cup square foot".split()
)
METRES = re.compile(
    rf"{GAP}(?:tall|long|wide|deep|high|above|below|away|apart|from|off|across|underground|sprint|race|relay|hurdles"
    r"|freestyle|dash|wave|waves|sea)\b"
)
IRREGULAR = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot", "mice": "mouse",
    "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "halves": "half", "shelves": "shelf",
    "series": "series", "species": "species", "crises": "crisis", "analyses": "analysis", "bases": "base",
    "movies": "movie", "cookies": "cookie", "data": "data", "buses": "bus", "gases": "gas", "news": "news",
    "thieves": "thief", "leaves": "leaf", "loaves": "loaf", "selves": "self", "teeth": "tooth", "cases": "case",
    "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "businesses": "business", "pounds": "pound",
}  # fmt: skip


class Unit(NamedTuple):
    """A unit that stands at a place: its name, what the value is multiplied by, and where its words end."""

    name: str
    factor: float
    end: int


@cache
def _tables() -> tuple[dict[str, tuple[str, float]], dict[str, tuple[str, float]], int]:
    """Units by their words in lower case, by their symbols as written, and the most words one has."""
    words: dict[str, tuple[str, float]] = {}
    symbols: dict[str, tuple[str, float]] = {}
    for name in ("currencies", "units", "units-extra"):
        for row in rows(name):
            target = symbols if row["kind"] in ("symbol", "code", "sign") else words
            form = row["form"] if target is symbols else row["form"].lower()
            target[form] = (row.get("unit") or row["code"], float(row["factor"] or 1))
    return words, symbols, max(form.count(" ") for form in words) + 1


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What precedes a number: a currency; what follows it: a scale."""
    signs = [r["form"] for r in (*rows("currencies"), *rows("units-extra")) if r["kind"] in ("sign", "code")]
    ordered = sorted(signs, key=lambda s: (-len(s), s))
    one = "|".join((r"\b" if s[0].isalpha() else "") + re.escape(s) for s in ordered)
    words = "|".join(f for f in scales() if len(f) > 3 or f in ("mln", "mio", "bln"))
    symbols = "|".join(sorted((f for f in scales() if f not in words.split("|")), key=len, reverse=True))
    return (
        re.compile(rf"(?:{one}){GAP}?$"),
        re.compile(rf"(?:{GAP}|-)?(?i:{words})s?\b|{GAP}?(?:{symbols})(?![^\W_])"),
    )


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The ISO code of the currency sign or code that ends at `start`, and where it begins.

    >>> currency_before("about US$5bn", 9)
    ('USD', 6)
    """
    if start == 0:
        return None
    window = text[max(0, start - 8) : start]
    found = _patterns()[0].search(window)
    if found is None:
        return None
    code = _tables()[1][found[0].strip(" \u00a0\u2009\u202f")][0]
    return code, start - len(found[0])


def read_scale(text: str, pos: int, currency: bool = False) -> tuple[float, int]:
    """The factor of the scale that stands at `pos` and where it ends; (1, pos) where none does.

    >>> read_scale("12-million ton", 2), read_scale("5m tall", 1), read_scale("35m people", 2)
    ((1000000.0, 10), (1.0, 1), (1000000.0, 3))
    """
    found = _patterns()[1].match(text, pos)
    if found is None:
        return 1.0, pos
    form = found[0].strip(" \u00a0\u2009\u202f-")
    factor = scales().get(form) or scales().get(form.lower()) or scales().get(form.lower().rstrip("s"), 1.0)
    if len(form) == 1 and not currency:
        spaced = found[0] != form
        if spaced or form in "bB" or (form == "m" and METRES.match(text, found.end())) or form == "M" and spaced:
            return 1.0, pos
    return factor, found.end()


def read_unit(text: str, pos: int, limit: int) -> Unit | None:
    """The unit whose words stand at `pos`: percent, points, a currency's name, the longest of the units that fits.

    >>> read_unit("25 million metric tons of soybeans", 10, 34)
    Unit(name='tonne', factor=1.0, end=22)
    """
    points = POINTS.match(text, pos)
    if points:
        return Unit("percentage point", 0.01 if points["bp"] else 1.0, points.end())
    percent = PERCENT.match(text, pos)
    if percent:
        return Unit("percent", 1.0, percent.end())
    words, symbols, most = _tables()
    ends: list[int] = []
    at = pos
    while len(ends) < most and (word := WORD.match(text, at)) and word.end() <= limit + 1:
        at = word.end()
        ends.append(at)
    for end in reversed(ends):
        form = text[pos:end].strip(" -\u00a0\u2009\u202f")
        for spelled, cut in ((form, 0), (form.rstrip("."), len(form) - len(form.rstrip(".")))):
            hit = symbols.get(spelled) or words.get(spelled.lower())
            if hit is None and "-" in spelled:
                hit = words.get(spelled.lower().replace("-", " "))
            if hit:
                return Unit(hit[0], hit[1], end - cut)
    if ends and "-" in text[pos : ends[0]]:  # "a 90-day-long", "44-year-old": the first part is the unit
        head, _, rest = text[pos : ends[0]].lstrip("- ").partition("-")
        hit = words.get(head.lower())
        if hit and rest:
            return Unit(hit[0], hit[1], ends[0] - len(rest) - 1)
    sign = text[pos + 1 : pos + 2] if text[pos : pos + 1] in " \u00a0" else text[pos : pos + 1]
    if sign in ("°", "€", "£", "¥", "₹") and sign in symbols:  # "5 €"
        return Unit(symbols[sign][0], 1.0, pos + (2 if text[pos : pos + 1] in " \u00a0" else 1))
    return None


def read_rate(text: str, pos: int, money: bool) -> tuple[str, int] | None:
    """What the unit before `pos` is counted by: ('barrel', end) of '$58.24 per barrel', None where by nothing.

    >>> read_rate("25 million tons of soybeans a year for three years", 15, False)
    ('year', 34)
    """
    near = RATE.match(text, pos)
    if near:
        word = (near[1] or near[3]).lower()
        unit = read_unit(text, near.start(1) if near[1] else near.start(3), len(text))
        after = text[near.end() : near.end() + 9].lower()
        if not after.startswith((" ago", " earlier", " later", " before", " after")):
            by = near["word"]
            known = unit is not None and unit.name not in ("percent",) and (near[1] or unit.end >= near.end())
            if unit and known and (by is None or by.lower() == "per" or word in PIECES or singular(word) in PIECES):
                return unit.name, unit.end
            if word in PIECES or (by and by.lower() == "per" and word not in ("cent", "capita")) or (near[1] and money and word.isalpha()):
                return singular(word), near.end()
    far = FAR_RATE.match(text, pos)
    if far:
        return far["per"].lower() if far["per"] else ADVERBS[far["adverb"].lower()], far.end()
    return None


def singular(noun: str) -> str:
    """The singular of an English noun, by its ending.

    >>> [singular(n) for n in ("countries", "taxes", "tonnes", "people", "glass", "buses")]
    ['country', 'tax', 'tonne', 'people', 'glass', 'bus']
    """
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if len(noun) < 4 or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("men") and noun != "men":  # 'policemen', but not 'specimen'
        return noun[:-2] + "an" if not noun.endswith("imen") else noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") else noun
