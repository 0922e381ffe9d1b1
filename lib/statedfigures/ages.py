"""Bare numbers and years that are the age of somebody."""

from __future__ import annotations

import re

from .neighbours import neighbours
from .number import GAP
from .passing import BARE_LEAD
from .words import Mention, Sentence

AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|turn(?:s|ed|ing)?|(?:at )?the age of|aged between|ages? of|aged from)(?: only| just)? $", re.I
)
AGE_SUBJECT = re.compile(
    r"\b(?:[Hh]e|[Ss]he|who|[Ii])(?: is|'s|’s| was|'ll be|’ll be| will be| turns| had been) "
    r"(?:only |just |now |about |almost |nearly )?$"
)
AGE_AFTER = re.compile(r"(?:[.,;:)]|$| (?:when|and|at|by|but|now|in|on|this|next|last|years?)\b)")
AGE_NOUN = re.compile(
    r"\b(?:life expectancy|(?:average|median|mean|retirement|pension|minimum|maximum|legal|voting|drinking) age)\b"
    r"[^;.]*$",
    re.I,
)
NAME = re.compile(r"([A-Z][\w’'.-]*)(?:, (?:Jr|Sr)\.?)?,\s$")
PERSON = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) (?:[A-Za-z-]+ )?([a-z]+), $")  # 'the striker, 27,'
OLD_AFTER = re.compile(rf"{GAP}?-?{GAP}?(?P<unit>year|month|week|day)s?[- ]?olds?\b", re.I)
AGE_UNITS = frozenset(["", "year", "month", "week", "day"])
OLD = re.compile(r"[- ]olds?\b")


def read_ages(sentence: Sentence) -> None:
    """'Mr Hague, 44,', 'aged 18 to 34', 'she is 35', '300,000 year-old' are years of age."""
    text = sentence.text
    for mention in sentence.mentions:
        if mention.unit not in AGE_UNITS:
            continue
        if mention.unit in ("year", "month", "week", "day") and (rest := OLD.match(text, mention.end, sentence.end)):
            mention.unit, mention.end, mention.noun_end = f"{mention.unit} of age", rest.end(), rest.end()
            continue
        if old := OLD_AFTER.match(text, mention.end, sentence.end):
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
    if text[end : end + 1] == "," and mention.value >= 5 and (person := PERSON.search(text, window, start)):
        return person[1].lower() in neighbours("person")
    if text[end : end + 1] in (",", ")") and mention.value >= 5 and (name := NAME.search(text, window, start)):
        before = text[window : name.start()].split()
        return not (before and before[-1].lower() in neighbours("street"))  # 'corso Monforte, 15, Milan'
    near = BARE_LEAD.search(text, window, start)
    return near is not None and AGE_NOUN.search(text, max(sentence.start, start - 80), start) is not None
