"""An ordered list of rules: text → the numbers it states. The order is the policy; each rule's name travels in `why`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from .lexicon import rows
from .number import DIGITS, MIXED, digits, number_words, scales, spoken
from .units import GAP, Unit, currency_before, read_rate, read_scale, read_unit, singular
from .words import Mention, Sentence, tokenize

MONTHS = {
    m: i for i, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1) for m in names.split()
}  # fmt: skip
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
AFTER_MONTH = re.compile(rf"(?P<month>{MONTH})[ \u00a0]$")
DAY_YEAR = re.compile(rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%]|[.,]\d)(?:,? (?P<year>{YEAR}))?")
DAY_MONTH = re.compile(rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?")
RANGE = re.compile(rf"{GAP}?[-–—−]{GAP}?(?!{GAP})|{GAP}(?:to|and|or){GAP}", re.I)
DASH = re.compile(r"[-–—−]")
BETWEEN = re.compile(r"\b(?:between|both)\s+(?:\S+ ){0,2}\S{0,4}$", re.I)
FROM = re.compile(r"\bfrom\s+(?:(?:about|around|roughly|some|nearly|almost|up to|a|an|the|over|more than|approximately)\s+){0,2}\S{0,4}$", re.I)
RANGING = re.compile(r"\b(?:rang(?:e[sd]?|ing)|anywhere|var(?:y|ie[sd]|ying)|priced|prices?|costs?)\s+from\s+\S{0,4}$", re.I)
NEXT_NUMBER = re.compile(rf"(?:{DIGITS})(?:[½¼¾]|-\d/\d)?")
NUMBER_SIGN = re.compile(r"(?:^|[\s(])[-−–]$")
HALF_YEAR = re.compile(r" an? (hour|year|minute|mile|day|century|decade|point|percentage point|dozen|second)\b", re.I)

WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen" \
    "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|zero"  # fmt: skip
PART = "half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth|thousandth"
SCALES = "hundred|thousand|million|billion|trillion|dozen"



TRIGGER = re.compile(
    rf"\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\b(?:{WORDS}|{PART}|thirds|quarters|fourths|fifths|hundreds?|thousands?|millions|billions"
    r"|trillions|dozens?|tens of|halv(?:e|ed|ing)|twice|\w+fold|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|trebl(?:e[sd]?|ing)"
    r"|quadrupl(?:e[sd]?|ing)|quintupled|a (?=year|month|decade)|an? (?=hundred|thousand|[mbtr]+illion|dozen))",
    re.I,
)
NOUN_STOP = frozenset("other others more less fewer times time percent ago".split())
VOTE = re.compile(r"\bvot(?:e[sd]?|ing)\b|\bruling\b|\bsplit\b|\bdecision\b|\bmajority\b|\bcommittee\b|\bjustices\b", re.I)
NAME_BEFORE = re.compile(r"([^\W\d_][\w&’'.-]*)[ \u00a0-]$")
GLUED = re.compile(r"[^\W\d_]+[-]?$")


class Rule(NamedTuple):
    """A shape of number: its name, its pattern and what it makes; `make` None means: passed over."""

    name: str
    pattern: re.Pattern[str]
    make: Callable[[Sentence, re.Match[str]], list[Mention] | None] | None = None


def find(text: str, spans: tuple[tuple[int, int], ...], passed: list[tuple[int, int, str]] | None = None) -> Iterator[Sentence]:
    """The sentences that state numbers, each with its mentions in order.

    `passed`, where given, receives (start, end, rule) of every number that a rule passed over.

    >>> [m.value for s in find("Sales of 5,835 units in March 2019.", ((0, 35),)) for m in s.mentions]
    [5835.0]
    """
    starts = [start for start, _ in spans]
    sentence: Sentence | None = None
    pos = 0
    for trigger in TRIGGER.finditer(text):
        at = trigger.start()
        if at < pos:
            continue
        start, end = spans[max(0, bisect_right(starts, at) - 1)]
        if sentence is None or sentence.start != start:
            if sentence and sentence.mentions:
                yield _shared(sentence)
            sentence = Sentence(text, start, end)
        mentions, pos, rule = _read(sentence, at)
        sentence.mentions += mentions
        if passed is not None and not mentions:
            passed.append((at, max(pos, at + 1), rule))
    if sentence and sentence.mentions:
        yield _shared(sentence)


def _read(sentence: Sentence, at: int) -> tuple[list[Mention], int, str]:
    """What the first rule that fits makes of the number at `at`, where reading goes on, and the rule's name."""
    text = sentence.text
    for rule in DIGIT_RULES if text[at].isdigit() else WORD_RULES:
        found = rule.pattern.match(text, at, sentence.end)
        if found is None:
            continue
        if rule.make is None:
            return [], found.end(), rule.name
        mentions = rule.make(sentence, found)
        if mentions is None:
            continue
        for mention in mentions:
            mention.rule = mention.rule or rule.name
        return mentions, max((m.noun_end if m.unit in ("percent",) else m.end for m in mentions), default=found.end()), rule.name
    return [], at + 1, "no rule"


# ---- numbers in digits


def _date(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    groups = found.groupdict()
    start, month = found.start(), groups.get("month")
    if month is None:
        before = AFTER_MONTH.search(sentence.text[max(sentence.start, start - 12) : start])
        if before is None or not 1 <= int(found["day"]) <= 31:
            return None
        month, start = before["month"], start - len(before[0])
    value = int(found["year"] or 0) * 10_000 + MONTHS[month.rstrip(".").lower()] * 100 + int(found["day"])
    return [Mention(start, found.end(), float(value), unit="date", noun_end=found.end())]


def _glued(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'X6', 'COVID-19', 'iPhone11': letters before the digits make a name, unless they are a currency's."""
    start, text = found.start(), sentence.text
    before = GLUED.search(text[max(sentence.start, start - 12) : start])
    if before is None or currency_before(text, start):
        return None
    if before[0].endswith("-") and before[0][:-1].lower() in ("to", "mid", "sub", "pre", "post", "over", "under", "a"):
        return None
    return []


def _named(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'Big 12', 'iPhone 11', 'Section 301': a whole number after a capitalised word, with no unit behind it, is a name's."""
    start, text = found.start(), sentence.text
    before = NAME_BEFORE.search(text[max(sentence.start, start - 24) : start])
    if before is None:
        return None
    word = before[1]
    if read_unit(text, found.end(), sentence.end) or read_scale(text, found.end())[0] != 1 or currency_before(text, start):
        return None
    if word.lower().rstrip(".") in _references():
        return []
    first = start - len(before[0]) <= sentence.start + 1
    if not any(c.isupper() for c in word) or first or word.rstrip(".").lower() in MONTHS or found[0].count(",") or "." in found[0]:
        return None
    if text[found.end() : found.end() + 1] in "-–" and text[found.end() : found.end() + 1]:
        return None
    if _noun(sentence, found.end())[0] and word.isupper() is False and word.lower() in _ordinary(sentence, start):
        return None
    return []


def _ordinary(sentence: Sentence, start: int) -> frozenset[str]:
    """The word before `start`, where its tag says that it is no name ('With 275', 'Since 20')."""
    tokens = _tokens(sentence)
    for token in tokens:
        if token.end >= start - 1 and token.end <= start:
            return frozenset() if token.tag in "NE" else frozenset([token.lower])
    return frozenset()


@cache
def _references() -> frozenset[str]:
    return frozenset(row["form"] for row in rows("references"))


def _year(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    text, start, end = sentence.text, found.start(), found.end()
    if currency_before(text, start) or text[end : end + 1] == "%":
        return None
    word = NAME_BEFORE.search(text[max(sentence.start, start - 16) : start])
    hedged = word is not None and word[1].lower() in ("than", "about", "around", "nearly", "some", "roughly", "least", "almost")
    unit = read_unit(text, end, sentence.end)
    if unit and not text[end : end + 1].isalpha() and (hedged or (unit.name not in ("year", "day", "month") and (word is None or word[1].lower() not in ("in", "since", "by", "of", "until", "for", "from")))):
        return None
    return None if hedged and _noun(sentence, end)[0] else []


def _versus(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'voted 5–4' is two counts of votes; '2-1' with nothing behind it is a match's score."""
    text, end = sentence.text, found.end()
    if read_unit(text, end, sentence.end) or read_scale(text, end)[0] != 1 or currency_before(text, found.start()):
        return None
    one, two = found[1], found[2]
    if VOTE.search(text, sentence.start, sentence.end):
        return [
            Mention(found.start(i), found.end(i), float(found[i]), unit="vote", noun_end=found.end(), rule="vote") for i in (1, 2)
        ]
    if float(one) < float(two) and _noun(sentence, end)[0]:
        return None
    return []


def _in_ten(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'nine in ten' is a share of 90 percent; 'a 12 out of 10' is a score on that scale."""
    part, whole = _small(found["part"]), _small(found["whole"])
    if not part or not whole:
        return None
    text, end = sentence.text, found.end()
    if found["out"] and (part > whole or re.search(r"\ban? [\"“‘']?$", text[max(0, found.start() - 5) : found.start()]) or text[end : end + 1] in ".,;\"”’"):
        return [Mention(found.start(), end, part, unit=f"score/{whole:g}", noun_end=end)] if whole in (5, 10, 20, 100) else None
    if part > whole or (not found["out"] and re.match(r" (?:years?|months?|days?|weeks?|minutes|hours|games|seasons|matches)\b", text[end:])):
        return None
    return [Mention(found.start(), end, 100 * part / whole, unit="percent", step=100 / whole, noun_end=end)]


def _small(word: str) -> float:
    if word[0].isdigit():
        return float(word)
    number = spoken(word.lower().split("-"))
    return number.value if number else 0.0


def _digits(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    try:
        number = digits(found[0])
    except ValueError:
        return []
    return _quantity(sentence, found.start(), found.end(), number.value, number.step)


# ---- numbers in words


def _words(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    words = re.split(r"[ -]+", found[0].lower())
    while words and words[-1] in ("and", "a"):
        words.pop()
    number = spoken(words)
    if number is None:
        return []
    end = found.start() + len(found[0].rstrip())
    return _quantity(sentence, found.start(), end, number.value, number.step)


def _fraction(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'two-thirds of output', 'a tenth of sales': a share; 'a quarter-point': a change in points."""
    text, start, end = sentence.text, found.start(), found.end()
    value, _ = number_words()[found["part"].lower()]
    before = re.search(r"(?:\b(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[ -])$", text[max(sentence.start, start - 7) : start], re.I)
    count = 1.0
    if before:
        start -= len(before[0]) if before["count"].lower() not in ("a", "an") else 0
        count = _small(before["count"]) if before["count"].lower() not in ("a", "an") else 1.0
    return _share(sentence, start, end, count * value, bool(before))


def _counted_fraction(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    value = _small(found["count"]) * number_words()[found["part"].lower()][0]
    return _share(sentence, found.start(), found.end(), value, True)


def _tenth(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    if sentence.text[found.start() - 2 : found.start()].lower() not in ("a ", "n ") or int(found["whole"]) == 0:
        return None
    return _share(sentence, found.start(), found.end(), 1 / float(found["whole"]), True)


def _share(sentence: Sentence, start: int, end: int, value: float, counted: bool) -> list[Mention] | None:
    text = sentence.text
    point = re.compile(r"[- ](?:of a )?(?:percentage[- ])?points?\b", re.I).match(text, end)
    if point:
        return [Mention(start, end if text[end] == " " else point.end(), value, unit="percentage point", step=value, noun_end=point.end())]
    unit = read_unit(text, end, sentence.end)
    if counted and value < 1 and unit and unit.name in ("mile", "hour", "inch", "acre", "tonne", "pound"):
        return [Mention(start, unit.end, value, unit=unit.name, step=value, noun_end=unit.end)]
    scale = re.compile(r"(?: of)?(?: an?)? (million|billion|trillion)\b", re.I).match(text, end)
    if scale:
        factor = scales()[scale[1].lower()]
        return _quantity(sentence, start, scale.end(), value * factor, value * factor)
    follows = re.compile(r" (?:of|from|as|to|in|on|by|the|its|their|his|her|all|those|less|more|higher|lower)\b|[.,;:)”\"]|$| (?=\w)", re.I).match(text, end)
    if not counted or not follows or re.match(r" (?:hours?|time|year|century|quarter)\b", text[end : end + 9]):
        return []
    return [Mention(start, end, 100 * value, unit="percent", step=100 * min(value, 0.25), noun_end=end)]


def _half(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'half of its output' is a share, 'half an hour' a duration, 'by half' a change; 'first half' is none of them."""
    text, start, end = sentence.text, found.start(), found.end()
    duration = HALF_YEAR.match(text, end)
    if duration:
        name = {"point": "percentage point"}.get(duration[1].lower(), duration[1].lower())
        return [Mention(start, duration.end(), 6.0 if name == "dozen" else 0.5, unit="" if name == "dozen" else name, step=0.5, noun_end=duration.end())]
    before = text[max(sentence.start, start - 12) : start].lower()
    if re.search(r"\b(?:first|second|other|latter|top|bottom|better|both|each|opening|1st|2nd)[ -]$|-$", before):
        return []
    if before.endswith("by ") and not re.match(r" (?:of|the|a)\b", text[end : end + 5]):
        return [Mention(start, end, 0.5, unit="ratio", step=0.5, noun_end=end)]
    if re.match(r" (?:of|the|its|their|his|her|all|that|those|what|as)\b", text[end : end + 8]) or before.endswith(("in half ", "than ", "nearly ", "almost ", "about ", "over ", "around ", "roughly ")):
        return _share(sentence, start, end, 0.5, True) if text[end : end + 1] != "-" else []
    return _share(sentence, start, end, 0.5, True) if re.match(r"[- ](?:percentage |a )?point", text[end : end + 20]) or re.match(r" (?:an? )?[mb]illion", text[end : end + 12]) else []


def _multiple(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'doubled', 'triple the', 'fourfold', 'twice as': a ratio; 'double bed' and 'double-digit' are none."""
    text, start, end, word = sentence.text, found.start(), found.end(), found[0].lower()
    if word not in number_words():
        return []
    plain = word in ("double", "triple", "treble", "quadruple", "twice") or word.endswith("s")
    if text[end : end + 1] == "-" or (plain and text[start - 1 : start] == "-"):
        return []
    if plain and not re.match(r" (?:the|its|their|his|her|that|those|what|as|in|to|from|this|last|over|by|next|a|an)\b|[.,;]|$| (?:capacity|output|production|sales|exports|imports|spending)", text[end : end + 12]):
        return []
    if word == "twice" and not re.match(r" (?:as|the|its|their|that|what)\b", text[end : end + 7]):
        return []
    value, kind = number_words()[word]
    return [Mention(start, end, value, unit="ratio", step=0.5, noun_end=end, rule=f"multiple{kind.removeprefix('multiple')}")]


def _vague(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'dozens of people', 'tens of thousands': a bucket from one power of ten to the next."""
    words = [w for w in found[0].lower().split() if w not in ("of", "the", "many")]
    table = number_words()
    low, high = 1.0, 1.0
    for word in words:
        value = 10.0 if word == "tens" else table[word][0]
        low, high = low * value, high * value
    high *= 1000.0 if words[0] in ("thousands", "millions", "billions", "trillions") and len(words) == 1 and words[0] != "thousands" and False else 10.0
    unit = read_unit(sentence.text, found.end(), sentence.end)
    end = found.end()
    of = re.compile(r" of (?:the |its |their )?").match(sentence.text, end)
    if unit is None and of:
        unit = read_unit(sentence.text, of.end() - 1, sentence.end)
    mention = Mention(found.start(), end, low, high, unit=unit.name if unit else "", step=low, noun_end=unit.end if unit else end)
    if unit is None:
        mention.noun, mention.noun_end = _noun(sentence, of.end() - 1 if of else end)
        if not mention.noun and not of:
            return []
        mention.unit = _head(mention.noun)
    return [mention]


def _a_year(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'pauses the curbs for a year': one year, where something is put off or lasts; 'twice a year' is a rate."""
    before = sentence.text[max(sentence.start, found.start() - 14) : found.start()].lower()
    if not re.search(r"\b(?:for|by|of|lasts?|about|nearly|almost|within) (?:about |another |only |just )?$", before):
        return []
    rest = sentence.text[found.end() : found.end() + 9].lower()
    if not PUT_OFF.search(sentence.text, sentence.start, sentence.end) or rest.startswith((" ago", " earlier", "-")):
        return []
    return [Mention(found.start(), found.end(), 1.0, unit=found[1].lower(), noun_end=found.end())]


PUT_OFF = re.compile(
    r"\b(?:pauses?|paused|pausing|suspen\w+|postpon\w+|put(?:s|ting)? off|delay\w*|defer\w*|extend\w*|exten\w+|freez\w+|froze\w*|hold\w* back|lift\w*|waive\w*|truce|ceasefire|halt\w*)\b", re.I
)


# ---- what all quantities share


def _quantity(sentence: Sentence, start: int, end: int, value: float, step: float) -> list[Mention] | None:
    """A number with its currency, scale, unit, rate or counted noun, or the range that it begins."""
    text = sentence.text
    currency = currency_before(text, start)
    begin = currency[1] if currency else start
    negative = bool(NUMBER_SIGN.search(text[max(sentence.start - 1, begin - 2) : begin])) if begin > sentence.start or text[begin - 1 : begin] in "-−" else False
    scale, after = read_scale(text, end, currency is not None)
    unit = None if currency else read_unit(text, after, sentence.end)
    mention = Mention(begin, after, value * scale, unit=currency[0] if currency else "", step=step * scale)
    if unit:
        mention.unit, mention.end = unit.name, unit.end
        mention.value, mention.step = mention.value * unit.factor, mention.step * unit.factor
    mention.noun_end = mention.end
    if unit is None or unit.name not in ("date",):
        _range(sentence, mention, scale == 1.0, unit is None and currency is None)
    if negative and mention.high is None and mention.value:
        mention.value, mention.start = -mention.value, mention.start - 1
    if mention.unit:
        _rate(sentence, mention)
        return [mention]
    _count(sentence, mention)
    if not mention.unit and not _bare(sentence, mention, start, end):
        return []
    return [mention]


def _range(sentence: Sentence, mention: Mention, no_scale: bool, no_unit: bool) -> None:
    """Joins '250-260 million', 'between 260 and 270 million', '260 million to 270 million tonnes' to one mention."""
    text = sentence.text
    link = RANGE.match(text, mention.end, sentence.end)
    if link is None:
        return
    word = link[0].strip().lower()
    lead = text[max(sentence.start, mention.start - 48) : mention.start]
    if word == "or" or (word == "and" and not BETWEEN.search(lead)) or (word == "to" and FROM.search(lead) and not RANGING.search(lead)):
        return
    at = link.end()
    prefix = re.compile(r"(?:[A-Z]{0,3}[$€£¥₹]|about |around |roughly )?" + GAP + "?").match(text, at)
    at = prefix.end() if prefix else at
    found = NEXT_NUMBER.match(text, at, sentence.end) or SPELLED.match(text, at, sentence.end)
    if found is None:
        return
    number = digits(found[0]) if found[0][0].isdigit() or found[0][0] == "." else spoken(re.split(r"[ -]+", found[0].lower()))
    if number is None:
        return
    currency = currency_before(text, at)
    scale, after = read_scale(text, found.end(), currency is not None or len(mention.unit) == 3)
    unit = read_unit(text, after, sentence.end)
    low = mention.value * (scale if no_scale and scale != 1 and (no_unit or mention.unit == (unit.name if unit else mention.unit)) else 1.0)
    high = number.value * scale * (unit.factor if unit else 1.0)
    if unit and no_unit:
        low *= unit.factor
    if (word != "and" and low >= high) or (unit and mention.unit and unit.name != mention.unit) or (currency and mention.unit and currency[0] != mention.unit):
        return
    if DASH.match(word or " ") and mention.unit == "" and unit is None and scale == 1 and not _noun(sentence, after)[0]:
        return
    mention.value, mention.high, mention.step = low, high, max(number.step * scale, 0.0)
    mention.end = mention.noun_end = unit.end if unit else after
    mention.unit = mention.unit or (currency[0] if currency else "") or (unit.name if unit else "")


def _rate(sentence: Sentence, mention: Mention) -> None:
    """Adds what the unit is counted by: '$17,835 a tonne' is USD/tonne; the span ends before the per-part."""
    if mention.unit in ("percent", "percentage point", "ratio", "date", "year", "month", "day", "hour", "minute", "week"):
        return
    rate = read_rate(sentence.text, mention.end, len(mention.unit) == 3 and mention.unit.isupper())
    if rate and rate[1] <= sentence.end:
        mention.unit, mention.noun_end = f"{mention.unit}/{rate[0]}", rate[1]


def _count(sentence: Sentence, mention: Mention) -> None:
    at = mention.end
    of = re.compile(r" of (?:the|its|their|our|his|her|these|those) ").match(sentence.text, at)
    mention.noun, mention.noun_end = _noun(sentence, of.end() - 1 if of else at)
    if mention.noun:
        mention.unit = _head(mention.noun)
    elif mention.unit == "":
        mention.noun_end = mention.end


def _head(noun: str) -> str:
    """The singular head of a noun phrase: 'new cars' → 'car'."""
    return singular(re.split(r"[ -]", noun)[-1].lower()) if noun else ""


def _noun(sentence: Sentence, at: int) -> tuple[str, int]:
    """The noun phrase that stands right after `at`, and where it ends; ('', at) where none does."""
    tokens = _tokens(sentence)
    first = next((i for i, t in enumerate(tokens) if t.start >= at), len(tokens))
    if first < len(tokens) and tokens[first].text == "-" and tokens[first].start == at:
        first += 1
    last = -1
    i = first
    while i < len(tokens) and i - first < 6:
        token = tokens[i]
        if token.tag not in "NEALG" or (i > first and sentence.text[token.start - 1] in ",.;:("):
            break
        if token.lower in NOUN_STOP and i == first and token.lower != "times":
            break
        if token.tag in "NE":
            last = i
        i += 1
    if last < 0 or tokens[first].start - at > 1:
        return "", at
    return sentence.text[tokens[first].start : tokens[last].end], tokens[last].end


def _tokens(sentence: Sentence) -> list:  # type: ignore[type-arg]
    if not sentence.tokens:
        sentence.tokens = tokenize(sentence.text, sentence.start, sentence.end)
    return sentence.tokens


BARE_LEAD = re.compile(r"\b(?:about|around|roughly|nearly|almost|approximately|over|under|above|below|than|least|most|up to|some|to|from|at|by|of|reach(?:ed|es)?|was|is|are|were|be|a|total(?:s|ed|ing)?|averaged?|meeting a)\s$", re.I)


def _bare(sentence: Sentence, mention: Mention, start: int, end: int) -> bool:
    """Whether a number with no unit and no noun is a figure: 'to 6,327.80' is, '20 on loan' is not."""
    if mention.value in (0.0, 1.0) and mention.high is None and mention.step >= 1:
        return False
    written = sentence.text[start:end]
    fine = "," in written or "." in written or mention.high is not None or abs(mention.value) >= 1000
    lead = BARE_LEAD.search(sentence.text[max(sentence.start, start - 16) : start])
    return fine or (lead is not None and written[0].isdigit())


def _shared(sentence: Sentence) -> Sentence:
    """Lends the unit of the last of coordinated numbers to the bare ones before it: '2, 2.15 and 2.4 per cent'."""
    mentions = sentence.mentions
    _tokens(sentence)
    for one, two in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=False):
        between = sentence.text[one.end : two.start].strip().lower()
        if not one.unit and two.unit not in ("", "date") and between in LINKS and not one.noun:
            one.unit = two.unit
            one.rule += ", unit shared"
    return sentence


LINKS = frozenset([",", "and", ", and", "or", "to", "/", "&", "-", "–", ", or", "to about", "and about", "to around", "to nearly", "but", ", then"])
NUMBER_WORDS = rf"(?:{WORDS})(?:[ -](?:and )?(?:{WORDS}|{SCALES}|a half)\b)*"
SPELLED = re.compile(rf"\b{NUMBER_WORDS}", re.I)
D = rf"(?:{DIGITS})"
SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d{1,3})"


def _rules(*specs: tuple[str, str, Callable[[Sentence, re.Match[str]], list[Mention] | None] | None]) -> tuple[Rule, ...]:
    return tuple(Rule(name, re.compile(pattern, re.I), make) for name, pattern, make in specs)


DIGIT_RULES = _rules(
    ("numeric date", r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)", None),
    ("clock time", r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?|GMT\b|E[SD]?T\b|P[SD]?T\b|CET\b|BST\b|UTC\b|hrs\b)|\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\s?[ap]\.?m\b\.?(?! people)|\d{1,2} o[’']clock", None),
    ("phone number", r"(?:\d-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?!\d)|\d{4,5} \d{6}(?!\d)|\d{3}[ .]\d{3}[ .]\d{4}(?!\d)", None),
    ("version", r"\d+(?:\.\d+){2,}", None),
    ("tenth of", r"(?P<whole>\d{1,2})th\b(?= of\b)", _tenth),
    ("ordinal", r"\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b", None),
    ("decade", r"(?:1[5-9]|20)\d0[’']?s\b|\d0[’']?s\b", None),
    ("season", r"(?:19|20)\d\d[-–—/](?:(?:19|20)\d\d|\d\d)(?![\d%]|[.,]\d)", None),
    ("day and month", DAY_MONTH.pattern, _date),
    ("month and day", DAY_YEAR.pattern, _date),
    ("reading time", r"\d{1,3}[- ]min(?:ute)?s?[- ](?:read|watch|listen)", None),
    ("street address", r"\d{1,5}(?: [NSEW]\.?)?(?: (?-i:[A-Z])[\w’']+){1,3} (?-i:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Square|Place|Court|Terrace|Way)\b", None),
    ("letters before", r"\d+(?:[.,]\d+)*", _glued),
    ("in ten", rf"(?P<part>{SMALL}) (?:(?P<out>out of)|in)(?: every)? (?P<whole>{SMALL})\b(?!%|[.,]\d)", _in_ten),
    ("year", r"(?:1[5-9]|20)\d\d(?![\d½¼¾]|[.,]\d|-\d|-(?!led|based|style|level)[a-z])(?!\s?(?:%|per ?cent|[mb]illion|bn\b))", _year),
    ("versus", r"(\d{1,3})[-–—](\d{1,3})(?![\d%½¼¾/-]|[.,]\d|[^\W_])", _versus),
    ("name", r"\d+(?:,\d{3})*(?:\.\d+)?(?![\d%])", _named),
    ("generation", r"\d[GgDKk]\b(?! (?:people|jobs|users))", None),
    ("digits", rf"{D}(?:(?:[- ](?=\d/))?(?:\d/\d{{1,2}}(?![\d/]))| ?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])?", _digits),
)
WORD_RULES = _rules(
    ("one of", r"one (?:of|another|day|thing|more thing|by one|way or|could|can|would|might|is|was|has|who|that|should|must)\b|one[-’'](?:on|s|off|time|stop|sided|to|way)\b|one another\b", None),
    ("sign fraction", r"[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]", _digits),
    ("in ten", rf"(?P<part>{SMALL})[ -](?:(?P<out>out[ -]of)|in)(?:[ -]every)?[ -](?P<whole>{SMALL})\b", _in_ten),
    ("counted fraction", rf"(?P<count>one|two|three|four|five|six|seven|eight|nine)[ -](?P<part>thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?|hundredths?)\b", _counted_fraction),
    ("half", r"half\b", _half),
    ("fraction", r"(?P<part>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth)\b", _fraction),
    ("multiple", r"(?:halv(?:e|ed|ing)|twice|\w+fold|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|trebl(?:e[sd]?|ing)|quadrupl(?:e[sd]?|ing)|quintupled)\b", _multiple),
    ("vague plural", r"(?:(?:tens|hundreds|thousands) of )?(?:dozens|hundreds|thousands|millions|billions|trillions)\b", _vague),
    ("a year", r"a (year|month|decade)\b", _a_year),
    ("number words", rf"(?:an? )?(?:{NUMBER_WORDS}|(?:{SCALES})\b(?:[ -](?:and )?(?:{WORDS}|{SCALES})\b)*)", _words),
)
