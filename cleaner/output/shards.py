"""An output in several files, each whole or not there."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Sequence

from cleaner.errors import WrongUseError
from cleaner.messages import phrase
from cleaner.output.sharding import Sharding
from cleaner.output.sinks import MarkedSink
from cleaner.output.streams import partial_name

Open = Callable[[str], MarkedSink]


def open_shards(out: str, sharding: Sharding, open_one: Open, *, fresh: bool) -> MarkedSink:
    """Open an output in several files.

    Args:
        out: the name that theirs are made of.
        sharding: how many, or how large.
        open_one: opens one.
        fresh: no interrupted run is gone on with, so that files of it are those of another.

    Raises:
        OutputError: they cannot be opened.
        WrongUseError: files of another run stand there that this one would not replace.
    """
    if fresh and (there := sharding.strangers(out)):
        raise WrongUseError(
            phrase(
                "{out}: {there} is there from another run; take it away or name another -o",
                out=out,
                there=there[0],
            )
        )
    if sharding.files is not None:
        return InTurn([sharding.path(out, number) for number in range(sharding.files)], open_one)
    return OneByOne(out, sharding, open_one)


class InTurn:
    """So many files, which get the records in turn."""

    def __init__(self, paths: Sequence[str], open_one: Open) -> None:
        self._sinks: list[MarkedSink] = []
        self._next = 0
        try:
            for path in paths:
                self._sinks.append(open_one(path))
        except BaseException:
            self.abandon()
            raise

    @property
    def position(self) -> int:
        """How many bytes were written."""
        return sum(sink.position for sink in self._sinks)

    @property
    def due(self) -> bool:
        """No mark is needed before more is written."""
        return False

    def write(self, line: bytes) -> None:
        """Write one record."""
        self._sinks[self._next].write(line)
        self._next = (self._next + 1) % len(self._sinks)

    def mark(self) -> list[int]:
        """Bring what was written to the disk; tell whose turn it is, and the place in each."""
        marks = [sink.mark() for sink in self._sinks]
        return [self._next, *itertools.chain.from_iterable((len(m), *m) for m in marks)]

    def holds(self, mark: Sequence[int]) -> bool:
        """Tell whether each file reaches up to a mark."""
        return all(sink.holds(m) for sink, m in zip(self._sinks, _marks(mark), strict=False))

    def cut(self, mark: Sequence[int]) -> None:
        """Go on from a mark; an empty one is the beginning."""
        self._next = mark[0] if mark else 0
        marks = _marks(mark) if mark else [[]] * len(self._sinks)
        for sink, place in zip(self._sinks, marks, strict=True):
            sink.cut(place)

    def close(self) -> None:
        """Complete all files."""
        for sink in self._sinks:
            sink.close()

    def abandon(self) -> None:
        """Leave them."""
        for sink in self._sinks:
            sink.abandon()


class OneByOne:
    """Files of about one size, one after the other.

    A file that is full is completed before more is written. A mark is due before that, so that no
    mark speaks of a file that was completed with more in it.
    """

    def __init__(self, out: str, sharding: Sharding, open_one: Open) -> None:
        self._out = out
        self._sharding = sharding
        self._size = sharding.size or 1
        self._open = open_one
        self._number = 0
        self._before = 0  # bytes of the completed files
        self._opened: MarkedSink | None = None

    @property
    def position(self) -> int:
        """How many bytes were written."""
        return self._before + (self._opened.position if self._opened else 0)

    @property
    def due(self) -> bool:
        """Whether a file is full."""
        return self._opened is not None and self._opened.position >= self._size

    def write(self, line: bytes) -> None:
        """Write one record."""
        if self._opened is not None and self.due:
            self._before += self._opened.position
            self._opened.close()
            self._opened = None
            self._number += 1
        self._sink().write(line)

    def mark(self) -> list[int]:
        """Bring what was written to the disk; tell which file it is, and the place in it."""
        full = int(self.due)
        return [self._number, full, *self._sink().mark()]

    def holds(self, mark: Sequence[int]) -> bool:
        """Tell whether the file of a mark reaches up to it, or was completed after it."""
        if not mark:
            return True
        number, _, place = mark[:3]
        path = self._path(number)
        try:
            return os.path.exists(path) or os.path.getsize(partial_name(path)) >= place
        except OSError:
            return False

    def cut(self, mark: Sequence[int]) -> None:
        """Go on from a mark; an empty one is the beginning.

        Raises:
            WrongUseError: the file of the mark was completed with more in it, at the very end.
        """
        number, full, *place = mark or (0, 0)
        if mark and os.path.exists(self._path(number)):
            if not full:
                raise WrongUseError(
                    phrase(
                        "{path}: was completed after the last checkpoint; take the files of "
                        "this run away and start over",
                        path=self._path(number),
                    )
                )
            number, place = number + 1, []
        self._number = number
        self._opened = self._open(self._path(number))
        self._opened.cut(place)

    def close(self) -> None:
        """Complete the last file."""
        self._sink().close()

    def abandon(self) -> None:
        """Leave it."""
        if self._opened is not None:
            self._opened.abandon()

    def _sink(self) -> MarkedSink:
        """Return the file that is written now."""
        if self._opened is None:
            self._opened = self._open(self._path(self._number))
            self._opened.cut(())  # nothing of an earlier run may stay
        return self._opened

    def _path(self, number: int) -> str:
        return self._sharding.path(self._out, number)


def _marks(mark: Sequence[int]) -> list[list[int]]:
    """Take the marks of several sinks apart."""
    marks, at = [], 1
    while at < len(mark):
        size = mark[at]
        marks.append(list(mark[at + 1 : at + 1 + size]))
        at += 1 + size
    return marks
