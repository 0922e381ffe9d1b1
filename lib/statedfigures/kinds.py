"""What the kind of a measure makes of a figure's role and status, and what the figure is called."""

from __future__ import annotations

import re

from .choosing import Found
from .cues import Quality
from .mention import Mention, Sentence
from .places import Place, adjective
from .subjects import EVERYBODY, JOINED
from .topic import Measure

SECOND = re.compile(r"\bto (?:the )?(?:world|[A-Z])")
FIXED = {"constant": ("level", "stated"), "target": ("target", "in force")}
TRADE = {"exports": "to", "imports": "from"}
LINKS = {word: re.compile(rf" (?:{word} |(?<={word} ))(?:the )?") for word in TRADE.values()}

BEHIND = {word: re.compile(rf"(?: of (?:[\w-]+ ){{1,5}}| ){word} (?:the )?") for word in TRADE.values()}


def called(name: str, subject: str) -> str:
    """The measure's name with whose goods it is: 'tariff rate on Chinese goods'; 'tariff rate' where that is untold."""
    if subject and subject != EVERYBODY:
        return name.replace("{goods}", adjective(subject)).replace("{holder}", adjective(subject))
    return name.replace(" on {goods} goods", "").replace("{goods} ", "").replace("{holder} ", "")


def destination(sentence: Sentence, mention: Mention, measure: Measure, phrases: Found, named: list[Place]) -> str:
    """'exports to the United States': where goods go or come from, told behind the words of a trade measure."""
    direction = TRADE.get(measure.name.rpartition(" ")[2])
    if direction is None:
        return ""
    anchors = [span for group in measure.words for phrase in group for span in phrases.get(phrase, ())]
    end = max((end for _, end in anchors if end <= mention.start), default=-1)
    link = LINKS[direction].match(sentence.text, end) if end >= 0 else None
    place = next((p for p in named if link and p.start == link.end()), None)
    amount = mention.unit not in ("percent", "ratio")
    behind = BEHIND[direction].match(sentence.text, mention.noun_end) if amount else None
    behind_it = next((p for p in named if behind and p.start == behind.end()), None)
    if behind_it and behind_it.country != "world":
        return _whither(direction, behind_it)  # 'exported 353 tonnes of magnets to Japan'
    if place is None or place.country == "world":
        return ""
    rest = sentence.text[place.end : mention.start]  # 'to Chile fell 5%, to Peru 6%'
    if SECOND.search(rest) or any(JOINED.fullmatch(sentence.text, place.end, p.start) for p in named):
        return ""
    return _whither(direction, place)


def _whither(direction: str, place: Place) -> str:
    return f" {direction} {'the ' if place.country.startswith('United') else ''}{place.country}"


def settled(measure: Measure, quality: Quality, unit: str) -> tuple[str, str]:
    """Role and status as the measure's kind has them: a rule told in the present is pledged, a past one in force."""
    role, status, kind = quality.role, quality.status, measure.kind
    if status == "pledged" and "status pledged: will" in quality.why and measure.name.startswith("share of "):
        status = "estimated"  # 'China's share of refining will fall to 76%': nobody decides it
    exempt = any(why.startswith("status cancelled: exempt") for why in quality.why)
    if exempt and status == "cancelled" and measure.name.endswith("{goods} goods"):
        status = "in force"  # 'Canadian goods that comply are exempt from the 35% tariff': the others pay it
    if kind in FIXED:
        return ("from", "stated") if role == "from" else FIXED[kind]  # 'moved to 3% from a band of 3% to 6%'
    if kind == "policy" and role == "level" and unit == "percentage point":
        role = "change"  # 'had bet on 100 basis points': a rate is no number of points
    if kind == "quota" and role == "target" and status == "stated" and quality.tense == "present":
        status = "in force"  # 'the allowance is 18,125 tons'
    if kind in ("policy", "quota") and status == "stated" and role in ("to", "change", "level"):
        past = quality.tense == "past"
        status = "stated" if role == "level" and past else "in force" if role == "level" or past else "pledged"
    elif kind not in ("policy", "quota", "truce") and status == "in force":
        status = "stated"  # a statistic that 'stays' at a level is observed, not enacted
    meant = kind == "purchase" and status in ("pledged", "proposed") and role in ("level", "to")
    if meant or (kind == "quota" and role == "level"):
        return "target", status
    if kind == "purchase" and role == "target" and status == "stated":
        return "target", "pledged"  # 'the goal is 12 million tons'
    if kind in ("limit", "suspension"):
        asked = "a delay only asked for" in quality.why
        return "limit", "delayed" if kind == "suspension" and not asked else status
    if kind == "truce":
        return "limit", status if status in ("pledged", "proposed") else "in force"
    if kind == "forecast":
        return role, "estimated" if status in ("stated", "in force") else status
    if kind == "level" and role == "change" and unit != "percentage point":
        return "level", status  # 'growth was up 2%', but 'slowed by half a point'
    return role, status
