"""Files and folders that are there whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from uuid import uuid4

from .model import StatedFiguresError

MADE = ("*.ipynb", "articles.jsonl", "datapackage.json", "figures.*", "comparisons.*", "findings.*", "*.svg")


def replace(path: Path, content: str | bytes) -> None:
    """Writes a file whole or not at all: nobody ever sees half of it under its name.

    A link is followed, and what is no file (a pipe, /dev/stdout) is written to. Raises StatedFiguresError where the
    place cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    if str(path).startswith(("/dev/", "/proc/")) or (path.exists() and not path.is_file()):
        return _put(path, data)
    path = path.resolve() if path.is_symlink() else path
    part = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as error:
        raise StatedFiguresError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _put(path: Path, data: bytes) -> None:
    try:
        with open(path, "ab") as place:
            place.write(data)
    except OSError as error:
        raise StatedFiguresError(f"{path} cannot be written: {error.strerror or error}") from None


def claim(final: Path, sources: Iterable[object] = ()) -> None:
    """Raises StatedFiguresError where a run into this folder would mix with files that no run has made."""
    way_out = "give another --name or --output"
    if final.exists() and not final.is_dir():
        raise StatedFiguresError(f"{final} is a file: {way_out}")
    for source in sources:
        path = Path(str(source)).resolve()
        if path.exists() and path.is_relative_to(final.resolve()) and path.name != "articles.jsonl":
            raise StatedFiguresError(f"{source} lies where the run would write: {way_out}")
    names = sorted(path.name for path in final.iterdir()) if final.is_dir() else []
    if names and not any(fnmatch(name, pattern) for name in names for pattern in MADE):
        raise StatedFiguresError(f"{final} holds files of yours ({names[0]}): {way_out}")


def swap(made: Path, final: Path, stale: Iterable[Path] = ()) -> None:
    """Moves a folder to its final name with every file of the folder that had it, these and those made anew aside.

    What has borne the name goes beside where the folder was made.
    """
    if final.exists():
        dropped = set(stale)
        for path in sorted(final.rglob("*")):
            kept = made / path.relative_to(final)
            if path.is_file() and path not in dropped and not kept.exists():
                kept.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, kept)
        final.rename(made.parent / "before")
    made.rename(final)


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file; none where there is no file."""
    if not path.is_file():
        return []
    with open(path, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Writes a CSV file of these columns."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    replace(path, text.getvalue())
