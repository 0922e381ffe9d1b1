"""The size of a change: 'rose 5%', 'by 10 points', 'a 4.1% jump', 'raised prices 5%', and the tense it is told in."""

from __future__ import annotations

from .core import measure_words
from .cues import Hit, Quality, Scene, listed
from .mention import DURATIONS, PERCENTS
from .neighbours import neighbours
from .than import ADDED, CLAUSE, TURNS, VERBS, more_of, of_past, tallied, than_before, times_before
from .words import FINITE, PAST, grammar

AWAY = frozenset(["off", "away", "north", "south", "east", "west"])
BREAKS = frozenset(["C", "O", "I", "T", ",", ".", "(", "S", "V", "VD", "VB", "M", "VH"])
FAR = grammar("as far as")


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
        # 'surprised everybody by raising its rate'
        main = scene.verb(0)  # 'Graphite faces a duty of 93%, taking the rate to 160%'
        told = scene.tag(main) == "VD" or scene.word(main) in grammar("bearing verb")
        done = before[-1:] == ["after"] or (before[-1:] in ([","], ["by"]) and told)
        return "past" if done else "present"
    plain = word in grammar("plain verb of change") and {"has", "have", "had"}.isdisjoint(before)
    if word in ("brings", "takes", "leaves") and scene.word(at - 1) == "which" and scene.tag(scene.verb(0)) == "VD":
        return "past"  # 'surprised everybody with a cut, which brings the rate to 2.5%'
    if word in ("brings", "takes", "leaves", "lifts") and scene.word(at - 1) in grammar("deed that is done"):
        return "past"  # 'The decision takes Bank Rate to 3.75%'
    if word.endswith("s") or plain or not {"is", "are", "being"}.isdisjoint(before):
        return "present"
    return "future" if not {"will", "would", "to", "be"}.isdisjoint(before) else "past"


TAKING = (["take"], ["takes"], ["took"], ["taking"], ["get"], ["gets"], ["keeps"], ["wants"])


def as_far_as(scene: Scene, quality: Quality) -> bool:
    """'The stock rose as high as $44', not 'Shares rose as high as 5%': whether a verb tells how far a thing went."""
    if scene.tag(quality.lead) not in FINITE or " ".join(scene.words(quality.lead + 1, quality.lead + 4)) not in FAR:
        return False
    part = scene.word(quality.after - 1) in ("%", "percent", "cent")
    return not part or grammar("share of a firm").isdisjoint(scene.words(0, quality.lead))


def read_size(scene: Scene, i: int) -> None:
    """'rose 5%', 'by 10 points', 'a 4.1% jump', 'a fall of 3%', 'halving': the size of a change."""
    quality, mention = scene.qualities[i], scene.mentions[i]
    that = mention.rule.startswith("multiple") and scene.words(quality.after, quality.after + 2) == ["that", "for"]
    if that or (mention.rule == "multiple" and _of_other(scene, quality)):
        return None  # 'almost twice the market price', 'a fine of €15 and double that for a second offence'
    if mention.unit == "percent" and tallied(scene, quality):
        return None  # 'turned down by 91% of the staff'
    if mention.rule.startswith("multiple") or (mention.unit == "ratio" and mention.value < 1):
        behind = scene.words(quality.first - 4, quality.first) if scene.word(quality.first - 1) in ("in", "by") else []
        told = scene.words(quality.first - 1, quality.first) + behind  # 'is halved', 'is cut in half'
        turned = any(value == "down" and hit.last == quality.lead for hit, value, _ in scene.sets.get("direction", ()))
        if turned and mention.value > 1:  # 'were down tenfold'
            return quality.change("down", "past", "multiple")
        going = scene.word(quality.first).endswith("ing") or not {"is", "are", "be", "being"}.isdisjoint(told)
        return quality.change("down" if mention.value < 1 else "up", "present" if going else "past", "multiple")
    if mention.unit == "ratio" and times_before(scene, quality.after):
        return quality.change("up", "past", "times what was before")
    turn, why = than_before(scene, quality.after, mention.unit in PERCENTS), "than before"
    if not turn:
        turn, why = more_of(scene, i), "more or less of it"
    shorter = mention.unit != "date" and scene.word(quality.lead) == "by"  # 'cut journeys by 12 minutes'
    if (mention.timed and not (turn or shorter)) or mention.unit == "vote":  # 'cut its rate by 10 votes to 2'
        return
    if not turn and as_far_as(scene, quality):
        return
    if turn:
        quality.change(turn, "past", why)  # type: ignore[arg-type]
        near = range(quality.first, quality.after + 1)
        turns = (k for k in near if scene.word(k) in TURNS or scene.word(k) in ADDED)
        at = next(turns, min(quality.after, len(scene.tokens) - 1))  # a text may end behind 'Five more elements'
        return scene.cue(i, at, at, f"direction {turn}")
    traded = scene.word(quality.lead - 1) in grammar("share of a firm") | {","}
    if mention.unit == "percent" and scene.word(quality.lead) == "off" and traded:
        return quality.change("down", "past", "off")  # 'took $6.1 million, off just 18%', 'shares off 11%'
    if (taken := _taken_off(scene, i)) >= 0:
        done = scene.tag(quality.lead) == "VD" or scene.word(quality.lead) in PAST
        quality.change("down", "past" if done else "future", scene.word(taken))
        return scene.cue(i, taken, taken, "direction down")
    per = mention.unit.partition("/")[2]
    at_a_rate = per in grammar("time") or mention.unit[3:4] == "/"
    for hit, value, _ in scene.sets.get("direction", ()):
        if not _sizes(scene, i, hit) or (at_a_rate and hit.phrase in grammar("losing verb")):
            continue  # 'loses $100 an acre', 'was losing 3 million litres a day'
        by = scene.word(quality.lead) == "by" and hit.last == quality.lead - 1 and scene.tag(hit.last) in ("V", "VD")
        if mention.timed and value != "down" and not by:  # but 'Waiting times rose by three weeks to 14'
            continue  # 'raised its stay by a year'
        named = scene.tag(quality.after) == "N" and "D" in scene.tags(hit.last, quality.first)
        if named and hit.phrase.startswith("drop"):
            continue  # 'dropped an additional 40% tariff'
        if mention.base in DURATIONS and scene.tag(hit.first) == "N" and hit.phrase == "cuts":
            continue  # 'power cuts of 11 hours a day'
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
    if behind[:1] == ["what"] and behind[1:2] not in (["it"], ["they"], ["was"], ["he"], ["she"]):
        return not of_past(behind)  # 'twice what the Liberals raised'
    if {*behind[:1]} <= grammar("possessive") and not grammar("held against").isdisjoint(behind[1:4]):
        return True  # 'fetched £4m, twice its estimate'
    if behind[:1] == ["the"] and not grammar("change").isdisjoint(behind[1:2]):
        return True  # 'Sales fell 4%, twice the fall seen in 2023'
    return behind[:1] == ["the"] and not of_past(behind) and not {"was", "were", "had"}.intersection(behind)


def _taken_off(scene: Scene, i: int) -> int:
    """The word of 'take 10 points off its duties', 'remove 10 points of', '10 points will come off', -1 for none."""
    quality, unit = scene.qualities[i], scene.mentions[i].unit
    if scene.word(quality.after) == "off" and scene.word(quality.lead) in listed("taken off"):
        return quality.after
    cut = scene.word(quality.after) == "from" and scene.word(quality.lead) in grammar("cutting verb")
    if cut and scene.mentions[i].money:  # "to cut $3.2 million from next year's budget"
        return quality.lead
    if unit == "percentage point" and scene.word(quality.lead) in listed("removal"):
        return quality.lead
    behind = range(quality.after + 1, quality.after + 4) if unit in (*PERCENTS, "point") else ()
    return next((k for k in behind if scene.word(k) == "off" and scene.word(k - 1) in ("come", "comes", "came")), -1)


def _sizes(scene: Scene, i: int, hit: Hit) -> bool:
    """Whether mention i is the size of the change that the cue names."""
    quality, mention = scene.qualities[i], scene.mentions[i]
    if measure_words("unit").get(mention.unit) == "distance" and scene.word(quality.after) in AWAY:
        return False  # 'sank 90 nautical miles off the coast'
    into = scene.words(quality.after, quality.after + 3)
    if mention.money and into[:1] == ["into"] and into[2:] != ["close"] and hit.phrase in grammar("investing verb"):
        return False  # 'will sink $4 billion into a plant'
    if hit.phrase == "lost" and scene.word(quality.lead) == "by" and hit.last == quality.lead - 1:
        return False  # 'lost by 0.4 points'
    if hit.first == 0 and hit.phrase == "add":
        return False  # 'Add two spoons of oil'
    if hit.phrase in grammar("losing verb") and mention.unit in grammar("contest"):
        return False  # 'have lost three matches in a row'
    part = mention.unit in PERCENTS  # 'deliveries dropped 89% on the year'
    if hit.phrase == "dropped" and not part and hit.last == quality.lead and scene.word(quality.after) in ("of", "on"):
        return False  # 'The storm dropped 14 inches of rain'
    before = scene.word(hit.first - 1)
    share = mention.unit in PERCENTS and scene.word(quality.after) != "of"
    direct = hit.last == quality.lead and scene.tag(hit.first - 1) != "VB"
    put_on = hit.phrase in ("put on", "puts on")
    levied = hit.first >= quality.after and any(h.first == quality.after for h, _, _ in scene.sets.get("policy", ()))
    if put_on and (mention.unit not in (*PERCENTS, "point") or levied):
        return False  # 'put on 20 shows', 'the 15% duties it put on corn'
    if hit.phrase in ("put up", "puts up") and (direct or scene.word(quality.after) == "of"):
        return False  # 'would put up two-thirds of it', but 'Fares were put up 5%'
    if before in ("put", "puts", "putting") and hit.last == quality.lead and not share:
        return False  # 'would put up two-thirds of it', but 'Fares were put up 5%'
    passive = scene.tag(hit.first - 2) == "VB"
    if hit.phrase == "down" and before in ("put", "puts", "putting") and not passive:
        return False  # 'must put down 20 percent', but 'Fares were put down 5%'
    taken = scene.words(quality.first - 2, quality.first)[:1]
    if hit.phrase == "cut" and hit.first == quality.after and scene.word(hit.last + 1) == "of" and taken in TAKING:
        return False  # 'takes a 30% cut of app sales'
    turned = hit.phrase in ("up", "down") and mention.unit not in PERCENTS
    of = scene.words(quality.after, quality.after + 2)
    counts = mention.noun or of in (["of", "them"], ["of", "the"])  # 'shot down 460 of them', '74 of the 92 drones'
    if turned and before in grammar("verb with up"):
        return False  # 'turned up 160 tools', 'pulled up 18,000 hectares', 'was turned down by 14 publishers'
    acts = turned and hit.last == quality.lead and scene.tag(hit.first - 1) in ("V", "VD", "VN", "VG")
    if acts and counts and mention.unit not in grammar("rank of a list") and before not in neighbours("changing"):
        return False  # 'knocked down 12 houses', 'can soak up 40 litres', but 'ended up 40 points', 'went up 3 places'
    return (_sized_behind if hit.last < quality.first else _sized_ahead)(scene, i, hit)


def _sized_behind(scene: Scene, i: int, hit: Hit) -> bool:
    """Whether a change is told before its size: 'rose by 5%', 'a fall in sales of 5%', 'raised prices 5%'."""
    quality = scene.qualities[i]
    word, lead = scene.word(quality.lead), quality.lead
    if hit.last == lead and hit.phrase.endswith(" by"):  # 'sales will pick up by 14%', but 'picked up by two boats'
        unit = scene.mentions[i].unit
        return (unit in (*PERCENTS, "ratio", "point") or scene.mentions[i].money) and scene.tag(hit.first - 1) != "VB"
    below = hit.last == lead and scene.word(lead + 1) in ("under", "below") and hit.phrase in grammar("dip")
    if below and not {"its", "first", "second"}.isdisjoint(scene.words(hit.first - 2, hit.first)):
        return False  # 'its first dip under 6%'
    if word == "by":  # 'may ship up to 5 tons, followed by 9': by whom or what
        agent = lead - 1 > hit.last and scene.word(lead - 1) in listed("passive")
        verb = scene.tag(hit.first) == "N" and not {"V", "VD"}.isdisjoint(scene.tags(hit.last + 1, lead))
        apart = "," in scene.words(hit.last + 1, lead - 1) and scene.tag(quality.after) in FINITE
        apart = apart and scene.mentions[i].noun != "" and scene.tag(lead - 1) in ("N", "VG")
        agent = agent or verb or apart  # 'a collapse to beat Kent by 27 runs', 'fell, sampling by 31 ships suggests'
        late = 18 if scene.word(lead - 1) == "," else 12  # 'lowered its rate for the first time in five years, by'
        return hit.last < lead <= hit.last + late and not agent
    if word == "of":
        if scene.word(lead - 3) == "by" and scene.word(lead - 1) in grammar("statistic"):
            return hit.last < lead - 3 <= hit.last + 12  # 'will go up by an average of £94'
        paced = scene.word(lead - 1) in ("rate", "pace") and lead <= hit.last + 6  # 'at a yearly rate of'
        noun = scene.word(hit.last + 1) == "in" and hit.phrase in listed("noun of change")
        what = scene.tags(hit.last + 2, lead) if noun else []  # 'a fall in sales of 5%'
        told = (paced and scene.tag(hit.first) in VERBS) or (0 < len(what) < 8 and CLAUSE.isdisjoint(what))
        return told or hit.last == lead - 1
    # 'rose at an annualised 2.8%'
    paced = word == "at" and scene.word(scene.qualities[i].first - 1) in grammar("yearly pace")
    if paced and scene.tag(hit.first) in VERBS and hit.last == lead - 1:
        return True
    moved = _moves_object(scene, i, hit)
    return moved or (hit.last == lead and not quality.end and not _known_object(scene, i, hit))


def _sized_ahead(scene: Scene, i: int, hit: Hit) -> bool:
    """Whether a change is told right behind its size: 'a 5% rise'."""
    quality, mention = scene.qualities[i], scene.mentions[i]
    if hit.first == _behind_both(scene, i) and hit.phrase in listed("noun of change"):
        return True
    beside = quality.after <= hit.first <= quality.after + 2 and scene.tag(hit.first) not in ("M", "T")
    if not beside or not BREAKS.isdisjoint(scene.tags(quality.after, hit.first)):
        return False
    if (hit.phrase in ("up", "down") or scene.word(quality.after) == "that") and hit.first > quality.after:
        return False  # 'bring the 39% rate down to 15%', 'a chance of 20% that rates go up'
    if mention.noun and not {"A", "N", "R"}.issuperset(scene.tags(quality.after, hit.first)):
        return False  # 'four members preferring a cut'
    whose = mention.rule.startswith("in ten")  # 'Nine out of ten patients recovered'
    verb = scene.tag(hit.first) in VERBS and (whose or hit.first == quality.after)
    if verb and mention.noun and scene.tag(hit.last + 1) in ("N", "NP", "D", "A", "#", "$"):
        return False  # 'Two lenders cut rates', but 'saw 450 posts cut in May'
    points = mention.unit == "point" and hit.phrase in ("up", "down")  # 'closed 30 points up', but 'up on his rival'
    points = points and scene.word(hit.last + 2) not in grammar("possessive")
    return hit.phrase in listed("noun of change") or points or (mention.unit in PERCENTS and not verb)


def _behind_both(scene: Scene, i: int) -> int:
    """The token behind a change that is told twice: 'lower' of 'settled $1.24, or 1.5%, lower'; -1 elsewhere."""
    for one, two in ((i, i + 1), (i - 1, i)):
        after = scene.qualities[one].after
        if one >= 0 and two < len(scene.mentions) and scene.words(after, after + 2) == [",", "or"]:
            behind = scene.qualities[two].after
            near = scene.qualities[two].first <= after + 4 and scene.word(behind) == ","
            return behind + 1 if near else -1
    return -1


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
    again = {"further", "another", "extra", "additional"} & {*scene.words(hit.last + 1, quality.first)}
    if hit.phrase.startswith("add") and mention.money and again:
        return scene.tag(quality.after) in ("N", "A")  # 'will add a further £26bn', but 'added an extra $5 fee'
    raised_to = scene.word(quality.after) == "to" and scene.tag(quality.after + 1) in ("$", "#")
    if hit.phrase not in listed("transitive") or raised_to:  # 'added 4 cents to $5.62'
        return False
    if mention.unit in PERCENTS:
        return scene.tag(quality.after) in ("N", "A") and scene.word(quality.after) not in ("more", "less")
    added = hit.phrase.startswith("add") and not mention.money  # 'could add 200,000 tonnes a year'
    if mention.unit == "point":
        return False  # 'The Dow gave up 200 points'
    return hit.phrase in listed("amount verb") if mention.noun else not added  # 'cut 450 posts' is a change
