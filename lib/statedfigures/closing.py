"""Where a saying in passing ends: ', Bessent said on the flight home,' and what goes on behind it."""

from __future__ import annotations

from itertools import takewhile

from .cues import listed
from .naming import SIGNS, bare, words
from .words import FINITE, Token

OPENS = frozenset("\"“'‘:([")  # behind these what is said begins


def closes(tokens: list[Token], i: int, kind: str) -> bool:
    """Whether the saying ends with its verb, so that the content stands elsewhere: ', Bessent said on Monday.'"""
    n, k = len(tokens), past_whom(tokens, i)
    while k < n and (tokens[k].tag == "R" or tokens[k].lower in words("time") or tokens[k].lower in ("last", "this")):
        k += 1
    if k == n or tokens[k].tag in SIGNS:
        return k == n or tokens[k].text not in OPENS
    if kind == "say" and tokens[k].lower in ("before", "after", "when", "as", "while"):
        return True
    if tokens[k].tag not in ("I", "O", "T"):
        # 'the tariff that Trump threatened is off', but 'a pact that London says will raise output by 2%'
        return tokens[k].tag == "C" or (tokens[k].tag in FINITE and kind in ("promise", "want", "warn"))
    stop = next((m for m in range(k, n) if tokens[m].tag in SIGNS), n)
    behind = tokens[k:stop]
    of = next((m for m, t in enumerate(behind) if m and t.lower in ("that", "which", "who")), 0)
    if of and behind[of - 1].tag == "N" and bare(behind[of - 1]) not in words("data", "time"):
        behind = behind[:of]  # 'Trump said on the way from talks that lasted two hours'
    if any(t.tag in FINITE or t.lower == "that" for t in behind) or (stop < n and tokens[stop].text == ":"):
        return False
    dated = kind == "say" or any(t.lower in words("time") for t in behind)
    return dated or not any(t.tag in ("#", "$") for t in behind)


def past_whom(tokens: list[Token], i: int) -> int:
    """The token behind verb i, and behind whom it tells: 'told Fox Business'."""
    k = i + 1
    while tokens[i].lower in ("told", "tells", "tell") and k < len(tokens) and tokens[k].tag in ("N", "NP", "D", "P"):
        k += 1
    return k


def past_place(tokens: list[Token], k: int) -> int:
    """The comma behind 'on Monday', 'on the flight home' and the like, which may begin at token k; 0 where none is."""
    while k < len(tokens) and tokens[k].text != "," and tokens[k].tag in ("I", "T", "D", "A", "N", "NP", "O", "#", "R"):
        k += 1
    return k if k < len(tokens) and tokens[k].text == "," else 0


def turns(tokens: list[Token], comma: int, told: bool) -> bool:
    """Whether another tells what comes behind a saying in passing: ', analysts noted, and Lind threatened'.

    Where somebody was told, any clause of its own is the article's: ', Powell told reporters, and traders marked down'.
    """
    behind = tokens[comma + 1 : comma + 4]
    if not behind or behind[0].tag != "C":
        return comma + 1 == len(tokens)
    named = len(behind) == 3 and behind[1].tag == "NP"
    named = named and (behind[2].lower in listed("promise") or behind[2].lower in listed("threat"))
    more = takewhile(lambda t: t.tag not in ("#", "$"), tokens[comma:])
    return named or (told and any(t.tag in FINITE for t in more))
