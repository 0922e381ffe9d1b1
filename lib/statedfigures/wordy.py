"""The rules for numbers in words: fractions, multiples, vague plurals, and what is left is a quantity."""

from __future__ import annotations

import re

from .neighbours import neighbours
from .nouns import counted
from .number import SIGNS, Number, number_words, scales, spoken, words_of
from .numerals import SMALL, in_ten, of_digits, small
from .quantity import NUMERALS, SPELLED_REST, Rule, quantity, rules
from .units import read_unit
from .words import Mention, Sentence

PARTS = words_of("fraction")
MULTIPLES = words_of("multiple up", "multiple down", "multiple")
VAGUE = words_of("vague")
SCALES = "hundred|thousand|million|billion|trillion|dozen"
# 'half an hour', 'a half-mile', 'half century'
HALF_UNIT = re.compile(
    r"(?: an?(?= )|(?=[ -](?:hour|mile|century|decade|pint|acre|inch|minute|tonne?|day)\b))[ -](hour|year|minute|mile"
    r"|day|century|decade|kilo|kilogram|litre|tonne|ton|pint|inch|acre|percentage point|point|dozen|second)\b",
    re.I,
)
HALF_NAME = re.compile(r"\b(?:first|second|other|latter|top|bottom|better|both|each|opening|1st|2nd)[ -]$|-$", re.I)
HALF_OF = re.compile(r" (?:of|the|its|their|his|her|all|that|those|what|as)\b", re.I)
HALF_HEDGED = re.compile(r"\b(?:in half|than|nearly|almost|about|over|around|roughly) $", re.I)
HALF_SCALE = re.compile(r"[- ](?:percentage |a )?point| (?:an? )?[mb]illion", re.I)
A_UNIT = re.compile(r" an?(?= )")
HALF_AGAIN = re.compile(r" (?:by|in|from|after|for)\b|[.,;]")
BY = re.compile(r"\bby (?:about |around |nearly |almost |roughly |more than |over )?$", re.I)
BY_OF = re.compile(r" (?:of|the|a)\b")
# 'a third', 'the poorest tenth'
COUNT_BEFORE = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|top|bottom|remaining|other|\w{3,}est)[ -]$", re.I
)
FRACTION_TO = re.compile(rf" (?P<link>to|and) (?P<count>an?|one|two|three|four|five)[ -](?P<part>{PARTS})\b", re.I)
QUOTED_START = re.compile(r"\W*")
# 'only one plant', 'left one motorist dead'
STRESSED = re.compile(
    r"\b(?:only|just|least|than|exactly|precisely|every|about|per|killing|killed|injuring|injured|wounding|wounded"
    r"|left|leaving) $",
    re.I,
)
PERSONS = frozenset(["person", "man", "woman", "child", "people", "boy", "girl", "death"])
SEVERAL = re.compile(r"\b(?:several|few|many|couple(?: of)?|countless) $", re.I)
ONE_PLACE = re.compile(r" (?:[A-Z][\w-]+ ?){1,3}(?:is|was|has|'s|’s)\b")  # 'Two Rivers is a town'
COUNTS = "one|two|three|four|five|six|seven|eight|nine"
FIRST = re.compile(rf"[^\W\d_]+|[{SIGNS}]")
WORD_BEFORE = re.compile(r"\b([^\W\d_]+) $")
TIMES_BEFORE = re.compile(r"\b(?:first|last|past|next|previous|final|consecutive|straight)[ -]$", re.I)
OF_A = re.compile(r" of an?(?= )")
PARTED = frozenset(["mile", "hour", "inch", "acre", "tonne", "pound", "kilometre", "pint", "cup"])
POINTS = re.compile(r"[- ](?:of a )?(?:percentage[- ])?points?\b", re.I)
SCALE = re.compile(r"(?: of)?(?: an?)? (million|billion|trillion|dozen)\b", re.I)
# what follows a share; before another word 'a third' is an ordinal: 'a third buyer'
SHARE_OF = re.compile(
    r" (?:of|from|as|to|in|on|at|by|last|so far|during|compared|between"
    r"|the|its|their|his|her|all|those|that|this|less|more|higher|lower|fewer|since|when"
    r"|over|and|or"
    r"|were|was|is|are|have|has|had|with|without|voted|below|above|under|larger|smaller|bigger|off|up|down)\b|[^\w\s-]|$",
    re.I,
)
NO_SHARE = re.compile(
    r" (?:hours?|time|year|century|quarter|round|place|party|parties|grade|world"
    r"|person|floor|degree|day|week|month)\b|-",
    re.I,
)
MULTIPLE_OF = re.compile(
    r" (?:the|its|their|his|her|that|those|what|as|in|to|from|this|last|over|by|next|a|an)\b|[.,;]|$"
    r"| (?:capacity|output|production|sales|exports|imports|spending)",
    re.I,
)
TWICE_OF = re.compile(r" (?:as|the|its|their|that|what)\b", re.I)
OF = re.compile(r" of(?= )| (?=more\b)")
LASTING = re.compile(
    r"\b(?:for|by|of|lasts?|lasting|about|nearly|almost|within) (?:about |another |only |just )?$", re.I
)
PUT_OFF = re.compile(
    r"\b(?:pauses?|paused|pausing|suspen\w+|postpon\w+|put(?:s|ting)? off|delay\w*|defer\w*"
    r"|exten[ds]\w*|freez\w+|froze\w*"
    r"|hold\w* back|lift\w*|waive\w*|truce|ceasefire|halt\w*|lasts?|lasting|leave)\b",
    re.I,
)
NOT_LASTING = re.compile(r" (?:ago|earlier|later)\b|-", re.I)


def _words(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    number = spoken(found[0])
    if number is None or _title(sentence, found) or _numbered(sentence, found):
        return []
    if found[0].lower() == "one":
        return _one(sentence, found)
    several = SEVERAL.search(sentence.text, max(sentence.start, found.start() - 14), found.start())
    if several and several[0].lower().startswith("couple") and number.value >= 12:  # 'a couple of hundred'
        return quantity(sentence, found.start(), found.end(), Number(2 * number.value, number.value))
    if several:
        return _bucket(sentence, found.start(), found.end(), number.value)
    return quantity(sentence, found.start(), found.end(), number)


def _title(sentence: Sentence, found: re.Match[str]) -> bool:
    """'Twenty One Pilots', 'the Hundred Years' War', 'the Big Four': words of a name."""
    text, words = sentence.text, found[0].split()
    if not found[0][0].isupper() or not text[found.start() + 1].islower():
        return False
    if len(words) > 1 and words[-1][0].isupper():
        return True
    behind = text[found.end() + 1 : found.end() + 2].isupper()
    first = QUOTED_START.fullmatch(text, sentence.start, found.start()) is not None
    if not first:
        return not _headline(sentence)
    return behind and (
        ONE_PLACE.match(text, found.end()) is not None or read_unit(text, found.end(), sentence.end) is not None
    )


def _headline(sentence: Sentence) -> bool:
    words = [
        word for word in sentence.text[sentence.start : sentence.end].split() if word[0].isalpha() and len(word) > 3
    ]
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _numbered(sentence: Sentence, found: re.Match[str]) -> bool:
    """'number one', 'phase two', 'day three'."""
    before = WORD_BEFORE.search(sentence.text, max(sentence.start, found.start() - 14), found.start())
    return before is not None and before[1].lower() in neighbours("name") and "-" not in found[0]


def _one(sentence: Sentence, found: re.Match[str]) -> list[Mention]:
    """'one year', 'one percent', 'only one plant' are quantities; 'one' before a noun is else a determiner."""
    made = quantity(sentence, found.start(), found.end(), Number(1.0, 1.0))
    if not made or made[0].high is not None:
        return made
    if not made[0].noun:
        return made if made[0].unit else []
    stressed = STRESSED.search(sentence.text, max(sentence.start, found.start() - 12), found.start())
    return made if stressed or made[0].unit in PERSONS else []


def _fraction(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'a tenth of sales': a share; 'a quarter-point': a change in points; 'the third' an ordinal."""
    text, start = sentence.text, found.start()
    before = COUNT_BEFORE.search(text, max(sentence.start, start - 14), start)
    made = _share(sentence, start, found.end(), number_words()[found["part"].lower()][0], before is not None)
    return _to_fraction(sentence, found, made)


def _sign_share(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    return _share(sentence, found.start(), found.end(), number_words()[found[0]][0], True)


def _counted_fraction(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    if found["part"].lower() == "quarters" and TIMES_BEFORE.search(sentence.text, sentence.start, found.start()):
        return []
    value = small(found["count"]) * number_words()[found["part"].lower()][0]
    return _to_fraction(sentence, found, _share(sentence, found.start(), found.end(), value, True))


def _to_fraction(sentence: Sentence, found: re.Match[str], made: list[Mention]) -> list[Mention]:
    """'one-fifth to one-quarter', 'between a quarter and a third' are ranges."""
    other = FRACTION_TO.match(sentence.text, found.end(), sentence.end)
    if not made or not other or made[0].unit != "percent":
        return made
    before = sentence.text[max(sentence.start, found.start() - 12) : found.start()].lower()
    if other["link"].lower() == "and" and not before.endswith(("between ", "between a ", "between an ")):
        return made
    high = (
        100 * (1.0 if other["count"][0] in "aA" else small(other["count"])) * number_words()[other["part"].lower()][0]
    )
    if high > made[0].value:
        made[0].high, made[0].end, made[0].noun_end = high, other.end(), other.end()
    return made


def _share(sentence: Sentence, start: int, end: int, value: float, counted_out: bool) -> list[Mention]:
    text = sentence.text
    point = POINTS.match(text, end)
    if point:
        return [
            Mention(
                start,
                end if text[end] == " " else point.end(),
                value,
                unit="percentage point",
                step=value,
                noun_end=point.end(),
            )
        ]
    whole = OF_A.match(text, end)
    unit = read_unit(text, whole.end() if whole else end, sentence.end)
    if counted_out and value < 1 and unit and (unit.name in PARTED or unit.factor > 1):
        value *= unit.factor  # 'a quarter century'
        return [Mention(start, unit.end, value, unit=unit.name, step=value, noun_end=unit.end)]
    scale = SCALE.match(text, end)
    if scale:
        factor = scales().get(scale[1].lower(), 12.0)
        return quantity(sentence, start, scale.end(), Number(value * factor, value * factor))
    if not counted_out or NO_SHARE.match(text, end) or (value < 0.5 and not SHARE_OF.match(text, end, sentence.end)):
        return []
    return [Mention(start, end, 100 * value, unit="percent", step=100 * min(value, 0.25), noun_end=end)]


def _half(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'half of its output' is a share, 'half an hour' a duration, 'by half' a change; 'first half' is none of them."""
    text, start, end = sentence.text, found.start(), found.end()
    if text.startswith(" past ", end):  # 'by half past four'
        return []
    duration = HALF_UNIT.match(text, end)
    if duration:
        name = duration[1].lower()
        if name == "dozen":
            return quantity(sentence, start, duration.end(), Number(6.0, 1.0))
        unit = read_unit(text, duration.start(1) - 1, duration.end(1))
        value = 0.5 * (unit.factor if unit else 1.0)
        called = unit.name if unit else "percentage point"
        return [Mention(start, duration.end(), value, unit=called, step=value, noun_end=duration.end())]
    if HALF_NAME.search(text, max(sentence.start, start - 12), start):
        return []
    if BY.search(text, max(sentence.start, start - 16), start) and not BY_OF.match(text, end):
        return [Mention(start, end, 0.5, unit="ratio", step=0.5, noun_end=end)]
    shared = HALF_OF.match(text, end) or HALF_HEDGED.search(text, max(sentence.start, start - 12), start)
    if HALF_SCALE.match(text, end) or (shared and text[end : end + 1] != "-"):
        return _share(sentence, start, end, 0.5, True)
    if amount := A_UNIT.match(text, end):  # 'half a cup'
        unit = read_unit(text, amount.end(), sentence.end)
        return [Mention(start, unit.end, 0.5, unit=unit.name, step=0.5, noun_end=unit.end)] if unit else []
    again = any(mention.unit == "percent" for mention in sentence.mentions)
    if again and text[:start].endswith((" and ", " or ", ", ")) and HALF_AGAIN.match(text, end):
        return _share(sentence, start, end, 0.5, True)  # 'a quarter by 2027 and half by 2032'
    return []


def _multiple(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'doubled', 'triple the', 'fourfold', 'twice as': a ratio; 'double bed' and 'double-digit' are none."""
    text, start, end, word = sentence.text, found.start(), found.end(), found[0].lower().replace("-", "")
    value, kind = number_words().get(word, (0.0, ""))
    if not value:
        return []
    plain = kind == "multiple" or word in ("double", "triple", "treble", "quadruple") or word.endswith("s")
    if text[end : end + 1] == "-" or (plain and text[start - 1 : start] == "-"):
        return []
    if text.startswith(" as a", end) and word != "twice":  # 'the tray doubles as a desk'
        return []
    if (plain and not MULTIPLE_OF.match(text, end)) or (word == "twice" and not TWICE_OF.match(text, end)):
        return []
    return [
        Mention(
            start, end, value, unit="ratio", step=0.5, noun_end=end, rule=f"multiple{kind.removeprefix('multiple')}"
        )
    ]


def _vague(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'dozens of people', 'tens of thousands': a bucket from one power of ten to the next."""
    low = 1.0
    for word in found[0].lower().split():
        low *= 10.0 if word == "tens" else number_words().get(word, (1.0, ""))[0]
    return _bucket(sentence, found.start(), found.end(), low)


def _bucket(sentence: Sentence, start: int, end: int, low: float) -> list[Mention]:
    """From one power of ten to the next, of what stands behind 'of'."""
    text = sentence.text
    of = OF.match(text, end)
    at = of.end() if of else end
    mention = Mention(start, end, low, low * 10.0, step=low, noun_end=end)
    unit = read_unit(text, at, sentence.end)
    if unit:
        mention.unit, mention.noun_end = unit.name, unit.end
        return [mention]
    noun = counted(sentence, at - 3 if of else end, at, low)
    if not noun.unit and of:
        noun = counted(sentence, at - 3, at + (4 if text.startswith(" the ", at) else 0), low)
    mention.noun, mention.unit, mention.noun_end = noun.words, noun.unit, max(noun.end, end)
    return [mention] if noun.unit or of or start == sentence.start else []


def _a_year(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'pauses the curbs for a year': one year, where something is put off or lasts; 'twice a year' is a rate."""
    text, start, end = sentence.text, found.start(), found.end()
    if NOT_LASTING.match(text, end) or not PUT_OFF.search(text, sentence.start, sentence.end):
        return []
    if not LASTING.search(text, max(sentence.start, start - 18), start) and not text[:start].endswith(
        ("lasts ", "lasting ")
    ):
        return []
    unit = read_unit(text, found.start(1) - 1, end)
    value = unit.factor if unit else 1.0
    return [Mention(start, end, value, unit=unit.name if unit else found[1].lower(), step=value, noun_end=end)]


def _nothing(_: Sentence, __: re.Match[str]) -> list[Mention]:
    return []


NOT_ONE = (
    r"one (?:of|another|day|thing|more thing|by one|way|or (?!two)|could|can|would|might|is|was|has|who"
    r"|that|should|must|side)\b"
    r"|one[-’'](?:on|s|off|time|stop|sided|to|way)\b|(?:thousand|million)s? of times\b"
)
RULES = rules(
    ("one of", NOT_ONE, _nothing),
    ("sign share", rf"(?P<part>[{SIGNS}])(?= of\b)", _sign_share),
    ("sign fraction", rf"[{SIGNS}](?=\S| \w)", of_digits),
    ("in ten", rf"(?P<part>{SMALL})[ -](?:(?P<out>out[ -]of)|in)(?:[ -]every)?[ -](?P<whole>{SMALL})\b", in_ten),
    ("counted fraction", rf"(?P<count>{COUNTS})[ -](?P<part>{PARTS})\b", _counted_fraction),
    ("half", r"half\b", _half),
    ("fraction", rf"(?P<part>{PARTS})\b", _fraction),
    ("multiple", rf"(?:{MULTIPLES}|(?:{NUMERALS})-fold)\b", _multiple),
    ("vague plural", rf"(?:(?:tens|hundreds|thousands) of )?(?:{VAGUE})\b", _vague),
    ("a year", r"an? (year|month|decade|week|fortnight)\b", _a_year),
    ("number words", rf"(?:an? )?(?:(?:{NUMERALS})\b|(?:{SCALES})\b){SPELLED_REST}", _words),
)
NAMED = {rule.name: rule for rule in RULES}
SPOKEN = tuple(NAMED[name] for name in ("one of", "in ten", "counted fraction", "multiple", "number words"))
BY_KIND = {
    "one": SPOKEN, "teen": SPOKEN, "ten": SPOKEN, "zero": SPOKEN,
    "fraction": tuple(NAMED[name] for name in ("half", "fraction")),
    "sign": tuple(NAMED[name] for name in ("sign share", "sign fraction")),
    "vague": (NAMED["vague plural"],),
    "multiple": (NAMED["multiple"],),
}  # fmt: skip


def rules_for(text: str, at: int) -> tuple[Rule, ...]:
    """The rules that may fit what begins at `at`, told by its first word."""
    word = FIRST.match(text, at, at + 20)
    _, kind = number_words().get(word[0].lower(), (0.0, "")) if word else (0.0, "")
    return BY_KIND.get(kind.partition(" ")[0], RULES)
