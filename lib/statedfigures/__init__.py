"""Every figure that news articles state, what it means, and where it stands.

>>> from statedfigures import extract
>>> [figure] = extract("China controls roughly 70% of rare earth mining.", topic="rare-earths")
>>> figure.value, figure.bound, figure.measure, figure.subject
(70.0, '~', 'share of rare earth mining', 'China')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any

from .model import Article, Comparison, Figure, Finding, Span, StatedFiguresError

if TYPE_CHECKING:
    import altair
    import pandas

__version__ = "0.1.0"
__all__ = [
    "Article", "Comparison", "Figure", "Finding", "Span", "StatedFiguresError",
    "chart", "check", "compare", "correct", "explore", "extract", "read", "report", "table",
]  # fmt: skip

Source = str | PathLike[str]


def read(sources: Source | Iterable[Source], **options: Any) -> list[Article]:
    """Articles from a path, a folder, a URL, or several of them; see `article.read_sources` for the options."""
    from .article import read_sources

    return read_sources(sources, **options)


def extract(
    articles: str | Article | Iterable[str | Article | Source], topic: str | PathLike[str] | None = None
) -> list[Figure]:
    """Every figure that the articles (or a text) state, in the order of the text.

    `topic` is the name of a shipped topic, the path of a topic file, or None for any text.

    >>> [(f.value, f.unit, f.role) for f in extract("Output fell to 15 tonnes from 39 tonnes.")]
    [(15.0, 'tonne', 'to'), (39.0, 'tonne', 'from')]
    """
    from .extraction import extract_figures
    from .lab import Figures, articles_of

    given = articles_of(articles)
    return Figures(extract_figures(given, topic), given)


def table(figures: Iterable[Figure], articles: Iterable[Article] = ()) -> pandas.DataFrame:
    """One row a figure, with its article's outlet, address and date and the sentence as `quote`; schema checked.

    What `extract` gives knows its articles; other figures need them.
    """
    from .tables import figures_table

    return figures_table(figures, articles)


def compare(
    figures: Iterable[Figure], articles: Iterable[Article] = (), reference: str | PathLike[str] | None = "shipped"
) -> list[Comparison]:
    """The same measure across articles, and against the official series of `reference` (None for none).

    What `extract` gives knows its articles; other figures need them. A notebook shows the verdicts as a table.

    >>> compare(extract(["Leeds has 400 schools.", "Leeds has 380 schools."]), reference=None)[0].verdict
    'differ'
    """
    from .comparison import compare_figures
    from .lab import Comparisons, known_articles

    given = known_articles(figures, articles)
    return Comparisons(compare_figures(figures, given, reference), given)


def check(figures: Iterable[Figure], articles: Iterable[Article] = ()) -> list[Finding]:
    """The arithmetic slips within each article: points called percent, parts that pass their whole."""
    from .arithmetic import check_figures
    from .lab import known_articles

    return check_figures(figures, known_articles(figures, articles))


def correct(of: Figure | Article, *, why: str, **says: Any) -> Figure | None:
    """Keeps in data/corrections.csv what a person says of a figure: `correct(figure, measure="imports", why="title")`.

    `accept=True`, `reject=True` or fields of it; `correct(article, numeral="a fifth", value=20, why="...")` adds one.
    """
    from .handwritten import record

    return record(of, why=why, **says)


def chart(name: str, rows: pandas.DataFrame, **options: Any) -> altair.TopLevelMixin:
    """The chart of that name, drawn from the rows of `table`; `charts.names()` lists them."""
    from .charts import draw

    return draw(name, rows, **options)


def explore(figures: Sequence[Figure], articles: Iterable[Article] = ()) -> altair.TopLevelMixin:
    """An Altair view for a notebook: points by measure and value; those selected show their sentences beside them.

    `figures` is what `extract` has returned, or any figures with their `articles`.

    >>> explore(extract("Output fell to 15 tonnes from 39 tonnes."))._repr_mimebundle_()[0]["text/plain"]
    '2 figures by measure and value; a selection shows its sentences'
    """
    from .lab import explore_figures

    return explore_figures(figures, articles)


def report(sources: Source | Sequence[Source], name: str, topic: str | None = None, **options: Any) -> Any:
    """Runs the notebooks on the sources and writes everything into reports/<name>/; the path of its page."""
    from .run import run_report

    return run_report(sources, name, topic, **options)
