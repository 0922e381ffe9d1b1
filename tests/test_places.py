"""The countries that words name."""

import pytest
from statedfigures.places import adjective, places
from statedfigures.tokens import tokenize

NAMED = [
    ("China’s output and that of the U.S. fell", ["China", "United States"]),
    ("Congolese mines feed Beijing", ["DR Congo", "China"]),
    ("the world's supply", ["world"]),
    ("South Korea and South Africa", ["South Korea", "South Africa"]),
    ("a note of the U.S. Geological Survey", []),
    ("the China Daily wrote", []),
    ("turkey is on the menu in may", []),
    ("rents in London rose, London said", ["United Kingdom"]),
    ("U.S.-China talks", ["United States", "China"]),
    ("President Trump told the Chinese President", ["China"]),
    ("", []),
]
ADJECTIVES = [
    ("China", "Chinese"),
    ("United States", "US"),
    ("European Union", "EU"),
    ("Brazil", "Brazilian"),
    ("Atlantis", "Atlantis"),
]


@pytest.mark.parametrize(("text", "countries"), NAMED)
def test_places(text, countries):
    found = places(tokenize(text, 0, len(text)))
    assert [place.country for place in found] == countries
    assert all(text[place.start : place.end].strip() for place in found)


@pytest.mark.parametrize(("country", "word"), ADJECTIVES)
def test_adjective(country, word):
    assert adjective(country) == word
