"""Where each run of `OLD` characters stood before: of all articles at once, in bounded memory.

Every run of every article is hashed (a polynomial of the code points, finished by SplitMix64) and
written to the part of its leading bits, articles in the order in which they were published. A part
is sorted by hash, stably: the first of a group of equal hashes is the first article with the run.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from cleaner.ledger.settings import OLD
from cleaner.reprints.texts.normal_form import Codes

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

_BITS = 6  # leading bits of a hash that tell its part
_PARTS = 1 << _BITS
_BASE = 0x9E3779B97F4A7C15
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
_BATCH = 1 << 21  # characters hashed together
_MOST = 0xFFFF  # what a count stops at
_IN_MEMORY = 1 << 22  # characters of which the columns stay in memory

T = TypeVar("T", bound=np.generic)


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


def gram_hashes(codes: Codes) -> Hashes:
    """Return the hash of each run of `OLD` characters in a row of code points."""
    size = len(codes) - OLD + 1
    if size < 1:
        return np.empty(0, dtype=np.uint64)
    wide = codes.astype(np.uint64)
    value, width = wide, 1
    power = {1: _BASE & 0xFFFFFFFFFFFFFFFF}
    runs = {1: wide}
    while width * 2 <= OLD:  # by doubling: a run of 2n is two of n
        value = value[:-width] * np.uint64(power[width]) + value[width:]
        power[2 * width] = power[width] ** 2 & 0xFFFFFFFFFFFFFFFF
        width *= 2
        runs[width] = value
    done, found = width, runs[width]
    while done < OLD:
        step = 1 << ((OLD - done).bit_length() - 1)
        more = runs[step]
        length = len(wide) - done - step + 1
        found = found[:length] * np.uint64(power[step]) + more[done : done + length]
        done += step
    found = found[:size].copy()
    found ^= found >> np.uint64(30)
    found *= np.uint64(_MIX[0])
    found ^= found >> np.uint64(27)
    found *= np.uint64(_MIX[1])
    found ^= found >> np.uint64(31)
    return found


class Sieve:
    """Some hashes, of which it is told quickly that another is none; a few others pass."""

    def __init__(self, hashes: Hashes) -> None:
        self._shift = np.uint64(64 - max(10, min(27, len(hashes).bit_length() + 4)))
        self._marks = np.zeros(1 << (64 - int(self._shift)), dtype=bool)
        self._marks[hashes >> self._shift] = True

    def passes(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        """Mark what may be one of them."""
        found: npt.NDArray[np.bool_] = self._marks[hashes >> self._shift]
        return found


class Grams:
    """The runs of all articles, which are added in the order in which they were published.

    Args:
        sieve: the runs that are asked for; None for all.
    """

    def __init__(self, sieve: Sieve | None = None) -> None:
        self._sieve = sieve
        self._files = [
            tempfile.TemporaryFile(prefix="ledger-")  # noqa: SIM115 - see `close`
            for _ in range(_PARTS)
        ]
        self._pending: list[Codes] = []
        self._gathered = 0
        self._published: list[Publication] = []
        self._bounds = [0]  # where each article's characters start, and the last one's end
        self._told = [0]  # the same, of those that are told of alone

    def add(self, codes: Codes, published: Publication, *, told: bool = True) -> None:
        """Add an article, which is told of or only is one of those before."""
        self._pending.append(codes)
        self._published.append(published)
        self._bounds.append(self._bounds[-1] + len(codes))
        self._told.append(self._told[-1] + len(codes) * told)
        self._gathered += len(codes)
        if self._gathered >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        if not self._pending:
            return
        start = self._bounds[-1] - self._gathered
        hashes = gram_hashes(np.concatenate(self._pending))
        inside = np.ones(len(hashes), dtype=bool)  # a run ends in the article that it begins in
        end = 0
        for codes in self._pending[:-1]:
            end += len(codes)
            inside[max(0, end - OLD + 1) : end] = False
        if self._sieve is not None:
            inside &= self._sieve.passes(hashes)
        places = np.flatnonzero(inside)
        hashes = hashes[places]
        part = (hashes >> np.uint64(64 - _BITS)).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        edges = np.concatenate(([0], np.cumsum(np.bincount(part, minlength=_PARTS))))
        rows = np.empty(len(places), dtype=[("hash", np.uint64), ("place", np.int64)])
        rows["hash"], rows["place"] = hashes[order], places[order] + start
        for number, file in enumerate(self._files):
            file.write(rows[edges[number] : edges[number + 1]].tobytes())
        self._pending, self._gathered = [], 0

    def close(self) -> None:
        """Delete what was written."""
        for file in self._files:
            file.close()

    def standing(self) -> Callable[[int], Standing]:
        """Return what tells of the nth article what is known of its runs, if it is told of."""
        self._flush()
        size = self._told[-1]
        found = Standing(
            _column(size, np.int32, -1),
            _column(size, np.int32, -1),
            _column(size, np.uint16, 0),
            _column(size, np.uint16, 0),
        )
        columns = np.array(self._published, dtype=np.int64).reshape(-1, 4).T
        bounds, told = (np.array(b, dtype=np.int64) for b in (self._bounds, self._told))
        for file in self._files:
            file.seek(0)
            rows = np.frombuffer(file.read(), dtype=[("hash", np.uint64), ("place", np.int64)])
            _join(rows["hash"], rows["place"], bounds, told, columns, found)

        def known(number: int) -> Standing:
            start, end = self._told[number], self._told[number + 1]
            first, last, outlets, days = found
            return Standing(first[start:end], last[start:end], outlets[start:end], days[start:end])

        return known


def _column(size: int, kind: type[T], value: int) -> npt.NDArray[T]:
    """Return a column; a long one lies in a file that goes with it."""
    if size < _IN_MEMORY:
        return np.full(size, value, dtype=kind)
    with tempfile.TemporaryFile(prefix="ledger-") as file:
        column: npt.NDArray[T] = np.memmap(file, dtype=kind, shape=(size,), mode="w+")
    column[:] = value
    return column


def _join(
    hashes: Hashes,
    places: Numbers,
    bounds: Numbers,
    told: Numbers,
    published: Numbers,
    found: Standing,
) -> None:
    """Fill in what is known of the runs of one part."""
    order = np.argsort(hashes, kind="stable")  # equal hashes stay in the order of publication
    hashes = hashes[order]
    new = np.ones(len(hashes), dtype=bool)
    new[1:] = hashes[1:] != hashes[:-1]
    starts = np.flatnonzero(new)
    sizes = np.diff(np.concatenate((starts, [len(hashes)])))
    several = np.repeat(sizes > 1, sizes)
    if not several.any():
        return
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
    earlier = np.flatnonzero((before > group_start) & (np.diff(told)[article] > 0))
    until, since = before[earlier], group_start[earlier]
    at = places[earlier] + (told - bounds)[article[earlier]]
    found.first[at] = article[since]
    found.last[at] = article[until - 1]
    for column, kind in ((found.outlets, outlet), (found.days, day)):
        fresh = np.concatenate(([0], np.cumsum(_first_of_its_kind(group, kind))))
        column[at] = np.minimum(fresh[until] - fresh[since], _MOST)


def _first_of_its_kind(group: Numbers, kind: Numbers) -> npt.NDArray[np.bool_]:
    """Mark the first row of each kind in each group."""
    order = np.lexsort((kind, group))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (group[order][1:] != group[order][:-1]) | (kind[order][1:] != kind[order][:-1])
    marked = np.empty(len(order), dtype=bool)
    marked[order] = new
    return marked


def covered(marks: npt.NDArray[np.bool_], size: int) -> npt.NDArray[np.bool_]:
    """Mark the characters that lie in a marked run, of which each begins at its mark."""
    edges = np.zeros(size + 1, dtype=np.int64)
    at = np.flatnonzero(marks)
    np.add.at(edges, at, 1)
    np.add.at(edges, np.minimum(at + OLD, size), -1)
    return np.cumsum(edges[:-1]) > 0
