"""What a number shares with the one before it: 'those in York', ', down 5 percent', 'against a target of 5%'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .beside import CHANGES, STATISTICS, Near
from .clause import BACK, ESTIMATING, Clause, Extent, back, clause_ends, clause_subject, verb_before, verb_near
from .core import core, core_from, head_of, text_of
from .frames import ahead_or_behind
from .mention import PERCENTS, Mention, Sentence
from .names import ANY_VERB, POSSESSIVE, holder, is_name, where_told
from .naming import words
from .neighbours import any_of, neighbours, singular
from .numerals import is_when
from .places import unowned
from .words import PUTS, either, grammar

if TYPE_CHECKING:
    from .about import About

# also '4.1% of GDP from 5%', 'doubled since the start of May to 5%'
BETWEEN_NUMBERS = re.compile(r"(?:OD?[NAE]+(?:(?=I)|DN(?=T)))?(?:[C,;R($~TIZ]|[AD]+(?=Z)|DNO(?=Z))*")
GIVING = grammar("giving verb") | grammar("paying verb") | {"fine", "charge", "charged", "charges"}
FORETOLD = neighbours("foreseen") | ESTIMATING
FORMERLY = grammar("no longer so") | grammar("still so")
HELD_AGAINST = grammar("held against")
AGAINST = neighbours("set against") | grammar("meeting a mark")
AGAINST |= {"from", "with", "to", "above", "below", "than", "short", "shy", "since"}
BEYOND = ("ahead of", "short of", "compared with", "compared to", "instead of", "rather than")
# 'the figure', 'the previous record', 'the target'
LABEL = rf"(?:(?:{either('before a label')}) )?(?:{any_of('figure')}|{either('label of a figure')})"
THE_FIGURE = re.compile(rf"(?:the|that|this) {LABEL}")
A_LABEL = re.compile(LABEL)
OLD_LEVEL = re.compile(
    r"\b(?:up|down|compared) (?:from|with|to) (?:an?|the|its|their) (?:\w+ )?"
    rf"(?:{any_of('figure')}|level|target|guidance) of$"
)
OF_THEM = re.compile(r",? of (?:them|whom|which|those(?= (?:are|were|do|did|have|had|will|would|could|can|may)\b))\b")
PUT_BY = ("object", "phrase before", "gap")
FRONTING = ("in", "among", "for", "at", "on")
HELD_BY = ("in", "of", "at", "from", "for", "among")  # 'prices in York', but 'exports to York'
AT_NUMBER = frozenset(["down", "up", "to", "at", "under", "over", "below", "above", "now", "still", "only", "just"])
THOSE_OF = (*HELD_BY, "to", "on")
OWN_DEED = re.compile("(?:OD?[NAE]+)?[BHMR]*[VK][^VBHMCSW;X]*,[~D]*")
ELIDED = re.compile("[,~$RIT]*")  # 'and that of tin by 3%'


def against_former(c: Clause, sentence: Sentence, i: int, near: Near, words: str) -> About | None:
    """What the number before measures, of its target or its change: ', against a target of 5%', ', a drop of 62%'."""
    mention, units = sentence.mentions[i], [m.unit for m in sentence.mentions]
    nearby = units[max(0, i - 2) : i]
    alike = mention.unit in nearby or (mention.unit in PERCENTS and not PERCENTS.isdisjoint(nearby))
    alike = alike or (mention.paid and any(unit.partition("/")[0] == mention.base for unit in nearby))
    held = alike and _held_against(c, near, words)
    if not (held or (i and _apposed_change(c, near) and sentence.named[i - 1].rules)):
        return None
    farther = held and i > 1 and units[i - 1] != units[i] == units[i - 2]  # '71% within four hours, short of 78%'
    former: About = sentence.named[i - 1 - farther]
    other = holder(c, near.extent) if c.lower[near.extent[1] - 1] == "average" else ""  # 'against an EU average of 2%'
    return former.again("as the number before", other)


def as_former(c: Clause, sentence: Sentence, i: int) -> About | None:
    """What the i-th mention shares with the one before: '$3 in May and $4', ', down 5 percent', 'at 4% for a year'."""
    k, mention, before = c.places[i], sentence.mentions[i], sentence.mentions[i - 1]
    last, lead = c.places[i - 1], back(c, k, "R~$D") - 1
    end = c.lower[lead] in ("to", "from") and not before.noun  # 'headset sales rose 60% to 3.9 million headsets'
    given = mention.paid and before.noun and not before.paid and c.lower[verb_near(c, last)] in GIVING
    if given and not ANY_VERB.search(c.tags, last, k):
        return None  # 'fined 71 firms a total of $38m', 'will pay its 1,950 suppliers 47.5 cent a litre'
    if mention.timed and c.lower[k + 1 : k + 2] in (["low"], ["high"], ["peak"]):
        return None  # 'up 60% from a nine-year low'
    if before.unit == "date" and (mention.money or c.lower[k + 1 : k + 2] == ["later"]):
        return None  # 'goes on sale on September 19 at $899'
    if before.timed and before.unit != "date" and not mention.timed:
        return None  # 'will fall over four years from 5% to 1%'
    if mention.noun and mention.unit not in ("ratio", before.unit) and not end:
        return None  # 'freed 20 hostages and 2,000 prisoners'
    apart = k == last + 1 or (mention.unit == "percent" and c.tags[back(c, k, "~R$") - 1] == "C")
    if apart and c.tags[k + 1 : k + 2] in ("V", "H", "B"):
        return None  # 'Support fell to 29%, and 13% had no opinion', 'Of 1,850 requests 730 were approved'
    points = mention.unit == "percentage point" and before.unit == "percent"  # '81% of its seats, 2.1 points more than'
    like = points or mention.unit in ("percent", "ratio", before.unit)
    former: About = sentence.named[0 if ";" in c.tags[last:k] else i - 1]
    aimed = i > 1 and former.rule == "phrase of" and former.words.lower().rpartition(" ")[2] in HELD_AGAINST
    if aimed and c.lower[lead] == "from" and sentence.mentions[i - 2].unit == mention.unit:
        former = sentence.named[i - 2]  # 'slowed to 1.7%, under its goal of 2%, from 2.0%'
    which = c.tags[:k].endswith(("WMB", "WB"))
    beyond = which and not {"above", "below"}.isdisjoint(c.lower[k + 1 : k + 2])  # 'which is 5C above'
    shared = (like and (beyond or _compared(c, last, k))) or _moved(c, k)  # 'Just 502 flats changed hands, down 9%'
    if not (shared or BETWEEN_NUMBERS.fullmatch(c.tags, last + 1, k)):
        return None
    if not (former.words or before.unit == "vote" or (shared and before.noun and not before.timed)):
        return None
    if former.measure.startswith("share of ") and not like:
        return None  # 'mined 72% of the world's cobalt, or 220,000 tonnes'
    lasting = mention.timed and mention.unit != "date" and not before.timed
    if lasting and former.rule == "participle":
        return None  # 'stole jewels worth £3m in four minutes'
    other = _otherwise(c, k, lead, mention, former, points)
    if lasting and (c.tags[lead] == "I" or c.lower[k - 1] == "over") and former.measure and not other:
        other = f"duration of {former.measure}"
    return former.again("as the number before", _for_whom(c, k, lead) or where_told(c, i, mention), other)


def _otherwise(c: Clause, k: int, lead: int, mention: Mention, former: About, points: bool) -> str | None:
    """What the number at item k measures where that is near to what the one before does, None where it is the same."""
    behind = c.lower[k + 1 : k + 2]
    if c.lower[k - 1] == "worth":
        return f"value of {former.measure}"
    lost = c.lower[verb_near(c, former.item[1])] in grammar("lost")
    if lost and former.measure != "loss" and behind in (["more"], ["less"], ["fewer"], ["as"]) and not mention.noun:
        return f"{former.measure} lost"  # 'The party lost 40 seats, twice as many as in 2019'
    if points and (apart := ahead_or_behind(c, k)):
        return apart  # 'are at 42%, five points ahead of the Greens'
    whom = core_from(c, k + 2) if behind in (["for"], ["among"]) else ""
    quantity, among, _ = former.measure.partition(" among ")
    if among and whom and not _for_whom(c, k, lead):
        return f"{quantity} among {whom}"  # 'unemployment among women was 9%, against 11% for men'
    if mention.unit == "percent" and c.tags[k + 1 : k + 3] == "WV" and former.measure.startswith("share of "):
        return f"share who {c.lower[k + 2]}"  # 'disapproved, compared with 41% who approved'
    if c.tags[k - 2 : k] == "XT" and former.measure.startswith("share of vote "):  # 'by 64% to 36%'
        return "share of vote for" if former.measure.endswith("against") else "share of vote against"
    # 'by 11 votes to five', but 'won 40 votes, against 30 for Lind', 'won 331 votes, above the 288 needed'
    rival = (c.lower[lead] == "against" and behind == ["for"]) or behind in (["needed"], ["required"])
    return None if rival else {"votes": "votes against", "votes against": "votes for"}.get(former.measure)


def _for_whom(c: Clause, k: int, lead: int) -> str:
    """The name of 'gives Labour 43% of the vote, against 38% for Unity', '' where none is."""
    end = c.begins.get(k + 2, 0) if c.lower[k + 1 : k + 2] == ["for"] else 0
    name = (k + 2, end)
    if not end or c.lower[lead] not in ("against", "to", "with"):
        return ""
    rival = c.lower[k + 2] in ("her", "his", "their") and end == k + 4  # 'against 46.9% for her challenger'
    return holder(c, name) if is_name(c, name) else c.lower[k + 3] if rival else ""


def _apposed_change(c: Clause, near: Near) -> bool:
    """'seized 44 tonnes of tea in May, a drop of 62%': whether a change stands in apposition to what was told."""
    a, b = near.extent
    told = near.rule == "phrase of" and c.lower[a] in ("a", "an") and c.tags[a - 1] == ","
    yearly = b - a == 3 and c.lower[a + 1] in grammar("of a change")  # 'an annual increase of 7%'
    return told and (b - a == 2 or yearly) and c.lower[b - 1] in CHANGES


def _held_against(c: Clause, near: Near, words: str) -> bool:
    """'rose to 5.8%, against a target of 5%', 'up from a range of $3 to $4': what was aimed at, or was before."""
    before = c.lower[near.extent[0] - 2 : near.extent[0]]
    *told, head = words.lower().split(" ")
    held = singular(head) in HELD_AGAINST or _is_extreme(words.lower())
    held = held and not (head == "budget" and told)  # 'took $62m, against a production budget of $110m'
    if near.rule == "noun after":  # 'more than double the 18-minute target'
        return held and c.tags[near.extent[0] - 2 : near.extent[0] + 1] == "XDX"
    # 'half the EU average of 6%', 'twice the national average of 11%'
    times = "XD" in (c.tags[near.extent[0] - 1 : near.extent[0] + 1], c.tags[near.extent[0] - 2 : near.extent[0]])
    return held and near.rule == "phrase of" and (times or not AGAINST.isdisjoint(before))


def _is_extreme(words: str) -> bool:
    """'peak', 'July peak', 'all-time high': whether words name the highest or the lowest of what was told."""
    *when, head = words.split(" ")
    return head in STATISTICS and all(is_when(word) or word in grammar("of an extreme") for word in when)


def fronted(c: Clause, i: int) -> Extent | None:
    """The phrase that tells of whom the i-th number is before all else: 'For Germans the figure is 34 kg', 'in Uri 3%'.

    What follows it is but 'it', 'they' or 'the rate', or nothing, where the number before is told so too.
    """
    k = c.places[i]
    at, least = back(c, k, "~R$D"), c.places[i - 1] + 1 if i else 0
    a, b = clause_subject(c, k) or (0, 0)
    if b > a + 3 and c.lower[a + 2] in FRONTING and a >= least and the_figure(c, (a, a + 2)):
        return a + 3, b  # 'The figure for the Supreme Court is 41%'
    for p in (p for p in range(at - 2, least - 1, -1) if c.tags[p] == "I" and c.lower[p] in FRONTING):
        end = p + 3 if c.tags[p + 1 : p + 4] == "DAP" else c.begins.get(p + 1, 0)  # 'in the south it is 31%'
        rest = end + (c.tags[end] == ",")
        timed = c.tags[end - 1] in "Z#" or singular(c.lower[end - 1]) in grammar("time")
        timed = timed or c.lower[end - 1] in grammar("no group")  # 'In practice it is 40,000', 'In real terms it is 3%'
        if not end or timed or rest > at or (p and c.tags[p - 1] not in ";,CS"):
            continue
        begun = (c.tags[rest] == "P" and c.lower[rest] in BACK) or the_figure(c, (rest, c.begins.get(rest, rest)))
        if begun and len(ANY_VERB.findall(c.tags, rest, at)) == 1:
            return p + 1, end
        too = rest == at and i > 0 and clause_ends(c, k + 1)
        if too and (c.lower[c.tags.rfind(";", 0, p) + 1] == c.lower[p] or fronted(c, i - 1)):
            return p + 1, end
    return None


def whose_ones(c: Clause, near: Near | None, subject: Extent | None) -> Extent | None:
    """Of whom "Peru's" or 'Chinese ones' tell what was told of others."""
    if near:
        last = near.extent[1] - 1
        owner = c.lower[last].endswith(POSSESSIVE) and is_name(c, near.extent)  # "Italy's is 135% and Germany's 62%"
        ones = near.rule in ("gap", "phrase before") and (c.lower[last] == "ones" or owner)
        return near.extent if ones else None  # but '43% of the large ones'
    owns = subject and c.lower[subject[1] - 1].endswith(POSSESSIVE) and is_name(c, subject)
    return subject if owns or (subject and c.lower[subject[1] - 1] == "ones") else None


def those_of(c: Clause, i: int, subject: Extent | None) -> Extent | None:
    """Of whom 'while those in York fell 2%', 'and that of tin 3%' tell what was told of others before the mention."""
    k = c.places[i]
    for j in range(c.places[i - 1] + 2, k - 2):
        begun = c.lower[j] in ("that", "those") and c.tags[j - 1] in ",;CS" and c.lower[j + 1] in THOSE_OF
        if begun and j + 2 in c.begins and c.tags[j + 1] != "R" and c.tags[j + 2] != "Z":  # not 'and that in turn'
            told = subject is not None and subject[0] == j + 2
            whom = subject if subject and told else (j + 2, c.begins[j + 2])
            timed = c.lower[whom[1] - 1] in grammar("time")  # 'and that for the whole year'
            return whom if not timed and (told or ELIDED.fullmatch(c.tags, whom[1], k)) else None
    return None


def the_figure(c: Clause, told: Extent | str | None) -> bool:
    """'met 90% of demand; the figure now stands at 60%': whether a subject only stands for the number before."""
    return isinstance(told, tuple) and THE_FIGURE.fullmatch(" ".join(c.lower[slice(*told)])) is not None


def is_at(c: Clause, v: int, k: int) -> bool:
    """Whether the verb at item v says nothing but what the number at item k is: 'was £31m', 'is down to 22%'."""
    at = back(c, k, "R~$D")
    return c.tags[v] == "B" and AT_NUMBER.issuperset(c.lower[v + 1 : at])


def speaks_of_it(c: Clause, k: int) -> bool:
    """Whether the number at item k is told of 'it', of which the number before was told."""
    return _but_it(c, k) or _moved_it(c, k)


def claims_too(c: Clause, k: int) -> bool:
    """Whether the number at item k is another one of what was told: 'while organisers claimed 100,000'."""
    at = back(c, k, "~R$D")
    if puts_it(c, at):
        return True
    v = at - 1 - (c.lower[at - 1] == "of")
    told = c.lower[v] in grammar("claiming verb") and c.tags[v] == "V" and clause_ends(c, k + 1, ")")
    subject = clause_subject(c, k) if told else None
    whose = head_of(text_of(c, subject).lower()) if subject else ""
    return subject is not None and (whose in words("people") | words("org") or is_name(c, subject))


def puts_it(c: Clause, at: int) -> bool:
    """Whether somebody puts at the number that begins at item `at` what was told: 'critics put it at $1.4 billion'."""
    v = verb_near(c, at)
    if (c.lower[v] not in PUTS or c.lower[at - 1] != "at") and (
        c.lower[v] not in ("corrected", "revised") or c.lower[at - 1] != "to"
    ):
        return False
    return c.lower[v + 1 : at - 1] in (["it"], ["them"]) or the_figure(c, (v + 1, at - 1))


def puts_too(c: Clause, i: int) -> bool:
    """Whether somebody else puts it at the i-th number: 'the bank puts it at 4.1% and the IMF at 4.4%'."""
    at, last = (back(c, c.places[j], "~R$D") - 1 for j in (i, i - 1))
    both = c.lower[at] == "at" == c.lower[last] and c.tags[at - 1] == "E"
    return both and puts_it(c, last + 1)  # but 'puts Labour at 31% and Unity at 22%'


def _moved_it(c: Clause, k: int) -> bool:
    """'stood at 27.5% until a deal lowered it to 15%'."""
    v, at = verb_before(c, k), back(c, k, "R~$D")
    it = c.lower[at - 2 : at] in (["it", "to"], ["them", "to"]) and c.lower[at - 3 : at - 2] == c.lower[v : v + 1]
    return it and c.lower[v] in grammar("acting verb") and c.tags[v] in "VKL"


def _but_it(c: Clause, k: int) -> bool:
    """'had expected a rise of 3% in exports, but they slipped 1%'."""
    v = verb_before(c, k)
    return v > 1 and c.lower[v - 2] == "but" and c.lower[v - 1] in BACK and c.lower[verb_near(c, v - 2)] in FORETOLD


def those(lender: About, c: Clause, whom: Extent) -> About:
    """What the number before measures, of another: 'Sales of cars rose 2%, while those of food fell 1%'."""
    name, made, link = holder(c, whom), lender.again("those"), c.lower[whom[0] - 1]
    # 'The rate among boys was 8%, that for girls 3%'
    among = {"among": "for", "for": "among"}.get(link, link)
    quantity, linked, _ = lender.measure.partition(f" {link if f' {link} ' in lender.measure else among} ")
    told = bool(linked) or link not in HELD_BY
    measure = f"{quantity} {link} {core(c, whom)}" if told else lender.measure
    a, b = lender.extent or (0, 0)
    owner = holder(c, (a, next((i for i in range(a, b) if c.lower[i] == link), b))) if told else ""
    if name and (link != "to" or not is_name(c, whom)):
        made.named = measure, name, name  # 'those in York', 'that on German bonds', but "China's … those to Africa"
    elif link == "of" or not told:
        made.named = measure, text_of(c, whom), ""  # 'The average age of members is 42 and that of leaders 61'
    else:
        made.named = measure, owner or measure, owner
    return made


def _compared(c: Clause, former: int, k: int) -> bool:
    """'made 721 tonnes of oxide in May, 51% more than a year earlier', ', four times the $7 of 2024'."""
    apart = not {"V", "M", "B", "H", ";"}.isdisjoint(c.tags[former:k].replace("TV", ""))  # '38 minutes to reach it'
    if apart and c.lower[k + 1 : k + 2] and c.lower[k + 1] in ("more", "fewer", "less", "as"):
        own = c.tags[back(c, former, "~R$D") - 1] not in "IOT"  # but 'Permits for 900 homes were granted, 17% fewer'
        return (
            own and OWN_DEED.fullmatch(c.tags, former + 1, k) is not None
        )  # 'Since May 900 shops have shut, a third more'
    return not apart and c.tags[back(c, k, "D~") - 1] == ","


def _moved(c: Clause, k: int) -> bool:
    """Whether the number is one end of a change behind another number: '9 million cars, down 5 percent'."""
    k = back(c, k, "~$D")
    if c.lower[k - 1] in FORMERLY:
        k = back(c, k - 1, "~$D")  # 'up from a previous 25%'
    while k in c.ends and c.lower[k - 1].endswith(POSSESSIVE) and is_when(unowned(c.lower[k - 1])):
        k = c.ends[k]  # "up 24% from the June quarter's $599"
    if c.lower[k] in ("up", "down") and c.tags[k - 1] in ",ZXR":  # ', up 3.4 percent'
        return True
    before, words = c.lower[k - 1], " ".join(c.lower[max(0, k - 7) : k])
    # 'up 12% and ahead of the $1.79 billion that they had expected', ', up from an earlier forecast of £205m'
    if before in ("above", "below") or words.endswith(BEYOND) or OLD_LEVEL.search(words):
        return True
    if before == "worth" and c.tags[k - 2] == ",":  # '27 tons of cocaine, worth $12bn'
        return {"V", ",", "C", "S"}.isdisjoint(c.tags[c.tags.rfind("X", 0, k) + 1 : k - 2])
    since = c.tags[c.tags.rfind("X", 0, k) + 1 : k]
    if before in ("to", "from") and c.tags[k - 2] == "," and {"V", "B", "H", "C", ";"}.isdisjoint(since):
        return True  # 'cut its debt by half since 2020, to $1.1bn'
    k -= before in ("from", "by") and k > 2
    if c.tags[k - 1] == "X" or (c.lower[k - 1] == "than" and c.lower[k - 2].endswith(("er", "more", "less"))):
        return True  # 'four times the $8m', 'a loss of $41m, wider than the $25m'
    return c.lower[k - 1] in ("up", "down", "against") and c.tags[k - 2] in ",ZXR"
