"""The unit of a bare number that goes on from the sentence before: 'A year earlier it was 36 million'."""

from __future__ import annotations

import re

from .bare import tag_after
from .former import LABEL
from .lending import CLAIMED, EXPECTED, GAP_ENDS
from .mention import DURATIONS, PERCENTS, Mention, Sentence
from .neighbours import HEDGED, any_of, plural
from .words import FINITE, either

# 'A year earlier it was 36 million', 'That is 400 million less', 'The old record, of 2018, was 2', 'see it at 40'
IT_WAS = re.compile(rf"\b(?:it|they) (?:{either('going on')}) {HEDGED}$")
THAT_WAS = re.compile(
    rf"\b(?:(?:that|this)(?: {LABEL})?|the {LABEL}(?: for [a-z -]{{1,30}})?(?:,[^,]*,)?)"
    rf" (?:{either('going on')}|(?:had |has |have )?(?:{either('going to')}) to) {HEDGED}$"
    rf"|\b(?:the|that) {LABEL} (?:to|at) {HEDGED}$"
    rf"|\b(?:sees?|saw|puts?) (?:it|them) at {HEDGED}$"
)
# 'The director had hoped for 350,000', 'Organisers expect 30,000 next year'
HOPED = re.compile(
    rf"\b(?:had|has|have|was|were|is|are|been) (?:{either('foreseeing for')}) (?:for|on|with) {HEDGED}$"
    rf"|\b(?:had|has|have) (?:{any_of('foreseen')}|{either('making an offer')}) {HEDGED}$"
    rf"|\b(?:{any_of('foreseer')}|[a-z]+s) (?:expect|forecast|predict|hope for|aim for|want) {HEDGED}$"
)
# 'The chain has 320 shops. It aims for 500 by 2030', 'A year ago it had lost 300 million'
REACHING = re.compile(
    rf"(?:^|, |\b(?:ago|earlier|before) )(?:it|they|the (?:{either('standing for a firm')}))"
    r" (?:now |still |once |also )?(?:is |are )?"
    rf"(?:{either('reaching for')}) (?:for |to [a-z]+ |lost |earned |made )?{HEDGED}$"
)
# 'Of the 96 patients 71 were well. Nine had relapsed'
THEIRS = re.compile(
    r"^(?:another |about |some |just |only |nearly |almost |at least |more than |fewer than |around )?$"
)
SINGULAR = re.compile(r" (?:is|was|has|does)\b")  # 'Seven is a lucky number'
IN_MONEY = re.compile(r"\bin (?:euros|dollars|pounds|sterling|yen|yuan|francs|crowns|roubles|rupees)\b")
COMPARED = re.compile(r" (?:less|more|fewer|lower|higher|next|this|last)\b")
NOT_CARRIED = DURATIONS | {"", "date", "ratio", "time"}


def carry(sentence: Sentence, mention: Mention) -> None:
    """Gives a bare number the unit of the last number of the sentence before, where it is told of the same.

    >>> from .find import find
    >>> text = "Sales came to 3 billion euros. A year earlier it was 2.6 billion."
    >>> [[m.unit for m in s.mentions] for s in find(text, ((0, 31), (31, 66)))]
    [['EUR'], ['EUR']]
    """
    if any(m.unit not in ("", "date") for m in sentence.mentions if m.start < mention.start):
        return
    if IN_MONEY.search(sentence.low, sentence.start, mention.start):
        return  # 'The debt is $3 billion. In euros it is 2.7 billion'
    compared = sentence.behind(COMPARED, mention.end)
    least = 0.001 if compared else 0.02  # '801,000 wait. That is 12,000 more than in May'
    able = (m for m in reversed(sentence.last) if m.unit not in NOT_CARRIED and m.value)
    able = (m for m in able if least <= mention.value / m.value <= 50)
    part = mention.value < 1000 and mention.value % 1  # 'The quake killed 40. Seismologists put it at 6.4'
    fit = [m for m in able if not ((m.unit in PERCENTS and mention.value > 200) or (part and m.counts_things))]
    near = (m for m in fit if 0.2 <= mention.value / m.value <= 5)  # '40 died when three boats sank. Others say 70'
    lender = next(near, next(iter(fit), None))
    alone = tag_after(sentence, mention.end) in (*GAP_ENDS, "I") or compared
    told = any(sentence.before(pattern, mention.start, 90) for pattern in (IT_WAS, THAT_WAS, EXPECTED, CLAIMED, HOPED))
    reached = REACHING.search(sentence.low[max(sentence.start, mention.start - 90) : mention.start])
    if lender and ((alone and (told or reached)) or _of_them(sentence, mention, lender)):
        mention.becomes(lender.unit, "counted before")
        mention.noun = lender.noun and plural(lender.unit)


def _of_them(sentence: Sentence, mention: Mention, lender: Mention) -> bool:
    """'Of the 96 patients 71 were well. Nine had relapsed': some of those that the sentence before counted."""
    alike = [m for m in sentence.last if m.unit == lender.unit]
    counted = any(m.counts_things for m in alike) and 1 < mention.value <= max(m.value for m in alike)
    acts = counted and tag_after(sentence, mention.end) in FINITE and not sentence.behind(SINGULAR, mention.end)
    return acts and THEIRS.match(sentence.low[sentence.start : mention.start]) is not None


def carry_rate(sentence: Sentence, mention: Mention) -> None:
    """Gives a sum the rate of the one before: 'Wheat costs $6.20 a bushel. A week ago it stood at $5.70'."""
    rates = (m.unit for m in reversed(sentence.last) if m.base == mention.unit)
    rate = next(rates, "")
    if "/" in rate and sentence.before(IT_WAS, mention.start, 90):
        mention.becomes(rate, "rate borrowed")
