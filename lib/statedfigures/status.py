"""Cues that tell whether a figure holds: pledged, proposed, threatened, delayed, cancelled, estimated."""

from __future__ import annotations

import re
from itertools import pairwise

from .core import measure_words
from .cues import FAR, Hit, Quality, Scene, listed
from .hedging import denied
from .mention import DURATIONS, PERCENTS
from .naming import words
from .places import kind_of
from .predicate import (
    closed_behind,
    in_clause_behind,
    left_behind,
    meant,
    next_verb,
    of_old,
    predicated,
    promised_behind,
    reckoned_before,
    record,
    supposed,
    taken_back,
    told_apart,
    undone,
    vowed,
)
from .words import FINITE

STRENGTH: dict[str, int] = {  # which status wins where several reach a figure: 'scrap a threatened 100% tariff'
    "cancelled": 7, "delayed": 6, "threatened": 5, "proposed": 4, "pledged": 3, "estimated": 2, "in force": 1,
}  # fmt: skip
OWNED = frozenset(["its", "their", "his", "her", "our", "my"])
CONDITIONS = frozenset(["if", "unless"])
CONDITIONAL = CONDITIONS | {"had warned that", "has warned that"}  # these reach farther than other cues
APART = frozenset(["and", ",", "to", "by", "or", "from", "for", "after", "because", "when"])
MAY = frozenset(["may", "might", "could", "would", "should"])
WHICH_COSTS = re.compile(
    r", which (?:would |will |could )?(?:costs?|means?|amounts?|adds?|takes?|equals?|leaves?|sets?)\b"
)


def read_status(scene: Scene, i: int) -> None:
    """The strongest status that reaches the figure with no other figure's words between."""
    quality = scene.qualities[i]
    later = zip(scene.qualities[i + 1 :], scene.mentions[i + 1 :], strict=True)
    next_first = next((q.first for q, m in later if not scene.in_aside(q.first) and m.unit != "date"), FAR)
    candidates = [
        (distance, hit, meant(scene, hit, value))
        for distance, hit, value in scene.reach(i, "status")
        if not _beside_the_point(scene, i, hit, value) and not (hit.first >= quality.after and hit.first > next_first)
    ]
    if (told := promised_behind(scene, quality)) >= 0:
        quality.role = "target"
        _state(scene, i, "pledged", told, told, scene.word(told))
        return
    if (reckoned := _reckoned(scene, quality)) and all(value == "in force" for _, _, value in candidates):
        _state(scene, i, "estimated", reckoned.first, reckoned.last, reckoned.phrase)
        return
    if not candidates and scene.mentions[i].unit == "ratio" and scene.word(quality.first - 1) in MAY:
        _state(scene, i, "estimated", quality.first - 1, quality.first - 1, scene.word(quality.first - 1))
        return  # 'Demand may double by 2030'
    if not candidates and scene.mentions[i].money and (put := _put_at(scene, quality)):
        _state(scene, i, "estimated", put, put, scene.word(put))
        return
    if not candidates and (would := _contrary(scene, quality)):
        _state(scene, i, "cancelled", would, would + 1, "would have")
        return
    if not candidates:
        _gapped(scene, i)
        if scene.vowing and (would := _hypothetical(scene, quality)):
            _state(scene, i, "pledged" if vowed(scene, would) else "estimated", would, would, "would")
        return
    quality.threatened = any(value == "threatened" for _, _, value in candidates)
    hit, value = _strongest(scene, i, candidates)
    if value in ("threatened", "proposed", "pledged") and (back := taken_back(scene, quality)):
        hit, value = back, "cancelled"
    _state(scene, i, value, hit.first, hit.last, hit.phrase)


def _strongest(scene: Scene, i: int, candidates: list[tuple[int, Hit, str]]) -> tuple[Hit, str]:
    """The cue that wins among those that reach mention i, and what it says there."""
    nearest = candidates[0][0]
    # words in one verb phrase speak together ('scrap a threatened'); farther ones only where nothing is nearer
    far = {c[1] for c in candidates if c[1].phrase in CONDITIONAL or undone(scene, i, *c[1:])}
    far |= {c[1] for c in candidates if c[2] == "estimated" and scene.word(c[1].last + 1) == "that"}  # 'estimates that'
    group = [c for c in candidates if c[0] <= nearest + 6 or c[1] in far]
    # 'will' alone is weaker than a verb of estimating: 'reckons the reef will shrink'
    _, hit, value = max(group, key=lambda c: (1.5 if c[1].phrase in listed("foretelling") else STRENGTH[c[2]], -c[0]))
    threats = (c for c in candidates if c[2] == "threatened" and "to" in scene.words(c[1].last + 1, c[1].last + 4))
    threat = next(threats, None)  # 'threatened on Friday to call off the summit'
    if value == "cancelled" and threat and scene.word(hit.first - 1) == "to" and 0 < hit.first - threat[1].last <= 5:
        _, hit, value = threat  # 'threatened to withdraw 600 flats'
    if hit.phrase in CONDITIONS:
        able = (h for _, h, v in candidates if v == "estimated" and h.phrase.startswith(("could ", "may ", "might ")))
        if told := next(able, None) or _reckoned(scene, scene.qualities[i]):
            # 'If the court agrees, refunds could reach $130 billion', 'would fall to 9% if …, the lab estimated'
            hit, value = told, "estimated"
    doubtful = hit.phrase.startswith("would have") and (scene.mentions[i].money or "policy" not in scene.sets)
    if doubtful and any(c[2] == "estimated" for c in candidates):
        value = "estimated"  # 'they reckon it would have cost $5bn'
    weak = value == "pledged" and (hit.phrase in listed("foretelling") or hit.phrase.startswith("would "))
    foreseen = weak and (any(c[2] == "estimated" for c in candidates) or reckoned_before(scene, hit))
    foreseen = foreseen or (weak and _reckoned(scene, scene.qualities[i]) is not None)
    perhaps = value == "delayed" and scene.word(hit.first - 1) in ("could", "may", "might")  # 'could delay deliveries'
    if _foretold(scene, scene.qualities[i], hit, value) or foreseen or perhaps:
        value = "estimated"  # 'the ministry reckons that the number will halve'
    return hit, value


def _state(scene: Scene, i: int, value: str, first: int, last: int, phrase: str) -> None:
    """Sets the status of mention i, and tells the words that say so."""
    scene.qualities[i].status = value  # type: ignore[assignment]
    scene.cue(i, first, last, f"status {value}")
    scene.qualities[i].why.append(f"status {value}: {phrase}")


def _reckoned(scene: Scene, quality: Quality) -> Hit | None:
    """The verb of 'The mines hold 60% of the ore, the IEA estimates': who reckons stands behind a comma."""
    for hit, value, _ in scene.sets.get("status", ()):
        k = hit.first - 1
        while value == "estimated" and scene.tag(k) in ("NP", "N", "A", "D", "P", "I", "C", "VH"):
            k -= 1
        verb = scene.tag(hit.first) in ("V", "N", "VD", "VN")
        told = hit.first - 1 > k >= quality.after and verb and scene.word(k) == ","
        if not told or scene.word(hit.last + 1) not in (".", ",", ";", ""):
            continue
        between = [*pairwise(scene.tokens[quality.after : k + 1])]  # 'Prices, near $9, could average $8, Citi says'
        if not any(t.tag == ";" or (t.lower == "," and then.tag in ("M", "V", "VD", "VB")) for t, then in between):
            return hit
    return None


def _put_at(scene: Scene, quality: Quality) -> int:
    """The verb of 'puts the bill at $600 billion', 0 where none is: who puts a sum on something reckons."""
    if scene.word(quality.lead) != "at":
        return 0
    verb = next((k for k in range(quality.lead - 1, 0, -1) if scene.tag(k) in FINITE), 0)
    return verb if scene.word(verb) in ("put", "puts") and scene.word(verb + 1) not in ("it", "them") else 0


def _contrary(scene: Scene, quality: Quality) -> int:
    """'Had the talks failed, an extra 100% tariff would have hit it': the 'would' of what did not come; else 0."""
    opened = scene.word(0) in ("had", "without") and "," in scene.words(0, quality.first)
    would = scene.verb(quality.after) if opened else 0
    told = scene.words(would, would + 2) == ["would", "have"] and scene.word(would + 2) != "to"
    return would if would and told else 0


def _hypothetical(scene: Scene, quality: Quality) -> int:
    """The 'would' of 'a plant that would yield 100 tonnes': what is not so yet is an estimate; 0 where none is."""
    would = scene.last("M", 0, quality.first)
    plain = would > 0 and scene.word(would) == "would" and scene.tag(would + 1) != "VH"
    supposed = scene.word(0) in ("if", "without") or "policy" not in scene.sets
    told = plain and supposed and FINITE.isdisjoint(scene.tags(would + 2, quality.lead + 1))
    main = scene.verb(0)  # 'The war lasted, and would'
    past = main < would and scene.tag(main) == "VD" and scene.word(main) not in words("say")
    known = scene.word(quality.first - 1) in ("the", "its", "their", "his", "her")  # 'free some of the 1,500 men held'
    own = scene.word(quality.lead) == "and" and not FINITE.isdisjoint(scene.tags(quality.after, quality.after + 3))
    return would if told and not (past or known or own) else 0


def _gapped(scene: Scene, i: int) -> None:
    """'Inflation is put at 2.1%; growth at 1.2%': a statement without a verb of its own is told as the one before."""
    former = scene.qualities[i - 1] if i else None
    if former is None or former.status not in ("estimated", "pledged", "proposed"):
        return
    quality = scene.qualities[i]
    tags, told = scene.tags(former.after, quality.first), " ".join(scene.words(former.after, quality.first))
    follows = ", followed by" in told and tags.count(",") == 1 and scene.mentions[i].unit == scene.mentions[i - 1].unit
    costs = former.status == "estimated" and WHICH_COSTS.search(told)
    begin = scene.last(";", former.after, quality.first)
    around = {*scene.tags(begin, quality.first), *scene.tags(quality.after, quality.after + 1)}
    gap = begin >= 0 and FINITE.isdisjoint(around) and "N" in tags and len(tags) < 8
    if follows or costs or gap:  # 'think prices rise 1%, which costs a household $900'
        quality.status = former.status
        quality.why.append("status of the number before")


def _foretold(scene: Scene, quality: Quality, hit: Hit, value: str) -> bool:
    """'growth will be 3%', 'the toll may be 40': what nobody decides is a forecast and no pledge."""
    foretells = hit.phrase in listed("foretelling") or hit.phrase in ("is to", "are to")
    if value not in ("pledged", "proposed") or not foretells or "policy" in scene.sets:
        return False
    verb = hit.last + 1 + (scene.tag(hit.last + 1) == "R")
    moves = any(h.first == verb and h.rows[0][0] in ("direction", "move") for h in scene.hits)
    if hit.phrase == "would be" and scene.word(quality.after) in listed("more than before"):
        return True  # 'they would be 37% dearer'
    if not (hit.phrase.endswith(" be") or moves or scene.word(verb) in listed("foretold verb")):
        return False  # 'the growth fund will buy 3%'
    return not listed("statistic").isdisjoint(scene.words(hit.first - 8, hit.first))


def _beside_the_point(scene: Scene, i: int, hit: Hit, value: str) -> bool:
    """Whether a status cue is said of something else than mention i."""
    quality, unit = scene.qualities[i], scene.mentions[i].unit
    if unit == "vote":
        return True  # 'struck down his tariffs by 6-3', 'will have to pay, the council decided by seven votes to two'
    if scene.word(quality.first - 1) in OWNED and value in ("pledged", "proposed", "estimated"):
        return True  # 'plans to shed 90 of its 1,240 posts', 'will stop shrinking its $6.6 trillion balance sheet'
    if unit.endswith(" of age") or (unit in DURATIONS and _only_when(scene, quality, value)):
        return True
    if hit.last < quality.first - 1 and value in ("estimated", "pledged", "proposed", "cancelled"):
        owned = scene.word(quality.first - 1).endswith(("'s", "s'")) and unit in DURATIONS
        if owned or left_behind(scene, hit, quality.first) or told_apart(scene, hit.last, quality.first):
            return True  # 'could end the group's 18-year revolt'
    if value in ("proposed", "pledged") and hit.last < quality.first - 2 and of_old(scene, quality):
        return True  # 'plans to allow 260 million tonnes, 30% below the 379 million of 2025'
    if value == "proposed" and hit.last < quality.first - 1 and scene.word(quality.first - 1) == "the":
        return scene.tag(quality.after) in ("N", "A", "NP")  # 'wants the 8% duty removed'
    unless = not CONDITIONS.isdisjoint(scene.words(quality.after, hit.first))
    if hit.first > quality.after and (unless or in_clause_behind(scene, quality.after, hit)):
        return True  # 'will close 40 branches unless the levy is dropped'
    if value in ("delayed", "cancelled") and denied(scene, hit.first) >= 0:
        return True  # 'The 30% duty was not postponed'
    warned = hit.phrase.endswith("warned that") and "would" not in scene.words(hit.last, hit.last + 12)
    rule = hit.phrase in listed("of a rule only") or supposed(scene, hit)
    if warned or (rule and "policy" not in scene.sets):
        return True  # 'if prices rise 5%' threatens nobody
    attribute = scene.tag(hit.first - 1) == "N" and scene.tag(hit.first) in ("VN", "VD")
    if value == "in force" and attribute and scene.verb(hit.last + 1) < quality.first:
        return True  # 'the duty imposed over fentanyl is cut to 10%'
    done = scene.tag(hit.first - 1) == "VH" and scene.word(hit.last + 1) == "," and hit.last < quality.first
    if done and any(q.after < hit.first and q.first > scene.last(",", 0, hit.first) for q in scene.qualities):
        return True  # 'Instead of the 100% tax he had threatened, Trump settled for 10%'
    attribute = scene.tag(hit.first - 1) == "D" and value in ("pledged", "proposed", "in force")
    if attribute and any(hit.last < q.first < quality.first for q in scene.qualities):
        return True  # 'the promised 25 million tons are below the average of 29 million'
    if _other_sense(scene, i, hit):
        return True
    if hit.first >= quality.after:
        return _apart_behind(scene, i, hit, value)
    return _past_turn(scene, hit, value, quality.first) or _other_act(scene, i, hit, value)


def _only_when(scene: Scene, quality: Quality, value: str) -> bool:
    """Whether a duration only tells when or how long ago: 'agreed to trim tariffs after a 100-minute meeting'."""
    aimed = value in ("pledged", "proposed", "threatened") and scene.word(quality.after) in listed("event")
    event = aimed and scene.word(quality.lead) in ("after", "during", "in", "following", "at", "from")
    return event or record(scene, quality.first)


def _other_sense(scene: Scene, i: int, hit: Hit) -> bool:
    """Whether a cue is another word of the same letters, or one that tells nothing of what mention i measures."""
    mention, unit = scene.mentions[i], scene.mentions[i].unit
    if hit.phrase.endswith(("answered with", "hit back with")) and unit not in PERCENTS:
        return True  # 'which answered with fees of 400 yuan': they were charged
    if unit == "percentage point" and hit.last == scene.qualities[i].lead and hit.phrase in listed("removal"):
        return True  # 'removes 10 percentage points of the tariff': the rest stays
    if hit.phrase.startswith("weigh") and measure_words("unit").get(unit.partition("/")[0]) == "weight":
        return True  # 'weighs 4.8 grams'
    if hit.phrase in ("look for", "looks for") and not (mention.money or "percent" in unit):
        return True  # 'The judges look for 3 things'
    if hit.phrase.startswith("must ") and not (unit.startswith("tonne") or mention.value >= 1e6):
        return True  # 'fans must buy tickets for $40'
    things = scene.tag(hit.first - 1) in ("I", "O", "D", "#", "$") or scene.tag(hit.last + 1) in ("I", ",", ".")
    if hit.phrase in ("project", "projects") and things:
        return True  # 'a pipeline of $8.5bn in projects', 'put $1bn into mining projects within six months'
    word = scene.tokens[hit.first].text
    if word == "Project" and (hit.first or scene.tag(hit.last + 1) == "NP"):
        return True  # 'according to Project Blue'
    noun = hit.first > 0 and word in ("projects", "estimates", "plans")
    return noun and kind_of(scene.tokens[hit.first - 1].text) == "demonym"  # 'into American projects'


def _apart_behind(scene: Scene, i: int, hit: Hit, value: str) -> bool:
    """'24% tariff is suspended', but '47% and scrap a threatened': whether a cue behind mention i is of another."""
    quality = scene.qualities[i]
    if value in ("cancelled", "delayed") and predicated(scene, i, hit):
        return False
    dated = i + 1 < len(scene.mentions) and scene.mentions[i + 1].unit == "date"
    if hit.phrase in CONDITIONS and dated and hit.first == scene.qualities[i + 1].after:
        return False  # 'a 30% tariff from August 1 if Brussels refused'
    between = scene.words(quality.after, hit.first)
    named = set(scene.tags(quality.after + 1, hit.first))
    if value == "threatened" and between[-1:] == [","] and scene.word(hit.last + 1) == "by" and len(between) < 8:
        return False  # 'a 100% duty on medicines, threatened by Trump'
    if value == "estimated" and between[:1] == [","] and named and named <= {"NP", "N", "D", "A"}:
        return False  # ', Penn Wharton estimates'
    if "polled" in between or "surveyed" in between:  # 'the 0.1% economists polled by Reuters had expected'
        between = [word for word in between if word != "by"]
    return len(between) > 6 or not APART.isdisjoint(between)


def _other_act(scene: Scene, i: int, hit: Hit, value: str) -> bool:
    """Whether the verb or noun of a cue before mention i means something else there: 'lifted its policy rate'."""
    quality = scene.qualities[i]
    if hit.phrase in ("not", "never"):  # 'not 57% any more', but 'not certain when it issued four updates'
        if scene.word(quality.first - 1) == "the" and scene.tag(quality.after) in ("P", "NP"):
            return True  # 'now puts it at 2%, not the 2.6% it foresaw'
        return hit.last not in (quality.lead, quality.first - 1)
    asked = listed("asking").intersection(scene.words(hit.last + 1, quality.first))
    if asked and hit.phrase in listed("modal"):
        return True  # 'I will ask why we lost 14 members'
    if hit.phrase.startswith("announc") and scene.word(quality.first - 1) == "the":
        return True
    if hit.phrase.startswith("prediction"):  # 'defied predictions of 4%', but 'despite predictions of a slump it grew'
        return hit.last != quality.lead
    if hit.phrase.startswith("announc") and scene.word(hit.last + 1) == "that":  # 'announced that nine were eligible'
        tags = scene.tags(hit.last + 1, len(scene.tokens))
        return "M" not in tags and ("VB", "T") not in pairwise(tags)
    if hit.phrase.startswith("lift"):  # 'lifted its duties of up to 15%', but 'lifted its policy rate 25 points'
        near = [h for h, _, _ in scene.sets.get("policy", ()) if hit.last < h.first]
        own = any(h.first in (quality.after, quality.after + 1) for h in near)  # 'lifted the 25% tariff'
        return not (own or (near and scene.word(quality.lead) == "of"))
    if hit.phrase in ("drops", "dropping", "drop", "dropped"):  # 'drops from 57%', 'dropped 5%' cancel nothing
        owned = scene.word(hit.last + 1) in ("the", "its", "their", "his", "her")  # 'dropped the additional 40% levy'
        return (hit.last == quality.lead and not owned) or scene.tag(hit.last + 1) not in ("D", "N", "A", "NP")
    if value == "delayed" and scene.tag(hit.first) == "N" and not scene.mentions[i].timed:
        return scene.word(hit.last + 1) not in ("of", "on")  # 'the 90-day pause brings the tariff to 30%'
    return False


def _past_turn(scene: Scene, hit: Hit, value: str, first: int) -> bool:
    """Whether the number at token `first` is told of something else than the cue before it."""
    between = scene.words(hit.last + 1, first)
    if not CONDITIONS.isdisjoint(between):
        return True  # 'will rise unless it ratifies the $350bn plan'
    opened = scene.word(0) in CONDITIONS and hit.first > 0 and "," in between
    if scene.word(0) == "with" or not {"before", "after", "when"}.isdisjoint(scene.words(0, 3)):
        opened = closed_behind(scene, hit, first)  # 'Hours before they were due to meet, it bought'
    before = scene.words(hit.first - 4, hit.first)
    compared = "as" in before or ("than" in before and scene.tag(hit.last + 2) == "VG")
    if value == "estimated" and compared and between[:1] == [","]:
        return True  # 'as economists had predicted, having cut it', 'better than expected, sending the index up'
    if opened and value in ("pledged", "proposed"):
        return True  # 'If the court agrees, refunds could reach $130 billion'
    if hit.phrase in CONDITIONS:  # what has not happened yet threatens nobody: 'if it ratifies the $350bn plan'
        return hit.first > 0 and "," not in between and scene.tag(hit.first - 1) != ","
    return value in ("cancelled", "delayed") and next_verb(scene, hit.last + 1, first)  # 'drop its tariffs and buy'
