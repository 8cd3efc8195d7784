"""Where each run of `OLD` characters stood before: of all articles at once, in bounded memory.

Every run of every article is hashed and written to the part of its leading bits, articles in the
order in which they were published. A part is sorted by hash, stably: the first of a group of equal
hashes is the first article with the run. What is found so is written to parts of articles that are
asked for together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.ledger.ledger_settings import OLD
from cleaner.ledger.run_hashes import TOGETHER, Hashes, HashSieve, runs_inside
from cleaner.parcels import in_threads
from cleaner.reprints.texts.character_tables import Codes

Numbers = npt.NDArray[np.int64]

_BITS = 6  # leading bits of a hash that tell its part
_PARTS = 1 << _BITS
_MOST = 0xFFFF  # what a count stops at
_IN_MEMORY = 1 << 18  # bytes of a part that stay in memory
_ROW = np.dtype([("hash", np.uint64), ("place", np.int64)])
_ANSWER = np.dtype(
    [
        ("place", np.int64),
        ("article", np.int32),
        ("first", np.int32),
        ("last", np.int32),
        ("outlets", np.uint16),
        ("days", np.uint16),
    ]
)


class Publication(NamedTuple):
    """When and by whom an article was published; numbers stand for an outlet and for a day."""

    start: int  # seconds
    end: int  # the first second after it
    outlet: int
    day: int


class Standing(NamedTuple):
    """What is known of the runs that begin at some characters; -1 where none stood before."""

    first: npt.NDArray[np.int32]  # number of the first article that had it
    last: npt.NDArray[np.int32]  # number of the last earlier one
    outlets: npt.NDArray[np.uint16]  # that had it before
    days: npt.NDArray[np.uint16]  # on which it was printed before


class Grams:
    """The runs of all articles, which are added in the order in which they were published.

    Args:
        sieve: the runs that are asked for; None for all.
    """

    def __init__(self, sieve: HashSieve | None = None) -> None:
        self._sieve = sieve
        self._files = _files()
        self._answers = _files()
        self._stories: list[Codes] = []  # that are not hashed yet
        self._gathered = 0  # characters of these
        self._runs: list[tuple[Hashes, Numbers]] = []  # that are not written yet
        self._waiting = 0
        self._published: list[Publication] = []
        self._bounds = [0]  # where each article's characters start, and the last one's end
        self._asked = np.empty(0, dtype=np.int64)
        self._shares = np.empty(0, dtype=np.int64)  # in which part each of these is answered

    def add(self, codes: Codes, published: Publication) -> None:
        """Add an article."""
        self._stories.append(codes)
        self._gathered += len(codes)
        self._count(len(codes), published)
        if self._gathered >= TOGETHER:
            self._hash()

    def add_runs(self, hashes: Hashes, places: Numbers, published: Publication) -> None:
        """Add an article of which no other runs are asked for; `places` tells where they begin."""
        self._hash()
        self._keep(hashes, places + self._bounds[-1])
        self._count(int(places[-1]) + 1, published)

    def _count(self, size: int, published: Publication) -> None:
        self._published.append(published)
        self._bounds.append(self._bounds[-1] + size)

    def _hash(self) -> None:
        if not self._stories:
            return
        hashes, places = runs_inside(self._stories)
        if self._sieve is not None:
            passed = self._sieve.passing(hashes)
            hashes, places = hashes[passed], places[passed]
        self._keep(hashes, places + (self._bounds[-1] - self._gathered))
        self._stories, self._gathered = [], 0

    def _keep(self, hashes: Hashes, places: Numbers) -> None:
        self._runs.append((hashes, places))
        self._waiting += len(hashes)
        if self._waiting >= TOGETHER:
            self._write()

    def _write(self) -> None:
        """Write runs to the files of their parts."""
        if not self._runs:
            return
        hashes, places = (np.concatenate(column) for column in zip(*self._runs, strict=True))
        part = (hashes >> np.uint64(64 - _BITS)).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        edges = np.concatenate(([0], np.cumsum(np.bincount(part, minlength=_PARTS))))
        rows = np.empty(len(hashes), dtype=_ROW)
        rows["hash"], rows["place"] = hashes[order], places[order]
        _distribute(rows, edges, self._files)
        self._runs, self._waiting = [], 0

    def close(self) -> None:
        """Delete what was written."""
        for file in (*self._files, *self._answers):
            file.close()

    def join(self, asked: Sequence[int], *, jobs: int = 1) -> None:
        """Find out what is known of the runs of some articles, once all are added.

        Args:
            asked: their numbers.
            jobs: threads that join parts; sorting lets others run.
        """
        self._hash()
        self._write()
        wanted = self._asked = np.array(asked, dtype=np.int64)
        bounds = np.array(self._bounds, dtype=np.int64)
        sizes = np.diff(bounds)
        ends = np.cumsum(sizes[wanted])
        share = int(ends[-1]) // _PARTS + 1 if len(ends) else 1
        self._shares = (ends - sizes[wanted]) // share  # by where an article starts
        share_of = np.full(len(sizes), -1)
        share_of[wanted] = self._shares
        shift = np.zeros(len(sizes), dtype=np.int64)
        shift[wanted] = ends - sizes[wanted] - bounds[wanted]
        published = np.array(self._published, dtype=np.int64).reshape(-1, 4).T

        def joined(file: SpooledTemporaryFile[bytes]) -> npt.NDArray[np.void]:
            return _join(_read(file, _ROW), bounds, share_of >= 0, published)

        for found in in_threads(joined, self._files, jobs):
            article = found["article"]
            found["place"] += shift[article]
            order = np.argsort(share_of[article], kind="stable")
            counts = np.bincount(share_of[article], minlength=_PARTS)
            _distribute(found[order], np.concatenate(([0], np.cumsum(counts))), self._answers)

    def standing(self) -> Iterator[Standing]:
        """Give what is known of the runs of the articles that were joined, in their order."""
        bounds = np.array(self._bounds, dtype=np.int64)
        sizes = bounds[self._asked + 1] - bounds[self._asked]
        ends = np.cumsum(sizes)
        edges = np.searchsorted(self._shares, np.arange(_PARTS + 1))
        for file, low, high in zip(self._answers, edges[:-1], edges[1:], strict=True):
            yield from _spread(_read(file, _ANSWER), sizes[low:high], ends[low:high])


def _files() -> list[SpooledTemporaryFile[bytes]]:
    """Return a file for each part, in memory as long as it is small."""
    return [SpooledTemporaryFile(_IN_MEMORY, prefix="ledger-") for _ in range(_PARTS)]


def _distribute(
    rows: npt.NDArray[np.void], edges: Numbers, files: Sequence[SpooledTemporaryFile[bytes]]
) -> None:
    """Write rows to the files of their parts; `edges` tells where the rows of each begin."""
    for file, start, end in zip(files, edges[:-1], edges[1:], strict=True):
        file.write(rows[start:end].tobytes())


def _read(file: SpooledTemporaryFile[bytes], kind: np.dtype[np.void]) -> npt.NDArray[np.void]:
    file.seek(0)
    return np.frombuffer(file.read(), dtype=kind)


def _spread(rows: npt.NDArray[np.void], sizes: Numbers, ends: Numbers) -> Iterator[Standing]:
    """Give what is known of each of some articles that follow each other."""
    if not len(sizes):
        return
    low, size = int(ends[0] - sizes[0]), int(sizes.sum())
    at = rows["place"] - low
    first, last = (np.full(size, -1, dtype=np.int32) for _ in range(2))
    outlets, days = (np.zeros(size, dtype=np.uint16) for _ in range(2))
    first[at], last[at], outlets[at], days[at] = (rows[name] for name in Standing._fields)
    for start, end in zip((ends - sizes - low).tolist(), (ends - low).tolist(), strict=True):
        yield Standing(first[start:end], last[start:end], outlets[start:end], days[start:end])


def _join(
    rows: npt.NDArray[np.void], bounds: Numbers, told: npt.NDArray[np.bool_], published: Numbers
) -> npt.NDArray[np.void]:
    """Return what is known of the runs of one part that stood before, in articles told of."""
    hashes, places = rows["hash"], rows["place"]
    order = np.argsort(hashes, kind="stable")  # equal hashes stay in the order of publication
    hashes = hashes[order]
    new = np.ones(len(hashes), dtype=bool)
    new[1:] = hashes[1:] != hashes[:-1]
    starts = np.flatnonzero(new)
    sizes = np.diff(np.concatenate((starts, [len(hashes)])))
    several = np.repeat(sizes > 1, sizes)
    if not several.any():
        return np.empty(0, dtype=_ANSWER)
    places = places[order][several]
    sizes = sizes[sizes > 1]
    group = np.repeat(np.arange(len(sizes)), sizes)
    group_start = np.repeat(np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
    article = np.searchsorted(bounds, places, side="right") - 1
    start, end, outlet, day = published[:, article]
    low = int(min(start.min(), end.min()))
    width = int(max(start.max(), end.max())) - low + 1
    # How many of its group had ended when an article began: all of them stand before the others.
    before = np.searchsorted(group * width + (end - low), group * width + (start - low), "right")
    earlier = np.flatnonzero((before > group_start) & told[article])
    until, since = before[earlier], group_start[earlier]
    found = np.empty(len(earlier), dtype=_ANSWER)
    found["place"], found["article"] = places[earlier], article[earlier]
    found["first"], found["last"] = article[since], article[until - 1]
    for name, kind in (("outlets", outlet), ("days", day)):
        fresh = np.concatenate(([0], np.cumsum(_first_of_its_kind(group, kind))))
        found[name] = np.minimum(fresh[until] - fresh[since], _MOST)
    return found


def _first_of_its_kind(group: Numbers, kind: Numbers) -> npt.NDArray[np.bool_]:
    """Mark the first row of each kind in each group."""
    order = np.lexsort((kind, group))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (group[order][1:] != group[order][:-1]) | (kind[order][1:] != kind[order][:-1])
    marked = np.empty(len(order), dtype=bool)
    marked[order] = new
    return marked


def mark_covered(marks: npt.NDArray[np.bool_], size: int) -> npt.NDArray[np.bool_]:
    """Mark the characters that lie in a marked run, of which each begins at its mark."""
    starts = np.flatnonzero(marks)
    return mark_between(starts, np.minimum(starts + OLD, size), size)


def mark_between(starts: Numbers, ends: Numbers, size: int) -> npt.NDArray[np.bool_]:
    """Mark the characters that lie from a start to its end."""
    edges = np.bincount(starts, minlength=size + 1) - np.bincount(ends, minlength=size + 1)
    found: npt.NDArray[np.bool_] = np.cumsum(edges[:-1]) > 0
    return found
