"""What numbers of one sentence lend each other, and which of them are no figures after all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from .neighbours import neighbours
from .nouns import START, tokens_of
from .number import GAP
from .words import Mention, Sentence

LINKS = frozenset(
    [",", "and", ", and", "or", "to", "/", "&", "-", "–", ", or", "to about", "and about", "to around", "to nearly", "but", ", then", "+", "= ", "and another"]
)  # fmt: skip
DURATIONS = frozenset(["year", "month", "week", "day", "hour", "minute", "second", "decade", "quarter", "century", "fortnight"])
NO_LENDER = frozenset(["date", "ratio", "year of age", "month of age", "vote"]) | DURATIONS
FAR_LENDER = frozenset(["percent", "percentage point"])  # lend only to small numbers
WORD_BEFORE = re.compile(r"([^\W\d_]+|[,(=+])[\s$€£]*$")
HEDGES = re.compile(
    r"(?:\b(?:about|around|roughly|nearly|almost|some|only|just|more|less|fewer|than|over|under|an?|the|average|total|of|record|peak|high|low|up|down|as|many)\b\W*)+$",
    re.I,
)
SCALE_ENDS = re.compile(r"\bscale (?:of|from) (?:\d+|one|zero)(?:-|–| to )(?P<top>\d+|five|ten)\b", re.I)
SMALL_WORDS = {"five": "5", "ten": "10"}
AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|turn(?:s|ed|ing)?|(?:at )?the age of|aged between|ages? of|aged from)(?: only| just)? $", re.I
)
AGE_SUBJECT = re.compile(
    r"\b(?:[Hh]e|[Ss]he|who|[Ii])(?: is|'s|’s| was|'ll be|’ll be| will be| turns| had been) (?:only |just |now |about |almost |nearly )?$"
)
AGE_AFTER = re.compile(r"(?:[.,;:)]|$| (?:when|and|at|by|but|now|in|on|this|next|last|years?)\b)")
AGE_NOUN = re.compile(
    r"\b(?:life expectancy|(?:average|median|mean|retirement|pension|minimum|maximum|legal|voting|drinking) age)\b[^;.]*$",
    re.I,
)
NAME = re.compile(r"([A-Z][\w’'.-]*)(?:, (?:Jr|Sr)\.?)?,\s$")
OLD_AFTER = re.compile(rf"{GAP}?-?{GAP}?(?P<unit>year|month|week|day)s?[- ]?olds?\b", re.I)
OLD = re.compile(r"[- ]olds?\b")
DEFINITE = re.compile(r"(?:\b([^\W\d_]+)|([’']s?)) $")
PARTITION = re.compile(r" of the $")  # 'four of the nine judges'
READ_IN = re.compile(r"\b[Rr]ead(?:s|ing time)? (?:in|of|time:?)(?: about)? $")
THE_NEXT = re.compile(r"^\W*(?:The |These |Those )?(?:next|coming|past|last|first) $", re.I)
# what follows a number whose noun is left out: 'the second 120.', 'plans 95,000 this year', '12 were children'
LOOSE = re.compile(
    r"[.;,)]|$| (?:in|this|last|next|were|are|was|have|had|did|by|from|who|more|so far|a year earlier)\b", re.I
)
ATTRIBUTE = re.compile(r"[\d\w]-[^\W\d_]")  # 'a 15-inch screen' lends nothing
RELATIVE = re.compile(
    r"(?:-long)?,? (?:or so )?(?:ago|earlier|before|from now|hence|previously|back)\b(?! (?:the|an?|his|her|its)\b)",
    re.I,
)
PAST_LEAD = re.compile(
    r"\b(?:(?:in|over|for|during|within|of|through) the (?:last|past|previous|prior|preceding|first|final)|(?<!time )(?<!high )(?<!low )(?<!for )(?<!of )(?<!by )(?<!after )(?<!well )(?<!just )(?:in|over|during)) $",
    re.I,
)
SINCE_LONG = re.compile(r"(?:\b(?:first|most|least|only|worst|best|low|high)|est)\b[^,;]{0,40}\bin $")
INSTRUMENT = re.compile(r"[- ](?:[a-z]+[- ])?([a-z]+)", re.I)
BARE_LEAD = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|approximately|over|under|above|below|than|least|most|up to|some|to|from|at|by|of"
    r"|reach(?:ed|es)?|was|is|are|were|be|a|an|total(?:s|ed|ing)?|averag(?:e|es|ed|ing)|meeting a|voted|with|hit|score[ds]?|between)\s$",
    re.I,
)
VOTED = re.compile(r"\bvot(?:e|es|ed|ing)\b(?: of| by)? $", re.I)

Passed = list[tuple[int, int, str]]


def settle(sentence: Sentence) -> Passed:
    """Lends units inside the sentence, drops the mentions that are no figures and tells which, and why."""
    _lend_back(sentence)
    _ages(sentence)
    top = _scale_ends(sentence)
    passed: Passed = []
    kept: list[Mention] = []
    for mention in sentence.mentions:
        rule = next((name for name, test in TESTS if test(sentence, mention)), "")
        if rule:
            passed.append((mention.start, mention.end, rule))
        else:
            kept.append(mention)
    sentence.mentions = kept
    for i, mention in enumerate(kept):
        if not mention.unit and top and mention.start > top[1]:
            mention.unit, mention.rule = f"score/{top[0]}", mention.rule + ", on the scale named"
        elif not mention.unit:
            _borrow(sentence, i)
        elif len(mention.unit) == 3 and mention.unit.isupper():
            _borrow_rate(sentence, i)
    sentence.mentions = []
    for mention in kept:
        if mention.unit or _bare(sentence, mention):
            sentence.mentions.append(mention)
        else:
            passed.append((mention.start, mention.end, "bare number"))
    return passed


def _lend_back(sentence: Sentence) -> None:
    """Lends the unit of the last of coordinated numbers to the bare ones before it: '2, 2.15 and 2.4 per cent'."""
    mentions = sentence.mentions
    for one, two in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=False):
        if two.start - one.end > 14 or two.unit in ("", "date") or one.noun:
            continue
        if sentence.text[one.end : two.start].strip().lower() not in LINKS:
            continue
        if two.unit and one.value and "/" in two.unit and not 0.05 <= abs(two.value / one.value) <= 20:
            continue
        if not one.unit or (one.unit == two.unit.partition("/")[0] and len(one.unit) == 3):
            one.unit = two.unit
            one.rule += ", unit shared"


def _scale_ends(sentence: Sentence) -> tuple[str, int] | None:
    """The top of the scale that the sentence names, and where its words end; the ends are no mentions."""
    if not sentence.mentions or not (found := SCALE_ENDS.search(sentence.text, sentence.start, sentence.end)):
        return None
    for mention in sentence.mentions:
        if found.start() <= mention.start < found.end():
            mention.rule = "ends of a scale"
    top = found["top"].lower()
    return SMALL_WORDS.get(top, top), found.end()


def _ages(sentence: Sentence) -> None:
    """'Mr Hague, 44,', 'aged 18 to 34', 'she is 35', '300,000 year-old' are years of age."""
    text = sentence.text
    for mention in sentence.mentions:
        if mention.unit in ("year", "month", "week", "day") and (rest := OLD.match(text, mention.end, sentence.end)):
            mention.unit, mention.end, mention.noun_end = f"{mention.unit} of age", rest.end(), rest.end()
            continue
        old = OLD_AFTER.match(text, mention.end, sentence.end)
        if old and mention.unit in ("", "year", "month", "week", "day"):
            mention.unit, mention.end = f"{old['unit'].lower()} of age", old.end()
            mention.noun, mention.noun_end = "", old.end()
            continue
        whole = mention.step == 1 and 0 < mention.value <= 115
        if whole and not mention.noun and mention.unit in ("", "year") and _is_age(sentence, mention):
            mention.unit, mention.rule = "year of age", mention.rule + ", age"


def _is_age(sentence: Sentence, mention: Mention) -> bool:
    text, start, end = sentence.text, mention.start, mention.end
    window = max(sentence.start, start - 24)
    if AGE_BEFORE.search(text, window, start):
        return True
    if mention.unit or mention.high is not None:
        return False
    if AGE_SUBJECT.search(text, window, start) and AGE_AFTER.match(text, end, sentence.end) and mention.value >= 5:
        return True
    if text[end : end + 1] in (",", ")") and mention.value >= 5 and NAME.search(text, window, start):
        return True
    near = BARE_LEAD.search(text, window, start)
    return near is not None and AGE_NOUN.search(text, max(sentence.start, start - 80), start) is not None


# ---- borrowing


def _borrow(sentence: Sentence, i: int) -> None:
    """Lends a bare number the unit of an earlier one: '22.5 million tonnes in one year and 24.3 million in the next'."""
    mention = sentence.mentions[i]
    if VOTED.search(sentence.text, max(sentence.start, mention.start - 16), mention.start):
        mention.unit, mention.rule = "vote", mention.rule + ", vote"
        return
    linked = _links_back(sentence, mention)
    if _before_noun(sentence, mention.end) or (not linked and not LOOSE.match(sentence.text, mention.end, sentence.end)):
        return
    for lender in reversed(sentence.mentions[max(0, i - 4) : i]):
        if (
            not lender.unit
            or not lender.value
            or ATTRIBUTE.search(sentence.text, lender.start, max(lender.end, lender.noun_end))
        ):
            continue
        unit = lender.unit
        if unit.partition("/")[0] in NO_LENDER and not (unit == "vote" or mention.start - lender.end < 5):
            continue
        ratio = abs(mention.value / lender.value)
        if unit in FAR_LENDER and (
            not linked
            or sentence.text[lender.end : mention.start] == " to "
            or ratio > 20
            or mention.step >= 1e3
            or abs(mention.value) > 200
        ):
            continue
        if not 0.01 <= ratio <= 100:
            continue
        mention.unit, mention.rule = (
            f"{unit.partition('/')[0]}{mention.unit}" if mention.unit else unit,
            mention.rule + ", unit borrowed",
        )
        return


def _before_noun(sentence: Sentence, end: int) -> bool:
    """Whether a noun of its own follows a bare number: 'a 2182 score'."""
    tokens = tokens_of(sentence)
    at = bisect_left(tokens, end, key=START)
    if at == len(tokens) or tokens[at].start != end + 1 or tokens[at].lower in neighbours("past") | neighbours("time"):
        return False
    return tokens[at].tag in ("N", "NP")


def _links_back(sentence: Sentence, mention: Mention) -> bool:
    """Whether the word before a bare number compares it or goes on from an earlier one."""
    text = sentence.text
    end = mention.start
    before = text[max(sentence.start, end - 60) : end]
    hedge = HEDGES.search(before)
    words = {w.lower() for w in hedge[0].split()} if hedge else set()
    if hedge:
        before = before[: hedge.start()]
    word = WORD_BEFORE.search(before)
    name = word[1].lower() if word else ""
    return bool(words & {"than", "of"}) or name in neighbours("elision") or name in (",", "=", "+")


def _borrow_rate(sentence: Sentence, i: int) -> None:
    """Lends '$18,905' the '/tonne' of '$14,235 a ton to a peak of $18,905'."""
    mention = sentence.mentions[i]
    for lender in sentence.mentions[max(0, i - 2) : i]:
        unit, _, per = lender.unit.partition("/")
        between = sentence.text[lender.noun_end : mention.start].lower()
        if unit != mention.unit or not per or len(between) > 60 or not lender.value:
            continue
        if not any(f" {word} " in f" {between} " for word in ("to", "from", "than", "against", "versus", "with")):
            continue
        if 0.2 <= mention.value / lender.value <= 5:
            mention.unit, mention.rule = lender.unit, mention.rule + ", rate borrowed"


# ---- what is no figure


def _determiner(sentence: Sentence, mention: Mention) -> bool:
    """'the two sides', 'its three rates', 'one idea': the number only tells which."""
    text = sentence.text
    if not mention.noun or not text[mention.start].isalpha() or mention.step > 1 or mention.value > 10:
        return False
    if text[mention.end : mention.end + 1] == "-":
        return False
    before = DEFINITE.search(text, max(sentence.start, mention.start - 14), mention.start)
    if before is None or PARTITION.search(text, max(sentence.start, mention.start - 9), mention.start):
        return False
    return bool(before[2]) or before[1].lower() in neighbours("definite")


def _relative(sentence: Sentence, mention: Mention) -> bool:
    """'three weeks ago', 'two days later': a time told by its distance."""
    return mention.unit in DURATIONS and RELATIVE.match(sentence.text, mention.end, sentence.end) is not None


def _period(sentence: Sentence, mention: Mention) -> bool:
    """'shipped 14 million tons in 11 months', 'over the past two years': only the period of another figure."""
    if mention.unit not in DURATIONS or len(sentence.mentions) < 2:
        return False
    window = max(sentence.start, mention.start - 60)
    if not PAST_LEAD.search(sentence.text, window, mention.start) or SINCE_LONG.search(
        sentence.text, window, mention.start
    ):
        return False
    return any(m.unit not in DURATIONS and m.unit != "date" for m in sentence.mentions)


def _instrument(sentence: Sentence, mention: Mention) -> bool:
    """'12-month average', '10-year Treasury yield', '30-year mortgage': the time is part of a name."""
    text = sentence.text
    if mention.unit not in DURATIONS or text[
        mention.end - len(mention.unit) - 1 : mention.end - len(mention.unit)
    ] not in ("-", " "):
        return False
    following = INSTRUMENT.match(text, mention.end, sentence.end)
    if following is None or text[mention.end - 1] == "s":
        return False
    return any(word.lower() in neighbours("instrument") for word in following[0].replace("-", " ").split())


def _furniture(sentence: Sentence, mention: Mention) -> bool:
    """'12 comments', 'Read in 4 minutes': of the page, not of the article."""
    text = sentence.text
    if mention.unit in DURATIONS:
        return READ_IN.search(text, max(sentence.start, mention.start - 20), mention.start) is not None
    alone = mention.start == sentence.start and mention.noun_end >= sentence.end - 1
    return alone and mention.noun.lower() in neighbours("furniture")


def _time_to_come(sentence: Sentence, mention: Mention) -> bool:
    """'The next two years will tell': a time as the subject."""
    lead = (
        sentence.text[sentence.start : mention.start]
        if mention.unit in DURATIONS and mention.start - sentence.start < 14
        else ""
    )
    return bool(lead) and THE_NEXT.match(lead) is not None


def _end_of_scale(_: Sentence, mention: Mention) -> bool:
    return mention.rule == "ends of a scale"


TESTS: tuple[tuple[str, Callable[[Sentence, Mention], bool]], ...] = (
    ("ends of a scale", _end_of_scale),
    ("determiner", _determiner),
    ("relative date", _relative),
    ("time as subject", _time_to_come),
    ("page furniture", _furniture),
    ("period of another figure", _period),
    ("name of an instrument", _instrument),
)


def _bare(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number with no unit and no noun is a figure: 'to 6,327.80' is, '20 on loan' is not."""
    if mention.value in (0.0, 1.0) and mention.high is None and mention.step >= 1:
        return False
    written = sentence.text[mention.start : mention.end]
    fine = "," in written or "." in written or mention.high is not None or abs(mention.value) >= 1000
    return fine or (
        written[0].isdigit()
        and BARE_LEAD.search(sentence.text, max(sentence.start, mention.start - 16), mention.start) is not None
    )
