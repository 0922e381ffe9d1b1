"""A sentence's sayings: its verbs of saying, its sources ('according to'), and forecasts and pledges of somebody."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from .lexicon import rows
from .model import Span
from .naming import Phrase, bare, before, clause_subject, phrase_left, phrase_right, spell, subject, words
from .places import kind_of, unowned
from .sayings import CITED, OWN, PROMISES, QUOTES, RANKS, SAYS, TRAILS, WANTS, Line, Saying, said, said_by
from .words import FINITE, PUTS, RECENT_YEAR, Token, grammar

TURNED = frozenset(["although", "though", "while", "but", "whereas"])
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

    >>> from .tokens import tokenize
    >>> line = "Officials say China pledged to buy 12 million tons, while Citi expects 9 million."
    >>> [(s.who, s.kind) for s in sayings(line, tokenize(line))]
    [('Officials', 'say'), ('China', 'promise'), ('Citi', 'expect')]
    """
    triggers = _triggers()
    line = Line(text, tokens)
    found = _headline(line) if len(tokens) > 6 and ":" in [token[2] for token in tokens[1:5]] else []
    for i in [i for i, token in enumerate(tokens) if token[3] in triggers][:MOST]:
        for kind, frame in triggers[tokens[i].lower]:
            reader = _cited if kind == "cite" else _noun if kind == "noun" else said
            if saying := reader(line, i, kind, frame):
                found = [*_ended(line, found, saying), *_gapped(line, i, saying)]
                break
    return found


def _gapped(line: Line, i: int, one: Saying) -> list[Saying]:
    """A saying and those that leave its verb out: 'Citi sees a deficit of 8,000 tonnes, UBS one of 2,000'."""
    tokens = line.tokens
    # 'The bank puts it at 4.1% and the IMF at 4.4%', 'Organisers counted 80,000 people, police 35,000'
    puts, counts = tokens[i].lower in PUTS, tokens[i].lower in grammar("claiming verb")
    sums = [k for k, t in enumerate(tokens) if t.tag in ("#", "$") and t.start >= one.begin] if one.rank == SAYS else []
    behind = tokens[i + 1 : sums[0]] if sums else []
    # not 'sees Ford at $9'
    plain = (behind or counts) and {"NP", "V", "VD", "VB", "M", "T"}.isdisjoint(t.tag for t in behind)
    foresees = one.who[:1].isupper() and one.kind in ("expect", "see")
    if not plain or not sums or sums[0] < i or not (puts or counts or foresees):
        return [one]
    spoken = [one]
    for k in range(sums[0] + 1, len(tokens) - 2):
        body = counts and tokens[k].lower in words("people") and tokens[k + 1].tag == "#"
        named = tokens[k].tag == "NP" and not kind_of(tokens[k].text)
        found = phrase_left(tokens, k) if body or (named and not counts) else None
        if found is None or not found.first or tokens[before(tokens, found.first)].tag not in (",", "C"):
            continue
        sized = tokens[k + 1].tag in ("#", "$") or tokens[k + 1].lower in ("one", "about", "around", "just")
        if tokens[k + 1].lower == "at" or (sized and (foresees or body)):
            last, first = spoken[-1], tokens[found.first].start
            spoken[-1] = last._replace(stop=min(last.stop, first))
            who = spell(line.text, tokens, found)
            spoken.append(Saying(who, one.kind, one.rank, tokens[k].end, one.stop, line.cue(found, k)))
    return spoken


def _ended(line: Line, found: list[Saying], new: Saying) -> list[Saying]:
    """The sayings before a new one, which end where that begins a clause of its own: ', while Citi expects'."""
    at = new.cue.start
    k = next((k for k, t in enumerate(line.tokens) if t.start >= at), 0) - 1
    k -= line.tokens[k].tag == "D"
    turn = new.rank in (SAYS, PROMISES, WANTS) and line.tokens[k].lower in words("turn")
    if k <= 0 or not (turn or (new.rank == SAYS and line.tokens[k].tag in (",", ";", "C"))):
        return found
    return [one._replace(stop=min(one.stop, at)) if one.rank <= SAYS else one for one in found]


def _headline(line: Line) -> list[Saying]:
    """'Bessent: China to buy 12 million tons'."""
    tokens = line.tokens
    i = next(i for i, t in enumerate(tokens) if t.text == ":")
    named = all(t.tag == "NP" and t.lower not in words("time") and not t.text.isupper() for t in tokens[:i])
    told = tokens[i + 1].text in QUOTES or any(t.tag in FINITE or t.tag == "T" for t in tokens[i + 1 :])
    who = spell(line.text, tokens, Phrase(0, i - 1)) if named and told and tokens[i + 1].tag != "#" else ""
    return [Saying(who, "say", SAYS, tokens[i].end, line.end, Span(tokens[0].start, tokens[i].end))] if who else []


def _cited(line: Line, i: int, kind: str, frame: frozenset[str]) -> Saying | None:
    """'according to S&P Global', 'citing the U.S. Geological Survey', ', per Bloomberg'."""
    tokens, following = line.tokens, line.token(i + 1)
    if following is None:
        return None
    named = line.token(i + 1 + (following.tag == "D"))  # ', per the Geological Survey'
    opens = i == 0 or tokens[i - 1].tag == ","  # 'Per the Bureau of Labor Statistics, prices rose'
    if "name" in frame and not (opens and named and named.tag == "NP"):
        return None
    found = phrase_right(tokens, i + 1 + ("to" in frame))
    rank = TRAILS if "to" in frame or i < 2 else CITED
    which = [k for k in range(1, i) if tokens[k].lower == "which" and tokens[k - 1].tag == ","]
    near = which and sum(t.tag == "," for t in tokens[which[-1] : i]) < 2  # '…, which made up 74.5%, according to'
    begin = tokens[which[-1]].start if near else _apposition(tokens, i) or line.left(i)
    return line.saying(found, i, kind, rank, begin, line.right(i, False))


def _apposition(tokens: list[Token], i: int) -> int:
    """Where 'a move that' begins in 'The city set a 5% fee, a move that could cost $7, according to Citi', or 0."""
    found = (k for k in range(i - 3, 1, -1) if tokens[k].lower in ("a", "an") and tokens[k - 1].tag == ",")
    return next((tokens[k].start for k in found if tokens[k + 1].tag == "N" and tokens[k + 2].lower == "that"), 0)


def _noun(line: Line, i: int, kind: str, frame: frozenset[str]) -> Saying | None:
    """'analysts' forecast of 0.4%', 'China's pledge to buy 12 million tons', 'the 0.4% estimate by economists'."""
    tokens = line.tokens
    k = next((k for k in range(i - 1, max(i - 6, -1), -1) if tokens[k].lower.endswith(("'s", "s'"))), -1)
    if tokens[i].lower == "demand" and not _asks(line, i):
        return None  # 'a third of U.S. demand', 'its demand is seen climbing to 30,000 tonnes'
    if "count" in frame:
        return _counted(line, i, k)
    if k >= 0 and kind_of(unowned(tokens[k].text)) and line.token(i + 2) and tokens[i + 1].tag == "VB":
        return None  # "Spain's growth forecast was raised to 2.9%": nobody tells by whom
    rank = OWN if "expect" in frame else PROMISES
    if k >= 0 and all(t.tag in ("N", "NP", "A", "#", "$", "VN", "VD", "R") for t in tokens[k + 1 : i]):
        found = phrase_left(tokens, k)
    elif (k := _owner(tokens, i)) >= 0:  # 'The IMF cut its forecast', 'The IMF cut its growth forecast'
        found = _acting(line, k) or clause_subject(line.text, tokens, k)
    elif i and tokens[i - 1].lower in words("people"):  # 'analyst estimates'
        k, found = i - 1, phrase_left(tokens, i - 1)
    else:
        following = line.token(i + 1)
        return said_by(line, i, "expect") if following and following.lower in ("by", "from") else None
    stop = next((t.start for earlier, t in pairwise(tokens[i:]) if _is_over(earlier, t)), line.end)
    return _of_owner(line.saying(found, i, kind, rank, tokens[k].end, stop))


def _asks(line: Line, i: int) -> bool:
    """'its demand that', 'a demand to', 'the demand for a 5% cut': whether somebody asks for what follows."""
    link, told = line.token(i + 1), line.token(i + 2)
    if link is None or link.lower != "for":
        return link is not None and link.lower in ("that", "to", "of")
    return told is not None and told.tag in ("D", "#", "$")


def _owner(tokens: list[Token], i: int) -> int:
    """The 'its' before the noun at token i, or -1."""
    near = (k for k in range(i - 1, max(i - 5, -1), -1) if not RECENT_YEAR.fullmatch(tokens[k].text))
    k = next((k for k in near if tokens[k].tag not in ("N", "A", "NP")), -1)  # 'its 2026 inflation forecast'
    return k if k >= 0 and tokens[k].lower in OWNERS else -1


def _acting(line: Line, k: int) -> Phrase | None:
    """The subject of the verb nearest before token k: 'Output is weak, and Cochilco has lifted its forecast'."""
    tokens = line.tokens
    verb = next((v for v in range(k - 1, 0, -1) if tokens[v].tag in FINITE), 0)
    while verb > 1 and tokens[verb - 1].tag in ("VH", "VB", "M"):
        verb -= 1
    return subject(line.text, tokens, verb - 1) if verb and tokens[verb - 1].tag != "C" else None


def _of_owner(made: Saying | None) -> Saying | None:
    """The saying of an owner, "China's pledge", with the owner's bare name."""
    return made and made._replace(who=unowned(made.who).rstrip("'’"))


def _counted(line: Line, i: int, k: int) -> Saying | None:
    """'By the Peterson Institute's count, the average is 47%', 'It is 47%, by its count': whose count it is says so."""
    tokens, following, first = line.tokens, line.token(i + 1), i - 2
    whose = OWNERS.get(tokens[i - 1].lower, "") if i > 1 and tokens[first].lower in ("by", "on") else ""
    if whose:  # 'By his count'
        begin = tokens[first].start if i < 4 else line.left(i)
        return Saying(whose, "say", CITED, begin, line.end, Span(tokens[i - 1].start, tokens[i].end))
    if following and following.lower == "of" and tokens[i - 1].lower == "the" and tokens[first].lower in ("by", "in"):
        found = phrase_right(tokens, i + 2)  # 'by the reckoning of the lobby', 'in the view of Citi'
        turned = (t.start for t, former in zip(tokens[first::-1], tokens[first - 1 :: -1], strict=False)
                  if t.lower in TURNED and former.tag == ",")  # fmt: skip
        return line.saying(found, i, "say", CITED, next(turned, line.left(first)), line.end)
    found = phrase_left(tokens, k) if k > 0 else None
    first = before(tokens, found.first) if found else -1
    if found is None or first < 0 or tokens[first].lower not in ("by", "in", "on"):
        return None
    if bare(tokens[found.last]) in grammar("date"):
        return None  # 'By Monday's count'
    return _of_owner(line.saying(found, i, "say", CITED, line.left(first), line.end))


def _is_over(earlier: Token, token: Token) -> bool:
    """Whether what a noun promises ends before a token: at a comma, or a verb that says no more of it."""
    ends = token.tag in (",", ";", "VD", "VH", "M") or (token.tag == "V" and earlier.tag != "T")
    return ends and token.lower not in _triggers()
