"""Shares told in words: 'a third of', 'two-thirds', 'half its output'; and parts of a unit, 'half an hour'."""

from __future__ import annotations

import re

from .lexicon import rows
from .mention import PERCENTS, Mention, Sentence
from .neighbours import HEDGED, any_of
from .number import SIGNS, Number, exact, number_words, scales, share_step, words_of
from .numerals import small
from .quantity import quantity
from .units import Unit, read_unit
from .words import FINITE, tags

PARTS = words_of("fraction")
COUNTS = words_of("one")
# 'half an hour', 'a half-mile', but no 'half time'
HALF_UNIT = re.compile(r" an?(?= )|(?=[ -](?:hour|mile|century|decade|pint|acre|inch|minute|tonne?|day|dozen)\b)", re.I)
CUT_IN = re.compile(
    r"\b(?:cut|cuts|cutting|slash(?:ed|es)?|chop(?:ped|s)?|reduc(?:ed|e|es|ing)) (?:[\w'’-]+ ){0,6}in $"
)
HALF_NAME = re.compile(
    r"\b(?:first|second|other|latter|top|bottom|upper|lower|better|both|each|opening|1st|2nd)[ -]$|-$"
)
COMPARED_BEFORE = re.compile(
    r"(?:[,—–]|\b(?:is|are|was|were|be|been)) (?:just |only |about |around |nearly |almost |roughly |less than )*$"
)
HALF_THE = re.compile(r" the [$€£]?\d[\d.,]*(?:%| per ?cent| ?[bm]illion|bn|m\b)")  # 'half the 30% first threatened'
HALF_OF = re.compile(r" (?:of|the|its|their|his|her|all|that|those|what|as)\b", re.I)
# '10%, half the current 20%', '$20, half the $40 of last year'
OF_OLD = re.compile(
    r" (?:of )?what (?:it|they|that) (?:was|were|had been|cost|stood)\b"
    r"| (?:of )?(?:the|its|their) (?:(?:current|present|previous|former|earlier|old|existing|original) [$€£¥]?\d"
    r"|[$€£¥]?\d[\d.,]*\S*(?: [a-z]+){0,2} (?:of (?:last|a year|(?:19|20)\d\d)|last|a year))"
)
BESIDE = re.compile(r"(?: [^,;.\d]{1,30})?, (?:or |only |just |about |around |nearly |roughly |less than |more than )*")
HALF_HEDGED = re.compile(rf"\b(?:in half|than|{any_of('hedge')}) $")
HALF_SCALE = re.compile(r"[- ](?:percentage |a )?point| (?:an? )?[mb]illion", re.I)
DOZEN = re.compile(r"[ -]dozen\b", re.I)
HALF_AGAIN = re.compile(r" (?:by|in|from|to|after|for|at present|now|today)\b|[.,;]")
HALF_IS = re.compile(r" (?:will|would|has|have|had|is|are|was|were|goes?|went|comes?|came|went)\b")
BY = re.compile(rf"\bby {HEDGED}(?:an? )?$")
RISING = "|".join(sorted(row["phrase"] for row in rows("cues") if row["sets"] == "direction" and row["value"] == "up"))
RISEN_BY = re.compile(rf"\b(?:{RISING}) by {HEDGED}$")
DOWN = re.compile(rf"\b(?:(?:is|are|was|were) down|(?:has|have|had) fallen) {HEDGED}$")  # 'were down nearly half'
FALL_OF = re.compile(rf"\b(?:fall|drop|decline|decrease|plunge|slump|reduction|dive|cut) of {HEDGED}$")
BY_OF = re.compile(r" (?:of|the|a)\b")
# 'a third', 'the poorest tenth'
COUNT_BEFORE = re.compile(rf"\b(?:an?(?: mere| full| good)?|{COUNTS}|top|bottom|remaining|other|\w{{3,}}est)[ -]$")
SUPERLATIVE = re.compile(r"(?:est|top|bottom) $")
OF_THEM = re.compile(r" (?:of|has|have|had|pays?|earns?|holds?|owns?)\b")
FRACTION_TO = re.compile(rf" (?:to|and) (?P<count>an?|{COUNTS})[ -](?P<part>{PARTS})\b", re.I)
TIMES_BEFORE = re.compile(r"\b(?:first|last|past|next|previous|final|consecutive|straight)[ -]$", re.I)
OF_A = re.compile(r" of an?(?= )")
POINTS = re.compile(r"[- ](?:of a )?(?:percentage[- ])?points?\b", re.I)
SCALE = re.compile(r"(?: of)?(?: an?)? (million|billion|trillion|dozen)\b", re.I)
# 'Leeds has two mills; a third, at York, was shut': an ordinal
ANOTHER, BESIDE_IT = re.compile(r"(?:^|[;:—]) ?an? $"), re.compile(r", (?!or\b|and\b|but\b)")
NEXT_OF_THEM = re.compile(r"(?:[,;—–]|[,;—–]? (?:and|but|while)) an? $")
COMPARED = re.compile(
    r" (?P<how>(?!oth|form|latt|furth|inn|out|upp|lat|earli|nev|ev|aft|und|ov)[a-z]+er)\b(?! [a-z]+s\b)"
)
# what follows a share; before another word 'a third' is an ordinal: 'a third buyer'
SHARE_OF = re.compile(rf" (?:{any_of('after share')})\b| (?!other|rather)[a-z]+er than\b|[^\w\s-]|$", re.I)


def fraction(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'a tenth of sales', '⅓ of sales': a share; 'a quarter-point': a change in points; 'the third' an ordinal."""
    counted_out = found[0] in SIGNS or sentence.before(COUNT_BEFORE, found.start()) is not None
    if sentence.before(SUPERLATIVE, found.start()) and not sentence.behind(OF_THEM, found.end()):
        counted_out = False  # 'the latest quarter', 'the top fifth', but 'the poorest quarter of them'
    return _to_fraction(sentence, found, number_words()[found["part"].lower()][0], counted_out)


def counted_fraction(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'two-thirds of', 'three-quarters of an hour'; 'the first three quarters' are times."""
    if found["part"].lower() == "quarters" and TIMES_BEFORE.search(sentence.text, sentence.start, found.start()):
        return []
    count = small(found["count"])
    value = count * number_words()[found["part"].lower()][0]
    if value > 1 and not sentence.behind(HALF_OF, found.end()):  # 'the first gain in five quarters'
        return [Mention(*found.span(), count, unit="quarter")]
    return _to_fraction(sentence, found, value, True)


def _to_fraction(sentence: Sentence, found: re.Match[str], value: float, counted_out: bool) -> list[Mention]:
    """The share alone, or a range: 'one-fifth to one-quarter', 'between a quarter and a third'."""
    made = _share(sentence, *found.span(), value, counted_out)
    other = sentence.behind(FRACTION_TO, found.end())
    if not made or not other or made[0].unit != "percent":
        return made
    count = 1.0 if other["count"][0] in "aA" else small(other["count"])
    high = exact(100 * count * number_words()[other["part"].lower()][0])
    if high > made[0].value:
        made[0].high, made[0].end, made[0].noun_end = high, other.end(), other.end()
    return made


def _share(sentence: Sentence, start: int, end: int, value: float, counted_out: bool) -> list[Mention]:
    text = sentence.text
    if point := POINTS.match(text, end):
        stop = end if text[end] == " " else point.end()
        return [Mention(start, stop, value, unit="percentage point", step=value, noun_end=point.end())]
    whole = OF_A.match(text, end)
    unit = read_unit(text, whole.end() if whole else end, sentence.end)
    if counted_out and unit and (whole or unit.factor > 1):  # 'two-thirds of a cup', but 'a fourth month'
        value *= unit.factor  # 'a quarter century'
        return [Mention(start, unit.end, value, unit=unit.name, step=value)]
    if scale := SCALE.match(text, end):
        factor = scales().get(scale[1].lower(), 12.0)
        return quantity(sentence, start, scale.end(), Number(value * factor, value * factor))
    compared = sentence.behind(COMPARED, end)
    brighter = compared is not None and tags().get(compared["how"], "N") in "AR"  # 'a third brighter'
    # 'may cut purchases by a tenth if'
    part = brighter or sentence.behind(SHARE_OF, end) or sentence.before(BY, start, 40)
    if value < 0.5 and sentence.written_before(ANOTHER, start) and BESIDE_IT.match(text, end):
        return []
    if _next_of_them(sentence, start, end, value):
        return []
    if not counted_out or text[end : end + 1] == "-" or (value < 0.5 and not part):
        return []
    return [Mention(start, end, 100 * value, unit="percent", step=share_step(100 * value))]


def _as_object(sentence: Sentence, start: int, end: int) -> bool:
    """Whether 'a third' ends a clause as the object of a verb."""
    before = sentence.tokens[max(sentence.token_at(start) - 2, 0)]  # past its article
    return sentence.text[end : end + 1] in (".", ",", ";", "") and before.tag in ("V", "VG", "VD", "VN")


def _next_of_them(sentence: Sentence, start: int, end: int, value: float) -> bool:
    """'Two men were arrested and a third was injured' is an ordinal, 'Two in five agree and a third do not' is none."""
    former = sentence.mentions[-1] if sentence.mentions else None
    quarter = sentence.low.startswith("quarter", start)
    if former is None or quarter or former.value != round(1 / value) - 1 or former.unit in PERCENTS or former.money:
        return False
    if not (former.unit or former.noun) and _as_object(sentence, start, end):
        return True  # 'I have bought two and am about to own a third.'
    if not former.noun:
        return False  # 'Two tonnes were dug up, and a third was sold'
    verb = sentence.tokens[sentence.token_at(end)] if sentence.token_at(end) < len(sentence.tokens) else None
    acts = verb is not None and verb.tag in FINITE and verb.lower not in ("are", "were", "have", "do")
    return acts and sentence.written_before(NEXT_OF_THEM, start) is not None


def _down(sentence: Sentence, start: int, end: int) -> bool:
    """'were down nearly half', but 'is down half way' and 'have fallen half as much'."""
    return sentence.before(DOWN, start, 40) is not None and not sentence.text.startswith((" way", " as"), end)


def half(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'half of its output' is a share, 'half an hour' a duration, 'by half' a change; 'first half' is none of them."""
    text, start, end = sentence.text, found.start(), found.end()
    if text.startswith(" past ", end):  # 'by half past four'
        return []
    if begun := HALF_UNIT.match(text, end):
        if dozen := DOZEN.match(text, begun.end()):
            return quantity(sentence, start, dozen.end(), Number(6.0, 1.0))
        point = POINTS.match(text, begun.end())
        unit = Unit("percentage point", 1.0, point.end()) if point else read_unit(text, begun.end(), sentence.end)
        if unit:
            return [Mention(start, unit.end, 0.5 * unit.factor, unit=unit.name, step=0.5 * unit.factor)]
    cut = sentence.before(CUT_IN, start, 60) and not HALF_OF.match(text, end)  # 'cut the tariff in half'
    former = sentence.mentions[-1] if sentence.mentions else None
    beside = former is not None and BESIDE.fullmatch(text, former.noun_end, start)
    whole = start > sentence.start and text.startswith(" of what", end)  # but 'Half of what they cost goes'
    cut = cut or bool((beside or whole) and OF_OLD.match(text, end)) or _down(sentence, start, end)
    if not cut and sentence.before(HALF_NAME, start):
        return []
    if sentence.before(RISEN_BY, start, 40):  # 'jumped by more than half' is no halving
        return [Mention(start, end, 50.0, unit="percent", step=share_step(50.0))]
    compared = sentence.written_before(COMPARED_BEFORE, start)  # but 'Half the £3m raised went to schools'
    if not cut and compared and HALF_THE.match(text, end):
        return [Mention(start, end, 0.5, unit="ratio", step=0.5, rule="multiple")]
    fall = sentence.before(FALL_OF, start, 40) if text[end : end + 1] != "-" else None  # 'a fall of more than half'
    if cut or ((fall or sentence.before(BY, start, 40)) and not BY_OF.match(text, end)):
        return [Mention(start, end, 0.5, unit="ratio", step=0.5)]
    # 'a quarter by 2027 and half by 2032', 'to a fifth, from half at present'
    again = HALF_AGAIN.match(text, end) and text.endswith((" and ", " or ", ", ", " from ", " to "), 0, start)
    # 'He owes 1.4 million euros. Half has been repaid'
    begins = start == sentence.start and sentence.last and HALF_IS.match(text, end)
    shared = again or begins or HALF_OF.match(text, end) or sentence.before(HALF_HEDGED, start)
    if HALF_SCALE.match(text, end) or (shared and text[end : end + 1] != "-"):
        return _share(sentence, start, end, 0.5, True)
    return []
