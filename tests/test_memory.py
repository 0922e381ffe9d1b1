"""What a sentence means by 'it', 'the duty', 'the total' and 'monthly shipments'."""

import pytest
from statedfigures import extract

CASES = [  # text, topic, measure and subject of the last figure
    (
        "The fentanyl duty on Chinese goods is 10%. If flows resume, the duty goes to 30%.",
        "rare-earths", ("fentanyl tariff rate on Chinese goods", "China"),
    ),
    (
        "China's magnet exports were 420 tonnes. It has 70% of rare earth production. Monthly shipments are 46 tonnes.",
        "rare-earths", ("rare earth magnet exports", "China"),
    ),
    (
        "China's magnet exports rose 6% to 420 tonnes. For the year the total was 5,000 tonnes.",
        "rare-earths", ("rare earth magnet exports", "China"),
    ),
    (
        "British inflation fell to 3.6% in October. Economists had expected 3.5%.",
        "monetary-policy", ("inflation rate", "United Kingdom"),
    ),
    (
        "China mined 270,000 tonnes of rare earths. Australia came next with 13,000 tonnes.",
        "rare-earths", ("rare earth mine production", "Australia"),
    ),
    # whose own words name something else
    (
        "The average U.S. tariff rate is 17%. It will raise consumer prices by 1.2%.",
        "tariffs", ("consumer prices", "United States"),
    ),
    (
        "The fentanyl duty on Chinese goods is 10%. The duty on American goods is 15%.",
        "rare-earths", ("tariff rate on US goods", "United States"),
    ),
    (
        "Chile supplies 24% of the world's copper. Production fell 7% in August.",
        "critical-minerals", ("copper production", "world"),
    ),
    (
        "India makes cars. It imported 53 tonnes of magnets from China. They rose 12% on the year.",
        "rare-earths", ("magnet imports from China", "India"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "topic", "named"), CASES)
def test_meant(text, topic, named):
    last = extract(text, topic=topic)[-1]
    assert (last.measure, last.subject) == named
