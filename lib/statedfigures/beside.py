"""The phrase beside a number that names what it measures: 'sales of 5m', 'a 5% rise in rents', 'shoes costing $5'."""

from __future__ import annotations

import re
from typing import NamedTuple

from .clause import (
    ESTIMATING,
    Clause,
    Extent,
    back,
    chain_left,
    chain_right,
    clause_subject,
    verb_before,
    verb_near,
)
from .items import AN_AHEAD
from .mention import PERCENTS, Mention, is_money
from .neighbours import neighbours
from .numerals import MONTHS, is_when
from .places import unowned
from .words import NOW, PUTS, RECENT_YEAR, grammar

OBJECT_CLAUSE = re.compile(r",?W[PEN]R*[VF]$")
CHANGES = grammar("change")
LISTED_QUALITY = re.compile(r",[RA#]*A[RA#]*N+(?![,CO])")
MOVED = re.compile(",R*[VBHM]")
PAYING = grammar("paying verb")
DEMANDING = grammar("demanding it")
SIZES = grammar("size")
LISTING = grammar("listing")
RISING = grammar("rising")
OWN = grammar("possessive")
STATISTICS = grammar("statistic")
AMOUNTS = grammar("amount of before") - {"price", "rate"}


class Near(NamedTuple):
    """A phrase found beside a mention; `joined`: the clause's subject names the figure too."""

    rule: str
    extent: Extent
    joined: bool = False


def beside(c: Clause, k: int, mention: Mention) -> Near | None:
    """The phrase beside the mention at item k that names what it measures, by the first rule that applies."""
    left = back(c, k, "R~$")
    if left and c.tags[left - 1] == "D":
        left = back(c, left - 1, "R~")  # 'by almost a third'
    if c.lower[max(left - 4, 0) : left] == ["to", "the", "tune", "of"]:
        left -= 4  # 'subsidies to the tune of $5m'
    if left > 1 and c.lower[left - 1] == "between":  # 'sales of between 5 and 6 tonnes'
        left -= 1
    return _after(c, k, mention) or ahead(c, k, left, mention)


def _after(c: Clause, k: int, mention: Mention) -> Near | None:
    tags, at = c.tags, k + 1
    if tags.startswith("(X)", at):
        at += 3
    elif tags[k - 1 : k + 2] == "(X)":
        at += 1
    after = tags[at : at + 1]
    if not after:
        return None
    sized = not (mention.noun or mention.money or mention.unit in PERCENTS)
    listed = LISTED_QUALITY.match(tags, at) if sized and AN_AHEAD.search(tags, 0, k) else None
    if listed:  # 'an all-new 2.0-liter, naturally-aspirated engine'
        return Near("noun after", (at + 1, listed.end()))
    unit = tags.startswith("E)", at)  # '(0.5 WAR)'
    if c.lower[at] in ("less", "more", "fewer") and at + 1 in c.begins and not mention.noun:  # '30% less water'
        at, after = at + 1, tags[at + 1]
    more = c.lower[at] in ("less", "more") and c.lower[at + 1 : at + 2] in (["in"], ["for"])
    paid = chain_right(c, at + 2, ()) if more and c.lower[verb_near(c, k)] in PAYING else None
    if paid and "E" not in c.tags[slice(*paid)] and not _is_time(c, paid):
        return Near("of phrase", paid, True)  # 'pay 5% more in council tax'
    if c.lower[at] == "worth" and tags[at + 1 : at + 2] == "O":  # '€44 billion worth of medicines'
        at, after = at + 1, "O"
    thing = chain_right(c, at) if mention.rule in ("multiple up", "multiple down") else None
    times = mention.noun == "times" and mention.unit == "ratio" and tags[verb_before(c, k)] == "H" and after == "D"
    thing = chain_right(c, at) if times else thing  # 'mice had 18 times the number of cells'
    if thing and _of_before(c, thing):
        return None  # 'nearly double the figure in 2011'
    if thing:  # 'halved the number of buses', but 'doubled this year'
        return Near("of phrase", thing) if not is_when(unowned(c.lower[thing[1] - 1])) else None
    bare = not mention.noun or mention.unit == "point"  # 'a 24-point lead'
    # 'beat the 200,000 economists had expected', 'above the 11% regulators demand'
    foretold = c.lower[at] in neighbours("foreseer") and tags[at + 1 : at + 2] in "HV"
    foretold = foretold or (tags[at] == "N" and c.lower[at + 1 : at + 2] != [] and c.lower[at + 1] in DEMANDING)
    foretold = foretold and k > 0 and tags[k - 1] == "D"
    if after in "NEALG" and not unit and bare and not foretold and at in c.begins and (noun := _noun_after(c, k, at)):
        return noun
    at += c.lower[at] == "each" and at + 1 < len(tags)
    return _linked(c, k, at, after == "O", mention)


def _of_before(c: Clause, extent: Extent) -> bool:
    """Whether a phrase only stands for what was told: 'the level of 2022', but 'the number of buses'."""
    what = [word for i, word in enumerate(c.lower[slice(*extent)], extent[0]) if c.tags[i] != "D"]
    if what[-1:] in (["average"], ["norm"], ["mean"], ["median"]):
        return True  # 'Output was nearly triple the monthly average'
    if len(what) == 2 and RECENT_YEAR.fullmatch(what[0]) and what[1] in AMOUNTS | {"level"}:
        return True  # 'was double the 2019 level'
    apart = what[1:2] in ([], ["in"], ["of"]) and (what[2:] == [] or c.tags[extent[1] - 1] in "Z#")
    return apart and not AMOUNTS.isdisjoint(what[:1])


def _linked(c: Clause, k: int, at: int, of: bool, mention: Mention) -> Near | None:
    """The phrase that item `at` links to the number: an 'of', or a preposition that its verb or its noun asks for."""
    tags, money, into = c.tags, mention.money, invested(c, k)
    link, v = c.lower[at], c.lower[verb_near(c, k)]
    paying = v in PAYING and (link in ("for", "on") or (link == "in" and v.startswith("invest")))
    paid = money and (paying or into)
    what = c.lower[at + 1] if link == "in" and at + 1 < len(tags) else ""
    # '3 million tons in reserves', 'doubled in size'
    stock = what in grammar("possessed") or (what in SIZES and mention.unit == "ratio")
    # 'in fines', but 'in the present quarter' and 'in cash', yet 'in cash reserves'
    alone = c.lower[at + 2 : at + 3] not in (["reserves"], ["holdings"], ["balances"])
    hole = tags[k - 1 : k] == "O" and c.lower[k - 2] in grammar("gap of money")  # "a hole of £3m in next year's budget"
    sum_ = money and link == "in" and tags[at + 1 : at + 2] != "D" and not hole
    held = tags[back(c, k, "~R$D") - 1] == "H" and what == "cash"  # 'had $640 million in cash'
    sum_ = sum_ and (held or not (alone and what in grammar("means of payment")))
    linked = (of and c.lower[at + 1 : at + 3] != ["oil", "equivalent"]) or sum_ or link == "off" or stock or paid
    points = link == "to" and mention.unit == "percentage point" and v.startswith("contribut")
    # 'adding $5 to the price', 'wiped $5bn from its value'
    if linked or points or v in grammar({"to": "adding verb", "from": "taking verb"}.get(link, "")):
        # 'a fifth of all the exports'
        every = at + 1 not in c.begins and c.lower[at + 1 : at + 3] in (["all", "the"], ["all", "its"])
        extent = chain_right(c, at + 1 + every, ())
        owning = extent and c.lower[extent[1] - 1].endswith(("'s", "s'"))  # '67,000 of the world's 81,000 tonnes'
        its = c.lower[at + 1 : at + 2] in (["its"], ["their"]) and c.lower[at + 2 : at + 3] in (["value"], ["price"])
        if its and v in grammar("losing value"):
            return None  # 'Its stock lost 60% of its value'
        thing = extent is not None and (tags[extent[0]] != "E" or tags[slice(*extent)] == "EN")  # "to India's growth"
        named = of or into or (link == "off" and mention.unit in PERCENTS) or thing
        if extent and not owning and named and not _is_time(c, extent):
            own = mention.unit != "percent" or c.lower[at + 1] in OWN
            return Near("of phrase", extent, paid or (of and own))
    return None


def _noun_after(c: Clause, k: int, at: int) -> Near | None:
    """'the 15% duty', 'a 5% rise in rents': the phrase that begins right behind the number."""
    if c.lower[at] in ("next", "last", "this"):
        return None  # 'to £12.21 an hour next spring'
    (_, b), opener = chain_right(c, at) or (at, at), back(c, k, "ANE$~")
    before = c.tags[opener - 1] if opener else "."
    foretold = before == "D" and c.lower[opener - 2] == "than" and c.tags[c.begins[at] :][:1] in ("M", "H", "V")
    named = before == "D" and set(c.tags[at:b]) <= {"E"} and b < len(c.tags)
    whose = named and c.lower[b] in PAYING | {"pledged", "promised"}  # 'the £22m Rovers paid'
    if foretold or whose or c.tags[b - 1] == "Z":  # 'less than the 4% analysts had forecast'
        return None
    apart = before == "S" or c.lower[opener - 2 + (before != "D")] in ("of", "after")
    if c.lower[at - 1] in ("less", "more", "fewer"):
        opener = at  # '35% less copper'
    return Near("noun after", (opener, b), not apart)


def invested(c: Clause, k: int) -> bool:
    """'put $1 billion into mines', 'poured $3 billion each into plants': whether the sum at item k is invested."""
    behind, verb = c.lower[k + 1 : k + 3], c.lower[verb_near(c, k)]
    at = back(c, k, "~R$")
    if at and c.lower[at - 1] == "in" and verb.startswith("put"):
        return True  # 'put in $400 million'
    into = behind[behind[:1] == ["each"] :][:1] == ["into"] and c.lower[k + 3 : k + 4] != ["close"]  # 'into the close'
    return into and verb in grammar("investing verb")


def _is_time(c: Clause, extent: Extent) -> bool:
    """'double the 20% of January', 'four times the $8 million of a year ago': whether a phrase only tells when."""
    b = extent[1]
    last = c.lower[b - 1]
    ago = c.lower[b : b + 1] in (["ago"], ["earlier"], ["before"]) or c.tags[extent[0]] == "#"  # 'in three months'
    return c.tags[b - 1] == "Z" or last in MONTHS or last == "trading" or (last in grammar("time") and ago)


def ahead(c: Clause, k: int, left: int, mention: Mention) -> Near | None:
    """The phrase that ends before the mention at item k, whose hedge and article begin at item `left`."""
    tags, before = c.tags, c.tags[left - 1] if left else "."
    if c.lower[left - 3 : left] == ["a", "range", "of"] and c.lower[left - 4] in ("in", "within") and left > 4:
        at = left - 4  # 'kept rates in a range of 4.25% to 4.5%'
        return _object(c, at, "at", mention) or _phrase_before(c, at, "at", False, mention)
    if before == "O" and (extent := chain_left(c, left - 1, "IO")):
        changed = chain_right(c, k + 2) if c.lower[k + 1 : k + 2] == ["in"] and c.lower[left - 2] in CHANGES else None
        if changed and tags[changed[1] - 1] != "Z":  # 'a rise of 5% in rents'
            return Near("of phrase", changed, True)
        begin = c.ends.get(left - 1, 0)
        new = extent[0] < begin and c.lower[begin] in ("a", "an")
        by = c.lower[begin - 1] == "by"  # 'cut weight by an average of 4%'
        if new and (c.lower[left - 2] in STATISTICS if by else mention.money or c.tags[begin - 1] == "I"):
            extent = (begin, extent[1])  # 'sold the striker for a fee of £35m', 'a strike on a turnout of 55%'
        return Near("phrase of", extent, c.lower[extent[0] - 1] not in ("with", "on", "to", "than"))
    if before == "(" and (extent := chain_left(c, left - 1)):
        return Near("bracket", extent)
    bare = mention.unit in ("", "year", "year of age")
    if before == "," and bare and tags[k + 1 : k + 2] in ",." and (extent := chain_left(c, left - 1)):
        return Near("apposition", extent)
    off = tags[left - 2 : left] == ",I" and c.lower[left - 1] in ("down", "up") and MOVED.match(tags, k + 1)
    if off and (extent := chain_left(c, left - 2)):  # 'keg sales, down 6%, were'
        return Near("apposition", extent)
    stood = c.lower[left - 2 : left] == [",", "at"] and MOVED.match(tags, k + 1)
    if stood and (extent := chain_left(c, left - 2)) and (clause_subject(c, k) or extent)[1] <= extent[0]:
        return Near("apposition", extent)  # 'Sales fell and unemployment, at 5.4%, is the worst yet'
    if before == "," and c.lower[left] in NOW and (extent := chain_left(c, left - 1)):  # 'its rate, now 4.25%,'
        return Near("apposition", extent)
    at, prep = (left - 1, c.lower[left - 1]) if before in "IT" else (left, "")
    if prep == "worth" and (extent := chain_left(c, at, "IO")):  # 'a scheme worth $5m'
        return Near("participle", extent)
    if at and c.lower[at - 1] in ("down", "up", "back", "unchanged", "steady"):  # 'brought the rate down to 5%'
        at -= 1
    return _participle(c, at) or _object(c, at, prep, mention) or _phrase_before(c, at, prep, left < k, mention)


def _participle(c: Clause, at: int) -> Near | None:
    """'shoes costing $5', 'a group averaging 4': what the participle before item `at` is said of."""
    if not at or c.tags[at - 1] not in "LG":
        return None
    if c.lower[at - 1] in grammar("telling participle"):
        return None  # 'with some reports suggesting as many as 200 have been killed'
    # 'a default rate rising from 2%', but 'She got into shape, dropping from 90 kg'
    rising = c.lower[at - 1] in RISING and c.tags[at - 1] == "G" and c.tags[at - 2] != ","
    listing = rising or c.lower[at - 1] in LISTING
    extent = chain_left(c, at - 2 if listing and c.tags[at - 2] == "," else at - 1, "IOT")
    listing = (listing and c.lower[at - 1] != "averaging") or c.tags[at - 1] == "L"
    if extent and c.lower[extent[0] - 1] in ESTIMATING:  # 'sees exports rising by 5%'
        return Near("participle", extent)
    if extent and (listing or c.tags[extent[0] - 1] not in "VG"):
        return Near("participle", extent if listing else (extent[0], at))
    return None


def _object(c: Clause, at: int, prep: str, mention: Mention) -> Near | None:
    """'cut the duty to 5%', 'sold the house for $5m': the object of a verb that acts on a quantity, or of a deal."""
    if prep == "at" and (odds := _odds(c, at)):
        return Near("object", odds)
    priced = mention.money and prep in ("for", "at")
    which = OBJECT_CLAUSE.search(c.tags, 0, at) if priced else None
    if which and (extent := chain_left(c, which.start(), "O")):  # 'Meetup, which it bought for $5m'
        return Near("object", extent)
    a, b = _ending(c, at)
    if c.lower[a] == "hands" and c.lower[a - 1].startswith("chang"):
        return None  # 'The typical home changed hands for $529,900'
    if a > 1 and c.lower[a - 1] == "with" and (whole := chain_left(c, a - 1, "IO")):
        a = whole[0]  # 'reduced attacks in people with asthma by 44%'
    elif a > 1 and c.lower[a - 1] == "and" and c.tags[a] != "D":
        both = chain_left(c, a - 1, "IOT")  # 'puts the damage to rice and corn at $3 million'
        a = both[0] if both and both[1] - both[0] > 2 else a
    at_verb = a - 1 - (a > 1 and c.lower[a - 1] in ("up", "down"))  # 'pushed up prices by 5%'
    verb, word = (c.tags[at_verb], c.lower[at_verb]) if a else (".", "")
    acted = (word in grammar("acting verb") or verb == "X") and prep in ("", "by", "to", "from", "at")
    acted = acted or (_estimated(c, a) and prep == "at")  # 'sees inflation at 3%'
    acted = acted or (word in grammar("polling verb") and prep == "on" and c.tags[b - 1] == "E")  # 'puts Labour on 34%'
    turned = c.lower[at : at + 1] in (["down"], ["up"])
    acted = acted or (word in grammar("sending verb") and turned)  # 'sending its shares down 9%'
    rated = word in grammar("polling verb") and prep == "at" and mention.unit == "percent"  # 'has support at 43%'
    told = ((acted or priced) and verb in "VGLKX") or (rated and verb in "VGH")
    return Near("object", (a, b), c.lower[a] in OWN) if b and told else None


def _estimated(c: Clause, a: int) -> bool:
    """'puts losses at', 'sees inflation at': whether the verb before item `a` says how much it is."""
    return a > 0 and (c.lower[a - 1] in ESTIMATING or c.lower[a - 1] in PUTS)


def _odds(c: Clause, at: int) -> Extent | None:
    """The 'chance' of 'puts the chance of breaching the limit at 80%': what a verb of estimating says it of."""
    v = verb_before(c, at)
    chance = _estimated(c, v + 1) and c.tags[v + 1 : v + 5] == "DNOG" and c.lower[v + 2] in grammar("odds")
    return (v + 1, v + 3) if chance else None


def _ending(c: Clause, at: int) -> Extent:
    """The phrase that ends before item `at`, without a number in it; (0, 0) where none does."""
    at -= 2 * c.tags.endswith("OG", 0, at)  # 'puts the chance of winning at 27%'
    extent = chain_left(c, at, "IOT") or (0, 0)
    if c.tags[at - 1] == "E" and is_when(unowned(c.lower[at - 1])):
        return 0, 0  # 'double February's $10'
    return max(extent[0], c.tags.rfind("X", *extent) + 1), extent[1]  # 'a 5% improvement in margins to 64%'


def _phrase_before(c: Clause, at: int, prep: str, article: bool, mention: Mention) -> Near | None:
    """'with sales at 5m', 'a cut in rates to 5%', 'and fats by 6%': a phrase that the number is told of."""
    tags, (a, b) = c.tags, _ending(c, at)
    if not b:
        return None
    verb, word = (tags[a - 1], c.lower[a - 1]) if a else (".", "")
    # 'puts Labour on 38%, the Greens on 11%', 'with Unity on 9%', 'ahead of Labour on 21%'
    polled = prep == "on" and mention.unit == "percent" and tags[b - 1] == "E"
    beaten = polled and (word == "behind" or c.lower[a - 2 : a] == ["ahead", "of"])
    told = prep == "with" and not polled
    told = word == "with" or beaten if polled or prep in ("at", "up", "down") else told
    if told or (c.lower[a + (tags[a] in "DA")] in CHANGES and prep in ("to", "by", "from")):
        return Near("phrase before", (a, b), c.lower[a] in OWN)
    listed = a and verb in ",C;(" and (polled or prep in ("", "by", "to", "at", "between")) and mention.unit != "vote"
    if listed and verb_before(c, a) >= 0:
        if verb == "C" and a - 1 in c.ends and tags[c.ends[a - 1] - 1] in "C,":  # 'and fats and oils by 6%'
            a = c.ends[a - 1]
        return Near("gap", (a, b))
    money = is_money(mention.base)
    if money and not prep and verb == "V" and word in grammar("costing verb"):
        return None  # 'Obesity costs the clinics £11bn'
    apposed = tags[at - 1] == "E" and not money and mention.unit != "percent" and not mention.noun
    apposed = apposed and not mention.rule.startswith("multiple")  # 'The surplus with Peru doubled'
    # 'a forecast of growth between 4% and 6%'
    ranged = prep == "between" and tags[at - 1] == "N" and verb not in "VGLK"
    told = ranged or (not prep and (apposed or (article and not (money and verb in "VGLK"))))
    return Near("phrase before", (a, b), c.lower[a] in OWN) if told else None
