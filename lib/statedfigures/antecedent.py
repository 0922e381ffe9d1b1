"""Whom 'it', 'its exports' or 'the company' stands for: who was told of before."""

from __future__ import annotations

from bisect import bisect_right

from .about import About
from .clause import Clause, clause_subject, read_clause, subject_of, verb_before
from .mention import Sentence
from .model import Span
from .names import POSSESSIVE, holder
from .neighbours import singular
from .places import countries, places
from .status import saying
from .words import grammar, guess, tags, tokenize

QUOTES = "\"“'‘"
NEAR = 3  # sentences back
STANDING_FOR = grammar("standing for a name")


def points_back(c: Clause, k: int) -> bool:
    """Whether the clause of item k is told of 'it', 'its exports', 'the company' or 'the company's share'."""
    v = verb_before(c, k)
    if v >= 0 and subject_of(c, v) == "it":
        return True
    extent = clause_subject(c, k)
    if not extent:
        return False
    a, b = extent
    if c.lower[a] == "its":
        return True
    word = c.lower[a + 1] if a + 1 < b else ""
    owner = word.endswith(POSSESSIVE)
    for ending in POSSESSIVE[:2]:
        word = word.removesuffix(ending)
    return c.lower[a] == "the" and word in STANDING_FOR and (owner or a + 2 == b)


def _country(c: Clause, sentence: Sentence, k: int, spans: tuple[Span, ...]) -> str:
    """The country that 'the country' is: the one named last before; '' where the subject is nothing of the kind."""
    subject = clause_subject(c, k)
    if not subject or c.lower[subject[0] : subject[0] + 2] not in (["the", "country"], ["the", "nation"]):
        return ""
    n = bisect_right(spans, sentence.start, key=lambda span: span[0]) - 1
    for start, end in reversed(spans[max(0, n - NEAR) : n]):
        named = [p for p in places(tokenize(sentence.text, start, end)) if p.kind in ("name", "demonym")]
        if named:
            return named[0].country
    return ""


def antecedent(named: About, spans: tuple[Span, ...]) -> str:
    """The name that the subject of a figure stands for; '' where it stands for none, or nobody knows.

    >>> from statedfigures import extract
    >>> extract("Lynas has a plant in Malaysia. It can treat 1,500 tonnes of ore.")[0].subject
    'Lynas'
    """
    c, sentence, i = named.at
    if sentence.text[sentence.start] in QUOTES or not points_back(c, c.places[i]):
        return ""  # what is quoted begins, and may be of anybody
    if land := _country(c, sentence, c.places[i], spans):
        return land
    subject = clause_subject(c, c.places[i])
    outer = verb_before(c, subject[0]) if subject and c.lower[subject[0]] == "its" else -1
    said = subject_of(c, outer) if outer >= 0 else ""
    if isinstance(said, tuple) and (name := holder(c, said, actor=True)):
        return name  # 'MP Materials said its output rose 51%'
    if i and sentence.named[i - 1].holder:
        return str(sentence.named[i - 1].holder)
    n = bisect_right(spans, sentence.start, key=lambda span: span[0]) - 1
    for start, end in reversed(spans[max(0, n - NEAR) : n]):
        before = read_clause(Sentence(sentence.text, start, end, sentence.low))
        verbs = [v for v, tag in enumerate(before.tags) if tag in "VMBH"] or [0]
        verb = next((v for v in verbs if before.lower[v] not in saying()), verbs[0])  # 'The IEA says China has 60%'
        told = subject_of(before, verb)
        if isinstance(told, tuple):
            name = holder(before, told, actor=True)
            word = name.lower()
            unknown = guess(word) == "N" and not {word, singular(word)} & tags().keys()  # no word of the beginning
            known = " " in name or name in countries() or unknown
            return name if known else ""
    return ""
