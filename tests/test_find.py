"""Rules of finding, each with sentences of ours that it must catch and one that it must not.

A row is marked as in test_sentences.py; here only span, value, range and unit count, bounds are of qualify.
"""

import csv
import itertools
import math

import pytest
from statedfigures.find import find
from statedfigures.lexicon import FOLDER
from statedfigures.sentences import split_sentences
from test_sentences import parse

RULES = {
    "range between": """
        The barn cost between ⟦€90,000 and €110,000 = 90000..110000 EUR⟧ to mend.
        Guidance went from between ⟦$US20 million and $US25 million = 20e6..25e6 USD⟧ to less.
        Between ⟦three and five = 3..5 crew⟧ crews are on duty.
        The gap between ⟦5 percent = 5 percent⟧ of men and ⟦9 percent = 9 percent⟧ of women is wide.""",
    "range without a verb of change": """
        Tickets run from ⟦$40 to $65 = 40..65 USD⟧ at the door.
        The cabins, from ⟦$750,000 to $1 million = 750000..1e6 USD⟧, sold in a day.
        Plots start from ⟦400 sq ft up to 800 sq ft = 400..800 square foot⟧ by the canal.
        The toll rose from ⟦$4 = 4 USD⟧ to ⟦$6 = 6 USD⟧ in May.""",
    "change by and to": """
        The gap widened by ⟦$3.2 billion = 3.2e9 USD⟧ to ⟦$41 billion = 41e9 USD⟧ in June.
        The index climbed ⟦0.4% = 0.4 percent⟧ to ⟦2,140.5 = 2140.5⟧ at noon.
        The yield rose ⟦2 basis points = 0.02 percentage point⟧ to ⟦4.1% = 4.1 percent⟧.
        The drug cut deaths by ⟦30 to 40 percent = 30..40 percent⟧.
        The fund lost ⟦5 to 10 percent = 5..10 percent⟧ of its value.""",
    "one scale for both ends": """
        The dam will cost ⟦$10 to $15 billion = 10e9..15e9 USD⟧.
        Sales should grow from ⟦24.2 = 24.2e9 EUR⟧ to ⟦33-35 billion euros = 33e9..35e9 EUR⟧.
        The fleet burns ⟦2-3 million litres = 2e6..3e6 litre/week⟧ a week.
        Membership went from ⟦900,000 = 900000 member⟧ members to ⟦1.2 million = 1.2e6 member⟧.""",
    "or": """
        The walk takes ⟦three or four hours = 3..4 hour⟧.
        Lunch is about ⟦eight or nine euros = 8..9 EUR⟧.
        The crate holds ⟦40 or 50 = 40..50 melon⟧ melons.
        The mine cut ⟦900 = 900 job⟧ jobs or ⟦2.2 per cent = 2.2 percent⟧ of the total.""",
    "hyphenated range": """
        The van does ⟦0-to-60-mph = 0..60 mile/hour⟧ in a blink.
        The kit suits a ⟦10-to-12-inch = 10..12 inch⟧ pane.
        The course is for 8-to-10-year-olds.
        The squad won 3-to-1 away.""",
    "negative": """
        The lab was cooled to ⟦minus-130 degrees Celsius = -130 celsius⟧.
        The balance slid to ⟦$-50.8bn = -50.8e9 USD⟧.
        Margins (⟦-5% = -5 percent⟧) alarmed the owners.
        The firm ran COVID -19 wards until 2021.""",
    "power of ten": """
        The grain weighs ⟦1.6×10^9 kilograms = 1.6e9 kilogram⟧.
        The star shines with ⟦3 x 10^26 watts = 3e26 watt⟧.
        The count was ⟦2×10² = 200 cell⟧ cells in the dish.
        The print measures 10 x ⟦15 cm = 15 centimetre⟧ in its frame.""",
    "ages": """
        Ana Prado, ⟦44 = 44 year of age⟧, runs the bakery.
        He was jailed with a man aged ⟦61 = 61 year of age⟧ in March.
        She will be ⟦35 = 35 year of age⟧ when the term ends.
        The average life expectancy there is around ⟦73 = 73 year of age⟧.
        Her ⟦18 month-old = 18 month of age⟧ son slept.
        A ⟦300,000 year-old = 300000 year of age⟧ skull lay in the cave.
        The boys, aged ⟦19 = 19 year of age⟧ and ⟦23 = 23 year of age⟧, ran.
        The pipe, 44, was numbered by hand.""",
    "currency with a space": """
        The flat costs HK| ⟦$5.4m = 5.4e6 ?⟧ today.
        Crude settled at ⟦US $58.24 = 58.24 USD/barrel⟧ per barrel.
        The loan is worth ⟦NT $90 million = 90e6 TWD⟧.
        A ⟦$5 = 5 USD⟧ fee applies.""",
    "rates": """
        He works ⟦40 to 50 hours = 40..50 hour/week⟧ a week.
        The lab runs ⟦three thousand = 3000 test/day⟧ tests per day.
        The ⟦$10 = 10 USD/month⟧-a-month plan was dropped.
        The mill earned ⟦$2.53 = 2.53 USD/share⟧ per diluted share.
        Feed got ⟦$1 = 1 USD/bushel⟧ cheaper per bushel.
        The tax of ⟦$75 = 75 USD/barrel⟧ U.S. per barrel stays.
        Petrol was ⟦$3 = 3 USD⟧ a year ago.""",
    "unit borrowed": """
        Peru shipped ⟦22.5 million tonnes = 22.5e6 tonne⟧ in 2023 and ⟦24.3 million = 24.3e6 tonne⟧ in 2024.
        The van costs ⟦€20,000 = 20000 EUR⟧, up from ⟦18,500 = 18500 EUR⟧ in spring.
        About ⟦460 = 460 bike⟧ bikes were stolen, compared with ⟦63 = 63 bike⟧ a year before.
        A ⟦third = 33.333333 percent⟧ of those asked were at ⟦35 = 35⟧ or above.
        Of ⟦90 = 90 passenger⟧ passengers, ⟦12 = 12 passenger⟧ were children.
        The shop had ⟦22 = 22 theft⟧ thefts, against an average of ⟦20 = 20 theft/week⟧ per week.
        The ⟦15-inch = 15 inch⟧ model scored ⟦2,140 = 2140⟧ in the test.""",
    "unit shared backwards": """
        Prices rose ⟦2 = 2 percent⟧, ⟦2.5 = 2.5 percent⟧ and ⟦3.1 per cent = 3.1 percent⟧.
        The beams are ⟦8 = 8 metre⟧ and ⟦11 metres = 11 metre⟧ long.
        The clubs have ⟦400 = 400 member⟧ and ⟦650 = 650 member⟧ members.
        The depot has ⟦two = 2 pump⟧ pumps and ⟦11 metres = 11 metre⟧ of hose.""",
    "rate borrowed": """
        Nickel climbed from ⟦$14,000 = 14000 USD/tonne⟧ a ton to a peak of ⟦$18,000 = 18000 USD/tonne⟧.
        Rent fell to ⟦€900 = 900 EUR/month⟧ a month from ⟦€1,100 = 1100 EUR/month⟧.
        Crude is ⟦$75 = 75 USD/barrel⟧ a barrel against ⟦$81 = 81 USD/barrel⟧ in May.
        Profit was ⟦86 cents = 86 cent/share⟧ a share against ⟦62 cents = 62 cent/share⟧.
        They pay ⟦$90 = 90 USD/pupil⟧ per pupil and ⟦$40,000 = 40000 USD⟧ in fees.""",
    "scale of a rating": """
        On a scale of 0 to 10 she called it a ⟦12 = 12 score/10⟧.
        On a scale of 1 to 5 riders gave it ⟦4.2 = 4.2 score/5⟧.
        The film scored ⟦4.5 out of 5 = 4.5 score/5⟧.
        The odds are ⟦1 in 2 million = 0.00005 percent⟧.
        ⟦Seven out of ten = 70 percent⟧ voters stayed at home.""",
    "counted noun": """
        The firm bought ⟦30 = 30 truck⟧ new electric trucks.
        The state has ⟦400 = 400 station⟧ charging stations.
        Thieves took ⟦460 = 460 van⟧ Ford and Fiat vans.
        The site drew ⟦2.7m = 2.7e6 sale⟧ combined digital and physical sales.
        The league played ⟦two = 2 final⟧ FA Cup finals.
        The app has ⟦20,000 = 20000 user⟧+ users.
        The fire spared the town, killing ⟦12 = 12 person⟧.
        Some ⟦20 = 20 walker⟧-odd walkers came.
        He threw ⟦two = 2 TD⟧ TDs.
        He gave up ⟦517 = 517 yard⟧ rushing yards.
        He was ranked 20 when the season began.""",
    "common name of a list": """
        Dealers sold ⟦30,000 = 30000 vehicle⟧ cars, trucks and SUVs.
        The fair has ⟦90 = 90 animal⟧ cows, pigs and goats.
        Police held ⟦40 = 40 person⟧ men and women.
        Dealers sold ⟦900 = 900 car⟧ cars, and pumps were dear.""",
    "partition": """
        ⟦Seven = 7 minister⟧ of the ⟦17 = 17 minister⟧ ministers resigned.
        ⟦Two = 2 deputy⟧ of Moreno’s deputies were fired.
        ⟦Four = 4 judge⟧ of the ⟦nine = 9 judge⟧ judges dissented.
        One of the judges dissented.""",
    "determiner": """
        The raid killed ⟦two = 2 guard⟧ guards.
        Only ⟦one = 1 plant⟧ plant is left.
        ⟦Three = 3 bridge⟧ bridges fell.
        The two sides and their three allies met on one condition.
        The heads of the four ports blamed all three crews.""",
    "relative date": """
        ⟦Nine days = 9 day⟧ later the dam broke.
        The strike lasted ⟦six weeks = 6 week⟧.
        Pay grew ⟦4% = 4 percent⟧ in the three months to August.
        It was her first win in ⟦six years = 6 year⟧.
        She moved there three weeks ago and he left two days earlier.""",
    "period of another figure": """
        She spent the last ⟦200 days = 200 day⟧ at sea.
        The ⟦90-day = 90 day⟧ truce holds.
        Yields are the highest in ⟦three decades = 30 year⟧, at ⟦4% = 4 percent⟧.
        It shipped ⟦14 million tons = 14e6 tonne⟧ in 11 months and ⟦3% = 3 percent⟧ more over the past two years.""",
    "name of an instrument": """
        A ⟦five-year = 5 year⟧ contract was signed.
        The ⟦12-month = 12 month⟧ suspension ends.
        Sales are at a ⟦12-year = 12 year⟧ high.
        A ⟦30-year = 30 year⟧ career is over.
        The 10-year Treasury yield beat its 12-month average and the 30-year mortgage.""",
    "vague": """
        ⟦Dozens = 12..120 van⟧ of Kia and Fiat vans vanished.
        ⟦Tens of thousands = 10000..100000 bird⟧ of birds nest there.
        Several ⟦thousand = 1000..10000 teacher⟧ teachers marched.
        The crowd thanked the hundreds-strong choir.""",
    "fraction": """
        ⟦One-fifth to one-quarter = 20..25 percent⟧ of the crop failed.
        Between a ⟦quarter and a third = 25..33.33333 percent⟧ of the hives died.
        ⟦¾ = 75 percent⟧ of the tank was full.
        A third buyer came for the quarter-final.""",
    "points": """
        A ⟦quarter-point = 0.25 percentage point⟧ cut is likely.
        The margin grew ⟦0.8 of a percentage point = 0.8 percentage point⟧.
        Spreads widened by ⟦40 bps = 0.4 percentage point⟧.
        He shot ⟦three-point = 3 point⟧ throws.""",
    "multiple": """
        The queue was ⟦three times = 3 ratio⟧ as long.
        Claims fell by a factor of ⟦seven = 7 ratio⟧.
        Bids came in ⟦2.5x = 2.5 ratio⟧ the reserve.
        A magnitude-⟦6.4 = 6.4 magnitude⟧ quake struck.
        The dog barked ⟦four times = 4 time⟧ at night.""",
    "votes": """
        The panel voted ⟦7 = 7 vote⟧-⟦2 = 2 vote⟧ to hold.
        The council voted ⟦9 = 9 vote⟧ to ⟦12 = 12 vote⟧ against it.
        A ⟦5 = 5 vote⟧-⟦4 = 4 vote⟧ ruling ended the case.
        The bill passed ⟦219 = 219 vote⟧-⟦213 = 213 vote⟧ in the House.
        The rovers took a 9-2 lead after his decision to shoot.""",
    "years": """
        Fares go up by an average of ⟦1500 = 1500⟧ from May.
        More than ⟦1800 = 1800 home⟧ homes lost power.
        About ⟦2000 = 2000 nurse⟧ nurses left in 2019.
        The tribe lived there between A.D. 1000 and 1260, and the sea may rise by 2120.""",
    "names": """
        Sales of the ID.4 rose ⟦8% = 8 percent⟧.
        S&P 500 e-minis were up ⟦0.25| points = 0.25 point⟧.
        The index gained ⟦0.65| point = 0.65 point⟧, and a ⟦0.25| point = 0.25 point⟧ cut is expected.
        Exports reached ⟦1,450m tonnes = 1450000000 tonne⟧; the camp is at ⟦6,100m = 6100 metre⟧.
        A ⟦5m = 5000000⟧ donation bought a ⟦$10 = 10 USD⟧ T-shirt each.
        The minister did not deny that ⟦300 = 300 person⟧ people had died.
        The square was under ⟦50m = 50 metre⟧ of water.
        It sold ⟦63,000 = 63000 sedan⟧ Model 3 sedans.
        The 5500M chip, the 7UP can, the 49ers, a 737 Max and a six-speed gearbox were on show in 1080p.""",
    "number words in names": """
        ⟦Seven = 7 country⟧ European countries signed.
        ⟦Two = 2 hostage⟧ hostages were freed.
        Paris lost ⟦twenty-two = 22 job⟧ jobs.
        Twenty One Pilots, the Big Four, the Group of Seven and phase two came up.""",
    "page furniture": """
        The thread got ⟦12 = 12 comment⟧ comments in an hour.
        The show runs ⟦4 minutes = 4 minute⟧.
        The album has ⟦9 = 9 photo⟧ photos of the flood.
        Read in 4 minutes""",
    "digits of identifiers": """
        The town has ⟦20 = 20 tree⟧ trees.
        It has ⟦60,777 = 60777 reader⟧ readers.
        The line is ⟦1,234 km = 1234 kilometre⟧ long.
        Call +44 20 7946 0018 or text HELP to 60777; see example.org/2019/44-report and case 23-1187.""",
    "separators": """
        The town has ⟦12 000 = 12000 tree⟧ trees.
        The hall has ⟦1.000 = 1000 lamp⟧ lamps.
        He hit ⟦.500 = 0.5⟧ for the year, ⟦1,00,000 = 100000 fan⟧ fans saw.
        Roughly ⟦400 = 400 ?⟧ 737 Max jets were parked.""",
    "slashes and fractions": """
        The bolt is ⟦5/8 inch = 0.625 inch⟧ thick.
        The board is ⟦2 3/4 inches = 2.75 inch⟧ wide.
        The rate is ⟦4-3/8 percent = 4.375 percent⟧.
        Wheat is ⟦$5.41-3/4 = 5.4175 USD/bushel⟧ a bushel.
        The 9/11 trial ran 24/7 on channel 12/3 at odds of 3:1.""",
    "footnote and number sign": """
        The fee (⟦$12 = 12 USD⟧) is due.
        The trial had ⟦77 = 77 nurse⟧ nurses (⟦12 percent = 12 percent⟧ of all).
        The crash hurt ⟦38 = 38 person⟧ people [4] and ⟦two = 2 dog⟧ dogs (5).
        The #1 enemy is sleep (19), and type 2 cells do help.""",
    "numbers of things told by letters": """
        The town has ⟦8B = 8e9 bee⟧ bees.
        The hall can seat ⟦800 = 800 guest⟧ guests.
        The site has ⟦140 million = 140e6 user⟧ monthly users.
        18-24s, over-65s, Block 1B, the 2B Mindset and 911 calls were on the list.""",
    "units": """
        The cars made ⟦80 m.p.h. = 80 mile/hour⟧ then.
        The field is ⟦10 kV|/cm = 10 kilovolt/centimetre⟧ strong.
        The sea is ⟦21 °C = 21 celsius⟧ warm.
        The seat costs ⟦60,000₩ = 60000 KRW⟧.
        The hens ate ⟦30 pounds = 30 pound⟧ of corn.
        The feed cost ⟦90 pounds = 90 GBP⟧.
        Nine won the race and stone walls fell.""",
}
ROWS = [
    pytest.param(line.strip(), id=f"{rule}-{number}")
    for rule, lines in RULES.items()
    for number, line in enumerate(lines.strip().split("\n"), 1)
]


def mentions(text, passed=None):
    return [m for sentence in find(text, split_sentences(text), passed) for m in sentence.mentions if m.unit != "date"]


def same(one, other):
    return (one is None) == (other is None) and (one is None or math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-12))


@pytest.mark.parametrize("line", ROWS)
def test_rule(line):
    text, marks = parse(line)
    found = mentions(text)
    told = [(text[m.start : m.end], m.value, m.high, m.unit, m.rule) for m in found]
    assert len(found) == len(marks), told
    for mention, mark in zip(found, marks, strict=True):
        assert (mention.start, mention.end in mark.ends) == (mark.start, True), told
        assert same(mention.value, mark.value), told
        assert same(mention.high, mark.high), told
        assert mention.unit in mark.units or "?" in mark.units, told


def test_there_are_enough_rows_and_each_rule_has_one_it_must_not_catch():
    assert len(ROWS) >= 120
    assert all(len(lines.strip().split("\n")) >= 4 for lines in RULES.values())


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The hearing is at 9:45 on 12/03/2025.", ["clock time", "numeric date"]),
        ("The A350 and the Big 12 met in 2019.", ["letters before", "name", "year"]),
        ("The two sides met three weeks ago.", ["determiner", "relative date"]),
        ("It was the 21st try and he came third.", ["ordinal", "fraction"]),
        ("The 10-year Treasury yield rose.", ["name of an instrument"]),
        ("12 comments", ["page furniture"]),
    ],
)
def test_what_is_passed_over_is_told_with_its_rule(text, rules):
    passed = []
    assert mentions(text, passed) == []
    assert [rule for _, _, rule in sorted(passed)] == rules
    assert all(text[start].isalnum() and start < end <= len(text) for start, end, _ in passed)


def test_every_number_is_either_found_or_passed_over_once():
    text = "In 2019 the 12 mines of Peru made 4.1 million tonnes, up 7%, and 3 of 5 ports were shut by May 14."
    passed = []
    found = [m for sentence in find(text, ((0, len(text)),), passed) for m in sentence.mentions]
    spans = sorted([(m.start, m.end) for m in found] + [(start, end) for start, end, _ in passed])
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    digits = {i for i, char in enumerate(text) if char.isdigit()}
    assert digits <= {i for start, end in spans for i in range(start, end)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It flew 4.1 million people.", 4_100_000.0),
        ("It flew 16.1m people.", 16_100_000.0),
        ("It earned $4.1tn.", 4_100_000_000_000.0),
        ("Coins fell 10.4 cents.", 10.4),
        ("Rates fell 35 basis points.", 0.35),
        ("A third of them left.", 33.3333333333333),
        ("One in three left.", 33.3333333333333),
    ],
)
def test_values_carry_no_trace_of_binary_fractions(text, value):
    assert [m.value for sentence in find(text, ((0, len(text)),)) for m in sentence.mentions] == [value]


@pytest.mark.parametrize(
    "piece", ["1,", "(", "1 ", "111,", "one ", "5% to ", "$", "A 1 ", "half ", "from $5 to ", "1/1 "]
)
def test_hostile_text_takes_time_in_proportion(piece):
    text = piece * (20_000 // len(piece))
    passed = []
    for sentence in find(text, split_sentences(text), passed):
        assert len(sentence.mentions) <= 100
    assert len(passed) < 20_000


def test_the_words_beside_numbers_are_there_once():
    for name in ("neighbours", "plurals", "kinds"):
        with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            rows = [tuple(row) for row in csv.reader(lines)]
        assert len(set(rows)) == len(rows)
        assert all(field == field.strip() and field for row in rows for field in row)
