"""What a duration is of: 'truce length', 'suspension of levy', 'time since last visit'."""

from __future__ import annotations

from .clause import Clause, back, chain_right, clause_subject, verb_near
from .core import core
from .names import is_name
from .words import grammar, is_superlative


def duration(c: Clause, k: int, rule: str, name: str) -> str:
    """'truce length' for 'a 90-day truce', 'duration of talks' for 'held talks for two hours'."""
    if rule == "noun after":
        return name if " of " in name else f"{name} length"  # 'suspension of export controls' is one itself
    if since := _since(c, k):
        return since
    if halted := suspended(c, k):
        return halted
    told = name if rule == "of phrase" else ""  # 'three months of illness'
    end = next((e for e in range(k, 0, -1) if e in c.ends and c.tags[e - 1] in "NGA"), 0)
    lasting = k > 1 and c.lower[k - 1] == "for" and c.tags[k - 2] == "K" and c.tags[k + 1 : k + 2] in ",.;C"
    subject = clause_subject(c, k) if lasting else None
    subject = None if subject and is_name(c, subject) else subject  # 'the levy stays suspended for a year'
    thing = told or (core(c, subject) if subject else core(c, (c.ends[end], end)) if end else "")
    return f"duration of {thing}" if thing and thing not in grammar("time") else "duration"


def suspended(c: Clause, k: int) -> str:
    """'suspension of levy' for 'suspended the levy for a year' and 'shelves for a year its levy', else ''."""
    v = verb_near(c, k)
    if c.lower[v] not in grammar("suspending verb") or (k and c.lower[k - 1] != "for"):
        return ""
    behind = k + 1 + (c.tags[k + 1 : k + 2] == ",")  # 'suspended, for one year, its sanctions'
    places = (v + 1, behind) if c.tags[v] == "V" else ()
    object_ = next((at for at in places if at in c.begins and "X" not in c.tags[at : c.begins[at]]), 0)
    passive = c.tags[v] in "KL" or (v and c.tags[v - 1] == "V")  # 'stays suspended'
    extent = chain_right(c, object_) if object_ else clause_subject(c, k) if passive else None
    thing = core(c, extent) if extent and not is_name(c, extent) else ""
    return f"suspension of {thing}" if thing else ""


def _since(c: Clause, k: int) -> str:
    """'the lowest in six years' → 'time since inflation was lower', 'the first fall in …' → 'time since last fall'."""
    at = back(c, k, "R~$") - 1
    if at < 1 or c.lower[at] not in ("in", "for"):
        return ""
    ranks = (i for i in range(at - 1, max(at - 8, -1), -1) if c.lower[i] == "first" or is_superlative(c.lower[i]))
    first = next(ranks, 0)
    if not first or any(tag in "VBHM;" for tag in c.tags[first:at]):
        return ""
    ranked = c.lower[first] == "first" or c.tags[first - 2] in ",B(I"
    if c.tags[first - 1] != "D" or not ranked:  # 'its newest rule for a year', 'at first for 90 days'
        return ""
    if c.lower[first] == "first":
        what = (c.words[i] if c.tags[i] == "E" else c.lower[i] for i in range(first + 1, at))
        return " ".join(["time since last", *what])
    subject = clause_subject(c, k)
    was = core(c, subject) if subject else ""
    worse = {"worst": "worse", "best": "better", "most": "more", "least": "less"}
    return f"time since {was} was {worse.get(c.lower[first], c.lower[first][:-3] + 'er')}" if was else ""
