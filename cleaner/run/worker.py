"""A process that reads inputs, and what it sends back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from cleaner.run.batch import Batch, Message
from cleaner.run.inputs import Input
from cleaner.run.work import Cleaned, Item, Task

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_CHUNK = 256 << 10  # bytes of a message


class Worker:
    """A process and the pipe to it."""

    def __init__(self, task: Task) -> None:
        from cleaner.parcels import SPAWNING

        self.pipe, theirs = SPAWNING.Pipe()
        self.process: SpawnProcess = SPAWNING.Process(
            target=serve, args=(theirs, task), daemon=True
        )
        self.process.start()
        theirs.close()
        self.batch: Batch | None = None
        self.started = False

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()

    def send(self, inputs: list[Input]) -> None:
        """Have it read these; raises `OSError` where it is dead."""
        self.pipe.send(inputs)  # pickled: a file's name may be no UTF-8

    def receive(self) -> Message | None:
        """Return what it has sent: None, before anything else, that it has started."""
        message: Message | None = _messages.decode(self.pipe.recv_bytes())
        self.started = True
        return message

    @property
    def killed(self) -> bool:
        """Whether a signal ended it."""
        return (self.process.exitcode or 0) < 0

    def cause(self) -> str:
        """Say of what it died."""
        import signal

        code = self.process.exitcode or 0
        if code >= 0:
            return f"ended with code {code}"
        name = signal.Signals(-code).name
        return f"was killed by {name}" + (", perhaps out of memory" if name == "SIGKILL" else "")


_messages = msgspec.msgpack.Decoder(Message | None)


def serve(pipe: Connection, task: Task) -> None:
    """Be a worker: read batches from the pipe until it closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run decides what an interrupt means
    from cleaner.parcels import end_with_parent

    end_with_parent()
    try:
        pipe.send_bytes(msgspec.msgpack.encode(None))
        while True:
            for given in pipe.recv():
                _send_all(pipe, task(given))
    except (EOFError, OSError):  # the run is over
        return


def _send_all(pipe: Connection, items: Iterable[Item]) -> None:
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.line) if isinstance(item, Cleaned) else 100
        if size >= _CHUNK:
            pipe.send_bytes(msgspec.msgpack.encode(Message(chunk, size, False)))
            chunk, size = [], 0
    pipe.send_bytes(msgspec.msgpack.encode(Message(chunk, size, True)))
