"""Changes told by a comparison: 'more than a year earlier', 'above that of 2023', 'compared with 44% last year'."""

from __future__ import annotations

from .cues import Hit, Quality, Scene, listed
from .lexicon import rows
from .mention import PERCENTS
from .neighbours import neighbours
from .numerals import MONTHS, is_when
from .places import unowned
from .words import FINITE, RECENT_YEAR, grammar

CLAUSE = frozenset(["V", "VB", "VH", "M", ",", ".", "#", "W", "S"])
VERBS = frozenset(["V", "VB", "VN", "VD"])
ADDED = ("more", "additional", "extra", "further")
LONGER = {"longer": "up", "slower": "up", "shorter": "down", "quicker": "down", "faster": "down"}  # of a time
FEWER = frozenset(["less", "more", "fewer", "lower", "higher"])
HELD = neighbours("set against")
LEVELS = {"below": "down", "above": "up", "behind": "down", "ahead": "up", "short": "down"}
MARKS = (["normal"], ["peak"], ["peaks"], ["usual"])
OFTEN = ("year", "month", "week", "long-term", "term", "historical", "seasonal")  # 'the ten-year average'
AMOUNTS = grammar("amount of before")
VOTING = grammar("rejecting verb") | grammar("backing verb")
# 'more' → up, 'cheaper' → down
TURNS = {row["phrase"]: row["value"] for row in rows("cues") if row["sets"] == "more than before"}


def of_past(words: list[str]) -> bool:
    """Whether any of the words is of the past: 'a year earlier', "May's", '2024'.

    >>> of_past(["those", "of", "august"]), of_past(["the", "target"])
    (True, False)
    """
    return any(w in listed("past") or unowned(w) in MONTHS or RECENT_YEAR.fullmatch(unowned(w)) for w in words)


def held_to(scene: Scene, k: int) -> int:
    """The item behind the words that begin at item k and hold one number against another, k where none do."""
    return next((k + n for n in (1, 2) if " ".join(scene.words(k, k + n)) in HELD), k)


def tallied(scene: Scene, quality: Quality) -> bool:
    """Whether a share is one of votes: 'rejected the deal by 64% to 36%', 'was turned down by 91% of the staff'."""
    at = quality.lead
    if scene.word(at) == "to":
        at = next((k for k in range(at - 1, at - 5, -1) if scene.word(k) == "by"), at)
    before = scene.words(at - 9, at) if scene.word(at) == "by" else []
    ahead = range(len(before) - 1, -1, -1)
    v = next((k for k in ahead if before[k] in VOTING or before[k : k + 2] == ["turned", "down"]), -1)
    direct = v >= 0 and (v >= len(before) - 2 or scene.word(quality.lead) == "to" or scene.word(quality.after) == "to")
    return direct and {"V", "M", "VB", ","}.isdisjoint(scene.tags(at - len(before) + v + 1, at))


def held(scene: Scene, quality: Quality) -> bool:
    """Whether a number is held against what stands before it: ', against 62,000', 'compared with 44%'."""
    return quality.lead + 1 in (held_to(scene, quality.lead), held_to(scene, quality.lead - 1))


def compared(scene: Scene, i: int, word: str) -> bool:
    """'38%, compared with 44% a year before': the older value, where a past time follows."""
    quality, before = scene.qualities[i], scene.word(scene.qualities[i].lead - 1)
    led = word == "after" or held(scene, quality)
    after = quality.after
    if led and "or" in scene.words(after, after + 2) and i + 1 < len(scene.qualities):
        after = scene.qualities[i + 1].after  # 'compared with $51 million, or 80 cents a share, a year earlier'
        after += scene.word(after) == ","
    behind = scene.words(after, after + 5) if led else []
    return (
        # 'pay 15% instead of 39%', 'is 3%, in place of 6%'
        (before, word) in (("instead", "of"), ("rather", "than"), ("place", "of"))
        or (led and scene.word(quality.after) == "when")  # 'against 20.8% when he took office'
        # 'go down to 30%, having stood at 145%', ', having started February at $10'
        or (word == "at" and "having" in scene.words(quality.lead - 4, quality.lead - 1))
        # 'slowed to 2.1% in November after 2.5% in October'
        or (led and behind[:1] == ["in"] and any(unowned(w) in MONTHS for w in behind[1:2]))
        or (led and _at_an_end(scene, quality.after))  # 'past $50,000, after $40,500 at the start of the month'
        or any(w in listed("past") or w in ("now", "today") or (w.isdigit() and len(w) == 4) for w in behind)
    )


def than_before(scene: Scene, after: int, part: bool) -> str:
    """'up' or 'down' of what stands behind a number, `part` of a share or points, '' where nothing compares.

    '12% more than a year earlier', '3.3% less than in November', '18.9% more in May than a year before'.
    """
    if level := LEVELS.get(scene.word(after), ""):
        if part and _own_mark(scene, after + 1 + (scene.word(after + 1) == "of")):
            return level
        if scene.word(after) == "short":
            return level if scene.word(after + 1) == "of" and of_past(scene.words(after + 2, after + 6)) else ""
        after += scene.word(after + 1) == "of"
        behind, ahead = scene.words(after + 1, after + 4), scene.words(after + 1, after + 13)
        numbered = part and "#" in scene.tags(after + 1, after + 5) and {"%", "percent"}.isdisjoint(ahead[:5])
        amount = numbered or scene.word(after + 2) in AMOUNTS  # 'above the level of a year ago', 'the 5 tons of May'
        if not part and scene.word(after - (scene.word(after) == "of")) in ("ahead", "behind"):
            return ""  # 'runs 198,000 tons ahead of demand in 2025'
        amount = amount or behind[:2] == ["the", "same"]  # 'below the same period of last year'
        return level if of_past(behind) or (amount and of_past(ahead)) else ""
    turn = TURNS.get(scene.word(after), "")
    words = scene.words(after + 1, after + 6) if turn else []
    end = after + 1 + words.index("than") if "than" in words else after + 1
    told = [k for k in range(after + 1, end) if not RECENT_YEAR.fullmatch(scene.word(k))]  # 'less in 2026 than'
    if "than" not in words or not CLAUSE.isdisjoint([scene.tag(k) for k in told]):
        return ""
    than = after + 1 + words.index("than")
    since = scene.words(than + 1, than + 8)
    over = _at_an_end(scene, than + 1)
    old = since[:1] == ["the"] and scene.tag(than + 2) == "#"  # 'less than the 379 million tonnes of this year'
    # '40 miles more than the old one', '45% more than under the current contract'
    old = old or not {"old", "predecessor", "replaces"}.isdisjoint(since[:5]) or since[:1] == ["under"]
    planned = "planned" in since[:4] and since[:1] != ["the"]  # '35% less copper than it had planned'
    then = since[1:2] in (["was"], ["had"]) and since[2:3] in (["in"], ["at"], ["a"], ["last"])
    same = (then or since[1:2] == ["did"]) and since[:1] in (["it"], ["they"])  # 'than it did in February'
    did = since[:1] in (["it"], ["they"], ["he"], ["she"]) and scene.tag(than + 2) == "VD"
    same = same or (did and of_past(since[2:6]))  # 'than it shipped in 2025'
    same = same or since[:2] == ["the", "same"] or since[:3] == ["at", "the", "same"]  # 'than at the same stage'
    dated = same or of_past(since if since[:1] in (["in"], ["the"]) else since[:3])  # 'than in the same period of 2024'
    dated = dated or (since[:2] == ["in", "the"] and since[3:4] in (["quarter"], ["half"]))  # 'in the second quarter'
    # "than this year's $234"
    now = since[:1] == ["this"] and unowned("".join(since[1:2])) in ("year", "month", "season")
    now = now or since[:1] in (["now"], ["today"], ["currently"]) or since[:2] == ["at", "present"]
    return turn if now or dated or over or planned or old or not listed("past").isdisjoint(since[:5]) else ""


def _own_mark(scene: Scene, k: int) -> bool:
    """Whether item k begins what a thing itself once or mostly is: 'normal', 'its peak', 'the five-year average'."""
    end = next((n for n in range(k, k + 7) if scene.tag(n) not in ("D", "A", "N", "#", "NP", "-", "J")), k + 7)
    words = scene.words(k, end)
    mostly = words[-1:] == ["average"] and any(w.endswith(OFTEN) for w in words)
    before = any(w.startswith("pre-") or w == "pre" for w in words)
    return mostly or before or words[-1:] in MARKS or words[-2:] in (["issue", "price"], ["offer", "price"])


def _at_an_end(scene: Scene, k: int) -> bool:
    """Whether item k begins a time that is over: '(than) at the end of May', 'at new year', 'on Friday'."""
    words = scene.words(k, k + 3)
    if words[:2] == ["at", "the"] and scene.word(k + 2) in grammar("end of a time"):
        of = k + 3 + (scene.word(k + 4) in ("the", "last", "this"))
        when = unowned(scene.word(of + 1))
        return scene.word(k + 3) == "of" and (is_when(when) or RECENT_YEAR.fullmatch(when) is not None)
    owned = words[:1] == ["at"] and words[1:2] in (["its"], ["their"], ["the"])
    if owned and scene.word(k + 2) in grammar("extreme") and scene.tag(k + 3) not in ("N", "A"):
        return True  # '80% less than at its peak', but 'at the low end'
    return words == ["at", "new", "year"] or (words[:1] == ["on"] and scene.word(k + 1) in grammar("date"))


def more_of(scene: Scene, i: int) -> str:
    """'up' or 'down' of '35% less water', '12 more stores', 'the loss of 320 jobs', 'taking a minute off', or ''."""
    quality, mention = scene.qualities[i], scene.mentions[i]
    beaten = scene.words(quality.lead - 6, quality.lead) if scene.word(quality.lead) == "by" else []
    if not grammar("surpassing").isdisjoint(beaten) and of_past(beaten):
        return "up"  # "beating last year's total by £310,000"
    if mention.unit in PERCENTS and scene.words(quality.lead - 1, quality.lead + 1) == ["loss", "of"]:
        return "down"  # 'against a loss of 0.9 percent for tin'
    if mention.unit == "percentage point" and scene.word(quality.after) == "of":  # '200 basis points of cuts'
        ahead = range(quality.after, quality.after + 4)
        return next((value for hit, value, _ in scene.sets.get("direction", ()) if hit.first in ahead), "")
    off = scene.word(quality.after) == "off" and scene.word(quality.after + 1) in ("its", "their", "the")
    if off and "price" in scene.words(quality.after + 2, quality.after + 4) and scene.word(quality.lead) == "with":
        return "down"  # 'came back on sale with €45,000 off its asking price'
    if mention.money and scene.word(quality.after) == "extra":
        return "up"  # 'that means some €39 extra'
    if mention.paid:  # 'will pay $11 more a month', but 'pays $11 more than Hull'
        told = [word for word in ("more", "less") if word in scene.words(quality.first, quality.after + 1)]
        paid = scene.word(quality.lead) in grammar("paying more")
        paid = paid and {"than", "or"}.isdisjoint(scene.words(quality.after - 1, quality.after + 6))
        beside = scene.word(quality.first - 1) == "," and i > 0 and scene.mentions[i - 1].paid
        beside = beside and scene.word(quality.after) in told and scene.word(quality.after + 1) in (".", ",", ";", "")
        return TURNS[told[0]] if told and (paid or beside) else ""  # 'The meal will be 3 euros, 40 cents more'
    if mention.unit == "percent":
        return _more_percent(scene, quality)
    if mention.timed:
        if scene.word(quality.after) in LONGER and scene.word(quality.after + 1) != "than":
            return LONGER[scene.word(quality.after)]  # 'takes six minutes longer'
        taken = scene.word(quality.after) in ("off", "from") and scene.tag(quality.after + 1) == "D"
        return "down" if taken and scene.word(quality.lead) in listed("taken off") else ""
    if mention.noun_end == mention.end:
        return ""
    lost = quality.lead - (scene.word(quality.lead) == "of")
    if mention.unit in grammar("post") and scene.word(lost) in grammar("loss of posts"):
        return "down"
    more = mention.noun.partition(" ")[0] if mention.unit not in grammar("change") else ""  # not 'two more cuts'
    gone = scene.word(quality.lead) in grammar("leaving fewer")  # 'will close 45 more shops'
    return "down" if more == "fewer" or (gone and more in ADDED) else "up" if more in ADDED else ""


def _more_percent(scene: Scene, quality: Quality) -> str:
    """'up' or 'down' of '35% less water', 'pays 5% more', 'takes 30% longer', or ''."""
    verb, past = scene.word(quality.lead), scene.tag(quality.lead - 1) == "N"
    past = past and not scene.word(quality.lead - 1).endswith("s")  # 'Rice cost 37% more', but 'Cars cost 20% more'
    past = past or scene.tag(quality.lead - 1) in ("M", "T")  # 'will cost 10% less over the year'
    dearer = verb in ("pay", "pays", "paid") or (verb == "cost" and past)
    what = scene.word(quality.after + 1) == "in" and scene.tag(quality.after + 2) == "N"  # 'more in tax'
    what = what or scene.word(quality.after + 1) in ("this", "next", "over")
    if dearer and (what or scene.word(quality.after + 1) in (".", ",", "", "for")):
        return TURNS.get(scene.word(quality.after), "")
    took = scene.tag(quality.lead) == "VD" and verb in grammar("taking a share")  # 'South Korea took 11% less'
    longer = scene.word(quality.after) in ("longer", "shorter")
    ends = longer or scene.word(quality.after + 1) in (".", ",", "", "and")
    if ends and (took or verb in ("take", "takes", "took", "last", "lasts", "lasted")):
        return TURNS.get(scene.word(quality.after), "")  # 'take 30% longer to find food'
    behind = scene.tag(quality.after + 1) in ("N", "A") and scene.tag(quality.lead) not in ("N", "NP")
    than = next((k for k in range(quality.after + 2, quality.after + 7) if scene.word(k) == "than"), -1)
    behind = behind and (than < 0 or scene.tag(than + 1) != "NP")  # '12% more buses than Hull'
    return TURNS.get(scene.word(quality.after), "") if behind and scene.word(quality.after) in FEWER else ""


def times_before(scene: Scene, after: int) -> bool:
    """Whether a multiple is one of what was before: 'nearly four times the sum of a year before'."""
    words = scene.words(after, after + 7)
    if words[:3] in (["as", "much", "as"], ["as", "many", "as"]):  # 'four times as much as in April'
        return of_past(words[3:6]) or _at_an_end(scene, after + 3)
    if words[:3] in (["the", "year", "before"], ["the", "month", "before"]):
        return True  # 'two and a half times the year before'
    own = (
        words[:1] in (["its"], ["their"])
        and words[2:3] in (["at"], ["of"], ["in"])
        and not AMOUNTS.isdisjoint(words[1:2])
    )
    if own and of_past(words[3:]):
        return True  # 'its level at the start of 2024'
    amount = words[:1] == ["the"] and not AMOUNTS.isdisjoint(words[1:2]) and words[2:3] in (["of"], ["in"])
    ago = words[3:4] in (["a"], ["last"]) or words[5:6] == ["ago"]
    return amount and of_past(words[3:] if ago else words[3:4])


def old_value(scene: Scene, i: int, k: int, change: Hit | None) -> None:
    """'The 20 percent duty … is lowered to 10 per cent': what the thing had before, mention k, as its attribute."""
    old, unit = scene.qualities[k], scene.mentions[i].unit
    if k < 0 or old.role != "level" or not unit or scene.mentions[k].unit != unit:
        return
    attribute = scene.tag(old.after) in ("N", "A") and scene.word(old.first - 1) in ("the", "its", "current")
    verb = scene.verb(old.after)  # 'The tariffs of 46% on Vietnam were lowered to 20%'
    passive = change and scene.tag(verb) == "VB" and verb < change.first < verb + 3 and scene.verb(0) == verb
    attribute = attribute or bool(passive and scene.word(old.lead) == "of" and "," not in scene.words(old.after, verb))
    stopped = any(h.rows[0][0] == "stop" and old.after <= h.first < scene.qualities[i].first for h in scene.hits)
    if not stopped and (attribute or (change and _beside(scene, old, change))):
        old.role = "from"
        old.why.append("old value of what is changed")


def then_and_now(scene: Scene, i: int) -> None:
    """'Enrolment, 5,400 a decade ago, is now 4,650', 'An hour, now £1.20, is to cost £1.70': from and to."""
    one, two = scene.qualities[i - 1], scene.qualities[i]
    if scene.mentions[i - 1].unit != scene.mentions[i].unit or one.role != "level":
        return
    told = two.role == "level" and (_was_once(scene, one, two) or _is_now(scene, one, two))
    if told or (two.role == "to" and _stood_until(scene, one, two)):
        one.role, two.role, one.other, two.other = "from", "to", i, i - 1
        one.why.append("then and now")
        two.why.append("then and now")


def _was_once(scene: Scene, one: Quality, two: Quality) -> bool:
    """'Enrolment, 5,400 a decade ago, is now 4,650', 'Repairs once put at £2m are now put at £4m'."""
    now = [k for k in range(one.after, two.first) if scene.word(k) == "now"]
    if len(now) != 1:
        return False
    begun, closed = _commas(scene, one, 8, now[0])
    past = not {"once", "then"}.isdisjoint(scene.words(begun + 1, one.first)) or of_past(scene.words(one.after, closed))
    apposed = begun > 0 and closed >= one.after and past and scene.tag(closed + 1) in ("VB", "R")
    once = "once" in scene.words(one.first - 5, one.first) and scene.tag(one.after) == "VB"
    return apposed or (once and now[0] == one.after + 1)


def _is_now(scene: Scene, one: Quality, two: Quality) -> bool:
    """'An hour of parking, now £1.20, is to cost £1.70'."""
    begun, closed = _commas(scene, one, 6, two.first)
    apposed = begun > 0 and closed >= one.after and scene.word(begun + 1) == "now"
    verb = closed + 2 + (scene.word(closed + 2) == "to")
    coming = scene.word(closed + 1) == "will" or scene.words(closed + 1, closed + 3) in (["is", "to"], ["are", "to"])
    # also 'Chinese cars, now taxed at 20%, are to pay the maximum of 50%'
    direct = {"to", "$", "about", "the", "maximum", "full", "rate", "of"}.issuperset(scene.words(verb + 1, two.first))
    return apposed and coming and direct and scene.word(verb) in grammar("moving to")


def _stood_until(scene: Scene, one: Quality, two: Quality) -> bool:
    """'The duty stood at 27.5% until a deal lowered it to 15%'."""
    between = scene.words(one.after, two.lead)
    stood = scene.word(one.lead) == "at" and scene.word(one.lead - 1) in grammar("standing verb") | {"was", "were"}
    return stood and between[:1] == ["until"] and between[-1:] in (["it"], ["them"], ["this"], ["that"])


def _commas(scene: Scene, old: Quality, ahead: int, end: int) -> tuple[int, int]:
    """The commas around an apposition, less than `ahead` words before its number and before word `end`; -1 for none."""
    begun = next((k for k in range(old.first - 1, old.first - ahead, -1) if scene.word(k) == ","), -1)
    return begun, next((k for k in range(old.after, end) if scene.word(k) == ","), -1)


def _beside(scene: Scene, old: Quality, change: Hit) -> bool:
    """'The share, 41% in 2016, had shrunk to', 'the rate, until now about 57%, drops to': an apposition of the past."""
    begun, closed = _commas(scene, old, 8, old.after + 6)
    told = scene.words(begun + 1, old.first)
    led = all(scene.tag(k) == "R" or scene.word(k) in ("until", "about", "around") for k in range(begun + 1, old.first))
    led = led or (told[:1] == ["which"] and not grammar("standing verb").isdisjoint(told))  # 'which in May was 2.9%'
    plain = FINITE.isdisjoint(scene.tags(old.after, closed)) and scene.word(old.after) not in ("of", "for", "to")
    near = closed < change.first <= closed + 4 and scene.tag(closed + 1) in FINITE
    object_ = change.first < begun and scene.word(closed + 1) == "to"  # ', now 20%, to'
    return 0 < begun < closed and led and plain and (near or object_)
