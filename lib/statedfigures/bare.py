"""What a bare number counts by the words around it: people, 'the number of' things, what a verb counts."""

from __future__ import annotations

import re

from .mention import Mention, Sentence
from .neighbours import HEDGED, any_of, neighbours
from .nouns import counted
from .units import read_unit
from .words import FINITE, grammar

HARMING = re.compile(rf"\b(?:{any_of('harming')}) {HEDGED}$")  # people, where no noun is named
BESIDE = re.compile(rf"\b(?:{any_of('harming')}) [^.;]{{1,60}} and {HEDGED}$")  # 'killed the commander and five others'
BESIDE_HIS = re.compile(rf"\b(?:{any_of('harming')}) [^.;]{{1,60}} and (?:his|her|their) $")
HARMED = re.compile(
    rf" (?:others )?(?:still )?(?:have |had )?(?:(?:{any_of('passive')}) )?(?:reported |feared |left |found )?"
    rf"(?:{any_of('harmed')})\b"
)
DONE = re.compile(rf" (?:now |still )?(?:{any_of('done by people')})\b")  # 'fewer than 400 work there'
LEFT, WITHOUT = re.compile(rf"\b(?:left|leaves|leaving) {HEDGED}$"), re.compile(r" without\b")
# 'a crowd of 300', 'seating for four': of people, where no noun is named
GROUP = re.compile(rf"\b(?:(?:{any_of('group')}) (?:of|for)|{any_of('before people')}) {HEDGED}$")
OTHERS, OR_MORE = re.compile(r" others\b"), re.compile(r" or (?:more|fewer)\b")
BEHIND_GROUP = FINITE | {"I", "R", "T", ""}  # 'in front of 15,522 on Saturday'
NUMBER_OF = re.compile(
    r"\b(?:(?:number|total|tally|count|list) (?=of )|(?:cap|limit|ceiling) (?=on ))(o[fn] )"
    r"(?:the |its |their )?(?=[A-Za-z])"
)
OF_HARMED = re.compile(
    r"\bnumber of (?:the )?(?:dead|missing|injured|wounded|homeless|unemployed|jobless)"
    r"(?: (?:in|from|after|at|on|since|by|had|has|rose|fell|climbed|reached|was|is|to|stood|across)\b[^.;]{0,40})? $"
)
OTHER_CLAUSE = re.compile(r";|\b(?:while|whereas|although|though)\b")
OF_THOSE = re.compile(r"Of (?:the|these|those) (?:[a-z]+ ){0,2}([a-z]+s|people|women|men|children), ")
PAST_VERB = re.compile(r" [a-z]+ed\b")
PLURAL = re.compile(r"[^\W\d_]+s\b|\bpeople\b|\b[a-z]*men\b")
NUMBER = re.compile(rf"\bnumber(?:s|ed)? {HEDGED}(?:fewer than |more than )?$")
NO_THING = neighbours("past") | neighbours("time") | {"others"}


def of_people(sentence: Sentence, mention: Mention) -> bool:
    """'killing 12', '12 dead', '40 were injured', 'a crowd of 200'."""
    alone = sentence.text[mention.end : mention.end + 1] in '.,;)”"' or sentence.behind(OR_MORE, mention.end)
    group = (alone or tag_after(sentence, mention.end) in BEHIND_GROUP) and sentence.before(GROUP, mention.start, 40)
    left = sentence.before(LEFT, mention.start, 40) and sentence.behind(WITHOUT, mention.end)  # '9,000 without water'
    others = sentence.behind(OTHERS, mention.end) and sentence.before(BESIDE, mention.start, 90)
    acts = sentence.behind(DONE, mention.end) and not sentence.text.startswith("Of ", sentence.start)
    return bool(
        group
        or left
        or acts
        or others
        or sentence.before(HARMING, mention.start, 40)
        or sentence.behind(HARMED, mention.end)
    )


def harmed(sentence: Sentence, mention: Mention) -> bool:
    """'killed a father and his two sons', 'her two babies were found dead': whether the counted came to harm."""
    told = sentence.before(BESIDE_HIS, mention.start, 90) or sentence.behind(HARMED, mention.noun_end)
    return told is not None


def number_of(sentence: Sentence, mention: Mention) -> str:
    """'raised the number of members to 31' counts members, '' where the words before it name no number of things."""
    text, noun = sentence.text, ""
    if sentence.before(OF_HARMED, mention.start, 80):
        return "person"  # 'put the number of dead at 117'
    for found in NUMBER_OF.finditer(text, max(sentence.start, mention.start - 80), mention.start):
        apart = any(found.end() <= other.end <= mention.start for other in sentence.mentions)
        counted_noun = counted(sentence, found.start(1), found.end() - 1, 2.0)
        unit = read_unit(text, found.end() - 1, sentence.end)  # 'the list of rare earths'
        alone = unit and tag_after(sentence, unit.end) not in ("N", "NP", "A")
        name = unit.name if unit and alone else counted_noun.unit
        name = "" if found[1] == "on " and name in grammar("sum of money") else name  # 'a cap on fees'
        noun = "" if apart or OTHER_CLAUSE.search(text, found.end(), mention.start) else name
    return noun


def of_those(sentence: Sentence, mention: Mention) -> str:
    """'Of the patients, 84 needed hospital care': the noun that a sentence begins with."""
    those = OF_THOSE.match(sentence.text, sentence.start, mention.start)
    acted = those and (tag_after(sentence, mention.end) in FINITE or sentence.behind(PAST_VERB, mention.end))
    return those[1].lower() if those and acted else ""


def numbering(sentence: Sentence, mention: Mention) -> str:
    """'Residents of the old town now number 48,000': what the verb counts."""
    verb = sentence.before(NUMBER, mention.start, 40) if sentence.text[mention.start].isdigit() else None
    clause = sentence.text[sentence.start : verb.start()] if verb else ""
    plural = PLURAL.search(re.split("[,;:]", clause)[-1])
    return plural[0].lower() if plural else ""


def tag_after(sentence: Sentence, end: int) -> str:
    """The tag of the word behind a bare number; '' of a word of time: 'a 2182 score', but 'sold 300 last year'."""
    tokens, at = sentence.tokens, sentence.token_at(end)
    if at == len(tokens) or tokens[at].start != end + 1 or tokens[at].lower in NO_THING:
        return ""
    return tokens[at].tag
