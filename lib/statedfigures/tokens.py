"""Text as tokens, each with its part of speech by its neighbours."""

from __future__ import annotations

import re
from itertools import accumulate

from .lexicon import rows
from .neighbours import is_plural, neighbours, plural
from .words import (
    FINITE,
    KNOWN,
    LONG,
    NOTHING,
    NOW,
    PAST,
    PLACE_NAMES,
    RECENT_YEAR,
    Form,
    Token,
    gerund,
    grammar,
    new_token,
)

# 'U.S.', 'Inc.', "companies'", 'S&P', 'TA-35', 'long-term'; a number with its separators; any other sign. A plain word,
# which most are, is tried first. No group is possessive: Python before 3.11.5 misreads such (python/cpython#106052)
TOKEN = re.compile(
    r" ?[A-Za-z]++(?=[ ,])|\s*+(?:[^\W\d_][^\W_]*+(?:(?:[-'’&/]|\.(?![A-Z][a-z]))[^\W_]++)*"
    r"(?:[’']|\.(?:(?<=\.[^\W\d_]\.)|(?:(?<=\bInc\.|\bLtd\.|\bMrs\.|\bGov\.|\bSen\.|\bRep\.|\bGen\.)"
    r"|(?<=\bMr\.|\bMs\.|\bDr\.|\bSt\.|\bCo\.|\bNo\.|\bvs\.)|(?<=\bCorp\.))(?= )"
    r"|(?<=\bJr\.|\bSr\.)(?=[ ,]))|(?<=[A-Za-z]{3})\+(?=[ ,;’']))?"  # 'OPEC+ will cut'
    r"|\d++(?:[.,]\d++)*(?:(?:-to-\d++)?-year-olds\b|[’']s\b)?|[^\w\s]|_+)"
)
NOW_AT = ("at", "on", "for", "near", "around", "below", "above")
MANAGERS = ("director", "directors", "editor", "partner", "partners")
PERCENT = ("percent", "cent", "pct", "pc")
NOUN_BEFORE = frozenset("DAO#$I")  # after these a word that may be noun or verb is a noun
BEYOND = frozenset(["under", "below", "above", "over"])
VERB_AFTER = frozenset("D#TPR$I")
# of nouns that are verbs too, those that an infinitive may follow: 'plans to cut', but 'sea levels to rise'
BEFORE_TO = grammar("verb before to")
# persons and bodies whose plural begins no compound: 'drivers', 'banks', but 'sales'
PEOPLE = frozenset(plural(row["form"]) for row in rows("sayings") if row["kind"] == "people")
ACTING = PEOPLE | neighbours("with an age") | grammar("acting plural")
CHANGES = grammar("change")
ARTICLES = ("the", "a", "an", "its", "their")
QUOTED = ('"', "“", "'", "‘")
DASHES = ("-", "–", "—")
BEGINNING = frozenset(["make", "start", "begin"])
DOUBTFUL = frozenset("YVFJ?")
FINITE_RAWS = frozenset("VFBHM")
OPEN = DOUBTFUL | {"A", "I", "G"}  # what the neighbours may turn


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end] with their tags; offsets are those of `text`.

    >>> [(t.text, t.tag) for t in tokenize("Sales in the U.S. rose 5%.")]
    [('Sales', 'N'), ('in', 'I'), ('the', 'D'), ('U.S.', 'NP'), ('rose', 'V'), ('5', '#'), ('%', '$'), ('.', '.')]
    """
    end = len(text) if end is None else end
    pieces = TOKEN.findall(text, start, end)
    if not pieces:
        return []
    forms = [KNOWN[piece] for piece in pieces]
    raws = [form[2] for form in forms]
    for i in (int(forms[0][0] in QUOTED and len(forms) > 1), _behind_dateline(forms)):
        raws[i] = forms[i][3]
        if forms[i][0][0].isupper() and raws[i] in "NY" and [f[0] for f in forms[i + 1 : i + 2]] == ["&"]:
            raws[i] = "E" if raws[i + 2 : i + 3] == ["E"] else raws[i]  # 'Marks & Spencer'
        if raws[i + 1 : i + 2] == ["E"] and forms[i][0][0].isupper():
            named = raws[i] in "NY" or (raws[i] == "A" and _opens_name(*forms[i : i + 2]))
            raws[i] = "E" if named else raws[i]  # 'Home Depot', 'New Zealand'
        elif raws[i : i + 2] == ["A", "V"] and forms[i + 1][1].endswith("s"):
            raws[i] = "E"  # 'Ardent expects earnings of $3'
    for i in range(1, len(forms) - 1) if text.find("“", start, end) >= 0 else ():
        if forms[i][0] == "“" and raws[i + 2 : i + 3] != ["E"]:
            raws[i + 1] = forms[i + 1][3]  # a quotation begins as a sentence does
    names = [LONG[tag] for tag in _in_sentence(forms, raws)]
    ends = [*accumulate(map(len, pieces), initial=start)][1:]
    tokens = [
        new_token(Token, (at - len(word), at, word, lower, name))
        for at, (word, lower, _, _), name in zip(ends, forms, names, strict=False)
    ]
    return tokens if not FINITE.isdisjoint(names) else _with_verb(tokens, raws)


def _behind_dateline(forms: list[Form]) -> int:
    """Which word begins the sentence behind 'LEEDS, England — '; 0 where there is no dateline."""
    if len(forms[0][0]) < 3 or not forms[0][0].isupper():
        return 0
    return next((i + 1 for i in range(1, min(9, len(forms) - 1)) if forms[i][0] in DASHES), 0)


def _opens_name(one: Form, two: Form) -> bool:
    """Whether an adjective that begins a sentence is of the name behind it: 'New York', but not 'New Tesla models'."""
    name = two[0].removesuffix("'s").removesuffix("’s")
    if f"{one[0]} {name}" in PLACE_NAMES:
        return True
    return name.lower() in grammar("name behind new") if one[1] == "new" else one[1] in grammar("name opener")


def _in_sentence(forms: list[Form], raws: list[str]) -> list[str]:
    """The tags of words by their neighbours; both lists get what stands behind the last word."""
    told = [*raws]
    raws += [".", "."]
    forms.append(NOTHING)
    for i in [i for i, tag in enumerate(told) if tag in OPEN or (tag == "R" and forms[i][1] in ("back", "yet"))]:
        tag, before = told[i], told[i - 1] if i else "."
        if before == "N" and forms[i - 1][1] in PERCENT:
            before = "$"  # 'a 4.5 percent pay rise'
        if tag in DOUBTFUL:
            told[i] = _in_context(tag, i, before, forms, raws)
            if told[i] == "V" and before == "D" and forms[i - 1][1] in ("this", "that", "those", "these"):
                told[i - 1] = "P"
        elif tag == "A" and forms[i][1] == "last" and (before in "MT" or (before == "R" and raws[i - 2] == "M")):
            # 'may not last longer than 150 days', 'is to last 60 days', but 'compared to last year'
            told[i] = "V" if before != "T" or raws[i + 1] in "#$" else tag
        elif tag == "A" and forms[i][1] == "own" and raws[i + 1] in "#DNE":
            own = before in "W$" or (before in "NE" and raws[i + 1] == "D")
            told[i] = "V" if own else tag  # 'people who own a home', 'Seven in ten Danes own their home'
        elif tag == "R":  # 'Nine in ten doctors back the ban', but 'moved the doctors back a grade'
            tag = (
                "S" if forms[i][1] == "yet" and before == "," and raws[i + 1] in "NADE" else tag
            )  # ', yet hourly pay rose'
            backs = before == "N" and forms[i - 1][1] in ACTING and raws[i + 1] in "DN"
            told[i] = "V" if backs and FINITE_RAWS.isdisjoint(raws[:i]) else tag
        elif tag == "A":
            deed = before in "NE" and forms[i][1].endswith("ed") and raws[i + 1] in "#D$"  # 'the country refined 99%'
            led = before == "M" or (before == "T" and raws[i + 1] == "D")
            acts = led and forms[i][1] in grammar("acting verb")
            acts = acts or (forms[i][1] == "average" and before in "TM" and raws[i + 1] in "#$IR")  # 'to average $76'
            deed = deed or acts  # 'will lower its output', but 'to lower levels'
            told[i] = "V" if deed else "N" if _ends_phrase(i, before, forms, raws) else tag
        elif i and tag == "G" and forms[i - 1][1] in ARTICLES and raws[i + 1] in "ITBVMHC.,;":
            told[i] = "N"  # 'cut the crossing by 10 minutes'
        elif tag == "G" and before == "$" and forms[i][1] == "holding" and raws[i + 1] in ".,;IOTBVHM":
            told[i] = "N"  # 'its 49% holding'
        elif tag == "G" and before == "E" and forms[i - 1][1].endswith(("'s", "s'")) and raws[i + 1] in "NY":
            told[i] = "A"  # "Spotify's paying users"
        elif tag == "G" and before == "O" and raws[i + 1] in "RBHMV" and raws[i + 1]:
            told[i] = "N"  # 'The price of tunnelling alone has gone up'
        elif tag == "G" and forms[i][1] == "managing" and forms[i + 1][1] in MANAGERS:
            told[i] = "A"
        elif tag == "G" and before == "A" and raws[i + 1] == "N":
            owned = i > 1 and (told[i - 2] == "D" or forms[i - 2][1].endswith(("'s", "s'")))
            told[i] = "A" if owned else "G"  # "the town's secondary leaving exam", but 'is busy opening shops'
        elif raws[i + 1] == "O" and (before == "D" if tag == "G" else forms[i][1] == "worth" and before in "AN"):
            told[i] = "N"  # 'a holding of 15%', 'a net worth of'
    return told


def _ends_phrase(i: int, before: str, forms: list[Form], raws: list[str]) -> bool:
    """Whether an adjective is the noun of its phrase: 'a flat now stands at', 'a two-bedroom flat costs'."""
    begun = before == "D" or (before == "#" and "-" in forms[i - 1][0])
    owned = forms[i - 1][1].endswith("'s") and raws[i + 1] in "I.,;"
    if forms[i][1] == "total" and (owned or (begun and raws[i + 1] == "C")):
        return True  # "beat last year's total by £5,000", '57% of the total and'
    if before == "O" and forms[i][1] in grammar("state of people") and raws[i + 1] in "ITBVMH.,;":
        return True  # 'put the number of dead at 117'
    if forms[i][1] == "average" and raws[i + 1] == "O" and before in "NEA#" and i > 1 and raws[i - 2] in "DI":
        return True  # 'against an EU average of 1.9%'
    verb = i + 1 + (raws[i + 1] == "R")
    if forms[verb][1] == "cost" and raws[verb + 1] in "IO":
        return False  # 'the yearly cost for'
    plain = raws[verb : verb + 2] == ["V", "N"] and not forms[verb][1].endswith(("s", "d"))  # 'the domestic match fee'
    return begun and ((raws[verb] in "VBHM" and not plain) or raws[i + 1 : i + 3] == ["F", "I"])


def _with_verb(tokens: list[Token], raws: list[str]) -> list[Token]:
    """The tokens of a sentence without a finite verb, where a noun may be one: 'The robots measure 5 to 9 cm'."""
    named = len(tokens) > 2 and tokens[0].lower.endswith(("'s", "’s")) and raws[1] in ("V", "F", "L")
    if named and tokens[2].tag in ("N", "$", "#", "D", "A"):
        tokens[1] = tokens[1]._replace(tag="V")  # "Macy's posted sales of $5bn"
        return tokens
    for i, token in enumerate(tokens[1:-1], 1):
        before, after = tokens[i - 1].tag, tokens[i + 1].tag
        name = before == "NP" and token.lower.endswith("s") and after in ("N", "A")  # 'Indonesia plans quotas'
        doubtful = raws[i] == "Y" and (name or (before in ("N", "NP") and after in VERB_AFTER))
        several = any(is_plural(one.lower) for one in tokens[:i] if one.tag == "N")
        if doubtful and after == "D" and several and not token.lower.endswith("s"):
            tokens[i] = token._replace(tag="V")  # 'voters in the state support a ban'
            break
        if doubtful and token.lower.endswith("s") != tokens[i - 1].lower.endswith("s"):
            tokens[i] = token._replace(tag="V")
            break
    return tokens


def _in_context(tag: str, i: int, before: str, forms: list[Form], raws: list[str]) -> str:
    """The tag of a word that may be several things, by its neighbours."""
    following, lower, earlier = raws[i + 1], forms[i][1], forms[i - 1][1] if i else ""
    if tag == "?":
        return _that(i, before, earlier, forms, raws)
    if lower == "say" and before in "NE" and following in "MBHV":
        return "V"  # 'which managers say will cost $5'
    if lower in ("change", "changes", "changed") and forms[i + 1][1] == "hands":
        return "V"  # 'tin oxide changes hands at $290'
    if tag == "J":  # 'shaving' may be a noun
        if before == "B" and following in "#$D":
            return "G"  # 'is spending £19 million on'
        cut = i == 0 and raws[i + 2] == "T"  # 'Cutting rates to 3% would'
        hedged = forms[i + 1][1] in ("less", "more", "about", "some", "nearly", "almost", "around", "over", "up")
        if before == "N" and (following in "#$" or hedged) and not earlier.endswith("'s") and gerund(lower):
            # 'A truck carrying 62 people', 'households earning less than $30,000', but 'Bank lending about $3bn'
            return "N" if lower in grammar("noun in -ing") else "G"
        apart = earlier == "not" and i > 1 and raws[i - 2] == "N"  # 'the share of people not voting'
        return "G" if apart or (before in ",;." and (following in "D#$" or cut)) else "N"
    named = i == 1 and earlier.endswith("'s") and lower.endswith("s") and lower in grammar("estimating verb")
    if named and following in "NYDTE" and raws[i + 2] not in "O":
        return "V"  # 'Domino's expects sales to grow'
    if before in "NE" and earlier.endswith(("'s", "s'")):
        valued = following in "#$" or (following in "IT" and raws[i + 2] in "#$")
        if valued and (lower in PAST or (before == "E" and lower in grammar("standing verb"))):
            return "V"  # "while Argentina's rose 3%", "Italy's stands at 135%"
        before = "D"
    if lower == "said":
        return "V"  # 'Some 40% said they had cut back'
    if before == "N" and forms[i - 2][0] == "-" and i > 3 and forms[i - 3][0].isdigit() and following in "VBHM":
        return "N"  # 'The 10-year yield rose'
    if tag == "V" and following == "O" and lower in CHANGES:
        return "N"  # 'price rises of 5%'
    acting = tag == "Y" and before == "N" and earlier in ACTING and not lower.endswith("s")
    if acting and lower not in grammar("thing of persons") and _has_object(i, forms, raws):
        return "V"  # 'Drivers face fines of £100'
    if earlier in ("less", "more", "fewer") and i > 2 and raws[i - 2] == "$" and tag == "Y" and following in "TIO":
        return "N"  # 'shipped 41% less steel to'
    if earlier == "one" and following in ".,;IO" and not lower.endswith("s"):
        return "N"  # 'one interview', but 'one has to'
    counted = before == "#" and tag in "YV" and i > 1 and raws[i - 2] == "D"
    if counted and ("-" in earlier or RECENT_YEAR.fullmatch(earlier)):
        return "N"  # 'in a two-hour call that', 'their 2025 forecast from'
    those = i == 1 and before == "D" and earlier in ("those", "these") and lower in PAST | grammar("standing verb")
    if those and following in "IT#$":
        return "V"  # 'Those stood at £28m'
    pointing = before == "D" and (earlier == "this" or (earlier == "that" and i == 1)) and following in "#$DP"
    # 'this adds between £1 and £3', 'That works out at $265 million'
    pointing = pointing or (before == "D" and earlier == "this" and forms[i + 1][1] == "between")
    pointing = pointing or (i == 1 and earlier == "that" and lower == "works" and forms[i + 1][1] == "out")
    pointing = pointing or (i == 1 and earlier in ("this", "that") and lower in grammar("told of that"))
    if pointing and lower.endswith("s"):
        return "V"  # 'In all this makes 87 million tons', but 'this savings bank', 'said that prices rose'
    if tag == "Y":
        return _noun_or_verb(i, before, forms, raws)
    if tag == "V" and _noun_all_the_same(i, before, forms, raws):
        return "N"
    if before == "$" and i > 2 and lower in CHANGES and following == "I" and raws[i - 3 : i - 1] == ["D", "#"]:
        return "N"  # 'faces a 12 percent cut in its grant'
    if tag == "F" and ((i > 2 and _owned(i, before, forms, raws)) or (lower == "cost" and following == "B")):
        return "N"  # 'Its production cost was $40'
    if lower == "forecast" and before in "NED" and following in "BHM":
        return "N"  # "Italy's deficit forecast was lowered"
    if (
        lower == "cut"
        and before == "N"
        and "-" not in earlier
        and following in ".,;"
        and forms[i - 2][1] in ("a", "any", "no", "another")
    ):
        return "N"  # 'do not expect a rate cut'
    acted = before in "#VGI" or (before == "F" and not earlier.endswith("ed"))  # 'put insured losses at $3bn'
    acted = acted or (before == "R" and raws[i - 2] in "OID" and earlier.endswith("ly"))  # 'of newly built homes'
    if tag == "F" and i == 0 and following in "NY" and raws[2] in "NY" and raws[3] in "VF" and raws[4:5] == ["#"]:
        return "A"  # 'Cut flower imports rose 4%'
    if tag == "F" and acted and following in "NYEA" and (lower.endswith("ed") or before == "R"):
        return "A"  # 'lowers selected tariffs'
    clause = following == "D" or (following == "#" and before != "D")  # 'the last issued four updates'
    # but 'bread and cheese each rose'
    if tag == "F" and earlier == "first" and raws[i - 2] in "BHN$":
        return "L"  # 'was first priced at', 'the 2 million tonnes first targeted'
    if before in "DAO" and not (clause or earlier in ("each", "both", "all") or earlier.endswith("old")):
        named = following in "NYEA#" or forms[i + 1][1] == "cost"  # 'a reduced 10% tariff', 'an estimated cost'
        return "A" if tag == "F" and named else "N"
    apart = earlier == "not" and i > 1 and raws[i - 2] == "N"  # 'children not vaccinated'
    apart = apart or (before == "N" and following == "M" and lower in grammar("asking"))  # 'managers surveyed do not'
    if tag == "F" and (before in "BH" or earlier == "having" or apart):
        return "L"
    return "V" if tag == "F" and before in "MT" else tag


def _has_object(i: int, forms: list[Form], raws: list[str]) -> bool:
    """Whether a noun phrase follows item i and no verb of its own: 'face price rises of', but 'vote share rose'."""
    end = i + 1
    while raws[end] in ("N", "A", "Y") or (raws[end] == "V" and (forms[end + 1][1] in CHANGES or raws[end + 1] == "O")):
        end += 1  # 'demand pay rises of'
    participle = raws[end] == "F" and raws[end + 1] in "ITO"  # 'fines imposed by'
    several = end == i + 1 or raws[end - 1] != "Y" or forms[end - 1][1][-1] == "s"
    begun = end > i + 1 or raws[end] in ("$", "#", "E", "D")
    return begun and several and (participle or raws[end] not in ("V", "F", "B", "H", "M"))


def _that(i: int, before: str, earlier: str, forms: list[Form], raws: list[str]) -> str:
    """The tag of 'that': behind a noun W, before one D, and S where it opens what is said."""
    if earlier in grammar("date") or earlier in grammar("time"):  # 'projected in May that', 'the year that ended'
        return "W" if raws[i + 1] in "VF" else "S"
    if before == "N" and forms[i + 1][1] == "number" and raws[i + 2] in "BHM":
        return "D"  # 'By Thursday evening that number had come down'
    if i == 0 and raws[1] in ("B", "V", "H", "M"):
        return "P"  # 'That compares with', 'That was down 12%'
    if earlier == "out" and i > 1 and raws[i - 2] in "VF":  # 'pointed out that bills'
        return "S"
    acted = before == "V" and earlier in grammar("acting verb")  # 'cut that dependence by half'
    return "W" if before in "NE)" else "D" if raws[i + 1] in "NYA" and (acted or before not in "VR") else "S"


def _noun_all_the_same(i: int, before: str, forms: list[Form], raws: list[str]) -> bool:
    """Whether a word that the lexicon has as a verb is a noun here: 'a 14% raise', 'a bike ride and'."""
    following, lower = raws[i + 1], forms[i][1]
    if before == "$" and not lower.endswith(("s", "ed")):
        at = i - 1 - (forms[i - 2][1] == "-")
        if raws[at - 2 : at] == ["D", "#"]:
            return True  # 'a 14% raise', 'a 4.5-percent raise'
    thinks = before == "N" and forms[i - 1][1].endswith("s")  # 'Economists think tanks are'
    if lower == "think" and forms[i + 1][1] in ("tank", "tanks") and not thinks:
        return True
    called = following == "T" and lower.endswith("s") and raws[i + 2] in "DE"  # 'Calls to the hotline doubled'
    if i == 0 and (called or following in "BHM" or _moves(forms[1][1], raws)):
        return True  # 'Bail was set', 'Pay rose 5%'
    moved = raws[i + 2] in "VF" and raws[i + 3 : i + 4] and raws[i + 3] in "#$"
    foretold = lower in grammar("estimating verb") or lower in grammar("telling verb")
    moved = moved or (i == 1 and raws[i + 2] in "BHM" and not foretold)
    first = before == "E" or (before == "N" and i == 1 and not forms[0][1].endswith("s"))  # 'Heat pump sales fell 9%'
    if first and following in "NY" and moved and not lower.endswith(("s", "d")) and lower not in PAST:
        return True  # 'Swiss watch exports dropped 9.9%'
    if before in "IO" and following in "VFBHM" and not lower.endswith(("s", "d")):
        return lower not in PAST  # 'Requests for help rose'
    if before not in "AN" or lower.endswith(("s", "d")) or lower in PAST:
        return False
    if before == "A":
        return raws[i - 2] == "D" and (following == "N" or lower == "cost")  # 'the domestic match fee'
    verb = following in "YV" and forms[i + 1][1].endswith("s") and raws[i + 2] in "TI#"
    to_number = following == "T" and raws[i + 2] in "#$"  # 'the tax on rare earth concentrate to 35,000 yuan'
    if forms[i + 1][1] in ("up", "at", "from") and any(is_plural(form[1]) for form in forms[:i]) and lower in BEGINNING:
        return False  # 'People without a degree make up 58%', 'Tickets for the concert start at £95'
    ends = not is_plural(forms[i - 1][1]) and (verb or to_number or following in "C.,IO")
    # 'a bike ride and', 'valve lift was', but not 'the members expect delays to'
    return (ends and lower != "go") or following in "BM"


def _moves(second: str, raws: list[str]) -> bool:
    """Whether a sentence's second word is what its first one did: 'Pay rose 5%'."""
    return raws[1] in "VF" and (second in PAST or second.endswith("ed")) and raws[2] in "#$TIRD"


def _owned(i: int, before: str, forms: list[Form], raws: list[str]) -> bool:
    """The 'forecast' of 'raised its profit forecast to $3 billion' and 'cut its 2026 growth forecast to 2%'."""
    follows = raws[i + 1] in "IO" or (raws[i + 1] == "T" and raws[i + 2] in "#$")
    first = i - 1
    while first > i - 4 and raws[first] in "NAYE#" and forms[first][1] not in grammar("possessive"):
        first -= 1
    at = first - 1 - (forms[first - 1][1] in ("up", "down"))  # 'nudged up its profit forecast to'
    owned = first > 0 and forms[first][1] in grammar("possessive") and raws[at] in "VF"
    return before in "NE" and owned and follows


def _noun_or_verb(i: int, before: str, forms: list[Form], raws: list[str]) -> str:
    """N or V for a word that is both: 'price cuts', 'the firm cuts prices', 'plans to cut'."""
    following, lower, earlier = raws[i + 1], forms[i][1], forms[i - 1][1] if i else ""
    priced = following == "$" or (following == "I" and raws[i + 2] == "$")
    if lower == "costs" and priced and (before in "NEAC$" or earlier in NOW):
        return "V"  # 'A single costs £3', 'opens next month and costs from $120'
    if lower == "costs" and before in "NE" and following in "NE" and raws[i + 2] in "D#$":
        return "V"  # 'A pound of tea costs shoppers an average of $9'
    if lower == "plans" and before in "NE" and forms[i + 1][1] in neighbours("levy"):
        return "V"  # 'Brussels plans duties of 17%'
    if lower == "returns" and before in "NE" and following == "T" and raws[i + 2] in "#$" and earlier != "tax":
        return "V"  # 'The rate on restaurant meals returns to 19%'
    if before == "T" and lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return "N"  # 'apply to firms with'
    if earlier in ("each", "both") and i > 1 and raws[i - 2] in "NE" and not lower.endswith("s"):
        return "V"  # 'Leeds and York each promise 5 million pounds'
    if before == "#" and raws[i - 2] == "I" and forms[i + 1][1] == "for" and lower in grammar("verb before for"):
        return "V"  # 'Children under 15 account for 14%'
    if before in NOUN_BEFORE and not (before == "$" and following in VERB_AFTER and lower.endswith("s")):
        return "N"
    if earlier == "one" and not lower.endswith("s"):
        return "N"  # 'left one man dead'
    if before == "W" and lower in PEOPLE:
        return "N"  # 'of what ministers promised'
    # 'of what men earn', 'which Nissan claims is', 'did not rise by'
    theirs = raws[i - 2 : i] == ["W", "N"] and earlier in PEOPLE and not lower.endswith("s")
    if theirs or before in "TMPW" or raws[i - 2 : i] in (["W", "E"], ["M", "R"]):
        return "V"
    if following == "P" and raws[i + 2] in "FVHM":
        return "N"  # 'the rare earth controls it announced'
    if following == "R" and raws[i + 2] in "VF" and before in "NE" and forms[i + 2][1] != "close":
        return "N"  # 'Knife assaults nearly doubled'
    dated = forms[i + 1][1] == "on" and raws[i + 2] in "#E"  # 'The ban on dogs starts on 3 May'
    if lower == "starts" and dated and earlier != "housing":
        return "V"
    starts = lower in ("start", "starts") and forms[i + 1][1] in ("at", "with", "from")  # but 'carbon levels at 1200'
    limit = following == "I" and raws[i + 2] in "#$" and (starts or forms[i + 1][1] in BEYOND)
    if before in "NE" and limit and lower.endswith("s") != earlier.endswith("s"):
        return "V"  # 'if prices fall under $16'
    rules = before == "N" and earlier in grammar("what rules") and raws[i - 2] in "DA"
    if rules and lower.endswith("s") and following in "NAEY":
        return "V"  # 'The law caps rent increases', 'The bill cuts taxes'
    if before == "N" and raws[i - 2] == "Y" and lower.endswith("s") and forms[i - 3][1] in grammar("what rules"):
        return "N"  # 'The law limits rent increases to 10%'
    if before not in "NE":
        told = before == "R" and earlier in NOW and lower.endswith("s") and following in "NA"  # 'now forecasts growth'
        alone = i > 1 and raws[i - 2] in "NEY" and not forms[i - 2][1].endswith("s")
        told = told or (before == "R" and earlier in NOW and lower.endswith("s") and alone)  # 'The stock now trades on'
        aims = before == "," or (before == "C" and lower.endswith("s"))  # 'employs 400 people and plans to double that'
        told = told or (aims and lower in BEFORE_TO and following == "T" and raws[i + 2] in "VYA")
        aside = before == "," and lower.endswith("s") and i > 1 and "," in raws[: i - 1]
        told = told or (aside and forms[i + 1][1] == "that")  # 'The lobby, a firm one, fears that'
        summed = following in "DI" and raws[i + 2] in "#$" and (following == "D" or forms[i + 1][1] == "at")
        told = told or (aside and summed)  # 'The deal, signed on Friday, tops the £24m', 'Unity, …, trails at 3%'
        counts = forms[i + 1][1] == "for" and lower in grammar("verb before for") and raws[i + 2] in "#$DRI"
        told = told or (aside and lower == "costs" and forms[i + 1][1] in ("twice", "half", "$"))
        told = told or (aside and counts)  # 'The mine, shut in May, accounts for 3%'
        return "V" if told or (before == "R" and following in VERB_AFTER and following != "I") else "N"
    if raws[i - 2] == "#" and i > 2 and raws[i - 3] != "D" and before == "N" and lower.endswith("s"):
        return "N"  # 'Of 42 water samples our partners took', 'fined 71 mining firms a total of'
    first = i - 1
    while first > 0 and (raws[first] in "NEADY" or (raws[first] == "I" and raws[first - 1] == "D")):
        first -= 1
    that = forms[i + 1][1] == "that" and lower.endswith("s") != earlier.endswith("s")  # but 'Argentine beef that'
    if that or (forms[i + 1][1] == "for" and lower in grammar("verb before for")):
        return "V"  # 'China accounts for'
    if following == "T" and lower not in BEFORE_TO and raws[i + 2] not in "#$":
        return "N"
    if forms[first][1] in grammar("letting verb") and not lower.endswith("s") and following in "#$DA":
        return "V"  # 'lets no other country supply more than 65%'
    if raws[first] in "OI" and forms[i + 1][1] in ("last", "this", "next") and following in "AD":
        return "N"  # '52% of all soya bean exports last year'
    traded = earlier in grammar("share of a firm") or (before == "E" and raws[i + 2] in "#$")  # 'Nvidia trades at 35'
    traded = traded and lower in ("trade", "trades") and forms[i + 1][1] in NOW_AT
    if traded:
        return "V"  # 'The stock trades at 12 times earnings'
    saw = forms[first][1] == "saw" and before == "N" and following in "#$D"  # 'saw sales fall 4%'
    if forms[first][1] == "saw" and before == "N" and forms[i + 1][1] in ("by", "to", "from") and raws[i + 2] in "#$":
        return "V"  # 'saw shipments drop by 52%'
    saw = saw or forms[first][1] in ("called", "named", "dubbed")  # 'A plan called RESourceEU sets aside €3bn'
    if raws[first] in "VF" and forms[first][1] in grammar("acting verb") and not saw:
        return "N"  # 'China cut copper imports 5%'
    if raws[first] in "TM" and raws[first + 1] == "A" and forms[first + 1][1] in grammar("acting verb"):
        return "N"  # 'plans to double state stockpiles to'
    plural = lower.endswith("s") and not lower.endswith("ss")
    agrees = plural != (forms[i - 1][1].endswith("s") and raws[i - 1] in "NY")
    moves = lower in grammar("moving in the present") and forms[i + 1][1] == "from" and raws[i + 2] in "#$"
    if agrees and moves:
        return "V"  # 'the share of refining slips from 91% to 76%'
    improved = before == "E" and plural and following == "F" and forms[i + 1][1].endswith("ed")
    follows = following in "D#TPR$A" or (improved and raws[i + 2] in "NYEA")  # 'Nissan claims improved sales'
    return "V" if agrees and follows else "N"
