"""Whether a status cue is another word of the same letters: 'signed seven players', 'removes 40 decibels of noise'."""

from __future__ import annotations

from .core import measure_words
from .cues import Hit, Scene, listed
from .mention import PERCENTS
from .naming import words
from .neighbours import neighbours
from .sums import BOUGHT_FROM
from .words import grammar


def other_sense(scene: Scene, i: int, hit: Hit) -> bool:
    """Whether a cue is another word of the same letters, or one that tells nothing of what mention i measures."""
    mention, unit, phrase = scene.mentions[i], scene.mentions[i].unit, hit.phrase
    word, before, behind = scene.tokens[hit.first].text, scene.tag(hit.first - 1), scene.tag(hit.last + 1)
    between = scene.tags(hit.last + 1, scene.qualities[i].lead + 1)
    subject = scene.word(hit.first - 1)
    acted = scene.tags(hit.last + 1, hit.last + 3)
    return (
        # 'The data suggest sales rose 4%', but 'suggested cutting the rate'
        (
            phrase.startswith("suggest")
            and ((subject in words("data") and "VG" not in between[:1]) or not {"V", "VD", "VH"}.isdisjoint(between))
        )
        # 'Glasgow saw 71mph winds', 'The country saw 43 deaths', but 'Traders saw two cuts'
        or (
            phrase == "saw"
            and not (unit in PERCENTS or mention.money or subject in neighbours("foreseer"))
            and hit.last >= scene.qualities[i].lead - 1
        )
        # 'had a 20% higher chance of a stroke', 'signed seven players'
        or (phrase == "chance" and scene.word(scene.qualities[i].after) in listed("more than before"))
        or (phrase == "on ice" and unit not in PERCENTS)  # '40 pounds of fish on ice'
        or (phrase == "signed" and (acted[:1] == ["#"] or _bought_for(scene, i, hit)))
        or (phrase in ("answered with", "hit back with") and unit not in PERCENTS)  # 'answered with fees of $4'
        # 'removes 10 percentage points of the tariff': the rest stays
        or (phrase in listed("removal") and unit == "percentage point" and hit.last == scene.qualities[i].lead)
        or (phrase.startswith("weigh") and _weighed(scene, i, hit))
        # 'The bill would lift the wage', but 'the bill would rise by £50', 'takes a fuel bill to £1,758'
        or (phrase == "bill to" and behind in ("$", "#"))
        or (phrase == "bill would" and scene.tag(hit.last + 2) not in ("D", "A", "N", "NP"))
        or (phrase in ("see", "sees", "saw") and hit.first == scene.qualities[i].after)  # '18,203 saw the match'
        or (phrase == "saw" and "V" in scene.tags(hit.last + 1, scene.qualities[i].lead + 1))  # 'saw sales fall 4%'
        # 'saw its shares', but 'would see its bill'
        or (phrase in ("sees", "saw") and scene.word(hit.last + 1) in grammar("possessive"))
        or (phrase.endswith(("owes", "owe")) and mention.money)  # 'She still owes $41,000'
        or (phrase.startswith("commit") and unit in grammar("committed"))  # 'committed 18 fouls'
        or (phrase in ("see", "sees", "saw") and mention.base in listed("seen by doctors"))
        or (phrase in ("look for", "looks for") and not (mention.money or "percent" in unit))  # 'look for 3 things'
        # 'a pipeline of $8.5bn in projects', 'put $1bn into mining projects within six months'
        or (
            phrase in ("project", "projects")
            and (before in ("I", "O", "D", "A", "#", "$") or behind in ("I", ",", ".", "M", "VB", "VH"))
        )
        or (phrase.startswith("must ") and unit[:5] != "tonne" and mention.value < 1e6)  # 'must buy tickets for $40'
        or (phrase.startswith("estimate") and unit == "ratio" and before == "D")  # 'nearly three times the estimate'
        # 'expect the deal to add 0.2 points'
        or (phrase == "deal to" and scene.word(hit.first - 2) in grammar("estimating verb") and acted[:1] == ["V"])
        # 'A dam 98 metres high holds back the water'
        or (
            "policy" not in scene.sets and phrase.startswith(("hold", "held")) and mention.base in measure_words("unit")
        )
        # 'removes 46,000 tonnes of supply, some 3% of the world's'
        or (phrase.startswith("remov") and unit == "percent" and before != "T" and _of_world(scene, i))
        # 'used airflow guidance to bring the drag down'
        or (phrase == "guidance to" and acted[:1] == ["V"] and before == "N")
        or word == "Project"  # 'according to Project Blue'
        # 'cut waits over the next two years', 'expect delays of up to 40 minutes'
        or (phrase == "waits" and before in ("V", "VD", "VG", "D", "A", "I"))
        or (mention.base in ("minute", "hour") and _delays(scene, hit))
        or (phrase == "due to" and acted[:1] not in (["V"], ["VB"], ["VH"], ["R"]))  # 'fell 30% due to a £200m charge'
        # 'Savers withdrew $2bn', but 'withdrew an offer of $2bn', 'withdrew a $3bn offer', 'withdrew $300m in funding'
        or (
            phrase.startswith("withdr")
            and mention.money
            and hit.last == scene.qualities[i].lead
            and scene.tag(scene.qualities[i].after) not in ("N", "A", "NP")
            and scene.word(scene.qualities[i].after + 1) not in grammar("given in support")
        )
        or (
            phrase[:3] in ("is ", "are", "am ", "was", "wer") and phrase.endswith("going to") and behind[:1] != "V"
        )  # 'is going to court'
        or (phrase.startswith(("froz", "freez")) and mention.paid)  # 'Fees of £9,250 have been frozen' are in force
        # 'The bank saw profit rise by a third'
        or (phrase == "saw" and subject not in neighbours("foreseer") and _moves(scene, i, hit))
        # '3% of it is gone'
        or (phrase.endswith(" gone") and neighbours("levy").isdisjoint(scene.words(hit.first - 4, hit.first)))
        # 'Landlords must comply or face fines of up to £300': so it is
        or (phrase in ("or face", "or faces") and mention.money and "must" in scene.words(0, hit.first))
        or (phrase == "held back" and scene.word(hit.last + 1) == "by")  # 'Growth was held back by a $90m write-off'
        # 'The ship is on course for Rotterdam with 40 sailors'
        or (phrase == "on course for" and hit.last != scene.qualities[i].lead)
    )


def _moves(scene: Scene, i: int, hit: Hit) -> bool:
    """Whether a cue of a direction stands between another cue and mention i: 'saw profit rise by'."""
    lead = scene.qualities[i].lead
    return scene.word(lead) == "by" and any(hit.last < h.first <= lead for h, _, _ in scene.sets.get("direction", ()))


def _delays(scene: Scene, hit: Hit) -> bool:
    """'expect delays of up to 40 minutes', 'The train was delayed by an hour': whether a cue tells of no rule."""
    told = any(row[:2] == ("status", "delayed") for row in hit.rows)
    return hit.phrase == "delays" or (told and "policy" not in scene.sets)


def _of_world(scene: Scene, i: int) -> bool:
    """Whether a share is of what is made of something: 'some 3% of the world's'."""
    after = scene.qualities[i].after
    return scene.word(after) == "of" and not {"world", "world's", "global", "supply"}.isdisjoint(
        scene.words(after, after + 4)
    )


def _bought_for(scene: Scene, i: int, hit: Hit) -> bool:
    """'signed the striker from Leeds for an initial £34m': whether a sum is what somebody was bought for."""
    first = scene.qualities[i].first
    bought = not BOUGHT_FROM.isdisjoint(scene.words(hit.last + 1, first))
    return bought and scene.mentions[i].money and "for" in scene.words(first - 3, first)


def _weighed(scene: Scene, i: int, hit: Hit) -> bool:
    """'The model weighs 4.8 grams', 'weighs a tenth as much': whether a verb tells a weight and no plan."""
    weights = (measure_words("unit").get(one.base) == "weight" for one in scene.mentions)
    unit, direct = scene.mentions[i].unit, hit.last == scene.qualities[i].lead
    compared = unit == "percent" and scene.word(scene.qualities[i].after) in ("less", "more", "as")
    return unit == "ratio" or compared or any(weights) or (direct and unit in ("tonne", "ton"))
