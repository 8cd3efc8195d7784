"""Inputs that one process reads together, and what comes of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import msgspec

from cleaner.run.inputs import Input
from cleaner.run.work import Cleaned, Failed, Item, Skipped

_BATCH = 32  # inputs
_BATCH_BYTES = 1 << 20

Outcome = tuple[Input, Item | None]  # None: that was the last of this input


class Message(msgspec.Struct, array_like=True, frozen=True):
    """What came of an input, or a part of it, and how many bytes that is."""

    items: list[Cleaned | Failed | Skipped]
    size: int
    last: bool


class Batch:
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
        """Whether all of its inputs are read."""
        return self.done == len(self.inputs)

    def receive(self, message: Message) -> None:
        """Take what came of the input in hand."""
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


def batched(inputs: Iterable[Input]) -> Iterator[Batch]:
    """Part inputs into batches."""
    batch: list[Input] = []
    size = 0
    for given in inputs:
        batch.append(given)
        size += given.size
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield Batch(batch)
            batch, size = [], 0
    if batch:
        yield Batch(batch)
