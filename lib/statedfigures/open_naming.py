"""What to call a figure where no topic names it: its measure and whom it describes, from its clause."""

from __future__ import annotations

import re

from .beside import PAYING, invested
from .clause import Clause, Extent, back, chain_right, clause_ends, clause_subject, subject_of, verb_before, verb_near
from .core import CHANGES, at_firm, core, judged_by, measure_words, text_of
from .deeds import counted, part_doing
from .mention import Sentence
from .names import POSSESSIVE, SURVEYS, country, holder, is_name, named_after, told_of, told_with
from .naming import words
from .neighbours import is_plural, neighbours
from .numerals import is_when
from .open_measure import SHARES, open_measure, shared_at, sharer, sharers
from .places import kind_of, unowned
from .sums import values_firm
from .words import PUTS, grammar

BESIDE = frozenset(["gap", "apposition", "bracket", "phrase before", "participle"])  # with a subject of their own
ESTIMATED = frozenset(["estimates", "estimated"])
LEVIES = neighbours("levy") | {"cap", "ceiling"}
COMPARED = frozenset(["up", "down", "more", "fewer", "less", "higher", "lower"])
AVERAGED = ("averaged", "averages", "averaging")
# 'rates between Lagos and Genoa' are rates
BETWEEN_NAMES = re.compile(r" between [A-Z]\S*(?: [A-Z]\S*)* and [A-Z]\S*(?: [A-Z]\S*)*(?=$| (?:in|at|on|for|of|to)\b)")
APPOSED = re.compile(r", an? (?:\w+ ){1,2}of $")
WORD = re.compile(r"(?:\s+|-)(\w+)(?=[\s,.;]|$)")

# 'court in Milan', 'Red Cross in Italy', 'mayor of Athens'
HOUSED = re.compile("D(?P<what>[AN]*N|E+)(?:I|(?P<of>O))D?E+")


def open_name(c: Clause, sentence: Sentence, i: int, rule: str, extent: Extent | None) -> tuple[str, str, str]:
    """The measure of the i-th mention, its subject, and the name in its words or ''; `extent` holds the words."""
    k, mention = c.places[i], sentence.mentions[i]
    subject = clause_subject(c, k)
    if extent and rule == "phrase of" and c.lower[extent[1] - 1] in grammar("in … of") and _linked(c, extent):
        before = "attendance" if c.lower[k - 2] == "front" else ""  # 'in front of 8,000', 'in spite of 40 complaints'
        return (counted(c, k, mention) if mention.noun else before), "", ""
    measure = _measure(c, sentence, i, rule, extent, subject)
    if thing := _levied(c, k, rule, extent):
        payer = holder(c, thing)
        return f"{measure if rule == 'phrase of' else 'duty'} on {text_of(c, thing)}", payer or text_of(c, thing), payer
    return measure, *_whose(c, sentence, i, rule, extent, subject)


def _levied(c: Clause, k: int, rule: str, extent: Extent | None) -> Extent | None:
    """What pays 'duties of 21% on Vietnamese shrimp', 'will levy 25% on cars', 'a cap of $60 on Russian oil'."""
    if c.lower[k + 1 : k + 2] != ["on"] or k + 2 not in c.begins:
        return None
    told = c.lower[slice(*extent)] if extent and rule == "phrase of" else []
    of = told[-1:] != [] and told[-1] in LEVIES and "export" not in told  # who exports pays an export levy
    laid = rule in ("subject", "") and c.lower[verb_near(c, k)] in ("levy", "levies", "levied")
    thing = chain_right(c, k + 2, ()) if of or laid else None
    return thing if thing and "Z" not in c.tags[slice(*thing)] else None


def _measure(c: Clause, sentence: Sentence, i: int, rule: str, extent: Extent | None, subject: Extent | None) -> str:
    """What the i-th mention measures, by its own words or those of the mention before."""
    k, mention = c.places[i], sentence.mentions[i]
    after = sentence.behind(WORD, mention.end)
    measure = open_measure(c, k, mention, rule, extent, after[1] if after else "")
    alike = i and extent and mention.unit == "percent" == sentence.mentions[i - 1].unit
    if not measure and alike and rule in ("subject", "object") and c.tags[k + 1 : k + 2] != "O":
        former: str = sentence.named[i - 1].measure  # 'gives Ardent 34% of the market, and leaves Bolt on 27%'
        measure = former if former.startswith("share of") else ""
    said = sentence.named[i - 1].measure if i and c.lower[k + 2 : k + 3] == ["not"] else ""
    if not measure and said.startswith("share ") and clause_ends(c, k + 3):
        measure = (
            f"share not {said.removeprefix('share ').removeprefix('would ')}"  # '70% were satisfied, 12% were not'
        )
    end = sentence.named[i - 1] if i and c.tags[k - 2 : k] == "XT" else None
    if end and measure.startswith("share of ") and end.measure and not end.measure.startswith("share"):
        measure = end.measure  # 'from 0.5% to 0.3% of national income'
    several = c.tags[k + 1 : k + 2] in ("V", "B", "H", "M") and c.lower[k + 1] not in ("is", "was", "has")
    several = several and measure.startswith("share ")
    doing = measure.removeprefix("share ") if several and not measure.startswith("share of") else ""
    if mention.unit == "percent" and (doing or not measure):
        # 'of 148 volunteers, half slept', but 'homes that use 40 kilolitres will pay 12% more'
        told = [m.noun for m in sentence.mentions[:i] if m.noun and "/" not in m.unit and not m.timed]
        doing = part_doing(c, k + 1) or doing  # 'of which a fifth are fast chargers'
        # but 'closed at 8,213 points, while the DAX gave up 0.7%'
        measure = f"share of {told[0]} {doing}".rstrip() if len(told) == 1 and told[0] != "points" else measure
        if measure and c.lower[k + 1 : k + 2] and c.lower[k + 1] in COMPARED:
            measure = sentence.named[i - 1].measure  # '12,000 homes were sold, 5% up on May'
    growth = measure.rpartition(" ")[2] == "growth" and subject is not None and _acts(c, subject)
    if mention.money and i and measure in CHANGES and sentence.before(APPOSED, mention.start, 30):
        measure = sentence.named[i - 1].measure or measure  # 'will pay £9,535, an increase of £285'
    # 'would take 0.2 points off growth', 'add 0.2 points to growth'
    growth = growth or c.lower[k + 1 : k + 2] == ["off"] or (rule == "object" and c.lower[verb_near(c, k)] in PUTS)
    verb, link = c.lower[verb_near(c, k)], c.lower[k + 1 : k + 2]
    put_on = verb in grammar("adding verb") or verb.startswith("contribut")
    growth = growth or (link == ["to"] and put_on) or (link == ["from"] and verb in grammar("taking verb"))
    if measure in CHANGES and rule not in ("subject", "gap") and not (mention.money or growth):
        alien = subject is None or (i > 0 and is_name(c, subject)) or _foretelling(c, subject, k)
        own = None if alien or subject == extent else subject
        # 'an increase of 5%' is of the quota, but 'Perth led with a gain of 1.9%'
        own_name = core(c, own) if own and not is_name(c, own) else ""
        measure = own_name if own else sentence.named[i - 1].measure if i else measure
    measure = BETWEEN_NAMES.sub("", measure)
    averaged = rule == "subject" and c.lower[back(c, k, "~$") - 1] in AVERAGED
    # 'Ticket prices averaged $13.85'
    return f"average {measure}" if measure and averaged and not measure.startswith("average ") else measure


def _whose(
    c: Clause, sentence: Sentence, i: int, rule: str, extent: Extent | None, subject: Extent | None
) -> tuple[str, str]:
    """Whom the i-th mention describes, and the name among its words or ''."""
    k, mention = c.places[i], sentence.mentions[i]
    aged = mention.unit.endswith(" of age")  # 'a 34-year-old man from Leeds' is no Leeds
    if owner := _valued(c, k) or _whose_is(c, subject) or _judged(c, k, subject) or _among(c, k, subject):
        return owner
    of_whole = rule == "of phrase" and mention.unit == "percent"
    if of_whole and (who := told_of(c, k) or (i and told_with(c, sentence, i)) or sharer(c, k)):
        return who, who  # 'Brazil covers a third of U.S. demand'
    named = holder(c, extent, rule == "subject") if extent and not (aged and rule == "noun after") else ""
    owned = of_whole and extent and (named or any(word.endswith(POSSESSIVE) for word in c.lower[slice(*extent)]))
    if owned and (sharing := _sharing(c, sentence, i))[0]:
        return sharing
    if rule == "of phrase" and subject and mention.unit != "percent":
        verb = c.lower[verb_near(c, k)]
        paid = measure_words("deed").get(verb) in ("purchases", "imports") or (mention.money and verb in PAYING)
        if paid or invested(c, k):
            named = holder(c, subject, True) or named  # 'Swiss firms invest $200 billion in America'
    puts = rule == "object" and c.lower[verb_near(c, k)] in PUTS
    if subject and not puts and (house := _housed(c, subject)):
        return house, house
    if rule in BESIDE or (aged and rule == "noun after"):
        subject = extent
    if subject and _foretelling(c, subject, k) and not told_of(c, k):
        own = extent if extent and extent != subject else None
        named = holder(c, own) if own else ""  # 'Analysts at Bolt expect sales of $5bn' are not Bolt's
        return named or (open_subject(c, own, own) if own else ""), named
    found = mention.noun and not named and c.lower[verb_near(c, k)] in grammar("finding verb")
    if found and subject and is_plural(c.lower[subject[1] - 1]):
        return "", ""  # 'Volunteers found 40 burrows', but 'The fleet counts 40 ships'
    put = rule == "object" and extent and (c.lower[extent[0]] == "the" or "I" in c.tags[slice(*extent)])
    put = put and c.lower[verb_near(c, k)] in PUTS | ESTIMATED  # 'put losses from the flood at $3bn'
    if not named and subject and not put:  # but 'The lab at Yale puts the average rate at 17.9%'
        named = (holder(c, subject, True) if subject != extent else "") or _apposed(c, subject)
    each = named.split(" and ")
    if len(each) == 2 and c.tags[k + 1 : k + 3] == "CX" and len({m.unit for m in sentence.mentions[i : i + 2]}) == 1:
        named = each[0]  # 'France and Italy grew 0.5% and 0.1%'
    sum_ = mention.money or mention.unit == "percent"
    given = rule in ("subject", "gap") and sum_ and c.lower[verb_near(c, k)] in grammar("giving verb")
    if given or rule == "of phrase":
        named = told_of(c, k) or (i and told_with(c, sentence, i)) or named
    if not named and subject is None and mention.noun:
        named = country(mention.noun) or named_after(c, k)
    inside = rule == "of phrase" and mention.unit == "percent" and c.lower[back(c, k, "R~$D") - 1] == "in"
    if mention.base == "vote" and c.lower[0] == "by" and subject is None:  # 'By six votes to three, the court ruled'
        v = next((v for v in range(k + 1, len(c.tags)) if c.tags[v] in "VMBH"), 0)
        voting = subject_of(c, v) if v else ""
        named = named or (holder(c, voting, True) or text_of(c, voting) if isinstance(voting, tuple) else "")
    subject = extent if inside or put else subject  # 'closed in 81% of districts', 'Police put the crowd at 8,000'
    return named or open_subject(c, extent, subject), named


def _sharing(c: Clause, sentence: Sentence, i: int) -> tuple[str, str]:
    """Who has a share of what is a land's, also as a name: 'Gas made up 34% of British supply', 'Ten banks hold'."""
    k = c.places[i]
    v = back(c, shared_at(c, k), "MRHB")
    if i and c.places[i - 1] == v - 1:
        number = sentence.mentions[i - 1]
        who = " ".join([*c.words[back(c, v - 1, "A") : v - 1], sentence.text[number.start : number.noun_end]])
        return who, who
    if (extent := sharers(c, k)) is None:
        return "", ""
    own = c.lower[extent[0]] in grammar("possessive") or c.lower[extent[1] - 1] in grammar("standing for a firm")
    who = text_of(c, extent)
    return who, "" if own else who


def _valued(c: Clause, k: int) -> tuple[str, str] | None:
    """The firm of 'a deal that values Bolt at $1.3 billion', and its name; the first subject, where that says 'it'."""
    v = verb_near(c, k)
    if not values_firm(c, v) or c.lower[back(c, k, "~R$D") - 1] != "at":
        return None
    first = next((i for i, tag in enumerate(c.tags) if tag in "VBHM"), v)
    valued = clause_subject(c, first) if c.tags[v + 1] == "P" else (v + 1, c.begins.get(v + 1, v + 1))
    if valued is None or valued[0] == valued[1]:
        return None
    name = holder(c, valued, True)
    return name or text_of(c, valued), name


def _housed(c: Clause, subject: Extent) -> str:
    """'court in Milan', 'Red Cross' of 'The Red Cross in Italy': somebody who acts, and not the place; '' elsewhere."""
    told = HOUSED.fullmatch(c.tags, *subject)
    end = told.end("what") if told else 0
    if told is None or c.lower[end] not in ("in", "at", "of"):
        return ""
    if c.tags[end - 1] == "E":
        named = kind_of(" ".join(c.words[subject[0] + 1 : end])) == "" and not told["of"]
        return " ".join(c.words[subject[0] + 1 : end]) if named else ""
    head = c.lower[end - 1]
    if told["of"] and kind_of(" ".join(c.words[end + 1 : subject[1]]).removeprefix("the ")) == "name":
        return ""  # 'The president of Argentina cut duties to 26%': of the land
    body = head in words("people") or (head in words("org") - grammar("of a minister") and not told["of"])
    alone = body and not is_plural(head) and (not told["of"] or head in words("title") | {"bishop", "archbishop"})
    return text_of(c, subject) if alone or head == "police" else ""


def _among(c: Clause, k: int, subject: Extent | None) -> tuple[str, str] | None:
    """Those among whom a figure is so: men of 'Among men 40% voted for the left', and a name or ''."""
    first = c.tags.rfind(";", 0, k) + 1
    if subject and _head(c, subject) not in grammar("quantity") | grammar("held by a group"):
        return None  # 'Among the gainers, Apple rose 3%', but 'Among the over-60s, support rises'
    end = c.begins.get(first + 1, 0)
    if c.lower[first] != "among" or not end or end > k or c.tags[end] not in ",DNX~$":
        return None
    if c.lower[end - 1] in grammar("no group"):
        return None  # 'Among other things', 'Among the causes'
    name = holder(c, (first + 1, end))
    return name or text_of(c, (first + 1, end)), name


def _judged(c: Clause, k: int, subject: Extent | None) -> tuple[str, str] | None:
    """Whom somebody judged: the mayor of 'A judge sentenced the mayor to eight years', and a name or ''."""
    v = judged_by(c, k)
    if subject and c.lower[v] in grammar("giving verb") and _head(c, subject) in SURVEYS and c.tags[v] == "V":
        end = back(c, k, "~R$")  # 'Exit polls gave the incumbent 52%'
        return (text_of(c, (v + 1, end)), "") if c.tags[v + 1 : end].strip("A") == "D" else None
    if c.lower[v] not in grammar("judging verb") or c.tags[v] != "V" or "X" in c.tags[v:k]:
        return None
    end = c.begins.get(v + 1, v + 1)
    if c.tags[v + 1] == "P":
        return "", ""  # 'The judge gave him 12 years in jail'
    if end == v + 1 or end > k or (c.tags[end:k].strip("ITD~$R") and c.lower[end] != "from"):
        return None
    name = holder(c, (v + 1, end), True) if is_name(c, (v + 1, end)) else text_of(c, (v + 1, end))
    return name, name


def _whose_is(c: Clause, subject: Extent | None) -> tuple[str, str] | None:
    """The phrase before 'whose sales rose 5%', and the name in it or ''."""
    if subject is None or c.lower[subject[0]] != "whose":
        return None
    end = subject[0] - (c.tags[subject[0] - 1] == ",")
    head = next((i for i in range(*subject) if c.tags[i] in "OIT"), subject[1])
    somebody = any(c.lower[head - 1] in group for group in (words("people"), words("org"), grammar("kin")))
    if end not in c.ends or somebody or holder(c, (subject[0], head)):
        return None  # 'Eramet, whose Moanda mine employs 10,460', but 'Bolt, whose sales in China rose'
    name = holder(c, (c.ends[end], end), True)
    return name or text_of(c, (c.ends[end], end)), name


def _apposed(c: Clause, subject: Extent) -> str:
    """The name that stands beside a subject: 'The company, Westwell Foods, was fined $5m'."""
    begins = subject[1] + 1
    end = c.begins.get(begins, 0)
    beside = c.tags[subject[1] : begins] == "," == c.tags[end : end + 1] and c.lower[subject[0]] == "the"
    return holder(c, (begins, end), True) if beside and is_name(c, (begins, end)) else ""


def _linked(c: Clause, extent: Extent) -> bool:
    """Whether a phrase is but a part of a preposition: 'in front of', 'in the face of'."""
    first = extent[1] - 1 - (c.tags[extent[1] - 2] == "D")
    return first > 0 and c.tags[first - 1] == "I"


def _head(c: Clause, extent: Extent) -> str:
    """The noun that a phrase is built on: 'analysts' of 'Analysts at Bolt' and 'analysts polled by Bolt'."""
    ends = (i for i in range(*extent) if c.tags[i] in "OI" or c.lower[i] in grammar("asking"))
    return c.lower[next(ends, extent[1]) - 1]


def _foretelling(c: Clause, subject: Extent, k: int) -> bool:
    """'Analysts at Bolt expect', 'Traders see': whether the subject only foretells what is of others."""
    v = verb_before(c, k)
    v += c.tags[v : v + 2] == "HK"  # 'had expected'
    told = c.lower[v] in grammar("estimating verb") and c.lower[v + 1] not in ("in", "into", "up", "off")
    return told and _head(c, subject) in neighbours("foreseer")  # but 'Investors put in $5m'


def _acts(c: Clause, subject: Extent) -> bool:
    """Whether the subject of a clause is a name, persons, a body or a poll: 'Economists forecast growth of 1.4%'."""
    head = _head(c, subject)
    return is_name(c, subject) or any(head in words(kind) for kind in ("people", "org", "data"))


def open_subject(c: Clause, extent: Extent | None, subject: Extent | None) -> str:
    """Whom the figure describes where its words hold no name: the subject of its clause, or what is measured itself."""
    polled = subject and _head(c, subject) in SURVEYS  # 'A poll has 57% of economists seeing no change'
    polled = polled and extent and c.tags[extent[0] - 2 : extent[0]] == "XO"
    gives = verb_near(c, extent[0]) if extent and subject and _head(c, subject) in SURVEYS else 0
    if extent and c.lower[gives] in ("give", "gives", "gave") and c.begins.get(gives + 1, extent[1]) <= extent[0]:
        return text_of(c, (gives + 1, c.begins[gives + 1]))  # 'A poll gave the mayor a rating of 34%'
    if extent is None or (subject and subject != extent and not polled):
        return text_of(c, subject) if subject else ""
    a, b = extent
    if at := at_firm(c, extent):
        return text_of(c, (at + 1, b))  # 'Profit at the lender rose 12%'
    if c.lower[a] in ("its", "their") and c.lower[a + 1] == "share":
        return ""  # 'Its share of the market rose to 20%'
    owner = next((i for i in range(a, b) if c.tags[i] in "OI" or c.lower[i].endswith(POSSESSIVE)), b)
    own = owner < b and c.tags[owner] not in "OIE" and c.lower[owner] != "world's"
    if own and not is_when(unowned(c.lower[owner])):
        return text_of(c, (a, owner + 1)).rstrip("'’")  # "the lender's capital ratio"
    bodies = grammar("body for something")  # 'The ministry of defence shot down 40'
    ofs = (
        i
        for i in range(a, b - 1)
        if c.tags[i] == "O" and c.lower[i - 1] not in bodies and c.lower[i + 1] != "magnitude"
    )
    ins = (i for i in range(a, b - 1) if c.lower[i] == "in" and c.lower[i - 1] in SHARES)
    linked = iter(sorted([*ofs, *ins]))
    return text_of(c, (next(linked, a - 1) + 1, b))  # 'shares in the bank'
