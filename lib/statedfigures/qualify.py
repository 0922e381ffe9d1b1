"""Cues in a sentence → each mention's bound, role, direction and status."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from .lexicon import rows
from .model import Bound, Cue, Direction, Role, Span, Status
from .words import Mention, Sentence, Token

FILLERS = frozenset(
    "a an the just between initial earlier previous prior original revised only still another its their his her our this that record whopping total additional further extra"
    " further mere full current new combined staggering modest sharp around about".split()
) - {"around", "about"}
TRANSPARENT = frozenset(["$", "“", '"', "‘", "'", "(", "¥", "€", "£", "-", "–"])
DURATIONS = frozenset("year month week day hour minute second decade quarter century".split())
# with these verbs the number before 'by' is an amount raised or set, no change: 'raise $12.9bn', 'add 5 seats'
TRANSITIVE = frozenset(
    "raise raises raised raising lift lifts lifted lifting add adds added adding cut cuts cutting boost boosts boosted"
    " hike hikes hiked hiking expand expands expanded improve improves improved shed trim trims trimmed".split()
)
TAKEN = frozenset("take takes took taken taking knock knocks knocked shave shaves shaved wipe wipes wiped wiping".split())
STRENGTH: dict[str, int] = {  # which status wins where several reach a figure: 'scrap a threatened 100% tariff'
    # 'will' alone is weaker than a verb of estimating: 'reckons the reef will shrink'
    "cancelled": 7, "delayed": 6, "threatened": 5, "proposed": 4, "pledged": 3, "estimated": 2, "in force": 1,
}  # fmt: skip


class Hit(NamedTuple):
    """A cue where it stands in the sentence: tokens first to last, and the rows of the lexicon it comes from."""

    first: int
    last: int
    phrase: str
    rows: tuple[tuple[str, str, str], ...]  # (sets, value, reach)


@dataclass(slots=True)
class Quality:
    """What the cues say of one mention; `tense` is that of the verb that changes it."""

    bound: Bound = "="
    role: Role = "level"
    direction: Direction = ""
    status: Status = "stated"
    tense: str = ""
    threatened: bool = False
    target: bool = False
    cues: list[Cue] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    lead: int = -1  # the token before the number, its hedge and its articles
    after: int = 0  # the token behind its unit words


@cache
def _lexicon() -> tuple[dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, str, str], ...]]]], ...]:
    """Phrases by their first word; bounds before the number by their last, bounds behind it by their first word."""
    gathered: dict[tuple[bool, tuple[str, ...]], list[tuple[str, str, str]]] = {}
    for row in rows("cues"):
        words = tuple(row["phrase"].lower().split())
        gathered.setdefault((row["sets"] == "bound", words), []).append((row["sets"], row["value"], row["reach"]))
    tables: tuple[dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, str, str], ...]]]], ...] = ({}, {}, {})
    for (bound, words), found in gathered.items():
        if not bound:
            tables[0].setdefault(words[0], []).append((words, tuple(found)))
            continue
        for reach, table, key in (("after", tables[1], words[-1]), ("before", tables[2], words[0])):
            kept = tuple(f for f in found if f[2] == reach)
            if kept:
                table.setdefault(key, []).append((words, kept))
    for table in tables:
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return tables


def hits(tokens: list[Token]) -> list[Hit]:
    """The cues among the tokens, the longest first at each place; a pseudo cue only takes its words away."""
    table = _lexicon()[0]
    found: list[Hit] = []
    skip = 0
    for i, token in enumerate(tokens):
        entries = table.get(token.lower)
        if entries is None or i < skip:
            continue
        for words, cue_rows in entries:
            n = len(words)
            if n == 1 or all(i + k < len(tokens) and tokens[i + k].lower == words[k] for k in range(1, n)):
                skip = i + n
                if cue_rows[0][0] != "pseudo":
                    found.append(Hit(i, i + n - 1, " ".join(words), cue_rows))
                break
    return found


def qualify(sentence: Sentence) -> list[Quality]:
    """A Quality for each mention of the sentence, in order.

    >>> from .find import find
    >>> [s] = find("It cut the duty from 57% to roughly 47%.", ((0, 40),))
    >>> [(q.role, q.bound) for q in qualify(s)]
    [('from', '='), ('to', '~')]
    """
    tokens, mentions = sentence.tokens, sentence.mentions
    found = hits(tokens)
    starts = [token.start for token in tokens]
    places = [(bisect_left(starts, m.start), bisect_left(starts, max(m.noun_end, m.end))) for m in mentions]
    qualities = [_bound(tokens, m, *place) for m, place in zip(mentions, places, strict=True)]
    for i, quality in enumerate(qualities):
        timed = mentions[i].unit in DURATIONS or mentions[i].unit == "date"
        _status(tokens, found, quality, places, i, timed)
        _change(tokens, found, quality, mentions[i], places[i])
    _ends(tokens, found, qualities, mentions, places)
    for i, quality in enumerate(qualities):
        _settle(found, quality, mentions[i], places[i])
    return qualities


def _bound(tokens: list[Token], mention: Mention, first: int, after: int) -> Quality:
    """The hedge right before the number, past articles and its currency sign, or right behind it."""
    quality = Quality(after=after)
    j = first - 1
    while j >= 0 and (tokens[j].lower in FILLERS or tokens[j].text in TRANSPARENT):
        j -= 1
    for words, cue_rows in _lexicon()[1].get(tokens[j].lower, ()) if j >= 0 else ():
        begin = j - len(words) + 1
        if begin < 0 or any(tokens[begin + k].lower != w for k, w in enumerate(words)):
            continue
        definite = any(tokens[k].lower in ("the", "its", "their") for k in range(j + 1, first))
        if _no_hedge(tokens, mention, " ".join(words), begin) or (definite and cue_rows[0][1] in "<>"):
            break  # "short of the 3.1% that analysts predicted" compares
        quality.bound = cue_rows[0][1]  # type: ignore[assignment]
        quality.cues.append(Cue(Span(tokens[begin].start, tokens[j].end), f"bound {quality.bound}"))
        j = begin - 1
        while j >= 0 and (tokens[j].lower in FILLERS or tokens[j].text in TRANSPARENT):
            j -= 1
        break
    quality.lead = j
    behind = bisect_left([t.start for t in tokens[first : first + 8]], mention.end) + first
    for at in {behind, after}:
        for words, cue_rows in _lexicon()[2].get(tokens[at].lower, ()) if at < len(tokens) else ():
            if at + len(words) <= len(tokens) and all(tokens[at + k].lower == w for k, w in enumerate(words)):
                quality.bound = cue_rows[0][1]  # type: ignore[assignment]
                quality.cues.append(Cue(Span(tokens[at].start, tokens[at + len(words) - 1].end), f"bound {quality.bound}"))
                return quality
    return quality


def _no_hedge(tokens: list[Token], mention: Mention, phrase: str, begin: int) -> bool:
    """'over nine months the take was', 'the past two years', 'the top three': the word is no hedge there."""
    before = tokens[begin - 1].lower if begin else ""
    if phrase in ("over", "past", "under", "beyond") and mention.unit in DURATIONS:
        return before not in ("for", "after", "of", "just", "well", "lasted", "is", "was", "are", "takes", "took", "with", "to", "and", "at")
    if phrase in ("top", "close", "past"):
        return before not in ("to", "will", "would", "could", "may")
    return phrase == "some" and before in ("the", "in") or phrase == "near" and mention.unit == "date"


def _reach(found: list[Hit], place: tuple[int, int], sets: str) -> list[tuple[int, Hit, str]]:
    """The hits that set `sets` and reach the mention, nearest first, as (distance, hit, value)."""
    first, after = place
    left_stop = max((h.last for h in found if h.last < first and h.rows[0][0] == "stop"), default=-1)
    right_stop = min((h.first for h in found if h.first >= after and h.rows[0][0] == "stop"), default=10**6)
    near = []
    for hit in found:
        for kind, value, reach in hit.rows:
            if kind != sets:
                continue
            if left_stop < hit.first and hit.last < first and reach in ("after", "both"):
                near.append((first - hit.last, hit, value))
            elif after <= hit.first < right_stop and reach in ("before", "both"):
                near.append((hit.first - after + 3, hit, value))  # a cue before the number counts as nearer
    return sorted(near, key=lambda n: n[0])


def _status(tokens: list[Token], found: list[Hit], quality: Quality, places: list[tuple[int, int]], i: int, timed: bool) -> None:
    """The strongest status that reaches the figure with no other figure's words between."""
    first, after = places[i]
    next_first = places[i + 1][0] if i + 1 < len(places) else 10**6
    candidates = []
    for distance, hit, value in _reach(found, places[i], "status"):
        if hit.first >= after and (hit.first > next_first or not _joined(tokens, after, hit.first)):
            continue
        if hit.phrase in ("drops", "dropping", "drop", "dropped") and (
            hit.last == quality.lead or _tag(tokens, hit.last + 1) not in ("D", "N", "A", "NP")
        ):
            continue  # 'drops from 57%', 'dropped a further 5%' cancel nothing
        if value == "delayed" and tokens[hit.first].tag == "N" and not timed and _lower(tokens, hit.last + 1) not in ("of", "on"):
            continue  # 'the 90-day pause brings the tariff to 30%' delays no tariff
        candidates.append((distance, hit, value))
    if not candidates:
        return
    quality.threatened = any(value == "threatened" for _, _, value in candidates)
    nearest = candidates[0][0]
    # words in one verb phrase speak together ('scrap a threatened'); farther ones only where nothing is nearer
    group = [c for c in candidates if c[0] <= nearest + 6]
    _, hit, value = max(group, key=lambda c: (STRENGTH[c[2]] - (1.5 if c[1].phrase in ("will", "would be") else 0), -c[0]))
    quality.status = value  # type: ignore[assignment]
    quality.cues.append(Cue(Span(tokens[hit.first].start, tokens[hit.last].end), f"status {value}"))
    quality.why.append(f"status {value}: {hit.phrase}")


def _tag(tokens: list[Token], i: int) -> str:
    return tokens[i].tag if i < len(tokens) else "."


def _lower(tokens: list[Token], i: int) -> str:
    return tokens[i].lower if i < len(tokens) else ""


def _joined(tokens: list[Token], after: int, cue: int) -> bool:
    """Whether the cue behind the number is said of it: '24% tariff is suspended', not '47% and scrap a threatened'."""
    between = [t.lower for t in tokens[after:cue]]
    return len(between) <= 6 and not any(w in ("and", ",", "to", "by", "or", "from", "for") for w in between)


def _tense(tokens: list[Token], hit: Hit) -> str:
    at = hit.first
    if tokens[at].lower in ("up", "down"):  # 'brings the rate down from': the verb tells
        at = next((k for k in range(at - 1, max(-1, at - 9), -1) if tokens[k].tag in ("V", "VB", "VN", "VD")), at)
    word = tokens[at].lower
    before = [t.lower for t in tokens[max(0, at - 3) : at]]
    if word in ("is", "are", "go", "fall", "bring", "take") or any(w in ("is", "are", "being") for w in before) or (word.endswith("s") and not word.endswith("ss")) or word.endswith("ing"):
        return "present"
    if any(w in ("will", "would", "to", "be") for w in before):
        return "future"
    return "past"


def _change(tokens: list[Token], found: list[Hit], quality: Quality, mention: Mention, place: tuple[int, int]) -> None:
    """'rose 5%', 'by 10 points', 'a 4.1% jump', 'a fall of 3%', 'halving': the size of a change."""
    first, after = place
    if mention.rule.startswith("multiple") or (mention.unit == "ratio" and mention.value < 1):
        quality.role, quality.direction = "change", "down" if mention.value < 1 else "up"
        word = tokens[min(first, len(tokens) - 1)].lower
        quality.tense = "present" if word.endswith("ing") else "past"
        quality.why.append("change: multiple")
        return
    if mention.unit in ("date",) or mention.unit in DURATIONS:
        return
    lead = quality.lead
    word = tokens[lead].lower if lead >= 0 else ""
    if after < len(tokens) and tokens[after].lower == "off" and word in TAKEN:  # 'take 10 points off its duties'
        quality.role, quality.direction, quality.tense = "change", "down", "future"
        quality.cues.append(Cue(Span(tokens[after].start, tokens[after].end), "direction down"))
        quality.why.append("change: off")
        return
    for hit in found:
        value = next((v for kind, v, _ in hit.rows if kind == "direction"), None)
        if value is None:
            continue
        # 'a reduced 10 percent tariff', 'halving the 20% levy': an adjective, and a known object
        definite = any(tokens[k].lower in ("the", "its", "their", "that") for k in range(hit.last + 1, first))
        adjacent = hit.last == lead and not definite and not (hit.first and tokens[hit.first - 1].tag == "D" and tokens[hit.first].tag in ("A", "VN", "VD"))
        if hit.phrase in TRANSITIVE and after < len(tokens) and tokens[after].tag in ("N", "A") and tokens[after].lower not in ("more", "less"):
            adjacent = False  # 'adds a 20% duty': the thing added
        if adjacent is False and hit.last < lead and hit.phrase.startswith("add"):
            continue
        by = word == "by" and hit.last < lead and lead - hit.last <= 12
        of = word == "of" and hit.last == lead - 1
        behind = after <= hit.first <= after + 2 and not any(tokens[k].tag in ("O", "I", "T", ",", ".", "(", "S", "V", "VB", "M", "VH") for k in range(after, hit.first))
        if adjacent and hit.phrase in TRANSITIVE and mention.unit not in ("percent", "percentage point"):
            continue
        if behind and mention.unit not in ("percent", "percentage point") and hit.phrase not in ("higher", "lower", "cheaper", "more expensive", "increase", "decrease", "rise", "fall", "drop", "gain", "decline", "cut", "jump", "reduction"):
            continue
        if behind and tokens[hit.first].tag in ("V", "VN", "VD") and hit.first == after and tokens[hit.first].lower not in ("rise", "fall", "cut", "drop", "jump", "increase", "decrease", "decline", "gain", "hike", "growth"):
            continue
        if adjacent or by or of or behind:
            quality.role, quality.direction = "change", value  # type: ignore[assignment]
            quality.tense = _tense(tokens, hit)
            quality.cues.append(Cue(Span(tokens[hit.first].start, tokens[hit.last].end), f"direction {value}"))
            quality.why.append(f"change: {hit.phrase}")
            if adjacent:
                return


def _ends(tokens: list[Token], found: list[Hit], qualities: list[Quality], mentions: list[Mention], places: list[tuple[int, int]]) -> None:
    """The two ends of a change: 'from A to B', 'to B from A', 'B, down from A', 'raised to B', 'reaches B'."""
    words = [_lead_word(tokens, q) for q in qualities]
    for i, quality in enumerate(qualities):
        if (words[i] == "from" or _compared(tokens, quality, words[i])) and mentions[i].unit != "date":
            partner = _partner(qualities, mentions, words, i)
            if partner is not None:
                quality.role, qualities[partner].role = "from", "to"
                quality.direction = qualities[partner].direction = ""
                _mark(tokens, quality, "role from")
                if words[partner] in ("to", "at"):
                    _mark(tokens, qualities[partner], "role to")
                change = _mover(found, places[min(i, partner)])
                state = partner < i and words[partner] not in ("to", "at")  # 'is 48 percent, up from 18': it is so now
                for q in (quality, qualities[partner]):
                    q.tense = "past" if state else _tense(tokens, change) if change else ""
                    q.why.append("from … to")
    for i, quality in enumerate(qualities):
        if quality.role != "level" or mentions[i].unit == "date":
            continue
        lead = quality.lead
        change = _mover(found, places[i])
        if mentions[i].unit in DURATIONS and not (change and change.last == lead - 1):
            continue
        moved = change is not None and (words[i] in ("to", "at") or change.last == lead and change.rows[0][0] == "move")
        if words[i] == "at" and not (i and qualities[i - 1].role == "change" and mentions[i - 1].unit != mentions[i].unit):
            moved = False
        if words[i] == "to" and i and mentions[i - 1].unit == "ratio" and qualities[i - 1].role == "change" and places[i - 1][1] == lead - (quality.bound != "="):
            quality.role, quality.tense = "to", qualities[i - 1].tense  # 'quadrupled to $27.2 billion'
            continue
        if words[i] == "to" and lead and tokens[lead - 1].lower in ("according", "equal", "equivalent", "amounted", "amounts", "close", "due", "compared"):
            moved = False
        if moved and change:
            quality.role, quality.tense = "to", _tense(tokens, change)
            _mark(tokens, quality, "role to")
            quality.why.append(f"to: {change.phrase}")
            _old_value(tokens, found, qualities, mentions, places, i)
    for i in range(1, len(mentions)):
        _listed(tokens, qualities, mentions, places, i)
        _coordinated(tokens, qualities, mentions, places, i)
        _restated(tokens, qualities, mentions, places, i)


def _old_value(tokens: list[Token], found: list[Hit], qualities: list[Quality], mentions: list[Mention], places: list[tuple[int, int]], i: int) -> None:
    """'The 20 percent duty … is lowered to 10 per cent': what the thing had before, as its attribute."""
    k = i - 1
    if k < 0 or qualities[k].role != "level" or mentions[k].unit != mentions[i].unit or not mentions[i].unit:
        return
    attributive = places[k][1] < len(tokens) and tokens[places[k][1]].tag in ("N", "A") and tokens[places[k][0] - 1].lower in ("the", "its", "current")
    stop = any(h.rows[0][0] == "stop" and places[k][1] <= h.first < places[i][0] for h in found)
    if attributive and not stop:
        qualities[k].role = "from"
        qualities[k].why.append("old value of what is changed")


def _coordinated(tokens: list[Token], qualities: list[Quality], mentions: list[Mention], places: list[tuple[int, int]], i: int) -> None:
    """'fell 29.5% on the year and 28.7% from August': the second number has the verb of the first."""
    one, two = qualities[i - 1], qualities[i]
    joined = two.lead >= 0 and tokens[two.lead].lower == "and" and two.lead >= places[i - 1][1]
    verb = any(t.tag in ("V", "M", "VB") for t in tokens[places[i - 1][1] : max(places[i - 1][1], two.lead)])
    if joined and not verb and one.role == "change" and two.role == "level" and mentions[i].unit == mentions[i - 1].unit:
        two.role, two.direction, two.tense = one.role, one.direction, one.tense
        two.why.append("change: shares the verb")


def _restated(tokens: list[Token], qualities: list[Quality], mentions: list[Mention], places: list[tuple[int, int]], i: int) -> None:
    """'more than 100 kilometres (60 miles)', 'lost 190 points, or 0.6%': the same amount again, in another unit."""
    one, two = qualities[i - 1], qualities[i]
    between = "".join(t.lower for t in tokens[places[i - 1][1] : places[i][0]] if t.lower not in ("$", "about", "around"))
    if between not in ("(", "/", ",or", "or") or mentions[i].unit == mentions[i - 1].unit:
        return
    if two.bound == "=":
        two.bound = one.bound
    if two.role == "level" and (one.role == "change" or between in ("(", "/")):
        two.role, two.direction, two.tense = one.role, one.direction, one.tense
        two.why.append("restates the number before")


def _listed(tokens: list[Token], qualities: list[Quality], mentions: list[Mention], places: list[tuple[int, int]], i: int) -> None:
    """'B, triple the A'; 'up from A in May and A in June': the second end through a multiple, further ones by a list."""
    one, two = qualities[i - 1], qualities[i]
    between = tokens[places[i - 1][1] : places[i][0]]
    if mentions[i - 1].unit == "ratio" and one.role == "change" and two.role == "level" and between and between[0].lower in ("the", "its", "that"):
        two.role = "from"
        if i > 1 and mentions[i - 2].unit == mentions[i].unit and qualities[i - 2].role == "level":
            qualities[i - 2].role = "to"


def _compared(tokens: list[Token], quality: Quality, word: str) -> bool:
    """'38%, compared with 44% a year before': the older value, where a past time follows."""
    if word not in ("with", "to", "against", "versus", "vs", "after") or quality.lead < 0:
        return False
    if word in ("with", "to") and tokens[quality.lead - 1].lower != "compared":
        return False
    behind = [t.lower for t in tokens[quality.after : quality.after + 5]]
    return any(w in ("ago", "earlier", "before", "last", "previous", "previously") or w.isdigit() and len(w) == 4 for w in behind)


def _lead_word(tokens: list[Token], quality: Quality) -> str:
    """The preposition that governs the number: that of its noun too, 'from a mid-December low of $14,235'."""
    if quality.lead < 0:
        return ""
    word = tokens[quality.lead].lower
    if word != "of":
        return word
    for k in range(quality.lead - 1, max(-1, quality.lead - 8), -1):
        if tokens[k].lower in ("from", "to"):
            quality.lead = k
            return tokens[k].lower
        if tokens[k].tag not in ("N", "NP", "A", "D", "#", ",") or tokens[k].text == ",":
            break
    return word


def _same_unit(one: str, two: str) -> bool:
    """'$19 a share from $17.25', '250 million wet tons from 379 million tons'."""
    return one == two or one.removeprefix("wet ").partition("/")[0] == two.removeprefix("wet ").partition("/")[0]


def _partner(qualities: list[Quality], mentions: list[Mention], words: list[str], i: int) -> int | None:
    """The other end of the change that mention i begins: the next one after 'to', else the last of its unit before."""
    unit = mentions[i].unit
    following = next((k for k in range(i + 1, len(mentions)) if mentions[k].unit != "date"), None)
    if following is not None and words[following] == "to":
        if not unit or not mentions[following].unit or _same_unit(mentions[following].unit, unit):
            return following
    for k in range(i - 1, -1, -1):
        if qualities[k].role == "from":
            continue
        if _same_unit(mentions[k].unit, unit) or (unit == "" and mentions[k].unit != "date"):
            if words[k] == "by":
                continue
            if qualities[k].role != "change" or mentions[k].unit != "percent" or words[k] in ("to", "at"):
                return k
            if words[i - 1] != "by" and not any(qualities[n].role in ("to", "level") and mentions[n].unit == unit for n in range(k)):
                return None
    return None


def _mover(found: list[Hit], place: tuple[int, int]) -> Hit | None:
    """The nearest verb of change before the mention, in its clause."""
    near = [
        (d, h) for sets in ("direction", "move") for d, h, _ in _reach(found, place, sets)
        if h.last < place[0] and not h.phrase.startswith("add")  # 'adds a duty to a 10% tariff' moves nothing
    ]  # fmt: skip
    return min(near, key=lambda n: n[0])[1] if near else None


def _mark(tokens: list[Token], quality: Quality, name: str) -> None:
    token = tokens[quality.lead]
    quality.cues.append(Cue(Span(token.start, token.end), name))
    if quality.lead and name == "role from" and tokens[quality.lead - 1].lower in ("up", "down"):
        before = tokens[quality.lead - 1]
        quality.cues.append(Cue(Span(before.start, before.end), name))


def _near(found: list[Hit], place: tuple[int, int], sets: str, reach: int) -> bool:
    """Whether a cue that sets `sets` stands at most `reach` words from the mention, in its clause."""
    return any(d <= (5 if h.first >= place[1] else reach) for d, h, _ in _reach(found, place, sets))


def _settle(found: list[Hit], quality: Quality, mention: Mention, place: tuple[int, int]) -> None:
    """What the fields say of one another: a `from` row is stated, a threatened level is a threat."""
    amount = mention.unit not in DURATIONS and mention.unit != "date"
    if quality.role == "from":
        quality.status = "stated"
        return
    if quality.status == "in force" and quality.role in ("to", "change") and "status in force: decision to" not in quality.why:
        quality.status = "stated"
    if quality.threatened and quality.role == "level" and quality.status in ("threatened", "cancelled") and mention.unit in ("percent", ""):
        quality.role = "threat"
    elif quality.role == "level" and not amount and (quality.status == "delayed" or _near(found, place, "limit", 3)):
        quality.role = "limit"
    elif quality.role == "level" and amount and _near(found, place, "target", 3):
        quality.role = "target"
    policy = amount and _near(found, place, "policy", 6)
    if policy and quality.status == "stated":
        if quality.role in ("to", "change"):
            quality.status = "in force" if quality.tense == "past" else "pledged"
        elif quality.role in ("level", "target"):
            quality.status = "in force"
    elif not policy and quality.status == "in force":
        quality.status = "stated"  # a statistic that 'stays' at a level is observed, not enacted
