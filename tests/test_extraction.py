"""Whole extractions: what explain tells, one answer whatever came before, offsets of the text as given, linear time."""

from __future__ import annotations

import random
import re
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statedfigures import Article, StatedFiguresError, extract
from statedfigures.composed import compose
from statedfigures.extraction import explain
from statedfigures.sentences import split_sentences
from test_sentences import SENTENCES, parse

SAMPLES = [
    path.read_text(encoding="utf-8").partition("\n\n")[2]
    for path in sorted((Path(__file__).parents[1] / "data" / "articles").rglob("*.txt"))
]
TOPICS = ("rare-earths", "tariffs", "critical-minerals", "monetary-policy", None)


def test_ids_of_texts_and_articles() -> None:
    figures = extract(["Sales rose 5%.", Article("b7", "Sales fell 6%."), "It sold 30 cars."])
    assert [(f.article_id, f.value) for f in figures] == [("text", 5), ("b7", 6), ("text-3", 30)]
    assert extract("") == extract([]) == []


def test_an_unknown_topic_names_those_there_are() -> None:
    with pytest.raises(StatedFiguresError, match=r"tea-prices.*rare-earths"):
        extract("Sales rose 5%.", topic="tea-prices")


# ---- explain

EXPLAINED = [
    (
        "Page 12 says sales rose 5%.",
        ["'12' passed over: name", "'5%' = 5 percent (sales): digits; change: rose; subject"],
    ),
    ("In 2019 it sold 30 cars.", ["'2019' passed over: year", "'30' = 30 car (car sales): digits"]),
    ("It costs 40 to 50 euros.", ["'40 to 50 euros' = 40 to 50 EUR (cost): digits"]),
    ("Ring 020 7946 0018 before 5 pm.", ["passed over: telephone number", "passed over: clock time"]),
    ("It lapses on 10 November 2026.", ["'10 November 2026' passed over: date"]),
    ("Cafe\u0301s on page 12 sold 30 cakes.", ["'12' passed over: name", "'30' = 30 cake (cake sales, Caf"]),
]


@pytest.mark.parametrize(("text", "told"), EXPLAINED)
def test_explain_tells_what_made_or_passed_over_each_number(text: str, told: list[str]) -> None:
    lines = list(explain(text))
    assert len(lines) == len(told)
    for line, part in zip(lines, told, strict=True):
        assert part in line
        start, end = map(int, line.split(" ", 1)[0].split("-"))
        assert repr(text[start:end]) in line


@pytest.mark.parametrize("text", SAMPLES)
def test_explain_leaves_no_number_in_digits_out(text: str) -> None:
    spans = [tuple(map(int, line.split(" ", 1)[0].split("-"))) for line in explain(text)]
    missed = [
        m[0] for m in re.finditer(r"\d[\d,.]*\d|\d", text) if not any(a < m.end() and m.start() < b for a, b in spans)
    ]
    assert missed == []


def test_every_figure_says_why() -> None:
    for topic in TOPICS:
        for figure in extract(SAMPLES, topic):
            assert figure.why
            assert all(figure.why)


# ---- one answer


def test_the_same_answer_whatever_was_read_before() -> None:
    alone = {text: extract(text, "tariffs") for text in SAMPLES[:20]}
    for text in reversed(SAMPLES[:20]):
        assert extract(text, "tariffs") == alone[text]
    together = extract([Article(str(n), text) for n, text in enumerate(SAMPLES[:20])], "tariffs")
    assert [(f.start, f.value, f.subject) for f in together] == [
        (f.start, f.value, f.subject) for text in SAMPLES[:20] for f in alone[text]
    ]


def test_four_threads_give_the_same_answer() -> None:
    jobs = [(text, topic) for text in SAMPLES[:16] for topic in TOPICS]
    alone = [extract(*job) for job in jobs]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda job: extract(*job), jobs)) == alone


# ---- offsets

ACCENTED = "Cafés in São Paulo sold 30,154 crêpes, and İstanbul’s Ağaoğlu raised its stake to 47%."
FORMS = [
    (ACCENTED, ["30,154", "47%"]),
    (unicodedata.normalize("NFD", ACCENTED), ["30,154", "47%"]),
    ("🚗🚙 Exports fell 12% 📉 to 30,154 cars.\r\n\r\nImports rose 4%.\r\n", ["12%", "30,154", "4%"]),
    ("\u200fالسعر\u200f The price rose 7% to $58.24 a barrel.", ["7%", "$58.24"]),
    ("Output was 1\u00a0200\u00a0000 tonnes,\u2009up 3\u202f%.", ["1\u00a0200\u00a0000 tonnes", "3\u202f%"]),
    ("\ufeffSales rose 5%.", ["5%"]),
    ("Sales rose 5%\ud83d and profit 6%.", ["5%", "6%"]),  # half of a pair
    ("𝟕 of 10\tfirms\vgrew 5%\x00.", ["5%"]),
]


@pytest.mark.parametrize(("text", "surfaces"), FORMS)
def test_offsets_are_those_of_the_text_as_given(text: str, surfaces: list[str]) -> None:
    figures = extract(text)
    found = [text[f.start : f.end] for f in figures]
    assert [s for s in found if s in surfaces] == surfaces
    for f in figures:
        assert f.sentence.start <= f.start < f.end <= f.sentence.end <= len(text)
        for cue in f.cues:
            assert 0 <= cue.span.start < cue.span.end <= len(text)


def test_accents_apart_read_like_accents_on_their_letters() -> None:
    apart = unicodedata.normalize("NFD", ACCENTED)
    article = Article("a", apart, sentences=split_sentences(apart))
    for figures in (extract(apart), extract(article)):
        assert [(f.about, f.subject, f.value) for f in figures] == [
            (f.about, f.subject, f.value) for f in extract(ACCENTED)
        ]
        assert [apart[f.sentence.start : f.sentence.end] for f in figures] == [apart, apart]


@given(st.text(alphabet="aeoOn\u0301\u0303\u0308\u0327 5%é🚗한\u1112\u1161", max_size=40))
def test_the_way_back_from_composed_text(text: str) -> None:
    whole, places = compose(text)
    assert len(places) == len(whole) + 1
    assert places[0] == 0
    assert places[-1] == len(text)
    assert all(one < two for one, two in pairwise(places))
    assert unicodedata.normalize("NFC", whole) == unicodedata.normalize("NFC", text)


@given(st.text(max_size=200), st.sampled_from(TOPICS))
def test_any_text_gives_figures_inside_it(text: str, topic: str | None) -> None:
    for f in extract(text, topic):
        assert 0 <= f.sentence.start <= f.start < f.end <= len(text)


# ---- linear time

HOSTILE = [
    "1,", "(", "1 and ", "$1", "a 5% rise of ", "one ", "1.", "“5% ", "1-", "x5", "he said 5%, ", "from 5 to ", "5% (",
    "of the ", "A", "half of a ", "e\u0301", " ", "\n", "1/", "½", "a third of a third of ", "Mr. ", "up 5% to ",
]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_time_is_linear_in_the_length_of_hostile_text(part: str) -> None:
    def seconds(size: int) -> float:
        text = (part * size)[:size]
        taken = []
        for _ in range(2):
            began = time.process_time()
            extract(text, "tariffs")
            taken.append(time.process_time() - began)
        return min(taken)

    extract(part * 9, "tariffs")
    assert seconds(16_000) < 8 * seconds(4_000) + 0.05  # four times is linear, sixteen times is quadratic


def test_sentences_in_disorder_are_no_error() -> None:
    """Words and sentences of our tables, mixed: whatever a text says, it is read to its end."""
    mix = random.Random(7)
    lines = [parse(line)[0] for _, _, line, _ in SENTENCES]
    words = [word for line in lines for word in line.split()]
    for topic in (None, "rare-earths", "critical-minerals", "monetary-policy"):
        for _ in range(250):
            whole = " ".join(mix.sample(lines, 3)).split()
            at = mix.randrange(len(whole))
            whole[at : at + mix.randrange(4)] = mix.sample(words, 2)
            text = " ".join(whole)
            assert all(0 <= f.start < f.end <= len(text) for f in extract(text, topic=topic))


def test_a_text_may_end_anywhere() -> None:
    """The sentences of our tables, each cut behind two of its words, another two for each sentence."""
    for n, (_, _, line, _) in enumerate(SENTENCES):
        words = parse(line)[0].split()
        for last in (n % len(words), (7 * n + 3) % len(words)):
            text = " ".join(words[: last + 1])
            assert all(0 <= f.start < f.end <= len(text) for f in extract(text, topic="tariffs" if n % 2 else None))


@pytest.mark.parametrize("published", ["0001-01-01", "0000-00-00", "²⁰²⁵-11-12", "2025-13-40", "2025", "x"])
def test_no_date_of_publication_is_too_odd(published):
    text = "Sales were $5m in June, up from $4m a year earlier. In the year to June and ten years ago it sold 4 cars by 5 May."
    assert len(extract(Article("a", text, published=published))) >= 3
