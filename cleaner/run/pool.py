"""Many inputs by several processes: the same items in the same order as by one.

Each worker is given a batch of inputs and sends back one message an input (several for a long
archive), so that a worker that dies is known to have died over the input it had not finished. That
input is read once more by a new worker, for the system may have killed the first one for what
others did; what had come of it is not given again. Where the second dies, too, the input fails. A
worker that is far ahead is not listened to until its turn comes; its pipe fills and it waits, so
memory is bounded.
"""

from __future__ import annotations

import itertools
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from cleaner.errors import WorkersError
from cleaner.run.inputs import Input
from cleaner.run.work import Cleaned, Failed, Item, Skipped, Task

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_BATCH = 32  # inputs
_BATCH_BYTES = 1 << 20
_AHEAD = 4  # batches a worker
_BUFFER = 8 << 20  # bytes of a batch that is not yet its turn
_CHUNK = 256 << 10  # bytes of a message
_WORTH_IT = 24  # inputs, before processes are started unasked
_WORTH_BYTES = 4 << 20

Outcome = tuple[Input, Item | None]  # None: that was the last of this input


class _Message(msgspec.Struct, array_like=True, frozen=True):
    items: list[Cleaned | Failed | Skipped]
    size: int
    last: bool


def outcomes(
    inputs: Iterator[Input], task: Task, jobs: int | None, stdin: BinaryIO | None
) -> Generator[Outcome, None, None]:
    """Read inputs.

    Args:
        inputs: what to read, in order.
        task: what to do with each.
        jobs: how many processes; None takes as many as there are cores, where that pays.
        stdin: standard input; streams are read in this process.

    Yields:
        Every item with its input, in order, and None after an input's last.

    Raises:
        WorkersError: no worker process can be started.

    """
    for is_stream, group in itertools.groupby(inputs, lambda given: given.is_stream):
        yield from _segment(group, task, 1 if is_stream else jobs, stdin)


def _segment(
    inputs: Iterator[Input], task: Task, jobs: int | None, stdin: BinaryIO | None
) -> Iterator[Outcome]:
    size = jobs or cores()
    if size > 1:
        first = list(itertools.islice(inputs, _WORTH_IT if jobs is None else 2))
        inputs = itertools.chain(first, inputs)
        if _pays(first, jobs):
            yield from _Pool(inputs, task, size).run()
            return
    for given in inputs:
        for item in task(given, stdin):
            yield given, item
        yield given, None


def _pays(first: Sequence[Input], jobs: int | None) -> bool:
    """Tell whether processes are worth their start, by the first inputs."""
    if jobs is not None:
        return len(first) > 1
    return len(first) == _WORTH_IT or sum(given.size for given in first[1:]) > _WORTH_BYTES


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Batch:
    """Inputs that go to one worker together, and what has come of them."""

    def __init__(self, inputs: list[Input]) -> None:
        self.inputs = inputs
        self.done = 0  # inputs that are finished
        self.taken = 0  # items of the input in hand
        self.again = 0  # of these, how many its second worker has still to give once more
        self.tried = False  # whether a worker died over the input in hand
        self.ready: deque[Outcome] = deque()
        self.buffered = 0

    @property
    def finished(self) -> bool:
        return self.done == len(self.inputs)

    def receive(self, message: _Message) -> None:
        given = self.inputs[self.done]
        fresh = message.items[self.again :]
        self.again -= len(message.items) - len(fresh)
        self.taken += len(fresh)
        self.ready += ((given, item) for item in fresh)
        self.buffered += message.size
        if message.last:
            self._close(given)

    def blame(self, reason: str) -> None:
        """Have the input that a worker died over read once more; the second time it fails."""
        if not self.tried:
            self.tried, self.again = True, self.taken
            return
        given = self.inputs[self.done]
        self.ready.append((given, Failed(reason=reason)))
        self._close(given)

    def _close(self, given: Input) -> None:
        self.ready.append((given, None))
        self.done += 1
        self.taken = self.again = 0
        self.tried = False


class _Worker:
    """A process and the pipe to it."""

    def __init__(self, task: Task) -> None:
        import multiprocessing

        # Spawned, not forked: a fork would inherit the other workers' pipes and this one's threads.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=serve, args=(theirs, task), daemon=True)
        self.process.start()
        theirs.close()
        self.batch: _Batch | None = None
        self.started = False

    def stop(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    def __init__(self, inputs: Iterable[Input], task: Task, size: int) -> None:
        self.batches = _batched(inputs)
        self.task = task
        self.size = size
        self.workers: list[_Worker] = []
        self.window: deque[_Batch] = deque()
        self.orphans: deque[_Batch] = deque()  # their worker died

    def run(self) -> Iterator[Outcome]:
        try:
            while True:
                self._assign()
                if not self.window:
                    return
                head = self.window[0]
                while head.ready:
                    yield head.ready.popleft()
                head.buffered = 0
                if head.finished:
                    self.window.popleft()
                else:
                    self._listen(head)
        finally:
            for worker in self.workers:
                worker.stop()

    def _assign(self) -> None:
        """Give every idle worker a batch, as long as the window is not full."""
        while True:
            idle = next((w for w in self.workers if w.batch is None), None)
            if idle is None and len(self.workers) >= self.size:
                return
            batch = self._next()
            if batch is None:
                return
            if idle is None:
                idle = _Worker(self.task)
                self.workers.append(idle)
            idle.batch = batch
            try:
                idle.pipe.send(batch.inputs[batch.done :])  # pickled: a file's name may be no UTF-8
            except OSError:  # it died while it had nothing to do
                idle.batch = None
                self.orphans.append(batch)
                self._bury(idle)

    def _next(self) -> _Batch | None:
        if self.orphans:
            return self.orphans.popleft()
        if len(self.window) >= self.size * _AHEAD:
            return None
        batch = next(self.batches, None)
        if batch is not None:
            self.window.append(batch)
        return batch

    def _listen(self, head: _Batch) -> None:
        """Take what the workers have sent, except from those that are too far ahead."""
        from multiprocessing.connection import wait

        heard: dict[Any, _Worker] = {
            w.pipe: w
            for w in self.workers
            if w.batch is not None and (w.batch is head or w.batch.buffered < _BUFFER)
        }
        for pipe in wait(list(heard)):
            worker = heard[pipe]
            try:
                message = _decode(worker.pipe.recv_bytes())
            except (EOFError, OSError):
                self._bury(worker)
                continue
            worker.started = True
            if message is not None and worker.batch is not None:
                worker.batch.receive(message)
                if worker.batch.finished:
                    worker.batch = None

    def _bury(self, worker: _Worker) -> None:
        """Take leave of a dead worker: its batch goes on with another one."""
        self.workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        if not worker.started:
            raise WorkersError(f"a worker process cannot start: {_cause(worker)}")
        batch = worker.batch
        if batch is None:
            return
        batch.blame(f"the process that read it {_cause(worker)}")
        if not batch.finished:
            self.orphans.append(batch)


def _cause(worker: _Worker) -> str:
    import signal

    code = worker.process.exitcode or 0
    if code >= 0:
        return f"ended with code {code}"
    name = signal.Signals(-code).name
    return f"was killed by {name}" + (", perhaps out of memory" if name == "SIGKILL" else "")


def _batched(inputs: Iterable[Input]) -> Iterator[_Batch]:
    batch: list[Input] = []
    size = 0
    for given in inputs:
        batch.append(given)
        size += given.size
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield _Batch(batch)
            batch, size = [], 0
    if batch:
        yield _Batch(batch)


_messages = msgspec.msgpack.Decoder(_Message | None)


def _decode(data: bytes) -> _Message | None:
    message: _Message | None = _messages.decode(data)
    return message


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
            pipe.send_bytes(msgspec.msgpack.encode(_Message(chunk, size, False)))
            chunk, size = [], 0
    pipe.send_bytes(msgspec.msgpack.encode(_Message(chunk, size, True)))
