"""Many inputs by several processes: the same items in the same order as by one.

Each worker is given a batch of inputs and sends back one message an input (several for a long
archive), so that a worker that dies is known to have died over the input it had not finished. That
input is read once more by a new worker, for the system may have killed the first one for what
others did; what had come of it is not given again. Where the second dies, too, the input fails. One
that is killed before it has begun to read blames no input; a few of those in a row end the run. A
worker that is far ahead is not listened to until its turn comes; its pipe fills and it waits, so
memory is bounded.
"""

from __future__ import annotations

import itertools
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from cleaner.errors import WorkersError
from cleaner.messages import phrase
from cleaner.run.batch import Batch, Outcome, batched
from cleaner.run.inputs import Input
from cleaner.run.work import Task
from cleaner.run.worker import Worker

_AHEAD = 4  # batches a worker
_BUFFER = 8 << 20  # bytes of a batch that is not yet its turn
_STILLBORN = 5  # workers in a row that are killed while they start, before none is started again
_WORTH_IT = 24  # inputs, before processes are started unasked
_WORTH_BYTES = 4 << 20


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


class _Pool:
    def __init__(self, inputs: Iterable[Input], task: Task, size: int) -> None:
        self.batches = batched(inputs)
        self.task = task
        self.size = size
        self.workers: list[Worker] = []
        self.window: deque[Batch] = deque()
        self.orphans: deque[Batch] = deque()  # their worker died
        self.stillborn = 0  # workers in a row that were killed while they started

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
                idle = Worker(self.task)
                self.workers.append(idle)
            idle.batch = batch
            try:
                idle.send(batch.inputs[batch.done :])
            except OSError:  # it died while it had nothing to do
                idle.batch = None
                self.orphans.append(batch)
                self._bury(idle)

    def _next(self) -> Batch | None:
        if self.orphans:
            return self.orphans.popleft()
        if len(self.window) >= self.size * _AHEAD:
            return None
        batch = next(self.batches, None)
        if batch is not None:
            self.window.append(batch)
        return batch

    def _listen(self, head: Batch) -> None:
        """Take what the workers have sent, except from those that are too far ahead."""
        from multiprocessing.connection import wait

        heard: dict[Any, Worker] = {
            w.pipe: w
            for w in self.workers
            if w.batch is not None and (w.batch is head or w.batch.buffered < _BUFFER)
        }
        for pipe in wait(list(heard)):
            worker = heard[pipe]
            try:
                message = worker.receive()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            self.stillborn = 0
            if message is not None and worker.batch is not None:
                worker.batch.receive(message)
                if worker.batch.finished:
                    worker.batch = None

    def _bury(self, worker: Worker) -> None:
        """Take leave of a dead worker: its batch goes on with another one."""
        self.workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        if not worker.started:
            self.stillborn += 1
            if not worker.killed or self.stillborn == _STILLBORN:
                raise WorkersError(
                    phrase("a worker process cannot start: {cause}", cause=worker.cause())
                )
        batch = worker.batch
        if batch is None:
            return
        if worker.started:
            batch.blame(f"the process that read it {worker.cause()}")
        if not batch.finished:
            self.orphans.append(batch)
