"""A sentence's sayings: its verbs of saying, its sources ('according to'), and forecasts and pledges of somebody."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from .lexicon import rows
from .model import Span
from .naming import Phrase, bare, before, clause_subject, phrase_left, phrase_right, words
from .places import unowned
from .sayings import CITED, OWN, PROMISES, QUOTES, RANKS, SAYS, TRAILS, WANTS, Line, Saying, said, said_by
from .words import FINITE, Token, grammar

OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
MOST = 40  # words of saying looked at in one sentence: more stand in a list of words only


@cache
def _triggers() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Form → what it may be: kind, and the words of its frame."""
    table: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in rows("sayings"):
        if row["kind"] in RANKS or row["kind"] in ("cite", "noun"):
            table.setdefault(row["form"], []).append((row["kind"], frozenset(row["frame"].split())))
    return table


def sayings(text: str, tokens: list[Token]) -> list[Saying]:
    """Who says what in a sentence, in the order of the text; 'he' and 'they' stay as they are.

    >>> from .words import tokenize
    >>> line = "Officials say China pledged to buy 12 million tons, while Citi expects 9 million."
    >>> [(s.who, s.kind) for s in sayings(line, tokenize(line))]
    [('Officials', 'say'), ('China', 'promise'), ('Citi', 'expect')]
    """
    triggers = _triggers()
    places = [i for i, token in enumerate(tokens) if token[3] in triggers][:MOST]
    found: list[Saying] = []
    line = Line(text, tokens)
    if len(tokens) > 6 and ":" in (tokens[1][2], tokens[2][2], tokens[3][2], tokens[4][2]):
        found = _headline(line)
    for i in places:
        for kind, frame in triggers[tokens[i].lower]:
            reader = _cited if kind == "cite" else _noun if kind == "noun" else said
            saying = reader(line, i, kind, frame)
            if saying:
                if _apart(line, saying):
                    found = [_ended(one, saying.cue.start) for one in found]
                found.append(saying)
                break
    return found


def _ended(one: Saying, at: int) -> Saying:
    """The saying, which ends at `at` at the latest where its words stand before."""
    return one._replace(stop=min(one.stop, at)) if one.rank <= SAYS and one.cue.end <= at else one


def _apart(line: Line, new: Saying) -> bool:
    """Whether the saying begins a clause of its own, which ends those before it: ', while Citi expects'."""
    k = next((k for k, t in enumerate(line.tokens) if t.start >= new.cue.start), 0) - 1
    k -= line.tokens[k].tag == "D"
    if new.rank == SAYS and k > 0 and line.tokens[k].tag in (",", ";", "C"):
        return True
    return k > 0 and new.rank in (SAYS, PROMISES, WANTS) and line.tokens[k].lower in words("turn")


def _headline(line: Line) -> list[Saying]:
    """'Bessent: China to buy 12 million tons'."""
    tokens = line.tokens
    i = next(i for i, t in enumerate(tokens) if t.text == ":")
    named = all(t.tag == "NP" and t.lower not in words("time") and not t.text.isupper() for t in tokens[:i])
    told = tokens[i + 1].text in QUOTES or any(t.tag in FINITE or t.tag == "T" for t in tokens[i + 1 :])
    who = line.name(Phrase(0, i - 1)) if named and told and tokens[i + 1].tag != "#" else ""
    return [Saying(who, "say", SAYS, tokens[i].end, line.end, Span(tokens[0].start, tokens[i].end))] if who else []


def _cited(line: Line, i: int, kind: str, frame: frozenset[str]) -> Saying | None:
    """'according to S&P Global', 'citing the U.S. Geological Survey', ', per Bloomberg'."""
    tokens = line.tokens
    following = line.token(i + 1)
    if following is None or ("to" in frame and following.lower != "to"):
        return None
    named = line.token(i + 1 + (following.tag == "D"))  # ', per the Geological Survey'
    if "name" in frame and not (i and tokens[i - 1].tag == "," and named and named.tag == "NP"):
        return None
    found = phrase_right(tokens, i + 1 + ("to" in frame), cited=True)
    rank = TRAILS if "to" in frame or i < 2 else CITED
    which = [k for k in range(1, i) if tokens[k].lower == "which" and tokens[k - 1].tag == ","]
    near = which and sum(t.tag == "," for t in tokens[which[-1] : i]) < 2  # '…, which made up 74.5%, according to'
    begin = tokens[which[-1]].start if near else _apposition(tokens, i) or line.left(i)
    return line.saying(found, i, kind, rank, begin, line.right(i, False))


def _apposition(tokens: list[Token], i: int) -> int:
    """Where 'a move that' begins in 'The city set a 5% fee, a move that could cost $7, according to Citi', or 0."""
    found = (k for k in range(i - 1, 3, -1) if tokens[k].lower == "that" and tokens[k - 1].tag == "N")
    k = next((k for k in found if tokens[k - 2].lower in ("a", "an") and tokens[k - 3].tag == ","), 0)
    return tokens[k - 2].start if k else 0


def _noun(line: Line, i: int, kind: str, frame: frozenset[str]) -> Saying | None:
    """'analysts' forecast of 0.4%', 'China's pledge to buy 12 million tons', 'the 0.4% estimate by economists'."""
    tokens = line.tokens
    k = next((k for k in range(i - 1, max(i - 6, -1), -1) if tokens[k].lower.endswith(("'s", "s'"))), -1)
    if "count" in frame:
        return _counted(line, i, k)
    rank = OWN if "expect" in frame else PROMISES
    if k >= 0 and all(t.tag in ("N", "NP", "A", "#", "$", "VN", "VD", "R") for t in tokens[k + 1 : i]):
        found = phrase_left(tokens, k)
    elif i and tokens[i - 1].lower in ("its", "their", "his", "her"):  # 'The IMF cut its forecast'
        k, found = i - 1, clause_subject(line.text, tokens, i - 1)
    elif i and tokens[i - 1].lower in words("people"):  # 'analyst estimates'
        k, found = i - 1, phrase_left(tokens, i - 1)
    else:
        following = line.token(i + 1)
        return said_by(line, i, "expect") if following and following.lower in ("by", "from") else None
    stop = next((t.start for earlier, t in pairwise(tokens[i:]) if _is_over(earlier, t)), line.end)
    made = line.saying(found, i, kind, rank, tokens[k].end, stop)
    return made and made._replace(who=unowned(made.who).rstrip("'’"))


def _counted(line: Line, i: int, k: int) -> Saying | None:
    """'By the Peterson Institute's count, the average is 47%', 'It is 47%, by its count': whose count it is says so."""
    following = line.token(i + 1)
    whose = OWNERS.get(line.tokens[i - 1].lower, "") if i > 1 and line.tokens[i - 2].lower in ("by", "on") else ""
    if whose:  # 'By his count'
        begin = line.tokens[i - 2].start if i < 4 else line.left(i)
        cue = Span(line.tokens[i - 1].start, line.tokens[i].end)
        return Saying(whose, "say", CITED, begin, line.end, cue)
    if following and following.lower == "of" and line.tokens[i - 1].lower == "the" and line.tokens[i - 2].lower == "by":
        found, first = phrase_right(line.tokens, i + 2, cited=True), i - 2  # 'by the reckoning of the lobby'
        begin = line.left(first) if first and line.tokens[first - 1].tag == "," else line.tokens[first].start
        return line.saying(found, i, "say", CITED, begin, line.end)
    found = phrase_left(line.tokens, k) if k > 0 else None
    first = before(line.tokens, found.first) if found else -1
    led = first >= 0 and line.tokens[first].lower in ("by", "in", "on")
    dated = found is not None and bare(line.tokens[found.last]) in grammar("date")  # 'By Monday's count'
    if found is None or dated or not led or (first and line.tokens[first - 1].tag not in (",", ";")):
        return None
    ends = i + 1 == len(line.tokens) or line.tokens[i + 1].tag in (".", ";", ",")
    begin = line.left(first) if first and ends else line.tokens[first].start
    made = line.saying(found, i, "say", CITED, begin, line.end)
    return made and made._replace(who=unowned(made.who).rstrip("'’"))


def _is_over(earlier: Token, token: Token) -> bool:
    """Whether what a noun promises ends before a token: at a comma, or a verb that says no more of it."""
    ends = token.tag in (",", ";", "VD", "VH", "M") or (token.tag == "V" and earlier.tag != "T")
    return ends and token.lower not in _triggers()
