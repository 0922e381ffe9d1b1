"""Words as rows: each CSV file here is read once, when first asked for."""

from __future__ import annotations

import csv
from functools import cache
from itertools import product
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/<name>.csv`, each a dict of strings; ValueError where a row has the wrong number of fields.

    >>> rows("abbreviations")[0]
    {'form': 'adm', 'kind': 'title'}
    """
    # csv, not YAML or pandas: those turn 'no' into False and 'NA' into NaN
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        found = tuple(csv.DictReader(lines))
    for number, row in enumerate(found, 2):
        if None in row or None in row.values():
            raise ValueError(f"lexicon/{name}.csv line {number}: not as many fields as the header has")
    return tuple(one for row in found for one in spelled_out(row)) if name == "cues" else found


def spelled_out(row: dict[str, str]) -> list[dict[str, str]]:
    """A row for each phrase that 'warned that| he|she would' tells in one; the row's example stays with the first.

    >>> [one["phrase"] for one in spelled_out({"phrase": "warned that| he would", "example": ""})]
    ['warned that he would', 'warned he would']
    """
    if "|" not in row["phrase"]:
        return [row]
    chosen = product(*(word.split("|") for word in row["phrase"].split(" ")))
    phrases = [" ".join(filter(None, words)) for words in chosen]
    return [{**row, "phrase": phrase, "example": row["example"] * (n == 0)} for n, phrase in enumerate(phrases)]


@cache
def by_kind(name: str, kind: str = "kind", form: str = "form") -> dict[str, frozenset[str]]:
    """The forms of each kind of `lexicon/<name>.csv`: two of its columns, read through once for all kinds."""
    found: dict[str, list[str]] = {}
    for row in rows(name):
        found.setdefault(row[kind], []).append(row[form])
    return {one: frozenset(forms) for one, forms in found.items()}
