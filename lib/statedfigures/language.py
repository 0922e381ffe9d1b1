"""The language of a text, by its letters and its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from functools import cache

from .lexicon import rows
from .model import Article, StatedFiguresError

SAMPLE = 20_000  # characters
LEAST = 3  # common words that a text must have, for its language to be told by them


@cache
def languages() -> dict[str, dict[str, frozenset[str]]]:
    """The common words of each language, by script and code."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in rows("languages"):
        found.setdefault(row["script"], {})[row["code"]] = frozenset(row["words"].split())
    return found


def language_of(text: str) -> str:
    """The code of the language of a text, '' where it is too short or of none that is known.

    >>> language_of("The price of the metal rose by a third, and that of the oxide fell.")
    'en'
    >>> language_of("Der Preis ist um ein Drittel gestiegen und wird auch im Winter nicht sinken.")
    'de'
    """
    text = text[:SAMPLE]
    scripts: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        scripts[unicodedata.name(letter, "").split(" ")[0]] += count if letter.isalpha() else 0
    scripts["HIRAGANA"] *= 4  # Japanese is written with Chinese characters too
    known = {script: count for script, count in scripts.items() if script in languages()}
    words = languages()[max(known, key=known.__getitem__)]
    if len(words) == 1:
        return next(iter(words)) if max(known.values()) > LEAST else ""
    seen = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    hits = {code: sum(seen[word] for word in common) for code, common in words.items()}
    best = max(hits, key=lambda code: (hits[code], code == "en"))
    english = hits.get("en", 0)
    low = Counter(re.findall(r"\b[^\W\d_]+", text))  # small words in small letters: no parts of a name
    spoken = sum(low[word] for word in words[best])
    alone = spoken >= LEAST and spoken >= LEAST * english  # 'Die Mieten in Berlin stiegen auf 900 Euro im Monat'
    if best != "en" and not alone and (hits[best] < 2 * LEAST or hits[best] < 2 * english):
        best = "en"  # a foreign name or two in a short text
    return best if hits.get(best, 0) >= LEAST else ""


def refuse(article: Article, read: Collection[str] = ("en",)) -> None:
    """Raises `StatedFiguresError`, with the language's name, for an article that is in none of those that are read."""
    if article.language not in read:
        name = next((row["name"] for row in rows("languages") if row["code"] == article.language), article.language)
        raise StatedFiguresError(f"{article.id}: in {name}, which is not read yet; give an article in English")
