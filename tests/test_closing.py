"""Where a saying in passing ends, and what goes on behind it."""

import pytest
from statedfigures.closing import closes, past_place, past_whom, turns
from statedfigures.tokens import tokenize


def at(text: str, verb: str) -> tuple[list, int]:
    tokens = tokenize(text)
    return tokens, next(i for i, token in enumerate(tokens) if token.text == verb)


@pytest.mark.parametrize(
    ("text", "verb", "closed"),
    [
        ("Rents fell, Lind said on Monday.", "said", True),
        ("Rents fell, Lind told the Herald.", "told", True),
        ("Rents fell, Lind said on the way from talks that lasted two hours.", "said", True),
        ("Lind said on Monday that rents fell.", "said", False),
        ("Lind said rents fell.", "said", False),
    ],
)
def test_saying_ends_with_its_verb(text, verb, closed):
    tokens, i = at(text, verb)
    assert closes(tokens, i, "say") == closed


@pytest.mark.parametrize(
    ("text", "verb", "behind"),
    [
        ("Rents fell, Lind said on the flight home, because wages did.", "said", "because"),
        ("Rents fell, Lind told Fox Business on Thursday, followed by fares.", "told", "followed"),
        ("Rents fell, Lind said.", "said", ""),
    ],
)
def test_what_stands_behind_the_comma(text, verb, behind):
    tokens, i = at(text, verb)
    comma = past_place(tokens, past_whom(tokens, i))
    assert (tokens[comma + 1].text if comma else "") == behind


@pytest.mark.parametrize(
    ("text", "verb", "told", "turned"),
    [
        ("Goods pay 30%, analysts noted, and Castro threatened 60%.", "noted", False, True),
        ("Rents fell, Lind told reporters, and traders marked prices down by 2%.", "told", True, True),
        ("It cuts 300 jobs, Lind said, and Ardent will hire 40.", "said", False, False),
        ("It cuts 300 jobs, Lind said, and after that 40.", "said", False, False),
    ],
)
def test_another_tells_what_comes_behind(text, verb, told, turned):
    tokens, i = at(text, verb)
    assert turns(tokens, past_place(tokens, past_whom(tokens, i)), told) == turned
