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
    ("It sold 30 ships in the year to September.", "2025-10-31", ["2024-10/2025-09"]),
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
    # a verb, a march and a surname are no months
    ("Clubs may register 25 players.", "2025-11-12", [""]),
    ("The protest march cost $2 million.", "2025-11-12", [""]),
    ("June Harper paid $40,000 and Theresa May 3 pounds.", "2025-11-12", ["", ""]),
    ("In May Smith sold 40 cars.", "2025-11-12", ["2025-05"]),
    # each clause has its own time, before its number or behind it
    ("In 2022 profit was £4m, in 2023 £5m and in 2024 £7m.", "", ["2022", "2023", "2024"]),
    ("The firm's 2024 revenue was $81 million and its 2023 revenue $73 million.", "", ["2024", "2023"]),
    ("In 2018 it had 900 voters; in 2023, 720.", "", ["2018", "2023"]),
    ("He was elected in 2020 with 52% of votes and lost in 2024 with 43%.", "", ["2020", "2024"]),
    ("Inflation slowed to 2.4% in October from 2.7%.", "2025-11-12", ["2025-10", ""]),
    ("Cases rose from 40 in 2020 to just under 90.", "", ["2020", ""]),
    ("In May it fell 8% to $4 million, or 3% of output.", "2025-11-12", ["2025-05", "2025-05", "2025-05"]),
    # a time of something else
    ("The factory, which opened in 1998, employs 640 people.", "", [""]),
    ("The plant that was closed in 2012 still costs $3 million.", "", [""]),
    ("The 2034 bond yielded 7%.", "", [""]),
    ("The loan, repayable in 2040, costs 4%.", "", [""]),
    ("The Roadster 2025 costs $64,000.", "", [""]),
    ("Births fell to 230,000, the fewest since records began in 1970.", "", [""]),
    ("Scientists dated 36 of the tools to 2000 years ago.", "2025-11-12", [""]),
    ("It bought 12 ships, meeting a target first due in May.", "2025-11-12", [""]),
    # what a figure is held against is not its time
    ("Emissions in 2023 were 31% below their 2005 level.", "", ["2023"]),
    ("Output in September was 3% above August's.", "2025-11-12", ["2025-09"]),
    ("It has twice as many as in 2017.", "", [""]),
    # a stretch that ends, and parts of a year
    (
        "It made £18m in the three months to September, up from £15m a year earlier.",
        "2025-11-12",
        ["2025-07/2025-09", "2024-07/2024-09"],
    ),
    ("Revenue in the year that ended in June 2024 was $2 billion.", "", ["2023-07/2024-06"]),
    ("Sales were $5 million in the six months ended June 30, 2025.", "", ["2025-01/2025-06", ""]),
    ("It treated 5,200 patients between January and June 2023.", "", ["2023-01/2023-06"]),
    ("It sold 9,000 boats from November to March.", "2025-11-12", ["2024-11/2025-03"]),
    ("In Q3 2024 it set aside €310 million.", "", ["2024-07/2024-09"]),
    ("In the last quarter of 2024 it carried 9 million tonnes.", "", ["2024-10/2024-12"]),
    ("In the first nine months it earned $66 million.", "2025-11-12", ["2025-01/2025-09"]),
    ("It earned $66 million in the third quarter.", "2025-08-12", [""]),
    ("It will earn $66 million in the fourth quarter.", "2025-11-12", ["2025-10/2025-12"]),
    ("Profit in the first half of fiscal 2026 was $3 million.", "2025-11-12", [""]),
    ("It scored 30 points in the first quarter.", "2025-10-29", [""]),
    ("They buy 25 million tons a year through 2028.", "", ["/2028"]),
    ("In the 2000s it drew 20,000 tourists.", "", ["2000/2009"]),
    ("Two years ago it sold 80 tonnes.", "2025-11-12", ["2023"]),
    ("It sold 20 tonnes last month.", "2026-01-12", ["2025-12"]),
    # a month ahead, or past
    ("The fare will rise to £2.50 in March.", "2025-11-12", ["2026-03"]),
    ("In February the airline will drop 12 routes.", "2025-11-12", ["2026-02"]),
    ("Prices climbed 5% by March.", "2025-11-12", ["/2025-03"]),
    # a step from the time named first
    ("It was 6.8% in October, down from 7.1% a year earlier.", "2026-11-12", ["2026-10", "2025-10"]),
    ("It was 6.8% in October, down from 7.1% a month earlier.", "2026-11-12", ["2026-10", "2026-09"]),
    ("Costs were $22 million in 2024 and $19 million the previous year.", "", ["2024", "2023"]),
]


@pytest.mark.parametrize(("text", "published", "periods"), CASES)
def test_period_near(text, published, periods):
    [sentence] = find(text, ((0, len(text)),))
    assert [period_near(sentence, mention, published) for mention in sentence.mentions] == periods
