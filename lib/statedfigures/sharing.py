"""What the numbers of a sentence share: a list's measure, a verb told once, what was foreseen, a rival's number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .clause import Clause, clause_subject
from .core import text_of
from .deeds import is_whole
from .mention import Sentence
from .names import ANY_VERB, holder
from .neighbours import any_of
from .numerals import is_when
from .words import either

if TYPE_CHECKING:
    from .about import About

SAYS = re.compile(r",D?[ANE]+V(?=,)")
SOMEBODY = r"(?:(?!and\b|but\b|as\b|while\b|for\b|in\b)[\w'’&-]+ ){1,5}?"
WHO = rf"(?=(?:most |many |some |the )?(?:[A-Z]|it |they |he |she |(?:{any_of('foreseer')})\b))"
FORESEEN = re.compile(rf" (?:(?:that|which) |{WHO}){SOMEBODY}(?:had |have |has )?(?:{any_of('foreseen')})\b")
CHANGE = either("change")
# 'the 3% gain investors had expected', but not 'the 1% rise they expected in bonds'
GAIN = re.compile(rf" (?:{CHANGE}) {SOMEBODY}(?:had )?(?:{any_of('foreseen')})\b(?! in\b)")
DEFINITE = re.compile(r"\bthe $")
# 'beating a forecast of 1.1%', 'had looked for a 3% rise'
FORECAST_OF = re.compile(
    rf"\b(?:{any_of('before forecast')}|(?:{any_of('foreseer')})['’]?) (?:{any_of('forecast')}) of $"
    rf"|\b(?:had|have|has) (?:{any_of('foreseen')}) (?:an? (?:(?:{CHANGE}) of )?)?$"
)
# "52% of the vote to her rival's 46%"
A_NOUN = re.compile(r" (?:share|[a-z]+ (?:rate|share))\b| of ")
RIVAL = re.compile(
    rf"\b(?:to|behind|{any_of('set against')}) (?:the |its |her |his |their )?"
    r"(?P<whose>[\w.]+(?: [\w.]+){0,3}?)(?:['’]s|(?<=s)['’]) $"
)


def share_measures(c: Clause, sentence: Sentence) -> None:
    """'puts Spain at 12% and Italy at 9% of output': the names of a list share what is told of one of them."""
    for i in range(1, len(sentence.named)):
        _share_deed(c, sentence, i)
        _share_forecast(sentence, i)
        _share_rival(sentence, i)
    last = len(sentence.named) - 1
    for i, k in [(i, i + 1) for i in reversed(range(last))] + [(i, i - 1) for i in range(1, last + 1)]:
        one, other = sentence.named[i], sentence.named[k]
        if one.extent is None or one.at[0] is not c or len(one.rules) != 1 or is_whole(c, c.places[i]):
            continue
        subject = clause_subject(c, c.places[k]) if one.rule == "gap" else None
        # 'Chinese yards won 65% of the orders and American yards 1%': of the same things as the subject
        gapped = subject and c.lower[subject[1] - 1] == c.lower[one.extent[1] - 1]
        if not (one.alone or gapped) or one.rule == "of phrase":
            continue  # 'flash storage, 32GB of RAM' has its own
        low, high = sorted((c.places[i], c.places[k]))
        alike = sentence.mentions[i].unit == sentence.mentions[k].unit and "of phrase" in other.rules
        # ', Clarksons says, and American yards'
        if alike and not ANY_VERB.search(SAYS.sub("", c.tags[low:high])):
            name = holder(c, one.extent, True)
            one.named, one.rules = (other.measure, name, name), (*one.rules, "of phrase")


def _told(one: About) -> bool:
    """Whether it is told what is measured, and not only of whom."""
    return one.measure.lower() not in ("", one.words.lower())


def _share_forecast(sentence: Sentence, i: int) -> None:
    """'rose 3.6%, beating a forecast of 1.1%', 'below the 8% economists had expected': foreseen was the same."""
    one, mention, former = sentence.named[i], sentence.mentions[i], sentence.named[i - 1]
    definite = sentence.before(DEFINITE, mention.start)
    seen = definite and sentence.behind(FORESEEN, mention.noun_end)
    own = one.extent not in (None, former.extent, clause_subject(former.at[0], former.item[1]))
    if seen and own and one.rule == "subject":
        return  # 'Exports rose 3%, and imports missed the 5% that analysts had expected'
    seen = seen or (definite and sentence.behind(GAIN, mention.end)) or sentence.before(FORECAST_OF, mention.start, 60)
    if seen:
        _as_before(sentence, i)


def _as_before(sentence: Sentence, i: int, whose: str = "") -> None:
    """Gives the i-th number the measure of the one before, where both have one unit, and `whose` it is if another's."""
    one, former = sentence.named[i], sentence.named[i - 1]
    if sentence.mentions[i - 1].unit == sentence.mentions[i].unit and former.measure:
        one.named = (former.measure, whose, whose) if whose else former.named
        one.extent = former.extent
        one.rules = tuple(dict.fromkeys((*one.rules, "as the number before")))


def _share_rival(sentence: Sentence, i: int) -> None:
    """Another's number of the same measure: "52% of the vote to her rival's 46%", "rose 5% against Argentina's 3%"."""
    mention = sentence.mentions[i]
    found = sentence.written_before(RIVAL, mention.start, 60)
    if not found or sentence.behind(A_NOUN, mention.noun_end):
        return
    whose = found["whose"]
    if not is_when(whose.split()[-1].lower()):  # "against last year's 3%"
        _as_before(sentence, i, whose)


def _share_deed(c: Clause, sentence: Sentence, i: int) -> None:
    """'Chile produced 5 tonnes (23%), Peru 2 (11%)': names of a list share a verb, and a bracket tells the share."""
    one, mention = sentence.named[i], sentence.mentions[i]
    former, amount = sentence.named[i - 1], sentence.mentions[i - 1]
    between = sentence.text[amount.noun_end : mention.start]
    bracket = between.endswith("(")  # '5 tonnes (23%)', '5 tonnes of copper (23%)'
    if bracket and mention.unit == "percent" != amount.unit and _told(former):
        one.named = (f"share of {former.measure}", *former.named[1:])
    if one.extent is None or one.at[0] is not c or one.rule not in ("gap", "phrase before"):
        return
    for k in range(i - 1, -1, -1):
        if sentence.mentions[k].unit == mention.unit:
            lender = sentence.named[k]
            if one.rule == "gap" and not one.alone:  # 'Gas supplied 40% of the power, coal 20%'
                share = "of phrase" in lender.rules and mention.unit == "percent" and _told(lender)
                if share and c.tags[c.places[i] + 1 : c.places[i] + 2] != "O":
                    name = holder(c, one.extent, actor=True)
                    one.named = lender.measure, name or text_of(c, one.extent), name
                    one.rules = (*one.rules, "of phrase")
                return
            thing = lender.rule == "of phrase" and mention.unit != "percent"  # 'produced 5 tonnes of copper'
            if one.alone and (thing or lender.alone) and _told(lender):
                name = holder(c, one.extent, actor=True)
                own = lender.measure.removeprefix(f"{lender.holder} ")  # of 'Nissan share price'
                one.named = lender.measure if own == lender.measure else f"{name} {own}", name, name
            elif lender.rule == one.rule:
                continue
            return
