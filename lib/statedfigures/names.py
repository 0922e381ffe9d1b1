"""The names in the phrases of a clause: who holds what is told, and where it is so."""

from __future__ import annotations

import re

from .clause import Clause, Extent, back
from .items import WHENS
from .mention import PERCENTS, Mention, Sentence
from .naming import words
from .neighbours import PLURALS, is_plural
from .places import countries, kind_of, unowned
from .words import grammar, tags

ACRONYMS = grammar("common acronym") | grammar("name of nobody")  # 'GPS', 'Earth'
YEAR_OF = re.compile(r"(?:FY|Q|H)\d{1,4}")  # 'capital spending for FY26' is nobody's
POSSESSIVE = ("'s", "’s", "s'", "s’")
WHERE = frozenset(["in", "of", "at", "across"])
OTHERS = frozenset(["to", "over", "against", "with"])
PLACED = ("in", "at", "across")
NAMED_SO = grammar("known by its name")  # 'the Guardian group' is the Guardian
SURVEYS = grammar("survey")
ANY_VERB = re.compile("[VB]")
JOINT = re.compile("D?E+(?:,D?E+)?CD?E+")


def is_name(c: Clause, extent: Extent, tags: str = "EDX~#(") -> bool:
    """Whether a phrase is a name and nothing else: 'Dell', 'the Nasdaq'; with C among the tags 'Ada and Bo' too."""
    return not c.tags[slice(*extent)].strip(tags)


def holder(c: Clause, extent: Extent, actor: bool = False) -> str:
    """The name in a phrase: Houston in 'sales in the Houston area', China in 'Chinese firms'.

    A capital stands for its country where it acts: 'Beijing agreed to buy'.
    """
    a, b = extent
    if actor and JOINT.fullmatch(c.tags, a, b) and not c.lower[b - 1].endswith(POSSESSIVE):
        both = [part.removeprefix("the ") for part in " ".join(c.words[a:b]).replace(",", " and").split(" and ")]
        return " and ".join(countries().get(part, (part, ""))[0] for part in both)  # 'Kenya and Ethiopia exported'
    of = c.tags.find("O", a, b)
    if of > a and _held_before(c, a, of):
        b = of
    if "between" in c.lower[a:b]:
        b = c.lower.index("between", a)  # 'The gap between French and German yields' is neither's
    runs = _runs(c, a, b)
    if not runs:
        return ""
    owned = _owns(c, runs[0][1] - 1) and not kind_of(unowned(" ".join(c.words[slice(*runs[0])])))
    i, j = runs[0] if owned else next((run for run in runs if _led(c, run[0], a, WHERE)), runs[0])
    while j - i > 1 and (c.lower[i] in grammar("title of office") or c.lower[i : i + 2] == ["prime", "minister"]):
        i += 1  # 'Prime Minister Mark Carney', but 'General Motors'
    name = unowned(" ".join(c.words[i:j]))
    found, kind = countries().get(name, ("", ""))
    if kind == "capital" and (_counts(c, j) or not grammar("of a city").isdisjoint(c.lower[j - 1 : j + 4])):
        return name  # 'London accounted for 29%', "Moscow's population", but 'Moscow says'
    if kind == "capital" and c.tags[j : j + 1] == "N" and c.lower[b - 1] in words("org") - grammar("of a minister"):
        return name  # 'The Prague opera house', but 'the Moscow government'
    return found if found and (kind != "capital" or (actor and not _led(c, i, a, WHERE))) else name


def _runs(c: Clause, a: int, b: int) -> list[Extent]:
    """The names among the items a to b that may hold something: not of who polled, or where exports go."""
    runs: list[Extent] = []
    done = a
    for i in range(a, b):
        if i >= done and _may_name(c, i):
            ends = (j for j in range(i + 1, b) if c.tags[j] not in "E#" or _owns(c, j - 1))
            done = next(ends, b)
            done += 2 * (" ".join(c.words[i : done + 2]) in countries() and done + 2 <= b)  # 'England and Wales'
            i -= i > a and f"{c.words[i - 1]} {c.words[i]}" in countries()  # 'South African growers' at the beginning
            if done < b and _seat_of_firm(c, i, a, done):
                continue  # 'the Dutch company's chips' are no country's
            governs = done < b and c.lower[done] in grammar("of a minister") and c.lower[done - 1].endswith(POSSESSIVE)
            if governs and kind_of(unowned(" ".join(c.words[i:done]))) == "":
                continue  # "Prime Minister Lars Berg's government"
            if done < b and c.lower[done] in SURVEYS and not c.lower[done - 1].endswith(POSSESSIVE):
                continue  # 'economists in a Bloomberg survey'
            if c.tags[done : done + 2] == "OE" and done + 1 < b and c.lower[done - 1] in words("org"):
                done = next((j for j in range(done + 2, b) if c.tags[j] != "E"), b)  # 'the Department of Agriculture'
            known = c.lower[i] in tags() or c.lower[i] in ACRONYMS or kind_of(c.words[i])  # "China's LNG imports"
            if runs and not known and runs[-1][1] == i and kind_of(unowned(" ".join(c.words[slice(*runs[-1])]))):
                runs.pop()  # "Australia's Ardent Metals" is Ardent
            elif runs and runs[-1][1] == i - 1 and c.tags[i - 1] in "NA" and not is_plural(c.lower[i - 1]):
                runs.pop()  # 'Vulcan founder Ada Lind', 'the Danish biotech Ardent'
            leant = i > a + 1 and c.lower[i - 1] == "on" and c.lower[i - 2] in grammar("on others")
            by = i - 1 - (c.lower[i - 1] == "the")
            if by > 0 and c.lower[by] in ("by", "for") and not leant:  # 'economists polled by Bolt', 'A survey by Bolt'
                leant = c.lower[by - 1] in grammar("asking") or not SURVEYS.isdisjoint(c.lower[a:by])
            if not leant and not _led(c, i, a, OTHERS):  # 'exports to the U.S.' are not those of the U.S.
                runs.append((i, done))
    return runs


def _held_before(c: Clause, a: int, of: int) -> bool:
    """Whether the name behind an 'of' holds nothing: 'The maker of Harvest 7', 'Its slice of Chinese deliveries'."""
    head = c.lower[of - 1]
    made = c.lower[a] == "the" and head in grammar("maker of")
    own = c.lower[a] in grammar("possessive") and head in grammar("portion")
    named = of - a < 3 and not c.tags[a:of].strip("E") and kind_of(" ".join(c.words[a:of])) == ""
    seat = named and kind_of(unowned(c.words[of + 1])) == "name" and head not in grammar("of in a name")
    return made or own or seat or head == "share"  # "the firm's share of China's market", 'SQM of Chile'


def _counts(c: Clause, v: int) -> bool:
    """Whether the verb at item v records counted things: 'Delhi has recorded 1,215 cases', but not '5% growth'."""
    v += c.tags[v : v + 1] == "H"
    number = v + 1
    while c.tags[number : number + 1] and c.tags[number] in "~R":
        number += 1
    counted = c.tags[number : number + 1] == "X" and c.tags[number + 1 : number + 2] not in ("N", "A")
    return counted and c.lower[v : v + 1] in (["recorded"], ["logged"], ["registered"])


def _owns(c: Clause, i: int) -> bool:
    """Whether item i ends an owner's name, as "China's" does and the "People's" of "People's Alliance" does not."""
    return c.lower[i].endswith(POSSESSIVE) and not (c.lower[i] in grammar("owner in a name") and c.tags[i] == "E")


def _seat_of_firm(c: Clause, i: int, least: int, end: int) -> bool:
    """'the Dutch company', 'The Perth miner plans': whether a name only tells where the firm behind it is at home."""
    if unowned(c.lower[end]) not in grammar("standing for a firm"):
        return False
    alone = i > least and c.lower[i - 1] == "the" and end <= i + 2 and not c.lower[end - 1].endswith(POSSESSIVE)
    return kind_of(c.words[i]) == "demonym" or (alone and c.lower[end] not in NAMED_SO)


def _may_name(c: Clause, i: int) -> bool:
    """Whether item i may be the name of somebody: no acronym of a thing, no 'Texas-based'."""
    owner = c.lower[0][:-1] if i == 0 and c.words[0].endswith(("s'", "s’")) else ""
    if owner in PLURALS or owner in tags():
        return False  # "Supporters' groups"
    compound = "-" in c.words[i] and c.words[i].rpartition("-")[2].islower()
    return c.tags[i] == "E" and c.lower[i] not in ACRONYMS and not names_time(c.words[i]) and not compound


def names_time(word: str) -> bool:
    """Whether a word with a capital names a time: 'May', 'July-September', 'FY26', but not 'May-Britt'."""
    parts = unowned(word.lower()).split("-")
    if len(parts) == 2 and parts[1] in ("quarter", "half", "year", "month"):
        return True  # 'Second-quarter revenue'
    return (parts[0] in WHENS and parts[-1] in WHENS) or YEAR_OF.fullmatch(word) is not None


def _led(c: Clause, i: int, least: int, words: frozenset[str] | set[str]) -> bool:
    """Whether one of the words, and at most an article, stands before the name at item i: 'in the Houston area'."""
    return i > least and c.tags[i - 1] in "IOTD" and not words.isdisjoint(c.lower[max(least, i - 2) : i])


def country(noun: str) -> str:
    """The country that a counted noun names: United States for 'US troops'; '' where it names none."""
    parts = [] if noun.islower() else noun.split()
    return next((countries()[word][0] for word in parts if word in countries()), "")


def placed(c: Clause, k: int) -> str:
    """The name behind item k that says where: 'fell 3% in Leeds, 2% in York'."""
    inside = k + 1 < len(c.lower) and c.lower[k + 1] in PLACED and "E" in c.tags[k + 2 : c.begins.get(k + 2, 0)]
    return holder(c, (k + 2, c.begins[k + 2])) if inside else ""


def begun(c: Clause, k: int) -> str:
    """The name that says where, first in the clause of item k: 'In York, rents fell 2%'."""
    first = c.tags.rfind(";", 0, k) + 1
    end = c.begins.get(first + 1, 0)
    while c.tags[end : end + 1] == "C" and c.begins.get(end + 1) and c.tags[end + 1] == "E":
        end = c.begins[end + 1]  # 'In Kensington and Chelsea the average fell'
    inside = c.lower[first] in PLACED and "E" in c.tags[first + 1 : end] and c.tags[end : end + 1] in (",", "D", "P")
    if not inside or len(ANY_VERB.findall(c.tags, end, k)) != 1:
        return ""  # behind a second verb another may be told of: 'In Rome, she said exports rose'
    return " ".join(c.words[first + 1 : end]) if "C" in c.tags[first + 1 : end] else holder(c, (first + 1, end))


FRONTED = re.compile("[CS]I(E+)(?=[P,R~$]|DN|$)")


def where_begun(c: Clause, i: int) -> str:
    """The place that begins what is told of the i-th mention: 'rose 4% in Hull, while in York it fell by 1%'."""
    told = FRONTED.search(c.tags, c.places[i - 1], c.places[i]) if i else None
    if told is None or c.lower[told.start(1) - 1] != "in" or c.lower[told.end()] in ("he", "she", "i", "we"):
        return ""  # 'and in Rome he took 3 medals'
    return holder(c, told.span(1))


def where_told(c: Clause, i: int, mention: Mention) -> str:
    """Where it is so, as told beside the i-th mention: of a share by itself, of other amounts in a list of places.

    'climbed to $3 in Hull, $4 in York' is such a list; 'opened 3 shops in York' tells of who opened them.
    """
    k = c.places[i]
    end, place = back(c, k, "R~$"), placed(c, k)
    owned = end in c.ends and c.tags[end - 1] == "E" and c.lower[end - 1].endswith(POSSESSIVE)
    if owned and (owner := holder(c, (c.ends[end], end))):
        return owner  # "second only to Peru's 6 million tonnes"
    if mention.unit in PERCENTS:
        return place or begun(c, k)
    if mention.base in grammar("weather unit") and place:
        return place  # 'Temperatures reached 49.1C in Delhi'
    around = (other for other in c.places[max(0, i - 1) : i + 2] if other != k)
    return place if place and not mention.noun and any(placed(c, other) for other in around) else ""


def told_of(c: Clause, k: int) -> str:
    """The name right before the number at item k: 'puts Chile at 24% of supply and Peru near 10%'."""
    end = back(c, k, "R~$")
    end -= end > 0 and c.lower[end - 1] in ("at", "near", "on")
    credited = c.ends.get(end - 1, 0)
    end -= credited > 0 and c.lower[credited - 1] in grammar("crediting")  # 'credits China with 59% of the mining'
    a = c.ends.get(end, 0)
    if a and c.lower[a - 1] in grammar("giving verb") and not is_name(c, (a, end)):
        a = back(c, end, "E") if c.tags[back(c, end, "E") - 1] == "N" else a  # "gives Peru's opposition Labour 34%"
        return holder(c, (a, end), True) if is_name(c, (a, end)) else ""
    alone = is_name(c, (a, end)) and (c.tags[a - 1 : a] not in ("I", "O", "T") or c.lower[a - 1] == "with")
    return holder(c, (a, end), True) if a and alone else ""


def told_with(c: Clause, sentence: Sentence, i: int) -> str:
    """The name of the number before the i-th, if both are told of it: 'puts Chile at 24% of supply and 9% of use'."""
    former = sentence.named[i - 1]
    if not former.extent or former.at[0] is not c or former.extent[1] != back(c, c.places[i], "R~$C,"):
        return ""
    return told_of(c, c.places[i - 1]) or (told_with(c, sentence, i - 1) if i > 1 else "")


def named_after(c: Clause, k: int) -> str:
    """The name in the first phrase behind item k that says where: 'Some 60 people died in Quetta'."""
    end = next((i for i in range(k + 1, len(c.tags)) if c.tags[i] in ",.;S"), len(c.tags))
    return next(filter(None, (placed(c, i) for i in range(k, min(k + 7, end - 1)))), "")
