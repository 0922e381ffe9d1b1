"""What the predicate of a sentence says of a number in its subject: 'A $75 fee, due in March, was delayed'."""

from __future__ import annotations

from itertools import pairwise

from .cues import Hit, Quality, Scene, listed
from .naming import words
from .neighbours import neighbours
from .words import FINITE, PAST, RECENT_YEAR, grammar

HELPING = ("VB", "VH", "M")  # be, have, will
PLANS = {"bill", "budget", "law", "plan", "programme", "program", "project", "proposal", "reform", "scheme"}
QUOTES = ("“", '"', "‘")


def undone(scene: Scene, i: int, hit: Hit, value: str) -> bool:
    """'A $75 fee on cars, due in March, was delayed', 'The threatened duty is off': the predicate says so of it."""
    quality = scene.qualities[i]
    if value not in ("cancelled", "delayed") or hit.first < quality.after:
        return False
    begun = scene.last(";", 0, quality.first) + 1  # 'said the 100% tariff … was off'
    before = [t.tag for t in scene.tokens[begun : quality.first] if t.lower not in words("say")]
    verb = _first_verb(scene, quality.after)
    if scene.word(quality.after) == "," and "," not in scene.words(verb - 2, verb):
        return False  # 'drops to 10%, port fees are suspended'
    at = hit.first <= verb <= hit.last or (scene.tag(verb) == "VB" and verb < hit.first <= verb + 3)
    return at and ("T" in before or FINITE.isdisjoint(before))


def _first_verb(scene: Scene, at: int) -> int:
    """The first finite verb behind a token, past 'has' and 'will', what 'that' or ', which' tells, and a plan."""
    which = next((k for k in range(at, min(at + 8, len(scene.tokens))) if scene.tag(k) == "W"), 0)
    if which and scene.word(which - 1) == ",":
        closing = [k for k in range(which, len(scene.tokens)) if scene.word(k) == ","]
        at = next((k for k in closing if scene.tag(k + 1) != "#"), at)  # 'October 1, 2025'
    elif which and FINITE.isdisjoint(scene.tags(at, which)):  # 'a tariff that he had threatened to impose is off'
        at = scene.verb(which)
        while scene.tag(at) in (*HELPING, "V", "VD", "VN", "T", "R"):
            at += 1
            if scene.tag(at) in HELPING:
                break  # 'that he had threatened to impose has merely been postponed': the verb of the number
    verb = scene.verb(_past_plan(scene, at))
    inner = verb  # 'the tariff Trump had threatened to impose was off the table'
    while scene.tag(inner) in ("V", "VD", "VH", "VN", "T", "R"):
        inner += 1
    dated = inner  # 'the tariff Trump had threatened for November 1 was off the table'
    while scene.tag(verb) == "VH" and dated < inner + 4 and scene.tag(dated) in ("I", "NP", "#"):
        dated += 1
    verb = inner if scene.tag(inner) in HELPING else dated if scene.tag(dated) in HELPING and dated > inner else verb
    step = 1 + (scene.tag(verb + 1) == "R")  # 'has merely been postponed'
    while scene.tag(verb) in ("VH", "M") and scene.tag(verb + step) in ("VB", "VN", "VD"):
        verb, step = verb + step, 1 + (scene.tag(verb + step + 1) == "R")
    return verb


def _past_plan(scene: Scene, at: int) -> int:
    """The comma that closes ', due to start on May 1,' or ', due on May 1,' behind a token, else the token."""
    begun = (k for k in range(at, at + 8) if scene.word(k) == "," and scene.tag(k + 1) in ("A", "VD", "VN"))
    plan = next(begun, -1)
    closing = range(plan + 3, min(plan + 14, len(scene.tokens))) if plan >= 0 else ()
    told = (k for k in closing if scene.word(k) == "," and scene.tag(k + 1 + (scene.word(k + 1) in QUOTES)) in FINITE)
    return next(told, at)


def in_clause_behind(scene: Scene, after: int, hit: Hit) -> bool:
    """'The stock sank to $15 after Beijing held back its curbs': what a clause of its own tells of its own subject."""
    opening = max((k for k in range(after, hit.first) if scene.word(k) in grammar("subordinating")), default=-1)
    whose = scene.tags(opening + 1, hit.first) if opening >= 0 else []
    own = {"N", "NP"} & {*whose} and {"N", "NP", "A", "D", "R", "VB", "VH"}.issuperset(whose)
    behind = scene.words(hit.last + 1, hit.last + 5)
    if "VB" in (*whose, scene.tag(hit.first)):  # 'after the levy was suspended' may be of the number's own levy
        return bool(own) and scene.word(opening + 1) != "the"
    elided = behind[:1] in ([], ["."], [","], ["the"], ["last"], ["that"]) or not {"it", "them"}.isdisjoint(behind)
    return bool(own) and not elided  # 'as Trump has threatened', 'as he threatens to impose it'


def reckoned_behind(scene: Scene, quality: Quality) -> Hit | None:
    """The verb of 'The mines hold 60% of the ore, the IEA estimates': who reckons stands behind a comma."""
    for hit, value, _ in scene.sets.get("status", ()):
        k = hit.first - 1
        while value == "estimated" and scene.tag(k) in ("NP", "N", "A", "D", "P", "I", "O", "C", "VH"):
            k -= 1
        verb = scene.tag(hit.first) in ("V", "N", "VD", "VN")
        verb = verb and scene.word(hit.first - 1) not in ("with", "above", "below", "of", "than")  # 'above forecasts'
        told = hit.first - 1 > k >= quality.after and verb and scene.word(k) == ","
        if not told or scene.word(hit.last + 1) not in (".", ",", ";", ""):
            continue
        between = [*pairwise(scene.tokens[quality.after : k + 1])]  # 'Prices, near $9, could average $8, Citi says'
        if not any(t.tag == ";" or (t.lower == "," and then.tag in ("M", "V", "VD", "VB")) for t, then in between):
            return hit
    return None


def reckoned_before(scene: Scene, hit: Hit) -> bool:
    """'They reckon that the rate is 17%, which will raise prices': the verb before 'which' says who foretells."""
    which = scene.last("W", 0, hit.first)
    told = (h for h, value, _ in scene.sets["status"] if value == "estimated" and scene.word(h.last + 1) == "that")
    return which > 0 and scene.word(which - 1) == "," and any(h.last < which for h in told)


def foreseen(scene: Scene, hit: Hit) -> bool:
    """Whether who foretells says what another will do: 'Analysts say China will buy 5 tons', not 'say they will'."""
    said = next((k for k in range(hit.first - 1, 0, -1) if scene.word(k) in words("say")), 0)
    own = scene.word(hit.first - 1) in ("they", "he", "she", "we", "i")
    return not own and not neighbours("foreseer").isdisjoint(scene.words(max(0, said - 4), said))


def effect_of_levy(scene: Scene, quality: Quality) -> int:
    """The modal of 'The duties would shave 0.5 points off growth', or -1: what a levy does nobody promises."""
    levies = neighbours("levy")
    for modal in range(quality.first - 1, 0, -1):
        verb = modal + 1 + (scene.tag(modal + 1) == "R")
        if scene.tag(modal) != "M" or scene.word(modal - 1) not in levies:
            continue
        at = verb + 1 + (scene.word(verb + 1) in grammar("particle"))
        object_ = scene.tag(at) in ("D", "N", "NP", "A", "$", "#", "P") and at <= quality.first
        does = scene.word(verb) in grammar("acting verb") | grammar("effect of a levy")
        whole = {",", ";", "C", "S", "W"}.isdisjoint(scene.tags(verb, quality.first))
        return modal if object_ and does and whole and not _of_the_levy(scene, quality, verb) else -1
    return -1


def _of_the_levy(scene: Scene, quality: Quality, verb: int) -> bool:
    """'would replace the 10% duty', 'add 10% to duties', 'hit 25%', 'hit €21bn of goods': its rate or its scope."""
    told, behind = scene.words(quality.first, quality.after), scene.word(quality.after)
    near = scene.words(quality.after, quality.after + (4 if behind in ("to", "of") else 1))
    rate = not {"%", "percent"}.isdisjoint(told)
    scope = behind == "of" and "$" in scene.tags(quality.first, quality.after)
    return not neighbours("levy").isdisjoint(near) or (scene.word(verb) == "hit" and (rate or scope))


def vowed(scene: Scene, would: int) -> bool:
    """'said they would provide 100 doses', but 'said it would lose 300 members': who speaks of his own deed."""
    own = scene.word(would - 1) in ("it", "they", "he", "she", "we")
    own = own and scene.word(would + 1) not in listed("unwilled verb")
    before = scene.words(0, would)
    said = next((k for k, word in enumerate(before) if word in words("say")), -1)
    if own or said < 0:
        return own and said >= 0
    body = scene.tag(would - 1) == "NP" or scene.word(would - 1) in grammar("standing for a firm") | words("org")
    # 'Ms Nair said the group would open 12 stores', but not 'Analysts said'
    return body and scene.word(would + 1) in listed("own deed") and neighbours("foreseer").isdisjoint(before[:said])


def resolved(scene: Scene, quality: Quality) -> int:
    """The 'to' of 'voted 6-3 to close two schools', 0 where no vote decides."""
    to = scene.last("T", 0, quality.lead)
    to = to if scene.tag(to + 1) == "V" else 0  # 'voted 281 to 24, with 149 abstentions'
    vote = {"voted", "votes", "vote"}.intersection(scene.words(to - 8, to)) if to > 0 else ()
    return to if vote and {*FINITE, "C", ";"}.isdisjoint(scene.tags(to + 2, quality.lead + 1)) else 0


def taken_back(scene: Scene, quality: Quality) -> Hit | None:
    """The cue of 'had threatened a 100% tariff; after the talks it is off the table', None where none is."""
    for hit, value, _ in scene.sets["status"]:
        k = hit.first - 1
        while scene.tag(k) in (*HELPING, "R"):
            k -= 1
        opened = scene.last(";", quality.after, k)
        passive = "VB" in scene.tags(k + 1, hit.last + 1) and FINITE.isdisjoint(scene.tags(opened, k))
        if value == "cancelled" and scene.word(k) == "it" and opened > 0 and passive:
            return hit
        withdrew = scene.word(k) in ("he", "she", "they", "it") and scene.word(hit.last + 1) in ("it", "that", "them")
        if value == "cancelled" and withdrew and k == opened + 1 > 1:
            return hit  # 'had threatened a 100% levy; he withdrew it'
    return None


def of_old(scene: Scene, quality: Quality) -> bool:
    """'30% below the 379 million tonnes of 2025', but 'below the 3% ceiling': whether a number is of the past."""
    compared = scene.word(quality.first - 2) in ("below", "above", "than") and scene.word(quality.first - 1) == "the"
    behind = scene.words(quality.after, quality.after + 5)
    return compared and any(word in listed("past") or RECENT_YEAR.fullmatch(word) for word in behind)


def left_behind(scene: Scene, hit: Hit, first: int) -> bool:
    """'the 60 tents it had asked for, the camp received 22', 'talks in a protest that closed half the schools'."""
    who, comma = scene.last("W", hit.last + 1, first), scene.last(",", hit.last + 1, first)
    if any(scene.word(k) == "having" and scene.tag(k + 1) in ("V", "VN", "VD") for k in range(hit.last + 1, first)):
        return True  # 'insisted it would comply, having raised £38m'
    verb = scene.verb(who + 1) if who >= 0 else first
    if verb < first and (scene.tag(verb) in ("VD", "VH") or scene.word(verb) in ("was", "were")):
        return True  # a relative clause tells what was or has been
    behind = scene.tokens[comma + 1 : first] if comma >= 0 and scene.tag(hit.last) != "M" else ()
    return any(t.tag in ("VD", "VB") or (t.tag == "V" and (t.lower.endswith("s") or t.lower in PAST)) for t in behind)


def once_paid(scene: Scene, quality: Quality) -> bool:
    """'the 2.5% carmakers paid before April': whether a rate is the one that somebody bore."""
    words = scene.words(quality.after, quality.after + 4)
    verb = next((k for k, word in enumerate(words) if word in ("paid", "faced", "bore")), 0)
    return scene.word(quality.first - 1) == "the" and verb > 0 and "," not in words[:verb]


def done(scene: Scene, begin: int, first: int) -> int:
    """The verb from token `begin` to the number at `first` that tells what was or has been done, -1 where none does.

    'sent the stock down 8%', 'has killed 400,000', but 'called for 10%' and 'set the rate at 5%' tell what a plan says.
    """
    v = next((k for k in range(first - 1, begin - 1, -1) if scene.tag(k) in FINITE), -1)
    helped = v - 1 - (scene.tag(v - 1) == "R")
    did = scene.word(helped) == "did" and scene.tag(v) == "V"
    v = helped if did or (scene.tag(v) == "VD" and scene.tag(helped) == "VH") else v  # 'had already swallowed'
    if v < 0 or not {"T", "W", "S", ";", "M"}.isdisjoint(scene.tags(v + 1, first)):
        return -1
    deed = next((k for k in range(v, min(v + 4, first)) if scene.tag(k) in ("VN", "VD")), v)
    perfect = scene.word(v) in ("has", "have", "had") and deed > v
    past = scene.tag(v) == "VD" or (scene.tag(v) == "V" and scene.word(v) in PAST)
    told = scene.word(deed) in words("say") or scene.word(deed) in grammar("what a plan does")
    return v if (perfect or past or did) and not told else -1


def of_subject(scene: Scene, hit: Hit, first: int) -> bool:
    """Whether a cue only tells which subject it is, of which a deed is told: 'The proposed merger sent it down 8%'."""
    which = scene.last("W", 0, hit.first)
    if which > 0 and scene.word(which - 1) == ",":  # 'The war, which he promised to end, has killed'
        v = next((k for k in range(first - 1, hit.last, -1) if scene.tag(k) in FINITE), 0)
        own = {"T", "W", "S", ";", "M", "VB"}.isdisjoint(scene.tags(v, first))
        return own and "," in scene.words(hit.last + 1, v)
    v = done(scene, hit.last + 1, first)
    if v < 0:
        return False
    tags = scene.tags(hit.first - 1, v)
    described = (
        tags[:1] == ["D"] and scene.tag(hit.first) in ("A", "VN", "VD") and scene.tag(hit.last + 1) in ("N", "NP")
    )
    named = (
        scene.tag(hit.first) == "N" and tags[:1] == ["D"] and (hit.last + 1 == v or scene.word(hit.last + 1) == "of")
    )
    return (described or named) and {"W", "T", ",", *FINITE}.isdisjoint(tags[1:])


def of_whom(scene: Scene, hit: Hit, first: int) -> bool:
    """'Farmers who want to leave must give 12 months': whether a cue only tells of whom, and another verb of what."""
    if scene.tag(hit.first - 1) != "W" or "," in scene.words(hit.last, first):
        return False
    done = next((k for k in range(hit.last + 1, first) if scene.tag(k) not in ("T", "R")), first)  # 'leave'
    return any(scene.tag(k) in FINITE and scene.tag(k - 1) != "T" for k in range(done + 1, first))


def meant(scene: Scene, hit: Hit, value: str) -> str:
    """What a cue tells where it stands: a condition for 'Should China …', a vow for 'said he would cut the duty'."""
    own = hit.phrase.startswith("would ") and value == "estimated" and "policy" in scene.sets
    levied = hit.phrase.startswith("vow") and "policy" in scene.sets
    if levied and not grammar("vowed levy").isdisjoint(scene.words(hit.last + 1, hit.last + 4)):
        return "threatened"  # 'vowed to impose an additional tariff', but 'vowed to plant 9,000 trees'
    if value == "pledged" and hit.phrase.startswith("would ") and _of_thing(scene, hit.first):
        return "estimated"
    return "threatened" if supposed(scene, hit) else "pledged" if own and vowed(scene, hit.first) else value


def _of_thing(scene: Scene, would: int) -> bool:
    """'said the disruption would cut profits by £35m': whether what would do so is no person, body or plan."""
    word = scene.word(would - 1)
    acting = words("people") | words("org") | words("title") | grammar("standing for a firm") | PLANS
    return "policy" not in scene.sets and scene.tag(would - 1) == "N" and word not in acting


def supposed(scene: Scene, hit: Hit) -> bool:
    """'Should China choke off supplies, the duty goes back to 20%': what begins with the verb is a condition."""
    begins = hit.first == 0 or scene.tag(hit.first - 1) == ";"
    return hit.phrase == "should" and begins


def next_verb(scene: Scene, first: int, end: int) -> bool:
    """Whether 'and' and another verb of the same subject stand between, or 'and that'."""
    joined = [k for k in range(first, end - 1) if scene.word(k) in ("and", "but")]
    clauses = (k for k in joined if scene.word(k - 1) == "," and scene.tag(k + 1) in ("D", "NP"))
    if any(scene.verb(k) < len(scene.tokens) for k in clauses):
        return True  # 'the new duties stay on hold, and the 10% rate remains', 'and Oslo takes 10 points off'
    # 'scrap its duties on American goods and Washington caps'
    if any(scene.tag(k + 1) == "NP" and scene.tag(k + 2) in FINITE for k in joined):
        return True
    return any(scene.tag(k + 1) in FINITE or scene.word(k + 1) == "that" for k in joined)


def promised_behind(scene: Scene, quality: Quality) -> int:
    """The verb of 'a quarter of the 12 million tons China pledged to take', -1 where none stands behind the number."""
    if scene.word(quality.first - 1) != "the":
        return -1
    verb = quality.after
    passed = ("NP", "P", "W", "S", "VB", "VH", "R", "O", "N", "D")
    while verb < quality.after + 8 and (scene.tag(verb) in passed or scene.word(verb) in ("says", "said")):
        verb += 1  # 'China', 'it has now', 'that was', 'of soybeans that China has', 'the White House says China'
    active = scene.word(quality.after + 1) == "to" or not scene.word(quality.after).endswith("ed")
    promised = scene.word(verb) in listed("promise") and (verb > quality.after or not active)  # 'the 12 tons promised'
    return verb if promised and scene.tag(verb + 1) not in ("D", "N", "A") else -1
