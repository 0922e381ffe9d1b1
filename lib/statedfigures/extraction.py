"""Texts and articles → Figures: each stage's findings are put together once, at the end."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from .about import OF_WHICH, About, about
from .clause import verb_near
from .composed import composed, restored
from .core import head_of
from .cues import Quality
from .deeds import is_whole
from .find import find
from .lexicon import rows
from .limits import open_limit, runs_out, to_come
from .meaning import Reader
from .mention import Mention, Sentence, lowered
from .model import Article, Cue, Figure, Span
from .money import dollar_of, local_dollar, whole_money
from .neighbours import any_of
from .places import adjective
from .qualify import qualify
from .respective import respectively
from .sentences import sentence_hash, split_sentences
from .settling import Passed
from .shipped import wanted
from .speaker import Speakers
from .subjects import jointly
from .times import year_of
from .topic import Topic, load_topic
from .when import period_near
from .whose import Whose
from .words import grammar, tags

# "prices rose 2%, as did wages": one numeral, two measures
ALSO = re.compile(
    r"(?: (?!as\b)\w+){0,4}, as (?:did|have|had|were|was|has) (?:the |those of )?(?P<what>[^\W\d][\w' -]{1,50})"
)
SHARES = re.compile(r"\b(?:shares|stock)\b")
for name in ("places", "plurals", "kinds", "banks"):
    rows(name)  # words are read with the module, so that no text waits for them
APPOSED_TO = re.compile(rf"\b(?:{any_of('foreseer')})(?: polled| surveyed| asked)?(?: by \w+)?, $")
HYPHENS = "\u2010\u2011\ufe63\uff0d"
OWN_HEAD = re.compile(r"(stake|tariff)s?\b")  # what a percentage is, whatever a topic makes of its sentence


def extract_figures(articles: Iterable[Article], topic: str | os.PathLike[str] | None = None) -> list[Figure]:
    """Every figure of the articles; StatedFiguresError where the topic is unknown."""
    chosen = load_topic(named) if (named := wanted(topic)) else None
    figures: list[Figure] = []
    for article in articles:
        found = figures_of(article, chosen)
        if article.readings:  # several readers read the page: how many have each number among its words
            from .readers import read_by

            found = [replace(figure, read_by=read_by(article, figure)) for figure in found]
        figures += found
    return figures


def explain(text: str, topic: str | os.PathLike[str] | None = None) -> Iterator[str]:
    """One line for each number of the text: its figure and the rules that made it, or the rule that passed it over.

    >>> print(*explain("Page 3: duties of 10%."), sep="\\n")
    5-6 '3' passed over: name
    18-21 '10%' = 10 percent (duties): digits; phrase of
    """
    chosen = load_topic(named) if (named := wanted(topic)) else None
    article = Article(id="text", text=text)
    passed: Passed = []
    whole, places = composed(article)
    for sentence in find(plain_hyphens(whole.text), split_sentences(whole.text), passed):
        passed += [(m.start, m.end, "date") for m in sentence.mentions if m.unit == "date"]
    if places:
        passed = [(places[start], places[end], rule) for start, end, rule in passed]
    figures = figures_of(article, chosen)
    stated = {f.start for f in figures}  # a date may be a figure by its topic
    passed = [number for number in passed if number[0] not in stated]
    lines = [(start, f"{start}-{end} {text[start:end]!r} passed over: {rule}") for start, end, rule in passed]
    for f in figures:
        high = "" if f.high is None else f" to {f.high:g}"
        cues = [f"{name} ({text[span.start : span.end]})" for span, name in f.cues]
        reasons = "; ".join([*f.why, *cues])
        whose = f.subject if f.subject.lower() != f.measure.lower() else ""
        named = ", ".join(filter(None, (f.measure, whose))) or "nothing named"
        made = f"{f.start}-{f.end} {text[f.start : f.end]!r} = {f.value:g}{high} {f.unit} ({named}): {reasons}"
        lines.append((f.start, made))
    return (line for _, line in sorted(lines))


def plain_hyphens(text: str) -> str:
    """The text with one kind of hyphen, a code point for a code point: every offset stays."""
    for hyphen in HYPHENS:
        text = text.replace(hyphen, "-")
    return text


def figures_of(article: Article, topic: Topic | None) -> list[Figure]:
    """The figures of one article in the order of its text."""
    article, places = composed(article)
    text, low = plain_hyphens(article.text), lowered(article.text)
    spans = article.sentences or split_sentences(text)
    speakers = Speakers(text)
    reader = Reader(article, topic, low) if topic else None
    whose = Whose(text, spans)
    dollar, year = dollar_of(article.url), year_of(article.published)
    made: list[Figure] = []
    former: Sentence | None = None
    for sentence in find(text, spans, low=plain_hyphens(low)):
        qualities = qualify(sentence)
        whose.begin(sentence)
        _complete(text, sentence, year, dollar)  # before the first is named: a name asks for the unit
        begun = len(made)  # where the figures of this sentence begin
        unknown: Mention | None = None  # the number before, where the topic has none such
        told = "", ""  # what the number before measures, 'rent rise' where that is called so, and of whom
        for i, mention in enumerate(sentence.mentions):
            named = about(sentence, i, former)
            if mention.money and named.measure == "loss" and qualities[i].role == "change":
                qualities[i].level()  # 'The club lost £14.2m'
            apart = topic is not None and _of_no_topic(named, qualities[i].role, topic, unknown)
            readings = reader.read(sentence, i, qualities) if reader and not apart else []
            readings = [one for one in readings if _may_be(one["measure"], named, mention, qualities[i].role)]
            unknown = None if readings else mention
            dated = mention.unit == "date" and not readings
            if dated and not to_come(sentence, i, qualities, named):
                continue
            aged = mention.unit.endswith(" of age") and sentence.has(" want") and "apposition" in named.rules
            said = ("article", []) if aged else speakers.of(sentence, mention)  # 'The US wants Assange, 47, in court'
            if not (mention.unit or readings) and named.words != said[0]:
                mention.counts(named.counted(sentence, mention))  # 'deaths fell to 93', but 'smelters asked for 93'
            if reader and readings:
                readings = whose.known(named, readings, reader)
                if made and _of_it(sentence, i, named):
                    readings = reader.corrected(readings, made[-1].subject)
                readings = [*readings, *_others_too(sentence, mention, readings[-1])]
            else:
                like = _as_before(sentence, i, named, reader, made)
                period = "" if aged else period_near(sentence, mention, article.published, qualities[i].role)
                limit = open_limit(sentence, i, named, qualities[i], told) if dated else {}
                readings = [whose.open(named, said[0]) | like | limit | {"period": period}]
            if runs_out(sentence, mention) and qualities[i].status != "delayed":
                readings = [one | {"status": "in force"} for one in readings]
            bare, whole = _bare(article, sentence, mention, qualities[i], named, said), readings[-1]["measure"]
            if mention is unknown and qualities[i].role in ("change", "from", "to"):
                readings[0]["measure"] = _what_changes(whole)
            whose.told(named, bare | readings[0])
            made += [_figure(bare | one, (*bare["why"], *one.get("why", ()))) for one in readings]
            made += _also(sentence, mention, made[-1])
            told = (whole, made[-1].subject) if mention.unit != "date" else ("", "")
        if sentence.has(" respectively") and len(sentence.mentions) > 1:
            made[begun:] = respectively(sentence, made[begun:])
        former = sentence
    return [restored(figure, places) for figure in made] if places else made


def _others_too(sentence: Sentence, mention: Mention, reading: dict[str, Any]) -> list[dict[str, Any]]:
    """'Thailand and Malaysia each face a 19% tariff': the same of the others."""
    whose, measure = reading["subject"], reading["measure"]
    others = jointly(sentence, mention, whose, "tariff rate" in measure) if whose else []
    return [
        reading | {"subject": other, "measure": measure.replace(f" {adjective(whose)} ", f" {adjective(other)} ")}
        for other in others
    ]


def _as_before(sentence: Sentence, i: int, named: About, reader: Reader | None, made: list[Figure]) -> dict[str, Any]:
    """What a number measures that no topic knows, where its words say that it is what was told before."""
    resumed = "from the sentence before" in named.rules and made and made[-1].of_topic
    if resumed and made[-1].unit == sentence.mentions[i].unit:
        return {"measure": made[-1].measure}
    if i and made and named.rules[-1:] == ("as the number before",) and "from the sentence before" in made[-1].why:
        return {"measure": made[-1].measure}  # "Codelco's output fell 13%. Antofagasta's fell 29% to 51,000 tonnes"
    return reader.memory.as_before(sentence, i, named.rules) if reader else {}


def _what_changes(measure: str) -> str:
    """The quantity of a compound that names its change: 'price' of 'price rises', but 'sharp drop' as it is."""
    name, _, last = measure.rpartition(" ")
    noun = tags().get(name.rpartition(" ")[2], "N") in "NYV"
    return name if name and noun and last in grammar("compounded change") else measure


def _complete(text: str, sentence: Sentence, year: int | None, dollar: str) -> None:
    """Gives the numbers of a sentence what its article tells of all: the year of their dates, which dollar it is."""
    for mention in sentence.mentions:
        if mention.unit == "date" and mention.value < 10_000 and year:
            mention.value += 10_000 * year  # a date without a year is of that of publication
        whole_money(text, sentence, mention)
        if dollar:
            local_dollar(dollar, sentence, mention)


def _figure(fields: dict[str, Any], why: tuple[str, ...]) -> Figure:
    """The figure of these fields; a cue for another status than the one that held is no reason of it."""

    def holds(name: str) -> bool:
        cue = name.partition(":")[0]
        return not cue.startswith("status ") or cue.startswith("status of ") or cue == f"status {fields['status']}"

    cues = tuple(cue for cue in fields["cues"] if holds(cue.name))
    return Figure(**fields | {"cues": cues, "why": tuple(filter(holds, why))})


def _of_it(sentence: Sentence, i: int, named: About) -> bool:
    """'sales of $80 billion, at least $67 billion of it next year': whether a number is a part of the one before."""
    mention = sentence.mentions[i]
    part = sentence.low.startswith(" of it", mention.end) or sentence.before(OF_WHICH, mention.start, 40)
    same = i > 0 and mention.unit == sentence.mentions[i - 1].unit and "as the number before" in named.rules
    return same and bool(part)


def _also(sentence: Sentence, mention: Mention, figure: Figure) -> list[Figure]:
    """The second figure of 'prices rose 2%, as did wages'."""
    also = sentence.has(", as ") and sentence.behind(ALSO, mention.end)
    words = also["what"].strip() if also else ""
    if also and "those of" in also[0] and words[:1].isupper():  # 'Shares of Bolt rose 7%, as did those of Crane'
        return [replace(figure, about=words, subject=words, why=(*figure.why, "as did"))]
    return [replace(figure, about=words, measure=words.lower(), why=(*figure.why, "as did"))] if words else []


def _of_no_topic(named: About, role: str, topic: Topic, unknown: Mention | None) -> bool:
    """Whether a figure is none of the topic's, whatever its words: of shares, of accounts, or as the `unknown` one."""
    # 'made a profit of $5m in the quarter, 41% less than a year before'
    again = unknown and unknown.money and role == "change" and "as the number before" in named.rules
    those = unknown and "those" in named.rules
    return bool(again or those) or _traded(named, role) or _of_accounts(named, topic)


def _traded(named: About, role: str) -> bool:
    """'Shares of Ardent, the owner of a copper mine, fell 7%': the change is of the shares, and of no mine."""
    _, sentence, i = named.at
    shares = role == "change" and SHARES.search(sentence.low, sentence.start, sentence.mentions[i].start) is not None
    index = role == "change" and named.measure.lower() in grammar("stock index")
    return index or (shares and named.measure.endswith("share price"))


def _may_be(measure: str, named: About, mention: Mention, role: str) -> bool:
    """Whether a topic's measure may be that of a figure whose own words tell a stake, a tariff, exports or earnings."""
    if mention.unit == "percent" and (own := OWN_HEAD.match(named.words)):
        return own[1] in measure  # 'a 10% stake in a mine' is no share of what is mined
    if measure.startswith("votes ") and is_whole(*named.item):
        return False  # 'Five of the nine members voted for it'
    if mention.unit == "percent" and named.at[1].before(APPOSED_TO, mention.start, 60):
        return measure.startswith("share ")  # 'economists, 76%, expect a cut': how many do
    beside = named.rule in ("subject", "object") and head_of(named.words.lower()) in grammar("moved by a levy")
    if "tariff rate" in measure and beside:
        return False  # 'The tariffs could push inflation up to 3.5%'
    moved = role == "change" and named.rule in ("subject", "object")
    if moved and head_of(named.words.lower()) in grammar("deal in things"):
        return "tariff" not in measure  # 'Indian exports to America fell 1.8%'
    traded = named.words.lower().split(" ")[-1:] in (["stock"], ["shares"]) and named.measure.endswith("share price")
    if mention.unit == "percent" and named.rule == "subject" and traded:
        return "price" in measure  # 'Output was 1,404 tonnes, and the stock lost 4%'
    clause, k = named.item
    earned = mention.money and "/" not in mention.unit and clause.lower[verb_near(clause, k)] in ("earned", "earns")
    return not earned or "earnings" in measure


def _of_accounts(named: About, topic: Topic) -> bool:
    """'or 190 points of gross margin, which was 36%': a figure of a firm's accounts, of which the topic has none."""
    head = head_of(named.words.partition(",")[0].lower()).removesuffix("s")
    return head in grammar("in accounts") and not any(head in measure.name for measure in topic.measures)


def _bare(
    article: Article, sentence: Sentence, mention: Mention, quality: Quality, named: About, said: tuple[str, list[Cue]]
) -> dict[str, Any]:
    """The fields of a figure that do not depend on what its topic calls it."""
    speaker, speaker_cues = said
    return {
        "article_id": article.id, "start": mention.start, "end": mention.end,
        "sentence": Span(sentence.start, sentence.end), "value": mention.value, "high": mention.high,
        "unit": mention.unit, "step": mention.step, "bound": quality.bound, "about": named.words, "role": quality.role,
        "direction": quality.direction, "status": quality.status, "speaker": speaker,
        "cues": tuple(sorted([*quality.cues, *speaker_cues])), "why": (mention.rule, *quality.why, *named.rules),
        "sentence_hash": sentence_hash(article.text[sentence.start : sentence.end]),
    }  # fmt: skip
