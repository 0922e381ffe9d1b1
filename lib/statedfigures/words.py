"""A sentence as tokens with their part of speech; the numbers found in it are its mentions.

Tags: N noun, NP name, A adjective, D determiner or possessive, P pronoun, V finite verb, VN participle, VD past form that
may be a participle, VG form in -ing, VB form of be, VH form of have, M modal or do, T to, O of, I other preposition,
C and, or, S conjunction that opens a clause, R adverb, W relative or question word, # number, $ sign of a number, and
, ; ( ) . for signs: comma or dash, semicolon or colon, brackets, any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from .lexicon import FOLDER, rows


@cache
def grammar(kind: str) -> frozenset[str]:
    """The words of one kind of lexicon/grammar.csv, in small letters."""
    return frozenset(row["form"] for row in rows("grammar") if row["kind"] == kind)


# 'U.S.', 'S&P', 'TA-35', "companies'", 'long-term'; a number with its separators; any other sign
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|St|Jr|Sr|Gov|Sen|Rep|Gen|No|vs)\.(?= )|[^\W\d_]+(?:[-'’.&/]?[^\W_]+)*[’']?|\d+(?:[.,]\d+)*(?:[’']s\b)?|[^\w\s]|_+"
)
SIGNS = {
    "$": "$", "€": "$", "£": "$", "%": "$", "¥": "$", ",": ",", "–": ",", "—": ",", "-": ",", "(": "(", ")": ")",
    "&": "C", "+": "C", "~": "R", "[": "(", "]": ")", ";": ";", ":": ";",
}  # fmt: skip
ENDINGS = (
    ("ing", "G"), ("ed", "F"), ("ly", "R"), ("ous", "A"), ("ful", "A"), ("able", "A"), ("ible", "A"), ("ish", "A"),
    ("less", "A"), ("ive", "A"), ("ical", "A"), ("based", "A"), ("owned", "A"),
)  # fmt: skip
NOUN_BEFORE = frozenset("DAO#$I")  # after these a word that may be noun or verb is a noun
VERB_BEFORE = frozenset("TMPW")
NAMES = {"E": "NP", "L": "VN", "F": "VD", "G": "VG", "B": "VB", "H": "VH"}  # inside, a tag is one letter
VERB_AFTER = frozenset("D#TPR$I")
# of nouns that are verbs too, those that an infinitive may follow: 'plans to cut', but 'sea levels to rise'
BEFORE_TO = grammar("verb before to")


class Token(NamedTuple):
    """A word, a number or a sign; `start` and `end` index `Article.text`."""

    start: int
    end: int
    text: str
    lower: str
    tag: str


@dataclass(slots=True)
class Mention:
    """A number as it was found, before anything is known of its meaning."""

    start: int
    end: int
    value: float
    high: float | None = None
    unit: str = ""
    step: float = 1.0
    noun: str = ""  # the counted noun as the text has it: 'new cars' of '30,154 new cars'
    noun_end: int = 0  # where noun, per-part and unit words end; `end` where there are none
    rule: str = ""


@dataclass(slots=True)
class Sentence:
    """One sentence with its tokens and, in the order of the text, the numbers found in it."""

    text: str  # of the whole article, so that offsets hold
    start: int
    end: int
    tokens: list[Token] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    named: list[Any] = field(default_factory=list)  # of each mention its `About`, once one was asked for


def guess(word: str) -> str:
    """The tag of a word of small letters by its ending alone, N where the ending tells nothing."""
    for ending, tag in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return tag
    return "A" if "-" in word and word.endswith(("ed", "year-old", "term", "wide", "rate", "scale")) else "N"


Raw = tuple[int, int, str, str, str]
LETTERS = {name: letter for letter, name in NAMES.items()}


@cache
def tags() -> dict[str, str]:
    """Word → tag, of lexicon/words.csv; Y is noun or verb, F a past form that may be a participle."""
    lines = (FOLDER / "words.csv").read_text(encoding="utf-8").splitlines()
    return dict(line.split(",") for line in lines[1:])


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end] with their tags; offsets are those of `text`.

    >>> [(t.text, t.tag) for t in tokenize("Sales in the U.S. rose 5%.")]
    [('Sales', 'N'), ('in', 'I'), ('the', 'D'), ('U.S.', 'NP'), ('rose', 'V'), ('5', '#'), ('%', '$'), ('.', '.')]
    """
    end = len(text) if end is None else end
    lexicon, tokens, before, finite = tags(), [], ".", False
    found = list(TOKEN.finditer(text, start, end))
    raw: list[Raw] = []
    for match in found:
        word = match.group()
        lower = word.lower().replace("’", "'")
        raw.append((match.start(), match.end(), word, lower, _raw(word, lower, lexicon, not raw)))
    for i, (a, b, word, lower, tag) in enumerate(raw):
        if tag in "YVFLAGNE":
            tag = _in_context(tag, lower, before, raw, i)
        elif lower == "that":
            following = raw[i + 1][4] if i + 1 < len(raw) else "."
            tag = "W" if before in "NE)" else "D" if following in "NA" and before not in "VR" else "S"
        finite = finite or tag in "VFMBH"
        tokens.append(Token(a, b, word, lower, NAMES.get(tag, tag)))
        before = tag
    return tokens if finite else _with_verb(tokens, raw)


def _with_verb(tokens: list[Token], raw: list[Raw]) -> list[Token]:
    """The tokens of a sentence without a finite verb, where one noun may be it: 'The robots measure between 5 and 9 cm'."""
    for i, token in enumerate(tokens[1:-1], 1):
        if raw[i][4] == "Y" and tokens[i - 1].tag in ("N", "NP") and tokens[i + 1].tag in VERB_AFTER:
            if token.lower.endswith("s") != (tokens[i - 1].lower.endswith("s")):
                tokens[i] = token._replace(tag="V")
                break
    return tokens


def _raw(word: str, lower: str, lexicon: dict[str, str], first: bool) -> str:
    """The tag of a word by itself."""
    initial = word[0]
    if initial.isdigit():
        return "#"
    if not initial.isalpha():
        return SIGNS.get(word, ".")
    known = lexicon.get(lower)
    if initial.isupper() and (
        known is None or (not first and known in "NYAVFLG") or (len(word) > 1 and word.isupper())
    ):
        return "E" if known not in ("D", "I", "O", "T", "P", "C", "S", "B", "M", "H", "R") or word == "US" else known
    return known or guess(lower)


def _in_context(tag: str, lower: str, before: str, raw: list[Raw], i: int) -> str:
    """The tag of a word that may be two things, by its neighbours."""
    following = raw[i + 1][4] if i + 1 < len(raw) else "."
    if before in "NE" and raw[i - 1][3].endswith(("'s", "s'")):
        before = "D"
    if tag == "V" and before == "N" and following in "BM" and not lower.endswith(("s", "d")):
        return "N"
    if tag == "Y":
        if before in "NE" and raw[i + 1 : i + 2] and raw[i + 1][3] == "that":
            return "V"
        if before in NOUN_BEFORE and not (before == "$" and following in VERB_AFTER and lower.endswith("s")):
            return "N"
        if before in VERB_BEFORE:
            return "V"
        if before in "NE":
            plural = lower.endswith("s") and not lower.endswith("ss")
            if following == "T" and lower not in BEFORE_TO and raw[i + 2 : i + 3] and raw[i + 2][4] not in "#$":
                return "N"
            agrees = plural != (raw[i - 1][3].endswith("s") and raw[i - 1][4] == "N")
            follows = following in "D#TPR$A" or (following == "F" and raw[i + 2 : i + 3] and raw[i + 2][4] in "NYEA")
            return "V" if agrees and follows else "N"
        return "V" if before == "R" and following in VERB_AFTER and following != "I" else "N"
    if tag == "N" and lower.endswith("ing") and before in ",;." and following in "D#$":
        return "G"
    if tag == "F" and before == "#" and following in "NEA":
        return "A"
    if tag in "VF" and before in "DAO" and not raw[i - 1][3].endswith("old") and following not in "D":
        return "A" if following in "NEA" else "N"
    if tag == "F" and before in "BH":
        return "L"
    if tag == "F" and before in "MT":
        return "V"
    return tag
