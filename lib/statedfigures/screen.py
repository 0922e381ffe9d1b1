"""What a command puts out: tables with the figure as its article words it, files, and how far a long work is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    import pandas as pd

SHOWN = {
    "figures": ("outlet", "figure", "measure", "subject", "what it is", "speaker", "quote"),
    "comparisons": ("measure", "subject", "verdict", "official", "statements", "note"),
}


Format = StrEnum("Format", ["TABLE", "JSONL", "CSV", "PARQUET"])  # how a table is written


def render(name: str, rows: pd.DataFrame, width: int | None = None) -> str:
    """The rows of 'figures' or 'comparisons' as a table of the terminal's width, with colour if it has any."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=width, force_terminal=False if width else None)
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    for column in SHOWN[name]:
        table.add_column(column, ratio=3 if column in ("quote", "note", "statements") else None, overflow="fold")
    for row in rows.to_dict("records"):
        # Text, not str: what comes from outside is never read as markup, nor as a terminal's commands
        table.add_row(*(Text(plain(_cell(row, column))) for column in SHOWN[name]))
    with console.capture() as shown:
        console.print(table)
        console.print(Text(f"{len(rows)} {name if len(rows) != 1 else name[:-1]}", style="dim"))
    return shown.get()


def plain(text: str) -> str:
    """Without the characters that move a terminal's cursor or change its colours."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _cell(row: dict[Any, Any], column: str) -> str:
    if column == "figure":
        words = row["quote"][row["start"] - row["sentence_start"] : row["end"] - row["sentence_start"]]
        return words if row["bound"] == "=" else f"{row['bound']} {words}"
    if column == "what it is":
        hand = "by hand" if row["by_hand"] else ""
        return ", ".join(filter(None, [row["role"], row["direction"], row["status"], hand]))
    return str(row[column])


def put(text: str | bytes, output: Path | None) -> None:
    """Into the file, or onto standard output."""
    if output:
        from .files import replace

        replace(output, text)
    else:
        typer.echo(text, nl=False)


def show(name: str, rows: pd.DataFrame, output: Path | None, form: Format | None) -> None:
    """The rows in the form asked for: into the file whose suffix tells it, to a terminal as a table, else as lines."""
    from . import tables

    terminal = output is None and sys.stdout.isatty()
    if output and output.suffix and form is None:
        if output.suffix[1:] not in set(Format):
            told = f"no format for {output}: one of {', '.join(Format)}, or --format"
            raise typer.BadParameter(told, param_hint="-o")
        form = Format(output.suffix[1:])
    form = form or (Format.TABLE if terminal else Format.JSONL)
    if form is Format.PARQUET and terminal:
        raise typer.BadParameter("parquet is no text: say where with -o", param_hint="--format")
    if form is Format.TABLE:
        return put(render(name, rows, 100_000 if output else None), output)
    write: Callable[[pd.DataFrame], str | bytes] = getattr(tables, form)  # each form but this one bears its name there
    put(write(rows), output)


def working(what: str) -> AbstractContextManager[object]:
    """Something that moves on stderr while it takes long, if anybody is looking."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(what)


@contextmanager
def bar() -> Iterator[Callable[[int, int, str, str], object]]:
    """A bar on stderr with the rate and the time left; where that is no terminal, plain lines.

    What it gives is called with how many are done, of how many, the name of the one at hand, and the plain line.
    """
    if not sys.stderr.isatty():
        yield lambda done, total, name, line: print(line, file=sys.stderr, flush=True)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    shown = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True, auto_refresh=False)
    with shown as progress:  # no thread of its own: the notebooks are forked from this process
        task = progress.add_task("", total=None, rate="")

        def move(done: int, total: int, name: str, line: str) -> None:
            speed = progress.tasks[task].speed
            rate = f"{60 * speed:.0f} a minute" if speed else ""
            progress.update(task, total=total, completed=done, description=name, rate=rate, refresh=True)

        yield move
