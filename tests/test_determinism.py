"""The same input gives the same bytes, wherever and whenever it is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from statedfigures.shipped import shipped

ROOMS = [
    {"TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1", "COLUMNS": "40"},
    {"TZ": "America/Los_Angeles", "LANG": "de_DE.UTF-8", "LC_ALL": "", "PYTHONHASHSEED": "2", "PYTHONUTF8": "1"},
]


def run_in(folder: Path, room: dict[str, str]) -> dict[str, bytes]:
    folder.mkdir(parents=True)
    samples = shipped("articles") / "rare-earths"
    for name in ("a01.txt", "a02.txt", "truce-sealed.html"):
        (folder / name).write_bytes((samples / name).read_bytes())
    command = [sys.executable, "-m", "statedfigures", "report", "a01.txt", "a02.txt", "truce-sealed.html"]
    subprocess.run(
        [*command, "--name", "same", "--topic", "rare-earths"],
        cwd=folder, env=os.environ | room, check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {file.name: file.read_bytes() for file in (folder / "reports" / "same").iterdir()}


def test_two_runs_write_the_same_bytes(tmp_path: Path):
    one, two = run_in(tmp_path / "one", ROOMS[0]), run_in(tmp_path / "another place" / "deeper", ROOMS[1])
    assert one.keys() == two.keys()
    different = [name for name in one if not name.endswith(".ipynb") and one[name] != two[name]]
    assert different == []
    assert len(one) > 10
    for name, content in one.items():
        if not name.endswith(".ipynb"):
            assert str(tmp_path).encode() not in content, name


@pytest.mark.parametrize("name", ["figures.csv"])
def test_lines_end_alike_everywhere(tmp_path: Path, name: str):
    assert b"\r" not in run_in(tmp_path / "one", ROOMS[0])[name]
