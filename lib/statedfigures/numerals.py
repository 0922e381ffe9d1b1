"""The rules for numbers in digits: dates, names, votes, shares, and what is left is a quantity."""

from __future__ import annotations

import re
from functools import lru_cache

from .lexicon import rows
from .mention import Mention, Sentence
from .neighbours import HEDGED, any_of, neighbours
from .noise import FRACTION
from .nouns import counted
from .number import DIGITS, SIGNS, share_step, words_of, written
from .places import countries
from .quantity import CHANGE_WORDS, VOTE_BEFORE, Maker, Rule, none, quantity, rules, unit_of
from .units import currency_before, read_scale, read_unit, tables
from .words import grammar, tags

MONTHS = {row["form"]: int(row["month"]) for row in rows("months")}
MONTH = rf"(?=[ADFJMNOS])(?:{'|'.join(map(str.title, MONTHS))})\b(?:(?<=\b(?!May)[A-Z][a-z][a-z])\.|(?<=\bSept)\.)?"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
AFTER_MONTH = re.compile(rf"\b(?P<month>{MONTH})[ \u00a0]$")
DAY_YEAR = rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%]|[.,]\d)(?:,? (?P<year>{YEAR}))?"
# 'won 411 seats, the Conservatives', "Mr Macron's alliance", 'and the far right', 'had 14 murders, Mumbai'
GAPPED = re.compile(
    r"(?:,| and) (?:the (?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w-]+s|(?:the )?(?:[\w.-]+ ){0,2}[\w-]+['’]s? [a-z]+"
    r"|the (?:far |centre-|hard )?(?:left|right|centre|rest|greens|nationalists|liberals|conservatives|socialists)) $"
    r"|\b(?:had|has|have|won|took|got|scored|recorded) [\d,]+ [a-z]+(?:,| and) [A-Z][a-z]+ $"
)
PART_BEFORE = re.compile(r"\d of (?:the )?$")
LIST_GOES_ON = re.compile(r"[.,;]| and the\b")
DAY_LINK = re.compile(rf"\b(?:{MONTH.lower()}) [0-3]?\d(?: (?:to|and|or|through|until) |[–-])$")
DAYS_LEAD = re.compile(r"\b(?:between|from|on|of) $")  # the 3 of 'between 3 and 11 October'
DAY_MONTH = rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?"
NAME_BEFORE = re.compile(r"([^\W\d_][\w&’'.-]*)[ \u00a0-]$")
GLUED = re.compile(r"([^\W\d_]+)([-.]?)$")
GLUED_NAME = re.compile(r"[A-Z]{2}[A-Za-z]* -$")  # 'COVID -19', as some agencies space it
YEAR_BEFORE = re.compile(rf"\b(?:{any_of('before year')})[ -]$")
HEDGED_YEAR = re.compile(rf"(?<!the )\b(?:(?:average|total|sum|score|tally|rating) of|{any_of('hedge')})\s$")
MOVED_FROM = re.compile(r"\b([a-z]+) from $")
YEAR_LINK = re.compile(r"(?:1\d|20)\d\d(?:,| and| to| or|-|–) ?(?:and )?$|\bA\.?D\.? \d+(?: and| to|-) ?$")
VOTE_AFTER = re.compile(r"(?:[- ](?:to \w+ )?)?(?:vote|votes|ruling|decision|majority|split|margin|verdict)\b", re.I)
VOTE_SPLIT = re.compile(r" (?:votes?|decision|ruling|split|verdict)\b(?! of\b)")
IN_A = re.compile(r"\bin an? $")
VOTE = re.compile(
    r"\bvot(?:e|es|ed|ing)\b|\brul(?:ed|ing)\b|\bjustices\b|\bcommittee\b|\bdecided\b|\bsplit\b|\bSenate\b"
    r"|\bstruck (?:\w+ )?down\b|\b(?:[Cc]ourt|found) by\b"
    r"|\b[Tt]he House\b|\b[Pp]arliament\b|\b[Ll]awmakers\b|\bMPs\b|\b[Cc]ouncillors\b"
    r"|\b(?:bill|motion|resolution) (?:was )?(?:passed|failed|approved)\b"
)
# 'The House passed the bill 340-54', but 'passed the ball in a 2-1 win'
DECIDED = re.compile(
    r"\b(?:(?:passed|approved|backed|rejected|adopted|turned down) (?:[a-z'’-]+ ){1,6}(?<! a )(?<! an )(?<! by )"
    rf"|(?:{any_of('put to a vote')}),? (?:[a-z'’-]+ ){{0,4}}(?:passed|failed|was (?:defeated|approved|rejected)) )$"
)
# 'backed the bill by 330 to 275', 'was rejected by 312 to 256', 'ruled by six to three'
DECIDED_BY = re.compile(
    r"\b(?:(?:backed|rejected|approved|endorsed|adopted|confirmed|carried|defeated|voted down|ruled|decided|upheld"
    r"|split)"
    rf"(?: (?!(?:to|that|which|who)\b)[a-z'’-]+){{0,6}} by"
    rf"|(?:{any_of('put to a vote')}) (?:was )?(?:passed|fell|failed) by"
    r"|\b(?:court|judges|justices|committee|council|board|jury|panel|bench|members|voters|ministers|[A-Z][a-z]+)"
    r" (?:ruled|decided|split)) $"
)
SCORE_AFTER = re.compile(r"(?: (?:years?|months?|days?|weeks?|minutes|hours|games|seasons|matches))\b")
AN_ARTICLE = re.compile(r"\ban? [\"“‘']?$")
ADDRESS = re.compile(r"(?:://|\bwww\.|\.(?:com|org|net|co)/)\S*$")  # 'example.org/2/file-3'
TEXT_TO = re.compile(r"\btext(?: the word)? \S+(?: \d+)? to $")  # 'Text HELP to 60777'
SMALL = rf"(?:{words_of('one', 'teen')}|ten|twenty|\d{{1,3}})"
WHOLE = rf"(?:[1-9]\d{{0,2}}(?:,\d{{3}})+|a (?:hundred|thousand)|{SMALL})"  # 'one in 3,000 babies'
RATED = re.compile(rf"\b(?:{any_of('rating')})(?: (?:it|them|him|her|the [a-z]+))?:? {HEDGED}$")
SCORED = re.compile(r"\b(?:wins?|won|los(?:es?|t)|beats?|beaten|drew|voted|ruled) (?:[A-Z]\w+ )?$")
OUTDONE = re.compile(r"\bout(?:spen|number|s[eo]l|vot|pac)\w*\b[^.;,]{0,40} $")
SCORES = (5, 10, 20, 100)


def gapped(sentence: Sentence, start: int) -> bool:
    """Whether a number stands behind several of a name, in a list of such: 'won 411 seats, the Conservatives 121'."""
    return sentence.written_before(GAPPED, start, 60) is not None


def is_when(word: str) -> bool:
    """Whether a word names a month or a stretch of time: 'february', 'year'."""
    return word in MONTHS or word in grammar("time")


def _date(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    start, month = found.start(), found.groupdict().get("month")
    if month is None:
        before = sentence.written_before(AFTER_MONTH, start)
        if before is None:
            return None
        month, start = before["month"], before.start()
    if not 1 <= int(found["day"]) <= 31 or currency_before(sentence.text, start):
        return None  # 'double the $10 of February'
    value = int(found["year"] or 0) * 10_000 + MONTHS[month.rstrip(".").lower()] * 100 + int(found["day"])
    return [Mention(start, found.end(), float(value), unit="date")]


def _tenth(_: Sentence, found: re.Match[str]) -> list[Mention]:
    """'a 10th of sales': a share."""
    share = 100 / float(found["whole"])
    return [Mention(*found.span(), share, unit="percent", step=share)]


def _behind(pattern: re.Pattern[str], size: int) -> Maker:
    """The maker of a rule whose numbers are no figures behind what the pattern finds."""
    return none(lambda sentence, found: sentence.before(pattern, found.start(), size) is not None)


def _title_unit(sentence: Sentence, found: re.Match[str]) -> bool:
    """'60 Minutes', 'The 39 Steps': a word of no name written like one."""
    start, word = found.start(), found["unit"].lower()
    unit = word in tables().words and word not in neighbours("proper unit")
    unit = unit or (tags().get(word, "E") in "NY" and sentence.text.endswith("The ", 0, start))
    return unit and start != sentence.start and not currency_before(sentence.text, start)


def _glued(sentence: Sentence, found: re.Match[str]) -> bool:
    """'X6', 'COVID-19', 'ID.4': letters before the digits make a name, unless they are a currency's."""
    start, text = found.start(), sentence.text
    before = sentence.before(GLUED, start, 40)
    if before is None or currency_before(text, start):
        spaced = sentence.written_before(GLUED_NAME, start) is not None
        return spaced and found[0].isdigit() and not read_unit(text, found.end(), sentence.end)
    if before[2] == "-":
        return before[1].lower() not in neighbours("prefix")
    return not before[2] or len(before[1]) <= 3


def _named(sentence: Sentence, found: re.Match[str]) -> bool:
    """'Big 12', 'iPhone 11', 'Section 301': a whole number with no unit after a capitalised word is a name's."""
    (start, end), number, text = found.span("number"), found["number"], sentence.text
    least = max(start - 24, sentence.start)
    before = NAME_BEFORE.search(text, max(least, text.rfind(" ", least, start - 1) + 1), start)
    if before is None or currency_before(text, start) or read_scale(text, end)[0] != 1:
        return False
    name, word = before[1], before[1].lower().rstrip(".")
    unit, capital, known = unit_of(sentence, end, 1.0), name[0].isupper(), word in neighbours("name")
    if unit:
        return False
    if known and (capital or word not in neighbours("name or verb")):
        return True  # 'type 2 cells', but 'can seat 800 people'
    version = number.endswith(".0") and capital  # 'USB 3.0', 'TPM 2.0'
    if version or (name == "of" and text.endswith("Group ", 0, before.start())):
        return True  # 'the Group of 77'
    counting = sentence.mentions and not sentence.mentions[-1].money
    if counting and gapped(sentence, start) and sentence.behind(LIST_GOES_ON, end):
        return False  # 'Labour won 411 seats, the Conservatives 121'
    first = before.start() <= sentence.start + 1
    if name == name.lower() or first or word in MONTHS or not number.isdigit():
        return False
    if text[end : end + 1] in ("-", "–") or found["more"] or name in countries():
        return False  # 'Austria takes 9,000 refugees, Hungary 400'
    tag = sentence.tokens[sentence.token_at(start - 1) - 1].tag  # of the name
    # "61 of Parliament's 120 seats", but "Boeing's 737 deliveries"
    owner = name.endswith(("'s", "’s")) and sentence.before(PART_BEFORE, before.start())
    return (tag in ("N", "NP") and not owner) or not counted(sentence, start, end, float(number)).unit


def _year(sentence: Sentence, found: re.Match[str]) -> bool:
    """'in 2019' and '2019 sales' name a year; 'about 2000 nurses', 'an average of 1500' are amounts."""
    text, start, end = sentence.text, found.start(), found.end()
    if currency_before(text, start):
        return False
    early, late = found[0] < "1900", found[0] >= "2100"
    dated, hedged = sentence.before(YEAR_BEFORE, start), sentence.before(HEDGED_YEAR, start)
    unit = unit_of(sentence, end, 1000.0)
    if unit and (dated is None or unit.name == "pixel") and unit.name not in ("year", "day", "month"):
        return False  # '1080 by 1920 pixels', but 'By 2030 tonnes of waste'
    if not (hedged or late or (early and not dated)):
        return True
    thing = bool(counted(sentence, start, end, 1000.0).unit)
    lately = "1990" <= found[0] <= "2035" and hedged is not None and hedged[0].startswith(("score", "tally", "rating"))
    if hedged and not lately and (thing or early or "of" in hedged[0]):
        return False
    return not thing and (dated is not None or not late)


def _linked_year(sentence: Sentence, found: re.Match[str]) -> bool:
    """The '1260' of 'between A.D. 1000 and 1260'."""
    start = found.start()
    before = sentence.written_before(YEAR_LINK, start)
    # but 'since 2003, and 477 have died'
    dated = before and len(found[0]) == 4 and sentence.before(YEAR_BEFORE, before.start())
    moved = before and before[0][-4:] == " to " and sentence.before(MOVED_FROM, before.start(), 40)
    if moved and moved[1] in CHANGE_WORDS:
        return False  # 'scores increased from 1061 to 1128'
    linked = before and (before[0][0] == "A" or dated)
    return bool(linked) and not counted(sentence, start, found.end(), 1000.0).unit


def _versus(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'voted 5–4' is two counts of votes; '2-1' with nothing behind it is a match's score."""
    text, start, end = sentence.text, found.start(), found.end()
    if read_unit(text, end, sentence.end) or read_scale(text, end)[0] != 1 or currency_before(text, start):
        return None
    directly = sentence.before(VOTE_BEFORE, start)
    decided = sentence.before(DECIDED, start, 60) or sentence.before(DECIDED_BY, start, 80)
    split = sentence.before(IN_A, start) and VOTE_SPLIT.match(text, end)  # 'in a 7 to 2 split', but 'a 60 to 40 split'
    if " " in text[start:end] and not (directly or decided or (split and small(found[1]) + small(found[2]) != 100)):
        return None
    near = decided or VOTE.search(text, max(sentence.start, start - 60), min(sentence.end, end + 40))
    one, two = small(found[1]), small(found[2])
    if max(one, two) >= 1000 and not (directly or decided or VOTE_AFTER.match(text, end)):
        return None  # 'rose 2,911 to 3,544'
    rising = one < two and counted(sentence, start, end, 2.0).unit
    if directly or VOTE_AFTER.match(text, end) or (near and not rising):
        return two_votes(found)
    return None if rising else []


def two_votes(found: re.Match[str]) -> list[Mention]:
    """The votes for and against of '5-4' and 'six to three'."""
    return [Mention(*found.span(i), small(found[i]), unit="vote", noun_end=found.end(), rule="vote") for i in (1, 2)]


def in_ten(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'nine in ten' is a share of 90 percent; 'a 12 out of 10' is a score on that scale."""
    text, start = sentence.text, found.start()
    scale, end = read_scale(text, found.end())  # '1 in 292 million'
    part, whole = small(found["part"]), small(found["whole"]) * scale
    if not part or not whole:
        return None
    if found["whole"].startswith("a ") and not counted(sentence, start, end, whole).unit:
        return None  # 'three in a hundred hatchlings', but 'one in a thousand', 'in a thousand miles'
    closed = text[end : end + 1] in tuple('.,;"”’') or text.startswith(" (", end)
    # 'rated it ten out of ten', 'was rated 9 out of 10 by', but 'scored 9 out of 10 penalties'
    rated = (part == whole or sentence.before(RATED, start, 40)) and not counted(sentence, start, end, part).unit
    if found["out"] and (part > whole or rated or part % 1 or closed or sentence.before(AN_ARTICLE, start)):
        return [Mention(start, end, part, unit=f"score/{whole:g}")] if whole in SCORES else None
    if part > whole or (not found["out"] and SCORE_AFTER.match(text, end)):
        return None
    return [Mention(start, end, 100 * part / whole, unit="percent", step=share_step(100 * part / whole, 100 / whole))]


def _marked(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'Our score: 8/10': a mark on a scale."""
    rated = sentence.before(RATED, found.start(), 40)
    return [Mention(*found.span(), float(found["part"]), unit=f"score/{found['whole']}")] if rated else None


def _in_parts(many: int, unit: str) -> Maker:
    """The maker of '6ft 2in', '16st 4lb', '1h 20m': so many of the second unit make one of the first."""
    return lambda _, found: [Mention(*found.span(), many * float(found[1]) + float(found[2]), unit=unit)]


def _to_one(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'a 2.6-to-1 ratio': how many times as many, but 'won 3-to-1'."""
    score = sentence.before(SCORED, found.start(), 40)
    return None if score else [Mention(*found.span(), float(found[1]), unit="ratio")]


def _to_one_more(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'outspent her 2 to 1', but 'won 2 to 1'."""
    return _to_one(sentence, found) if sentence.before(OUTDONE, found.start(), 60) else None


def small(word: str) -> float:
    """The value of a small number in digits or words; 0 where it is none."""
    number = written(word)
    return number.value if number else 0.0


def of_digits(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """The quantity that begins with digits."""
    number = written(found[0])
    return quantity(sentence, found.start(), found.end(), number) if number else []


def _day_until(sentence: Sentence, found: re.Match[str]) -> bool:
    """The '16' of 'from May 12 to 16'."""
    start, end = found.span()
    if not sentence.before(DAY_LINK, start) or read_scale(sentence.text, end)[0] != 1:
        return False
    return not (unit_of(sentence, end, 1.0) or counted(sentence, start, end, 2.0).unit)


YEARLY = (
    r"(?:1[5-9]|2[01])\d\d(?![\d½¼¾]|[.,]\d|-\d|-(?!led|based|style|level)[a-z])(?!\s?(?:%|per ?cent|[mb]illion|bn\b))"
)
NUMBERED = r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<more>-\d+| of (?:the )?\d+)?(?![\d%]|[.,]\d)"
VOTES = r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d{1,3})"
INCHES = r"(1[01]|\d)"
IN = r"(?:(?P<out>out[ -]of)|in|of(?=[ -]every))"
RULES = rules(
    ("day and month", DAY_MONTH, _date),
    ("month and day", DAY_YEAR, _date, r"[ \u00a0]"),
    ("fraction", r"(?:(?<=\ba )|(?<=\ban ))(?P<whole>[2-9]|[1-9]\d{1,2})th(?= of\b)", _tenth, " "),
    ("date", r"[0-3]?\d(?![\d%]|[.,]\d)", none(_day_until), r"[ –-]"),
    ("date", rf"[0-3]?\d(?=(?: and |[ –-]| to )[0-3]?\d (?:{MONTH})\b)", _behind(DAYS_LEAD, 8), " "),
    ("web address", r"\d+[^\s]{0,80}", _behind(ADDRESS, 120), r"[-/_=.]"),
    ("telephone number", r"\d+(?:[ -]\d+)*", none(lambda _, found: len(found[0]) > 6), r"\+"),  # '+44 20 7946 0018'
    ("telephone number", r"(?<=to )\d{4,6}\b", _behind(TEXT_TO, 40), " "),
    ("unit in a name", r"\d+ (?P<unit>(?-i:[A-Z][a-z]+))\b", none(_title_unit)),
    ("letters before", r"\d+(?:[.,]\d+)*", none(_glued), r"[^\W\d_]|[-.]"),
    ("short year", r"(?<![^ ].)\d\d\b(?![%\d]|[.,’]\d)", none(lambda *_: True), "['’]"),  # 'the record set in '93'
    ("mark", r"(?P<part>\d(?:\.\d)?|10)/(?P<whole>5|10)(?! of\b|[\d/])", _marked),
    ("in ten", rf"(?P<part>{SMALL}|\d\.\d)[ -]{IN}(?: every)?[ -](?P<whole>{WHOLE})\b(?!%|[.,]\d|-years?\b)", in_ten),
    (
        "feet and inches",
        rf"(\d{{1,2}})[ -]?(?:ft|feet|foot)[ -]{INCHES}[ -]?(?:ins?|inch(?:es)?)\b",
        _in_parts(12, "inch"),
    ),
    ("feet and inches", rf"(\d{{1,2}})(?:-foot-|['’′]){INCHES}(?:[\"”″]|\b(?!-|[.,]?\d| ?%))", _in_parts(12, "inch")),
    ("ratio to one", r"(\d+(?:\.\d+)?)-to-(?:1|one)\b(?!-)", _to_one),
    ("ratio to one", r"(\d+(?:\.\d+)?) to (?:1|one)\b(?! \w+s\b)", _to_one_more),
    ("stones and pounds", r"(\d{1,2}) ?st(?:one)? (1[0-3]|\d) ?(?:lbs?|pounds?)\b", _in_parts(14, "pound")),
    ("hours and minutes", r"(\d{1,2}) ?(?:h|hrs?) ?([1-5]?\d) ?(?:m|mins?)\b", _in_parts(60, "minute")),
    ("linked year", r"\d{3,4}(?![\d½¼¾%]|[.,]\d)", none(_linked_year)),
    ("year", YEARLY, none(_year)),
    ("versus", rf"({VOTES})(?:[-–—]| to )({VOTES})(?![\d%½¼¾/-]|[.,]\d|[^\W_])", _versus),
    ("name", NUMBERED, none(_named), r"[ \u00a0-]"),
    ("digits", rf"{FRACTION}|(?:{DIGITS})(?:[- ]{FRACTION}| ?[{SIGNS}])?", of_digits),
)


@lru_cache(maxsize=1024)
def rules_behind(character: str) -> tuple[Rule, ...]:
    """The rules that may fit behind a character, '' for the start of the text."""
    return tuple(rule for rule in RULES if rule.behind is None or rule.behind.match(character))
