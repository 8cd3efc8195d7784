"""The records of a run, for a command that goes on with them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from cleaner.run.job import Job, Watch
from cleaner.run.runner import Run
from cleaner.run.tally import Tally


class Records:
    """The records of a job as JSON lines, given one by one instead of written.

    They are those that `run` would write, under the same ids, and the watch hears the same.

    Args:
        job: what to read; it names no output.
        watch: is told what happens.
        stdin: what `-` reads; None where it is closed.
    """

    def __init__(self, job: Job, watch: Watch, *, stdin: BinaryIO | None) -> None:
        self._held = _Held()
        self._run = Run(job, watch, io.BytesIO(), self._held)
        self._stdin = stdin

    @property
    def tally(self) -> Tally:
        """What was counted so far."""
        return self._run.tally

    def __iter__(self) -> Iterator[bytes]:
        """Read the inputs.

        Raises:
            WorkersError: no worker process can be started.
        """
        try:
            for _ in self._run.consume(self._stdin):
                yield from self._held.lines
                self._held.lines.clear()
            self._run.close()
        except BaseException:
            self._run.abandon()
            raise


class _Held:
    """A sink that holds what was written to it until somebody takes it."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []

    def write(self, line: bytes) -> None:
        self.lines.append(line)

    def close(self) -> None:
        """Nothing has to be completed."""

    def abandon(self) -> None:
        """Nothing has to be left."""
