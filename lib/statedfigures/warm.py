"""`papermill --engine warm`: what this process has imported, a notebook has too, as it is forked and not started.

Papermill loads this module whenever it is imported, in the middle of its own import: so nothing of it is needed here.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable
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


def fork(work: Callable[[], object]) -> int:
    """The id of a child that does this work and no more, in a session of its own: a Ctrl-C goes to the parent alone."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        work()
    except SystemExit:
        os._exit(1)
    finally:
        os._exit(0)


def cause(status: int) -> str:
    """What a child died of, by its status."""
    if os.WIFSIGNALED(status):
        return f"signal {os.WTERMSIG(status)} ({signal.strsignal(os.WTERMSIG(status))})"
    return f"exit code {os.WEXITSTATUS(status)}"


# A fork has none of the threads of its parent, so what these were waiting for in it never comes
THREADED = ("pandas", "vl_convert")  # who has these may have woken Arrow, BLAS or vl-convert


def engine(source: str = "statedfigures") -> str | None:
    """'warm', with what a notebook of that source may need imported; else None, papermill's own: a kernel for each.

    None where a fork is not safe: there is none, or this process has used what starts threads. No import here does.
    """
    if not hasattr(os, "fork") or any(name in sys.modules for name in THREADED):
        return None
    spare_grammars()
    quiet = "PYDEVD_DISABLE_FILE_VALIDATION"  # ipykernel imports a debugger, which warns of itself
    before = os.environ.setdefault(quiet, "1")
    ours = "statedfigures" in source
    for name in [one for word, names in STACK.items() if ours or word in source for one in names]:
        importlib.import_module(name)
    if before == "1":
        os.environ.pop(quiet, None)
    if ours:  # what every report makes once in a process: templates, the checks of notebooks, newspaper3k mended
        import nbformat

        from . import publish, readers, sections

        for relaxed in (False, True):
            nbformat.validate(nbformat.v4.new_notebook(), relax_add_props=relaxed)  # type: ignore[no-untyped-call]
        assert publish.exporter().template
        for name in ("report.html.j2", "sections.html.j2"):
            sections.templates().get_template(name)
        readers.newspaper_parts()
    if ours or "altair" in source:
        import altair
        import pandas

        # the first chart of a process imports and compiles half as much again; not shown, as that may wake vl-convert
        altair.Chart(pandas.DataFrame({"a": [1]})).mark_point().encode(x="a:Q").to_dict()
    return "warm"


# By the word in a notebook that asks for them; what IPython imports late is here as well
STACK = {
    "": ("IPython.core.application", "IPython.core.completerlib", "IPython.core.crashhandler", "IPython.core.logger",
         "IPython.core.oinspect", "IPython.utils.wildcard", "ipykernel.debugger", "tornado.platform.asyncio",
         "statedfigures.forked"),
    "pandas": ("pandas", "pyarrow.parquet"),
    "altair": ("altair", "pandas", "vl_convert"),
    "statedfigures": (
        "pandera.backends.pandas.builtin_checks", "pandera.pandas", "pandera.strategies.pandas_strategies",
        "feedparser", "htmldate", "readability", "trafilatura",
        "statedfigures.article", "statedfigures.charts", "statedfigures.extraction"),
}  # fmt: skip
