"""What a number shares with the one before: each shape on sentences of our own, and beside it one that it must leave."""

import pytest
from test_about import named

THOSE = [
    ("Rents in Leeds rose 5% while those in Hull rose ⟦2%⟧.", "rents", "Hull"),
    ("Tariffs on Canada rose to 35% while those on Mexico stayed at ⟦25%⟧.", "tariffs on Mexico", "Mexico"),
    ("The yield on Italian bonds rose to 3% while that on German bonds fell to ⟦2%⟧.", "yield on bonds", "Germany"),
    ("The price of copper rose 3%, while that of tin fell ⟦2%⟧.", "price of tin", "tin"),
    ("The average age of members is 42 and that of leaders is ⟦61⟧.", "age", "leaders"),
    ("The number of deaths fell to 30 and that of injuries to ⟦120⟧.", "number of injuries", "injuries"),
    ("China's exports to the US fell 33% while those to Africa grew by ⟦26%⟧.", "exports to Africa", "China"),
    ("The tax on wine went from 5% to 10% and that on beer from 4% to ⟦8%⟧.", "tax on beer", "tax on beer"),
    ("Sales rose 2% and that in turn lifted profit by ⟦3%⟧.", "profit", "Sales"),
]


@pytest.mark.parametrize(("marked", "measure", "subject"), THOSE)
def test_those_of_others(marked: str, measure: str, subject: str) -> None:
    found = named(marked)
    assert (found.measure, found.subject) == (measure, subject)


# sentence, and what is measured; the words are those of the number before where `shared` says so
SHARED = [
    ("Rents were $3 in May and ⟦$4⟧ in June.", "rents", True),
    ("Tea sales fell to 9 million boxes, down ⟦5 percent⟧.", "tea sales", True),
    ("The jackpot was $5 million (⟦£3.9 million⟧).", "jackpot", True),
    ("The club freed 20 hostages and ⟦2,000⟧ prisoners.", "prisoners", False),
    ("The phone goes on sale on September 19 at ⟦$899⟧.", "price", False),
    ("Support fell to 29%, and ⟦13%⟧ had no opinion.", "share with no opinion", False),
    ("Inflation rose to 5.8%, against a target of ⟦5%⟧.", "inflation", True),
    ("Police seized 44 tonnes of tea in May, a drop of ⟦62%⟧.", "tea seizures", True),
    ("Sales rose 5% after a ban of ⟦three weeks⟧.", "duration of ban", False),
    ("Output met 90% of demand; the figure now stands at ⟦60%⟧.", "share of demand", True),
    ("Output met 90% of demand; the price now stands at ⟦$60⟧.", "price", False),
    ("Traders had expected a rise of 3% in exports, but they slipped ⟦1%⟧.", "exports", True),
    ("The duty stood at 27.5% until a deal lowered it to ⟦15%⟧.", "duty", True),
    ("The duty stood at 27.5% until a deal lowered the quota to ⟦15%⟧.", "quota", False),
    ("Crews took 31 minutes to arrive, more than ⟦double⟧ the 18-minute target.", "time to arrive", True),
]


@pytest.mark.parametrize(("marked", "measure", "shared"), SHARED)
def test_the_number_before(marked: str, measure: str, shared: bool) -> None:
    found = named(marked)
    assert (found.measure, "as the number before" in found.rules) == (measure, shared)
