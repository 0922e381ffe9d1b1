"""A number with what stands around it: sign, currency, scale, unit, rate, counted noun, the range that it begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from .lexicon import rows
from .mention import PERCENTS, Mention, Sentence
from .neighbours import HEDGED, any_of, is_plural, neighbours, singular
from .nouns import counted
from .number import DIGITS, GAP, POWER, SIGNS, Number, exact, power, spoken, words_of, written
from .units import Unit, currency_at, currency_before, read_rate, read_scale, read_unit
from .words import FINITE, grammar

DASHES = "-–—−"
LINK = re.compile(rf"-to-|{GAP}?[{DASHES}]{GAP}?(?!{GAP})|{GAP}(?P<word>up to|to|and|or)(?:{GAP}|-)", re.I)
HEDGES = re.compile(HEDGED, re.I)
BETWEEN = re.compile(r"\b(?:between|both)\s+(?:\S+ ){0,2}\S{0,4}$")
AMOUNT = rf"(?:(?:an?|the|initial|average of|{any_of('hedge')})\s+)*\S{{0,4}}$"  # 'about $' before its number
FROM = re.compile(rf"\bfrom\s+{AMOUNT}")
BY = re.compile(rf"\bby\s+{AMOUNT}")
ANYTHING = re.compile(rf"\b(?:anything|anywhere|ranging|ranged?|ranges|varying|varied|vary) from {AMOUNT}")
FROM_RANGE = re.compile(r"(?:,? (?:a|per) [a-z]+)?,? (?:up |down )?from (?:an? (?:previous|earlier|prior) )?\W{0,2}")
MOST_APART = 3.5  # times as much as its lower end the upper end of a range is that a change is told with
CONTINENTAL = frozenset(["EUR", "CHF", "BRL", "ARS", "CLP", "COP", "DKK", "IDR", "TRY", "VND", "PLN"])  # 250.000
SOUGHT = frozenset(["raise", "raises", "raised", "raising", "cut", "cuts", "cutting"])  # what has a sum for its object
CLAUSE = re.compile(r"[.;:!?]\s|,\s(?:and|but|while|which|who)\s")
MOVED_BEFORE = re.compile(r"\bfrom \S*\d\S* to \S*\d[^,;]*[,;] [^,;]{1,60}$")
# 'takes the battery from 20% to 80%'
TAKEN = re.compile(r"\btakes? (?:the|an?|its|his|her|their) [^,;]{1,40} from (?:\w+ )?$")
OF_ONE = re.compile(r"\b(?:odds|chances?|probability|likelihood) of $")
LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
FORETOLD_BY = re.compile(
    r"\b(?:sees?|expects?|forecasts?|predicts?) [^,;]{1,40}ing (?:by )?$"
    r"|\b(?:would|will|should|could|may|might|to) \w+ (?:(?!from\b)\w+ )?(?:by )?$"
)
VOTE_BEFORE = re.compile(r"\b(?:vot(?:e|es|ed|ing)(?: of| by| was)?|polled) $")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
NEGATIVE = re.compile(r"(?:^|[\s(])[-−–]$|(?<![^\W_])(?<!\bor )(?<!/)(?:minus|negative)[ -]$", re.I)
LEVEL_BEFORE = re.compile(rf"\b(?:is|was|were|be|being|to|at|of|from|between|reached|hit|stood at|a) {HEDGED}\(?$")
NEGATIVE_NEXT = re.compile(r" (?:to|and|or) [-−–]\d")
RANGED = re.compile(r"\b(?:between|from|of|at|to|by)\s$")
MAY_BE_NEGATIVE = re.compile(r"(?<=[-−–\n])|(?<=us |ve )", re.I)  # a look that spares most searches
OF = re.compile(rf"{GAP}of{GAP}(\w+)")
AND_PART = re.compile(rf"{GAP}and{GAP}a{GAP}(?:(half)|quarter)\b")  # '15 and a half hours'
TOLERANCE = re.compile(rf"{GAP}?(?:±|\+/-){GAP}?(?:{DIGITS})")  # '4.7 ± 0.3 mm'
LISTED = re.compile(r"\d,? $")  # the '4, ' of '4, 5 or 6 percent'
SCALES = "hundred|thousand|million|billion|trillion|dozen"
NUMERALS = words_of("one", "teen", "ten", "zero")
NEXT = rf" and (?:{NUMERALS})\b(?![ -](?:(?:{NUMERALS})[ -])?"  # 'two hundred and three', and not 'three hundred'
SPELLED_REST = (
    rf"(?:[ -](?:and[ -])?(?:a[ -](?:half|quarter)|(?:one|three)[ -]quarters?)\b|(?<=hundred){NEXT}hundred\b)"
    rf"|(?<=thousand){NEXT}[tmb]\w+(?:and|ion)\b)|(?:(?<=million)|(?<=billion)){NEXT}\w+illion\b)"
    rf"|[ -](?:{NUMERALS}|{SCALES})\b)*"
)
A_SCALE = re.compile(rf"a (?:{SCALES})\b", re.I)  # 'seven hundred to a thousand'
SCALE_END = re.compile(rf"(?:[ -](?:{SCALES}))+$", re.I)
SPELLED = re.compile(rf"\b(?:{NUMERALS})\b{SPELLED_REST}", re.I)
A_POUND = re.compile(r"\$\d[\d.,]* (?:a|per) pound\b")  # an article that tells this weighs by the pound
NEXT_DIGITS = re.compile(rf"(?:{DIGITS})(?:[{SIGNS}]|(?:[- ])\d/\d{{1,2}}(?!\d))?")
# 'a six-speed gearbox', '7UP', '49ers': no number of anything
COMPOUND = re.compile(r"-?(?!odd\b|plus\b|some\b)[^\W\d_]")
REST = re.compile(rf"[{DASHES}](?:{DIGITS})")
THOUSANDS_END = re.compile(r"\d{1,3},000")
THOUSANDS = re.compile(r"[1-9]\d{0,2}\.000")
BELOW_ZERO = re.compile(r"(?:C|F|°C|°F)? below zero\b")
MULTIPLIED = re.compile(r"x\b(?! ?\d)|×(?! ?\d)|-?fold\b")  # '2x as dear'
DEGREES = ("celsius", "fahrenheit", "degree")
MODEL = 100.0  # from here on 'x' may end a model's number: '777x jets', but '500x faster'
COMPARED = re.compile(r"x(?= (?:[a-z]+er|more|less|as|the|its|increase|rise|growth|return|improvement|gain)\b)")
RATE_OF = re.compile(r"\b((?!(?:the|its|their|average|annual|this|that|a|an|national)\b)[a-z]+) rates?\b[^.;]{0,80}$")
PER = re.compile(r" (?:per|an?|each|every) ")
BRACKET = re.compile(r" \([^()]{2,20}\)|\)")
LEAD = re.compile(r"\b(?:(?P<factor>factor of )|magnitude[ -](?:of )?)$")
# counted by nothing
UNRATED = PERCENTS | {"ratio", "date", "year", "month", "week", "decade", "century", "year of age", "month of age"}
# the words of the cues that tell a direction, and 'went', 'moved': what may go from A to B
CHANGE_WORDS = {row["phrase"] for row in rows("cues") if row["sets"] == "direction"} | neighbours("changing")
Maker = Callable[[Sentence, re.Match[str]], list[Mention] | None]


class Rule(NamedTuple):
    """A shape of number: its name, its pattern and what it makes of a match; None: the next rule is to try."""

    name: str
    pattern: re.Pattern[str]
    make: Maker
    behind: re.Pattern[str] | None = None  # of the character before; a rule without one fits behind any


def rules(*specs: tuple[str, str, Maker] | tuple[str, str, Maker, str]) -> tuple[Rule, ...]:
    """Rules from names, patterns (case does not matter), makers and, of some, the character before."""
    return tuple(Rule(name, re.compile(pattern, re.I), make, *map(re.compile, behind))
                 for name, pattern, make, *behind in specs)  # fmt: skip


def none(test: Callable[[Sentence, re.Match[str]], bool]) -> Maker:
    """The maker of a rule whose numbers are no figures where the test holds; else the next rule is to try."""
    return lambda sentence, found: [] if test(sentence, found) else None


def quantity(sentence: Sentence, start: int, end: int, number: Number) -> list[Mention]:
    """The mention that the number at start..end makes with the words around it; a bare one has no unit."""
    text = sentence.text
    if found := sentence.behind(POWER, end):
        number, end = Number(number.value * power(found), number.step * power(found)), found.end()
    if number.step == 1 and (found := sentence.behind(AND_PART, end)):
        part = 0.5 if found[1] else 0.25
        number, end = Number(number.value + part, part), found.end()
    if found := sentence.behind(TOLERANCE, end):
        end = found.end()
    minus = start > sentence.start and text[start - 1] in "-−" and currency_before(text, start - 1)  # '$-50.8bn'
    currency = minus or currency_before(text, start)
    if currency and text.startswith("%", end):
        currency = None  # 'EUR/USD -0.2%'
    begin = currency[1] if currency else start
    scale, after = read_scale(text, end, currency is not None)
    again = read_unit(text, after, sentence.end) if currency and text[after : after + 1].isspace() else None
    after = again.end if again and currency and again.name == currency[0] else after  # 'a $75 billion dollar hit'
    value, bare = number.value * scale, Unit(currency[0] if currency else "", 1.0, after)
    unit = bare if currency else unit_of(sentence, after, value) or bare
    mention = Mention(begin, unit.end, value * unit.factor, unit=unit.name, step=number.step * scale * unit.factor)
    mention.hundredths = unit.factor == 0.01
    grouped = mention.unit in CONTINENTAL and scale == 1 and THOUSANDS.fullmatch(text, start, end)
    if grouped and not PER.match(text, mention.end):
        mention.value, mention.step = mention.value * 1000, 1.0  # '250.000 euros', as written on the continent
    _range(sentence, mention, scale == 1.0, number.value)
    signed = MAY_BE_NEGATIVE.match(text, begin)
    sign = NEGATIVE.search(text, max(0, sentence.start - 1, begin - 10), begin) if signed else None
    told = (
        mention.unit
        or mention.step < 1
        or (sign and (len(sign[0]) > 2 or _is_negative(sentence, sign, begin, mention)))
    )
    ranged = mention.high is not None and not (sign and RANGED.search(text, sentence.start, sign.start() + 1))
    ranged = ranged and mention.unit not in DEGREES  # 'a chilly -2 to 3C'
    if (sign or minus) and told and not ranged:  # of a range the lower end: 'between -10C and 15C', but no list's dash
        mention.value = -mention.value
        mention.start = sign.start() + (not sign[0][0].isalpha() and len(sign[0]) > 1) if sign else mention.start
    if below := sentence.behind(BELOW_ZERO, mention.end):
        mention.value, mention.end = -mention.value, below.end()
        mention.unit, mention.noun_end = mention.unit or "degree", below.end()
    if mention.unit:
        _rate(sentence, mention)
    elif by := (MULTIPLIED if mention.value < MODEL else COMPARED).match(text, mention.end):
        mention.unit, mention.end, mention.noun_end = "ratio", by.end(), by.end()
    elif lead := sentence.before(LEAD, begin):
        mention.unit = "ratio" if lead["factor"] else "magnitude"
    else:
        _count(sentence, mention)
    return [] if not mention.unit and COMPOUND.match(text, mention.end) else [mention]


def _is_negative(sentence: Sentence, sign: re.Match[str], begin: int, mention: Mention) -> bool:
    """Whether a dash before a bare number is a minus: 'was -12 points', 'fell to -38', '-15 to -20C'."""
    attached = begin > sentence.start + 1 and sign.end() == begin and sentence.text[begin - 2] in " ("
    level = sentence.before(LEVEL_BEFORE, begin - 1, 40) is not None
    return attached and (level or sentence.behind(NEGATIVE_NEXT, mention.end) is not None)


def unit_of(sentence: Sentence, at: int, value: float) -> Unit | None:
    """The unit at `at`; 'pounds' of a price are sterling, 'won' behind a small number is a verb."""
    unit = read_unit(sentence.text, at, sentence.end)
    if unit is None or unit.name not in ("pound", "GBP", "KRW", "stone"):
        return unit
    word = sentence.text[at : unit.end].strip(" -").lower()
    if word in ("pound", "pounds"):
        matter = sentence.behind(OF, unit.end)
        heavy = matter is not None and matter[1].lower() in neighbours("matter")  # '148 million pounds of antimony'
        return unit._replace(name="pound" if heavy or not _money(sentence, value) else "GBP")
    return None if word in ("won", "stone") and (value >= 100) != (word == "won") else unit


def _money(sentence: Sentence, value: float) -> bool:
    """Whether the sentence speaks of paying rather than of weighing."""
    words = sentence.low[sentence.start : sentence.end].replace(",", " ").replace(".", " ").split()
    paying = not neighbours("paying").isdisjoint(words)
    weighing = not neighbours("weighing").isdisjoint(words)
    weighing = weighing or not (paying or neighbours("matter").isdisjoint(words))
    return (paying or (value >= 1e6 and not A_POUND.search(sentence.text))) and not weighing


# ---- ranges


class Second(NamedTuple):
    """The number behind a link: '270 million tonnes' of '260 to 270 million tonnes'."""

    value: float  # without its scale
    step: float  # with all that it is multiplied by
    scale: float
    unit: str
    factor: float  # of the unit
    start: int
    end: int
    end_digits: int  # where the number itself ends
    further: bool  # it begins a range itself


def second(sentence: Sentence, at: int, currency: bool) -> Second | None:
    """The number that stands at `at`, past a hedge and a currency sign."""
    text = sentence.text
    at = currency_at(text, HEDGES.match(text, at).end())  # type: ignore[union-attr]  # it matches the empty string
    found = sentence.behind(NEXT_DIGITS, at) or sentence.behind(SPELLED, at) or sentence.behind(A_SCALE, at)
    if found is None:
        return None
    shared = SCALE_END.search(found[0])  # 'two to three billion': one scale for both
    lead = found[0][: shared.start()] if shared else found[0]
    number = Number(1.0, 1.0) if lead.lower() == "a" else written(lead)
    if number is None:
        return None
    own = currency_before(text, at)
    rest = sentence.behind(REST, found.end())  # '24.2 to 33-35 billion'
    scale, after = read_scale(text, rest.end() if rest else found.end(), own is not None or currency)
    if shared and (spelled := spoken(shared[0].strip(" -"))):
        scale *= spelled.value
    unit = unit_of(sentence, after, number.value * scale)
    name, factor, end = unit or Unit("", 1.0, after)
    step = exact(number.step * scale * factor)
    return Second(number.value, step, scale, own[0] if own else name, factor, at, end, found.end(), rest is not None)


def _range(sentence: Sentence, mention: Mention, no_scale: bool, plain: float) -> None:
    """Joins '250-260 million', 'between 260 and 270 million', '260 million to 270 million tonnes' to one mention."""
    text = sentence.text
    link = sentence.behind(LINK, mention.end)
    other = second(sentence, link.end(), mention.money) if link else None
    if link is None or other is None or (YEAR.match(text, other.start, other.end) and not other.unit):
        return
    hedged = text[link.end() : other.start].strip(" $€£") != ""
    if not link["word"] and (hedged or (text[other.start].isalpha() and text[mention.start].isdigit())):
        return  # '7-Eleven', 'a seven-under 65'
    word = (link["word"] or "-").lower()
    pronoun = sentence.low.startswith("one ", mention.start) and sentence.before(OF_ONE, mention.start)
    if word == "to" and pronoun and other.unit == "percent":
        return  # 'cut the odds of one to 67%'
    lead = sentence.low[max(sentence.start, mention.start - 120) : mention.start]
    spelled = text[other.start].isalpha()
    share = no_scale and other.scale != 1 and plain < other.value * (1 if spelled else 20)
    low = mention.value * (other.scale if share and (plain < other.value or word == "to") else 1.0)
    if THOUSANDS_END.fullmatch(text, other.start, other.end_digits) and plain < other.value / 1000 <= 3 * plain:
        low = mention.value * 1000  # '5-6,000 residents'
    low = exact(low if mention.unit else low * other.factor)
    high = exact(other.value * other.scale * other.factor)
    alike = mention.unit in ("", other.unit) or (mention.money and not other.unit)
    earlier = sentence.mentions[-1] if sentence.mentions else mention
    # 'to $3.10 to $3.20 a share from $2.95 to $3.05'
    ranged = word == "to" and earlier.high is not None and FROM_RANGE.fullmatch(text, earlier.noun_end, mention.start)
    next_ = word == "or" and share and alike and other.value - plain == 1 and not LISTED.search(lead)
    if other.further or not (next_ or (ranged and low < high) or _joined(mention, other.unit, word, lead, low, high)):
        either = word == "or" and plain < other.value <= 10 * plain  # 'three or five million'
        if share and (alike or mention.money) and (either or (word == "to" and FROM.search(lead))):
            mention.value, mention.step = low, exact(mention.step * other.scale)  # 'from 24.2 to 33 billion'
            mention.unit = mention.unit or other.unit
        return
    mention.value, mention.high, mention.step = low, high, other.step
    mention.end = mention.noun_end = other.end
    mention.unit = mention.unit or other.unit


def _joined(mention: Mention, unit: str, word: str, lead: str, low: float, high: float) -> bool:
    """Whether a mention is the lower end of a range: what stands before it, the link, and the unit of the other end."""
    if mention.unit and unit != mention.unit and not (mention.money and not unit):
        return False
    if word == "and":
        return BETWEEN.search(lead) is not None
    if low >= high:
        return False
    if word == "or":  # '8 or 9'; '25k or 40k' are two
        return not mention.unit and high - low <= max(10, low / 4) and not LISTED.search(lead)
    foretold = mention.unit == unit == "percent" and high <= 2 * low and FORETOLD_BY.search(lead)
    if word == "-" or foretold:  # 'demand would grow by 30% to 40%', but 'rose by 30% to 40%'
        return True
    if BY.search(lead) and bool(mention.unit) == bool(unit):
        return False
    if FROM.search(lead):
        return ANYTHING.search(lead) is not None or not _changing(lead)
    before = LAST_WORD.search(lead)
    moved = before is not None and before[1] in CHANGE_WORDS
    if moved and word == "to" and high > MOST_APART * low > 0:
        return False  # 'claims fell 6,000 to 213,000': by 6,000
    sought = before is not None and mention.money and before[1] in SOUGHT and high <= 2 * low
    explicit = mention.unit and moved and not sought  # 'hopes to raise $50 million to $60 million'
    return word == "up to" or not explicit  # 'rose $2 to $15': by 2, to 15


def _changing(lead: str) -> bool:
    """Whether a verb or noun of change governs the 'from' that the lead ends in."""
    if before := MOVED_BEFORE.search(lead):
        lead = lead[: before.start()]  # 'rises from 25% to 50%, and the one on sofas from 25% to 30%'
    if TAKEN.search(lead):
        return True
    words = [word.strip("(“\"',") for word in CLAUSE.split(lead)[-1].split()]
    return any(word in CHANGE_WORDS or word in neighbours("driving") for word in words)


# ---- units behind units, and counted nouns


def _rate(sentence: Sentence, mention: Mention) -> None:
    """Adds what the unit is counted by: '$17,835 a tonne' is USD/tonne; the span ends before the per-part."""
    if mention.unit in UNRATED or "/" in mention.unit:
        return
    bracket = sentence.behind(BRACKET, mention.noun_end) if mention.money else None  # '35,000 yuan ($4,800) a ton'
    rate = read_rate(sentence.text, bracket.end() if bracket else mention.noun_end, mention.money)
    if rate and bracket:
        mention.unit = f"{mention.unit}/{rate[0]}"
    elif rate and rate[1] <= sentence.end:
        mention.unit, mention.noun_end = f"{mention.unit}/{rate[0]}", rate[1]


def _rated(sentence: Sentence, mention: Mention) -> str:
    """What '5.6 per 100,000' counts: 'murder' of 'the murder rate', 'birth' of 'Births fell', else 'case'."""
    if told := sentence.before(RATE_OF, mention.start, 90):
        return told[1]
    before = sentence.tokens[: sentence.token_at(mention.start)]
    verb = next((k for k in range(len(before) - 1, 0, -1) if before[k].tag in FINITE), 0)
    subject = before[verb - 1] if verb else None
    return singular(subject.lower) if subject and subject.tag == "N" and is_plural(subject.lower) else "case"


def _count(sentence: Sentence, mention: Mention) -> None:
    """Adds the counted noun, and what it is counted by: 'three thousand tests per day' is test/day."""
    text, value = sentence.text, mention.value if mention.high is None else mention.high
    found = counted(sentence, mention.start, mention.end, value)
    # a day that is counted, where the unit of '2026-11-10' is a date
    mention.noun, mention.unit = found.words, "calendar date" if found.unit == "date" else found.unit
    mention.noun_end = found.end if found.unit else mention.end
    if (found.unit and COMPOUND.match(text, mention.end)) or found.words == "times":
        mention.end = found.end
    if found.unit == "ratio":
        return
    if value % 1 and found.unit in grammar("shaking"):  # 'a 7.1 quake'
        mention.noun, mention.unit, mention.noun_end = "", "magnitude", mention.end
        return
    dotted = THOUSANDS.fullmatch(text, mention.start, mention.end)
    if dotted and (found.unit or text[mention.start + 1] != "."):  # '1.000 lamps', as written on the continent
        mention.value, mention.step = mention.value * 1000, 1.0
    if COMPOUND.match(text, mention.end):
        return
    rate = read_rate(text, mention.noun_end, False)
    if rate and not found.unit and rate[0][:1].isdigit() and rate[1] <= sentence.end:  # 'to 5.6 per 100,000'
        mention.unit, mention.noun_end = f"{_rated(sentence, mention)}/{rate[0]}", rate[1]
        return
    spelled = found.unit or PER.match(text, mention.noun_end)  # '140 million monthly users' is no rate
    # but 'had 300 workers in each of the years'
    if rate and spelled and rate[1] <= sentence.end and not text.endswith(" each", 0, rate[1]):
        mention.unit, mention.noun_end = f"{mention.unit}/{rate[0]}", rate[1]
