"""What the numbers of a sentence lend each other, and what they do not."""

import pytest
from statedfigures import extract


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It grew 2, 2.15 and 2.4 per cent.", ["percent"] * 3),
        ("It cut by 300 basis points, after 250 in July.", ["percentage point"] * 2),
        ("The poll puts Labor ahead 53 per cent to 47.", ["percent"] * 2),
        ("It sold 12 million tonnes this year, bringing the total to 8.1 million.", ["tonne"] * 2),
        ("It flew 340 miles and brought the fleet to 1,872.", ["mile", ""]),
        ("A day costs €5, and tours will be limited to 25.", ["EUR", "tour"]),
        ("Tickets cost $40, children pay no more than ten.", ["USD", "USD"]),
        ("He won with 1,127 votes. Poole received 1,084.", ["vote", "vote"]),
    ],
)
def test_units(text, units):
    assert [figure.unit for figure in extract(text)] == units


def test_hundredths_are_lent_with_their_unit():
    assert [figure.value for figure in extract("Steps of 200 and 250 basis points came before.")] == [2, 2.5]
