"""What a notebook shows of figures: a table with whole sentences, and a view in which a selection finds them."""

from __future__ import annotations

import os
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from .marking import quote_html
from .model import Article, Comparison, Figure, StatedFiguresError
from .spoken import figure_words, publisher

if TYPE_CHECKING:
    import altair

SHOWN = 300  # rows that a cell shows; a browser draws many more slowly
LINES, WIDE = 32, 62  # of sentences beside the points, and letters in each
# Lab 4.6 and VS Code draw this one by themselves, without network; what Altair 6 announces, v6, Lab shows as text
MIME = "application/vnd.vegalite.v5+json"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.20.1.json"
HEADS = Markup("<tr>" + '<th style="text-align:left">{}</th>' * 4 + "</tr>")
HEAD = HEADS.format("Figure", "What", "Status", "Sentence")
VERDICTS = HEADS.format("Verdict", "What", "When", "Who says what, and why")
CELL = '<td style="text-align:left;vertical-align:top;white-space:normal;{}">{{}}</td>'
ROW = Markup("<tr>" + CELL.format("") * 3 + CELL.format("min-width:24em") + "</tr>")


LONGEST = 300  # letters of a path


class Figures(list[Figure]):
    """A list of figures that knows their articles, so that a notebook shows each with its sentence."""

    def __init__(self, figures: Iterable[Figure] = (), articles: Iterable[Article] = ()) -> None:
        super().__init__(figures)
        stating = {figure.article_id for figure in self}
        self.articles = {article.id: article for article in articles if article.id in stating}

    def __getitem__(self, at: Any) -> Any:  # a slice is shown like the whole
        found = super().__getitem__(at)
        return Figures(found, self.articles.values()) if isinstance(at, slice) else found

    def _repr_html_(self) -> str:
        rows = [_row(figure, self.articles) for figure in self[:SHOWN]]
        more = f"The first {SHOWN} of {len(self)} figures." if len(self) > SHOWN else f"{len(self)} figures."
        return _shown(HEAD, Markup("").join(rows), more)


class Comparisons(list[Comparison]):
    """A list of comparisons that knows the articles, so that a notebook shows who says what, and the verdicts."""

    def __init__(self, comparisons: Iterable[Comparison] = (), articles: Iterable[Article] = ()) -> None:
        super().__init__(comparisons)
        self.articles = list(articles)

    def __getitem__(self, at: Any) -> Any:  # a slice is shown like the whole
        found = super().__getitem__(at)
        return Comparisons(found, self.articles) if isinstance(at, slice) else found

    def _repr_html_(self) -> str:
        held = [one for one in self if one.verdict != "single"]
        rows = Markup("").join(map(_verdict_row, held[:SHOWN]))
        told = f"{len(held)} comparisons; {len(self) - len(held)} more figures are stated by one alone."
        first = f"The first {SHOWN} of {told}" if len(held) > SHOWN else told
        return _shown(VERDICTS, rows, first)


def known_articles(figures: Iterable[Figure], articles: Iterable[Article]) -> list[Article]:
    """The articles given, or those that the figures know: what `extract` returns does."""
    return list(articles) or list(getattr(figures, "articles", {}).values())


def _verdict_row(one: Comparison) -> Markup:
    measure, subject, _, basis, when, _ = one.key
    what = Markup("<br>").join(filter(None, [measure, subject, basis]))
    return ROW.format(Markup("<b>{}</b>").format(one.verdict), what, when, one.note)


def _shown(head: Markup, rows: Markup, told: str) -> str:
    table = Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(head, rows)
    return str(Markup('<div style="max-height:36em;overflow:auto">{}</div><p>{}</p>').format(table, told))


def _row(figure: Figure, articles: Mapping[str, Article]) -> Markup:
    status = " ".join(filter(None, [figure.status, figure.role, figure.direction]))
    what = Markup("<br>").join(filter(None, [figure.measure or figure.about, figure.subject]))
    article = articles[figure.article_id]
    said = Markup("{}<br><small>{}</small>").format(quote_html(article, figure), publisher(article))
    return ROW.format(Markup("<b>{}</b>").format(figure_words(figure)), what, status, said)


def articles_of(articles: Any) -> list[Any]:
    """Whatever `extract` takes as a list of articles; a text becomes one.

    >>> [article.id for article in articles_of(["Up 3%.", "Down 4%."])]
    ['text', 'text-2']
    """
    given = [articles] if isinstance(articles, str | Article) else list(articles)
    for path in (text for text in given if isinstance(text, str) and len(text) < LONGEST and "\n" not in text):
        if os.path.exists(path):
            raise StatedFiguresError(f"{path} is a file and no text: extract(read({path!r}))")
    return [Article(f"text-{n}" if n > 1 else "text", a) if isinstance(a, str) else a for n, a in enumerate(given, 1)]


def explore_figures(figures: Sequence[Figure], articles: Iterable[Article] = ()) -> altair.HConcatChart:
    """The points and, beside them, the sentences of those that are selected."""
    from .marks import SOFT, THEME, alt

    class View(alt.HConcatChart):
        """An Altair view that notebooks draw themselves, so that its selections work without a network."""

        def _repr_mimebundle_(self, *args: Any, **kwargs: Any) -> Any:
            told = f"{len(figures)} figures by measure and value; a selection shows its sentences"
            drawn = {MIME: {**self.to_dict(), "$schema": SCHEMA}, "text/plain": told}
            return drawn, {MIME: {"embed_options": {"renderer": "svg"}}}  # in which sentences can be copied

    lines, units = _lines(figures, {a.id: a for a in articles} or getattr(figures, "articles", {}))
    unit = alt.param("drawn_unit", value=units[0], bind=alt.binding_select(options=units, name="Unit "))
    chosen = alt.selection_interval(name="chosen")
    told = "datum.count + ' figures selected; their sentences as far as there is room'"
    whole = alt.Chart().transform_filter("datum.unit === drawn_unit")
    selected = whole.transform_filter(chosen)
    count = (
        selected.transform_filter("datum.line === 0")
        .transform_aggregate(count="count()")
        .transform_calculate(text=told)
        .mark_text(align="left", baseline="bottom", fontSize=12, color=SOFT)
        .encode(text="text:N", x=alt.value(0), y=alt.value(-8))
    )  # fmt: skip
    beside = alt.layer(_sentences(selected), count)
    return View(hconcat=[_points(whole, chosen), beside], data={"values": lines}, config=THEME).add_params(unit)


def _points(whole: altair.Chart, chosen: altair.Parameter) -> Any:
    """A measure a line, the most frequent first."""
    from .marks import ACCENT, SOFT, alt

    often = alt.EncodingSortField("most", order="descending")
    title = alt.Title("Drag over points; double-click shows all again", fontSize=13)
    return (
        whole.transform_filter("datum.line === 0")
        .mark_point(filled=True, size=60, opacity=0.6)
        .encode(
            alt.X("value:Q", scale=alt.Scale(zero=False), title=None),
            alt.Y("row:N", sort=often, title=None, axis=alt.Axis(labelLimit=260)),
            color=alt.condition(chosen, alt.value(ACCENT), alt.value(SOFT)),
            tooltip=["figure:N", "measure:N", "subject:N", "status:N", "speaker:N"],
        )
        .properties(width=220, height=alt.Step(22), title=title)
        .add_params(chosen)
    )


def _sentences(selected: altair.Chart) -> Any:
    """The selected figures' lines one below the other; a figure without room for its whole sentence is left out."""
    from .marks import ACCENT, INK, alt

    return (
        selected.transform_window(at="row_number()", sort=[alt.SortField("n"), alt.SortField("line")])
        .transform_filter(f"datum.at + datum.rest <= {LINES}")
        .mark_text(align="left", baseline="top", fontSize=12)
        .encode(
            alt.Y("at:Q", scale=alt.Scale(domain=[1, LINES], reverse=True), axis=None),
            x=alt.value(0),
            text="text:N",
            color=alt.condition("datum.head", alt.value(ACCENT), alt.value(INK)),
        )
        .properties(width=390, height=LINES * 17)
    )


def _lines(figures: Iterable[Figure], articles: Mapping[str, Article]) -> tuple[list[dict[str, Any]], list[str]]:
    """Each figure as the lines of its sentence under a line of its words; and the units, the most frequent first."""
    drawn = [f for f in figures if f.unit != "date" and f.article_id in articles]
    often = Counter((f.unit, f.measure) for f in drawn)
    lines: list[dict[str, Any]] = []
    for n, f in enumerate(drawn):
        article, most, words = articles[f.article_id], often[f.unit, f.measure], figure_words(f)
        where = {"n": n, "unit": f.unit or "no unit", "value": f.value, "most": most * (most > 1),
                 "row": f.measure if most > 1 else "stated once"}  # fmt: skip
        told = {name: getattr(f, name) for name in ("measure", "subject", "status", "speaker")} | {"figure": words}
        heads = textwrap.wrap(f"{words} · {f.measure or f.about} · {publisher(article)}", WIDE)
        sentence = " ".join(article.text[slice(*f.sentence)].split())
        texts = [*heads, *textwrap.wrap(sentence, WIDE), ""]
        for k, text in enumerate(texts):
            place = {"line": k, "rest": len(texts) - k - 2, "head": k < len(heads)}
            lines.append({**where, **place, "text": text, **(told if k == 0 else {})})
    units = [unit for unit, _ in Counter(f.unit or "no unit" for f in drawn).most_common()]
    return lines, units or ["no unit"]
