"""One run from its inputs to its output."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from typing import BinaryIO

from cleaner.errors import WrongUseError
from cleaner.output import (
    OutputError,
    PartialFile,
    Projection,
    Sink,
    is_special,
    on_stream,
    open_sink,
    partial_name,
)
from cleaner.run import manifest
from cleaner.run.ids import Ids
from cleaner.run.inputs import Inode, Input, shown, walk
from cleaner.run.job import Job, Progress, Watch
from cleaner.run.journal import Checkpoint, Journal, ResumeError
from cleaner.run.pool import outcomes
from cleaner.run.tally import Tally
from cleaner.run.trail import Trail
from cleaner.run.work import Cleaned, Item, Skipped, Task, renamed

_EVERY = 1.0  # seconds between checkpoints, at least
_AT_LATEST = 30.0
_SHARE = 4  # a checkpoint is worth it for this many times its size of new output


class _StopError(Exception):
    """The first failure of a run that is to stop there."""


def run(
    job: Job, watch: Watch, *, stdin: BinaryIO | None, stdout: BinaryIO, sink: Sink | None = None
) -> Tally:
    """Clean all inputs of a job.

    Args:
        job: what to do.
        watch: is told what happens.
        stdin: what `-` reads; None where it is closed.
        stdout: where records go when the job names no file.
        sink: where they go instead.

    Returns:
        What was counted. Where the run stopped early the output is not completed.

    Raises:
        OutputError: the output cannot be written.
        BrokenPipeError: nobody reads it any longer.
        ResumeError: the interrupted run was another one.
        WorkersError: no worker process can be started.
        WrongUseError: this format cannot be written there, or a field does not exist.
    """
    whole = Run(job, watch, stdout, sink)
    complete = False
    try:
        for _ in whole.consume(stdin):
            pass
        whole.close()
        complete = True
    except _StopError:
        pass
    finally:
        if not complete:
            whole.abandon()
    if job.manifest is not None:
        manifest.write(job.manifest, job, whole.tally, complete=complete)
    return whole.tally


class Run:
    """The state of one run; all of it that matters for going on stands in a checkpoint."""

    def __init__(self, job: Job, watch: Watch, stdout: BinaryIO, sink: Sink | None) -> None:
        self.job = job
        self.watch = watch
        self.tally = Tally()
        self.journal = _journal(job)
        self.ids = Ids(remember=self.journal is not None)
        self.file: PartialFile | None = None
        self.start: Checkpoint | None = None
        self.trail = Trail()
        self.folder = [0, 0]  # articles and failures of the folder that is being read
        self.saved_at = time.monotonic()
        self.saved = (0, 0)  # the place of the last checkpoint, and its size
        self.pages = None
        if job.join_pages:
            from cleaner.run.joining import Pages

            self.pages = Pages()
        try:
            self.sink = sink or self._open(stdout)
        except BaseException:
            if self.file is not None:
                self.file.abandon()
            if self.journal is not None:
                self.journal.close(remove=False)
            raise

    def _open(self, stdout: BinaryIO) -> Sink:
        """Open the output; where an interrupted run is to go on, find its place."""
        job = self.job
        if self.journal is None or job.out is None:
            return open_sink(job.kind, job.out, stdout, job.fields)
        projection = Projection(job.fields)
        if job.out.endswith(os.sep):
            raise WrongUseError(f"{shown(job.out)} is a folder: {job.kind} needs a file")
        self.file = PartialFile(job.out, keep=True)
        left = os.path.exists(self.journal.path)
        try:
            if job.resume and left:
                self.start = self.journal.go_on(job.settings(), self.file.size, self.ids.restore)
            else:
                self.journal.begin(job.settings())
        except OSError as error:
            raise OutputError(f"{self.journal.path}: {error.strerror}") from error
        if left and not job.resume:
            self.watch.noted(
                job.out, "an interrupted run is started over; --resume goes on with it"
            )
        self.file.cut(self.start.place if self.start else 0)
        return on_stream(job.kind, self.file, projection)

    def consume(self, stdin: BinaryIO | None) -> Iterator[None]:
        """Read every input and keep what comes of it, a step a turn."""
        task = Task(options=self.job.options, explain=self.job.explain)
        inputs = walk(self.job.paths, self._own_files())
        if self.start is not None:
            self.tally, self.folder = self.start.tally, self.start.folder
            self.saved = (self.start.place, 0)
            inputs = self.trail.inputs_after(self.start, inputs)
        with contextlib.closing(outcomes(inputs, task, self.job.jobs, stdin)) as stream:
            fresh = self.trail.items_after(self.start, stream) if self.start else stream
            for given, item in fresh:
                self._take(given, item)
                yield
        if self.pages is not None:
            for item, count in self.pages.results():
                self.tally.joined += count
                self._keep(item, item.id)
                yield

    def close(self) -> None:
        """Complete the output."""
        self.sink.close()
        if self.journal is not None:
            self.journal.close(remove=True)

    def abandon(self) -> None:
        """End here; a run with a journal can go on from its last checkpoint."""
        self.sink.abandon()
        if self.journal is not None:
            self.journal.close(remove=False)

    def _take(self, given: Input, item: Item | None) -> None:
        if item is None:
            self._finish(given)
            return
        path = shown(given.path)
        if isinstance(item, Cleaned):
            self.folder[0] += 1
            if self.pages is not None:
                self.pages.add(item)
            else:
                self._keep(item, path)
        elif isinstance(item, Skipped):
            self.tally.skip(item.reason)
        else:
            self._fail(path, item.reason)
        self.trail.item(item)
        self._advance()

    def _keep(self, item: Cleaned, path: str) -> None:
        identity = self.ids.take(item.id, item.text)
        if identity is None:
            self.tally.duplicates += 1
            return
        line, warned = item.line, item.warnings > 0
        if identity != item.id:
            line, warned = renamed(line, identity), True
        self.sink.write(line)
        self.tally.clean(item, warned=warned)
        if item.explanation is not None:
            self.watch.explained(path, line, item.explanation)

    def _fail(self, path: str, reason: str) -> None:
        self.folder[1] += 1
        self.tally.fail(path, reason)
        self.watch.failed(path, reason)
        if self.job.fail_fast:
            raise _StopError

    def _finish(self, given: Input) -> None:
        """Close an input: count it, and where it ends a folder, see that something was in it."""
        if given.ends:
            articles, failures = self.folder
            if not articles and not failures:
                self._fail(shown(given.path), "no article in this folder")
        elif given.problem is None and given.skip is None:
            self.tally.read += 1
        if given.named:
            self.folder = [0, 0]
        self.trail.finish(given)
        self._advance()

    def _advance(self) -> None:
        self.watch.advanced(Progress(self.trail.inputs, self.trail.size, self.tally))
        self._checkpoint()

    def _own_files(self) -> frozenset[Inode]:
        """Return what this run writes: it is not read when it stands in a folder."""
        names = [self.job.out, self.job.manifest, *self.job.own]
        if self.job.out is not None:
            names.append(partial_name(self.job.out))
        if self.journal is not None:
            names.append(self.journal.path)
        found = set()
        for name in names:
            with contextlib.suppress(OSError):
                if name is not None:
                    status = os.stat(name)
                    found.add((status.st_dev, status.st_ino))
        with contextlib.suppress(OSError):
            status = os.fstat(1)
            found.add((status.st_dev, status.st_ino))
        return frozenset(found)

    def _checkpoint(self) -> None:
        """Write a checkpoint where it is time for one."""
        if self.journal is None or self.file is None:
            return
        elapsed = time.monotonic() - self.saved_at
        place, size = self.saved
        grown = self.file.position - place >= _SHARE * size
        if elapsed < _EVERY or not (grown or elapsed >= _AT_LATEST):
            return
        self.file.sync()
        checkpoint = Checkpoint(
            place=self.file.position,
            inputs=self.trail.inputs,
            walk=self.trail.walked,
            members=self.trail.members,
            digest=self.trail.digest,
            folder=self.folder,
            tally=self.tally,
            ids=self.ids.fresh(),
        )
        try:
            self.saved = (self.file.position, self.journal.append(checkpoint))
        except OSError as error:
            raise OutputError(f"{self.journal.path}: {error.strerror}") from error
        self.saved_at = time.monotonic()


def _journal(job: Job) -> Journal | None:
    """Return the journal of a job that can be gone on with: JSON Lines to a file."""
    if job.out is None or job.kind != "jsonl" or job.join_pages:
        return None
    path = os.path.realpath(job.out)
    return None if is_special(path) else Journal(path + ".journal")


__all__ = ["ResumeError", "Run", "run"]
