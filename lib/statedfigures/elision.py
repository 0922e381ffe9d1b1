"""Changes told once for several numbers: by a shared verb or noun, a multiple, or the same amount in another unit."""

from __future__ import annotations

from .cues import Quality, Scene, listed
from .mention import PERCENTS
from .neighbours import neighbours
from .numerals import is_when
from .places import unowned
from .than import held_to, of_past
from .words import FINITE, grammar

ENDS = (",", ".", ";", "I", "Z")
HEDGES = {"$", "a", "little", "bit"} | grammar("hedge")
LESS = frozenset(["change: than before", "change: more or less of it"])
NAMED = frozenset([",", "C", "NP", "N", "A", "D"])
AIM = 7  # tokens from a multiple to what is aimed at


def read_elisions(scene: Scene, i: int) -> None:
    """Gives the i-th mention, or the one before it, the role and direction that the other one has."""
    one, two = scene.qualities[i - 1], scene.qualities[i]
    alike = scene.mentions[i - 1].unit == scene.mentions[i].unit
    joined = one.after == two.first - 1 and scene.word(one.after) in ("and", "or")
    if alike and joined and (one.role, two.role) == ("level", "change"):
        one.share(two, "noun of change shared")  # 'a 20% and 16% improvement'
    _multiple_of(scene, i)
    if alike and one.role in ("change", "to") and two.role == "level":
        _gapped(scene, one, two)
    _coordinated(scene, i)
    _restated(scene, i)


def _multiple_of(scene: Scene, i: int) -> None:
    """'B, nearly triple the A', 'B, 6.1% less than the A of August': A is the first end and B the second."""
    one, two, ratio = scene.qualities[i - 1], scene.qualities[i], scene.mentions[i - 1]
    said = scene.qualities[i - 2] if i > 1 and scene.mentions[i - 2].unit == scene.mentions[i].unit else None
    said = said if said and said.role in ("level", "to") else None
    near = said and two.first - one.after <= 4 and "," in scene.words(said.after, one.first)
    if said and near and two.role == "level" and "change: than before" in one.why:
        said.role, two.role, said.tense = "to", "from", "past"
    if ratio.unit != "ratio" or two.role != "level":
        return
    owner = unowned(scene.word(two.lead))  # 'double February's $10', but '20 times Canada's 13,000 tonnes'
    owned = owner != scene.word(two.lead) and is_when(owner)
    reach = 5 if scene.word(two.lead) == "of" and scene.word(two.lead - 1) in grammar("extreme") else 3
    # 'almost twice its June low of $610'
    beside = (scene.word(one.after) in ("the", "its", "that") or owned) and 0 < two.first - one.after <= reach
    marked = beside and scene.word(two.after) in listed("target") | grammar("mark")
    if marked or _of_aim(scene, one, two):
        return one.level()  # 'is 3.8%, double the 2% target', 'double its target of 2%': nothing was at the target
    if not beside:
        return
    if said and one.role == "level":  # '$195 billion, two and a half times the $77 billion of the year before'
        one.change("up" if ratio.value > 1 else "down", "past", "multiple of the old value")
    if one.role == "change":
        two.role = "from"
        if said:
            said.role, said.tense = "to", "past"  # 'is 47%, double the 20% of May'


def _of_aim(scene: Scene, one: Quality, two: Quality) -> bool:
    """'double its interim target of 16%', but 'doubled its output to meet its goal of 16%'."""
    between = range(one.after, min(two.first, one.after + AIM))
    aims = two.first - one.after <= AIM and scene.word(one.after) in ("the", "its", "their")
    apart = not {"T", ",", *FINITE}.isdisjoint(map(scene.tag, between))
    return aims and not apart and not listed("target").isdisjoint(map(scene.word, between))


def _coordinated(scene: Scene, i: int) -> None:
    """'fell 29.5% on the year to 420 tons, and 28.7% from August': the second number has the verb of the first."""
    two, unit = scene.qualities[i], scene.mentions[i].unit
    one = next((scene.qualities[k] for k in range(i - 1, -1, -1) if scene.mentions[k].unit == unit), two)
    if two.role != "level" or one.role not in ("change", "to") or scene.word(two.lead) != "and":
        return
    own = {*NAMED, "O", "P"}.issuperset(scene.tags(two.after, scene.verb(two.after))) and scene.tag(two.after) != ","
    if not own:  # 'and a 24% levy stays', 'and 67% of it came from Chile' have a verb of their own
        two.share(one, "verb of change shared")


def _gapped(scene: Scene, one: Quality, two: Quality) -> None:
    """'Ardent added 3%, Bolt 2% and Crane 0.8%': the verb is told once."""
    between = scene.tags(one.after, two.first)
    link = next((k for k, tag in enumerate(between) if tag in (",", "C")), 0)  # 'gained 11% in York and Crane 9%'
    behind = between[link:]
    linked = {"I", "NP", "N", "D"}.issuperset(between[:link]) and behind[:1] in ([","], ["C"])
    if not LESS.isdisjoint(one.why) and FINITE.isdisjoint(between[:link]):
        linked = behind[:1] == ["C"]  # 'cost 18% more than a year ago and chocolate 13%'
    named = linked and "NP" in behind and NAMED.issuperset(behind)
    place = linked and behind[:2] == ["C", "I"] and "NP" in behind  # 'rose 4% in Hull and in York 6%'
    named = named or (place and {"C", "I", "NP"}.issuperset(behind))
    dated = between[-1:] in ([","], ["C"]) and scene.tag(two.after) == "I" and {*NAMED, "I", "#"}.issuperset(between)
    # 'rose 5%, and profit 3%', but 'and profit 3% of it'
    plain = linked and one.role == "change" and "N" in behind and {",", "C", "D", "N"}.issuperset(behind)
    plain = plain and "C" in behind and scene.tag(two.after) in ENDS
    # 'Wages rose 4%, pensions 3.1%', but 'Sales rose 4%, operating margin 12%'
    head = scene.word(next((k for k in range(two.first - 1, one.after, -1) if scene.tag(k) == "N"), two.first))
    listed = linked and one.role == "change" and behind[:1] == [","] and "N" in behind and NAMED.issuperset(behind)
    listed = listed and scene.tag(two.after) in (*ENDS, "C") and head not in grammar("no gapped change")
    plain = plain or listed
    told = scene.words(one.after + link, two.first)
    # 'and those to Asia 13%', 'and the southern a third'
    those = "those" in told[1:3] and FINITE.isdisjoint(behind) and behind[:1] in ([","], ["C"])
    other = linked and one.role == "change" and behind[:3] == ["C", "D", "A"] and len(behind) < 5
    plain = plain or those or (other and scene.tag(two.after) in ENDS)  # not 'and the average 3% yield fell'
    if (
        dated or named or plain or _foreseen(scene, one, two) or _set_against(scene, one, two)
    ):  # '4% in May, 7% in June', 'to $3 in Hull, $4 in York'
        two.share(one, "verb of change shared")


def _foreseen(scene: Scene, one: Quality, two: Quality) -> bool:
    """'grew by 6.6%, when economists had predicted 3%': whether a change of another size was foreseen."""
    had, verb = scene.word(two.lead - 1), scene.word(two.lead)
    return one.role == "change" and had in ("had", "have", "has") and verb in neighbours("foreseen")


def _set_against(scene: Scene, one: Quality, two: Quality) -> bool:
    """'rose 4%, against 2% for services', 'compared with Peru's 3%': whether a change is held against another."""
    if one.role != "change" or scene.tag(two.after) in ("N", "O", "A", "NP"):
        return False
    near = range(max(one.after, two.first - 6), two.first)
    at = next((k for k in near if held_to(scene, k) > k), two.first)
    apart = at == two.first or not {",", "C", "O", *FINITE}.isdisjoint(scene.tags(at + 1, two.first))
    # 'rose 4.8%, compared with 5.2% in the quarter before'
    return not apart and not of_past(scene.words(two.after, two.after + 5))


def _restated(scene: Scene, i: int) -> None:
    """'more than 100 kilometres (60 miles)', 'lost 190 points, or 0.6%': the same amount again, in another unit."""
    one, two = scene.qualities[i - 1], scene.qualities[i]
    between = "".join(w for w in scene.words(one.after, two.first) if w not in HEDGES)
    one_value, two_value = scene.mentions[i - 1].value, scene.mentions[i].value
    since = between.endswith("(") and not FINITE.intersection(scene.tags(one.after, two.first))
    told = scene.word(two.after) == ")" or "rounded" in scene.words(two.after, two.after + 3)  # '(4% a year earlier)'
    rounded = since and told and abs(one_value - two_value) <= 0.05 * abs(one_value)  # '30.9% in May (31%, rounded)'
    alike = scene.mentions[i].unit == scene.mentions[i - 1].unit
    if not rounded and (alike or between not in ("(", "/", ",or", "or")):
        return
    if two.bound == "=" and not (one.bound == "~" and between in (",or", "or")):  # but 'about 46,000 tons, or 3%'
        two.bound = one.bound
    again = one.role == "from" and scene.mentions[i].unit not in (*PERCENTS, "ratio")
    each = "/" in scene.mentions[i].unit and scene.mentions[i - 1].money
    again = again or (one.role == "to" and each)  # 'narrowed to $14 million, or 22 cents per share'
    if one.role == "change" or again or between in ("(", "/") or rounded:
        two.share(one, "restates the number before")
