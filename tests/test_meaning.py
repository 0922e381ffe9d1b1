"""How a reader of a topic chooses the measure of a figure."""

import pytest
from statedfigures import extract
from statedfigures.model import Article

RARE = [  # text, the measures in order
    ("China has 70% of rare earth mining and 90% of processing.", ["mining", "processing"]),
    ("It does 90% of rare earth processing and magnet production in China.", ["processing", "magnet production"]),
    ("Rare earth output fell 5% in China.", ["rare earth mine production"]),  # a fall states no share
    (
        "China does 91% of rare earth refining, while 94% of magnets come from there.",
        ["processing", "magnet production"],
    ),
    ("China exports rare earths. A rise of 3% in wages helps.", None),
]


@pytest.mark.parametrize(("text", "measures"), RARE)
def test_measures(text, measures):
    found = [f.measure.removeprefix("share of rare earth ") for f in extract(text, topic="rare-earths")]
    if measures is None:
        assert all("rare earth" not in name for name in found)
    else:
        assert found == measures


def test_the_ends_of_a_change_have_one_measure():
    text = "Washington cuts duties on Chinese goods from 57% to 47%, which includes taking the fentanyl rate from 20% to 10%."
    measures = [f.measure for f in extract(text, topic="rare-earths")]
    assert measures == ["tariff rate on Chinese goods"] * 2 + ["fentanyl tariff rate on Chinese goods"] * 2


def test_what_points_to_the_sentence_before_takes_its_measure_and_says_so():
    text = "China's rare earth magnet exports fell 6%. Against a year earlier they rose 17%."
    figures = extract(text, topic="rare-earths")
    assert [f.measure for f in figures] == ["rare earth magnet exports"] * 2
    assert "measure of the sentence before" in figures[1].why


def test_the_title_and_the_address_give_context():
    text = "Agencies put China at about 60% of the world's output."
    about = Article("a", text, url="https://example.org/rare-earth-controls")
    assert extract(about, topic="rare-earths")[0].measure == "share of rare earth production"
    assert extract(Article("b", text), topic="rare-earths")[0].measure != "share of rare earth production"


def test_what_a_topic_takes_for_granted_is_told():
    text = "Agencies put China at about 90% of refining."
    [figure] = extract(text, topic="rare-earths")
    assert (figure.measure, figure.why[-1]) == ("share of rare earth processing", "thing assumed")
    for told in ("Rare earths are scarce. " + text, "Copper is scarce. " + text):  # named, or another thing is
        assert "thing assumed" not in extract(told, topic="rare-earths")[0].why
    assert extract("Copper is scarce. " + text, topic="rare-earths")[0].measure == "share of refining"


def test_a_date_has_the_status_of_what_it_bounds():
    text = "Trump scrapped a threatened 100% tariff on Chinese goods that was due to take effect on 1 November."
    figures = extract(text, topic="rare-earths")
    assert [(f.unit, f.role, f.status) for f in figures] == [
        ("percent", "threat", "cancelled"),
        ("date", "limit", "cancelled"),
    ]


def test_a_date_without_a_year_takes_that_of_publication():
    text = "Beijing drops its duties on American goods from November 10."
    [dated] = [f for f in extract(Article("a", text, published="2025-11-05"), topic="tariffs") if f.unit == "date"]
    [undated] = [f for f in extract(Article("a", text), topic="tariffs") if f.unit == "date"]
    assert (dated.value, undated.value) == (20251110, 1110)


def test_a_date_behind_a_figure_of_the_sentence_before_is_no_error():
    text = "The truce held. The tariff is 100%. It had been 5%, due to start on May 2."
    assert extract(text, topic="rare-earths")


METALS = [
    ("Copper and tin rose. Freeport mines copper. Investors are waiting: mine output fell to 5 tonnes.", "copper mine"),
    (
        "Cobalt and rare earths matter. Cobalt is scarce. Rare-earth supply is tight, and production was 5 tonnes.",
        "rare earth",
    ),
    ("Cobalt prices rose this year. Production was 5,000 tonnes in 2024, less than that of nickel.", "cobalt"),
]


@pytest.mark.parametrize(("text", "metal"), METALS)
def test_the_metal_named_last_before_the_number(text, metal):
    assert extract(text, topic="critical-minerals")[-1].measure == f"{metal} production"


def test_a_repeated_share_changes_no_goods():
    text = "Myanmar has 9% of rare earth mining. The 9% figure is disputed. China will see the tariff cut to 25%."
    assert extract(text, topic="rare-earths")[-1].measure == "tariff rate on Chinese goods"


ANCHORED = [
    ("China's output of rare earths rose to 270,000 tonnes.", "rare earth mine production"),
    ("China has 70% of global rare earth mining.", "share of rare earth mining"),
    ("China has 70% of the world's rare earths mining.", "share of rare earth mining"),
    ("Rare earths matter. Output rose 5% at the mine", "rare earth mine production"),  # where the text ends
    # another thing
    ("Rare earths matter. China's output of electric scooters rose to 270,000 tonnes.", "output of electric scooters"),
    ("Rare earths matter. China does 70% of the mining of sugar.", "share of mining of sugar"),
]


@pytest.mark.parametrize(("text", "measure"), ANCHORED)
def test_anchor(text, measure):
    assert extract(text, topic="rare-earths")[-1].measure == measure
