"""A sentence's numbers, settled: their units, joined parts, ages and money; which are no figures after all."""

from __future__ import annotations

import re
from functools import cache

from .ages import read_ages
from .carrying import carry, carry_rate
from .lending import borrow, borrow_rate, count_on, lend_back
from .lexicon import rows
from .mention import COINS, PERCENTS, Mention, Sentence
from .money import read_money
from .neighbours import HEDGED, any_of
from .numerals import small
from .passing import is_figure, rule_against
from .units import MILLION_OF, term_of

METRES = re.compile(r"\dm$")
SHARING = frozenset(["fahrenheit", "celsius", "knot"])  # what a symbol of several units is read as by itself
QUOTES = ("'", '"')
OPENED = re.compile(r"(?:^|[\s(])['\"“‘]")
TERMS = frozenset(["hour", "day", "night", "week", "month", "year"])
SCALE_ENDS = re.compile(
    r"\bscale (?:of|from) (?:\d+|one|zero)(?:-|–| to )(?P<top>\d+|five|ten)\b"
    r"|\bon a scale of (?P<only>10|ten|100)\b(?=[^\w ]| (?:and|but|for|after|when|by)\b|$)"
    r"|\bfrom (?:[01]|one|zero) to (?P<high>\d+|ten),? with (?P=high) being\b"
    r"|\bon (?:a|the|its) (?P<points>\d+|five|seven|ten)-point scale\b"
)
ON_SCALE = re.compile(r"[\"”’']? on (?:a|the|its)(?: [\w-]+-point)? scale")
AN_HOUR = re.compile(r"\ban (hour) and $")
# how many of the second unit make one of the first
PARTS_OF = {
    ("hour", "minute"): 60, ("minute", "second"): 60, ("day", "hour"): 24, ("week", "day"): 7, ("year", "month"): 12,
    ("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14,
}  # fmt: skip
# 'the 24-point top-up to the reciprocal rate', 'goes down 10 points to 47%', but 'a 10-point plan'
A_RATE = rf" (?:{any_of('levy')}|rates?)"
OF_RATE = re.compile(
    rf" (?:{any_of('levy change')})(?: [\w-]+){{0,4}}{A_RATE}\b|{A_RATE} (?:{any_of('levy change')})\b"
    rf"| (?:to|from|off) (?:\w+ ){{0,2}}(?:growth|inflation|GDP)\b| off(?: \w+){{0,3}}{A_RATE}\b"
    rf"|,? to (?:a total of |stand at |reach )?{HEDGED}\d[\d.]* ?(?:%|per ?cent)"
)
POLL, LEAD = re.compile(r"\bpoll(?:s|ing|ster|sters)?\b"), re.compile(r" (?:lead|ahead|behind|gap|edge)\b")
INDEX = re.compile(rf"\b(?:{any_of('own points')})\b")
AMOUNTS = frozenset(["tonne", "wet tonne", "barrel", "bushel", "ounce", "pound", "gigawatt", "megawatt"])
# 'an annual quota of 25 million tonnes', 'yearly purchases of at least 5', 'annual output rose from 3 to 4 tonnes'
EACH_YEAR = re.compile(
    rf"\b(?:annual|yearly) (?:[a-z-]+ ){{0,2}}(?:{any_of('yearly')}) "
    r"(?:(of)|(?:[a-z-]+ ){0,2}(?:to|at|from|reached|hit))"
    rf"(?: [\d.,]+(?: (?!to\b)[a-z]+){{0,2}} to)? {HEDGED}$",
    re.IGNORECASE,
)
IN_YEAR = re.compile(r" (?:in (?:19|20)\d\d|last year|this year)\b")  # an amount of one year is no rate
# 'brings in a yearly 52 billion pesos'
EACH = re.compile(rf"\ban? (annual|yearly|monthly|weekly|daily) {HEDGED}$")
DIED = re.compile(r" (?:have |had )?(?:died|drowned|perished)\b")
CUTS = re.compile(r"\b(?:(?:cuts?|moves?|rises?|hikes?|reductions?|increases?|steps?) of|(?:than|against) the) $")
Passed = list[tuple[int, int, str]]  # start, end and rule of each number that a rule passed over


@cache
def _shared() -> tuple[re.Pattern[str], dict[str, list[tuple[str, re.Pattern[str]]]]]:
    """The symbols of several units as one pattern, and of each the units with the words that tell which it is."""
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for row in rows("symbols-shared"):
        beside = row["beside"].lower().replace("*", r"\w*")
        table.setdefault(row["symbol"], []).append((row["unit"], re.compile(rf"\b(?:{beside})(?!\w)")))
    symbols = "|".join(map(re.escape, table))
    return re.compile(rf"[ \u00a0]?({symbols})(?![\w'’\"”-])"), table


def read_shared(sentence: Sentence) -> None:
    """Gives '2.5 F' of a capacitor and a ticket for '150 kn' the unit that the words beside them tell of.

    >>> from .find import find
    >>> text = "The capacitor holds 2.5 F."
    >>> [mention.unit for [sentence] in [[*find(text, ((0, len(text)),))]] for mention in sentence.mentions]
    ['farad']
    """
    symbol, table = _shared()
    for mention in sentence.mentions:
        at = mention.end
        while at > mention.start and not sentence.text[at - 1].isdigit():
            at -= 1
        found = symbol.match(sentence.text, at) if at > mention.start else None
        bare = at == mention.end and not (mention.unit or mention.noun)  # but 'added 22K jobs', '$1.2T'
        if found is None or found.end() < mention.end or not (bare or mention.unit in SHARING):
            continue
        if found[1] in QUOTES and OPENED.search(sentence.text, sentence.start, mention.start):
            continue  # '"The pipe hit 12", he said'
        for unit, beside in table[found[1]]:
            if beside.search(sentence.low, sentence.start, sentence.end):
                mention.becomes(unit, "symbol of several units")
                mention.end, mention.noun, mention.noun_end = found.end(), "", max(found.end(), mention.noun_end)
                break


def settle(sentence: Sentence) -> Passed:
    """Lends units inside the sentence, drops the mentions that are no figures and tells which, and why."""
    read_shared(sentence)
    lend_back(sentence)
    times = [mention for mention in sentence.mentions if mention.noun == "times"]
    for mention in times:  # '31 times earnings, against 19 times for the sector'
        mention.unit = "ratio" if any(m.unit == "ratio" for m in times) else mention.unit
    _read_points(sentence)
    _join_parts(sentence)
    for mention in sentence.mentions:
        yearly = sentence.before(EACH_YEAR, mention.start, 80) if mention.unit in AMOUNTS else None
        # 'annual demand reached 40 gigawatts' is a level, and 'annual output fell to 3 tonnes in 2023' is of one year
        if yearly and (yearly[1] or not (mention.unit.endswith("watt") or sentence.behind(IN_YEAR, mention.end))):
            mention.unit += "/year"
        elif (mention.money or mention.unit in AMOUNTS) and (each := sentence.before(EACH, mention.start, 40)):
            mention.unit += f"/{term_of(each[1])}"
    read_ages(sentence)
    likely = sentence.has("scale") or sentence.has(" being")
    scale = SCALE_ENDS.search(sentence.low, sentence.start, sentence.end) if likely else None
    low, high = scale.span() if scale else (0, 0)
    every = sentence.mentions
    passed = _pass(sentence, ["ends of a scale" if low <= m.start < high else rule_against(sentence, m) for m in every])
    tall = any(mention.unit == "metre" for mention in sentence.mentions)
    for i, mention in enumerate(sentence.mentions):
        short = tall and not mention.unit and METRES.search(sentence.text, mention.start, mention.end)
        if short and not sentence.behind(MILLION_OF, mention.end):
            mention.value, mention.step = mention.value / 1e6, mention.step / 1e6
            mention.becomes("metre", "unit borrowed")  # 'at 16.4 metres, short of the 16.9m predicted'
        read_money(sentence, mention)
        # '7.4 on a scale of 0 to 10', or behind the words of the scale
        if not mention.unit and scale and (mention.start > high or sentence.behind(ON_SCALE, mention.end)):
            mention.becomes(f"score/{small(next(filter(None, scale.groups()))):g}", "on the scale named")
        elif not mention.unit or mention.unit.startswith("/"):
            others = sentence.text.startswith(" others", mention.end)  # 'the five firms join nine others'
            lenders = every if others else sentence.mentions
            borrow(sentence, mention, [lender for lender in lenders if lender.start < mention.start])
            if not mention.unit:
                count_on(sentence, mention)
            if not mention.unit and sentence.last:
                carry(sentence, mention)
            if not mention.unit and sentence.behind(DIED, mention.end):
                mention.becomes("person", "people")
        elif mention.money or mention.unit in COINS:
            borrow_rate(sentence, i)
            if sentence.last and mention.money:
                carry_rate(sentence, mention)
    for mention in sentence.mentions:
        if mention.unit.startswith("/"):
            mention.unit, mention.per = "", mention.unit if mention.unit[1:] in TERMS else ""
    rules = ["" if m.unit or is_figure(sentence, m) else "bare number" for m in sentence.mentions]
    return passed + _pass(sentence, rules)


def _pass(sentence: Sentence, rules: list[str]) -> Passed:
    """Drops the mentions that a rule is against, and tells them."""
    if not any(rules):
        return []
    passed = [(m.start, m.end, rule) for m, rule in zip(sentence.mentions, rules, strict=True) if rule]
    sentence.mentions = [m for m, rule in zip(sentence.mentions, rules, strict=True) if not rule]
    return passed


def _read_points(sentence: Sentence) -> None:
    """'34 percent, down five points': of a share; 'the index lost 12 points, or 0.3 percent' are its own."""
    told = [m for m in sentence.mentions if m.unit == "point" and m.noun.lower() in ("", "point", "points")]
    if not told:
        return
    basis = any(m.hundredths for m in sentence.mentions)
    share = min((m.start for m in sentence.mentions if m.unit in PERCENTS), default=sentence.end)
    index = INDEX.search(sentence.low, sentence.start, sentence.end)
    for mention in told:
        # 'after cuts of 250 points', 'by 150 basis points, more than the 100 points foreseen'
        if basis and mention.value >= 10 and sentence.before(CUTS, mention.start):
            mention.count_hundredths()
        elif (
            index
            or mention.value > 100
            or not (
                share < mention.start
                or sentence.behind(OF_RATE, mention.noun_end)
                or (sentence.behind(LEAD, mention.noun_end) and POLL.search(sentence.low, sentence.start, sentence.end))
            )
        ):
            continue
        mention.unit, mention.noun, mention.end = "percentage point", "", mention.noun_end


def _join_parts(sentence: Sentence) -> None:
    """'two hours and 40 minutes' is 160 minutes, 'an hour and 40 minutes' is 100; '4 stars out of 5' is a mark."""
    joined: list[Mention] = []
    for mention in sentence.mentions:
        before = joined[-1] if joined else mention
        many = PARTS_OF.get((before.unit, mention.base), 0)  # '3 hours and 40 minutes a day'
        ranges = mention.high is not None or before.high is not None
        link = sentence.text[before.noun_end : mention.start].strip()
        stars = before.unit == "star" and mention.unit in ("", "star")
        if many and not ranges and sentence.text[before.end : mention.start] in (" ", " and "):
            mention.start, mention.value = before.start, mention.value + many * before.value
            joined.pop()
        elif stars and (link == "out of" or (link == "of" and mention.value == 5)):  # but 'five stars of 30'
            before.becomes(f"score/{mention.value:g}", "on the scale named")
            before.end = before.noun_end = max(mention.end, mention.noun_end)
            continue
        elif mention.unit == "minute" and not ranges and (hour := sentence.before(AN_HOUR, mention.start)):
            mention.start, mention.value = hour.start(1), mention.value + 60
        joined.append(mention)
    sentence.mentions = joined
