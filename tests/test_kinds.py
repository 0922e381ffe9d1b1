"""What the kind of a measure makes of a figure: its role, its status and the name it goes by."""

import pytest
from statedfigures import extract

SETTLED = [
    # a rule told in the present is pledged, a past one is in force
    ("monetary-policy", "The Fed cut its rate to 4%.", "policy rate", "to", "in force"),
    ("monetary-policy", "The Fed cuts its rate to 4%.", "policy rate", "to", "pledged"),
    ("rare-earths", "A tariff of 47% applies to Chinese goods.", "tariff rate on Chinese goods", "level", "in force"),
    # points are the size of a change, whatever they are said to be
    (
        "monetary-policy",
        "Traders had bet on 100 basis points of cuts by the Fed.",
        "policy rate",
        "change",
        "estimated",
    ),
    # what is aimed at
    ("monetary-policy", "The Fed's inflation target is 2%.", "inflation target", "target", "in force"),
    (
        "rare-earths",
        "China's rare earth mining quota is 270,000 tonnes.",
        "rare earth mining quota",
        "target",
        "in force",
    ),
    ("rare-earths", "China agreed to buy 12 million tons of soybeans.", "soybean purchases", "target", "pledged"),
    # nothing happens to what is fixed, and nobody enacts a statistic
    ("rare-earths", "Rare earths are a group of 17 elements.", "number of rare earth elements", "level", "stated"),
    ("rare-earths", "China's magnet exports stay at 5,000 tonnes.", "rare earth magnet exports", "level", "stated"),
    ("monetary-policy", "The Fed's inflation forecast for 2026 is 2.6%.", "inflation rate", "level", "estimated"),
]
DESTINATIONS = [
    ("China's magnet exports to the United States fell 29%.", "rare earth magnet exports to the United States"),
    ("China's exports of magnets to Germany fell 29%.", "rare earth magnet exports to Germany"),
    # told of nobody, of two, or of when
    ("China's magnet exports fell 29%.", "rare earth magnet exports"),
    ("China's magnet exports to Germany and Japan fell 29%.", "rare earth magnet exports"),
    ("China's magnet exports to the world fell 29%.", "rare earth magnet exports"),
    ("China's magnet exports in May fell 29%.", "rare earth magnet exports"),
]


@pytest.mark.parametrize(("topic", "text", "measure", "role", "status"), SETTLED)
def test_settled(topic, text, measure, role, status):
    (figure,) = extract(text, topic=topic)
    assert (figure.measure, figure.role, figure.status) == (measure, role, status)


@pytest.mark.parametrize(("text", "measure"), DESTINATIONS)
def test_destination(text, measure):
    (figure,) = extract(text, topic="rare-earths")
    assert (figure.measure, figure.subject) == (measure, "China")
