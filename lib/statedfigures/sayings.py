"""Verbs of saying, estimating and promising: who is their subject, and which stretch of the text is the content."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import NamedTuple

from .closing import closes, past_place, past_whom, turns
from .cues import listed
from .model import Span
from .naming import SIGNS, Phrase, bare, before, clause_subject, phrase_left, phrase_right, spell, subject, words
from .number import number_words, scales
from .numerals import is_when
from .places import kind_of
from .words import FINITE, Token, grammar

# Of two sayings that hold a figure the lower rank speaks: the figure's own clause, who says it all, who promises it
OWN, SAYS, TRAILS, PROMISES, WANTS, CITED = range(6)
RANKS = {"say": SAYS, "expect": SAYS, "see": SAYS, "warn": SAYS, "promise": PROMISES, "want": WANTS}
ANTECEDENT = frozenset(["N", "NP", "A", "#", "$", "D", "O", "VN", "R"])
AHEAD = 16  # tokens looked at behind a verb
CONCEDING = frozenset(["although", "though", "while", "whereas"])
QUOTES = frozenset("\"“”'‘’")
# 'BHP sees demand growing by 70%', 'sees a shortage of 9,000 tonnes'
FORETOLD = listed("statistic") | grammar("foretold") | {"at", "%", "percent", "chance"}


class Saying(NamedTuple):
    """Someone says something: who, the stretch of text that is its content, and the words that say so."""

    who: str
    kind: str  # of sayings.csv
    rank: int
    begin: int
    stop: int
    cue: Span


class Line(NamedTuple):
    """A sentence, or the words beside a quotation."""

    text: str
    tokens: list[Token]

    @property
    def end(self) -> int:
        """Where the last token ends."""
        return self.tokens[-1].end

    def token(self, i: int) -> Token | None:
        """Token i, None past the end."""
        return self.tokens[i] if i < len(self.tokens) else None

    def saying(self, phrase: Phrase | None, i: int, kind: str, rank: int, begin: int, stop: int) -> Saying | None:
        """What the one whom the phrase names says by token i, None where it names nobody."""
        who = spell(self.text, self.tokens, phrase) if phrase else ""
        return Saying(who, kind, rank, begin, stop, self.cue(phrase, i)) if phrase and who else None

    def cue(self, phrase: Phrase, i: int) -> Span:
        """From the name to the verb, or the verb alone where much stands between."""
        tokens = self.tokens
        start, end = min(tokens[phrase.first].start, tokens[i].start), max(tokens[phrase.last].end, tokens[i].end)
        return Span(start, end) if end - start <= 60 else Span(tokens[i].start, tokens[i].end)

    def left(self, i: int) -> int:
        """Where the part of the sentence begins that token i is in: behind a semicolon, else at the start."""
        return next((t.end for t in reversed(self.tokens[:i]) if t.text == ";"), self.tokens[0].start)

    def right(self, i: int, turns: bool) -> int:
        """Where the content behind token i ends: at a semicolon, and with `turns` at ', but' too."""
        tokens = self.tokens
        for k in range(i + 1, len(tokens)):
            if tokens[k].text == ";" or (turns and tokens[k].lower in words("turn") and tokens[k - 1].tag == ","):
                return tokens[k].start
            others = tokens[k].lower == "and" and tokens[k - 1].tag == "," and k + 2 < len(tokens)
            who = k + 1 + (others and tokens[k + 1].tag == "N" and tokens[k + 2].lower in words("people"))
            if others and tokens[who].lower in words("people") and tokens[min(who + 1, len(tokens) - 1)].tag in FINITE:
                return tokens[k].start  # ', Powell said, and futures traders trimmed the odds'
        return self.end


def said(line: Line, i: int, kind: str, frame: frozenset[str]) -> Saying | None:
    """What the verb at token i says and who is its subject; `kind` and `frame` are those of its row in sayings.csv."""
    tokens, token = line.tokens, line.tokens[i]
    following = line.token(i + 1)
    if token.tag in ("N", "A", "NP") and following and (following.tag in FINITE or following.lower in ("of", "for")):
        return None  # 'the Fed's forecasts for growth', 'IEA estimates show'
    if i and token.tag == "N" and following and following.tag in (",", ".", ")") and kind_of(tokens[i - 1].text):
        return None  # 'covers a third of U.S. demand, and'
    owner = i - 2 - (i > 2 and tokens[i - 2].tag == "#")
    if i > 1 and token.tag == "N" and tokens[i - 1].tag == "NP" and tokens[owner].lower in grammar("possessive"):
        return None  # 'closed its Vermeer show', 'trimmed its 2027 Brent forecast'
    if i and (token.text[0].isupper() or (kind == "expect" and kind_of(tokens[i - 1].text) == "demonym")):
        return None  # 'United States', 'into American projects'
    if following and following.lower in ("off", "down"):
        return None  # 'wrote off $1.6 billion'
    if token.lower in ("wrote", "writes") and _object_behind(tokens, i):
        return None  # 'wrote 214 cheques', but 'Lind wrote that' and 'Lind wrote sales would rise'
    if token.lower.startswith("add") and _number_behind(tokens, i):
        return None  # 'Melbourne added 0.3%, while Hobart fell', but 'Lind added 40% were gone'
    if token.lower.endswith("ing"):
        return _participle(line, i, kind, frame)
    j = i - 1
    while j > 0 and tokens[j].tag == "R":
        j -= 1
    if j > 0 and tokens[j].tag == "T" and tokens[j - 1].tag == "NP":
        found = phrase_left(tokens, j - 1) if _fits(tokens, i, frame) else None  # 'led Trump to threaten a 100% tariff'
        return line.saying(found, i, kind, RANKS[kind], token.end, line.right(i, True))
    # 'China freezes its rules and undertakes to buy', 'kept its forecast, but said'
    joined = j >= 0 and (tokens[j].tag == "C" or tokens[j].lower == "but")
    found = clause_subject(line.text, tokens, i) if joined else subject(line.text, tokens, i - 1)
    if found is None:
        bare_verb = token.tag == "N" or (token.tag == "V" and j >= 0 and tokens[j].tag == "T")
        bare_verb = bare_verb or (kind == "expect" and token.lower.endswith("s"))  # 'expects to sell 5 by Diwali'
        if defin := _definite(line, i):  # ', the South Korean yard said in a filing'
            return line.saying(defin, i, kind, TRAILS, line.left(i), tokens[defin.first - 1].start)
        # 'threatened by Trump', but 'threatened to add 10 points because of a film paid for by Ontario'
        return _inverted(line, i, kind) or (None if bare_verb else said_by(line, i, kind))
    if tokens[found.last].lower.endswith("'s") and token.tag != "V" and following and following.tag in ("N", "NP", "A"):
        return None  # 'through Stadia's recommended player'
    content = _content(line, found, i, kind, frame) if kind != "see" or _foresees(line, found, i) else None
    if content and (end := _aside_end(tokens, i)) > content[1]:
        content = *content[:2], min(content[2], end)
    return line.saying(found, i, kind, *content) if content else None


def _definite(line: Line, i: int) -> Phrase | None:
    """The phrase of ', the South Korean yard said' behind a statement, whatever it names."""
    tokens = line.tokens
    the = next((k for k in range(i - 1, max(i - 6, 0), -1) if tokens[k].tag not in ("N", "A", "NP")), 0)
    said_so = tokens[i].lower == "said" and the > 2 and tokens[the].lower == "the" and tokens[the - 1].tag == ","
    told = said_so and tokens[i - 1].tag == "N" and not FINITE.isdisjoint(t.tag for t in tokens[:the])
    return Phrase(the + 1, i - 1) if told and i - 1 > the else None


def _object_behind(tokens: list[Token], i: int) -> bool:
    """Whether the verb at token i has a thing for its object, and neither a clause nor a time."""
    behind = [*takewhile(lambda t: t.text not in (",", ";", "."), tokens[i + 1 :])]
    told = any(t.tag in FINITE or t.lower == "that" for t in behind)
    when = behind[:1] and (behind[0].lower in grammar("which time") or (len(behind) > 1 and is_when(behind[1].lower)))
    return not (told or when) and bool(behind) and behind[0].tag in ("#", "$", "D", "A", "N")


def _number_behind(tokens: list[Token], i: int) -> bool:
    """Whether the verb at token i has a number for its object, and no clause."""
    behind = [*takewhile(lambda t: t.text not in (",", ";") and t.tag != "C", tokens[i + 1 :])]
    number = next((k for k, t in enumerate(behind) if t.tag in ("#", "$")), -1)
    counted = number >= 0 and {"R", "I", "D", "A", "$"}.issuperset(t.tag for t in behind[:number])
    return counted and not any(t.tag in FINITE for t in takewhile(lambda t: t.tag != "W" and t.lower != "that", behind))


def _aside_end(tokens: list[Token], i: int) -> int:
    """Where ', which says it is innocent,' and 'Although Lima says prices fall,' end, 0 where verb i is in neither."""
    wanted = tokens[i].lower in ("want", "wants", "wanted")
    if i > 1 and wanted and tokens[i - 1].lower == "who" and tokens[i - 2].tag == "N":
        # 'Pupils who want a copy will pay £64'
        return next((t.start for t in tokens[i + 1 :] if t.tag in FINITE), 0)
    which = i > 1 and tokens[i - 1].tag == "W" and tokens[i - 2].tag == ","
    if not which and tokens[0].lower not in CONCEDING:
        return 0
    comma = next((k for k in range(i + 1, len(tokens) - 1) if tokens[k].tag == ","), 0)
    closed = comma and (tokens[comma + 1].tag in FINITE if which else all(t.tag != "," for t in tokens[:i]))
    return tokens[comma].start if closed else 0


def _foresees(line: Line, found: Phrase, i: int) -> bool:
    """Whether who sees something says so: 'Traders see a 60% chance', not 'the club saw profits rise'."""
    tokens = line.tokens
    if any(bare(t) in words("people") for t in tokens[found.first : found.last + 1]):
        return True
    moving = "VG" in [t.tag for t in tokens[i + 1 : i + 5]]  # 'sees its grip loosening'
    told = moving or not FORETOLD.isdisjoint(t.lower for t in tokens[i + 1 : i + AHEAD])
    return tokens[i].lower.startswith("see") and told


def _content(line: Line, found: Phrase, i: int, kind: str, frame: frozenset[str]) -> tuple[int, int, int] | None:
    """Rank and stretch of what the verb at token i says: all around ', Bessent said,', else what is behind the verb."""
    tokens = line.tokens
    k = before(tokens, found.first)
    if k >= 0 and tokens[k].tag == "N" and bare(tokens[k]) in words("org"):  # 'the carmakers' association ACEA said'
        whole = phrase_left(tokens, k)
        k = before(tokens, whole.first) if whole else k
    elif k > 0 and tokens[k].tag == "N":  # ', comparison site Canstar calculated'
        sign = next((n for n in range(k, -1, -1) if tokens[n].tag not in ("N", "A", "D")), k)
        k = sign if tokens[sign].tag == "," else k
    ahead = tokens[k].lower if k >= 0 else ","
    closed, behind = closes(tokens, i, kind), [t.tag for t in tokens[i + 1 : i + 4]]
    # 'the levy Trump threatened to impose in May was 12%'
    deed = kind == "promise" and behind[:1] == ["T"] and behind[2:] in (["I"], ["VB"], ["M"], ["R"])
    if kind == "promise" and behind[:1] == ["I"] and tokens[i + 1].lower != "up":
        closed = True  # 'the levy Trump threatened in May is off', but 'promised up to $200 million'
    noun = k - (k > 0 and ahead in ("that", "which"))  # 'the 100% tariff that Trump had threatened'
    led = k > 0 and tokens[0].tag in ("I", "S") and {"D", "A", "N", "NP"}.issuperset(t.tag for t in tokens[1 : k + 1])
    relative = k >= 0 and tokens[noun].tag in ("N", "NP", "A", "#", "$") and not led  # 'Before the summit Lima said'
    if relative and (closed or deed) and kind in ("say", "expect", "promise"):
        verb = next((m for m in range(i + 3, len(tokens)) if tokens[m].tag in FINITE), i)
        apart = (t.start for t in tokens[verb:] if t.tag == ",")  # 'promised to buy would restore trade, which came to'
        return OWN, _antecedent(tokens, k), next(apart, line.end) if deed else tokens[found.first].start
    if kind == "expect" and ahead in ("as", "than"):
        return None  # 'faster than economists expected'
    if ahead == "which" and k > 0 and tokens[k - 1].text == ",":  # ', which they said would be signed,'
        return RANKS[kind], tokens[i].end, next((t.start for t in tokens[i:] if t.text in (",", ":")), line.end)
    if closed and frame <= {"clause"} and (k < 0 or tokens[k].tag in SIGNS or ahead in ("as", "and")):
        rank = TRAILS if RANKS[kind] == SAYS else RANKS[kind]
        whom = past_whom(tokens, i)
        comma = past_place(tokens, whom)
        on = comma and not turns(tokens, comma, whom > i + 1)  # ', Bessent said, and after that'
        stop = line.right(i, False) if on or found.first == 0 else tokens[i].start
        return rank, line.left(found.first), stop
    surveyed = frame == {"clause"} and bare(tokens[found.last]) in words("data")  # 'a Pew survey found 40% of teens'
    if not surveyed and not _fits(tokens, i, frame):
        return None
    return RANKS[kind], tokens[i].end, line.right(i, kind != "say")


def _antecedent(tokens: list[Token], k: int) -> int:
    """Where the noun phrase begins that ends at token k."""
    if tokens[k].lower in ("that", "which"):
        k -= 1
    least = max(k - AHEAD, 0)
    while k > least and (tokens[k - 1].tag in ANTECEDENT or tokens[k - 1].lower in ("on", "for", "against", "per")):
        if [token.tag for token in tokens[k - 1 : k + 2]] == ["O", "D", "#"]:
            break  # 'half of the 12 million tons it promised': the half is nobody's promise
        if tokens[k].tag == "D" and number_words().get(tokens[k - 1].lower, (0, ""))[1].startswith("multiple"):
            break  # 'twice the 0.1% that economists expected'
        k -= 1 + (tokens[k - 2].lower == "to" and k - 3 > least and tokens[k - 3].tag == "#")  # 'three to four hours'
    return tokens[k].start


def _fits(tokens: list[Token], i: int, frame: frozenset[str]) -> bool:
    """Whether what follows the verb is what the verb needs to be one of saying."""
    if not frame or i + 1 >= len(tokens):
        return not frame
    behind = tokens[i + 1 : i + 1 + AHEAD]
    if "amount" in frame:  # 'has confirmed under 4 million tons', 'confirmed the 18% rate', but 'confirmed 12 judges'
        amounts = scales().keys() | {"%", "percent"}
        return any(one.tag == "#" and two.lower in amounts for one, two in pairwise(behind[:4]))
    if "scale" in frame:  # 'On a scale of 0 to 10, Trump gave it a 12'
        scaled = (k for k, t in enumerate(tokens[:-2]) if t.lower == "scale" and tokens[k + 1].lower in ("of", "from"))
        return any(tokens[k + 2].tag == "#" or tokens[k + 2].lower in ("zero", "one") for k in scaled)
    if "clause" in frame:
        number = next((k for k, t in enumerate(behind) if t.tag == "#"), -1)
        bare_number = number >= 0 and {"R", "I", "A", "#", ".", ","}.issuperset(t.tag for t in behind[: number + 2])
        told = behind[0].lower == "that" or any(t.tag in FINITE for t in takewhile(lambda t: t.text != ";", behind))
        return told or bare_number  # 'while organisers claimed 100,000'
    if not frame.isdisjoint(("at", "odds")):  # 'Bettors gave the duties a 27% chance'
        return any(t.lower in ("chance", "probability", "odds", *frame) for t in behind)
    if frame == {"with"}:  # 'The IEA credits China with 59% of the mining', but 'lists 300 firms with links to China'
        return any(t.lower == "with" for t in takewhile(lambda t: t.tag not in ("#", "$"), behind))
    if "quote" in frame:
        return any(t.text in QUOTES or (t.lower == "out" and k) for k, t in enumerate(behind))
    return behind[0].lower in frame


def _participle(line: Line, i: int, kind: str, frame: frozenset[str]) -> Saying | None:
    """'with economists expecting 5%', 'Traders are pricing in 60%', 'Trump praised the deal, saying 5%'."""
    tokens = line.tokens
    j = i - 1
    while j > 0 and tokens[j].tag in ("VB", "VH", "R"):
        j -= 1
    if i and tokens[j].tag == ",":
        found = _said_before(tokens, j) or clause_subject(line.text, tokens, i)
    else:
        found = phrase_left(tokens, j)
        if found and j == i - 1 and tokens[max(before(tokens, found.first), 0)].lower != "with":
            found = clause_subject(line.text, tokens, i)  # 'Trump left Busan saying the levy'
    if not found or not _fits(tokens, i, frame) or (kind == "see" and not _foresees(line, found, i)):
        return None
    return line.saying(found, i, kind, RANKS[kind], tokens[i].end, line.right(i, kind != "say"))


def _said_before(tokens: list[Token], comma: int) -> Phrase | None:
    """'…,” said Ada Lind, a farmer, adding that 5% of it is gone': who goes on speaking behind a comma."""
    verbs = (k for k in range(comma - 1, max(comma - AHEAD, 0), -1) if tokens[k].lower in ("said", "says"))
    verb = next(verbs, 0)
    return phrase_right(tokens, verb + 1) if verb and tokens[verb - 1].text in QUOTES else None


def _inverted(line: Line, i: int, kind: str) -> Saying | None:
    """'…,” said Scott Bessent, the Treasury secretary'."""
    tokens = line.tokens
    quoted = i > 0 and tokens[i - 1].text in QUOTES
    if kind == "want" or not i or not (quoted or (tokens[i - 1].tag == "," and kind != "promise")):
        return None
    if tokens[i].lower == "called" and not quoted:
        return None  # 'lends the scheme, called Project Vault, $10bn'
    found = phrase_right(tokens, i + 1)
    if found is None or found.first > i + 3:
        return None
    named = [t.tag for t in tokens[found.last : found.last + 3]] == ["N", ",", "NP"]
    if named and tokens[found.last].lower in words("title"):
        found = phrase_right(tokens, found.last + 2) or found  # 'said the mayor, Ada Lind'
    follows = line.token(found.last + 1)
    apart = follows is not None and follows.tag not in (",", ";", ".", "I", "O", "W", "(", "T")
    if follows and apart and follows.lower not in words("time") | grammar("in the know"):
        return None  # but 'said a person familiar with the matter'
    amid = not quoted and follows is not None and follows.tag == ","  # 'The fire, said Lind, hurt 12'
    stop = line.right(i, False) if amid and any(t.tag in FINITE for t in tokens[found.last + 1 :]) else tokens[i].start
    return line.saying(found, i, kind, TRAILS, line.left(i), stop)


def said_by(line: Line, i: int, kind: str) -> Saying | None:
    """'a 100% tariff threatened by Trump', 'was put by the USGS at $3.4 billion', 'forecast in a Reuters poll'."""
    tokens = line.tokens
    ahead = range(i + 1, min(i + AHEAD, len(tokens)))
    by = next((k for k in ahead if tokens[k].lower == "by" or tokens[k].text in ";.,"), 0)
    found = phrase_right(tokens, by + 1) if by and tokens[by].lower == "by" else None
    inside = [t.lower for t in tokens[i + 1 : i + 2]] == ["in"] and tokens[i].tag != "N"
    if found is None and kind == "expect" and inside:
        asked = any(bare(t) in words("data") for t in tokens[i + 2 : i + AHEAD])
        by, found = i + 1, phrase_right(tokens, i + 2) if asked else None
    if found is None or tokens[found.last].lower in grammar("date"):
        return None
    whole = i > 0 and tokens[i - 1].tag == "VB"
    begin = line.left(i) if whole else _antecedent(tokens, i - 1) if i else tokens[0].start
    stop = next((t.start for t in tokens[found.last + 1 :] if t.tag == ","), line.end) if whole else tokens[by].start
    return line.saying(found, by, kind, RANKS[kind] if whole else OWN, begin, stop)
