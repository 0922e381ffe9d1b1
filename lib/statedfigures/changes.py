"""What changes: the two ends of a change, by the verbs and prepositions around the numbers."""

from __future__ import annotations

from .cues import Hit, Quality, Scene, listed
from .elision import read_elisions
from .mention import PERCENTS
from .numerals import is_when
from .places import unowned
from .sizes import as_far_as, read_size, tense
from .than import VERBS, compared, old_value, tallied, then_and_now
from .words import FINITE, PUTS, grammar

OBJECT = frozenset(["I", "O", "VN", "NP", "N", "R", "S", "#", "D", "A", ",", "P"])


CHANGED = grammar("change")  # 'a 5% rise to $3'
COUNTS = grammar("number of things") | grammar("total of things")  # 'bringing its total to 3,890'


def read_changes(scene: Scene) -> None:
    """Sets role, direction and tense of the mentions that tell a change."""
    every = range(len(scene.mentions))
    for i in every:
        read_size(scene, i)
    words = [_lead_word(scene, i) for i in every]
    for i in every:
        _from(scene, i, words)
    for i in every:
        _to(scene, i, words[i])
    for i in every[1:]:
        read_elisions(scene, i)
        then_and_now(scene, i)


def _lead_word(scene: Scene, i: int) -> str:
    """The preposition that governs the number: that of its noun too, 'from a mid-December low of $14,235'."""
    quality = scene.qualities[i]
    word, at = scene.word(quality.lead), quality.lead
    told = scene.word(at - 1) in ("a", "an") or word in grammar("still so")
    if told and scene.word(at - 2) in ("from", "to"):
        at -= 2  # 'from a punishing 39%'
    elif word != unowned(word) and is_when(unowned(word)):  # "from August's 6,146", "from the June quarter's $599"
        ahead = range(at - 1, at - 4, -1)
        begun = next((k for k in ahead if scene.tag(k) != "D" and not is_when(scene.word(k))), 0)
        at = begun if scene.word(begun) == "from" else at
    elif word == "of" and scene.words(at - 3, at) == ["by", "a", "total"]:  # 'by a total of 325 basis points'
        at -= 3
    elif word == "of" and scene.word(at - 1) not in ("list", "group"):  # 'added five to a list of seven'
        for k in range(at - 1, max(-1, at - 8), -1):
            if scene.word(k) in ("from", "to", "into"):
                at = k
            elif scene.tag(k) in ("N", "NP", "A", "D", "#") or scene.word(k) in ("earlier", "previous", "forecast"):
                continue
            break
    quality.lead = at
    return scene.word(at)


def _from(scene: Scene, i: int, words: list[str]) -> None:
    """The first end: 'from A to B', 'B, down from A', 'B, compared with A a year before'."""
    lead = scene.qualities[i].lead
    paid = words[i] in listed("paying") and "had" in scene.words(lead - 2, lead)
    begun = words[i] == "at" and scene.word(lead - 1) in listed("beginning")  # 'started at $50 and would climb to $140'
    if i and lead < scene.qualities[i - 1].first < scene.qualities[i].first:
        return  # 'came from nine of 15 samples'
    came = scene.word(lead - 1).startswith(("come", "came", "coming")) and words[i + 1 : i + 2] == ["to"]
    if words[i] == "from" and scene.word(lead - 1) == "far":
        return  # 'would not be far from the 2% goal'
    if words[i] == "from" and scene.word(lead - 1) in grammar("origin verb") and not came:
        return  # 'half of the sum came from the 10% levy', 'duties run from 10% to 50%'
    if scene.mentions[i].unit == "date" or not (words[i] == "from" or begun or paid or compared(scene, i, words[i])):
        return  # 'pays 15%, on cars that had been paying 27.5%'
    partner = _partner(scene, i, words)
    priced = words[i] == "from" and scene.word(lead - 1) in grammar("before a lowest price")  # 'or from £37 a month'
    if partner is None and words[i] == "from" and _left_behind(scene, i):
        scene.qualities[i].role = "from"
        scene.cue(i, lead, lead, "role from")
    if partner is None or (priced and partner < i) or (begun and (partner < i or words[partner] != "to")):
        return
    one, two = scene.qualities[i], scene.qualities[partner]
    one.role, two.role, one.other, two.other = "from", "to", partner, i
    turned = scene.word(one.lead - 1) in ("up", "down")
    scene.cue(i, one.lead - turned, one.lead, "role from")
    if words[partner] in ("to", "at", "into"):
        scene.cue(partner, two.lead, two.lead, "role to")
    put = not PUTS.isdisjoint(scene.words(two.lead - 9, two.lead))  # 'puts the average rate at 17.9%'
    stands = words[partner] == "at" and (put or scene.word(two.lead - 1) in listed("state"))
    state = partner < i and (stands or words[partner] not in ("to", "at"))  # 'is 48 percent, up from 18': it is so now
    change = mover(scene, min(i, partner))
    sized = scene.qualities[max(0, min(i, partner) - 1)].role == "change"  # 'doubled its duty to 50% from 25%'
    tensed = "past" if state or (sized and not change) else tense(scene, change) if change else ""
    for quality in (one, two):
        quality.direction, quality.tense = "", tensed
        quality.why.append("from … to")


def _left_behind(scene: Scene, i: int) -> bool:
    """'has cut its rate from 4% since June', 'Rates are down from 5.25% in May': where a change began, and no more."""
    quality, change = scene.qualities[i], mover(scene, i)
    down = scene.word(quality.lead - 1) in ("up", "down")
    since = scene.word(quality.after) in ("since", "in", "over", "last", "at", ".", "")
    object_ = scene.tags(change.last + 1, quality.lead) if change else []
    moved = change is not None and {"N", "A", "D", "NP", "#", "$", "I"}.issuperset(object_)
    told = down and scene.tag(quality.lead - 2) == "VB"  # 'That was up from 28 pence'
    return told or (scene.mentions[i].unit == "percent" and since and (down or moved))


def _partner(scene: Scene, i: int, words: list[str]) -> int | None:
    """The other end of the change that mention i begins: the next one after 'to', else the last of its unit before."""
    mentions, unit, here = scene.mentions, scene.mentions[i].unit, scene.qualities[i]
    before, turned = scene.qualities[i - 1].after, scene.word(here.lead - 1) in ("up", "down")
    near = words[i] == "from" and scene.word(here.lead - 2) == "," and here.lead - before <= 6
    alone = turned and near and VERBS.isdisjoint(scene.tags(before, here.lead - 1))
    if i and alone and mentions[i - 1].unit == unit == "percent":
        return i - 1  # 'grew 2.3% next year, up from 1.8%': one pace, and the one before
    k = next((k for k in range(i + 1, len(mentions)) if mentions[k].unit != "date"), i)
    if not grammar("contrast").isdisjoint(scene.words(here.after, scene.qualities[k].first)):
        aside = words[k] == "to" and scene.tag(scene.qualities[k].lead - 1) not in VERBS
        k = k if aside else i  # 'up from 46% in 2016, while the share of the others shrank to 21%'
    other, then = mentions[k].unit, scene.qualities[k]
    if k > i and words[k] in ("to", "into") and (not unit or _same_unit(other, unit)):
        return k
    led = turned and not any(m.unit == unit for m in mentions[:i])
    # 'takes the duty down from 20%, keeps one of 10%'
    opened = scene.tag(here.lead - 2) in (",", ".", "VB") or FINITE.isdisjoint(scene.tags(here.after, then.first))
    if led and opened and k > i and words[k] != "from" and _same_unit(other, unit):
        return k  # 'Down from 58 ships in 1998, the fleet counts 31'
    for k in range(i - 1, -1, -1):
        there = scene.qualities[k]
        if ";" in scene.words(there.after, here.first):
            break  # 'Oslo charges 15% on ships; cars had faced 27%'
        aims = ("target", "goal")  # 'the 2% goal', 'under its goal of 2%', but 'has a goal of 3%'
        against = ("under", "below", "above", "over", "near")
        held = scene.word(there.lead) == "of" and scene.word(there.lead - 3) in against
        aim = scene.word(there.after) in aims or (held and scene.word(there.lead - 1) in aims)
        whole = k > 0 and mentions[k - 1].unit == mentions[k].unit and "of" in scene.words(there.first - 2, there.first)
        whole = whole and there.first - scene.qualities[k - 1].after <= 2  # '89 of the 150 seats, down from 112'
        again = words[k] == "or" and k > 0 and mentions[k].unit != mentions[k - 1].unit == unit  # 'or 22 cents a share'
        if there.role == "from" or words[k] == "by" or aim or whole or again:
            continue  # 'Inflation was 3.2%, still above the 2% goal but down from 3.6%'
        sized = there.role == "change" and mentions[k].unit == "percent"
        if not sized and (_same_unit(mentions[k].unit, unit) or (unit == "" and mentions[k].unit != "date")):
            return k
    return None


def _same_unit(one: str, two: str) -> bool:
    """'$19 a share from $17.25', '250 million wet tons from 379 million tons'."""
    return one.removeprefix("wet ").partition("/")[0] == two.removeprefix("wet ").partition("/")[0]


def _to(scene: Scene, i: int, word: str) -> None:
    """The second end: 'raised to B', 'reaches B', 'up 1.2% at B', 'quadrupled to B'."""
    quality, mentions = scene.qualities[i], scene.mentions
    pair = mentions[i].unit == "vote" and not (word == "to" and (i == 0 or mentions[i - 1].unit != "vote"))
    voted = pair or (word == "to" and mentions[i].unit == "percent" and tallied(scene, quality))
    if quality.role != "level" or mentions[i].unit == "date" or voted:
        return
    before, change = scene.qualities[i - 1] if i else Quality(), mover(scene, i)
    if i and word == "to" and _whole_cut(scene, i, change):
        before.level()
        before.role, before.tense, before.other = "from", "past", i
        quality.role, quality.tense, quality.other = "to", before.tense, i - 1
        for one in (before, quality):
            one.why.append("from … to")
        return scene.cue(i, quality.lead, quality.lead, "role to")
    if before.role == "change" and _sized(scene, i, word):
        quality.role, quality.tense = "to", before.tense  # 'quadrupled to $27.2 billion', 'added 15 sen to RM2.70'
        quality.why.append("the size before")
        scene.cue(i, quality.lead, quality.lead, "role to")
        old_value(scene, i, i - 2, change)  # 'the 20% levy would be halved to 10%'
        return
    object_ = scene.tags(change.last + 1, quality.lead) if change and word == "to" else []
    direct = len(object_) < 5 and {"N", "A", "D", "NP", "VG", "R"}.issuperset(object_)  # 'cut the wait to 18 weeks'
    if change is None or (mentions[i].timed and not direct):
        return
    if _moved_to(scene, i, word, change):
        quality.role, quality.tense = "to", tense(scene, change)
        scene.cue(i, quality.lead, quality.lead, "role to")
        quality.why.append(f"to: {change.phrase}")
        old_value(scene, i, i - 1, change)


def _moved_to(scene: Scene, i: int, word: str, change: Hit) -> bool:
    """Whether a verb of change moves something as far as mention i: 'raised to 5%', 'can reach 40%' moves nothing."""
    quality, mention = scene.qualities[i], scene.mentions[i]
    if scene.word(quality.after) in ("target", "goal"):
        return False  # 'inflation will return to its 2.5% target'
    if mention.noun and change.phrase.startswith("mov"):
        return False  # 'people have been moved to 31 camps'
    if word == "to":
        object_ = scene.words(change.last + 1, quality.lead)
        brought = mention.noun and object_ and change.phrase.startswith(("bring", "brought"))
        if brought and COUNTS.isdisjoint(object_):
            return False  # 'brought rain to 12 counties', but 'bringing its total to 3,890'
        return scene.word(quality.lead - 1) not in listed("no move")  # 'according to', 'equal to 3 tonnes'
    if word == "at":
        left = change.phrase in ("leaves", "leaving")  # 'falls 10 percent, which leaves it at 47 percent'
        return (
            i > 0 and scene.qualities[i - 1].role == "change" and (left or scene.mentions[i - 1].unit != mention.unit)
        )
    able = scene.word(change.first - 1) == "can"
    hits = mention.unit in PERCENTS or change.phrase.startswith("hit")
    part = hits and scene.word(quality.after) == "of"  # 'the fees hit 12% of the tankers'
    struck = change.phrase == "hit" and mention.noun  # 'hit 41 winners', 'hit 20,000 firms'
    direct = quality.end or (change.rows[0][:2] == ("move", "direct") and not (part or struck))
    return change.last == quality.lead and bool(direct or as_far_as(scene, quality)) and not able


def _whole_cut(scene: Scene, i: int, change: Hit | None) -> bool:
    """'reduced a $16m verdict to $4m', 'cut its 20% duty to 5%': whether the old value stands before its noun."""
    one, two = scene.qualities[i - 1], scene.qualities[i]
    if change is None or change.last >= one.first or scene.mentions[i - 1].unit != scene.mentions[i].unit:
        return False
    owned = scene.word(one.first - 1) in {"a", "an", "the"} | grammar("possessive") and change.last >= one.first - 3
    thing = scene.tags(one.after, two.lead)
    whole = bool(thing) and {"N", "A"}.issuperset(thing) and thing[-1] == "N"
    return (
        owned and whole and scene.tag(change.first) in ("V", "VD", "VN", "VG") and scene.word(one.after) not in CHANGED
    )


def _sized(scene: Scene, i: int, word: str) -> bool:
    """Whether the number before is the size of the change to mention i: 'quadrupled to', 'added 7p to close at'."""
    lead, after = scene.qualities[i].lead, scene.qualities[i - 1].after
    one, two = scene.mentions[i - 1 : i + 1]
    if one.noun and two.noun and one.unit != two.unit:
        return False  # 'adds 120 seats to each of the eleven ferries'
    if word == "at":
        return scene.word(lead - 2) == "to" and scene.word(lead - 1) in grammar("closing verb")
    late = scene.word(lead - 1) == ","  # 'has doubled since May, to $24 a pound'
    near = lead - after <= 7 and OBJECT.issuperset(scene.tags(after, lead))  # 'doubled its share to'
    # 'took 50 basis points off its cash rate, to 2.25%'
    apart = scene.mentions[i - 1].unit == "ratio" or scene.word(after) == "off"
    return word == "to" and (after == lead or (apart and (late or near)))


def mover(scene: Scene, i: int) -> Hit | None:
    """The nearest verb of change before mention i, in its clause; 'adds a duty to a 10% tariff' moves nothing."""
    lead = scene.qualities[i].lead  # behind it stands the hedge: 'exposed to up to 1,000'
    near = [n for sets in ("direction", "move") for n in scene.reach(i, sets)]
    near = [n for n in near if n[1].last <= lead and not n[1].phrase.startswith("add")]
    found = min(near, key=lambda n: n[0])[1] if near else None
    return None if found and _put_down(scene, found) else found


def _put_down(scene: Scene, down: Hit) -> bool:
    """'put the rise down to 400 new clients', but 'put the price down to £3': whether 'down to' tells the cause."""
    what = scene.word(down.first - 1) in CHANGED | grammar("explained thing")
    verb = next((k for k in range(down.first - 2, max(down.first - 6, -1), -1) if scene.tag(k) not in "DAN"), 0)
    return what and scene.words(down.first, down.last + 2) == ["down", "to"] and scene.word(verb).startswith("put")
