"""The words around a figure → its measure, subject, basis and period, by a topic."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .choosing import Anchored, fits, nearest
from .cues import Quality
from .kinds import TRADE, called, destination, settled
from .limits import bounds, ends
from .memory import Memory, Said
from .mention import Mention, Sentence, is_money, lowered
from .model import Article
from .names import POSSESSIVE, names_time
from .neighbours import neighbours
from .places import Place, adjective, forms_of, places
from .subjects import (
    EVERYBODY,
    NOBODY,
    RANKED,
    bank,
    bank_economy,
    buyer,
    goods,
    handed,
    holder,
    in_bank,
    left_out,
    owner_before,
    whose_wares,
)
from .sums import is_commodity
from .tokens import tokenize
from .topic import Measure, Topic, pattern, stands
from .when import period_near
from .words import grammar

OF_TALKS = re.compile(r" of (?:\w+ )?(?:talks|negotiations|meetings|discussions)\b")
OF = re.compile(r" of (?:the |its |their |all )?(?:\w+ )?")
RESTATED = re.compile(r"^[^,;.]*, or (?:\w+ )?$")  # '72% of the world\'s cobalt in 2024, or 220,000 tonnes'
FROM = re.compile(r",? (?:down |up )?from (?:\w+ )?")
THE_THING = re.compile(r"\bthe (?:metal|mineral|commodity)\b")
TRADED_WITH = re.compile(r"\b(?:exports?|sales|shipments|imports?|trade) (?:to|from|with) (?:the )?$")
WHERE = re.compile(r" in (?:the )?")
LEFT_OUT = re.compile(  # 'the core rate, without food and fuel'
    r"(?:, without|\b(?:excluding|excludes?|except|barring|(?:strip\w*|leav\w*) out)) (?:[\w-]+ (?:and |or )?){0,2}$"
)
CLAUSE_BEGINS = re.compile(
    r"\b(?:after|as|because|which|who|while|whereas|when|although|though)\b|;"
    r"|, (?:(?!accord|includ|exclud|follow|regard|concern|dur)[a-z]{3,}(?:ed|ing)"  # but ', according to'
    r"|and an?|(?:and|but) (?:the|its|their))\b"
)
TOOK_EFFECT = re.compile(
    r"(?<!\bhave )(?<!\bnever )\b"
    r"(?:took effect|(?:went|came) into (?:effect|force)|started|began|kicked in|imposed) (?:on|from) $"
)
TRUMP, UNITED = "Trump", forms_of("United States")
OWNED = re.compile(r" of (?:the |its |their |all )?(?:(?:world|country|globe)['’]s |global |world )?[\w-]+")


@dataclass
class Reader:
    """Reads the figures of one article by the measures of a topic, and remembers what was said before."""

    article: Article
    topic: Topic
    low: str  # the article's text in small letters
    memory: Memory = field(default_factory=Memory)
    goods: str = ""
    holder: str = ""
    loose: bool = False  # whether the subject of the last figure stands only behind it, or is a default
    sentence: int = -1
    here: list[Anchored] | None = None  # of the sentence, once it was asked for
    phrases: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    named: list[Place] = field(default_factory=list)
    ruling: dict[int, list[int]] = field(default_factory=dict)  # a row → where words stand that rule it out
    _spots: dict[frozenset[str], list[int]] = field(default_factory=dict)  # context words → where they stand
    _given: dict[frozenset[str], bool] = field(default_factory=dict)  # context words → whether the article has them

    def read(self, sentence: Sentence, i: int, qualities: list[Quality]) -> list[dict[str, Any]]:
        """One set of fields for each measure that the i-th mention states; [] where the topic does not know it."""
        if self.sentence != sentence.start:
            self.memory.sentence_before, self.sentence, self.here = self.sentence, sentence.start, None
        mention, quality = sentence.mentions[i], qualities[i]
        self.loose = False
        likely = fits(mention, quality, self.topic.widest) and not _of_counted(sentence, i)
        if likely and self.here is None:  # what the sentence names is looked for where a number may be of it
            self.ruling = {}
            self.here = self._anchored(sentence)
            self.named = places(sentence.tokens) if self.here else []
        here = (likely and self.here) or []
        if not (here or self.memory.told):
            return []
        dated = mention.unit == "date"
        other = any(m.timed for m in sentence.mentions if m is not mention)
        talks = other and sentence.behind(OF_TALKS, mention.end)  # 'by six months after two days of talks'
        if talks or (dated and not bounds(sentence, i, qualities)):
            return []
        if readings := self.memory.again(sentence, mention, quality.status):
            self.goods = readings[0]["subject"] if readings[0]["measure"].endswith(" goods") else self.goods
            self.memory.told += [Said(mention.value, mention.unit, sentence.start, reading) for reading in readings]
            return readings
        here = self._of_mention(here, sentence, i)
        if dated and quality.status != "delayed" and ends(sentence, mention):
            here = [(m._replace(name=m.name.replace("start date", "end date")), anchors) for m, anchors in here]
        for m in nearest(sentence, i, qualities, here, self.phrases):
            if m.kind in ("constant", "policy") and mention.unit in m.units[1:] and mention.unit in mention.noun:
                mention.unit = m.units[0]  # '17 metals' are elements as '17 minerals' are
            apart = destination(sentence, mention, m, self.phrases, self.named)  # is of no total told before
            meant = None if apart else self.memory.meant(sentence, mention, m, self.phrases, self.named)
            told = (meant and meant.measure) or m
            reading = self._reading(sentence, mention, told, quality, apart)
            before = self.memory.told[-1] if self.memory.told else None
            if before and before.unit == mention.unit and _older_end(sentence, i, qualities):
                reading |= before.what  # 'the Chinese duty is cut to 10% from 125% and the American one'
            if any(reading["measure"] == one["measure"] for one in readings):
                continue  # '91% of separation and refining' is one figure
            if meant:
                reading |= {**meant.what, "why": (*reading["why"], "measure named before")}
            readings.append(reading)
            self.memory.told.append(Said(mention.value, mention.unit, sentence.start, reading, told))
        return readings or self._resumed(sentence, i, quality)

    def _of_mention(self, here: list[Anchored], sentence: Sentence, i: int) -> list[Anchored]:
        """Those of the sentence's measures that its i-th mention may be of."""
        mention, begin = sentence.mentions[i], -1
        if mention.unit == "ratio":  # 'a 25% duty; its refiners have halved those purchases'
            begin = sentence.low.rfind(";", sentence.start, mention.start)
        near = (
            (m, [a for a in spans if a[0] > begin]) for m, spans in here if not self._ruled_out(m, sentence, mention)
        )
        here = self._last_named([one for one in near if one[1] or not one[0].words], sentence, mention)
        said = self.memory.multiplied(sentence, i) or self.memory.same_rate(sentence, mention)
        return [one for one in here if said and one[0] is said.measure] or here

    def _ruled_out(self, m: Measure, sentence: Sentence, mention: Mention) -> bool:
        """Whether a word that rules a measure out stands in the clause of a mention."""
        return any(not _apart(sentence, mention.start, at) for at in self.ruling.get(m.line, ()))

    def _resumed(self, sentence: Sentence, i: int, quality: Quality) -> list[dict[str, Any]]:
        """The reading of a figure whose measure the sentence before named."""
        mention, readings = sentence.mentions[i], []
        for reading in self.memory.resumed(sentence, i, quality):
            period = period_near(sentence, mention, self.article.published, quality.role)
            known = self.memory.measured(reading["measure"])
            role, status = settled(known, quality, mention.unit) if known else (quality.role, quality.status)
            readings.append({**reading, "period": period, "role": role, "status": status})
            self.memory.told.append(Said(mention.value, mention.unit, sentence.start, readings[-1], known))
        return readings

    def _named_last(self, group: frozenset[str], before: int) -> int:
        """Where a phrase of the group stands last in the article before a place, -1 where none does."""
        if group not in self._spots:
            self._spots[group] = sorted(m.start() for phrase in group for m in pattern(phrase).finditer(self.low))
        spots = self._spots[group]
        at = bisect_left(spots, before)
        return spots[at - 1] if at else -1

    def corrected(self, readings: list[dict[str, Any]], subject: str) -> list[dict[str, Any]]:
        """The last readings with another subject, which what follows is read by too."""
        self.holder = subject
        told = self.memory.told
        for n in range(-len(readings), 0):
            told[n] = told[n]._replace(reading={**told[n].reading, "subject": subject})
        return [{**reading, "subject": subject} for reading in readings]

    def _anchored(self, sentence: Sentence) -> list[Anchored]:
        """The measures whose words the sentence has, each with the places of its anchor words."""
        here = self.phrases = self.topic.phrases.found(sentence.tokens, sentence.low)
        self._meant_thing(sentence, here)
        likely = sorted({n for phrase in (*here, "") for n in self.topic.by_anchor.get(phrase, ())})
        missed = here.keys().isdisjoint
        named = (self.topic.measures[n] for n in likely)
        named = (m for m in named if not any(missed(group) for group in m.words[1:]))
        found = []
        for m in sorted(filter(None, map(self._known, named)), key=lambda m: m.granted):
            anchors = [span for phrase in m.words[0] if phrase in here for span in here[phrase]] if m.words else []
            if m.subject.startswith("goods") and m.words and m.words[0] <= neighbours("subject to a rate"):
                anchors = [a for a in anchors if handed(sentence, a[0])]
            anchors = [a for a in anchors if not (_in_name(sentence, a) or sentence.before(LEFT_OUT, a[0], 40))]
            if not missed(m.without):
                self.ruling[m.line] = [at for phrase in m.without & here.keys() for at, _ in here[phrase]]
                anchors = [a for a in anchors if all(_apart(sentence, a[0], at) for at in self.ruling[m.line])]
                if not anchors:
                    continue
            if m.context and not m.kind and not m.near(sentence):
                traded = m.name.rpartition(" ")[2] in TRADE
                if traded and any(self._named_last(group, sentence.end) < 0 for group in m.context):
                    continue  # 'China's exports rose': of rare earths only where they were told of before
                anchors = [a for a in anchors if not _of_other(sentence, a)]
            if anchors or not (m.words or m.granted):
                found.append((m, sorted(anchors)))
        return found

    def _meant_thing(self, sentence: Sentence, here: dict[str, list[tuple[int, int]]]) -> None:
        """Adds the thing told of last where a sentence only says so: 'The metal slipped to $1,402 an ounce'."""
        if not self.topic.things or not self.topic.things.isdisjoint(here):
            return
        if stood := THE_THING.search(self.low, sentence.start, sentence.end):
            last = max((self.low.rfind(thing, 0, sentence.start), thing) for thing in self.topic.things)
            if last[0] >= 0:
                here[last[1]] = [stood.span()]

    def _known(self, m: Measure) -> Measure | None:
        """The measure, if the article has its context; what it lacks may be granted where nothing else is named."""
        lacking = [group for group in m.context if not self._has(group)]
        if lacking == [m.taken] and not self._has(self.topic.unless):
            return m._replace(granted=True)
        return None if lacking else m

    def _has(self, group: frozenset[str]) -> bool:
        """Whether the article, its title or its address has a phrase of the group."""
        if group not in self._given:
            self._given[group] = stands(group, self._low)
        return self._given[group]

    def _last_named(self, found: list[Anchored], sentence: Sentence, mention: Mention) -> list[Anchored]:
        """Of 'magnet exports' and 'rare earth exports' and the like, the one whose thing was named last."""
        ends = [(m.name.rpartition(" ")[2], m) for m, _ in found]
        kinds = [end if end in TRADE and m.context else str(m.line) for end, m in ends]
        if len(kinds) == len(set(kinds)):
            return found
        owned = sentence.behind(OWNED, mention.noun_end)  # '59% of its germanium'
        of = sentence.text.startswith(" of ", mention.noun_end)  # but 'costs $9 a kilogram, and antimony'
        here = owned.end() if owned else min(mention.noun_end + of * len(" of tungsten"), sentence.end)
        places = [max((self._named_last(group, here) for group in m.context), default=0) for m, _ in found]
        latest = {kind: place for place, kind in sorted(zip(places, kinds, strict=True))}
        return [one for one, kind, place in zip(found, kinds, places, strict=True) if place == latest[kind]]

    def _reading(self, sentence: Sentence, mention: Mention, m: Measure, quality: Quality, to: str) -> dict[str, Any]:
        subject, name = self._subject(sentence, mention, m), m.name
        if whose := self._whose_wares(sentence, mention, m):
            wares, subject = subject, whose
            name = name.replace(f" on {wares}", f" on {adjective(whose)} {wares}")  # 'a 15% tariff on Japanese cars'
        role, status = settled(m, quality, mention.unit)
        if m.kind == "limit" and mention.unit == "date" and sentence.before(TOOK_EFFECT, mention.start, 40):
            status = "in force"  # 'The duty took effect on April 5'
        elif m.kind == "limit" or (m.kind == "threshold" and status in ("stated", "cancelled")):
            bounded = self._bounded(sentence, status)
            status = status if m.kind == "threshold" and bounded == "pledged" else bounded
        # growth of 2% and a gap of $1 are levels, but 'shrank 2%' is down
        plain = m.kind == "level" and (quality.direction == "up" or is_money(mention.unit[:3]))
        return {
            "measure": called(name, subject) + to,
            "subject": subject,
            "basis": self._basis(mention, m),
            "period": period_near(sentence, mention, self.article.published, quality.role),
            "role": role,
            "direction": "" if plain else quality.direction,
            "status": status,
            "why": (f"topic line {m.line}", *(("thing assumed",) * m.granted)),
        }

    def _whose_wares(self, sentence: Sentence, mention: Mention, m: Measure) -> str:
        """The country whose cars, steel or the like pay the tariff that a measure is of; '' where untold."""
        if "tariff rate" not in m.name or not m.subject.startswith("=") or m.subject[1:] not in m.name:
            return ""
        spans = [a for phrase in m.words[0] for a in self.phrases.get(phrase, ())]
        return whose_wares(sentence, mention, spans, self.named)

    def _basis(self, mention: Mention, m: Measure) -> str:
        """The label whose words stand nearest: '$27.2 billion gross and $26.6 billion net'; '' where none do."""
        spans = [
            (max(start - mention.end, mention.start - end), i, label)
            for i, (label, group) in enumerate(m.basis)
            for phrase in group
            for start, end in self.phrases.get(phrase, ())
        ]
        return min(spans, default=(0, 0, ""))[2]

    def _bounded(self, sentence: Sentence, status: str) -> str:
        """'a threatened 100% tariff that was due on 1 November': the date is cancelled with what it bounds."""
        last = self.memory.last_of(sentence)
        bounded = str(last.reading.get("status", "")) if last else ""
        if bounded in ("cancelled", "threatened", "delayed"):
            return bounded
        return "pledged" if status == "stated" else status

    @cached_property
    def _whole(self) -> str:
        """The article with its title and its address."""
        return f"{self.article.title} {self.article.url}\n{self.article.text}"

    @cached_property
    def _low(self) -> str:
        """The same in small letters."""
        return f"{lowered(f'{self.article.title} {self.article.url}')}\n{self.low}"

    @cached_property
    def _main(self) -> str:
        """The country that the article, its title or its address names most often, '' where they name none."""
        named = Counter(place.country for place in places(tokenize(self._whole)) if place.country != "world")
        return max(named, key=lambda country: named[country], default="")

    def _places(self, sentence: Sentence) -> list[Place]:
        """The places named, without those of 'the highest in the EU'."""
        text = sentence.text  # nor 'the Bank of England', 'the European Central Bank'
        apart = (p for p in self.named if not in_bank(text, p))
        return [place for place in apart if not RANKED.search(text, sentence.start, place.start)]

    def _names(self, forms: Iterable[str]) -> bool:
        """Whether the article, its title or its address has one of the forms of a name."""
        return any(form in self._whole for form in forms)

    def _subject(self, sentence: Sentence, mention: Mention, measure: Measure) -> str:
        """Whom the figure describes, by the rule of the topic: '=Fixed', 'holder DEFAULT', 'goods ONE|OTHER' …"""
        rule, _, default = measure.subject.partition(" ")
        pair = measure.subject.removeprefix("=").split(" and ")
        if len(pair) > 1 and (parties := self._parties(pair)) is not None:
            return parties  # 'India and the United States extended their truce'
        if measure.subject.startswith("="):
            self.goods = measure.subject[1:] if "{goods}" in measure.name else self.goods
            return measure.subject[1:]
        if rule == "buyer":
            default, _, seller = default.partition("|")
            return buyer(sentence, mention, self.named, seller) or default
        if rule == "goods":
            sides = default.split("|")
            found = owner_before(sentence, mention, self.named) or goods(sentence, mention, self.named, sides)
            found = "European Union" if found == "Europe" else found  # duties are laid on its members alike
            forms = {"European Union": ("Europe", *forms_of("European Union")), "United States": (TRUMP, *UNITED)}
            lands = (land if self._names(forms.get(land, forms_of(land))) else "" for land in (found, sides[0]))
            whose, first = lands  # where the article, its title or its address names them
            if found and not whose:  # 'Beijing removes its 15% duty on wheat': on whose, nobody says
                return found if found == EVERYBODY else ""
            self.goods = whose or self.goods or first  # whose they are where no sentence tells
            return self.goods
        if rule == "bank":
            name, land = bank(sentence, self._places(sentence), self._main, mention.start)
            self.holder = land or self.holder  # whose inflation 'the bank' reckons with next
            return name or default or land or self._main
        if rule == "economy":
            behind = sentence.behind(WHERE, mention.end)  # '1.2% in the euro area and 4.8% in China'
            told = [p for p in self.named if behind and p.start == behind.end()]
            ahead = (p for p in self._places(sentence) if p.start < mention.start)
            told += [p for p in ahead if not sentence.before(TRADED_WITH, p.start, 40)]  # 'as exports to the U.S. fell'
            named = told[0].country if told else ""
            named = named or bank_economy(sentence, mention.start)  # 'The RBA stayed put after inflation hit 3%'
            self.holder = named or self.holder or bank(sentence, [], self._main)[1] or default or self._main
            return self.holder
        return self._holder(sentence, mention, measure, "" if measure.granted else default)

    def _parties(self, pair: list[str]) -> str | None:
        """Who made a deal where the article tells of others than the `pair` that is usually meant; None where not."""
        named = list(dict.fromkeys(place.country for place in self.named if place.country != "world"))
        usual = self._main in ("", *pair) or self._names(forms_of(pair[-1]))
        if pair[-1] in named or (len(named) < 2 and usual):
            return None
        return " and ".join(named[:2]) if len(named) > 1 else ""

    def _holder(self, sentence: Sentence, mention: Mention, measure: Measure, default: str) -> str:
        """Who has, makes or buys what is measured: 'China mines 70%'."""
        before = sentence.text[sentence.room(mention)[0] : mention.start]
        if (last := self.memory.last_of(sentence)) and RESTATED.search(before):
            return str(last.reading["subject"])
        # America's imports are not America's share, and the world has no quota
        apart = "United States" if " US " in measure.name else "world" if measure.kind == "quota" else ""
        others = [place for place in left_out(sentence, self.named) if place.country != apart]
        told = default == "world" or self._main in ("", default) or self._names(forms_of(default) or ("",))
        if not told or NOBODY.search(sentence.low, sentence.start, sentence.end):
            default = ""  # where only Indonesia is named, it is not China; nor is it what 'the rest of the world makes'
        here = holder(sentence, mention, others, measure.name.startswith("share")) or default
        self.loose = not any(place.country == here and place.end <= mention.start for place in self.named)
        self.holder = here or self.holder
        return here


def _apart(sentence: Sentence, one: int, other: int) -> bool:
    """Whether a clause begins between two places: 'Lithium rose 4% after CATL shut a mine'."""
    return CLAUSE_BEGINS.search(sentence.low, *sorted((one, other))) is not None


def _of_counted(sentence: Sentence, i: int) -> bool:
    """Whether a share is of things that the next number counts: 'fewer than half of roughly 2,000 requests'."""
    one, *rest = sentence.mentions[i : i + 2]
    counted = one.unit == "percent" and rest and rest[0].noun
    return bool(counted) and OF.fullmatch(sentence.low, one.end, rest[0].start) is not None


def _of_other(sentence: Sentence, anchor: tuple[int, int]) -> bool:
    """'output of electric scooters', 'shipments of machinery': whether an anchor's own 'of' names another thing."""
    at = sentence.token_at(anchor[1])
    of, named = sentence.tokens[at : at + 1], sentence.tokens[at + 1 : at + 4]  # none where the text ends
    head = next((n for n, t in enumerate(named) if t.tag == "N"), -1)
    told = head >= 0 and of[0].lower == "of"
    return told and all(t.tag not in ("#", "P", "NP", "D") for t in named[:head])


def _in_name(sentence: Sentence, anchor: tuple[int, int]) -> bool:
    """'Sigma Lithium rose 5%': whether a metal's word is one of a firm's name."""
    text, begin = sentence.text, anchor[0]
    if not text[begin].isupper() or not is_commodity(sentence.low[slice(*anchor)]):
        return False
    tokens, at = sentence.tokens, sentence.token_at(begin)
    named = [t for t in tokens[max(at - 1, 0) : at + 2] if t.tag == "NP" and not names_time(t.text)]
    named = [t for t in named if t.lower not in grammar("place of an exchange")]
    led = any(t.end + 1 == begin and not t.lower.endswith(POSSESSIVE) for t in named)
    return led or any(t.start == tokens[at].end + 1 for t in named)


def _older_end(sentence: Sentence, i: int, qualities: list[Quality]) -> bool:
    """Whether the i-th mention is what the one before it was: 'to 10% from 125%'."""
    pair = i > 0 and (qualities[i - 1].role, qualities[i].role) == ("to", "from")
    former, mention = sentence.mentions[i - 1], sentence.mentions[i]
    return pair and FROM.fullmatch(sentence.low, former.noun_end, mention.start) is not None
