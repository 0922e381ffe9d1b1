"""A phrase as the name of what is measured, without changes, times, holders and places; what a duration is of."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile

from .clause import Clause, Extent, back, chain_left, chain_right, clause_ends, clause_subject, verb_before, verb_near
from .lexicon import rows
from .names import POSSESSIVE, is_name
from .naming import words
from .neighbours import is_plural, kinds, neighbours, plural, singular
from .numerals import is_when
from .places import unowned
from .words import RECENT_YEAR, grammar, is_superlative, tags

CHANGES = grammar("change")
FORECASTS = grammar("forecast noun")
LINK = re.compile("[IO]")
POPULATION = re.compile(r"(?:[a-z]+ )?population of ([a-z]+s)")
IN_A_ROW = {"time", "row", "running"} | grammar("time")
PREPOSITION = re.compile(r" (?:of|in|at|for|to|on|from|by|with|across|among|per) ")
PERIOD = re.compile(r"(?:first|second|third|fourth|nine|six|three|half)-(?:quarter|half|months?|year)")


@cache
def measure_words(kind: str) -> dict[str, str]:
    """Form → measure, of one kind of lexicon/measures.csv."""
    return {row["form"]: row["measure"] for row in rows("measures") if row["kind"] == kind}


def core(c: Clause, extent: Extent) -> str:
    """A phrase as the name of a measure: 'a fall in Chinese sales' → 'sales', without times, holders and places."""
    (a, b), tags = extent, c.tags
    link = LINK.search(tags, a + 1, b)  # the quantity that changes, not the change
    head = link.start() - 1 if link else b - 1
    if (
        c.lower[head] in FORECASTS
        and head > a
        and tags[head - 1] in "NE"
        and not c.lower[head - 1].endswith(POSSESSIVE)
    ):
        b = head  # 'its growth forecast for the year' → growth
    start = link.end() if link and head < b and c.lower[head] in CHANGES | FORECASTS else a
    if link and c.lower[link.start()] in ("from", "at"):
        start = a  # 'losses from the floods', 'Net loss at the bank'
    if head < start < b and c.lower[head] == "growth" and set(tags[start:b]) <= set("DE"):
        return "growth"  # 'growth in Spain' is of its economy
    of = next((i for i in range(start, b) if tags[i] in "OIT"), b)  # 'payments to Lynas's owners'
    for i in range(start, of - 1):  # "Alibaba's shares" → shares
        if c.lower[i].endswith(POSSESSIVE):
            start = i + 1
    places = (i for i in range(start + 1, b) if tags[i] == "I" and c.lower[i] in ("in", "at", "across", "from"))
    owned_in = grammar("held in")  # 'a stake in Ardent'
    places = (i for i in places if c.lower[i] == "across" or "E" in tags[i + 1 : b])
    end = next((i for i in places if c.lower[i - 1] not in owned_in), b)  # 'sales in Hull', 'across the country'
    end = min(end, at_firm(c, (start, b)) or b)
    apart = link is not None and c.lower[link.start() - 1] in grammar("of those told apart")  # 'people owning a gun'
    doing = (i for i in range(start + 2, b if apart else end) if tags[i] == "G" and tags[i - 1] == "N" and not apart)
    then = ((i, tags[i + 1 : i + 2]) for i in doing)  # 'a wildfire burning in steep country'
    end = next((i for i, tag in then if tag in ("X", "#", "D") or tags[start] + tag == "DI"), end)
    fors = (i for i in range(start + 1, end) if c.lower[i] == "for")
    end = next((i for i in fors if _in_a_row(c, i)), end)  # 'its target for the 50th month in a row'
    keep, dropped, owned = [], grammar("dropped word"), grammar("possessed")
    skipped = "D$()," if apart and "~X" in tags[start:end] else "DX~$(),Z"  # 'people waiting more than six weeks'
    for i, word in enumerate(c.lower[start:end], start):
        year = tags[i] == "#" and RECENT_YEAR.fullmatch(word)
        period = i + 1 < end and c.lower[i + 1] in owned and PERIOD.fullmatch(word)
        negated = word == "no" and tags[i] == "D"  # 'women with no children'
        if negated or not (year or period or tags[i] in skipped or (word in dropped and tags[i] != "V")):
            keep.append(i)
    if len(keep) > 1 and not apart and c.lower[keep[-1]] in grammar("empty participle"):
        keep.pop()  # 'magnets made in Europe', but 'homes sold in Leeds'
    if any(tags[i] in "NG" for i in keep):
        keep = [*dropwhile(lambda i: tags[i] in "ECIO" and c.lower[i] not in grammar("acronym of a kind"), keep)]
    acronyms = grammar("quantity acronym")  # 'share of GDP'
    told = (c.words[i] if tags[i] in "EX" or c.lower[i] in acronyms else c.lower[i] for i in keep)
    return " ".join(told).replace("with no ", "without ")


def at_firm(c: Clause, extent: Extent) -> int:
    """The 'at' of 'profit at the lender', 'sales at its cloud unit'; 0 where there is none."""
    ats = (i for i in range(extent[0] + 1, extent[1] - 1) if c.lower[i] == "at" and c.tags[i] == "I")
    at = next((i for i in ats if c.lower[extent[1] - 1] in grammar("standing for a firm")), 0)
    return at if at and c.lower[at - 1] in grammar("quantity") else 0  # but 'workers at the firm'


def _in_a_row(c: Clause, i: int) -> bool:
    """Whether the 'for' at item i begins 'for the first time', 'for the third month running'."""
    return c.lower[i + 1 : i + 2] == ["the"] and not IN_A_ROW.isdisjoint(c.lower[i + 3 : i + 5])


def counted_head(c: Clause, extent: Extent) -> str:
    """The singular of a phrase's head where it names things that are counted: 'deaths', but not 'prices'."""
    a, b = extent
    end = next((i for i in range(a, b) if c.tags[i] in "OIT"), b)
    numbered = end > a and c.lower[end - 1] in grammar("number of things")
    if numbered and c.tags[end : end + 1] == "O":
        return counted_head(c, (end + 1, c.begins.get(end + 1, b)))  # 'the number of visitors', 'of people waiting'
    at = end - 1 - numbered  # 'visitor numbers'
    if at >= a and c.lower[at] in grammar("deal in things"):  # 'car exports', 'sales of cars'
        of = end if c.tags[end : end + 1] == "O" and end + 1 < b else at - 2
        thing = singular(c.lower[of + 1]) if of + 1 >= a else ""
        return thing if thing in kinds() else ""
    if at < a or c.tags[at] != "N" or c.lower[at] in grammar("not counted"):
        return ""
    return singular(c.lower[at]) if numbered or is_plural(c.lower[at]) else ""


def counted_by(measure: str) -> str:
    """What the numbers of a measure count: persons, of a population; '' where its name does not tell."""
    of = POPULATION.fullmatch(measure)
    if of and of[1] not in ("people", "adults", "children", "cities", "towns", "villages", "places"):
        return singular(of[1])  # 'population of tigers'
    head = PREPOSITION.split(measure, 1)[0].split()
    return next((found for k in (2, 1) if (found := measure_words("counted").get(" ".join(head[-k:])))), "")


def head_of(name: str) -> str:
    """The noun that a name is about, which other words only describe.

    >>> head_of("mine output of copper")
    'output'
    """
    return PREPOSITION.split(name, 1)[0].rpartition(" ")[2]


def core_from(c: Clause, i: int) -> str:
    """The name of what the phrase that begins at item i measures, '' where none begins there."""
    return core(c, (i, c.begins[i])) if i in c.begins else ""


def text_of(c: Clause, extent: Extent) -> str:
    """The words of an extent without articles, possessives and marks of the genitive."""
    said = (i for i in range(*extent) if c.tags[i] not in "DX~$()" or (c.lower[i] == "no" and i > extent[0]))
    kept = [c.words[i] for i in said if c.lower[i] not in ("total", ",")]
    return " ".join([unowned(word) for word in kept]).replace("with no ", "without ")


def duration(c: Clause, k: int, rule: str, name: str) -> str:
    """'truce length' for 'a 90-day truce', 'duration of talks' for 'held talks for two hours'."""
    if rule == "noun after":
        own = " of " in name or head_of(name) in grammar("jail term")  # 'a 12-year prison term'
        return name if own else f"{name} length"  # 'suspension of export controls' is one itself
    if c.lower[verb_near(c, k)] in ("live", "lives", "lived") and c.lower[k + 1 : k + 2] in (["less"], ["longer"]):
        return "life expectancy"  # 'Men live five years less than women'
    if c.lower[k - 2 : k] == ["age", "of"] or c.lower[k + 1 : k + 2] in (["younger"], ["older"]):
        return "age"  # 'at the age of seven weeks', '4,000 years younger than thought'
    verb = c.lower[verb_near(c, k)]
    if rule == "subject" and " " in name and head_of(name) in grammar("time waited") | {"life", "expectancy"}:
        return name  # 'Average waiting times rose by three weeks'
    if c.lower[k + 1 : k + 3] == ["of", "imports"] and not {"reserves", "equal", "cover"}.isdisjoint(c.lower):
        return "import cover"  # 'reserves equal to 4.8 months of imports'
    if "delayed" in c.lower[max(k - 4, 0) : k]:
        return "delay"  # 'The train was delayed by 40 minutes'
    if rule == "phrase of" and name.endswith("s") and name in grammar("time waited"):
        return name  # 'delays of up to 90 minutes'
    if rule == "phrase of" and head_of(name) in grammar("jail term"):
        return undergone(c, k) or name  # 'a minimum term of 27 years'
    if rule == "phrase of" and name in grammar("lasting thing"):
        return f"duration of {name}"  # 'asked for a delay of six months'
    subject = clause_subject(c, k) if rule == "subject" and c.tags[verb_before(c, k)] == "B" else None
    waited = core(c, subject) if subject else ""
    if head_of(waited) in grammar("time waited"):
        return waited  # 'The average wait for a hip or knee replacement is 47 weeks'
    if rule == "object" and head_of(name) in grammar("time"):
        return name  # 'will trim the working week by 90 minutes'
    put_off = verb in ("wait", "waits") and "for" not in c.lower[k + 1 : k + 5] and not _of_person(c, k)
    if (told := measure_words("time").get(verb)) and not put_off:
        return told  # 'spend an average of 52 minutes a day on the app'
    alone = verb not in ("got", "gets") or clause_ends(c, k + 1)  # 'The gang leader got 22 years.'
    if alone and verb_near(c, k) == back(c, k, "~R$D") - 1 and (told := measure_words("time object").get(verb)):
        return told  # 'lost eight days to power cuts'
    if found := _since(c, k) or suspended(c, k) or undergone(c, k) or _tenure(c, k) or _lead_time(c, k):
        return found
    noun = c.tags[k + 3 : k + 4] == "N" and tags().get(c.lower[k + 2]) == "Y"  # 'lost to court cases'
    if c.tags[k + 1 : k + 3] == "TV" and not noun:
        what = f" {core_from(c, k + 3)}" if k + 3 in c.begins else ""  # '38 minutes to reach patients'
        return f"time to {c.lower[k + 2]}{what}"  # 'takes 27 days to sell', 'has 28 days to pay'
    behind = c.lower[k + 3 : k + 7] if c.lower[k + 1 : k + 3] == ["later", "than"] else []
    if not {"planned", "scheduled", "expected"}.isdisjoint(behind):
        return "delay"  # 'half a year later than it had planned'
    if c.lower[k + 1 : k + 2] == ["late"] or c.lower[k + 1 : k + 3] == ["behind", "schedule"]:
        return "delay"
    return _lasting(c, k, name if rule == "of phrase" else "")  # 'three months of illness'


def _lasting(c: Clause, k: int, told: str) -> str:
    """'duration of talks' by what the clause tells of, 'time deliberated' by its verb, else only 'duration'."""
    v = verb_near(c, k)
    deed = measure_words("deed").get(c.lower[v], "") if "X" in c.tags[v:k] and c.lower[k - 1] == "over" else ""
    if deed and not told:
        return f"duration of {deed}"  # 'to buy $500 billion of energy and coal over five years'
    end = next((e for e in range(k, 0, -1) if e in c.ends and c.tags[e - 1] in "NGA"), 0)
    before = chain_left(c, end, "IO") if end else None
    if before and c.tags[before[0] - 1] in "IT":  # 'takes 134bhp from its motor and needs 9 seconds'
        before = clause_subject(c, k)
    lasted = c.tags[k - 1] == "V" and c.lower[k - 1] in grammar("lasting verb")  # ', 57km long, took 17 years'
    lasting = k > 1 and c.lower[k - 1] == "for" and c.tags[k - 2] == "K" and c.tags[k + 1 : k + 2] in ",.;C"
    subject = clause_subject(c, k) if lasting or lasted else None
    subject = None if subject and is_name(c, subject) else subject  # 'the levy stays suspended for a year'
    extent = subject or before
    thing = told or (core(c, extent) if extent and not is_name(c, extent, "EDXC~#(") else "")
    head = head_of(thing)
    persons = head == "people" or head in words("people") or head in words("org")  # 'Doctors argued for an hour'
    whose = persons or is_when(head.removeprefix("mid-"))
    if thing and not whose:
        return f"duration of {thing}"
    verb = c.lower[verb_near(c, k)]
    v = back(c, k, "IR~$D") - 1  # 'Jurors deliberated for an hour', but 'was held up for an hour'
    done = c.tags[v] in "VKG" and c.lower[v + 1] not in grammar("particle") and verb not in grammar("no time")
    told_by = "served" if verb == "serve" else verb  # 'must serve 18 years'
    return f"time {told_by}" if done and c.lower[v] == verb and not verb.endswith("s") else "duration"


def _of_person(c: Clause, k: int) -> bool:
    """'A patient waits 31 weeks', but 'The new rules wait a year'."""
    subject = clause_subject(c, k)
    head = c.lower[subject[1] - 1] if subject else ""
    return not (neighbours("with an age") | words("people")).isdisjoint((head, plural(head)))


def suspended(c: Clause, k: int) -> str:
    """'suspension of levy' for 'suspended the levy for a year' and 'put the levy on hold for a year', else ''."""
    v = verb_near(c, k)
    put = c.lower[v - 1 : v + 1] == ["on", "hold"] or c.lower[k - 3 : k - 1] == ["on", "ice"]
    v = verb_near(c, v - 1) if put and c.lower[v] == "hold" else v
    held = c.lower[v : v + 2] in (["hold", "back"], ["holds", "back"], ["held", "back"])
    if not (held or (put and c.lower[v].startswith("put")) or c.lower[v] in grammar("suspending verb")) or (
        k and c.lower[k - 1] != "for"
    ):
        return ""
    behind = k + 1 + (c.tags[k + 1 : k + 2] == ",")  # 'suspended, for one year, its sanctions'
    places = (v + 1 + held, behind) if c.tags[v] == "V" else ()
    object_ = next((at for at in places if at in c.begins and "X" not in c.tags[at : c.begins[at]]), 0)
    passive = c.tags[v] in "KL" or (v and c.tags[v - 1] == "V")  # 'stays suspended'
    extent = chain_right(c, object_) if object_ else clause_subject(c, k) if passive else None
    thing = core(c, extent) if extent and not is_name(c, extent) else ""
    return f"suspension of {thing}" if thing else ""


def judged_by(c: Clause, k: int) -> int:
    """The verb that item k hangs on, where that is what somebody is kept from: 'barred him from driving for a year'."""
    v = verb_near(c, k)
    return verb_before(c, v) if c.tags[v] == "G" and c.lower[v - 1] == "from" else v


def undergone(c: Clause, k: int) -> str:
    """'prison sentence' for 'was jailed on Monday for three years' and 'faces up to 20 years in prison', else ''."""
    lead = back(c, k, "~R$D")
    lead -= 3 * (c.lower[lead - 2 : lead] == ["total", "of"])  # 'for a total of 62 years'
    v, acting = c.tags.rfind("K", 0, k), judged_by(c, k)
    told = v > verb_before(c, k) and c.lower[lead - 1] in ("for", "to")
    whom = c.ends.get(k - 1) == acting + 1 or c.tags[acting + 1 : k - 1] == "P" or "from" in c.lower[acting:k]
    if c.tags[acting] == "V" and whom and c.lower[k - 1] in ("for", "to"):
        v, told = acting, True  # 'A court jailed the blogger for nine years'
    if told and c.lower[v] == "sent":
        v = next((i for i in range(v, k) if c.lower[i] in ("prison", "jail")), v)
    served = c.lower[k + 2 : k + 3] if c.lower[k + 1 : k + 2] in (["in"], ["behind"]) else []
    terms = measure_words("term")
    return next((terms[word] for word in served if word in terms), terms.get(c.lower[v], "") if told else "")


def _tenure(c: Clause, k: int) -> str:
    """'time run shop' for 'has run the shop for 19 years', 'time lived on estate', 'time at wheel'; else ''."""
    lead = back(c, k, "~R$D") - 1
    if lead < 1 or c.lower[lead] != "for":
        return ""
    a = c.ends.get(lead, lead)
    link = c.lower[a - 1] if a < lead and c.tags[a - 1] == "I" else ""
    v = a - 1 - bool(link)
    perfect = v > 0 and c.tags[v] in "KVHBFL" and c.tags[back(c, v, "R") - 1] == "H"
    been = c.tags[v] == "B"
    if not perfect or c.lower[v - 1] in ("not", "never") or (been and a == lead):
        return ""
    return " ".join(filter(None, ("time", "" if been else c.lower[v], link, core_from(c, a) if a < lead else "")))


def _lead_time(c: Clause, k: int) -> str:
    """'time to cover route' for 'will cover the route in 35 minutes', 'time to care' for 'began care within'."""
    at, v = back(c, k, "~R$D") - 1, verb_near(c, k)
    if at < 1 or c.lower[at] not in ("in", "within") or c.tags[v] != "V" or not v < at or "X" in c.tags[v:at]:
        return ""
    object_ = core_from(c, v + 1)
    if object_ and c.lower[at] == "within" and c.lower[v].startswith(("beg", "start")):
        return f"time to {object_}"
    led = c.tags[back(c, v, "R") - 1] in "MT" and not any(map(is_superlative, c.lower[max(v - 4, 0) : v]))
    return " ".join(filter(None, ("time to", c.lower[v], object_))) if led else ""


def _since(c: Clause, k: int) -> str:
    """'the lowest in six years' → 'time since inflation was lower', 'the first fall in …' → 'time since last fall'."""
    if not grammar("extreme").isdisjoint(c.lower[k + 1 : k + 2]):  # 'a 47-year high'
        subject = clause_subject(c, k)
        was = core(c, subject) if subject else ""
        then = "were" if subject and is_plural(c.lower[subject[1] - 1]) else "was"
        return f"time since {was} {then} as {'low' if c.lower[k + 1] == 'low' else 'high'}" if was else ""
    at = back(c, k, "R~$") - 1
    if at < 1 or c.lower[at] not in ("in", "for"):
        return ""
    ranks = (i for i in range(at - 1, max(at - 8, -1), -1) if c.lower[i] == "first" or is_superlative(c.lower[i]))
    first = next(ranks, 0)
    ranked = c.lower[first] == "first" or c.tags[first - 2] in ",B(I"
    if not first or any(tag in "VBHM;" for tag in c.tags[first:at]) or c.tags[first - 1] != "D" or not ranked:
        return ""  # 'its newest rule for a year', 'at first for 90 days'
    if c.lower[first] == "first":
        what = (c.words[i] if c.tags[i] == "E" else c.lower[i] for i in range(first + 1, at))
        return " ".join(["time since last", *what])
    subject = clause_subject(c, k)
    was = core(c, subject) if subject else ""
    v = verb_before(c, k)
    if subject and (is_name(c, subject) or head_of(was.lower()) in grammar("deed that is done")):
        moved = v + 1 if "X" not in c.tags[v + 1 : c.begins.get(v + 1, v + 1)] else 0
        was = core_from(c, moved) or was  # 'The decision takes Bank Rate to 3.75%, the lowest in three years'
    worse = {"worst": "worse", "best": "better", "most": "more", "least": "less"}
    return f"time since {was} was {worse.get(c.lower[first], c.lower[first][:-3] + 'er')}" if was else ""
