"""A sentence as a string of one-letter tags in which each number is an X: noun phrases, verbs, subjects."""

from __future__ import annotations

import re
from typing import NamedTuple

from .items import FINITE_AHEAD, read_items
from .mention import Sentence
from .naming import words as kind_words
from .neighbours import neighbours
from .words import LONG, grammar

Extent = tuple[int, int]

PHRASE = re.compile(
    r"D[AGL#NE~]*X[AGLNE#]*[NE]#*"  # 'the key 30-year rate'
    r"|(?:DR?[AGL#]*|(?:R(?=[AL]))?[AL#]*)[NE](?:[NEA#]*[NE])?#*"
    r"(?:L#(?:T#)?|A(?=R*[VMBH]))?"  # 'women aged 25 to 54', 'the flat sold'
    r"|D?A*Z+"  # a time
    r"|D[AL]+(?=[BMVHIO.,])"  # 'the rich'
)
ASIDE_WHICH = re.compile(r",W[^,;SWVMBHF]*[VMBH][VMBHRK]*[^;SWVMBHF]*,$")
OF_VERB = re.compile(r"[VMBH][^SW;,]*$")
FINITE_CLAUSE = re.compile(r"[^,;.SWCVMBH]*[VMBH][VMBHRK]*[^,;.SWCVMBH]*")
# behind the noun of 'the number of people': 'owning a gun', 'solved', 'who own a home'
TOLD_APART = re.compile("(?:R*[GL]|A(?=~*X)|WR*(?:MR*)?[VBH]+[KLG]?)[^VBHMW,;SX]*(?:IX|~X|[RA]SX?)?[^VBHMW,;SX]*")
POLLED = neighbours("polled")
# verbs whose object does what follows: 'expects sales to rise'
RAISING = grammar("raising verb")
SAYING = frozenset(["said", "says", "say", "claimed", "claims", "claim", "estimated", "estimates", "estimate"])
ESTIMATING = grammar("estimating verb")
# the tags of all items but verbs, which a look to the left may pass over at once
NO_VERB = "".join({*LONG, *"XZQK~"} - {*"VMBH"})
NO_VERB_FORM = "".join({*LONG, *"XZQK~"} - {*"VLGK"})
# a relative clause without its 'that', before the verb of its noun: 'price they receive has'
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
    tags, words, lower, places = read_items(sentence)
    begins, ends = {}, {}
    for phrase in PHRASE.finditer(tags):
        a, b = phrase.span()
        begins[a], ends[b] = b, a
        if (x := tags.rfind("X", a, b)) >= 0:
            begins[x + 1] = b
    return Clause(tags, words, lower, begins, ends, places, {})


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
            before = "." if c.lower[c.ends[k] - 1] in SAYING else before  # 'said profits and sales rose'
            if c.tags[k] == "C" and (before in "VX" or told or c.tags[k - 1] == "Z"):
                break  # 'fell on the hour and Smith rose': of another clause
            j = k
        elif "C" in links and c.tags[k] in "IT" and _behind_participle(c, k) in c.ends:  # 'cars sold locally in Ohio'
            j = _behind_participle(c, k)
        elif c.tags[k] == "G" and (c.tags[k - 1] == "O" or c.lower[k - 2] == "threshold") and k - 1 in c.ends:
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


def clause_ends(c: Clause, k: int, also: str = "") -> bool:
    """Whether a clause ends before item k: nothing, a stop, a comma, an 'and' or one of the tags `also` is there."""
    return c.tags[k : k + 1] in ("", *".,;C", *also)


def clause_subject(c: Clause, k: int) -> Extent | None:
    """The extent of the subject of the clause that item k stands in."""
    if k not in c.subjects:
        c.subjects[k] = _find_subject(c, k)
    return c.subjects[k]


def _is_subject(c: Clause, k: int) -> bool:
    """'3% have left', 'expects 16 million cars will be sold', but 'shares that fell 3% have recovered'."""
    if c.tags[k - 1 : k] in ("V", "K") and c.lower[k - 1] not in RAISING | SAYING:
        return False  # but 'said £2m had been set aside'
    # '16% of the fleet was exposed', 'The UN says 14 people in Congo have died'
    of = c.tags[k + 1 : k + 2] == "O" or (c.tags[k + 1 : k + 2] == "I" and c.lower[k - 1] in SAYING)
    end = c.begins.get(k + 2, k) if of else k + 1
    while end > k + 1 and c.tags[end : end + 1] in ("I", "T") and end + 1 in c.begins:
        end = c.begins[end + 1]  # '22% of exports to the U.S. are taxed'
    # 'estimates that 871,000 people arrived', 'The rebels say 25 civilians died'
    begins = c.tags[k - 1 : k] == "S" or k == 0 or c.lower[k - 1] in SAYING
    asked = any(word in POLLED for word in c.lower[end : end + 1])  # 'but only 18% intend to invest'
    begins = begins or (asked and c.tags[back(c, k, "~R$") - 1] in "SC,")
    return c.tags[end : end + 1] in ("M", "B", "H", *("V" * begins))


def _find_subject(c: Clause, k: int) -> Extent | None:
    doing = verb_near(c, k)
    a = c.ends.get(doing, 0)
    if a and c.tags[doing] == "G" and c.lower[a - 1] == "with" and "," not in c.tags[doing:k]:
        return a, doing  # 'with the U.S. receiving 90% of the profits'
    v = -1 if _is_subject(c, k) else verb_before(c, k)
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
    if c.words[k].endswith("ed") and (apart := _told_apart(c, k)):
        return apart  # 'The number of people waiting longer than a year doubled'
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
    if apart := _told_apart(c, back(c, v, "MBHR")) or _to_do(c, back(c, v, "MBHR")):
        return apart
    v = back(c, v, "MBHTRVLGK")
    v -= c.lower[v : v + 1] in (["abroad"], ["overseas"]) and c.tags[v - 1 : v] == "I"  # 'Calls from abroad fell'
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
    aged = before == "#" and c.tags[v - 3 : v - 1] == "NI" and c.lower[v - 2] in ("over", "under", "above", "below")
    if aged and (those := chain_left(c, v - 2)):
        return those[0], v  # 'Children under 15 account for'
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


def _told_apart(c: Clause, v: int) -> Extent | None:
    """'the number of people owning a gun', 'the share of women who work part-time' before the verb at item v."""
    of = c.tags.rfind("O", 0, v)
    while of > 0 and not (c.lower[of - 1] in grammar("of those told apart") and of in c.ends and of + 1 in c.begins):
        of = c.tags.rfind("O", 0, of)
    end = c.begins[of + 1] if of > 0 else v
    doing = c.tags[end:v]
    told = TOLD_APART.fullmatch(doing)
    if told is None:
        return None
    x = c.tags.find("X", end, v)  # 'patients seen within four hours'
    return c.ends[of], v if x < 0 or c.tags[x - 1] == "~" else back(c, x, "I~D")


def _to_do(c: Clause, v: int) -> Extent | None:
    """'Applications to study nursing', 'Attempts to cross the Channel' before the verb at item v."""
    to = c.tags.rfind("TV", 0, v)
    head = to - 1
    if head < 0 or c.lower[head] not in grammar("wish to do") or to not in c.ends or v not in c.ends:
        return None
    return (c.ends[to], v) if c.ends[v] == to + 2 else None


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
