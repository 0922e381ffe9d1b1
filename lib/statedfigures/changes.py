"""What changes: the size of a change and its two ends, by the verbs and prepositions around the numbers."""

from __future__ import annotations

from .core import measure_words
from .cues import Hit, Quality, Scene, listed
from .elision import read_elisions
from .mention import PERCENTS
from .numerals import is_when
from .places import unowned
from .than import CLAUSE, VERBS, compared, more_of, of_past, old_value, than_before, times_before
from .words import FINITE, PAST, grammar

AWAY = frozenset(["off", "away", "north", "south", "east", "west"])
OBJECT = frozenset(["I", "NP", "N", "R", "S", "#", "D", "A", ",", "P"])
BREAKS = frozenset(["C", "O", "I", "T", ",", ".", "(", "S", "V", "VD", "VB", "M", "VH"])


def read_changes(scene: Scene) -> None:
    """Sets role, direction and tense of the mentions that tell a change."""
    every = range(len(scene.mentions))
    for i in every:
        _size(scene, i)
    words = [_lead_word(scene, i) for i in every]
    for i in every:
        _from(scene, i, words)
    for i in every:
        _to(scene, i, words[i])
    for i in every[1:]:
        read_elisions(scene, i)


def tense(scene: Scene, hit: Hit) -> str:
    """'past', 'present' or 'future': when the verb of change is said to work."""
    at = hit.first
    if scene.word(at) in ("up", "down"):  # 'brings the rate down from': the verb tells
        at = next((k for k in range(at - 1, at - 9, -1) if scene.tag(k) in VERBS), at)
    if scene.tag(at) == "N":  # 'faces a rise of', but 'up from 18 percent, a rise of 30 points'
        at = next((k for k in range(at - 1, at - 9, -1) if scene.tag(k) in (*VERBS, ",", ";")), at)
        if scene.tag(at) not in VERBS or scene.tag(at) == "VB":
            return "past"
    word, before = scene.word(at), scene.words(at - 3, at)
    if scene.word(at - 1) == "to" and "voted" in scene.words(at - 7, at):
        return "past"  # 'voted 10-2 to lower its rate'
    if word.endswith("ing"):  # 'after lowering it by half a point', 'slowed its easing on Thursday, lowering the rate'
        done = before[-1:] == ["after"] or (before[-1:] == [","] and scene.tag(scene.verb(0)) == "VD")
        return "past" if done else "present"
    plain = word in grammar("plain verb of change") and {"has", "have", "had"}.isdisjoint(before)
    if word.endswith("s") or plain or not {"is", "are", "being"}.isdisjoint(before):
        return "present"
    return "future" if not {"will", "would", "to", "be"}.isdisjoint(before) else "past"


def _size(scene: Scene, i: int) -> None:
    """'rose 5%', 'by 10 points', 'a 4.1% jump', 'a fall of 3%', 'halving': the size of a change."""
    quality, mention = scene.qualities[i], scene.mentions[i]
    if mention.rule == "multiple" and _of_other(scene, quality):
        return None  # 'almost twice the market price'
    if mention.rule.startswith("multiple") or (mention.unit == "ratio" and mention.value < 1):
        behind = scene.words(quality.first - 4, quality.first) if scene.word(quality.first - 1) in ("in", "by") else []
        told = scene.words(quality.first - 1, quality.first) + behind  # 'is halved', 'is cut in half'
        going = scene.word(quality.first).endswith("ing") or not {"is", "are", "be", "being"}.isdisjoint(told)
        return quality.change("down" if mention.value < 1 else "up", "present" if going else "past", "multiple")
    if mention.unit == "ratio" and times_before(scene, quality.after):
        return quality.change("up", "past", "times what was before")
    turn, why = than_before(scene, quality.after, mention.unit in PERCENTS), "than before"
    if not turn:
        turn, why = more_of(scene, i), "more or less of it"
    if (mention.timed and not turn) or mention.unit == "vote":  # 'cut its rate by 10 votes to 2'
        return
    if turn:
        quality.change(turn, "past", why)  # type: ignore[arg-type]
        at = min(quality.after, len(scene.tokens) - 1)  # a text may end behind 'Five more elements'
        return scene.cue(i, at, at, f"direction {turn}")
    if mention.unit == "percent" and scene.words(quality.lead - 1, quality.lead + 1) == [",", "off"]:
        return quality.change("down", "past", "off")  # 'took $6.1 million, off just 18%'
    if (taken := _taken_off(scene, i)) >= 0:
        done = scene.tag(quality.lead) == "VD" or scene.word(quality.lead) in PAST
        quality.change("down", "past" if done else "future", scene.word(taken))
        return scene.cue(i, taken, taken, "direction down")
    for hit, value, _ in scene.sets.get("direction", ()):
        if not _sizes(scene, i, hit) or (mention.unit[3:4] == "/" and hit.phrase in grammar("losing verb")):
            continue  # 'loses $100 an acre'
        if scene.word(quality.lead) == "by" and scene.tag(hit.first) == "N" and quality.role == "change":
            continue  # 'will lower growth by half a point'
        if hit.phrase == "growth" and quality.status == "estimated" and scene.tag(hit.first - 1) not in ("N", "NP"):
            continue  # 'forecast growth of 1.2%'
        quality.change(value, tense(scene, hit), hit.phrase)  # type: ignore[arg-type]
        scene.cue(i, hit.first, hit.last, f"direction {value}")
        if hit.last == quality.lead:
            return


def _of_other(scene: Scene, quality: Quality) -> bool:
    """Whether a multiple is one of another thing's size and not of what was: 'nearly double the Chinese price'."""
    behind = scene.words(quality.after, quality.after + 10)
    return behind[:1] == ["the"] and not of_past(behind) and not {"was", "were", "had"}.intersection(behind)


def _taken_off(scene: Scene, i: int) -> int:
    """The word of 'take 10 points off its duties', 'remove 10 points of', '10 points will come off', -1 for none."""
    quality, unit = scene.qualities[i], scene.mentions[i].unit
    if scene.word(quality.after) == "off" and scene.word(quality.lead) in listed("taken off"):
        return quality.after
    if unit == "percentage point" and scene.word(quality.lead) in listed("removal"):
        return quality.lead
    behind = range(quality.after + 1, quality.after + 4) if unit in (*PERCENTS, "point") else ()
    return next((k for k in behind if scene.word(k) == "off" and scene.word(k - 1) in ("come", "comes", "came")), -1)


def _sizes(scene: Scene, i: int, hit: Hit) -> bool:
    """Whether mention i is the size of the change that the cue names."""
    quality, mention = scene.qualities[i], scene.mentions[i]
    if measure_words("unit").get(mention.unit) == "distance" and scene.word(quality.after) in AWAY:
        return False  # 'sank 90 nautical miles off the coast'
    if hit.first == 0 and hit.phrase == "add":
        return False  # 'Add two spoons of oil'
    if hit.phrase in grammar("losing verb") and mention.unit in grammar("contest"):
        return False  # 'have lost three matches in a row'
    before = scene.word(hit.first - 1)
    if before.startswith("put") or (before.startswith("turn") and mention.unit not in PERCENTS):
        return False  # 'would put up two-thirds', 'turned up 160 tools', 'was turned down by 14 publishers'
    if hit.last < quality.first:
        word, lead = scene.word(quality.lead), quality.lead
        if word == "by":  # 'may ship up to 5 tons, followed by 9': by whom or what
            agent = lead - 1 > hit.last and scene.word(lead - 1) in listed("passive")
            verb = scene.tag(hit.first) == "N" and not {"V", "VD"}.isdisjoint(scene.tags(hit.last + 1, lead))
            agent = agent or verb  # 'a collapse to beat Kent by 27 runs'
            return hit.last < lead <= hit.last + 12 and not agent
        if word == "of":
            if scene.word(lead - 3) == "by" and scene.word(lead - 1) in grammar("statistic"):
                return hit.last < lead - 3 <= hit.last + 12  # 'will go up by an average of £94'
            paced = scene.word(lead - 1) in ("rate", "pace") and lead <= hit.last + 6  # 'at a yearly rate of'
            noun = scene.word(hit.last + 1) == "in" and hit.phrase in listed("noun of change")
            what = scene.tags(hit.last + 2, lead) if noun else []  # 'a fall in sales of 5%'
            told = (paced and scene.tag(hit.first) in VERBS) or (0 < len(what) < 8 and CLAUSE.isdisjoint(what))
            return told or hit.last == lead - 1
        moved = _moves_object(scene, i, hit)
        return moved or (hit.last == lead and not quality.end and not _known_object(scene, i, hit))
    beside = quality.after <= hit.first <= quality.after + 2 and scene.tag(hit.first) not in ("M", "T")
    if not beside or not BREAKS.isdisjoint(scene.tags(quality.after, hit.first)):
        return False
    if hit.phrase in ("up", "down") and hit.first > quality.after:
        return False  # 'bring the 39% rate down to 15%'
    if mention.noun and not {"A", "N", "R"}.issuperset(scene.tags(quality.after, hit.first)):
        return False  # 'four members preferring a cut'
    verb = scene.tag(hit.first) in VERBS and hit.first == quality.after
    if verb and mention.noun and scene.tag(hit.last + 1) in ("N", "NP", "D", "A", "#", "$"):
        return False  # 'Two lenders cut rates', but 'saw 450 posts cut in May'
    return hit.phrase in listed("noun of change") or (mention.unit in PERCENTS and not verb)


def _moves_object(scene: Scene, i: int, hit: Hit) -> bool:
    """'raised prices 5%', 'cut its copper imports 5%': a verb, what it moves, and by how much; not 'cut 5% of them'."""
    quality, mention = scene.qualities[i], scene.mentions[i]
    what = scene.tags(hit.last + 1, quality.lead + 1)
    named = what[-1:] in (["N"], ["NP"]) and {"N", "NP", "A", "D", "VN", "VG"}.issuperset(what)
    acting = scene.tag(hit.first) in VERBS and hit.phrase in grammar("acting verb")
    sized = mention.unit in PERCENTS or mention.money
    own = scene.tag(quality.after) in ("N", "NP", "A", "O") and scene.word(quality.after) not in grammar("which time")
    return acting and named and sized and not own


def _known_object(scene: Scene, i: int, hit: Hit) -> bool:
    """'a reduced 10 percent tariff', 'halving the 20% levy', 'adds a 20% duty', 'raises $5bn': no size of a change."""
    quality, mention = scene.qualities[i], scene.mentions[i]
    # 'grows a third of the coffee', 'recovers 95% of the lithium'
    grown = hit.phrase.startswith(("grow", "recover")) and scene.word(quality.after) == "of"
    each = scene.word(hit.first - 1) in ("each", "both", "all")  # 'both went up 5%'
    named = scene.tag(hit.first - 1) == "D" and not each and (scene.tag(hit.first) != "N" or hit.phrase.endswith("ed"))
    if grown or named or not grammar("known thing").isdisjoint(scene.words(hit.last + 1, quality.first)):
        return True
    if hit.phrase.startswith("add") and mention.money and scene.word(quality.after) == "to":
        return scene.tag(quality.after + 1) != "D"  # 'adding $600bn to its value', but 'adds $5m to $9m'
    raised_to = scene.word(quality.after) == "to" and scene.tag(quality.after + 1) in ("$", "#")
    if hit.phrase not in listed("transitive") or raised_to:  # 'added 4 cents to $5.62'
        return False
    if mention.unit in PERCENTS:
        return scene.tag(quality.after) in ("N", "A") and scene.word(quality.after) not in ("more", "less")
    added = hit.phrase.startswith("add") and not mention.money  # 'could add 200,000 tonnes a year'
    return hit.phrase in listed("amount verb") if mention.noun else not added  # 'cut 450 posts' is a change


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
    elif word == "of" and scene.word(at - 1) not in ("list", "group"):  # 'added five to a list of seven'
        for k in range(at - 1, max(-1, at - 8), -1):
            if scene.word(k) in ("from", "to"):
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
    if scene.mentions[i].unit == "date" or not (words[i] == "from" or begun or paid or compared(scene, i, words[i])):
        return  # 'pays 15%, on cars that had been paying 27.5%'
    partner = _partner(scene, i, words)
    priced = words[i] == "from" and scene.word(lead - 1) in grammar("before a lowest price")  # 'or from £37 a month'
    if partner is None or (priced and partner < i) or (begun and (partner < i or words[partner] != "to")):
        return
    one, two = scene.qualities[i], scene.qualities[partner]
    one.role, two.role, one.other, two.other = "from", "to", partner, i
    turned = scene.word(one.lead - 1) in ("up", "down")
    scene.cue(i, one.lead - turned, one.lead, "role from")
    if words[partner] in ("to", "at"):
        scene.cue(partner, two.lead, two.lead, "role to")
    put = not {"put", "puts"}.isdisjoint(scene.words(two.lead - 9, two.lead))  # 'puts the average rate at 17.9%'
    stands = words[partner] == "at" and (put or scene.word(two.lead - 1) in listed("state"))
    state = partner < i and (stands or words[partner] not in ("to", "at"))  # 'is 48 percent, up from 18': it is so now
    change = mover(scene, min(i, partner))
    sized = scene.qualities[max(0, min(i, partner) - 1)].role == "change"  # 'doubled its duty to 50% from 25%'
    tensed = "past" if state or (sized and not change) else tense(scene, change) if change else ""
    for quality in (one, two):
        quality.direction, quality.tense = "", tensed
        quality.why.append("from … to")


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
    if k > i and words[k] == "to" and (not unit or _same_unit(other, unit)):
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
        aim = scene.word(there.after) in ("target", "goal")
        if there.role == "from" or words[k] == "by" or aim:
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
    if quality.role != "level" or mentions[i].unit in ("date", "vote"):
        return
    before, change = scene.qualities[i - 1] if i else Quality(), mover(scene, i)
    late = scene.word(quality.lead - 1) == ","  # 'has doubled since May, to $24 a pound'
    near = quality.lead - before.after <= 7 and OBJECT.issuperset(scene.tags(before.after, quality.lead))
    taken = scene.word(before.after) == "off"  # 'took 50 basis points off its cash rate, to 2.25%'
    sized = before.after == quality.lead or ((mentions[i - 1].unit == "ratio" or taken) and (late or near))
    if word == "to" and before.role == "change" and sized:  # near: 'doubled its share to'
        quality.role, quality.tense = "to", before.tense  # 'quadrupled to $27.2 billion', 'added 15 sen to RM2.70'
        quality.why.append("the size before")
        scene.cue(i, quality.lead, quality.lead, "role to")
        old_value(scene, i, i - 2, change)  # 'the 20% levy would be halved to 10%'
        return
    object_ = scene.tags(change.last + 1, quality.lead) if change and word == "to" else []
    direct = not object_ or (
        len(object_) < 5 and {"N", "A", "D", "NP", "VG"}.issuperset(object_)
    )  # 'cut the wait to 18 weeks'
    if change is None or (mentions[i].timed and not direct):
        return
    if mentions[i].noun and change.phrase.startswith("mov"):
        return  # 'people have been moved to 31 camps'
    if word == "to":
        moved = scene.word(quality.lead - 1) not in listed("no move")  # 'according to', 'equal to 3 tonnes'
    elif word == "at":
        left = change.phrase in ("leaves", "leaving")  # 'falls 10 percent, which leaves it at 47 percent'
        moved = before.role == "change" and (left or mentions[i - 1].unit != mentions[i].unit)
    else:
        able = scene.word(change.first - 1) == "can"  # 'moisture can reach 40%' is no change
        hits = mentions[i].unit in PERCENTS or change.phrase.startswith("hit")
        part = hits and scene.word(quality.after) == "of"  # 'the fees hit 12% of the tankers'
        direct = quality.end or (change.rows[0][:2] == ("move", "direct") and not part)
        moved = change.last == quality.lead and direct and not able
    if moved:
        quality.role, quality.tense = "to", tense(scene, change)
        scene.cue(i, quality.lead, quality.lead, "role to")
        quality.why.append(f"to: {change.phrase}")
        old_value(scene, i, i - 1, change)


def mover(scene: Scene, i: int) -> Hit | None:
    """The nearest verb of change before mention i, in its clause; 'adds a duty to a 10% tariff' moves nothing."""
    lead = scene.qualities[i].lead  # behind it stands the hedge: 'exposed to up to 1,000'
    near = [n for sets in ("direction", "move") for n in scene.reach(i, sets)]
    near = [n for n in near if n[1].last <= lead and not n[1].phrase.startswith("add")]
    return min(near, key=lambda n: n[0])[1] if near else None
