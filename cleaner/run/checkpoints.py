"""Checkpoints: when one is written, and how a later run goes on from the last."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from cleaner.output import MarkedSink, OutputError, is_special
from cleaner.run.job import Job
from cleaner.run.journal import Checkpoint, Journal

_EVERY = 1.0  # seconds between checkpoints, at least
_AT_LATEST = 30.0
_SHARE = 4  # a checkpoint is worth it for this many times its size of new output


class Checkpoints:
    """The checkpoints of a run whose output can be gone on with.

    Args:
        journal: where they stand.
        sink: the output.
        rejected: the list of what gave no record, where one is written.
    """

    def __init__(self, journal: Journal, sink: MarkedSink, rejected: MarkedSink | None) -> None:
        self.journal = journal
        self._sink = sink
        self._rejected = rejected
        self._saved_at = time.monotonic()
        self._saved = (0, 0)  # the place of the last one, and its size

    def begin(self, job: Job, learn: Callable[[bytes], None]) -> Checkpoint | None:
        """Go on from the last checkpoint where the job asks for it, else start anew.

        Args:
            job: of this run.
            learn: is given what the checkpoints know of ids.

        Raises:
            OutputError: the journal cannot be written.
            ResumeError: the interrupted run was another one.
            WrongUseError: the output cannot be gone on with.
        """
        start = None
        try:
            if job.resume and os.path.exists(self.journal.path):
                start = self.journal.go_on(job.settings(), self._holds, learn)
            else:
                self.journal.begin(job.settings())
        except OSError as error:
            raise OutputError(f"{self.journal.path}: {error.strerror or error}") from error
        self._sink.cut(start.mark if start else ())
        if self._rejected is not None:
            self._rejected.cut(start.rejected if start else ())
        self._saved = (self._sink.position, 0)
        return start

    @property
    def due(self) -> bool:
        """Whether it is time for one."""
        if self._sink.due:
            return True
        elapsed = time.monotonic() - self._saved_at
        if elapsed < _EVERY:
            return False
        place, size = self._saved
        return elapsed >= _AT_LATEST or self._sink.position - place >= _SHARE * size

    def marks(self) -> tuple[list[int], list[int]]:
        """Bring the output to the disk, and tell the places."""
        return self._sink.mark(), self._rejected.mark() if self._rejected else []

    def save(self, checkpoint: Checkpoint) -> None:
        """Write one; its output is on the disk already.

        Raises:
            OutputError: it cannot be written.
        """
        try:
            self._saved = (self._sink.position, self.journal.append(checkpoint))
        except OSError as error:
            raise OutputError(f"{self.journal.path}: {error.strerror or error}") from error
        self._saved_at = time.monotonic()

    def _holds(self, checkpoint: Checkpoint) -> bool:
        listed = self._rejected is None or self._rejected.holds(checkpoint.rejected)
        return listed and self._sink.holds(checkpoint.mark)


def journal_of(job: Job) -> Journal | None:
    """Return the journal of a job that can be gone on with: one that writes files."""
    if job.out is None or job.join_pages:
        return None
    path = os.path.realpath(job.out)
    if os.path.isdir(path) or job.out.endswith(os.sep) or job.writes_folder:
        return Journal(os.path.join(path, ".cleaner.journal"))
    return None if is_special(path) else Journal(path + ".journal")
