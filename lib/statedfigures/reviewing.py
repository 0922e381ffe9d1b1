"""The figures that a machine is not sure of, one after the other on the terminal, and what a person says of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike

import typer

from .corrections import EDITABLE, reading
from .handwritten import keep
from .model import Article, Figure, StatedFiguresError
from .screen import plain
from .spoken import publisher, statement_words

ASK = "accept, edit, reject, skip or quit (a, e, r, s, q)"


def unsure(
    figures: Sequence[Figure], articles: Iterable[Article], reference: str | PathLike[str] | None = "shipped"
) -> list[tuple[Figure, str]]:
    """The figures that nobody has answered for and that a machine is not sure of, in their order, and why it is not.

    >>> from statedfigures import Article, extract
    >>> page = Article("a", "Up 10% now.", readings=("Nothing here.",))
    >>> [why for figure, why in unsure(extract(page), [page])]
    ['1 of 2 readers of the page has it']
    """
    from .comparison import compare_figures

    by_id = {article.id: article for article in articles}
    doubts: dict[Figure, list[str]] = {figure: [] for figure in figures if not figure.by_hand}
    for comparison in compare_figures(figures, by_id.values(), reference):
        for figure in comparison.figures if comparison.verdict == "unresolved" else ():
            if figure in doubts and comparison.note not in doubts[figure]:
                doubts[figure].append(comparison.note)
    for figure, whys in doubts.items():
        readers = 1 + len(by_id[figure.article_id].readings)
        if figure.read_by is not None and figure.read_by < readers:
            has = "has" if figure.read_by == 1 else "have"
            whys.append(f"{figure.read_by} of {readers} readers of the page {has} it")
    return [(figure, " ".join(whys)) for figure, whys in doubts.items() if whys]


def walk(doubts: Sequence[tuple[Figure, str]], articles: Iterable[Article], who: str, path: str) -> None:
    """Asks for each figure and keeps every answer at once, so that a walk that is cut short goes on where it was."""
    by_id = {article.id: article for article in articles}
    for number, (figure, why) in enumerate(doubts, start=1):
        article = by_id[figure.article_id]
        text, (start, end) = article.text, figure.sentence
        typer.echo(f"\n{number} of {len(doubts)}  {plain(publisher(article))}")
        marked = f"⟦{text[figure.start : figure.end]}⟧"
        typer.echo(plain(f"{text[start : figure.start]}{marked}{text[figure.end : end]}"))
        typer.echo(f"Unsure: {plain(why)}")
        if not _answered(figure, who, path):
            return
    typer.echo(f"\n{path}: nothing left to ask")


def _answered(figure: Figure, who: str, path: str) -> bool:
    """Whether to go on with the next one."""
    while True:
        typer.echo(plain(f"Read as {statement_words(figure)}; {reading(figure, 'accept')}; by {', '.join(figure.why)}"))
        answer = typer.prompt(ASK).strip().lower()[:1]
        if answer in ("s", "q"):
            return bool(answer == "s")
        try:
            if answer == "e":
                figure = _edited(figure, who, path)
            elif answer in ("a", "r"):
                field, usual = ("accept", "as the sentence says") if answer == "a" else ("reject", None)
                keep(figure, [(field, "")], who, typer.prompt("Why", default=usual), path)
                return True
        except StatedFiguresError as error:
            typer.echo(plain(f"Not kept: {error}"))


def _edited(figure: Figure, who: str, path: str) -> Figure:
    field = typer.prompt(f"Field ({', '.join(EDITABLE)})").strip()
    now = reading(figure, field) if field in EDITABLE else ""
    new = typer.prompt(f"{field} is (- for nothing)", default=plain(now), show_default=bool(now)).strip()
    return keep(figure, [(field, "" if new == "-" else new)], who, typer.prompt("Why"), path)
