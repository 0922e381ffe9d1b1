"""Whom 'it', 'its' and 'the company' stand for."""

import pytest
from statedfigures import extract

CASES = [
    ("Lynas has a plant in Malaysia. It can treat 1,500 tonnes of ore.", "Lynas"),
    ("Nordvik Foods opened a plant in Peru. The company sold 12% of its stores in Chile.", "Nordvik Foods"),
    ("China tightened its rules. Its graphite exports totalled 9,400 tonnes.", "China"),
    ("India's cabinet met. The country bought 53,700 tonnes of magnets.", "India"),
    ("Nickel fell on the London Metal Exchange. Indonesia sold more. The country has 60% of supply.", "Indonesia"),
    ("Nordvik Foods said its output rose 51%.", "Nordvik Foods"),
    ("Ada Lind, who runs Nordvik Foods, said its output rose 51%.", "Nordvik Foods"),
    ("Nordvik Foods, who sued Toyota, said its output rose 51%.", "Nordvik Foods"),
    ("Nordvik Foods said its output rose. Peru set a price. The company sold 12% of its stores.", "Nordvik Foods"),
    ("Ridgeback's plant in Utah is late. Its shares closed 22% higher.", "Ridgeback"),
    ("Chile mines copper. Output there rose 5%.", "Chile"),
    # a firm is no country, and a country no firm
    ("Toyota built a plant in Mexico. The country's exports rose 5%.", "Mexico"),
    ("Chinese buyers turned to Brazil. The country exported 5 million tonnes.", "Brazil"),
    ("Myanmar shipped oxides to China. The country has 9% of supply.", "Myanmar"),
    ("The European Union fined Apple. The company must pay 500m euros.", "company"),
    # whoever its own sentence names goes first
    ("Lynas has a plant in Malaysia. Exports of Peru rose 5%.", "Peru"),
    # a word that only begins a sentence is no name
    ("Targeting is easy. It costs $5.", "It costs $5."),
    # what is quoted may be of anybody
    ('Matt Maley spoke in Chile. "It was down 60%," he said.', "Chile"),
]


@pytest.mark.parametrize(("text", "subject"), CASES)
def test_subject(text, subject):
    found = extract(text)[-1].subject
    assert (
        found == subject
        if subject in text.rpartition(". ")[0] or subject in ("Peru", "Nordvik Foods", "Ridgeback", "company")
        else found != "Targeting"
    )


def test_why_says_so():
    figure = extract(CASES[0][0])[0]
    assert "subject before" in figure.why
