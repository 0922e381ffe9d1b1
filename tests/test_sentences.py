"""Marked sentences of ours: each states what a careful reader finds in it, figure by figure.

A line of sentences/<construction>.txt is one sentence; `#` starts a comment, `#topic: tariffs` sets the topic of the
lines after it (`none` again for no topic). A figure is marked where it stands:

    The levy raised about ⟦$5bn = 5e9 USD ~; role=to; status=pledged; speaker=Bessent⟧ a year.

    surface = value[..high] unit bound; field=value; field~words; field!value    (in the lexicon: surface bound; field=value)
    surface   the words of the figure; of `60 miles| per hour` the part after the bar may be in the span or not;
              `+` has the span of the mark before it, for a numeral that states two measures
    unit      `USD|USD/share`: either is right; `?`: not looked at; empty: a bare number
    bound     = ~ > < >= <=, '=' where left out
    fields    checked only where given: `=` is equal to, `!` is not, `~` has all of the words in it

What is not marked must not be found: a sentence without a mark states no figure. The sentences that are known to fail
are in sentences/xfail.csv with the reason, and must fail as long as they stand there.
"""

import csv
import math
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from statedfigures import extract
from statedfigures.lexicon import rows

FOLDER = Path(__file__).parent / "sentences"
NUMBER = r"-?\d*\.?\d+(?:e\d+)?"
MARK = re.compile("⟦([^⟧]*)⟧")
HEAD = re.compile(rf"(.+?)(?: = ({NUMBER})(?:\.\.({NUMBER}))?(.*?))?(?: ([=~]|[<>]=?))?")
ARTICLE = re.compile(r"(?:an?|the) ", re.I)


def same(one, other):
    return one is not None and math.isclose(one, other, rel_tol=1e-4, abs_tol=1e-9)


@dataclass
class Mark:
    """One expected figure."""

    start: int
    ends: tuple[int, ...]
    value: float | None  # not looked at where None
    high: float | None
    units: list[str]
    bound: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)  # name, '=', '!' or '~', what is right

    def fits(self, figure):
        """Whether the figure is this one: it overlaps, and value and unit are right."""
        if not (figure.start < max(self.ends) and self.start < figure.end):
            return False
        if self.value is None:
            return True
        high = figure.high is None if self.high is None else same(figure.high, self.high)
        return same(figure.value, self.value) and high and (figure.unit in self.units or "?" in self.units)

    def wrong(self, figure, text):
        """What is wrong with a figure that fits, one line a field."""
        span = text[figure.start : figure.end]
        start = figure.start + (len(found[0]) if (found := ARTICLE.match(span)) else 0)
        article = ARTICLE.match(text, self.start)
        if start != (article.end() if article else self.start) or figure.end not in self.ends:
            yield f"span {span!r}"
        if self.bound and figure.bound != self.bound:
            yield f"bound {figure.bound} for {self.bound}"
        for name, sign, right in self.fields:
            is_ = getattr(figure, name)
            words = {w.rstrip("s") for w in re.findall(r"\w+", is_.lower())}
            like = {w.rstrip("s") for w in right.lower().split()} <= words
            if not {"=": is_ == right, "!": is_ != right, "~": like}[sign]:
                yield f"{name} {is_!r} for {sign} {right!r}"


def parse(line):
    """The sentence without its marks, and the marks."""
    text, marks, at = "", [], 0
    for found in MARK.finditer(line):
        head, *fields = (part.strip() for part in found[1].split(";"))
        surface, value, high, unit, bound = HEAD.fullmatch(head).groups()
        text += line[at : found.start()]
        at = found.end()
        start = marks[-1].start if surface == "+" else len(text)
        words, _, tail = surface.partition("|")
        ends = marks[-1].ends if surface == "+" else (start + len(words), start + len(words) + len(tail))
        text += "" if surface == "+" else words + tail
        numbers = float(value) if value else None, float(high) if high else None
        units = unit.strip().split("|") if value else ["?"]
        checks = [re.fullmatch(r"(\w+)([=~!])(.*)", part).groups() for part in fields]
        marks.append(Mark(start, ends, *numbers, units, bound or ("=" if value else ""), checks))
    text += line[at:]
    assert "⟦" not in text, line
    return text, marks


def complaints(line, topic=None):
    """All that is wrong with what is found in a marked sentence, [] where nothing is."""
    text, marks = parse(line)
    left = list(extract(text, topic))
    said = []
    for mark in marks:
        fitting = [figure for figure in left if mark.fits(figure)]
        if not fitting:
            said.append(f"missed {text[mark.start : mark.ends[-1]]!r}: {mark.value} {'|'.join(mark.units)}")
            continue
        best = min(fitting, key=lambda figure: len(list(mark.wrong(figure, text))))
        left.remove(best)
        said += [f"{text[mark.start : mark.ends[-1]]!r}: {fault}" for fault in mark.wrong(best, text)]
    if any(mark.value is None for mark in marks):
        return said  # an example of the lexicon, which asks for one thing only
    return said + [f"extra {text[f.start : f.end]!r}: {f.value:g} {f.unit} {f.why}" for f in left]


def marked_sentences():
    """Every sentence with its topic, its file and line as its id."""
    for path in sorted(FOLDER.glob("*.txt")):
        topic = None
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.startswith("#topic:"):
                topic = {"none": None}.get(name := line.partition(":")[2].strip(), name)
            elif line and not line.startswith("#"):
                yield path.stem, number, line, topic


SENTENCES = list(marked_sentences())
with (FOLDER / "xfail.csv").open(encoding="utf-8", newline="") as lines:
    KNOWN = {row["sentence"]: row["reason"] for row in csv.DictReader(lines)}


def cases():
    for stem, number, line, topic in SENTENCES:
        reason = KNOWN.get(parse(line)[0])
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        yield pytest.param(line, topic, id=f"{stem}-{number}", marks=marks)


@pytest.mark.parametrize(("line", "topic"), list(cases()))
def test_sentence(line, topic):
    assert complaints(line, topic) == []


@pytest.mark.parametrize("file", ["units-extra", "symbols-shared", "cues"])
def test_examples_of_the_lexicon(file):
    examples = {row["example"] for row in rows(file) if row["example"]}
    wrong = {example: said for example in examples if (said := complaints(example))}
    known = {example for example in examples if parse(example)[0] in KNOWN}
    assert {example: said for example, said in wrong.items() if example not in known} == {}
    assert known <= set(wrong), "xfail.csv names an example that is right"


def test_there_are_enough_sentences_and_none_twice():
    texts = [parse(line)[0] for _, _, line, _ in SENTENCES]
    assert len(set(texts)) == len(texts)
    assert sum("⟦" in line for _, _, line, _ in SENTENCES) >= 400
    assert sum(stem == "negative" for stem, *_ in SENTENCES) >= 120
    examples = [parse(row["example"])[0] for file in ("units-extra", "symbols-shared", "cues") for row in rows(file)]
    assert {*texts, *examples} >= set(KNOWN), "xfail.csv names a sentence that is not there"
