"""Who says a figure in the text: the one of whose saying, estimating or promising it is the content."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .lexicon import rows
from .model import Cue, Span
from .words import Mention, Sentence, Token

BETWEEN = frozenset("also has have had now then later already reportedly recently again itself himself ever".split())
IN_NAME = frozenset("of for and de der von the & 's".split())
DATA = re.compile(r"(?:['’]s)? (?:data|figures|report|statistics|numbers|estimates?|survey|forecasts?|table|list|note|backed)\b.*$", re.I)
CITING = re.compile(r"\b(?:[Cc]iting|[Aa]ccording to|[Qq]uoting|data from|figures from|estimates? (?:from|by)|forecasts? (?:from|by))\s+")
PRONOUNS = frozenset(["he", "she", "they"])


class Saying(NamedTuple):
    """Someone says something: who, the words that say so, and where the content may stand."""

    who: str
    kind: str  # say, promise, want, warn, citing
    start: int
    end: int
    trailing: bool  # ', Bessent said': the content may stand before it


@cache
def _forms(kind: str) -> frozenset[str]:
    return frozenset(row["form"] for row in rows("sayings") if row["kind"] == kind)


@cache
def _verbs() -> dict[str, str]:
    return {row["form"]: row["kind"] for row in rows("sayings") if row["kind"] in ("say", "promise", "want", "warn")}


class Speakers:
    """The sayings of one article; remembers who spoke last, for 'he said', and who is cited for a passage."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last = ""
        self.cited: tuple[str, int] | None = None  # who, and where the passage ends
        self._of: tuple[int, list[Saying]] = (-1, [])

    def of(self, sentence: Sentence, mention: Mention) -> tuple[str, list[Cue]]:
        """The speaker of the mention, 'article' where nobody is named, and the cue that says so.

        >>> from .find import find
        >>> text = "China will take 12 million tons, Scott Bessent said."
        >>> [s] = find(text, ((0, len(text)),))
        >>> Speakers(text).of(s, s.mentions[0])[0]
        'Scott Bessent'
        """
        if self._of[0] != sentence.start:
            self._of = (sentence.start, self._sayings(sentence))
        found = self._choose(self._of[1], sentence, mention)
        if found:
            return found.who, [Cue(Span(found.start, found.end), "speaker")]
        if self.cited and sentence.start < self.cited[1]:
            return self.cited[0], []
        return "article", []

    def _choose(self, sayings: list[Saying], sentence: Sentence, mention: Mention) -> Saying | None:
        begin = self.text.rfind(";", sentence.start, mention.start) + 1 or sentence.start
        order = {"say": 0, "citing": 0, "promise": 1, "want": 2, "warn": 3}
        before = [s for s in sayings if s.end <= mention.start and s.kind != "warn" and (s.kind != "citing" or s.trailing)]
        inside = [s for s in before if s.start >= begin] or [s for s in before if s.kind == "say" and not s.trailing]
        definite = self.text[max(0, mention.start - 4) : mention.start].lower() == "the "
        inside = [s for s in inside if not (s.kind == "want" and definite)]
        if inside:
            return min(inside, key=lambda s: (order[s.kind], s.start))
        behind = [s for s in sayings if s.start >= mention.end and s.trailing and s.kind in ("say", "citing", "promise")]
        if behind and ";" not in self.text[mention.end : behind[0].start]:
            return behind[0]
        return None

    def _sayings(self, sentence: Sentence) -> list[Saying]:
        tokens, found = sentence.tokens, []
        for match in CITING.finditer(self.text, sentence.start, sentence.end):
            first = next((i for i, t in enumerate(tokens) if t.start >= match.end()), len(tokens))
            who, last = _name_right(tokens, first)
            if who:
                trailing = True
                found.append(Saying(who, "citing", match.start(), tokens[last].end, trailing))
                if match.start() - sentence.start < 3 and match[0].lower().startswith("citing"):
                    stop = self.text.find("\n", sentence.start)
                    self.cited = (who, stop if stop >= 0 else len(self.text))
        verbs = _verbs()
        for i, token in enumerate(tokens):
            kind = verbs.get(token.lower)
            if kind is None:
                if token.text == ":" and 0 < i <= 4 and all(t.tag == "E" for t in tokens[:i]):  # 'Bessent: China to buy'
                    found.append(Saying(_short(tokens[:i]), "say", tokens[0].start, token.end, False))
                continue
            saying = self._saying(sentence, i, kind)
            if saying:
                found.append(saying)
        return found

    def _saying(self, sentence: Sentence, i: int, kind: str) -> Saying | None:
        tokens = sentence.tokens
        j = i - 1
        while j >= 0 and tokens[j].lower in BETWEEN:
            j -= 1
        who, first = _name_left(tokens, j)
        end = tokens[i].end
        if not who:
            if kind == "say" and tokens[i].lower in ("said", "says") and i and tokens[i - 1].text in ",”\"":
                who, last = _name_right(tokens, i + 1)
                return Saying(self._known(who), kind, tokens[i].start, tokens[last].end, True) if who else None
            return None
        before = tokens[first - 1].text if first else ""
        trailing = before in (",", "”", '"', "’") and kind in ("say", "warn")
        who = self._known(who)
        if not who:
            return None
        if tokens[i].lower in ("put", "puts", "rated", "rates", "see", "sees", "saw", "show", "shows", "found", "finds", "records", "recorded", "called", "reports", "report", "estimates") and tokens[i].tag not in "VL":
            return None
        return Saying(who, kind, tokens[first].start, end, trailing)

    def _known(self, who: str) -> str:
        """The name behind 'he said'; a name is remembered for the sentences that follow."""
        if who.lower() in PRONOUNS:
            return self.last
        self.last = who
        return who


def _name_left(tokens: list[Token], j: int) -> tuple[str, int]:
    """The name that ends at token j, and its first token; ('', j) where none does."""
    if j < 0:
        return "", j
    if tokens[j].lower in PRONOUNS:
        return tokens[j].text, j
    last = j
    k = j
    while k >= 0 and (tokens[k].tag in "EN" or (tokens[k].lower in IN_NAME and k < j and k > 0 and tokens[k - 1].tag == "E" and tokens[k + 1].tag == "E")
                      or (tokens[k].tag in "AL" and k < j)):
        k -= 1
    first = k + 1
    while first <= last and tokens[first].tag in "AL" and not tokens[first].text[0].isupper():
        first += 1
    if first > last or not (any(t.tag == "E" or t.text[0].isupper() for t in tokens[first : last + 1]) or tokens[last].lower in _forms("who")):
        return "", j
    return _short(tokens[first : last + 1]), first


def _name_right(tokens: list[Token], i: int) -> tuple[str, int]:
    """The name that begins at token i, past its article, and its last token; ('', i) where none does."""
    while i < len(tokens) and tokens[i].tag == "D":
        i += 1
    k = i
    while k < len(tokens) and (tokens[k].tag in "EN" or (tokens[k].lower in IN_NAME and k > i and k + 1 < len(tokens) and tokens[k + 1].tag == "E")):
        k += 1
    named = tokens[i:k]
    if not named or not (any(t.tag == "E" for t in named) or named[-1].lower in _forms("who")):
        return "", i
    return _short(named), k - 1


def _short(named: list[Token]) -> str:
    """'Treasury Secretary Scott Bessent' → 'Bessent'; 'Agriculture Department data' → 'Agriculture Department'."""
    titles = _forms("title")
    last_title = max((i for i, t in enumerate(named[:-1]) if t.lower.rstrip(".") in titles), default=-1)
    if last_title >= 0 and all(t.text[0].isupper() for t in named[last_title + 1 :]):
        return named[-1].text.removesuffix("’s").removesuffix("'s")
    name = " ".join(t.text for t in named)
    return (DATA.sub("", name) or name).removesuffix("’s").removesuffix("'s").strip("’'")
