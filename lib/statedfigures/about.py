"""What a number measures: the words of its sentence that name it, by the phrase beside it or its clause's subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .beside import STATISTICS, Near, ahead, beside
from .clause import (
    BACK,
    Clause,
    Extent,
    back,
    chain_left,
    clause_ends,
    clause_subject,
    read_clause,
    subject_of,
    verb_before,
    verb_near,
)
from .core import core_from, counted_by, counted_head, measure_words, text_of
from .cues import listed
from .deeds import counted, is_whole, part_doing, part_told, told_behind
from .former import (
    HELD_AGAINST,
    OF_THEM,
    PUT_BY,
    against_former,
    as_former,
    claims_too,
    fronted,
    is_at,
    puts_too,
    speaks_of_it,
    the_figure,
    those,
    those_of,
    whose_ones,
)
from .lending import UNDER
from .mention import Mention, Sentence, part_of_it
from .names import ANY_VERB, POSSESSIVE, holder, is_name, placed, where_begun, where_told
from .neighbours import HEDGED, plural
from .open_naming import open_name
from .resuming import from_before, of_front
from .sharing import share_measures
from .sums import is_commodity
from .words import grammar

# 'rose to $4.2bn, of which $900m is cash', 'of which gold makes up over half'
OF_WHICH = re.compile(rf", of (?:which|whom) (?:[\w' ]+ (?:makes? up|is|are|was|were) )?{HEDGED}$")
BOUNDED = re.compile(rf"\b{UNDER} $")
TO_DO = re.compile(rf"\bto [a-z]+ {HEDGED}$")
OWNER = re.compile(r"OD?[ANE]+")
SHARES = grammar("share of a firm")
COSTING = grammar("costing verb")
MULTIPLIED = ("it", "that", "this", "them", "those")
BY_TO = frozenset(["by", "to", "at", "from", "reach", "reaches", "reached", "hit", "hits"])
PACE = re.compile(r"(?:annual|annuali[sz]ed|yearly|monthly|quarterly) (?:rate|pace)|pace")


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
            shared = "as the number before" in found.rules
            if before and not shared and not sentence.text[before.end : sentence.start].strip():
                found = from_before(clause, sentence, k, before, found)
            sentence.named.append(found)
        share_measures(clause, sentence)
    named: About = sentence.named[i]
    return named


def _about(c: Clause, sentence: Sentence, i: int) -> About:
    """The words of one mention, those before it already named."""
    k, mention = c.places[i], sentence.mentions[i]
    at = c, sentence, i
    near, subject = beside(c, k, mention), clause_subject(c, k)
    if mention.rule.startswith("multiple") and k in c.ends and c.tags[c.ends[k] - 1] == "S":
        subject = chain_left(c, k)  # 'scrapped the plan after costs doubled'
    if near and near.extent[1] == k + 2 and c.lower[k + 1] in grammar("mark passed"):
        traded = subject and (c.lower[subject[1] - 1] in SHARES or is_commodity(text_of(c, subject).lower()))
        counted_up = subject and c.lower[subject[1] - 1] in listed("statistic")
        # 'Turnover passed the €100m mark', 'The shares fell through', but 'The fund passed the £1bn mark'
        near = None if counted_up or traded else near
    if part := _part(c, sentence, i, near, subject):
        return part
    if i and (former := _again(c, sentence, i, near, subject)):
        return former
    if near is None and subject and (thing := _sized_thing(c, k, subject)):
        return About(text_of(c, thing), ("subject",), thing, at)
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
    if mark := against_former(c, sentence, i, near, words):
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
    alike = mention.unit == sentence.mentions[i - 1].unit
    if is_whole(c, k):
        return None
    if alike and (front := fronted(c, i)):
        return of_front(lender, c, front)
    if whom := those_of(c, i, subject):  # 'rents in Leeds rose while those in York fell'
        return those(lender, c, whom) if lender.rules else nothing
    if alike and lender.measure and (near is None or near.rule in PUT_BY) and (claims_too(c, k) or puts_too(c, i)):
        return lender.again("as the number before")
    if near is None and (shared := as_former(c, sentence, i)):
        both = holder(c, subject, True).split(" and ") if subject and alike and c.tags[k - 2 : k] == "XC" else []
        if len(both) == 2 and lender.subject == both[0]:
            return shared.again("as the number before", both[1])  # 'France and Italy grew 0.5% and 0.1%'
        lent = mention.counts_things and mention.noun and mention.rule.endswith("unit borrowed")
        noun = "people" if mention.rule.endswith("people") else mention.noun if lent else ""
        doing = told_behind(c, k, noun, mention) if noun else ""  # 'Of the 20 hostages, six died', 'with 40 injured'
        if lent and not doing and c.tags[k + 1 : k + 3] in ("BD", "BN", "BA"):
            doing = part_doing(c, k + 1)  # 'Of the 90 judges, 31 are women'
        return shared.again("as the number before", measure=f"{noun} {doing}") if doing else shared
    # 'for an initial £34m, with a further £6m due if'
    further = c.lower[k - 1] in ("further", "additional") and mention.money and c.lower[k + 1 : k + 2] == ["due"]
    if further or _times_of_former(c, sentence, i):
        return lender.again("as the number before")
    if whom := whose_ones(c, near, subject):
        return lender.again("those", holder(c, whom)) if lender.rules else nothing
    figure = lender.words and alike and the_figure(c, subject)
    as_many = c.lower[k + 1 : k + 3] in (["as", "many"], ["as", "much"]) and mention.unit in ("percent", "ratio")
    if near and near.rule == "gap" and as_many and lender.measure:  # 'Sony sold 3 million, Microsoft half as many'
        return lender.again("as the number before", holder(c, near.extent, True) or text_of(c, near.extent))
    v = verb_before(c, k)
    it_was = v > c.places[i - 1] and is_at(c, v, k) and subject_of(c, v) in BACK
    it_was = it_was and alike and lender.measure != ""
    if near is None and (figure or it_was or speaks_of_it(c, k)):
        return lender.again("as the number before")
    return None


def _times_of_former(c: Clause, sentence: Sentence, i: int) -> bool:
    """Whether a multiple is of what the number before tells: 'to 2.5 times earnings by 2030 from 1.1 times now'."""
    k, mention = c.places[i], sentence.mentions[i]
    if mention.unit != "ratio":
        return False
    if c.tags[k + 1 : k + 4] == "DXN" and c.lower[k + 3] in HELD_AGAINST:
        return True  # ', more than double the 18-minute target'
    pointing = c.lower[k + 1 : k + 2] and c.lower[k + 1] in MULTIPLIED and mention.rule.startswith("multiple")
    alone = c.tags[k + 2 : k + 3] not in ("N", "A", "E") or c.lower[k + 2] in grammar("the same figure")
    if pointing and alone:
        return True  # 'employs 400 people and plans to double that', 'to double that figure'
    other_end = mention.noun == "times" and sentence.mentions[i - 1].unit == "ratio"
    return other_end and c.lower[back(c, k, "~R$D") - 1] == "from"


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


def _part(c: Clause, sentence: Sentence, i: int, near: Near | None, subject: Extent | None) -> About | None:
    """A part of another number: '$200 billion, a third of it next year', '3,400 of the 5,000 workers'."""
    mention = sentence.mentions[i]
    share = mention.unit == "percent"
    last = i - 1 - (i > 1 and is_whole(c, c.places[i - 1]))  # 'injured 54 of the 280 people, six of them seriously'
    bare = (
        not share and sentence.mentions[last].noun if i else ""
    )  # 'There were 1,327 crimes, of which 402 were violent'
    told_before = i and (sentence.named[last].words or bare)
    former: About | None = sentence.named[last] if told_before else None
    if former and share and c.lower[c.places[i] + 1 : c.places[i] + 2] == ["that"] and clause_ends(c, c.places[i] + 2):
        return former.again("as the number before", measure=f"share of {former.measure}")  # 'will bring in half that'
    counted_too = mention.counts_things and i > 0 and mention.unit == sentence.mentions[last].unit
    of_them = sentence.behind(OF_THEM, mention.end) if counted_too else None
    if former and (of_them or part_of_it(sentence, mention) or sentence.before(OF_WHICH, mention.start, 40)):
        whole, counts = former.measure.removeprefix("share of "), sentence.mentions[last].counts_things
        if counts and not sentence.mentions[last].noun:
            whole = plural(sentence.mentions[last].base)  # 'rose to 212 deaths, a third of them children'
        whole = sentence.mentions[last].noun or whole if counts and not share else whole
        told = part_told(c, c.places[i], whole, share) if share or counts else _spent_on(c, c.places[i], whole)
        told = told or (f"share of {whole}" if share and whole else "share" if share else "")
        return former.again("as the number before", measure=told or None)
    of_total = near is not None and near.rule == "of phrase" and c.lower[slice(*near.extent)] == ["the", "total"]
    if former and share and of_total:  # '285,000 tonnes of it, close to 68% of the total'
        whose = (holder(c, subject, True) or text_of(c, subject)) if subject else ""
        return former.again("as the number before", whose, f"share of {former.measure}")
    whole = _what_they(c, c.places[i]) if share else ""
    whole = whole or ("" if near else _counted_whole(c, sentence, i))
    if not whole:
        return None
    part, name = About(whole, ("of phrase",), None, (c, sentence, i)), holder(c, subject, True) if subject else ""
    whose = name or (text_of(c, subject) if subject else whole if share else "")
    counts_it = mention.unit == sentence.mentions[min(i + 1, len(sentence.mentions) - 1)].unit
    doing = counted(c, c.places[i], mention, whole, c.places[i + 1]) if counts_it and i + 1 < len(c.places) else whole
    if share:  # "half of the town's 520 nurses stayed away"
        own = i + 1 < len(c.places) and sentence.mentions[i + 1].noun == whole
        doing = f"share of {whole} {part_doing(c, c.places[i + 1] + 1) if own else ''}".rstrip()
    if sentence.behind(OF_THEM, mention.end):
        doing = part_told(c, c.places[i], whole, share) or doing  # '4 percent of them women'
    part.named = doing, whose, name
    return part


def _spent_on(c: Clause, k: int, whole: str) -> str:
    """'spending on adverts' of 'spent £94m on the campaign, of which £41m went on adverts', else ''."""
    went = c.lower[k + 1 : k + 2] in (["went"], ["goes"], ["go"]) and c.lower[k + 2 : k + 3] in (["on"], ["to"])
    return f"{whole.partition(' on ')[0]} {c.lower[k + 2]} {core_from(c, k + 3)}" if went and k + 3 in c.begins else ""


def _what_they(c: Clause, k: int) -> str:
    """'what refiners consumed' of 'a tenth of what refiners consumed', which is no count of its own; '' elsewhere."""
    if c.lower[k + 1 : k + 3] != ["of", "what"]:
        return ""
    v = next((v for v in range(k + 3, len(c.tags)) if c.tags[v] not in "DANE"), k + 3)
    doing = v > k + 3 and c.tags[v : v + 1] in ("V", "F", "H", "M")
    end = next((e for e in range(v, len(c.tags)) if c.tags[e] not in "VFHMBKLR"), len(c.tags))
    return " ".join(c.words[k + 2 : end]) if doing else ""


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
    if c.tags[at:end].rstrip("~") not in ("O", "OD") and not owned:
        return ""
    part, whole = sentence.mentions[i : i + 2]
    return whole.noun if part.unit in ("percent", whole.unit) else ""


def _sized_thing(c: Clause, k: int, subject: Extent) -> Extent | None:
    """'a wreck' of 'Divers found a wreck 48 metres long', which the adjective behind the number is said of."""
    a = c.ends.get(k, k)
    told = c.tags[k - 1 : k] == "N" and c.tags[k + 1 : k + 2] == "A" and c.lower[k + 1] in measure_words("adjective")
    return (a, k) if told and subject[1] < a < k and c.tags[a] == "D" else None


def _object_before(c: Clause, k: int, subject: Extent | None) -> Extent | None:
    """'fuel prices, which the state raised by 10%': what a relative clause tells that somebody changed."""
    v = verb_near(c, k)
    link = c.lower[back(c, k, "~$D") - 1]
    by = link == "by" and c.lower[v] in grammar("acting verb")
    by = by or (link == "at" and c.lower[v] in ("put", "puts", "sees", "see", "saw"))  # 'growth, which they put at 7%'
    told = subject if subject and c.tags[v - 1] != "P" else None
    which = (told[0] if told else v - (c.tags[v - 1] == "P")) - 1 if by else -1
    if which < 1 or c.tags[which] != "W":
        return None
    return chain_left(c, which - (c.tags[which - 1] == ","))
