"""Dates that bound something: when a duty begins, until when a rule waits, when a truce ends."""

from __future__ import annotations

import re
from typing import Any

from .about import About
from .clause import chain_right, clause_subject, verb_near
from .core import core
from .cues import Quality
from .mention import Mention, Sentence
from .neighbours import any_of
from .words import either, grammar

DATED = re.compile(rf"\b(?:{any_of('dating')}|(?<!dating )(?<!dated )from|(?:{any_of('beginning')})(?: on| for)?)\s+$")
NOT_YET = re.compile(
    r"\b(?:(?:not|never)\b(?:(?! and )[^,;.]){0,12}\b"
    r"(?:effect|force|start|begin|impos\w+|collect\w+|appl\w+|charged|due)|delayed|postponed|put off)\b"
    r"[^,;.]{0,24} (?:until|till|through) $"
)  # 'does not take effect until', but 'does not expire until'
UNTIL = re.compile(r"\b(?:until|till|through|up to) $")
ENDING = re.compile(
    rf"\b(?:(?:will|would)(?: also)? (?:{any_of('to end')})|(?:{any_of('ends')}) (?:its|their|the|all)"
    r"|threaten\w* to (?:add|put|impose)|(?:comes?|goes|go|went) (?:back |down |up ))\b"
    r"(?:[^.;,]|[.,](?=\d)|,(?= (?:as of|by) )|, (?=\w+, by )){1,90}(?<!post)(?<!speech)(?<!statement)"
    r" (?:on|by|as of) $"
)  # 'will lift its ban on exports on Oct. 16', 'comes down by 10 points on November 10'
COMING = re.compile(
    r"\b(?:(?:will|must|may)(?! have\b|not have\b| \d)|due to|ha[sd] (?:allowed|granted)"
    r"|(?:is|are|was|were) (?:to|due|set to|scheduled)"
    rf"|face[sd]?|threatened|starting|beginning|(?:{any_of('planning')}) to"
    rf"|would (?:{either('ending verb')}))\b"
)
# 'promises to bring its duty on cars to about 15% by', 'the 20% levy that it had threatened for'
PLANNED = re.compile(
    rf"{COMING.pattern}(?P<what>(?:[^.;,]|[.,](?=\d)|,(?= (?:to|in|and|as|now)\b)){{0,120}}) (?:on|by|from|for|as of) $"
)
# 'over a fire that killed 12 people on', 'will refund 300 passengers stranded on', 'costs $2 and is sold from'
BYGONE = re.compile(r"\b(?:that|which|who|how|where|whose|and (?:will|would|is|are))\b|(?<!\bbe) [a-z]{3,}ed$")
MEETING = re.compile(rf"\b(?:{any_of('meeting')})\b")
IN_FORCE = re.compile(rf"\b(?:{any_of('taking effect')}) (?:now )?(?:on|from|as of) $")  # of rules and terms
EXPIRING = r"expires?|runs? out|lapses?"
EXPIRES = re.compile(rf"\b(?:{EXPIRING}) on $")
# what runs out is in force till then: 'a safeguard that expires on', 'let most of the duties stand until'
STILL_ON = re.compile(
    rf"\b(?:(?:{EXPIRING}|due to (?:{EXPIRING})) on"
    r"|(?<!was )(?<!were )(?:in force|in place|stand) (?:until|till)) $"
)
# 'The ban on dogs starts on 10 November', 'a pilot in York, to begin on 1 April', but not 'The season starts on'
TERM = rf"\b(?:{either('term that begins')})s?(?: (?:on|of|in|against|for) (?:[\w-]+ ){{0,3}}[\w-]+)?"
STARTS = re.compile(rf"{TERM}(?: now)?,? (?:starts?|begins?|(?:to|will|would) (?:start|begin)) (?:on|from) $")
# 'The truce runs until', 'of emergency, which now runs until'
RUNS = re.compile(rf"(?:{TERM}|, which) (?:now |still )?(?:runs?|lasts?|holds?) (?:until|till|through) $")
OPENS = re.compile(  # 'is now due to reopen on'
    r"\b(?:is|are|was|were) (?:now |still )?(?:due|set|scheduled|slated) to (?:re)?"
    r"(?:open|start|begin|close|resume|launch|expire|end)\b[^,;.]{0,20} (?:on|from) $"
)
TOLD = 80  # code points before a date that tell what begins on it
DEADLINE = re.compile(r" (?:deadline|cut-?off)\b")
PUT_OFF_ONLY = re.compile(rf"\b(?:{any_of('putting off')}) (?:until|till|through) $")
PUT_OFF = re.compile(
    rf"\b(?:{any_of('putting off')})\b(?:[^.;,]|, (?!which|while|but|and)){{0,60}} (?:until|till|through) $"
)
DUE = re.compile(  # 'must report to prison by January 12'
    r"\bdue (?:by|on|in|before) $|\b(?:must|should|(?:told|ordered|obliged|required) to)\b[^.;,]{1,60} by $"
)


def bounds(sentence: Sentence, i: int, qualities: list[Quality]) -> bool:
    """Whether a date is when something begins or ends, by the words before it."""
    start = sentence.mentions[i].start
    if sentence.before(DATED, start, 40) or sentence.before(ENDING, start, 90):
        return True
    if _planned(sentence, i):
        return True
    before = qualities[i - 1]  # 'the duty goes from 20% to 10% on November 10': a change that is still to come
    moves = before.role in ("to", "from", "change") and before.tense in ("present", "future")
    return i > 0 and moves and sentence.text[sentence.mentions[i - 1].noun_end : start] == " on "


def _planned(sentence: Sentence, i: int) -> bool:
    """'were to pay 10% from February 1', but not 'will vote on a rise of 5% on December 2': of a figure to come."""
    start = sentence.mentions[i].start
    planned = sentence.before(PLANNED, start, 160)
    if planned is None or MEETING.search(planned["what"]) or BYGONE.search(planned["what"]):
        return False
    if "threatened" in planned[0] and planned[0].endswith(" on "):
        return False  # 'threatened a 100% tariff on January 4' is when that was said
    figures = (m for m in sentence.mentions[:i] if m.unit != "date")
    least = sentence.start if "threatened" in planned[0] else planned.start()
    return any(m.start > least for m in figures)


def ends(sentence: Sentence, mention: Mention) -> bool:
    """'until November 10', 'expires on November 10', but not 'does not start until'."""
    over = sentence.before(UNTIL, mention.start) or sentence.before(EXPIRES, mention.start)
    return bool(over) and not sentence.before(NOT_YET, mention.start, 60)


def runs_out(sentence: Sentence, mention: Mention) -> bool:
    """'The contract expires on 30 November': whether a date ends what is in force."""
    return mention.unit == "date" and sentence.before(STILL_ON, mention.start, 40) is not None


def to_come(sentence: Sentence, i: int, qualities: list[Quality], named: About) -> bool:
    """'will ban exports from January 1': whether a date is when something begins or ends that is still to come."""
    start = sentence.mentions[i].start
    if sentence.before(PUT_OFF, start, 90) or sentence.behind(DEADLINE, sentence.mentions[i].end):
        return True  # 'five are spared until November 10', 'before a Feb. 28 deadline'
    if named.words and any(sentence.before(lead, start, 40) for lead in (IN_FORCE, STILL_ON)):
        return True  # 'The law takes effect on January 1'
    if any(sentence.before(lead, start, TOLD) for lead in (STARTS, RUNS, OPENS)):
        return True
    if _comes_first(sentence, i):
        # 'From May 3 the museum raises its fee to £9'
        moves = any(quality.tense == "present" and quality.role in ("to", "change") for quality in qualities[1:])
        return moves or COMING.search(sentence.low, start, sentence.end) is not None
    coming = bool((named.words or _planned(sentence, i)) and COMING.search(sentence.low, sentence.start, start))
    before = qualities[i - 1]  # 'fuel duty goes up by three shillings a litre from July 1'
    coming = coming or (i > 0 and before.role in ("to", "from", "change") and before.tense == "present")
    return coming and (bounds(sentence, i, qualities) or sentence.before(DUE, start, 80) is not None)


def _comes_first(sentence: Sentence, i: int) -> bool:
    """'From May 3 an hour will cost £2': whether a date begins the sentence of another figure."""
    first = i == 0 and sentence.low.startswith("from ", sentence.start)
    return first and sentence.mentions[0].start == sentence.start + len("from ") and len(sentence.mentions) > 1


def open_limit(sentence: Sentence, i: int, named: About, quality: Quality, told: tuple[str, str]) -> dict[str, Any]:
    """The reading of a date that no topic knows: 'deliveries start date', 'export ban end date'.

    `told` is the measure of the sentence's last figure and whom it is of: 'to 15% by March 1' is of the same.
    """
    mention = sentence.mentions[i]
    status = "pledged" if quality.status in ("stated", "in force") else quality.status
    if sentence.behind(DEADLINE, mention.end):
        return {"measure": "deadline", "role": "limit", "status": status}
    due = sentence.before(DUE, mention.start, 80)  # 'payments due by May 3', but 'duties due on May 3'
    clause, k = named.item
    ended = sentence.before(ENDING, mention.start, 90) and clause.lower[verb_near(clause, k)] in grammar("ending verb")
    over = ended or ends(sentence, mention) or (due and not due[0].endswith(" on "))
    nobody, done = named.measure == "" or named.holder or named.measure.lower() == named.subject.lower(), None
    if sentence.before(IN_FORCE, mention.start, 40):  # 'rules that come into force on 14 June'
        done = clause_subject(clause, k)
    elif sentence.before(PUT_OFF_ONLY, mention.start, 40):  # 'has frozen until November 9, 2026 a rule that'
        done = chain_right(clause, k + 1 + (clause.tags[k + 1 : k + 2] == ","))
    elif nobody and not (told[0] and _planned(sentence, i)):  # 'Spain will shut the plant on March 15'
        done = chain_right(clause, verb_near(clause, k) + 1)
    thing, whose = core(clause, done) if done else named.measure or named.words, ""
    if mention is sentence.mentions[0] and _comes_first(sentence, 0):
        behind: About = sentence.named[1]  # what begins is told behind the date
        thing, whose = behind.measure or behind.words, behind.subject
    elif told[0] and not done and not told[0].startswith("duration") and (_planned(sentence, i) or not thing):
        thing, whose = told
    thing = thing if thing[1:2].isupper() else thing[:1].lower() + thing[1:]  # 'VAT rate'
    what = f"{thing} {'end' if over else 'start'} date".strip()
    return {"measure": what, "role": "limit", "status": status} | ({"subject": whose} if whose else {})
