"""Batches: the grid, runs kept apart, the ledger, resuming; and the engine under papermill's own command."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from statedfigures.grid import read_grid
from statedfigures.model import StatedFiguresError
from statedfigures.shipped import REPOSITORY, shipped

BIN = Path(sys.executable).parent
COMMAND = [str(BIN / "statedfigures"), "batch"]


def notebook(path: Path, *cells: str) -> Path:
    made = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    made.cells[0].metadata.tags = ["parameters"]
    nbformat.write(made, path)
    return path


STRANGER = (
    'how = "ok"\nfile = "x.txt"',
    "import ctypes, json, os, pathlib, random, sys, time\nimport numpy",
    "\n".join(
        [
            'if how == "exit": os._exit(3)',
            'if how == "segfault": ctypes.string_at(0)',
            'if how == "hang": time.sleep(100)',
            'if how == "memory": hog = bytearray(10**10)',
            'if how == "raise":',
            "    one = 1",
            "    one / 0",
        ]
    ),
    "seen = [getattr(json, 'spoilt', 0), os.environ.get('SPOILT', ''), 'spoilt' in os.getcwd(), numpy.random.rand()]\n"
    "json.spoilt, os.environ['SPOILT'] = 1, 'yes'\nos.makedirs('/tmp/spoilt', exist_ok=True)\nseen",
    "print('out'); print('err', file=sys.stderr)\n!echo from a shell\nos.system('echo past Python')\n%time 1 + 1",
    "try:\n    input()\nexcept Exception as error:\n    print(type(error).__name__)",
    "import asyncio\nawait asyncio.sleep(0)\nfrom IPython.display import HTML, display\ndisplay(HTML('<b>rich</b>'))",
    "open_file = open(file + '.txt', 'w')\nopen_file.write('flushed at the end')\nlen(In), __name__",
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    notebook(tmp_path / "stranger.ipynb", *STRANGER)
    return tmp_path


def batch(*words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, timeout=timeout)


def ledger(folder: str = "reports") -> dict[str, dict[str, str]]:
    with open(Path(folder) / "runs.csv", newline="") as lines:
        return {row["name"]: row for row in csv.DictReader(lines)}


def outputs(path: Path) -> list[dict[str, object]]:
    cells = nbformat.read(path, as_version=4).cells
    return [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]


HOWS = {  # what a run does: status, what its error says, the cell and the line
    "ok": ("ok", "", "", ""),
    "exit": ("failed", "exit code 3", "4", ""),
    "segfault": ("failed", "signal 11", "4", ""),
    "hang": ("failed", "took longer", "4", ""),
    "memory": ("failed", "MemoryError", "4", "4"),
    "raise": ("failed", "ZeroDivisionError: division by zero", "4", "7"),
    "fine": ("ok", "", "", ""),
}


def test_what_one_run_does_ends_that_run_only(here: Path):
    Path("grid.csv").write_text("name,how,file\n" + "".join(f"{how},{how},{how}\n" for how in HOWS))
    done = batch("grid.csv", "--notebook", "stranger.ipynb", "--timeout", "6", "--memory", "2000")
    assert done.returncode == 1
    assert "2 runs ok, 5 failed" in done.stdout
    assert "Traceback" not in done.stderr
    rows = ledger()
    for how, (status, error, cell, line) in HOWS.items():
        row = rows[how]
        assert (row["status"], row["cell"], row["line"]) == (status, cell, line), row
        assert error in row["error"]
        assert row["output"] == f"{how}/stranger.ipynb"
        assert float(row["seconds"]) > 0
        assert float(row["peak_mb"]) > 50
        assert Path("reports", row["output"]).is_file()
    assert any(output["output_type"] == "error" for output in outputs(Path("reports/segfault/stranger.ipynb")))
    # nothing of one run is seen in another, the random numbers neither
    seen = [outputs(Path(f"reports/{how}/stranger.ipynb"))[0]["data"]["text/plain"] for how in ("ok", "fine")]
    assert all(one.startswith("[0, '', False, ") for one in seen)
    assert seen[0] != seen[1]
    assert Path("ok.txt").read_text() == "flushed at the end"
    assert not list(Path("reports").glob(".batch-*"))
    assert Path("reports/index.html").is_file()
    # only what failed or changed is run again
    Path("grid.csv").write_text("name,how,file\nok,ok,ok\nraise,ok,raise\nfine,ok,fine\n")
    again = batch("grid.csv", "--notebook", "stranger.ipynb", "--resume")
    assert again.returncode == 0
    assert {line.split()[1] for line in again.stderr.splitlines()} == {"raise", "fine"}
    rest = len(ledger()) - 2
    assert f"2 runs ok, 0 failed, {rest} stand as before" in again.stdout


def test_a_notebook_of_someone_else_gives_what_papermill_gives(here: Path):
    command = [str(BIN / "papermill"), "stranger.ipynb", "--no-progress-bar"]
    for name in ("plain", "warm"):
        engine = ["--engine", "warm"] if name == "warm" else []
        subprocess.run([*command, f"{name}.ipynb", *engine], check=True, capture_output=True, timeout=120)

    def told(name: str) -> list[object]:
        cells = [cell for cell in nbformat.read(f"{name}.ipynb", as_version=4).cells if cell.cell_type == "code"]
        return [
            (cell.execution_count, whole(cell.outputs))
            for index, cell in enumerate(cells)
            if index not in (3, 4)  # random numbers and times
        ]

    def whole(found: list[dict[str, object]]) -> object:
        """In what pieces a stream comes is up to the kernel's clock."""
        streams = {
            name: "".join(str(one["text"]) for one in found if one.get("name") == name) for name in ("stdout", "stderr")
        }
        return streams, [json.dumps(one, sort_keys=True) for one in found if "name" not in one]

    assert told("warm") == told("plain")
    kinds = [(o["output_type"], o.get("name"), "".join(o.get("text", ""))) for o in outputs(Path("warm.ipynb"))]
    assert ("stream", "stderr", "err\n") in kinds
    everything = "".join(text for _, _, text in kinds)
    assert "from a shell" in everything
    assert "past Python" in everything
    assert any("StdinNotImplementedError" in text for _, _, text in kinds)


def test_a_chart_of_someone_else_is_shown_as_altair_shows_it(here: Path):
    cells = (
        "n = 1",
        "import altair, pandas",
        "altair.Chart(pandas.DataFrame({'a': [n]})).mark_point().encode(x='a:Q')",
    )
    notebook(here / "chart.ipynb", *cells)
    Path("grid.csv").write_text("name,n\none,1\n")
    assert batch("grid.csv", "--notebook", "chart.ipynb").returncode == 0
    subprocess.run([str(BIN / "papermill"), "chart.ipynb", "plain.ipynb", "--no-progress-bar"], check=True, timeout=120)
    ours, plain = (outputs(Path(path))[0]["data"] for path in ("reports/one/chart.ipynb", "plain.ipynb"))
    assert set(ours) == set(plain)
    assert "image/svg+xml" not in ours


GRIDS = {
    "csv": ("a.csv", "name,n,word\none,1,two words\ntwo,2.5,null\n"),
    "yaml": ("a.yaml", "- {name: one, n: 1, word: two words}\n- {name: two, n: 2.5, word: null}\n"),
    "jsonl": ("a.jsonl", '{"name": "one", "n": 1, "word": "two words"}\n{"name": "two", "n": 2.5, "word": null}\n'),
}


@pytest.mark.parametrize("kind", GRIDS)
def test_a_grid_in_each_form(here: Path, kind: str):
    name, text = GRIDS[kind]
    Path(name).write_text(text)
    runs = read_grid(Path(name), notebook(here / "a.ipynb", "n = 1\nword = ''"))
    assert [(run.name, dict(run.parameters)) for run in runs] == [
        ("one", {"n": 1, "word": "two words"}), ("two", {"n": 2.5, "word": None}),
    ]  # fmt: skip
    assert runs[0].key != runs[1].key


BAD = [
    ("name,n\none,1\none,2\n", "two runs are called one"),
    ("name,m\none,1\n", "unknown parameter m; a.ipynb has n, word"),
    ("n\n1\n", "run 1 has no name"),
    ("name,n\n../up,1\n", "is no name"),
    ("name,n\n", "no runs in it"),
]


@pytest.mark.parametrize(("text", "said"), BAD)
def test_a_bad_grid_is_refused_before_anything_runs(here: Path, text: str, said: str):
    Path("a.csv").write_text(text)
    with pytest.raises(StatedFiguresError, match=said):
        read_grid(Path("a.csv"), notebook(here / "a.ipynb", "n = 1\nword = ''"))


def test_a_missing_grid_or_notebook(here: Path):
    with pytest.raises(StatedFiguresError, match="no such grid"):
        read_grid(here / "none.csv", here / "stranger.ipynb")
    with pytest.raises(StatedFiguresError, match="no such notebook"):
        read_grid(here / "none.csv", here / "none.ipynb")


def test_a_changed_input_changes_the_key(here: Path):
    Path("a.csv").write_text("name,word\none,in.txt\n")
    path = notebook(here / "a.ipynb", "word = ''")
    keys = []
    for content in ("a", "b", "b"):
        Path("in.txt").write_text(content)
        keys.append(read_grid(Path("a.csv"), path)[0].key)
    notebook(here / "a.ipynb", "word = 'x'")
    keys.append(read_grid(Path("a.csv"), path)[0].key)
    assert keys[0] != keys[1] == keys[2] != keys[3]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_stopped_in_the_middle_it_goes_on_where_it_was(here: Path, how: signal.Signals):
    notebook(here / "slow.ipynb", "n = 1", "import time\ntime.sleep(n)")
    Path("grid.csv").write_text("name,n\nfast,0\nslow,60\n")
    # 'make test &' starts with the signal ignored, and the child would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*COMMAND, "grid.csv", "--notebook", "slow.ipynb"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    signal.signal(signal.SIGINT, before)
    assert process.stderr
    assert "fast ok" in process.stderr.readline()
    time.sleep(0.5)
    process.send_signal(how)
    process.wait(timeout=20)  # 2 s on a machine that does nothing else: tests/bench/README.md
    process.stderr.close()
    assert process.returncode != 0
    assert [row["status"] for row in ledger().values()] == ["ok"]
    assert sorted(p.name for p in Path("reports").iterdir() if not p.name.startswith(".")) == ["fast", "runs.csv"]
    Path("grid.csv").write_text("name,n\nfast,0\nslow,0.1\n")
    again = batch("grid.csv", "--notebook", "slow.ipynb", "--resume")
    assert again.returncode == 0
    assert [line.split()[1] for line in again.stderr.splitlines()] == ["slow"]
    assert not list(Path("reports").glob(".batch-*"))


def test_two_batches_in_one_folder(here: Path):
    notebook(here / "quick.ipynb", "n = 1", "n * 2")
    grids = {"a": range(5), "b": range(3, 8)}
    for name, numbers in grids.items():
        Path(f"{name}.csv").write_text("name,n\n" + "".join(f"r{n},{n}\n" for n in numbers))
    both = [subprocess.Popen([*COMMAND, f"{name}.csv", "--notebook", "quick.ipynb", "-j", "2"],
                             stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) for name in grids]  # fmt: skip
    assert [process.wait(timeout=200) for process in both] == [0, 0]
    assert sorted(ledger()) == [f"r{n}" for n in range(8)]
    for n in range(8):
        assert outputs(Path(f"reports/r{n}/quick.ipynb"))[-1]["data"]["text/plain"] == str(n * 2)


def test_the_same_bytes_as_with_plain_papermill(here: Path):
    sample = shipped("articles") / "rare-earths" / "a01.txt"
    Path("a01.txt").write_bytes(sample.read_bytes())
    Path("grid.csv").write_text("name,sources,topic\nsame,a01.txt,rare-earths\n")
    assert batch("grid.csv", "-o", "warm").returncode == 0
    words = ["-p", "sources", "a01.txt", "-p", "topic", "rare-earths", "-p", "name", "same", "-p", "out", "plain/same"]
    Path("plain").mkdir()
    command = [str(BIN / "papermill"), str(shipped("notebooks") / "04_report.ipynb"), "plain/04_report.ipynb", *words]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    publish = "from statedfigures.publish import publish; publish('plain/04_report.ipynb', 'plain/same/index.html')"
    subprocess.run([sys.executable, "-c", publish], check=True, timeout=100)
    plain = {file.name: file.read_bytes() for file in Path("plain/same").iterdir()}
    warm = {file.name: file.read_bytes() for file in Path("warm/same").iterdir() if file.suffix != ".ipynb"}
    assert plain.keys() == warm.keys()
    assert [name for name in plain if plain[name] != warm[name]] == []


def test_what_others_have_put_into_the_folder_of_a_run_stays(here: Path):
    notebook(here / "quick.ipynb", "n = 1", "n * 2")
    Path("grid.csv").write_text("name,n\na,1\n")
    assert batch("grid.csv", "--notebook", "quick.ipynb").returncode == 0
    Path("reports/a/figures.csv").write_text("value\n")
    Path("grid.csv").write_text("name,n\na,2\n")
    assert batch("grid.csv", "--notebook", "quick.ipynb").returncode == 0
    assert sorted(path.name for path in Path("reports/a").iterdir()) == ["figures.csv", "quick.ipynb"]
    # and a folder that no run has made is refused before anything runs
    Path("reports/b").mkdir()
    Path("reports/b/mine.txt").touch()
    Path("grid.csv").write_text("name,n\na,3\nb,1\n")
    refused = batch("grid.csv", "--notebook", "quick.ipynb")
    assert refused.returncode == 1
    assert "holds files of yours (mine.txt)" in refused.stderr
    assert outputs(Path("reports/a/quick.ipynb"))[-1]["data"]["text/plain"] == "4"


def test_the_shipped_grid_has_each_outlet_each_topic_and_all():
    runs = read_grid(REPOSITORY / "data" / "grids" / "samples.csv", shipped("notebooks") / "04_report.ipynb")
    with open(REPOSITORY / "data" / "sources.csv", newline="") as lines:
        samples = list(csv.DictReader(lines))
    named = {word for run in runs for word in str(run.parameters["sources"]).split()}
    for sample in samples:
        assert f"data/articles/{sample['topic']}" in named
        if sample["file"].endswith(".txt"):
            assert f"data/articles/{sample['file']}" in named
    assert "data/articles" in named
    for path in named:
        assert os.path.exists(REPOSITORY / path)
