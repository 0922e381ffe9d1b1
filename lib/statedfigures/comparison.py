"""The same figure across articles and against the official series: which agree, which differ, and what the words say.

Figures are held together by measure, subject, unit, basis, when and class of status. Comparing is one idea: figures
whose intervals have one common part agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from itertools import combinations, permutations
from os import PathLike

from .arithmetic import change_slip, grouped, meet
from .conversion import in_unit, shared_units, spread
from .event import Event, compatible, cut_off, find_events, near_to, ways
from .excuses import TIMELESS, UNRESOLVED, excuse, is_nobody
from .model import STATUS_CLASS, Article, Comparison, Figure, Verdict
from .reference import reference_articles
from .spans import Days, apart, days, nearest_in_time, period_words
from .spoken import cap, figure_words, statement_words
from .story import Articles, listed

Key = tuple[str, ...]
Held = Sequence[tuple[Figure, str]]  # official facts, each with the unit in which it is held against others
QUARTER = 92  # days
LAST = 731  # days that an official value may lie back of a text that names no time
AHEAD = 31  # days that it may begin after it
YEAR, EPOCH = 366, 36_500  # days; what is longer has an open end
LONGER = 2  # times as long as the time told may be that of an official count, or as short
EVERY = 99  # in a list that leaves nothing out
NOBODY_S = "No text tells of whom it is."
NAMED = 3  # as many outlets are named for one statement; the others are counted


def compare_figures(
    figures: Iterable[Figure], articles: Iterable[Article], reference: str | PathLike[str] | None = "shipped"
) -> list[Comparison]:
    """Every measure that an article states, once for each time and class of status, in the order of its key.

    `reference` is 'shipped', a CSV file, a folder of them, or None. Raises StatedFiguresError for a bad reference row.

    >>> from statedfigures import extract
    >>> texts = {"one": "China controls 60% of rare earth mining.", "two": "China does over 70% of rare earth mining."}
    >>> articles = [Article(name, text) for name, text in texts.items()]
    >>> [found] = compare_figures(extract(articles, "rare-earths"), articles, reference=None)
    >>> found.verdict, found.note
    ('differ', 'one says 60%; two says more than 70%. 60% and more than 70% exclude one another.')
    """
    facts_in, facts = reference_articles(reference)
    by_id = {article.id: article for article in (*facts_in, *articles)}
    named = (f for f in figures if f.measure)
    ordered = sorted(named, key=lambda f: (f.article_id, f.start, f.measure, f.value))
    official = {article.id for article in by_id.values() if article.kind == "official"}
    facts += [figure for figure in ordered if figure.article_id in official]
    stated = [figure for figure in ordered if figure.article_id not in official]
    unit_of = shared_units(stated, facts)
    groups, events = _groups(stated, unit_of)
    held = [(fact, unit_of(fact)) for fact in facts]
    found = sorted(groups.items())
    told = ((key, group) for key, group in found if not _of_itself(group) or _torn(group, by_id))
    return [_compared(key, group, events.get(key), held, by_id) for key, group in told]


def _torn(group: Sequence[Figure], by_id: Articles) -> bool:
    """Whether two articles exclude one another."""
    return len(_voices(group, by_id)) > 1 and bool(_clashes(group))


def _of_itself(group: Sequence[Figure]) -> bool:
    """Whether a measure only repeats its subject, so that nothing tells whose it is: the jobless rate."""
    return group[0].measure.lower() == group[0].subject.lower()


def _groups(
    stated: Sequence[Figure], unit_of: Callable[[Figure], str]
) -> tuple[dict[Key, list[Figure]], dict[Key, Event]]:
    """The figures by the key under which they are compared, and the change that a key speaks of."""
    when: dict[Figure, tuple[str, Event]] = {}
    for event in find_events(stated):
        words = event.words()
        ends = [("before", event.before), ("after", event.after), ("size of", event.sizes)]
        if not event.before:  # 'rose 5% to £1,100' is where it stands, as of who says that it is £1,250
            ends = ends[2:] if len({figure.article_id for figure in event.after}) > 1 else []
        for name, end in ends:
            when |= dict.fromkeys(end, (f"{name} the change {words}", event))

    def key(f: Figure) -> Key:
        time = when[f][0] if f in when else f"change {f.period}".strip() if f.role == "change" else f.period
        return f.measure, f.subject, unit_of(f), f.basis, time, STATUS_CLASS[f.status]

    return grouped(stated, key), {key(f): when[f][1] for f in stated if f in when}


# Official facts


def _facts_for(key: Key, group: list[Figure], event: Event | None, facts: Held, by_id: Articles) -> list[Figure]:
    """The official facts that the group is held against: of each basis where it names none."""
    same = [f for f, unit in facts if (f.measure, f.subject, unit) == key[:3] and key[3] in ("", f.basis)]
    dated = sorted({f.period for f in group})
    if event is not None and not all(dated):
        return _at_change(event, key[4].split()[0], same)
    if event is not None:  # 'fell to 2.8% from 3.4% in April': each end is of its own time
        return list(dict.fromkeys(near for period in dated for near in _of_each_basis(period, same)))
    if group[0].role == "change":  # official facts are levels
        return []
    same = [f for f in same if STATUS_CLASS[f.status] == key[5]]
    period = group[0].period
    if not period or not any(f.status == "estimated" for f in group):  # a text that names no time speaks of now
        same = [f for f in same if "forecast" not in f.why]
    if not period:
        told = [by_id[f.article_id].published if f.article_id in by_id else "" for f in group]
        recent = [f for f in same if not all(told) or any(_of_its_time(f, day) for day in told)]
        return nearest_in_time(recent, told)
    return _of_each_basis(period, same)


def _of_its_time(fact: Figure, day: str) -> bool:
    """Whether an official fact is neither long over nor far ahead on the day that an article appeared."""
    span, told = days(fact.period), days(day[:10])
    if span is None or told is None:
        return True
    begun = STATUS_CLASS[fact.status] != "actual" or (span[0] - told[1]).days <= AHEAD
    return begun and (told[0] - span[1]).days <= LAST


def _of_each_basis(period: str, facts: list[Figure]) -> list[Figure]:
    by_basis = grouped(facts, lambda f: f.basis)
    return [near for basis in sorted(by_basis) for near in _at_period(period, by_basis[basis])]


def _at_period(period: str, facts: Sequence[Figure]) -> list[Figure]:
    """The facts whose time overlaps the period; of several times the one that ends nearest to its end.

    A period with one end ('until February', 'by 2028', 'since May') is held against one that has that end nearly so,
    and what is counted over a time against what was counted over one as long: no month against a year.
    """
    told, side = days(period), 0 if period.endswith("/") else 1
    spans = {fact: span for fact in facts if (span := days(fact.period)) and apart(fact.period, period) == 0}
    spans = {fact: span for fact, span in spans.items() if not told or _as_long(fact, told, span)}
    gaps = {fact: abs((span[side] - told[side]).days) for fact, span in spans.items() if told}
    nearest = min(gaps.values(), default=0)
    if "" in period.split("/") and nearest > QUARTER:  # 'by 2028' is not about what happened in 2024
        return []
    return [fact for fact in facts if gaps.get(fact) == nearest]


def _as_long(fact: Figure, told: Days, span: Days) -> bool:
    """Whether an official count is over a time about as long as the one told; what is in force lasts as it lasts."""
    long, wide = ((last - first).days + 1 for first, last in (told, span))
    if fact.status not in ("stated", "estimated") or max(long, wide) > EPOCH:
        return True
    if max(long, wide) > YEAR:  # 'between 2021 and 2024' is not 2020 to 2023
        return max(abs((a - b).days) for a, b in zip(told, span, strict=True)) <= QUARTER
    lasts = fact.unit == "percent" and fact.period != fact.period[:4]  # an average tariff is one as long as it holds
    return long <= LONGER * wide and (lasts or wide <= LONGER * long)


def _at_change(event: Event, side: str, facts: Sequence[Figure]) -> list[Figure]:
    """The official facts right before or after the change that fits the event best, the latest of several."""
    spans = {f: span for f in facts if (span := days(f.period))}
    best: tuple[int, int, list[Figure]] = (0, 0, [])
    for start in {first for first, _ in spans.values()}:
        eve = start - timedelta(days=1)
        old, new = ([f for f, (first, last) in spans.items() if first <= day <= last] for day in (eve, start))
        fits = [_met(end, row, compatible) for end, row in ((event.before, old), (event.after, new))]
        near = [_met(end, row, near_to) or not end for end, row in ((event.before, old), (event.after, new))]
        if old and new and any(fits) and all(near):
            best = max(best, (sum(fits), start.toordinal(), new if side == "after" else old), key=lambda b: b[:2])
    return best[2]


def _met(end: Sequence[Figure], facts: Sequence[Figure], meet: Callable[[Figure, Figure], bool]) -> bool:
    return any(meet(figure, fact) for figure in ways(end) for fact in facts)


# Verdicts


def _compared(key: Key, group: list[Figure], event: Event | None, facts: Held, by_id: Articles) -> Comparison:
    if event is not None and group[0].role == "change":
        return _sizes_compared(key, group, event, by_id)
    near = _facts_for(key, group, event, facts, by_id)
    official = [fact for fact in near if STATUS_CLASS[fact.status] == key[5]]
    later = [fact for fact in near if fact not in official]
    series = {f.period for f, unit in facts if (f.measure, f.subject, unit) == key[:3]}
    verdict, why = _verdict(group, official, by_id)
    if verdict == "differ" and len(series) > 1 and not _clashes(group) and all(_timeless(f, by_id) for f in group):
        verdict, why = "unresolved", f"{why} {TIMELESS}, and its article has no date."
    if verdict == "agree" and not group[0].period:  # of several times, those that it may be of
        official = [fact for fact in official if any(compatible(f, fact) for f in group)]
    notes = [said_words(group, by_id) + ".", *_official_said(official, group, by_id), cap(why)]
    if later and event is not None and key[5] == "intended":
        notes.append(f"What came of it: {'; '.join(_fact_words(fact, by_id) for fact in later)}.")
    return Comparison(key, (*group, *official), verdict, spread(group, key[2]), " ".join(filter(None, notes)))


def _timeless(figure: Figure, by_id: Articles) -> bool:
    """Whether neither the text of a figure nor its article tells of when it is."""
    article = by_id.get(figure.article_id)
    return not figure.period and not (article and article.published)


def _verdict(group: Sequence[Figure], official: Sequence[Figure], by_id: Articles) -> tuple[Verdict, str]:
    several = len(_voices(group, by_id)) > 1
    clashes = _clashes(group)
    if _of_itself(group):
        return "unresolved", f"{_both(clashes)} exclude one another. {NOBODY_S}" if clashes else NOBODY_S
    if clashes and is_nobody(group[0].subject):
        return "not comparable", f"The texts do not tell of whom or what they say {_both(clashes)}."
    by_article = grouped(group, lambda f: f.article_id) if clashes else {}
    if own := [pair for stated in by_article.values() for pair in _clashes(stated)]:
        torn = {figure.article_id for pair in own for figure in pair}
        told = f"One article states both {_both(own)}, so these are not one thing"
        rest = [figure for figure in group if figure.article_id not in torn]
        if len(_voices(rest, by_id)) < 2:
            return "not comparable", f"{told}."
        verdict, why = _verdict(rest, official, by_id)
        return verdict, f"{told}, and it is left out of the verdict. {cap(why)}"
    if clashes and (why := _excused(group, by_id)):
        verdict = "unresolved" if why.startswith(UNRESOLVED) else "not comparable"
        return verdict, f"{_both(clashes)} exclude one another. {why}"
    if several and group[0].role == "change" and not group[0].period:
        return "not comparable", "The texts do not tell over what time, so these need not be one change."
    bases = grouped(official, lambda f: f.basis)
    fits = {f: {b for b, rows in bases.items() if any(compatible(f, row) for row in rows)} for f in group}
    misfits = sorted({figure_words(f) for f in group if bases and not fits[f]})
    told = f"{_both(clashes)} exclude one another." if clashes else ""
    unmet = f"{listed(misfits, EVERY)} fit{'s' * (len(misfits) == 1)} no official value"
    # a rate or the like that somebody sets, with no word of when it holds
    undated = any(not f.period and f.role == "level" and f.status not in ("stated", "estimated") for f in group)
    if (clashes or misfits) and undated:
        told = told or f"{unmet} that we have."
        return "unresolved", f"{told} The text names no time, and what is decided changes with time."
    if clashes and len(bases) > 1 and all(fits.values()):
        return "unresolved", f"{told} Each fits an official basis, and the texts do not tell which they mean."
    times = [{row.period for row in official if compatible(f, row)} for f in group]
    if clashes and not misfits and all(times) and not set.intersection(*times):
        return "unresolved", f"{told} Each fits an official value of another time, and the texts do not tell which."
    if clashes or misfits:
        return "differ", " ".join(filter(None, [told, f"{cap(unmet)}." if misfits else ""]))
    common = set(bases).intersection(*fits.values())
    if common != set(bases):
        start = "The articles agree with one another. What they say" if several else "What it says"
        which = listed(sorted(common), EVERY) if common else "one basis or another"
        return "unresolved", f"{start} fits {which}; the text does not tell which of the bases is meant."
    if bases or several:
        return "agree", _cut_words([*group, *official])
    return "single", "No other article and no official value tells of this, in this unit and of this time."


def _excused(group: Sequence[Figure], by_id: Articles) -> str:
    """The first of the reasons why figures that exclude one another need not be of one thing; '' where one has none."""
    excuses: set[str] = set()
    for pair in combinations(group, 2):
        if not compatible(*pair):
            excuses.add(excuse(*pair, by_id))
        if "" in excuses:  # one pair without an excuse decides; there are half a million of 1,000 articles
            return ""
    return min(excuses, default="")


def _voices(group: Iterable[Figure], by_id: Articles) -> set[str]:
    """The outlets that state a figure; an article without one stands for itself."""
    return {_voice(figure, by_id) for figure in group}


def _voice(figure: Figure, by_id: Articles) -> str:
    return (by_id[figure.article_id].outlet if figure.article_id in by_id else "") or figure.article_id


def _clashes(group: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    return [pair for pair in combinations(ways(group), 2) if not compatible(*pair)]


def _both(clashes: Sequence[tuple[Figure, Figure]]) -> str:
    """The two statements furthest apart, in words."""

    def gap(one: Figure, other: Figure) -> float:
        return abs(one.value - in_unit(other, one.unit).value)

    pair = max(clashes, key=lambda pair: (gap(*pair), sorted(map(figure_words, pair))))
    told = statement_words if pair[0].role == pair[1].role == "change" else figure_words
    return " and ".join(told(figure) for figure in sorted(pair, key=lambda figure: (figure.value, told(figure))))


def _cut_words(figures: Sequence[Figure]) -> str:
    pairs = ((a, b) for a, b in permutations(figures, 2) if cut_off(a, b) and not meet(a.interval, b.interval))
    return " ".join(sorted({f"{figure_words(a)} is {figure_words(b)} cut off." for a, b in pairs}))


def _sizes_compared(key: Key, group: list[Figure], event: Event, by_id: Articles) -> Comparison:
    """The stated size of a change against the ends that all articles give of it."""
    pairs = [(a, b) for a in _plainest(event.before) for b in _plainest(event.after)]
    told = Counter((f.article_id, f.sentence) for f in group)
    wrong = {}
    for size in group:  # of several sizes in one sentence none need span the two ends
        slips = (change_slip(a, b, size) for a, b in pairs) if told[size.article_id, size.sentence] == 1 else iter([""])
        if (first := next(slips, "")) and all(slips):
            wrong[size] = first
    several = len(_voices(group, by_id)) > 1
    clashes = [] if pairs or wrong or len({f.unit for f in group}) > 1 else _clashes(group)
    own = any(one.article_id == other.article_id for one, other in clashes)  # what two members wanted
    alone: Verdict = "not comparable" if own else "differ" if clashes else "agree" if several else "single"
    verdict: Verdict = "differ" if wrong else "agree" if pairs else alone
    notes = [said_words(group, by_id) + "."]
    notes += [f"{_both(clashes)} exclude one another."] if clashes else []
    notes += sorted({f"But {note.split(';')[0]}." for note in wrong.values()})
    if pairs and not wrong:
        notes.append(f"That fits the change {event.words()}.")
    values = [f.value for f in group]
    return Comparison(key, tuple(group), verdict, (min(values), max(values)), " ".join(notes))


def _plainest(end: Sequence[Figure]) -> list[Figure]:
    """The ways of giving an end, those without a hedge where there are any: beside 57%, 'about 57%' says no more."""
    given = ways(end)
    return [figure for figure in given if figure.bound == "=" and figure.high is None] or given


# Notes


def said_words(group: Sequence[Figure], by_id: Articles) -> str:
    """'one.com and two.com say roughly 70%; three.org says more than 70%'."""
    said = grouped(group, lambda f: (f.value, statement_words(f) if f.role == "change" else figure_words(f)))
    told = []
    for value, words in sorted(said):
        names = list(dict.fromkeys(_voice(figure, by_id) for figure in said[value, words]))
        told.append(f"{listed(names, NAMED)} {'says' if len(names) == 1 else 'say'} {words}")
    return "; ".join(told)


def _official_said(official: Sequence[Figure], group: Sequence[Figure], by_id: Articles) -> list[str]:
    if not official:
        return []
    notes = [f"Official: {'; '.join(_fact_words(fact, by_id) for fact in official)}."]
    if not group[0].period and group[0].role not in ("from", "to") and any(fact.period for fact in official):
        dated = {bool(f.article_id in by_id and by_id[f.article_id].published) for f in group}
        near = ["the last to begin"] * (False in dated) + ["nearest to the days they appeared"] * (True in dated)
        notes.append(f"The texts name no time; of the official values these are {' or '.join(near)}.")
    return notes


def _fact_words(fact: Figure, by_id: Articles) -> str:
    article = by_id[fact.article_id]
    about = [fact.basis, period_words(fact.period), article.confirmed if article.confirmed != "confirmed" else ""]
    return f"{figure_words(fact)} ({', '.join(filter(None, [article.outlet, *about]))})"
