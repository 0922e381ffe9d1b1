"""The words that stand beside a number and what they make of it, and the singular of those it counts."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import by_kind, rows


@cache
def neighbours(kind: str) -> frozenset[str]:
    """The words of one kind of lexicon/neighbours.csv, in small letters.

    >>> "section" in neighbours("name")
    True
    """
    return by_kind("neighbours").get(kind, frozenset())


def any_of(kind: str) -> str:
    """The words of one kind as alternatives of a pattern."""
    return "|".join(map(re.escape, sorted(neighbours(kind))))


# the hedges that may stand between a word and its number: 'by about', 'from just over'
HEDGED = rf"(?:(?:{any_of('hedge')}) )*"


SEVERAL = {row["singular"]: row["form"] for row in rows("plurals")}
PLURALS = {row["form"]: row["singular"] for row in rows("plurals")}


@cache
def kinds() -> dict[str, str]:
    """The common name of things that are listed together: 'car', 'truck' → 'vehicle'."""
    return {row["form"]: row["kind"] for row in rows("kinds")}


def singular(noun: str) -> str:
    """The singular of an English noun, by its ending.

    >>> [singular(n) for n in ("countries", "taxes", "tonnes", "people", "glass", "buses")]
    ['country', 'tax', 'tonne', 'person', 'glass', 'bus']
    """
    known = PLURALS.get(noun)
    if known:
        return known
    if len(noun) < 3 or (len(noun) == 3 and noun[1] in "aeiouy") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("men") and not noun.endswith("imen"):  # 'policemen', but not 'specimen'
        return noun[:-2] + "an"
    if noun.endswith("children"):
        return noun.removesuffix("ren")  # 'schoolchildren'
    if noun.endswith("people"):
        return noun.removesuffix("people") + "person"  # 'townspeople'
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith("oes") and len(noun) > 5:
        return noun[:-2]
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") else noun


NO_MAN = frozenset(["german", "human", "roman", "norman", "ottoman", "shaman", "talisman"])


def plural(noun: str) -> str:
    """The plural of an English noun, by its ending where it is no known one.

    >>> [plural(n) for n in ("trader", "agency", "church", "spokeswoman")]
    ['traders', 'agencies', 'churches', 'spokeswomen']
    """
    if known := SEVERAL.get(noun.lower(), ""):
        return known if noun.islower() else known.capitalize()  # 'Germans'
    if noun.endswith("man") and noun.lower() not in NO_MAN:
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def is_plural(noun: str) -> bool:
    """Whether a noun names several: 'cars', 'people', 'TDs'; 'gauge', 'glass' and 'bus' do not."""
    return (
        noun in PLURALS
        or (len(noun) > 1 and noun.endswith("s") and not noun.endswith(("ss", "us", "is", "yes")))
        or singular(noun) != noun
    )
