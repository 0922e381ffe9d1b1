"""What a figure measures where no noun says so: a share of the vote, a lead, pay that is offered, what is lighter."""

from __future__ import annotations

from .clause import Clause, Extent, back, clause_subject, verb_near
from .core import core, core_from, head_of, measure_words
from .mention import PERCENTS, Mention
from .naming import words
from .sums import is_commodity
from .words import grammar

POINTS = ("point", "percentage point")
AHEAD = {"ahead": "lead", "clear": "lead", "behind": "gap"}
BEATING, LEADING = grammar("beating a rival"), grammar("leading a race")
SURVEYED, GIVING = frozenset(["put", "puts", "has", "have"]), grammar("giving verb") | {"give"}
NO_VOTES = frozenset(["off", "from", "more", "less", "fewer", "of", "into", "per", "back", "extra", "out"])
BEATEN = frozenset(["defeat", "defeated", "defeats"])  # 'beat' a rival too
OWNERS = ("shareholders", "investors", "stockholders", "owners")
RETURNING = grammar("giving to owners")
NOT_LACKING = grammar("no lack")  # 'sold shares short', 'cut the trip short'


def framed(c: Clause, k: int, mention: Mention, rule: str, extent: Extent | None, name: str) -> str:
    """The measure of the mention at item k by the frame that it stands in, '' where that tells none.

    `extent` holds the words found for it, and `name` what they would call it.
    """
    if short := _short(c, k, mention):
        return short
    if mention.base in POINTS and (lead := _lead(c, k)):
        return lead
    if mention.base == "degree" and (warmer := measure_words("comparative").get(" ".join(c.lower[k + 1 : k + 2]))):
        return warmer  # 'June was 2.3 degrees warmer'
    if mention.unit == "percent":
        if c.lower[k + 1 : k + 2] in (["its"], ["their"]) and c.lower[verb_near(c, k)] in ("lost", "loses", "lose"):
            return core_from(c, k + 1)  # 'The village has lost half its inhabitants'
        if against := _tallied(c, k):
            return against
        if _of_vote(c, k, extent) or _contends(c, k):
            return "share of vote"
        if _of_pay(c, k, rule, name) or c.lower[k + 1 : k + 3] == ["more", "pay"]:
            return "pay"
        v = verb_near(c, k)
        if rule == "subject" and c.lower[v] in ("returned", "returns") and not c.tags[v + 1 : k].strip("~R$"):
            return "return"  # 'The fund returned 4.2%'
    behind = c.lower[k + 1 : k + 3]
    if behind in (["over", "budget"], ["under", "budget"]):
        return "cost overrun" if behind[0] == "over" else "underspending"
    if mention.unit not in PERCENTS and (excess := _excess(c, k)):
        return excess
    if mention.paid:
        wanting = (
            next((word for word in c.lower[k + 2 : k + 4] if word != "had"), "") if c.tags[k + 1 : k + 2] == "P" else ""
        )
        if wanted := measure_words("wanted").get(wanting):
            return wanted  # 'raised $96m of the $411m it needs'
        if behind in (["better", "off"], ["worse", "off"]) or behind[:1] in (["poorer"], ["richer"]):
            return "income"  # 'Households will be £850 worse off'
        near = back(c, k, "~R$D") - 1
        if behind[:1] == ["to"] and behind[1:] and behind[1] in OWNERS and c.lower[verb_near(c, k)] in RETURNING:
            return "shareholder returns"  # 'will return 5 billion euros to shareholders'
        if "saving" in (c.lower[verb_near(c, k)], c.lower[near]) and rule != "phrase of":
            return "savings"  # 'Bills will fall, saving a household £122'
    if mention.unit == "percent" and (bought := _paid_more_for(c, k)):
        return f"price of {bought}"
    if mention.unit in ("percent", "ratio"):
        return _compared(c, k, rule, name)
    if mention.money and rule == "phrase of" and name in ("average", "median") and extent:
        told = measure_words("verb").get(c.lower[verb_near(c, extent[0])], "")
        return f"{name} {told}" if told else ""  # 'Nurses earn an average of €2,400'
    return ""


def _paid_more_for(c: Clause, k: int) -> str:
    """'coffee' of 'paid 19% more for their coffee', '' where nobody pays so or only a time is told."""
    if c.lower[k + 1 : k + 3] not in (["more", "for"], ["less", "for"]) or k + 3 not in c.begins:
        return ""
    v = verb_near(c, k)
    if c.lower[v] not in ("pay", "pays", "paid", "paying") or c.tags[v + 1 : k].strip("~R$"):
        return ""
    thing = core_from(c, k + 3)
    return thing if grammar("time").isdisjoint(thing.split()) and "second" not in thing else ""


def _short(c: Clause, k: int, mention: Mention) -> str:
    """'shortage of teachers' of 'are short of 6,000 teachers', 'shortfall' of 'is £2m short of its target', or ''."""
    at = back(c, k, "~R$D")
    if c.lower[at - 2 : at] == ["short", "of"] and c.tags[at - 3 : at - 2] == "B":
        return f"shortage of {mention.noun}" if mention.noun else "shortfall" if mention.paid else ""
    behind = c.lower[k + 1 : k + 2] == ["short"] and c.tags[k + 2 : k + 3] in ("O", ".", ",", "")
    counts = mention.noun or mention.paid or mention.unit in ("", "person")  # 'just 600 short of capacity'
    behind = behind and bool(counts) and c.lower[verb_near(c, k)] not in NOT_LACKING
    return "" if not behind else f"shortage of {mention.noun}" if mention.noun else "shortfall"


def _excess(c: Clause, k: int) -> str:
    """'excess of women over men' of 'Women outnumber men by 1.2 million', else ''."""
    by, v = back(c, k, "~R$D") - 1, verb_near(c, k)
    subject = clause_subject(c, k) if c.lower[by] == "by" and c.lower[v] in grammar("outnumbering verb") else None
    if subject is None or c.ends.get(by) != v + 1:
        return ""
    return f"excess of {core(c, subject)} over {core_from(c, v + 1)}"


def _lead(c: Clause, k: int) -> str:
    """'lead' of 'is two points ahead of', 'leads by three points'; 'gap' of 'two points behind', or ''."""
    if apart := ahead_or_behind(c, k):
        return apart
    by = back(c, k, "~R$D") - 1
    if c.lower[by] != "by":
        return ""
    before = c.lower[max(by - 6, 0) : by]
    if before[-1:] and before[-1] in LEADING:
        return "lead"  # 'are ahead by seven points'
    if before[-1:] == ["lost"]:
        return "margin of defeat"
    won = not BEATING.isdisjoint(before) and c.lower[verb_near(c, by)] in BEATING
    return "margin of victory" if won else ""


def ahead_or_behind(c: Clause, k: int) -> str:
    """'lead' of 'two points ahead', 'gap' of 'two points behind', or ''."""
    return AHEAD.get(" ".join(c.lower[k + 1 : k + 2]), "")


def _of_vote(c: Clause, k: int, extent: Extent | None) -> bool:
    """Whether a share is one of votes: 'leads 48% to 45%', 'won re-election with 58%', 'Polls show 46% for Yes'."""
    if c.tags[k + 1 : k + 2] == "O":
        return False
    at = back(c, k, "~R$D")
    at -= c.tags[at - 2 : at] == "XT"  # 'beat his rival by 43% to 32%'
    link = c.lower[at - 1] if at else ""
    pair = c.tags[k + 1 : k + 3] == "TX" or c.tags[max(k - 2, 0) : k] == "XT"
    v = verb_near(c, at - (c.tags[at - 1 : at] == "X"))
    object_ = c.lower[v + 1 : at - 1]
    rival = not object_ or "E" in c.tags[v + 1 : at - 1] or object_[-1] in words("people") | {"him", "her", "them"}
    if pair and c.lower[v] in BEATING | LEADING and link in ("by", c.lower[v], "to") and rival:
        return True
    if link == "with" and c.lower[v] in BEATING and object_ and object_[-1] in grammar("won by vote"):
        return True
    if link == "with" and c.lower[v] in ("came", "comes", "finished", "leads", "led") and not _polls(c, extent):
        return bool(object_) and object_[-1] in ("first", "second", "third", "polls", "poll", "race")
    polls = c.lower[v - 1 : v] in (["polls"], ["poll"])
    return polls and c.lower[v] in ("show", "shows", "showed") and c.lower[k + 1 : k + 2] in (["for"], ["undecided"])


def _tallied(c: Clause, k: int) -> str:
    """'share of vote against' of 'rejected the contract by 64%' and 'was turned down by 91% of staff', else ''."""
    at = back(c, k, "~R$D")
    other = c.tags[max(at - 2, 0) : at] == "XT"  # the second of 'by 71% to 29%'
    at -= 2 * other
    if c.lower[at - 1 : at] != ["by"]:
        return ""
    v = verb_near(c, at)
    told = {c.lower[v], " ".join(c.lower[v : v + 2])}
    no, yes = bool(told & grammar("rejecting verb")), bool(told & grammar("backing verb"))
    passive = c.tags[v] in "KL" and c.tags[v + 1 : at - 1].strip("RI") == ""
    pair = other or c.tags[k + 1 : k + 3] == "TX"
    if c.tags[k + 1 : k + 2] in ("O", "N") and not set(c.lower[k + 1 : k + 6]) & grammar("voting body"):
        return ""  # 'The loan was backed by 60% of its assets'
    if not (no or yes) or not (passive or pair) or (told & BEATEN and not passive):
        return ""
    return "share of vote against" if no != other else "share of vote for"


def _contends(c: Clause, k: int) -> bool:
    """Whether a party or a candidate has a share of the votes: 'The centrists took 17 percent', 'polling at 12%'."""
    at = back(c, k, "~R$D")
    link, v = c.lower[at - 1] if at else "", verb_near(c, at)
    behind = "".join(c.lower[k + 1 : k + 2])
    if (c.tags[k + 1 : k + 2] in ("O", "N", "A", "G", "E") and behind != "ahead") or behind in NO_VOTES:
        return False
    if at > 1 and ((c.lower[at - 2] in grammar("voted in") and link == "with") or c.lower[at - 2] == "polling"):
        return True  # 'was re-elected with 61 percent', 'is polling at 12%'
    if link == "on" and c.tags[at - 2] == "," and at - 2 in c.ends:
        return _contender(c, (c.ends[at - 2], at - 2))  # 'The liberals, on 4.8 percent, would miss out'
    subject = clause_subject(c, k)
    if c.lower[v] in SURVEYED or c.lower[v] in GIVING:
        polls = subject and c.lower[subject[1] - 1] in grammar("survey")
        end = at - (c.tags[at - 1] == "I")
        return bool(polls) and end > v + 1 and link not in ("of", "from", "to") and _contender(c, (v + 1, end))
    direct = not c.tags[v + 1 : at].strip("IRTZ") or link == "with"
    votes = not grammar("round of a vote").isdisjoint(c.lower)
    if not direct or c.lower[v] not in grammar("won with votes") or link in ("by", "from", "of", "in"):
        return False
    expects = c.lower[v] == "expect" and c.lower[v - 1] not in ("can", "could", "may", "might")
    if expects or (c.lower[v] in grammar("moved in a vote") and link != "to"):
        return False
    if subject is None:  # 'She won 55 percent in the first round', 'He leads with 46 percent'
        he = c.tags[v - 1 : v] == "P" and c.lower[v - 1] in ("he", "she", "they")
        return he and (votes or (link == "with" and c.lower[v] in LEADING))
    return _contender(c, subject, votes)


def _contender(c: Clause, extent: Extent, votes: bool = False) -> bool:
    """Whether a phrase names who stands for election; with talk of `votes` any other name does."""
    a, b = extent
    head = next((i for i in range(a, b) if c.tags[i] in "OI"), b) - 1
    far = c.lower[head - 1 : head + 1] in (["far", "right"], ["far", "left"])
    named = c.tags[head] == "E" and c.lower[head] in grammar("party")
    return far or named or c.lower[head] in grammar("contender") or (votes and not c.tags[a:b].strip("DE"))


def _polls(c: Clause, extent: Extent | None) -> bool:
    """Whether the words of a share are of goods or firms: 'came first with 33% of sales'."""
    return extent is not None and not grammar("in accounts").isdisjoint(c.lower[slice(*extent)])


def _of_pay(c: Clause, k: int, rule: str, name: str) -> bool:
    """Whether a percentage is a rise of somebody's pay: 'The union wants 10%', 'Nurses were offered 4%'."""
    raised = c.lower[k + 1 : k + 2] in (["increase"], ["rise"], ["raise"]) and c.tags[k + 2 : k + 3] != "I"
    of = raised or (rule == "phrase of" and head_of(name) in ("rise", "increase", "raise", "offer"))
    if c.tags[k + 1 : k + 2] == "O" or not (of or rule in ("subject", "object", "gap", "")):
        return False
    if c.lower[k + 1 : k + 2] in (["off"], ["back"], ["cut"], ["cash"]):
        return False  # 'Staff get 12% off', 'want a 12% cut in class sizes'
    subject, v = clause_subject(c, k), verb_near(c, back(c, k, "~R$D"))
    if subject is None or c.lower[subject[1] - 1] not in grammar("paid or paying"):
        return False
    direct = of or not c.tags[v + 1 : back(c, k, "~R$D")].strip("IR")
    return direct and c.lower[v] in grammar("verb of pay")


def _compared(c: Clause, k: int, rule: str, name: str) -> str:
    """'weight of engine' of 'is 20% lighter', 'cost of heat pump' of 'costs four times as much', or ''."""
    at = k + 1 + (c.lower[k + 1 : k + 2] in (["more"], ["less"], ["as"]))
    word = c.lower[at] if at < len(c.lower) else ""
    plain = c.tags[at + 1 : at + 2] not in ("N", "E", "A")  # 'uses 20% lighter steel'
    quality = measure_words("comparative").get(word, "") if plain else ""
    if not grammar("quantity").isdisjoint((head_of(name), name.rpartition(" ")[2])):
        quality = ""  # 'The deficit was 12% wider', 'Sales growth was 2% slower'
    if quality and name not in measure_words("comparative"):
        if quality == "price" and is_commodity(name):
            return f"{name} price"  # 'Petrol was 12% dearer'
        return f"{quality} of {name}" if name and rule in ("subject", "gap") else quality
    deed = measure_words("compared deed").get(c.lower[verb_near(c, back(c, k, "~R$D"))], "")
    if deed and rule in ("subject", "") and c.lower[k + 1 : k + 2] in (["as"], ["more"], ["less"]) and (plain or rule):
        return deed  # 'Nurses earn 12% less than teachers'
    costs = c.lower[verb_near(c, back(c, k, "~R$D"))] in ("cost", "costs") and rule == "subject"
    compared = c.lower[k + 1 : k + 2] in (["as"], ["more"], ["less"], ["than"], ["of"])
    return f"cost of {name}" if costs and compared and name and "cost" not in name else ""
