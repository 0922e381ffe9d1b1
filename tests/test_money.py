"""Whose currency a shared name is, coins in whole money, and the rate of one currency in another."""

from __future__ import annotations

import pytest
from statedfigures import Article, extract

SUMS = [
    ("Chile's park charges 6,000 pesos.", 6000, "CLP"),
    ("The park charges 6,000 pesos in Chile.", 6000, "CLP"),
    ("Brazil and Argentina met. The fee is 40 pesos.", 40, "ARS"),
    ("NAIROBI - The fare is Sh50. Buses run to Uganda too.", 50, "KES"),
    ("Denmark's mill earned 3 million kroner.", 3e6, "DKK"),
    ("Pakistan's board paid 200 rupees a kilo.", 200, "PKR/kilogram"),
    ("In Norway the firm paid 400 Danish kroner.", 400, "DKK"),
    ("The scheme costs 90 rupees.", 90, "INR"),
    ("A ticket cost $9, and a sweet 22 cents.", 0.22, "USD"),
    ("The fare is £2. A sweet costs 85p.", 0.85, "GBP"),
    ("The coin is worth 5 cents.", 5, "cent"),
    ("The fine is €500, and the fee 5 cents.", 0.05, "EUR"),
    ("The fine is €500 or $540, and the fee 5 cents.", 0.05, "USD"),
    ("The stamp costs 5 pence.", 5, "penny"),
    ("The yen stood at 153 per dollar.", 153, "JPY/USD"),
    ("The euro rose to 1.1 to the dollar.", 1.1, "USD/EUR"),
    ("The Philippine peso fell to 56 to the dollar.", 56, "PHP/USD"),
    ("The yen fell to 153 per dollar and 178 per euro.", 178, "JPY/EUR"),
    ("The lira rose to 41 to the north.", 41, ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), SUMS)
def test_money(text, value, unit):
    figure = extract(text)[-1]
    assert figure.value == pytest.approx(value)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("url", "text", "unit"),
    [
        ("https://example.com.au/rents", "Rents hit $780 a week.", "AUD/week"),
        ("https://example.com.au/rents", "It will spend 5 billion dollars.", "AUD"),
        ("https://example.com.au/oil", "Oil fell to $60 a barrel.", "USD/barrel"),
        ("https://example.com.au/war", "The Pentagon will spend $850 billion.", "USD"),
        ("http://[bad/x", "It costs $40.", "USD"),
        ("https://example.com.au/rents", "It cost us $40.", "AUD"),
        ("https://example.com.au/ore", "Ore costs US$105 a tonne.", "USD/tonne"),
        ("https://example.ca/ore", "It paid 5 billion US dollars.", "USD"),
        ("https://example.ca/ore", "It paid €5 billion.", "EUR"),
        ("https://example.com/rents", "Rents hit $780 a week.", "USD/week"),
        ("", "Rents hit $780 a week.", "USD/week"),
    ],
)
def test_a_dollar_is_of_the_publishers_country(url, text, unit):
    [figure] = extract([Article("one", text, url=url)])
    assert figure.unit == unit
