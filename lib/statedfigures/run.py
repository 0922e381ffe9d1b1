"""Runs the four notebooks on some sources and puts what they write, all of it or nothing, into reports/<name>/."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from .files import claim, read_rows, replace, swap, write_rows
from .model import Article, StatedFiguresError
from .shipped import CORRECTIONS, shipped, wanted, workplace
from .source import Failure

STAGES = ("01_collect", "02_tabulate", "03_compare", "04_report")
Source = str | PathLike[str]


class Counts(NamedTuple):
    """What a report holds: its articles and its figures, and the sources that could not be read."""

    articles: int
    figures: int
    failures: list[Failure]


def run_report(
    sources: Source | Sequence[Source], name: str, topic: str | None = None, *, reference: str | None = "shipped",
    corrections: Source | None = CORRECTIONS, folder: Source = "reports", strict: bool = False,
    progress: Callable[[str], object] = lambda stage: None,
) -> Path:  # fmt: skip
    """Runs the notebooks 01 to 04 by papermill and writes everything into `folder`/`name`/; the path of its page.

    The folder appears under its name when all of it is there; files of yours in an earlier one stay. A source that
    cannot be read is listed in its failures.csv, or is an error with `strict`. Raises StatedFiguresError with the one
    line that a notebook ended with.
    """
    from .topic import load_topic
    from .warm import engine

    topic, reference, corrections = wanted(topic), wanted(reference), wanted(corrections)
    if topic is not None:
        load_topic(topic)  # a wrong name is told before anything is read

    check_name(name)
    final, chosen = Path(folder) / name, engine()
    sources = [sources] if isinstance(sources, str | PathLike) else sources
    claim(final, sources)
    with _beside(final) as out:
        parameters = {"topic": topic, "name": name, "out": str(out), "reference": reference,
                      "corrections": corrections and str(corrections)}  # fmt: skip
        given = list(_spooled(sources, out.parent))
        for stage in STAGES:
            progress(stage)
            notebook = shipped("notebooks") / f"{stage}.ipynb"
            run_notebook(notebook, out / notebook.name, parameters | {"sources": given}, chosen)
            if stage == STAGES[0]:
                if strict and (failures := counts(out).failures):
                    raise StatedFiguresError("; ".join(map(": ".join, failures)))
                given = [str(out / "articles.jsonl")]
        from .publish import publish

        publish(out / f"{STAGES[-1]}.ipynb", out / "index.html")
        # this run need not have the charts of the one before
        specs = [spec for spec in final.glob("*.json") if b'"usermeta": {' in spec.read_bytes()]
        drawn = [spec.with_suffix(kind) for spec in specs for kind in (".json", ".svg")]
        swap(out, final, stale=[final / "failures.csv", *drawn])
    return final / "index.html"


def run_notebook(notebook: Path, executed: Path, parameters: dict[str, Any], engine: str | None = None) -> None:
    """One notebook by papermill and the engine of that name; an error of ours in a cell is raised again as it was."""
    from .lazy import spare_grammars

    spare_grammars()
    import papermill
    from papermill.exceptions import PapermillExecutionError

    try:
        papermill.execute_notebook(
            notebook, executed, parameters, engine_name=engine, kernel_name="python3", progress_bar=False
        )
    except PapermillExecutionError as error:
        if error.ename == StatedFiguresError.__name__:
            raise StatedFiguresError(error.evalue) from None
        raise StatedFiguresError(f"{notebook.name}: cell {error.cell_index}: {error.ename}: {error.evalue}") from error


@contextmanager
def _beside(final: Path) -> Iterator[Path]:
    """An empty folder of the same name on the same disk, gone in the end whatever happens."""
    final.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{final.name}.", dir=final.parent) as place:
        out = Path(place) / final.name
        out.mkdir()
        yield out.resolve()


def _spooled(sources: Iterable[Source], place: Path) -> Iterator[str]:
    """The sources by name; what comes on standard input as a file, as a kernel has an input of its own."""
    for source in sources:
        if str(source) == "-":
            source = place / "stdin"
            source.write_bytes(sys.stdin.buffer.read())
        yield str(source)


# What the notebooks call


def check_parameters(history: Sequence[str], **parameters: Any) -> tuple[list[str], Path]:
    """The sources as a list and the folder to write into; call it in the cell after the parameters, on IPython's `In`.

    Papermill puts what it was given into a cell of its own before this one and only warns of a name that the notebook
    does not know: here it is a StatedFiguresError that lists the real ones. A `sources` that is no path itself may
    hold several, parted by spaces. Paths count from the current folder; from JupyterLab, whose kernels start in
    the folder of the notebooks, from the folder above.
    """
    given = _assigned(history[-2] if len(history) > 1 else "")
    if unknown := [name for name in given if name not in parameters]:
        raise StatedFiguresError(f"unknown parameter {', '.join(unknown)}; this notebook has {', '.join(parameters)}")
    sources, name, out = parameters["sources"], check_name(parameters["name"]), parameters["out"]
    base = workplace()
    if isinstance(sources, str):
        sources = [sources] if os.path.exists(base / sources) else shlex.split(sources)
    if "sources" in given and "name" not in given and sources:
        name = name_of(sources[0])  # other sources go to a folder of their own
    folder = base / (out or f"reports/{name}")
    folder.mkdir(parents=True, exist_ok=True)
    return [str(base / source) if os.path.exists(base / source) else source for source in sources], folder


def collect(sources: Source | Sequence[Source]) -> tuple[list[Article], list[Failure]]:
    """The English articles of the sources, and the sources that could not be read and why.

    Raises StatedFiguresError, with every reason, where no article is left.
    """
    from .article import read_sources

    failures: list[Failure] = []
    articles = read_sources(sources, failures=failures, languages=["en"])
    if not articles:
        raise StatedFiguresError("; ".join(map(": ".join, failures)) or "no sources")
    return articles, failures


def _assigned(cell: str) -> list[str]:
    """The names that a cell of nothing but assignments sets, as the parameters' cells are."""
    try:
        body = ast.parse(cell).body
    except SyntaxError:
        return []
    targets = [target for line in body if isinstance(line, ast.Assign) for target in line.targets]
    return [target.id for target in targets if isinstance(target, ast.Name)] if len(targets) == len(body) else []


def check_name(name: str) -> str:
    """The name of a run, which is the name of its folder; StatedFiguresError where it could lead elsewhere."""
    if not re.fullmatch(r"[\w][\w. -]*", name):
        raise StatedFiguresError(f"{name!r} is no name for a report: letters, digits, '-', '_' and '.' only")
    return name


def name_of(source: Source) -> str:
    """A name for the run after its first source: its file's or folder's, or the last part of its address.

    >>> name_of("https://example.org/news/rare-earth-truce.html?p=1")
    'rare-earth-truce'
    """
    parts = re.split(r"[/\\]", re.sub(r"[?#].*$", "", str(source)).rstrip("/\\"))
    return re.sub(r"[^\w. -]+|^\W+", "-", Path(parts[-1]).stem).strip("-. ") or "report"


def write_articles(folder: Path, articles: Sequence[Article], failures: Sequence[Failure] = ()) -> None:
    """Writes articles.jsonl, which `read` gives back, and failures.csv if there is a source that could not be read."""
    replace(folder / "articles.jsonl", "".join(f"{article_line(article)}\n" for article in articles))
    (folder / "failures.csv").unlink(missing_ok=True)
    if failures:
        write_rows(folder / "failures.csv", Failure._fields, [failure._asdict() for failure in failures])


def article_line(article: Article) -> str:
    """An article as one line of JSON: every field that is not as it is by default, sentences aside (`read` finds them).

    >>> article_line(Article("a", "A 10% rise.", outlet="The Daily"))
    '{"id": "a", "text": "A 10% rise.", "outlet": "The Daily"}'
    """
    kept = ((f, getattr(article, f.name)) for f in fields(article) if f.name != "sentences")
    return json.dumps({f.name: value for f, value in kept if value != f.default}, ensure_ascii=False)


def counts(folder: Path) -> Counts:
    """How much the folder of a run holds."""
    rows = 0
    if (figures := folder / "figures.parquet").is_file():
        import pyarrow.parquet

        rows = pyarrow.parquet.read_metadata(figures).num_rows
    articles = (folder / "articles.jsonl").read_bytes().count(b"\n")
    return Counts(articles, rows, [Failure(**row) for row in read_rows(folder / "failures.csv")])
