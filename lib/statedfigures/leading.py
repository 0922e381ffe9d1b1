"""Whom an article is about: the name that it has most often, for figures whose sentence names nobody."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import islice

from .items import WHENS
from .mention import is_money
from .names import ACRONYMS, names_time
from .naming import words
from .neighbours import any_of, is_plural, neighbours
from .number import number_words
from .places import countries, forms_of, kind_of, unowned
from .sentences import DATELINE
from .units import tables
from .words import KNOWN, grammar, tags

RUN = re.compile(r"[A-Z][\w’'&-]*(?: (?:of (?=[A-Z]))?[A-Z][\w’'&-]*)*")
NAME = r"(?:(?:[A-Z]\.){2,} )?[A-Z][\w’'-]*"  # 'U.S. Steel'
FULL_RUN = re.compile(rf"{NAME}(?: (?:(?:of|&|for) (?=[A-Z]))?{NAME})*")
PASSING = re.compile(r"\b(?:in|from|near|across|off|with) (?:the )?$")
ACTS = re.compile(rf"[,\"”]|['’]s\b| (?:{any_of('behind a firm')})\b")
FIRM = re.compile(r" (?:[a-z-]+ )?(?P<what>[a-z]{4,}) (?P<name>[A-Z][a-z]+)")  # ' biotech Novira'
POLL = re.compile(r"(?:['’]s)? (?:[a-z]+ )?(?:poll|survey|study|report|audit)\b")
OPENS_NO_NAME = frozenset(form for form, tag in tags().items() if tag in "DPISCR")
OPENING = re.compile(  # 'MUMBAI: ', 'New Delhi: '
    rf"{DATELINE}|[A-Z]{{3}}[A-Z, ]{{0,30}}: |[A-Z][a-z]+(?: [A-Z][a-z]+)?: (?=[A-Z])"
)
CITY = re.compile(r"[A-Z]{3,}(?: [A-Z]{2,})*(?=,| \(|:| [-–—_])")  # within one
HEADLINE = re.compile(r"(?:[^\n.!?]|\.(?=\d)){10,120}[^\n.!?,;:]\n\s*")
SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][\"”]?\s+")
BEGUN_IN = re.compile(rf"[A-Z][a-z]+(?: [a-z-]+){{0,3}} in (?P<land>{RUN.pattern}) [a-z]")
WHERE = re.compile(rf"\b(?:in|across) (?:the )?({RUN.pattern})")
ENDING = re.compile(r"['’]s?$|-[a-z].*$")  # "Ardent's", 'Ardent-based'
CITED = re.compile(rf"\b(?:{any_of('citing')}|(?:{any_of('source')}|experts|researchers) (?:at|from))(?: the)? $")
# 'according to the research firm', 'a survey for the charity', 'people polled by', 'in the journal', and a name
REPORTED = re.compile(
    r"\b(?:according to (?:the |a |an )?(?:[a-z-]+ ){0,5}|(?:report|survey|poll|study|analysis|figures|data)"
    r" (?:by|from|for) (?:the )?(?:[a-z-]+ )?|(?:polled|surveyed) by |journal )$"
)
SENDS = re.compile(r" (?:officials?|sources?|leaders?|representatives?)\b")
CITES = ("outside ", "to ", "said ", "says ", "told ", "citing ", "the ", "at ", "from ")  # what CITED may end with
SAYS = re.compile(r",? (?:has |have |had )?(?:said|says|told|added|wrote)\b")
# who counts is not whom it is told of: "PropertyTrack's index shows"
COUNTS = re.compile(r" (?:[a-z]+ ){0,2}(?:index|data|figures|head of research|economists?|analysts?)\b")
OF_ITSELF = re.compile(r" (?:said|says) (?:on \w+ |\w+day )?(?:that )?its?\b")  # 'Ardent said on Monday it sold'
FORETELLS = re.compile(r" (?:predict(?:s|ed)|warn(?:s|ed)|expects|thinks|believes)\b")  # of persons: a firm acts so
NUMBERED = re.compile(r" \d")
INSIDE = "_,;:)’'\"”"  # or a letter: what stands before a name that does not begin a sentence
TITLE_END = re.compile(r"(?: \d+)?[,.]?[”\"]")
OPENED, CLOSED = ("“", '"'), ("”", '"', ",")
NOBODY = ACRONYMS | grammar("stock index") | grammar("leads no article")
PLACE = 0.5  # a country is named in passing more often than a firm
SHARES = frozenset(["shares", "stock"])
NAMING = "ENYAV"  # the tags of words that may name somebody
ELSEWHERE = grammar("held in") | grammar("share of a firm") | words("say")  # 'shares in Ardent', 'said in Leeds'
LEAST = 2  # times
SHORT = 4  # letters
BEGINNING = 120  # characters where a country is not named in passing


@lru_cache(maxsize=1)  # each figure of an article may ask
def leading_name(text: str) -> str:
    """The name that stands most often in a text, the first of equals; '' where none stands twice.

    >>> leading_name("Shares of Ardent fell. On Monday Ardent said it lost $3m, and Ardent's rival Bolt $2m.")
    'Ardent'
    """
    inside, first = _names(text)
    unknown = [name for name in first if _unknown(name.lower())]  # 'Norvane lifts outlook'
    counts = {name: inside[name] + first[name] for name in (*inside, *unknown) if _is_name(name)}
    whole = sorted((name for name in (inside | first) if " " in name), key=lambda name: (len(name), name))
    for last in {name.rpartition(" ")[2] for name in whole} & counts.keys():
        full = [name for name in whole if name.endswith(f" {last}")]
        if all(name.endswith(full[0]) for name in full):  # 'Ada Lind' is 'Lind' once more, no 'Pro' is of two devices
            counts[last] += sum(inside[name] + first[name] for name in full)
    for name in [name for name in whole if inside[name] + first[name] < LEAST]:
        begins, last = name.partition(" ")[0], name.rpartition(" ")[2]
        if begins in counts and last.isalpha() and last not in counts and len(begins) >= SHORT:
            alone = sum(other.startswith(f"{begins} ") for other in whole) == 1 and not kind_of(begins)
            counts[begins] += alone  # 'Pentland' is Pentland Bank once more
    weights = {name: n * (PLACE if name in countries() else 1.0) for name, n in counts.items() if n >= LEAST}
    ranked = sorted(weights, key=lambda name: (-weights[name], text.find(name)))
    leads = next((name for name in ranked if kind_of(name) or not _reports(text, name)), "")
    if not leads and (begun := BEGUN_IN.match(text, _lede(text)[0])) and kind_of(begun["land"]) == "name":
        return countries()[begun["land"]][0]  # 'Tourist arrivals in Sri Lanka crossed 1.6 million'
    if not leads:
        named = (name for name in (inside + first).elements() if kind_of(name) in ("name", "demonym"))
        lands = Counter(countries()[name][0] for name in named)
        land = next(iter(lands), "")
        known = len(lands) == 1 and any(name in text[:BEGINNING] for name in forms_of(land))
        return (land if known else placed(text)) or opening_name(text)  # the only country it names, at once
    return countries()[leads][0] if kind_of(leads) == "name" else leads


def behind_headline(text: str) -> int:
    """Where an article begins that its headline stands before, 0 where none does.

    >>> behind_headline("Bus fares to go up in May\\n\\nFares will rise by 5%.")
    27
    """
    headline = HEADLINE.match(text)
    return headline.end() if headline else 0


def _lede(text: str) -> tuple[int, int]:
    """Where an article's first sentence begins, behind its dateline, and ends; nowhere if too few follow it."""
    begin = behind_headline(text)
    dateline = OPENING.match(text, begin)
    begin = dateline.end() if dateline else begin
    stops = [*islice(SENTENCE_END.finditer(text, begin), LEAST + 1)]
    return (begin, stops[0].start()) if len(stops) > LEAST else (0, 0)


def reported_from(text: str) -> str:
    """The town of an article's dateline, '' for a capital: what is reported from there is mostly of its country.

    >>> reported_from("LEEDS, England - Police counted 40 thefts."), reported_from("WASHINGTON (AP) - Rates fell.")
    ('Leeds', '')
    """
    begin = behind_headline(text)
    named = CITY.match(text, begin) if OPENING.match(text, begin) else None
    city = named[0].title() if named else ""
    return city if city not in countries() and city.lower() not in grammar("heading") else ""


def opening_name(text: str) -> str:
    """The first name of an article's first sentence, where that is nobody who speaks and no country; '' for none.

    >>> opening_name("Hotel group Sleepwell plans 35 hotels. Profit rose. Rooms are full. Staff are few.")
    'Sleepwell'
    """
    begin, end = _lede(text)
    for run in FULL_RUN.finditer(text, begin, end):
        if names_time(run[0]):
            continue  # 'Second-quarter revenue'
        name, starts = ENDING.sub("", run[0]), run.start() <= begin + 1  # behind a quotation mark
        before, _, rest = name.partition(" ")
        if starts and before.lower() in OPENS_NO_NAME | number_words().keys():
            name, starts = rest.removeprefix("of "), False  # 'The Elm Street Bridge', 'Seven of Marlfield's libraries'
        elif starts and rest.startswith("of ") and before.lower() in SHARES:
            name, starts = rest.removeprefix("of "), False  # 'Shares of Ardent jumped'
        while name.rpartition(" ")[2].lower() in WHENS:
            name = name.rpartition(" ")[0]  # 'Lake Tamarack Sunday evening'
        begins = name.partition(" ")[0]  # a name, and no 'Relegation'
        if starts and len(name) > 4 and name.isupper():  # 'LJUBLJANA, 6 February 2025.'
            if land := countries().get(name.title()):
                return land[0]
            continue
        named = begins != "" and name.lower() not in tags() and KNOWN[begins][3] == "E"
        acts = named and ACTS.match(text, run.start() + len(name))
        plain = (starts and " " not in name and not acts) or any(map(str.isdigit, name))
        said = SAYS.match(text, run.end()) and not OF_ITSELF.match(text, run.end())
        titled = any(word.lower() in words("title") for word in name.split(" ")[:-1])
        passing = PASSING.search(text, begin, run.start()) or POLL.match(text, run.end())  # 'lifted off from Florida'
        told = plain or said or titled or passing or kind_of(name)
        if name and not told and _is_name(name) and not _reports(text, name):
            return name
    return ""


def placed(text: str) -> str:
    """Where an article says that it is so, in its first sentence: 'Car thefts in Milwaukee dropped'; '' if nowhere."""
    first = text[slice(*_lede(text))]
    places = [m[1] for m in WHERE.finditer(first) if ELSEWHERE.isdisjoint(first[: m.start()].lower().split()[-1:])]
    named = (name for name in places if _is_name(name) and kind_of(name) == "" and not _named(first, name))
    names = [name for name in named if " " in name or _unknown(name.lower())]
    return names[0] if len(names) == 1 else ""


def _named(sentence: str, place: str) -> bool:
    """Whether a sentence is of another name than the place: 'Ardent Lithium idles a plant in Leeds'."""
    run = RUN.match(sentence)
    if run is None or " " not in run[0] or run[0].endswith(place):
        return False
    if sentence.startswith(", ", run.end()):
        return True  # 'Ardent Brewing, the Leeds brewer, has returned to profit after closing a bar in Hull'
    verb = sentence[run.end() + 1 :].split(" ", 1)[0].lower()
    return tags().get(verb, "N") in "VFMBHY"  # but 'Band D households in Leeds face'


def _names(text: str) -> tuple[Counter[str], Counter[str]]:
    """The names of a text and how often each stands within a sentence, and at the beginning of one."""
    inside, first = list[str](), list[str]()
    runs: dict[str, list[tuple[int, int]]] = {}
    for run in RUN.finditer(text):
        runs.setdefault(run[0], []).append(run.span())
    bare = {written: written if written.isalpha() else ENDING.sub("", written) for written in runs}
    often = Counter(bare.values())
    several = [name for name in often if " " in name]
    lasts, parts = {name.rpartition(" ")[2] for name in several}, {name.partition(" ")[0] for name in several}
    lands, known = countries(), tags()
    for written, spans in runs.items():
        name = bare[written]
        once = len(spans) == 1 == often[name] and " " not in name and name not in lasts | parts
        if (once and written not in lands and name not in lands) or known.get(written.lower(), "E") not in NAMING:
            continue  # 'The', 'However'
        demonym = kind_of(written) == "demonym"
        whole = " " not in name or kind_of(name) or name.startswith(("North ", "South "))  # 'South Dakota', first
        called = lands[name][0] if whole and kind_of(name) == "demonym" else name  # 'Canadian goods' is Canada
        for start, end in spans:
            if _tells(text, start, end, name in lasts):
                continue  # who tells is not whom it is told of
            if text.startswith("$", end) or (name.lower() in neighbours("name") and NUMBERED.match(text, end)):
                continue  # 'NZ$40', 'Route 35'
            if demonym and (_no_land(text[end + 1 : end + 14]) or _of_firm(text, end)):
                continue  # 'Swiss francs', 'the Dutch company', 'the Danish biotech Novira'
            within = start > 1 and text[start - 1] == " " and (text[start - 2].isalnum() or text[start - 2] in INSIDE)
            quoted = text[start - 1 : start] in OPENED and TITLE_END.match(text, end)
            if whole:
                (inside if within or quoted else first).append(called)  # “Tidewater 2”
                continue
            pieces = name.split(" ")
            titled = text[start - 1 : start] in OPENED and text[end : end + 1] in CLOSED  # “Harbor Lights”
            within = within or titled
            while pieces[1:] and (pieces[0].lower() in WHENS or (not within and pieces[0].lower() in known)):
                pieces, within = pieces[1:], True  # 'In Leeds' at the beginning of a sentence, 'On Monday Ardent'
            part = " ".join(pieces)
            (inside if within else first).append(lands[part][0] if kind_of(part) == "demonym" else part)
    return Counter(inside), Counter(first)


def _reports(text: str, name: str) -> bool:
    """Whether who bears a name only reports what a text tells: 'according to the property portal Ardent'."""
    at = text.find(name)
    while at >= 0:
        if REPORTED.search(text[max(0, at - 60) : at]) and not SENDS.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _tells(text: str, start: int, end: int, last: bool) -> bool:
    """Whether a name, or the `last` of several words of one, is of who says or foretells: 'according to Ardent'."""
    told = text.startswith((", ", " s", " t", " a", " w"), end) and SAYS.match(text, end)
    told = told or (text.endswith(("'s", "’s"), start, end) and COUNTS.match(text, end))
    told = told or (last and FORETELLS.match(text, end))
    if told and not (start < BEGINNING and OF_ITSELF.match(text, end)):
        return True
    return text.endswith(CITES, 0, start) and CITED.search(text[max(0, start - 24) : start]) is not None


def _no_land(following: str) -> bool:
    """Whether the word that a text begins with is a currency, or a firm that is none of its country's."""
    word = unowned(following.split(" ")[0].strip(".,").lower())
    return word in grammar("standing for a firm") or (word in tables().words and is_money(tables().words[word][0]))


def _of_firm(text: str, end: int) -> bool:
    """Whether a demonym that ends there tells whose land a firm is of, and not what the article is about."""
    firm = FIRM.match(text, end)
    if firm is None or firm["what"] in words("title"):
        return False
    return firm["name"] not in countries() and firm["name"].lower() not in WHENS


def _unknown(word: str) -> bool:
    """Whether a word, or the last of several, is none that sentences begin with: 'norvane', but not 'verified'."""
    last = word.rpartition(" ")[2]
    return last not in tags() and not is_plural(last)


def _is_name(name: str) -> bool:
    """Whether a word with a capital may name somebody: no time, no acronym of a thing, no unit, no 'The'."""
    low = name.lower()
    if names_time(name):
        return False
    if " " in name and kind_of(name) == "" and kind_of(name.rpartition(" ")[2]) == "demonym":
        return False  # 'North American cinemas'
    return len(name) > 1 and low not in NOBODY and name not in tables().symbols and tags().get(low, "E") in NAMING
