"""The rules for numbers in words: fractions, multiples, vague plurals, and what is left is a quantity."""

from __future__ import annotations

import re

from .lasting import LENGTH, ONE, length_of_one, one_period
from .mention import Mention, Sentence
from .neighbours import HEDGED, any_of, is_plural, neighbours, singular
from .nouns import counted
from .number import SIGNS, Number, number_words, share_step, spoken, words_of
from .numerals import DECIDED_BY, IN, MONTHS, SMALL, WHOLE, in_ten, of_digits, small, two_votes
from .quantity import NUMERALS, SCALES, SPELLED_REST, VOTE_BEFORE, Rule, none, quantity, rules
from .sentences import DATELINE
from .shares import COUNTS, PARTS, counted_fraction, fraction, half
from .units import read_unit
from .words import FINITE, grammar

MULTIPLES = words_of("multiple up", "multiple down", "multiple")
VAGUE = words_of("vague")
QUOTED_START = re.compile(rf"(?:{DATELINE})?\W*")  # behind a dateline too
# 'only one plant', 'left one motorist dead'
STRESSED = re.compile(rf"\b(?:{any_of('before one')}) $")
SUBSTITUTE = re.compile(r"\b(?:the|this|that) [a-z-]+ $")  # 'and the American one to 30%'
SEVERAL = re.compile(r"\b(?:several|few|many|couple(?: of)?|countless) $")
ONE_PLACE = re.compile(r" (?:[A-Z][\w-]+ ?){1,3}(?:is|was|has|'s|’s)\b")  # 'Two Rivers is a town'
FIRST = re.compile(rf"[^\W\d_]+|[{SIGNS}]")
WORD_BEFORE = re.compile(r"\b([^\W\d_]+) $")
WHEN = "|".join(month for month in MONTHS if len(month) > 3)
POSSESSED = (
    rf" (?:{WHEN}|last (?:year|month|week|quarter|season))['’]s [$€£]?\d| today['’]s\b"  # 'double February's $10'
)
TO_ACT = re.compile(r"\b(?:[a-z]+(?:s|d|ing) to|set out to|will|would|could|may|might) $")
MULTIPLE_OF = re.compile(rf" (?:{any_of('after multiple')})\b|{POSSESSED}|[.,;]|$", re.I)
AS = (
    r"as (?-i:(?!the|an?\b|he\b|she\b|it\b|they\b|his\b|her\b)[a-z])"  # 'twice as big', but 'scored twice as Malmö won'
)
TWICE_OF = re.compile(rf" (?:{AS}|(?:the|its|their|that|what)\b)|{POSSESSED}", re.I)
# 'two voted for a cut and one for no change', '22 seats, one short of a majority', 'six, compared with one last year'
LINKED = re.compile(r"(?:, |\b(?:and|compared with|up from|down from|against|than) )$")
ALONE = re.compile(r" (?:for no|for a|for the|against|short of|last (?:year|month|week))\b")
MOVED_BY = re.compile(rf"\b(?:by|up|down|{any_of('moved by')}) $")
NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
BETWEEN, AND = re.compile(rf"\bbetween {HEDGED}$"), re.compile(r" (?:[a-z]+ )?and\b")
YEARS = 1500  # from here on a number may be one
HARMED = re.compile(rf" (?:{any_of('harmed')})\b")
OF = re.compile(r" of(?= )| (?=more\b)")


def _words(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    end = found.end()
    if " and " in found[0] and sentence.before(BETWEEN, found.start()) and not sentence.behind(AND, end):
        end = found.start() + found[0].index(" and ")  # 'between two hundred and three thousand'
    number = spoken(sentence.text[found.start() : end])
    if number is None or _title(sentence, found):
        return []
    before = sentence.before(WORD_BEFORE, found.start())
    if before and before[1].lower() in neighbours("name"):
        return []  # 'number one', 'phase two', 'day three'
    if found[0].lower() == "one":
        return _one(sentence, found)
    several = sentence.before(SEVERAL, found.start())
    if several and several[0].startswith("couple"):  # 'a couple of hundred'
        number = Number(2 * number.value, number.value)
    elif several:
        return _bucket(sentence, found.start(), found.end(), number.value)
    return quantity(sentence, found.start(), end, number)


def _title(sentence: Sentence, found: re.Match[str]) -> bool:
    """'Twenty One Pilots', 'the Hundred Years' War', 'the Big Four': words of a name."""
    text, end, (_, several, last) = sentence.text, found.end(), found[0].rpartition(" ")
    if not found[0][0].isupper() or not text[found.start() + 1].islower():
        return False
    if several and last[0].isupper():
        return True
    if not QUOTED_START.fullmatch(text, sentence.start, found.start()):
        return not _headline(sentence)
    place = ONE_PLACE.match(text, end) or read_unit(text, end, sentence.end)
    return place is not None and text[end + 1 : end + 2].isupper()


def _headline(sentence: Sentence) -> bool:
    every = sentence.text[sentence.start : sentence.end].split()
    words = [word for word in every if word[0].isalpha() and len(word) > 3]
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _one(sentence: Sentence, found: re.Match[str]) -> list[Mention]:
    """'one year', 'one percent', 'only one plant' are quantities; 'one' before a noun is else a determiner."""
    made = quantity(sentence, found.start(), found.end(), Number(1.0, 1.0))
    if not made or made[0].high is not None:
        return [] if sentence.before(SUBSTITUTE, found.start(), 40) else made
    if made[0].unit == "point" and sentence.before(MOVED_BY, found.start()):
        return made  # 'edged up one point'
    if not made[0].noun:
        if not made[0].unit and sentence.before(LINKED, found.start()) and sentence.behind(ALONE, found.end()):
            made[0].unit = next((m.unit for m in reversed(sentence.mentions) if m.noun), "")
        return made if made[0].unit else []
    return made if made[0].unit in grammar("one person") or sentence.before(STRESSED, found.start()) else []


def _multiple(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'doubled', 'triple the', 'fourfold', 'twice as': a ratio; 'double bed' and 'double-digit' are none."""
    text, start, end, word = sentence.text, found.start(), found.end(), found[0].lower().replace("-", "")
    value, kind = number_words().get(word, (0.0, ""))
    if not value:
        return []
    plain = kind == "multiple" or word in ("double", "triple", "treble", "quadruple") or word.endswith("s")
    noun = text.endswith(("-", "the ", "The ", " in ", "into "), 0, start) or not MULTIPLE_OF.match(text, end)
    # 'intends to double output'
    acts = sentence.before(TO_ACT, start) and not text.startswith((" digit", " check"), end)
    if plain and noun and not acts:
        return []  # 'the double room's 5 beds'
    # 'the tray doubles as a desk', 'double-digit'
    other = not TWICE_OF.match(text, end) if word == "twice" else text.startswith((" as a", "-"), end)
    return [] if other else [Mention(start, end, value, unit="ratio", step=0.5, rule=kind)]


def one_of_so_many(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'One passenger in three now pays', 'four cases out of ten': a share; 'one goal in 12 games' is none."""
    part, whole, end = small(found["part"]), small(found["whole"]), found.end()
    token = sentence.tokens[sentence.token_at(end) :][:1]
    thing = token and token[0].tag in ("N", "NP", "A", "VG") and not token[0].lower.endswith("ed")  # 'stayed home'
    if not 0 < part < whole < YEARS or thing or read_unit(sentence.text, end, sentence.end):
        return None
    noun = found[0].split()[1]
    if part > 1 and (whole not in (10, 100, 1000) or not is_plural(noun)):
        return None  # 'four stars out of five', 'seven wins out of eight'
    noun = singular(noun)
    share = 100 * part / whole
    return [Mention(found.start(), end, share, unit="percent", step=share_step(share, 100 / whole), noun=noun)]


def _every_nth(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'Every third company is short of staff' is a share; 'every second Sunday' tells when."""
    end, noun = found.end(), found["noun"]
    verb = sentence.tokens[sentence.token_at(end) :][:1]
    if noun.lower() in grammar("time") | grammar("date") or not verb or verb[0].tag not in FINITE:
        return None
    share = 100 / NTH[found["nth"].lower()]
    rule = "one of so many"
    return [Mention(found.start(), end, share, unit="percent", step=share_step(share), noun=noun, rule=rule)]


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
    mention = Mention(start, end, low, low * 10.0, step=low)
    if unit := read_unit(text, at, sentence.end):
        mention.unit, mention.noun_end = unit.name, unit.end
        return [mention]
    noun = counted(sentence, start, at, low)
    mention.noun, mention.unit, mention.noun_end = noun.words, noun.unit, max(noun.end, end)
    if not noun.unit and sentence.behind(HARMED, end):
        mention.unit = "person"  # 'left four dead and dozens injured'
    return [mention] if mention.unit or of or start == sentence.start else []


def _a_point(sentence: Sentence, found: re.Match[str]) -> list[Mention]:
    """'took a full percentage point off its rate', 'went up a point'; 'half a percentage point' has its number."""
    if not found[0].endswith("percentage point"):
        moved = sentence.before(MOVED_BY, found.start()) and not sentence.behind(OF, found.end())
        return [Mention(*found.span(), 1.0, unit="point", noun="point", step=1.0)] if moved else []
    return [Mention(*found.span(), 1.0, unit="percentage point", step=1.0)]


def _spelled_vote(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'ruled by six to three', 'voted eight to one': the votes for and against."""
    told = sentence.before(DECIDED_BY, found.start(), 80) or sentence.before(VOTE_BEFORE, found.start())
    share = small(found[2]) == 1 and sentence.text.endswith("majority of ", 0, found.start())  # 'of two to one'
    if not told or share or sentence.behind(A_UNIT, found.end()):
        return None
    return two_votes(found)


A_UNIT = re.compile(r" (?:per ?cent|million|billion|thousand|years?|months?|weeks?|days?)\b|%")
POINT = r"(?:(?:full|whole|single|further|additional) )?(?:percentage )?point"
NOT_ONE = (
    r"one (?:of|another|day|thing|more thing|by one|way|or (?!two)|could|can|would|might|is|was|has|who"
    r"|that|should|must|side)\b"
    r"|one[-’'](?:on|s|off|time|stop|sided|to|way)\b|zero[- ](?:emissions?|carbon|sum|tolerance|waste)\b"
    r"|(?:thousand|million)s? of times\b"
)
IN_TEN = rf"(?P<part>{SMALL})[ -]{IN}(?:[ -]every)?[ -](?P<whole>{WHOLE})\b(?![.,]\d|-years?\b)"
RULES = rules(
    ("one of", NOT_ONE, none(lambda *_: True)),
    ("sign share", rf"(?P<part>[{SIGNS}])(?= of\b)", fraction),
    ("sign fraction", rf"[{SIGNS}](?=\S| \w)", of_digits),
    ("in ten", IN_TEN, in_ten),
    ("one of so many", rf"(?P<part>{SMALL}) [a-z]+ {IN}(?: every)? (?P<whole>{WHOLE})\b(?!-|[.,]\d)", one_of_so_many),
    ("every nth", rf"every (?P<nth>{'|'.join(NTH)}) (?P<noun>[a-z]+)\b", _every_nth),
    ("counted fraction", rf"(?P<count>{COUNTS})[ -](?P<part>{PARTS})\b", counted_fraction),
    ("half", r"half\b", half),
    ("fraction", rf"(?P<part>{PARTS})\b", fraction),
    ("multiple", rf"(?:{MULTIPLES}|(?:{NUMERALS})-fold)\b", _multiple),
    ("vague plural", rf"(?:(?:tens|hundreds|thousands) of )?(?:{VAGUE})\b", _vague),
    ("a point", rf"an? {POINT}\b", _a_point),
    ("a year", ONE, one_period),
    ("year-long", LENGTH, length_of_one),
    ("spelled vote", rf"({SMALL}) to ({SMALL})\b(?!-)", _spelled_vote),
    ("number words", rf"(?:an? )?(?:(?:{NUMERALS})\b|(?:{SCALES})\b){SPELLED_REST}", _words),
)
SPOKEN = ("one of", "in ten", "one of so many", "counted fraction", "multiple", "spelled vote", "number words")
BY_KIND = {kind: tuple(rule for rule in RULES if rule.name in names) for kind, names in {
    "one": SPOKEN, "teen": SPOKEN, "ten": SPOKEN, "zero": SPOKEN, "fraction": ("half", "fraction"),
    "sign": ("sign share", "sign fraction"), "vague": ("vague plural",), "multiple": ("multiple",),
}.items()}  # fmt: skip


def rules_for(text: str, at: int) -> tuple[Rule, ...]:
    """The rules that may fit what begins at `at`, told by its first word."""
    word = FIRST.match(text, at, at + 20)
    _, kind = number_words().get(word[0].lower(), (0.0, "")) if word else (0.0, "")
    return BY_KIND.get(kind.partition(" ")[0], RULES)
