"""The child's side of the warm engine: ipykernel's in-process kernel on a pipe."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import Any

from ipykernel.inprocess.channels import InProcessChannel
from ipykernel.inprocess.client import InProcessKernelClient
from ipykernel.inprocess.ipkernel import InProcessKernel
from traitlets.config import Config

# No history on disk and no thread that writes it
UNHEARD = ("status", "execute_reply")
CONFIG = Config({"HistoryManager": {"enabled": False, "hist_file": ":memory:"}})


def serve(connection: Connection) -> None:
    """Runs each cell that comes through the pipe and sends what the kernel says; ends at None."""
    gc.freeze()  # what is there already is the parent's to clean up
    reseed()
    spilt = _Spilt()
    lock = threading.Lock()

    def send(kind: str, content: Any, buffers: Any = ()) -> None:
        with lock:
            connection.send({
                "msg_type": kind, "header": {"msg_type": kind}, "parent_header": {"msg_id": ""}, "metadata": {},
                "content": content, "buffers": [bytes(buffer) for buffer in buffers],
            })  # fmt: skip

    def hear(message: Any) -> None:
        if message["msg_type"] not in UNHEARD:
            send(message["msg_type"], message["content"], message.get("buffers", ()))

    client = _client(hear)
    kernel = client.kernel
    connection.send(kernel.language_info)
    while (code := connection.recv()) is not None:
        client.execute(code, allow_stdin=False)
        for name, text in spilt.read():
            send("stream", {"name": name, "text": text})
        send("execute_reply", client.reply["content"])
    kernel.shell.user_ns.clear()  # closes what the notebook has left open
    gc.collect()


class _Kernel(InProcessKernel):
    async def do_execute(self, *args: Any, **options: Any) -> Any:
        # ipykernel asks which thread runs the cells when one of them awaits something, and has no answer in-process
        self.shell_channel_thread = SimpleNamespace(parent_thread=threading.current_thread())
        try:
            return await super().do_execute(*args, **options)  # type: ignore[no-untyped-call]
        finally:
            self.shell_channel_thread = None


class _Client(InProcessKernelClient):
    reply: Any = None


def _client(hear: Callable[[Any], None]) -> Any:
    """A client of a new kernel in this process; `hear` gets all that the kernel says, in order."""

    class Ear(InProcessChannel):
        def call_handlers(self, message: Any) -> None:
            if message["msg_type"] == "execute_reply":
                self.client.reply = message
            hear(message)

    sys.path[:0] = [""] if "" not in sys.path else []  # as in every kernel
    kernel = _Kernel(config=CONFIG)  # type: ignore[no-untyped-call]
    client = _Client(kernel=kernel, session=kernel.session, iopub_channel_class=Ear, shell_channel_class=Ear)
    kernel.frontends.append(client)
    return client


def reseed() -> None:
    """Random state of its own, as every new process has: a fork has its parent's (Python's own reseeds itself)."""
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()


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
