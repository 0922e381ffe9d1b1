"""The hedge of a number: 'roughly', 'more than', 'or so'; and the limit that a denied verb turns round."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile

from .cues import SIGNS, Scene, bound_before, bound_behind, listed
from .mention import DURATIONS, PERCENTS
from .model import SHORT_OF_IT, Bound
from .words import grammar

NOT_QUITE = grammar("not quite")
CLAUSE_ENDS = frozenset([",", ";", "S", "W", "M", "(", "V", "VN", "VD", "VG", "VB", "VH"])
DENIED: dict[str, Bound] = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}  # what a hedge says where its verb is denied
COVERS = frozenset(["snow", "water", "ice", "rock", "rubble", "mud", "soil", "earth", "debris", "sand", "concrete"])
LENGTHS = frozenset(["metre", "foot", "inch", "centimetre", "kilometre", "mile", "yard"])
ENDS = frozenset([",", ".", ";", ":", ")", "C", "S", ""])
SUFFIXES: dict[str, Bound] = {"plus": ">=", "odd": "~", "ish": "~"}  # 'five-plus people'
SUFFIX = re.compile(rf"-({'|'.join(SUFFIXES)})\b")


def read_bound(scene: Scene, i: int) -> None:
    """The hedge right before the number, past articles and its currency sign, or right behind it."""
    quality, tokens = scene.qualities[i], scene.tokens
    last = _skip(scene, quality.first - 1)
    if scene.mentions[i].high is not None and scene.word(last) == "between":
        last = _skip(scene, last - 1)  # 'could rise by between 26cm and 98cm'
    quality.lead = last
    capped = scene.word(last) == "at" and not grammar("cap").isdisjoint(scene.words(last - 8, last))
    if found := bound_before(tokens, last):
        begin, phrase, bound = found
        level = scene.word(quality.after) in grammar("level reached")  # 'traded near the $70 level'
        near = bound in "<>" or (phrase in ("close to", "near") and not level)
        # "short of the 3.1% that analysts predicted"
        compares = near and not {"the", "its", "their"}.isdisjoint(scene.words(last + 1, quality.first))
        if not compares and not _no_hedge(scene, i, phrase, begin):
            sank = phrase == "under" and scene.mentions[i].money and scene.word(begin - 1) in grammar("market verb")
            quality.end = sank or phrase.split()[-1] in listed("end hedge")  # 'Oil fell under $70'
            negation = denied(scene, begin) if bound in DENIED else -1
            quality.bound = DENIED[bound] if negation >= 0 else bound
            if phrase in NOT_QUITE and quality.bound == "~":
                quality.why.append(SHORT_OF_IT)
            scene.cue(i, begin if negation < 0 else negation, last, f"bound {quality.bound}")
            size = negation < 0 or scene.word(begin - 1) == "by"  # 'has not fallen below 300' is no change
            quality.lead = _skip(scene, begin - 1) if size else negation - 1
    elif capped or scene.word(last).startswith("sub-"):
        quality.bound = "<=" if capped else "<"  # 'cap the price of insulin at $35'; 'sub-7' is one token
        scene.cue(i, last, last, f"bound {quality.bound}")
    elif _passed(scene, i, last):
        quality.bound = ">"  # 'Turnover passed the €100m mark'
        scene.cue(i, last, last, "bound >")
    _read_behind(scene, i)


def _passed(scene: Scene, i: int, last: int) -> bool:
    """'passed the €100m mark', 'broke through the barrier'; but 'slid through', 'has never passed', 'four-minute'."""
    verb = last - (scene.word(last) == "through")
    if scene.word(scene.qualities[i].after) not in grammar("mark passed") or scene.mentions[i].timed:
        return False
    through = verb == last or scene.word(verb) in ("broke", "breaks", "burst")
    missed = {"not", "never", "yet", "nor"}.intersection(scene.words(verb - 3, verb))
    return scene.word(verb) in grammar("passing a mark") and through and not missed


def _read_behind(scene: Scene, i: int) -> None:
    """The hedge right behind the number: 'five-plus people', '180 guests, at most'."""
    quality, end = scene.qualities[i], scene.mentions[i].end
    if scene.text[end : end + 1] == "-" and (suffix := SUFFIX.match(scene.text, end)):
        quality.bound = SUFFIXES[suffix[1]]
        return
    behind = bisect_left(scene.starts, end, quality.first, quality.after)
    for at in sorted({behind, quality.after}):
        apart = scene.word(at) == "," and scene.word(at + 1) != "plus"  # '180 guests, at most'
        spot = at + apart
        found_behind = bound_behind(scene.tokens, spot)
        last_word = scene.word(spot) in ("tops", "max", "maximum")
        if last_word and not scene.tokens[spot].text.islower():
            continue  # 'has 3 children, Max, Leo and Ann'
        if found_behind and (apart or last_word) and scene.tag(found_behind[0] + 1) not in ENDS:
            continue  # 'Inflation of 4% tops forecasts'
        # '€35m plus €8m' adds, '5% plus a bonus' too
        # and 'no more than 2% plus inflation' has its bound
        adds = found_behind is not None and scene.word(at) == "plus" and quality.bound != "="
        next_ = found_behind[0] + 1 if found_behind else 0
        goes_on = scene.tag(next_) in ("#", "$", "D") and scene.word(next_) != "that"  # '$50m or so that rivals had'
        if found_behind and not adds and not goes_on:
            quality.bound = found_behind[1]
            scene.cue(i, at, found_behind[0], f"bound {quality.bound}")
            return


def denied(scene: Scene, begin: int) -> int:
    """The token of the negation whose verb the words from `begin` on stand with, else -1.

    'has not exceeded', 'did not rise above', 'was not postponed'; but not 'was not only postponed'.
    """
    k, verbs = begin - 1, scene.tag(begin)[0] == "V"
    if not verbs:
        k -= scene.tag(k) == "I"  # 'did not rise by more than'
        thing = k
        while scene.tag(thing) in ("N", "A", "D"):  # 'may not raise rents by more than'
            thing -= 1
        k = thing if scene.tag(thing) in ("V", "VD", "VN") else k
    while k >= 0 and scene.word(k) not in listed("denial"):
        verb = scene.tag(k)[0] == "V"
        if not (verb or scene.tag(k) in ("M", "T", "R")) or scene.word(k) in listed("no denial"):
            # 'No club in the league may spend more than': the subject may begin with the negation
            subject = range(k, max(-1, k - 12), -1) if verbs else ()
            inner = takewhile(lambda at: scene.tag(at) not in CLAUSE_ENDS, subject)
            return next((at for at in inner if scene.word(at) in grammar("no one")), -1)
        if scene.words(k, k + 2) == ["yet", "to"]:  # 'has yet to exceed'
            return k
        verbs, k = verbs or verb, k - 1
    return k if verbs or k == begin - 1 else -1  # 'is not above 3%'


def _no_hedge(scene: Scene, i: int, phrase: str, begin: int) -> bool:
    """'over nine months the take was', 'the top three', 'a book about 12 painters': the word is no hedge there."""
    before, unit = scene.word(begin - 1), scene.mentions[i].unit
    if f"{before} {phrase}" == "back up to" and scene.word(begin - 2) in ("buy", "buys", "bought", "buying"):
        return False  # 'would buy back up to $750 million of stock'
    if not listed("no hedge").isdisjoint((f"{before} {phrase}", f"{scene.word(begin - 2)} {before} {phrase}")):
        return True  # 'edged up to 5%', 'would go up to 15%', but 'prices go up to $40'
    after = scene.qualities[i].after
    if phrase == "short of" and scene.tag(begin - 1) == "VB" and "of" in (scene.word(after), scene.word(begin + 1)):
        return True  # 'will be short of 60,000 tonnes of oxide'
    pushed = (scene.word(k) for k in range(max(begin - 4, 0), begin - 1)) if unit in PERCENTS else ()
    if phrase == "up to" and any(word in grammar("pushing verb") for word in pushed):
        return True  # 'will push inflation up to 3.1%'
    dated = scene.mentions[i + 1 : i + 2] and scene.mentions[i + 1].unit == "date"  # 'by up to 4% from 2 March'
    if phrase == "up to" and scene.word(after) == "from" and scene.tag(after + 1) in ("#", "$") and not dated:
        return True  # 'The fee goes up to $97 from $90'
    named = scene.words(begin + 1, scene.qualities[i].first) in (["a"], ["an"]) and after < len(scene.tokens)
    if named and phrase in ("over", "under", "above", "below") and scene.tag(after) in ("N", "A"):
        return scene.tag(scene.qualities[i].first) in ("#", "$")  # 'under a $1.6 billion package', 'over a 5% levy'
    if phrase == "over" and _disputed(scene, begin):
        return True  # 'was sued over 200 boilers', but 'sued for over $40 million'
    if phrase == "over" and unit.partition("/")[0] in grammar("occasion"):
        # 'won three titles over two spells', but 'has played over 300 games'
        counted = i > 0 and scene.mentions[i - 1].noun_end >= scene.tokens[begin - 1].end
        return counted or scene.tag(begin - 1) in ("N", "NP")
    covered = phrase in ("under", "below", "beneath") and scene.word(after) == "of" and unit in LENGTHS
    if covered and scene.word(after + 1) in COVERS and scene.tag(begin - 1) in ("VN", "VD", "V", "VB", "A", "R"):
        return True  # 'was found under two metres of snow', but 'under 3 inches of snow fell'
    if phrase in ("over", "past", "under", "beyond") and unit in DURATIONS:
        return before not in listed("lasting")  # 'for over two years', but 'rose 5% over two years'
    if phrase == "past" and any(h.last == begin - 1 and h.rows[0][0] in ("direction", "move") for h in scene.hits):
        return False  # 'climbed past $90'
    tops = phrase in ("top", "close", "past")
    return tops and before not in {"to", "will", "would", "could", "may"} | listed("denial")


def _disputed(scene: Scene, begin: int) -> bool:
    """Whether 'over' tells what a dispute is about: 'sued the firm over 200 boilers', 'under fire over 40 cuts'."""
    k = begin - 1
    blamed = scene.word(k) in grammar("blamed over") and scene.tag(k - 1) in ("VB", "R")  # 'was blamed over 40 cuts'
    if blamed or (scene.word(k) == "fire" and scene.word(k - 1) == "under"):
        return True
    while k >= 0 and k > begin - 6 and scene.word(k) not in grammar("disputed over"):
        if scene.tag(k) not in ("N", "NP", "D", "A", "P"):
            return False
        k -= 1
    return scene.word(k) in grammar("disputed over")


def _skip(scene: Scene, j: int) -> int:
    """The token at or before j that is no article, no adjective of amounts and no sign."""
    # 'fell a slim 38%', but 'dropped a punitive 100% duty' tells of no fall
    share = scene.tag(j) == "A" and scene.word(j + 2) in ("%", "percent") and scene.tag(j + 3) not in ("N", "NP", "A")
    if share and scene.word(j) not in grammar("hedge"):  # 'an estimated 5%'
        article = j - 1 - (scene.tag(j - 1) == "R")  # 'a fairly small 3%'
        j = article if scene.word(article) in ("a", "an") else j
    while j >= 0 and (scene.tokens[j].lower in listed("filler") or scene.tokens[j].text in SIGNS):
        j -= 1
    return j
