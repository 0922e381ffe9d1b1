"""The sections of a reader's page, each an object that a notebook's cell displays."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import __version__
from .arithmetic import grouped
from .comparison import said_words
from .corrections import Note
from .marking import figure_ids, live_link, quote_html, slug, text_html, web_address
from .model import Article, Comparison, Figure, Finding
from .reference import reference_articles
from .shipped import wanted
from .spans import period_words
from .spoken import HEDGES, date_words, figure_words, publisher, reason_words
from .story import day, deck, finding, key_figures, listed, official, outlet, phrase, plural, said, stated, weight
from .tables import OF_ARTICLE, figures_table

PAGE = Path(__file__).parent / "page"
SHOWN = 12  # comparisons in the open; the others behind one disclosure
GLYPHS = {"stated": "●", "in force": "●", "threatened": "△", "cancelled": "⊘", "estimated": "◌"}  # else hollow


class Html(str):
    """Markup that a notebook shows as it is."""

    def _repr_html_(self) -> str:
        return str(self)


@cache
def templates() -> Environment:
    """The templates of page/, which escape whatever they are given."""
    environment = Environment(
        loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(
        words=figure_words, period=period_words, web=web_address, slug=slug, publisher=publisher, quote=quote_html,
        live=live_link,
        date=lambda iso: date_words(day(iso)) if iso else "", glyph=lambda status: GLYPHS.get(status, "○"),
        reasons=reason_words, hedge=lambda bound: HEDGES[bound].strip() or "exactly", plural=plural,
    )  # fmt: skip
    return environment


class Report:
    """What a report is made of; every method gives one section of the page.

    `comparisons` hold the official figures of `reference`, so give the same one to `compare`.

    >>> Report([Article("a", "Up 10%.")], []).opening()[:24]
    '<header class="opening">'
    """

    def __init__(
        self, articles: Iterable[Article], figures: Iterable[Figure], comparisons: Iterable[Comparison] = (),
        findings: Iterable[Finding] = (), *, topic: str | None = None, reference: str | None = "shipped",
        corrections: Iterable[Note] = (),
    ) -> None:  # fmt: skip
        self.series, self.facts = reference_articles(reference)
        self.articles, self.figures = list(articles), list(figures)
        self.comparisons, self.findings = list(comparisons), list(findings)
        self.topic, self.corrections = Path(named).stem if (named := wanted(topic)) else "", list(corrections)
        self.by_id = {article.id: article for article in (*self.series, *self.articles)}
        self.ids = figure_ids(self.figures)

    def _section(self, name: str, **values: Any) -> Html:
        macro = getattr(templates().get_template("sections.html.j2").module, name)
        return Html(macro(self, **values).strip() + "\n")

    def opening(self) -> Html:
        """The finding as headline, what the report rests on, and the key figures."""
        keys = [
            {"words": way.words, "what": phrase(*c.key[:2]), "when": self.when(c, way.figures[0].status),
             "figure": way.figures[0], "who": listed([outlet(f, self.by_id) for f in way.figures])}
            for c, way in key_figures(self.comparisons, self.by_id)
        ]  # fmt: skip
        headline = finding(self.comparisons, self.figures, self.by_id)
        return self._section("opening", headline=headline, deck=deck(self.figures, self.by_id), keys=keys)

    def side_by_side(self) -> Html:
        """Each measure: what the articles say, what the official series say, the verdict and why."""
        ranked = sorted(self.comparisons, key=lambda c: (weight(c, self.by_id), c.key[0]), reverse=True)
        held = [
            {"c": c, "what": phrase(*c.key[:2]), "when": self.when(c), "said": self.statements(c),
             "official": official(c, self.by_id), "why": self.why(c)}
            for c in ranked if c.verdict != "single" and stated(c, self.by_id)
        ]  # fmt: skip
        singles = len(self.comparisons) - len(held)
        return self._section("side_by_side", held=held[:SHOWN], more=held[SHOWN:], singles=singles)

    def table(self) -> Html:
        """Every figure: sorted and filtered by the page's script, a plain table without it."""
        named = {f.measure for f in self.figures if f.of_topic}
        others = {f.measure for f in self.figures if f.measure} - named
        names = {  # each in groups: what the topic names comes before what only the texts do
            "measure": [("", sorted(named)), ("In the text's own words", sorted(others))],
            "outlet": [("", sorted({outlet(f, self.by_id) for f in self.figures}, key=str.lower))],
            "status": [("", sorted({f.status for f in self.figures}))],
        }
        return self._section("table", names=names, data=self.data())

    def texts(self) -> Html:
        """Each article with its figures marked."""
        by_article = grouped(self.figures, lambda f: f.article_id)
        read = [(a, by_article.get(a.id, [])) for a in self.articles if a.kind == "article"]
        return self._section("texts", texts=[(a, text_html(a, stated, self.ids), len(stated)) for a, stated in read])

    def sources(self) -> Html:
        """The definitions of the official figures that the page shows, and the published pages."""
        shown = {f.article_id: f for c in self.comparisons for f in official(c, self.by_id)}
        return self._section("sources", official=[(self.by_id[i], fact) for i, fact in shown.items()])

    def provenance(self) -> Html:
        """With what, from what: version, topic, corrections by hand, the SHA-256 of every source as it came."""
        people = Counter(note.correction.who for note in self.corrections if not note.problem)
        by_whom = listed([f"{who} ({count})" for who, count in sorted(people.items())])
        return self._section("provenance", version=__version__, applied=people.total(), by_whom=by_whom)

    def official_rows(self) -> pd.DataFrame:
        """The official figures as rows, for the charts to draw as lines."""
        return figures_table(self.facts, self.series)

    # What the templates ask for

    def when(self, comparison: Comparison, status: str = "") -> str:
        """The time that a comparison speaks of, in words, and whether it holds."""
        when, status = comparison.key[4], status or comparison.key[5]
        told = when if when.startswith(("before", "after", "size of", "change")) else period_words(when)
        return ", ".join(filter(None, [comparison.key[3], told, "" if status in ("actual", "stated") else status]))

    def why(self, comparison: Comparison) -> str:
        """The note without what the row shows beside it: what the articles and the official series say."""
        rest = comparison.note.removeprefix(f"{said_words(stated(comparison, self.by_id), self.by_id)}. ")
        return re.sub(r"^Official: .*?\)\. ?", "", rest) if rest != comparison.note else rest

    def statements(self, comparison: Comparison) -> list[tuple[str, list[Figure]]]:
        """Each way of saying it with the figures that do, one an outlet."""
        return [
            (way.words, list({outlet(f, self.by_id): f for f in reversed(way.figures)}.values())[::-1])
            for way in said(stated(comparison, self.by_id))
        ]

    def data(self) -> Markup:
        """The table for the page's script: columns and rows of JSON, safe inside a script element.

        What the script's download takes from the articles and from the quotes of the page is in none of the rows.
        """
        rows = figures_table(self.figures, self.by_id.values()).drop(columns=[*OF_ARTICLE, "quote"])
        about = {article.id: [getattr(article, name) for name in OF_ARTICLE] for article in self.articles}
        values = json.loads(rows.to_json(orient="values", double_precision=15))
        whole = {"columns": list(rows.columns), "rows": values, "articles": about}
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
        return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026").replace("\u2028", "\\u2028"))
