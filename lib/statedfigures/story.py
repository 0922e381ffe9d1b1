"""What a report says first, computed from its comparisons: the finding in a sentence and the figures that matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median_high
from typing import NamedTuple

from .arithmetic import grouped
from .model import STATUS_CLASS, Article, Comparison, Figure
from .spoken import date_words, figure_words, publisher

Articles = Mapping[str, Article]
KEY_FIGURES = 6
DULL = ("date", "ratio", "score/10")  # units that make no key figure
LENGTHS = ("day", "week", "month", "year")
MOVES = ("before", "change", "size")  # how the time of a comparison begins that is of no level that holds


class Said(NamedTuple):
    """One way of stating a figure, and everyone who states it so."""

    words: str
    figures: tuple[Figure, ...]


def phrase(measure: str, subject: str) -> str:
    """The measure with its subject, as a sentence wants it.

    >>> phrase("share of mining", "China"), phrase("tariff rate on Chinese goods", "China"), phrase("output", "Chile")
    ('China’s share of mining', 'the tariff rate on Chinese goods', 'the output of Chile')
    """
    if subject and measure.startswith("share of"):
        return f"{subject}{'’' if subject.endswith('s') else '’s'} {measure}"
    named = not subject or subject.lower()[:4] in measure.lower()
    return f"the {measure}" if named else f"the {measure} of {subject}"


def outlet(figure: Figure, articles: Articles) -> str:
    """Who published the article of a figure; its id where nobody is named."""
    return publisher(articles[figure.article_id])


def said(figures: Iterable[Figure]) -> list[Said]:
    """The figures by the words that state them, lowest value first; 'more than 90%' is above 'roughly 90%'."""

    def key(f: Figure) -> tuple[float, int, float, str]:
        return f.value, (f.bound in (">", ">=")) - (f.bound in ("<", "<=")), f.high or f.value, figure_words(f)

    return [Said(words, tuple(group)) for (*_, words), group in sorted(grouped(figures, key).items())]


def commonest(figures: Sequence[Figure]) -> Said:
    """What most articles say; of several the one nearest to the middle."""
    middle = median_high(f.value for f in figures)
    return max(said(figures), key=lambda way: (count(way.figures), -abs(way.figures[0].value - middle)))


def count(figures: Iterable[Figure]) -> int:
    """How many articles state them."""
    return len({figure.article_id for figure in figures})


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in a row of words, the rest counted.

    >>> listed(["A", "B"]), listed(["A", "B", "C", "D"], 3)
    ('A and B', 'A, B and 2 others')
    """
    names = list(dict.fromkeys(names))
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def stated(comparison: Comparison, articles: Articles) -> list[Figure]:
    """The figures of a comparison that articles state, at the time and in the class of status it is about."""
    measure, _, unit, _, _, status = comparison.key
    told = (f for f in comparison.figures if articles[f.article_id].kind == "article")
    return [f for f in told if (f.measure, f.unit, STATUS_CLASS[f.status]) == (measure, unit, status)]


def official(comparison: Comparison, articles: Articles) -> list[Figure]:
    """The official facts that a comparison holds."""
    return [f for f in comparison.figures if articles[f.article_id].kind == "official"]


def weight(comparison: Comparison, articles: Articles) -> tuple[int, ...]:
    """How much a comparison matters to a reader: many articles, an official value, something in force."""
    many, plain = count(stated(comparison, articles)), comparison.key[2] not in DULL
    return (min(many, 2), plain, comparison.key[5] == "actual", bool(official(comparison, articles)), many)


def finding(comparisons: Sequence[Comparison], figures: Sequence[Figure], articles: Articles) -> str:
    """The headline: what the articles say of the measure that matters most, and what the official series says.

    A level, not a change and not what was before it: 'puts output at 5%' would be wrong of 'output rose 5%'.

    >>> finding([], [], {})
    'No figure is stated in 0 articles'
    """
    read = sum(article.kind == "article" for article in articles.values())
    levels = [c for c in comparisons if not c.key[4].startswith(MOVES) and c.verdict != "not comparable"]
    by_topic = (c for c in levels if any(f.of_topic for f in c.figures))
    levels = [*by_topic] or levels  # what the analyst asked for
    shares = [c for c in levels if c.key[2] == "percent" and c.key[5] == "actual" and c.key[0].startswith("share")]
    several = [c for c in shares if len(stated(c, articles)) > 1]
    open_ones = [c for c in several if official(c, articles)] or several or levels
    told = {c.key[0]: {f.article_id for one in comparisons if one.key[0] == c.key[0] for f in stated(one, articles)}
            for c in open_ones}  # fmt: skip
    best = max(open_ones, key=lambda c: (weight(c, articles), len(told[c.key[0]]), c.key), default=None)
    if best is None or not stated(best, articles):
        return f"{len(figures) or 'No'} figure{'s are' if len(figures) > 1 else ' is'} stated in {plural(read)}"
    ways, subject = said(stated(best, articles)), phrase(*best.key[:2])
    many = count(stated(best, articles)) > 1
    who = "Articles put" if many else f"{outlet(ways[0].figures[0], articles)} puts"
    ends = (ways[0].words.removeprefix("between ").split(" and ")[0], ways[-1].words.rpartition(" and ")[2])
    values = f"between {' and '.join(ends)}" if len(ways) > 2 else "at " + " or ".join(way.words for way in ways)
    held = official(best, articles) if best.verdict != "unresolved" else []  # of another time, it may be
    facts = [official_words(fact, articles) for fact in held if "forecast" not in fact.why]
    return "; ".join(filter(None, [f"{who} {subject} {values}", listed(facts, 2)]))


def official_words(fact: Figure, articles: Articles) -> str:
    """An official value as a sentence gives it: 'the USGS says 69.2%', 'officially 30% (Executive Order 14228)'."""
    name = short_source(articles[fact.article_id].outlet)
    return f"the {name} says {figure_words(fact)}" if name.isupper() else f"officially {figure_words(fact)} ({name})"


def short_source(outlet: str) -> str:
    """The body of an official source without its publication.

    >>> short_source("USGS Mineral Commodity Summaries 2025"), short_source("White House fact sheet, 1 November 2025")
    ('USGS', 'White House fact sheet')
    """
    whole = outlet.split(",")[0].split(" (")[0]
    first = whole.split(" ")[0]
    return first if first.isupper() else whole


def plural(count: int, noun: str = "article") -> str:
    """A count with its noun: '1 article', '40 articles'."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def deck(figures: Sequence[Figure], articles: Articles) -> str:
    """The line under the headline: how many articles and figures, of which dates, in whose wording."""
    read = [article for article in articles.values() if article.kind == "article"]
    dates = sorted(day(article.published) for article in read if article.published)
    wording = Counter(article.wording for article in read)
    parts = [f"{plural(len(figures), 'figure')} from {plural(len(read))}"]
    if dates:
        first, last = date_words(dates[0]), date_words(dates[-1])
        parts.append(f"dated {first}" if first == last else f"dated {first} to {last}")
    if wording["ours"] == len(read) and read:
        parts.append("told in our own words, with a link to each published page")
    elif wording["ours"]:
        parts.append(f"{plural(wording['ours'])} told in our own words, the others as published")
    else:
        parts.append("as published")
    return ", ".join(parts) + "."


def day(iso: str) -> int:
    """An ISO date as a figure of unit 'date' has it."""
    parts = [int(part) for part in iso[:10].split("-") if part.isdigit()]
    return sum(part * weight for part, weight in zip(parts, (10_000, 100, 1), strict=False))


def key_figures(comparisons: Sequence[Comparison], articles: Articles) -> list[tuple[Comparison, Said]]:
    """The four to six comparisons that a reader should know, each with what most articles say; one a measure."""
    levels = (c for c in comparisons if c.key[2] not in DULL and not c.key[4].startswith(MOVES))
    ways = [(c, commonest(figures)) for c in levels if (figures := stated(c, articles))]
    chosen: dict[str, tuple[Comparison, Said]] = {}

    def rank(found: tuple[Comparison, Said]) -> tuple[object, ...]:
        key = found[0].key  # how long a thing lasts tells less than how large it is
        said = count(found[1].figures) / (2 if key[2] in LENGTHS else 1)
        return -said, not official(found[0], articles), not key[4].startswith("after"), key

    for comparison, way in sorted(ways, key=rank):
        chosen.setdefault(comparison.key[0], (comparison, way))
    return list(chosen.values())[:KEY_FIGURES]
