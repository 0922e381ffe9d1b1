"""What stands around a number: its currency sign, scale, unit and rate, read off generated tables."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .lexicon import rows
from .neighbours import any_of, is_plural, neighbours, singular
from .number import GAP, scales

GAPS = " \u00a0\u2009\u202f"
GAPS_AND_HYPHEN = frozenset(GAPS + "-")
PERCENT_FIRSTS = frozenset("%pPbBoO")  # '%', 'per cent', 'basis points', 'of a percentage point'
PERCENT = re.compile(
    rf"(?:{GAP}|-)?(?:%|per{GAP}?cents?\b(?![ -]points?)|pct\b|percent\b)(?!age)|[ -]percentage[ -](?!points?)(?=of\b)",
    re.I,
)
POINTS = re.compile(
    r"(?i)(?: of an?)?[ -]?(?:(?:per ?cent(?:age)?|%)[ -]?points?|(?P<bp>basis[ -]points?|bps?)|ppts?|pps?)\b"
)
WORD = re.compile(rf"(?:{GAP}|-)?((?:[^\W\d_]\.){{2,}}|[^\W\d_]+(?:['’-][^\W\d_]+)*\.?[²³]?)")
DEGREES = re.compile(rf"{GAP}?[°º]{GAP}?(?P<scale>[CF])\b")
POWER = re.compile(r"[23²³](?![\w])|\^[23]")
SLASHED = re.compile(rf"{GAP}?([^\W\d_]{{1,4}}[23²³]?/(?:100 ?)?[^\W\d_]{{1,3}}[23²³]?)(?![\w/])")
RATE = re.compile(
    rf"(?i){GAP}?/{GAP}?(?P<slashed>[^\W\d_]\w*)|{GAP}(?:(?P<than>(?!(?:for|on)\b)[^\W\d_]+){GAP})?(?P<word>a|an|per|for{GAP}an?|(?:(?:for|on){GAP})?(?:each|every)){GAP}(?P<by>[^\W\d_]+(?:-[^\W\d_]+)*)(?:{GAP}(?P<then>[^\W\d_]+))?"
)
# 'per 40-foot container', 'per standard container'
SIZED_PIECE = re.compile(
    rf"(?i){GAP}per{GAP}(?:(?:\d+|[a-z]+)-(?:foot|metre|meter|litre|liter|kilo|kg|tonne|ton|pound|gallon)|standard){GAP}"
    r"(?P<by>[^\W\d_]+)"
)
# 'per 100,000 people', 'per million BTU', 'for every 1,000 live births'
BASE = re.compile(
    rf"(?i){GAP}(?:per|for{GAP}every){GAP}(?P<base>10{{0,2}}(?:,000)+|10+(?!,?\d)|hundred|thousand|(?:1{GAP})?(?P<million>million))"
    rf"(?:{GAP}?(?P<by>[^\W\d_]+)(?:{GAP}(?P<then>[^\W\d_]+))?|\b)"
)
COUNTRY = re.compile(rf"{GAP}(?:U\.?S\.?|Canadian|Australian)(?={GAP})")  # '$75 U.S. per barrel'
# "25 million tons of U.S. soybeans a year", "a minimum of 25 million tons" a year, 2 tons in each of the next two years
FAR_RATE = re.compile(
    r"(?i)[\"'”’]?(?: of(?:(?:, | and |, and | )(?!for |in |over |from |and )[\w.'’&-]+){1,6}?"
    r"| in (?:[a-z]+ ){0,2}[a-z]+s)?,? "
    r"(?:(?<!for )(?:a|per|each|every) (?P<per>year|quarter|month|week|day|hour)\b"
    r"(?! (?:ago|earlier|later|before|after|of|to(?! \d)|(?:and|or) (?:an?|half|more|so|one|two|three|six|\d+))\b)"
    r"|(?P<each>in each)(?= of (?:the (?:\w+ ){0,2}years\b|(?:19|20)\d\d))"
    r"|(?<!\bits )(?<!\bthe )(?<!\btheir )(?P<adverb>annually|yearly|quarterly|monthly|weekly|daily)\b)"
)
TIMES = frozenset(["year", "quarter", "month", "week", "day", "hour", "minute", "decade"])
TERM_OF = {"annual": "year", "annually": "year", "daily": "day"}  # the others end in -ly behind their time
ANNUM = {"annum": "year", "diem": "day"}
METRES = re.compile(rf"{GAP}(?:{any_of('of metres')})\b")
A_THING, ONE_THING = re.compile(r"\b[Aa]n? \d+(?:\.\d+)?$"), re.compile(rf"{GAP}([a-z]+)\b")
SIZED = re.compile(r"\b(?:distance|length|width|depth) of (?:\w+ )?\d+(?:\.\d+)?$")
TALL = re.compile(rf"\b(?i:{any_of('tall or deep')})\b[^.;:!?]*[^\w.,]\d+(?:\.\d+)?$")
MILLION_OF = re.compile(rf"{GAP}(?:people|more|of|[a-z]{{3,}}s)\b")
RECORD = re.compile(r"\b(?:record|title|gold|silver|bronze|race|final)s? (?:over|in|at)(?: the)? \d+$")  # 'over 800m'
RACED = re.compile(r"\b(?:the|his|her|[Mm]en['’]s) (?:[1-9]0|[1-8]00|110|1000|1500)$")
RACE = re.compile(rf"{GAP}(?:in(?= \d+[.:]\d)|final|title|gold|silver|bronze|record|world|champion|heat|semi-?final)\b")
END_OF_RATE = re.compile(r"[,.;)](?:\s|$)|$")
SUM = re.compile(rf"\d+(?:,\d{{3}}|\.\d\d?(?!\d)|(?:m|bn|k|tn)\b|{GAP}(?:million|billion|trillion))")
SIGNS_BEHIND = "°€£¥₹₩$₽₺₪¢℃℉"
HYPHENED = re.compile(r"-(?:an?|per)-([a-z]+)", re.I)
SHORT_TERMS = {"pcm": "month", "pw": "week", "p/w": "week", "ppw": "week", "pa": "year", "p.a.": "year"}
PER_SHORT = re.compile(rf" ?({'|'.join(map(re.escape, SHORT_TERMS))})(?!\w)")
SUMS_ONLY = frozenset(["cr", "Cr", "T", "mil", "bil"])  # scales of sums with a sign: 'Rs 842 cr', '$2.7T'
LONGEST = 120  # code points of a unit's words: a word without end is looked at no further
FIRST_WORD = re.compile(r"[^\w]|(?<=[^\W\d_])(?=[23²³])")
RELATIVE = re.compile(rf"{GAP}(?:ago|earlier|later|before|after)\b")
SPACED_BILLION = re.compile(rf"{GAP}[a-z]{{3}}")
BILLION_OF = re.compile(rf"{GAP}(?:[a-z]+s\b(?<!ss)|people\b)")  # '8B users', but 'the 1B variant'


class Unit(NamedTuple):
    """A unit that stands at a place: its name, what the value is multiplied by, and where its words end."""

    name: str
    factor: float
    end: int


class Tables(NamedTuple):
    """The units by their words in small letters, by their symbols as written, and what each is ambiguous with."""

    words: dict[str, tuple[str, float]]
    symbols: dict[str, tuple[str, float]]
    signs: dict[str, str]  # what stands before a sum of money → its ISO code
    sums: dict[str, str]  # the same of signs that only a sum may follow: 'PS2.7m', but 'PS5'
    last: frozenset[str]  # their last characters
    firsts: dict[str, int]  # their first words, in small letters → the most words that one of them has


@cache
def tables() -> Tables:
    """The tables of lexicon/units.csv and lexicon/currencies.csv."""
    words, symbols = dict[str, tuple[str, float]](), dict[str, tuple[str, float]]()
    signs, sums = dict[str, str](), dict[str, str]()
    for row in (*rows("currencies"), *rows("units")):
        if row["kind"] == "sum sign":
            sums[row["form"]] = row["code"]
            continue
        target = symbols if row["kind"] in ("symbol", "code", "sign") else words
        form = row["form"] if target is symbols else row["form"].lower()
        target[form] = (row.get("unit") or row["code"], float(row["factor"] or 1))
        if "code" in row and row["kind"] in ("sign", "code"):
            signs[row["form"]] = row["code"]
    firsts: dict[str, int] = {}
    for form in (*words, *symbols):
        first = _first(form)
        firsts[first] = max(firsts.get(first, 0), form.count(" ") + 1)
    return Tables(words, symbols, signs, sums, frozenset(sign[-1] for sign in (*signs, *sums)), firsts)


def _first(form: str) -> str:
    return form.lower() if form.isascii() and form.isalpha() else FIRST_WORD.split(form.lower(), maxsplit=1)[0]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The scale behind a number; a currency before the second number of a range."""
    words = [form for form in scales() if len(form) > 3 or form in ("mln", "mio", "bln")]
    words.sort(key=len, reverse=True)  # 'lakh crore' before 'lakh'
    symbols = "|".join(sorted((form for form in scales() if form not in words), key=len, reverse=True))
    signs = "|".join(re.escape(sign) for sign in sorted(tables().signs, key=len, reverse=True))
    return (
        re.compile(rf"(?:{GAP}|-)?(?i:{'|'.join(words)})s?\b|{GAP}?(?:{symbols})(?![^\W_])"),
        re.compile(rf"(?:{signs}){GAP}?(?=\d)"),
    )


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The ISO code of the currency sign or code that ends at `start`, and where it begins.

    >>> currency_before("about US$5bn", 9), currency_before("HK $5.4m", 4), currency_before("COVID-19", 6)
    (('USD', 6), ('HKD', 0), None)
    """
    end = start - 1 if start and text[start - 1] in GAPS else start
    table = tables()
    if end == 0 or text[end - 1] not in table.last:
        return None
    for length in range(min(6, end), 0, -1):
        begin = end - length
        form = text[begin:end]
        if length > 3 and form[-2] == " " and form[:-2].isalpha():  # 'HK $', but no 'A $'
            form = form[:-2] + form[-1]
        code = table.signs.get(form) or (form in table.sums and SUM.match(text, start) and table.sums[form])
        if code and not (form[0].isalpha() and begin and text[begin - 1].isalnum()):
            return code, begin
    return None


def currency_at(text: str, pos: int) -> int:
    """Where the currency sign that stands at `pos` ends; `pos` where none does."""
    found = _patterns()[1].match(text, pos)
    return found.end() if found else pos


def read_scale(text: str, pos: int, currency: bool = False) -> tuple[float, int]:
    """The factor of the scale that stands at `pos` and where it ends; (1, pos) where none does.

    >>> read_scale("12-million ton", 2), read_scale("5m tall", 1), read_scale("35m people", 2)
    ((1000000.0, 10), (1.0, 1), (1000000.0, 3))
    """
    found = _patterns()[0].match(text, pos)
    if found is None:
        return 1.0, pos
    form = found[0].strip(GAPS + "-")
    factor = scales().get(form) or scales().get(form.lower()) or scales().get(form.lower().rstrip("s"), 1.0)
    if form in SUMS_ONLY and not currency:
        return 1.0, pos
    if form == "T" and (found[0] != form or text[found.end() : found.end() + 1] == "-"):
        return 1.0, pos  # 'the $10 T-shirt'
    if len(form) == 1 and not currency:
        spaced, end = found[0] != form, found.end()
        if (
            (pos >= 4 and text[pos - 4 : pos].isdigit())  # 'Radeon 5500M'
            or (spaced and not (form == "B" and SPACED_BILLION.match(text, end)))
            or (form == "m" and _metres(text, pos, end))
            or (form in "bB" and not spaced and not BILLION_OF.match(text, end))
        ):
            return 1.0, pos
    return factor, found.end()


def _metres(text: str, pos: int, end: int) -> bool:
    """Whether an 'm' at `pos` without a currency is of metres: 'waves of up to 7m', 'at 6,100m', 'a 180m ship'."""
    if METRES.match(text, end):
        return True
    many = MILLION_OF.match(text, end) is not None or read_unit(text, end, len(text)) is not None
    if text[pos - 4 : pos - 3] == ",":
        return not many  # 'at 6,100m', but '1,450m tonnes'
    before = text[max(0, pos - 80) : pos]
    if A_THING.search(before) and (thing := ONE_THING.match(text, end)):
        return not is_plural(thing[1]) and thing[1] not in neighbours("of millions")
    if SIZED.search(before) is not None and not many:
        return True  # 'a minimum focus distance of 0.3m'
    raced = RACED.search(before) is not None and RACE.match(text, end) is not None
    return raced or RECORD.search(before) is not None or (TALL.search(before) is not None and not many)


BEFORE_TAX = re.compile(
    r" (?:before|after) (?:tax(?:es)?|bills|deductions|rent|housing costs|fees|costs)\b"
    r"(?=[.,;:)]| (?:and|but|in|for|is|are|to)\b|\s*$)"  # but 'lost $3bn a year before fees rose'
)
DESIGNATION = re.compile(r"[ \u00a0][A-Z]-\d")


def read_unit(text: str, pos: int, limit: int) -> Unit | None:
    """The unit whose words stand at `pos`: percent, points, a currency's name, the longest of the units that fits.

    >>> read_unit("25 million metric tons of soybeans", 10, 34)
    Unit(name='tonne', factor=1.0, end=22)
    """
    if pos >= limit:
        return None
    first = text[pos + 1 : pos + 2] if text[pos] in GAPS_AND_HYPHEN else text[pos]
    if first in PERCENT_FIRSTS:
        if points := POINTS.match(text, pos):
            return Unit("percentage point", 0.01 if points["bp"] else 1.0, points.end())
        if percent := PERCENT.match(text, pos):
            return Unit("percent", 1.0, percent.end())
    if first.isalpha():
        slashed = SLASHED.match(text, pos) if "/" in text[pos : pos + 6] else None
        if slashed and slashed[1] in tables().symbols:
            return Unit(*tables().symbols[slashed[1]], slashed.end())
        return _in_words(text, pos, limit)
    if degrees := DEGREES.match(text, pos):
        return Unit(tables().symbols[degrees["scale"]][0], 1.0, degrees.end())
    at = pos + 1 if text[pos] in GAPS else pos
    sign = text[at : at + 1]  # '5 €', '20°'
    if sign and sign in SIGNS_BEHIND and sign in tables().symbols and not text[at + 1 : at + 2].isdigit():
        return Unit(tables().symbols[sign][0], 1.0, at + 1)
    return None


def _in_words(text: str, pos: int, limit: int) -> Unit | None:
    words, symbols, *_, firsts = tables()
    if DESIGNATION.match(text, pos):
        return None  # '24 F-16s'
    furthest = min(limit + 1, pos + LONGEST)
    first = WORD.match(text, pos, furthest)
    most = firsts.get(_first(first[1]), 0) if first else 0
    if first is None or not most:
        return None
    ends = [first.end()]
    while len(ends) < most and (word := WORD.match(text, ends[-1], furthest)):
        ends.append(word.end())
    power = POWER.match(text, ends[0])
    if power and (hit := symbols.get(text[pos : power.end()].strip(GAPS + "-").replace("^", ""))):
        return Unit(*hit, power.end())
    for end in reversed(ends):
        form = text[pos:end].strip(GAPS + "-")
        if hit := _spelled(form):
            return Unit(*hit, end)
        if form.endswith(".") and (hit := _spelled(form[:-1])):
            return Unit(*hit, end - 1)
    if form.endswith(".") and (hit := symbols.get(form.replace(".", ""))):  # 'm.p.h.'
        return Unit(*hit, ends[0])
    head, _, rest = form.partition("-")
    ordinal = head.lower() == "second" and rest != "long"  # 'two second-half tries'
    hit = words.get(head.lower()) if rest and not ordinal else None  # 'a 90-day-long': the first part is the unit
    return Unit(*hit, ends[0] - len(rest) - 1) if hit else None


def _spelled(form: str) -> tuple[str, float] | None:
    """The unit and factor of a symbol as written, or of words in any letters, with hyphens or spaces."""
    words, symbols, *_ = tables()
    return symbols.get(form) or words.get(form.lower()) or words.get(form.lower().replace("-", " "))


def _near_rate(text: str, at: int, money: bool) -> tuple[str, int] | None:
    """The rate right behind a unit: '/barrel', ' a tonne', ' per diluted share'."""
    near = RATE.match(text, at)
    if near is None or (near["than"] is not None and near["than"].lower() not in neighbours("comparative")):
        return None
    slashed, pieces = near["slashed"], neighbours("piece")
    name, link = ("slashed", "/") if slashed else ("by", near["word"].lower())
    word, begin, end = near[name].lower(), near.start(name), near.end(name)
    unit = read_unit(text, begin, len(text))
    bought = not link.startswith("for") or link.endswith(("each", "every"))
    if not (bought or (unit is not None and text.startswith(" of ", unit.end))):
        return None  # '$40 for a hat', but '46 cents for a litre of milk'
    then = singular((near["then"] or "").lower())
    if then in pieces and unit is None:  # 'per diluted share'
        return then, near.end()
    # 'a loss of $1,800 for each household', 'a year earlier', but 'loses $9 on every tonne'
    relative = word in TIMES and RELATIVE.match(text, end) and not BEFORE_TAX.match(text, end)
    per, piece = link == "per", singular(word) in pieces
    known = unit is not None or (piece and link.startswith("on"))  # 'earned 8 euros on each ticket'
    if relative or (link.startswith(("for", "on")) and (not known or word in TIMES)):
        return None
    # '3 mm a decade' is no rate per year
    measured = unit is not None and unit.factor == 1 and unit.name != "percent" and unit.end >= end
    long = unit and money and (unit.end > end or near[name] in tables().symbols)  # '$15,000 a metric ton', '$4 a lb'
    if unit and measured and (slashed or per or piece or long):
        return unit.name, unit.end
    closed = money and not slashed and END_OF_RATE.match(text, end)  # '$1,900 a box, down from'
    told = piece or closed or (per and word not in ("cent", "capita")) or (slashed and money and word.isalpha())
    return (ANNUM.get(word) or singular(word), end) if told else None


def _based(text: str, at: int) -> tuple[str, int] | None:
    """A rate by many of a kind: '100,000 residents' of 'per 100,000 residents', '1,000' where no kind is told."""
    many = BASE.match(text, at)
    if many is None:
        return None
    base = "million" if many["million"] else {"hundred": "100", "thousand": "1,000"}.get(many["base"].lower(), "")
    if text.startswith("weight", many.end("base")):
        return None  # '$17.60 per hundredweight'
    base = base or f"{int(many['base'].replace(',', '')):,}"
    if many["by"] and (unit := read_unit(text, many.start("by"), len(text))) and unit.factor == 1:
        return f"{base} {unit.name}", unit.end
    words = [word for word in (many["by"], many["then"]) if word]
    last = next((i for i, word in enumerate(words) if is_plural(word.lower())), -1)  # 'live births'
    return " ".join([base, *words[: last + 1]]).lower(), many.end(("base", "by", "then")[last + 1])


def read_rate(text: str, pos: int, money: bool) -> tuple[str, int] | None:
    """What the unit before `pos` is counted by: ('barrel', end) of '$58.24 per barrel', None where by nothing.

    >>> read_rate("25 million tons of soybeans a year for three years", 15, False)
    ('year', 34)
    """
    if (short := PER_SHORT.match(text, pos)) and money:  # '£1,100 pcm'
        return SHORT_TERMS[short[1]], short.end()
    if hyphened := HYPHENED.match(text, pos):  # '$10-a-month'
        return singular(hyphened[1].lower()), hyphened.end()
    country = COUNTRY.match(text, pos) if money else None
    at = country.end() if country else pos
    if near := _based(text, at):
        return near
    if sized := SIZED_PIECE.match(text, at):
        return singular(sized["by"].lower()), sized.end()
    if near := _near_rate(text, at, money):
        return near
    far = FAR_RATE.match(text, at)
    if far is None or (far["each"] and money):
        return None  # 'The price was $40 in each of the past two years'
    stretch = (far["per"] or far["adverb"] or "year").lower()  # 'in each of the next three years'
    return term_of(stretch), far.end()


def term_of(word: str) -> str:
    """'annual', 'weekly', 'annually' → 'year', 'week', 'year'; a word of no such kind stays as it is."""
    return TERM_OF.get(word) or word.removesuffix("ly")
