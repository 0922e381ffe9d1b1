"""The grid of a batch: a file with one run a row, checked against the notebook before anything runs."""

from __future__ import annotations

import ast
import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import __version__
from .lazy import spare_grammars
from .model import StatedFiguresError
from .run import check_name


@dataclass(frozen=True, slots=True)
class Run:
    """One row of the grid: the name of the run, the notebook's parameters, and the hash of all that goes in."""

    name: str
    parameters: Mapping[str, Any]
    key: str


def read_grid(grid: Path, notebook: Path) -> list[Run]:
    """The runs that a grid asks for, checked against the parameters that the notebook has."""
    if not notebook.is_file():
        raise StatedFiguresError(f"{notebook}: no such notebook; give the path of an .ipynb file")
    spare_grammars()
    import papermill

    known = papermill.inspect_notebook(str(notebook))
    # what is not given counts too: a default may name files as a grid may
    usual = {name: _meant(about["default"], ast.literal_eval) for name, about in known.items()}
    base = hashlib.sha256(notebook.read_bytes() + __version__.encode()).hexdigest()
    runs: dict[str, Run] = {}
    for number, row in enumerate(_rows(grid), start=1):
        if not isinstance(row, dict) or not row.get("name"):
            raise StatedFiguresError(f"{grid}: run {number} has no name")
        name = check_name(str(row["name"]))
        if unknown := [key for key in row if key != "name" and key not in known]:
            raise StatedFiguresError(f"{grid}: unknown parameter {unknown[0]}; {notebook.name} has {', '.join(known)}")
        if name in runs:
            raise StatedFiguresError(f"{grid}: two runs are called {name}")
        parameters = {key: value for key, value in row.items() if key in known}
        runs[name] = Run(name, parameters, _key(base, usual | parameters))
    if not runs:
        raise StatedFiguresError(f"{grid}: no runs in it")
    return list(runs.values())


def _rows(grid: Path) -> Sequence[Any]:
    try:
        text = grid.read_text(encoding="utf-8-sig")
        if grid.suffix in (".yaml", ".yml"):
            import yaml

            rows = yaml.safe_load(text)
            return rows if isinstance(rows, list) else [rows]
        if grid.suffix == ".csv":  # a number, true, false or null as JSON has them
            rows = csv.DictReader(io.StringIO(text))
            return [{key: _meant(cell, json.loads) for key, cell in row.items() if cell} for row in rows]
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except OSError:
        raise StatedFiguresError(f"{grid}: no such grid; give a .csv, .yaml or .jsonl file") from None
    except Exception as error:  # yaml has no base class of ValueError
        raise StatedFiguresError(f"{grid}: not to be read: {error}".replace("\n", " ")) from None


def _meant(words: str, read: Callable[[str], Any]) -> Any:
    """What words are as `read` takes them; the words themselves where it cannot."""
    try:
        return read(words)
    except (ValueError, SyntaxError):
        return words


def _key(base: str, parameters: Mapping[str, Any]) -> str:
    """The hash of what a run depends on: notebook, version, parameters, and the bytes of the files they name."""
    digest = hashlib.sha256(base.encode() + json.dumps(parameters, sort_keys=True, default=str).encode())
    for value in parameters.values():
        for word in value if isinstance(value, list) else str(value).split():
            path = Path(str(word))
            for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
                if file.is_file():
                    digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]
