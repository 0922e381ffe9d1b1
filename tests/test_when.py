"""The time that a figure speaks of."""

import pytest
from statedfigures.find import find
from statedfigures.when import period_near

CASES = [
    ("Shares fell 3% due to weak demand in January.", "2026-03-10", ["2026-01"]),
    ("It said it would cut jobs after sales fell 3% in December.", "2026-03-10", ["2025-12"]),
    ("Exports rose to $5 million in 2023 from $4 million a year earlier.", "2026-03-10", ["2023", "2022"]),
    # text, date of publication, the period of each number
    ("Output was 390,000 tonnes in 2024, up from 132,000 tonnes in 2017.", "", ["2024", "2017"]),
    ("China takes 12 million tons by early 2026.", "", ["/2026"]),
    ("Sales of 40 cars since 2019.", "", ["2019/"]),
    ("It bought 22 million tons in the 2024-25 marketing year.", "", ["2024/2025"]),
    ("Prices rose 3% in September.", "2025-10-31", ["2025-09"]),
    ("Prices rose 3% in November.", "2025-10-31", ["2024-11"]),
    ("Prices rose 3% in September.", "", [""]),
    ("Prices rose 3% last year.", "2025-10-31", ["2024"]),
    ("Prices rose 3% last year.", "", [""]),
    ("Growth is seen at 1.2% next year and 1.6% in 2027.", "2025-11-06", ["2026", "2027"]),
    ("The 12 million tons are due by February.", "2026-01-20", ["/2026-02"]),
    ("The 12 million tons are due by February.", "2025-10-30", ["/2026-02"]),
    ("Prices rose 3% in the year to September.", "2025-10-31", ["2025-09"]),
    ("Output fell 3%, the steepest decline since 2009.", "2025-10-31", [""]),
    ("Sales grew 12% between 2020 and 2023.", "", ["2020/2023"]),
    ("SALES GREW 12% BETWEEN 2020 AND 2023.", "", ["2020/2023"]),
    ("They hold 40% of it.", "2025-10-31", [""]),
    ("The ban on 3 drugs will begin in April.", "2026-02-16", ["2026-04"]),
    ("The firm plans to hire 300 people in May.", "2026-02-16", ["2026-05"]),
    ("The firm hired 300 people in May.", "2026-02-16", ["2025-05"]),
    ("They last met in 2019 and this time spoke for two hours.", "", [""]),
    ("It takes 12 million tons by early 2026 and 25 million tons a year after that.", "", ["/2026", ""]),
    ("Growth was 1.9% in 2024; inflation was at 1.2%.", "", ["2024", ""]),
    ("There have been 47 cases since October 2025, up from 19 a year earlier.", "", ["2025-10/", ""]),
    ("Sales rose 5% in 2024 to $3 million.", "", ["2024", "2024"]),
    ("In 2024 it sold 40 cars and lost 3 ships.", "", ["2024", ""]),
    ("In 2024 China sold 40 cars and 3 ships.", "", ["2024", ""]),
    ("The Greens won 2.3 points more than in 2021, and 118 seats.", "", ["", ""]),
    ("Sales rose 5% in the first quarter of 2026.", "", ["2026-01/2026-03"]),
    ("Sales rose 5% in the second half of 2025.", "", ["2025-07/2025-12"]),
    ("Eggs cost $3 a year ago and $4 today.", "2026-02-01", ["2025", ""]),
    ("Prices are 5% higher than a year ago.", "2026-02-01", [""]),
    (
        "It took 22 million tons in 2024, and more than 30 million tons in earlier years.",
        "2025-10-01",
        ["2024", "/2023"],
    ),
    ("They hold 40%; in 2019 it was theirs alone.", "", [""]),
]


@pytest.mark.parametrize(("text", "published", "periods"), CASES)
def test_period_near(text, published, periods):
    [sentence] = find(text, ((0, len(text)),))
    assert [period_near(sentence, mention, published) for mention in sentence.mentions] == periods
