"""The command line: options only, one library call each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .model import StatedFiguresError
from .screen import Format, bar, put, show, working
from .shipped import CORRECTIONS as FILE
from .shipped import wanted

if TYPE_CHECKING:
    from .article import Failure
    from .model import Article, Figure


class Commands(typer.core.TyperGroup):
    """Turns what a user can mend into one line on stderr and exit code 1, whichever command it came from."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except StatedFiguresError as error:
            complain(str(error))
            raise typer.Exit(1) from None
        except BrokenPipeError:
            raise
        except OSError as error:  # a full disk, a folder that may not be written
            complain(f"{error.filename or 'a file'}: {error.strerror or error}")
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, rich_markup_mode=None,
    help="Every figure that news articles state, what it means, and where it stands.",
)  # fmt: skip
topics = typer.Typer(no_args_is_help=True, help="Topic files: what to look for and what to call it.")
references = typer.Typer(no_args_is_help=True, help="Official series that statements are held against.")
app.add_typer(topics, name="topic")
app.add_typer(references, name="reference")

Sources = Annotated[list[str], typer.Argument(help="Paths, folders, addresses, or - for standard input.")]
Topic = Annotated[str | None, typer.Option("--topic", "-t", help="A shipped topic or a topic file; none for any text.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write into this file, whole or not at all.")]
As = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="By default the output's suffix; else a table on a terminal, else jsonl."),
]
Strict = Annotated[bool, typer.Option("--strict", help="A source that cannot be read is fatal before any output.")]
Reference = Annotated[str, typer.Option(help="A folder of reference files, 'shipped' or 'none'.")]
Reader = Annotated[str, typer.Option(help="agree, newspaper, trafilatura or readability: who reads the HTML.")]
Refresh = Annotated[bool, typer.Option("--refresh", help="Fetch addresses again that are kept already.")]
Corrections = Annotated[str, typer.Option(help="What people have corrected: a CSV file, or 'none'.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Fetch from private networks and this machine too.")]


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Every figure that news articles state, what it means, and where it stands."""
    if version:
        from . import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.command()
def read(
    sources: Sources, output: Output = None, strict: Strict = False, reader: Reader = "agree", refresh: Refresh = False,
    allow_private: Private = False,
) -> None:  # fmt: skip
    """Read articles and print each as a line of JSON: its text, address, outlet, title and date."""
    from .run import article_line

    with articles_of(sources, strict, reader=reader, refresh=refresh, allow_private=allow_private) as articles:
        for article in articles:
            if article.agreement is not None and article.agreement < 0.9:
                complain(f"{article.id}: the readers agree on {article.agreement:.0%} of this text only")
        put("".join(f"{article_line(article)}\n" for article in articles), output)


@app.command()
def extract(
    sources: Sources, topic: Topic = None, output: Output = None, form: As = None, strict: Strict = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each number was taken or passed over.")] = False,
    reader: Reader = "agree", refresh: Refresh = False, allow_private: Private = False, corrections: Corrections = FILE,
) -> None:  # fmt: skip
    """Print every figure that the sources state: a table on a terminal, JSON Lines into a pipe."""
    with articles_of(sources, strict, reader=reader, refresh=refresh, allow_private=allow_private) as articles:
        if explain:
            from .extraction import explain as lines_of

            return put("".join(f"{line}\n" for a in articles for line in lines_of(a.text, wanted(topic))), output)
        from . import table

        show("figures", table(figures_of(articles, topic, corrections), articles), output, form)


@app.command()
def compare(
    sources: Sources, topic: Topic = None, output: Output = None, form: As = None, strict: Strict = False,
    reference: Reference = "shipped", reader: Reader = "agree", refresh: Refresh = False,
    allow_private: Private = False, corrections: Corrections = FILE,
    fail_on: Annotated[list[str] | None, typer.Option(help="Exit with 3 if a comparison has this verdict.")] = None,
) -> None:  # fmt: skip
    """Print the same measure across articles and against the official series, with a verdict for each."""
    from . import compare as comparisons_of
    from .model import VERDICTS
    from .reference import reference_articles
    from .tables import comparisons_table

    if unknown := [verdict for verdict in fail_on or () if verdict not in VERDICTS]:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(VERDICTS)}", param_hint="--fail-on")
    with articles_of(sources, strict, reader=reader, refresh=refresh, allow_private=allow_private) as articles:
        series = wanted(reference)
        comparisons = comparisons_of(figures_of(articles, topic, corrections), articles, reference=series)
        rows = comparisons_table(comparisons, [*articles, *reference_articles(series)[0]])
        show("comparisons", rows, output, form)
    if any(comparison.verdict in (fail_on or ()) for comparison in comparisons):
        raise typer.Exit(3)


@app.command()
def report(
    sources: Sources, name: Annotated[str | None, typer.Option(help="Of the folder; else of the first source.")] = None,
    topic: Topic = None, reference: Reference = "shipped", strict: Strict = False, corrections: Corrections = FILE,
    folder: Annotated[Path, typer.Option("--output", "-o", help="The folder of reports.")] = Path("reports"),
) -> None:  # fmt: skip
    """Run the notebooks on the sources; write the page, the tables and the charts into reports/NAME/."""
    from .run import STAGES, counts, name_of, run_report

    with bar() as move:
        page = run_report(
            sources, name or name_of(sources[0]), wanted(topic),
            reference=wanted(reference), folder=folder, strict=strict, corrections=wanted(corrections),
            progress=lambda stage: move(STAGES.index(stage), len(STAGES), stage, f"{stage} ..."),
        )  # fmt: skip
    held = counts(page.parent)
    typer.echo(f"{page}: {held.articles} article{'s' * (held.articles != 1)}, {held.figures} figures")
    end(map(": ".join, held.failures))


@app.command()
def page(
    notebook: Annotated[Path, typer.Argument(help="A notebook that papermill has run.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The page; NOTEBOOK.html by default.")] = None,
) -> None:
    """Make the readers' page of a notebook that papermill has run: one file, without network."""
    from .publish import publish

    typer.echo(publish(notebook, output or notebook.with_suffix(".html")))


@app.command()
def batch(
    grid: Annotated[Path, typer.Argument(help="A CSV, YAML or JSONL file: name and parameters, one run a row.")],
    notebook: Annotated[Path | None, typer.Option(help="The notebook to run; 04_report by default.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="How many runs at once; 0 is one a core.")] = 0,
    folder: Annotated[Path, typer.Option("--output", "-o", help="The folder of runs.")] = Path("reports"),
    resume: Annotated[bool, typer.Option("--resume", help="Only what is missing, failed or changed.")] = False,
    timeout: Annotated[float | None, typer.Option(min=0.1, help="Seconds that a run may take.")] = None,
    memory: Annotated[int | None, typer.Option(min=1, help="Megabytes that a run may take beyond its start.")] = None,
) -> None:
    """Run a notebook once a row of GRID, each in a warm process of its own, into FOLDER/<name>/; see runs.csv there."""
    from .batch import Limits, run_batch
    from .files import read_rows

    limits = Limits(jobs, timeout, memory * 1_000_000 if memory else None)
    with bar() as move:
        done = run_batch(
            grid, notebook, folder, limits=limits, resume=resume,
            progress=lambda run, number, total: move(
                number, total, run.name, f"{number}/{total} {run.name} {run.status} {run.seconds:.2f} s"
            ),
        )  # fmt: skip
    failed = [run for run in done if run.status != "ok"]
    good = len(done) - len(failed)
    others = len(read_rows(folder / "runs.csv")) - len(done) if resume else 0
    stand = f", {others} stand{'s' * (others == 1)} as before" if others else ""
    typer.echo(f"{folder / 'runs.csv'}: {good} run{'s' * (good != 1)} ok, {len(failed)} failed{stand}")
    lines = ((run, f", line {run.line}" if run.line else "") for run in failed)
    end(f"{run.name}: {run.error}" + (f" (cell {run.cell}{line})" if run.cell else "") for run, line in lines)


@app.command()
def review(
    sources: Sources, topic: Topic = None, reference: Reference = "shipped", corrections: Corrections = FILE,
    who: Annotated[str | None, typer.Option(help="Your name; else git's user.name, else that of your account.")] = None,
) -> None:  # fmt: skip
    """Walk the figures that are unresolved or that readers of the page disagree on; keep each answer in a file."""
    from .handwritten import person, write
    from .reviewing import unsure, walk

    if wanted(corrections) is None:
        raise typer.BadParameter("name the file that is to keep the answers", param_hint="--corrections")
    write([], corrections)  # a file that cannot be written is told of before the first question
    with articles_of(sources) as articles:
        figures = figures_of(articles, topic, corrections)
        walk(unsure(figures, articles, wanted(reference)), articles, who or person(), corrections)


@topics.command("check")
def check_topic(file: Annotated[Path, typer.Argument(help="A topic file.")]) -> None:
    """Tell what is wrong with a topic file, line by line."""
    from .topic import check_topic

    told(file, check_topic(file))


@references.command("check")
def check_reference(
    folder: Annotated[Path | None, typer.Argument(help="A folder of reference files; the shipped ones.")] = None,
) -> None:
    """Tell what is wrong with the files of official series, row by row."""
    from .reference import check_reference
    from .shipped import shipped

    told(folder or shipped("reference"), check_reference(folder or shipped("reference")))


def told(path: Path, complaints: list[str]) -> None:
    """Every complaint on a line of its own, or that there is none."""
    end(f"{path}: {complaint}" for complaint in complaints)
    typer.echo(f"{path}: nothing wrong")


def figures_of(articles: list[Article], topic: str | None, corrections: str) -> list[Figure]:
    """The figures of the articles as people have corrected them; a correction that fits no longer is told of."""
    from . import extract
    from .corrections import correct_figures
    from .handwritten import read_corrections

    rows = read_corrections(wanted(corrections))
    figures, notes = correct_figures(extract(articles, wanted(topic)), articles, rows)
    for note in notes:
        if note.problem:
            complain(str(note))
    return figures


@contextmanager
def articles_of(sources: list[str], strict: bool = False, **options: Any) -> Iterator[list[Article]]:
    """The articles of the sources; one that cannot be read is told after all else is out, or fatal if `strict`."""
    from .article import read_sources

    failures: list[Failure] | None = None if strict else []
    with working(f"reading {len(sources)} source{'s' * (len(sources) != 1)}"):
        articles = read_sources(sources, failures=failures, languages=["en"], **options)
    if not articles:  # nothing to go on with, so nothing is written either
        end(map(": ".join, failures or ()))
    yield articles
    end(map(": ".join, failures or ()))


def end(complaints: Iterable[str]) -> None:
    """Every complaint on a line of its own; exit code 1 if there is any."""
    lines = list(complaints)
    for line in lines:
        complain(line)
    if lines:
        raise typer.Exit(1)


def complain(line: str) -> None:
    """One line on stderr, whatever the input was called."""
    typer.echo("statedfigures: " + " ".join(line.split()), err=True)
