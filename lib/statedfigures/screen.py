"""What a terminal shows: tables with the figure as its article words it, and how far a long work is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

SHOWN = {
    "figures": ("outlet", "figure", "measure", "subject", "what it is", "speaker", "quote"),
    "comparisons": ("measure", "subject", "verdict", "official", "statements", "note"),
}


def render(name: str, rows: pd.DataFrame, width: int | None = None) -> str:
    """The rows of 'figures' or 'comparisons' as a table of the terminal's width, with colour if it has any."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = StringIO()
    console = Console(width=width or Console().width, file=out, force_terminal=None if width else Console().is_terminal)
    columns = SHOWN[name]
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    for column in columns:
        wide = column in ("quote", "note", "statements")
        table.add_column(column, ratio=3 if wide else None, overflow="fold")
    for row in rows.to_dict("records"):
        # Text, not str: what comes from outside is never read as markup, nor as a terminal's commands
        table.add_row(*(Text(plain(_cell(row, column))) for column in columns))
    console.print(table)
    console.print(Text(f"{len(rows)} {name if len(rows) != 1 else name[:-1]}", style="dim"))
    return out.getvalue()


def plain(text: str) -> str:
    """Without the characters that move a terminal's cursor or change its colours."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _cell(row: dict[Any, Any], column: str) -> str:
    if column == "figure":
        words = row["quote"][row["start"] - row["sentence_start"] : row["end"] - row["sentence_start"]]
        return words if row["bound"] == "=" else f"{row['bound']} {words}"
    if column == "what it is":
        return ", ".join(word for word in (row["role"], row["direction"], row["status"]) if word)
    return str(row[column])


@contextmanager
def working(what: str) -> Iterator[None]:
    """Something that moves on stderr while it takes long, if anybody is looking."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


@contextmanager
def steps(total: int) -> Iterator[Callable[[str], object]]:
    """A bar on stderr that a call with the name of the next step moves on; nothing where nobody is looking."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # no thread of its own: the notebooks are forked from this process
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=total)

        def step(name: str) -> None:
            started = progress.tasks[task].description
            progress.update(task, description=name, advance=1 if started else 0, refresh=True)

        yield step


@contextmanager
def counting() -> Iterator[Callable[[Any, int, int], object]]:
    """A bar on stderr with the rate and the time left; a plain line a run where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda run, number, total: print(
            f"{number}/{total} {run.name} {run.status} {run.seconds:.2f} s", file=sys.stderr, flush=True
        )
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), auto_refresh=False) as bar:
        task = bar.add_task("runs", total=None, rate="")

        def count(run: Any, number: int, total: int) -> None:
            speed = bar.tasks[task].speed
            rate = f"{60 * speed:.0f} a minute" if speed else ""
            bar.update(task, total=total, completed=number, description=run.name, rate=rate, refresh=True)

        yield count
