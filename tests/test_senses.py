"""Status cues that are another word of the same letters."""

import pytest
from statedfigures import extract


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The data suggest sales rose 4%.", "stated"),
        ("Lind suggested cutting the rate to 4%.", "proposed"),
        ("The country saw 43 deaths.", "stated"),
        ("Traders saw a rate of 4% next year.", "estimated"),
        ("The club signed seven players.", "stated"),
        ("The club signed the striker from Leeds for an initial £34m.", "stated"),
        ("Engineers used airflow guidance to bring the drag down to 0.24.", "stated"),
        ("The miner cut its guidance to 1.3 million tonnes.", "estimated"),
        ("A dam 98 metres high holds back the water.", "stated"),
        ("They committed 18 fouls.", "stated"),
    ],
)
def test_the_status_that_a_word_sets_only_in_one_sense(text, status):
    assert [figure.status for figure in extract(text)] == [status]
