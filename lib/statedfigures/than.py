"""Changes told by a comparison: 'more than a year earlier', 'above that of 2023', 'compared with 44% last year'."""

from __future__ import annotations

import re

from .cues import Hit, Quality, Scene, listed
from .lexicon import rows
from .numerals import MONTHS
from .places import unowned
from .words import FINITE, RECENT_YEAR, grammar

CLAUSE = frozenset(["V", "VB", "VH", "M", ",", ".", "#", "W", "S"])
STOOD = grammar("standing verb")
VERBS = frozenset(["V", "VB", "VN", "VD"])
AMOUNTS = grammar("amount of before")
BEGUN = re.compile(  # 'at New Year', 'at the end of March'
    rf"^at (?:new year|the (?:{'|'.join(sorted(grammar('end of a time')))})"
    rf" of (?:the |last |this )?(?:{'|'.join(sorted(grammar('time') | {*map(str.lower, MONTHS)}))})\b)"
)
INSTEAD = (("instead", "of"), ("rather", "than"))
# 'more' → up, 'cheaper' → down
TURNS = {row["phrase"]: row["value"] for row in rows("cues") if row["sets"] == "more than before"}


def compared(scene: Scene, i: int, word: str) -> bool:
    """'38%, compared with 44% a year before': the older value, where a past time follows."""
    quality = scene.qualities[i]
    if (scene.word(quality.lead - 1), word) in INSTEAD:  # 'pay 15% instead of 39%'
        return True
    if word == "at" and scene.word(quality.lead - 2) == "having":  # 'go down to 30%, having stood at 145%'
        return True
    if word not in ("with", "to", "against", "versus", "vs", "after"):
        return False
    if word in ("with", "to") and scene.word(quality.lead - 1) != "compared":
        return False
    behind = scene.words(quality.after, quality.after + 5)
    return any(w in listed("past") or (w.isdigit() and len(w) == 4) for w in behind)


def than_before(scene: Scene, after: int, part: bool) -> str:
    """'up' or 'down' of what stands behind a number, `part` of a share or points, '' where nothing compares.

    '12% more than a year earlier', '3.3% less than in November', '18.9% more in May than a year before'.
    """
    turn = TURNS.get(scene.word(after), "")
    level = {"below": "down", "above": "up"}.get(scene.word(after), "")
    behind = scene.words(after + 1, after + 4) if level else []
    month = behind[:1] and behind[0] in MONTHS and scene.tag(after + 2) not in ("N", "NP")  # not 'March forecasts'
    month = month or (behind[1:2] == ["of"] and behind[-1] in MONTHS)  # 'below those of August'
    dated = part and (month or any(RECENT_YEAR.fullmatch(word) for word in behind))
    numbered = part and level and "#" in scene.tags(after + 1, after + 5)
    ahead = scene.words(after + 1, after + 13) if numbered else []
    past = any(word in listed("past") or unowned(word) in MONTHS or RECENT_YEAR.fullmatch(word) for word in ahead)
    amount = numbered and past and {"%", "percent"}.isdisjoint(ahead[:5])
    then = scene.word(after + 2) in AMOUNTS and not listed("past").isdisjoint(scene.words(after + 3, after + 7))
    if dated or amount or (level and then) or not {"last", "previous", "earlier", "before"}.isdisjoint(behind):
        return level  # '17.5% above the level of a year ago', '12% above the 5,473 tons of May'
    words = scene.words(after + 1, after + 6) if turn else []
    if "than" not in words or not CLAUSE.isdisjoint(scene.tags(after + 1, after + 1 + words.index("than"))):
        return ""
    than = after + 1 + words.index("than")
    since = scene.words(than + 1, than + 8)
    old = since[:1] == ["the"] and scene.tag(than + 2) == "#"  # 'less than the 379 million tonnes of 2025'
    far = old or since[:2] == ["in", "the"]  # 'than in the same period of 2024'
    year = any(RECENT_YEAR.fullmatch(word) for word in (since if far else since[:3]))
    month = since[:1] in (["in"], ["the"]) and any(unowned(word) in MONTHS for word in since[:5])
    begun = since[:1] == ["at"] and BEGUN.search(" ".join(since)) is not None  # 'than at the start of the year'
    planned = "planned" in since[:4] and since[:1] != ["the"]  # '35% less copper than it had planned'
    return turn if month or year or begun or planned or any(word in listed("past") for word in since[:5]) else ""


def times_before(scene: Scene, after: int) -> bool:
    """Whether a multiple is one of what was before: 'nearly four times the sum of a year before'."""
    amount = scene.word(after) == "the" and scene.word(after + 1) in AMOUNTS and scene.word(after + 2) in ("of", "in")
    when = scene.word(after + 3)
    dated = when in ("a", "last") and not listed("past").isdisjoint(scene.words(after + 3, after + 7))
    return amount and (dated or RECENT_YEAR.fullmatch(when) is not None)


def follows(scene: Scene, i: int) -> bool:
    """Whether mention i is told as ', up from' right behind the number before."""
    before, lead = scene.qualities[i - 1], scene.qualities[i].lead
    led = scene.words(lead - 1, lead + 1) in (["up", "from"], ["down", "from"]) and scene.word(lead - 2) == ","
    return led and lead - before.after <= 6 and VERBS.isdisjoint(scene.tags(before.after, lead - 1))


def old_value(scene: Scene, i: int, k: int, change: Hit | None) -> None:
    """'The 20 percent duty … is lowered to 10 per cent': what the thing had before, mention k, as its attribute."""
    if k < 0 or scene.qualities[k].role != "level" or scene.mentions[k].unit != scene.mentions[i].unit:
        return
    old = scene.qualities[k]
    attribute = scene.tag(old.after) in ("N", "A") and scene.word(old.first - 1) in ("the", "its", "current")
    attribute = attribute or _beside(scene, old, change)
    stopped = any(h.rows[0][0] == "stop" and old.after <= h.first < scene.qualities[i].first for h in scene.hits)
    if attribute and scene.mentions[i].unit and not stopped:
        old.role = "from"
        old.why.append("old value of what is changed")


def _beside(scene: Scene, old: Quality, change: Hit | None) -> bool:
    """'The share, 41% in 2016, had shrunk to', 'the rate, until now about 57%, drops to': an apposition of the past."""
    begun = next((k for k in range(old.first - 1, old.first - 8, -1) if scene.word(k) == ","), -1)
    closed = next((k for k in range(old.after, old.after + 6) if scene.word(k) == ","), -1)
    told = scene.words(begun + 1, old.first)
    led = all(scene.tag(k) == "R" or scene.word(k) in ("until", "about", "around") for k in range(begun + 1, old.first))
    led = led or (told[:1] == ["which"] and not STOOD.isdisjoint(told))  # 'which in May was 2.9%'
    plain = FINITE.isdisjoint(scene.tags(old.after, closed)) and scene.word(old.after) not in ("of", "for", "to")
    near = change is not None and closed < change.first <= closed + 4 and scene.tag(closed + 1) in FINITE
    object_ = change is not None and change.first < begun and scene.word(closed + 1) == "to"  # ', now 20%, to'
    return 0 < begun < closed and led and plain and (near or object_)
