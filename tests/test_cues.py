"""Where cues stand and how far they reach."""

import pytest
from statedfigures.cues import Scene, bound_before, bound_behind, hits, listed
from statedfigures.find import find
from statedfigures.lexicon import rows
from statedfigures.tokens import tokenize

HITS = [
    ("It put off the vote", ["put off"]),  # the longest phrase at its place
    ("Farmers dig up 5 tonnes", []),  # a pseudo cue takes its words away
    ("Rome threatened duties but Madrid did not", ["threatened", "duties", "but", "not"]),
    ("Nothing here at all", []),
]
REACH = [  # text, what is asked for, the phrases that reach the first number, nearest first
    ("Rome threatened a 10% levy.", "status", ["threatened"]),
    ("Rome threatened much but the levy is 10%.", "status", []),
    ("A 24% duty is suspended.", "status", ["is suspended"]),
    ("A 24% duty stands; the other is suspended.", "status", []),
]


def tokens_of(text):
    return tokenize(text, 0, len(text))


@pytest.mark.parametrize(("text", "phrases"), HITS)
def test_hits(text, phrases):
    assert [hit.phrase for hit in hits(tokens_of(text))] == phrases


@pytest.mark.parametrize(("text", "sets", "phrases"), REACH)
def test_reach(text, sets, phrases):
    [sentence] = find(text, ((0, len(text)),))
    found = Scene(sentence).reach(0, sets)
    assert [hit.phrase for _, hit, _ in found if hit.phrase != "stands"] == phrases


def test_bounds():
    before = tokens_of("no more than")
    assert bound_before(before, 2) == (0, "no more than", "<=")
    assert bound_before(before, 1) is None
    assert bound_behind(tokens_of("or more of it"), 0) == (1, ">=")
    assert bound_behind([], 0) is None


def test_every_row_has_a_known_set_and_reach():
    sets = {"bound", "direction", "move", "status", "target", "limit", "policy", "stop", "pseudo"}
    sets |= {"filler", "transitive", "amount verb", "taken off", "noun of change", "no hedge"}
    sets |= {"lasting", "modal", "asking", "past", "no move", "foretelling", "foretold verb", "statistic"}
    sets |= {
        "denial",
        "no denial",
        "end hedge",
        "passive",
        "removal",
        "paying",
        "more than before",
        "state",
        "taxes",
        "promise",
        "law",
        "threat",
        "past state",
        "scheduled",
        "unwilled verb",
        "no aim",
        "seen by doctors",
        "of an opinion",
        "own deed",
        "aim of intent",
        "rule that lasts",
        "wanting",
        "beginning",
        "event",
        "foreseeing",
        "of a rule only",
    }
    for row in rows("cues"):
        assert row["sets"] in sets, row
        assert row["reach"] in ("before", "after", "both"), row
    assert "the" in listed("filler")
