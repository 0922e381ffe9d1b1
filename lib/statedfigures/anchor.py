"""What the words beside an anchor word of a topic tell it is of: 'output of electric scooters' is of no rare earths."""

from __future__ import annotations

from .mention import Sentence
from .places import kind_of


def of_nothing(sentence: Sentence, anchor: tuple[int, int]) -> bool:
    """Whether no words beside an anchor tell of what it is: 'global refining', but 'refining of sugar'."""
    at, behind = sentence.token_at(anchor[0]), sentence.token_at(anchor[1])
    before, after = sentence.tokens[at - 1 : at], sentence.tokens[behind : behind + 1]
    if any(t.tag in ("N", "NP") and not kind_of(t.text) and t.lower not in ("world", "world's") for t in before):
        return False
    dated = after and sentence.text[after[0].end + 1 : after[0].end + 2].isdigit()  # 'mine output for 2024'
    return not any(t.tag == "N" or (t.lower in ("of", "for") and not dated) for t in after)


def of_other(sentence: Sentence, anchor: tuple[int, int]) -> bool:
    """'output of electric scooters', 'shipments of machinery': whether an anchor's own 'of' names another thing."""
    at = sentence.token_at(anchor[1])
    of, *named = sentence.tokens[at : at + 4]
    head = next((t for t in named if t.tag == "N"), None)
    named = named[: named.index(head)] if head else named
    return of.lower == "of" and head is not None and not any(t.tag in ("#", "P", "NP", "D") for t in named)
