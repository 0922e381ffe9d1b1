"""Cues that tell whether a figure holds: pledged, proposed, threatened, delayed, cancelled, estimated."""

from __future__ import annotations

import re

from . import predicate
from .cues import FAR, Hit, Quality, Scene, listed
from .mention import PERCENTS, PRICED, Mention
from .naming import words
from .neighbours import any_of, neighbours, plural
from .numerals import MONTHS
from .scope import CONDITIONS, MEANT, beside_the_point
from .sums import is_commodity
from .units import TIMES
from .words import FINITE, PUTS, grammar

# which status wins where several reach a figure: 'scrap a threatened 100% tariff'
STRENGTH = ("in force", "estimated", "pledged", "proposed", "threatened", "delayed", "cancelled")
FORESEERS = frozenset(["staff", "officials", "they"])
FORECASTS = grammar("forecast noun")
MAY = ("may", "might", "could")
FACING, HITTING = grammar("facing a levy"), grammar("laying a levy")
LISTING = frozenset(["N", "NP", "A", "O", "C", ",", "D"])
NEXT = re.compile(r"\bnext (?:year|month|quarter)\b")
WHICH_COSTS = re.compile(rf", which (?:would |will |could )?(?:{any_of('costing')})\b")


def read_status(scene: Scene, i: int) -> None:
    """The strongest status that reaches the figure with no other figure's words between."""
    quality = scene.qualities[i]
    if (at := _already(scene, quality)) >= 0:
        return _state(scene, i, "in force", at, at)
    if as_told := _as_told(scene, quality):
        return _state(scene, i, *as_told)
    if ended := _ended_together(scene, i):
        return _state(scene, i, ended[1], ended[0].first, ended[0].last)
    reached = scene.reach(i, "status")
    later = zip(scene.qualities[i + 1 :], scene.mentions[i + 1 :], strict=True) if reached else ()
    own = (q for q, m in later if not (m.unit == "date" or scene.in_aside(q.first) or _upon(scene, i, q, m)))
    next_first = next((q.first for q in own), FAR)
    candidates = [
        (distance, hit, predicate.meant(scene, hit, value))
        for distance, hit, value in reached
        if hit.first <= next_first and not beside_the_point(scene, i, hit, value)
    ]
    if _known(scene, i):
        candidates = [one for one in candidates if one[2] not in MEANT]
    if _of_their_mind(scene, i):
        candidates = [one for one in candidates if one[2] not in ("estimated", "delayed")]
    if (told := predicate.promised_behind(scene, quality)) >= 0:
        quality.role = "target"
        return _state(scene, i, "pledged", told, told)
    reckoned = predicate.reckoned_behind(scene, quality)
    if reckoned and all(value == "in force" for _, _, value in candidates):
        return _state(scene, i, "estimated", reckoned.first, reckoned.last)
    if all(value == "in force" for _, _, value in candidates) and (noun := _of_forecast(scene, i)) >= 0:
        return _state(scene, i, "estimated", noun, noun)
    if (effect := predicate.effect_of_levy(scene, quality)) >= 0:
        return _state(scene, i, "estimated", effect, effect)
    if (warned := _warned(scene, quality)) >= 0:
        quality.threatened = True
        return _state(scene, i, "threatened", warned, warned)
    if not candidates:
        return _untold(scene, i)
    quality.threatened = any(value == "threatened" for _, _, value in candidates)
    hit, value = _strongest(scene, i, candidates, reckoned)
    if value in ("threatened", *MEANT) and (back := predicate.taken_back(scene, quality)):
        hit, value = back, "cancelled"
    if hit.phrase == "would have" and scene.word(hit.first - 1) in grammar("outvoted"):
        value = "proposed"  # 'the minority would have gone to 3.5%'
    if hit.phrase.startswith("would have") and scene.word(hit.first - 1) in ("that", "which"):
        off = (h for h, told, _ in scene.sets["status"] if told == "delayed" and h.last < hit.first)
        near = (h for h in off if FINITE.isdisjoint(scene.tags(h.last + 1, hit.first)))
        hit, value = next(((h, "delayed") for h in near), (hit, value))  # 'suspended a rule that would have hit 40%'
    _state(scene, i, value, hit.first, hit.last)


def _upon(scene: Scene, i: int, quality: Quality, mention: Mention) -> bool:
    """'The tariffs of 11% on 57 partners were paused': whether a number only counts those whom another is laid on."""
    between = scene.words(scene.qualities[i].after, quality.first)
    return bool(mention.noun) and between[:1] == ["on"] and len(between) < 3


def _as_told(scene: Scene, quality: Quality) -> tuple[str, int, int] | None:
    """The status of 'the 9% feared', 'the 5.2% planned', 'the 12% demanded by', 'the 11% regulators demand'."""
    at = quality.after
    demand = scene.tag(at) == "N" and scene.word(at + 1) in grammar("demanding it")
    if scene.word(quality.first - 1) != "the" or not (demand or scene.tag(at + 1) in (".", ",", ";", "I", "C", ")")):
        return None
    if demand or scene.word(at) in grammar("demanded so"):
        return "in force", at + demand, at + demand
    planned = scene.word(at) in grammar("planned so") and "policy" not in scene.sets
    told = "proposed" if planned else "estimated" if scene.word(at) == "feared" else ""
    return (told, at, at) if told else None


def _known(scene: Scene, i: int) -> bool:
    """'is set to descend upon the 20 million residents of Delhi': who is known to be so many, whatever is to come."""
    first, unit = scene.qualities[i].first, scene.mentions[i].unit
    if scene.word(first - 1) != "the" or scene.tag(first - 2) != "I":
        return False
    return unit == "person" or plural(unit) in words("people") | neighbours("with an age") | {"members", "workers"}


def _ended_together(scene: Scene, i: int) -> tuple[Hit, str] | None:
    """'American duties of 145% and Chinese ones of 125% stay suspended': the predicate of two joined in a subject."""
    if i + 1 == len(scene.mentions) or scene.mentions[i].unit != scene.mentions[i + 1].unit:
        return None
    one, two = scene.qualities[i : i + 2]
    ahead, between = scene.tags(scene.last(";", 0, one.first) + 1, one.first), scene.tags(one.after, two.first)
    verb = scene.verb(two.after)
    if "C" not in between or not {",", ";", *FINITE}.isdisjoint(between) or not FINITE.isdisjoint(ahead):
        return None
    if ahead[:1] in (["I"], ["S"]) or not {",", "W", "S", "C"}.isdisjoint(scene.tags(two.after, verb)):
        return None  # 'With a 25% levy on cars and 50% on steel, Canada dropped', 'that had been suspended took effect'
    ended = ((hit, value) for hit, value, _ in scene.sets.get("status", ()) if verb <= hit.first <= verb + 2)
    return next(((hit, value) for hit, value in ended if predicate.undone(scene, i + 1, hit, value)), None)


def _already(scene: Scene, quality: Quality) -> int:
    """The 'already' of 'on top of the 35% that already applies', which nothing behind it ends, or -1."""
    behind = scene.words(quality.after, quality.after + 4)
    if "already" not in behind or "policy" not in scene.sets or behind[0] not in ("that", "which", "already"):
        return -1
    ended = any(hit.rows[0][1] in ("cancelled", "delayed") for hit in scene.hits if hit.first >= quality.after)
    return -1 if ended else quality.after + behind.index("already")


def _of_forecast(scene: Scene, i: int) -> int:
    """The noun of 'The forecast for inflation stayed at 2.7%, while that for growth was revised up to 0.7%', or -1."""
    quality = scene.qualities[i]
    begin = scene.qualities[i - 1].after if i else 0
    told = scene.words(begin, quality.lead + 1)
    least = 0 if "that for" in " ".join(told) else begin
    nouns = (k for k in range(quality.lead, least - 1, -1) if scene.word(k) in FORECASTS and scene.tag(k) == "N")
    noun = next(nouns, -1)
    own = noun < begin or {",", ";", ":"}.isdisjoint(scene.words(noun, quality.lead))
    return noun if noun >= 0 and own and not grammar("of a forecast").isdisjoint(told) else -1


def _of_their_mind(scene: Scene, i: int) -> bool:
    """'three of 17 analysts had predicted it', 'nine members backed the pause': who is counted foretells or judges."""
    after, unit = scene.qualities[i].after, scene.mentions[i].unit
    of = scene.word(after) == "of" and scene.tag(after + 1) == "#" and i + 1 < len(scene.mentions)
    end = scene.qualities[i + 1].after if of else after
    verb = end + (scene.tag(end) == "VH")
    told = scene.word(verb) in grammar("minded verb") and scene.tag(verb) in ("V", "VD", "VN")
    return told and plural(unit.partition("/")[0]) in words("people") | {"members"}


def _untold(scene: Scene, i: int) -> None:
    """The status of a mention that no cue reaches: by its own 'may' or 'would', or as the mention before."""
    quality, modal = scene.qualities[i], scene.qualities[i].first - 1
    if scene.mentions[i].unit == "ratio" and scene.word(modal) in (*MAY, "would", "should"):
        return _state(scene, i, "estimated", modal, modal)  # 'Demand may double by 2030'
    may = scene.last("M", 0, quality.first)
    moves = any(h.first in (may + 1, may + 2) and h.rows[0][0] in ("direction", "move") for h in scene.hits)
    apart = scene.tags(may + 2, quality.lead + 1)
    if scene.word(may) in MAY and moves and {*FINITE, ",", ";", "C", "S"}.isdisjoint(apart):
        return _state(scene, i, "estimated", may, may)  # 'Demand may grow 55%'
    would = scene.verb(quality.after)
    put = _put_at(scene, quality)
    if put and NEXT.search(" ".join(scene.words(quality.after, quality.after + 7))):
        return _state(scene, i, "estimated", put, put)  # 'put inflation at 2.4% at the end of next year'
    who = scene.word(put - 1 - (scene.tag(put - 1) == "R"))  # 'staff now put'
    reckoning = who in neighbours("foreseer") or who in FORESEERS  # 'Officials put growth at 1%'
    measured = not listed("statistic").isdisjoint(scene.words(put, quality.after + 5))
    last = scene.qualities[i - 1] if i else quality  # 'puts inflation at 2% next year and growth at 1%'
    direct = FINITE.isdisjoint(scene.tags(last.after, quality.first))
    again = i and direct and last.status == "estimated" and put < last.first
    put = 0 if scene.mentions[i].unit in PERCENTS and not ((reckoning or again) and measured) else put
    if put and (
        reckoning
        or again
        or scene.mentions[i].money
        or scene.tag(put - 1) == "NP"
        or scene.word(put - 1) in words("people")
    ):
        return _state(scene, i, "estimated", put, put)
    opened = scene.word(0) in ("had", "without") and "," in scene.words(0, quality.first)
    if opened and scene.words(would, would + 2) == ["would", "have"] and scene.word(would + 2) != "to":
        # 'Had the talks failed, an extra 100% tariff would have hit it'
        return _state(scene, i, "cancelled", would, would + 1)
    if (able := _may_come(scene, i)) >= 0:
        return _state(scene, i, "estimated", able, able)
    if (to_come := _to_be_done(scene, i)) >= 0:
        return _state(scene, i, "pledged", to_come, to_come + 1)
    if "policy" in scene.sets and (voted := _for_later(scene, quality)) >= 0:
        return _state(scene, i, "pledged", voted, voted)
    part = scene.word(quality.after) == "of"  # 'voted 6-3 to close three of its libraries'
    decided = scene.mentions[i].noun or quality.role == "to" or part
    decided = decided and scene.mentions[i].unit != "abstention"
    decided = decided and scene.word(quality.first - 1) not in grammar("possessive")
    if decided and (to := predicate.resolved(scene, quality)):
        return _state(scene, i, "pledged", to, to + 1)
    _gapped(scene, i)
    if scene.vowing and (would := _hypothetical(scene, quality)):
        _state(scene, i, "pledged" if predicate.vowed(scene, would) else "estimated", would, would)


def _strongest(scene: Scene, i: int, candidates: list[tuple[int, Hit, str]], reckoned: Hit | None) -> tuple[Hit, str]:
    """The cue that wins among those that reach mention i, and what it says there."""
    # words in one verb phrase speak together ('scrap a threatened'); farther ones only where nothing is nearer
    far = {hit for _, hit, value in candidates if predicate.undone(scene, i, hit, value)}
    foretelling = listed("foretelling")
    guesses = [hit for _, hit, value in candidates if value == "estimated"]
    far |= {hit for hit in guesses if scene.word(hit.last + 1) == "that"}  # 'estimates that'
    far |= {hit for _, hit, _ in candidates if hit.phrase in CONDITIONS or hit.phrase.endswith(" warned that")}
    far |= {hit for _, hit, _ in candidates if hit.first == 0 and hit.phrase.startswith("under ")}  # 'Under a proposal'
    group = [c for c in candidates if c[0] <= candidates[0][0] + 6 or c[1] in far]
    # 'will' alone is weaker than a verb of estimating: 'reckons the reef will shrink'
    _, hit, value = max(group, key=lambda c: (0.5 if c[1].phrase in foretelling else STRENGTH.index(c[2]), -c[0]))
    threats = (h for _, h, v in candidates if v == "threatened" and "to" in scene.words(h.last + 1, h.last + 4))
    threat = next(threats, None)  # 'threatened on Friday to call off the summit'
    if value == "cancelled" and threat and scene.word(hit.first - 1) == "to" and 0 < hit.first - threat.last <= 5:
        hit, value = threat, "threatened"  # 'threatened to withdraw 600 flats'
    if hit.phrase in CONDITIONS:
        able = (h for h in guesses if h.phrase.startswith(("could ", "may ", "might ")))
        # 'Citi sees inflation at 2.5% if levies are cut'
        seen = (h for h in guesses if h.last < scene.qualities[i].first and scene.tag(h.first) in ("V", "VD"))
        told = next(able, None) or reckoned or next(seen, None)
        former = scene.qualities[i - 1].lead if i else 0
        put = any(scene.word(k) in PUTS and scene.tag(k - 1) != "M" for k in range(former))
        if not told and put and scene.word(former) == "at":
            return hit, "estimated"  # 'puts the rate at 16.8%, falling to 9.3% if the court throws it out'
        if told:  # 'If the court agrees, refunds could reach $130 billion', 'would fall to 9% if …, the lab estimated'
            return told, "estimated"
    would = hit.phrase.startswith("would have") and (scene.mentions[i].money or "policy" not in scene.sets)
    weak = value == "pledged" and (hit.phrase in foretelling or hit.phrase.startswith("would "))
    removed = value == "cancelled" and hit.phrase.startswith("remov") and scene.mentions[i].unit in PERCENTS
    if removed and any(h.last + 1 == scene.qualities[i].first for h in guesses):
        value = "estimated"  # 'removes an estimated 3% of supply'
    by_others = reckoned is not None or predicate.reckoned_before(scene, hit) or predicate.foreseen(scene, hit)
    foreseen = (guesses and (would or weak)) or (weak and by_others)
    perhaps = value == "delayed" and scene.word(hit.first - 1) in MAY  # 'could delay deliveries'
    # 'the bloc would have 61 seats' supposes nothing that is past
    has = hit.phrase == "would have" and any(hit.last == quality.lead for quality in scene.qualities)
    if hit.phrase == "will cost" and scene.mentions[i].paid and scene.mentions[i].value < PRICED:
        return hit, "pledged"  # 'an hour will cost £1.80' is a price that somebody sets
    lasts = scene.mentions[i].unit in TIMES and scene.word(scene.qualities[i].lead) == "take"  # 'will take six months'
    stays = scene.word(hit.first - 1) in ("will", "would") and scene.word(hit.first) in listed("foretold verb")
    expected = scene.word(hit.first - 1) == "to" and any(h.first < hit.first - 2 for h in guesses)
    if value == "in force" and expected and hit.first < scene.qualities[i].first:
        value = "estimated"  # 'expects rates to fall to 3% and growth to hold at 2%'
    if value == "in force" and stays and hit.first < scene.qualities[i].first:  # 'the fare would stay at £2'
        value = "pledged" if listed("statistic").isdisjoint(scene.words(hit.first - 8, hit.first)) else "estimated"
    faces = hit.phrase == "see" and scene.word(hit.first - 1) in ("will", "would")
    if faces and not neighbours("levy").isdisjoint(scene.words(hit.last + 1, hit.last + 4)):
        value = "pledged"  # 'Swiss exporters will see the levy fall to 15%'
    warned = value == "threatened" and hit.phrase.startswith("warned of") and "policy" not in scene.sets
    if warned or foreseen or perhaps or has or (weak and lasts) or _foretold(scene, scene.qualities[i], hit, value):
        value = "estimated"  # 'they reckon it would have cost $5bn', 'reckons that the number will halve'
    return hit, value


def _to_be_done(scene: Scene, i: int) -> int:
    """The verb of 'At least $67 billion is to flow', '65 jobs will go' and 'two halls are to be built', or -1."""
    quality, mention = scene.qualities[i], scene.mentions[i]
    verb, owned = scene.verb(quality.after), scene.word(quality.first - 1).endswith(("'s", "s'"))
    owned = owned or scene.word(quality.first - 1) in grammar("possessive")  # 'Six of its 11 libraries'
    counted = (mention.paid or mention.noun or scene.word(quality.after) == "of") and not owned
    if not counted or not {",", ";", "S", "W", "C"}.isdisjoint(scene.tags(quality.after, verb)):
        return -1
    done = scene.tag(verb + 1) == "VB" and scene.tag(verb + 2) in ("VN", "VD")
    told = scene.word(verb) == "would" and not words("say").isdisjoint(scene.words(0, len(scene.tokens)))
    if scene.word(verb) == "will" or told:  # '£3 million would go into bursaries, she said'
        return verb if done or scene.word(verb + 1) in grammar("decided verb") else -1
    to = scene.word(verb) in ("is", "are") and scene.word(verb + 1) == "to"
    return verb if to and scene.tag(verb + 2) in ("V", "VB") else -1


def _for_later(scene: Scene, quality: Quality) -> int:
    """The verb of 'approved duties of up to 50%, effective January 1', or -1: what begins behind the vote."""
    verb = next((k for k in range(quality.lead, 0, -1) if scene.tag(k) in FINITE), -1)
    begins = (k for k in range(quality.after, quality.after + 7) if scene.word(k) in ("from", "effective", "starting"))
    dated = any(any(map(MONTHS.get, scene.words(k + 1, k + 4))) for k in begins)
    return verb if dated and scene.word(verb) in grammar("voting through") else -1


def _warned(scene: Scene, quality: Quality) -> int:
    """The verb of 'would face a 25% duty, Trump warned', 'Trump warned that they would face a 25% duty', or -1."""
    if {"warned", "threatened"}.isdisjoint(scene.words(0, len(scene.tokens))):
        return -1
    policy = {hit.first for hit, _, _ in scene.sets.get("policy", ())}
    levy = not policy.isdisjoint((quality.after, quality.after + 1, quality.lead - 1))
    modal = next((k for k in range(quality.lead, quality.lead - 6, -1) if scene.word(k) in ("would", "will")), -1)
    deed, own = scene.word(modal + 1), scene.word(modal - 1) in ("it", "he", "she", "we", "i")
    direct = FINITE.isdisjoint(scene.tags(modal + 2 + (deed == "be"), quality.lead))
    faced = levy and deed in FACING and not own  # but 'Toyota warned that it would pay a 15% tariff'
    hits = own and deed in HITTING and not neighbours("levy").isdisjoint(scene.words(modal, quality.after + 5))
    if modal < 0 or not direct or not (faced or hits):
        return -1
    before = (k for k in range(quality.lead) if scene.word(k) == "warned" and scene.word(k + 1) in ("that", "it"))
    comma = next((k for k in range(quality.after, quality.after + 4) if scene.word(k) == ","), -1)
    behind = (k for k in range(comma + 1, comma + 5) if comma >= 0 and scene.tag(k) in FINITE)
    verb = next(behind, -1)
    verb = verb if scene.word(verb) in ("warned", "threatened") else next(before, -1)
    who = verb - 1 - (scene.tag(verb - 1) == "VH")  # 'Trump has warned'
    return verb if verb > 0 and (scene.tag(who) == "NP" or scene.word(who) in words("title")) else -1


def _may_come(scene: Scene, i: int) -> int:
    """The modal of 'Up to 120mm of rain could fall', '10,000 jobs may be lost', or -1: nobody knows whether it will."""
    quality, verb = scene.qualities[i], scene.verb(scene.qualities[i].after)
    after = scene.word(quality.after) == "of"
    sized = scene.mentions[i].noun or scene.mentions[i].paid or after
    known = scene.word(quality.first - 1) in {"the", "these", "those"} | grammar("possessive")  # 'the 40 flats'
    known = known or scene.text.startswith(" of the ", scene.mentions[i].end)  # 'two of the men'
    begins = quality.lead < 0 or scene.tag(quality.lead) in (",", ";", "C", "S")  # but 'a plant employing 300 people'
    known = known or not begins or scene.word(quality.first - 1) in ("a", "an")  # 'A £3m painting could be sold'
    if scene.word(verb) not in MAY or not sized or known:
        return -1
    if not {",", ";", "S", "W", "C", "I", "V"}.isdisjoint(scene.tags(quality.after + after, verb)):
        return -1
    done = scene.word(verb + 1) == "be" and scene.word(verb + 2) in grammar("done in doubt")
    return verb if done or scene.word(verb + 1) in grammar("come in doubt") else -1


def _put_at(scene: Scene, quality: Quality) -> int:
    """The verb of 'puts the bill at $600 billion', 0 where none is: who puts an amount on something reckons."""
    if {"at", "near"}.isdisjoint(scene.words(quality.lead, quality.first)):
        return 0
    verb = next((k for k in range(quality.lead - 1, 0, -1) if scene.tag(k) in FINITE), 0)
    it = scene.word(verb + 1) in ("it", "them")  # 'put it on the market at $1.2 million' is no estimate
    return verb if scene.word(verb) in PUTS and not (it and quality.lead > verb + 2) else 0


def _state(scene: Scene, i: int, value: str, first: int, last: int) -> None:
    """Sets the status of mention i, and tells the words that say so."""
    scene.qualities[i].status = value  # type: ignore[assignment]
    scene.cue(i, first, last, f"status {value}")
    scene.qualities[i].why.append(f"status {value}: {' '.join(scene.words(first, last + 1))}")


def _hypothetical(scene: Scene, quality: Quality) -> int:
    """The 'would' of 'a plant that would yield 100 tonnes': what is not so yet is an estimate; 0 where none is."""
    would = scene.last("M", 0, quality.first)
    plain = would > 0 and scene.word(would) == "would" and scene.tag(would + 1) != "VH"
    supposed = scene.word(0) in ("if", "without") or "policy" not in scene.sets
    plain = plain and "having" not in scene.words(would, quality.first)  # 'would comply, having raised £38m'
    told = plain and supposed and FINITE.isdisjoint(scene.tags(would + 2, quality.lead + 1))
    main = scene.verb(0)  # 'The war lasted, and would'
    past = main < would and scene.tag(main) == "VD" and words("say").isdisjoint(scene.words(main, would))
    known = scene.word(quality.first - 1) in {"the"} | grammar("possessive")  # 'free some of the 1,500 men held'
    own = scene.word(quality.lead) == "and" and not FINITE.isdisjoint(scene.tags(quality.after, quality.after + 3))
    return would if told and not (past or known or own) else 0


def _gapped(scene: Scene, i: int) -> None:
    """'Inflation is put at 2.1%; growth at 1.2%': a statement without a verb of its own is told as the one before."""
    former, quality = scene.qualities[i - 1], scene.qualities[i]
    if i == 0 or former.status not in ("estimated", *MEANT):
        return
    tags, told = scene.tags(former.after, quality.first), " ".join(scene.words(former.after, quality.first))
    follows = ", followed by" in told and scene.mentions[i].unit == scene.mentions[i - 1].unit
    # 'of which 700 would be oxides', 'of which $150 billion goes to shipyards'
    part = ", of which" in told and scene.word(quality.after) in ("will", "would", "goes", "go")
    costs = former.status == "estimated" and WHICH_COSTS.search(told)
    begin = scene.last(";", former.after, quality.first)
    around = {*scene.tags(begin, quality.first), *scene.tags(quality.after, quality.after + 1)}
    amounts = scene.mentions[i].unit == scene.mentions[i - 1].unit and scene.mentions[i].unit not in PERCENTS
    listing = amounts and former.status in MEANT and LISTING.issuperset(tags) and not {"C", ","}.isdisjoint(tags)
    gap = begin >= 0 and FINITE.isdisjoint(around) and "N" in tags and len(tags) < 8
    # 'put inflation at 3.1% for this year and 2.6% for next'
    year = former.status == "estimated" and scene.words(quality.after, quality.after + 2) == ["for", "next"]
    year = year and FINITE.isdisjoint(tags)
    # 'think prices rise 1%, which costs a household $900', 'promised 5 tons of beef and 4 tons of ham'
    if follows or part or costs or gap or listing or year:
        quality.status = former.status
        quality.why.append("status of the number before")


def _foretold(scene: Scene, quality: Quality, hit: Hit, value: str) -> bool:
    """'growth will be 3%', 'the toll may be 40': what nobody decides is a forecast and no pledge."""
    foretells = hit.phrase in listed("foretelling") or hit.phrase in ("is to", "are to", "is set to", "are set to")
    if value not in MEANT or not foretells or "policy" in scene.sets:
        return False
    verb = hit.last + 1 + (scene.tag(hit.last + 1) == "R")
    moves = any(h.first == verb and h.rows[0][0] in ("direction", "move", "bound") for h in scene.hits)  # 'will top'
    dearer = hit.phrase == "would be" and scene.word(quality.after) in listed("more than before")
    told = hit.phrase.endswith(" be") or moves or scene.word(verb) in listed("foretold verb")  # not 'will buy 3%'
    numbers = listed("statistic") | grammar("foretold")
    begin = hit.first
    while begin > 0 and scene.tag(begin - 1) in ("N", "NP", "A", "D", "O", "I"):
        begin -= 1
    # 'Demand for silver will outrun supply'
    link = next((k for k in range(begin + 1, hit.first) if scene.tag(k) in ("O", "I")), hit.first)
    own = scene.word(link - 1) in numbers or scene.word(verb) in grammar("suffering verb")  # 'will miss six weeks'
    own = own or (moves and is_commodity(scene.word(link - 1)))  # 'Oil will hit $80'
    return dearer or own or (told and not listed("statistic").isdisjoint(scene.words(hit.first - 12, hit.first)))
