"""What the numbers of a sentence lend each other: '22.5 million tonnes this year and 24.3 million next'."""

from __future__ import annotations

import re
from itertools import pairwise

from .bare import OTHER_CLAUSE, number_of, numbering, of_people, of_those, tag_after
from .mention import DURATIONS, PERCENTS, Mention, Sentence, is_money
from .neighbours import HEDGED, any_of, is_plural, neighbours, singular
from .number import scales
from .numerals import gapped
from .passing import OLDEST_AGE
from .places import countries
from .quantity import VOTE_BEFORE
from .units import read_rate, read_unit
from .words import FINITE, either, grammar

LINKS = frozenset(["", "/", "&", "-", "–", "+", "="]) | neighbours("coordination")
PART_OF = re.compile(
    r"(?:out )?of(?: (?:the )?[a-z]+[’']s)?"
)  # 'won three of four races', 'of the world's 81,000 tonnes'
OTHER_ONES = re.compile(r" (?:others?|more)\b")
AND_OF_AGE = re.compile(r"(?:,|,? and) ")
FORETOLD = re.compile(  # 'the 240,000 analysts had forecast'
    rf" (?:that )?(?:{any_of('foreseer')}|[A-Z]\w+(?: [A-Z]\w+)?)(?: \w+){{0,4}} (?:{any_of('foreseen')})\b"
)
MAJORITY = re.compile(r"\bmajority of (?:just |only |a mere )?$")
CONVERTED = re.compile(r" \((?:about |around |roughly )?[$€£¥]")
SCALED_SUM = re.compile(r"(?:million|billion|trillion|bn)$")
OF_ACCOUNTS = re.compile(rf"\b(?:{either('in accounts')}|{either('sum of money')})s?\b|, of which $")
NEEDED = re.compile(r" (?:needed|required)\b")
LINKING = frozenset(["to", "from", "than", "against", "versus", "with"])
NO_PARTS = PERCENTS | DURATIONS | {"ratio"}
NO_LENDER = frozenset(["date", "ratio", "year of age", "month of age", "vote"]) | DURATIONS
WORD_BEFORE = re.compile(r"([^\W\d_]+|[,(=+])[\s$€£]*$")
HEDGES = re.compile(rf"(?:\b(?:{any_of('hedge')}|{any_of('hedge of level')})\b\W*)+$")
# 'were under 30', years perhaps; 'in the top five'
UNDER = r"(?:is|are|was|were|be) (?:under|over|above|below)"
BOUNDED = re.compile(rf"\b(?:{UNDER}|{any_of('rank')}) $")
# what follows a number whose noun is left out: 'the second 120.', 'plans 95,000 this year', '12 were children'
LOOSE = re.compile(rf"[.;,)]|$| \(| (?:{any_of('after bare')})\b", re.I)
ATTRIBUTE = re.compile(r"[\d\w]-[^\W\d_]")  # 'a 15-inch screen' lends nothing
# '20 hours, against 4', '38 days, up from 29'
AGAINST = re.compile(rf"\b(?:{any_of('set against')}|(?:up|down) from) {HEDGED}(?:as much as )?$")
FROM, TO = re.compile(rf"\bfrom {HEDGED}$"), re.compile(rf"\bto {HEDGED}$")
TO_FROM = re.compile(r"\bto [\w-]+ \w+ from $")  # 'to one year from three'
INSTEAD = re.compile(r",? (?:instead of|rather than) ")
OLDER = re.compile(r" (?:older|younger)\b")
ANOTHER = re.compile(rf"\b(?:another|a further) {HEDGED}$")  # 'has 64 jets, and another 27 on order'
ALONE = re.compile(r"[.;]|, (?:and|but)\b")
THERE = re.compile(rf"\bthere (?:are|were|had been) (?:now |still )?{HEDGED}$")  # 'had 40 homes. Now there are 30.'
VOTERS = 100  # members of a board or a committee
FOR_OR_AGAINST = re.compile(r" (?:votes )?(?:in favou?r\b(?! of)|against(?=[,.;)]|$| and\b| with\b))")
# 'while two preferred to hold', 'Six of the nine backed a cut', 'the other seven voted to stand pat'
SIDED = re.compile(
    r"(?: of the \w+)?(?: members| others?)?(?: had| would have)? (?:voted (?:to|for|against)"
    rf"|(?:{any_of('taking a side')}) (?:to (?:{any_of('siding')})"
    rf"|(?:for |in favou?r of )?(?:no change|(?:an?|the|no) (?:[\w-]+ )?(?:{any_of('side taken')}))))\b"
)
VOTED = re.compile(r"\bvot(?:e|es|ed|ing)\b|\b(?:passed|approved|rejected|carried)\b")
OF_THEM = re.compile(
    r" of (?:them|whom|those(?= (?:are|were|is|was|have|had)\b|[,.;]))\b| others\b"
    r"| more\b(?= ?(?:[,.;:]|$| (?:on|in|to|were|are|was|by|at|since|than)\b))"
)
THEY_HAVE = re.compile(r" of them(?:,[^,]*,)? (?:have|had) not\b")
OTHERS_HARMED = re.compile(rf" others\b[^.;]{{0,60}}\b(?:{any_of('harmed')})\b")
OWN = re.compile(r"\b(?:his|her) $")
ENUMERATED = re.compile(r"[—–:] ?(?:\d+, )+(?:\d+ )?(?:and )?$|(?:balls?|numbers?|lines?) [—–:] ?$")
WON_VOTES = re.compile(r"\b(?:received|got|gained|took|won|secured|on|with) $")
BEATEN_BY = re.compile(rf"\b(?:to beat|beating|to defeat|defeating|to oust|ousting)\b[^,;]{{1,70}} by {HEDGED}$")
WON, IN_A_ROW = re.compile(r"\b(?:won|lost|winning|losing) (?:\w+ )?$"), re.compile(r" (?:in a row|straight)\b")
FROM_TO = re.compile(r"\bfrom (?:\S+ to )?$")
SELLS = r"(?:sells?|sold|goes|go|went|quoted|trad\w+|offered|paid|is|was)"
OWN_THING = re.compile(
    rf"(?:(?:,| and) (?!(?:[\w'’-]+ ){{0,3}}{SELLS}\b)(?:[\w'’-]+ ){{1,3}}for| (?:{any_of('sum apart')}) of) {HEDGED}$"
)
FOR_ONE = re.compile(r" for (?:an?|each|every) (?!tonne|ton|kilo|share|barrel)| of (?:each|every) ")
OF_YOU = re.compile(r"\b(?:you|he|she|i|they|we)\b(?: \w+){1,3} at $")
PAYS = re.compile(r"\b(?:pays?|paid|costs?) [^,;]*$")
SOLD = re.compile(  # 'a kilogram of germanium now fetches $5,000'
    rf"\b(?:an?|one|each|every) (?P<by>[a-z]+)(?: of(?: [\w-]+){{1,3}}?)?(?: now| still)?"
    rf" (?:{any_of('fetching')}) {HEDGED}$"
)
WEIGHED = neighbours("sold by")
A_PERSON = re.compile(rf"\b(?:an?|the|one|his|her) (?:[a-z-]+ )?(?:{any_of('person')}|woman|boy|girl), $")
AT_AGE = re.compile(r"(?<![A-Z])\b[a-z]+ at $")  # 'held a cello at six', but 'Italy at nine'
MULTIPLE_OF = re.compile(r"\b(?:double|triple|quadruple|twice|times|half) (?:the|its) $")  # 'triple the 132,000'
THAN_THE = re.compile(r"\bthan the $")
FORMER = re.compile(rf"\b[Oo]f (?:those|these|them),? {HEDGED}$")
NUMBERED = re.compile(r"\b(?:rounds?|phases?|groups?|lots?|chapters?|articles?|stages?|series) $", re.I)
SCALE = r"(?P<scale>million|billion|trillion|thousand)\b"
SCALED, LISTED = re.compile(rf"\d {SCALE}", re.I), re.compile(rf"[\d.]+ (?:or|and) [\d.]+ {SCALE}", re.I)
TOTAL = re.compile(r"\b(?:total (?:of|to)|\d+ out of|covers?|covering) $")

# 'Police put the crowd at 30,000, while organisers claimed 100,000'
CLAIMED = re.compile(
    rf"\b(?:(?:{either('claiming verb')}) (?:of )?|(?:puts?|corrected|revised)"
    rf" (?:it|(?:the|that) (?:{any_of('figure')})) (?:at|to) ){HEDGED}$"
)
GAP_NOUN = re.compile(r"\d[^,;.]{0,40}(?:,| and|;) (?:the )?[a-z]{3,} $|(?:,|, and|;) (?:the )?[a-z]{3,} $")
GAP_ENDS = ("C", ",", ".", ";", "")
# 'Employers added 187,000 jobs. Economists had forecast a gain of 170,000'
EXPECTED = re.compile(rf"\b(?:{any_of('foreseer')}) (?:had |have )?(?:{any_of('foreseen')})\b[^.;]{{0,40}}$")
PACE = re.compile(r", (?:capped |limited )?(?:at|to) (?:[a-z]+ ){0,3}$")
FROM_ONE = re.compile(rf" from {HEDGED}")
IN_THINGS = re.compile(r" in (?!the\b|all\b|total\b|each\b)[a-z]{3,}")  # '$10 billion a year and $5 billion in chips'

# 'the pass percentage slipped to 78.3 this year from 82.9'
RATE_AT = re.compile(rf"\b(?:rates?|inflation|growth|{any_of('levy')})\b(?: (?!and\b)\w+){{0,3}} (?:at|to) {HEDGED}$")
PERCENTAGE = re.compile(
    r"\bpercentage\b(?! points?\b)[^.;:]{0,70} (?:to|from|at|was|is) (?:(?:[\d.]+ )[^.;:]{0,20}from )?$"
)


def lend_back(sentence: Sentence) -> None:
    """Lends the unit of the last of coordinated numbers to the bare ones before it: '2, 2.15 and 2.4 per cent'."""
    for one, two in reversed([*pairwise(sentence.mentions)]):
        if two.start - one.end > 24 or two.unit in ("", "date") or one.noun:
            continue
        between = sentence.text[one.end : two.start].strip().lower()
        part = PART_OF.fullmatch(between) and one.value <= two.value and (two.unit.islower() or two.noun)
        part = part and two.unit not in NO_PARTS
        share = two.unit in PERCENTS
        none_left = share and between == "from" and one.value == 0  # 'fell to zero from 40%'
        if not (part or none_left) and (not between or between.strip(", ") not in LINKS):
            continue
        aged = between.startswith(",") and sentence.low[sentence.start : one.start] == "at "
        person = between.startswith(",") and sentence.before(A_PERSON, one.start)  # 'A woman, 34, and two men'
        if aged or person or (share and sentence.before(ANOTHER, one.start)):
            continue  # 'cuts those on another 20 to 2%', 'At 16, 30% of girls smoked'
        # 'Classes now average 27.6, and three schools teach more'
        begins = between == ", and" and two.noun and one.value % 1 and tag_after(sentence, two.noun_end) in FINITE
        unlike = (
            begins
            or sentence.behind(OLDER, two.noun_end)  # 'is now 33, three years older'
            or (one.value and "/" in two.unit and not 0.05 <= abs(two.value / one.value) <= 20)
            or two.value > 1e4 * one.value > 0  # 'profits of 2, 3 or 4 million pounds'
            or (two.noun and one.value > 1000 * two.value)  # 'to 4.6 million from 5.5 million, two people said'
            or (share and "," in between and one.value > 100 >= two.value)  # 'rose to 960, and 92 per cent'
        )
        if unlike and (scale := _shared_scale(sentence, one, two, between)):
            one.value, one.step, unlike = one.value * scale, one.step * scale, False  # '16 and 22 million tonnes'
        if not unlike and (not one.unit or (one.money and one.unit == two.base)):
            one.becomes(two.unit, "unit shared")
            one.noun = two.noun
            if two.hundredths and not one.hundredths:  # 'steps of 200 and 250 basis points'
                one.count_hundredths()


def _shared_scale(sentence: Sentence, one: Mention, two: Mention, between: str) -> float:
    """The scale of the second of two amounts that the first shares, or 0: '2, 3 or 4 million euros'."""
    listed = LISTED.match(sentence.text, two.start) if between == "," else None
    told = listed or (SCALED.search(sentence.text, two.start, two.end) if between != "," else None)
    if sentence.before(NUMBERED, one.start):
        return 0.0  # 'In rounds 4 and 5 million euros were raised'
    scale = scales()[told["scale"].lower()] if told else 0.0
    plain = between in ("and", "or", ",") and not (one.unit or two.noun or one.high or two.high)
    return scale if plain and 0.05 <= one.value * scale / two.value <= 20 else 0.0


def borrow(sentence: Sentence, mention: Mention, lenders: list[Mention]) -> None:
    """Lends a bare number the unit of an earlier one: '22.5 million tonnes this year and 24.3 million next'."""
    if _told_by_words(sentence, mention):
        return
    lenders = _of_whom(sentence, mention, lenders)
    near = lenders[-1] if lenders and lenders[-1].unit not in ("", "date") else None
    if near and INSTEAD.fullmatch(sentence.text, near.noun_end, mention.start):  # 'for one year instead of three'
        mention.noun = near.noun
        return mention.becomes(near.unit, "unit borrowed")
    linked = _links_back(sentence, mention)
    following = tag_after(sentence, mention.end)
    loose = following in FINITE or sentence.behind(LOOSE, mention.end)
    the = sentence.text.endswith(" the ", sentence.start, mention.start)
    foretold = the and sentence.behind(FORETOLD, mention.end) is not None
    told = near if near and near.unit != "ratio" else lenders[-2] if len(lenders) > 1 else None
    if foretold and told and told.counts_things:  # 'added 119,000 jobs, more than double the 50,000 foreseen'
        mention.noun = told.noun
        return mention.becomes(told.unit, "unit borrowed")
    if following in ("N", "NP") or not (linked or loose):
        return
    than = mention.value >= 10 and sentence.before(THAN_THE, mention.start)
    points = than and any(m.hundredths for m in lenders[-4:])
    for lender in reversed(lenders[-4:]):
        if points and lender.unit in PERCENTS:  # 'by 150 basis points to 38%, more than the 100 that'
            mention.count_hundredths()
            return mention.becomes("percentage point", "unit borrowed")
        if lender.hundredths:
            # 'down 2 basis points and 55 on the year', ', and analysts had expected 25'
            if _same_clause(sentence, lender, mention) or sentence.before(EXPECTED, mention.start, 90):
                mention.count_hundredths()
                mention.becomes(lender.unit, "unit borrowed")
            return
        if not lender.unit and sentence.text[lender.end : mention.start] in (" to ", " from "):
            return  # 'fell 38%, from 146 to 91', 'to 91 from 146': both ends are bare
        if _lends(sentence, lender, mention, linked):
            unit = lender.base + mention.unit if mention.unit else lender.unit
            mention.becomes(unit, "unit borrowed")
            mention.noun = lender.noun
            rate = None if "/" in unit or unit in PERCENTS else read_rate(sentence.text, mention.end, False)
            if rate and rate[1] <= sentence.end:  # '12 million tonnes this year and 25 million annually from 2026'
                mention.unit, mention.noun_end = f"{unit}/{rate[0]}", rate[1]
            return


def _of_age_too(sentence: Sentence, mention: Mention) -> bool:
    """'Two men aged 20 and 33 were arrested', but 'A man aged 45, and 12 others, were charged'."""
    former = next((m for m in reversed(sentence.mentions) if m.end <= mention.start), None)
    if former is None or former.unit != "year of age" or mention.value > OLDEST_AGE:
        return False
    listed = AND_OF_AGE.fullmatch(sentence.text, former.end, mention.start)
    counts = tag_after(sentence, mention.end) in ("N", "A") or sentence.behind(OTHER_ONES, mention.end)
    return bool(listed and not counts)


def _told_by_words(sentence: Sentence, mention: Mention) -> bool:
    """Whether the words around a bare number give it its unit, or tell that it has none: 'won seven in a row'."""
    sided = sentence.behind(FOR_OR_AGAINST, mention.end)  # 'passed with 76 in favour and five against'
    sided = sided and VOTED.search(sentence.low, sentence.start, mention.start)
    vote = bool(sided) or _takes_side(sentence, mention) or sentence.before(VOTE_BEFORE, mention.start) is not None
    vote = vote or sentence.before(MAJORITY, mention.start) is not None  # 'survived with a majority of seven'
    if _of_age_too(sentence, mention):
        mention.becomes("year of age", "unit borrowed")
        return True
    if vote or of_people(sentence, mention):
        mention.becomes(*("vote", "vote") if vote else ("person", "people"))
        return True
    if sentence.low.startswith("for every ", sentence.start):
        return True  # 'For every 10,000 people who ate 21g a day, 40 were diagnosed'
    if any(sentence.before(pattern, mention.start, 40) for pattern in (BOUNDED, OWN, ENUMERATED)):
        return True  # 'hit 12 fours in his 104', 'matched all five balls — 8, 19 and 61'
    if plural := of_those(sentence, mention) or numbering(sentence, mention):
        mention.becomes(singular(plural), "number of")
        mention.noun = plural
    elif sentence.behind(IN_A_ROW, mention.end) and sentence.before(WON, mention.start):
        mention.becomes("game", "number of")  # 'have won seven in a row'
    elif sentence.before(PERCENTAGE, mention.start, 100) or (
        mention.value == 0 and sentence.before(RATE_AT, mention.start, 60)  # 'left its policy rate at zero'
    ):
        mention.becomes("percent", "a percentage")
    elif noun := number_of(sentence, mention):
        mention.becomes(noun, "number of")
    else:
        return False
    return True


def _takes_side(sentence: Sentence, mention: Mention) -> bool:
    """'Seven members backed the cut, while two preferred to hold': whether a number is of those who vote."""
    side = sentence.behind(SIDED, mention.end) if mention.value < VOTERS else None
    if side is None:
        return False
    told = VOTED.search(sentence.low, sentence.start, side.end()) or " of the " in side[0]
    return bool(told) or any(m.unit in neighbours("voter") for m in sentence.mentions if m.start < mention.start)


def _of_its_own(sentence: Sentence, one: Mention, two: Mention) -> bool:
    """'flew 340 miles and brought the fleet to 1,872': whether a verb and its object stand between, and 'to'."""
    between = sentence.tokens[sentence.token_at(one.noun_end) : sentence.token_at(two.start)]
    tags = [token.tag for token in between]
    verb = next((k for k in range(len(tags) - 1, -1, -1) if tags[k] in FINITE), len(tags))
    what = tags[verb + 1 : -1]  # but 'reported, bringing the total to 8.1 million'
    object_ = what[-1:] in (["N"], ["NP"]) and {"D", "A", "N", "NP", "VN"}.issuperset(what)
    return tags[-1:] == ["T"] and object_ and one.unit not in PERCENTS


def _same_clause(sentence: Sentence, one: Mention, two: Mention) -> bool:
    """Whether no verb stands between two numbers: 'cut by 300 basis points, after 200 in May and 250 in July'."""
    between = sentence.tokens[sentence.token_at(one.noun_end) : sentence.token_at(two.start)]
    return FINITE.isdisjoint(token.tag for token in between)


def count_on(sentence: Sentence, mention: Mention) -> None:
    """'It put seven elements on the list. In May it added five more': what the number before counted."""
    told = sentence.behind(OF_THEM, mention.end) or sentence.before(TOTAL, mention.start)
    told = told or sentence.before(FORMER, mention.start, 40)  # '58,000 patients. Of those, 2,340 had waited'
    more = sentence.before(ANOTHER, mention.start) and tag_after(sentence, mention.end) not in ("N", "NP", "A")
    before = _of_whom(sentence, mention, [m for m in reversed(sentence.mentions) if m.start < mention.start])

    def inside(other: Mention) -> bool:  # 'has 17 goals in 19 games, five more'
        return sentence.text.endswith(" in ", sentence.start, other.start)

    # 'off its list for 12 months and left another 16 on it', 'have waited three years, and two of them have not'
    stretched = (not more or told) and not sentence.behind(THEY_HAVE, mention.end)
    lender = next(
        (m for m in before if (m.counts_things and not inside(m)) or (stretched and _stretch(sentence, m, mention))),
        None,
    )
    if not lender and sentence.behind(OTHERS_HARMED, mention.end):
        return mention.becomes("person", "people")  # 'One inmate died and nine others were hurt'
    if sentence.counted == "vote" and not lender and sentence.before(WON_VOTES, mention.start):
        return mention.becomes("vote", "counted before")  # 'won with 1,127 votes. Poole received 1,084'
    if lender and lender.unit == "vote" and sentence.before(BEATEN_BY, mention.start, 90):
        return mention.becomes("vote", "counted before")  # 'polled 98,412 votes to beat Maurya by 6,207'
    that = sentence.low.startswith(("that compares with ", "this compares with "), sentence.start)
    there = that or (sentence.before(THERE, mention.start, 60) and not lender and sentence.behind(ALONE, mention.end))
    if (told or more or there) and (unit := lender.unit if lender else sentence.counted):
        mention.becomes(unit, "counted before")
        mention.noun = lender.noun if lender and more else ""  # 'another 27' are told like the jets before


def _of_whom(sentence: Sentence, mention: Mention, lenders: list[Mention]) -> list[Mention]:
    """Those of the numbers that may count persons: '133 people in nine countries, two of whom'; all elsewhere."""
    if not sentence.text.startswith(" of whom", mention.end):
        return lenders
    return [m for m in lenders if m.unit not in DURATIONS | grammar("counted place")]


def _stretch(sentence: Sentence, one: Mention, mention: Mention) -> bool:
    """Whether the next number counts on from this one: '27 years in jail, 18 of them', with nothing counted since."""
    if one.rule.endswith("counted before"):
        return True
    between = sentence.tokens[sentence.token_at(one.noun_end) : sentence.token_at(mention.start)]
    return one.base in DURATIONS and not any(token.tag == "N" and is_plural(token.lower) for token in between)


def _lends(sentence: Sentence, lender: Mention, mention: Mention, linked: bool) -> bool:
    """Whether an earlier number's unit may be that of a bare one: of its kind and of its size."""
    text, unit = sentence.text, lender.unit
    if not unit or not lender.value or ATTRIBUTE.search(text, lender.start, min(lender.end + 2, lender.noun_end)):
        return False
    footnote = text[mention.start - 1 : mention.start] + text[mention.end : mention.end + 1] in ("()", "[]")
    before = text[max(sentence.start, mention.start - 30) : mention.start - 1].split()
    placed = not countries().keys().isdisjoint([" ".join(before[-1:]), " ".join(before[-2:])])  # 'South Korea (643)'
    compared = sentence.before(AGAINST, mention.start, 30)
    # '2.1 times earnings, down from 2.6', but 'double the 150 of last year'
    times = lender.noun == "times" and compared is not None
    if (unit in ("date", "ratio") and not times) or (footnote and not placed):  # 'of the study (12).'
        return False
    if (linked and _of_its_own(sentence, lender, mention)) or (
        not lender.noun and text.startswith(" others", mention.end)
    ):
        return False  # '30 km off Hobart; they refloated a dozen others'
    if lender.noun and "/" not in unit and not lender.value % 1 and mention.value % 1:
        return False  # '250 aftershocks, the strongest of 5.1'
    if _too_far(sentence, lender, mention, times):
        return False
    spelled = text[mention.start].isalpha() and is_money(unit[:3]) and not linked  # 'at $145, easily feeds four'
    aged = mention.value <= OLDEST_AGE and sentence.before(OF_YOU, mention.start, 40)  # 'the $2,180 you receive at 65'
    if spelled or aged:
        return False
    if unit == "vote" and sentence.before(FROM_TO, mention.start, 30):
        return False  # 'voted 127 to 49 to raise the limit from 60 to 65'
    if lender.noun and mention.value <= OLDEST_AGE and sentence.written_before(AT_AGE, mention.start):
        return False
    if is_money(unit[:3]) and _of_accounts(text, lender, mention):
        return True
    digits = text[mention.start].isdigit()  # '$27; toppings never number more than three'
    other = unit[:3].isupper() and not (linked and digits) and OTHER_CLAUSE.search(text, lender.end, mention.start)
    sold = is_money(unit) and not linked and tag_after(sentence, mention.end) in FINITE  # '£20, and 18,200 were sold'
    if other or sold:
        return False
    ratio = abs(mention.value / lender.value)
    if unit in PERCENTS:
        return (linked or _parallel(text, lender, mention)) and ratio <= 20 and _lends_percent(text, lender, mention)
    if is_money(unit[:3]) and not (_same_clause(sentence, lender, mention) or sentence.before(PAYS, mention.start, 40)):
        return 0.5 <= ratio <= 2  # 'rises to €8, and groups will be limited to 25', but 'and diesel rose to 1.60'
    moved = text[lender.noun_end : mention.start] == " to "  # 'fell by 3.4 million barrels to 424.2 million'
    part = lender.noun and sentence.text.startswith("Of ", sentence.start)  # 'Of 240 passengers, just two survived'
    return 0.01 <= ratio <= 100 or (linked and not mention.value) or moved or bool(part)


def _of_accounts(text: str, lender: Mention, mention: Mention) -> bool:
    """'sales rose to 6.1 billion euros and net profit fell to 410 million': whether both are sums of one account."""
    if CONVERTED.match(text, mention.noun_end) or not SCALED_SUM.search(text, mention.start, mention.end):
        return False  # 'wealth of 771 billion ($1tn)' is not in dollars
    account = OF_ACCOUNTS.search(text, lender.noun_end, mention.start)
    # but '$3bn and sales of 40 million cars'
    return account is not None and (account[0] != "sales" or mention.value > lender.value / 20)


def _too_far(sentence: Sentence, lender: Mention, mention: Mention, times: bool) -> bool:
    """Whether a number stands too far off to lend votes, times or a duration to one that is not held against it."""
    unit, apart = lender.unit, mention.start - lender.end
    compared = sentence.before(AGAINST, mention.start, 30)
    if unit == "vote":  # 'passed with 81 votes in May, it goes up to 70'
        needed = sentence.behind(NEEDED, mention.end)  # 'won 331 votes, well above the 288 needed'
        return apart >= 12 and not (needed or compared or sentence.before(WON_VOTES, mention.start))
    if lender.base not in NO_LENDER or apart < 6:
        return False
    lasting = unit in DURATIONS or unit.endswith(" of age")
    moved = compared or sentence.before(TO_FROM, mention.start, 24)
    # 'from 30 weeks in 2022 to just under 20'
    moved = moved or (sentence.before(FROM, lender.start, 30) and sentence.before(TO, mention.start, 30))
    against = times or (lasting and moved and (apart < 30 or _same_clause(sentence, lender, mention)))
    return not against or "vote" in sentence.text[sentence.start : sentence.end]


def _parallel(text: str, lender: Mention, mention: Mention) -> bool:
    """'has Labour on 46 percent and the Greens on 45': whether two numbers stand behind the same preposition."""
    leads = [text[max(0, m.start - 4) : m.start].split()[-1:] for m in (lender, mention)]
    between = text[lender.end : mention.start]
    near = len(between) <= 40 and (" and " in between or between.startswith(", "))  # 'Labour on 28%, Reform on 22'
    return near and leads in ([["on"], ["on"]], [["at"], ["at"]], [["by"], ["by"]])


def _lends_percent(text: str, lender: Mention, mention: Mention) -> bool:
    """Whether a percentage may lend its unit: to a small number that is not the level it moved to or from."""
    if text[lender.end - 1].isalpha() and "p" not in text[lender.start : lender.end].lower():
        return False  # 'a third' has no percent to lend
    between = text[lender.end : mention.start]
    if between == " at ":
        return False  # 'The euro was down 0.2% at 1.0530'
    # 'rose 8% to 3.65', 'fell 22% in May, to 118', but 'from 8% to zero'
    by_and_to = (between == " to " or (between.endswith(", to ") and mention.value > 100)) and mention.value
    whole = abs(lender.value + mention.value - 100) < 1  # 'ahead 53 per cent to 47'
    by_and_to = by_and_to and not (whole or text.endswith("from ", 0, lender.start))  # 'from 12% to 38'
    # 'fell 38%, from 146', but 'to 30% from 145'
    sized = text.endswith("from ", 0, mention.start) and not text.endswith(" to ", 0, lender.start)
    return not by_and_to and not (sized and mention.value > 100) and abs(mention.value) <= 200


def _links_back(sentence: Sentence, mention: Mention) -> bool:
    """Whether the word before a bare number compares it or goes on from an earlier one."""
    before = sentence.low[max(sentence.start, mention.start - 60) : mention.start]
    hedge = HEDGES.search(before)
    if (hedge and not {"than", "of"}.isdisjoint(hedge[0].split())) or MULTIPLE_OF.search(before):
        return True
    word = WORD_BEFORE.search(before, 0, hedge.start() if hedge else len(before))
    goes_on = word is not None and (word[1] in neighbours("elision") or word[1] in ",=+:")
    # '44 million tonnes, barley 12 million and oats 3 million'
    listed = sentence.before(GAP_NOUN, mention.start, 40) and tag_after(sentence, mention.end) in GAP_ENDS
    listed = listed and sentence.tokens[sentence.token_at(mention.start) - 1].tag == "N"
    claimed = sentence.before(CLAIMED, mention.start, 40) and tag_after(sentence, mention.end) in GAP_ENDS
    foreseen = sentence.before(EXPECTED, mention.start, 90)
    return goes_on or bool(listed or claimed or foreseen) or gapped(sentence, mention.start)


def borrow_rate(sentence: Sentence, i: int) -> None:
    """Lends '$18,905' the '/tonne' of '$14,235 a ton to a peak of $18,905', and of 'a tonne fetches $18,905'."""
    mention = sentence.mentions[i]
    sold = sentence.before(SOLD, mention.start, 80) if mention.money else None
    weight = read_unit(sentence.text, sold.start("by"), sold.end("by")) if sold else None
    if weight and weight.name in WEIGHED and weight.factor == 1:
        return mention.becomes(f"{mention.unit}/{weight.name}", "rate before")
    then = next(iter(sentence.mentions[i + 1 : i + 2]), mention)
    rated = then.unit.startswith(f"{mention.unit}/") and mention.money
    if rated and FROM_ONE.fullmatch(sentence.low, mention.noun_end, then.start):
        return mention.becomes(then.unit, "rate shared")  # 'to $10,710 from $10,415 a tonne'
    for lender in sentence.mentions[max(0, i - 2) : i]:
        unit, _, per = lender.unit.partition("/")
        between = sentence.text[lender.noun_end : mention.start].lower()
        if OWN_THING.search(between) or sentence.behind(FOR_ONE, mention.end) or _paced(sentence, lender):
            continue  # '£16.95 a portion, kids' meals for £9.50', '$180 a person, and $900 for a family'
        apart = per in DURATIONS and between.endswith("and ") and sentence.behind(IN_THINGS, mention.end)
        linked = not LINKING.isdisjoint(between.split()[-1:])  # ', against $6 to $8'
        if unit != mention.unit or not per or is_money(per) or len(between) > 90 or apart:
            continue
        times = mention.value / lender.value if lender.value else linked  # 'fell to $0 a tonne, against $21'
        if 0.2 <= times <= 5 or (0.05 <= times <= 20 and len(between) <= 40) or (0.02 <= times <= 50 and linked):
            mention.becomes(lender.unit, "rate borrowed")


def _paced(sentence: Sentence, rate: Mention) -> bool:
    """'$200 million in cash, at $20 million a year, and $150 million': whether a rate is how fast a sum goes."""
    before = next((m for m in reversed(sentence.mentions) if m.end < rate.start), None)
    summed = before is not None and before.unit == rate.base
    return summed and sentence.before(PACE, rate.start, 40) is not None
