"""What a sentence goes on to tell of the one before: 'It rose 5%', 'A year ago it was 36 million', 'Bolt's rose 6%'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .clause import BACK, Clause, Extent, clause_subject, subject_of, verb_before
from .core import core, text_of
from .deeds import counted
from .former import A_LABEL, OF_THEM, PUT_BY, THOSE_OF, claims_too, fronted, is_at, the_figure, those, whose_ones
from .mention import OF_IT, Sentence, part_of_it
from .names import holder
from .shares import HALF_IS
from .words import grammar

if TYPE_CHECKING:
    from .about import About

OF_THAT = re.compile(
    r" of (?:that|this|it|them)(?= (?:will|would|is|are|was|were|has|have|goes|went|comes|came)\b|[.,;])"
)


def from_before(c: Clause, sentence: Sentence, i: int, before: Sentence, found: About) -> About:
    """What was found, or what the sentence before tells: 'It rose 5%', 'The bill is $3bn. Shoppers bear half of it'."""
    mention, last = sentence.mentions[i], before.mentions[-1]
    if not i and (resumed := _resumed(c, sentence, before, found)):
        return resumed
    front = None if i else fronted(c, 0)
    same = found.rule == "subject" and (front or A_LABEL.fullmatch(found.words.lower()) is not None)
    if not found.words or same:
        carried = _carried(c, sentence, i, before, found.measure)
        return carried if carried and (carried.measure or not same) else found
    told = before.named[-1].measure if not i and found.rule == "subject" and before.named else ""
    part = told and (part_of_it(sentence, mention) or sentence.behind(OF_IT, mention.end))
    if part and mention.unit in ("percent", last.unit):  # 'China accounted for 285,000 tonnes of it'
        measure = _share_of(told) if mention.unit == "percent" else told
        return found.again("from the sentence before", measure=measure)
    return found


def _share_of(measure: str) -> str | None:
    """The share of what was measured, also of a share: 'It takes 17% of exports. Pills make up half of that'."""
    return f"share of {measure.removeprefix('share of ')}" if measure else None


def _resumed(c: Clause, sentence: Sentence, before: Sentence, found: About) -> About | None:
    """What the first number tells of another or of a part: 'Those on Comex fell', "Bolt's rose 6%", 'Half is paid'."""
    mention = sentence.mentions[0]
    alike: list[About] = [
        one for one, m in zip(before.named, before.mentions, strict=True) if m.unit == mention.unit and one.measure
    ]
    if c.lower[0] == "those" and c.lower[1] in THOSE_OF and 2 in c.begins:
        return those(alike[-1], c, (2, c.begins[2])) if alike else found
    last = before.mentions[-1]
    if before.named and last.noun and mention.unit == last.unit and sentence.behind(OF_THEM, mention.end):
        doing = counted(c, c.places[0], mention, last.noun, c.places[0] + 2)  # 'shot down 460 of them'
        them: About = before.named[-1]
        return them.again("from the sentence before", measure=doing)
    if alike and found.rule in ("subject", *PUT_BY) and claims_too(c, c.places[0]):
        return alike[-1].again("from the sentence before")  # 'Rights groups say 3,400'
    owner = whose_ones(c, None, clause_subject(c, c.places[0])) if alike else None
    if owner:
        return alike[-1].again("from the sentence before", holder(c, owner))
    half = sentence.low.startswith("half ", sentence.start) and sentence.behind(HALF_IS, mention.end)
    of_that = not found.words and sentence.behind(OF_THAT, mention.end)
    if (half or of_that) and mention.unit == "percent" and before.named:
        counts = (one for one, m in zip(before.named, before.mentions, strict=True) if m.counts_things)
        whole: About = next(counts, before.named[-1])  # 'He owes 1.4 million euros. Half has been repaid'
        return whole.again("from the sentence before", measure=_share_of(whole.measure))
    return None


def of_front(lender: About, c: Clause, front: Extent, rule: str = "as the number before") -> About:
    """What the number before measures, of whom the phrase `front` tells: '42% of Finns smoke. In Japan it is 5%'."""
    whom, link = holder(c, front) or text_of(c, front), c.lower[front[0] - 1]
    share, _, told = lender.measure.partition(" of ")
    quantity, among, _ = lender.measure.partition(f" {link} ")
    if among:
        return lender.again(rule, whom, f"{quantity} {link} {text_of(c, front)}")  # 'unemployment among women'
    other = share == "share" and told[:1].isupper()  # 'share of Americans obese' is not told of Japan
    return lender.again(rule, whom, f"share {told.partition(' ')[2]}" if other else None)


def _carried(c: Clause, sentence: Sentence, i: int, before: Sentence, own: str) -> About | None:
    """What the sentence before measured, where this one speaks of it as 'it' or 'they', or what `own` says of it."""
    mention, v = sentence.mentions[i], verb_before(c, c.places[i])
    told = subject_of(c, v) if v >= 0 else ""
    figure, front = the_figure(c, told), fronted(c, i)
    if not (figure or front or told in BACK) or mention.unit.endswith((" of age", "vote", "abstention")):
        return None  # 'Her recording sold 40,000 copies. She was 91', 'The measure passed by 31 votes to 12'
    that = told in ("that", "this") and c.lower[v] in grammar("told of that") | {"is", "was", "were"}
    # 'The club lost £12m. A year ago it was £31m', 'The record was £40m', but 'It was playing on 900 screens'
    it_was = mention.unit != "" and (figure or is_at(c, v, c.places[i]))
    former: About | None = next((one for one in before.named if "subject" in one.rules), None)
    former = None if that else former  # 'Nike reported sales of $11bn. That compares with $12bn in 2023'
    if it_was or (former is None and (figure or that or front)):
        alike = [n for n, m in enumerate(before.mentions) if m.base == mention.base]
        near = [n for n in alike if mention.value / 5 < before.mentions[n].value < mention.value * 5]
        if figure and not alike and mention.paid:
            return None  # 'The odds are one in a million. The record was $2 billion'
        order = near or alike if figure else (near or alike)[::-1]  # 'The maximum is 11 kg' is not of the last group
        former = next((before.named[n] for n in order), former)
        if that and former is None and mention.unit in ("percent", "ratio"):
            former = before.named[-1]  # 'That was down 12% from a year ago'
    unlike = former is None or former.measure.startswith("share of vote")  # 'by 89% to 11%. They were offered 3%'
    if former is None or unlike:
        return None
    amount = before.mentions[before.named.index(former)].unit
    if it_was and amount not in (mention.unit, "percent", "ratio") and mention.base not in (amount, "percent", "ratio"):
        return None  # 'carried 9 million people in May. In June it was 35 degrees in the cars'
    made = of_front(former, c, front, "from the sentence before") if front else former.again("from the sentence before")
    # 'The brewery lost £3m last year. It owes £2m': a debt; 'The cost rose. It is 40% complete'
    other = own.startswith("share ") or (c.tags[v] != "B" and c.lower[v] not in grammar("standing verb"))
    if own and other and not figure:
        made.named = (own, *made.named[1:])
    elif it_was:
        return made
    elif mention.noun and mention.unit not in ("time", "ratio"):  # 'has destroyed 54 houses'
        made.named = (counted(c, c.places[i], mention), *made.named[1:])
    elif mention.unit != amount:
        made.named = (core(former.at[0], former.extent) if former.extent else "", *made.named[1:])
    return made
