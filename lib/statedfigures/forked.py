"""The warm engine at work: ipykernel's in-process kernel in a forked child, nbclient's own code to take its outputs.

Above are the engine and its end of the pipe; below is the child's side.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import Any

from ipykernel.inprocess.blocking import BlockingInProcessChannel
from ipykernel.inprocess.channels import InProcessChannel
from ipykernel.inprocess.client import InProcessKernelClient
from ipykernel.inprocess.ipkernel import InProcessKernel
from nbclient.exceptions import CellExecutionError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NBClientEngine
from traitlets.config import Config

from .warm import WarmEngine, cause, fork

# No history on disk and no thread that writes it
CONFIG = Config({"HistoryManager": {"enabled": False, "hist_file": ":memory:"}})


class ForkedEngine(Engine):  # type: ignore[misc]  # papermill has no types
    """Each notebook in a child of its own, forked from this process.

    Where there is no fork, and for a notebook of another language than Python, papermill's own engine runs it.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, run_timeout: float | None = None, memory: int | None = None,
        **options: Any,
    ) -> None:  # fmt: skip
        """Runs the cells; `run_timeout` is seconds for all of them, `memory` bytes beyond what is there at first."""
        if not hasattr(os, "fork") or WarmEngine.nb_language(nb_man.nb) != "python":
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **options)
            return
        common = {name: options[name] for name in ("log_output", "stdout_file", "stderr_file") if name in options}
        client = ForkedClient(nb_man, timeout=options.get("execution_timeout"), record_timing=False, **common)
        client.run(time.monotonic() + (run_timeout or float("inf")), memory)


class ForkedClient(PapermillNotebookClient):  # type: ignore[misc]
    """Papermill's client with a pipe to a forked child where it has sockets to a kernel."""

    deadline: float
    connection: Connection
    child = 0
    count = 0

    def run(self, deadline: float, memory: int | None) -> None:
        """Every cell in order; the child and whatever it has started are gone afterwards."""
        self.reset_execution_trackers()
        self.deadline = deadline
        self.connection, theirs = Pipe()
        self.child = fork(lambda: serve(self.connection, theirs, memory))
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
            while (told := self._receive(ends))["msg_type"] != "execute_reply":
                self.process_message(told, cell, cell_index)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            told = _error("DeadKernelError", f"the notebook's process died of {self._end()}")
        except TimeoutError:
            self._end()
            told = _error("CellTimeoutError", "the cell took longer than it was given, and was ended")
        if told["msg_type"] == "error":
            self.process_message(told, cell, cell_index)
        content = told["content"]
        if content["status"] == "error" and not (self.allow_errors or "raises-exception" in tags):
            raise CellExecutionError.from_cell_and_msg(cell, content)
        return cell

    def _receive(self, ends: float) -> Any:
        """The child's next message; TimeoutError at `ends`, by the monotonic clock."""
        while not self.connection.poll(min(max(ends - time.monotonic(), 0.0), 3600.0)):
            if time.monotonic() >= ends:
                raise TimeoutError
        return self.connection.recv()

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
        return cause(status)


def _message(kind: str, content: Any, buffers: Any = ()) -> dict[str, Any]:
    """What nbclient wants of a kernel's message."""
    return {
        "msg_type": kind, "header": {"msg_type": kind}, "parent_header": {"msg_id": ""}, "metadata": {},
        "content": content, "buffers": [bytes(buffer) for buffer in buffers],
    }  # fmt: skip


def _error(name: str, value: str) -> dict[str, Any]:
    content = {"status": "error", "ename": name, "evalue": value, "traceback": [f"{name}: {value}"]}
    return _message("error", content)


# The child's side


def serve(parents: Connection, connection: Connection, memory: int | None) -> None:
    """Runs each cell that comes through the pipe and sends what the kernel says; ends at None."""
    parents.close()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if memory:  # no more bytes than that beyond what is there: a MemoryError in the cell that wants more
        import resource

        with open("/proc/self/statm", encoding="ascii") as pages:
            data = int(pages.read().split()[5]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_DATA, (data + memory, data + memory))
    gc.freeze()  # what is there already is the parent's to clean up
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()  # as in every new process: a fork has its parent's state (Python's own reseeds itself)
    spilt = _Spilt()
    lock = threading.Lock()

    def send(kind: str, content: Any, buffers: Any = ()) -> None:
        with lock:
            connection.send(_message(kind, content, buffers))

    client = _client(send)
    connection.send(client.kernel.language_info)
    while (code := connection.recv()) is not None:
        client.execute(code, allow_stdin=False)
        for name, text in spilt.read():
            send("stream", {"name": name, "text": text})
        send("execute_reply", client.get_shell_msg()["content"])
    client.kernel.shell.user_ns.clear()  # closes what the notebook has left open
    gc.collect()


class _Kernel(InProcessKernel):
    async def do_execute(self, *args: Any, **options: Any) -> Any:
        # ipykernel asks which thread runs the cells when one of them awaits something, and has no answer in-process
        self.shell_channel_thread = SimpleNamespace(parent_thread=threading.current_thread())
        try:
            return await super().do_execute(*args, **options)  # type: ignore[no-untyped-call]
        finally:
            self.shell_channel_thread = None


def _client(hear: Callable[[str, Any, Any], None]) -> Any:
    """A client of a new kernel in this process; `hear` gets all that the kernel says, in order."""

    class Ear(InProcessChannel):
        def call_handlers(self, message: Any) -> None:
            if message["msg_type"] != "status":
                hear(message["msg_type"], message["content"], message.get("buffers", ()))

    sys.path[:0] = [""] if "" not in sys.path else []  # as in every kernel
    kernel = _Kernel(config=CONFIG)  # type: ignore[no-untyped-call]
    client = InProcessKernelClient(
        kernel=kernel, session=kernel.session, iopub_channel_class=Ear, shell_channel_class=BlockingInProcessChannel
    )
    kernel.frontends.append(client)
    return client


class _Spilt:
    """What is written to the process's own stdout and stderr, past Python: by C code and by other programs."""

    def __init__(self) -> None:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        self.files = {name: tempfile.TemporaryFile() for name in ("stdout", "stderr")}  # noqa: SIM115  # for ever
        for number, name in enumerate(self.files, start=1):
            os.dup2(self.files[name].fileno(), number)

    def read(self) -> list[tuple[str, str]]:
        """Every name and text that has come since the last call."""
        found = []
        for name, file in self.files.items():
            if size := os.fstat(file.fileno()).st_size:
                found.append((name, os.pread(file.fileno(), size, 0).decode(errors="replace")))
                os.ftruncate(file.fileno(), 0)
                os.lseek(file.fileno(), 0, os.SEEK_SET)
        return found
