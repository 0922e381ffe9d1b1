"""Whom a figure describes: by its own words, or by all that its article has told before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .about import About
from .antecedent import FIRM, antecedent, person, standing
from .clause import BACK, back, chain_left, clause_subject, subject_of, verb_before, verb_near
from .core import counted_head, head_of, measure_words, text_of
from .leading import behind_headline, leading_name, placed, reported_from
from .meaning import Reader
from .mention import DURATIONS, Sentence, is_money
from .model import Span
from .names import POSSESSIVE, begun, holder, is_name
from .naming import words
from .neighbours import any_of, is_plural, neighbours
from .places import adjective, countries, kind_of, places, unowned
from .sums import BY_WEIGHT, is_commodity
from .words import KNOWN, either, grammar, tags

LANDS = frozenset(name for name, _ in countries().values()) - {"world"}
TELLING = words("say") | words("expect") | words("see") | words("warn") | words("want") | grammar("telling verb")
FORESEEING = words("expect") | words("see") | grammar("foreseeing for")
ONLY_WHO = (
    grammar("accounting for")
    | grammar("getting verb") - {"was", "were"}
    | grammar("asking verb")
    | grammar("aiming verb")
    | grammar("managing verb")
    | FORESEEING
)
OF_LAND = frozenset(f"{word}'s" for word in grammar("standing for a place"))
KINDS = either("standing for a firm")
BEGUN = re.compile(  # 'PERTH - Ardent Metals has raised', "Australia's Ardent raised", 'Toy chain Pell & Strand said'
    rf"(?:[A-Z][\w.,()/ ]{{1,40}} [-–—] )?(?:[A-Z]\w+['’]s |[A-Z][\w-]+ (?:{KINDS}) )?(?:The )?"
    r"(?P<name>[A-Z][\w&-]*(?: [A-Z&][\w&-]*){0,3}),? [a-z]"
)
OF_A_FIRM = re.compile(rf", an? (?:[A-Z][a-z]+) (?:[a-z]+ )?(?:{KINDS}),")  # ', an Australian miner,'
OWN = re.compile(r"\b(?:its?|the (?:company|miner|firm|group)(?:'s)?)\b")
WORLDWIDE = re.compile(r"\b(?:world|global|market|international|demand)")
AND = re.compile(r", (?:and )?| and ")
NOT_LENT = words("org") | words("people")
ONE_BODY = words("org") - grammar("body or thing") | {"president", "minister", "governor"}
GROUPS = grammar("group of makers")
OUTSIDE = re.compile(
    r"(?:Outside|Excluding|Except for|Apart from|Other than) (?:of )?(?:mainland )?(?P<place>[A-Z]\w+),"
)
GROUP = re.compile(  # 'The top three countries'
    r"^(?:The |the )?((?:top|largest|biggest|leading|other|next) (?:\w+ )?"
    r"(?:countries|nations|producers|miners|suppliers))\b"
)
BODIES = words("people") | words("org") - grammar("body or thing")
OF_FIRM = re.compile(rf"\b[Tt]he (?:{KINDS})\b")
LEVIED = re.compile(rf"\b(?:{any_of('levy')}) on ([^,]+)")
NO_LABEL = grammar("statistic") | grammar("sum of money") | grammar("heading")
LABEL = re.compile(r"(?P<name>[A-Z][\w.&'’ -]{0,40}): (?=[\d$€£~<>+-])")  # before its figures and nothing else
VOWS = frozenset(["committed", "commits", "pledged", "pledges", "promised", "promises"])
STOCKS = re.compile(r"\b[Ss](?:hares|tocks?)\b")
LINK = re.compile(r" (?:of|to|in|from|for|at) ")
OF_A_THING = (" weight", " length", " height", " width", " depth", " age")


@dataclass
class Whose:
    """What an article has told so far of whom its figures are."""

    text: str
    spans: tuple[Span, ...]
    owner: str = ""  # the last country or firm of which a figure was told, in this sentence or the one before
    firm: str = ""  # whom the article begins with, or the last firm of which a figure was told
    end: int = 0  # of the last sentence that stated a number
    measured: dict[str, tuple[str, str]] = field(default_factory=dict)  # unit → what was told in it last, and of whom
    # unit → in which sentence, if it was a change, and if its only words were a name
    at: dict[str, tuple[int, bool, bool]] = field(default_factory=dict)
    near: tuple[int, ...] = (-1, -1, -1)  # where the last sentences with numbers begin

    def __post_init__(self) -> None:
        begun = BEGUN.match(self.text, behind_headline(self.text))
        name = begun["name"] if begun else ""
        # 'Copper touched', 'Breaking that'
        common = name.lower() in tags() or (name.isalpha() and KNOWN[name][3] != "E")
        self.firm = "" if common or kind_of(name) or words("title").intersection(name.lower().split()) else name

    @cached_property
    def leading(self) -> str:
        """Whom the article is about: the firm that it begins with and speaks of, before the land that it names."""
        name = leading_name(self.text)
        return self.firm if name in LANDS and self.firm and OF_FIRM.search(self.text) else name

    @cached_property
    def there(self) -> str:
        """Where the article says that it is so."""
        return placed(self.text)

    def begin(self, sentence: Sentence) -> None:
        """Goes on to a sentence; what was told before another one that states no number is too far off."""
        if self.text[self.end : sentence.start].strip():
            self.owner = ""
        self.end = sentence.end
        self.near = *self.near[1:], sentence.start

    def told(self, named: About, reading: dict[str, Any]) -> None:
        """Remembers what a figure was of, and of whom."""
        unit = _kind_of(reading["unit"])
        measure, subject = self.measured[unit] = reading["measure"], reading["subject"]
        self.at[unit] = (
            self.near[-1],
            reading["role"] == "change",
            named.alone and measure.lower() == named.words.lower(),
        )
        if subject in LANDS:
            self.owner = subject
        elif subject and subject == named.holder and (_deed(named) or _possessed(measure)) and _bears_name(named):
            own = f"its {subject}" in self.text or f"their {subject}" in self.text  # 'output at its Pass mine'
            if not own:
                self.owner = self.firm = subject

    def _of_last(self, named: About) -> str:
        """Whose a measure is that names nobody: the owner's told of last, or the firm's: 'Revenue slid'."""
        measure, theirs, bare = named.measure, _possessed(named.measure), _bare(named.measure)
        if standing(*named.item) == FIRM:
            return self.firm  # 'The company keeps its forecast of $2bn in sales'
        if self.owner and theirs and (measure != "share price" if self.owner in LANDS else bare):
            return self.owner  # a country has no shares, a firm no trade gap
        traded = named.words.lower() in ("stock", "shares")
        sold = theirs and measure.rpartition(" ")[2] in grammar("earned thing")
        return self.firm if traded or sold or (theirs and bare) else ""

    def _measured_last(self, named: About) -> str:
        """What the last number of that unit measured, in this sentence or the one before."""
        unit = _kind_of(named.mention.unit)
        measure = self.measured.get(unit, ("", ""))[0]
        start, change, alone = self.at.get(unit, (-1, False, False))
        if alone:
            return named.measure if named.rule == "gap" else ""  # 'Ardent was up 9% and Bolt 4%'
        clause, k = named.item
        aimed = change and clause.lower[verb_near(clause, k)] in grammar("aiming verb")
        lasting = unit in DURATIONS or unit == "date"
        # 'Food prices fell 0.7%. The bank aims for 16%' is of no change
        return measure if start in self.near and not (aimed or lasting) else ""

    def _amount_last(self, named: About, theirs: bool) -> str:
        """'It made 111,600 tonnes of copper. Escondida rose 11.7% to 120,600 tonnes': no share is one of tonnes."""
        _, sentence, i = named.at
        amounts = {m.base for m in sentence.mentions[max(i - 1, 0) : i + 2]} & BY_WEIGHT
        told = [unit for unit in (*BY_WEIGHT, "percent") if self.at.get(unit, (-2,))[0] in self.near]
        if not amounts and (not theirs or told in ([], ["percent"]) or STOCKS.search(self.text)):
            return ""  # 'Sales rose 3%. Ardent fell 4%', 'It made 300 tonnes. Rio gained 1.2% in London'
        measures = (self.measured[unit][0] for unit in told)
        return next((measure for measure in measures if _possessed(measure) and "price" not in measure), "")

    def known(self, named: About, readings: list[dict[str, Any]], reader: Reader) -> list[dict[str, Any]]:
        """The readings of a topic, of a company or a club where no place holds the figure."""
        first, measure = readings[0], readings[0]["measure"]
        row = reader.memory.measured(measure)
        if row and row.subject.startswith("=") and measure.endswith(" price"):
            return readings  # 'Goldman raised its copper forecast to $10,710 a tonne': of the metal
        foretold = first["status"] == "estimated" and not _possessed(measure)
        who = "" if foretold or not reader.loose else antecedent(named, self.spans)  # 'It had forecast a surplus'
        if measure.startswith("share of ") and (other := _sharing(named, first["subject"])):
            return reader.corrected(readings, other)
        meant = who or _owning(named)
        meant = "" if " and " in meant else meant  # 'Washington and Delhi discuss a deal that would cut the rate'
        if reader.loose and meant and not _of_land(named):
            # 'It imported 53,000 tonnes from China', "Glencore's output rose 8%, although Congo bans exports"
            return reader.corrected(readings, meant)
        made = measure.endswith(("production", "output", "capacity", "selling price"))
        if made and reader.loose and (actor := _actor(named)):
            return reader.corrected(readings, actor)  # 'MP plans a second plant, which would lift capacity'
        nobody = first["subject"] in ("world", "") or (reader.loose and measure.endswith("capacity"))
        if made and nobody and named.rule == "subject" and named.holder and named.holder not in LANDS | {"world"}:
            return reader.corrected(readings, named.holder)  # 'In California the Mountain Pass mine climbed to 51,000'
        if made and nobody and self.firm and _of_its_own(named):  # by default
            return reader.corrected(readings, self.firm)
        _, sentence, i = named.at
        firms = first["subject"] in LANDS and OF_A_FIRM.search(
            sentence.text, sentence.start, sentence.mentions[i].start
        )
        if who := _firm_of(named, first["subject"]) or (firms and _owning(named)) or "":
            return reader.corrected(readings, who)
        if first["subject"]:
            return readings
        if levied := LEVIED.search(named.words) if "tariff" in measure else None:
            return [{**reading, "subject": levied[1]} for reading in readings]  # who levies is not who pays
        owner = self.owner if _possessed(measure) else ""
        part = measure.startswith("share of ") and reader.holder in ("world", "")
        held = "" if part else reader.holder  # what makes 3% of the world's lithium is not the world
        rule = row.subject if row else ""
        if rule == "bank" and named.holder and named.holder not in LANDS:
            return readings  # 'Alan Taylor wanted to cut rates to 4%': the rate is none of his
        subject = named.holder or antecedent(named, self.spans) or owner or held or leading_name(self.text)
        if rule.startswith("goods") and subject in rule:
            subject = ""  # 'China hit back with a 10% tariff on oil': who levies
        clause, k = named.item
        doer = subject_of(clause, verb_before(clause, k)) if part and not subject else ""
        subject = text_of(clause, doer) if isinstance(doer, tuple) else subject
        return [{**reading, "subject": subject} for reading in readings]

    def open(self, named: About, speaker: str) -> dict[str, Any]:
        """The reading of a figure that no topic knows; where it names nobody, it is of whom the article is about."""
        held = named.holder
        if _of_land(named):
            held = next((one for one in (self.owner, leading_name(self.text)) if one in LANDS), "")
        clause, k = named.item
        verb = clause.lower[verb_before(clause, k)]
        put = named.rule == "object" and verb in ("put", "puts", "estimates", "estimated")
        if held == speaker and (put or (named.rule == "phrase of" and verb in FORESEEING and _titled(named))):
            held = ""  # 'Brennan puts the chance of a landing at 60%': a figure on what others do
        if not (held or named.words) and (label := _label(named)):
            return {"measure": named.measure, "subject": label, "why": ("label of its line",)}
        him = person(named, self.spans)
        held = "" if him else held  # 'He scored 11 goals in Ligue 1'
        meant = him or ("" if held else antecedent(named, self.spans))
        vows = named.words == speaker and verb in VOWS  # 'Apple committed $500 million to buy magnets'
        if speaker != "article" and (vows or _of_who_speaks(named) or _costs_it(named)):
            meant = speaker
        local = reported_from(self.text) if _is_local(named) and not self.there else ""
        outside = _outside(named)
        guessed = "" if held or meant else outside or _here(named) or local or self.leading
        somebody = named.rule == "noun after" and _base(named).endswith(" of age")  # 'a 71-year-old man'
        known = guessed in countries() or guessed in (self.there, local, outside)
        voted = _base(named) in ("vote", "abstention") and guessed in LANDS  # a body of it votes, no land
        nobodys = voted or (guessed in LANDS and _nobodys(named))
        if guessed and (somebody or nobodys or (not known and _of_things(named))):
            guessed = ""
        if not (held or meant) and (not guessed or guessed in LANDS):  # 'Ardent lost $3m, as revenue fell 5%'
            meant = self._of_last(named)
        if put and speaker in (meant, guessed) and named.subject != speaker:
            meant = guessed = ""  # 'Munich Re put losses from the floods at $10 billion'
        priced = named.measure.endswith((" price", " prices"))  # a price is of the thing, but consumer prices of a land
        priced = priced and named.measure not in grammar("price of an economy")
        if named.rule == "subject" and is_commodity(named.words):
            guessed = ""  # 'Spot gold fell 0.4%' is of no bank that foretells it
        thing = named.rule == "subject" and f" {named.measure}".endswith(OF_A_THING) and not named.holder
        if thing and guessed in countries():
            guessed = ""  # 'The skull, found in Kenya, weighs 310 grams'
        # 'Exports to India jumped 22%' are somebody's
        whither = guessed and f" to {guessed}" in f" {named.measure} {named.words}"
        if whither or (guessed in countries() and (priced or standing(clause, k) == FIRM)):
            guessed = ""
        why = ("subject before",) if meant else ("leading name",) if guessed else ()
        alone = named.extent is not None and is_name(named.at[0], named.extent, "EDXC~#(O,")
        alone = alone or guessed == "rest of the world"
        # 'The company aims to fly 14 times', 'Perth led the way with a gain of 1.9%'
        times = grammar("standing for a firm") if _base(named) == "time" else frozenset()
        nobody = alone or named.words.lower() in times | grammar("change")
        measure = named.measure or ("" if nobody else named.words.lower())
        only, again = _only_who(named), ""
        staffed = named.rule == "object" and _base(named) == "percent"  # 'cut staff by 5%'
        if _foresees(named):  # 'The firm lost $3m. Analysts had forecast $2m'
            again, guessed = self.measured.get(_kind_of(named.mention.unit), ("", guessed))
            measure, held = named.measure if named.mention.unit.endswith("/share") else "", ""
        elif alone and only and measure.lower() in ("", named.words.lower()):
            measure, again = "", self._measured_last(named)  # 'CMOC gets 31,200 tonnes' is of the quota told before
        elif not (staffed or _in_number(named)) and _of_somebody(measure, _base(named)) and not _is_commission(named):
            again = self._measured_last(named) if only and head_of(measure) in ONE_BODY else ""
            measure = ""  # 'Teachers were offered 5.5%' tells of whom, not of what
        elif alone and measure and measure.lower() in named.words.lower() and _acts(named):
            measure = ""  # 'Nvidia will hand the state 15%' tells of whom, not of what
        theirs = alone and named.extent and clause.lower[named.extent[1] - 1].endswith(POSSESSIVE)  # "Bolt's fell 30%"
        bare = bool(measure) and named.words not in countries()
        bare = bare and measure.removesuffix(" share price").lower() in named.words.lower()
        if alone and not again and (bare or theirs) and (amount := self._amount_last(named, bool(theirs))):
            again = amount
        if again and head_of(again) not in NOT_LENT:
            last = self.measured.get(_kind_of(named.mention.unit), ("", ""))[1]
            if {last, held} <= LANDS:  # 'on Vietnamese goods. India had been threatened with 26%'
                again = again.replace(f" on {adjective(last)} ", f" on {adjective(held)} ")
            measure, why = again, (*why, "measure named before")
        if measure.lower() == named.words.lower() and all(part in countries() for part in AND.split(named.words)):
            measure = ""  # 'gives China 140,000 tonnes' tells of whom, not of what
        subject = held or meant or guessed or named.subject
        if measure.startswith("time since ") and subject.lower() in grammar("deed that is done"):
            subject = self.measured.get("percent", ("", ""))[1]  # 'The decision takes Bank Rate to its lowest in years'
        return {"measure": measure, "subject": subject, "why": why}


def _nobodys(named: About) -> bool:
    """'The world economy grew 3%, with India up 6%', 'The gap between French and German yields': of no one land."""
    told = named.words.lower().split(" ")
    return named.rule == "subject" and (told[0] in ("global", "world") or "between" in told)


def _in_number(named: About) -> bool:
    """Whether persons become more or fewer: 'Paying users rose 12%', but 'Teachers were offered 5%'."""
    clause, k = named.item
    several = named.rule == "subject" and is_plural(head_of(named.measure))
    return several and clause.lower[verb_near(clause, k)] in grammar("growing in number")


def _actor(named: About) -> str:
    """The firm or body that a sentence begins with, where it names no country: 'MP plans a second magnet plant'."""
    clause, sentence, _ = named.at
    v = next((v for v, tag in enumerate(clause.tags) if tag in "VMBH"), 0)
    told = subject_of(clause, v) if v else ""
    named_first = isinstance(told, tuple) and told[0] == 0 and is_name(clause, told) and not places(sentence.tokens)
    return text_of(clause, told) if named_first and isinstance(told, tuple) else ""


def _is_commission(named: About) -> bool:
    """Whether the word of a body is that of a fee: 'takes a 30% commission on sales'."""
    return named.rule == "noun after" and named.words.lower().partition(" ")[0] in ("commission", "cut")


def _firm_of(named: About, land: str) -> str:
    """Codelco of "Chile's state miner Codelco produced 1.3 million tons", which Chile did not; '' where none acts."""
    clause, subject = named.at[0], clause_subject(*named.item)
    a, b = subject or (0, 0)
    owner = unowned(clause.words[a]) if b - a > 1 and clause.lower[a].endswith(POSSESSIVE) else ""
    name = max(back(clause, b, "E"), a + 1)
    if not owner or name >= b or countries().get(owner, ("", ""))[0] != land or not _deed(named):
        return ""
    return " ".join(clause.words[name:b])


def _acts(named: About) -> bool:
    """Whether who bears a name does something that moves no price: 'Nvidia will hand the state 15%'."""
    clause, k = named.item
    sized = _base(named) in ("percent", "percentage point", "ratio") or _base(named) in DURATIONS
    index = named.words.lower() in grammar("stock index") or is_commodity(named.words)
    verb = verb_before(clause, k)
    acting = named.rule == "subject" and verb >= 0 and clause.tags[verb] != "B"
    fell = clause.lower[verb] in grammar("market verb") or clause.lower[verb : verb + 2] == ["gave", "up"]
    acting = acting and not fell
    return sized and acting and not index


def _label(named: About) -> str:
    """Europe of the line 'Europe: 4.3 million', an item of a list or the row of a table."""
    clause, sentence, _ = named.at
    label = LABEL.match(sentence.text, sentence.start, sentence.end)
    tags = clause.tags[: clause.lower.index(":")] if label and ":" in clause.lower else "."
    if label is None or tags.strip("ENA") or label["name"].isupper() or label["name"].lower() in NO_LABEL:
        return ""  # 'It promised to buy: 12 tons', 'WASHINGTON: 400 jobs', 'Price: $400'
    return label["name"].strip()


def _outside(named: About) -> str:
    """All but China of 'Outside China, supply would cover half of demand', 'the rest of the world supplies 10%'."""
    _, sentence, _ = named.at
    if named.words.lower() == "rest of world":
        return "rest of the world"
    fronted = OUTSIDE.match(sentence.text, sentence.start)
    return f"world outside {countries().get(fronted['place'], (fronted['place'], ''))[0]}" if fronted else ""


def _here(named: About) -> str:
    """Leeds of 'In Leeds, the average fare rose to £4', but nothing of 'In Cinebench R20, scores jumped'."""
    clause, k = named.item
    place = begun(clause, k) if clause.lower[0] == "in" else ""
    return "" if any(map(str.isdigit, place)) else place


def _is_local(named: About) -> bool:
    """Whether a figure is of the town that tells of it: 'Police counted 40 thefts', 'Homicides fell 12%'."""
    clause, k = named.item
    subject = clause_subject(clause, k)
    told = clause.lower[slice(*subject)] if subject else []
    if "IE" in clause.tags or "IDE" in clause.tags:
        return False  # 'Police counted 40 thefts in Kano'
    bare = told and grammar("local body").issuperset(word for word in told if word != "the")
    return bool(bare) or head_of(named.measure) in grammar("crime")


def _base(named: About) -> str:
    """The unit of a figure, without the part that it is a rate of."""
    base: str = named.at[1].mentions[named.at[2]].base
    return base


def _kind_of(unit: str) -> str:
    """What figures of a unit are remembered under: a rate as its base, but no '$2.52 a share' as '$2bn'."""
    return unit if unit.endswith("/share") else unit.partition("/")[0]


def _foresees(named: About) -> bool:
    """Whether the only words of a figure are those of who foretells it: 'Analysts had forecast $2m'."""
    clause, k = named.item
    subject = clause_subject(clause, k) if named.rule == "subject" else None
    if subject is None or clause.lower[verb_near(clause, k)] not in FORESEEING:
        return False
    mention = named.at[1].mentions[named.at[2]]
    own = mention.noun and not mention.rule.endswith("counted before")  # but 'The director had hoped for 350,000'
    if own or clause.lower[k + 1 : k + 2] in (["for"], ["of"], ["in"]):
        return False  # 'Economists expect 4% for inflation'
    head = next((i for i in range(*subject) if clause.tags[i] in "OIL"), subject[1]) - 1
    return clause.lower[head] in words("people") | neighbours("foreseer")


def _titled(named: About) -> bool:
    """'Finance chief Ada Lind sees cash flow of $2m': whether who foretells is a person with a title."""
    clause, subject = named.at[0], clause_subject(*named.item)
    return subject is not None and not words("title").isdisjoint(clause.lower[slice(*subject)])


def _of_land(named: About) -> bool:
    """Whether a figure is of a country told of before: 'The agency puts the country's share at 94%'."""
    clause, k = named.item
    return not OF_LAND.isdisjoint(clause.lower[:k])


def _of_things(named: About) -> bool:
    """Whether a figure is of things that are nobody's: 'care givers hear 900 alarms', 'a storm dumped 2 inches'."""
    clause, k = named.item
    subject = clause_subject(clause, k) if named.rule in ("subject", "of phrase") else None
    if subject is None:
        return named.rule == "bracket"  # 'text units (30%), picture units (25%)'
    if named.rule == "of phrase" and named.measure.startswith("share of "):
        return True  # '72% of drivers had joined'
    word, head = clause.lower[subject[0]], counted_head(clause, subject)
    new = word in ("a", "an", "another", "one")  # told of for the first time
    return new or (bool(head) and head not in words("people") and clause.tags[subject[0]] in "AN")


def _of_who_speaks(named: About) -> bool:
    """Whether somebody tells of himself: '"I have 38 listings," said Nunez'."""
    clause, k = named.item
    subject, v = clause_subject(clause, k), verb_before(clause, k)
    if v >= 0 and clause.lower[v] in TELLING:
        return False  # 'I expect inflation of 3%'
    who = subject_of(clause, v) if v >= 0 else ""
    if subject and clause.lower[subject[0]] == "my" and clause.lower[subject[1] - 1] in grammar("own thing"):
        return True
    return isinstance(who, str) and who.partition("'")[0] == "i"  # "I've been in this trade for 40 years"


def _costs_it(named: About) -> bool:
    """'Hyundai said the tariffs cost it $1.8bn': whether a sum is told of a pronoun behind the verb."""
    clause, k = named.item
    at = back(clause, k, "~R$D") - 1
    return clause.tags[at] == "P" and clause.lower[at] in BACK | {"them"} and clause.lower[at - 1] in ("cost", "costs")


def _only_who(named: About) -> bool:
    """'UBS has a more cautious 19%', 'and Norfund 40%': whether the words of a figure only tell of whom it is."""
    clause, k = named.item
    if len(named.rules) > 1 or named.rule not in ("gap", "subject"):
        return False
    verb = max(verb_near(clause, k), verb_before(clause, k))
    between = clause.tags[verb + 1 : k].rpartition("X")[2]  # behind the number before
    own = "N" in between and not between.endswith(",")  # 'wants coverage of 95%', but 'got the largest part, 31,000 t'
    # 'plans to reach 6,500 tonnes a year'
    aimed = clause.lower[verb] in grammar("aimed at") and clause.tags[verb - 1] == "T"
    raised = clause.lower[verb + 1 : verb + 3] in (["it", "to"], ["it", "by"], ["it", "at"])  # 'will raise it to 15%'
    return named.rule == "gap" or (not own and (raised or aimed or clause.lower[verb] in ONLY_WHO))


def _of_its_own(named: About) -> bool:
    """Whether a sentence tells of one firm: 'Output was 3,993 tonnes, less than it had planned'."""
    _, sentence, _ = named.at
    here = sentence.low, sentence.start, sentence.end
    return OWN.search(*here) is not None and not places(sentence.tokens) and not WORLDWIDE.search(*here)


def _of_somebody(measure: str, unit: str) -> bool:
    """Whether the name of a share, a rate or a sum is that of persons or of a body: 'teachers', 'the bank'."""
    sized = unit in ("percent", "tonne") or is_money(unit) or unit.partition("/")[0] in measure_words("unit")
    return sized and head_of(measure) in BODIES and not measure.startswith("share ")


def _bare(measure: str) -> bool:
    """Whether a measure is of whoever was told of before, and of no market: 'revenue', but not 'retail sales'."""
    *words, head = LINK.split(measure, maxsplit=1)[0].split(" ")
    return head not in grammar("balance") and grammar("owned word").issuperset(words)


def _possessed(measure: str) -> bool:
    """Whether a measure is somebody's, who may have been told before: 'revenue', 'gold imports', 'output of tin'."""
    what, _, head = LINK.split(measure, maxsplit=1)[0].rpartition(" ")
    return head in grammar("possessed") and what.split(" ")[0] not in ("global", "world")


def _bears_name(named: About) -> bool:
    """Whether no common noun has a share: 'Lynas made 30% of Japan's oxide', but not 'Nuclear plants made'."""
    subject = clause_subject(*named.item)
    return named.rule != "of phrase" or subject is None or is_name(named.at[0], subject)


def _deed(named: About) -> bool:
    """Whether the figure is what somebody made or lost: 'Ardent made 700 tonnes of oxide'."""
    clause, k = named.item
    verb = clause.lower[verb_near(clause, k)]
    return verb in measure_words("deed") or verb in grammar("earning verb")


def _sharing(named: About, land: str) -> str:
    """Whose a share is that a topic gives a country: 'Lynas accounts for 10%', 'Countries outside China hold 31%'."""
    (clause, k), (_, sentence, i) = named.item, named.at
    before = sentence.text[sentence.start : sentence.mentions[i].start]
    verb, subject = verb_before(clause, k), clause_subject(clause, k)
    told = clause.lower[verb].startswith("account") or _deed(named) or land.startswith("world outside")
    if named.rule != "of phrase" or not told:
        return ""
    if subject is None:
        group = GROUP.search(before)
        return group[1] if group else ""  # 'The top three countries accounted for 85%'
    a, b = subject
    name, head = text_of(clause, subject), clause.lower[a + clause.tags[a:b].find("N")]
    if is_name(clause, subject):
        owned = clause.words[a].endswith(POSSESSIVE)  # "China's Northern Rare Earth"
        return "" if name in countries() or kind_of(name) else name.removeprefix(f"{land} " if owned else "")
    if head not in GROUPS or f" in {land}" in name:
        return ""  # 'Mines in China'
    other = [j for j in range(a, b) if clause.tags[j] != "D" and clause.lower[j] != head]
    # but 'Chinese producers', 'The country', "China's mines"
    return "" if all(kind_of(unowned(clause.words[j])) for j in other) else name


def _owning(named: About) -> str:
    """Whose the figure is, where that is no place: 'Glencore's cobalt output', 'CMOC was given 6,500 tonnes'."""
    clause, subject, (a, b) = named.at[0], clause_subject(*named.item), named.extent or (0, 0)
    given = verb_near(*named.item) + 1  # 'allotted CMOC a quota of 31,000 tons'
    if clause.lower[given - 1] in grammar("giving verb") and clause.tags[given] == "E":
        end = next(i for i in range(given, len(clause.tags)) if clause.tags[i] != "E")
        return "" if (name := " ".join(clause.words[given:end])) in countries() else name
    owns = any(word.endswith(POSSESSIVE) for word in clause.lower[a:b])
    if named.rule == "subject" and named.alone:  # 'CMOC, the biggest miner, was allotted'
        verb = b + (clause.tags[b] == "M")  # 'Glencore will get 22,800 tons'
        owns = clause.lower[verb] in grammar("getting verb") or clause.tags[b] == ","
    if named.rule == "subject" and (of := clause.tags.rfind("O", a, b)) >= 0:
        owns = owns or clause.tags[of + 1 : of + 3].lstrip("D")[:1] == "E"  # 'The permit of Weda Bay was lowered'
    if a > 1 and clause.lower[a] == "whose":  # 'Weda Bay, whose allowance'
        owner = chain_left(clause, a - (clause.tags[a - 1] == ","))
        return holder(clause, owner) if owner else ""
    if named.rule == "gap":
        owns = named.alone  # 'and Glencore 3,925'
    acting = subject if subject and is_name(clause, subject) and _deed(named) else None
    name = named.holder if owns else holder(clause, acting) if acting else ""
    return name if name not in countries() else ""  # 'Vulcan plans to make 90 tonnes of magnets in Ohio' is Vulcan's
