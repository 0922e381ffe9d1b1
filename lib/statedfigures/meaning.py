"""The words around a figure → its measure, subject, basis and period, by a topic."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from .choosing import OF_WHAT, Anchored, nearest
from .cues import Quality
from .mention import Mention, Sentence
from .model import Article
from .places import Place, adjective, forms_of, places
from .subjects import RANKED, bank, buyer, goods, holder
from .topic import Measure, Topic, stands
from .when import period_near
from .words import tokenize

DATED = re.compile(
    r"\b(?:until|till|through|from|effective|before|announced for|rise on|apply (?:only )?from"
    r"|(?:expires?|ends?|ended|starts?|started|starting|imposed?|begins?|began|begun|beginning|effect|force|due|set|planned|slated|scheduled)"
    r"(?: on| for)?)\s+$"
)
RESUMES = re.compile(r"\b(?:it|they|the total|the figure|the number|the rate|that total)\b", re.I)
DEFINITE = re.compile(r"\b(?:the|this|that|its) (?:new |old |higher |lower )?$")
RANKED_NEXT = re.compile(r"\b(?:next|second|third|fourth|fifth|follows|followed|behind) (?:\w+ )?with (?:\w+ )?$")
SAME = re.compile(r"\bthe(?: \w+)? $")
SAME_NOUN = re.compile(r" (?:figure|rate|level|number|share|threat)\b")


class Said(NamedTuple):
    """A figure that was stated before: its reading, and where its sentence begins."""

    value: float
    unit: str
    sentence: int
    reading: dict[str, Any]
    measure: Measure | None = None


@dataclass
class Reader:
    """Reads the figures of one article by the measures of a topic, and remembers what was said before."""

    article: Article
    topic: Topic
    before: list[Said] = field(default_factory=list)
    goods: str = ""
    holder: str = ""
    loose: bool = False  # whether the subject of the last figure stands only behind it, or is a default
    sentence: int = -1
    sentence_before: int = -1
    here: list[Anchored] = field(default_factory=list)
    phrases: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    named: list[Place] = field(default_factory=list)
    _known: dict[str, bool] = field(default_factory=dict)  # a country → whether the article names it
    _by_anchor: dict[str, list[int]] = field(default_factory=dict)  # a phrase → the measures that it may mean

    def __post_init__(self) -> None:
        self.measures = self.topic.measures_for(self.article)
        for n, measure in enumerate(self.measures):
            for phrase in measure.words[0] if measure.words else ("",):
                self._by_anchor.setdefault(phrase, []).append(n)

    def read(self, sentence: Sentence, i: int, qualities: list[Quality]) -> list[dict[str, Any]]:
        """One set of fields for each measure that the i-th mention states; [] where the topic does not know it."""
        if self.sentence != sentence.start:
            self.sentence_before, self.sentence = self.sentence, sentence.start
            self.here = self._anchored(sentence)
            self.named = places(sentence.tokens) if self.here else []
        mention, quality = sentence.mentions[i], qualities[i]
        self.loose = False
        dated = mention.unit == "date"
        if dated and not sentence.before(DATED, mention.start, 40) and not _takes_effect(sentence, i, qualities):
            return []
        if readings := self._again(sentence, mention) or self._begins(sentence, mention):
            self.before += [Said(mention.value, mention.unit, sentence.start, reading) for reading in readings]
            return readings
        for m in nearest(sentence, i, qualities, self.here):
            meant = self._meant(sentence, mention, m)
            reading = self._reading(sentence, mention, meant.measure if meant and meant.measure else m, quality)
            if meant:
                reading |= {name: meant.reading[name] for name in ("measure", "subject", "basis")}
                reading["why"] = (*reading["why"], "measure named before")
            readings.append(reading)
            told = meant.measure if meant else m
            self.before.append(Said(mention.value, mention.unit, sentence.start, reading, told))
        if not readings and (readings := self._resumed(sentence, mention, quality)):
            self.before += [Said(mention.value, mention.unit, sentence.start, reading) for reading in readings]
        return readings

    def _meant(self, sentence: Sentence, mention: Mention, m: Measure) -> Said | None:
        """What was said before, where this sentence only has its noun: 'the duty', 'monthly shipments'."""
        here = self.phrases
        nouns = [phrase for phrase in m.words[0] if phrase in here] if m.words else []
        for said in reversed(self.before):
            if said.measure is None or said.unit != mention.unit or said.measure.kind != m.kind:
                continue
            if said.measure.line == m.line:
                return None
            if not any(phrase in group for phrase in nouns for group in said.measure.words):
                continue
            if m.kind == "policy":
                goods_named = goods(sentence, mention, self.named, [])
                definite = any(sentence.before(DEFINITE, start) for phrase in nouns for start, _ in here[phrase])
                return said if definite and not goods_named else None
            named = any(stands(group, sentence.low[sentence.start : sentence.end]) for group in m.context)
            return said if m.context and not named else None
        return None

    def _begins(self, sentence: Sentence, mention: Mention) -> list[dict[str, Any]]:
        """'The duty goes from 20% to 10% on November 10': the date is that of the change."""
        said = self.before[-1] if self.before else None
        if mention.unit != "date" or said is None or said.sentence != sentence.start:
            return []
        if said.reading.get("role") != "to":
            return []
        name = f"{said.reading['measure']} start date"
        known = next((m for m in self.measures if _called(m.name, said.reading["subject"]) == name), None)
        if known is None:
            return []
        kept = {"subject": said.reading["subject"], "basis": "", "period": "", "role": "limit"}
        status = self._bounded(sentence, "stated")
        return [{**kept, "measure": name, "status": status, "why": (f"topic line {known.line}",)}]

    def _anchored(self, sentence: Sentence) -> list[Anchored]:
        """The measures whose words the sentence has, each with the places of its anchor words."""
        here = self.phrases = self.topic.phrases.found(sentence.tokens, sentence.low)
        likely = {n for phrase in (*here, "") for n in self._by_anchor.get(phrase, ())}
        missed = here.keys().isdisjoint
        found = []
        for m in [self.measures[n] for n in sorted(likely)]:
            if missed(m.without) and not any(missed(group) for group in m.words[1:]):
                anchors = [span for phrase in m.words[0] if phrase in here for span in here[phrase]] if m.words else []
                found.append((m, sorted(anchors)))
        return self._last_named(found, sentence)

    def _last_named(self, found: list[Anchored], sentence: Sentence) -> list[Anchored]:
        """Of the measures that one row of the topic stands for, the one whose context was named last before."""
        lines = [m.line for m, _ in found if m.context]
        if len(lines) == len(set(lines)):
            return found
        latest: dict[int, int] = {}  # of each row
        places = [max((_rfind(group, sentence) for group in m.context), default=0) for m, _ in found]
        for (m, _), place in zip(found, places, strict=True):
            latest[m.line] = max(place, latest.get(m.line, -1))
        return [one for one, place in zip(found, places, strict=True) if place == latest[one[0].line]]

    def _again(self, sentence: Sentence, mention: Mention) -> list[dict[str, Any]]:
        """'The 30% figure adds …': the same value with a definite article is the one stated before."""
        if not sentence.behind(SAME_NOUN, mention.end) or not sentence.before(SAME, mention.start, 40):
            return []
        for said in reversed(self.before):
            if (said.value, said.unit) == (mention.value, mention.unit):
                self.goods = said.reading["subject"]
                return [{**said.reading, "role": "level", "direction": ""}]
        return []

    def _resumed(self, sentence: Sentence, mention: Mention, quality: Quality) -> list[dict[str, Any]]:
        """'Against a year earlier they rose 17.5%': the measure of the sentence before, where this one points to it."""
        if not self.before:
            return []
        told = [one for one in self.before if one.sentence == self.sentence_before]
        said = (
            told[0] if told and self.before[-1].sentence != sentence.start else self.before[-1]
        )  # 'it' is its subject
        change = quality.role == "change" and mention.unit in ("percent", "ratio")
        name = said.reading["measure"]
        like = any(one.unit == mention.unit and one.reading["measure"] == name for one in self.before)
        if said.sentence not in (self.sentence_before, sentence.start) or not (change or like):
            return []
        if sentence.before(RANKED_NEXT, mention.start, 60):
            return self._next_in_rank(sentence, mention)
        pointing = RESUMES.search(sentence.text, sentence.start, mention.start)
        if not pointing or sentence.behind(OF_WHAT, mention.end):
            return []
        between = sentence.tokens[sentence.token_at(pointing.end()) : sentence.token_at(mention.start)]
        if any(token.tag in ("N", "NP") for token in between):  # 'it wants to raise consumer prices by 1%'
            return []
        kept = {name: said.reading[name] for name in ("measure", "subject", "basis")}
        period = period_near(sentence, mention, self.article.published)
        return [{**kept, "period": period, "why": ("measure of the sentence before",)}]

    def _next_in_rank(self, sentence: Sentence, mention: Mention) -> list[dict[str, Any]]:
        """'The United States came second with 45,000 tonnes': the measure said last, of another holder."""
        said = next((one for one in reversed(self.before) if one.unit == mention.unit and one.measure), None)
        ahead = [place for place in places(sentence.tokens) if place.end <= mention.start]
        if said is None or not ahead:
            return []
        period = period_near(sentence, mention, self.article.published)
        kept = {"measure": said.reading["measure"], "basis": said.reading["basis"], "period": period}
        return [{**kept, "subject": ahead[-1].country, "why": ("measure of the sentence before",)}]

    def _reading(self, sentence: Sentence, mention: Mention, measure: Measure, quality: Quality) -> dict[str, Any]:
        subject = self._subject(sentence, mention, measure)
        role, status = _settled(measure, quality)
        if measure.kind == "limit":
            status = self._bounded(sentence, status)
        return {
            "measure": _called(measure.name, subject),
            "subject": subject,
            "basis": next((label for label, group in measure.basis if not self.phrases.keys().isdisjoint(group)), ""),
            "period": period_near(sentence, mention, self.article.published),
            "role": role,
            "status": status,
            "why": (f"topic line {measure.line}",),
        }

    def _bounded(self, sentence: Sentence, status: str) -> str:
        """'a threatened 100% tariff that was due on 1 November': the date is cancelled with what it bounds."""
        if self.before and self.before[-1].sentence == sentence.start:
            bounded = self.before[-1].reading.get("status", "")
            if bounded in ("cancelled", "threatened", "delayed"):
                return str(bounded)
        return "pledged" if status == "stated" else status

    def _side(self, sides: list[str]) -> str:
        """The side whose goods are meant where a sentence names none: the first, if the article names it at all."""
        return sides[0] if self._names(sides[0]) else ""

    def _names(self, country: str) -> bool:
        """Whether the article, its title or its address names a country."""
        if country not in self._known:
            whole = f"{self.article.title} {self.article.url} {self.article.text}"
            self._known[country] = any(form in whole for form in forms_of(country))
        return self._known[country]

    @cached_property
    def _countries(self) -> Counter[str]:
        """The countries that the article, its title or its address names, and how often."""
        text = f"{self.article.title} {self.article.url} {self.article.text}"
        return Counter(place.country for place in places(tokenize(text)) if place.country != "world")

    @property
    def _main(self) -> str:
        """The country that the article names most often, '' where none is."""
        return self._countries.most_common(1)[0][0] if self._countries else ""

    def _subject(self, sentence: Sentence, mention: Mention, measure: Measure) -> str:
        """Whom the figure describes, by the rule of the topic: '=Fixed', 'holder DEFAULT', 'goods ONE|OTHER' …"""
        rule, _, default = measure.subject.partition(" ")
        if measure.subject.startswith("="):
            self.goods = measure.subject[1:] if "{goods}" in measure.name else self.goods
            return measure.subject[1:]
        if rule == "buyer":
            return buyer(sentence, mention, self.named) or default
        if rule == "goods":
            sides = default.split("|")
            found = goods(sentence, mention, self.named, sides)
            self.goods = (found if self._names(found) else "") or self.goods or self._side(sides)
            return self.goods
        if rule == "bank":
            return bank(sentence, self.named, self._main)[0] or default or self._main
        if rule == "economy":
            named = next(
                (p.country for p in self.named if not RANKED.search(sentence.text, sentence.start, p.start)), ""
            )
            self.holder = named or self.holder or bank(sentence, [], self._main)[1] or default or self._main
            return self.holder
        shares = measure.name.startswith("share")
        here = holder(sentence, mention, self.named, shares) or default
        self.loose = not any(place.country == here and place.end <= mention.start for place in self.named)
        self.holder = here or self.holder
        return here


def _rfind(group: frozenset[str], sentence: Sentence) -> int:
    """Where a phrase of the group stands last before the sentence ends, -1 where none does."""
    return max(sentence.low.rfind(phrase.rstrip("*"), 0, sentence.end) for phrase in group)


def _takes_effect(sentence: Sentence, i: int, qualities: list[Quality]) -> bool:
    """'the duty goes from 20% to 10% on November 10': when a change begins that is still to come."""
    before = qualities[i - 1] if i else None
    between = sentence.text[sentence.mentions[i - 1].end : sentence.mentions[i].start]
    return before is not None and before.role == "to" and before.tense in ("present", "future") and between == " on "


def _called(name: str, subject: str) -> str:
    """The measure's name with whose goods it is: 'tariff rate on Chinese goods'; 'tariff rate' where that is untold."""
    if subject:
        return name.replace("{goods}", adjective(subject)).replace("{holder}", adjective(subject))
    return name.replace(" on {goods}", "").replace(" goods", "").replace("{holder} ", "")


def _settled(measure: Measure, quality: Quality) -> tuple[str, str]:
    """Role and status as the measure's kind has them: a rule told in the present is pledged, a past one in force."""
    role, status, kind = quality.role, quality.status, measure.kind
    if role == "target" and kind not in ("purchase", "quota", "target"):
        role = "level"
    if kind in ("policy", "quota") and status == "stated" and role in ("to", "change", "level"):
        past = quality.tense == "past"
        status = "stated" if role == "level" and past else "in force" if role == "level" or past else "pledged"
    elif kind not in ("policy", "quota", "truce", "target") and status == "in force":
        status = "stated"  # a statistic that 'stays' at a level is observed, not enacted
    if kind == "quota" and role == "level":
        return "target", status
    if kind == "purchase" and status in ("pledged", "proposed") and role in ("level", "to"):
        return "target", status
    if kind in ("limit", "suspension"):
        return "limit", "delayed" if kind == "suspension" else status
    if kind == "truce":
        return "limit", status if status in ("pledged", "proposed") else "in force"
    if kind == "forecast":
        return role, "estimated" if status in ("stated", "in force") else status
    if kind == "level" and role == "change":
        return "level", status
    if kind == "target":
        return "target", "in force"
    return role, status
