"""Words by themselves, with the parts of speech that each of them can be.

Tags: N noun, NP name, A adjective, D determiner or possessive, P pronoun, V finite verb, VN participle, VD past form
that may be a participle, VG form in -ing, VB form of be, VH form of have, M modal or do, T to, O of, I other
preposition, C and, or, S conjunction that opens a clause, R adverb, W relative or question word, # number, $ sign of a
number, and , ; ( ) . for signs: comma or dash, semicolon or colon, brackets, any other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .lexicon import FOLDER, by_kind, rows


@cache
def grammar(kind: str) -> frozenset[str]:
    """The words of one kind of lexicon/grammar.csv, in small letters."""
    return by_kind("grammar").get(kind, frozenset())


def either(kind: str) -> str:
    """The words of one kind as alternatives of a pattern."""
    return "|".join(sorted(grammar(kind)))


SIGNS = dict(zip("$€£%¥,–—-()[]&+~;:", "$$$$$,,,,()()CCR;;", strict=True))
ENDING = re.compile(r"...(?:(?P<G>ing)|(?P<F>ed)|(?P<R>ly)|(?P<A>ous|ful|able|ible|ish|less|ive|ical))\Z")
COMPOUND_ENDINGS = ("ed", "year-old", "term", "wide", "rate", "scale")  # 'coal-fired'
ADJECTIVE_ENDINGS = ("able", "ible", "ful", "less", "ous")  # 'Comparable sales rose' names nobody
NOUN_ENDINGS = tuple(grammar("noun ending"))
# the words that count, 'two' to 'ninety'; 'one' is a pronoun too
NUMERALS = {row["form"] for row in rows("numbers") if row["kind"] in ("one", "teen", "ten")} - {"one"}
# 'China', 'Turkey', 'French': words of a sentence's beginning that are names all the same
PLACE_NAMES = frozenset(row["form"] for row in rows("places") if row["country"] != "world")
PUTS = frozenset(["put", "puts", "peg", "pegs"])
NOW = frozenset(["now", "currently", "still", "already"])
RECENT_YEAR = re.compile(r"(?:19|20)\d\d")
PAST = grammar("past form")  # and nothing else: 'output rose in May' beside 'a bike ride in May'
FINITE = frozenset(["V", "VD", "VB", "VH", "M"])  # the tags of verbs that a clause can have alone
LETTERS = {"NP": "E", "VN": "L", "VD": "F", "VG": "G", "VB": "B", "VH": "H"}  # inside, a tag is one letter
LONG = {letter: letter for letter in "NADPVMTOICSRWYJ?#$,;()."} | {letter: name for name, letter in LETTERS.items()}
# words that neither the lexicon nor their letters tell: 'League One', 'May' may be a month
OWN_TAGS = {"upfront": ("R", "R"), "One": ("E", "P"), "US": ("E", "E"), "WHO": ("E", "E"), "May": ("E", "M")}
MOST = 20_000  # words remembered


class Token(NamedTuple):
    """A word, a number or a sign; `start` and `end` index `Article.text`."""

    start: int
    end: int
    text: str
    lower: str
    tag: str


new_token = tuple.__new__  # a NamedTuple without the call to its own __new__: half the time of a token
Form = tuple[str, str, str, str]  # a word, in small letters, its tag within a sentence, its tag at the start of one
NOTHING = ("", "", ".", ".")


def is_superlative(word: str) -> bool:
    """Whether a word of small letters is one: 'lowest', 'worst', but not 'harvest', 'interest'.

    >>> is_superlative("lowest"), is_superlative("harvest")
    (True, False)
    """
    formed = len(word) > 5 and word.endswith("est") and tags().get(word, "A") in "AR"
    return formed or word in ("worst", "best", "most", "least")


def guess(word: str) -> str:
    """The tag of a word of small letters by its ending alone, N where the ending tells nothing."""
    if "-" in word and word.endswith(COMPOUND_ENDINGS):
        return "A"
    found = ENDING.search(word)
    return (found and found.lastgroup) or "N"


@cache
def tags() -> dict[str, str]:
    """Word → tag, of lexicon/words.csv; Y is noun or verb, F a past form that may be a participle."""
    lines = (FOLDER / "words.csv").read_text(encoding="utf-8").splitlines()
    return dict(line.split(",") for line in lines[1:])


class _Known(dict[str, Form]):
    """A word with the space before it → its form."""

    def __missing__(self, piece: str) -> Form:
        word = piece.lstrip()
        lower = word.lower().replace("’", "'")
        if len(self) > MOST:
            self.clear()
        found = self[piece] = (word, lower, *_own_tags(word, lower))
        return found


KNOWN = _Known()


def gerund(lower: str) -> bool:
    """Whether a word is the -ing form of a verb that is known: 'starting', 'rising', but not 'boeing'."""
    stem = lower.removesuffix("ing")
    stems = (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
    return stem != lower and any(tags().get(one, "N") in "VYF" for one in stems)


def _of_verb(lower: str) -> bool:
    """Whether a form in -ed is that of a verb that is known: 'insured', 'planned', but not 'alfred'."""
    stems = (lower[:-2], lower[:-1], lower[:-3] if lower[-3] == lower[-4] else "", f"{lower[:-3]}y")
    return lower not in grammar("name in -ed") and any(tags().get(stem, "N") in "VYF" for stem in stems)


def _own_tags(word: str, lower: str) -> tuple[str, str]:
    """The tag of a word by itself within a sentence, and at the beginning of one."""
    initial = word[0]
    if initial.isdigit():
        return ("N", "N") if lower.endswith("olds") else ("#", "#")  # '18-to-24-year-olds'
    if not initial.isalpha():
        return (SIGNS.get(word, "."),) * 2
    if lower == "that":
        return "?", "?"
    if word in OWN_TAGS:
        return OWN_TAGS[word]
    if initial.isupper() and lower in grammar("quantity acronym"):
        return "N", "N"  # 'US GDP rose 3%'
    known, capital = tags().get(lower, "N" if lower in grammar("commodity") else None), initial.isupper()
    if known is None and lower.partition("-")[0] in NUMERALS:
        return "#", "#"
    if known is None and capital:
        return _capital_tags(word, lower)
    known = known or ("Y" if _third_person(lower) else None)
    known = known or ("E" if not word.isalpha() and any(map(str.isdigit, word)) else guess(lower))  # 'i7'
    if known == "N" and lower.endswith("ing"):
        return "E" if capital else "J", "N"
    if capital and (known in "NYAVFLG" or lower.endswith(("east", "west", "north", "south"))):
        return "E", "E" if (len(word) > 1 and word.isupper()) or word in PLACE_NAMES else known
    return known, known


def _third_person(lower: str) -> bool:
    """Whether an unknown word may be a verb's form in -s: 'earmarks', 'deploys', 'diversifies'."""
    if not lower.endswith("s"):
        return False
    bases = [lower[:-1], lower[:-2] if lower.endswith("es") else "", f"{lower[:-3]}y" if lower.endswith("ies") else ""]
    return any(tags().get(base) == "V" for base in bases)


def _capital_tags(word: str, lower: str) -> tuple[str, str]:
    """The tag of an unknown word with a capital within a sentence, and at the beginning of one."""
    if word.rpartition("-")[2].islower() and guess(lower) == "A":  # 'Texas-based'
        return "A", "A"
    if word in PLACE_NAMES or (word.isalpha() and not word[1:].islower()):
        return "E", "E"  # 'France', which ends like a noun, 'ByteDance'
    if gerund(lower):
        return "E", "J"  # 'Starting pay rose'
    if "-" in word and word[1:].islower():
        return "E", "A"  # 'Pre-tax profit slipped'
    if lower.endswith("ed") and len(lower) > 4 and _of_verb(lower):
        return "E", "A"  # 'Insured losses rose', but 'Alfred lost'
    one = f"{lower[:-3]}y" if lower.endswith("ies") else lower[:-1] if lower.endswith("s") else ""
    if tags().get(one) == "N" or lower.endswith(("ings", *NOUN_ENDINGS)):  # 'Burglaries fell'
        return "E", "N"
    return "E", "A" if lower.endswith(ADJECTIVE_ENDINGS) else "E"
