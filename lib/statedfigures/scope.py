"""Whether a status cue is said of a number, or of something else in its sentence."""

from __future__ import annotations

from itertools import pairwise

from . import predicate
from .cues import Hit, Quality, Scene, listed
from .hedging import denied
from .mention import DURATIONS, PERCENTS
from .naming import words
from .neighbours import neighbours, plural
from .numerals import MONTHS
from .places import unowned
from .senses import other_sense
from .than import tallied
from .words import FINITE, PAST, grammar, is_superlative

PLANNING = neighbours("planning") - {"has", "have", "agreed", "agrees", "promises", "pledges"}
CONDITIONS = frozenset(["if", "unless"])
MEANT = ("pledged", "proposed")
AGAINST = neighbours("set against") | {"above", "below", "than"}
ENDED = ("cancelled", "delayed")
WAS = ("has", "had", "was", "were")
EARLIER = ("after", "since", "before", "as", "while", "when")
TO_COME = grammar("announced for later")
PERSONS = ("person", "worker")  # units
ENDING, BODILY = tuple(grammar("ending of things")), tuple(grammar("ending in body"))  # beginnings of verbs
BEFORE = frozenset(["before", "until"])  # 'served two years before his conviction was quashed'
AFTERWARDS = frozenset(["after", "as", "sending", "because", "when"])


def beside_the_point(scene: Scene, i: int, hit: Hit, value: str) -> bool:
    """Whether a status cue is said of something else than mention i."""
    quality = scene.qualities[i]
    if value == "cancelled" and scene.word(hit.first - 1) == "to" and scene.word(hit.first - 2) in PLANNING:
        return True  # 'wants to scrap the 19% levy': it is in force
    if (
        hit.last < quality.first
        and scene.word(quality.lead) in EARLIER
        and scene.tag(scene.verb(quality.after)) == "VD"
    ):
        meant = hit.last + 1 + (scene.tag(hit.last) == "M")  # 'will walk out after 83% of those who voted rejected it'
        own = FINITE.isdisjoint(scene.tags(meant, quality.first))
        if own and value in (*ENDED, *MEANT) and {",", ";", "C"}.isdisjoint(scene.tags(hit.last + 1, quality.lead)):
            return True  # 'was postponed after 14 councillors walked out'
    named = value == "estimated" or hit.phrase.endswith(" to")  # 'A petition to save it drew 40 names'
    noun = named and "N" in (scene.tag(hit.first), scene.tag(hit.last))
    if noun and predicate.done(scene, hit.last + 1, quality.first) >= 0:
        return True  # 'Expectations of a rate cut pushed shares up 2.4%'
    against = hit.first - 1 - (scene.tag(hit.first - 1) == "D")
    if value == "estimated" and against >= quality.after and scene.word(against) in ("against", "versus", "vs"):
        return True  # 'lost 1,400 jobs against forecasts of a gain of 22,500'
    if hit.phrase.endswith("applied to") and scene.tag(hit.last + 1) == "#":
        return True  # 'has applied to 12 universities'
    if value != "in force" and hit.last < quality.first and predicate.once_paid(scene, quality):
        return True
    if value != "in force" and hit.last < quality.first and predicate.of_subject(scene, hit, quality.first):
        return True
    if _not_its_own(scene, i, hit, value) or (value == "estimated" and _surpassed(scene, quality, hit)):
        return True
    standing = scene.word(quality.first - 1) in grammar("still standing")  # 'wants the remaining 40% duty removed'
    the = scene.word(quality.first - 1 - standing) == "the"
    if value == "proposed" and hit.last < quality.first - 1 and the:
        return scene.tag(quality.after) in ("N", "A", "NP")  # 'wants the 8% duty removed'
    if _other_clause(scene, quality, hit, value) or other_sense(scene, i, hit):
        return True
    if value == "threatened" and _said_to_end(scene, hit.last, quality.first):
        return True
    if hit.phrase == "estimated" and scene.word(hit.first - 1) in ("an", "some") and hit.last + 1 != quality.first:
        # 'An estimated 7 million swam, and coats start at £90', '3 tonnes of it, with an estimated value of £9m'
        return scene.tag(hit.last + 1) in ("#", "$") or hit.first >= quality.after
    if hit.first >= quality.after:
        return _apart_behind(scene, i, hit, value)
    if value != "in force" and _turned(scene, hit, quality, value):
        return True
    return _past_turn(scene, hit, value, quality.first) or _other_act(scene, i, hit, value)


def _said_to_end(scene: Scene, last: int, first: int) -> bool:
    """“It threatens lives,” says a letter by seven doctors: whether what is said ends between, before who says it."""
    ends = next((k for k in range(last + 1, first) if scene.word(k) == "”"), first)
    return scene.word(ends + 1) in words("say") and "“" in scene.words(0, last)


def _not_its_own(scene: Scene, i: int, hit: Hit, value: str) -> bool:
    """Whether a number is of a kind that the status is not said of, or another verb tells what is so."""
    quality, unit, first = scene.qualities[i], scene.mentions[i].unit, scene.qualities[i].first
    apart = hit.last < first - 1 and value in ("estimated", "cancelled", *MEANT)
    whose = scene.word(first - 1) if scene.word(first - 1).endswith(("'s", "s'")) else ""
    # 'could end the group's 18-year revolt', "will go up 4%, below July's 4.8%"
    owned = whose and (unit in DURATIONS or (unowned(whose) in MONTHS and scene.word(first - 2) in AGAINST))
    attribute = unit in DURATIONS and "-" in scene.text[scene.mentions[i].start : scene.mentions[i].end]
    gap = scene.word(quality.after) in grammar("gap of money") and scene.word(quality.lead) in grammar("closing a gap")
    return (
        # 'all 24 economists polled had predicted'
        (value == "estimated" and hit.first > quality.after and plural(unit) in neighbours("foreseer"))
        or (gap and value in MEANT)  # 'may sell two to help plug a £7m hole'
        or (attribute and apart and value == "estimated")  # 'expects 45,000 visitors to the four-day fair'
        # 'struck down his tariffs by 6-3', 'will have to pay, the council decided by 7 votes to 2'
        or unit in ("vote", "abstention")
        # 'plans to shed 90 of its 1,240 posts', 'will stop shrinking its $6.6 trillion balance sheet'
        or (scene.word(first - 1) in grammar("owned by") and value in ("estimated", *MEANT))
        # 'want to raise the minimum age from 18 to 21'
        or (unit.endswith(" of age") and scene.word(quality.lead) != "to")
        or _of_results(scene, quality, hit)
        or (value in ENDED and _ended_things(scene, i, hit))
        or (value == "delayed" and unit in grammar("contest"))  # 'suspended him for six matches'
        or (value in ENDED and unit in DURATIONS and not BEFORE.isdisjoint(scene.words(quality.after, hit.first)))
        or (value == "cancelled" and _no_rule(scene, i, hit))
        or (value in ENDED and _attribute(scene, hit, first))
        or (unit == "percent" and (_polled(scene, quality) or tallied(scene, quality)))
        or (unit == "percent" and hit.phrase == "expect" and _of_some(scene, i, hit))
        or (unit in DURATIONS and _only_when(scene, quality, value))
        or (apart and (owned or predicate.left_behind(scene, hit, first) or predicate.of_whom(scene, hit, first)))
        # 'plans to allow 260 million tonnes, 30% below the 379 million of 2025'
        or (apart and value in MEANT and predicate.of_old(scene, quality))
    )


def _of_results(scene: Scene, quality: Quality, hit: Hit) -> bool:
    """'Quillon announced revenue of $418 million': what is announced has been earned, and is no pledge."""
    told = scene.words(hit.last + 1, quality.first) if hit.phrase.startswith("announce") else []
    return TO_COME.isdisjoint(told) and any(word.removesuffix("s") in grammar("in accounts") for word in told)


def _other_clause(scene: Scene, quality: Quality, hit: Hit, value: str) -> bool:
    """Whether a cue is denied, tells a mere condition, or stands in a clause about something else."""
    behind = hit.first > quality.after
    conditional = behind and not CONDITIONS.isdisjoint(scene.words(quality.after, hit.first))
    # 'unless the fee of $300 is dropped'
    conditional = conditional or (
        hit.first >= quality.after
        and value in ENDED
        and not CONDITIONS.isdisjoint(scene.words(quality.first - 6, quality.first))
    )
    before = scene.tag(hit.first - 1)
    warned = hit.phrase.endswith("warned that") and "would" not in scene.words(hit.last, hit.last + 12)
    rule = hit.phrase in listed("of a rule only") or predicate.supposed(scene, hit)
    agreed = value == "pledged" and scene.word(hit.last + 1) in ("for", "last")  # 'charges agreed for 2025 fell'
    attribute = (agreed or value == "in force") and before == "N" and scene.tag(hit.first) in ("VN", "VD")
    done = before == "VH" and scene.word(hit.last + 1) == "," and hit.last < quality.first
    means = hit.phrase.endswith(" would") or scene.tag(hit.last + 1) == "M"  # 'The plan would lift it from $11 to $13'
    # 'most people will buy has a 77kWh'
    bought = scene.tag(hit.last + 1) == "V" and scene.tag(hit.last + 2) in ("VH", "VB")
    gone = scene.tag(hit.first) == "N" and "had" in scene.words(hit.last + 1, quality.first)
    promised = before == "D" and value in ("in force", *MEANT) and not means
    return (
        conditional  # 'will close 40 branches unless the levy is dropped'
        or (behind and predicate.in_clause_behind(scene, quality.after, hit))
        or (value in ENDED and denied(scene, hit.first) >= 0)  # 'The 30% duty was not postponed'
        or warned
        or (rule and "policy" not in scene.sets)  # 'if prices rise 5%' threatens nobody
        or (value in MEANT and hit.last < quality.first and (bought or gone))
        # 'the duty imposed over fentanyl is cut to 10%'
        or (attribute and scene.verb(hit.last + 1) < quality.first)
        # 'Instead of the 100% tax he had threatened, Trump settled for 10%'
        or (done and any(q.after < hit.first and q.first > scene.last(",", 0, hit.first) for q in scene.qualities))
        # 'the promised 25 million tons are below the average of 29 million'
        or (promised and any(hit.last < q.first < quality.first for q in scene.qualities))
    )


def _only_when(scene: Scene, quality: Quality, value: str) -> bool:
    """Whether a duration only tells when, or how long ago another thing was."""
    what = quality.after + (scene.word(quality.after) == "of")  # 'two days of talks'
    event = value in ("threatened", *MEANT) and scene.word(what) in listed("event")
    if event and scene.word(quality.lead) in ("after", "during", "in", "following", "at", "from"):
        return True  # 'agreed to trim tariffs after a 100-minute meeting'
    # 'set to be the largest sale for nine years', 'the highest in three decades'
    ago = range(quality.first - 8, quality.first - 1) if scene.word(quality.first - 1) in ("in", "for") else ()
    ranks = (k for k in ago if scene.word(k) == "first" or is_superlative(scene.word(k)))
    return any(scene.tag(k - 1) == "D" and scene.tag(k - 2) in ("VB", ",", "I") for k in ranks)


def _ended_things(scene: Scene, i: int, hit: Hit) -> bool:
    """'cancelled 112 flights', 'removes 40 decibels of noise': what is counted or measured is a fact."""
    mention, first = scene.mentions[i], scene.qualities[i].first
    several = not {"were", "are", "have"}.isdisjoint([*scene.words(hit.first - 2, hit.first), *hit.phrase.split()])
    if mention.unit == "percent" and several and hit.first > first:
        alone = scene.word(first - 1) != "of" and scene.text.startswith(" were ", mention.end)
        if alone or scene.text.startswith(" of ", mention.end):  # but 'Rises of 4% were cancelled'
            return "policy" not in scene.sets  # '4% of flights were cancelled', but 'a levy of 4% was cancelled'
    if hit.phrase.startswith("exempt") and mention.noun:
        return True  # 'exempted 200 farm products from the 40% levy'
    ended = any(word.startswith(ENDING) for word in hit.phrase.split())
    if "suspend" in hit.phrase:  # 'suspended 22 pilots', but 'suspended six rules'
        ended = ended or any(mention.unit in one for one in (words("people"), neighbours("with an age"), PERSONS))
    sized = not (mention.timed or mention.money or mention.unit in (*PERCENTS, ""))  # 'removes 40 decibels of noise'
    own = (sized or mention.noun_end > mention.end) and {"plan", "plans"}.isdisjoint(scene.words(0, hit.first - 1))
    return ended and own and "policy" not in scene.sets


def _attribute(scene: Scene, hit: Hit, first: int) -> bool:
    """'Delayed trains cost it £4m': whether a cue that begins a sentence only tells which things do something."""
    if hit.first == 0 and scene.tag(0) in ("VG", "N") and scene.word(0).endswith("ing"):
        return "M" in scene.tags(hit.last + 1, first)  # 'Scrapping the cap would cost £2bn'
    return hit.first == 0 == hit.last and scene.tag(1) in ("N", "A") and "policy" not in scene.sets


def _no_rule(scene: Scene, i: int, hit: Hit) -> bool:
    """'Masks block 95% of it', 'throws out 30% of its food', 'the 12-day war has ended': no rule, sum or deal ends."""
    word, mention = hit.phrase.split()[0], scene.mentions[i]
    over = mention.timed and hit.phrase.endswith((" ended", " expired"))
    bodily = word.startswith(BODILY)
    return over or (bodily and not mention.money and "policy" not in scene.sets)


def _of_some(scene: Scene, i: int, hit: Hit) -> bool:
    """Whether a share is of those who expect: 'Two-thirds of firms expect no upturn' is how many do, and a fact."""
    after = scene.qualities[i].after
    told = scene.word(after) == "of" or scene.mentions[i].rule.startswith(("in ten", "one of so many"))
    return (
        told and after < hit.first < after + 9 and {"V", "VD", ",", ".", ";"}.isdisjoint(scene.tags(after, hit.first))
    )


def _polled(scene: Scene, quality: Quality) -> bool:
    """'rejected the plan, with 58% against and 42% in favour': how people voted is a fact."""
    first, second, third = (scene.word(quality.after + k) for k in range(3))
    if scene.words(quality.lead - 1, quality.lead + 1) == ["vote", "of"]:
        return True  # 'rejected the offer by a vote of 94%'
    if first in grammar("voting") and scene.word(quality.lead) == "with":
        return True  # 'rejected the plan, with 64% saying no'
    return (first == "against" and scene.tag(quality.after + 1) != "D") or (
        first == "in" and second in ("favor", "favour") and third != "of"
    )


def _surpassed(scene: Scene, quality: Quality, hit: Hit) -> bool:
    """'Revenue of $5bn beat forecasts', 'beat forecasts by 4%': what is held against a forecast is none."""
    put = scene.word(quality.lead) in ("put", "seen")  # 'are now put 35% below the earlier estimate'
    behind = scene.words(quality.after, hit.first) if hit.first >= quality.after else []
    more = behind[:1] in (["more"], ["less"], ["higher"], ["lower"]) and behind[1:2] == ["than"]
    if more and scene.tag(hit.first) in ("VD", "VN"):
        return True  # '0.3 points more than the bank had expected'
    named = scene.tag(hit.first) == "N" or scene.tag(hit.first - 1) in ("I", "O")  # 'above forecasts'
    noun = hit.first == hit.last and named and not put
    # 'beat forecasts by 4%', 'missed estimates, coming in at $8bn', but 'beat forecasts of $3bn'
    told = hit.first >= quality.after or scene.word(hit.last + 1) in ("by", "at", "with", ",")
    begin = max(hit.first - 4, quality.after if hit.first >= quality.after else 0)
    before = scene.words(begin, hit.first)
    return noun and told and (not grammar("surpassing").isdisjoint(before) or before[-2:] == ["line", "with"])


def _apart_behind(scene: Scene, i: int, hit: Hit, value: str) -> bool:
    """'24% tariff is suspended', but '47% and scrap a threatened': whether a cue behind mention i is of another."""
    quality = scene.qualities[i]
    if _in_apposition(scene, quality, hit):
        return True
    if predicate.undone(scene, i, hit, value):
        return False
    if any(other.first == hit.last + 1 for other in scene.qualities):
        return True  # '340kg of cocaine worth an estimated €24m'
    dated = i + 1 < len(scene.mentions) and scene.mentions[i + 1].unit == "date"
    if hit.phrase in CONDITIONS and dated and hit.first == scene.qualities[i + 1].after:
        return False  # 'a 30% tariff from August 1 if Brussels refused'
    between = scene.words(quality.after, hit.first)
    named = set(scene.tags(quality.after + 1, hit.first))
    if value == "threatened" and between[-1:] == [","] and scene.word(hit.last + 1) == "by":
        return False  # 'a 100% duty on medicines, threatened by Trump'
    if value == "estimated" and between[:1] == [","] and named and named <= {"NP", "N", "D", "A"}:
        return False  # ', Penn Wharton estimates'
    if "polled" in between or "surveyed" in between:  # 'the 0.1% economists polled by Reuters had expected'
        between = [word for word in between if word != "by"]
    return len(between) > 6 or not grammar("apart").isdisjoint(between)


def _in_apposition(scene: Scene, quality: Quality, hit: Hit) -> bool:
    """'China, the origin of 99% of it, has suspended its ban': whether a figure only tells who does what follows."""
    comma = scene.last(",", 0, quality.first)
    end = next((k for k in range(quality.after, hit.first) if scene.word(k) == ","), -1)
    aside = scene.tags(comma + 1, quality.first)
    part = scene.word(quality.after) == "of"  # but 'The duty, a levy of 25%, has been suspended'
    told = part and comma > 0 and aside[:1] == ["D"] and "O" in aside and FINITE.isdisjoint(aside)
    return told and end > 0 and scene.tag(end + 1) in FINITE and FINITE.isdisjoint(scene.tags(0, comma))


def _turned(scene: Scene, hit: Hit, quality: Quality, value: str) -> bool:
    """'will lay off 240 people after raising $3m', 'will cut 5% and has released two': whether it tells what was."""
    for k in range(hit.last + 1, quality.lead):
        word, then = scene.word(k), k + 1 + (scene.tag(k + 1) == "R")
        if scene.word(k - 1) == "," and "," in scene.tags(k + 1, quality.first):
            continue  # an aside: 'will, because of the drought, import 300,000 tonnes'
        if word in ("after", "since") and scene.tag(k + 1) == "VG":
            return True
        if word == "because" and scene.word(k + 1) == "of":
            # 'plans to close 12 libraries because of a £15m shortfall', but 'because of tariffs by $10'
            moved = any(k < h.first < quality.first for h, _, _ in scene.sets.get("direction", ()))
            told = moved or not FINITE.isdisjoint(scene.tags(k, quality.lead))  # 'because of a fall by 12%'
            return told or (scene.word(quality.lead) not in ("by", "to") and "," not in scene.tags(k, quality.lead + 1))
        if word == "as" and value in MEANT and scene.tag(k + 1) in ("P", "D", "N", "NP"):
            verb = next((v for v in range(k + 2, quality.lead + 1) if scene.tag(v) in FINITE), -1)
            if scene.tag(verb) == "V" and scene.word(k - 1) not in ("as", "such") and scene.tag(verb + 1) != "T":
                return True  # 'plans to cut 400 jobs as it faces a £30m deficit'
        if word in EARLIER and scene.tag(k + 1) != "#":  # 'the steepest since 1935'
            verb = next((v for v in range(k + 1, quality.lead + 1) if scene.tag(v) in FINITE), -1)
            moved = scene.tag(quality.first) == "VD"  # 'after costs doubled'
            past = scene.tag(verb) == "VD" or scene.word(verb) in PAST or scene.word(verb) in (*WAS, "have")
            return moved if verb < 0 else past
        if word == "because" and not {"V", "VD", "VB", "VH"}.isdisjoint(scene.tags(k + 1, quality.lead + 1)):
            return True  # 'argued for a cut because prices are climbing by 4%'
        own = scene.word(k - 1) == "," and scene.word(then) == "have"
        has = scene.word(then) in WAS or (own and "already" in scene.words(then, quality.after + 6))
        if scene.tag(k) == "C" and (has or _clause_of_past(scene, k, quality)):
            return True  # 'hope to raise £9,000, and have £7,000 in the bank'
    return False


def _clause_of_past(scene: Scene, k: int, quality: Quality) -> bool:
    """'pledged a fast lane, and exports did go up by 21%': whether 'and' at k opens a clause of what came about."""
    moved = scene.verb(k)  # 'raised its price target and shares rose 4%', and no plan does so
    if scene.word(k) in ("and", "but") and scene.tags(k + 1, moved) == ["N"] and moved + 1 >= quality.lead:
        return scene.word(moved) in PAST and any(h.first == moved and h.rows[0][0] == "direction" for h in scene.hits)
    opens = scene.word(k) in ("and", "but") and scene.word(k - 1) == ","
    verb = predicate.done(scene, k + 1, quality.first) if opens else -1
    own = verb > k + 1 and not {"N", "NP"}.isdisjoint(scene.tags(k + 1, verb))
    return own and {",", "S", "C"}.isdisjoint(scene.tags(verb, quality.first))


def _other_act(scene: Scene, i: int, hit: Hit, value: str) -> bool:
    """Whether the verb or noun of a cue before mention i means something else there: 'lifted its policy rate'."""
    quality, phrase, behind = scene.qualities[i], hit.phrase, scene.word(hit.last + 1)
    the = scene.word(quality.first - 1) == "the"
    if phrase in ("not", "never"):  # 'not 57% any more', but 'not certain when it issued four updates'
        foreseen = the and scene.tag(quality.after) in ("P", "NP")  # 'now puts it at 2%, not the 2.6% it foresaw'
        return foreseen or hit.last not in (quality.lead, quality.first - 1)
    if phrase in listed("modal") and not listed("asking").isdisjoint(scene.words(hit.last + 1, quality.first)):
        return True  # 'I will ask why we lost 14 members'
    if phrase.startswith("announc") and (the or behind == "that"):  # 'announced that nine were eligible'
        tags = scene.tags(hit.last + 1, len(scene.tokens))
        return the or ("M" not in tags and ("VB", "T") not in pairwise(tags))
    if phrase.startswith("prediction"):  # 'defied predictions of 4%', but 'despite predictions of a slump it grew'
        return hit.last != quality.lead
    if phrase.startswith("lift"):  # 'lifted its duties of up to 15%', but 'lifted its policy rate 25 points'
        near = [h.first for h, _, _ in scene.sets.get("policy", ()) if hit.last < h.first]
        own = quality.after in near or quality.after + 1 in near  # 'lifted the 25% tariff'
        return not (own or (near and scene.word(quality.lead) == "of"))
    if phrase.startswith("drop"):  # 'drops from 57%', 'dropped 5%' cancel nothing
        owned = behind == "the" or behind in grammar("possessive")  # 'dropped the additional 40% levy'
        return (hit.last == quality.lead and not owned) or scene.tag(hit.last + 1) not in ("D", "N", "A", "NP")
    paused = (
        value == "delayed"
        and scene.tag(hit.first) == "N"
        and not (
            scene.mentions[i].timed or phrase.startswith("reprieve")  # 'a reprieve from a 30% tariff'
        )
    )
    # 'face delays of 90 minutes after a fault closed two lines'
    times = (q for m, q in zip(scene.mentions[:i], scene.qualities, strict=False) if m.timed and q.first > hit.last)
    late = any(not FINITE.isdisjoint(scene.tags(q.after, quality.first)) for q in times)
    return paused and (behind not in ("of", "on") or late)  # 'the 90-day pause brings the tariff to 30%'


def _past_turn(scene: Scene, hit: Hit, value: str, first: int) -> bool:
    """Whether the number at token `first` is told of something else than the cue before it."""
    between, before = scene.words(hit.last + 1, first), scene.words(hit.first - 4, hit.first)
    opened = scene.word(0) in CONDITIONS and hit.first > 0 and "," in between
    if scene.word(0) in ("with", "since") or not {"before", "after", "when"}.isdisjoint(scene.words(0, 3)):
        comma = hit.last + 1 + between.index(",") if "," in between else first
        verbs = (k for k in range(comma + 1, first) if scene.tag(k) in FINITE and scene.word(k) not in words("say"))
        # 'Hours before they were due to meet, it bought 180 tons'
        opened = next(verbs, 0) > 0 and "," not in scene.words(0, hit.first)
    compared = "as" in before or ("than" in before and scene.tag(hit.last + 2) == "VG")
    noun = hit.phrase.startswith("forecast") and scene.tag(hit.first - 1) in ("N", "A", "D")
    joined = "," in between or scene.tag(hit.first - 1) == ","
    return (
        not CONDITIONS.isdisjoint(between)  # 'will rise unless it ratifies the $350bn plan'
        or (value in (*ENDED, *MEANT) and opened)  # 'If the court agrees, refunds could reach $130 billion'
        # 'suspends its curbs, in exchange for a cut of the levy to 10%'
        or (value in ENDED and "in" in between and not {"exchange", "return"}.isdisjoint(between))
        # 'raised its forecast after sales grew 5%', but 'raised its forecast to 5%'
        or (noun and value == "estimated" and not (AFTERWARDS | words("say")).isdisjoint(between))
        # 'as economists had predicted, having cut it', 'better than expected, sending the index up'
        or (value == "estimated" and compared and between[:1] == [","])
        or (value in ENDED and predicate.next_verb(scene, hit.last + 1, first))  # 'drop its tariffs and buy'
        # what has not happened yet threatens nobody: 'if it ratifies the $350bn plan'
        or (hit.phrase in CONDITIONS and hit.first > 0 and not joined)
    )
