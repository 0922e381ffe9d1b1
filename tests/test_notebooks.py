"""The notebooks: thin, stripped, and each runs by itself; a parameter that they do not know is refused."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from statedfigures.model import StatedFiguresError
from statedfigures.run import STAGES, check_parameters
from statedfigures.shipped import REPOSITORY, shipped

NOTEBOOKS = [shipped("notebooks") / f"{stage}.ipynb" for stage in STAGES]
PAPERMILL = str(Path(sys.executable).with_name("papermill"))
EVERY = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_there_are_four_and_a_page_to_start_from():
    assert [path.stem for path in sorted(shipped("notebooks").glob("*.ipynb"))] == ["00_start", *STAGES]


@EVERY
def test_stripped(path: Path):
    for cell in code_cells(path):
        assert cell.outputs == []
        assert cell.execution_count is None


@EVERY
def test_thin(path: Path):
    for cell in code_cells(path):
        tree = ast.parse(TransformerManager().transform_cell(cell.source))
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
        assert not [node for node in ast.walk(tree) if isinstance(node, kinds)]
        assert len(cell.source.splitlines()) <= 10


@EVERY
def test_parameters_come_first_and_are_checked_next(path: Path):
    first, second = code_cells(path)[:2]
    assert first.metadata.get("tags") == ["parameters"]
    names = [target.id for line in ast.parse(first.source).body for target in line.targets]  # type: ignore[attr-defined]
    assert names == ["sources", "topic", "name", "out", "reference", "corrections"]
    assert "check_parameters(In, " + ", ".join(f"{name}={name}" for name in names) in " ".join(second.source.split())
    assert all("parameters" not in cell.metadata.get("tags", []) for cell in code_cells(path)[1:])


@EVERY
def test_valid_and_of_any_python(path: Path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    assert "version" not in notebook.metadata.get("language_info", {})
    assert str(REPOSITORY) not in path.read_text()


def papermill(notebook: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [PAPERMILL, str(notebook), "executed.ipynb", "--no-progress-bar", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


ARTICLE = """id: daily
outlet: The Daily
title: A cut
published: 2025-11-01
wording: ours

China mines roughly 70% of the world's rare earths. The tariff falls to 47% from 57%.
"""


@EVERY
def test_runs_by_itself_through_papermill(path: Path, tmp_path: Path):
    (tmp_path / "daily.txt").write_text(ARTICLE)
    done = papermill(path, tmp_path, "-p", "sources", "daily.txt", "-p", "topic", "rare-earths", "-p", "name", "mine")
    assert done.returncode == 0, done.stderr[-2000:]
    written = {file.name for file in (tmp_path / "reports" / "mine").iterdir()}
    assert (
        written
        >= {
            "01_collect": {"articles.jsonl"},
            "02_tabulate": {"figures.csv", "figures.parquet", "datapackage.json"},
            "03_compare": {"comparisons.csv", "findings.csv", "datapackage.json"},
            "04_report": set(),
        }[path.stem]
    )
    assert not [name for name in written if name.startswith(".")]


def test_a_misspelt_parameter_is_an_error_under_plain_papermill(tmp_path: Path):
    done = papermill(NOTEBOOKS[0], tmp_path, "-p", "source", "daily.txt")
    assert done.returncode == 1
    assert "unknown parameter source; this notebook has sources, topic, name, out, reference" in done.stderr


DEFAULTS = {"sources": "a.txt", "topic": None, "name": "mine", "out": "", "reference": "shipped", "corrections": None}


@pytest.mark.parametrize(
    ("cell", "unknown"),
    [
        ("# Parameters\nsources = 'x'\ntopic = None\n", None),
        ("# Parameters\nsuorces = 'x'\n", "suorces"),
        ("# Parameters\ntopics = 'x'\nsources = 'y'\n", "topics"),
        ("print(1)", None),  # in the lab anything may have run before
        ("articles = read(sources)\nprint(articles)", None),
        ("%matplotlib inline", None),
    ],
)
def test_unknown_parameters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cell: str, unknown: str | None):
    monkeypatch.chdir(tmp_path)
    history = ["", cell, "the checking cell"]
    if unknown:
        with pytest.raises(StatedFiguresError, match=f"unknown parameter {unknown}; this notebook has sources, topic"):
            check_parameters(history, **DEFAULTS)
    else:
        own = "a" if "sources" in cell.partition("=")[0] else "mine"  # other sources are a run of their own
        assert check_parameters(history, **DEFAULTS) == (["a.txt"], Path("reports") / own)


def test_sources_may_be_one_or_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my file.txt").write_text("x")
    for given, wanted in [
        ("a.txt b/ https://example.org/c", ["a.txt", "b/", "https://example.org/c"]),
        ("my file.txt", ["my file.txt"]),
        (["my file.txt", "b"], ["my file.txt", "b"]),
    ]:
        assert check_parameters([], **DEFAULTS | {"sources": given})[0] == wanted


def test_in_the_lab_paths_count_from_the_folder_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(shipped("notebooks"))
    sources = "data/articles/rare-earths"
    found, _ = check_parameters([], **DEFAULTS | {"sources": sources, "out": str(tmp_path)})
    assert found == [str(REPOSITORY / sources)]


@pytest.mark.parametrize("name", ["../up", "", "/etc", "a/b", ".hidden", "a\nb"])
def test_a_name_cannot_lead_elsewhere(name: str):
    with pytest.raises(StatedFiguresError, match="is no name for a report"):
        check_parameters([], **DEFAULTS | {"name": name})
