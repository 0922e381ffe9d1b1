"""Tables on a terminal: the figure as its article words it, and the sentence in full."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    import pandas as pd

SHOWN = {
    "figures": ("outlet", "figure", "measure", "subject", "what it is", "speaker", "quote"),
    "comparisons": ("measure", "subject", "verdict", "official", "statements", "note"),
}


def render(name: str, rows: pd.DataFrame, width: int | None = None) -> str:
    """The rows of 'figures' or 'comparisons' as a table of the terminal's width, with colour if it has any."""
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
