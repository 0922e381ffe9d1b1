"""Hundreds of runs of one notebook: this process imports the stack once and forks a child for each run.

What is written under its final name is whole: a run fills a hidden folder beside it, and the parent moves it there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any

from .files import claim, read_rows, swap, write_rows
from .grid import Run, read_grid
from .run import STAGES
from .shipped import shipped
from .warm import cause, engine, fork

GRACE = 30.0  # seconds beyond its own limit before a run's process is ended from outside
CELL = re.compile(r"(?:Cell|Input) In ?\[(\d+)\](?:, line (\d+)|.*\n.*line (\d+))")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Done:
    """One row of runs.csv; `error`, `cell` and `line` are empty where there is none, `output` is beside runs.csv."""

    name: str
    status: str  # ok or failed
    seconds: float = 0.0
    peak_mb: float = 0.0
    error: str = ""
    cell: str = ""
    line: str = ""
    output: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many runs at once (0: one a core), and what each may take: seconds, and bytes beyond what it starts with."""

    jobs: int = 0
    timeout: float | None = None
    memory: int | None = None


def run_batch(
    grid: str | PathLike[str], notebook: str | PathLike[str] | None = None, folder: str | PathLike[str] = "reports",
    *, limits: Limits = Limits(),  # it is frozen
    resume: bool = False, progress: Callable[[Done, int, int], object] = lambda done, number, total: None,
) -> list[Done]:  # fmt: skip
    """Runs the notebook once a row of the grid (CSV, YAML or JSONL: `name` and parameters) into `folder`/`name`/.

    The rows of runs.csv that were written, in the order in which the runs ended. With `resume` only those that are
    missing, failed or changed. Raises StatedFiguresError before anything runs where the grid is not right.
    """
    source = Path(notebook or shipped("notebooks") / f"{STAGES[-1]}.ipynb")
    runs = read_grid(Path(grid), source)
    place = Path(folder).resolve()
    place.mkdir(parents=True, exist_ok=True)
    _sweep(place)
    if resume:
        good = [row for row in read_rows(place / "runs.csv") if row["status"] == "ok"]
        stand = {(row["name"], row["key"]) for row in good if (place / row["output"]).is_file()}
        runs = [run for run in runs if (run.name, run.key) not in stand]
    for run in runs:
        given = run.parameters.get("sources", ())
        claim(place / run.name, given if isinstance(given, list) else [given] if given else [])
    total, done = len(runs), []
    chosen = engine(source.read_text(encoding="utf-8"))
    if chosen is None:
        print(KERNELS, file=sys.stderr)
    for finished in (_run_all if chosen else _run_plain)(runs, source.resolve(), place, limits):
        done.append(finished)
        progress(finished, len(done), total)
    from .publish import index_page

    index_page(place, read_rows(place / "runs.csv"))
    return done


# The runs


KERNELS = (
    "statedfigures: every run starts a kernel of its own: this system has no fork, or this process has used Arrow or"
    " vl-convert already, which no fork survives (start the batch from the command line, or first thing in Python)"
)


def _run_plain(runs: Sequence[Run], notebook: Path, folder: Path, limits: Limits) -> Iterable[Done]:
    """Every run on a kernel of its own, one after the other."""
    for run in runs:
        with tempfile.TemporaryDirectory(prefix=f".batch-{os.getpid()}-", dir=folder) as place:
            _execute(run, notebook, Path(place), limits, engine=None)
            yield _finish(run, notebook, Path(place), folder, "")


def _run_all(runs: Sequence[Run], notebook: Path, folder: Path, limits: Limits) -> Iterable[Done]:
    """Every run in a child of its own, `jobs` at a time; all are ended if this is left early."""
    import gc

    gc.collect()
    gc.freeze()  # a child that touched these would copy their pages
    waiting, active = list(reversed(runs)), dict[int, tuple[Run, Path, float]]()
    at_once = limits.jobs or os.cpu_count() or 1
    try:
        while waiting or active:
            while waiting and len(active) < at_once:
                run = waiting.pop()
                place = Path(tempfile.mkdtemp(prefix=f".batch-{os.getpid()}-", dir=folder))
                active[fork(partial(_child, run, notebook, place, limits))] = run, place, time.monotonic()
            for child, (run, place, began) in list(active.items()):
                ended, status = os.waitpid(child, os.WNOHANG)
                if ended:
                    del active[child]
                    yield _finish(run, notebook, place, folder, f"the run's process died of {cause(status)}")
                elif limits.timeout and time.monotonic() - began > limits.timeout + GRACE:
                    os.kill(child, signal.SIGKILL)
            time.sleep(0.002)
    finally:
        gc.unfreeze()
        for child in active:
            os.kill(child, signal.SIGTERM)
        time.sleep(0.5 if active else 0.0)  # in which each ends what it has started
        for child, (_, place, _) in active.items():
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            shutil.rmtree(place, ignore_errors=True)


def _child(run: Run, notebook: Path, place: Path, limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if sys.platform == "linux":  # a `kill -9` of the parent leaves nothing running; elsewhere a run goes on, unseen
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
    _execute(run, notebook, place, limits, engine="warm")


def _execute(run: Run, notebook: Path, place: Path, limits: Limits, engine: str | None) -> None:
    """The run in this process; what became of it goes into result.json, whatever happens."""
    import papermill
    from papermill.exceptions import PapermillExecutionError

    began, told = time.monotonic(), dict[str, Any]()
    out = place / run.name
    out.mkdir()
    known = papermill.inspect_notebook(str(notebook))
    ours = {"name": run.name, "out": str(out)}
    parameters = dict(run.parameters) | {key: value for key, value in ours.items() if key in known}
    seconds = limits.timeout
    options = {"run_timeout": seconds, "memory": limits.memory} if engine else {"execution_timeout": seconds}
    try:
        papermill.execute_notebook(
            str(notebook), str(out / notebook.name), parameters, engine_name=engine, kernel_name="python3",
            progress_bar=False, request_save_on_cell_execute=False, **options,
        )  # fmt: skip
        if notebook.stem == STAGES[-1]:
            from .publish import publish

            publish(out / notebook.name, out / "index.html")
    except PapermillExecutionError as error:
        where = CELL.findall(COLOUR.sub("", "\n".join(error.traceback)))
        line = next((line or other for cell, line, other in where if cell == str(error.exec_count)), "")
        told = {"error": f"{error.ename}: {error.evalue}", "cell": str(error.exec_count or ""), "line": line}
    except Exception as error:
        told = {"error": f"{type(error).__name__}: {error}"}
    told |= {"seconds": round(time.monotonic() - began, 3), "peak_mb": 0.0}
    with suppress(ImportError):
        import resource

        scale = 1 if sys.platform == "darwin" else 1024
        told["peak_mb"] = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * scale / 1e6, 1)
    (place / "result.json").write_text(json.dumps(told))


# What stays


def _finish(run: Run, notebook: Path, place: Path, folder: Path, death: str) -> Done:
    """Moves a run's folder to its name and its row into runs.csv; both under a lock, as other batches may be at it."""
    from filelock import FileLock

    try:
        told = json.loads((place / "result.json").read_text())
    except (OSError, ValueError):
        told = {"error": death}
    executed = place / run.name / notebook.name
    output = f"{run.name}/{notebook.name}" if executed.is_file() else ""
    told["error"] = " ".join(told.get("error", "").split())
    done = Done(run.name, "failed" if told["error"] else "ok", output=output, key=run.key, **told)
    with FileLock(folder / ".runs.lock"):
        if output:
            swap(place / run.name, folder / run.name)
        others = [row for row in read_rows(folder / "runs.csv") if row["name"] != run.name]
        write_rows(folder / "runs.csv", [field.name for field in fields(Done)], [*others, asdict(done)])
    shutil.rmtree(place, ignore_errors=True)
    return done


def _sweep(folder: Path) -> None:
    """Takes away what a batch that was killed has left half done."""
    for place in folder.glob(".batch-*-*"):
        with suppress(PermissionError):
            try:
                os.kill(int(place.name.split("-")[1]), 0)
            except (ProcessLookupError, ValueError):
                shutil.rmtree(place, ignore_errors=True)
