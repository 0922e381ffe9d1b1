"""The words around a figure → its measure, subject, basis and period, by a topic."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .cues import Quality
from .model import Article
from .places import Place, adjective, places
from .subjects import bank, buyer, goods, holder, stop_between
from .topic import Measure, Topic
from .when import period_near
from .words import Mention, Sentence, tokenize

# what stands right behind the number belongs to it: '69% of supply', '15% duty', but not '47% and', '57% to'
ATTACHED = re.compile(
    r"[\"”’]?,? (?:of|in|for|on|from)\b|-| [\"“‘(]?(?!(?:and|or|to|by|at|with|as|while|but)\b)\w", re.I
)
DATED = re.compile(
    r"\b(?:until|till|through|from|effective|before|apply (?:only )?from"
    r"|(?:expires?|ends?|ended|starts?|started|starting|begins?|began|begun|beginning|effect|force|due|set|planned)"
    r"(?: on| for)?)\s+$",
    re.I,
)
RESUMES = re.compile(r"\b(?:it|they|the total|the figure|the number|the rate|that total)\b", re.I)
SAME = re.compile(r"\b[Tt]he(?: \w+)? $")
SAME_NOUN = re.compile(r" (?:figure|rate|level|number|share|threat)\b")
TWO_NOUNS = re.compile(r" of(?: [\w-]+){1,4}( and)(?: [\w-]+){1,3}")
OUT = 3.0  # what stands behind the next number is that one's


class Candidate(NamedTuple):
    """A measure that a mention may have: the lower, the likelier."""

    level: float  # 0 beside it, 1 past another number, 2 past the end of a clause
    special: int  # a measure of more words goes before a general one
    gap: int  # characters to its nearest word
    words: int
    order: int
    measure: Measure
    anchors: list[tuple[int, int]]


@dataclass
class Reader:
    """Reads the figures of one article by the measures of a topic, and remembers what was said before."""

    article: Article
    topic: Topic
    before: list[tuple[float, str, dict[str, Any]]] = field(default_factory=list)  # value, unit, reading
    goods: str = ""
    article_names: set[str] | None = None
    holder: str = ""
    sentence: int = -1
    sentence_before: int = -1
    here: list[tuple[Measure, list[tuple[int, int]]]] = field(default_factory=list)
    phrases: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    named: list[Place] = field(default_factory=list)
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
        lead = sentence.text[max(sentence.start, mention.start - 24) : mention.start]
        if mention.unit == "date" and not DATED.search(lead) and not _takes_effect(sentence, i, qualities):
            return []
        readings = (
            self._again(sentence, mention)
            or [self._reading(sentence, mention, m, quality) for m in self._choose(sentence, i, qualities)]
            or self._resumed(sentence, mention, quality)
        )
        self.before += [(mention.value, mention.unit, {**reading, "sentence": sentence.start}) for reading in readings]
        return readings

    def _anchored(self, sentence: Sentence) -> list[tuple[Measure, list[tuple[int, int]]]]:
        """The measures whose words the sentence has, each with the places of its anchor words."""
        here = self.phrases = self.topic.phrases.found(sentence.tokens, sentence.low)
        likely = {n for phrase in (*here, "") for n in self._by_anchor.get(phrase, ())}
        missed = here.keys().isdisjoint
        found = []
        for m in [self.measures[n] for n in sorted(likely)]:
            if missed(m.without) and not any(missed(group) for group in m.words[1:]):
                anchors = [span for phrase in m.words[0] if phrase in here for span in here[phrase]] if m.words else []
                found.append((m, sorted(anchors)))
        return found

    def _again(self, sentence: Sentence, mention: Mention) -> list[dict[str, Any]]:
        """'The 30% figure adds …': the same value with a definite article is the one stated before."""
        if not SAME.search(sentence.text[max(sentence.start, mention.start - 16) : mention.start]):
            return []
        if not SAME_NOUN.match(sentence.text, mention.end):
            return []
        for value, unit, reading in reversed(self.before):
            if (value, unit) == (mention.value, mention.unit):
                self.goods = reading["subject"]
                return [{k: v for k, v in reading.items() if k != "sentence"} | {"role": "level", "direction": ""}]
        return []

    def _resumed(self, sentence: Sentence, mention: Mention, quality: Quality) -> list[dict[str, Any]]:
        """'Against a year earlier they rose 17.5%': the measure of the sentence before, where this one points to it."""
        if not self.before:
            return []
        _, unit, reading = self.before[-1]
        change = quality.role == "change" and mention.unit in ("percent", "ratio")
        if self.sentence_before != reading["sentence"] or not (change or mention.unit == unit):
            return []
        if not RESUMES.search(sentence.text, sentence.start, mention.start):
            return []
        kept = {name: reading[name] for name in ("measure", "subject", "basis")}
        period = period_near(sentence, mention, self.article.published)
        return [{**kept, "period": period, "why": ("measure of the sentence before",)}]

    def _choose(self, sentence: Sentence, i: int, qualities: list[Quality]) -> list[Measure]:
        """The measures of the i-th mention: those whose anchor is nearest, a more special one before a general one."""
        ends = _pair(sentence, i, qualities)  # the ends of one change have one measure
        candidates = []
        for order, (measure, anchors) in enumerate(self.here):
            if not _fits(sentence.mentions[i], qualities[i], measure):
                continue
            level, gap = min((_cost(sentence, k, anchors) for k in ends), default=(2.0, 0)) if anchors else (2.0, 0)
            words = len(measure.words)
            special = 2 * words + len(measure.context) if level < 1 else 0  # far off, only nearness counts
            if level < OUT:
                candidates.append(Candidate(level, -special, gap, -words, order, measure, anchors))
        candidates.sort(key=lambda c: c[:5])
        minority = i > 0 and sentence.mentions[i].unit == sentence.mentions[i - 1].unit == "vote"
        chosen = candidates[1:2] if minority and len(candidates) > 1 else candidates[:1]  # the other side of '5–4'
        second = _second(sentence, i, candidates) if chosen and chosen[0].level == 0 else None
        return [c.measure for c in chosen] + ([second] if second else [])

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
        if self.before and self.before[-1][2]["sentence"] == sentence.start:
            bounded = self.before[-1][2].get("status", "")
            if bounded in ("cancelled", "threatened", "delayed"):
                return str(bounded)
        return "pledged" if status == "stated" else status

    def _side(self, sides: list[str]) -> str:
        """The side whose goods are meant where a sentence names none: the first, if the article names it at all."""
        if self.article_names is None:
            text = f"{self.article.title} {self.article.url} {self.article.text}"
            self.article_names = {place.country for place in places(tokenize(text, 0, len(text)))}
        return sides[0] if sides[0] in self.article_names else ""

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
            self.goods = goods(sentence, mention, self.named, sides) or self.goods or self._side(sides)
            return self.goods
        if rule == "bank":
            return bank(sentence, self.named)[0] or default
        if rule == "economy":
            named = self.named[0].country if self.named else ""
            self.holder = named or self.holder or bank(sentence, self.named)[1] or default
            return self.holder
        shares = measure.name.startswith("share")
        here = holder(sentence, mention, self.named, shares) or default
        self.holder = here or self.holder
        return here


def _takes_effect(sentence: Sentence, i: int, qualities: list[Quality]) -> bool:
    """'the duty goes from 20% to 10% on November 10': when a change begins that is still to come."""
    before = qualities[i - 1] if i else None
    between = sentence.text[sentence.mentions[i - 1].end : sentence.mentions[i].start]
    return before is not None and before.role == "to" and before.tense in ("present", "future") and between == " on "


def _called(name: str, subject: str) -> str:
    """The measure's name with whose goods it is: 'tariff rate on Chinese goods'; 'tariff rate' where that is untold."""
    return (
        name.replace("{goods}", adjective(subject))
        if subject
        else name.replace(" on {goods}", "").replace(" goods", "")
    )


def _pair(sentence: Sentence, i: int, qualities: list[Quality]) -> list[int]:
    """The mentions that tell one change with the i-th: the other end of 'from … to', the levy that is halved."""
    role, mentions = qualities[i].role, sentence.mentions
    if role == "change":  # 'halving the 20% levy'
        near = mentions[i].unit == "ratio" and i + 1 < len(mentions) and mentions[i + 1].start - mentions[i].end <= 6
        return [i, i + 1] if near else [i]
    if role not in ("from", "to"):
        return [i]
    other = "to" if role == "from" else "from"
    for k in (i + 1, i - 1, i + 2, i - 2) if role == "from" else (i - 1, i + 1, i - 2, i + 2):
        if 0 <= k < len(mentions) and qualities[k].role == other and mentions[k].unit == mentions[i].unit:
            low, high = sorted((i, k))
            between = sentence.text[mentions[low].end : mentions[high].start]
            far = qualities[low].role == "to" and len(between) > 30  # 'to 10% and the average rate … from 57%'
            if not far and not stop_between(sentence, mentions[low].end, mentions[high].start):
                return [i, k]
    return [i]


def _cost(sentence: Sentence, i: int, anchors: list[tuple[int, int]]) -> tuple[float, int]:
    """The level and the gap of the nearest anchor; see Candidate."""
    attached = ATTACHED.match(sentence.text, sentence.mentions[i].end) is not None
    return min(_behind(sentence, i, a, attached) or _ahead(sentence, i, a, attached) for a in anchors)


def _behind(sentence: Sentence, i: int, anchor: tuple[int, int], attached: bool) -> tuple[float, int] | None:
    """The cost of an anchor behind the number; None where it stands before."""
    text, end = sentence.text, sentence.mentions[i].end
    if anchor[0] < end:
        return None
    between = text[end : anchor[0]]
    apart = not attached or "," in between
    level = (
        2.0
        if stop_between(sentence, end, anchor[0])
        else 1.5
        if apart and " and " in between
        else 1.0
        if apart
        else 0.0
    )
    if any(end <= m.start < anchor[0] and m.unit != "vote" for m in sentence.mentions):
        level = OUT
    return level, anchor[0] - end + (0 if attached else 20)


def _ahead(sentence: Sentence, i: int, anchor: tuple[int, int], attached: bool) -> tuple[float, int]:
    """The cost of an anchor before the number."""
    text, mentions, start = sentence.text, sentence.mentions, sentence.mentions[i].start
    between = text[anchor[1] : start]
    stop = stop_between(sentence, anchor[1], start)
    past = any(anchor[1] <= m.start and m.end <= start for m in mentions)
    level = 1.0 if past or (attached and "," in between) else 0.0
    if stop:
        level = 1.0 if stop in ("which", "who") else 2.0
    elif past and i and mentions[i - 1].unit == mentions[i].unit:
        link = text[mentions[i - 1].end : start]
        if " and " in link and "," not in link:  # 'growth at 1.2% next year and 1.6% in 2027'
            level = 0.5
    return level, len(between) + (30 if attached else 0)


def _second(sentence: Sentence, i: int, candidates: list[Candidate]) -> Measure | None:
    """'90% of processing and magnet production': the other measure named in the phrase behind the numeral."""
    end = sentence.mentions[i].end
    phrase = TWO_NOUNS.match(sentence.text, end, sentence.end)
    if phrase is None:
        return None
    middle = phrase.start(1)
    stop = min([phrase.end(), *(m.start for m in sentence.mentions[i + 1 :])])
    first, *rest = candidates
    own = [a[0] > middle for a in first.anchors if end <= a[0] < stop]
    for other in rest:
        sides = [a[0] > middle for a in other.anchors if end <= a[0] < stop]
        kin = other.measure.name.split()[0] == first.measure.name.split()[0] and other.words <= first.words
        if kin and any(mine != its for mine in own for its in sides):
            return other.measure
    return None


def _fits(mention: Mention, quality: Quality, measure: Measure) -> bool:
    """Whether the measure can have the mention's unit; 'change' stands for a change in percent or times."""
    unit, wanted = mention.unit, measure.units
    base = unit.partition("/")[0]
    if quality.role == "change" and base in ("percent", "ratio"):  # "output fell 5 percent" states no share
        return "change" in wanted or (base in wanted and not measure.name.startswith("share of"))
    return (
        unit in wanted
        or base.removeprefix("wet ") in wanted
        or ("money" in wanted and len(base) == 3 and base.isupper())
        or ("number" in wanted and not unit)
    )


def _settled(measure: Measure, quality: Quality) -> tuple[str, str]:
    """Role and status as the measure's kind has them: a rule told in the present is pledged, a past one in force."""
    role, status, kind = quality.role, quality.status, measure.kind
    if role == "target" and kind not in ("purchase", "quota", "target"):
        role = "level"
    if kind in ("policy", "quota") and status == "stated" and role in ("to", "change", "level"):
        status = "in force" if role == "level" or quality.tense == "past" else "pledged"
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
    if kind in ("target", "level"):
        return kind, "in force" if kind == "target" else status
    return role, status
