"""The cue words of a sentence, and how far each reaches; see lexicon/cues.csv for the words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from .lexicon import by_kind, rows
from .mention import PERCENTS, Mention, Sentence
from .model import Bound, Cue, Direction, Role, Span, Status
from .words import FINITE, Token, grammar

SIGNS = frozenset(["$", "“", '"', "‘", "'", "(", "¥", "€", "£", "-", "–"])
TAKEN = grammar("taken by a levy")  # 'tariff revenue', 'the tax bill'
NO_POLICY = grammar("before no policy")  # 'before tax', 'container rates'
# what a cue sets; the other rows are plain lists, see `listed`
SETS = frozenset(["bound", "direction", "move", "status", "target", "limit", "policy", "pseudo", "stop"])
FAR = 10**6

Words = tuple[str, ...]
Rows = tuple[tuple[str, str, str], ...]  # (sets, value, reach)


class Hit(NamedTuple):
    """A cue where it stands in the sentence: tokens first to last, and the rows of the lexicon it comes from."""

    first: int
    last: int
    phrase: str
    rows: Rows


@dataclass(slots=True)
class Quality:
    """What the cues say of one mention; `tense` is that of the verb that changes it."""

    bound: Bound = "="
    role: Role = "level"
    direction: Direction = ""
    status: Status = "stated"
    tense: str = ""
    threatened: bool = False
    cues: list[Cue] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    end: bool = False  # the hedge names where a change ends: 'fell below 2%'
    lead: int = -1  # the token before the number, its hedge and its articles
    first: int = 0  # the number's first token
    after: int = 0  # the token behind its unit words
    other: int = -1  # which mention is the other end of its change

    def change(self, direction: Direction, tense: str, why: str) -> None:
        """Makes the mention the size of a change."""
        self.role, self.direction, self.tense = "change", direction, tense
        self.why.append(f"change: {why}")

    def level(self) -> None:
        """Makes the mention a state of affairs again: what was lost is a loss."""
        self.role, self.direction = "level", ""
        self.why = [reason for reason in self.why if not reason.startswith("change")]
        self.cues = [cue for cue in self.cues if not cue.name.startswith("direction")]

    def share(self, other: Quality, why: str) -> None:
        """Gives the mention the role of another one, whose verb or noun is told once for both."""
        self.role, self.direction, self.tense = other.role, other.direction, other.tense
        self.why.append(why)


@cache
def listed(kind: str) -> frozenset[str]:
    """The phrases of cues.csv that are a plain list: 'filler', 'transitive' …"""
    return by_kind("cues", "sets", "phrase").get(kind, frozenset())


@cache
def _phrases() -> tuple[dict[str, dict[Words, Rows]], ...]:
    """Phrases by their first word, the longest first; bounds before the number by their last word."""
    tables: tuple[dict[str, dict[Words, Rows]], ...] = ({}, {}, {})
    for row in sorted(rows("cues"), key=lambda row: -len(row["phrase"].split())):
        if row["sets"] in SETS:
            words = tuple(row["phrase"].lower().split())
            place = ["", "after", "before"].index(row["reach"] if row["sets"] == "bound" else "")
            entries = tables[place].setdefault(words[-1 if place == 1 else 0], {})
            entries[words] = (*entries.get(words, ()), (row["sets"], row["value"], row["reach"]))
    return tables


@cache
def _openings() -> dict[str, dict[str, list[tuple[Words, Rows]]]]:
    """The phrases by their first word and their second, '' where they have none, the longest first."""
    table: dict[str, dict[str, list[tuple[Words, Rows]]]] = {}
    for first, entries in _phrases()[0].items():
        for words, found in entries.items():
            table.setdefault(first, {}).setdefault("".join(words[1:2]), []).append((words, found))
    return table


def bound_before(tokens: list[Token], last: int) -> tuple[int, str, Bound] | None:
    """The hedge that ends at token `last`: its first token, its words and its bound."""
    for words, found in _phrases()[1].get(tokens[last].lower, {}).items() if last >= 0 else ():
        begin = last - len(words) + 1
        if begin >= 0 and tuple([token.lower for token in tokens[begin : last + 1]]) == words:
            return begin, " ".join(words), found[0][1]  # type: ignore[return-value]
    return None


def bound_behind(tokens: list[Token], first: int) -> tuple[int, Bound] | None:
    """The hedge that begins at token `first`: its last token and its bound."""
    for words, found in _phrases()[2].get(tokens[first].lower, {}).items() if first < len(tokens) else ():
        end = first + len(words)
        if tuple([token.lower for token in tokens[first:end]]) == words:
            return end - 1, found[0][1]  # type: ignore[return-value]
    return None


def hits(tokens: list[Token]) -> list[Hit]:
    """The cues among the tokens, the longest first at each place; a pseudo cue only takes its words away."""
    table = _openings()
    found: list[Hit] = []
    skip = 0
    lowers = (*[token[3] for token in tokens], "")
    for i in [i for i, word in enumerate(lowers) if word in table]:
        if i < skip:
            continue
        seconds = table[lowers[i]]
        for words, cue_rows in (*seconds.get(lowers[i + 1], ()), *seconds.get("", ())):
            n = len(words)
            if n < 3 or lowers[i : i + n] == words:
                skip = i + n
                if cue_rows[0][0] != "pseudo":
                    found.append(Hit(i, i + n - 1, " ".join(words), cue_rows))
                break
    return found


class Scene:
    """A sentence's tokens, cues, mentions and what is known of each so far."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens, self.text = sentence.tokens, sentence.text
        self._lowers, self._tags = [token[3] for token in self.tokens], [token[4] for token in self.tokens]
        self.mentions: list[Mention] = sentence.mentions
        self.hits = hits(self.tokens)
        self.vowing = sentence.has("would")
        self.sets: dict[str, list[tuple[Hit, str, str]]] = {}  # what is set → the hits that set it, value and reach
        for hit in self.hits:
            for kind, value, reach in hit.rows:
                self.sets.setdefault(kind, []).append((hit, value, reach))
        behind = [i for i, word in enumerate(self._lowers, 1) if word == ","]
        behind = [i + (self.word(i) == "first") for i in behind]  # ', first promised in 2009, has cost'
        self._asides = [aside for i in behind if self.tag(i) in ("W", "I", "VN") and (aside := self._aside(i))]
        stops = (h for h in self.hits if h.rows[0][0] == "stop" and not self.in_aside(h.first))
        stops = (h for h in stops if self.tag(h.first - 1) != "M")  # 'will meanwhile pay'
        stops = (h for h in stops if not (h.phrase == "while" and self._goes_on(h)))
        listing = (":", "#"), (":", "$")  # 'promised to buy beans: 12 tons by January and 25 tons a year'
        n = len(self.tokens)
        self._stops = [h for h in stops if (h.phrase, self.tag(h.first + 1)) not in listing or self.verb(h.first) < n]
        starts = self.starts = sentence.starts
        self.qualities = [
            Quality(first=bisect_left(starts, m.start), after=bisect_left(starts, m.noun_end)) for m in self.mentions
        ]
        if policies := self.sets.get("policy"):
            amounts = any(m.money or m.unit in (*PERCENTS, "ratio") for m in self.mentions)
            self.sets["policy"] = [
                one
                for one in policies
                if self.word(one[0].last + 1) not in TAKEN  # but 'tariff revenue'
                and self.word(one[0].first - 1) not in NO_POLICY  # 'earned $4m before tax'
                and (amounts or one[0].phrase != "toll")  # 'The toll of the floods rose to 34'
            ]
        if aims := self.sets.get("target"):  # but '19 goals in 34 games' aim at nothing
            self.sets["target"] = [
                one
                for one in aims
                if not any(q.first < one[0].first < q.after for q in self.qualities)
                and (self.word(one[0].last), self.word(one[0].last + 1)) != ("at", ",")  # 'whom it is aimed at, sent'
            ]

    def _goes_on(self, hit: Hit) -> bool:
        """Whether a forecast goes on behind 'while': 'would cut output by 0.2%, while lowering wages by 0.1%'."""
        told = {value for one, value, _ in self.sets.get("status", ()) if one.last < hit.first}
        moving = any(h.first == hit.first + 1 and h.rows[0][0] == "direction" for h in self.hits)
        forecast = "estimated" in told and told <= {"estimated", "pledged", "proposed"}
        return moving and self.tag(hit.first + 1) == "VG" and forecast

    def _aside(self, i: int) -> tuple[int, int] | None:
        """From 'which' to the comma in 'a tariff, which Trump announced in May, has been put on hold'."""
        commas = (k for k in range(i + 1, len(self.tokens) - 1) if self._lowers[k] == ",")
        end = next((k for k in commas if self._tags[k + 1] in FINITE), 0)
        return (i, end) if end else None

    def in_aside(self, i: int) -> bool:
        """Whether token i stands in a ', which …,' between a subject and its verb."""
        return bool(self._asides) and any(first <= i < end for first, end in self._asides)

    def tag(self, i: int) -> str:
        """The part of speech of token i, '.' past the ends."""
        return self._tags[i] if 0 <= i < len(self._tags) else "."

    def word(self, i: int) -> str:
        """Token i in lower case, '' past the ends."""
        return self._lowers[i] if 0 <= i < len(self._lowers) else ""

    def tags(self, first: int, end: int) -> list[str]:
        """The parts of speech of the tokens from first to before end."""
        return self._tags[max(first, 0) : end]

    def words(self, first: int, end: int) -> list[str]:
        """The tokens from first to before end, in lower case."""
        return self._lowers[max(first, 0) : end]

    def verb(self, at: int) -> int:
        """The first finite verb from token `at` on, past the last token where none is."""
        n = len(self.tokens)
        return next((k for k in range(at, n) if self._tags[k] in FINITE), n)

    def last(self, tag: str, first: int, end: int) -> int:
        """The last token with a tag from first to before end, -1 where none is."""
        return next((k for k in range(end - 1, first - 1, -1) if self.tag(k) == tag), -1)

    def cue(self, i: int, first: int, last: int, name: str) -> None:
        """Notes that the tokens first to last made a field of mention i."""
        self.qualities[i].cues.append(Cue(Span(self.tokens[first].start, self.tokens[last].end), name))

    def reach(self, i: int, sets: str) -> list[tuple[int, Hit, str]]:
        """The hits that set `sets` and reach mention i with no stop between, nearest first: (distance, hit, value)."""
        found = self.sets.get(sets)
        if not found:
            return []
        first, after = self.qualities[i].first, self.qualities[i].after
        left = max([h.last for h in self._stops if h.last < first], default=-1)
        right = min([h.first for h in self._stops if h.first >= after], default=FAR)
        near = []
        for hit, value, reach in found:
            if left < hit.first and hit.last < first and reach in ("after", "both"):
                near.append((first - hit.last, hit, value))
            elif after <= hit.first < right and reach in ("before", "both") and not self.in_aside(hit.first):
                near.append((hit.first - after + 3, hit, value))  # a cue before the number counts as nearer
        return sorted(near, key=lambda n: n[0])

    def near(self, i: int, sets: str, words: int, behind: int = 5) -> bool:
        """Whether a cue that sets `sets` stands at most `words` before mention i, or `behind` less 3 behind it."""
        after = self.qualities[i].after
        return any(distance <= (behind if hit.first >= after else words) for distance, hit, _ in self.reach(i, sets))
