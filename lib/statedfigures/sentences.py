"""Text → sentences: a full stop ends one unless an abbreviation, an initial or a number stands before it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from .lexicon import rows
from .model import Span
from .neighbours import neighbours

# A possible end: stop, closing quotes, white space; or a line break, which ends a sentence always. One class of first
# characters lets the scan skip
END = re.compile(r"[.!?…\n](?:(?<=\n)\s*|(?<!\n)[\"'”’»)\]]*[ \t\u00a0]+(?=[\"'“‘«(\[]*[^\Wa-z_]))")
NOT_LETTER = re.compile(r".*[^\w.]", re.S)  # up to the last sign before a word
WORD = re.compile(r"[\"'“‘«(\[]*(\w+)")
SUM = re.compile(r"\W*\d[\d.,]*[a-z]{1,3}")
# "in the U.S. The deal": after an abbreviation that may end a sentence only such a word begins a new one
OPENERS = neighbours("sentence opener")
# the abbreviations that a full stop may follow, in lower case without it
ABBREVIATIONS = {row["form"]: row["kind"] for row in rows("abbreviations")}
DATELINE = r"[A-Z]{3}[\w.,()/ ]{0,40} [-–—_] "  # 'LEEDS, England — '
LONGEST = 2_000  # code points; a 'sentence' beyond this is a list or a table in one line and is cut at white space


@lru_cache(maxsize=1)  # each figure of a sentence asks
def sentence_hash(sentence: str) -> str:
    """What a sentence is known by in other files: a hash of its words, whatever white space is between them.

    >>> sentence_hash("Up  10%.") == sentence_hash("Up\\n10%."), len(sentence_hash(""))
    (True, 12)
    """
    words = " ".join(unicodedata.normalize("NFC", sentence).split())
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:12]


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space between them.

    >>> text = "Mr. Bessent spoke on Oct. 30. Tariffs fall 10 points in the U.S. from Nov. 10."
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['Mr. Bessent spoke on Oct. 30.', 'Tariffs fall 10 points in the U.S. from Nov. 10.']
    """
    spans: list[Span] = []
    start = len(text) - len(text.lstrip())
    for end in END.finditer(text):
        if end.start() < start or (text[end.start()] == "." and not _ends(text, start, end.start(), end.end())):
            continue
        _add(text, start, end.end(), spans)
        start = end.end()
    _add(text, start, len(text), spans)
    return tuple(spans)


def _ends(text: str, start: int, dot: int, after: int) -> bool:
    """Whether the full stop at `dot` ends the sentence that began at `start`."""
    window = text[max(start, dot - 20) : dot]
    word = window.rpartition(" ")[2].rpartition("/")[2]  # 'at 80km/h. An order'
    word = (word if word.isalnum() else NOT_LETTER.sub("", word)).lower()
    if not word or word[-1].isdigit() or window.endswith(("'s", "’s")):  # "below last year's"
        return True
    if SUM.fullmatch(word) or (len(word) == 1 and window.endswith(f"/{word}")):  # 'worth £1.9m. Three people'
        return True
    kind = ABBREVIATIONS.get(word)
    if kind is None and "." not in word and len(word) > 1:  # no 'U.S.', no 'J.'
        return True
    following = WORD.match(text, after)
    if kind in ("company", "person", "month", "day") or "." in word:  # "Apple Inc. The firm"
        return following is not None and following[1].lower() in OPENERS and following[1][0].isupper()
    # "No. 5", but "He said no. Then"
    return kind == "before number" and (following is None or not following[1][0].isdigit())


def _add(text: str, start: int, stop: int, spans: list[Span]) -> None:
    stop = start + len(text[start:stop].rstrip())
    while stop - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        spans.append(Span(start, cut))
        start = cut + 1 if text[cut] == " " else cut
    if stop > start:
        spans.append(Span(start, stop))
