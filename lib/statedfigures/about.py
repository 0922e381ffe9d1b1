"""What a number measures: the words of its sentence that name it, read off the string of the sentence's tags.

A sentence becomes a string of one-letter tags in which each mention is an X; a pattern finds the noun phrases. From an X
the words are looked for nearby (the noun it qualifies, an 'of' phrase), then in the subject of its clause.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .words import LETTERS, Mention, Sentence, tokenize

Extent = tuple[int, int]

PHRASE = re.compile(
    r"D[AGL#NE~]*X[AGLNE#]*[NE]#*"  # 'the key 30-year rate'
    r"|D?(?:R(?=[AL]))?[AGL#]*[NE](?:[NEA#]*[NE])?#*(?:L#(?:T#)?|A(?=R*[VMBH]))?"  # 'women aged 25 to 54', 'the flat sold'
    r"|D?A*Z+"  # a time
    r"|D[AL]+(?=[BMVHIO.,])"  # 'the rich'
)
VERB_GROUP = re.compile(r"(?<=[BH])(R*)([LGF])")
FINITE_AHEAD = re.compile(r"[^,;.SWC]*?[VMBHF]")
BETWEEN_NUMBERS = re.compile(r"[C,;R($~TI]*")
HEDGES = frozenset(
    "about around roughly nearly approximately almost over under above below more less fewer than least most just only"
    " some up well exactly estimated as much many lower higher even still another additional further extra another"
    " maximum minimum whopping record staggering total combined mere".split()
)
PAIRS = frozenset([("to", "up"), ("of", "total"), ("of", "maximum"), ("of", "minimum"), ("of", "sum")])
TIMES = frozenset(
    "year years month months week weeks quarter day days season seasons decade night morning summer winter".split()
)
DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday".split()
)
WHEN = frozenset("last this next past previous same first second third fourth prior each every the".split())
# verbs whose object does what follows: 'expects sales to rise'
RAISING = frozenset(
    "expect expects expected see sees saw want wants wanted allow allows allowed ask asks asked forecast forecasts cause"
    " causes caused help helps helped enable enables force forces forced require requires urge urged tell told lead led"
    " let get got predict predicts predicted projects projected estimates estimated order ordered".split()
)
# what a number is added to or taken from is measured: 'adding $5 to the price', 'wiped $5bn from its value'
ADDING = frozenset("add adds added adding".split())
TAKING = frozenset(
    "wipe wipes wiped wiping shave shaves shaved shaving knock knocks knocked knocking slash slashed cut strip"
    " stripped take takes took taking erase erased".split()
)
CHANGES = frozenset(
    "increase increases rise rises fall falls drop drops decline declines improvement jump jumps gain gains growth"
    " reduction reductions cut cuts change hike hikes surge plunge slump decrease boost loss losses dip climb".split()
)
PAYING = frozenset("pay pays paid paying spend spends spent spending invest invests invested investing".split())
LISTING = frozenset("ranging averaging totalling totaling worth costing valued priced estimated starting".split())
OWN = frozenset("its their his her".split())
BACK = frozenset("it they he she".split())
# verbs that do something to a quantity: what they act on is measured, not who acts
ACTING = frozenset(
    "raise raises raised raising reduce reduces reduced reducing increase increases increased increasing slash slashes"
    " slashed slashing push pushes pushed pushing pull pulls pulled pulling lift lifts lifted lifting boost boosts boosted"
    " boosting lower lowers lowered lowering grow grows grew growing trim trims trimmed trimming hike hikes hiked hiking"
    " expand expands expanded expanding improve improved improves improving double doubles doubled cut cuts cutting bring"
    " brings brought bringing take takes took taken taking put puts putting set sets setting keep keeps kept keeping hold"
    " holds held holding send sends sent sending drive drives drove driving value values valued valuing see saw estimate"
    " estimates estimated leave leaves left leaving price priced pricing".split()
)


class About(NamedTuple):
    """The words that name what is measured, whom the figure describes, and the rules that found them."""

    words: str
    subject: str
    rules: tuple[str, ...]


class Clause(NamedTuple):
    """A sentence as items: its words, and each mention as one item with tag X."""

    tags: str
    words: list[str]
    lower: list[str]
    begins: dict[int, int]  # the item where a phrase begins → the item after its last
    ends: dict[int, int]  # the item after a phrase's last → the item where it begins
    places: list[int]  # the item of each mention


class Near(NamedTuple):
    """A phrase found beside a mention; `joined`: the clause's subject names the figure too."""

    rule: str
    extent: Extent
    joined: bool = False


def about(sentence: Sentence, i: int) -> About:
    """The words of the sentence that name what its i-th mention measures; '' where it has none."""
    clause = read_clause(sentence)
    return _about(clause, sentence.mentions, i)


def _about(c: Clause, mentions: list[Mention], i: int) -> About:
    k = c.places[i]
    near = beside(c, k, mentions[i])
    if near is None and i and BETWEEN_NUMBERS.fullmatch(c.tags, c.places[i - 1] + 1, k):
        former = _about(c, mentions, 0 if ";" in c.tags[c.places[i - 1] : k] else i - 1)
        if former.words:
            return former._replace(rules=(former.rules[0], "as the number before"))
    subject = clause_subject(c, k)
    if near is None:
        if subject is None:
            return About("", "", ())
        return About(text_of(c, subject), "", ("subject",))
    words = text_of(c, near.extent)
    if near.joined and subject and (subject[1] <= near.extent[0] or subject[0] >= near.extent[1]):
        words = f"{words}, {text_of(c, subject)}"
    return About(words, "", (near.rule,))


# ---- a sentence as items


def read_clause(sentence: Sentence) -> Clause:
    """The items and noun phrases of a sentence."""
    sentence.tokens = sentence.tokens or tokenize(sentence.text, sentence.start, sentence.end)
    tags, words, lower, places = _items(sentence)
    string = _past_forms("".join(tags))
    begins, ends = {}, {}
    for phrase in PHRASE.finditer(string):
        a, b = phrase.span()
        begins[a], ends[b] = b, a
        if "X" in phrase[0]:
            begins[string.rindex("X", a, b) + 1] = b
    return Clause(string, words, lower, begins, ends, places)


def _items(sentence: Sentence) -> tuple[list[str], list[str], list[str], list[int]]:
    """Tags, words, words in small letters, and where the mentions are."""
    tags: list[str] = []
    words: list[str] = []
    lower: list[str] = []
    places: list[int] = []
    mentions, n = sentence.mentions, 0
    starts = [m.start for m in mentions] + [sentence.end]
    ends = [min(max(m.end, m.noun_end), starts[i + 1]) for i, m in enumerate(mentions)]
    for token in sentence.tokens:
        while n < len(ends) and token.start >= ends[n]:
            n += 1
        if token.end > starts[n]:
            if len(places) <= n:
                _absorb_hedges(tags, lower, token.tag == "$")
                places += [len(tags)] * (n + 1 - len(places))
                tags.append("X")
                words.append(token.text)
                lower.append("")
            continue
        tag = LETTERS.get(token.tag, token.tag)
        if tags and tag in "NEA#" and _is_time(token.lower, tag, tags[-1], lower[-1]):
            tag = "Z"
        tags.append(tag)
        words.append(token.text)
        lower.append(token.lower)
    places += [max(len(tags) - 1, 0)] * (len(mentions) - len(places))
    return tags, words, lower, places


def _is_time(word: str, tag: str, tag_before: str, before: str) -> bool:
    """Whether a word says when: 'last year', 'in October', 'since 2019'; 'October sales' is a name."""
    if tag == "#":
        return len(word) == 4 and word[:2] in ("19", "20") and tag_before in "ISZ"
    return (word in TIMES and before in WHEN) or (word in DATES and tag_before in "IRVA#Z$")


def _absorb_hedges(tags: list[str], lower: list[str], signed: bool) -> None:
    """The words that only hedge the number to come count as adverbs, so that no rule takes them for its noun."""
    at = len(tags)
    while at:
        word, earlier = lower[at - 1], lower[at - 2] if at > 1 else ""
        if word in ("us", "hk", "nz") and signed:
            word = "about"  # the currency's 'US' of 'US $5'
        if word == "at" and lower[at : at + 1] not in (["least"], ["most"]):
            return
        if word not in HEDGES and word != "at" and (word, earlier) not in PAIRS:
            return
        at -= 1
        tags[at] = "~"


def _past_forms(tags: str) -> str:
    """Each F made V or L, a participle where its clause has a finite verb after it; K is one after 'is' or 'has'."""
    tags = VERB_GROUP.sub(r"\1K", tags)
    if "F" not in tags:
        return tags
    out = list(tags)
    for i, tag in enumerate(tags):
        if tag == "F":
            before, after = out[i - 1] if i else ".", tags[i + 1 : i + 2] or "."
            reduced = before in "NE)R" and after in "IRT" and FINITE_AHEAD.match(tags, i + 1)
            out[i] = "L" if before in "IO" or reduced else "V"
    return "".join(out)


# ---- noun phrases and subjects


def chain_left(c: Clause, j: int, links: str = "IOTC") -> Extent | None:
    """The phrase that ends before item j with what it is built on: 'the price of a new truck', and no time."""
    if j not in c.ends:
        return None
    end, a = j, c.ends[j]
    while a:
        k = a - 1
        if c.tags[j - 1] == "Z":  # 'Revenue in the quarter', 'sales last month': the time is no part of the name
            k = k if c.tags[k] in "IO" else a
            if k not in c.ends:
                return None
            end = j = k
        elif k in c.ends and c.tags[k] in links:
            before = c.tags[c.ends[k] - 1] if c.ends[k] else "."
            if c.tags[k] == "C" and (before in "VX" or before in "IT" and _has_verb(c, k) or c.tags[k - 1] == "Z"):
                break  # 'fell on the hour and Smith rose': of another clause
            j = k
        elif "C" in links and c.tags[k] in "IT" and c.tags[k - 1] in "LG" and k - 1 in c.ends:  # 'men aged 18 to 34 in'
            j = k - 1
        elif k in c.ends and c.tags[k] == "," and "C" in links and "C" in c.tags[a:end] and c.tags[c.ends[k] - 1] == ",":
            j = k
        else:
            break
        a = c.ends[j]
    return (a, end) if c.tags[end - 1] != "Z" else None


def chain_right(c: Clause, i: int, links: tuple[str, ...] = ("in", "on", "for", "from", "between", "against")) -> Extent | None:
    """The phrase that begins at item i with the phrases that hang on it by 'of' or one of the links."""
    if i not in c.begins:
        return None
    b = c.begins[i]
    while b + 1 in c.begins and (c.tags[b] == "O" or c.lower[b] in links):
        if c.tags[c.begins[b + 1] - 1] == "Z":
            break
        b = c.begins[b + 1]
    return i, b


def clause_subject(c: Clause, k: int) -> Extent | None:
    """The extent of the subject of the clause that item k stands in."""
    v = verb_before(c, k)
    while v >= 0:
        found = subject_of(c, v)
        if isinstance(found, tuple):
            return found
        if found and (found not in BACK or v == 0):
            return None
        v = verb_before(c, v)  # 'said it has': it is the one who says
    while k and c.tags[k - 1] in "R~$":
        k -= 1
    if FINITE_AHEAD.match(c.tags, k + 1) and not (k and c.tags[k - 1] == "I"):
        return None
    while k and c.tags[k - 1] in "IRTO(,$GLA":
        k -= 1
    return chain_left(c, k)


def verb_before(c: Clause, k: int) -> int:
    """The item of the verb nearest before item k, or -1."""
    for v in range(k - 1, -1, -1):
        if c.tags[v] in "VMBH":
            return v
    return -1


def _has_verb(c: Clause, k: int) -> bool:
    """Whether the clause has a verb before item k."""
    v = verb_before(c, k)
    return v >= 0 and not any(tag in "SW;," for tag in c.tags[v:k])


def verb_near(c: Clause, k: int) -> int:
    """The item of the verb form that item k hangs on, also one in -ing; 0 where none is."""
    return next((v for v in range(k - 1, -1, -1) if c.tags[v] in "VLGK"), 0)


def subject_of(c: Clause, v: int) -> Extent | str:
    """The extent of the subject of the verb at item v; a word for a pronoun or a number, '' where none is found."""
    infinitive = False
    while v and c.tags[v - 1] in "MBHTRVLGK":
        v -= 1
        infinitive = c.tags[v] == "T"
    before = c.tags[v - 1] if v else "."
    if before == "P":
        if v > 1 and c.tags[v - 2] == "I" and (found := chain_left(c, v - 2)):  # 'the voltage across it was'
            return found
        return c.lower[v - 1]
    if before in "#XZ" and v not in c.ends and (before == "X" or v - 1 not in c.ends):  # 'Homes from X to X stay', 'women aged 25 to 54'
        while v and c.tags[v - 1] in "#XCTIRL$(Z,D":
            v -= 1
        if v and c.tags[v - 1] in "VMBH":
            return subject_of(c, v - 1)
        return chain_left(c, v) or "number"
    if before == "W":
        at = v - 1
        while at and c.tags[at - 1] in ",I)":
            at = c.tags.rfind("(", 0, at) if c.tags[at - 1] == ")" else at - 1
        return chain_left(c, at, "O" if at < v - 1 else "IO") or ""  # ', which' is of the nearest
    if before in ",)" and (opener := c.tags.rfind("," if before == "," else "(", 0, v - 1)) > 0:
        return chain_left(c, opener) or ""
    found = chain_left(c, v)
    if found and infinitive and (main := verb_before(c, found[0])) >= 0 and c.lower[main] not in RAISING:
        return subject_of(c, main)  # 'used the time to cut': who used; 'expects sales to rise': sales
    return found or ""


def text_of(c: Clause, extent: Extent) -> str:
    """The words of an extent without articles and possessives."""
    return " ".join(c.words[i] for i in range(*extent) if c.tags[i] not in "DX~$()" and c.lower[i] != "total")


# ---- beside a mention


def beside(c: Clause, k: int, mention: Mention) -> Near | None:
    """The phrase beside the mention at item k that names what it measures, by the first rule that applies."""
    left = k
    while left and c.tags[left - 1] in "R~$":
        left -= 1
    if left and c.tags[left - 1] == "D":
        left -= 1
    return _after(c, k, mention) or _before(c, k, left, mention)


def _after(c: Clause, k: int, mention: Mention) -> Near | None:
    tags, at = c.tags, k + 1
    if tags.startswith("(X)", at):
        at += 3
    elif tags[k - 1 : k + 2] == "(X)":
        at += 1
    after = tags[at : at + 1]
    if not after:
        return None
    money = len(mention.unit) == 3 and mention.unit.isupper()
    if after in "NEAL" and not mention.noun and at in c.begins:
        (_, b), opener = chain_right(c, at) or (at, at), k
        while opener and tags[opener - 1] in "ANE$~":
            opener -= 1
        before = tags[opener - 1] if opener else "."
        opens = tags[c.begins[at] :][:1] in ("V", "B", "M", "H") and before != "D"
        if tags[b - 1] != "Z" and not (opens and verb_before(c, k) >= 0):  # 'rose 5% Tesla gained': a new clause
            return Near("noun after", (opener, b), before != "S" and c.lower[opener - 2 + (before != "D")] not in ("of", "after"))
    link = c.lower[at]
    v = c.lower[verb_near(c, k)]
    paid = money and v in PAYING and link in ("for", "on", "in")
    of = after == "O" or (money and link == "in") or link == "off"
    if of or paid or (link == "to" and v in ADDING) or (link == "from" and v in TAKING):
        extent = chain_right(c, at + 1, ())
        if extent and tags[extent[1] - 1] != "Z" and (after == "O" or tags[extent[0]] != "E"):
            own = mention.unit != "percent" or c.lower[at + 1] in OWN
            return Near("of phrase", extent, paid or (after == "O" and own))
    return None


def _before(c: Clause, k: int, left: int, mention: Mention) -> Near | None:
    tags = c.tags
    before = tags[left - 1] if left else "."
    if before == "O" and (extent := chain_left(c, left - 1, "IO")):
        return Near("phrase of", extent, c.lower[extent[0] - 1] not in ("with", "on", "to", "than"))
    if before == "(" and left > 1 and tags[left - 2] != "X" and (extent := chain_left(c, left - 1)):
        return Near("bracket", extent)
    bare = mention.unit in ("", "year") and not mention.noun
    if before == "," and bare and tags[k + 1 : k + 2] in ",." and (extent := chain_left(c, left - 1)):
        return Near("apposition", extent)
    at, prep = (left - 1, c.lower[left - 1]) if before in "IT" else (left, "")
    if at and tags[at - 1] in "LG":
        listing = c.lower[at - 1] in LISTING
        noun = at - 2 if listing and tags[at - 2] == "," else at - 1
        extent = chain_left(c, noun, "IO")
        if extent and (listing or tags[at - 1] == "L" or tags[extent[0] - 1] not in "VG"):
            return Near("participle", extent if listing or tags[at - 1] == "L" else (extent[0], at))
    if (extent := chain_left(c, at, "IO")) is None:
        return None
    a = extent[0]
    verb, word = (tags[a - 1], c.lower[a - 1]) if a else (".", "")
    money = len(mention.unit) == 3 and mention.unit.isupper()
    if verb in "VGLKX" and (word in ACTING and prep in ("", "by", "to", "from", "at") or money and prep in ("for", "at")):
        return Near("object", extent, c.lower[a] in OWN)
    if word == "with" and prep in ("at", "up", "down") or c.lower[a + (tags[a] in "DA")] in CHANGES and prep in ("to", "by"):
        return Near("phrase before", extent, c.lower[a] in OWN)
    if a and verb in ",C;(" and prep in ("", "by", "to", "at", "between") and verb_before(c, a) >= 0:
        if verb == "C" and a - 1 in c.ends and c.tags[c.ends[a - 1] - 1] in "C,":  # 'and fats and oils by 6%'
            extent = c.ends[a - 1], extent[1]
        return Near("gap", extent)
    apposed = tags[at - 1] == "E" and not money and mention.unit != "percent" and not mention.noun
    if not prep and (left < k or apposed):
        return Near("phrase before", extent, c.lower[a] in OWN)
    return None
