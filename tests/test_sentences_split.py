"""Text → sentences; `|` is where one ends in the texts below."""

import itertools

import pytest
from statedfigures.sentences import split_sentences

TEXTS = [
    "Prices rose 5.2 percent.| Wages did not.",
    "Mr. Bell met Dr. Ito on Oct. 30.| Tariffs fall in the U.S. from Nov. 10.",
    "The deal was signed in the U.S.| The other side balked.",
    "Apple Inc. shares fell.| Ford Motor Co.| It lost.",
    "“It costs $3.” he said.| She paid.",
    "Was it 5%?| It was!| Good.",
    "No. 5 won the race.| He said no.| Then he left.",
    "J. R. Moreno runs it, i.e. he signs.",
    "A heading\n|The text begins here.",
    "It grew (by 3.5 per cent.) in May.",
    "The sum was $5.| Twelve others paid €6.50.",
    "One line\n\n\n|Another line",
    "It is worth £1.9m.| Three people died.",
    "It made $4.6bn.| Analysts had hoped for more at 5.30 p.m. on Monday.",
    "It is 6.5% below last year's.| Since then it fell.",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_split(marked):
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    spans = split_sentences(text)
    assert [text[start:end] for start, end in spans] == expected


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "."])
def test_of_nothing(text):
    assert [text[a:b] for a, b in split_sentences(text)] == ([text] if text.strip() else [])


@pytest.mark.parametrize("piece", ["a", "a ", "((", ". ", "A. ", "\n", "1."])
def test_no_sentence_is_endless_and_nothing_is_lost(piece):
    text = piece * (30_000 // len(piece))
    spans = split_sentences(text)
    assert all(0 < end - start <= 2_000 for start, end in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    assert sum(len(text[a:b].split()) and len("".join(text[a:b].split())) for a, b in spans) == len(
        "".join(text.split())
    )
