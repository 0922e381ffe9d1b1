"""A sentence as a string of one-letter tags in which each number is an X: noun phrases, verbs, subjects."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from .mention import Mention, Sentence, is_money
from .naming import words as kind_words
from .neighbours import neighbours
from .numerals import MONTHS
from .words import LONG, RECENT_YEAR, Token, grammar

Extent = tuple[int, int]

PHRASE = re.compile(
    r"D[AGL#NE~]*X[AGLNE#]*[NE]#*"  # 'the key 30-year rate'
    r"|(?:DR?[AGL#]*|(?:R(?=[AL]))?[AL#]*)[NE](?:[NEA#]*[NE])?#*"
    r"(?:L#(?:T#)?|A(?=R*[VMBH]))?"  # 'women aged 25 to 54', 'the flat sold'
    r"|D?A*Z+"  # a time
    r"|D[AL]+(?=[BMVHIO.,])"  # 'the rich'
)
VERB_GROUP = re.compile(r"([BH]R*)[LGF]")
SO_FAR = re.compile(r"(B[R~]*X)[LF]")  # 'was just 5% contained'
FINITE_AHEAD = re.compile(r"(?:T[VBH]|[^,;.SWCT]|T(?![VBH]))*?[VMBHF]")  # but 'called on both to stretch it'
ASIDE_AHEAD = re.compile(r"[IT][^,;.SWCVMBHF]*,R*[VMBHF]")  # 'The firm, valued at $5bn, raised'
IN_STATE = re.compile(r"D(E,E,)(?=[AN]*N)")
WHO_SAYS = re.compile(r"W([DENA]+)(V)(?=R*[MBHV])")
PASSING = re.compile(r",[DENAOI]++(V)[ENDAPIZR#]{0,6}+(?=,)")
ASIDE_WHICH = re.compile(r",W[^,;SWVMBHF]*[VMBH][VMBHRK]*[^;SWVMBHF]*,$")
OF_VERB = re.compile(r"[VMBH][^SW;,]*$")
HEDGES = grammar("hedge")
FINITE_CLAUSE = re.compile(r"[^,;.SWCVMBH]*[VMBH][VMBHRK]*[^,;.SWCVMBH]*")
POLLED = neighbours("polled")
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
TELLS_TIME = WHENS | {"result", "end", "am", "pm", "right"} | ADVERBIAL
# verbs whose object does what follows: 'expects sales to rise'
RAISING = grammar("raising verb")
SAYING = frozenset(["said", "says", "say"])
ESTIMATING = grammar("estimating verb")
MENTION = Token(0, 0, "", "", "X")
LETTER = {name: letter for letter, name in LONG.items()} | {"X": "X"}  # of the tag of an item
# the tags of all items but verbs, which a look to the left may pass over at once
NO_VERB = "".join({*LONG, *"XZQK~"} - {*"VMBH"})
NO_VERB_FORM = "".join({*LONG, *"XZQK~"} - {*"VLGK"})
# a relative clause without its 'that', before the verb of its noun: 'price they receive has'
AN_AHEAD = re.compile(r"D[RAKFL~$]*$")
TOLD_OF = re.compile(r"[NE]PR*[MBH]{0,2}V[IR]?R*[MBHV][MBHRVLGK]*$")
# between a subject and its verb
FLOATING = frozenset(["each", "both", "all", "itself", "himself", "herself", "themselves"])
BACK = frozenset(["it", "they", "he", "she", "this", "that"])


class Clause(NamedTuple):
    """A sentence as items: its words, and each mention as one item with tag X."""

    tags: str
    words: list[str]
    lower: list[str]
    begins: dict[int, int]  # the item where a phrase begins → the item after its last
    ends: dict[int, int]  # the item after a phrase's last → the item where it begins
    places: list[int]  # the item of each mention
    subjects: dict[int, Extent | None]  # of the clauses of the items asked for so far


def read_clause(sentence: Sentence) -> Clause:
    """The items and noun phrases of a sentence."""
    items, places = _items(sentence)
    tags, words, lower = [LETTER[item[4]] for item in items], [item[2] for item in items], [item[3] for item in items]
    for place, mention in zip(places, sentence.mentions, strict=True):
        _absorb_hedges(tags, lower, place)
        _mark_behind(tags, lower, place, mention)
    _mark_times(tags, lower)
    for i in [i for i, word in enumerate(lower) if word == "tax" and i > 1 and lower[i - 2] in TAXED]:
        if lower[i - 1] in ("after", "before") and tags[i + 1 : i + 2] != ["N"]:
            tags[i - 1 : i + 1] = "NN"  # 'Profit before tax fell'
    for i in [i for i, word in enumerate(lower[:-1]) if word == "her" and tags[i + 1] in "TI,."]:
        tags[i] = "P"  # 'ordered her to pay'
    for i in [i for i, word in enumerate(lower) if word.endswith("-based") and i > 1 and tags[i - 1] == ","]:
        if i > 2 and tags[i - 3 : i - 1] == ["D", "E"]:
            tags[i - 2 : i + 1] = "AAA"  # 'the Columbus, Ohio-based chain'
    for i in [m.start(1) for m in IN_STATE.finditer("".join(tags))]:
        tags[i : i + 4] = "AAAA"  # 'shares of the Cambridge, Massachusetts, biotech'
    for i in [i for i, word in enumerate(lower) if word == "&" and "".join(tags[i - 1 : i + 2]) == "ECE"]:
        tags[i] = "E"  # 'Calder & Strand Bank'
    string = _without_sayings(_past_forms("".join(tags)), lower)
    begins, ends = {}, {}
    for phrase in PHRASE.finditer(string):
        a, b = phrase.span()
        begins[a], ends[b] = b, a
        if (x := string.rfind("X", a, b)) >= 0:
            begins[x + 1] = b
    return Clause(string, words, lower, begins, ends, places, {})


def _mark_behind(tags: list[str], lower: list[str], place: int, mention: Mention) -> None:
    """Mends the tag of the word behind a mention, which the number before it makes a noun or a participle."""
    if lower[place + 1 : place + 2] in (["ends"], ["starts"], ["begins"], ["runs"]) and mention.money:
        tags[place + 1] = "V"  # 'whose programme of $3 billion ends in May'
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
    for i in [i for i, word in enumerate(lower) if word in TELLS_TIME or tags[i] == "#" or "-" in word]:
        word, tag, former = lower[i], tags[i], tags[i - 1] if i else "."
        year = former in "ISZ" and RECENT_YEAR.fullmatch(word)  # 'since 2019'
        # 'last year', 'in October', but 'October sales' is a name
        joined = former == "C" and tags[i - 2] == "Z"  # 'between August and October'
        day = word.removeprefix("mid-")
        named = (i and word in TIMES and lower[i - 1] in WHEN) or (day in DATES and (joined or former in "IRVA#Z$X"))
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
    hedged = (
        place > 3 and lower[place - 1] == "of" and " ".join(lower[place - 4 : place - 1]) in grammar("noun of a hedge")
    )
    if hedged:
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


# ---- noun phrases and subjects


def chain_left(c: Clause, j: int, links: str = "IOTC") -> Extent | None:
    """The phrase that ends before item j with what it is built on: 'the price of a new truck', and no time."""
    if j not in c.ends:
        return None
    end, a = j, c.ends[j]
    while a:
        k = a - 1 - (a > 1 and c.tags[a - 1] == "O" and c.lower[a - 2] == "out")  # 'people out of work'
        if c.tags[j - 1] == "Z":  # 'Revenue in the quarter', 'sales last month': the time is no part of the name
            k = _behind_participle(c, back(c, k if c.tags[k] in "IO" else a, "R"))  # 'arrivals so far this year'
            if k not in c.ends:
                return None
            end = j = k
        elif k in c.ends and c.tags[k] in links and c.lower[k] != "with":
            before = c.tags[c.ends[k] - 1] if c.ends[k] else "."
            told = before in "IT" and OF_VERB.search(c.tags, 0, k)
            if c.tags[k] == "C" and (before in "VX" or told or c.tags[k - 1] == "Z"):
                break  # 'fell on the hour and Smith rose': of another clause
            j = k
        elif "C" in links and c.tags[k] in "IT" and _behind_participle(c, k) in c.ends:  # 'cars sold locally in Ohio'
            j = _behind_participle(c, k)
        elif c.tags[k] == "G" and c.tags[k - 1] == "O" and k - 1 in c.ends:
            j = k - 1  # 'the risk of having a stroke'
        elif k in c.ends and c.tags[k] == "," == c.tags[c.ends[k] - 1] and "C" in c.tags[a:end]:
            j = k
        else:
            break
        a = c.ends[j]
    return (a, end) if c.tags[end - 1] != "Z" else None


def _behind_participle(c: Clause, k: int) -> int:
    """The item where 'sold locally' begins that ends before item k; k itself where none does."""
    at = back(c, k, "RLG")
    return at if "L" in c.tags[at:k] or "G" in c.tags[at:k] else k


def chain_right(
    c: Clause, i: int, links: tuple[str, ...] = ("in", "on", "for", "from", "between", "against")
) -> Extent | None:
    """The phrase that begins at item i with the phrases that hang on it by 'of' or one of the links."""
    if i not in c.begins:
        return None
    b = c.begins[i]
    while b + 1 in c.begins and (c.tags[b] == "O" or c.lower[b] in links) and c.tags[c.begins[b + 1] - 1] != "Z":
        b = c.begins[b + 1]
    return i, b


def clause_subject(c: Clause, k: int) -> Extent | None:
    """The extent of the subject of the clause that item k stands in."""
    if k not in c.subjects:
        c.subjects[k] = _find_subject(c, k)
    return c.subjects[k]


def _find_subject(c: Clause, k: int) -> Extent | None:
    doing = verb_near(c, k)
    a = c.ends.get(doing, 0)
    if a and c.tags[doing] == "G" and c.lower[a - 1] == "with" and "," not in c.tags[doing:k]:
        return a, doing  # 'with the U.S. receiving 90% of the profits'
    # '3% have left', 'expects 16 million cars will be sold', but 'shares that fell 3% have recovered'
    object_ = (
        c.tags[k - 1 : k] in ("V", "K") and c.lower[k - 1] not in RAISING | SAYING
    )  # 'said £2m had been set aside'
    end = c.begins.get(k + 2, k) if c.tags[k + 1 : k + 2] == "O" else k + 1  # '16% of the fleet was exposed'
    begins = c.tags[k - 1 : k] == "S" or k == 0  # 'estimates that 871,000 people arrived'
    asked = any(word in POLLED for word in c.lower[end : end + 1])  # 'but only 18% intend to invest'
    begins = begins or (asked and c.tags[back(c, k, "~R$") - 1] in "SC,")
    itself = c.tags[end : end + 1] in ("M", "B", "H", *("V" * begins)) and not object_
    v = -1 if itself else verb_before(c, k)
    to = verb_near(c, k)
    expects = c.tags[to - 1 : to + 1] == "TV" and any(c.lower[i] in ESTIMATING for i in range(to) if c.tags[i] == "V")
    if expects and "X" in c.tags[:to]:
        also = chain_left(c, to - 1, "IOT")
        if also and c.tags[also[0] - 1] == "C" and c.tags[also[0] - 2] in "XZ,N":
            return also  # 'expects the rate to come down to 30%, and growth to hold at 3%'
    foreseen = v >= 0 and c.tags[k - 1] == "T" and c.lower[v] in ESTIMATING and {",", "X"}.isdisjoint(c.tags[v:k])
    if foreseen and (raised := chain_left(c, k - 1)):
        return raised  # 'expects its exports to India to double'
    pronoun = False
    while v >= 0:
        found = subject_of(c, v)
        if isinstance(found, tuple):
            thing = pronoun and c.tags[found[0] - 1] == "S" and "E" not in c.tags[slice(*found)]
            if thing and c.lower[found[1] - 1] not in kind_words("org", "people"):
                return None  # 'When ground was broken it stood', but 'As the bank grew it hired'
            return found
        if found and found not in BACK:
            return None
        pronoun = bool(found)
        v = verb_before(c, v)  # 'said it has': it is the one who says
    k = back(c, k, "R~$")
    if FINITE_AHEAD.match(c.tags, k + 1) and not (k and c.tags[k - 1] == "I"):
        return None
    return chain_left(c, back(c, k, "IRTO(,$GLA"))


def back(c: Clause, k: int, tags: str) -> int:
    """The item where the stretch of items with such tags begins that ends before item k."""
    return len(c.tags[:k].rstrip(tags)) if k > 0 else 0


def verb_before(c: Clause, k: int) -> int:
    """The item of the verb nearest before item k, or -1."""
    return back(c, k, NO_VERB) - 1


def verb_near(c: Clause, k: int) -> int:
    """The item of the verb form that item k hangs on, also one in -ing; 0 where none is."""
    return max(back(c, k, NO_VERB_FORM) - 1, 0)


def subject_of(c: Clause, v: int) -> Extent | str:
    """The extent of the subject of the verb at item v; a word for a pronoun or a number, '' where none is found."""
    if relative := TOLD_OF.search(c.tags, 0, v + 1):
        return chain_left(c, relative.start() + 1) or ""  # 'The price they receive has sunk'
    v = back(c, v, "MBHTRVLGK")
    if c.lower[v - 1 : v] == ["there"] and c.tags[v - 2 : v - 1] in ("N", "E"):
        v -= 1  # 'Prices there rose'
    infinitive = c.tags[v] == "T"
    while v and c.lower[v - 1] in FLOATING:  # 'bread and cheese each rose'
        v -= 1
    before = c.tags[v - 1] if v else "."
    if before == "P":
        across = chain_left(c, v - 2) if v > 1 and c.tags[v - 2] == "I" else None  # 'the voltage across it was'
        return across or c.lower[v - 1]
    counted = before == "X" or (before in "#Z" and v - 1 not in c.ends)
    if counted and v not in c.ends:  # 'Homes from X to X stay', 'women aged 25 to 54'
        v = back(c, v, "#XCTIRL$(Z,D")
        v -= c.lower[v - 1 : v] == ["since"]  # 'Rainfall in the state since June 1 has been'
        v -= c.tags[v - 1 : v] == "O" and v - 1 in c.ends  # 'Turnout in the ballot of 640 members was'
        return subject_of(c, v - 1) if v and c.tags[v - 1] in "VMBH" else chain_left(c, v) or "number"
    if before == "W":
        at = v - 1
        while at and c.tags[at - 1] in ",I)":
            at = c.tags.rfind("(", 0, at) if c.tags[at - 1] == ")" else at - 1
        own = c.lower[c.ends.get(at, at)] in ("a", "an")  # 'to sign him for a fee that could rise'
        return chain_left(c, at, "O" if own or at < v - 1 else "IO") or ""  # ', which' is of the nearest
    if before == "," and (told := ASIDE_WHICH.search(c.tags, 0, v)):
        return chain_left(c, told.start()) or ""  # 'Syrah, which runs a plant in Vidalia, Louisiana, rose'
    if before in ",)" and (opener := c.tags.rfind("," if before == "," else "(", 0, v - 1)) > 0:
        near = chain_left(c, back(c, opener, "R"))
        aside = near and near[0] > 1 and c.tags[near[0] - 1] in "OI" and c.tags[near[0] - 2] == ","
        return (chain_left(c, near[0] - 2) if near and aside else near) or ""  # 'Pell, of Alder Close, Thornley, had'
    found = chain_left(c, v)
    return _whole_subject(c, v, found, infinitive) if found else ""


def _whole_subject(c: Clause, v: int, found: Extent, infinitive: bool) -> Extent | str:
    """The subject of the verb at item v, which may end in another phrase: 'the share of those who tried it (was)'."""
    which = c.ends[v] - 1  # ', which under a draft plan would hold'
    if which > 1 and c.tags[which] == "I" and c.tags[which - 1] == "W":
        return subject_of(c, which)
    inner = verb_before(c, found[0])
    if infinitive:  # 'used the time to cut': who used; 'expects sales to rise': sales
        return subject_of(c, inner) if inner >= 0 and c.lower[inner] not in RAISING else found
    if inner > 0 and set(",SC;").isdisjoint(c.tags[inner:v]):
        inner = back(c, inner, "MBHTRVLGKP")
        direct = c.tags[inner - 1] == "W"  # 'the share of those who had tried it was', 'the share that lenders hold is'
        which = inner - 1 if direct else c.tags.rfind("W", 0, v)
        if direct or (which > 0 and c.tags[which - 1] in "NE" and FINITE_CLAUSE.fullmatch(c.tags, which + 1, v)):
            return chain_left(c, which) or found
    return found
