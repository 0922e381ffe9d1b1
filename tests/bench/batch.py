"""How many notebooks a minute: `statedfigures batch` beside the papermill command and papermill's Python API.

On a notebook that imports pandas and altair and draws one chart. Ratios within one run are what counts.
RUNS counts those of the batch, OTHERS those of the command and the API beside it.
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import nbformat
import typer
from statedfigures.shipped import shipped

BIN = Path(sys.executable).parent
CHART = (
    "n = 3",
    "import altair\nimport pandas",
    "rows = pandas.DataFrame({'a': range(n), 'b': range(n)})\naltair.Chart(rows).mark_bar().encode(x='a:Q', y='b:Q')",
)
LOOP = """
import sys, time
import papermill
began = time.perf_counter()
for n in range(int(sys.argv[1])):
    papermill.execute_notebook("chart.ipynb", "out.ipynb", {"n": n}, progress_bar=False)
print(time.perf_counter() - began)
"""


SAMPLES = Path(__file__).parents[2] / "data" / "articles" / "rare-earths"
REPORT = {
    "topic": "rare-earths",
    "sources": [str(SAMPLES / name) for name in ("roadblock-removed.html", "truce-sealed.html")],
}


def timed(command: list[str], folder: Path) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - began


def batch(notebook: str, jobs: str, folder: Path) -> list[dict[str, str]]:
    """The rows of runs.csv."""
    words = ["batch", f"{Path(notebook).stem}.jsonl", "--notebook", notebook, "-j", jobs]
    subprocess.run([str(BIN / "statedfigures"), *words], cwd=folder, check=True, capture_output=True)
    with open(folder / "reports" / "runs.csv", newline="") as lines:
        return list(csv.DictReader(lines))


def grid(notebook: str, runs: int, folder: Path, **parameters: object) -> None:
    rows = (json.dumps({"name": f"r{n}", **parameters} | ({} if parameters else {"n": n})) for n in range(runs))
    (folder / f"{Path(notebook).stem}.jsonl").write_text("\n".join(rows) + "\n")


def beyond(folder: Path, rows: list[dict[str, str]]) -> list[float]:
    """The seconds of each run that none of its cells had, by papermill's own clock; sorted."""
    found = []
    for row in rows:
        cells = nbformat.read(folder / "reports" / row["output"], as_version=4).cells
        found.append(float(row["seconds"]) - sum(cell.metadata.papermill.duration or 0 for cell in cells))
    return sorted(found)


def main(
    runs: Annotated[int, typer.Argument(min=1)] = 100,
    others: Annotated[int, typer.Argument(min=1)] = 5,
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        chart, report = "chart.ipynb", str(shipped("notebooks") / "04_report.ipynb")
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CHART])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook.cells[0].metadata.tags = ["parameters"]
        nbformat.write(notebook, folder / chart)
        grid(chart, runs, folder)
        grid(report, max(runs // 5, 1), folder, **REPORT)
        papermill, flags = str(BIN / "papermill"), ["--no-progress-bar"]
        command = sum(timed([papermill, chart, "o.ipynb", "-p", "n", str(n), *flags], folder) for n in range(others))
        loop = subprocess.run([sys.executable, "-c", LOOP, str(others)], cwd=folder, check=True, capture_output=True)
        rates = {"papermill command": 60 * others / command, "papermill API": 60 * others / float(loop.stdout)}
        for jobs in ("1", "2"):
            began = time.perf_counter()
            rows = batch(chart, jobs, folder)
            rates[f"batch -j {jobs}"] = 60 * runs / (time.perf_counter() - began)
            if jobs == "1":
                seconds = sorted(float(row["seconds"]) for row in rows)
        words = ["-y", json.dumps(REPORT | {"out": "own"}), *flags]
        alone = timed([papermill, report, "o.ipynb", *words], folder)
        reports = {}
        for jobs in ("1", "2"):
            shutil.rmtree(folder / "reports")
            began = time.perf_counter()
            rows = batch(report, jobs, folder)
            reports[f"batch -j {jobs}"] = (time.perf_counter() - began) / len(rows)
            if jobs == "1":
                over = beyond(folder, rows)
    print(f"| {runs} runs of a batch, {others} of the others | notebooks a minute | × command | × API |")
    print("|---|---|---|---|")
    for name, rate in rates.items():
        command_ratio, api_ratio = rate / rates["papermill command"], rate / rates["papermill API"]
        print(f"| {name} | {rate:.0f} | {command_ratio:.1f} | {api_ratio:.1f} |")
    print(f"\nwithin a run of batch -j 1: {seconds[len(seconds) // 2]:.3f} s in the median")
    print(
        f"\n04_report on two articles, {len(rows)} runs; beyond its own cells {over[len(over) // 2]:.3f} s in the median\n"
    )
    print(f"| | seconds a run | × command |\n|---|---|---|\n| papermill command | {alone:.2f} | 1.0 |")
    for name, each in reports.items():
        print(f"| {name} | {each:.2f} | {alone / each:.1f} |")


if __name__ == "__main__":
    main.__doc__ = __doc__
    typer.run(main)
