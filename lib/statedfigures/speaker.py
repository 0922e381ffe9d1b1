"""Who says a figure in the text: the one of whose saying, estimating or promising it is the content."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from .attribution import sayings
from .mention import Mention, Sentence
from .model import Cue, Span
from .naming import PRONOUNS, Phrase, bare, before, clause_subject, phrase_left, spell, words
from .neighbours import is_plural
from .places import countries, kind_of
from .sayings import PROMISES, SAYS, TRAILS, Saying
from .tokens import tokenize
from .words import FINITE, Token, tags

CONTRAST = re.compile(r"(?:But|However|Meanwhile|Separately|Still|Elsewhere|Yet|By contrast)\b")
KNOWN = re.compile(r"\b(?:the|this|that|these|those)\s$", re.I)
OPENING = re.compile(r"\s*(?:Citing|According to|Quoting)\b")
MARKS = re.compile(r"[\"“”]")
HE_SAID = re.compile(  # '” he', 'she said': by 'he', which is found fast
    r"he\b(?:(?<=[”\"] he)|(?<=[”\"] she)|(?:(?<=\bhe)|(?<=\bshe)) (?:said|says|told|added)\b)"
)
SENTENCE = re.compile(r"(?<! [A-Z])[.!?][\"”’]?\s+(?=[A-Z\"“])")
AHEAD = 40  # code points behind a sentence where a quotation may be told of
SPOKEN = frozenset(["say", "warn", "expect", "promise"])
WINDOW = 600  # code points looked back for whom 'he' stands, or for the words around a quotation


class Speakers:
    """The sayings of one article; remembers who spoke last, for 'he said', and who is cited for a passage."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._names: dict[str, str] = {}  # last word → the name as it was first given
        self._bodies: dict[str, str] = {}  # 'group' → the body whose name ends so
        self._last = self._person = self._body = ""  # of any, for 'he', for 'it'
        self._actor = ""  # for 'it promised': whom the last sentence is told of
        self._cited = ""  # who is by the first words of the paragraph
        self._read = 0  # up to here the text's sayings are known
        self._paragraph = Span(-1, -1)
        self._quotes: list[Span] = []
        self._said: dict[Span, Saying | None] = {}  # who speaks a quotation
        self._sentence = -1
        self._sayings: list[Saying] = []

    def of(self, sentence: Sentence, mention: Mention) -> tuple[str, list[Cue]]:
        """The speaker of the mention, 'article' where nobody is named, and the cue that says so.

        >>> from .find import find
        >>> text = "China will take 12 million tons, Scott Bessent said."
        >>> [s] = find(text, ((0, len(text)),))
        >>> Speakers(text).of(s, s.mentions[0])[0]
        'Scott Bessent'
        """
        if self._sentence != sentence.start:
            self._open(sentence)
        place = bisect_left(self._quotes, mention.start, key=lambda q: q.start) - 1
        quote = self._quotes[place] if place >= 0 and mention.start < self._quotes[place].end else None
        found = self._choose(mention, quote) if self._sayings else None
        if found is None and quote is not None:
            if quote not in self._said:
                self._said[quote] = self._quoted(quote, place, sentence)
            found = self._said[quote]
        if found:
            return found.who, [Cue(found.cue, f"speaker {found.who}")]
        return self._cited or "article", []

    def _open(self, sentence: Sentence) -> None:
        """Reads the sentence's sayings, and finds the quotations of its paragraph."""
        text, start = self.text, sentence.start
        self._sentence = start
        if start >= self._paragraph.end:
            first, last = max(0, start - WINDOW), min(len(text), start + 5 * WINDOW)
            stop = text.find("\n", start, last)
            self._paragraph = Span(text.rfind("\n", first, start) + 1 or first, stop if stop >= 0 else last)
            self._quotes, self._said = _quotations(text, self._paragraph), {}
            opening = OPENING.match(text, *self._paragraph)
            end = min(opening.end() + WINDOW // 3, self._paragraph.end) if opening else 0
            told = sayings(text, tokenize(text, opening.start(), end)) if opening else []
            self._cited = next((one.who for one in told if one.kind == "cite"), "")
        if HE_SAID.search(text, start, sentence.end + AHEAD):
            self._catch_up(start)  # whom 'he' stands for may be named in a sentence without figures
        self._sayings = self._known(sentence.tokens)
        self._read = max(self._read, sentence.end)
        self._meet(sentence.tokens, bodies=True)
        if self._cited and CONTRAST.match(text, start):
            self._cited = ""

    def _choose(self, mention: Mention, quote: Span | None) -> Saying | None:
        known = KNOWN.search(self.text, max(0, mention.start - 6), mention.start) is not None

        def rank(one: Saying) -> tuple[bool, int, int]:
            inner = quote is not None and quote.start < one.cue.start < quote.end  # “Analysts expect 5%,” he said
            return inner, one.rank, one.begin if one.rank < PROMISES else -one.begin

        holding = (one for one in self._sayings if one.begin <= mention.start < one.stop)
        return min((one for one in holding if not known or one.kind not in ("want", "warn")), key=rank, default=None)

    def _quoted(self, quote: Span, place: int, sentence: Sentence) -> Saying | None:
        """The saying beside a quotation that is longer than the sentence: behind it, else before it."""
        text = self.text
        left = self._quotes[place - 1].end if place else self._paragraph.start
        right = self._quotes[place + 1].start if place + 1 < len(self._quotes) else self._paragraph.end
        if quote.end - quote.start < 30 and quote.end <= sentence.end:  # a word in quotation marks, or what goes on
            told = self._spoken(max(left - 1, 0), quote.start)
            whole = text[quote.start + 1].isupper() and text[quote.end - 2 : quote.end - 1] in (".", "!", "?")
            links = (",", "", ".") if whole else (",", "")  # '”…,” said Ed Cole. “We opened 20 shops.”'
            return told[-1] if told and text[told[-1].cue.end : quote.start].strip() in links else None
        for one in self._spoken(quote.end - 1, min(right + 1, quote.end + WINDOW // 3)):
            if one.cue.start <= quote.end + 2 or one.rank == TRAILS:
                return one
        if found := self._spoken(max(left - 1, quote.start - WINDOW // 3, 0), quote.start):
            return found[-1]
        first, last = self._paragraph
        self._catch_up(first)
        if not self._last or (text[first : quote.start] + text[quote.end : last]).strip():
            return None
        return Saying(self._last, "say", SAYS, quote.start, quote.end, Span(quote.start, quote.start + 1))

    def _spoken(self, start: int, end: int) -> list[Saying]:
        """The sayings of a stretch of the text whose content may be a quotation beside it."""
        return [one for one in self._known(tokenize(self.text, start, end)) if one.kind in SPOKEN]

    # ---- whom 'he' stands for

    def _known(self, tokens: list[Token]) -> list[Saying]:
        """The sayings of the tokens with names for 'he' and full names for last names; remembers who spoke."""
        named: list[Saying] = []
        for one in sayings(self.text, tokens):
            if one.who in PRONOUNS or one.who.removeprefix("same ") in words("org"):
                self._catch_up(tokens[0].start)  # 'the group' may be named in a sentence without figures
            before_it = named[-1] if named and named[-1].rank == TRAILS and one.who in ("he", "she") else None
            # '“…,” said Ada Lind, though she warned'
            who = before_it.who if before_it else ""
            who = who or (self._meant(one, tokens) if one.who in PRONOUNS else self._remember(one.who))
            if who:
                named.append(one._replace(who=who))
        return named

    def _meant(self, one: Saying, tokens: list[Token]) -> str:
        """Whom the pronoun stands for that is the subject of a saying of the tokens."""
        ahead = [t for t in tokens if t.start < one.cue.start]
        self._meet(ahead)
        if one.who in ("he", "she"):
            return self._person
        if one.who == "it":  # 'The firm will cut 400 jobs, it said': the sentence's subject, else the last body
            found = clause_subject(self.text, tokens, len(ahead))
            named = tokens[found.first : found.last + 1] if found else []
            head = next((k for k, token in enumerate(named) if token.tag in ("O", "I")), len(named)) - 1
            many = head >= 0 and named[head].tag == "N" and is_plural(named[head].lower)
            if found and not many and tokens[found.first].lower not in PRONOUNS:
                return spell(self.text, tokens, found)
            return (one.kind == "promise" and self._actor) or self._body
        several = [t.text for t in ahead if is_plural(t.lower) and t.lower in words("people")]
        self._last = several[-1] if several else self._last
        alone = self._last == self._person and " and " not in self._last
        return "" if alone else self._last  # one person is not 'they'

    def _remember(self, who: str) -> str:
        if who in self._bodies:
            return self._bodies[who]
        if who.startswith("same "):  # 'according to the same lab'
            return self._bodies.get(who.removeprefix("same "), self._last or who)
        word = who.rsplit(" ", 1)[-1]
        if " " in who and word[0].isupper() and word.lower() in words("org"):
            self._bodies[word.lower()] = who  # 'the group' is the International Copper Study Group
        if " " not in who:
            who = self._names.get(word) or who
        elif not word.endswith("s") and " of " not in who:
            self._names.setdefault(word, who)
        self._last = who
        if _is_several(word):  # 'it' stands for no economists
            return who
        if who.isupper() or who[0].islower() or kind_of(who) or not words("org").isdisjoint(who.lower().split()):
            self._body = who
        named = who[0].isupper() and not who.isupper() and "'" not in who
        named = named and who.split(" ")[0].lower() not in words("people")  # 'Officials said' at the beginning
        if named and word.lower() not in words("org") and who not in countries():
            self._person = who
        return who

    def _catch_up(self, end: int) -> None:
        """Reads the sayings of the sentences without figures before `end`, one after the other."""
        if end <= self._read:
            return
        start = max(self._read, end - WINDOW)
        start = max(self.text.find(" ", start, end), 0) if start > self._read else start
        self._read = end
        breaks = [stop.end() for stop in SENTENCE.finditer(self.text, start, end)]
        for first, last in pairwise([start, *breaks, end]):
            if tokens := tokenize(self.text, first, last):
                self._meet(tokens)
                self._known(tokens)

    def _meet(self, tokens: list[Token], bodies: bool = False) -> None:
        """Remembers a person whom the tokens name by a title or as a sentence's subject; or only a body, for 'it'."""
        for verb in [i for i, token in enumerate(tokens) if token.tag in FINITE]:
            ahead = tokens[verb - 3 : verb] if verb > 3 and tokens[verb - 1].tag == "," else []
            aged = [t.tag for t in ahead] == [",", "#", ","]  # 'Tom Ashworth, 58, put'
            i = max(0, verb - (4 if aged else 1))
            token = tokens[i]
            named = token.tag == "NP" or (bodies and bare(token) in words("data"))  # 'The White House fact sheet sets'
            phrase = phrase_left(tokens, i) if named else None
            if phrase is None:
                continue
            begins = phrase.first == 0 or tokens[before(tokens, phrase.first)].tag in (".", "S")
            led = bodies and FINITE.isdisjoint(t.tag for t in tokens[: phrase.first])  # 'In return Beijing shelves'
            who = spell(self.text, tokens, phrase) if begins or led else ""
            if who and (aged or not (bodies or _is_body(tokens, phrase, who))):
                self._remember(who)  # but 'The Nationals called it a cut' is no 'she'
            elif kind_of(who) and token.tag == "NP":
                self._actor = who
            elif who and ((token.tag != "NP" and bare(token) not in words("people")) or _is_body(tokens, phrase, who)):
                self._body = self._actor = who
            elif who and who not in countries() and phrase.first == phrase.last and not who.isupper():
                self._person = who  # 'A month earlier Lind had raised the rate. He then threatened'


def _is_several(name: str) -> bool:
    """Whether a name is one of several persons: 'economists'."""
    return is_plural(name.lower()) and name.lower() in words("people")


def _is_body(tokens: list[Token], phrase: Phrase, who: str) -> bool:
    """Whether a name is one of a body: it says so, or it stands behind 'the' ('The Riksbank cut … It expects')."""
    alone = phrase.first == phrase.last and phrase.first and tokens[phrase.first - 1].lower == "the"
    alone = alone and bare(tokens[phrase.first]) not in words("people")  # 'as the economists had expected'
    first, _, last = who.rpartition(" ")
    acronym = first.isupper() and last.lower() in tags()  # 'SA Health'
    return bool(alone) or acronym or not words("org").isdisjoint(who.lower().split())


def _quotations(text: str, paragraph: Span) -> list[Span]:
    """The stretches between quotation marks; the last one may stay open to the paragraph's end."""
    spans: list[Span] = []
    opened = -1
    part = text[slice(*paragraph)]
    if '"' not in part and "“" not in part and "”" not in part:
        return []
    for mark in MARKS.finditer(text, *paragraph):
        at = mark.start()
        if opened < 0 and mark[0] != "”":
            if text[at - 1 : at].isdigit() and mark[0] == '"':  # 5" is a length
                continue
            opened = at
        elif opened >= 0 and mark[0] != "“":
            spans.append(Span(opened, at + 1))
            opened = -1
    return [*spans, Span(opened, paragraph.end)] if opened >= 0 else spans
