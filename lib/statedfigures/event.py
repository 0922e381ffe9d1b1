"""Changes that several articles report: who gives which end, and what each figure's time is in a comparison."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from .arithmetic import changes, grouped, measures, meet
from .conversion import in_one_unit
from .model import SHORT_OF_IT, STATUS_CLASS, Figure
from .spoken import value_words
from .words import either

CUT = 0.02  # as a share of a value, what the press may cut off
ROUNDED = 0.005  # as a share of a value, what it may be rounded by
MILLION = 1e6
THOUSAND = 1000  # what ends in so many zeros may be rounded
SET = re.compile(rf"^(?!.*\baverage\b).*\b(?:{either('set exactly')})$")
NEAR = 0.2  # two changes that share one end are the same change if their other ends are this close


@dataclass(slots=True)
class Event:
    """One change of one measure, with all that the articles give as its ends and its size."""

    before: list[Figure] = field(default_factory=list)
    after: list[Figure] = field(default_factory=list)
    sizes: list[Figure] = field(default_factory=list)

    def words(self) -> str:
        """The ends as most figures have them: '57% to 47%'."""
        ends = (Counter(value_words(f.value, f.unit, f.step) for f in end) for end in (self.before, self.after) if end)
        return " to ".join(min(said, key=lambda words: (-said[words], words)) for said in ends)


def compatible(one: Figure, other: Figure) -> bool:
    """Whether both can be true of one thing: their intervals meet, or the one is the other with its end cut off.

    >>> from statedfigures import Span
    >>> said = Figure("a", 0, 3, Span(0, 9), 57, unit="percent")
    >>> [compatible(said, Figure("b", 0, 5, Span(0, 9), value, unit="percent", step=0.1)) for value in (57.6, 56.4)]
    [True, False]
    >>> compatible(said, Figure("b", 0, 3, Span(0, 9), 58, unit="percent"))
    False
    """
    one, other = in_one_unit(one, other)
    if one.role == other.role == "change" and "ratio" not in (one.unit, other.unit):
        ways = _way_of(one), _way_of(other)
        if 0 not in ways and ways[0] != ways[1]:  # what rose 3% did not fall 3%
            return one.interval[0] <= 0 >= other.interval[0]
        one, other = _sized(one), _sized(other)
    if _is_set(one) and _is_set(other):  # a policy rate of 4% is none of 4.25%
        return (one.value, one.high) == (other.value, other.high) or _within(one, other) or _within(other, one)
    if one.unit == other.unit == "date" and min(one.value, other.value) < 10_000:  # '1 November' of no year
        return one.value % 10_000 == other.value % 10_000
    (low, high), (least, most) = one.interval, other.interval
    # 57% and 58% meet in 57.5 alone, which nobody states; 'up to 90%' and 'at least 90%' in what both state
    edge = {high} & {least} | {low} & {most}
    touch = edge and (edge.isdisjoint([one.value, one.high, other.value, other.high]) or not _reached(one, other))
    if meet(one.interval, other.interval) and not touch:
        return True
    return any(near(a, b) for near in (cut_off, rounded) for a, b in ((one, other), (other, one)))


def _way_of(change: Figure) -> int:
    """1 of what rose, -1 of what fell, also by less than nothing; 0 of a change that tells neither."""
    sign = {"up": 1, "down": -1}.get(change.direction, 0)
    return -sign if change.value < 0 else sign


def _sized(change: Figure) -> Figure:
    """A change of less than nothing as one of so much: 'grew by -0.3%' is 0.3%."""
    return replace(change, value=-change.value) if change.value < 0 and change.high is None else change


def _reached(one: Figure, other: Figure) -> bool:
    """Whether the value where two intervals touch may be both: of 'over 70%' and 'nearly 70%' it is neither."""
    below = any(figure.bound == "<" or SHORT_OF_IT in figure.why for figure in (one, other))
    return not (below and ">" in (one.bound, other.bound))


def rounded(coarse: Figure, fine: Figure) -> bool:
    """Whether the coarse figure is the fine one to its nearest thousands: 812,000 of 811,956, but not $1,100 of $1,090.

    >>> from statedfigures import Span
    >>> told = [Figure("a", 0, 7, Span(0, 9), value, unit="resident") for value in (812_000, 811_956, 811_000)]
    >>> rounded(told[0], told[1]), rounded(told[0], told[2])
    (True, False)
    """
    size = 1.0
    while coarse.value and coarse.value % (size * 10) == 0 and size < 1e12:
        size *= 10
    plain = coarse.high is None and fine.high is None and coarse.bound in "=~" and fine.bound in "=~"
    plain = plain and SHORT_OF_IT not in coarse.why and not (coarse.unit[:3].isupper() and coarse.value < MILLION)
    finer = coarse.step < size >= THOUSAND and fine.value % (size / 100) != 0  # not £91,500 of £90,000
    return plain and finer and abs(fine.value - coarse.value) <= min(size / 2, ROUNDED * abs(coarse.value))


def cut_off(coarse: Figure, fine: Figure) -> bool:
    """Whether the coarse figure is the fine one with its last digits dropped, as the press does: 57.6% to 57%."""
    if coarse.high is not None or coarse.bound not in "=~" or fine.step >= coarse.step or fine.high is not None:
        return False
    if SHORT_OF_IT in coarse.why:
        return False
    near = fine.value - coarse.value <= CUT * abs(fine.value)  # 57% may be 57.6%, but 3% is not 3.8%
    return near and 0 <= fine.value - coarse.value < coarse.step * (1 - 1e-9) and fine.bound in "=~"


def _is_set(figure: Figure) -> bool:
    """Whether somebody sets the figure, and it is told exactly: a central bank's rate."""
    named = figure.bound == "=" and figure.unit == "percent" and figure.role != "change"
    return named and SET.search(figure.measure.lower()) is not None


def _within(one: Figure, other: Figure) -> bool:
    """Whether a rate lies in a range: '4.25%' in '4% to 4.25%'."""
    return one.high is None and other.high is not None and other.value <= one.value <= other.high


def near_to(one: Figure, other: Figure) -> bool:
    """Whether the two may be meant as one and the same, though they exclude each other: 55% and 57%, not 145%."""
    return compatible(one, other) or abs(one.value - other.value) <= NEAR * max(abs(one.value), abs(other.value))


def find_events(stated: Sequence[Figure]) -> list[Event]:
    """The changes that the figures report, each figure in one at most; ends with two dates of their own in none."""
    ends: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    paired: set[Figure] = set()
    for before, after, sizes in changes(stated):
        paired |= {before, after}
        if not before.period or before.period == after.period:
            told = [size for size in sizes if size.status == after.status or size.status != "estimated"]
            ends[_thing(after)].append(Event([before], [after], told))  # without the 1.5 points that were expected
    merged = {thing: _merged(events) for thing, events in ends.items()}
    for figure in stated:
        if figure.role in ("from", "to") and figure not in paired and not figure.period:
            _attach(figure, merged.setdefault(_thing(figure), []))
    _levels(stated, merged)
    _sizes(stated, [event for events in merged.values() for event in events])
    return [event for thing in sorted(merged) for event in merged[thing]]


def _thing(figure: Figure) -> tuple[str, ...]:
    return figure.measure, figure.subject, figure.unit, figure.basis


def _merged(events: list[Event]) -> list[Event]:
    """Events joined where they tell of the same change, whatever the order in which they come."""
    alike = list(grouped(events, lambda event: (_way(event.before[0]), _way(event.after[0]))).values())
    group = list(range(len(alike)))
    for i, j in combinations(group[:], 2):
        if group[i] != group[j] and _same(alike[i][0], alike[j][0]):
            group = [group[i] if number == group[j] else number for number in group]
    numbered = [(number, event) for number, same in zip(group, alike, strict=True) for event in same]
    joined = [[event for n, event in numbered if n == number] for number in dict.fromkeys(group)]
    return sorted(map(_one, joined), key=Event.words)


def _one(events: Sequence[Event]) -> Event:
    ends = [[f for event in events for f in getattr(event, end)] for end in ("before", "after", "sizes")]
    return Event(*(list(dict.fromkeys(end)) for end in ends))


def ways(figures: Iterable[Figure]) -> list[Figure]:
    """One figure for each way of stating a value, the first of each."""
    return list({_way(figure): figure for figure in reversed(list(figures))}.values())[::-1]


def _way(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.high, figure.bound, figure.step, figure.direction if figure.role == "change" else ""


def _same(one: Event, other: Event) -> bool:
    pairs = ((one.before[0], other.before[0]), (one.after[0], other.after[0]))
    return any(compatible(a, b) for a, b in pairs) and all(near_to(a, b) for a, b in pairs)


def _attach(figure: Figure, events: list[Event]) -> None:
    """Puts a lone end where it fits, into the most reported of such events, or into one of its own."""
    for event in sorted(events, key=lambda event: (-len(event.before) - len(event.after), event.words())):
        end = event.after if figure.role == "to" else event.before
        if any(compatible(figure, other) for other in end):
            end.append(figure)
            return
    events.append(Event(after=[figure]) if figure.role == "to" else Event(before=[figure]))


def _levels(stated: Sequence[Figure], merged: dict[tuple[str, ...], list[Event]]) -> None:
    """Puts what one article says is so to the change that another says led there: 'is 2.8%', 'fell to 2.8%'."""
    for figure in (f for f in stated if f.role == "level" and not f.period and _thing(f) in merged):
        for event in merged[_thing(figure)]:
            others = [f for f in event.after if f.article_id != figure.article_id and not f.period]
            alike = [f for f in others if STATUS_CLASS[f.status] == STATUS_CLASS[figure.status]]
            if any(compatible(figure, other) for other in alike):
                event.after.append(figure)
                break


def _sizes(stated: Sequence[Figure], events: list[Event]) -> None:
    """Gives a size that stands without both ends to the event of its sentence, else to the one that most report."""
    known = {size for event in events for size in event.sizes}
    homes = {_place(end): event for event in events for end in event.before + event.after}
    reported = sorted(events, key=lambda event: (len({f.article_id for f in event.after}), event.words()))
    common = {_of(event.after[0]): event for event in reported if len({f.article_id for f in event.after}) > 1}
    for figure in stated:
        if figure.role == "change" and figure not in known and figure.status != "estimated":
            event = homes.get(_place(figure)) or (None if figure.period else common.get(_of(figure)))
            if event is not None and measures(figure, (event.after + event.before)[0]):
                event.sizes.append(figure)


def _of(figure: Figure) -> tuple[str, ...]:
    return figure.measure, figure.subject


def _place(figure: Figure) -> tuple[object, ...]:
    return figure.article_id, figure.sentence, figure.measure, figure.subject
