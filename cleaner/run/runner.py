"""One run from its inputs to its output."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from cleaner.messages import phrase
from cleaner.output import MarkedSink, OutputPlace, Sink, names_beside, open_sink
from cleaner.run import manifest, rejected
from cleaner.run.checkpoints import Checkpoints, journal_of
from cleaner.run.ids import Ids
from cleaner.run.inputs import Inode, Input, inodes, printable, refuse_own, walk
from cleaner.run.job import Job, Progress, Watch
from cleaner.run.journal import Checkpoint, Journal, ResumeError
from cleaner.run.measured import Clock
from cleaner.run.pool import outcomes
from cleaner.run.rejected import Rejected
from cleaner.run.tally import Tally
from cleaner.run.trail import Trail
from cleaner.run.work import Cleaned, Failed, Item, Skipped, Task, renamed


class _StopError(Exception):
    """The first failure of a run that is to stop there."""


def run_job(
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
    clock = Clock()
    own = [job.out, job.rejected, job.manifest, *job.own]
    refuse_own(job.paths, inodes(own))
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
        costs = clock.measured(whole.tally.cleaned)
        manifest.write_manifest(
            job.manifest, manifest.of_clean(job, whole.tally, costs, complete=complete)
        )
    return whole.tally


class Run:
    """The state of one run; all of it that matters for going on stands in a checkpoint."""

    def __init__(self, job: Job, watch: Watch, stdout: BinaryIO, sink: Sink | None) -> None:
        self.job = job
        self.watch = watch
        self.tally = Tally()
        self.start: Checkpoint | None = None
        self.trail = Trail()
        self.folder = [0, 0]  # articles and failures of the folder that is being read
        self.pages = None
        if job.join_pages:
            from cleaner.run.joining import Pages

            self.pages = Pages()
        journal = None if sink else journal_of(job)
        self.ids = Ids(remember=journal is not None)
        self.checkpoints: Checkpoints | None = None
        self.sink: Sink | None = sink
        self.rejected: MarkedSink | None = None
        try:
            keep = journal is not None
            if job.rejected is not None:
                self.rejected = rejected.open_list(job.rejected, keep=keep)
            if sink is None:
                self._open(stdout, journal)
        except BaseException:
            self.abandon()
            raise

    def _open(self, stdout: BinaryIO, journal: Journal | None) -> None:
        """Open the output; where an interrupted run is to go on, find its place."""
        job = self.job
        left = journal is not None and os.path.exists(journal.path)
        place = OutputPlace(job.out, stdout, keep=journal is not None, bom=job.bom)
        fresh = not (job.resume and left)
        self.sink = sink = open_sink(job.kind, place, job.fields, job.sharding, fresh=fresh)
        if journal is None:
            return
        self.checkpoints = Checkpoints(journal, sink, self.rejected)
        self.start = self.checkpoints.begin(job, self.ids.restore)
        if left and not job.resume and job.out is not None:
            self.watch.noted(
                job.out, phrase("an interrupted run is started over; --resume goes on with it")
            )

    def consume(self, stdin: BinaryIO | None) -> Iterator[None]:
        """Read every input and keep what comes of it, a step a turn."""
        task = Task(options=self.job.options, explain=self.job.explain, timeout=self.job.timeout)
        inputs = walk(self.job.paths, self._own_files())
        if self.start is not None:
            self.tally, self.folder = self.start.tally, self.start.folder
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
        self._let_go()
        if self.sink is not None:
            self.sink.close()
        if self.rejected is not None:
            self.rejected.close()
        if self.checkpoints is not None:
            self.checkpoints.journal.close(remove=True)

    def abandon(self) -> None:
        """End here; a run with a journal can go on from its last checkpoint."""
        self._let_go()
        for sink in (self.sink, self.rejected):
            if sink is not None:
                sink.abandon()
        if self.checkpoints is not None:
            self.checkpoints.journal.close(remove=False)

    def _let_go(self) -> None:
        """Give up what stands on disk for this run alone."""
        self.ids.close()
        if self.pages is not None:
            self.pages.close()

    def _take(self, given: Input, item: Item | None) -> None:
        if item is None:
            self._finish(given)
            return
        path = printable(given.path)
        if isinstance(item, Cleaned):
            self.folder[0] += 1
            if self.pages is not None:
                self.pages.add(item)
            else:
                self._keep(item, path)
        elif isinstance(item, Skipped):
            self.tally.skip(item.reason)
            self._reject(path, item, "skipped")
        else:
            self._fail(path, item)
        self.trail.item(item)
        self._advance()

    def _keep(self, item: Cleaned, path: str) -> None:
        identity = self.ids.take(item.id, item.text)
        if identity is None:
            self.tally.duplicates += 1
            self._reject(
                path, Skipped(reason=phrase("the same article as {id}", id=item.id)), "duplicate"
            )
            return
        line, warned = item.line, item.warnings > 0
        if identity != item.id:
            line, warned = renamed(line, identity), True
        if self.sink is not None:
            self.sink.write(line)
        self.tally.clean(item, warned=warned)
        if item.explanation is not None:
            self.watch.explained(path, line, item.explanation)

    def _fail(self, path: str, item: Failed) -> None:
        self.folder[1] += 1
        self.tally.fail(path, item.told, item.reason)
        self.watch.failed(path, item.told)
        self._reject(path, item, "failed")
        if self.job.fail_fast:
            raise _StopError

    def _finish(self, given: Input) -> None:
        """Close an input: count it, and where it ends a folder, see that something was in it."""
        if given.ends:
            articles, failures = self.folder
            if not articles and not failures:
                self._fail(
                    printable(given.path), Failed(reason=phrase("no article in this folder"))
                )
        elif given.problem is None and given.skip is None:
            self.tally.read += 1
        if given.named:
            self.folder = [0, 0]
        self.trail.finish(given)
        self._advance()

    def _advance(self) -> None:
        self.watch.advanced(Progress(self.trail.inputs, self.trail.size, self.tally))
        self._checkpoint()

    def _reject(self, path: str, item: Failed | Skipped, kind: rejected.Kind) -> None:
        """Put what gave no record on the list of it."""
        if self.rejected is None:
            return
        told = Rejected(
            path=path, place=item.place, address=item.address, reason=item.reason, kind=kind
        )
        self.rejected.write(msgspec.json.encode(told))

    def _own_files(self) -> frozenset[Inode]:
        """Return what this run writes: it is not read when it stands in a folder."""
        names = [self.job.manifest, *self.job.own]
        for name in (self.job.out, self.job.rejected):
            names += names_beside(name) if name is not None else []
        if self.checkpoints is not None:
            names += names_beside(self.checkpoints.journal.path)
        found = set(inodes(names))
        with contextlib.suppress(OSError):
            status = os.fstat(1)
            found.add((status.st_dev, status.st_ino))
        return frozenset(found)

    def _checkpoint(self) -> None:
        """Write a checkpoint where it is time for one."""
        if self.checkpoints is None or not self.checkpoints.due:
            return
        mark, listed = self.checkpoints.marks()
        self.checkpoints.save(
            Checkpoint(
                mark=mark,
                rejected=listed,
                inputs=self.trail.inputs,
                walk=self.trail.walked,
                members=self.trail.members,
                digest=self.trail.digest,
                folder=self.folder,
                tally=self.tally,
                ids=self.ids.fresh(),
            )
        )


__all__ = ["ResumeError", "Run", "run_job"]
