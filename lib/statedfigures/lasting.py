"""Times and lengths of one: 'a year', 'another year', 'an hour and a half', 'yearlong', 'mile-long'."""

from __future__ import annotations

import re

from .mention import Mention, Sentence
from .neighbours import HEDGED
from .units import Unit, read_unit

PERIODS = "year|month|decade|week|fortnight|hour|day|century"
BEFORE_PERIOD = "full|whole|further|extra|additional|single|entire|solid"
ONE = rf"(?:an?|another) (?:(?:{BEFORE_PERIOD}) )?({PERIODS})\b(?!-)(?P<more> and a (?:half|quarter)\b)?"
LONG = "year|month|decade|week|hour|day|century|mile|foot"
LENGTH = rf"({LONG})-?long\b"
LASTED = re.compile(rf"\b(?:lasts?|lasted|lasting|took|takes|ran|runs?|running|spent|waits?|waited) (?:for )?{HEDGED}$")
FOR_MORE = re.compile(rf"\bfor (?=\S){HEDGED}$")
FOR = re.compile(rf"\bfor {HEDGED}$")
OR_LONGER = re.compile(r" or (?:longer|more)\b")  # 'for a decade or longer'
LASTING = re.compile(rf"(?<!end )(?<!start )(?<!middle )\b(?:for|by|of|lasts?|lasting|within) {HEDGED}$")
PUT_OFF = re.compile(
    r"\b(?:pauses?|paused|pausing|suspen\w+|postpon\w+|put(?:s|ting)? off|delay\w*|defer\w*"
    r"|exten[ds]\w*|freez\w+|froze\w*"
    r"|hold\w* back|lift\w*|waive\w*|truce|ceasefire|spared|on hold|on ice|on the shelf|shelv\w*|halt\w*"
    r"|lasts?|lasting|leave)\b",
    re.I,
)


def one_period(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'pauses the curbs for a year': one year, where something is put off or lasts; 'twice a year' is a rate."""
    text, start = sentence.text, found.start()
    unit = read_unit(text, found.start(1) - 1, found.end(1))
    if unit is None:
        return []
    if found["more"]:  # 'a year and a half', 'an hour and a quarter'
        part = 0.5 if found["more"].endswith("half") else 0.25
        return [_lasting(start, found.end(), unit, 1.0 + part, part)]
    after = sentence.tokens[sentence.token_at(found.end()) :][:1]
    if after and after[0].tag == "N":
        return []  # 'runs a day nursery'
    leads = (LASTED, FOR_MORE, FOR) if unit.name == "hour" else (LASTED, FOR_MORE)
    lasts = any(sentence.before(lead, start, 40) for lead in leads)
    lasts = lasts or bool(sentence.before(FOR, start, 40) and sentence.behind(OR_LONGER, found.end()))
    late = sentence.before(LASTING, start, 40) and PUT_OFF.search(text, sentence.start, sentence.end)
    return [_lasting(start, unit.end, unit)] if lasts or late else []


def length_of_one(sentence: Sentence, found: re.Match[str]) -> list[Mention] | None:
    """'a yearlong truce', 'a mile-long queue': one of the unit; 'a two-year-long truce' has its number."""
    start = found.start()
    unit = None if sentence.text[start - 1 : start] == "-" else read_unit(f" {found[1]}", 0, len(found[1]) + 1)
    return [_lasting(start, found.end(), unit)] if unit else []


def _lasting(start: int, end: int, unit: Unit, many: float = 1.0, step: float = 1.0) -> Mention:
    return Mention(start, end, many * unit.factor, unit=unit.name, step=step * unit.factor)
