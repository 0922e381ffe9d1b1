"""Whom 'it', 'its exports' or 'the company' stands for: who was told of before."""

from __future__ import annotations

from bisect import bisect_right

from .about import About
from .clause import Clause, clause_subject, read_clause, subject_of, verb_before
from .mention import Sentence
from .model import Span
from .names import POSSESSIVE, holder
from .neighbours import singular
from .places import countries
from .words import grammar, guess, tags

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


def antecedent(named: About, spans: tuple[Span, ...]) -> str:
    """The name that the subject of a figure stands for; '' where it stands for none, or nobody knows.

    >>> from statedfigures import extract
    >>> extract("Lynas has a plant in Malaysia. It can treat 1,500 tonnes of ore.")[0].subject
    'Lynas'
    """
    c, sentence, i = named.at
    if sentence.text[sentence.start] in QUOTES or not points_back(c, c.places[i]):
        return ""  # what is quoted begins, and may be of anybody
    if i and sentence.named[i - 1].holder:
        return str(sentence.named[i - 1].holder)
    n = bisect_right(spans, sentence.start, key=lambda span: span[0]) - 1
    for start, end in reversed(spans[max(0, n - NEAR) : n]):
        before = read_clause(Sentence(sentence.text, start, end, sentence.low))
        verb = next((v for v, tag in enumerate(before.tags) if tag in "VMBH"), 0)
        subject = subject_of(before, verb)
        if isinstance(subject, tuple):
            name = holder(before, subject, actor=True)
            word = name.lower()
            unknown = guess(word) == "N" and not {word, singular(word)} & tags().keys()  # no word of the beginning
            known = " " in name or name in countries() or unknown
            return name if known else ""
    return ""
