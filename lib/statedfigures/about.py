"""What a number measures: the words of its sentence that name it, by the phrase beside it or its clause's subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .beside import CHANGES, STATISTICS, Near, ahead, beside
from .clause import (
    BACK,
    ESTIMATING,
    Clause,
    Extent,
    back,
    chain_left,
    clause_subject,
    read_clause,
    subject_of,
    verb_before,
    verb_near,
)
from .core import core, counted_by, counted_head, text_of
from .deeds import counted
from .lending import UNDER
from .mention import PERCENTS, Mention, Sentence, part_of_it
from .names import ANY_VERB, POSSESSIVE, begun, holder, is_name, placed, where_begun, where_told
from .neighbours import HEDGED, any_of, neighbours
from .numerals import is_when
from .open_naming import open_name
from .places import unowned
from .sharing import share_measures
from .words import grammar

# also '4.1% of GDP from 5%', 'doubled since the start of May to 5%'
BETWEEN_NUMBERS = re.compile(r"(?:OD?[NAE]+(?:(?=I)|DN(?=T)))?(?:[C,;R($~TIZ]|[AD]+(?=Z)|DNO(?=Z))*")
OF_WHICH = re.compile(rf", of (?:which|whom) {HEDGED}$")  # 'rose to $4.2bn, of which $900m is cash'
BOUNDED = re.compile(rf"\b{UNDER} $")
TO_DO = re.compile(rf"\bto [a-z]+ {HEDGED}$")
OWNER = re.compile(r"OD?[ANE]+")
OF_THEM = re.compile(r",? of (?:them|whom|which)\b")
GIVING = grammar("giving verb") | grammar("paying verb") | {"fine", "charge", "charged", "charges"}
COSTING = grammar("costing verb")
FORETOLD = neighbours("foreseen") | ESTIMATING
FORMERLY = grammar("no longer so") | grammar("still so")
HELD_AGAINST = grammar("held against")
AGAINST = neighbours("set against") | grammar("meeting a mark")
AGAINST |= {"from", "with", "to", "above", "below", "than", "short", "shy", "since"}
BY_TO = frozenset(["by", "to", "at", "from", "reach", "reaches", "reached", "hit", "hits"])
BEYOND = ("ahead of", "short of", "compared with", "compared to", "instead of", "rather than")
THE_FIGURE = re.compile(rf"(?:the|that|this) (?:{any_of('figure')})")
PACE = re.compile(r"(?:annual|annuali[sz]ed|yearly|monthly|quarterly) (?:rate|pace)|pace")
OLD_LEVEL = re.compile(
    r"\b(?:up|down|compared) (?:from|with|to) (?:an?|the|its|their) (?:\w+ )?"
    rf"(?:{any_of('figure')}|level|target|guidance) of$"
)
HELD_BY = ("in", "of", "at", "from", "for", "among")  # 'prices in York', but 'exports to York'
THOSE_OF = (*HELD_BY, "to", "on")
ELIDED = re.compile("[,~$RIT]*")  # 'and that of tin by 3%'


@dataclass(eq=False, repr=False)
class About:
    """The words that name what is measured and the rules that found them; the rest is made when first asked for."""

    words: str
    rules: tuple[str, ...]
    extent: Extent | None
    at: tuple[Clause, Sentence, int]
    place: str = ""  # where it is so, told right behind the number

    @cached_property
    def named(self) -> tuple[str, str, str]:
        """Measure, subject and holder, made when one is first asked for."""
        measure, subject, held = open_name(*self.at, self.rule, self.extent)
        return measure, held or self.place or subject, held or self.place

    @property
    def measure(self) -> str:
        """The name of what is measured, where no topic has one."""
        return self.named[0]

    @property
    def subject(self) -> str:
        """Whom or what the figure describes."""
        return self.named[1]

    @property
    def holder(self) -> str:
        """The name among the words; where there is none, the figure may be of whom the article is about."""
        return self.named[2]

    @property
    def rule(self) -> str:
        """The rule that found the words, '' where none did."""
        return self.rules[0] if self.rules else ""

    @property
    def alone(self) -> bool:
        """Whether the words are a name and nothing else."""
        return self.extent is not None and is_name(self.at[0], self.extent)

    @property
    def mention(self) -> Mention:
        """The number whose words these are."""
        return self.at[1].mentions[self.at[2]]

    @property
    def item(self) -> tuple[Clause, int]:
        """The clause, and the item of the number in it."""
        return self.at[0], self.at[0].places[self.at[2]]

    def counted(self, sentence: Sentence, mention: Mention) -> str:
        """What a bare whole number counts, in the singular: 'case' of 'cases of flu'; empty where it counts nothing."""
        if sentence.before(BOUNDED, mention.start, 40):
            return ""  # 'four in ten buyers were under 25'
        if sentence.before(TO_DO, mention.start, 40) and sentence.behind(OF_THEM, mention.end):
            return ""  # 'Ministers set aside £400m, enough to fill 7 million of them'
        several = mention.value >= 2 and mention.value % 1 == 0
        persons = counted_by(self.measure)
        return persons or (several and self.extent and counted_head(self.at[0], self.extent)) or ""

    def again(self, rule: str, place: str = "", measure: str | None = None) -> About:
        """The same of another number, the rule that says why, and where it is so or what is measured if another."""
        made = About(self.words, (*self.rules[:1], rule), self.extent, self.at, self.place)
        told, subject, held = self.named
        made.named = (told if measure is None else measure), place or subject, place or held
        return made


def about(sentence: Sentence, i: int, before: Sentence | None = None) -> About:
    """What the i-th mention of the sentence measures; `words` is '' where nothing in the sentence names it.

    `before` is the last sentence that stated a number: where it stands right before and this one only says 'it', its
    words hold, and the rules tell.
    """
    if not sentence.named:
        clause = read_clause(sentence)
        for k in range(len(sentence.mentions)):
            found = _about(clause, sentence, k)
            if before and not sentence.text[before.end : sentence.start].strip():
                found = _from_before(clause, sentence, k, before, found)
            sentence.named.append(found)
        share_measures(clause, sentence)
    named: About = sentence.named[i]
    return named


def _about(c: Clause, sentence: Sentence, i: int) -> About:
    """The words of one mention, those before it already named."""
    k, mention = c.places[i], sentence.mentions[i]
    at = c, sentence, i
    near, subject = beside(c, k, mention), clause_subject(c, k)
    if part := _part(c, sentence, i, near, subject):
        return part
    if i and (former := _again(c, sentence, i, near, subject)):
        return former
    if near is None and (object_ := _object_before(c, k, subject)):
        return About(text_of(c, object_), ("object",), object_, at)
    if near is None:
        here = where_told(c, i, mention)
        words, rules = (text_of(c, subject), ("subject",)) if subject else ("", ())
        of_subject = About(words, rules, subject, at, here if subject else "")
        if begun_in := where_begun(c, i):
            of_subject.named = of_subject.measure, begun_in, begun_in
        return of_subject
    if told := _by_way_of(c, at, near, subject):
        return told
    words = text_of(c, near.extent)
    if mark := _against_former(c, sentence, i, near, words):
        return mark
    if words.lower() in STATISTICS and mention.noun:
        words = mention.noun  # 'had 22 new cases, against an average of 20'
    if near.joined and subject and subject[1] <= near.extent[0]:
        words = f"{words}, {text_of(c, subject)}"
    of_some = mention.unit == "percent" and near.rule == "of phrase" and subject is None
    where = placed(c, near.extent[1] - 1) if of_some else ""  # '30% of homes in Paris are rented'
    return About(words, (near.rule,), near.extent, at, where)


def _again(c: Clause, sentence: Sentence, i: int, near: Near | None, subject: Extent | None) -> About | None:
    """What the number before tells of too, of the same or of others: 'while those in York fell 2%'."""
    k, mention = c.places[i], sentence.mentions[i]
    lender: About = sentence.named[i - 1]
    nothing = About("", (), None, (c, sentence, i))
    if whom := _those_of(c, i, subject):  # 'rents in Leeds rose while those in York fell'
        return _those(lender, c, whom) if lender.rules else nothing
    if near is None and (shared := _as_former(c, sentence, i)):
        return shared
    if c.tags[k + 1 : k + 4] == "DXN" and c.lower[k + 3] in HELD_AGAINST and mention.unit == "ratio":
        return lender.again("as the number before")  # ', more than double the 18-minute target'
    if whom := _whom(c, near, subject):
        return lender.again("those", holder(c, whom)) if lender.rules else nothing
    figure = lender.words and mention.unit == sentence.mentions[i - 1].unit and _the_figure(c, subject)
    if near is None and (figure or _but_it(c, k) or _moved_it(c, k)):
        return lender.again("as the number before")
    return None


def _by_way_of(c: Clause, at: tuple[Clause, Sentence, int], near: Near, subject: Extent | None) -> About | None:
    """What a statistic beside the number is of: 'cuts its duties to an average of 47%', 'grew at a pace of 5%'."""
    _, sentence, i = at
    a, words = near.extent[0], text_of(c, near.extent).lower()
    if subject is None or not (words in STATISTICS or PACE.fullmatch(words)):
        return None
    costs = near.rule == "phrase of" and c.lower[verb_near(c, a)] in COSTING
    if costs and subject[1] <= a:  # 'Rents cost tenants an average of £900 a month'
        return About(text_of(c, subject), ("subject",), subject, at)
    if BY_TO.isdisjoint(c.lower[a - 2 : a]):
        return None
    what = ahead(c, a, a, sentence.mentions[i])
    told, rule = (what.extent, what.rule) if what else (subject, "subject")  # 'Bills will go up by an average of £94'
    return About(text_of(c, told), (rule,), told, at)


def _against_former(c: Clause, sentence: Sentence, i: int, near: Near, words: str) -> About | None:
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
    return former.again("as the number before")


def _as_former(c: Clause, sentence: Sentence, i: int) -> About | None:
    """What the i-th mention shares with the one before: '$3 in May and $4', ', down 5 percent', 'at 4% for a year'."""
    k, mention, before = c.places[i], sentence.mentions[i], sentence.mentions[i - 1]
    last, lead = c.places[i - 1], back(c, k, "R~$D") - 1
    end = c.lower[lead] in ("to", "from") and not before.noun  # 'headset sales rose 60% to 3.9 million headsets'
    given = mention.paid and before.noun and not before.paid and c.lower[verb_near(c, last)] in GIVING
    if given and not ANY_VERB.search(c.tags, last, k):
        return None  # 'fined 71 firms a total of $38m', 'will pay its 1,950 suppliers 47.5 cent a litre'
    if before.unit == "date" and mention.money:
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
    which = c.tags[:k].endswith(("WMB", "WB"))
    beyond = which and not {"above", "below"}.isdisjoint(c.lower[k + 1 : k + 2])  # 'which is 5C above'
    shared = (like and (beyond or _compared(c, last, k))) or moved(c, k)  # 'Just 502 flats changed hands, down 9%'
    if not (shared or BETWEEN_NUMBERS.fullmatch(c.tags, last + 1, k)):
        return None
    if not (former.words or before.unit == "vote" or (shared and before.noun and not before.timed)):
        return None
    if former.measure.startswith("share of ") and not like:
        return None  # 'mined 72% of the world's cobalt, or 220,000 tonnes'
    # 'by 11 votes to five', 'rejected it by 14 votes to 8', but 'won 40 votes, against 30 for Lind'
    rival = c.lower[lead] == "against" and c.lower[k + 1 : k + 2] == ["for"]
    other = None if rival else {"votes": "votes against", "votes against": "votes for"}.get(former.measure)
    if c.lower[k - 1] == "worth":
        other = f"value of {former.measure}"
    lasting = mention.timed and mention.unit != "date" and not before.timed
    if lasting and (c.tags[lead] == "I" or c.lower[k - 1] == "over") and former.measure and not other:
        other = f"duration of {former.measure}"
    return former.again("as the number before", _for_whom(c, k, lead) or where_told(c, i, mention), other)


def _for_whom(c: Clause, k: int, lead: int) -> str:
    """The name of 'gives Labour 43% of the vote, against 38% for Unity', '' where none is."""
    end = c.begins.get(k + 2, 0) if c.lower[k + 1 : k + 2] == ["for"] else 0
    name = (k + 2, end)
    return holder(c, name) if end and c.lower[lead] in ("against", "to", "with") and is_name(c, name) else ""


def _apposed_change(c: Clause, near: Near) -> bool:
    """'seized 44 tonnes of tea in May, a drop of 62%': whether a change stands in apposition to what was told."""
    a, b = near.extent
    told = near.rule == "phrase of" and c.lower[a] in ("a", "an") and c.tags[a - 1] == ","
    return told and b - a == 2 and c.lower[b - 1] in CHANGES


def _held_against(c: Clause, near: Near, words: str) -> bool:
    """'rose to 5.8%, against a target of 5%', 'up from a range of $3 to $4': what was aimed at, or was before."""
    before = c.lower[near.extent[0] - 2 : near.extent[0]]
    held = words.lower().rpartition(" ")[2] in HELD_AGAINST or _is_extreme(words.lower())
    if near.rule == "noun after":  # 'more than double the 18-minute target'
        return held and c.tags[near.extent[0] - 2 : near.extent[0] + 1] == "XDX"
    return held and near.rule == "phrase of" and not AGAINST.isdisjoint(before)


def _is_extreme(words: str) -> bool:
    """'peak', 'July peak', 'all-time high': whether words name the highest or the lowest of what was told."""
    *when, head = words.split(" ")
    return head in STATISTICS and all(is_when(word) or word in grammar("of an extreme") for word in when)


def _part(c: Clause, sentence: Sentence, i: int, near: Near | None, subject: Extent | None) -> About | None:
    """A part of another number: '$200 billion, a third of it next year', '3,400 of the 5,000 workers'."""
    mention = sentence.mentions[i]
    share = mention.unit == "percent"
    former: About | None = sentence.named[i - 1] if i and sentence.named[i - 1].words else None
    if former and (part_of_it(sentence, mention) or sentence.before(OF_WHICH, mention.start, 40)):
        of = f"share of {former.measure.removeprefix('share of ')}"  # '640 members, of whom 71% voted'
        return former.again("as the number before", measure=of if share else None)
    if near or not (whole := _counted_whole(c, sentence, i)):
        return None
    part, name = About(whole, ("of phrase",), None, (c, sentence, i)), holder(c, subject, True) if subject else ""
    whose = name or (text_of(c, subject) if subject else whole if share else "")
    part.named = f"share of {whole}" if share else whole, whose, name
    return part


def _counted_whole(c: Clause, sentence: Sentence, i: int) -> str:
    """The noun of the number that the i-th mention is a part of: 'jurors' of 'eight of the 12 jurors'."""
    mention = sentence.mentions[i]
    if i and sentence.behind(OF_THEM, mention.end):
        former = sentence.mentions[i - 1]
        told_apart = mention.unit == former.unit and ANY_VERB.search(c.tags, c.places[i - 1], c.places[i])
        if mention.unit == "percent" or told_apart:
            return former.noun  # '12,000 staff, 40% of them in India', 'lay off 11 of them'
    if i + 1 == len(sentence.mentions):
        return ""
    at, end = c.places[i] + 1, c.places[i + 1]
    at += c.lower[at] == "out"  # '19 out of the 20 minerals'
    # "12% of the county's 87,000 homes"
    owned = c.lower[end - 1].endswith(POSSESSIVE) and OWNER.fullmatch(c.tags, at, end)
    if c.tags[at:end] not in ("O", "OD") and not owned:
        return ""
    part, whole = sentence.mentions[i : i + 2]
    return whole.noun if part.unit in ("percent", whole.unit) else ""


def _whom(c: Clause, near: Near | None, subject: Extent | None) -> Extent | None:
    """Of whom "Peru's" or 'Chinese ones' tell what was told of others."""
    if near:
        ones = near.rule in ("gap", "phrase before") and c.lower[near.extent[1] - 1] == "ones"
        return near.extent if ones else None  # but '43% of the large ones'
    owner = subject and c.lower[subject[1] - 1].endswith(POSSESSIVE) and is_name(c, subject)
    return subject if owner or (subject and c.lower[subject[1] - 1] == "ones") else None


def _those_of(c: Clause, i: int, subject: Extent | None) -> Extent | None:
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


def _object_before(c: Clause, k: int, subject: Extent | None) -> Extent | None:
    """'fuel prices, which the state raised by 10%': what a relative clause tells that somebody changed."""
    v = verb_near(c, k)
    by = c.lower[back(c, k, "~$D") - 1] == "by" and c.lower[v] in grammar("acting verb")
    which = (subject[0] if subject else v - (c.tags[v - 1] == "P")) - 1 if by else -1
    if which < 1 or c.tags[which] != "W":
        return None
    return chain_left(c, which - (c.tags[which - 1] == ","))


def _the_figure(c: Clause, told: Extent | str | None) -> bool:
    """'met 90% of demand; the figure now stands at 60%': whether a subject only stands for the number before."""
    return isinstance(told, tuple) and THE_FIGURE.fullmatch(" ".join(c.lower[slice(*told)])) is not None


def _moved_it(c: Clause, k: int) -> bool:
    """'stood at 27.5% until a deal lowered it to 15%'."""
    v, at = verb_before(c, k), back(c, k, "R~$D")
    it = c.lower[at - 2 : at] in (["it", "to"], ["them", "to"]) and c.lower[at - 3 : at - 2] == c.lower[v : v + 1]
    return it and c.lower[v] in grammar("acting verb") and c.tags[v] in "VKL"


def _but_it(c: Clause, k: int) -> bool:
    """'had expected a rise of 3% in exports, but they slipped 1%'."""
    v = verb_before(c, k)
    return v > 1 and c.lower[v - 2] == "but" and c.lower[v - 1] in BACK and c.lower[verb_near(c, v - 2)] in FORETOLD


def _those(lender: About, c: Clause, whom: Extent) -> About:
    """What the number before measures, of another: 'Sales of cars rose 2%, while those of food fell 1%'."""
    name, made, link = holder(c, whom), lender.again("those"), c.lower[whom[0] - 1]
    quantity, linked, _ = lender.measure.partition(f" {link} ")
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


def _from_before(c: Clause, sentence: Sentence, i: int, before: Sentence, found: About) -> About:
    """What was found, or what the sentence before tells: 'It rose 5%', 'The bill is $3bn. Shoppers bear half of it'."""
    if not i and c.lower[0] == "those" and c.lower[1] in THOSE_OF and 2 in c.begins:  # 'Those on Comex stand at'
        told_last = zip(reversed(before.named), reversed(before.mentions), strict=True)
        former = next((one for one, m in told_last if m.unit == sentence.mentions[0].unit), None)
        made = former.again("those", holder(c, (2, c.begins[2]))) if former else None
        return made or found
    if not found.words or (found.rule == "subject" and found.words in grammar("the same figure")):
        return _carried(c, sentence, i, before, found.measure) or found
    told = before.named[-1].measure if not i and found.rule == "subject" and before.named else ""
    part = told and part_of_it(sentence, sentence.mentions[i])
    return found.again("from the sentence before", measure=f"share of {told}") if part else found


def _carried(c: Clause, sentence: Sentence, i: int, before: Sentence, own: str) -> About | None:
    """What the sentence before measured, where this one speaks of it as 'it' or 'they', or what `own` says of it."""
    v = verb_before(c, c.places[i])
    told = subject_of(c, v) if v >= 0 else ""
    figure = _the_figure(c, told)
    if not (figure or told in BACK):
        return None
    former: About | None = next((one for one in before.named if "subject" in one.rules), None)
    if figure and former is None:
        alike = (n for n, m in enumerate(before.mentions) if m.unit == sentence.mentions[i].unit)
        former = next((before.named[n] for n in alike), None)
    if former is None or sentence.mentions[i].unit.endswith(" of age"):
        return None  # 'Her recording sold 40,000 copies. She was 91'
    made = former.again("from the sentence before", begun(c, c.places[i]))
    if own and not figure and c.tags[v] != "B":  # 'The brewery lost £3m last year. It owes £2m': a debt
        made.named = (own, *made.named[1:])
    elif sentence.mentions[i].noun and sentence.mentions[i].unit not in ("time", "ratio"):  # 'has destroyed 54 houses'
        made.named = (counted(c, c.places[i], sentence.mentions[i]), *made.named[1:])
    elif sentence.mentions[i].unit != before.mentions[before.named.index(former)].unit:
        made.named = (core(former.at[0], former.extent) if former.extent else "", *made.named[1:])
    return made


def _compared(c: Clause, former: int, k: int) -> bool:
    """'made 721 tonnes of oxide in May, 51% more than a year earlier', ', four times the $7 of 2024'."""
    apart = not {"V", "M", "B", "H", ";"}.isdisjoint(c.tags[former:k].replace("TV", ""))  # '38 minutes to reach it'
    return not apart and c.tags[back(c, k, "D~") - 1] == ","


def moved(c: Clause, k: int) -> bool:
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
