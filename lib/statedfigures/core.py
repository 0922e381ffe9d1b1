"""A phrase as the name of what is measured, without the change, the times, the holders and the places in it."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile

from .clause import Clause, Extent
from .lexicon import rows
from .names import POSSESSIVE
from .neighbours import is_plural, singular
from .places import unowned
from .words import RECENT_YEAR, grammar

CHANGES = grammar("change")
LINK = re.compile("[IO]")
DROPPED = grammar("dropped word")
PERIOD = re.compile(r"(?:first|second|third|fourth|nine|six|three)-(?:quarter|half|months?)")


@cache
def measure_words(kind: str) -> dict[str, str]:
    """Form → measure, of one kind of lexicon/measures.csv."""
    return {row["form"]: row["measure"] for row in rows("measures") if row["kind"] == kind}


def core(c: Clause, extent: Extent) -> str:
    """A phrase as the name of a measure: 'a fall in Chinese sales' → 'sales', without times, holders and places."""
    (a, b), tags = extent, c.tags
    link = LINK.search(tags, a + 1, b)  # the quantity that changes, not the change
    start = link.end() if link and c.lower[link.start() - 1] in CHANGES else a
    owned = c.tags.find("O", start, b)
    for i in range(start, (owned if owned >= 0 else b) - 1):  # "Alibaba's shares" → shares
        if c.lower[i].endswith(POSSESSIVE):
            start = i + 1
    places = (i for i in range(start + 1, b) if tags[i] == "I" and c.lower[i] in ("in", "at", "across", "from"))
    owned_in = grammar("held in")  # 'a stake in Ardent'
    end = next((i for i in places if "E" in tags[i + 1 : b] and c.lower[i - 1] not in owned_in), b)  # 'sales in Hull'
    years = (i for i in range(start, end) if tags[i] == "#" and RECENT_YEAR.fullmatch(c.lower[i]))
    dropped = {*years, *(i for i in range(start, end) if tags[i] in "DX~$(),Z" or c.lower[i] in DROPPED)}
    ends = grammar("possessed")
    dropped.update(i for i in range(start, end - 1) if PERIOD.fullmatch(c.lower[i]) and c.lower[i + 1] in ends)
    keep = [i for i in range(start, end) if i not in dropped]
    if len(keep) > 1 and c.lower[keep[-1]] in grammar("empty participle"):
        keep.pop()  # 'magnets made in Europe', but 'homes sold in Leeds'
    if any(tags[i] in "NG" for i in keep):
        keep = [*dropwhile(lambda i: tags[i] in "EC", keep)]
    return " ".join(c.words[i] if tags[i] == "E" else c.lower[i] for i in keep)


def counted_head(c: Clause, extent: Extent) -> str:
    """The singular of a phrase's head where it names things that are counted: 'deaths', but not 'prices'."""
    a, b = extent
    end = next((i for i in range(a, b) if c.tags[i] in "OI"), b)
    head = c.lower[end - 1] if end > a and c.tags[end - 1] == "N" else ""
    return singular(head) if is_plural(head) and head not in grammar("not counted") else ""


def text_of(c: Clause, extent: Extent) -> str:
    """The words of an extent without articles, possessives and marks of the genitive."""
    kept = [c.words[i] for i in range(*extent) if c.tags[i] not in "DX~$()" and c.lower[i] != "total"]
    return " ".join([unowned(word) for word in kept])
