"""Which of the numbers read are no figures after all: determiners, relative dates, periods, page furniture."""

from __future__ import annotations

import re
from collections.abc import Callable

from .bare import harmed
from .mention import DURATIONS, Mention, Sentence
from .naming import words
from .neighbours import HEDGED, any_of, neighbours
from .noise import ASKS
from .numerals import MONTH
from .places import kind_of
from .quantity import NUMERALS
from .words import either

FEW = 4  # persons who are asked, and not counted
KNOWN = 3  # of so few it is known how many they are
SHORT = frozenset(["second", "minute", "hour"])
UP_TO = re.compile(
    r" (?:(?:to|ended|ending|through|until) (?:the end of )?(?:\d\d? )?[A-Z][a-z]+|that followed|since)\b"
)  # 'months to August', 'weeks to 27 September'
FROM_MONTH = re.compile(rf" from {MONTH}")  # 'in the six months from October'
DEFINITE = re.compile(r"(?:\b([^\W\d_]+)|([’']s?))(?: first| last| latter| same)? $")  # 'the first two metals'
ALONE = re.compile(r"[.,;]| (?:but|and)\b")
PARTITION = re.compile(  # 'four of the nine judges', "three of the region's five mines"
    rf"\b(?:\d\S*|{NUMERALS}|half|third|quarters?) (?:out )?of (?:the|(?:the )?[\w -]{{1,24}}[’']s?) $"
)
READ_IN = re.compile(r"\b(?:reads? (?:in|of|time:?)|reading time(?: of|:)?)(?: about)? $", re.I)  # 'Read in 4 minutes'
BYLINE = re.compile(r"\b(?:19|20)\d\d(?:,? \S+)? [—–|·•] $")  # 'By Ada Lind — 18 February 2025 — 4 min'
THE_NEXT = re.compile(r"\W*(?:The |These |Those )?(?:next|coming|past|last|first) ", re.I)  # 'The next two years'
RELATIVE = r"(?:-long)?,? (?:or so )?(?:ago|earlier|before|from now|hence|previously|back)\b"
# 'eight days after the vote' tells when, 'ten minutes after the start' how long
AGO = re.compile(r" ago\b")
LONG_OPEN = re.compile(rf"\b(?:{any_of('place of sale')}) open (?:for )?{HEDGED}$")  # 'stores open at least a year'
FAR_AWAY = re.compile(rf"{RELATIVE}| after\b|,? (?:away|prior to)\b", re.I)
NEAR = re.compile(rf"{RELATIVE}(?<!before)|,? before\b(?! (?:the|an?|his|her|its)\b)", re.I)
AGES = 1e5  # '13.8 billion years after the Big Bang' is no date
# 'for 11 hours before', 'within 30 days after' tell how long
LASTS = re.compile(rf"\b(?:{any_of('lasting')})(?: (?:{any_of('before lasting')}|{any_of('hedge')}))* $")
PAST_LEAD = re.compile(
    rf"\b(?:(?:in|over|for|during|within|of|through|from|than) (?:the|its|their) (?:{any_of('past stretch')})"
    r"|(?<!time )(?<!high )(?<!low )(?<!for )(?<!of )(?<!by )(?<!after )(?<!well )(?<!just )(?:in|over|during)"
    rf") (?:little )?{HEDGED}$"
)
SINCE_LONG = re.compile(
    rf"(?:\b(?:first|most|least|only|worst|best|low|high)|est)\b[^,;]{{0,40}}\bin {HEDGED}$"
    rf"|\bnot seen (?:in|for) {HEDGED}$"
)
OVER = re.compile(rf"\bover {HEDGED}$")
PLEDGED = re.compile(
    r"\b(?:promis|pledg|commit|guarant|offer)\w*|\bto (?:buy|take|invest|spend)\b"
    r"|\b(?:will|would|plans?|wants?|hopes|scheme|programme)\b"
    r"|\b(?:order|tender|contract|award)\b[^.;,]{0,30}\bworth\b"
    r"|\bphas\w+ (?:in|out)\b|\b(?:deal|contract)\b[^,;]* worth\b"
)
INSTRUMENT = re.compile(r"[- ](?:(?:[a-z]+|U\.S\.)[- ])?([a-z]+)", re.I)
AGED = re.compile(rf"\b(?:{any_of('with an age')})(?: who are)?,? (?:aged?|ages|between ages)(?: between| from)? $")
OPEN_ENDED = re.compile(r" (?:years )?(?:and|or) (?:over|older|above|up|under|younger|below)\b")
AGED_OVER = re.compile(r"\baged (?:over|under|above|below) $")
OLDER = re.compile(rf"\b(?:{any_of('with an age')})(?: who are)? (?:over|under|above|below|older than|younger than) $")
# 'children under 5 years', but 'held the men over two months'
OLDER_YEARS = re.compile(r"\b(?:children|kids|people|those|anyone|adults)(?: who are)? (?:over|under|above|below) $")
YOUNGER = re.compile(r"([^\W\d_]+) (?:aged )?(?:over|under|above|below) $")
OLDEST_AGE = 115
DENIED = re.compile(rf"\b(?:{any_of('denying')})\b[^.;:,“”\"]*$")
DID_NOT = re.compile(
    r"\b(?:(?:did|does|do|has|have|had) (?:not|never)|(?:did|does|do|has|have|had)n['’]t) "
    rf"(?:{either('verb of a denied change')})(?: by)? $"
)
TURNED = re.compile(r" (?:and|but) |\b(?:before|after|while)\b")
NOT = re.compile(r"(?:n[o']t|few|nobody|never|cannot) $")
TELLING = re.compile(r" (?:told [A-Z]|familiar with|with (?:direct )?knowledge of|briefed on)")
ASKED = re.compile(
    r"\b(?:according to|(?:figures|data|documents?|reports?|records|memo|details|estimates?)\b[^.;]{0,60}"
    r" (?:with|to) [^,;.]{1,40} by) (?:(?:one|any|some|all) of )?(?:the )?$"
)
SAYING = re.compile(r"(?: (?:in|at|from|of|for) [^,;.:\d]{1,40})? sa(?:id|ys?)\b")  # 'three traders in Leeds said'
BARE_LEAD = re.compile(rf"\b(?:{any_of('hedge')}|{any_of('before bare')})\s$")


def _determiner(sentence: Sentence, mention: Mention) -> bool:
    """'the two sides', 'its three rates', 'one idea', 'the two': the number only tells which."""
    text = sentence.text
    measured = mention.unit and not mention.noun
    if measured or mention.value > 10 or not text[mention.start].isalpha():
        return False
    before = sentence.before(DEFINITE, mention.start)
    if before and before[2] and sentence.behind(ALONE, mention.end):
        return False  # "had 19 shots to Rovers' seven, but"
    hyphened = "-" in text[mention.start : mention.end + 1]  # 'the three-judge panel'
    if before is None or hyphened or sentence.before(PARTITION, mention.start, 40):
        return False
    if before[1] in ("his", "her", "their") and mention.noun and harmed(sentence, mention):
        return False  # 'killed a father and his two sons'
    if before[2] or before[1] in ("the", "these", "those"):
        return True
    return mention.value <= KNOWN and before[1] in neighbours("definite")  # but 'all six members', 'its nine directors'


def _relative(sentence: Sentence, mention: Mention) -> bool:
    """'three weeks ago', 'two days earlier': a time told by its distance."""
    found = sentence.behind(NEAR if mention.unit in SHORT else FAR_AWAY, mention.end)
    # but 'took over three weeks ago'
    lasts = sentence.before(LASTS, mention.start, 40) and not (found and found[0].endswith(" ago"))
    return found is not None and mention.value < AGES and not lasts


def _period(sentence: Sentence, mention: Mention) -> bool:
    """'shipped 14 million tons in 11 months', 'over the past two years': only the period of another figure."""
    days = mention.unit == "hour" and mention.value in (24, 36, 48, 72)  # 'rain in 24 hours'
    if (mention.unit in SHORT and not days) or len(sentence.mentions) < 2:
        return False
    if sentence.behind(UP_TO, mention.end):
        return True
    if sentence.low.endswith(("in the ", "over the "), 0, mention.start) and sentence.behind(FROM_MONTH, mention.end):
        return True
    if not sentence.before(PAST_LEAD, mention.start, 40) or sentence.before(SINCE_LONG, mention.start, 60):
        return False
    # 'its promise: 87 million tons over three and a half years'
    pledged = sentence.before(OVER, mention.start, 40) and PLEDGED.search(sentence.low, sentence.start, sentence.end)
    return not pledged and not all(m.timed for m in sentence.mentions)


def _instrument(sentence: Sentence, mention: Mention) -> bool:
    """'12-month average', '10-year Treasury yield', '30-year mortgage': the time is part of a name."""
    unit, following = mention.unit, sentence.behind(INSTRUMENT, mention.end)
    if following is None or not sentence.low.endswith((f"-{unit}", f" {unit}"), 0, mention.end):
        return False
    behind = following[0].lower().replace("-", " ").split()
    of_months = unit != "year" and not neighbours("instrument of months").isdisjoint(behind)  # 'the 12-month rate'
    named = (
        behind[:1] == ["rate"] and "-" in sentence.text[mention.start : mention.end]
    )  # 'and the five-year rate at 3%'
    return of_months or named or not neighbours("instrument").isdisjoint(behind)


def _furniture(sentence: Sentence, mention: Mention) -> bool:
    """'12 comments': of the page, not of the article."""
    alone = mention.start == sentence.start and mention.noun_end >= sentence.end - 1
    return alone and mention.noun.lower() in neighbours("furniture")


def _age_group(sentence: Sentence, mention: Mention) -> bool:
    """'women aged 18 to 34', 'people over 65', '18-to-34-year-olds': of whom something is told."""
    if mention.unit not in ("", "year of age", "month of age", "year", "month"):
        return False
    ranged = mention.high is not None or sentence.behind(OPEN_ENDED, mention.end)
    of_age = AGED if ranged else OLDER_YEARS if mention.unit in ("month", "year") else OLDER
    olds = sentence.text.endswith("olds", mention.start, mention.end)
    olds = olds or sentence.before(AGED_OVER, mention.start) is not None  # 'Australians aged over 65'
    if not (olds or mention.unit) and (younger := sentence.written_before(YOUNGER, mention.start)):
        one = younger[1]  # 'every adult under 30', 'more than any Dane under 22'
        counted = words("people"), neighbours("person"), neighbours("with an age"), ("adult",)
        person = kind_of(one) == "demonym" or any(one.lower() in persons for persons in counted)
        return mention.value <= OLDEST_AGE and person
    return olds or sentence.before(of_age, mention.start, 40) is not None


def _sources(sentence: Sentence, mention: Mention) -> bool:
    """'two traders told Reuters', 'figures shared with Reuters by two officials': who says it, not what is said."""
    head = mention.noun.rpartition(" ")[2].lower()
    named = head in neighbours("source") or (mention.value <= FEW and head in words("people"))  # 'two buyers said'
    asked = named and (sentence.behind(SAYING, mention.noun_end) or sentence.before(ASKED, mention.start, 80))
    return sentence.text[mention.start].isalpha() and bool(asked or sentence.behind(TELLING, mention.noun_end))


def _denied(sentence: Sentence, mention: Mention) -> bool:
    """'The minister denied that 10,000 tenants had been evicted': who denies a figure does not state it."""
    if sentence.before(DID_NOT, mention.start, 30):
        return True  # 'did not rise 5%', but 'did not rise by more than 5%'
    likely = sentence.has(" that ") or sentence.has(" of ") or sentence.has(" having ")
    denied = sentence.before(DENIED, mention.start, 120) if likely else None
    # 'did not deny that', 'denied that it had cut jobs and said sales rose 4%'
    return denied is not None and not (TURNED.search(denied[0]) or sentence.before(NOT, denied.start()))


Tests = tuple[tuple[str, Callable[[Sentence, Mention], bool]], ...]

OF_TIMES: Tests = (
    ("denied", _denied),
    ("determiner", _determiner),
    ("relative date", _relative),
    ("time as subject", lambda s, m: THE_NEXT.fullmatch(s.text, s.start, m.start) is not None),
    ("page furniture", lambda s, m: s.before(READ_IN, m.start, 40) is not None),
    (
        "page furniture",
        lambda s, m: s.text[m.end : m.end + 1] in ("", "\n") and s.before(BYLINE, m.start, 40) is not None,
    ),
    ("period of another figure", _period),
    ("name of an instrument", _instrument),
    ("age group", _age_group),
    ("time of a name", lambda s, m: s.before(LONG_OPEN, m.start, 50) is not None),
)
OF_THINGS: Tests = (
    ("denied", _denied),
    ("determiner", _determiner),
    ("sources", _sources),
    ("relative date", lambda s, m: s.behind(AGO, m.noun_end) is not None),  # 'two summers ago'
    ("age group", _age_group),
    ("page furniture", lambda s, _: ASKS.match(s.text, s.start, s.end) is not None),  # 'Read more: 7 ways to save'
    # '7.9 per 1,000 people': how many something is counted by
    ("per so many", lambda s, m: s.low.endswith((" per ", "for every "), s.start, m.start)),
    ("page furniture", _furniture),
)


def rule_against(sentence: Sentence, mention: Mention) -> str:
    """The name of the rule that makes a mention no figure, '' where none does."""
    tests = OF_TIMES if mention.unit in DURATIONS else OF_THINGS
    return next((name for name, test in tests if test(sentence, mention)), "")


def is_figure(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number with no unit and no noun is a figure: 'to 6,327.80' is, '20 on loan' is not."""
    written = sentence.text[mention.start : mention.end]
    parted = "." in written or " " in written  # 'to 34 3/4'
    fine = parted or mention.high is not None or abs(mention.value) >= 1000 or mention.value < 0
    return fine or (written[0].isdigit() and sentence.before(BARE_LEAD, mention.start) is not None)
