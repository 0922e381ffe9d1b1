"""Whom 'it', 'its exports', 'the company' or 'the country' stands for: who was told of before."""

from __future__ import annotations

from bisect import bisect_right

from .about import About
from .clause import Clause, Extent, clause_subject, read_clause, subject_of, verb_before
from .mention import Sentence
from .model import Span
from .names import POSSESSIVE, holder
from .naming import words
from .neighbours import singular
from .places import countries, kind_of, places, unowned
from .words import grammar, guess, tags

QUOTES = "\"“'‘"
NEAR = 3  # sentences back
KINDS = FIRM, PLACE = ("standing for a firm", "standing for a place")


def standing(c: Clause, k: int) -> str:
    """What the subject of item k's clause stands for: 'it' with 'its exports', 'standing for a firm', … or ''.

    'The company's share' stands for a firm too.
    """
    v = verb_before(c, k)
    while v >= 0 and subject_of(c, v) == "":
        v = verb_before(c, v)  # 'it has 6.9 million tonnes, but contributes 1% of output'
    if v >= 0 and subject_of(c, v) == "it":
        return "it"
    extent = clause_subject(c, k)
    if not extent:
        return ""
    a, b = extent
    if c.lower[a] != "the":
        return "it" if c.lower[a] == "its" else ""
    a = next((i for i in range(a + 1, b) if c.tags[i] not in "EA" or c.words[i].endswith(POSSESSIVE)), b - 1)
    whole = c.words[a].endswith(POSSESSIVE) or a + 1 == b  # 'the Las Vegas company', but no 'Copper Study Group'
    return next((kind for kind in KINDS if whole and unowned(c.words[a]) in grammar(kind)), "")


def antecedent(named: About, spans: tuple[Span, ...]) -> str:
    """The name that the subject of a figure stands for; '' where it stands for none, or nobody knows.

    >>> from statedfigures import extract
    >>> extract("Lynas has a plant in Malaysia. It can treat 1,500 tonnes of ore.")[0].subject
    'Lynas'
    """
    c, sentence, i = named.at
    kind = "" if sentence.text[sentence.start] in QUOTES else standing(c, c.places[i])
    if not kind:
        return ""  # what is quoted begins, and may be of anybody
    subject = clause_subject(c, c.places[i])
    outer = verb_before(c, subject[0]) if subject and c.lower[subject[0]] == "its" else -1
    while outer >= 0:
        said = subject_of(c, outer)
        if isinstance(said, tuple) and (name := holder(c, said, actor=True)):
            return name  # 'MP Materials said its output rose 51%', 'said tariffs cost it $5bn and its shares fell'
        outer = verb_before(c, outer)
    if kind == "it" and i and sentence.named[i - 1].holder:
        return str(sentence.named[i - 1].holder)
    n = bisect_right(spans, sentence.start, key=lambda span: span[0]) - 1
    for start, end in reversed(spans[max(0, n - NEAR) : n]):
        before = Sentence(sentence.text, start, end, sentence.low)
        clause = read_clause(before)
        verb, told = _told(clause)
        if kind == PLACE:
            if land := _land(clause, told, before):
                return land
        elif isinstance(told, tuple):
            end = clause.begins.get(verb + 1, 0)
            put = clause.lower[verb] in ("put", "puts") and clause.lower[end : end + 1] == ["at"]  # 'puts Chile at'
            name = holder(clause, (verb + 1, end) if put else told, actor=True)
            word = name.lower()
            unknown = guess(word) == "N" and not {word, singular(word)} & tags().keys()  # no word of the beginning
            known = " " in name or name in countries() or unknown
            if kind != "it" and name in countries():
                continue  # a firm is no country
            return name if known else ""
    return ""


def _told(clause: Clause) -> tuple[int, Extent | str]:
    """The verb of what a sentence tells, and its subject, past who says so: 'The IEA says China has 60%'."""
    verbs = [v for v, tag in enumerate(clause.tags) if tag in "VMBH"] or [0]
    verb = next((v for v in verbs if clause.lower[v] not in words("say")), verbs[0])
    told = subject_of(clause, verb)
    if isinstance(told, tuple) and clause.lower[told[0]] == "its":  # 'MP Materials said its output rose'
        told = subject_of(clause, verbs[0])
    return verb, told


def _land(clause: Clause, told: Extent | str, before: Sentence) -> str:
    """The country that a sentence is told of: its subject, but not 'Chinese buyers'; else the one named last."""
    if isinstance(told, tuple):
        name = holder(clause, told, actor=True)
        if name in countries() and all(kind_of(word) != "demonym" for word in clause.words[slice(*told)]):
            return name
    lands = [place.country for place in places(before.tokens) if place.kind in ("name", "demonym")]
    return lands[-1] if lands else ""
