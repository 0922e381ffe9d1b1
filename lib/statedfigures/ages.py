"""Bare numbers and years that are the age of somebody."""

from __future__ import annotations

import re

from .mention import Mention, Sentence
from .neighbours import HEDGED, any_of, neighbours
from .passing import BARE_LEAD, OLDEST_AGE
from .words import grammar

AGE_BEFORE = re.compile(r"\b(?:aged?|ages|ages? of|aged (?:between|from)|turn(?:s|ed|ing)?)(?: only| just)? $")
AGE_SUBJECT = re.compile(rf"\b(?:he|she|who|i)(?:['’]s|['’]m|['’]ll be| (?:{any_of('of age')})) (?:now )?{HEDGED}$")
AGE_IS = re.compile(rf"\bage of [^;.,]*\b(?:is|was|to|from|at|reached)(?: now| still| only| just)? {HEDGED}$")
AGE_DEED = re.compile(rf"\b(?:{any_of('deed of an age')})\b[^;,.\d]{{0,50}} at $")  # 'she left school at 16'
# 'Achterberg retired at 57', 'to retire by 67'
OWN_DEED = re.compile(r"\b(?:died|retired|married) at $|\bretir(?:e|ing) (?:at|by|before|after) $")
# '22% are 65 or older'
OR_OLDER = re.compile(r" (?:or|and) (?:older|younger|over(?! (?:half|an?|\d|one|two|three)\b)(?! \d))\b")
# 'is older than 70', '60% of its customers were under 30', 'half of those admitted are over 65'
OLDER = re.compile(
    rf"\b(?:old|young)er than $"
    rf"|\b(?:{any_of('persons')}|{any_of('people of an age')}|those [a-z]+ed) (?:is|are|was|were)"
    r" (?:(?:still|now|all|aged) )*(?:under|over|below|above) $"
)
DEED_AFTER = re.compile(r" (?:to|as|for|with|before|after) ")
# 'Padraic Gavin (52) covered the distance', but 'Real Madrid (71) and Chelsea (64)'
IN_BRACKETS, DOES = (
    re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+ \($"),
    re.compile(r"\),? (?:[a-z]+ed|was|is|has|had|said|of|from|who)\b"),
)
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|who|I|[Hh]is|[Hh]er)\b")
AGE_AFTER = re.compile(r"(?:[.,;:)]|$| (?:when|and|at|by|but|now|in|on|this|next|last|years?|was|is|has|had|who)\b)")
AGE_NOUN = re.compile(rf"\b(?:{any_of('age')})\b[^;.]*$")
NAME = re.compile(r"([A-Z][\w’'.-]*)(?:, (?:Jr|Sr)\.?)?,\s$")
# 'the striker, 27,', 'a man of 74'
PERSON = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir) (?:[A-Za-z-]+ )?([a-z]+)(?:,| of) $")
PERSONS = re.compile(rf"\b(?:{any_of('persons')})(?: of|,) (?:\d\d(?:, \d\d)* and )?$")  # 'men of 29 and 41'
OLDEST = re.compile(
    rf"\b(?:oldest|eldest|youngest)(?: (?:of (?:them|whom|the [a-z]+)|[a-z]+))?,?"
    rf"(?: (?:is|was|being|aged|just))* {HEDGED}$"
)
AT_AN_AGE = re.compile(r",? the (?:[\w-]+ )?(?:oldest|eldest|youngest)\b")  # 'Toft, at 91 the oldest finisher'
OLD = re.compile(r"[- ]olds?\b")


def read_ages(sentence: Sentence) -> None:
    """'Mr Hague, 44,', 'aged 18 to 34', 'she is 35', '300,000 year-old' are years of age."""
    for mention in sentence.mentions:
        if mention.unit not in ("", "year", "month", "week", "day"):
            continue
        if mention.unit and (old := sentence.behind(OLD, mention.end)):
            mention.unit = f"{mention.unit} of age"
            mention.noun, mention.end, mention.noun_end = "", old.end(), old.end()
            continue
        if 0 < mention.value <= OLDEST_AGE and mention.unit in ("", "year") and _is_age(sentence, mention):
            mention.becomes("year of age", "age")


def _is_age(sentence: Sentence, mention: Mention) -> bool:
    text, start, end = sentence.text, mention.start, mention.end
    if sentence.before(AGE_BEFORE, start, 40) or sentence.before(AGE_IS, start, 90):
        return True
    if mention.unit or mention.high is not None:
        return False
    if mention.value >= 5 and sentence.behind(OR_OLDER, end):
        return True
    if (sentence.behind(AGE_AFTER, end) or sentence.behind(DEED_AFTER, end)) and mention.value >= 5:
        deed = sentence.before(AGE_DEED, start, 90)
        if sentence.before(OWN_DEED, start, 40):
            return True
        if (deed and PRONOUN.search(sentence.text, sentence.start, start)) or sentence.before(AGE_SUBJECT, start, 40):
            return True
    if sentence.behind(AT_AN_AGE, end) and sentence.low.endswith("at ", sentence.start, start):
        return True
    alone = sentence.behind(AGE_AFTER, end) and mention.value >= 5
    if alone and sentence.before(OLDER, start, 60):
        return True
    if alone and (sentence.before(PERSONS, start, 40) or sentence.before(OLDEST, start, 40)):
        return True
    person = alone and sentence.written_before(PERSON, start)
    if person and not (person[0].endswith(" of ") and person[1] in grammar("with children")):
        return person[1] in neighbours("person")
    if text[end : end + 1] in (",", ")") and mention.value >= 5 and (name := sentence.written_before(NAME, start)):
        before = text[sentence.start : name.start()].split()[-1:]
        return not before or before[0].lower() not in neighbours("street")  # 'corso Monforte, 15, Milan'
    if mention.value >= 16 and sentence.written_before(IN_BRACKETS, start, 40) and sentence.behind(DOES, end):
        return True
    return bool(sentence.before(BARE_LEAD, start) and sentence.before(AGE_NOUN, start, 80))
