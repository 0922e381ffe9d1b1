"""What an article said before, and which of it a sentence means by 'it', 'the duty' or 'the total'."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .choosing import OF_WHAT, Found
from .cues import Quality, listed
from .kinds import called
from .mention import PERCENTS, Mention, Sentence, is_money, part_of_it
from .neighbours import HEDGED, any_of
from .places import Place, countries, places
from .subjects import goods, respective
from .topic import Measure
from .words import grammar

RESUMES = re.compile(
    r"\b(?:it|they|them|(?:this|that) (?=is|was|compares|makes|brings|comes|adds|gives)"
    r"|(?:the|that|its|their|[a-z]+['’]s)"
    rf" (?:(?:own|new|latest|earlier|first|second|\d{{4}}) )*(?:{any_of('figure')})(?: range)?)\b"
)
FORESEEN = re.compile(r"forecast|projection|estimate|reading|measure|gauge")
DEFINITE = re.compile(r"\b(?:the|this|that|its) (?:new |old |higher |lower )?$")
EXPECTED = re.compile(  # 'Economists had expected 3.5%'
    rf"\b(?:{any_of('foreseen')}) (?:a (?:{any_of('figure')}) (?:of )?)?"
    r"(?:(?:about|around|roughly|only|above|below) )?$"
)
HAVING = re.compile(
    rf"\b(?:(?:has|have|had|holds?|held|sits? on) {HEDGED}"
    rf"|(?:kept to|stayed at|went up to|rose to|climbed to|fell to|slipped to) (?:its |their )?{HEDGED})$"
)
GOAL_IS = re.compile(  # 'The goal set in Busan last fall was 12 million'
    r"\b(?:the|that|its) (?:\w+ )?(?:goal|target|commitment|pledge|quota|ceiling)\b[^.,;:$]{0,40}"
    rf" (?:is|was|stood at|remains|stays at) {HEDGED}$"
)
ASKED = re.compile(rf"\b(?:{any_of('wanting')}|asked for|ask for) {HEDGED}$")
CONFIRMED = re.compile(rf"\b(?:{any_of('confirming')}) {HEDGED}(?:(?:under|below) )?$")  # 'USDA has so far confirmed 4'
WORTH = re.compile(rf", (?:together )?worth {HEDGED}$")
SHARE_SIGN = re.compile(r" \(|, or ")  # '140,000 tonnes, or 60%', '22,000 (9%)'
TO_LEVEL = re.compile(  # 'again proposed an increase to 0.75%': of what was told before
    rf"\b(?:{any_of('wanting')}) (?:an?|another) (?:\w+ )?(?:{any_of('move to')}) (?:back )?to {HEDGED}$"
)
OVER = re.compile(r"[.,;)]|$| (?:and|but|while)\b")
# 'Miran wanted half a point', 'favoured a bigger step, of half a point'
WANTED = re.compile(rf"\b(?:{any_of('wanting')}) (?:an? (?:\w+ )?(?:{any_of('move to')}|step)(?:,? of)? )?{HEDGED}$")
ELLIPSIS = re.compile(  # 'Vietnam's were marked down from 22 million tons'
    r"(?:^|[;,] (?:(?:and|but|while) )?)(?:The )?(?P<whose>[A-Z][\w ]{1,20})['’]s?"
    r" (?=(?:is|are|was|were|has|have|had|stands?|stood|rose|fell|stayed)\b)"
)
OLD_END = re.compile(r"\b(?:up|down)(?: \w+)? from $")
# 'China has 44 million, Brazil 21 million', 'followed with 45,500 tonnes, Myanmar with 31,000'
LISTED = re.compile(rf",? (?:and )?(?:the )?[A-Z][\w ]{{1,20}} (?:with {HEDGED})?")
RANKED_NEXT = re.compile(rf"\b(?:{any_of('next in rank')}) (?:\w+ )?with (?:[\d.,]+ (?:and )?)?(?:\w+ )?$")
TIMES = re.compile(rf"(?: in \w+)?(?:, [^,]{{3,40}} (?:said|says))?,(?: (?:or|a|still|now|well|{any_of('hedge')}))* ")
OF_OLD = re.compile(r" (?:(?:the|its|that)(?: \w+){0,2}|\w+(?: \w+)?['’]s) [$€£]?")
NO_THING = grammar("time") | grammar("part of a time") | listed("noun of change")  # 'that is a fall of 86.9%'
HUGE = 10_000  # a bare number of that size has left out its unit
THE_RATE = re.compile(rf"(?:\b(?:in|by) \w+ the rate (?:was|is)|\bthe rate had been) {HEDGED}$")
OF_BANK = re.compile(r"\b(?:banks?|fed|ecb|governors?|policymakers?)\b")
SAME = re.compile(r"\bthe(?: \w+)? $")
SAME_NOUN = re.compile(rf" (?:{any_of('same')}|(?:is|was|would be) off|(?:already )?(?:includes?|covers?|contains?))\b")
ALONE = re.compile(r"[\"”’]?(?:[.,;:)]|$| (?:and|but|until|from|since|this|last|by|before|when)\b)")
IT_STAYS = re.compile(
    rf"[;,] (?:\w+ ){{0,3}}(?:it|they) (?:\w+ ){{0,2}}(?:{any_of('staying')}) (?:(?:at|to|back|by|about|only) )*$"
)


class Said(NamedTuple):
    """A figure that was stated before: its reading, and where its sentence begins."""

    value: float
    unit: str
    sentence: int
    reading: dict[str, Any]
    measure: Measure | None = None

    @property
    def what(self) -> dict[str, str]:
        """What was measured, of whom, and on what basis."""
        return {name: self.reading[name] for name in ("measure", "subject", "basis")}


def _elliptic(sentence: Sentence, mention: Mention) -> str:
    """'Vietnam' of 'Vietnam's were marked down from 22 million', '' where its clause names something."""
    before = sentence.text[sentence.start : mention.start]
    found = ELLIPSIS.search(before) if "'" in before or "’" in before else None
    if found is None:
        return ""
    between = sentence.tokens[sentence.token_at(sentence.start + found.end()) : sentence.token_at(mention.start)]
    things = (t for t in between if t.tag in ("N", "NP", "P", ","))
    own = any(not any(m.start <= t.start < m.noun_end for m in sentence.mentions) for t in things)
    return "" if own else countries().get(found["whose"], ("", ""))[0]


def _points(sentence: Sentence, mention: Mention, said: Said, here: bool) -> bool:
    """Whether 'it', 'the rate' or 'they expect' before a number stands for a figure said `here` or before."""
    found = sentence.before(EXPECTED, mention.start, 40) or RESUMES.search(sentence.low, sentence.start, mention.start)
    if not found or sentence.behind(OF_WHAT, mention.end):
        return False
    if not here and sentence.mentions[0].start < found.start():
        return False  # 'The stock closed 3% higher; it has doubled': of what this sentence tells
    if said.measure and said.measure.kind == "policy" and FORESEEN.search(found[0]):
        return False  # 'The bank left its rate at 4%. Its projection for next year is 2%': of another thing
    between = sentence.tokens[sentence.token_at(found.end()) : sentence.token_at(mention.start)]
    things = (t for t in between if t.tag in ("N", "NP") and t.lower not in NO_THING)  # 'it plans to raise prices 1%'
    return all(any(m.start <= t.start < m.noun_end for m in sentence.mentions) for t in things)


@dataclass
class Memory:
    """The figures of an article so far, and where the sentence before the present one begins."""

    told: list[Said] = field(default_factory=list)
    sentence_before: int = -1

    def measured(self, name: str) -> Measure | None:
        """The row of the topic by which a figure of that name was read last."""
        return next((said.measure for said in reversed(self.told) if said.reading["measure"] == name), None)

    def last_of(self, sentence: Sentence) -> Said | None:
        """The last figure that a sentence has stated so far."""
        return self.told[-1] if self.told and self.told[-1].sentence == sentence.start else None

    def again(self, sentence: Sentence, mention: Mention, status: str) -> list[dict[str, Any]]:
        """'The 30% figure adds …': the same value with a definite article is the one stated before."""
        if not sentence.behind(SAME_NOUN, mention.end) or not sentence.before(SAME, mention.start, 40):
            return []
        same = [said for said in reversed(self.told) if (said.value, said.unit) == (mention.value, mention.unit)]
        now = {"status": status} if status in ("cancelled", "delayed") else {}
        return [{**said.reading, "role": "level", "direction": "", **now} for said in same[:1]]

    def meant(self, sentence: Sentence, mention: Mention, m: Measure, here: Found, named: list[Place]) -> Said | None:
        """What was said before, where this sentence only has its noun: 'the duty', 'monthly shipments'."""
        told_here = (s for s in reversed(self.told) if s.sentence == sentence.start and s.unit == mention.unit)
        last: Said | None = next(told_here, None)
        if last and sentence.before(IT_STAYS, mention.start, 60) and sentence.behind(ALONE, mention.end):
            return last  # 'the duty would have gone up to 34%; instead it stays at 10%'
        nouns = [phrase for phrase in m.words[0] if phrase in here] if m.words else []
        for said in reversed(self.told):
            alike = said.unit == mention.unit or {said.unit, mention.unit} <= PERCENTS
            if said.measure is None or not alike or said.measure.kind != m.kind:
                continue
            if said.measure.line == m.line:
                return None
            moved = "change" in m.units and "change" not in said.measure.units  # 'Production fell 7%' is of no share
            if moved or not any({phrase, f"{phrase}*"} & group for phrase in nouns for group in said.measure.words):
                continue
            if m.kind == "policy":
                definite = any(sentence.before(DEFINITE, start) for phrase in nouns for start, _ in here[phrase])
                return said if definite and not goods(sentence, mention, named, []) else None
            return said if m.context and not m.near(sentence) else None
        return None

    def multiplied(self, sentence: Sentence, i: int) -> Said | None:
        """What 'double' and '20%' of '47%, more than double the 20% of May' are of: the figure before."""
        last, before, mention = self.last_of(sentence), sentence.mentions[i - 1], sentence.mentions[i]
        if last is None or before.timed:
            return None
        between = sentence.text[before.noun_end : mention.start]
        times = mention.unit == "ratio" and TIMES.fullmatch(between)
        return last if times or (before.unit == "ratio" and i > 1 and OF_OLD.fullmatch(between)) else None

    def same_rate(self, sentence: Sentence, mention: Mention) -> Said | None:
        """'Inflation was 1.7%; in December the rate had been 2%': what the number before is a rate of, no bank's."""
        last = self.last_of(sentence)
        told = last and last.measure and last.measure.kind != "policy" and last.reading["measure"].endswith(" rate")
        if not told or mention.unit != "percent" or not sentence.before(THE_RATE, mention.start, 40):
            return None
        return None if OF_BANK.search(sentence.low, sentence.room(mention)[0], mention.start) else last

    def resumed(self, sentence: Sentence, i: int, quality: Quality) -> list[dict[str, Any]]:
        """'Against a year earlier they rose 17.5%': the measure of the sentence before, where this one points to it."""
        mention = sentence.mentions[i]
        if near := self._alluded(sentence, mention):
            return near
        here = self.last_of(sentence) is not None
        said = self._told_of(here)
        if here and said and said.reading["measure"].startswith("votes "):
            before = (one for one in reversed(self.told) if one.sentence == self.sentence_before)
            said = next((one for one in before if one.unit == mention.unit), said)  # 'Four preferred to cut it to 3%'
        if not here and said and mention.unit and said.unit != mention.unit:  # 'a 65% chance. They had implied 92%'
            before = (one for one in self.told if one.sentence == self.sentence_before)
            said = next((one for one in before if one.unit == mention.unit), said)
        if said is None or said.sentence not in (self.sentence_before, sentence.start):
            return []
        if not mention.unit and mention.value >= HUGE and said.unit in PERCENTS:
            return []  # 'Unemployment rose to 4.3%. Economists had expected 75,000': no rate is so high
        change = quality.role == "change" and mention.unit in ("percent", "ratio")
        name, unit = said.reading["measure"], ("", said.unit)
        # '25 million tons a year. That compares with 29 million tons in 2024'
        alike = (s for s in self.told if not mention.unit or s.unit.partition("/")[0] == mention.base)
        if not change and not any(s.reading["measure"] == name for s in alike):
            return []
        ended = here and quality.role == "from" and mention.unit in unit  # but 'to $1,450; 26%, up from 14%'
        if ended and sentence.before(OLD_END, mention.start):
            mention.becomes(said.unit, "unit borrowed")  # 'Myanmar with 31,000, down sharply from 43,000'
            return [{**said.what, "why": ("as the number before",)}]
        huge = mention.value >= HUGE and mention.unit in unit
        had = huge and sentence.before(HAVING, mention.start)
        if had or sentence.before(RANKED_NEXT, mention.start, 60) or self._listed(sentence, i):
            return self._next_in_rank(sentence, mention)
        if huge and sentence.before(CONFIRMED, mention.start, 40):
            mention.unit = said.unit
        elif huge and sentence.before(ASKED, mention.start, 40):
            mention.becomes(said.unit, "unit borrowed")  # 'Smelters have asked for more than 300 million'
        elif huge and sentence.before(GOAL_IS, mention.start, 80):
            mention.becomes(said.unit, "unit borrowed")
            quality.role = "target"
        elif not _points(sentence, mention, said, here):
            return []
        return [{**said.what, "why": ("measure of the sentence before",)}]

    def _alluded(self, sentence: Sentence, mention: Mention) -> list[dict[str, Any]]:
        """What 'an increase to 0.75%', 'Five of them' and 'Vietnam's were 22 million' leave out: it was told before."""
        over = sentence.behind(OVER, mention.noun_end)
        level = over and sentence.before(TO_LEVEL, mention.start, 50)
        points = over and mention.unit == "percentage point" and sentence.before(WANTED, mention.start, 50)
        whose = _elliptic(sentence, mention)
        if not (level or points or whose or mention.rule.endswith("counted before")):
            return []
        for said in reversed(self.told):
            m = said.measure
            if m is None or m.kind == "constant" or said.sentence < self.sentence_before or said.unit != mention.unit:
                continue  # 'Five of them' are no part of the 17 there are
            what: dict[str, Any] = {**said.what, "why": ("measure of the sentence before",)}
            if points:
                what["direction"] = said.reading["direction"]
            if whose:
                what["subject"], what["measure"] = whose, called(m.name, whose)
            return [what]
        return []

    def as_before(self, sentence: Sentence, i: int, rules: tuple[str, ...]) -> dict[str, Any]:
        """'Japan took 305 tons, 35% more than in May': what the number before measured, where the words say so."""
        said, before, mention = self.last_of(sentence), sentence.mentions[i - 1], sentence.mentions[i]
        if said is None or rules[1:2] != ("as the number before",):
            return {}
        worth = is_money(mention.unit[:3]) and sentence.before(WORTH, mention.start, 40)  # '27 tons, worth $12bn'
        alike = mention.unit in ("percent", "ratio", before.unit) or worth
        part, share = part_of_it(sentence, mention), said.unit in ("percent", "ratio")
        if not alike or (said.value, said.unit) != (before.value, before.unit) or (share and not part):
            return {}
        part = part or bool(SHARE_SIGN.fullmatch(sentence.text, before.noun_end, mention.start))
        of = "value" if worth else "share" if part else ""
        thing = said.what["measure"].replace(" mine production", " production")
        return {**said.what, "measure": f"{of} of {thing.removeprefix('share of ')}"} if of else said.what

    def _told_of(self, here: bool) -> Said | None:
        """The figure that 'it' or 'they' may be of: the first of the sentence before, the last one of this."""
        said = self.told[-1] if self.told else None
        if not here:  # 'it' is the subject of the sentence before
            said = next((one for one in self.told if one.sentence == self.sentence_before), said)
        if said and said.measure and said.measure.kind == "target":  # 'the target is 24%, but they expect 30%'
            return next((one for one in reversed(self.told) if one.measure and one.measure.kind != "target"), None)
        return said

    def _listed(self, sentence: Sentence, i: int) -> bool:
        """'China has 44 million, Brazil 21 million': a number behind another one of a list of places."""
        before, mention = sentence.mentions[i - 1], sentence.mentions[i]
        told = i > 0 and mention.value >= HUGE and self.told[-1].sentence == sentence.start
        return told and LISTED.fullmatch(sentence.text, before.noun_end, mention.start) is not None

    def _next_in_rank(self, sentence: Sentence, mention: Mention) -> list[dict[str, Any]]:
        """'The United States came second with 45,000 tonnes': the measure said last, of another holder."""
        like = [one for one in self.told if mention.unit in ("", one.unit) and one.value > 0]
        like = [one for one in like if one.measure and one.measure.kind != "quota"] or like
        near = [one for one in like if one.sentence == like[-1].sentence]
        size = max(mention.value, 1e-9)
        said = min(near, key=lambda one: abs(math.log(size / one.value)), default=None)  # the one of its size
        ahead = [place for place in places(sentence.tokens) if place.end <= mention.start]
        if said is None or not ahead:
            return []
        if not mention.unit:
            mention.becomes(said.unit, "unit borrowed")  # 'India follows with 6.9 million'
        whose = respective(sentence, mention, ahead) or ahead[-1].country
        return [{**said.what, "subject": whose, "why": ("measure of the sentence before",)}]
