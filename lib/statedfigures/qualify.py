"""Cues in a sentence → each mention's bound, role, direction and status."""

from __future__ import annotations

from itertools import pairwise

from . import predicate
from .changes import read_changes
from .cues import Quality, Scene, listed
from .hedging import read_bound
from .mention import PERCENTS, Sentence
from .neighbours import neighbours
from .predicate import next_verb
from .status import read_status
from .than import compared, held
from .words import FINITE, PAST, PUTS, grammar

PRESENT = frozenset(["present", "today", "currently"])
PAID = frozenset(["cost", "costs"])
RELATIVE = frozenset(["W", "S", "D", "P", "N", "NP", "A", "VB", "VH", "R"])  # 'that the country is (aiming for)'
NEVER = ("off the table", "is off", "was off")
FORECASTS = grammar("forecast noun")
LAW = listed("law") | grammar("demanded so") | grammar("demanding it")
FORECAST_NAMED = 7  # words at most between 'forecast' and what it is changed to
NAMING = frozenset(["I", "O", "NP", "N", "A", "D", "#"])


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
        read_status(scene, i)
    read_changes(scene)
    for i in every:
        _settle(scene, i)
    return scene.qualities


def _settle(scene: Scene, i: int) -> None:
    """What the fields say of one another: a `from` row is stated, a threatened level is a threat."""
    quality, unit = scene.qualities[i], scene.mentions[i].unit
    amount = not scene.mentions[i].timed
    if not amount and scene.word(quality.after) in grammar("extreme"):  # 'rose to a 47-year high'
        quality.level()
        quality.why = [reason for reason in quality.why if not reason.startswith("to:")]
        return
    if quality.role == "from" and _was_forecast(scene, i):
        quality.status = "estimated"
        return
    if quality.role == "from" and "threatened" in scene.words(quality.after, quality.after + 5):
        quality.role, quality.status = "threat", "cancelled"  # '15% instead of the 30% that he had threatened'
        return
    if quality.role == "from":
        holds = scene.word(quality.first - 1) in grammar("still so") and unit == "percent" and "policy" in scene.sets
        quality.status = "in force" if holds else "stated"  # what was held, whatever becomes of it
        quality.cues = [cue for cue in quality.cues if not cue.name.startswith("status")]
        quality.why = [reason for reason in quality.why if not reason.startswith("status")]
        return
    if quality.role == "to" and _outvoted(scene, quality):
        quality.status = "proposed"
        return
    if quality.status == "in force" and quality.role in ("to", "change"):
        quality.status = "stated"
    if quality.role == "level":
        _level(scene, i)
    if quality.status in ("pledged", "proposed", "estimated") and _at_present(scene, quality):
        quality.status = "stated"  # 'expects 1.6 million by 2029, against 62,000 at present'
    if quality.status == "estimated" and _after_old(scene, i):
        quality.status = "stated"  # 'will climb 1.9% after 2.3% last year'
    if quality.status in ("pledged", "proposed", "estimated") and _after_deed(scene, quality):
        quality.status = "stated"
    if quality.role == "target" and scene.word(quality.lead) in ("is", "are"):
        quality.tense = "present"  # 'the allowance is 18,125 tons'
    behind = scene.word(quality.after)
    part = unit == "percent" and (behind in neighbours("polled") | {"of"} or _opinion(scene, quality))
    counts = unit in ("vote", "member", "abstention")  # 'voted 297-41 for duties'
    # 'lost $7bn in fees', 'Bank fees cost customers $300': what was paid is no rule that holds
    spent = behind == "in" and any(h.first == quality.after + 1 for h, _, _ in scene.sets.get("policy", ()))
    paid = scene.mentions[i].money and (spent or scene.word(quality.lead - 1) in PAID)
    near = not (part or counts or paid) and amount and scene.near(i, "policy", 6) and not _elsewhere(scene, i)
    _enact(quality, near and not _reckoned(scene, quality), "policy" in scene.sets)
    official = {"official", "target"}.issubset(scene.words(quality.first - 5, quality.first))
    if official and quality.role == "target" and quality.status == "estimated":
        quality.status = "in force"  # 'expects growth of 4.8%, below the official target of 5%'
    named = quality.role == "target" and _is_rule(scene, quality, unit)
    told = () if amount else scene.words(quality.first - 4, quality.after + 2)
    agreed = quality.status in ("stated", "pledged") and not grammar("truce").isdisjoint(told)
    agreed = agreed and any(word.startswith(("agree", "extend")) for word in told)
    if (named and quality.status == "stated") or agreed:
        quality.status = "in force"  # 'the 2% target', 'agreed to a 72-hour truce'
    if quality.status != "stated" and _apposed(scene, i):
        quality.status = "stated"
        quality.why.append("told in passing")
    if quality.status == "delayed" and _offered(scene, i):
        quality.status = "proposed"
        quality.why.append("a delay only asked for")


def _is_rule(scene: Scene, quality: Quality, unit: str) -> bool:
    """Whether a target is one that holds: 'the 2% target', "The central bank's target is 2%"."""
    told = scene.words(0, quality.lead + 1) if unit == "percent" else []
    own = told[-1:] in (["is"], ["was"]) and "target" in told and not {"bank", "bank's"}.isdisjoint(told)
    return own or scene.word(quality.after) in ("target", "goal", "ceiling", "quota", "limit")


def _at_present(scene: Scene, quality: Quality) -> bool:
    """Whether a number is what is so now, beside what is to come."""
    if scene.words(quality.first - 2, quality.first) == [",", "now"]:
        return True  # 'will stop shrinking its balance sheet, now $6.4 trillion'
    against = scene.word(quality.lead) == "from" or held(scene, quality)
    return against and not PRESENT.isdisjoint(scene.words(quality.after, quality.after + 6))


def _opinion(scene: Scene, quality: Quality) -> bool:
    """'31% were against a higher tax' is no tax."""
    return scene.word(quality.after) in ("are", "were") and scene.word(quality.after + 1) in listed("of an opinion")


def _level(scene: Scene, i: int) -> None:
    """What a state of affairs is besides: a threat, a limit in time, an aim."""
    quality, unit = scene.qualities[i], scene.mentions[i].unit
    amount, lead = not scene.mentions[i].timed, scene.words(quality.lead - 1, quality.lead + 1)
    told = {*scene.words(quality.first - 3, quality.first), *scene.words(quality.after, quality.after + 2)}
    if not amount and quality.status == "cancelled" and scene.word(quality.lead) == "for":
        quality.status = "delayed"  # 'will stop charging the fee for 12 months'
    if quality.status == "cancelled" and any(f"status cancelled: {words}" in quality.why for words in NEVER):
        quality.threatened = True  # what is off the table has not come into force
    if quality.threatened and quality.status in ("threatened", "cancelled") and unit in ("percent", ""):
        quality.role = "threat"
    elif not amount and (quality.status == "delayed" or _bounds(scene, i)):
        quality.role = "limit"
    elif scene.word(quality.after) in ("target", "goal") or (
        amount
        and (
            (scene.near(i, "target", 5, 3) and not _of_subject(scene, quality))
            or any(told(scene, i) for told in (_intended, _promised, _meant_too, _aimed_at, _is_aim))
        )
    ):
        quality.role = "target"
    elif lead == ["had", "been"] or not listed("past state").isdisjoint(lead):
        still = scene.word(quality.lead - 2) in ("has", "have")  # 'and it has stood at 50% ever since'
        quality.tense = quality.tense if still else "past"  # 'the rate stood at 3.1%'
    elif not grammar("of what came first").isdisjoint(told) or predicate.once_paid(scene, quality):
        quality.tense = "past"  # "Vietnam's initial tariff of 46%", 'the 46% first announced'


def _of_subject(scene: Scene, quality: Quality) -> bool:
    """'The firm, which has agreed to buy a rival, employs 4,000': whether an aim only tells which subject it is."""
    aims = [hit for hit, _, _ in scene.sets.get("target", ()) if hit.last < quality.first]
    return bool(aims) and all(predicate.of_subject(scene, hit, quality.first) for hit in aims)


def _after_old(scene: Scene, i: int) -> bool:
    """'will climb 1.9% after 2.3% last year': an old value, but not 'rather than the 0.9% it forecast in May'."""
    quality, start = scene.qualities[i], scene.mentions[i].start
    foreseen = any(cue.name == "status estimated" and cue.span.start > start for cue in quality.cues)
    return not foreseen and compared(scene, i, scene.word(quality.lead))


def _after_deed(scene: Scene, quality: Quality) -> bool:
    """'could fall by 30%, after a 42% drop', 'would cut 400 jobs after losing 3% of sales': what has been so."""
    if scene.word(quality.lead) == "after":
        return scene.word(quality.after) in grammar("change")
    return scene.word(quality.lead - 1) == "after" and scene.word(quality.lead).endswith("ing")


def _outvoted(scene: Scene, quality: Quality) -> bool:
    """'Five voted to hold and four to cut to 3.75%': what the others wanted where some vote to hold."""
    words = scene.words(0, len(scene.tokens))
    wanted = scene.words(quality.lead - 5, quality.lead)
    moved = any(a == "to" and b in ("cut", "lower", "raise", "reduce", "lift") for a, b in pairwise(wanted))
    return moved and "voted" in words and not {"hold", "keep", "leave", "maintain"}.isdisjoint(words)


def _elsewhere(scene: Scene, i: int) -> bool:
    """'would drop its tariffs and buy $500bn of goods': the policy is that of another verb, or a body's name."""
    quality, hits = scene.qualities[i], [hit for hit, _, _ in scene.sets["policy"]]
    if all(scene.tag(hit.first) == "NP" == scene.tag(hit.last + 1) for hit in hits):
        return True  # 'the Tax Foundation'
    if scene.mentions[i].money and all(hit.phrase in listed("taxes") for hit in hits):
        # 'customs duties came to $31.4 billion'
        return not any(hit.first in (quality.after, quality.after + 1) for hit in hits)
    last = max((hit.last for hit in hits if hit.last < quality.first), default=-1)
    behind = min((hit.first for hit in hits if hit.first >= quality.after), default=-1)
    if last < 0 and not grammar("of another clause").isdisjoint(scene.words(quality.after, behind)):
        return True  # 'fell by a third as tariffs on parts', 'down 82% after a tariff'
    return last >= 0 and not scene.near(i, "policy", 2) and next_verb(scene, last + 1, quality.first)


def _intended(scene: Scene, i: int) -> bool:
    """'wants to make 12,000 tonnes', 'will invest $5bn', 'wants six refineries': what somebody means to do."""
    quality = scene.qualities[i]
    at = quality.lead
    part = scene.mentions[i].unit in PERCENTS
    meaning = [hit for hit, value, _ in scene.sets.get("status", ()) if value in ("pledged", "proposed")]
    # 'plans to open 15 stores', but 'will struggle to get above 2C'
    intent = scene.tag(at - 1) == "T" and any(hit.last in (at - 1, at - 2) for hit in meaning)
    meant = quality.status in ("pledged", "proposed") and (scene.tag(at) == "V" or (intent and scene.tag(at) in "AN"))
    if not meant or (part and scene.word(quality.after) != "of"):
        return False
    if intent and scene.word(quality.first - 1) in ("the", "its", "their"):
        return False  # 'plans to sell the 4 tonnes she has'
    if scene.word(at) in listed("wanting"):
        return not part and scene.word(at + 1) not in ("the", "its", "their")
    ahead = range(at - 1, max(at - 4, -1), -1)  # 'will each put in $1 billion'
    to = next((k for k in ahead if scene.tag(k) != "R" and scene.word(k) not in ("each", "both", "all")), -1)
    willed = (scene.tag(to) == "T" and scene.tag(to - 1) != "A") or scene.word(to) == "will"  # 'able to yield'
    willed = willed or (scene.word(to) == "would" and scene.word(at) != "take")
    # 'hopes to sell 3 million tickets', but 'will sell them for $40'
    never = listed("no aim") - listed("aim of intent") if intent else listed("no aim")
    return willed and scene.word(at) not in listed("unwilled verb") | never


def _aimed_at(scene: Scene, i: int) -> bool:
    """'short of the 5 tons it had aimed for', 'of the 21 GW that the country is aiming for': aimed at, told behind."""
    quality = scene.qualities[i]
    hits = [hit for hit, _, _ in scene.sets.get("target", ())] if scene.word(quality.first - 1) == "the" else []
    aims = (hit for hit in hits if hit.last - hit.first == 1 and hit.phrase.endswith("for"))
    told = (scene.tags(quality.after, hit.first) for hit in aims)
    return any(0 < len(tags) < 7 and tags[0] in "WSDP" and RELATIVE.issuperset(tags) for tags in told)


def _is_aim(scene: Scene, i: int) -> bool:
    """'the bank's goal for the end of 2026 is 16%', 'wants 90% of girls to be vaccinated', 'wants coverage at 95%'."""
    quality, aims = scene.qualities[i], scene.sets.get("target", ())
    lead = scene.word(quality.lead)
    if aims and lead in ("is", "are", "was"):
        at = max((hit.last for hit, _, _ in aims if hit.last < quality.lead and hit.first == hit.last), default=-1)
        told = scene.tags(at + 1, quality.lead) if at >= 0 else []
        if told and {"I", "O", "D", "N", "#", "NP"}.issuperset(told):
            return True
    wanted = "status proposed: wants" in quality.why and scene.mentions[i].unit == "percent"
    behind = scene.tags(quality.after, quality.after + 12)
    done = not {"VN", "VD"}.isdisjoint(behind[2:5])  # 'wants a fifth of demand met by 2030'
    part = scene.word(quality.after) == "of" and ("T" in behind or done)
    return wanted and (part or lead == "at")


def _meant_too(scene: Scene, i: int) -> bool:
    """'will allow 18,125 tonnes this year and 96,600 a year later': whether a number is aimed at as the one before."""
    one, two = scene.qualities[i - 1], scene.qualities[i]
    alike = scene.mentions[i - 1].base == scene.mentions[i].base
    joined = i > 0 and scene.word(two.lead) == "and" and FINITE.isdisjoint(scene.tags(one.after, two.first))
    return joined and alike and one.role == "target" and one.status == two.status


def _promised(scene: Scene, i: int) -> bool:
    """'promised to invest $200 billion': what somebody binds himself to is aimed at; not 'committed 12 murders'."""
    words = [why.removeprefix("status pledged: ") for why in scene.qualities[i].why if why.startswith("status pledged")]
    done = scene.mentions[i].noun and not {"committed", "commits"}.isdisjoint(words)
    return not done and scene.mentions[i].unit not in PERCENTS and not listed("promise").isdisjoint(words)


def _apposed(scene: Scene, i: int) -> bool:
    """'would go if Russian crude, 34% of imports, lost ground': a share told between commas is no part of the plan."""
    quality = scene.qualities[i]
    running = scene.words(quality.lead - 2, quality.lead + 1)
    if running[:2] == [",", "running"] and running[2:] in (["at"], ["near"], ["around"], ["above"]):
        return True  # 'Officials want inflation, running at 4.7%, to fall'
    if scene.mentions[i].unit != "percent" or scene.word(quality.after) != "of" or scene.word(quality.lead) != ",":
        return False
    closing = next((k for k in range(quality.after, quality.after + 9) if scene.tag(k) in (",", ";", ".")), 0)
    named = scene.tag(quality.lead - 1) in ("N", "NP") and scene.word(closing) == ","
    near = [h.first for h, _, _ in scene.sets.get("status", ()) if quality.lead - 4 <= h.first < quality.lead]
    own = any(scene.tag(first) in ("A", "VN", "VD") for first in near)  # 'A proposed levy, 2% of sales, would'
    return named and scene.tag(closing + 1) in FINITE and not own


def _offered(scene: Scene, i: int) -> bool:
    """'hinted at a 90-day pause', 'wants a one-year delay': a delay that somebody only asks for."""
    first, after = scene.qualities[i].first, scene.qualities[i].after
    near = scene.reach(i, "status") if scene.word(first - 1) in ("a", "an", "another") else []
    asked = any(value == "proposed" and far <= 3 and hit.last < first for far, hit, value in near)
    return asked and any(value == "delayed" and hit.first == after for _, hit, value in near)


def _in_its_forecast(scene: Scene, quality: Quality) -> bool:
    """'up from 0.9% in its last forecast', 'from the 700 million previously forecast'."""
    behind = scene.words(quality.after, quality.after + 5)
    return behind[:1] == ["in"] and behind[1:2] in (["its"], ["the"], ["their"]) and not FORECASTS.isdisjoint(behind)


def _was_forecast(scene: Scene, i: int) -> bool:
    """'cut its forecast to 2.6% from 3.3%', 'an earlier estimate of 13.9 million': the old value was no fact either."""
    quality, other = scene.qualities[i], scene.qualities[i - 1]
    # 'sees inflation of 31%, up from a previous 25%', 'is seen at 1.2%, revised up from 0.9%'
    revised = not {"previous", "earlier", "revised"}.isdisjoint(scene.words(quality.lead - 2, quality.first))
    behind = scene.words(quality.after, quality.after + 3)  # 'expects 2%, down from the 2.6% it saw in October'
    foreseen = behind[:1] in (["it"], ["they"]) and not listed("foreseeing").isdisjoint(behind)
    told_so = "forecast" in scene.words(quality.after, quality.after + 2) or _in_its_forecast(scene, quality)
    # 'sees $3.5 billion, up from $2.2–3.3 billion': only a forecast is a range
    turned = scene.word(quality.lead - 1) in ("up", "down")
    ranged = turned and scene.mentions[i].high is not None and scene.mentions[i - 1].end < scene.mentions[i].start
    if i and other.status == "estimated" and (revised or foreseen or told_so or ranged):
        return True
    # 'lifted its growth forecast to 1.9% from 1.5%'
    for hit, value, _ in scene.sets.get("status", ()) if i and other.role == "to" else ():
        the = scene.last("D", hit.first - 5, hit.first)
        whose = {*scene.tags(the + 1, hit.first)} if the > 0 else set()  # 'raised its capital spending forecast'
        object_ = "N" in whose and whose <= {"N", "NP", "A"} and scene.tag(the - 1) in FINITE
        named = scene.tags(hit.last + 1, other.lead)  # 'lifts its forecast for the fiscal year to 4.8% from 4.3%'
        beside = not named or (len(named) < FORECAST_NAMED and NAMING.issuperset(named))
        if value == "estimated" and (scene.tag(hit.first) == "N" or object_) and hit.last < other.lead and beside:
            return True
    one = " ".join(scene.words(max(other.lead - FORECAST_NAMED, 0), other.lead)) if i > 1 else ""
    if "the one for " in one and other.status == "estimated":
        return True  # 'raised its growth forecast to 7% from 6% and cut the one for inflation to 2% from 3%'
    near = (hit.first for _, hit, value in scene.reach(i, "status") if value == "estimated")
    return any(first < quality.after + 3 and scene.tag(first) == "N" for first in near)


def _bounds(scene: Scene, i: int) -> bool:
    """Whether a duration bounds something: 'a 90-day pause', 'a truce of 90 days', 'valid for 10 years'."""
    lead, after = scene.qualities[i].lead, scene.qualities[i].after
    if scene.word(lead) == "for" and i and scene.mentions[i - 1].unit == "percent":  # 'at 0% for 18 months'
        between = scene.words(scene.qualities[i - 1].after, lead)
        if set(between) <= {",", "at", "first", "initially"} and scene.near(i - 1, "policy", 6):
            return True
    reach = {"of": 1, "for": 8}.get(scene.word(lead), 0)  # 'would bar such sales for 30 months'
    near = [hit for _, hit, _ in scene.reach(i, "limit")]
    beside = any(0 <= lead - hit.last <= reach or after <= hit.first <= after + 2 for hit in near)
    short = scene.word(lead) == "for" and scene.mentions[i].unit in ("day", "month")
    if short and "policy" in scene.sets:
        return True  # 'cut its tariff to 30% from 145%, both for 90 days'
    if scene.word(lead) == "for" and scene.qualities[i].status in ("pledged", "proposed", "threatened"):
        return True  # 'The measures will stay in place for five years'
    if scene.word(lead) in ("have", "has", "had", "given", "get", "gets", "got") and scene.word(after) == "to":
        return scene.tag(after + 1) == "V"  # 'will have two years to build a factory'
    # 'to invest $1 billion within six months', but 'Tickets sold out within 25 minutes'
    return beside or (scene.word(lead) == "within" and not _was_done(scene, lead)) or _over_next(scene, i)


def _was_done(scene: Scene, lead: int) -> bool:
    """'Tickets sold out within', but 'promised delivery within', 'when paid within': whether it is of a past deed."""
    told = next((k for k in range(lead - 1, -1, -1) if scene.tag(k) in FINITE), -1)
    past = scene.tag(told) == "VD" or scene.word(told) in PAST
    directly = {"N", "NP", "VG"}.isdisjoint(scene.tags(told + 1, lead))
    return past and directly and scene.word(told - 1) not in ("when", "if", "unless")


def _over_next(scene: Scene, i: int) -> bool:
    """'will each put in $1 billion over the next six months', 'The scheme runs for seven years'."""
    lead = scene.qualities[i].lead
    planned = any(q.status in ("pledged", "proposed") for q in scene.qualities[max(0, i - 1) : i + 1])
    ahead = scene.words(lead - 2, lead + 1)
    if planned and (ahead[-1:] == ["over"] or ahead in (["over", "the", "next"], ["of", "the", "next"])):
        return True
    runs = lead - (scene.word(lead) == "for")
    # 'cannot last longer than 150 days': the verb stands with its hedge
    lasts = not grammar("running").isdisjoint((scene.word(runs), *scene.words(lead, scene.qualities[i].first)))
    told = scene.mentions[i].unit in ("year", "month", "day") and lasts
    return told and not listed("rule that lasts").isdisjoint(scene.words(0, runs))


def _enact(quality: Quality, policy: bool, named: bool) -> None:
    """A rule told in the present is pledged or in force; a statistic that 'stays' at a level is only observed."""
    if policy and quality.status == "stated":
        if quality.role in ("to", "change"):
            quality.status = "in force" if quality.tense == "past" else "pledged"
        elif quality.tense != "past":
            quality.status = "in force"
    elif not (policy or named or _by_law(quality)) and quality.status == "in force":
        quality.status = "stated"


def _reckoned(scene: Scene, quality: Quality) -> bool:
    """'puts the average tariff at 16.8%', 'a neutral level that the bank puts at 2%': a rate that nobody sets."""
    verbs = [k for k in range(quality.lead - 1, max(quality.lead - 10, -1), -1) if scene.word(k) in PUTS]
    if scene.word(quality.lead) != "at" or not verbs:
        return False
    return not grammar("of no set rate").isdisjoint(scene.words(verbs[0] - 6, quality.lead))


def _by_law(quality: Quality) -> bool:
    """Whether words of a law say that something holds: 'Under current law the top rate is 37%', 'the 12% demanded'."""
    return any(reason.removeprefix("status in force: ") in LAW for reason in quality.why)
