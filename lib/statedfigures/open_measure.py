"""The name of a figure's measure where no topic names it: 'share of vote', 'duration of talks', 'oil price'."""

from __future__ import annotations

import re

from .beside import PAYING, SIZES
from .clause import Clause, Extent, back, chain_right, clause_subject, verb_before, verb_near
from .core import CHANGES, core, core_from, duration, head_of, measure_words, text_of, undergone
from .deeds import OTHERS, capacity, counted, done, part_doing
from .frames import framed
from .mention import COINS, PERCENTS, PRICED, Mention, is_money
from .names import POSSESSIVE, holder, is_name
from .naming import words
from .neighbours import is_plural, neighbours, plural
from .places import countries, regions, unowned
from .sayings import QUOTES
from .sums import BY_WEIGHT, MARKET, is_commodity, is_sold, money_name, price_by_weight, sum_before
from .units import read_unit
from .words import PUTS, grammar

SHARES = grammar("share of a firm")
FALLEN = ("rain", "snow")
TIMES = grammar("time")
LENGTHS = ("distance", "length")
FETCHING = ("bought", "buys", "fetched", "fetches")
LEADS = grammar("lead")
PARTY_VERBS = grammar("standing verb") | grammar("leading verb")
TITLED = re.compile("D?(?P<what>[NA]*N)E+")
SHARE_OF = re.compile("XOD?N")
OF_FIRM = re.compile("D?N[OI]D?[NA]{0,2}E")  # 'shares of Ardent', but 'shares of women in parliament'

WINNING = frozenset(["won", "win", "wins", "winning", "survived", "survives", "lost"])
IN_LAND = ("in", "of", "from", "to")


def open_measure(c: Clause, k: int, mention: Mention, rule: str, extent: Extent | None, after: str) -> str:
    """The name of what the mention at item k measures; `extent` holds its words, `after` the next word."""
    unit = mention.base
    told = ("subject", "phrase before", *(("object",) if unit == "percent" else ()))  # 'puts Labour on 34%'
    whose = extent and rule in told and _is_somebody(c, extent)
    name = core(c, extent) if extent and not whose else ""
    if likelihood := _likelihood(c, k):
        return likelihood
    if unit == "percent" and extent and _are_lands(text_of(c, extent)) and _grew(c, k, rule):
        return "GDP growth"  # 'Spain grew by 3.2%, France by 1.1%'
    if rule == "subject" and (name in grammar("standing for a firm") or name in grammar("standing for a place")):
        name = ""  # 'the country exported 5 million tonnes'
    if rule == "subject" and name.rpartition(" ")[2] in TIMES and head_of(name) not in ("number", "share"):
        name = ""  # 'He bought it and sold it four years later for $85 million'
    if frame := framed(c, k, mention, rule, extent, name):
        return frame
    if told_by_unit := _of_unit(c, k, mention, rule, extent, name):
        return told_by_unit
    if share := _share_of_some(c, k, mention, rule, extent, name, after):
        return share
    if able := capacity(c, k, mention):
        return able
    if rate := measure_words("counted rate").get(mention.unit):
        return rate
    if unit == "point" and rule == "subject" and name and not whose and _points_of(c, k, name):
        return name
    crowns = unit == "crown" and rule == "phrase of"  # 'a write-down of 28 billion crowns'
    if (
        mention.noun
        and not crowns
        and unit not in ("time", "ratio")
        and not (unit == "point" and name.rpartition(" ")[2] in LEADS)
    ):
        return _of_things(c, k, mention, rule, extent, name)
    earned = unit == "ratio" and not {"earnings", "profits"}.isdisjoint(c.lower[k + 1 : k + 4])
    if earned and c.lower[verb_near(c, k)] in grammar("traded verb"):
        return "price-earnings ratio"  # 'trades at 12 times expected earnings'
    if rule == "noun after" and unit == "percent" and c.lower[k + 1] in ("less", "more", "fewer"):
        return done(c, k, name)  # 'will sell 35% less copper'
    held = is_money(unit) and rule in ("of phrase", "participle")  # 'sold shares worth $5m'
    held = held or (unit == "percent" and rule == "of phrase")  # 'owns 3.4% of the shares'
    if rule != "phrase of" and not held and _of_shares(c, k, extent, name, unit):
        return "share price"
    worth = rule == "subject" and c.lower[k + 1 : k + 4 : 2] in (["of", "value"], ["of", "price"])
    if unit == "percent" and worth and c.tags[k + 4 : k + 5] != "N":
        return f"{c.lower[k + 3]} of {name}"  # 'Used cars lost 10% of their value'
    if unit == "percent" and (share := _share(c, k, rule, name)):
        return share
    if after == "in" and not SIZES.isdisjoint(c.lower[k + 2 : k + 3]) and mention.unit not in ("percent", "ratio"):
        return f"{c.lower[k + 2]} of {name}" if name else c.lower[k + 2]  # 'grains under 2.5 microns in diameter'
    if (adjective := measure_words("adjective").get(after)) and not (mention.timed and after in grammar("extreme")):
        return f"{adjective} of {name}" if name else adjective
    if mention.unit.endswith("/share") and (per_share := _per_share(c, k, name)):
        return per_share
    if mention.paid and (sum_ := _of_sum(c, k, mention, rule, extent, name)) is not None:
        return sum_
    if unit in PERCENTS and name.endswith("economy") and c.lower[verb_near(c, k)] in grammar("growing verb"):
        return "GDP growth"
    if is_commodity(name) and unit in ("percent", *COINS) and c.lower[verb_near(c, k)] not in PAYING:
        return f"{name} price"
    if mention.money and rule == "noun after" and mention.value < PRICED and is_sold(name):
        return f"price of {name}"  # 'the first $79 earbuds'
    return _amount_name(c, k, mention, rule, extent, name)


def _are_lands(name: str) -> bool:
    """Whether a name is that of a country, or of several: 'Germany and France'."""
    return name in countries() or (" and " in name and all(part in countries() for part in name.split(" and ")))


def _points_of(c: Clause, k: int, name: str) -> bool:
    """'Maths scores fell by 15 points', 'Approval is up four points at 44%', but 'The side trailed by ten points'."""
    lead = c.lower[back(c, k, "~R$") - 1]
    several = is_plural(head_of(name)) or head_of(name) in grammar("quantity")
    turned = c.tags[back(c, k, "~R$") - 1] != "V" and c.lower[k - 1] in ("up", "down")
    return (lead == "by" and several) or (turned and not any(name in words(kind) for kind in ("org", "people")))


def _grew(c: Clause, k: int, rule: str) -> bool:
    """Whether the size at item k is by how much somebody grew: 'grew by 3%', 'to grow 6.5%'."""
    v = verb_near(c, k)
    direct = c.tags[v + 1 : k].strip("~R") in ("", "I") or rule == "gap"
    told = direct and rule in ("subject", "gap", "object", "participle")
    if not told or c.lower[v] not in grammar("growing verb"):
        return False
    what = (j for j in range(max(k - 3, 0)) if c.lower[j] in grammar("quantity") and c.lower[j + 1] in IN_LAND)
    return not any(c.tags[j + 2] == "E" for j in what)  # but 'Revenue in Japan rose 12%, and India grew 30%'


def _of_things(c: Clause, k: int, mention: Mention, rule: str, extent: Extent | None, name: str) -> str:
    """What a number of things measures: 'exports' that fell to so many bags, a 'fleet of ships', 'ships sunk'."""
    if mention.base in grammar("contest") and (ban := undergone(c, k)):
        return ban  # 'suspended the striker for six matches'
    at = back(c, k, "~R$D") - 1
    metric = rule in ("subject", "object", "gap") and head_of(name) in grammar("metric")
    if metric and c.lower[k + 1 : k + 2] != ["of"] and name not in ("rate", "ratio", "size", "list", "limit"):
        return name if c.lower[at] in ("to", "from", "at", "of") or c.tags[at] == "B" else counted(c, k, mention)
    ends = rule == "subject" and c.lower[at] in ("to", "from")
    dealt = head_of(name) in grammar("deal in things")  # 'Home sales dropped to 1,204 homes'
    if ends and c.lower[verb_near(c, k)] in MARKET and name and (dealt or is_plural(name.partition(" ")[0])):
        return name  # 'Exports shrank to 1.02 million bags'
    listed = rule == "phrase of" and extent and not is_name(c, extent)
    listed = listed and head_of(name) not in CHANGES  # 'the loss of 1,250 jobs'
    listed = listed and head_of(name).split(" ")[0] not in grammar("had from persons")
    return f"{name} of {mention.noun}" if listed else counted(c, k, mention)


def _per_share(c: Clause, k: int, name: str) -> str:
    """'earnings per share' of 'Analysts predicted $2.52 a share' and of 'earnings of $2.52 a share', else ''."""
    head = name.rpartition(" ")[2]
    if head in grammar("of a firm's year"):
        return f"{name} per share"
    foreseen = not name or head in neighbours("foreseer")
    bid = c.lower[k + 1 : k + 2] in (["for"], ["from"])  # 'expect $40 a share from the buyout'
    told = foreseen and not bid and c.lower[verb_near(c, k)] in grammar("estimating verb")
    return "earnings per share" if told else ""


def _of_sum(c: Clause, k: int, mention: Mention, rule: str, extent: Extent | None, name: str) -> str | None:
    """What a sum is, by its weight or its verb: 'nickel price', 'cost of campaign'; None where its phrase tells."""
    by_weight = mention.unit.partition("/")[2] in BY_WEIGHT
    if by_weight and name in ("average", "daily limit") and (price := price_by_weight(c, k, extent, name)):
        return price
    if rule not in ("subject", "object", "", "of phrase", "participle"):
        return None
    if rule == "subject" and c.lower[verb_near(c, k)] in FETCHING and _is_currency(name):
        return f"{name} exchange rate"  # 'The pound bought $1.27'
    called = money_name(c, k, mention, rule, name)
    if rule == "subject" and by_weight and called in (name, ""):
        called = price_by_weight(c, k, extent, name) or called
    return called or ("price" if by_weight else "")  # 'At 900 euros a barrel'


def _is_currency(name: str) -> bool:
    """Whether a name is that of a currency: 'pound', 'Swiss franc'."""
    unit = read_unit(name, 0, len(name)) if name else None
    return unit is not None and unit.end == len(name) and (is_money(unit.name) or name in ("pound", "sterling"))


def _of_unit(c: Clause, k: int, mention: Mention, rule: str, extent: Extent | None, name: str) -> str:
    """What a number measures by its unit: an exchange rate, an age, votes, a rating, people, points; else ''."""
    if is_money(mention.unit.partition("/")[2]):
        told = name or (text_of(c, extent).lower() if extent else "")  # 'Rouble weakened to 81 against the dollar'
        return f"{told} exchange rate".lstrip()
    if mention.unit.endswith(" of age"):
        return name if name.endswith(" age") else "age"
    if mention.base == "vote" and name in ("majority", "lead", "margin"):
        return name
    if mention.base == "vote" and (margin := _margin(c, k)):
        return margin
    if mention.base == "vote" and "vote" not in name:
        return "votes against" if _rejected(c, k) else "votes"
    if mention.base == "score":
        return "rating"
    if mention.rule.endswith("people") and not mention.noun and (rule in ("subject", "") or name in OTHERS):
        if persons := measure_words("persons").get(c.lower[verb_near(c, k)]):
            return persons  # 'should employ 1,900'
        return counted(c, k, mention)  # 'injured 40 more', 'and two are missing'
    if mention.base == "point" and rule == "subject" and extent and is_name(c, extent):
        scored = c.lower[verb_near(c, k)] in grammar("scoring verb")
        return "points" if scored else text_of(c, extent)  # 'The Dow Jones lost 878 points'
    return ""


def _share_of_some(c: Clause, k: int, mention: Mention, rule: str, extent: Extent | None, name: str, after: str) -> str:
    """What a share is of by its own words or its verb: 'three in ten listings', '15% off', 'polled 28.7 percent'."""
    if mention.unit != "percent":
        return ""
    if mention.rule == "one of so many":  # 'One passenger in three now pays'
        return f"share of {plural(mention.noun)} {part_doing(c, k + 1)}".strip()
    if mention.rule.startswith("in ten") and name in grammar("odds"):
        return name  # 'a 1-in-43 chance'
    if mention.rule.startswith("in ten") and rule == "noun after" and name:
        of = chain_right(c, k + 1)
        return f"share of {name} {part_doing(c, of[1]) if of and is_plural(head_of(name)) else ''}".strip()
    if after == "off" and c.tags[k + 2 : k + 3] in ("D", "E", "N"):
        return "discount"  # 'get 15% off their next ticket'
    at = back(c, k, "~R$")
    most = c.lower[extent[0] - 2 : extent[0] - 1] if rule == "subject" and extent and extent[0] > 1 else []
    if c.tags[at - 1] == "," and name and most and most[0] in ("most", "much", "part", "some"):
        return f"share of {name}"  # 'Most of its concentrate, some 80%, goes to China'
    if "worth" in c.lower[max(k - 4, 0) : k] and c.lower[k + 1 : k + 2] == ["of"]:
        return "value"  # 'was worth a third of that in 2023'
    return "share of vote" if _polled(c, k, at, rule, extent) else ""


def _polled(c: Clause, k: int, at: int, rule: str, extent: Extent | None) -> bool:
    """Whether a share that begins at item `at` is one of votes: 'polled 28.7 percent', 'puts Labour on 34%'."""
    if extent and c.tags[k + 1 : k + 2] != "O" and _is_party(c, extent) and _of_a_vote(c):
        return rule in ("subject", "object", "gap", "phrase before")  # 'Labour has 24% and Reform 31% in the poll'
    if c.lower[at - 1] != "on":
        return rule == "subject" and (c.lower[at - 1] == "polled" or _voted(c, at))
    if rule == "object":
        return c.lower[verb_near(c, k)] in PUTS
    listed = rule in ("gap", "phrase before")  # 'puts Labour on 38%, the Greens on 11%'
    told = listed or (rule == "subject" and c.lower[verb_before(c, k)] in PARTY_VERBS)  # 'The Greens are on 11%'
    return told and extent is not None and (is_name(c, extent) or _is_party(c, extent))


def _of_a_vote(c: Clause) -> bool:
    """Whether a sentence tells of a poll or a vote that is not over: 'in the poll', but not 'after the vote'."""
    if not grammar("of owners").isdisjoint(c.lower):
        return False  # 'a poll of dealers', 'In a vote shareholders of Shell held 31%'
    if any(c.lower[share.end() - 1] not in grammar("of a vote") for share in SHARE_OF.finditer(c.tags)):
        return False  # 'A poll gives Ardent 34% of the market'
    told = (c.lower[max(i - 3, 0) : i] for i, word in enumerate(c.lower) if word in grammar("of a vote"))
    return any({"after", "before", "since"}.isdisjoint(words) for words in told)


def _is_party(c: Clause, extent: Extent) -> bool:
    """Whether a phrase is a name and nothing else; 'Labour' at the start of a sentence may be a common noun too."""
    a, b = extent
    return is_name(c, extent) or (b == a + 1 and c.lower[a] in grammar("party"))


def _rejected(c: Clause, k: int) -> bool:
    """'rejected the bill by 14 votes to 8', 'voted 60-38 against it': whether the first votes are those against."""
    v = verb_before(c, k)
    if c.lower[k + 1 : k + 3] == ["voted", "against"]:
        return True  # 'Two voted against the cut'
    if c.lower[v] != "voted":
        v = verb_near(c, k) if c.tags[v] == "B" else v  # 'was rejected by 312 to 256'
        v += c.tags[v + 1 : v + 2] == "K"
        return not grammar("rejecting verb").isdisjoint((c.lower[v], " ".join(c.lower[v : v + 2])))
    behind = next((i for i in range(k + 1, len(c.tags)) if c.tags[i] not in "XT,ND"), k)
    return c.lower[behind : behind + 1] == ["against"] or "down" in c.lower[v + 1 : v + 3]


def _margin(c: Clause, k: int) -> str:
    """'margin of victory' of 'won by 1,400 votes', 'margin' of 'Just 312 votes separated the two', else ''."""
    if c.lower[k + 1 : k + 2] in (["separated"], ["separate"]):
        return "margin"
    alone = c.lower[back(c, k, "~R$D") - 1] == "by" and c.tags[k + 1 : k + 2] != "T" and c.tags[k - 2 : k - 1] != "X"
    verb = c.lower[verb_near(c, k)]
    return {"lost": "margin of defeat"}.get(verb, "margin of victory" if verb in WINNING else "") if alone else ""


def _voted(c: Clause, at: int) -> bool:
    """'voted by 89% to strike', 'voted 61% in favour': whether a share before item `at` is one of the votes."""
    return c.lower[at - 1 - (c.lower[at - 1] == "by")] == "voted"


def _amount_name(c: Clause, k: int, mention: Mention, rule: str, extent: Extent | None, name: str) -> str:
    """'duration of talks', 'sea levels', 'rice purchases': the name of an amount, by dimension or by what is done."""
    unit, dimensions = mention.base, measure_words("unit")
    dimension = dimensions.get(mention.unit) or dimensions.get(unit, "")
    if dimension and mention.rule.startswith("feet and inches"):
        dimension = "height"
    direct = rule == "subject" and unit != "ratio" and c.tags[back(c, k, "R~$") - 1] in "VK"
    if direct and dimension in LENGTHS and c.lower[verb_near(c, k)] in grammar("travelling verb"):
        return "distance travelled"
    nameless = not name and not dimension
    if unit != "percent" and dimension != "area" and (direct or nameless) and (deed := done(c, k, "")):
        return deed  # 'The mine shipped 14 tonnes', 'China mined 5,000 tonnes'
    ends = c.tags[k + 1 : k + 2] in ("", *",.;ICD)Z") or c.lower[k + 1 : k + 2] == ["annually"]
    heavy = direct and ends and (dimension == "weight" or unit == "tonne")
    if heavy and (made := measure_words("deed by weight").get(c.lower[verb_near(c, k)])):
        return made  # 'Vulcan makes 2,000 tonnes a year'
    if nameless and extent:
        return _of_somebody(c, k, extent, mention)
    if dimension == "duration" and rule == "of phrase" and c.lower[verb_near(c, k)] in grammar("stocking verb"):
        return f"{plural(unit)} of {name}"  # 'reserves cover 47 days of spending'
    if dimension == "duration":
        return duration(c, k, rule, name)
    deed = done(c, k, name) if rule == "of phrase" and dimension in ("", "weight") else ""
    if deed and (not dimension or deed != name):
        return deed  # 'have seized 412 kg of gold'
    before = measure_words("unit before a noun").get(unit) if rule == "noun after" and name else ""
    device = not unit.endswith(" hour") or head_of(name).startswith(("batter", "pack", "cell", "module", "storage"))
    if before and device and before not in name:
        return f"{name} {before}"  # 'an 82 kWh battery'
    sized = (
        dimension in name or head_of(name) in SIZES
    )  # 'air temperatures over the sea', also where there is no dimension
    if dimension == "size" and name in FALLEN:
        return f"{name}fall"
    if sized or rule not in ("subject", "", "of phrase", "noun after"):
        return name
    if dimension in LENGTHS and rule == "of phrase" and c.lower[back(c, k, "~R$") - 1] == "within" and name:
        return f"distance from {name}"  # 'within 300 metres of a school'
    if dimension in LENGTHS and c.lower[k + 1 : k + 4] == ["at", "the", "shoulder"]:
        return "height"
    if dimension in LENGTHS and c.lower[k + 1 : k + 2] in (["above"], ["below"]) and k + 2 in c.begins:
        sunk = c.lower[k + 1] == "below"
        return f"{'depth' if sunk else 'height'} {c.lower[k + 1]} {core_from(c, k + 2)}"  # 'above the danger mark'
    if unit == "millimetre" and direct and c.lower[verb_near(c, k)] in ("recorded", "received", "logged"):
        return "rainfall"  # 'The town recorded 312 mm in a day'
    if dimension == "distance" and rule == "noun after" and name.rpartition(" ")[2] not in grammar("journey"):
        dimension = "length"  # 'a 12km tunnel'
    v = verb_near(c, k)
    if dimension == "area" and direct and c.lower[v].endswith("ed") and c.lower[v] not in grammar("acting verb"):
        return f"area {c.lower[v]}"  # 'The blaze has burned 9,000 hectares'
    if dimension == "speed" and name and name.rpartition(" ")[2] not in grammar("own speed"):
        return dimension  # 'The driver was going 78 mph', but 'winds of 60 mph'
    if dimension == "weight" and name.rpartition(" ")[2] in grammar("possessed"):
        return name  # 'Exports were a mere 1,060 kilograms'
    changed = rule == "subject" and name and c.tags[v] in "VK" and c.lower[v] not in measure_words("verb")
    return name if changed else f"{name} {dimension}".strip()  # 'sea levels rose 5 feet': sea levels


def _likelihood(c: Clause, k: int) -> str:
    """'likelihood of stroke' for '31% less likely to have a stroke', '' where nothing is likely."""
    if " ".join(c.lower[k + 1 : k + 3]) not in ("more likely", "less likely", "as likely"):
        return ""
    return f"likelihood of {core_from(c, k + 5)}" if k + 5 in c.begins else "likelihood"


def _share(c: Clause, k: int, rule: str, name: str) -> str:
    """'share female' of '5% were female', 'share of sales' of '5% of sales', '' where a percentage is of neither."""
    told = c.tags[:k].endswith("DA") and c.lower[k - 2] in ("the", "its", "their")  # 'the remaining 10% expires'
    who = k + 1 + (c.lower[k + 1 : k + 2] == ["who"])
    if not rule and not told and c.tags[who : who + 1] in ("B", "V", "H", "M"):
        if (doing := part_doing(c, who)) and not doing.startswith(("with", "that ", "who ")):
            return f"share {doing}"  # '8% said they saw no reason to move', 'the 12% who are out of work'
        end = next((i for i in range(k + 1, len(c.tags)) if c.tags[i] in ",.;SCWX()"), len(c.tags))
        said = [c.lower[i] for i in range(k + 1, end) if c.tags[i] not in "BDRMHTZ~" or c.lower[i] == "no"]
        having = ["with"] if c.tags[k + 1 : k + 3] in ("HD", "HN", "HA") else []  # '13% had no opinion'
        return " ".join(["share", *having, *said[:4]]) if said else ""
    v = back(c, k, "R~$") - 1
    on = k + 4 + (c.tags[k + 2 : k + 3] == "D")  # 'are to spend 5% of (their) GDP on defence'
    spent = c.lower[v].startswith("spen") and c.lower[on - 1 : on] == ["on"] and on in c.begins
    if spent and name.lower() in grammar("size of an economy"):
        return f"spending on {core_from(c, on)}"
    if c.lower[k + 1 : k + 2] and c.lower[k + 1] in grammar("partly done") and c.tags[verb_before(c, k)] == "B":
        return f"share {c.lower[k + 1]}"  # 'was 5% contained'
    economy = rule == "of phrase" and c.tags[k + 1 : k + 2] == "O" and name.lower() in grammar("size of an economy")
    if economy and (sum_ := sum_before(c, k)):
        return sum_
    # 'a venture in which Ardent has 60%'
    venture = c.lower[v] in ("has", "have", "holds", "hold") and c.tags.rfind("IW", 0, v) > 0
    subject = clause_subject(c, k) if venture or c.lower[v] in grammar("holding verb") else None
    firm = c.lower[v].startswith("own") or not grammar("held share").isdisjoint(c.lower)
    taken = rule == "of phrase" and c.tags[k + 1 : k + 4] == "OEE" and c.lower[v] in grammar("stake verb")
    whole = k + 2, c.begins.get(k + 2, k + 3)
    if taken and is_name(c, whole) and text_of(c, whole) not in countries():
        return "stake"  # 'is taking 5% of Lithium Americas'
    if (firm or c.lower[v] in grammar("holding verb")) and name in grammar("standing for a firm"):
        return "stake"  # 'The government owns 9.9% of the company'
    if firm and subject and is_name(c, subject, "EDXC~#(O") and text_of(c, subject) not in countries():
        return "stake"  # 'will together own up to 49%'
    if rule != "of phrase" or c.tags[k + 1 : k + 2] != "O":
        return ""
    at = verb_near(c, k)
    if name == "total" and c.lower[at].startswith(("account", "mak", "made")):
        part = (c.ends[at], at) if c.tags[at] == "G" and at in c.ends else clause_subject(c, k)
        of_whom = core(c, part) if part and not is_name(c, part) and "I" not in c.tags[slice(*part)] else ""
        return f"{of_whom} share of total".lstrip()  # 'online orders accounting for a third of the total'
    of = chain_right(c, k + 2)
    head = c.lower[c.begins[of[0]] - 1] if of else ""  # 'homes' of 'homes in Paris'
    name = f"{owner} {name}" if of and shared_at(c, k) >= 0 and (owner := _owner(c, of)) else name
    those = of is not None and (is_plural(c.lower[of[1] - 1]) or is_plural(head) or c.lower[of[0]] == "those")
    numbered = of is not None and c.tags[of[1] : of[1] + 1] == "X"  # "half of the town's 520 nurses stayed away"
    those = those or numbered or head in grammar("body of persons")
    return " ".join(filter(None, (f"share of {name}", part_doing(c, of[1] + numbered) if of and those else "")))


def sharer(c: Clause, k: int) -> str:
    """Who has the share at item k of what is another's: Brazil of 'Brazil covers a third of U.S. demand'."""
    subject = sharers(c, k)
    return holder(c, subject, actor=True) if subject else ""


def sharers(c: Clause, k: int) -> Extent | None:
    """The phrase of who has the share at item k: 'Wind and solar supplied 30% of EU electricity'."""
    v = shared_at(c, k)
    subject = clause_subject(c, k) if v >= 0 else None
    between = c.tags[subject[1] : v] if subject else ""
    return None if "W" in between and between.strip(",WRMH") else subject


def shared_at(c: Clause, k: int) -> int:
    """The item of the verb of whoever has the share at item k: 'supplied', -1 where it is another verb."""
    return next((v for v in (verb_near(c, k), verb_before(c, k)) if c.lower[v] in grammar("verb of a share")), -1)


def _owner(c: Clause, extent: Extent) -> str:
    """The names that a phrase begins with: TikTok American of "TikTok's American business"."""
    first = next((i for i in range(*extent) if c.tags[i] not in "DAX~"), extent[1])
    end = next((i for i in range(first, extent[1]) if c.tags[i] != "E"), extent[1])
    named = end < extent[1] and c.tags[first - 1] != "A"  # but 'total U.S. population'
    return " ".join(unowned(word) for word in c.words[first:end]) if named and c.tags[end] != "#" else ""


def _is_somebody(c: Clause, extent: Extent) -> bool:
    """Whether a phrase is a name, or one with what its bearer is: 'Dell', 'grid operator Norland Power'."""
    a, b = extent
    if titled := TITLED.fullmatch(c.tags, a, b):
        head = c.lower[titled.end("what") - 1]
        return any(head in words(kind) for kind in ("org", "people", "title")) or head in grammar("standing for a firm")
    return is_name(c, extent, "EDXC~#(")


def _of_somebody(c: Clause, k: int, extent: Extent, mention: Mention) -> str:
    """The measure of a number that only a name is told with: 'Ardent jumped 8.5%' is of its shares."""
    unit, by = mention.base, mention.unit.partition("/")[2]
    beside = c.lower[extent[1] : k] in (["up"], ["down"], ["off"]) and unit == "percent"
    if beside and not (grammar("stock index") | {"shares", "stocks"}).isdisjoint(c.lower):
        return "share price"  # 'The Nasdaq fell 0.8%, with Apple down 2.4%'
    if extent[0] and c.tags[extent[0] - 1] in "IOT":
        return ""  # 'a home on sale in Linden County fell by 5%'
    if extent[0] and c.words[extent[0] - 1] in QUOTES and not QUOTES.isdisjoint(c.words[extent[1] : extent[1] + 2]):
        return ""  # '“Harbor Lights,” a comedy, slid 38%'
    titled = TITLED.fullmatch(c.tags, *extent)
    first = titled.end("what") if titled else extent[0]  # 'grid operator Norland Power' is Norland Power
    fell = (i for i in range(extent[1], k) if c.lower[i] in MARKET or c.lower[i : i + 2] == ["gave", "up"])
    moved, name = next(fell, 0), core(c, (first, extent[1]))
    moved += c.lower[moved] == "gave"
    end = c.begins.get(moved + 1, k)
    acts = end < k  # 'Trump dropped his plan for 100%'
    firm = text_of(c, extent) not in countries() and name.lower() not in grammar("stock index")
    owner = name.endswith(POSSESSIVE) and name.lower() not in grammar("name ending in 's")
    if owner or (not moved and name in grammar("standing for a firm")):
        return ""  # 'The company aims to fly 14 times'
    if not moved and c.lower[verb_near(c, k)] in grammar("somebody's deed"):
        return ""  # 'Wearside has offered 4.5%'
    level = unit == "percent" and c.lower[back(c, k, "~R$") - 1] in ("to", "at", "reach")
    if moved and firm and (level or unit == "percentage point" or name in regions()):
        return ""  # 'The Greens rose three points to 24 percent', 'Ontario lost 0.4%'
    if not (moved and firm and not acts):
        return name  # 'The S&P 500 ended the day 3.3% higher'
    if by in BY_WEIGHT:
        return f"{name.lower()} price" if extent[0] == 0 else ""  # 'Maize fell to $4 a bushel'
    if not unit or unit in BY_WEIGHT:
        return ""  # 'Bergen lost 1,200', 'Escondida rose to 120,600 tonnes'
    return f"{name} share price"


def _of_shares(c: Clause, k: int, extent: Extent | None, name: str, unit: str) -> bool:
    """Whether a percentage or a price is that of a firm's shares: 'shares of the bank fell 5%'."""
    if not (unit.isupper() or unit in COINS or (unit in ("percent", "ratio") and name != "share")):
        return False  # 'doubled its share to 9.7%' is of a market
    firm = name.rpartition(" ")[2].removesuffix("s") in grammar("standing for a firm")
    firm = firm or (extent is not None and OF_FIRM.match(c.tags, extent[0]) is not None)
    head = c.lower[extent[1] - 1] if extent else ""  # 'a share buyback' is none
    # "shares in Ohio's biggest bank"
    told = extent is not None and c.lower[extent[0] + (c.tags[extent[0]] == "D")] == "shares"
    stored = head in grammar("store of goods")  # 'Stocks in Comex warehouses'
    # 'Stocks are 12% above the five-year average'
    stored = stored or (c.lower[k + 1 : k + 2] in (["above"], ["below"]) and "average" in c.lower[k + 2 : k + 6])
    return (name in SHARES and head != "buyback" and not stored) or (firm and (told or name.startswith("shares ")))
