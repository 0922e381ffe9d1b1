"""What to call a figure where no topic names it: its measure and whom it describes, from its clause."""

from __future__ import annotations

import re

from .beside import PAYING, SIZES, invested
from .clause import Clause, Extent, back, chain_left, clause_subject, subject_of, verb_before, verb_near
from .core import CHANGES, PREPOSITION, core, duration, measure_words, text_of
from .mention import Mention, Sentence, is_money
from .names import POSSESSIVE, country, holder, is_name, named_after, told_of, told_with
from .naming import words
from .neighbours import plural, singular
from .numerals import is_when
from .places import countries, unowned
from .than import ADDED
from .words import grammar, tags

PRICED = 5_000  # what costs less has a price; a mine or a war has a cost
BESIDE = frozenset(["gap", "apposition", "bracket", "phrase before", "participle"])  # with a subject of their own
PAID = {"payment": "for", "spending": "on", "investment": "in"}
SHARES = grammar("share of a firm")
AVERAGED = ("averaged", "averages", "averaging")
SIZED = ("area", "weight", "size", "duration")  # what money is none of
FALLEN = ("rain", "snow")
COMMODITIES = grammar("commodity")
RAISED = frozenset(form for form, noun in measure_words("verb").items() if noun == "funds raised")
TIMES = grammar("time")
LEADS = grammar("lead")
MARKET = grammar("market verb")  # what shares do
APPOSED = re.compile(r", an? (?:\w+ ){1,2}of $")
TITLED = re.compile("D?(?P<what>[NA]*N)E+")
APART = ("against", "versus", "than", "over")
WORD = re.compile(r"\s+(\w+)(?=[\s,.;]|$)")
OF_FIRM = re.compile("D?N[OI]D?[NA]{0,2}E")  # 'shares of Ardent', but 'shares of women in parliament'


def open_name(c: Clause, sentence: Sentence, i: int, rule: str, extent: Extent | None) -> tuple[str, str, str]:
    """The measure of the i-th mention, its subject, and the name in its words or ''; `extent` holds the words."""
    k, mention = c.places[i], sentence.mentions[i]
    subject = clause_subject(c, k)
    after = sentence.behind(WORD, mention.end)
    measure = open_measure(c, k, mention, rule, extent, after[1] if after else "")
    growth = measure.rpartition(" ")[2] == "growth" and subject is not None and _acts(c, subject)
    if mention.money and i and measure in CHANGES and sentence.before(APPOSED, mention.start, 30):
        measure = sentence.named[i - 1].measure or measure  # 'will pay £9,535, an increase of £285'
    if measure in CHANGES and rule not in ("subject", "gap") and not (mention.money or growth):
        own = subject if subject != extent and not (i and subject and is_name(c, subject)) else None
        # 'an increase of 5%' is of the quota
        measure = core(c, own) if own else sentence.named[i - 1].measure if i else measure
    if (
        measure
        and rule == "subject"
        and c.lower[back(c, k, "~$") - 1] in AVERAGED
        and not measure.startswith("average ")
    ):
        measure = f"average {measure}"  # 'Ticket prices averaged $13.85'
    aged = mention.unit.endswith(" of age")  # 'a 34-year-old man from Leeds' is no Leeds
    named = holder(c, extent, rule == "subject") if extent and not (aged and rule == "noun after") else ""
    if rule == "of phrase" and subject and mention.unit != "percent":
        verb = c.lower[verb_near(c, k)]
        paid = measure_words("deed").get(verb) in ("purchases", "imports") or (mention.money and verb in PAYING)
        if paid or invested(c, k):
            named = holder(c, subject, True) or named  # 'Swiss firms invest $200 billion in America'
    if rule in BESIDE:
        subject = extent
    if aged and rule == "noun after":
        subject = extent
    if not named and subject and subject != extent:
        named = holder(c, subject, True)
    if rule == "of phrase":
        named = told_of(c, k) or (i and told_with(c, sentence, i)) or named
    if not named and subject is None and mention.noun:
        named = country(mention.noun) or named_after(c, k)
    inside = rule == "of phrase" and mention.unit == "percent" and c.lower[back(c, k, "R~$D") - 1] == "in"
    subject = extent if inside else subject  # 'closed in 81% of districts'
    return measure, named or open_subject(c, extent, subject), named


def _acts(c: Clause, subject: Extent) -> bool:
    """Whether the subject of a clause is a name, persons or a body: 'Economists forecast growth of 1.4%'."""
    head = c.lower[next((i for i in range(*subject) if c.tags[i] in "OI"), subject[1]) - 1]
    return is_name(c, subject) or head in words("people") or head in words("org")


def open_measure(c: Clause, k: int, mention: Mention, rule: str, extent: Extent | None, after: str) -> str:
    """The name of what the mention at item k measures; `extent` holds its words, `after` the next word."""
    unit = mention.unit.split("/")[0]
    whose = extent and rule in ("subject", "phrase before") and _is_somebody(c, extent)
    name = core(c, extent) if extent and not whose else ""
    if likelihood := _likelihood(c, k):
        return likelihood
    if rule == "subject" and (name in grammar("standing for a firm") or name in grammar("standing for a place")):
        name = ""  # 'the country exported 5 million tonnes'
    if rule == "subject" and name.rpartition(" ")[2] in TIMES:
        name = ""  # 'He bought it and sold it four years later for $85 million'
    if is_money(mention.unit.partition("/")[2]):
        return f"{name} exchange rate"
    if mention.unit.endswith(" of age"):
        return name if name.endswith(" age") else "age"
    if unit == "vote" and "vote" not in name:
        return "votes"
    if unit == "score":
        return "rating"
    if mention.rule.endswith("people") and not mention.noun and rule == "subject":
        return "people"  # 'injured 40 more'
    if unit == "point" and rule == "subject" and extent and is_name(c, extent):
        scored = c.lower[verb_near(c, k)] in grammar("scoring verb")
        return "points" if scored else text_of(c, extent)  # 'The Dow Jones lost 878 points'
    if share := _share_of_some(c, k, mention, rule, name, after):
        return share
    if mention.noun and unit not in ("time", "ratio") and not (unit == "point" and name.rpartition(" ")[2] in LEADS):
        listed = rule == "phrase of" and extent and not is_name(c, extent)
        return f"{name} of {mention.noun}" if listed else counted(c, k, mention)
    if rule == "noun after" and unit == "percent" and c.lower[k + 1] in ("less", "more", "fewer"):
        return done(c, k, name)  # 'will sell 35% less copper'
    held = is_money(unit) and rule in ("of phrase", "participle")  # 'sold shares worth $5m'
    held = held or (unit == "percent" and rule == "of phrase")  # 'owns 3.4% of the shares'
    if rule != "phrase of" and not held and _of_shares(c, extent, name, unit):
        return "share price"
    if unit == "percent" and (share := _share(c, k, rule, name)):
        return share
    if adjective := measure_words("adjective").get(after):
        return f"{adjective} of {name}" if name else adjective
    if (is_money(unit) or unit in ("cent", "penny")) and rule in ("subject", "object", "", "of phrase", "participle"):
        return money_name(c, k, mention, rule, name)
    if _is_commodity(name) and unit in ("percent", "cent", "penny"):
        return f"{name} price"
    if mention.money and rule == "noun after" and mention.value < PRICED and _is_sold(name):
        return f"price of {name}"  # 'the first $79 earbuds'
    return _amount_name(c, k, unit, rule, extent, name)


def _is_commodity(name: str) -> bool:
    """Whether what is named is traded by its own name: 'copper', 'Brent crude', 'spot gold'."""
    last = name.lower().rpartition(" ")[2]
    return name.lower() in COMMODITIES or (last in COMMODITIES and last != "futures" and not PREPOSITION.search(name))


def _is_sold(name: str) -> bool:
    """Whether a name is that of a thing that has a price, and of no sum: 'earbuds', but not 'signing bonus'."""
    head = PREPOSITION.split(name, 1)[0].rpartition(" ")[2]
    named = tags().get(head, "N") in "NY" and head not in CHANGES
    return named and singular(head) not in grammar("sum of money") | grammar("possessed")


def _share_of_some(c: Clause, k: int, mention: Mention, rule: str, name: str, after: str) -> str:
    """What a share is of by its own words or its verb: 'three in ten listings', '15% off', 'polled 28.7 percent'."""
    if mention.unit != "percent":
        return ""
    if mention.rule == "one of so many":
        return f"share of {plural(mention.noun)}"  # 'One passenger in three now pays'
    if mention.rule.startswith("in ten") and rule == "noun after" and name:
        return f"share of {name}"
    if after == "off" and c.tags[k + 2 : k + 3] in ("D", "E", "N"):
        return "discount"  # 'get 15% off their next ticket'
    return "share of vote" if rule == "subject" and c.lower[back(c, k, "~R$") - 1] == "polled" else ""


def _amount_name(c: Clause, k: int, unit: str, rule: str, extent: Extent | None, name: str) -> str:
    """'duration of talks', 'sea levels', 'rice purchases': the name of an amount, by dimension or by what is done."""
    dimension = measure_words("unit").get(unit, "")
    direct = rule == "subject" and unit != "ratio" and c.tags[back(c, k, "R~$") - 1] in "VK"
    nameless = not name and not dimension
    if unit != "percent" and (direct or nameless) and (deed := done(c, k, "")):
        return deed  # 'The mine shipped 14 tonnes', 'China mined 5,000 tonnes'
    if nameless and extent:
        return _of_somebody(c, k, extent)
    if dimension == "duration":
        return duration(c, k, rule, name)
    if rule == "of phrase" and not dimension:
        return done(c, k, name)
    sized = dimension in name or name in SIZES  # 'air temperatures over the sea', also where there is no dimension
    if dimension == "size" and name in FALLEN:
        return f"{name}fall"
    if sized or rule not in ("subject", "", "of phrase", "noun after"):
        return name
    v = verb_near(c, k)
    if dimension == "area" and direct and c.lower[v].endswith("ed") and c.lower[v] not in grammar("acting verb"):
        return f"area {c.lower[v]}"  # 'The blaze has burned 9,000 hectares'
    changed = rule == "subject" and name and c.tags[v] in "VK" and c.lower[v] not in measure_words("verb")
    return name if changed else f"{name} {dimension}".strip()  # 'sea levels rose 5 feet': sea levels


def _likelihood(c: Clause, k: int) -> str:
    """'likelihood of stroke' for '31% less likely to have a stroke', '' where nothing is likely."""
    if " ".join(c.lower[k + 1 : k + 3]) not in ("more likely", "less likely", "as likely"):
        return ""
    return f"likelihood of {core(c, (k + 5, c.begins[k + 5]))}" if k + 5 in c.begins else "likelihood"


def _share(c: Clause, k: int, rule: str, name: str) -> str:
    """'share female' of '5% were female', 'share of sales' of '5% of sales', '' where a percentage is of neither."""
    told = c.tags[:k].endswith("DA") and c.lower[k - 2] in ("the", "its", "their")  # 'the remaining 10% expires'
    if not rule and not told and c.tags[k + 1 : k + 2] in ("B", "V", "H"):
        end = next((i for i in range(k + 1, len(c.tags)) if c.tags[i] in ",.;SCWX()"), len(c.tags))
        said = [c.lower[i] for i in range(k + 1, end) if c.tags[i] not in "BDRMHTZ~"]
        return f"share {' '.join(said[:4])}"
    v = back(c, k, "R~$") - 1
    if c.lower[k + 1 : k + 2] and c.lower[k + 1] in grammar("partly done") and c.tags[verb_before(c, k)] == "B":
        return f"share {c.lower[k + 1]}"  # 'was 5% contained'
    if rule == "of phrase" and name.lower() in grammar("size of an economy") and (sum_ := _sum_before(c, k)):
        return sum_
    subject = clause_subject(c, k) if c.lower[v] in grammar("holding verb") else None
    firm = c.lower[v].startswith("own") or not grammar("held share").isdisjoint(c.lower)
    if firm and subject and is_name(c, subject, "EDXC~#(O") and text_of(c, subject) not in countries():
        return "stake"  # 'will together own up to 49%'
    return f"share of {name}" if rule == "of phrase" and c.tags[k + 1 : k + 2] == "O" else ""


def _sum_before(c: Clause, k: int) -> str:
    """'deficit' of 'The deficit widened to 5.8% of GDP', 'a deficit of 4% of GDP'; '' where a share is of no sum."""
    left = back(c, k, "R~$D")
    beside_ = chain_left(c, left - 1, "O") if c.tags[left - 1] == "O" else None
    for extent in filter(None, (beside_, clause_subject(c, k))):
        name = core(c, extent)
        if singular(PREPOSITION.split(name, 1)[0].rpartition(" ")[2]) in grammar("sum of money"):
            return name
    return ""


def _is_somebody(c: Clause, extent: Extent) -> bool:
    """Whether a phrase is a name, or one with what its bearer is: 'Dell', 'grid operator Norland Power'."""
    a, b = extent
    if titled := TITLED.fullmatch(c.tags, a, b):
        head = c.lower[titled.end("what") - 1]
        return any(head in words(kind) for kind in ("org", "people", "title")) or head in grammar("standing for a firm")
    return is_name(c, extent)


def _of_somebody(c: Clause, k: int, extent: Extent) -> str:
    """The measure of a number that only a name is told with: 'Ardent jumped 8.5%' is of its shares."""
    if extent[0] and c.tags[extent[0] - 1] in "IOT":
        return ""  # 'a home on sale in Linden County fell by 5%'
    titled = TITLED.fullmatch(c.tags, *extent)
    first = titled.end("what") if titled else extent[0]  # 'grid operator Norland Power' is Norland Power
    moved, name = next((i for i in range(extent[1], k) if c.lower[i] in MARKET), 0), core(c, (first, extent[1]))
    end = c.begins.get(moved + 1, k)
    acts = end < k  # 'Trump dropped his plan for 100%'
    firm = text_of(c, extent) not in countries() and name.lower() not in grammar("stock index")
    return f"{name} share price" if moved and firm and not acts else name  # 'The S&P 500 ended the day 3.3% higher'


def _of_shares(c: Clause, extent: Extent | None, name: str, unit: str) -> bool:
    """Whether a percentage or a price is that of a firm's shares: 'shares of the bank fell 5%'."""
    if not (unit.isupper() or unit in ("cent", "penny") or (unit in ("percent", "ratio") and name != "share")):
        return False  # 'doubled its share to 9.7%' is of a market
    firm = name.rpartition(" ")[2].removesuffix("s") in grammar("standing for a firm")
    firm = firm or (extent is not None and OF_FIRM.match(c.tags, extent[0]) is not None)
    head = c.lower[extent[1] - 1] if extent else ""  # 'a share buyback' is none
    return (name in SHARES and head != "buyback") or (firm and name.startswith("shares "))


def money_name(c: Clause, k: int, mention: Mention, rule: str, name: str) -> str:
    """'cost of campaign', 'price of rights', 'spending on ads', 'earnings': by the verb that the money hangs on."""
    verb = _money_verb(c, k, verb_near(c, k) if rule == "object" else 0)
    noun = "investment" if invested(c, k) else measure_words("verb").get(verb, "")
    if thing := to_buy(c, k) if noun in ("", "funding", "spending", "payment") else "":
        return thing
    v = verb_before(c, k)
    it = noun == "cost" and subject_of(c, v) == "it"
    if it and c.lower[verb_before(c, back(c, v, "MBHRP"))] in words("say"):
        return noun  # 'the lab says it would cost $5bn'
    direct = rule in ("", "subject") and c.tags[back(c, k, "R~$") - 1] in "VK"
    if direct and (deed := done(c, k, "")):
        return deed  # 'sold almost $5 billion worth'
    behind = c.begins.get(k + 2) if c.lower[k + 1 : k + 2] == ["for"] else None
    if verb in ("charged", "charge", "charges") and behind:
        return f"price of {core(c, (k + 2, behind))}"  # 'was charged £86 for a family lunch'
    if rule == "object" and verb in grammar("acting verb") and noun != "value":
        return name  # 'raised the fee to $7' is no funds raised
    at = verb_near(c, k) + 1
    if noun in ("price", "funds raised") and rule == "subject" and c.begins.get(at, k) < k:
        object_ = core(c, (at, c.begins[at]))  # 'sold the house for $5 million', 'raised its forecast to $3bn'
        return f"price of {object_}" if noun == "price" else object_
    if noun in PAID and rule == "of phrase":
        return f"{noun} {PAID[noun]} {name}"
    if rule == "subject" and not noun and name.rpartition(" ")[2] in words("people", "org", "title"):
        return ""  # 'a state agency has put $2m into Lynas' is no agency
    if not noun and not name:
        held = clause_subject(c, k)
        sold = c.lower[v] in MARKET or "B" in c.tags[v:k]
        given = c.begins.get(v + 1, k) < k  # 'is lending Norvane $465 million'
        return f"{core(c, held)} price" if held and sold and not given else ""
    if rule == "of phrase" and (deed := done(c, k, name)) != name:
        return deed  # 'imported $24.7 billion of farm products'
    starts = c.lower[verb_near(c, k)] in ("start", "starts", "started")  # 'Tickets start at £25'
    is_ = not noun and (starts or c.tags[back(c, k, "~R$") - 1] == "B")
    is_ = is_ and rule == "subject" and mention.value < PRICED
    if is_ and name and grammar("sum of money").isdisjoint(name.split()):
        return f"price of {name}"  # 'A day ticket is €8.50'
    if not noun or rule == "of phrase" or not {noun, "price", "value"}.isdisjoint(name.split()):
        return f"{name} price" if _is_commodity(name) else name
    whom = not {"N", "E"}.isdisjoint(c.tags[verb_near(c, k) : k])  # 'cost the firm $300 a worker'
    left = back(c, k, "~R$D")
    if noun == "cost" and left in c.ends and core(c, (c.ends[left], left)) == name:
        return noun  # 'will cost taxpayers $400m'
    if noun == "cost" and rule == "subject" and mention.value < PRICED and not whom:
        noun = "price"  # 'Cheese costs $4.60 a pound'
    return f"{noun} of {name}" if name and noun in ("price", "cost", "value") else noun


def _money_verb(c: Clause, k: int, least: int) -> str:
    """The verb from item `least` to before k that says what a sum is: 'cost', 'raised', 'earn', '' where none does."""
    verbs = measure_words("verb")
    tagged = ((v, word) for v in range(k - 1, least - 1, -1) if c.tags[v] in "VLGKI" for word in _with_adverb(c, v))
    v, verb = next((one for one in tagged if verbs.get(one[1], "weight") not in SIZED), (-1, ""))
    moved = "X" not in c.tags[v:k] and c.lower[back(c, k, "R~$D") - 1] in ("from", "to", "by")
    return "" if verb in RAISED and moved else verb  # 'the £80 fine, raised from £60'


def _with_adverb(c: Clause, v: int) -> tuple[str, str]:
    """The verb at item v with the word behind it, and without: 'set aside', 'set'; but 'put up for sale'."""
    alone = c.lower[v + 2 : v + 3] == ["for"]
    return c.lower[v] if alone else " ".join(c.lower[v : v + 2]), c.lower[v]


def to_buy(c: Clause, k: int) -> str:
    """'magnet purchases' for 'committed $500 million to buy magnets', '' where nothing is bought behind item k."""
    deed = measure_words("deed").get(c.lower[k + 2], "") if k + 3 in c.begins else ""
    first, _, last = core(c, (k + 3, c.begins[k + 3])).rpartition(" ") if deed else ("", "", "")
    return " ".join(filter(None, (first, singular(last), deed))) if last else ""


def done(c: Clause, k: int, name: str) -> str:
    """'soybean purchases' for 'agreed to buy 12 million tons of soybeans': what is done to the things counted."""
    v = verb_near(c, k)
    deed = measure_words("deed").get(c.lower[v], "") or _amount_of(c, k)
    told = c.lower[v] == "ordered" and c.tags[k + 1 : k + 2] == "T"  # 'ordered 300 people to leave'
    if not deed or told or c.tags[v] == "N" or "by" in c.lower[v:k]:  # 'is generated by 100 geysers'
        return name
    first, _, last = name.rpartition(" ")
    return " ".join(filter(None, (first, singular(last), deed)))


def _amount_of(c: Clause, k: int) -> str:
    """'quota' of 'a quota of 96,600 tonnes of cobalt', 'imports' of 'imports stand at 300 tonnes of steel', or ''."""
    left, subject, v = back(c, k, "~R$"), clause_subject(c, k), verb_before(c, k)
    noun = c.lower[left - 2] if left > 1 and c.tags[left - 1] == "O" else ""
    if subject and (c.tags[v] == "B" or c.lower[v].startswith("stand")):
        noun = c.lower[subject[1] - 1]
    return noun if noun in grammar("possessed") else ""


def counted(c: Clause, k: int, mention: Mention) -> str:
    """'workers in Ohio', 'people killed': a counted noun with what tells it from others of its kind."""
    first, _, rest = mention.noun.partition(" ")
    name, tags = rest if first in ADDED else mention.noun, c.tags  # 'opens 12 more stores' counts stores
    i = next((i for i in range(k + 1, len(tags)) if tags[i] not in "BHMR"), len(tags))
    if tags[i + 1 : i + 2] == "T" or c.lower[i : i + 1] in (["gone"], ["come"], ["become"], ["got"]):
        i = 0  # 'are believed to stay', 'had gone without a check'
    if tags[k + 1 : k + 2] == "L" or (k + 1 < i < len(tags) and tags[i] in "KL"):
        return f"{name} {c.lower[i]}"
    if tags[k + 1 : k + 3] == "BI" and c.lower[k + 2] == "without" and k + 3 in c.begins:
        return f"{name} without {core(c, (k + 3, c.begins[k + 3]))}"  # '21,000 households were without power'
    inside = c.tags[back(c, k, "~R$D") - 1] == "I"  # 'sold 4 million copies in 32 languages'
    if not inside and (deed := done(c, k, name)) != name:
        return deed
    # '40 engineers by the end of 2026', '7,400 recruits against a target of 9,000'
    timed = c.lower[k + 1 : k + 2] and (c.lower[k + 1] in grammar("before a time") or c.lower[k + 1] in APART)
    if tags[k + 1 : k + 2] in ("O", "I") and not timed and k + 2 in c.begins and tags[c.begins[k + 2] - 1] not in "ZE":
        return f"{name} {c.lower[k + 1]} {core(c, (k + 2, c.begins[k + 2]))}"
    return name


def open_subject(c: Clause, extent: Extent | None, subject: Extent | None) -> str:
    """Whom the figure describes where its words hold no name: the subject of its clause, or what is measured itself."""
    if extent is None or (subject and subject != extent):
        return text_of(c, subject) if subject else ""
    a, b = extent
    owner = next((i for i in range(a, b) if c.tags[i] in "OI" or c.lower[i].endswith(POSSESSIVE)), b)
    own = owner < b and c.tags[owner] not in "OIE" and c.lower[owner] != "world's"
    if own and not is_when(unowned(c.lower[owner])):
        return text_of(c, (a, owner + 1)).rstrip("'’")  # "the lender's capital ratio"
    linked = (i for i in range(a, b - 1) if c.tags[i] == "O" or (c.lower[i] == "in" and c.lower[i - 1] in SHARES))
    return text_of(c, (next(linked, a - 1) + 1, b))  # 'shares in the bank'
