"""What numbers of one sentence lend each other, and which of them are no figures after all."""

from __future__ import annotations

import re
from itertools import pairwise

from .ages import read_ages
from .mention import DURATIONS, PERCENTS, Mention, Sentence, is_money
from .money import read_money
from .neighbours import HEDGED, any_of, is_plural, neighbours, singular
from .nouns import counted
from .numerals import gapped, small
from .passing import is_figure, rule_against
from .places import countries
from .quantity import VOTE_BEFORE
from .units import read_rate, read_unit
from .words import FINITE

LINKS = frozenset(["", "/", "&", "-", "–", "+", "="]) | neighbours("coordination")
PART_OF = re.compile(
    r"(?:out )?of(?: (?:the )?[a-z]+[’']s)?"
)  # 'won three of four races', 'of the world's 81,000 tonnes'
TERMS = frozenset(["hour", "day", "night", "week", "month", "year"])
LINKING = frozenset(["to", "from", "than", "against", "versus", "with"])
NO_PARTS = PERCENTS | DURATIONS | {"ratio"}
NO_LENDER = frozenset(["date", "ratio", "year of age", "month of age", "vote"]) | DURATIONS
WORD_BEFORE = re.compile(r"([^\W\d_]+|[,(=+])[\s$€£]*$")
NO_THING = neighbours("past") | neighbours("time") | {"others"}
HEDGES = re.compile(rf"(?:\b(?:{any_of('hedge')}|{any_of('hedge of level')})\b\W*)+$")
SCALE_ENDS = re.compile(
    r"\bscale (?:of|from) (?:\d+|one|zero)(?:-|–| to )(?P<top>\d+|five|ten)\b"
    r"|\bon a scale of (?P<only>10|ten|100)\b(?=[^\w ]| (?:and|but|for|after|when|by)\b|$)"
    r"|\bfrom (?:[01]|one|zero) to (?P<high>\d+|ten),? with (?P=high) being\b"
)
ON_SCALE = re.compile(r"[\"”’']? on (?:a|the) scale")
# 'were under 30', years perhaps; 'in the top five'
BOUNDED = re.compile(rf"\b(?:(?:is|are|was|were|be) (?:under|over|above|below)|{any_of('rank')}) $")
HARMING = re.compile(rf"\b(?:kill|injur|wound|hurt|arrest)(?:ed|ing|s|es)? {HEDGED}$")
HARMED = re.compile(rf" (?:others )?(?:(?:{any_of('passive')}) )?(?:reported |feared |left )?(?:{any_of('harmed')})\b")
# what follows a number whose noun is left out: 'the second 120.', 'plans 95,000 this year', '12 were children'
LOOSE = re.compile(rf"[.;,)]|$| \(| (?:{any_of('after bare')})\b", re.I)
ATTRIBUTE = re.compile(r"[\d\w]-[^\W\d_]")  # 'a 15-inch screen' lends nothing
# 'a crowd of 300', 'seating for four': of people, where no noun is named
GROUP = re.compile(rf"\b(?:(?:{any_of('group')}) (?:of|for)|{any_of('before people')}) {HEDGED}$")
BEHIND_GROUP = FINITE | {"I", "R", "T", ""}  # 'in front of 15,522 on Saturday'
NUMBER_OF = re.compile(r"\b(?:number|total|tally|count|list) (of )(?:the |its |their )?(?=[A-Za-z])")
OTHER_CLAUSE = re.compile(r";|\b(?:while|whereas|although|though)\b")
# '20 hours, against 4', '38 days, up from 29'
AGAINST = re.compile(rf"\b(?:against|versus|compared (?:with|to)|(?:up|down) from) {HEDGED}(?:as much as )?$")
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
    rf"| to (?:\w+ ){{0,2}}(?:growth|inflation|GDP)\b| off(?: \w+){{0,3}}{A_RATE}\b"
    rf"|,? to (?:a total of )?{HEDGED}\d[\d.]* ?(?:%|per ?cent)"
)
OLDER = re.compile(r" (?:older|younger)\b")
POLL, LEAD = re.compile(r"\bpoll(?:s|ing|ster|sters)?\b"), re.compile(r" (?:lead|ahead|behind|gap|edge)\b")
INDEX = re.compile(rf"\b(?:{any_of('own points')})\b")
AMOUNTS = frozenset(["tonne", "wet tonne", "barrel", "bushel", "ounce", "pound", "gigawatt", "megawatt"])
# 'an annual quota of 25 million tonnes', 'yearly purchases of at least 5 tonnes'
EACH_YEAR = re.compile(rf"\b(?:annual|yearly) (?:[a-z-]+ ){{0,2}}(?:{any_of('yearly')}) of {HEDGED}$")
CUTS = re.compile(r"\b(?:cuts?|moves?|rises?|hikes?|reductions?|increases?|steps?) of $")
ANOTHER = re.compile(r"\banother $")  # 'has 64 jets, and another 27 on order'
OF_THEM = re.compile(r" of them\b| others\b| more\b(?= ?(?:[,.;:]|$| (?:on|in|to|were|are|was|by|at|since|than)\b))")
OWN = re.compile(r"\b(?:his|her) $")
FROM_TO = re.compile(r"\bfrom (?:\S+ to )?$")
OLDEST = 115
OF_THOSE = re.compile(r"Of (?:the|these|those) (?:[a-z]+ ){0,2}([a-z]+s|people|women|men|children), ")
PAST_VERB = re.compile(r" [a-z]+ed\b")
PLURAL = re.compile(r"[^\W\d_]+s\b|\bpeople\b|\b[a-z]*men\b")
NUMBER = re.compile(rf"\bnumber(?:s|ed)? {HEDGED}(?:fewer than |more than )?$")
AT_AGE = re.compile(r"(?<![A-Z])\b[a-z]+ at $")  # 'held a cello at six', but 'Italy at nine'
MULTIPLE_OF = re.compile(r"\b(?:double|triple|quadruple|twice|times|half) (?:the|its) $")  # 'triple the 132,000'
TOTAL = re.compile(r"\b(?:total (?:of|to)|\d+ out of|covers?|covering) $")
Passed = list[tuple[int, int, str]]  # start, end and rule of each number that a rule passed over


def settle(sentence: Sentence) -> Passed:
    """Lends units inside the sentence, drops the mentions that are no figures and tells which, and why."""
    _lend_back(sentence)
    times = [mention for mention in sentence.mentions if mention.noun == "times"]
    for mention in times:  # '31 times earnings, against 19 times for the sector'
        mention.unit = "ratio" if any(m.unit == "ratio" for m in times) else mention.unit
    _read_points(sentence)
    _join_parts(sentence)
    for mention in sentence.mentions:
        if mention.unit in AMOUNTS and sentence.before(EACH_YEAR, mention.start, 80):
            mention.unit += "/year"
    read_ages(sentence)
    likely = sentence.has("scale ") or sentence.has(" being")
    scale = SCALE_ENDS.search(sentence.low, sentence.start, sentence.end) if likely else None
    low, high = scale.span() if scale else (0, 0)
    every = sentence.mentions
    passed = _pass(sentence, ["ends of a scale" if low <= m.start < high else rule_against(sentence, m) for m in every])
    for i, mention in enumerate(sentence.mentions):
        read_money(sentence, mention)
        # '7.4 on a scale of 0 to 10', or behind the words of the scale
        if not mention.unit and scale and (mention.start > high or sentence.behind(ON_SCALE, mention.end)):
            mention.becomes(f"score/{small(scale['top'] or scale['high'] or scale['only']):g}", "on the scale named")
        elif not mention.unit or mention.unit.startswith("/"):
            others = sentence.text.startswith(" others", mention.end)  # 'the five firms join nine others'
            lenders = every if others else sentence.mentions
            _borrow(sentence, mention, [lender for lender in lenders if lender.start < mention.start])
            if not mention.unit:
                _count_on(sentence, mention)
        elif mention.money or mention.unit in ("cent", "penny"):
            _borrow_rate(sentence, i)
    for mention in sentence.mentions:
        if mention.unit.startswith("/"):
            mention.unit, mention.per = "", mention.unit if mention.unit[1:] in TERMS else ""
    rules = ["" if m.unit or is_figure(sentence, m) else "bare number" for m in sentence.mentions]
    return passed + _pass(sentence, rules)


def _pass(sentence: Sentence, rules: list[str]) -> Passed:
    """Drops the mentions that a rule is against, and tells them."""
    passed = [(m.start, m.end, rule) for m, rule in zip(sentence.mentions, rules, strict=True) if rule]
    sentence.mentions = [m for m, rule in zip(sentence.mentions, rules, strict=True) if not rule]
    return passed


def _lend_back(sentence: Sentence) -> None:
    """Lends the unit of the last of coordinated numbers to the bare ones before it: '2, 2.15 and 2.4 per cent'."""
    for one, two in reversed([*pairwise(sentence.mentions)]):
        if two.start - one.end > 24 or two.unit in ("", "date") or one.noun:
            continue
        between = sentence.text[one.end : two.start].strip().lower()
        part = PART_OF.fullmatch(between) and one.value <= two.value and (two.unit.islower() or two.noun)
        part = part and two.unit not in NO_PARTS
        if not part and (not between or between.strip(", ") not in LINKS):
            continue
        share = two.unit in PERCENTS
        unlike = sentence.behind(OLDER, two.noun_end) or (  # 'is now 33, three years older'
            (one.value and "/" in two.unit and not 0.05 <= abs(two.value / one.value) <= 20)
            or (two.noun and one.value > 1000 * two.value)  # 'to 4.6 million from 5.5 million, two people said'
            or (share and "," in between and one.value > 100 >= two.value)  # 'rose to 960, and 92 per cent'
        )
        if not unlike and (not one.unit or (one.money and one.unit == two.unit.partition("/")[0])):
            one.becomes(two.unit, "unit shared")
            one.noun = two.noun


def _read_points(sentence: Sentence) -> None:
    """'34 percent, down five points': of a share; 'the index lost 12 points, or 0.3 percent' are its own."""
    told = [m for m in sentence.mentions if m.unit == "point"]
    if not told:
        return
    basis = any(m.hundredths for m in sentence.mentions)
    share = min((m.start for m in sentence.mentions if m.unit in PERCENTS), default=sentence.end)
    index = INDEX.search(sentence.low, sentence.start, sentence.end)
    for mention in told:
        if basis and mention.value >= 10 and sentence.before(CUTS, mention.start):  # 'after cuts of 250 points'
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
        many = PARTS_OF.get((before.unit, mention.unit), 0)
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


# ---- borrowing


def _borrow(sentence: Sentence, mention: Mention, lenders: list[Mention]) -> None:
    """Lends a bare number the unit of an earlier one: '22.5 million tonnes this year and 24.3 million next'."""
    vote = sentence.before(VOTE_BEFORE, mention.start) is not None
    if vote or _of_people(sentence, mention):
        mention.becomes(*("vote", "vote") if vote else ("person", "people"))
        return
    if sentence.before(BOUNDED, mention.start, 40) or sentence.before(OWN, mention.start):
        return  # 'hit 12 fours in his 104'
    if plural := _of_those(sentence, mention) or _number(sentence, mention):
        mention.becomes(singular(plural), "number of")
        mention.noun = plural
        return
    if noun := _numbered(sentence, mention):
        mention.becomes(noun, "number of")
        return
    linked = _links_back(sentence, mention)
    following = _tag_after(sentence, mention.end)
    loose = following in FINITE or sentence.behind(LOOSE, mention.end)
    if following in ("N", "NP") or not (linked or loose):
        return
    for lender in reversed(lenders[-4:]):
        if linked and lender is lenders[-1] and lender.hundredths:  # 'down 2 basis points and 55 on the year'
            mention.count_hundredths()
            return mention.becomes(lender.unit, "unit borrowed")
        if not lender.unit and sentence.text[lender.end : mention.start] == " to ":
            return  # 'fell 38%, from 146 to 91': both ends are bare
        if _lends(sentence, lender, mention, linked):
            unit = lender.unit.partition("/")[0] + mention.unit if mention.unit else lender.unit
            mention.becomes(unit, "unit borrowed")
            mention.noun = lender.noun
            rate = None if "/" in unit or unit in PERCENTS else read_rate(sentence.text, mention.end, False)
            if rate and rate[1] <= sentence.end:  # '12 million tonnes this year and 25 million annually from 2026'
                mention.unit, mention.noun_end = f"{unit}/{rate[0]}", rate[1]
            return


def _of_people(sentence: Sentence, mention: Mention) -> bool:
    """'killing 12', '12 dead', '40 were injured', 'a crowd of 200'."""
    alone = sentence.text[mention.end : mention.end + 1] in '.,;)”"'
    group = (alone or _tag_after(sentence, mention.end) in BEHIND_GROUP) and sentence.before(GROUP, mention.start, 40)
    return bool(group or sentence.before(HARMING, mention.start, 40) or sentence.behind(HARMED, mention.end))


def _count_on(sentence: Sentence, mention: Mention) -> None:
    """'It put seven elements on the list. In May it added five more': what the number before counted."""
    told = sentence.behind(OF_THEM, mention.end) or sentence.before(TOTAL, mention.start)
    more = sentence.before(ANOTHER, mention.start) and _tag_after(sentence, mention.end) not in ("N", "NP", "A")
    before = (m for m in reversed(sentence.mentions) if m.start < mention.start)

    def inside(other: Mention) -> bool:  # 'has 17 goals in 19 games, five more'
        return sentence.text.endswith(" in ", sentence.start, other.start)

    lender = next((m for m in before if (m.noun and not inside(m)) or _stretch(sentence, m, mention)), None)
    if (told or more) and (unit := lender.unit if lender else sentence.counted):
        mention.becomes(unit, "counted before")
        mention.noun = lender.noun if lender and more else ""  # 'another 27' are told like the jets before


def _stretch(sentence: Sentence, one: Mention, mention: Mention) -> bool:
    """Whether the next number counts on from this one: '27 years in jail, 18 of them', with nothing counted since."""
    if one.rule.endswith("counted before"):
        return True
    between = sentence.tokens[sentence.token_at(one.noun_end) : sentence.token_at(mention.start)]
    return one.unit in DURATIONS and not any(token.tag == "N" and is_plural(token.lower) for token in between)


def _numbered(sentence: Sentence, mention: Mention) -> str:
    """'raised the number of members to 31' counts members, '' where the words before it name no number of things."""
    text, noun = sentence.text, ""
    for found in NUMBER_OF.finditer(text, max(sentence.start, mention.start - 80), mention.start):
        apart = any(found.end() <= other.end <= mention.start for other in sentence.mentions)
        counted_noun = counted(sentence, found.start(1), found.end() - 1, 2.0)
        unit = read_unit(text, found.end() - 1, sentence.end)  # 'the list of rare earths'
        alone = unit and _tag_after(sentence, unit.end) not in ("N", "NP", "A")
        name = unit.name if unit and alone else counted_noun.unit
        noun = "" if apart or OTHER_CLAUSE.search(text, found.end(), mention.start) else name
    return noun


def _of_those(sentence: Sentence, mention: Mention) -> str:
    """'Of the patients, 84 needed hospital care': the noun that a sentence begins with."""
    those = OF_THOSE.match(sentence.text, sentence.start, mention.start)
    acted = _tag_after(sentence, mention.end) in FINITE or sentence.behind(PAST_VERB, mention.end)
    return those[1].lower() if those and acted else ""


def _number(sentence: Sentence, mention: Mention) -> str:
    """'Residents of the old town now number 48,000': what the verb counts."""
    verb = sentence.before(NUMBER, mention.start, 40) if sentence.text[mention.start].isdigit() else None
    clause = sentence.text[sentence.start : verb.start()] if verb else ""
    plural = PLURAL.search(re.split("[,;:]", clause)[-1])
    return plural[0].lower() if plural else ""


def _lends(sentence: Sentence, lender: Mention, mention: Mention, linked: bool) -> bool:
    """Whether an earlier number's unit may be that of a bare one: of its kind and of its size."""
    text, unit = sentence.text, lender.unit
    if not unit or not lender.value or ATTRIBUTE.search(text, lender.start, min(lender.end + 2, lender.noun_end)):
        return False
    footnote = text[mention.start - 1 : mention.start] + text[mention.end : mention.end + 1] in ("()", "[]")
    before = text[max(sentence.start, mention.start - 30) : mention.start - 1].split()
    placed = not countries().keys().isdisjoint([" ".join(before[-1:]), " ".join(before[-2:])])  # 'South Korea (643)'
    compared = sentence.before(AGAINST, mention.start, 30)
    times = (
        lender.noun == "times" and compared
    )  # '2.1 times earnings, down from 2.6', but 'double the 150 of last year'
    if (unit in ("date", "ratio") and not times) or (footnote and not placed):  # 'of the study (12).'
        return False
    apart = mention.start - lender.end
    if unit.partition("/")[0] in NO_LENDER and unit != "vote" and apart >= 6:
        against = times or (unit in DURATIONS and apart < 30 and compared)
        if not against or "vote" in text[sentence.start : sentence.end]:
            return False
    if unit == "vote" and sentence.before(FROM_TO, mention.start, 30):
        return False  # 'voted 127 to 49 to raise the limit from 60 to 65'
    if lender.noun and mention.value <= OLDEST and sentence.written_before(AT_AGE, mention.start):
        return False
    digits = text[mention.start].isdigit()  # '$27; toppings never number more than three'
    other = unit[:3].isupper() and not (linked and digits) and OTHER_CLAUSE.search(text, lender.end, mention.start)
    sold = is_money(unit) and not linked and _tag_after(sentence, mention.end) in FINITE  # '£20, and 18,200 were sold'
    if other or sold:
        return False
    ratio = abs(mention.value / lender.value)
    if unit in PERCENTS:  # they lend only to small numbers
        if text[lender.end - 1].isalpha() and "p" not in text[lender.start : lender.end].lower():
            return False  # 'a third' has no percent to lend
        by_and_to = text[lender.end : mention.start] == " to " and mention.value  # 'rose 8% to 3.65', 'from 8% to zero'
        by_and_to = by_and_to and not text.endswith("from ", 0, lender.start)  # 'from 12% to 38'
        # 'fell 38%, from 146', but 'to 30% from 145'
        sized = text.endswith("from ", 0, mention.start) and not text.endswith(" to ", 0, lender.start)
        by_and_to = by_and_to or (sized and mention.value > 100)
        return linked and not by_and_to and ratio <= 20 and abs(mention.value) <= 200
    return 0.01 <= ratio <= 100 or (linked and not mention.value)


def _tag_after(sentence: Sentence, end: int) -> str:
    """The tag of the word behind a bare number; '' of a word of time: 'a 2182 score', but 'sold 300 last year'."""
    tokens, at = sentence.tokens, sentence.token_at(end)
    if at == len(tokens) or tokens[at].start != end + 1 or tokens[at].lower in NO_THING:
        return ""
    return tokens[at].tag


def _links_back(sentence: Sentence, mention: Mention) -> bool:
    """Whether the word before a bare number compares it or goes on from an earlier one."""
    before = sentence.low[max(sentence.start, mention.start - 60) : mention.start]
    hedge = HEDGES.search(before)
    if (hedge and not {"than", "of"}.isdisjoint(hedge[0].split())) or MULTIPLE_OF.search(before):
        return True
    word = WORD_BEFORE.search(before, 0, hedge.start() if hedge else len(before))
    goes_on = word is not None and (word[1] in neighbours("elision") or word[1] in ",=+:")
    return goes_on or gapped(sentence, mention.start)


def _borrow_rate(sentence: Sentence, i: int) -> None:
    """Lends '$18,905' the '/tonne' of '$14,235 a ton to a peak of $18,905'."""
    mention = sentence.mentions[i]
    for lender in sentence.mentions[max(0, i - 2) : i]:
        unit, _, per = lender.unit.partition("/")
        between = sentence.text[lender.noun_end : mention.start].lower()
        if between.endswith(" for "):
            continue  # '£16.95 a portion, kids' meals for £9.50'
        if unit != mention.unit or not per or is_money(per) or len(between) > 90 or not lender.value:
            continue
        times = mention.value / lender.value
        linked = not LINKING.isdisjoint(between.split()[-1:])  # ', against $6 to $8'
        if 0.2 <= times <= 5 or (0.05 <= times <= 20 and len(between) <= 40) or (0.02 <= times <= 50 and linked):
            mention.becomes(lender.unit, "rate borrowed")
