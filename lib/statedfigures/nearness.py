"""How far the words of a measure stand from a number, past how much."""

from __future__ import annotations

import re

from .mention import Mention, Sentence
from .subjects import stop_between

# what stands right behind the number belongs to it: '69% of supply', '15% duty', but not '47% and', '57% to'
ATTACHED = re.compile(
    r"[\"”’]?,? (?:of|in|for|on|from)\b|-| [\"“‘(]?(?!(?:and|or|to|by|at|with|as|while|but)\b)\w", re.I
)
AFTER = re.compile(r"\b(?:after|as|because|since|when|before|once|if|unless|until|in (?:exchange|return) for)\b")
ADDED = re.compile(r"\badd(?:s|ed|ing)? (?:\w+ )?$")  # 'may add 0.2 points to growth'
INSERTED = re.compile(r", (?:meanwhile|however|too|though|by contrast|in turn),")  # 'Soybeans, meanwhile, face 13%'
BEYOND = 200  # characters that another number between counts for


def apart(sentence: Sentence, mention: Mention, start: int, end: int) -> tuple[bool, int]:
    """Whether a clause ends between a phrase and a number, and how many characters are; more past another number.

    >>> from .find import find
    >>> [s] = find("Rents rose 5%, but wages fell.", ((0, 30),))
    >>> apart(s, s.mentions[0], 0, 5), apart(s, s.mentions[0], 19, 24)
    ((False, 6), (True, 6))
    """
    first, last = (end, mention.start) if end <= mention.start else (mention.end, start)
    told = any(first <= m.start < last for m in sentence.mentions)
    return stop_between(sentence, first, last) not in ("", "which", "who"), last - first + BEYOND * told


def cost(sentence: Sentence, i: int, anchors: list[tuple[int, int]]) -> tuple[float, int]:
    """The level and the gap of the nearest anchor; see Candidate."""
    start, end = sentence.mentions[i].start, sentence.mentions[i].end
    attached = ATTACHED.match(sentence.text, end) is not None
    to_it = any(a[0] == end + 1 for a in anchors) and sentence.low.startswith(" to ", end)  # 'add 100% to duties'
    attached = attached or (to_it and sentence.before(ADDED, start, 16) is not None)
    return min((_behind if a[0] >= end else _ahead)(sentence, i, a, attached) for a in anchors)


def _behind(sentence: Sentence, i: int, anchor: tuple[int, int], attached: bool) -> tuple[float, int]:
    """The cost of an anchor behind the number."""
    end, begin = sentence.mentions[i].end, anchor[0]
    between, gap = sentence.text[end:begin], begin - end + (0 if attached else 20)
    held = sentence.mentions[i].unit == "vote" and "," in between  # 'held by 5-4, with four preferring a cut'
    if held or stop_between(sentence, end, begin) or AFTER.search(between):
        return 2.0, gap
    joined = " and " in between
    return 1.5 if joined else 0.0 if attached and "," not in between else 1.0, gap


def _ahead(sentence: Sentence, i: int, anchor: tuple[int, int], attached: bool) -> tuple[float, int]:
    """The cost of an anchor before the number, or of one that is the number itself: '12 of the 17'."""
    text, mentions, start, end = sentence.text, sentence.mentions, sentence.mentions[i].start, anchor[1]
    if end > start:
        return 0.0, 0
    between = INSERTED.sub("", text[end:start])
    stop = stop_between(sentence, end, start) or (", so" if ", so " in between else "")
    attached = attached and between != " of "  # 'a surplus of 5 tonnes in 2025 became a deficit'
    past = any(end <= m.start and m.end <= start for m in mentions)
    level = 1.0 if past or (attached and "," in between) else 0.0
    if stop:
        level = 1.0 if stop in ("which", "who") else 2.0
    elif past and mentions[i - 1].unit == mentions[i].unit:
        link = text[mentions[i - 1].end : start]
        if " and " in link and "," not in link:  # 'growth at 1.2% next year and 1.6% in 2027'
            level = 0.5
    return level, len(between) + (30 if attached else 0)
