"""Which of the measures that a sentence names are those of a number: the ones whose words are nearest."""

from __future__ import annotations

import re
from typing import NamedTuple

from .cues import Quality
from .mention import DURATIONS, Mention, Sentence, is_money
from .nearness import ADDED, AFTER, apart, cost
from .neighbours import HEDGED, any_of, neighbours
from .numerals import MONTH
from .subjects import stop_between
from .topic import Measure, stands
from .words import FINITE, grammar

TWO_NOUNS = re.compile(r" of(?: [\w'’-]+){1,4}( and)(?: [\w-]+){1,3}")
GAPPED = re.compile(r",? (?:and )?")  # 'now pay 35%, steel 50% and energy 10%'
COMPARED_WITH = re.compile(r", (?:up from|down from|against|compared with|versus|from) (?:\w+ ){0,2}$")
ON_TOP_OF = re.compile(rf"\bon top of (?:(?:an?|the|its|their|this) )?(?:[a-z]+ )?{HEDGED}$")
SHARES = re.compile(r"\b(?:share|probability|content|cost)\b")  # measures of a part of something
VALUE = re.compile(r"\b(?:value|price|worth|cost)\b")  # what a duty is a share of
BESIDE = re.compile(r"[ -](?:[\w-]+ ){0,2}")  # '2% target', '2% year-end inflation target'
RATE_OF = re.compile(r"\bof (?:about |around |up to |at least )?$")
TO_WHAT = re.compile(r" to(?: [\w'’&-]+){1,5}")  # 'could add 0.2% to its output'
WENT = re.compile(r" (?:go|goes|went|come|comes|came) (?:to|from) (?![\d$€£])")
OWN_SUM = re.compile(rf"\b({any_of('of an account')})s? of (?:[a-z]+ ){{0,2}}$")  # 'a profit of (almost) $5m'
UP_OR_DOWN = re.compile(r", (?:up|down) (?:[a-z]+ )?")
MORE_FOR = re.compile(r" (?:more|less) for(?: [\w'’&-]+){1,5}")
OF_WHAT = re.compile(rf" of(?! (?:{MONTH}|(?:19|20)\d\d\b))(?: [\w'’&-]+){{1,5}}")  # not 'the 20% of January'
POLLED = re.compile(  # '55% say', '60% of members expect'
    rf"(?: of (?:the |these |those |all )?(?:{any_of('with an age')}|them)(?: (?:asked|polled|surveyed))?)?"
    rf" (?:{any_of('polled')})\b(?! by\b)"
)
OPINION = re.compile(rf"(?: [\w'’-]+){{1,6}} (?:{any_of('polled')})\b(?! by\b)")  # 'two in three firms in Ohio expect'
ODDS = re.compile(r" (?:chance|probability|likelihood|odds)\b")
ASIDE = re.compile(r", (?:which|who|whose)\b(?:[^,;]|,(?=\d))*, ")
YEARLY = re.compile(r" (?:a|per|each) year\b(?! (?:after|ago|before|earlier))")
FAR_OF = 12  # characters of a hedge
IN_WHAT = re.compile(r" in (?!(?:the|this|next|last|early|late|mid)\b)[a-z]")
OWN_THING = re.compile(rf", and (?:its|their) |, (?:while|and|as) the (?:{any_of('currency')}) ")
OWN_QUANTITY = re.compile(rf"(?:,? (?:and|but|while|as)|;) (?:[\w'’-]+ ){{0,3}}(?:{any_of('own quantity')})\b(?! rate)")
# 'Rice imports under the duty-free quota will rise by 75%', ', while those to China grew 31%': no tariff moves
ELSE_MOVES = re.compile(
    r"(?:^|[,;] (?:(?:and|but|while|as|though) )?|\b(?:see|sees|saw) )(?:the |its |their )?"
    rf"(?:(?!{any_of('levy')})[\w'’-]+ ){{0,2}}(?:{any_of('own quantity')}|those)\b(?! (?:{any_of('levy')}))"
    rf"[^,;%]* (?:by )?{HEDGED}$"
)
ON_LISTED = re.compile(r" on (?:[\w-]+(?:,? and |, ))*")
TRADED = re.compile(
    rf"(?:['’]s|\b(?:\d{{4}}|its|their|total|with|against|than)) (?:\d{{4}} )?(?:{any_of('own quantity')}) of {HEDGED}$"
)
VOTES_TO = re.compile(r"^votes to (\w+) (.+)")
OWN_VOTE = re.compile(rf" (?:to|for|(?:(?!against)\w+ ){{0,3}}(?:{any_of('taking a side')}))\b[^,;:.]*")
PASSIVE = re.compile(r", (?:hit|hurt|driven|struck|[a-z]+ed) by [^,;]+, ")
AGAINST = re.compile(rf", (?:{any_of('set against')}) \W?$")
OF_HEDGED = re.compile(rf" of {HEDGED}")
PHRASE = 20  # characters from one word of a noun phrase to another

Spans = list[tuple[int, int]]
Anchored = tuple[Measure, Spans]  # a measure and where its anchor words stand
Found = dict[str, Spans]  # the phrases of the topic that a sentence has, and where they stand


class Candidate(NamedTuple):
    """A measure that a mention may have: the lower, the likelier."""

    level: float  # 0 beside it, 1 past another number, 2 past the end of a clause
    special: int  # a measure of more words goes before a general one
    gap: int  # characters to its nearest word
    spread: int  # characters to the nearest of its other words
    full: int  # how special it is, near or far
    measure: Measure
    anchors: Spans


def nearest(sentence: Sentence, i: int, qualities: list[Quality], here: list[Anchored], spans: Found) -> list[Measure]:
    """The measures of the i-th mention: those whose anchor is nearest, a more special one before a general one."""
    mention = sentence.mentions[i]
    asked = mention.rule.startswith("in ten") and sentence.behind(OPINION, mention.end)
    if mention.unit == "percent" and (asked or sentence.behind(POLLED, mention.end)):
        return []
    if sentence.behind(ODDS, mention.end):
        here = [one for one in here if one[0].kind == "forecast"]  # 'a 27% chance that the duties survive'
    ends = _pair(sentence, i, qualities)  # the ends of one change have one measure
    candidates: list[Candidate] = []
    fitting = [(m, found) for m, found in here if fits(mention, qualities[i], m)]
    if sentence.before(ON_TOP_OF, mention.start, 50):  # '40% on top of an existing 10% duty': the 10% is no more
        fitting = [(m, [a for a in found if sentence.low[slice(*a)] != "on top of"]) for m, found in fitting]
        fitting = [(m, found) for m, found in fitting if found]
    longest = [a for _, found in fitting for a in found]
    if any(OF_HEDGED.fullmatch(sentence.low, a[1], mention.start) for a in longest):
        ends = [i]  # 'from a surplus of 209,000 tons into a deficit of 150,000'
    wall = _aside_end(sentence, mention.end)
    own = _own_sum(sentence, i)
    low, high = _passive_aside(sentence, mention) if qualities[i].role == "change" else (0, 0)
    for measure, found in fitting:
        # 'China, which mined 67,000 tonnes in 2024, cut its quota'
        anchors = [a for a in found if a[0] < wall and not (low <= a[0] < high or _within(a, longest))]
        anchors = [a for a in anchors if not (_grows_else(sentence, mention, a) or _of_next(sentence, i, a))]
        if (found and not anchors) or _refused(sentence, mention, measure, found, anchors, ends, own):
            continue
        level, gap = min(cost(sentence, k, anchors) for k in ends) if anchors else (2.0, 0)
        if mention.unit == "date" and level == 1:
            level = 0.0  # the numbers between are of the rule that begins
        behind = all(a[0] >= mention.end for a in anchors)
        ahead = anchors and i and all(a[1] <= sentence.mentions[i - 1].start for a in anchors)
        between = (sentence, sentence.mentions[i - 1], mention)
        if ahead and (_own_quantity(*between) or (qualities[i].role == "change" and _clause_between(*between))):
            continue  # 'Output shrank 1.6% as exports dropped 27%'
        if qualities[i].role == "change" and ((level >= 1 and behind) or _moved_by(sentence, mention, measure)):
            continue  # 'exports fell 12% after Washington raised its tariff'
        moved = qualities[i].role in ("change", "to") and anchors
        if moved and all(OWN_THING.search(sentence.text, a[1], mention.start) for a in anchors):
            continue  # 'the duties cost it $2bn, and its profit fell 29%', '…, while the yen weakened 1%'
        near, spread = _others(sentence, mention, measure, spans) if len(fitting) > 1 else (0, 0)
        full = 2 * (near + 1) + len(measure.context)
        special = full if level < 1 else 0  # far off, only nearness counts
        candidates.append(Candidate(level, -special, gap, spread, full, measure, anchors))
    return _chosen(sentence, i, _in_order(candidates))


def _in_order(candidates: list[Candidate]) -> list[Candidate]:
    """The likeliest first; past another number, of those in one phrase the most special: 'the fentanyl tariff'."""
    ordered = sorted(candidates, key=lambda c: c[:4])
    if not ordered or ordered[0].level != 1:
        return ordered
    beside = [c for c in ordered if c.level == 1 and c.gap - ordered[0].gap <= PHRASE]
    first = max(beside, key=lambda c: (c.full, -c.gap))  # 'the fentanyl tariff was 10%, and 20% in May'
    return [first, *(c for c in ordered if c is not first)]


def _within(anchor: tuple[int, int], others: Spans) -> bool:
    """Whether words are part of longer ones: 'inflation' of 'core inflation'."""
    return any(other != anchor and other[0] <= anchor[0] and anchor[1] <= other[1] for other in others)


def _of_next(sentence: Sentence, i: int, anchor: tuple[int, int]) -> bool:
    """Whether the word between two numbers is the next one's: steel of 'the rest pay 35%, steel 50% and energy 10%'."""
    mention, then = sentence.mentions[i], sentence.mentions[i + 1 : i + 2]
    others = (m for m in sentence.mentions[i + 1 :] if m.unit == mention.unit)
    if any(ON_LISTED.fullmatch(sentence.text, m.noun_end, anchor[0]) for m in others):
        return True  # 'pays 25% on most goods, 25% on cars and 50% on steel and copper'
    if not then or then[0].unit != mention.unit or not mention.end < anchor[0] < anchor[1] <= then[0].start:
        return False
    gap = sentence.text[mention.noun_end : anchor[0]]
    return bool(GAPPED.fullmatch(gap)) and gap != " " and sentence.text[anchor[1] : then[0].start] == " "


def _own_quantity(sentence: Sentence, one: Mention, two: Mention) -> bool:
    """'rose to 4.4%, and hourly pay was 3.8% higher': whether a clause of another quantity begins between them."""
    return OWN_QUANTITY.search(sentence.low, one.noun_end, two.start) is not None


def _clause_between(sentence: Sentence, one: Mention, two: Mention) -> bool:
    """Whether a clause of its own begins between two numbers."""
    begun = AFTER.search(sentence.text, one.noun_end, two.start)
    tokens = sentence.tokens[sentence.token_at(begun.end()) : sentence.token_at(two.start)] if begun else []
    # 'since June but is'
    end = next((k for k, token in enumerate(tokens) if token.tag in (",", "C", "S")), len(tokens))
    return any(token.tag in FINITE for token in tokens[1:end]) and tokens[0].tag not in ("P", "VG")


def _refused(
    sentence: Sentence, mention: Mention, measure: Measure, found: Spans, anchors: Spans, ends: list[int], own: str
) -> bool:
    """Whether a mention is told to be of something else than a measure whose words stand in its sentence."""
    if own and own not in measure.name and not any(stands(group, own) for group in measure.words):
        return True  # 'as prices rose, the lithium producer made a profit of $5m'
    if any(_of_another(sentence, sentence.mentions[k], found, measure) for k in ends):
        return True
    if measure.kind == "quota" and sentence.before(TRADED, mention.start, 40):
        return True  # 'The quota is less than half of its 2024 exports of 220,000 tonnes'
    whole = ends if sentence.before(COMPARED_WITH, mention.start, 40) else ends[:1]  # 'a 90% chance …, up from 40%'
    return not _allowed(sentence, mention, measure, anchors, min(sentence.mentions[k].start for k in whole))


def _own_sum(sentence: Sentence, i: int) -> str:
    """'profit' of 'a profit of $5m, up 36%', for both numbers; '' where none is told."""
    mention, before = sentence.mentions[i], sentence.mentions[max(0, i - 1)]
    if mention.unit == "percent" and UP_OR_DOWN.fullmatch(sentence.text, before.end, mention.start):
        mention = before
    own = sentence.before(OWN_SUM, mention.start, 40) if mention.money else None
    return own[1] if own else ""


def _grows_else(sentence: Sentence, mention: Mention, anchor: tuple[int, int]) -> bool:
    """'growth of 12% in tourism', 'growth of the sector was 12%': whether what grows is another thing."""
    if not sentence.low.startswith("growth of", anchor[1] - 9):
        return False
    return not 0 < mention.start - anchor[1] <= FAR_OF or sentence.behind(IN_WHAT, mention.end) is not None


def _allowed(sentence: Sentence, mention: Mention, measure: Measure, anchors: Spans, begins: int) -> bool:
    """Whether the kind of a measure lets its words be told of a mention, or of a change that begins at a place."""
    if measure.kind == "target":
        return _beside(sentence, mention, anchors)
    if measure.name.startswith("monthly ") and sentence.behind(YEARLY, mention.end):
        return False  # 'prices are rising by 3% a year'
    if measure.kind == "constant":  # '12 of the 17': known by its very number
        return any(a[0] <= mention.start < a[1] for a in anchors)
    end = anchors[-1][1] if anchors and measure.kind == "forecast" else mention.start
    start = min((a[0] for a in anchors), default=0)
    if not measure.kind and any(mention.end <= m.start < start and m.unit == mention.unit for m in sentence.mentions):
        return False  # 'gives China 60%, Chile 16%, and 80% of refining': of the last
    # 'a 75% chance that the rate will be lowered from 4%'
    return not (end < begins and sentence.low.startswith(" that ", end))


def _others(sentence: Sentence, mention: Mention, measure: Measure, phrases: Found) -> tuple[int, int]:
    """Of how many of a measure's other words one stands in the number's clause, and how far off the nearest are."""
    near, spread = 0, 0
    for group in measure.words[1:]:
        spans = [span for phrase in group for span in phrases.get(phrase, ())]
        stopped, gap = min(apart(sentence, mention, *span) for span in spans)
        # 'prices rose 0.3% in May, and 3% from a year earlier'
        begins = min(span[0] for span in spans)
        other = any(mention.end < m.start < begins and m.unit == mention.unit == "percent" for m in sentence.mentions)
        near, spread = near + (not stopped and not other), spread + gap
    return near, spread


def _chosen(sentence: Sentence, i: int, candidates: list[Candidate]) -> list[Measure]:
    """The measure of the nearest candidate, and a second one that the same phrase names; of a minority the next."""
    mention, before = sentence.mentions[i], sentence.mentions[max(i - 1, 0)]
    votes = [c for c in candidates if VOTES_TO.match(c.measure.name)]
    pair = before is not mention and mention.start - before.noun_end <= len(" to ")  # 'voted 5-4 to keep it'
    voters = mention.unit in neighbours("voter")
    if votes and voters and not pair and (own := sentence.behind(OWN_VOTE, mention.noun_end)):
        stop = min((m.start for m in sentence.mentions[i + 1 :]), default=own.end())
        here = ((a[0], c.measure) for c in votes for a in c.anchors if mention.end < a[0] < min(own.end(), stop))
        if told := min(here, default=None, key=lambda one: one[0]):
            return [told[1]]  # 'Seven members voted to hold and two to cut', 'while two preferred to hold'
    against = sentence.text.startswith(" against", mention.end)  # 'Seven members for, two against'
    minority = i > 0 and voters and before.unit in neighbours("voter") and (against or before.unit == "vote")
    if minority and len(candidates) == 1:
        only = candidates[0].measure
        return [only._replace(name=VOTES_TO.sub(r"votes against \2 \1", only.name))]  # nobody says what they wanted
    chosen = candidates[minority : minority + 1]  # the other side of '5–4'
    second = _second(sentence, i, candidates) if chosen and chosen[0].level == 0 else None
    return [c.measure for c in chosen] + ([second] if second else [])


def _aside_end(sentence: Sentence, at: int) -> int:
    """Where the ', which …,' ends in which `at` stands; where in none, the end of the sentence."""
    told = ", wh" in sentence.text[sentence.start : at]
    asides = ASIDE.finditer(sentence.text, sentence.start, sentence.end) if told else ()
    return next((aside.end() for aside in asides if aside.start() < at < aside.end()), sentence.end)


def _passive_aside(sentence: Sentence, mention: Mention) -> tuple[int, int]:
    """Where the ', hit by …,' stands behind which a mention is told: 'Sales, hit by the 39% duty, fell 12%'."""
    aside = PASSIVE.search(sentence.low, sentence.start, mention.start)
    return aside.span() if aside else (0, 0)


def _beside(sentence: Sentence, mention: Mention, anchors: Spans) -> bool:
    """'the 2% target', 'a goal of 2%', 'a target centred on 3%': a target's word stands right beside its number."""
    behind = any(BESIDE.fullmatch(sentence.text, mention.end, a[0]) for a in anchors)
    near = (sentence.low[a[1] : mention.start] for a in anchors if 0 <= mention.start - a[1] <= 16)
    return behind or any(" from " not in between for between in near)  # 'above the goal but down from 3.6%'


def _moved_by(sentence: Sentence, mention: Mention, measure: Measure) -> bool:
    """'raise consumer prices this year by 1%': what changes stands before 'by', and is none of the measure's words."""
    if measure.kind == "policy" and ELSE_MOVES.search(sentence.low[sentence.start : mention.start]):
        return True
    tokens, at = sentence.tokens, sentence.token_at(mention.start)
    by = next((k for k in range(at - 1, max(at - 4, 0), -1) if tokens[k].lower == "by"), 0)
    thing = tokens[by - 1]
    begin = next((k for k in range(by - 1, 0, -1) if tokens[k].tag in FINITE), by)  # 'cuts tariffs on goods by 10%'
    ends = tuple(phrase.rpartition(" ")[2].rstrip("*") for group in measure.words for phrase in group)
    own = any(token.lower.startswith(ends) for token in (thing, *tokens[begin + 1 : by]))
    return by > 0 and thing.tag == "N" and not own


def _of_another(sentence: Sentence, mention: Mention, anchors: Spans, measure: Measure) -> bool:
    """'packages 70% of its output': what the number is a share of is none of the measure's words.

    Where the measure is a share itself, it may be named elsewhere, but not behind the verb of which it is subject.
    """
    if mention.timed and (of := sentence.behind(OF_WHAT, mention.end)):  # 'after 25 years of negotiations'
        return not any(mention.end < a[0] < of.end() for a in anchors)
    if more := sentence.behind(MORE_FOR, mention.end):  # 'will pay 25% more for medicines in return for lower tariffs'
        return measure.kind == "policy" or not any(mention.end < a[0] < more.end() for a in anchors)
    added = sentence.before(ADDED, mention.start, 16)  # 'may add 0.2 points to growth'
    told = added or mention.unit == "percent"
    of = sentence.behind(TO_WHAT if added else OF_WHAT, mention.end) if told else None
    rate = sentence.before(RATE_OF, mention.start) is not None  # 'a duty of 34% of the import price'
    if measure.kind == "policy" and mention.unit == "percent" and sentence.behind(WENT, mention.end):
        return True  # 'only 4% went to the United States, where a 30% tariff'
    if of and not added and measure.kind == "policy":
        return VALUE.search(of[0]) is None  # 'only 20% of their steel volumes' is no rate
    if of is None or rate:
        return False
    if measure.name.endswith(" growth"):
        return True  # '2.4% of GDP' is no growth
    if "money" in measure.units and any(name in of[0].lower() for name in grammar("size of an economy")):
        return False  # 'a deficit of 6.5% of GDP'
    if SHARES.search(measure.name):  # '60% of the members expect delays to production'
        behind = sentence.tokens[sentence.token_at(mention.end + 1) + 1 :]
        verb = next((token for token in behind if token.tag not in ("D", "A", "N", "NP")), None)
        return verb is not None and verb.tag in ("V", "VD", "M") and all(a[0] >= verb.start for a in anchors)
    return not any(mention.end < a[0] < of.end() for a in anchors)


def _pair(sentence: Sentence, i: int, qualities: list[Quality]) -> list[int]:
    """The mentions that tell one change with the i-th: the other end of 'from … to', the levy that is halved."""
    role, mentions = qualities[i].role, sentence.mentions
    other = {"from": "to", "to": "from"}.get(role)
    if qualities[i].other >= 0:
        return [i, qualities[i].other]
    others: Spans = []  # how far off, which
    for k in range(max(0, i - 2), min(len(mentions), i + 3)):
        if qualities[k].role != other or mentions[k].unit != mentions[i].unit or qualities[k].other >= 0:
            continue
        low, high = sorted((i, k))
        between = sentence.text[mentions[low].end : mentions[high].start]
        far = qualities[low].role == "to" and len(between) > 30 and not AGAINST.search(between)
        # 'to 10% and the average rate … from 57%'
        if not far and not stop_between(sentence, mentions[low].end, mentions[high].start):
            others.append((len(between), k))
    return [i, min(others)[1]] if others else [i]


def _second(sentence: Sentence, i: int, candidates: list[Candidate]) -> Measure | None:
    """'90% of processing and magnet production': the other measure named in the phrase behind the numeral."""
    end = sentence.mentions[i].end
    phrase = sentence.behind(TWO_NOUNS, end)
    if phrase is None:
        return None
    if any(len(sentence.text[phrase.end(1) : m.start].split()) == 1 for m in sentence.mentions[i + 1 :]):
        return None  # '80% of the magnets and mines 60% of the ore'
    middle = phrase.start(1)
    stop = min([phrase.end(), *(m.start for m in sentence.mentions[i + 1 :])])
    first, *rest = candidates
    own = [a[0] > middle for a in first.anchors if end <= a[0] < stop]
    for other in rest:
        sides = [a[0] > middle for a in other.anchors if end <= a[0] < stop]
        kin = other.measure.name.split()[0] == first.measure.name.split()[0]
        kin = kin and len(other.measure.words) >= len(first.measure.words)
        if kin and any(mine != its for mine in own for its in sides):
            return other.measure
    return None


def fits(mention: Mention, quality: Quality, measure: Measure) -> bool:
    """Whether the measure can have the mention's unit; 'change' stands for a change in percent or times."""
    unit, wanted = mention.unit, measure.units
    base = mention.base
    if quality.role == "change" and base in ("percent", "ratio"):  # "output fell 5 percent" states no share
        return "change" in wanted or (base in wanted and "share of" not in measure.name)
    price = "/" in unit and unit.partition("/")[2] not in DURATIONS  # '$800 million annually' is none
    money = is_money(base) and ("money" in wanted or ("price" in wanted and price))
    return money or unit in wanted or base.removeprefix("wet ") in wanted or ("number" in wanted and not unit)
