"""Hedges, and limits that a denied verb turns round."""

import pytest
from statedfigures.cues import Scene
from statedfigures.find import find
from statedfigures.hedging import read_bound

BOUNDS = [  # text, the bound of its first number
    ("It holds roughly 70% of it.", "~"),
    ("It holds 70% or so.", "~"),
    ("It exceeds 5%.", ">"),
    ("It does not exceed 5%.", "<="),
    ("It has yet to exceed 5%.", "<="),
    ("It is not above 5%.", "<="),
    ("It never fell below 5%.", ">="),
    ("It never fell by less than 5%.", ">="),
    ("It agreed not to build more than 50 homes.", "<="),
    ("It is built under a 5% loan.", "="),
    ("The row over a $5 fee went on.", "="),
    ("Just over a 5% share is left.", ">"),
    ("It cannot pay apprentices less than $7.", ">="),
    ("No firm here may charge more than $7.", "<="),
    ("It did not reach 5%.", "<"),
    # the negation is not of the hedge's verb
    ("It not only rose by more than 5% but held.", ">"),
    ("It did not fall but rose by more than 5%.", ">"),
    ("It did not say that more than 5% were lost.", ">"),
    ("The ban does not apply to firms with fewer than 50 staff.", "<"),
    ("No wonder: it pays more than $7.", ">"),
    # the word is no hedge there
    ("Over 9 months it rose.", "="),
    ("The top 3 firms won.", "="),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_read_bound(text: str, bound: str) -> None:
    [sentence] = find(text, ((0, len(text)),))
    scene = Scene(sentence)
    read_bound(scene, 0)
    assert scene.qualities[0].bound == bound
