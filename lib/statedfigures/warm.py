"""`papermill --engine warm`: what this process has imported, a notebook has too, as it is forked and not started.

Papermill loads this module whenever it is imported, in the middle of its own import: so nothing of it is needed here.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

from .lazy import spare_grammars


class WarmEngine:
    """What papermill asks of an engine, answered by `forked.ForkedEngine` when it is asked."""

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, **options: Any) -> Any:
        """Runs the cells of a notebook and returns it with their outputs."""
        from .forked import ForkedEngine

        return ForkedEngine.execute_notebook(nb, kernel_name, **options)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """The kernel that the notebook names; python3 where it names none, as there is no other here."""
        return name or nb.metadata.get("kernelspec", {}).get("name", "python3")

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:
        """The language that the notebook names; python where it names none."""
        told = nb.metadata.get("language_info", {}).get("name")
        return language or told or nb.metadata.get("kernelspec", {}).get("language", "python")


# A fork has none of the threads of its parent, so what these were waiting for in it never comes
THREADED = ("pandas", "vl_convert")  # who has these may have woken Arrow, BLAS or vl-convert


def engine() -> str | None:
    """'warm', with the stack imported, where a fork is safe; else None, papermill's own: a kernel for each notebook."""
    if not hasattr(os, "fork") or any(name in sys.modules for name in THREADED):
        return None
    preload()
    return "warm"


def preload() -> None:
    """Imports what a run may need, so that no child has to; calls nothing that starts a thread (no fork has them)."""
    spare_grammars()
    quiet = "PYDEVD_DISABLE_FILE_VALIDATION"  # ipykernel imports a debugger, which warns of itself
    before = os.environ.setdefault(quiet, "1")
    for name in STACK:
        importlib.import_module(name)
    if before == "1":
        os.environ.pop(quiet, None)
    import altair
    import pandas

    # the first chart of a process imports and compiles half as much again; not shown, as that may wake vl-convert
    altair.Chart(pandas.DataFrame({"a": [1]})).mark_point().encode(x="a:Q").to_dict()


STACK = (
    "altair", "IPython", "ipykernel.debugger", "ipykernel.inprocess.client", "ipykernel.inprocess.ipkernel",
    "nbconvert", "nbconvert.exporters", "pandas", "pandera.pandas", "papermill", "pyarrow.parquet", "vl_convert",
    *(f"statedfigures.{name}" for name in (
        "article", "arithmetic", "cells", "charts", "comparison", "extraction", "forked", "publish", "readers",
        "reference", "sections", "tables", "topic")),
)  # fmt: skip
