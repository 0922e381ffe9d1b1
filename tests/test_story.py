"""What a report says first."""

from __future__ import annotations

import pytest
from statedfigures import compare, extract
from statedfigures.model import Article
from statedfigures.story import finding

HEADLINES = [
    # the articles' texts, topic, headline
    (["China mines roughly 70% of the world's rare earths."], "rare-earths",
     "A0 puts China’s share of rare earth mining at roughly 70%"),
    # neither a change nor what was before it is a level that a headline could put anything at
    (["Rents in Leeds rose 5% in May."], None, "1 figure is stated in 1 article"),
    (["Prices rose 5% in May.", "Prices rose 7% in May."], None, "2 figures are stated in 2 articles"),
    (["The rate fell from 57%."], None, "1 figure is stated in 1 article"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "topic", "headline"), HEADLINES, ids=[row[2] for row in HEADLINES])
def test_the_headline_is_a_level(texts: list[str], topic: str | None, headline: str):
    articles = [Article(f"a{n}", text, outlet=f"A{n}") for n, text in enumerate(texts)]
    figures = extract(articles, topic=topic)
    assert finding(compare(figures, articles, reference=None), figures, {a.id: a for a in articles}) == headline
