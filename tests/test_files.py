"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from statedfigures import StatedFiguresError
from statedfigures.files import replace


def test_a_link_is_followed(tmp_path: Path):
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    replace(link, "new")
    assert (link.is_symlink(), target.read_text()) == (True, "new")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path):
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    replace(pipe, "rows")
    reader.join(10)
    assert (got, pipe.is_fifo()) == (["rows"], True)


def test_what_cannot_be_written_is_told_by_its_name(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StatedFiguresError, match=r"file/rows\.csv cannot be written: "):
        replace(tmp_path / "file" / "rows.csv", "rows")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
