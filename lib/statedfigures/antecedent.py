"""Whom 'it', 'its exports', 'the company' or 'the country' stands for: who was told of before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from .about import About
from .clause import Clause, Extent, clause_subject, read_clause, subject_of, verb_before
from .mention import Sentence
from .model import Span
from .names import ANY_VERB, POSSESSIVE, holder, is_name
from .naming import words
from .neighbours import singular
from .places import countries, kind_of, places, unowned
from .words import PUTS, grammar, guess, tags

QUOTES = "\"“'‘"
NEAR = 3  # sentences back
NOBODY = words("org") | grammar("club name")
FULL_NAME = re.compile("E{2,5}")
FORETELLING = grammar("telling verb") | words("expect") | words("see") | words("warn") | words("say") - {"scored"}
OF_FIRM = ("of", "in", "at")
KINDS = FIRM, PLACE = ("standing for a firm", "standing for a place")


def standing(c: Clause, k: int) -> str:
    """What the subject of item k's clause stands for: 'it' with 'its exports', 'standing for a firm', … or ''.

    'The company's share' stands for a firm too.
    """
    v = verb_before(c, k)
    while v >= 0 and subject_of(c, v) == "":
        v = verb_before(c, v)  # 'it has 6.9 million tonnes, but contributes 1% of output'
    if v >= 0 and subject_of(c, v) == "it":
        return "it"
    extent = clause_subject(c, k)
    if not extent:
        return ""
    a, b = extent
    if c.lower[b : b + 1] == ["there"] and c.lower[a - 1] != "whose":
        return PLACE  # 'Output there rose 5%'
    link = next((i for i in range(a, b - 2) if c.tags[i] in "OI" and c.lower[i] in OF_FIRM), -1)
    if link > 0 and c.lower[link + 1] == "the" and c.tags[a:link].strip("DA") == "N":
        a = link + 1  # 'Shares in the Las Vegas company', 'Sales at the group'
    if c.lower[a] != "the":
        return "it" if c.lower[a] == "its" else ""
    a = next((i for i in range(a + 1, b) if c.tags[i] not in "EA" or c.words[i].endswith(POSSESSIVE)), b - 1)
    if "central" in c.lower[extent[0] : a]:
        return ""  # 'the central bank' is none told of before
    made = c.lower[a] in grammar("maker of") and c.tags[a + 1 : a + 2] == "O"  # 'The maker of Harvest 7 expects'
    if made:
        return FIRM
    if b - a == 2 and c.tags[a:b] == "NN" and c.lower[b - 1] in grammar(FIRM):
        return FIRM  # 'The tyre maker will close two plants in France'
    whole = c.words[a].endswith(POSSESSIVE) or a + 1 == b  # 'the Las Vegas company', but no 'Copper Study Group'
    return next((kind for kind in KINDS if whole and unowned(c.words[a]) in grammar(kind)), "")


def antecedent(named: About, spans: tuple[Span, ...]) -> str:
    """The name that the subject of a figure stands for; '' where it stands for none, or nobody knows.

    >>> from statedfigures import extract
    >>> extract("Lynas has a plant in Malaysia. It can treat 1,500 tonnes of ore.")[0].subject
    'Lynas'
    """
    c, sentence, i = named.at
    kind = "" if sentence.text[sentence.start] in QUOTES else standing(c, c.places[i])
    if not kind:
        return ""  # what is quoted begins, and may be of anybody
    if who := _of_its(c, c.places[i]):
        return who
    if kind == "it" and i and sentence.named[i - 1].holder:
        return str(sentence.named[i - 1].holder)
    for before, clause in _told_before(sentence, spans):
        verb, told = _told(clause)
        if kind == PLACE:
            if land := _land(clause, told, before):
                return land
        elif isinstance(told, tuple):
            end = clause.begins.get(verb + 1, 0)
            put = clause.lower[verb] in PUTS and clause.lower[end : end + 1] == ["at"]  # 'puts Chile at'
            owned = next((i + 1 for i in range(*told) if clause.lower[i].endswith(POSSESSIVE)), 0)
            its = owned and is_name(clause, (told[0], owned)) and not is_name(clause, (owned, told[1]))
            owner = (told[0], owned) if its else told  # "Ardent's mine in Leeds", but "Chile's Codelco"
            name = holder(clause, (verb + 1, end) if put else owner, actor=True)
            word = name.lower()
            unknown = guess(word) == "N" and not {word, singular(word)} & tags().keys()  # no word of the beginning
            known = " " in name or name in countries() or unknown
            if kind != "it" and name in countries():
                continue  # a firm is no country
            return name if known else ""
    return ""


def _of_its(c: Clause, k: int) -> str:
    """Whose 'its' is that begins the subject: 'MP Materials said its output rose 51%'; '' where nobody is named."""
    subject = clause_subject(c, k)
    outer = verb_before(c, subject[0]) if subject and c.lower[subject[0]] == "its" else -1
    while outer >= 0:  # 'said tariffs cost it $5bn and its shares fell'
        said = subject_of(c, outer)
        if isinstance(said, tuple) and (name := holder(c, said, actor=True)):
            at = said[1] + 3  # 'Jensen Huang, who runs Nvidia, says its share fell'
            runs = c.lower[said[1] : at - 1] == [",", "who"] and c.lower[at - 1] in grammar("running verb")
            return (holder(c, (at, c.begins[at])) if runs and at in c.begins else "") or name
        outer = verb_before(c, outer)
    return ""


def person(named: About, spans: tuple[Span, ...]) -> str:
    """The person that 'he', 'she' or 'the 21-year-old' stands for, told of before; '' where nobody knows who.

    >>> from statedfigures import extract
    >>> extract("Leeds signed winger Ada Lind. She scored 11 goals last season.")[0].subject
    'Ada Lind'
    """
    c, sentence, i = named.at
    k = c.places[i]
    v, first = verb_before(c, k), next((at for at, tag in enumerate(c.tags) if tag == "P"), k)
    # 'She opened with a reserve of 2', but 'Lind reckons he lost £6,000', 'He said 16 had died'
    first_told = "E" not in c.tags[:first] and FORETELLING.isdisjoint(c.lower[first:k])
    pronoun = v >= 0 and c.lower[first] in ("he", "she") and subject_of(c, v) == c.lower[first] and first_told
    aged = c.tags[:2] == "DX" and c.lower[0] == "the" and sentence.mentions[0].unit.endswith(" of age")
    aged = aged and (i == 0 or (len(ANY_VERB.findall(c.tags[:k])) == 1 and FORETELLING.isdisjoint(c.lower[:k])))
    if not (pronoun or aged) or sentence.text[sentence.start] in QUOTES:
        return ""
    for _, clause in _told_before(sentence, spans):
        _, told = _told(clause)
        persons = _persons(clause)
        acting = [name for at, name in persons.items() if isinstance(told, tuple) and told[0] <= at < told[1]]
        if persons:
            return acting[0] if acting else next(iter(persons.values())) if len(persons) == 1 else ""
    return ""


def _told_before(sentence: Sentence, spans: tuple[Span, ...]) -> Iterator[tuple[Sentence, Clause]]:
    """The sentences near before one, the nearest first."""
    n = bisect_right(spans, sentence.start, key=lambda span: span[0]) - 1
    for start, end in reversed(spans[max(0, n - NEAR) : n]):
        before = Sentence(sentence.text, start, end, sentence.low)
        yield before, read_clause(before)


def _persons(c: Clause) -> dict[int, str]:
    """Where the full names of persons begin: two or three words, of no place, body or thing that their words tell."""
    found: dict[int, str] = {}
    for run in FULL_NAME.finditer(c.tags):
        a, b = run.span()
        while a < b and c.lower[a] in words("title"):
            a += 1  # 'Founder Lena Vogt'
        name, before = " ".join(c.words[a:b]), c.lower[a - 1] if a else ""
        nobody = any(w.lower() in NOBODY or not w.isalpha() or w.isupper() for w in c.words[a:b])
        nobody = nobody or (c.lower[b - 1] in tags() and c.tags[b : b + 2] != ",X")  # 'National Highways'
        placed = before in grammar("before a place") or kind_of(c.words[a]) or name in countries()
        if b - a in (2, 3) and not (nobody or placed):
            found[a] = name
    return found


def _told(clause: Clause) -> tuple[int, Extent | str]:
    """The verb of what a sentence tells, and its subject, past who says so: 'The IEA says China has 60%'."""
    verbs = [v for v, tag in enumerate(clause.tags) if tag in "VMBH"] or [0]
    verb = next((v for v in verbs if clause.lower[v] not in words("say")), verbs[0])
    joined = clause.tags.rfind(",C") + 2  # 'China has 98%, and the Commission wants less. It plans'
    latest = next((v for v in verbs if v >= joined > 1), verb)
    own = subject_of(clause, latest)
    if latest != verb and isinstance(own, tuple) and own[0] >= joined and is_name(clause, own):
        verb = latest
    told = subject_of(clause, verb)
    if isinstance(told, tuple) and clause.lower[told[0]] == "its":  # 'MP Materials said its output rose'
        told = subject_of(clause, verbs[0])
    return verb, told


def _land(clause: Clause, told: Extent | str, before: Sentence) -> str:
    """The country that a sentence is told of: its subject, but not 'Chinese buyers'; else the one named last."""
    if isinstance(told, tuple):
        name = holder(clause, told, actor=True)
        if name in countries() and all(kind_of(word) != "demonym" for word in clause.words[slice(*told)]):
            return name
    lands = [place.country for place in places(before.tokens) if place.kind in ("name", "demonym")]
    return lands[-1] if lands else ""
