"""Which bodies stop and which begin to meet when the holders of fingerprints change.

Two bodies meet at a fingerprint as `candidates.sql` says: all holders of one that at most `HOLDERS`
hold; of a popular one, holders that are at most `NEIGHBOURS` apart in its order, and each of the
first `NEIGHBOURS` with all. So a holder that comes can part others: by making the fingerprint
popular, by standing between two of them, or by taking a place among the first. Only fingerprints of
what comes and goes have to be looked at, and only pairs whose meeting changes are written out.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.reprints import settings
from cleaner.reprints.spool import Numbers

Mask = npt.NDArray[np.bool_]
_CHUNK = 1 << 21  # rows looked at together, in whole fingerprints
_HALF = np.int64(32)  # two row numbers or ranks in one number
_LOW = np.int64((1 << 32) - 1)


class Holders(NamedTuple):
    """Who holds some fingerprints, before and after a change; a row for each holder of each."""

    prints: Numbers  # the fingerprint
    rank: Numbers  # the place of the holder's body in the order of all bodies here
    before: Mask
    after: Mask


class Counted(NamedTuple):
    """Pairs of ranks, the lesser first, and at how many fingerprints each changes."""

    one: Numbers
    two: Numbers
    times: Numbers


def changes(holders: Holders) -> tuple[Counted, Counted]:
    """Return what stops and what begins to meet."""
    lost, gained = [], []
    for chunk in _chunks(holders):
        group = np.cumsum(np.diff(chunk.prints, prepend=chunk.prints[:1]) != 0)
        before, after = _Side(group, chunk.before), _Side(group, chunk.after)
        lost.append(_count(chunk.rank, *_parted(before, after)))
        gained.append(_count(chunk.rank, *_parted(after, before)))
    return _sum(lost), _sum(gained)


def _chunks(holders: Holders) -> Iterator[Holders]:
    """Cut the rows, sorted by fingerprint and rank, between fingerprints."""
    order = np.argsort(holders.rank, kind="stable")
    order = order[np.argsort(holders.prints[order], kind="stable")]
    prints = holders.prints[order]
    starts = np.flatnonzero(np.diff(prints, prepend=prints[:1] - 1))
    at = 0
    while at < len(order):
        later = starts[np.searchsorted(starts, at + _CHUNK) :]
        end = int(later[0]) if len(later) else len(order)
        part = order[at:end]
        _, rank, before, after = holders
        yield Holders(prints[at:end], rank[part], before[part], after[part])
        at = end


class _Side:
    """The holders in one of two states: who is there, and at which place of its fingerprint."""

    def __init__(self, group: Numbers, present: Mask) -> None:
        self.group = group
        self.present = present
        running = np.concatenate(([0], np.cumsum(present)))
        first = np.searchsorted(group, group, side="left")
        last = np.searchsorted(group, group, side="right")
        self.place = running[:-1] - running[first]
        self.popular = running[last] - running[first] > settings.HOLDERS
        self.hub = present & self.popular & (self.place < settings.NEIGHBOURS)

    def meet(self, one: Numbers, two: Numbers) -> Mask:
        """Tell which pairs of rows of one fingerprint meet."""
        near = np.abs(self.place[one] - self.place[two]) <= settings.NEIGHBOURS
        close = ~self.popular[one] | near | self.hub[one] | self.hub[two]
        met: Mask = self.present[one] & self.present[two] & close
        return met

    def rows(self, chosen: Mask) -> Numbers:
        """Return the rows that are there and chosen."""
        return np.flatnonzero(self.present & chosen)


def _parted(old: _Side, new: _Side) -> tuple[Numbers, Numbers]:
    """Return the pairs of rows that meet in the old state and not in the new one, each once."""
    found = []
    for left, right in itertools.chain(_rare(old, new), _near(old), _hubs(old, new)):
        parted = (left != right) & old.meet(left, right) & ~new.meet(left, right)
        one, two = left[parted], right[parted]
        found.append(np.minimum(one, two) << _HALF | np.maximum(one, two))
    once = np.unique(np.concatenate(found))
    return once >> _HALF, once & _LOW


def _rare(old: _Side, new: _Side) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield what may part at fingerprints where all holders met."""
    everyone = old.rows(~old.popular)
    # Where all who stay still meet, only who leaves meets nobody any longer.
    yield _product(old.group, everyone[~new.popular[everyone] & ~new.present[everyone]], everyone)
    crowded = everyone[new.popular[everyone]]
    yield _product(old.group, crowded, crowded)


def _near(old: _Side) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the neighbours at popular fingerprints."""
    rows = old.rows(old.popular)
    for step in range(1, settings.NEIGHBOURS + 1):
        one, two = rows[:-step], rows[step:]
        same = old.group[one] == old.group[two]
        yield one[same], two[same]


def _hubs(old: _Side, new: _Side) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield what hubs may part from; one that stays a hub meets everybody who stays."""
    everyone = old.rows(old.popular)
    hubs = everyone[old.hub[everyone]]
    stays = new.present & (new.hub | ~new.popular)
    yield _product(old.group, hubs[~stays[hubs]], everyone)
    yield _product(old.group, hubs[stays[hubs]], everyone[~new.present[everyone]])


def _product(group: Numbers, left: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """Return all pairs of a left and a right row of one group."""
    start = np.searchsorted(group[right], group[left], side="left")
    size = np.searchsorted(group[right], group[left], side="right") - start
    one = np.repeat(left, size)
    offset = np.arange(len(one)) - np.repeat(np.cumsum(size) - size, size)
    return one, right[np.repeat(start, size) + offset]


def _count(rank: Numbers, one: Numbers, two: Numbers) -> Counted:
    """Count the pairs of ranks that stand behind pairs of rows."""
    a, b = rank[one], rank[two]
    return _sum([Counted(np.minimum(a, b), np.maximum(a, b), np.ones(len(a), dtype=np.int64))])


def _sum(parts: list[Counted]) -> Counted:
    """Add counts up by pair."""
    if not parts:
        return Counted(*(np.empty(0, dtype=np.int64) for _ in range(3)))
    one, two, times = (np.concatenate(column) for column in zip(*parts, strict=True))
    pairs, which = np.unique(one << _HALF | two, return_inverse=True)
    total = np.bincount(which, weights=times, minlength=len(pairs)).astype(np.int64)
    return Counted(pairs >> _HALF, pairs & _LOW, total)
