"""The warm engine at work: ipykernel's in-process kernel in a forked child, nbclient's own code to take its outputs.

Here is only the fork and the pipe between them; `cells` is the child's side.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from nbclient.exceptions import CellExecutionError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NBClientEngine

from .warm import WarmEngine

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

DEAD = "DeadKernelError"
LATE = "CellTimeoutError"


class ForkedEngine(Engine):  # type: ignore[misc]  # papermill has no types
    """Each notebook in a child of its own, forked from this process.

    Where there is no fork, and for a notebook of another language than Python, papermill's own engine runs it.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, log_output: bool = False, stdout_file: Any = None,
        stderr_file: Any = None, execution_timeout: float | None = None, run_timeout: float | None = None,
        memory: int | None = None, **options: Any,
    ) -> None:  # fmt: skip
        """Runs the cells; `run_timeout` is seconds for all of them, `memory` bytes beyond what is there at first."""
        common = {"log_output": log_output, "stdout_file": stdout_file, "stderr_file": stderr_file}
        if not hasattr(os, "fork") or WarmEngine.nb_language(nb_man.nb) != "python":
            NBClientEngine.execute_managed_notebook(
                nb_man, kernel_name, execution_timeout=execution_timeout, **common, **options
            )
            return
        client = ForkedClient(nb_man, timeout=execution_timeout, record_timing=False, **common)
        client.deadline = time.monotonic() + (run_timeout or float("inf"))
        client.run(memory)


class ForkedClient(PapermillNotebookClient):  # type: ignore[misc]
    """Papermill's client with a pipe to a forked child where it has sockets to a kernel."""

    deadline = float("inf")
    connection: Connection
    child = 0
    count = 0

    def run(self, memory: int | None) -> None:
        """Every cell in order; the child and whatever it has started are gone afterwards."""
        from multiprocessing import Pipe

        self.reset_execution_trackers()
        self.connection, theirs = Pipe()
        self.child = _fork(theirs, self.connection, memory)
        theirs.close()
        try:
            self.nb.metadata["language_info"] = self._receive(self.deadline)
            self.papermill_execute_cells()
            if self.child:
                self.connection.send(None)
                self.connection.poll(5)  # its files are closed when it ends
        except (EOFError, BrokenPipeError, TimeoutError) as error:
            raise RuntimeError(f"the notebook's process ended before its first cell: {error}") from None
        finally:
            self.connection.close()
            self._end()

    def execute_cell(self, cell: Any, cell_index: int, *unused: Any, **options: Any) -> Any:
        """One cell in the child; its outputs go into the notebook as nbclient puts those of a kernel there."""
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or self.skip_cells_with_tag in tags:
            return cell
        cell.outputs, self.clear_before_next_output = [], False
        self.count += 1
        cell.execution_count = self.count  # the kernel says so too, unless it dies first
        ends = min(self.deadline, time.monotonic() + (self.timeout or float("inf")))
        try:
            self.connection.send(cell.source)
            while (message := self._receive(ends))["msg_type"] != "execute_reply":
                self.process_message(message, cell, cell_index)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            message = self._died(cell, cell_index, DEAD, f"the notebook's process died of {self._end()}")
        except TimeoutError:
            self._end()
            message = self._died(cell, cell_index, LATE, "the cell took longer than it was given, and was ended")
        content = message["content"]
        if content["status"] == "error" and not (self.allow_errors or "raises-exception" in tags):
            raise CellExecutionError.from_cell_and_msg(cell, content)
        return cell

    def _receive(self, ends: float) -> Any:
        """The child's next message; TimeoutError at `ends`, by the monotonic clock."""
        while not self.connection.poll(min(max(ends - time.monotonic(), 0.0), 3600.0)):
            if time.monotonic() >= ends:
                raise TimeoutError
        return self.connection.recv()

    def _died(self, cell: Any, index: int, name: str, value: str) -> dict[str, Any]:
        content = {"status": "error", "ename": name, "evalue": value, "traceback": [f"{name}: {value}"]}
        kind = {"msg_type": "error"}
        message = kind | {"header": kind, "parent_header": {"msg_id": ""}, "metadata": {}, "content": content}
        self.process_message(message, cell, index)
        return message

    def _end(self) -> str:
        """Ends the child and what it has started, and says what it died of; once."""
        child, self.child = self.child, 0
        if not child:
            return "nothing"
        done, status = os.waitpid(child, os.WNOHANG)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if not done:
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return f"signal {os.WTERMSIG(status)} ({signal.strsignal(os.WTERMSIG(status))})"
        return f"exit code {os.WEXITSTATUS(status)}"


def _fork(theirs: Connection, ours: Connection, memory: int | None) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return child
    try:
        ours.close()
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if memory:
            _limit(memory)
        from .cells import serve

        serve(theirs)
    finally:
        os._exit(0)


def _limit(memory: int) -> None:
    """No more than that many bytes beyond what is there: a MemoryError in the cell that wants more."""
    import resource

    with open("/proc/self/statm", encoding="ascii") as pages:
        data = int(pages.read().split()[5]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_DATA, (data + memory, data + memory))
