"""Who or what a figure describes, by the rule of its topic: the holder of a share, whose goods pay, the bank."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from .lexicon import rows
from .mention import Mention, Sentence
from .neighbours import HEDGED, any_of, neighbours
from .numerals import MONTH
from .places import Place, places

ENDS = "|".join(sorted(row["phrase"] for row in rows("cues") if row["sets"] == "stop" and row["phrase"].isidentifier()))
ENDS = ENDS.replace("instead", r"instead(?! of \w+ing)")  # 'stays at 10% instead of rising to 34%'
ENDS = ENDS.replace("meanwhile", "meanwhile(?!,)")  # 'Soybeans, meanwhile, face 13%'
STOP = re.compile(rf"[;—]|\b(?:{ENDS})\b")
BUYER = re.compile(r"(?<! according) to (?:the )?$")
MADE_THERE = re.compile(r"[A-Z]\w+-(?:made|built|mined|grown|produced)\b")  # 'American-made magnets': nobody buys
BUYS = re.compile(r"(?: \w+){0,2} (?:bought|buys?|purchase[sd]?|imports?|imported|took|takes)\b")  # 'US firms bought'
RANKED = re.compile(r"\b(?:\w{3,}est|most|least|worst|best) (?:in|of|among)(?: the)? $")  # 'the highest in the EU'
INSIDE = re.compile(r"\b(?:of|to|than|with|against|on|for|from) (?:the |its |some )?$")
SOURCE = re.compile(r"\b(?:supply|supplies|output|production|exports|shipments) (?:from|in) (?:the )?$")
OWNED = re.compile(rf"(?:(?<=[’']s)|(?<=s[’'])| with) {HEDGED}")
AT = re.compile(rf" at {HEDGED}")  # 'with China at 80% of refining'
LISTED = re.compile(rf",? ?(?:and )?{HEDGED}(?:the )?[$€£]?")
JOINED = re.compile(r"(?:, | and )(?:to )?(?:the )?")  # one place and another
RELATIVE = re.compile(r",? (?:which|who|whose)\b")
AUXILIARIES = r"(?: (?:each|both|alone|now|will|also|has|had))*"
HANDED = rf"(?:{any_of('subject to a rate')})"
EACH = re.compile(r" (?:(?:will|would|now|have|had) )?(?:each|both) ")
JOINT_RATE = re.compile(rf"{AUXILIARIES} (?:(?:{any_of('paying a rate')}) [^,;.]{{0,30}}|{HANDED} (?:a )?{HEDGED})$")
LEAVING_OUT = re.compile(rf"\b(?:{any_of('leaving out')})(?: of)?(?: mainland)? $")
REST_OF = re.compile(r"\b(?:rest|remainder) of the $")
NOBODY = re.compile(rf"\b(?:{any_of('leaving out')}|rest of the world|(?:non|ex)-\w+)\b")  # whose is none of the usual
LEAST = 3  # numbers of a list that go with as many places: 'Chile, Peru and Brazil supply 46%, 29% and 14%'
ABSOLUTE = re.compile(r" with \w+(?: \w+)? \w+ing\b")  # 'with Chinese output climbing to'
THERE = re.compile(r"[^.,;]* (?:is|are|was|were) \w+ there\b")
FROM = re.compile(r"(?<!followed)(?<!ahead)(?<!led) (?:in|from|by)(?: the)? $")
PAYING = re.compile(rf"\b(?:{any_of('levied')})(?: certain| some| all| the)? $", re.I)
ENTERED = re.compile(r" (?:entering|into|to|reaching) (?:the )?$")
WARES_FROM = re.compile(rf"\b(?:{any_of('goods')}) from (?:the )?$")
ON_WARES = re.compile(r" on (?:all |most |some )?$")
OWN_WARES = re.compile(r" on (?:its|their) (?:\w+ )?$")
WARE = re.compile(rf" (?!(?:and|or|to|in|from|by|for|at|as|if|is|are|was|were|{any_of('levy')})\b)[a-z]")
TOP_OF_WORLD = re.compile(
    r"world['’]s (?:top|leading|main|number[- ]\w+|No\.? ?\d|(?:\w+-)?\w{3,}est|second|third|most)\b", re.I
)
SUM_OF = re.compile(r"(?:illion|bn|\dm) (?:dollars |euros |worth )?of (?:the )?$")
LEVY_ON = re.compile(rf" (?:\w+ )?(?:{any_of('levy')}) on ")
WARES_OF = re.compile(r" (?:(?!(?:and|on|of|in|to|tariffs?|dut(?:y|ies)|lev(?:y|ies))\b)[a-z-]+ ){0,2}")
SENT_FROM = re.compile(r"(?: and [a-z]+)? (?:imported |made |shipped )?(?:from|(?<=made )in) (?:the )?")
INDUSTRY = re.compile(r" (?:industry|makers?|producers?|buyers?|users?|importers?|workers?|unions?|mills?|firms?)\b")
LEVIED = re.compile(r" (?:and [a-z]+ )?(?:tariff|tax|dut(?:y|ies)\b|lev(?:y|ies)\b)")
ONE = re.compile(r" (?:ones?|retaliation|average|side)\b(?! (?:tariff|duty))")  # 'the U.S. tariff and the Chinese one'
LEVY = re.compile(rf" (?:{any_of('levy')})\b")
OWN_LEVY = re.compile(rf"\b(?:its|their) own(?: \w+)?{LEVY.pattern}")
OWN_GOODS = re.compile(rf"\bon its (?:\w+ )?(?:{any_of('goods')})\b|\bits (?:U\.?S\.?|American){LEVY.pattern}")
LEVIED_IN = re.compile(rf"{LEVY.pattern} in (?:the )?$")
ACTS = re.compile(rf"(?: (?:had|has|will|would))? (?:{any_of('levying')})\b")
SPARED = re.compile(r"[^.;$%]{1,60} (?:will be|are|is|were|was) (?:spared|exempt)")
LAID_FOR = re.compile(rf"(?:{LEVY.pattern})?(?: \w+)?(?: announced| set| planned| proposed)? for (?:the )?")
PAYS = re.compile(
    r",? whose (?:\w+ )?(?:rate|tariff|duty|levy|goods|exports|exporters)\b"
    r"|(?<=['’]s) rate(?:,| (?:is|was|stays?|remains?|stands?)\b)"
    r"|(?: has| had)? (?:won|got|secured) an? (?:\w+ )?(?:delay|reprieve|extension|exemption)\b"
    rf"|(?:(?<=['’]s)(?: (?!(?:{any_of('buyer')})\b)\w+){{1,3}})?"  # "Brazil's coffee growers pay", no importers
    r" (?:also |now |already |still |will |would |must |each |both )*(?:pays?|paid|faces?|faced)\b"
    rf"|(?: (?:will|would|also))* (?:see|sees|saw) (?:the|its)(?: \w+)?{LEVY.pattern}"  # 'will see the levy fall'
    rf"|{AUXILIARIES} {HANDED} (?:a )?{HEDGED}\d"
)
BEFORE_RATE = re.compile(f"{AUXILIARIES} ")
BARE_RATE = re.compile(  # 'gets 20%, Thailand 19%', but 'gets 80% from', 'was hit with a 4% fall'
    rf"{HANDED} {HEDGED}\d[\d.]*(?:%| per ?cent)"
    r"(?=[.,;:)]|$| (?:and|but|on|under|while|instead|rather|as|too|also|after|when)\b"
    rf"| (?:in|from|since|last) (?:{MONTH}|month|week|year)\b)",
    re.I,
)
UNTOLD = "?"  # somebody's whom the sentence does not name: 'India will cut its own duties'
EVERYBODY = "all countries"  # 'a 10% levy on goods from all countries'
ON_ALL = re.compile(r"(?: \w+){0,2} (?:on|from) (?:\w+ from )?(?:nearly |almost )?(?:all|every) countr")
ON_SOME = re.compile(r" on (?:[\w-]+ ){0,3}(?:partners|countries|nations|economies)\b")  # nobody says on which
GLOBAL = re.compile(rf" (?:\w+ )?(?:global|worldwide|universal){LEVY.pattern}")  # 'a 10% global tariff'
BARE = re.compile(rf"(?:, which \w+(?: \w+){{0,3}},)? (?:at |with )?{HEDGED}")
ONES = re.compile(r" ones (?:(?:are|pay|face|get)\b|[\d$])")  # 'Swiss goods pay 39%, Indian ones 50%'
ITS_GOODS = re.compile(rf"Its (?:\w+ )?(?:{any_of('goods')})\b", re.I)
GOODS = re.compile(rf" (?:\w+ ){{0,2}}(?:{any_of('goods')})\b", re.I)
ACTING = re.compile(
    r"(?: (?:has|had|will|then|also|on \w+))* (?:cuts?|kept|keeps?|held|holds?|left|leaves|raise[sd]?|lower(?:s|ed))\b"
)
CENTRAL_BANK = re.compile(  # "Hungary's central bank", 'the Polish rate', but 'Spain's jobless rate'
    r"(?:['’]s?)? (?:central bank|rate-?setters|policy-?makers|cut|hike"
    r"|(?:(?:key|policy|base|repo|main|benchmark|interest|cash) )?rate)\b"
    rf"|(?: followed and)?{ACTING.pattern} (?:its|the) (?:\w+ )?(?:rates?|borrowing costs)\b"  # 'Hungary left its rate'
    rf"|(?<=['’]s) (?:at|to) {HEDGED}\d|,? the (?:\w+ )?rate (?:is|was|stands|stood|stays)\b"  # "Denmark's at 1.6%"
)


def stop_between(sentence: Sentence, start: int, end: int) -> str:
    """The first word that ends a clause in a stretch of the sentence, '' where none does."""
    if sentence.stops is None:
        sentence.stops = [(*m.span(), m[0]) for m in STOP.finditer(sentence.low, sentence.start, sentence.end)]
    return next((word for first, last, word in sentence.stops if start <= first and last <= end), "")


def stopped(sentence: Sentence, one: Place, other: Mention) -> bool:
    """Whether a word that ends a clause stands between a place and a number."""
    start, end = (one.end, other.start) if one.start < other.start else (other.end, one.start)
    return bool(stop_between(sentence, start, end))


def goods(sentence: Sentence, mention: Mention, named: list[Place], sides: list[str]) -> str:
    """Whose goods pay: 'on Chinese goods', 'imports from China'; else those of the other side of who acts.

    `sides` are the two of a dispute, as the topic names them; '' where the sentence does not tell.
    """
    text, room = sentence.text, sentence.room(mention)
    if _of_everybody(text, sentence.start, mention, named):
        return EVERYBODY
    if ON_SOME.match(text, mention.noun_end) or (not named and _somebody_pays(sentence, mention)):
        return UNTOLD
    ranked: list[tuple[int, int, str]] = []
    payers: list[Place] = []
    levied_in = ""
    if own := OWN_GOODS.search(text, room[0], mention.start):
        return _owner(text, own.start(), named)
    disputing = [place for place in named if place.country in sides]
    if levied := _levied(sentence, mention, disputing, sides):
        return levied
    for place in named:
        if place.start > mention.end and stop_between(sentence, mention.end, place.start):
            break  # 'Most goods will pay 35%, while Chinese cars'
        other = _other(sides, place)
        levier = other and place.kind == "demonym" and ONE.match(text, place.end)
        if levier and room[0] <= place.start < mention.start:
            return other
        if other and place.start == mention.end + 1 and not ranked and LEVY.match(text, place.end):
            return other  # 'a 13% Chinese tariff'
        if other and LEVIED_IN.search(text, mention.end, place.start):
            levied_in = other  # 'Soybeans face a 13% duty in China'
        joined = place.kind == "name" and text.endswith((" and ", ", ", "; "), 0, place.start)
        joined = joined and not text.endswith(("'s", "’s"), 0, place.end)  # 'and China's 10% levy on American goods'
        joined = joined and not text.startswith(" on ", mention.end)  # 'and China 10% on American goods'
        if ranked and joined and BARE.fullmatch(text, place.end, mention.start):
            ranked.append((-2, 0, place.country))  # 'Vietnam pays 20% and Indonesia 19%'
        if _pays(text, mention, place):
            ranked.append((_removed(sentence, mention, place, room), abs(place.start - mention.start), place.country))
            payers.append(place)
    if ranked and min(ranked)[0] < 2:
        return min(ranked)[2]
    if levied_in:
        return levied_in
    actors = [p for p in disputing if p.end <= mention.start and p.kind != "demonym" and p not in payers]
    return _other(sides, actors[-1]) if actors else ""


def _levied(sentence: Sentence, mention: Mention, named: list[Place], sides: list[str]) -> str:
    """Whose goods pay by who levies: 'and China took its own duties down to 10%', 'US trims China tariffs to 47%'."""
    text = sentence.text
    levying = max((m.start() for m in OWN_LEVY.finditer(text, sentence.start, mention.start)), default=-1)
    levier = next((p for p in reversed(named) if p.end <= levying), None)
    if levier:
        return _other(sides, levier) or UNTOLD
    acting = [place for place in named if ACTS.match(text, place.end)]
    levied = [place for place in named if place.kind == "name" and LEVY.match(text, place.end)]
    apart = (one for one in levied if any(p.end < one.start and p.country != one.country for p in acting))
    return next((one.country for one in apart), "")


def _other(sides: list[str], place: Place) -> str:
    """The other side of the dispute than a place; '' where the place is on none."""
    return sides[1 - sides.index(place.country)] if place.country in sides else ""


def _of_everybody(text: str, start: int, mention: Mention, named: list[Place]) -> bool:
    """Whether a levy is on the goods of all countries, by the words behind the number or those from `start` on."""
    told = (m.end() for m in GLOBAL.finditer(text, start, mention.start))
    behind = ON_ALL.match(text, mention.noun_end) or GLOBAL.match(text, mention.end)
    return bool(behind) or any(not any(end <= p.start < mention.start for p in named) for end in told)


def _owner(text: str, own: int, named: list[Place]) -> str:
    """Whose 'its goods' at `own` are: who is told of before, but not who levies or agrees to."""
    levying = {p.country for p in named if LEVY.match(text, p.end)}
    told = [p for p in named if p.end <= own and p.country not in levying]  # 'India was less lucky: the rate on its'
    # 'Oslo won a reprieve when Washington agreed to cut the duty on its goods'
    told = [p for p in told if not (ACTS.match(text, p.end) or text.endswith(" with ", 0, p.start))]
    return told[-1].country if told else ""


def owner_before(sentence: Sentence, mention: Mention, named: list[Place]) -> str:
    """'India is waiting for relief. Its goods pay 50%': the country that the sentence before begins with."""
    text, start = sentence.text, sentence.start
    if not ITS_GOODS.match(text, start):
        return ""
    begun = max(text.rfind(mark, 0, start - 2) for mark in (". ", "? ", "\n")) + 1
    lands = {place.country for place in places(Sentence(text, begun, start - 1, sentence.low).tokens)}
    return lands.pop() if len(lands) == 1 else ""  # not of one of two


def _pays(text: str, mention: Mention, place: Place) -> bool:
    """Whether a place is told to pay: 'on Chinese goods', 'Brazil pays 50%', 'spares India'."""
    before = text[max(0, place.start - 14) : place.start]
    pays = place.kind != "demonym" and PAYS.match(text, place.end)
    entered = ENTERED.search(before)  # 'American goods entering China pay 32%', 'exports to the U.S. face 15%'
    if pays and not entered:
        return place.start <= mention.start  # 'Brazil faces 50% and India also pays 50%'
    bought = not before.endswith("of ") or before.endswith(("uyers of ", "mporters of ")) or SUM_OF.search(before)
    other = place.kind == "demonym" and place.start < mention.start and ONES.match(text, place.end)
    wares = other or SPARED.match(text, place.end) or (GOODS.match(text, place.end) and bought)
    all_of_it = before.endswith(("everything ", "everything that ", "whatever "))  # 'on everything Canada sells'
    if place.kind in ("demonym", "bloc") and ON_WARES.search(before) and WARE.match(text, place.end):
        return True  # 'duties of 39% on EU brandy'
    charged = LAID_FOR.fullmatch(text, mention.end, place.start) or (PAYING.search(before) and place.kind != "bloc")
    return bool(wares or charged or all_of_it or WARES_FROM.search(text, max(0, place.start - 24), place.start))


def _somebody_pays(sentence: Sentence, mention: Mention) -> bool:
    """'BYD pays an extra 17%': whether a firm pays, of which nobody says whence it comes."""
    tokens, at = sentence.tokens, sentence.token_at(mention.start)
    verb = next((k for k in range(at - 1, max(at - 6, 0), -1) if tokens[k].lower in neighbours("paying a rate")), 0)
    return verb > 0 and tokens[verb - 1].tag == "NP"


def handed(sentence: Sentence, at: int) -> bool:
    """Whether the words at `at` hand a bare rate to a place before them: 'Switzerland was hit with 39%'."""
    if not BARE_RATE.search(sentence.low, at, sentence.end):
        return False
    named = (place for place in places(sentence.tokens) if place.end <= at)
    return any(BEFORE_RATE.fullmatch(sentence.low, place.end, at) for place in named)


def _removed(sentence: Sentence, mention: Mention, place: Place, room: tuple[int, int]) -> int:
    """How far a place that pays is from a number: -1 right behind it, 0 in its room, 1 outside, 2 in another clause."""
    between = sentence.text[mention.end : place.start]
    if LAID_FOR.fullmatch(between) or between == " on ":  # 'keeps its tariff at 19% for Malaysia'
        return -1
    wares = GOODS.match(sentence.text, place.end) if place.start > mention.end else None
    paid = wares and PAYS.match(sentence.text, wares.end())  # 'Swiss goods pay 39% and European goods pay 15%'
    apart = mention.unit != "date" and any(mention.end <= m.start < place.start for m in sentence.mentions)
    apart = apart and not (LEVY_ON.match(between) and SUM_OF.search(between))  # 'a 25% duty on $30bn of U.S. goods'
    apart = apart and " on top of " not in between  # 'put 40% on top of a 10% duty on Brazilian goods'
    joined = ", and " in between or " and those " in between  # 'face 13%, and Brazil sells more'
    if paid or apart or joined or stopped(sentence, place, mention):
        return 2
    return 0 if room[0] <= place.start < room[1] else 1


def whose_wares(sentence: Sentence, mention: Mention, spans: list[tuple[int, int]], named: list[Place]) -> str:
    """The country of 'on Japanese cars', 'on steel from India', whose wares stand at the spans; '' where untold."""
    text = sentence.text
    if LEVIED.match(text, mention.end):  # 'and Canada's 25% duty on American steel'
        spans = [a for a in spans if a[0] > mention.end] or spans
    begin, end = min(spans, key=lambda a: max(a[0] - mention.end, mention.start - a[1]), default=(0, 0))
    if begin == end or LEVIED.match(text, end) or INDUSTRY.match(text, end):
        return ""  # 'the U.S. steel tariff'
    if OWN_WARES.search(text, sentence.start, begin):  # 'Japan said the duty on its cars drops to 15%'
        return _owner(text, begin, named)
    whom = (place for place in named if place.kind in ("demonym", "name", "bloc"))
    made = (place for place in whom if WARES_OF.fullmatch(text, place.end, begin))
    sent = (place for place in named if SENT_FROM.fullmatch(text, end, place.start))
    whose = next(made, None) or next(sent, None)
    return whose.country if whose and whose.country != "world" else ""


def buyer(sentence: Sentence, mention: Mention, named: list[Place], seller: str) -> str:
    """Who buys: 'shipped 27 million tons to China', else who acts; the seller only where it is told to buy."""
    named = [place for place in named if not MADE_THERE.match(sentence.text, place.start)]
    named = [place for place in named if place.country != seller or BUYS.match(sentence.text, place.end)]
    buying = (p.country for p in named if p.start > mention.end and BUYER.search(sentence.text[mention.end : p.start]))
    return next(buying, "") or holder(sentence, mention, named, shares=False)


def left_out(sentence: Sentence, named: list[Place]) -> list[Place]:
    """The places, 'outside China' and 'the rest of the world' as all that they leave: 'world outside China'."""
    found = []
    for place in named:
        out = sentence.before(LEAVING_OUT, place.start, 24)
        rest = sentence.before(REST_OF, place.start) if place.country == "world" else None
        whose = f"world outside {place.country}" if out else "rest of the world" if rest else place.country
        start = out.start() if out else rest.start() if rest else place.start
        found.append(place._replace(start=start, country=whose))
    return found


def jointly(sentence: Sentence, mention: Mention, whose: str, rate: bool) -> list[str]:
    """Whose a figure is beside one land: Malaysia's too of 'Thailand and Malaysia each face a 19% tariff'.

    What two hold may be their sum; a `rate` that they pay, and what 'each' is told of, is each one's.
    """
    text = sentence.text
    if " and " not in text[sentence.start : mention.start] or "respectively" in text[sentence.start : sentence.end]:
        return []
    run: list[Place] = []
    for place in places(sentence.tokens):
        if place.end > mention.start:
            break
        run = [*run, place] if run and JOINED.fullmatch(text, run[-1].end, place.start) else [place]
    between = text[run[-1].end : mention.start] if run else ""
    pays = rate and JOINT_RATE.match(between)
    if not (pays or EACH.match(between)) or whose not in [place.country for place in run]:
        return []
    return [place.country for place in run if place.country != whose and place.kind in ("name", "bloc")]


def respective(sentence: Sentence, mention: Mention, named: list[Place]) -> str:
    """'The United States and Myanmar follow with 45,000 and 31,000 tonnes respectively': to each place its number."""
    told = sentence.low.find("respectively", mention.end, sentence.end)
    group: list[Mention] = []
    for one in sentence.mentions:  # the numbers that stand in one list up to 'respectively', or three of three places
        if one.start >= told >= 0:
            break
        listed = not group or LISTED.fullmatch(sentence.text, group[-1].noun_end, one.start)
        group = [*group, one] if listed else [one]
    places = [place for place in named if place.end <= group[0].start][-len(group) :]
    apart = [sentence.text[one.end : two.start] for one, two in pairwise(places)]
    if mention not in group or len(places) != len(group) or not all(LISTED.fullmatch(text) for text in apart):
        return ""
    if told < 0 and len(group) < LEAST:
        return ""
    return places[group.index(mention)].country


def holder(sentence: Sentence, mention: Mention, named: list[Place], shares: bool) -> str:
    """Who holds a share or makes an amount: the nearest place before it in its clause, else 'in' or 'from' one."""
    text, ranked, reached = sentence.text, [], 0
    if own := respective(sentence, mention, named):
        return own
    if named and THERE.match(text, mention.end, sentence.end):  # 'close to 90% of processing is done there'
        return next((p.country for p in reversed(named) if p.end <= mention.start), "")
    for place in named:
        if place.country == "world" and TOP_OF_WORLD.match(text, place.start):
            continue  # 'Chile, the world's top producer, made 5 tons'
        before = text[max(0, place.start - 24) : place.start]
        low, high = sorted((place.start, mention.start))
        between = any(low < m.start < high for m in sentence.mentions)
        stop = stopped(sentence, place, mention)
        alike = (m for m in sentence.mentions if m.start < mention.start and m.unit == mention.unit)
        if any(OWNED.fullmatch(text, place.end, m.start) for m in alike):
            continue  # 'second only to Peru's 6 million tonnes, yet it mined 20': who is compared
        if place.end <= mention.start:
            if RELATIVE.match(text, place.end, mention.start) and not between:
                ranked.append((-1, 0, place.country))  # 'the US, which imports half of it'
            whole = (shares and place.country == "world") or text[place.start : place.end] in ("worldwide", "globally")
            joined = reached and JOINED.fullmatch(text, reached, place.start)  # 'to Germany and Japan'
            inside = bool(whole or joined or INSIDE.search(before))  # '70% of world mining'
            inside = inside and not ABSOLUTE.match(text, place.start - 6, mention.start)
            source = SOURCE.search(before)  # 'mine supply from Myanmar'
            reached = place.end if inside else 0
            if OWNED.fullmatch(text, place.end, mention.start) or AT.fullmatch(text, place.end, mention.start):
                ranked.append((-2, 0, place.country))  # 'second only to China's 44 million tonnes', 'Chile with 49,000'
            rank = (0 if source else 5 if inside else 2 if stop else 0) + between
            ranked.append((rank, mention.start - place.end, place.country))
        elif text[place.start : place.end] in ("worldwide", "globally") and place.start - mention.noun_end <= 1:
            ranked.append((-2, 0, place.country))  # 'reserves of 90 million tonnes worldwide'
        elif text[mention.end : place.start] in (" for ", " for the "):
            ranked.append((-1, 0, place.country))  # 'compared with 0.1% for the United States'
        elif FROM.search(before) and not text.endswith(("'s", "’s"), place.start, place.end):
            ranked.append((2 if between else 1, place.start - mention.end, place.country))
    best = min(ranked, default=(9, 0, ""))
    return best[2] if best[0] <= 4 else ""


@cache
def _banks() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """The names of central banks, and each one's full name and economy."""
    banks = {row["form"]: (row["bank"], row["country"]) for row in rows("banks")}
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(banks, key=len, reverse=True))) + r")\b"), banks


def in_bank(text: str, place: Place) -> bool:
    """Whether a place only stands in the name of a central bank: England of the Bank of England."""
    named = _banks()[0].finditer(text, max(0, place.start - 24), place.end + 24)
    return any(name.start() < place.end and place.start < name.end() for name in named)


def bank_economy(sentence: Sentence, at: int) -> str:
    """The economy of the central bank that the sentence names last before `at`, '' for none."""
    pattern, banks = _banks()
    named = [m[0] for m in pattern.finditer(sentence.text, sentence.start, at)]
    return banks[named[-1]][1] if named else ""


def bank(sentence: Sentence, named: list[Place], main: str, at: int = 0) -> tuple[str, str]:
    """The central bank that acts last before `at`, or that the sentence or else the article names, and its economy.

    Else that of the countries named, or of `main`, the country of the article; where it is unknown, only the country.
    """
    pattern, banks = _banks()
    here = [*pattern.finditer(sentence.text, sentence.start, sentence.end)]
    acting = (m for m in reversed(here) if m.end() <= at and ACTING.match(sentence.text, m.end()))
    # 'The ECB held at 2%, while the Fed cut its own to 3.75%'
    countries = {place.country for place in named}
    found = next(acting, here[0] if here else None)
    ahead = (p for p in reversed(named) if p.end <= at)
    its = next((p for p in ahead if CENTRAL_BANK.match(sentence.text, p.end)), None)
    if its and (found is None or found.end() < its.start):
        found, countries = None, {its.country}  # 'The ECB waits, while Hungary's central bank cut'
    found = found or (None if its else pattern.search(sentence.text))
    if found:
        return banks[found[0]]
    countries = countries or {main}
    land = its.country if its else named[0].country if named else ""
    return next(((name, country) for name, country in banks.values() if country in countries), ("", land))
