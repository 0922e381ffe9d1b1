"""The times that a sentence names."""

import pytest
from statedfigures.mention import Sentence
from statedfigures.times import times

CASES = [
    # text, the period of each time that it names, and which are a base or of something else
    ("In 2022 it was 4, in 2023 it was 5.", ["2022", "2023"], "  "),
    ("It fell in the three months to September, as in the first half.", ["2025-07/2025-09", "2025-01/2025-06"], "  "),
    ("It fell in May 2024, by 2% on 2023 and more than in 2019.", ["2024-05", "2023", "2019"], " bb"),
    ("The 2034 bond, the novel and the 2012 Games.", ["2034", "2012"], "a "),
    ("He may march on.", [], ""),
    ("A level last seen in 2011, the lowest since 2009.", ["", ""], "  "),
    ("By 2026, since 2019, from 2020 through 2022.", ["/2026", "2019/", "2020/2022"], "   "),
    ("The second quarter of the fiscal year.", [""], " "),
]


@pytest.mark.parametrize(("text", "periods", "kinds"), CASES)
def test_times(text, periods, kinds):
    found = times(Sentence(text, 0, len(text)), "2025-11-12")
    assert [time.period for time in found] == periods
    assert "".join("b" if time.base else "a" if time.aside else " " for time in found) == kinds
