"""Cues in a sentence → each mention's bound, role, direction and status."""

from __future__ import annotations

from itertools import pairwise

from .changes import compared, read_changes
from .cues import FAR, Hit, Quality, Scene, listed
from .hedging import read_bound
from .mention import DURATIONS, PERCENTS, Sentence
from .words import FINITE, PAST

STRENGTH: dict[str, int] = {  # which status wins where several reach a figure: 'scrap a threatened 100% tariff'
    "cancelled": 7, "delayed": 6, "threatened": 5, "proposed": 4, "pledged": 3, "estimated": 2, "in force": 1,
}  # fmt: skip
CONDITIONS = ("if", "unless")
UNLESS = frozenset(CONDITIONS)
TRUCES = frozenset(["truce", "ceasefire", "armistice"])
APART = frozenset(["and", ",", "to", "by", "or", "from", "for"])


def qualify(sentence: Sentence) -> list[Quality]:
    """A Quality for each mention of the sentence, in order.

    >>> from .find import find
    >>> [s] = find("It cut the duty from 57% to roughly 47%.", ((0, 40),))
    >>> [(q.role, q.bound) for q in qualify(s)]
    [('from', '='), ('to', '~')]
    """
    scene = Scene(sentence)
    every = range(len(scene.mentions))
    for i in every:
        read_bound(scene, i)
    for i in every:
        _status(scene, i)
    read_changes(scene)
    for i in every:
        _settle(scene, i)
    return scene.qualities


def _status(scene: Scene, i: int) -> None:
    """The strongest status that reaches the figure with no other figure's words between."""
    quality = scene.qualities[i]
    next_first = scene.qualities[i + 1].first if i + 1 < len(scene.qualities) else FAR
    candidates = [
        (distance, hit, value)
        for distance, hit, value in scene.reach(i, "status")
        if not _beside_the_point(scene, i, hit, value) and not (hit.first >= quality.after and hit.first > next_first)
    ]
    if not candidates:
        _gapped(scene, i)
        return
    quality.threatened = any(value == "threatened" for _, _, value in candidates)
    nearest = candidates[0][0]
    # words in one verb phrase speak together ('scrap a threatened'); farther ones only where nothing is nearer
    group = [c for c in candidates if c[0] <= nearest + 6 or c[1].phrase in CONDITIONS]
    _, hit, value = max(group, key=lambda c: (_strength(c[1], c[2]), -c[0]))
    threat = next((c for c in candidates if c[2] == "threatened" and scene.word(c[1].last + 1) == "to"), None)
    if value == "cancelled" and threat and threat[1].last + 2 == hit.first:
        _, hit, value = threat  # 'threatened to withdraw 600 flats'
    weak = value == "pledged" and (hit.phrase in listed("foretelling") or hit.phrase.startswith("would "))
    if _foretold(scene, hit, value) or (weak and any(c[2] == "estimated" for c in candidates)):
        value = "estimated"  # 'the ministry reckons that the number will halve'
    quality.status = value  # type: ignore[assignment]
    scene.cue(i, hit.first, hit.last, f"status {value}")
    quality.why.append(f"status {value}: {hit.phrase}")


def _gapped(scene: Scene, i: int) -> None:
    """'Inflation is put at 2.1%; growth at 1.2%': a statement without a verb of its own is told as the one before."""
    former = scene.qualities[i - 1] if i else None
    if former is None or former.status not in ("estimated", "pledged", "proposed"):
        return
    quality = scene.qualities[i]
    between = scene.tags(former.after, quality.first)
    begin = scene.last(";", former.after, quality.first)
    if begin >= 0 and FINITE.isdisjoint(scene.tags(begin, quality.first)) and between.count("N") and len(between) < 8:
        quality.status = former.status
        quality.why.append("status of the number before")


def _foretold(scene: Scene, hit: Hit, value: str) -> bool:
    """'growth will be 3%', 'the toll may be 40': what nobody decides is a forecast and no pledge."""
    if value not in ("pledged", "proposed") or hit.phrase not in listed("foretelling") or "policy" in scene.sets:
        return False
    verb = hit.last + 1 + (scene.tag(hit.last + 1) == "R")
    moves = any(h.first == verb and h.rows[0][0] in ("direction", "move") for h in scene.hits)
    if not (hit.phrase.endswith(" be") or moves or scene.word(verb) in listed("foretold verb")):
        return False  # 'the growth fund will buy 3%'
    return not listed("statistic").isdisjoint(scene.words(hit.first - 8, hit.first))


def _strength(hit: Hit, value: str) -> float:
    """'will' alone is weaker than a verb of estimating: 'reckons the reef will shrink'."""
    return 1.5 if hit.phrase in listed("foretelling") else STRENGTH[value]


def _beside_the_point(scene: Scene, i: int, hit: Hit, value: str) -> bool:
    """Whether a status cue is said of something else than mention i."""
    quality, unit = scene.qualities[i], scene.mentions[i].unit
    if unit.endswith(" of age") or (unit in DURATIONS and _record(scene, quality.first)):
        return True
    if hit.last < quality.first - 1 and value in ("estimated", "pledged", "proposed", "cancelled"):
        owned = scene.word(quality.first - 1).endswith(("'s", "s'")) and unit in DURATIONS
        if owned or _left_behind(scene, hit, quality.first) or _told_apart(scene, hit.last, quality.first):
            return True  # 'could end the group's 18-year revolt'
    if value == "proposed" and hit.last < quality.first - 1 and scene.word(quality.first - 1) == "the":
        return scene.tag(quality.after) in ("N", "A")  # 'wants the 8% duty removed'
    if hit.first > quality.after and not UNLESS.isdisjoint(scene.words(quality.after, hit.first)):
        return True  # 'will close 40 branches unless the levy is dropped'
    if hit.phrase == "if" and "policy" not in scene.sets:
        return True  # 'if prices rise 5%' threatens nobody
    if hit.last < quality.first and _past_turn(scene, hit, value, quality.first):
        return True
    if hit.first >= quality.after:  # '24% tariff is suspended', but '47% and scrap a threatened'
        if value in ("cancelled", "delayed") and _predicated(scene, i, hit):
            return False
        between = scene.words(quality.after, hit.first)
        named = set(scene.tags(quality.after + 1, hit.first))
        if value == "estimated" and between[:1] == [","] and named and named <= {"NP", "N", "D", "A"}:
            return False  # ', Penn Wharton estimates'
        return len(between) > 6 or not APART.isdisjoint(between)
    if hit.phrase in ("not", "never"):  # 'not 57% any more', but 'not certain when it issued four updates'
        return hit.last not in (quality.lead, quality.first - 1)
    asked = listed("asking").intersection(scene.words(hit.last + 1, quality.first))
    if asked and hit.phrase in listed("modal"):
        return True  # 'I will ask why we lost 14 members'
    if hit.phrase.startswith("announc") and scene.word(quality.first - 1) == "the":
        return True
    if hit.phrase.startswith("announc") and scene.word(hit.last + 1) == "that":  # 'announced that nine were eligible'
        tags = scene.tags(hit.last + 1, len(scene.tokens))
        return "M" not in tags and ("VB", "T") not in pairwise(tags)
    if hit.phrase.startswith("lift"):  # 'lifted its duties of up to 15%', but 'lifted its rate to 4%'
        lifted = any(hit.last < h.first <= hit.last + 4 for h, _, _ in scene.sets.get("policy", ()))
        return not lifted or (
            scene.word(quality.lead) in ("to", "by", "from") and scene.word(quality.first - 2) != "of"
        )
    if hit.phrase in ("drops", "dropping", "drop", "dropped"):  # 'drops from 57%', 'dropped 5%' cancel nothing
        owned = scene.word(hit.last + 1) in ("the", "its", "their", "his", "her")  # 'dropped the additional 40% levy'
        return (hit.last == quality.lead and not owned) or scene.tag(hit.last + 1) not in ("D", "N", "A", "NP")
    if value == "delayed" and scene.tag(hit.first) == "N" and not scene.mentions[i].timed:
        return scene.word(hit.last + 1) not in ("of", "on")  # 'the 90-day pause brings the tariff to 30%'
    return False


def _past_turn(scene: Scene, hit: Hit, value: str, first: int) -> bool:
    """Whether the number at token `first` is told of something else than the cue before it."""
    between = scene.words(hit.last + 1, first)
    if not UNLESS.isdisjoint(between):
        return True  # 'will rise unless it ratifies the $350bn plan'
    if hit.phrase in CONDITIONS:  # what has not happened yet threatens nobody: 'if it ratifies the $350bn plan'
        return hit.first > 0 and "," not in between and scene.tag(hit.first - 1) != ","
    return value in ("cancelled", "delayed") and _next_verb(scene, hit.last + 1, first)  # 'drop its tariffs and buy'


def _next_verb(scene: Scene, first: int, end: int) -> bool:
    """Whether 'and' and another verb of the same subject stand between."""
    joined = (k for k in range(first, end - 1) if scene.word(k) in ("and", "but"))
    return any(scene.tag(k + 1) in ("V", "VD", "M") for k in joined)


def _predicated(scene: Scene, i: int, hit: Hit) -> bool:
    """'A $75 fee on cars, due in March, was delayed': the number is in the subject, the cue in its predicate."""
    quality = scene.qualities[i]
    before = scene.tags(0, quality.first)
    return _first_verb(scene, quality.after) == hit.first and ("T" in before or FINITE.isdisjoint(before))


def _record(scene: Scene, first: int) -> bool:
    """'set to be the largest sale for nine years', 'the highest in three decades': how long ago another was."""
    if scene.word(first - 1) not in ("in", "for"):
        return False
    ranks = (k for k in range(first - 8, first - 1) if scene.word(k) == "first" or scene.word(k)[3:].endswith("est"))
    return any(scene.tag(k - 1) == "D" and scene.tag(k - 2) in ("VB", ",", "I") for k in ranks)


def _first_verb(scene: Scene, at: int) -> int:
    """The first finite verb behind a token, past 'has' and 'will' and what stands between ', which' and a comma."""
    which = next((k for k in range(at, min(at + 8, len(scene.tokens))) if scene.tag(k) == "W"), 0)
    if which and scene.word(which - 1) == ",":
        closing = [k for k in range(which, len(scene.tokens)) if scene.word(k) == ","]
        dated = [k for k in closing if scene.tag(k + 1) != "#"]  # 'October 1, 2025'
        at = dated[0] if dated else at
    verb = scene.verb(at)
    while scene.tag(verb) in ("VH", "M") and scene.tag(verb + 1) in ("VB", "VN", "VD"):
        verb += 1
    return verb


def _left_behind(scene: Scene, hit: Hit, first: int) -> bool:
    """'the 60 tents it had asked for, the camp received 22': behind a comma another verb tells what is so."""
    comma = scene.last(",", hit.last + 1, first)
    if comma < 0 or scene.tag(hit.last) == "M":
        return False
    behind = scene.tokens[comma + 1 : first]
    return any(t.tag in ("VD", "VB") or (t.tag == "V" and (t.lower.endswith("s") or t.lower in PAST)) for t in behind)


def _told_apart(scene: Scene, last: int, first: int) -> bool:
    """'called for talks in a protest that closed half the schools': a relative clause tells what was or has been."""
    who = scene.last("W", last + 1, first)
    verb = scene.verb(who + 1) if who >= 0 else first
    return verb < first and (scene.tag(verb) in ("VD", "VH") or scene.word(verb) in ("was", "were"))


def _settle(scene: Scene, i: int) -> None:
    """What the fields say of one another: a `from` row is stated, a threatened level is a threat."""
    quality, unit = scene.qualities[i], scene.mentions[i].unit
    amount = not scene.mentions[i].timed
    if quality.role == "from" and quality.status == "estimated" and _was_forecast(scene, i):
        return
    if quality.role == "from":
        quality.status = "stated"  # what was holds or held, whatever becomes of it
        quality.cues = [cue for cue in quality.cues if not cue.name.startswith("status")]
        quality.why = [reason for reason in quality.why if not reason.startswith("status")]
        return
    decided = "status in force: decision to" in quality.why
    if quality.status == "in force" and quality.role in ("to", "change") and not decided:
        quality.status = "stated"
    if quality.role == "level":
        if quality.threatened and quality.status in ("threatened", "cancelled") and unit in ("percent", ""):
            quality.role = "threat"
        elif not amount and (quality.status == "delayed" or _bounds(scene, i)):
            quality.role = "limit"
        elif amount and (scene.near(i, "target", 5, 3) or (unit not in PERCENTS and _promised(quality))):
            quality.role = "target"
    if quality.status == "estimated" and compared(scene, i, scene.word(quality.lead)):
        quality.status = "stated"  # 'will climb 1.9% after 2.3% last year'
    near = amount and scene.near(i, "policy", 6) and not _body_named(scene) and not _elsewhere(scene, i)
    _enact(quality, near, "policy" in scene.sets)
    named = quality.role == "target" and scene.word(quality.after) in ("target", "goal", "ceiling", "quota", "limit")
    agreed = not amount and quality.status in ("stated", "pledged") and _agreed(scene, i)
    if (named and quality.status == "stated") or agreed:
        quality.status = "in force"  # 'the 2% target', 'agreed to a 72-hour truce'


def _elsewhere(scene: Scene, i: int) -> bool:
    """'would drop its tariffs and buy $500bn of goods': the policy is that of another verb."""
    first = scene.qualities[i].first
    if scene.mentions[i].money and all(hit.phrase in listed("taxes") for hit, _, _ in scene.sets["policy"]):
        return True  # 'customs duties came to $31.4 billion'
    last = max((hit.last for hit, _, _ in scene.sets["policy"] if hit.last < first), default=-1)
    return last >= 0 and not scene.near(i, "policy", 2) and _next_verb(scene, last + 1, first)


def _body_named(scene: Scene) -> bool:
    """Whether the words of policy stand in the name of a body alone: 'the Tax Foundation'."""
    found = [hit for hit, _, _ in scene.sets.get("policy", ())]
    return all(scene.tag(hit.first) == "NP" == scene.tag(hit.last + 1) for hit in found)


def _promised(quality: Quality) -> bool:
    """'promised to invest $200 billion': what somebody binds himself to is aimed at."""
    return any(reason.startswith("status pledged: ") and reason[16:] in listed("promise") for reason in quality.why)


def _agreed(scene: Scene, i: int) -> bool:
    """'agreed to a 72-hour truce': an agreed truce holds."""
    near = scene.words(scene.qualities[i].first - 4, scene.qualities[i].after + 2)
    return not TRUCES.isdisjoint(near) and any(word.startswith(("agree", "extend")) for word in near)


def _was_forecast(scene: Scene, i: int) -> bool:
    """'cut its forecast to 2.6% from 3.3%', 'an earlier estimate of 13.9 million': the old value was no fact either."""
    return any(value == "estimated" and scene.tag(hit.first) == "N" for _, hit, value in scene.reach(i, "status"))


def _bounds(scene: Scene, i: int) -> bool:
    """Whether a duration bounds something: 'a 90-day pause', 'a truce of 90 days', 'valid for 10 years'."""
    lead, after = scene.qualities[i].lead, scene.qualities[i].after
    tie = lead - 1 if scene.word(lead) in ("of", "for") else lead
    if scene.word(lead) == "for" and i and scene.mentions[i - 1].unit == "percent":  # 'at 0% for 18 months'
        between = scene.words(scene.qualities[i - 1].after, lead)
        if set(between) <= {",", "at", "first", "initially"} and scene.near(i - 1, "policy", 6):
            return True
    lasting = 8 if scene.word(lead) == "for" else 0  # 'would bar such sales for 30 months'
    near = [hit for _, hit, _ in scene.reach(i, "limit")]
    beside = any(hit.last in (lead, tie) or after <= hit.first <= after + 2 for hit in near)
    return beside or any(0 < lead - hit.last <= lasting for hit in near)


def _enact(quality: Quality, policy: bool, named: bool) -> None:
    """A rule told in the present is pledged or in force; a statistic that 'stays' at a level is only observed."""
    if policy and quality.status == "stated":
        if quality.role in ("to", "change"):
            quality.status = "in force" if quality.tense == "past" else "pledged"
        elif quality.role in ("level", "target"):
            quality.status = "in force"
    elif not (policy or named) and quality.status == "in force":
        quality.status = "stated"
