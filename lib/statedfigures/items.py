"""The items of a sentence, its words and one for each number, with the letters that tell what each does there."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from .mention import Mention, Sentence, is_money
from .naming import words as kind_words
from .neighbours import neighbours
from .nouns import MILLION
from .numerals import MONTHS
from .places import unowned
from .words import LONG, RECENT_YEAR, Token, grammar

VERB_GROUP = re.compile(r"([BH]R*)[LGF]")
SO_FAR = re.compile(r"(B[R~]*X)[LF]")  # 'was just 5% contained'
FINITE_AHEAD = re.compile(r"(?:T[VBH]|[^,;.SWCT]|T(?![VBH]))*?[VMBHF]")  # but 'called on both to stretch it'
ASIDE_AHEAD = re.compile(r"[IT][^,;.SWCVMBHF]*,R*[VMBHF]")  # 'The firm, valued at $5bn, raised'
IN_STATE = re.compile(r"D(E,E,)(?=[AN]*N)")
WHO_SAYS = re.compile(r"W([DENA]+)(V)(?=R*[MBHV])")
PASSING = re.compile(r",[DENAOIP]++(V)[ENDAPIZR#]{0,6}+(?=,)")
AN_AHEAD = re.compile(r"D[RAKFL~$]*$")
HEDGES = grammar("hedge")
HEDGING = grammar("hedge of four words")
TAXED = grammar("taxed sum")
# 'a charge of north of $5m', 'rose by between 5% and 8%'
PAIRS = frozenset([("up", "to"), ("by", "between"), *((word, "of") for word in grammar("before of"))])
DELIVERED = ("delivery", "settlement")
TIMES = grammar("time")
DATES = grammar("date")
WHENS = TIMES | DATES
WHEN = grammar("which time")
BEHIND_RIGHT = grammar("behind right")
ADVERBS = grammar("adverb phrase")  # of two words
ADVERBIAL = frozenset(phrase.partition(" ")[2] for phrase in ADVERBS)
SPANS = ("half", "period")  # times where they are told of: 'in the first half', 'over the period', but 'the period'
IN_A_SPAN = frozenset(["in", "over", "for", "during"])
TELLS_TIME = WHENS | {*SPANS} | {"result", "end", "am", "pm", "right"} | ADVERBIAL
ABROAD = ("abroad", "overseas")  # 'Orders from abroad rose', 'sales abroad fell'
SHOPS = neighbours("place of sale")
FALLING = grammar("verb of a part")
ONCE_DID = re.compile(r"X[VF]TV(?=[^VBHMF]*$)")
EURO_ZONE = ("euro-zone", "euro-area")
MENTION = Token(0, 0, "", "", "X")
LETTER = {name: letter for letter, name in LONG.items()} | {"X": "X"}  # of the tag of an item


class Items(NamedTuple):
    """The items of a sentence: a letter for each, its words, the same in small letters, and where the mentions are."""

    tags: str
    words: list[str]
    lower: list[str]
    places: list[int]


def read_items(sentence: Sentence) -> Items:
    """The items of a sentence: its words, and each mention as one with the letter X.

    >>> from .find import find
    >>> [s] = find("Sales rose 5% in May.", ((0, 21),))
    >>> read_items(s).tags
    'NVXIZ.'
    """
    items, places = _items(sentence)
    tags, words, lower = [LETTER[item[4]] for item in items], [item[2] for item in items], [item[3] for item in items]
    for place, mention in zip(places, sentence.mentions, strict=True):
        words[place] = sentence.text[mention.start : mention.noun_end]
        _absorb_hedges(tags, lower, place)
        _mark_behind(tags, lower, place, mention)
    _mark_times(tags, lower)
    _mark_compounds(tags, lower)
    return Items(_without_sayings(_past_forms("".join(tags)), lower), words, lower, places)


def _mark_compounds(tags: list[str], lower: list[str]) -> None:
    """Mends the tags of 'profit before tax', 'ordered her to', 'the Columbus, Ohio-based' and names with '&'."""
    for i in [i for i, word in enumerate(lower) if word == "tax" and i > 1 and lower[i - 2] in TAXED]:
        if lower[i - 1] in ("after", "before") and tags[i + 1 : i + 2] != ["N"]:
            tags[i - 1 : i + 1] = "NN"  # 'Profit before tax fell'
    for i in [i for i, word in enumerate(lower[:-1]) if word == "her" and tags[i + 1] in "TI,."]:
        tags[i] = "P"  # 'ordered her to pay'
    for i in [i for i, word in enumerate(lower[:-1]) if word == "her" and tags[i + 1] == "X"]:
        tags[i] = "P" if lower[i - 1] in grammar("giving verb") else tags[i]  # 'The jury awarded her $8m'
    for i in [i for i, word in enumerate(lower) if word.endswith("-based") and i > 1 and tags[i - 1] == ","]:
        if i > 2 and tags[i - 3 : i - 1] == ["D", "E"]:
            tags[i - 2 : i + 1] = "AAA"  # 'the Columbus, Ohio-based chain'
    for i in [m.start(1) for m in IN_STATE.finditer("".join(tags))]:
        tags[i : i + 4] = "AAAA"  # 'shares of the Cambridge, Massachusetts, biotech'
    for i in [i for i, word in enumerate(lower[:-1]) if word in ABROAD]:
        from_there = lower[i - 1] == "from" and i > 0
        tags[i] = "N" if from_there else "A" if tags[i - 1] == "N" and tags[i + 1] in "VFMBH" else tags[i]
    for i in [i for i, word in enumerate(lower) if word == "open" and lower[i - 1] in SHOPS]:
        end = next((k for k in range(i + 1, min(i + 7, len(tags))) if lower[k] in TIMES), i)
        tags[i : end + 1] = "R" * (end + 1 - i) if end > i else tags[i]  # 'Sales at stores open at least a year rose'
    for i in [m.start() + 1 for m in ONCE_DID.finditer("".join(tags))] if "used" in lower else ():
        tags[i : i + 2] = "RR" if lower[i] == "used" else tags[i : i + 2]  # 'Some 70 ships used to pass'
    if lower.count("records") == 1 and lower[(at := lower.index("records")) - 1 : at + 2 : 2] == ["since", "began"]:
        tags[at - 1 : at + 2] = "RRR"  # 'are at their lowest since records began, off 2.1%'
    for i in [i for i, word in enumerate(lower) if word == "&" and "".join(tags[i - 1 : i + 2]) == "ECE"]:
        tags[i] = "E"  # 'Calder & Strand Bank'
    for i in [i for i, word in enumerate(lower) if word.startswith("euro")]:
        last = i + (lower[i] == "euro")
        if unowned("-".join(lower[i : last + 1])) in EURO_ZONE:
            tags[i : last + 1] = "E" * (last + 1 - i)  # 'Inflation in the euro zone'


def _mark_behind(tags: list[str], lower: list[str], place: int, mention: Mention) -> None:
    """Mends the tag of the word behind a mention, which the number before it makes a noun or a participle."""
    if lower[place + 1 : place + 2] in (["ends"], ["starts"], ["begins"], ["runs"]) and mention.money:
        tags[place + 1] = "V"  # 'whose programme of $3 billion ends in May'
    if not mention.noun and mention.value >= MILLION and lower[place + 1 : place + 2]:
        tags[place + 1] = "V" if lower[place + 1] in FALLING else tags[place + 1]  # '2 billion flows into railways'
    if tags[place + 1 : place + 4] == ["O", "G", "N"]:
        tags[place + 2] = "A"  # '46,000 hectares of standing crops'
    led = place and tags[place - 1] in "TM"
    if led and mention.rule.startswith("multiple") and tags[place + 1 : place + 3] in (["V", "I"], ["V", "O"]):
        tags[place + 1] = "N"  # 'could halve waits for surgery'
    of_thing = tags[place + 1 : place + 3] in (["G", "N"], ["G", "A"]) and not mention.noun
    if of_thing and AN_AHEAD.search("".join(tags[:place])):
        tags[place + 1] = "A"  # 'a recently announced 2.1 GW floating solar project'


def _without_sayings(tags: str, lower: list[str]) -> str:
    """The tags with Q for the verbs of what is said in passing: 'rose 5%, Ardent told Bloomberg, and 3% in May'."""
    for inner in [*WHO_SAYS.finditer(tags)] if "WN" in tags or "WD" in tags or "WE" in tags else ():
        if lower[inner.start(2)] in kind_words("say"):  # 'a hub, which managers say will open'
            tags = f"{tags[: inner.start(1)]}{'R' * len(inner[1] + inner[2])}{tags[inner.end(2) :]}"
    for v in [passing.start(1) for passing in PASSING.finditer(tags)]:
        tags = f"{tags[:v]}Q{tags[v + 1 :]}" if lower[v] in kind_words("say") else tags
    return tags


def _items(sentence: Sentence) -> tuple[list[Token], list[int]]:
    """The tokens with one in place of each mention's, and where the mentions are."""
    tokens, mentions = sentence.tokens, sentence.mentions
    starts = sentence.starts
    items, places, done = list[Token](), list[int](), 0
    for n, mention in enumerate(mentions):
        first = bisect_left(starts, mention.start, done)
        first -= first > done and tokens[first - 1][1] > mention.start
        end = min([mention.noun_end, *(m.start for m in mentions[n + 1 : n + 2])])
        rated = "/" in mention.unit and not (mention.noun or is_money(mention.unit[:3]))
        of = sentence.text.find(" of ", mention.end, end) if rated else -1  # '12,000 tonnes of cobalt a year'
        end = of if of >= 0 else end
        last = bisect_left(starts, end, first)
        items += [*tokens[done:first], MENTION]
        done = last
        places.append(len(items) - 1)
    items += tokens[done:]
    dashed = [i for i, item in enumerate(items[:-2]) if item[4] == "#"] if sentence.has("-") else []
    for i in reversed([i for i in dashed if items[i + 1].text == "-"]):
        head, _, tail = items[i : i + 3]
        if head.end + 1 == tail.start and tail.tag == "N":  # 'the yield on the 10-year note'
            items[i : i + 3] = [
                Token(head.start, tail.end, f"{head.text}-{tail.text}", f"{head.text}-{tail.lower}", "A")
            ]
            places = [place - 2 * (place > i) for place in places]
    return items, places


def _mark_times(tags: list[str], lower: list[str]) -> None:
    """Gives the words that say when the tag Z, and those of adverb phrases R."""
    for i in [i for i, word in enumerate(lower) if word == "ago" and i and tags[i - 1] == "N"]:
        tags[i - 1] = "Z"  # 'A generation ago'
        if i > 1 and tags[i - 2] == "#":
            tags[i - 2] = "Z"  # 'two decades ago'
    for i in [i for i, word in enumerate(lower) if word in TELLS_TIME or tags[i] == "#" or "-" in word]:
        word, tag, former = lower[i], tags[i], tags[i - 1] if i else "."
        year = former in "ISZ" and RECENT_YEAR.fullmatch(word)  # 'since 2019'
        # 'last year', 'in October', but 'October sales' is a name
        joined = former == "C" and tags[i - 2] == "Z"  # 'between August and October'
        day = word.removeprefix("mid-")
        dated = joined or former in "IRVA#Z$X" or (i > 0 and lower[i - 1] == "since")  # 'Since June, 300 have drowned'
        named = (i and word in TIMES and lower[i - 1] in WHEN) or (day in DATES and dated)
        ahead = lower[max(i - 3, 0) : i - 1]
        named = named or (i > 1 and word in SPANS and lower[i - 1] in WHEN and not IN_A_SPAN.isdisjoint(ahead))
        # 'rose 12% year-on-year', 'up 40% year-to-date'
        spelled = former == "X" and word.count("-") == 2 and word.partition("-")[0] in TIMES
        if year or (named and tag in "NEA") or spelled or (former == "#" and word in ("am", "pm")):
            tags[i] = "A" if spelled and tags[i + 1 : i + 2] == ["N"] else "Z"  # 'a 24% year-on-year rise'
        _mark_adverbs(tags, lower, i)
        _mark_long_times(tags, lower, i)


def _mark_adverbs(tags: list[str], lower: list[str], i: int) -> None:
    """Mends the tags of a phrase around item i that only says how or when: 'in place', 'right now', 'as a result'."""
    word = lower[i]
    if tags[i] == "Z" and lower[i - 1] == "for" and lower[i + 1 : i + 2] and lower[i + 1] in DELIVERED:
        tags[i - 1 : i + 2] = "RRR"  # 'Corn for July delivery rose'
    if word.endswith("-year-olds") and tags[max(i - 2, 0) : i] == ["#", "T"]:
        tags[i - 2 : i] = "AA"  # 'Turnout among 18 to 24-year-olds'
    if i and word in ADVERBIAL and f"{lower[i - 1]} {word}" in ADVERBS:
        begun = i == 1 or tags[i - 2] in (",", ";")  # 'In return Rome promised', but 'in place of', 'at Home Depot'
        if "".join(tags[i + 1 : i + 2]) not in ("O", "N", "A", *("E" * (not begun))):
            tags[i - 1 : i + 1] = "RR"  # 'The safeguard now in place ends'
    if word == "end" and lower[max(i - 2, 0) : i] == ["in", "the"] and tags[i + 1 : i + 2] != ["O"]:
        tags[i - 2 : i + 1] = "RRR"  # 'In the end Lesotho was handed 15%'
    if i and lower[i - 1] == "since" and tags[i - 1] == "S" and tags[i] in "Z#":
        tags[i - 1] = "I"  # 'Rainfall since June 1 has been'
    noun = i and (tags[i - 1] in "DA" or lower[i - 1] == "far")  # 'the far right now has 40 seats'
    if word == "right" and tags[i] in "NA" and not noun and "".join(lower[i + 1 : i + 2]) in BEHIND_RIGHT:
        tags[i] = "R"  # 'Right now, having scored four times'
    if word == "result" and lower[max(i - 2, 0) : i] == ["as", "a"]:
        tags[i - 2 : i + 1] = "RRR"  # 'As a result 437,487 cars were sold'


def _mark_long_times(tags: list[str], lower: list[str], i: int) -> None:
    """Gives the words of a longer time around item i the tag Z: 'in the first nine months', 'year to date'."""
    word = lower[i]
    if word in TIMES and i > 1 and tags[i - 1] == "#" and lower[i - 2] in WHEN:
        tags[i - 2 : i + 1] = "ZZZ"  # 'in the first nine months'
    if word in TIMES and lower[max(i - 4, 0) : i - 1] in (["for", "delivery", "in"], ["for", "settlement", "in"]):
        tags[i - 4 : i + 1] = "RRRRR"  # 'Copper for delivery in three months eased'
    if (word in MONTHS or tags[i] == "Z") and i > 3 and lower[i - 4 : i] == ["to", "the", "end", "of"]:
        tags[i - 4 : i + 1] = "ZZZZZ"  # 'earnings for the year to the end of September'
    if word in TIMES and i and lower[i - 1] in MONTHS:
        tags[i - 1 : i + 1] = "ZZ"  # 'revenue for the September quarter'
    if word in TIMES and lower[i + 1 : i + 3] in (["to", "date"], ["on", word], ["over", word]):
        tags[i : i + 3] = "ZZZ"  # 'up 40% year to date', 'rose 12% year on year'


def _absorb_hedges(tags: list[str], lower: list[str], place: int) -> None:
    """The words that only hedge the number to come count as adverbs, so that no rule takes them for its noun."""
    if lower[max(place - 3, 0) : place] == ["plus", "or", "minus"]:
        tags[place - 3 : place] = "~~~"
    if " ".join(lower[max(place - 4, 0) : place]) in HEDGING:
        tags[place - 4 : place] = "~~~~"  # 'in the region of £20,000', 'the best part of £20,000'
    for at in range(place - 1, -1, -1):
        word, pair = lower[at], lower[max(at - 1, 0) : at + 1]
        if not (lower[at + 1] in ("least", "most") if word == "at" else word in HEDGES or tuple(pair) in PAIRS):
            return
        tags[at] = "~"


def _with_participle(found: re.Match[str]) -> str:
    return f"{found[1]}K"


def _past_forms(tags: str) -> str:
    """Each F made V or L, a participle where its clause has a finite verb after it; K is one after 'is' or 'has'."""
    tags = SO_FAR.sub(_with_participle, VERB_GROUP.sub(_with_participle, tags))
    if "F" not in tags:
        return tags
    out = list(tags)
    for i, tag in enumerate(tags):
        if tag == "F":
            before, after = out[i - 1] if i else ".", tags[i + 1 : i + 2] or "."
            reduced = before in "NE)R" and after in "IRT" and FINITE_AHEAD.match(tags, i + 1)
            aside = before == "," and i > 1 and out[i - 2] in "NE" and ASIDE_AHEAD.match(tags, i + 1)
            out[i] = "L" if before in "IO" or reduced or aside else "V"
    return "".join(out)
