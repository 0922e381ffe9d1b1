"""A topic file → what a figure's words mean: its measure, subject, basis and period."""

from __future__ import annotations

import csv
import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .lexicon import rows
from .model import Article, StatedFiguresError
from .when import period_near
from .places import Place, adjective, places
from .cues import Quality
from .shipped import shipped
from .words import Mention, Sentence

STEM = 3  # letters
COLUMNS = ("measure", "kind", "unit", "words", "not", "subject", "basis", "example")
KINDS = ("", "policy", "quota", "purchase", "limit", "suspension", "truce", "rating", "target", "level")
STOP = re.compile(r"[;—]|\b(?:but|while|whereas|although|though|instead|which|who|even as|meanwhile|however)\b", re.I)
OF = re.compile(r"[\"”’]?,? (?:of|in|for|on|from)\b|-| [\"“‘(]?(?!and\b|or\b|to\b|by\b|at\b|with\b|as\b|while\b|but\b)\w", re.I)
DATED = re.compile(r"\b(?:until|till|through|from|effective|expires?(?: on)?|ends?(?: on)?|(?:take|takes|taken|taking|come|comes|into) (?:effect|force)(?: on)?|start(?:s|ing)?(?: on)?|begin(?:s|ning)?(?: on)?|before|apply (?:only )?from)\s+$", re.I)
RESUMES = re.compile(r"\b(?:it|they|the total|the figure|the number|the rate|that total)\b", re.I)
SAME = re.compile(r"\b[Tt]he(?: \w+)? $")
BUYER = re.compile(r" to (?:the )?$")
INSIDE = re.compile(r"\b(?:of|to|than|with|against|on|for|from) (?:the |its |some )?$")
GOODS = re.compile(r" (?:\w+ ){0,2}(?:goods|imports|exports|products|soybeans|farm|soya|agricultural|cars|steel|shipments|purchases|beans)\b", re.I)


@cache
def _banks() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """The names of central banks, and each one's full name and economy."""
    banks = {row["form"]: (row["bank"], row["country"]) for row in rows("banks")}
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(banks, key=len, reverse=True))) + r")\b"), banks


class Measure(NamedTuple):
    """One row of a topic file; `words` are patterns that must all be there, the first one is the anchor."""

    name: str
    kind: str
    units: tuple[str, ...]
    words: tuple[re.Pattern[str], ...]
    context: tuple[re.Pattern[str], ...]  # these may stand anywhere in the article
    without: re.Pattern[str] | None
    subject: str
    basis: tuple[tuple[str, re.Pattern[str]], ...]
    line: int
    example: str
    stems: frozenset[str]  # how the anchor's words begin: a look-up that spares most pattern searches


def _pattern(words: str) -> re.Pattern[str]:
    """'refin*|rare earth' → a pattern of whole words, case ignored; * stands for any ending."""
    one = (re.escape(w.strip()).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]?") for w in words.split("|") if w.strip())
    return re.compile(rf"(?<![\w]){'(?:' + '|'.join(one) + ')'}(?![\w])", re.I)


@dataclass(frozen=True)
class Topic:
    """What to look for and what to call it."""

    name: str
    measures: tuple[Measure, ...]

    def reader(self, article: Article) -> Reader:
        """A reader of one article's figures; it remembers what was said before."""
        head = f"{article.title} {article.url}"
        contexts = {c for m in self.measures for c in m.context}
        given = {c for c in contexts if c.search(article.text) or c.search(head)}
        known = [m for m in self.measures if given.issuperset(m.context)]
        return Reader(article, known)


@cache
def known_topics() -> tuple[str, ...]:
    """The names of the shipped topics."""
    return tuple(sorted(path.stem for path in shipped("topics").glob("*.csv")))


def load_topic(name: str | os.PathLike[str]) -> Topic:
    """The shipped topic of that name, or the one in the file at that path; StatedFiguresError where there is none.

    >>> load_topic("rare-earths").name
    'rare-earths'
    """
    path = Path(name)
    if str(name) in known_topics():
        path = shipped("topics") / f"{name}.csv"
    elif not path.is_file():
        raise StatedFiguresError(
            f"unknown topic {str(name)!r}: the shipped ones are {', '.join(known_topics())}; or give the path of a topic file"
        )
    return _load(path, path.stat().st_mtime_ns)


@cache
def _load(path: Path, _changed: int) -> Topic:
    problems: list[str] = []
    measures = tuple(_measures(path, problems))
    if problems:
        raise StatedFiguresError(f"topic file {path.name}: {problems[0]} (statedfigures topic check {path.name} lists all)")
    return Topic(path.stem, measures)


def _measures(path: Path, problems: list[str]) -> list[Measure]:
    """The rows of a topic file; what is wrong with it goes into `problems`, each with its line."""
    measures: list[Measure] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        problems.append("line 1: is not UTF-8 text")
        return []
    reader = csv.DictReader(line for line in lines)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        problems.append(f"line 1: the columns must be {','.join(COLUMNS)}, they are {','.join(reader.fieldnames or ())}")
        return []
    for row in reader:
        if not (row["measure"] or "").startswith("#"):
            measures += _measure(row, reader.line_num, problems)
    return measures


def _measure(row: dict[str, Any], line: int, problems: list[str]) -> list[Measure]:
    if None in row or None in row.values():
        problems.append(f"line {line}: has not {len(COLUMNS)} fields; put a field with a comma in it into double quotes")
        return []
    if not row["measure"] or not row["unit"]:
        problems.append(f"line {line}: measure and unit must not be empty")
    if row["kind"] not in KINDS:
        problems.append(f"line {line}: kind {row['kind']!r} is none of {', '.join(k or '(empty)' for k in KINDS)}")
    groups = [g.strip() for g in row["words"].split("&") if g.strip()]
    bases = [b.partition(":") for b in row["basis"].split(";") if b.strip()]
    problems += [f"line {line}: basis {n.strip()!r} names no cue words after a colon" for n, _, words in bases if not words.strip()]
    return [
        Measure(
            row["measure"], row["kind"], tuple(u.strip() for u in row["unit"].split("|")),
            tuple(_pattern(g) for g in groups if g[0] != "~"), tuple(_pattern(g[1:]) for g in groups if g[0] == "~"),
            _pattern(row["not"]) if row["not"] else None, row["subject"],
            tuple((n.strip(), _pattern(words)) for n, _, words in bases if words.strip()), line, row["example"],
            frozenset(w.strip().lower()[:STEM] for g in groups[:1] for w in re.split(r"[|]", g)),
        )
    ]  # fmt: skip


def check_topic(path: str | os.PathLike[str]) -> list[str]:
    """What is wrong with a topic file, each with its line: its shape, and examples that do not come out as marked."""
    from .extraction import figures_of

    problems: list[str] = []
    measures = _measures(Path(path), problems)
    if problems:
        return problems
    topic = Topic(Path(path).stem, tuple(measures))
    for measure in measures:
        text = measure.example.replace("⟦", "").replace("⟧", "")
        at = measure.example.find("⟦")
        if at < 0:
            problems.append(f"line {measure.line}: the example of {measure.name!r} marks no figure with ⟦ ⟧")
            continue
        names = {f.measure for f in figures_of(Article("example", text), topic) if f.start <= at < f.end}
        pattern = re.escape(measure.name).replace(r"\{goods\}", ".+").replace(r"\{place\}", ".+")
        if not any(re.fullmatch(pattern, name) for name in names):
            problems.append(
                f"line {measure.line}: the example's figure comes out as {', '.join(sorted(names)) or 'nothing'}, not as {measure.name}"
            )
    return problems


@dataclass
class Reader:
    """Reads the figures of one article by the measures of a topic."""

    article: Article
    measures: list[Measure]
    before: list[tuple[float, str, dict[str, Any]]] = field(default_factory=list)  # value, unit, reading
    goods: str = ""
    holder: str = ""
    sentence_before: int = -1
    _sentence: int = -1
    _here: list[tuple[Measure, list[tuple[int, int]]]] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)

    def read(self, sentence: Sentence, i: int, qualities: list[Quality]) -> list[dict[str, Any]]:
        """One set of fields for each measure that the i-th mention states; [] where the topic does not know it."""
        if self._sentence != sentence.start:
            self.sentence_before = self._sentence
            self._sentence = sentence.start
            self._here = self._anchored(sentence)
            self._places = places(sentence.tokens) if self._here else []
        mention, quality = sentence.mentions[i], qualities[i]
        if mention.unit == "date" and not DATED.search(sentence.text[max(sentence.start, mention.start - 24) : mention.start]) and not self._due(sentence, mention):
            return []
        readings = self._again(sentence, mention) or [
            self._reading(sentence, i, measure, quality) for measure in self._choose(sentence, i, qualities)
        ] or self._resumed(sentence, mention, quality)
        self.before += [(mention.value, mention.unit, {**reading, "sentence": sentence.start}) for reading in readings]
        return readings

    @staticmethod
    def _due(sentence: Sentence, mention: Mention) -> bool:
        """'due to take effect on 1 November': a date that begins or ends something."""
        return bool(re.search(r"\b(?:effect|force|due|expires?|starts?|begins?|ends?) on $", sentence.text[max(0, mention.start - 12) : mention.start]))

    def _anchored(self, sentence: Sentence) -> list[tuple[Measure, list[tuple[int, int]]]]:
        """The measures whose words the sentence has, each with the places of its anchor words."""
        text, start, end = sentence.text, sentence.start, sentence.end
        stems = {token.lower[:STEM] for token in sentence.tokens}
        return [
            (m, [found.span() for found in m.words[0].finditer(text, start, end)] if m.words else [])
            for m in self.measures
            if not stems.isdisjoint(m.stems) or not m.words
            if all(w.search(text, start, end) for w in m.words) and not (m.without and m.without.search(text, start, end))
        ]

    def _again(self, sentence: Sentence, mention: Mention) -> list[dict[str, Any]]:
        """'The 30% figure adds …': the same value with a definite article is the one stated before."""
        if not SAME.search(sentence.text[max(sentence.start, mention.start - 16) : mention.start]):
            return []
        if not re.match(r" (?:figure|rate|level|number|share|threat)\b", sentence.text[mention.end : mention.end + 9]):
            return []
        for value, unit, reading in reversed(self.before):
            if (value, unit) == (mention.value, mention.unit):
                self.goods = reading["subject"]
                return [{k: v for k, v in reading.items() if k != "sentence"} | {"role": "level"}]
        return []

    def _resumed(self, sentence: Sentence, mention: Mention, quality: Quality) -> list[dict[str, Any]]:
        """'Against a year earlier they rose 17.5%': the measure of the sentence before, where this one only points to it."""
        if not self.before or not RESUMES.search(sentence.text, sentence.start, mention.start):
            return []
        _, unit, reading = self.before[-1]
        change = quality.role == "change" and mention.unit in ("percent", "ratio")
        if self.sentence_before != reading["sentence"] or not (change or mention.unit == unit) or reading["role"] == "limit":
            return []
        kept = {name: reading[name] for name in ("measure", "subject", "basis")}
        why = ("measure of the sentence before",)
        return [{**kept, "period": period_near(sentence, mention, self.article.published), "why": why}]

    def _choose(self, sentence: Sentence, i: int, qualities: list[Quality]) -> list[Measure]:
        """The measures of the i-th mention: those whose anchor is nearest, a more special one before a general one."""
        ends = [i]
        if qualities[i].role in ("from", "to", "change"):  # the ends of one change have one measure
            ends = [k for k in self._pair(sentence, i, qualities)]
        ranked = []
        for order, (measure, anchors) in enumerate(self._here):
            if not _fits(sentence.mentions[i], qualities[i], measure):
                continue
            best = min((self._cost(sentence, k, anchors) for k in ends), default=(9, 0)) if anchors else (2, 0)
            special = 2 * len(measure.words) + len(measure.context) if best[0] < 1 else 0  # far off, only nearness counts
            words = len(measure.words)
            ranked.append((best[0], -special, best[1], -words, order, measure, anchors))
        ranked = [r for r in ranked if r[0] < 3]  # what stands behind the next number is that one's
        if not ranked:
            return []
        ranked.sort(key=lambda r: r[:5])
        chosen = [ranked[0][5]]
        if sentence.mentions[i].unit == "vote" and i and sentence.mentions[i - 1].unit == "vote" and len(ranked) > 1:
            chosen = [ranked[1][5]]  # the minority's side of '5–4'
        if ranked[0][0] == 0:
            chosen += self._coordinated(sentence, i, ranked)
        return chosen

    def _coordinated(self, sentence: Sentence, i: int, ranked: list[Any]) -> list[Measure]:
        """'90% of processing and magnet production': the other measures named in the same phrase behind the numeral."""
        text, end = sentence.text, sentence.mentions[i].end
        phrase = re.match(r" of(?: [\w-]+){1,4} and(?: [\w-]+){1,3}", text[end : sentence.end])
        if phrase is None:
            return []
        middle = end + text[end : sentence.end].index(" and", 0, phrase.end())
        stop = end + phrase.end()
        nexts = sentence.mentions[i + 1].start if i + 1 < len(sentence.mentions) else sentence.end
        first = ranked[0]
        others = []
        for *_, measure, anchors in ranked[1:]:
            sides = [a for a in anchors if end <= a[0] < min(stop, nexts)]
            own = [a for a in first[-1] if end <= a[0] < min(stop, nexts)]
            apart = any((a[0] > middle) != (b[0] > middle) for a in sides for b in own)
            if sides and apart and len(measure.words) >= len(first[-2].words) and measure.name.split()[0] == first[-2].name.split()[0]:
                others.append(measure)
        return others[:1]

    def _pair(self, sentence: Sentence, i: int, qualities: list[Quality]) -> list[int]:
        """The mentions that tell one change with the i-th: neighbours of complementary roles."""
        role, mentions = qualities[i].role, sentence.mentions
        if role == "change":  # 'halving the 20% levy'
            near = mentions[i].unit == "ratio" and i + 1 < len(mentions) and mentions[i + 1].start - mentions[i].end <= 6
            return [i, i + 1] if near else [i]
        other = "to" if role == "from" else "from"
        order = (i + 1, i - 1, i + 2, i - 2) if role == "from" else (i - 1, i + 1, i - 2, i + 2)
        for k in order:
            if 0 <= k < len(mentions) and qualities[k].role == other and mentions[k].unit == mentions[i].unit:
                lo, hi = sorted((i, k))
                between = sentence.text[mentions[lo].end : mentions[hi].start]
                reversed_far = qualities[lo].role == "to" and len(between) > 30  # 'to 10% and the rate … from 57%'
                if not STOP.search(between) and not reversed_far:
                    return [i, k]
        return [i]

    def _cost(self, sentence: Sentence, i: int, anchors: list[tuple[int, int]]) -> tuple[float, int]:
        """How far the nearest anchor is: (0 beside it, 1 past another number, 2 past a stop; characters)."""
        text, mentions = sentence.text, sentence.mentions
        start, end = mentions[i].start, mentions[i].end
        attached = OF.match(text, end) is not None
        costs: list[tuple[float, int]] = []
        level: float
        for a, b in anchors:
            if a >= end:
                gap, between = a - end, any(end <= m.start < a and m.unit != "vote" for m in mentions)
                stop = STOP.search(text, end, a)
                apart = not attached or "," in text[end:a]
                level = 3 if between else 2 if stop else 1.5 if apart and " and " in text[end:a] else 1 if apart else 0
                costs.append((level, gap if attached else gap + 20))
            else:
                gap, between = start - b, any(m.end <= start and m.start >= b for m in mentions)
                stop = STOP.search(text, b, start) if b < start else None
                relative = stop is not None and stop[0].lower() in ("which", "who")
                level = 1 if relative else 2 if stop else 1 if between or (attached and "," in text[b:start]) else 0
                if between and not stop and i and mentions[i - 1].unit == mentions[i].unit:
                    link = text[mentions[i - 1].end : start]
                    if " and " in link and "," not in link:  # 'growth at 1.2% next year and 1.6% in 2027'
                        level = 0.5
                costs.append((level, gap + (30 if attached else 0)))
        return min(costs)

    def _reading(self, sentence: Sentence, i: int, measure: Measure, quality: Quality) -> dict[str, Any]:
        mention = sentence.mentions[i]
        subject = self._subject(sentence, mention, measure)
        name = measure.name
        if "{goods}" in name:
            name = name.replace("{goods}", adjective(subject))
        if "{place}" in name:
            name = name.replace("{place}", adjective(subject))
        text = sentence.text[sentence.start : sentence.end]
        basis = next((label for label, words in measure.basis if words.search(text)), "")
        reading: dict[str, Any] = {
            "measure": name, "subject": subject, "basis": basis,
            "period": period_near(sentence, mention, self.article.published),
            "why": (f"topic line {measure.line}",),
        }  # fmt: skip
        settled = _settled(measure, mention, quality)
        if settled["role"] == "limit" and measure.kind == "limit" and (last := self.before[-1:]):
            bounded = last[0][2]  # 'a threatened 100% tariff that was due on 1 November': its date is cancelled with it
            if bounded.get("sentence") == sentence.start and bounded["status"] in ("cancelled", "threatened", "delayed"):
                settled["status"] = bounded["status"]
        if measure.kind == "limit" and settled["status"] == "stated":
            settled["status"] = "pledged"
        return {**reading, **settled}

    def _subject(self, sentence: Sentence, mention: Mention, measure: Measure) -> str:
        kind, _, default = measure.subject.partition(" ")
        if measure.subject.startswith("="):
            return measure.subject[1:]
        if kind == "buyer":
            behind = next((p.country for p in self._places if p.start > mention.end and BUYER.search(sentence.text[mention.end : p.start])), "")
            return behind or self._holder(sentence, mention, False) or default
        if kind == "goods":
            self.goods = self._goods(sentence, mention) or self.goods or default
            return self.goods
        if kind in ("bank", "economy"):
            return self._bank(sentence, kind) or default
        self.holder = self._holder(sentence, mention, measure.name.startswith("share")) or default or self.holder
        return self.holder

    def _bank(self, sentence: Sentence, kind: str) -> str:
        """The central bank that the sentence or else the article names, or the economy that is its."""
        if kind == "economy":
            if self._places:
                self.holder = self._places[0].country
            if self.holder:
                return self.holder
        pattern, banks = _banks()
        found = pattern.search(sentence.text, sentence.start, sentence.end) or pattern.search(sentence.text)
        if found:
            return banks[found[0]][kind == "economy"]
        countries = [p.country for p in self._places]
        return next((bank for bank, country in banks.values() if country in countries), "")

    def _goods(self, sentence: Sentence, mention: Mention) -> str:
        """Whose goods pay: 'on Chinese goods', 'imports from China'; else those of the other side of who acts."""
        text = sentence.text
        lo = max((m.end for m in sentence.mentions if m.end <= mention.start), default=sentence.start)
        hi = min((m.start for m in sentence.mentions if m.start >= mention.end), default=sentence.end)
        named, payers = [], []
        for place in self._places:
            before = text[max(0, place.start - 14) : place.start].lower()
            after = GOODS.match(text, place.end)
            if (after and not before.endswith("of ")) or re.search(r"\b(?:on|from|against)(?: certain| some| all| the)? $", before) and place.kind != "bloc":
                near = 0 if lo <= place.start < hi else 1
                if STOP.search(text, min(place.end, mention.start), max(place.start, mention.end)):
                    near = 2
                named.append((near, abs(place.start - mention.start), place.country))
                payers.append(place)
        if named and min(named)[0] < 2:
            return min(named)[2]
        actors = [p for p in self._places if p not in payers and p.end <= mention.start and p.kind != "demonym" and p.country in ("China", "United States")]
        actors = [p for p in actors if not STOP.search(text, p.end, mention.start)] or actors
        if actors and len({p.country for p in self._places if p.country in ("China", "United States")}) == 1:
            return "United States" if actors[-1].country == "China" else "China"
        if actors:
            return "United States" if actors[-1].country == "China" else "China"
        return ""

    def _holder(self, sentence: Sentence, mention: Mention, shares: bool) -> str:
        """Who holds a share or makes an amount: the nearest place before it in its clause, else 'in' or 'from' one."""
        text = sentence.text
        ranked = []
        for place in self._places:
            before = text[max(0, place.start - 5) : place.start].lower()
            possessive = text[place.end : place.end + 2] in ("'s", "’s")
            of = INSIDE.search(text[max(0, place.start - 12) : place.start]) is not None or (place.country == "world" and shares)
            between = any(place.end <= m.start < mention.start or mention.end <= m.start < place.start for m in sentence.mentions)
            stop = bool(STOP.search(text, min(place.end, mention.end), max(place.start, mention.start)))
            if place.end <= mention.start:
                rank = 5 if of else 2 if stop else 0
                ranked.append((rank + (1 if between else 0), mention.start - place.end, place.country))
            elif before.endswith((" in ", "from ", " by ")) and not possessive:
                ranked.append((2 if between or stop else 1, place.start - mention.end, place.country))
            else:
                ranked.append((6, place.start - mention.end, place.country))
        if not ranked or min(ranked)[0] > 4:
            return ""
        return min(ranked)[2]


def _fits(mention: Mention, quality: Quality, measure: Measure) -> bool:
    """Whether the measure can have the mention's unit; 'change' stands for a change in percent or times."""
    unit, wanted = mention.unit, measure.units
    base = unit.partition("/")[0]
    if quality.role == "change" and base in ("percent", "ratio"):
        # "output fell 5 percent" states no share
        return "change" in wanted or (base in wanted and not measure.name.startswith("share of"))
    return unit in wanted or base.removeprefix("wet ") in wanted or ("money" in wanted and len(base) == 3 and base.isupper())


def _settled(measure: Measure, mention: Mention, quality: Quality) -> dict[str, Any]:
    """Role and status as the measure's kind has them: a policy now told in the present is pledged, a past one in force."""
    role, status = quality.role, quality.status
    if role == "target" and measure.kind not in ("purchase", "quota", "target"):
        role = "level"
    if measure.kind in ("policy", "quota") and status == "stated" and role != "from":
        if role in ("to", "change"):
            status = "in force" if quality.tense == "past" else "pledged"
        elif role == "level":
            status = "in force"
    if measure.kind == "quota" and role == "level":
        role = "target"
    elif measure.kind == "purchase":
        if status in ("pledged", "proposed") and role in ("level", "to"):
            role = "target"
    elif measure.kind == "limit":
        role = "limit"
    elif measure.kind == "suspension":
        role, status = "limit", "delayed"
    elif measure.kind == "truce":
        role, status = "limit", "in force" if status in ("stated", "delayed", "threatened", "cancelled") else status
    if measure.kind not in ("policy", "quota", "truce", "target") and status == "in force":
        status = "stated"  # a statistic that 'stays' at a level is observed, not enacted
    elif measure.kind in ("target", "level"):
        role, status = measure.kind, "in force" if measure.kind == "target" else status
    return {"role": role, "status": status}
