"""The journal beside an output: where a run that was interrupted can go on.

A JSON line tells what the run is; each further line is a checkpoint: how much of the output is
certain, and everything that is needed to go on after it. A checkpoint is written after the output
that it speaks of is on the disk, so that a run may be killed at any moment: what the output holds
beyond the last whole checkpoint is cut off and made again.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from typing import Any, BinaryIO, TypeVar

import msgspec

from cleaner.messages import phrase
from cleaner.output import cannot_write
from cleaner.output.lock import Lock
from cleaner.run.tally import Tally

_VERSION = 2
_T = TypeVar("_T")


class JournalHeader(msgspec.Struct, frozen=True):
    """What run a journal belongs to; a run goes on only with the same settings."""

    journal: int
    settings: dict[str, Any]


class Checkpoint(msgspec.Struct, kw_only=True):
    """A place from which a run can go on."""

    mark: list[int]  # how much of the output holds
    rejected: list[int]  # how much of the list of what gave no record
    inputs: int  # that are finished
    walk: str  # hash over the finished inputs
    members: int  # items of the next input that are already out
    digest: str  # hash over those
    folder: list[int]  # articles and failures of the folder that is being read
    tally: Tally
    ids: bytes  # what came to be known since the checkpoint before


class ResumeError(Exception):
    """The interrupted run was another one than is asked for now."""


class Journal:
    """The journal of one output, which one run writes at a time."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._file: BinaryIO | None = None
        self._lock: Lock | None = None

    def begin(self, settings: dict[str, Any]) -> None:
        """Start a new journal.

        Raises:
            OSError: it cannot be written, or another run holds it.
        """
        self._hold()
        self._file = open(self.path, "wb")  # noqa: SIM115 - close() closes it
        self._append(msgspec.json.encode(JournalHeader(_VERSION, settings)))

    def go_on(
        self,
        settings: dict[str, Any],
        holds: Callable[[Checkpoint], bool],
        learn: Callable[[bytes], None],
    ) -> Checkpoint | None:
        """Read an interrupted run's journal and go on in it.

        Args:
            settings: of the run that is asked for now.
            holds: tells whether what a checkpoint speaks of is there.
            learn: is given the `ids` of every checkpoint that holds.

        Returns:
            The last checkpoint that holds; None where it was interrupted before the first.

        Raises:
            ResumeError: that run had other settings.
            OSError: there is no journal, or another run holds it.
        """
        self._hold()
        self._file = open(self.path, "r+b")  # noqa: SIM115 - close() closes it
        header = _decode(self._file.readline(), JournalHeader)
        if header is None or header.journal != _VERSION:
            self._file.close()
            self.begin(settings)
            return None
        asked = msgspec.to_builtins(settings)
        if differ := [name for name in asked if asked[name] != header.settings.get(name)]:
            raise ResumeError(
                phrase("the interrupted run had other {differ}", differ=", ".join(differ))
            )
        last = None
        end = self._file.tell()
        for line in self._file:
            checkpoint = _decode(line, Checkpoint)
            if checkpoint is None or not holds(checkpoint):
                break
            learn(checkpoint.ids)
            last = checkpoint
            end += len(line)
        self._file.seek(end)
        self._file.truncate()
        return last

    def append(self, checkpoint: Checkpoint) -> int:
        """Write a checkpoint and return its size; its output must be on the disk already.

        Raises:
            OutputError: it cannot be written.
        """
        line = msgspec.json.encode(checkpoint)
        self._append(line)
        return len(line)

    def close(self, *, remove: bool) -> None:
        """End the journal; take it away where the run is complete."""
        if self._file is not None:
            with contextlib.suppress(OSError):  # what it still holds is no checkpoint
                self._file.close()
        if remove and os.path.exists(self.path):
            os.unlink(self.path)
        if self._lock is not None:
            self._lock.release()

    def _hold(self) -> None:
        if self._lock is None:
            self._lock = Lock(self.path)

    def _append(self, line: bytes) -> None:
        if self._file is None:
            raise ValueError("begin() or go_on() comes first")
        try:
            self._file.write(line + b"\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise cannot_write(self.path, error) from error


def _decode(line: bytes, kind: type[_T]) -> _T | None:
    """Decode a line of the journal, or return None where it was not written to its end."""
    if not line.endswith(b"\n"):
        return None
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.MsgspecError:
        return None
