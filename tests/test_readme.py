"""What the README says is so: its commands run as written, its example prints, its dictionary is the schema."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from statedfigures.columns import FIGURES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.M | re.S)
SHELL = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
PYTHON = [block for kind, block in BLOCKS if kind == "python"]
MAKE = [line for line in SHELL if line.startswith("make")]
COMMANDS = [line for line in SHELL if not line.startswith("make")]
CRON = re.findall(r"&& (\.venv/bin/statedfigures .*?)`", README)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the repository has in it, to run in; what is written lands here."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("data", "notebooks", ".venv"):
        target = Path(sys.prefix) if name == ".venv" else ROOT / name
        (folder / name).symlink_to(target, target_is_directory=True)
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONWARNINGS": "default"}
    return subprocess.run(
        ["bash", "-o", "errexit", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_the_first_screen():
    head = README.splitlines()[:16]
    assert sum(line.startswith("make report") for line in head) == 2
    assert any(line.startswith("![") for line in head)
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert picture
    assert (ROOT / picture[1]).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("command", COMMANDS + CRON)
def test_a_command_runs_as_written(clone: Path, command: str):
    done = run(command, clone)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("code", PYTHON)
def test_a_python_example_runs_as_written(clone: Path, code: str):
    done = subprocess.run([sys.executable, "-c", code], cwd=clone, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(done.stdout.splitlines()) >= 3


def test_the_first_example_is_short_and_says_what_it_finds(clone: Path):
    assert sum(bool(line) for line in PYTHON[0].splitlines()) <= 10
    out = subprocess.run(
        [sys.executable, "-c", PYTHON[0]], cwd=clone, capture_output=True, text=True, check=True
    ).stdout
    assert "> 70 percent" in out or "~ 70 percent" in out


@pytest.mark.parametrize("command", MAKE)
def test_a_make_target_is_there(command: str):
    done = subprocess.run(
        f"{command.replace('make', 'make -n', 1)}", shell=True, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    if "SOURCES" in command:
        assert 'report a.html https://example.org/news/truce folder/ --name "mine" --topic "tariffs"' in done.stdout


def test_every_target_of_the_makefile_has_its_line_in_the_help():
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("report", "test", "lab", "lint", "bench", "score", "screenshots", "lexicon", "batch", "tables"):
        assert re.search(rf"^{target} +\S", shown, re.M), target


def test_the_data_dictionary_is_the_schema():
    rows = [f"| `{c.name}` | {c.type} | {c.says}{values(c.enum)} |" for c in FIGURES]
    table = "\n".join(["| column | type | what it says |", "|---|---|---|", *rows])
    assert table in README


def values(enum: tuple[str, ...]) -> str:
    return ": " + ", ".join(f"`{value}`" for value in enum if value) if enum else ""


def test_what_it_names_is_there():
    paths = re.findall(r"`((?:data|lib|tests|notebooks)/[\w./-]+)`", README)
    assert paths
    for path in paths:
        assert (ROOT / path).exists(), path
