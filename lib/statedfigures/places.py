"""The countries, blocs and markets that a sentence names, by the place lexicon."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from .lexicon import rows
from .words import Token, grammar


class Place(NamedTuple):
    """A country where the text names it: by its name, its people ('Chinese') or its capital ('Beijing')."""

    start: int
    end: int
    country: str
    kind: str


TITLES = frozenset(row["form"] for row in rows("sayings") if row["kind"] == "title")


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """The place names by their first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in rows("places"):
        words = tuple(row["form"].split())
        table.setdefault(words[0], []).append((words, row["country"], row["kind"]))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def countries() -> dict[str, tuple[str, str]]:
    """The form of a place's name → its country and its kind: 'Chinese' → China, demonym."""
    return {row["form"]: (row["country"], row["kind"]) for row in rows("places")}


@cache
def regions() -> frozenset[str]:
    """States and provinces, which have no shares: 'Ontario'."""
    return frozenset(row["form"] for row in rows("regions"))


@cache
def forms_of(country: str) -> tuple[str, ...]:
    """The names, demonyms and capitals of a country; none of ''."""
    return tuple(form for form, (named, _) in countries().items() if named == country)


def _named_after(following: Token | None, end: int, owner: bool) -> bool:
    """Whether the place is the first part of a longer name: 'U.S. Geological Survey', 'China Daily', 'NZ$3'."""
    if following is not None and following.text == "$" and following.start == end:
        return True
    if following is None or following.start != end + 1 or not following.text[0].isupper() or owner:
        return False  # "Australia's Lynas"
    return following.tag in ("NP", "A") and following.text not in _forms() and following.lower not in TITLES


def kind_of(word: str) -> str:
    """'name', 'demonym', 'capital' or 'bloc' of a form of a place's name, '' of another word.

    >>> kind_of("Chinese"), kind_of("Beijing"), kind_of("steel")
    ('demonym', 'capital', '')
    """
    return countries().get(word, ("", ""))[1]


def unowned(word: str) -> str:
    """The word without the 's of an owner.

    >>> unowned("China's"), unowned("members'")
    ('China', "members'")
    """
    if not word.endswith(("'s", "’s")) or word.lower().replace("’", "'") in grammar("name ending in 's"):
        return word  # 'McDonald's earned $2bn'
    return word[:-2]


def places(tokens: list[Token]) -> list[Place]:
    """The places that the tokens name, in order.

    >>> from .tokens import tokenize
    >>> [(p.country, p.kind) for p in places(tokenize("Chinese firms supply the U.S. market"))]
    [('China', 'demonym'), ('United States', 'name')]
    """
    found: list[Place] = []
    table, skip = _forms(), 0
    for i in [i for i, token in enumerate(tokens) if token[2] in table or not token[2].isalpha()]:
        token = tokens[i]
        word = unowned(token.text)
        entries = table.get(word) or table.get(word.partition("-")[0])
        if entries is None or i < skip:
            continue
        for words, country, kind in entries:
            n = len(words)
            if tuple([unowned(t.text) for t in tokens[i + 1 : i + n]]) == words[1:]:
                skip = i + n
                last = tokens[i + n - 1]
                following = tokens[i + n] if i + n < len(tokens) else None
                # 'rents in London', but 'the government in London'
                where = kind == "capital" and i and tokens[i - 1].lower in grammar("where")
                where = where and tokens[i - 2].lower not in grammar("ruling")
                if country and not where and not _named_after(following, last.end, last.text != unowned(last.text)):
                    found.append(Place(token.start, last.end, country, kind))
                break
    return found


@cache
def adjective(country: str) -> str:
    """'Chinese' for China, 'US' for the United States; the country's own name where it has none.

    >>> adjective("China"), adjective("United States")
    ('Chinese', 'US')
    """
    short = {"United States": "US", "United Kingdom": "UK", "European Union": "EU"}.get(country)
    forms = (form for form in forms_of(country) if kind_of(form) == "demonym")
    return short or min(forms, key=lambda f: (f.endswith("s"), len(f), f), default=country)
