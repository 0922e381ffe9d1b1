"""The noun that a number counts: 'new cars' of '30,154 new cars', its head and its common name."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from .mention import Sentence
from .neighbours import HEDGED, any_of, is_plural, kinds, neighbours, singular
from .number import number_words, words_of
from .places import countries, kind_of
from .units import GAPS, tables
from .words import FINITE, LETTERS, Token, grammar, tags

LEFT = re.compile(r"\b(?:left|leaves|leaving) (?:[a-z]+ ){0,3}$")
STATES = frozenset(["dead", "injured", "wounded", "hurt", "missing", "homeless"])
BESIDE = neighbours("comparative") | {"this", "last", "next", "each", "every"}  # 'five matches this season'
INSIDE = frozenset(["NP", "A", "N", "VN", "VD"])
BESIDE_PART = frozenset(["in", "from", "to", "into", "on", "due", "with"])
MILLION = 1e6
LONGEST = 9  # tokens of a counted noun phrase
OF = re.compile(r" (?:out )?of (?=(?:the|its|their|our|his|her|these|those|my|your|[A-Z][\w.&-]*[’']s?) )")
HYPHENATED = re.compile(r"-([^\W\d_]+)")
RANKED = re.compile(r"\b(?:top|at|in|number) $")
PAR = re.compile(r"[ -](?:par|\d\d)\b")
ODD = re.compile(r"(?:-(?:odd|plus|some)|\+| such)(?= )")
TIMES = re.compile(
    r" (?P<times>times)\b(?! an? (?:minute|hour|day|night|week|month|season|year)\b)"
    r"(?: (?:core|annual|adjusted|forward|expected|operating)(?= (?:earnings|profits?|sales|revenue)\b))?"
    r"(?: (?P<next>[^\W\d_]+))?",
    re.I,
)
# '61 times over 17 days', but 'three times over the limit'
OVER_TIME = re.compile(
    r" last (?:day|week|month|year|season)\b(?!['’]s)"  # 'fell three times last week'
    rf"| over (?:\d|(?:{words_of('one', 'teen', 'ten')})\b|(?:(?:an?|the|its|his|her|their) )?(?:\w+ )?"
    r"(?:past|last|next|course|several|few|day|week|month|year|season|career|lifetime|hour|decade)s?\b)"
)
MARKS = re.compile(r"[“”‘\"]")
QUOTED = ("“", "‘", '"')
THE = re.compile(r"\bthe $")
FORETOLD = re.compile(rf" (?:(?:had|have) )?(?:{any_of('foreseen')})\b")
# '50 or more employees'
OR_MORE = re.compile(r" or (?:more|fewer|less)(?= [a-z]+s\b)")
AT_AN_AGE = re.compile(rf"\b(?:{any_of('with an age')})(?: who are)? (?:over|under|above|below) $")
SUBSCRIBED = re.compile(rf"subscribed (?:by )?{HEDGED}$")
ARTICLE = re.compile(r"\b(?:an?|the|its|their|his|her|this|that)[ -]$")


class Counted(NamedTuple):
    """A counted noun phrase as the text has it, its unit, and where it ends; '' where there is none."""

    words: str
    unit: str
    end: int


def counted(sentence: Sentence, start: int, end: int, value: float) -> Counted:
    """What the number at start..end counts: the noun behind it, or behind 'of the' and 'of its'.

    >>> text = "It sold 30,154 new cars, trucks and vans."
    >>> counted(Sentence(text, 0, len(text)), 8, 14, 30154.0)
    Counted(words='new cars, trucks and vans', unit='vehicle', end=40)
    """
    text, none = sentence.text, Counted("", "", end)
    if odd := ODD.match(text, end) or OR_MORE.match(text, end):
        end = odd.end()
    if attached := _attached(text, end, sentence.end):
        bought = attached.words == "times" and sentence.before(SUBSCRIBED, start, 40)
        return attached._replace(unit="ratio") if bought else attached
    if sentence.before(AT_AN_AGE, start, 40):
        return none  # 'The share of adults over 65 falls'
    of = OF.match(text, end, sentence.end)
    found = _phrase(sentence, of.end() if of else end) if text[end : end + 1] in GAPS else []
    if not found:
        return none
    if found[0].tag == "D":
        if not of or found[0].lower in ("a", "an"):
            return none  # 'it was 11.9 a year ago', 'above the 30 the state requires'
        found = found[1:]
        if any(token.tag == "#" for token in found[:2]):  # 'seven of the 17 ministers'
            measured = tables().words.get(found[-1].lower, ("", 0.0))  # '67,000 of the 81,000 tons'
            return Counted("", measured[0] if measured[1] == 1 else _common_name(sentence, found[-1])[0], end)
    last = found[-1]
    if value >= MILLION and len(found) == 1 and falls_to(sentence.tokens, sentence.token_at(last.start)):
        return none
    left = sentence.before(LEFT, start, 40)
    if left and found[0].lower in STATES and any(token.lower == "and" for token in found[1:3]):
        return none  # 'left nine dead and shattered windows'
    told = sentence.behind(FORETOLD, last.end) if last.lower in neighbours("foreseer") else None
    if told and sentence.before(THE, start):
        return none  # 'more than the 200,000 economists had expected'
    single = not is_plural(last.lower)
    if single and len(found) == 1 and kind_of(last.text) == "demonym" and not sentence.before(RANKED, start):
        following = sentence.tokens[sentence.token_at(last.end) :][:1]
        if following and following[0].tag in FINITE:
            return Counted(last.text, last.lower, last.end)  # '640,000 Sudanese have fled'
    if last.lower.endswith("'s") or (single and last.tag == "NP"):  # '67,000 of the world's 81,000 tonnes'
        return none
    points = found[0].lower == "point" and len(found) > 1  # 'a 0.2 point fall'
    if single and value != 1 and (value % 1 == 0 or points):  # 'a three course meal': the courses are counted
        last_part = found[0].lower.rpartition("-")[2]
        if len(found) < 2 or last_part in neighbours("no count") or not sentence.before(ARTICLE, start):
            return none  # 'the 45,000 break-even mark'
        found, last = found[:1], found[0]
    name, at = _common_name(sentence, last)
    return Counted(MARKS.sub("", text[found[0].start : at]), name, at)


def falls_to(tokens: list[Token], k: int) -> bool:
    """Whether the verb at token k tells whose a part is: '300 million comes from job cuts', '1 billion falls due'."""
    behind = [token.lower for token in tokens[k + 1 : k + 2]]
    return tokens[k].lower in grammar("verb of a part") and not BESIDE_PART.isdisjoint(behind)


def _attached(text: str, end: int, limit: int) -> Counted | None:
    """The noun of '12-member', the 'times' of 'three times'; None where neither stands at `end`."""
    if hyphenated := HYPHENATED.match(text, end, limit):
        noun = hyphenated[1].lower()
        to_par = noun in ("under", "over") and PAR.match(text, hyphenated.end())  # 'a seven-under 65'
        attribute = to_par or noun in neighbours("no count") or noun.endswith(("ed", "ly", "ing"))
        if attribute or hyphenated[1][0].isupper():
            return Counted("", "", end)
        return Counted(hyphenated[1], singular(noun), hyphenated.end())
    if times := TIMES.match(text, end, limit):
        following = (times["next"] or "").lower()
        named = times["next"] and times["next"][0].isupper() and following not in neighbours("time")
        # 'six times Chinese ones', 'three times higher'
        named = named or text.startswith(("'s", "’s"), times.end())  # "three times today's capacity"
        larger = following.endswith("er") and tags().get(following, "A") in "AR"  # but 'stabbed 14 times after a row'
        ratio = named or following in neighbours("times of") or larger
        ratio = ratio and not OVER_TIME.match(text, times.end("times"))
        return Counted("times", "ratio" if ratio else "time", times.end("times"))
    return None


def _phrase(sentence: Sentence, at: int) -> list[Token]:
    """The tokens of the noun phrase that begins at `at`, up to its head."""
    tokens = sentence.tokens
    first = sentence.token_at(at)
    if first == len(tokens) or tokens[first].tag in (",", ".", ";", "(", ")", "$"):
        return []
    last = first - 1
    for i, token in enumerate(tokens[first : first + LONGEST], first):
        tag = LETTERS.get(token.tag, token.tag)
        if token.text in QUOTED and i > first and tokens[i - 1].end < token.start:
            continue  # '140 million active “businesses”'
        if tag == "V" and not (last >= first and _several(tokens[last])) and _noun_form(tokens, i):
            tag = "N"
        if tag == "#":
            if tokens[first].tag == "D" and i <= first + 2 and (i == first + 1 or tokens[first + 1].tag in ("A", "VG")):
                continue  # 'seven of the 17 ministers', 'two of their opening eight games'
            owner = tokens[i - 1].lower.endswith(("'s", "s'")) and tokens[i + 1 : i + 2] and tokens[i + 1].tag == "N"
            named = tokens[i - 1].tag == "NP" and not owner  # but "Parliament's 120 seats"
            if not (i == first or named or tokens[i - 1].text == "-") or not _model(tokens, i):
                break
        elif (tag == "C" and _joins(tokens, first, i)) or (token.text == "-" and tokens[i - 1].tag == "#"):
            continue  # 'Kia and Hyundai vehicles', 'the 787-9 Dreamliner'
        elif token.lower in ("cost", "costs") and i + 1 < len(tokens) and tokens[i + 1].tag in ("$", "#"):
            break  # 'A day out for four costs £94'
        elif (tag == "N" and _told_next(tokens, last, i)) or _stops(token, tag, _is_head(tokens, last), i == first):
            break
        elif i > first and token.lower in number_words():
            break  # 'left four dead and dozens injured'
        elif tag in "NE":
            last = i
            if token.tag not in ("N", "NP") and not _plural_next(tokens, i):
                break
    return tokens[first : last + 1]


def _several(token: Token) -> bool:
    """Whether a word is a plural, and no name in capitals: 'SLS' of 'three SLS rockets'."""
    return is_plural(token.lower) and not token.text.isupper()


def _told_next(tokens: list[Token], last: int, i: int) -> bool:
    """Whether the plural at item i has a verb of its own: '141 licence applications members filed'."""
    both = (
        _several(tokens[last]) and _several(tokens[i]) and tokens[last].lower != "police"
    )  # '90 police officers hurt'
    return both and i + 1 < len(tokens) and tokens[i + 1].tag in ("V", "VD", "VH")


def _is_head(tokens: list[Token], i: int) -> bool:
    """Whether the noun at item i ends its phrase: it is a plural, and no part of a country's name."""
    name = f"{tokens[max(i - 1, 0)].text} {tokens[i].text}" if tokens[i].tag == "NP" else ""
    if tokens[i].tag == "NP" == tokens[min(i + 1, len(tokens) - 1)].tag:
        return False  # '73 Siemens Gamesa turbines'
    # 'United States' and its like may stand before the noun that is counted
    return _several(tokens[i]) and not name.endswith(("'s", "’s")) and name not in countries()


def _noun_form(tokens: list[Token], i: int) -> bool:
    """Whether what may be a verb is the plural of a noun behind a number: '65 snaps of', 'five profile slots'."""
    following = tokens[i + 1].tag if i + 1 < len(tokens) else "."
    if following in ("VB", "VH", "M") or _plural_next(tokens, i):  # 'only one plant is left', 'three match points'
        return True
    each = following == "D" and i + 2 < len(tokens) and tokens[i + 2].lower in grammar("time")  # '200 climbs a day'
    apart = each or following not in ("D", "P", "#", "$", "NP") or tokens[i + 1].lower in BESIDE
    return apart and tokens[i].lower.endswith("s")


def _stops(token: Token, tag: str, plural: bool, first: bool) -> bool:
    """Whether a token ends a noun phrase: a sign, a verb, a word of time; an adjective after 'cars'."""
    word = token.lower
    if word in neighbours("time") or word in neighbours("relative") or (first and word in neighbours("no noun")):
        return True
    inside = tag in "NEALGFR" or (first and tag == "D")
    return word in neighbours("past") or not inside or (plural and (tag != "N" or not is_plural(word)))


def _plural_next(tokens: list[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].tag == "N" and is_plural(tokens[i + 1].lower)


def _model(tokens: list[Token], i: int) -> bool:
    """Whether the number at item i belongs to a name: 'Model 3 sedans', '400 737 Max jets', '30 787-9 Dreamliners'."""
    if not tokens[i].text.isdigit():
        return False
    following = [token for token in tokens[i + 1 : i + 6] if token.text != "-" and token.tag != "#"]
    named = next((k for k, token in enumerate(following) if token.tag != "NP"), len(following))
    heads = following[max(named - 1, 0) : named + 1]
    return any(is_plural(head.lower) for head in heads)


def _joins(tokens: list[Token], first: int, i: int) -> bool:
    """Whether 'and' stands inside the phrase: 'Kia and Hyundai vehicles', 'security and diplomatic officials'.

    It does where no plural stands before it, and one soon behind.
    """
    if i == first or any(token.tag not in INSIDE or is_plural(token.lower) for token in tokens[first:i]):
        return False
    inside = takewhile(lambda token: token.tag in INSIDE, tokens[i + 1 : i + 5])
    return any(is_plural(token.lower) for token in inside)


def _common_name(sentence: Sentence, last: Token) -> tuple[str, int]:
    """The unit of a counted noun and where its words end; a list of things of one kind is called by the kind."""
    words = tables().words
    head = last.lower.rpartition("-")[2].removesuffix("'s").removesuffix("'")
    head = last.lower if singular(head) in neighbours("particle") else head  # 'break-ins'
    acronym = last.text if last.text.isupper() else last.text.removesuffix("s")  # 'two SMS', but 'MPs' are so many 'MP'
    name = acronym if acronym.isupper() else singular(head)
    tokens = sentence.tokens
    i = sentence.token_at(last.start) + 1
    pair = f"{tokens[i - 2].lower} {head}" if i > 1 else ""
    if pair in words and words[pair][1] == 1:
        return words[pair][0], last.end  # 'six other rare earths'
    kind, end, joined = kinds().get(name), last.end, False
    while kind and i + 1 < len(tokens) and tokens[i].tag in (",", "C"):
        at = i + (2 if tokens[i + 1].tag == "C" else 1)
        while at + 1 < len(tokens) and (tokens[at].tag == "A" or tokens[at].lower == "light"):  # 'light trucks'
            at += 1
        if at >= len(tokens) or kinds().get(singular(tokens[at].lower)) != kind:
            break
        joined = joined or tokens[i].tag == "C" or tokens[i + 1].tag == "C"
        end, i = tokens[at].end, at + 1
    return (kind, end) if kind and joined else (name, last.end)
