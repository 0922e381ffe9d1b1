"""What a sum of money is called: 'cost of campaign', 'price of rights', 'spending on ads', 'earnings'."""

from __future__ import annotations

import re

from .beside import PAYING, invested
from .clause import Clause, Extent, back, chain_left, clause_subject, subject_of, verb_before, verb_near
from .core import CHANGES, PREPOSITION, core, core_from, head_of, measure_words, text_of
from .deeds import done
from .mention import PRICED, Mention
from .names import is_name
from .naming import words
from .neighbours import neighbours, singular
from .numerals import is_when
from .places import countries
from .words import grammar, tags

WHICH_IT = re.compile("PV[^X~RD]")
PAID = {"payment": "for", "spending": "on", "investment": "in", "funding": "for"}
BY_WEIGHT = neighbours("sold by") | neighbours("priced by")
SIZED = ("area", "weight", "size", "duration")  # what money is none of
COMMODITIES = grammar("commodity")
RAISED = frozenset(form for form, noun in measure_words("verb").items() if noun == "money raised")
# 'reserves stood at', 'works out at 84p'
AMOUNTING = grammar("standing verb") | grammar("amounting verb")
UNSOLD = grammar("sum of money") | grammar("possessed")
BACKGROUND = frozenset(["since", "after", "before", "when", "until", "as", "for"])
DIRECT = frozenset(["funding need", "withdrawals", "assets under management"])
MARKET = grammar("market verb")  # what shares do
BOUGHT_FROM = neighbours("person") | {"from"}  # 'signed the striker from Leeds for £34m'


def money_name(c: Clause, k: int, mention: Mention, rule: str, name: str) -> str:
    """'cost of campaign', 'price of rights', 'spending on ads', 'earnings': by the verb that the money hangs on."""
    standing = measure_words("standing").get(" ".join(c.lower[k + 1 : k + 4]))
    if standing and c.tags[k + 4 : k + 5] not in ("N", "E", "A"):
        return standing  # 'finished the year £8.4m in the red', but 'in the Red Lion'
    if (not rule or (rule == "subject" and c.tags[k + 1 : k + 2] in ("B", "H", "M"))) and (told := _set_aside(c, k)):
        return told
    near, v, left = verb_near(c, k), verb_before(c, k), back(c, k, "~R$D")
    lead = c.lower[left - 1]
    verb = _money_verb(c, k, near if rule == "object" else 0)
    if WHICH_IT.match(c.tags, k + 1) and c.lower[k + 2] in measure_words("verb"):
        verb = c.lower[k + 2]  # 'paid half of the €72m it cost'
    noun = "investment" if invested(c, k) else measure_words("verb").get(verb, "")
    if noun in DIRECT and c.lower[left - 1] != verb.rpartition(" ")[2]:
        noun = ""  # 'The firm needs $3 billion', but 'All you need is a cable for $8'
    if not noun and c.lower[near] in ("approved", "approves") and c.lower[k + 1 : k + 2] == ["for"]:
        noun = "funding"  # 'approved €48 million for schools', but 'approved €3 billion in aid'
    noun = "" if noun == "settlement" and lead != "for" else noun  # 'Crude settled at $78'
    if noun == "earnings" and verb == "made" and lead == "for":
        noun = "cost"  # 'Made for $160 million, the film'
    by_weight = mention.unit.partition("/")[2] in BY_WEIGHT and c.lower[k + 1 : k + 2] == ["for"]
    if by_weight and c.lower[near] in grammar("verb of who is paid") and (thing := core_from(c, k + 2)):
        return f"{thing} price"  # 'got $1,161 a tonne for its spodumene'
    if lead == "at" and values_firm(c, near):
        return "valuation"  # 'a round that values it at $1.3 billion'
    if lead == "for" and c.lower[left - 4 : left - 1] == ["on", "the", "market"]:
        return "price"  # 'The house, on the market for £450,000'
    if lead == "at" and "on sale" in " ".join(c.lower[near:k]):
        return "price"  # 'goes on sale on September 19 at $899'
    at = next((i for i in (near, v) if c.lower[i] in ("sign", "signs", "signed", "signing")), k)
    if not BOUGHT_FROM.isdisjoint(c.lower[at + 1 : k]) and c.lower[back(c, k, "~R$DA") - 1] == "for":
        return "transfer fee"  # 'signed the striker from Leeds for £34m'
    off = c.lower[k + 1 : k + 2] == ["off"] and c.tags[k + 2 : k + 3] != "D"
    if off and c.lower[near] in grammar("getting verb") | grammar("giving verb"):
        return "discount"  # 'Card holders get Rs 2,000 off'
    if noun == "offer" and lead == "at":
        noun = "price"  # 'are offered at $2.25 a bushel'
    if thing := to_buy(c, k) if noun in ("", "funding", "spending", "payment") else "":
        return thing
    finds = c.lower[near] in ("found", "find", "finds") and (who := clause_subject(c, k)) and rule == "subject"
    if finds and who and c.lower[who[1] - 1] in grammar("finding money"):
        return "money found"  # 'Detectives found 480,000 euros in cash'
    if rule in ("", "object", "subject") and lead == "for" and c.lower[near] in grammar("asking verb"):
        return "funding"  # 'asked the government for $5m'
    it = noun == "cost" and subject_of(c, v) == "it"
    if it and c.lower[verb_before(c, back(c, v, "MBHRP"))] in words("say"):
        return noun  # 'the lab says it would cost $5bn'
    if rule == "participle" and lead == "worth" and (deed := done(c, k, name)) != name:
        return deed  # 'will buy bonds worth $5bn'
    direct = rule in ("", "subject") and c.tags[back(c, k, "R~$") - 1] in "VK"
    if direct and noun != "revenue" and (deed := done(c, k, "")):
        return deed  # 'sold almost $5 billion worth'
    if verb in ("charged", "charge", "charges") and c.lower[k + 1 : k + 2] == ["for"] and k + 2 in c.begins:
        return f"price of {core_from(c, k + 2)}"  # 'was charged £86 for a family lunch'
    if rule == "object" and name and c.lower[near] in grammar("building verb"):
        return f"cost of {name}"  # 'to build a smelter for $7bn'
    if rule == "object" and verb in grammar("acting verb") and noun not in ("value", "revenue"):
        return name  # 'raised the fee to $7' is no money raised
    return _called(c, k, mention, rule, name, noun)


def _called(c: Clause, k: int, mention: Mention, rule: str, name: str, noun: str) -> str:
    """What a sum is called whose verb gives it the `noun`, or none: 'price of house', 'payment for rights', 'sales'."""
    near, v, left = verb_near(c, k), verb_before(c, k), back(c, k, "~R$D")
    sold = v if c.tags[near] == "G" and c.tags[near - 1] == "D" else near  # 'its swimming pool'
    at = sold + 1 + (c.lower[sold + 1 : sold + 2] in (["off"], ["out"]))  # 'will sell off its pool for £2m'
    if noun in ("price", "money raised") and rule == "subject" and c.begins.get(at, k) < k:
        object_ = core_from(c, at)  # 'sold the house for $5 million', 'raised its forecast to $3bn'
        if not is_when(c.lower[c.begins[at] - 1]):  # 'was sold last week at $1,150'
            return f"price of {object_}" if noun == "price" else object_
    lead = c.lower[left - 1]
    if noun == "revenue" and c.lower[near].startswith(("br", "yield", "gener")):
        if lead == "for":
            return ""  # 'The club brought in a striker for €12m'
        if rule == "of phrase" or lead in ("to", "down", "up", "by", "from") or c.lower[k + 1 : k + 2] == ["into"]:
            return name  # 'brought the total to $5bn', 'Remittances brought $66 billion into Mexico'
        source = core(c, held) if (held := clause_subject(c, k)) and not is_name(c, held) else ""
        return f"{noun} from {source}" if source and rule in ("subject", "object", "") else noun
    if noun == "payment" and rule == "of phrase" and c.lower[k + 1 : k + 2] in (["in"], ["of"]):
        return name  # 'pay farmers $13 billion in aid', 'paid $2m of dividends'
    if noun == "funding" and rule == "subject" and c.lower[k + 1 : k + 2] == ["for"] and (what := core_from(c, k + 2)):
        return f"{noun} for {what}"  # 'set aside $3bn for mines'
    if noun in PAID and rule == "of phrase":
        return f"{noun} {PAID[noun]} {name}"
    if rule == "subject" and not noun and head_of(name) in words("people", "org", "title"):
        return ""  # 'a state agency has put $2m into Lynas' is no agency
    if not noun and not name:
        held = clause_subject(c, k)
        moves = c.lower[v] in MARKET or ("B" in c.tags[v:k] and (c.tags[near] != "G" or c.lower[near] in MARKET))
        given = c.begins.get(v + 1, k) < k  # 'is lending Norvane $465 million'
        return f"{core(c, held)} price" if held and moves and not given else ""
    if rule == "of phrase" and (deed := done(c, k, name)) != name:
        return deed  # 'imported $24.7 billion of farm products'
    starts = c.lower[near] in ("start", "starts", "started")  # 'Tickets start at £25'
    is_ = not noun and (starts or c.tags[back(c, k, "~R$") - 1] == "B")
    is_ = is_ and rule == "subject" and mention.value < PRICED
    if is_ and name and grammar("sum of money").isdisjoint(name.split()):
        return f"price of {name}"  # 'A day ticket is €8.50'
    if not noun or rule == "of phrase" or not {noun, "price", "value"}.isdisjoint(name.split()):
        return f"{name} price" if is_commodity(name) else name
    whom = not {"N", "E"}.isdisjoint(c.tags[near:k])  # 'cost the firm $300 a worker'
    if noun == "cost" and left in c.ends and core(c, (c.ends[left], left)) == name:
        return noun  # 'will cost taxpayers $400m'
    measured, _, thing = name.partition(" of ")
    if noun == "cost" and thing and measured in BY_WEIGHT and rule == "subject":
        return f"price of {thing}"  # 'A pound of coffee cost shoppers $9'
    priced = mention.value < PRICED or mention.unit.partition("/")[2] in BY_WEIGHT  # 'costs $33,000 a tonne'
    if noun == "cost" and rule == "subject" and priced and not whom:
        noun = "price"  # 'Cheese costs $4.60 a pound'
    traded = text_of(c, held).lower() if not name and (held := clause_subject(c, k)) else ""
    name = traded if is_commodity(traded) else name  # 'Dysprosium sells for $820 a kilogram'
    return f"{noun} of {name}" if name and noun in ("price", "cost", "value") else noun


def values_firm(c: Clause, v: int) -> bool:
    """Whether the verb at item v says what a firm is worth: 'values it', 'values the club', but not 'the land'."""
    if c.lower[v] not in grammar("valuing verb") or v + 1 >= len(c.tags):
        return False
    end = c.begins.get(v + 1, v + 1)
    head = c.lower[end - 1]
    firm = head in grammar("standing for a firm") or head in words("org") or "E" in c.tags[v + 1 : end]
    return c.tags[v + 1] == "P" or firm or head in ("chain", "club", "business", "startup", "start-up")


def _set_aside(c: Clause, k: int) -> str:
    """'funding for clinics' for 'An extra £4m has been set aside for clinics', '' where no such verb is behind."""
    v = next((i for i in range(k + 1, len(c.tags)) if c.tags[i] not in "BHMR"), k)
    verbs = (" ".join(c.lower[v : v + 2]), *c.lower[v : v + 1]) if c.tags[v : v + 1] == "K" else ()
    noun = next(filter(None, map(measure_words("verb").get, verbs)), "")
    at = next((i + 1 for i in range(v + 1, v + 3) if c.lower[i : i + 1] in (["for"], ["on"], ["in"])), 0)
    if noun not in PAID:
        return noun if noun.startswith(("money emb", "money wa", "money se", "loss", "amount")) else ""
    return f"{noun} {c.lower[at - 1]} {core_from(c, at)}" if at in c.begins else noun


def _money_verb(c: Clause, k: int, least: int) -> str:
    """The verb from item `least` to before k that says what a sum is: 'cost', 'raised', 'earn', '' where none does."""
    verbs, least = measure_words("verb"), max(least, c.tags.rfind(";", 0, k))  # 'received a discount; the fine is $5m'
    v = verb_before(c, k)
    if c.lower[v] in AMOUNTING and verb_near(c, k) <= v and "worth" not in c.lower[v:k]:
        return ""  # 'has lost 17% and its reserves stood at $183 billion'
    acted = c.tags.rfind("V", least, k)  # 'Overtime paid to deputies reached', but 'Homes sold in May averaged'
    acted = -1 if c.lower[acted].startswith("averag") else acted
    told = (v for v in range(k - 1, least - 1, -1) if c.tags[v] in "VLGKI" and not (c.tags[v] == "L" and v < acted))
    tagged = ((v, word) for v in told for word in _with_adverb(c, v))
    v, verb = next((one for one in tagged if verbs.get(one[1], "weight") not in SIZED), (-1, ""))
    at = back(c, k, "~R$DA") - 1
    at -= c.lower[at] == "between"  # 'raised its forecast to between £4m and £5m'
    moved = "X" not in c.tags[v:k] and c.lower[at] in ("from", "to", "by")
    return "" if verb in RAISED and moved else verb  # 'the £80 fine, raised from £60'


def _with_adverb(c: Clause, v: int) -> tuple[str, str]:
    """The verb at item v with the word behind it, and without: 'set aside', 'set'; but 'put up for sale'."""
    alone = c.lower[v + 2 : v + 3] == ["for"]
    return c.lower[v] if alone else " ".join(c.lower[v : v + 2]), c.lower[v]


def price_by_weight(c: Clause, k: int, extent: Extent | None, name: str) -> str:
    """'bauxite price' for 'Bauxite delivered to China is $75 a ton', '' where the words name a sum or nothing sold."""
    head, average = head_of(name), ""
    if head in grammar("statistic") or head == "limit":  # 'sold for an average of $9', 'rose by the limit to $9'
        extent, average = clause_subject(c, k), "average " if head == "average" else ""
        v = verb_before(c, k)
        # 'sold its oxide for an average of $9 a kilogram'
        if c.lower[v] in grammar("dealing verb") and c.begins.get(v + 1, k) < k:
            extent = (v + 1, c.begins[v + 1])
    elif c.lower[verb_near(c, k)] in PAYING or not {head, singular(head)}.isdisjoint(UNSOLD):
        return ""
    lead = c.lower[back(c, extent[0], "DA") - 1] if extent else ""
    if extent is None or lead in BACKGROUND or c.lower[extent[0]] == "hands":
        return ""  # 'have risen since the ban began, to $19 a pound', 'Uranium for prompt delivery traded at'
    a, b = extent
    end = next((i for i in range(a + 1, b) if c.tags[i] in "IOTGLKVX,"), b)
    begins = not a and c.tags[0] == "E" and "N" in c.tags[1:end]  # 'Dysprosium oxide in Rotterdam'
    thing = text_of(c, (a, end)).lower() if begins else core(c, (a, end))
    if thing.endswith("contract"):
        return "futures price"  # 'the January contract closed at $11.31 a bushel'
    heads = {head_of(thing), singular(head_of(thing))}
    alone = end == 1 and c.tags[0] == "E" and c.tags[verb_before(c, k)] in "BV"  # 'Bauxite delivered to China is'
    if alone and head_of(thing).lower() not in words("org") and text_of(c, (a, end)) not in countries():
        return f"{average}{thing.lower()} price"
    sold = c.tags[end - 1] in "NA" and heads.isdisjoint(words("people") | words("org") | neighbours("sold by"))
    return f"{average}{thing} price" if thing and sold and is_sold(thing) else ""


def to_buy(c: Clause, k: int) -> str:
    """'magnet purchases' for 'committed $500 million to buy magnets', '' where nothing is bought behind item k."""
    deed = measure_words("deed").get(c.lower[k + 2], "") if k + 3 in c.begins else ""
    first, _, last = core_from(c, k + 3).rpartition(" ") if deed else ("", "", "")
    return " ".join(filter(None, (first, singular(last), deed))) if last else ""


def sum_before(c: Clause, k: int) -> str:
    """'deficit' of 'The deficit widened to 5.8% of GDP', 'a deficit of 4% of GDP'; '' where a share is of no sum."""
    left = back(c, k, "R~$D")
    beside_ = chain_left(c, left - 1, "O") if c.tags[left - 1] in "OTI" else None  # 'cut the deficit to 4% of GDP'
    for extent in filter(None, (beside_, clause_subject(c, k))):
        name = core(c, extent)
        if singular(head_of(name)) in grammar("sum of money"):
            return name
    return ""


def is_commodity(name: str) -> bool:
    """Whether what is named is traded by its own name: 'copper', 'Brent crude', 'spot gold'."""
    last = name.lower().rpartition(" ")[2]
    return name.lower() in COMMODITIES or (last in COMMODITIES and last != "futures" and not PREPOSITION.search(name))


def is_sold(name: str) -> bool:
    """Whether a name is that of a thing that has a price, and of no sum: 'earbuds', but not 'signing bonus'."""
    head = head_of(name)
    named = tags().get(head, "N") in "NY" and head not in CHANGES
    return named and singular(head) not in UNSOLD
