"""Words by themselves: those of the grammar, superlatives, and the part of speech that an ending tells."""

from statedfigures.words import grammar, guess, is_superlative, tags


def test_grammar_and_endings() -> None:
    assert {"about", "roughly"} <= grammar("hedge")
    assert [guess(word) for word in ("quickly", "raised", "famous", "tonne")] == ["R", "F", "A", "N"]


def test_superlatives():
    words = ("lowest", "worst", "most", "harvest", "interest", "best")
    assert [word for word in words if is_superlative(word)] == ["lowest", "worst", "most", "best"]


def test_words_of_the_grammar_go_before_a_corpus():
    assert [tags()[word] for word in ("ought", "need", "rose", "percent")] == ["M", "Y", "V", "N"]
