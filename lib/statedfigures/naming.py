"""The words that name who speaks: 'Treasury Secretary Ada Lind', 'Agriculture Department data', 'analysts at Citi'."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .lexicon import rows
from .neighbours import plural
from .words import FINITE, Token, grammar

PARTICLES = frozenset(["de", "von", "der", "van", "al", "."])  # within a name, with no capital
PRONOUNS = frozenset(["he", "she", "they", "it"])
SPEAKERS = re.compile(r".{3,}(?:ators?|[vs]ors|tors|yers|chers|gers|ists?|ians?|men|women)$")  # 'investigators'
SIGNS = frozenset([",", ";", ".", "(", ")"])
WINDOW = 1_000  # code points around, where a sentence's first word may stand with its capital
WHOM = 7  # tokens from 'shared with' to 'by'
LONGEST_ASIDE = 16  # tokens between 'X,' and ', said'
IN_TURN = grammar("in turn")  # 'In exchange Swiss companies intend'
FAMILIAR = grammar("familiar")  # 'people familiar with the talks'


class Phrase(NamedTuple):
    """Tokens first to last, the end included, that may name a speaker."""

    first: int
    last: int


@cache
def words(*kinds: str) -> frozenset[str]:
    """The forms of `lexicon/sayings.csv` of these kinds.

    people, org and data may speak, a statistic never; title stands before a name; between is passed over before a verb;
    time is no part of a name ('On Tuesday Trump said'), joint may be within one, governing joins two ('data from').
    """
    forms = [(row["form"], row["kind"]) for row in rows("sayings") if row["kind"] in kinds]
    return frozenset([form for form, _ in forms] + [plural(form) for form, kind in forms if kind in ("people", "org")])


HEADS = words("people", "org", "data")


def bare(token: Token) -> str:
    """The word in small letters without the sign of possession.

    >>> bare(Token(0, 11, "economists’", "economists'", "N"))
    'economists'
    """
    return token.lower.rstrip("'").removesuffix("'s")


def before(tokens: list[Token], first: int) -> int:
    """The token before a phrase that begins at `first`, past 'the', 'one', 'the leading'; -1 at the start."""
    k = first - 1
    leading = k > 0 and tokens[k].tag == "VG" and tokens[k - 1].tag == "D"
    if leading or (k >= 0 and (tokens[k].tag in ("A", "#") or tokens[k].lower == "one")):
        k -= 1
    return k - 1 if k >= 0 and tokens[k].tag == "D" else k


def subject(text: str, tokens: list[Token], j: int) -> Phrase | None:
    """The phrase whose verb follows token j: past adverbs, days and asides ('X, a provider of data, said')."""
    verb = j + 1
    while j >= 0 and tokens[j].lower in words("between") and tokens[j].tag != "NP":
        j -= 1
    if j > 1 and tokens[j].lower in IN_TURN and tokens[j - 1].lower == "in":
        j -= 2  # 'and Lind in return agreed'
    if j > 0 and tokens[j].lower in words("time"):
        j -= 2 if tokens[j - 1].lower in ("on", "in", "this", "last") else 1
        while j > 0 and tokens[j].lower in words("between"):
            j -= 1  # 'customs data released on Monday showed'
    if j > 0 and tokens[j].lower in ("who", "which") and tokens[j].tag != "NP":  # but 'the WHO says'
        return phrase_left(tokens, j - 2 if tokens[j - 1].tag == "," else j - 1)
    if j > 0 and tokens[j].tag in (",", ")"):
        opening = "(" if tokens[j].tag == ")" else ","
        k = next((k for k in range(j - 1, max(j - LONGEST_ASIDE, 0), -1) if tokens[k].tag == opening), 0)
        aside, opener = tokens[k + 1 : j], tokens[k + 1]  # 'who was', 'less excited', 'backed by a loan'
        aside_of_it = opener.tag in ("W", "R", "A", "VN", "VD") or opener.lower == "whose"
        told = any(t.tag in FINITE for t in aside) and not aside_of_it
        if not k or not aside or told:  # 'Ardent, less excited, looks for', 'Vulcan, backed by a loan, plans'
            return None
        if all(t.tag == "NP" for t in aside) and tokens[k - 1].lower in words("title", "org"):
            return Phrase(k + 1, j - 1)  # 'its president, Ada Lind, said', 'the regulator, ARECOMS, says'
        j = k - 1
        if j > 1 and tokens[j].tag == "#" and tokens[j - 1].tag == ",":
            j -= 2  # 'Pete Hallam, 58, whose van was broken into, said'
    found = Phrase(0, 0) if j == 0 and _begins(text, tokens[0], tokens[verb]) else phrase_left(tokens, j)
    k = found.first if found else 0
    if k > 2 and tokens[k - 1].lower in ("his", "her", "their") and tokens[k - 2].lower == "and":
        found = phrase_left(tokens, k - 3)  # 'Paganini and her team wrote'
    while found and found.first > 1 and tokens[found.first].lower in words("title"):
        person = not any(t.tag in "OI" for t in tokens[found.first : found.last])
        if tokens[found.first - 1].tag != "," or person:  # ', chief executive Ada Lind said'
            break
        found = phrase_left(tokens, found.first - 2)  # 'Jo Hall, president of Verse, an agency, said'
    return found


def _begins(text: str, token: Token, verb: Token) -> bool:
    """Whether a sentence's first word is a name: with a capital elsewhere too, or in 'Trump told'."""
    if token.tag not in ("N", "V", "A", "VD"):
        return False
    if token.tag == "N" and not token.lower.endswith("s") and verb.lower.endswith(("d", "t", "e")):
        return True
    window = text[max(0, token.start - WINDOW) : token.end + WINDOW]
    return re.search(rf"[a-z,;] {re.escape(token.text)}\b", window) is not None


def clause_subject(text: str, tokens: list[Token], i: int) -> Phrase | None:
    """The subject that verb i shares with an earlier one: 'China freezes its rules and undertakes to buy'."""
    verb = next((k for k, t in enumerate(tokens[:i]) if t.tag in FINITE), 0)
    return subject(text, tokens, verb - 1) if verb else None


def phrase_left(tokens: list[Token], last: int) -> Phrase | None:
    """The phrase that ends at token `last`, where that may be a speaker."""
    if last < 0:
        return None
    head = tokens[last]
    if head.lower in PRONOUNS:
        return Phrase(last, last)
    common = bare(head) in HEADS and not (head.text[0].isupper() and last and tokens[last - 1].text[0].isupper())
    if not common and (head.tag != "NP" or head.lower in words("time")):
        return _of_person(tokens, last)
    first = last
    while first > 0 and _joins(tokens, first - 1, common):
        first -= 1
    k = first - 1
    while common and k > 0 and (tokens[k].tag == "#" or tokens[k].lower in words("time")):
        k -= 1
    if common and 0 <= k < first - 1 and tokens[k].lower.endswith("'s"):
        return phrase_left(tokens, k)  # "the IEA's 23 October note"
    if first > 0 and (tokens[first - 1].tag == "$" or tokens[first - 1].text[0].isdigit()):
        first = last  # 'the 0.4% rise economists had forecast', but 'its three sponsor governments said'
    while first < last and tokens[first].tag not in ("NP", "N"):
        titled = f"{tokens[first].lower} {tokens[first + 1].lower}" in grammar("title of two words")
        if titled or (tokens[first].tag == "A" and bare(head) not in words("people")):
            break  # 'prime minister', 'central bank', but 'many analysts'
        first += 1
    return _governed(tokens, Phrase(first, last), common)


def _of_person(tokens: list[Token], last: int) -> Phrase | None:
    """'a spokesman for the city', 'opponents of the plan': what ends at token `last` only tells which person it is."""
    k = last
    while k > 0 and (tokens[k].tag in ("N", "NP", "A", "D", "#", "O", "I", "T") or tokens[k].lower in FAMILIAR):
        if (name := bare(tokens[k])) in words("people") or name in ("people", "person") or _is_body(tokens, k):
            break
        if name in words("data") and tokens[k + 1].lower == "of" and k < last - 1 and tokens[k + 2].tag == "#":
            return Phrase(k, k)  # 'a trade survey of 600 outlets'
        if name in words("data") and tokens[k + 1].lower == "by":  # 'a survey by Bolt for public radio'
            asked = phrase_right(tokens, k + 2)
            return Phrase(k, asked.last) if asked and asked.last < last and tokens[asked.last].tag == "NP" else None
        k -= 1
    link = k + 1 + (k < last and tokens[k + 1].lower in FAMILIAR)
    if link >= last or tokens[link].lower not in words("governing"):
        return None
    if tokens[k].lower == "person":  # 'a person familiar with the matter'
        return Phrase(k, last) if link > k + 1 else None
    if tokens[k].lower == "people":  # but 'the number of people in the town said to be ill'
        return Phrase(k, last) if not k or tokens[k - 1].tag != "O" else None
    found = phrase_left(tokens, k) if bare(tokens[k]) in words("people") or _is_body(tokens, k) else None
    return Phrase(found.first, last) if found else None


def _is_body(tokens: list[Token], k: int) -> bool:
    """Whether token k is a body that is named by what it is for: 'the ministry of defence says'."""
    led = k > 0 and tokens[k - 1].lower in ("the", "a", "its", "their") and k + 1 < len(tokens)
    return led and tokens[k].lower in grammar("body for something") and tokens[k + 1].lower in ("of", "for")


def _joins(tokens: list[Token], k: int, common: bool) -> bool:
    """Whether token k belongs to the name or the noun phrase that goes on behind it."""
    token = tokens[k]
    in_turn = token.lower in IN_TURN and tokens[k - 1].lower == "in"
    if in_turn or token.lower in words("time") or token.lower == "cent":
        return False
    if token.tag == "NP":
        return True
    if token.text == ".":  # 'Mary E. Lovely'
        return len(tokens[k - 1].text) == 1
    if token.text == "He" and k > 0:  # 'spokesperson He Yongqian'
        return tokens[k - 1].lower in words("title")
    titled = not words("title").isdisjoint(t.lower for t in tokens[k : k + 1 + (token.tag == "N")])
    if token.tag in ("N", "A") if common else titled:
        return True  # 'Apple chief executive Tim Cook'
    if k == 0 or token.lower not in words("joint") or (common and token.lower not in ("of", "&")):
        return False
    left = tokens[k - 1]
    named = left.tag == "NP" and left.lower not in words("time")
    return named or (token.lower == "the" and left.lower in ("of", "for"))


def _governed(tokens: list[Token], phrase: Phrase, common: bool) -> Phrase | None:
    """The phrase, with 'spokesman for' before it; None for 'the number of people in Wuhan'."""
    k = before(tokens, phrase.first)
    placed = k >= 0 and tokens[k].lower in ("in", "at", "from") and not common and phrase.first < phrase.last
    if placed and tokens[0].tag in "IS" and FINITE.union(",").isdisjoint(t.tag for t in tokens[:k]):
        return Phrase(phrase.first + 1, phrase.last)  # 'After the talks in Busan Lind said': who comes behind the place
    if k < 1 or tokens[k].lower not in words("governing"):
        return phrase
    head = tokens[k - 1]
    whom = k - 2 - (head.tag in ("R", "A"))
    if whom >= 0 and bare(tokens[whom]) in words("people"):  # 'analysts polled weekly by Reuters'
        return phrase_left(tokens, whom)
    word = bare(head)
    if head.tag in ("VN", "VD") and tokens[k].lower != "by" and k > 1 and tokens[k - 2].tag == "N":
        # 'A study published in Nature found', 'Documents filed in court show'
        return Phrase(k - 2, k - 2) if bare(tokens[k - 2]) in words("data") else None
    if word in words("data"):
        return Phrase(k - 1, phrase.last)
    if word in HEADS:
        first = k - 1
        while first > 0 and tokens[first - 1].tag in ("N", "NP"):
            first -= 1
        return Phrase(first, phrase.last)
    if head.tag == "NP" and not common:
        return phrase_left(tokens, k - 1)
    return None if head.tag in ("N", "P") else phrase


def phrase_right(tokens: list[Token], i: int) -> Phrase | None:
    """The phrase that begins at token i, past its article and past 'one of'."""
    n = len(tokens)
    if i < n - 2 and tokens[i + 1].lower == "of" and tokens[i].lower in grammar("some of them"):
        i += 2  # 'according to one of the two officials'
    while i < n and tokens[i].tag in ("D", "#"):
        i += 1
    if 0 < i < n - 1 and tokens[i].tag == "VG" and tokens[i - 1].tag == "D" and tokens[i + 1].tag in ("N", "A"):
        i += 1  # 'according to the tracking firm AdTrack'
    k = i
    while k < n and tokens[k].lower not in words("time"):
        if not (tokens[k].tag in ("N", "NP", "A") or bare(tokens[k]) in HEADS or _goes_on(tokens, i, k)):
            break
        k += 1
        owned = tokens[k - 1].lower.endswith("'s") and tokens[k - 1].tag == "N"  # "the company's website"
        if owned and not (k < n and bare(tokens[k]) in words("people")):  # "the union's head"
            break
    while k > i and not _speaks(tokens[k - 1]):
        k -= 1
    word = bare(tokens[k - 1])
    while i < k and tokens[i].tag == "A" and word not in words("org"):
        i += 1
    if k <= i:
        return None
    if word in grammar("body of several") and k < n - 1 and tokens[k].lower == "of":
        members = phrase_right(tokens, k + 1)  # 'a group of American producers'
        return Phrase(i, members.last) if members else Phrase(i, k - 1)
    end = k
    if word in words("data") and k < n - 1 and tokens[k].lower in grammar("given out"):
        k = next((m for m in range(k + 1, n) if tokens[m].lower not in words("time", "between") | {"on"}), k)
        if tokens[k].lower in ("with", "to"):  # 'figures shared with Reuters by two officials'
            k = next((m for m in range(k + 1, min(k + WHOM, n)) if tokens[m].lower in ("by", "from")), n)
    if k < n and tokens[k].lower in words("governing") and word in words("data", "people"):
        further = phrase_right(tokens, k + 1)
        if further and word in words("people"):
            return Phrase(i, further.last)
        if further and all(t.tag != "NP" for t in tokens[i:end]):
            return further  # 'figures released on Thursday by the ministry'
    return Phrase(i, end - 1)


def _goes_on(tokens: list[Token], i: int, k: int) -> bool:
    """Whether token k is within a name that begins at token i: 'of the', 'and'."""
    if k <= i:
        return False
    token, left = tokens[k], tokens[k - 1]
    if token.text == "." and k + 1 < len(tokens):  # 'said Mary E. Lovely'
        return len(left.text) == 1 and left.tag == tokens[k + 1].tag == "NP" and k - i > 1
    return left.lower in ("of", "for") if token.lower == "the" else token.lower in words("joint") and left.tag == "NP"


def _speaks(token: Token) -> bool:
    word = bare(token)
    named = token.tag == "NP" and not word.startswith(("mid-", "early-", "late-"))  # 'by mid-2028'
    return named or word in HEADS or word in ("people", "person") or SPEAKERS.fullmatch(word) is not None


def spell(text: str, tokens: list[Token], phrase: Phrase) -> str:
    """The speaker's name as the text has it, without title and without 'data'; '' where nobody is named.

    >>> from .tokens import tokenize
    >>> line = "Treasury Secretary Scott Bessent"
    >>> spell(line, tokenize(line), Phrase(0, 3))
    'Scott Bessent'
    """
    first, last = phrase
    if tokens[first].lower in PRONOUNS:
        return tokens[first].lower
    if bare(tokens[first]) in words("data") and last > first + 1 and tokens[first + 1].lower in words("governing"):
        first += 2 + (tokens[first + 2].tag == "D")  # 'figures from the Office'
    first = _untitled(tokens, first, last)
    while first < last and bare(tokens[last]) in words("data") and tokens[last].text[0].islower():
        last -= 1
    while first < last < phrase.last and tokens[last].tag == "N" and bare(tokens[last]) not in HEADS:
        last -= 1  # 'White House fact sheet'
    head = bare(tokens[last])
    alone = first == last and head in grammar("piece of research")
    if head in words("data") and tokens[last].text[0].islower() and not alone:
        return ""
    name = text[tokens[first].start : tokens[last].end]
    if name.lower() in words("statistic"):
        return ""  # 'our GDP forecast'
    governs = tokens[phrase.last + 1].tag not in FINITE if phrase.last + 1 < len(tokens) else True  # "Moody's reckons"
    if last < phrase.last or governs:
        name = re.sub(r"['’]s?(?: own)?$", "", name)  # "the Fed's own projections"
    if last < phrase.last:
        speaks = any(t.tag == "NP" for t in tokens[first : last + 1]) or head in words("org") or head in words("people")
        return name if speaks and head != "official" else ""
    return re.sub(r"\s+", " ", name)


def _untitled(tokens: list[Token], first: int, last: int) -> int:
    """Where the name behind the titles begins: at 'Scott' of 'Treasury Secretary Scott Bessent'."""
    titles = words("title")
    title = next((i for i in range(last - 1, first - 1, -1) if tokens[i].lower.rstrip(".") in titles), -1)
    if title >= 0 and tokens[title + 1].lower in grammar("no bearer of a title"):
        return first  # 'General Motors'
    governed = (bare(tokens[i - 1]) for i in range(first + 1, title) if tokens[i].lower in ("for", "of"))
    if title < 0 or not words("people").isdisjoint(governed):
        return first  # 'a lawyer for Mr Smith'
    named = all(t.text[0].isupper() or t.lower in PARTICLES for t in tokens[title + 1 : last + 1])
    return title + 1 if named else first
