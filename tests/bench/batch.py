"""How many notebooks a minute: `statedfigures batch` beside the papermill command and papermill's Python API.

On a notebook that imports pandas and altair and draws one chart. Ratios within one run are what counts.
usage: python tests/bench/batch.py [RUNS of the batch] [RUNS of the others]
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

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


def timed(command: list[str], folder: Path) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - began


def main(runs: int, others: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CHART])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook.cells[0].metadata.tags = ["parameters"]
        nbformat.write(notebook, folder / "chart.ipynb")
        (folder / "grid.csv").write_text("name,n\n" + "".join(f"r{n},{n}\n" for n in range(runs)))
        command = sum(
            timed([str(BIN / "papermill"), "chart.ipynb", "o.ipynb", "-p", "n", str(n)], folder) for n in range(others)
        )
        loop = subprocess.run([sys.executable, "-c", LOOP, str(others)], cwd=folder, check=True, capture_output=True)
        rates = {"papermill command": 60 * others / command, "papermill API": 60 * others / float(loop.stdout)}
        for jobs in ("1", "2"):
            batch = [str(BIN / "statedfigures"), "batch", "grid.csv", "--notebook", "chart.ipynb", "-j", jobs]
            rates[f"batch -j {jobs}"] = 60 * runs / timed(batch, folder)
        with open(folder / "reports" / "runs.csv", newline="") as lines:
            seconds = sorted(float(row["seconds"]) for row in csv.DictReader(lines))
    print(f"| {runs} runs of a batch, {others} of the others | notebooks a minute | × command | × API |")
    print("|---|---|---|---|")
    for name, rate in rates.items():
        command_ratio, api_ratio = rate / rates["papermill command"], rate / rates["papermill API"]
        print(f"| {name} | {rate:.0f} | {command_ratio:.1f} | {api_ratio:.1f} |")
    print(f"\nwithin a run of the last batch: {seconds[len(seconds) // 2]:.3f} s in the median")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3] or ["100", "5"]))
