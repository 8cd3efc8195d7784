"""Which bodies stop and which begin to meet when the holders of fingerprints change.

Two bodies meet at a fingerprint as `candidates.sql` says: all holders of one that at most `HOLDERS`
hold; of a popular one, holders that are at most `NEIGHBOURS` apart in its order, and each of the
first `NEIGHBOURS` with all. So a holder that comes can part others: by making the fingerprint
popular, by standing between two of them, or by taking a place among the first. Only fingerprints of
what comes and goes have to be looked at, and only pairs whose meeting changes are written out.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.reprints import settings
from cleaner.reprints.texts.fingerprint_spool import Numbers

Mask = npt.NDArray[np.bool_]
_HALF = np.int64(32)  # two row numbers or ranks in one number
_LOW = np.int64((1 << 32) - 1)
_RANK = np.int64(2)  # bits of the two states, below a rank


class HolderChanges(NamedTuple):
    """Who holds some fingerprints, before and after a change; a row for each holder of each.

    All holders of a fingerprint stand together in one of these.
    """

    prints: Numbers  # the fingerprint, as a number from 0 to 2**30
    rank: Numbers  # the place of the holder's body in the order of all bodies here
    before: Mask
    after: Mask


class Counted(NamedTuple):
    """Pairs of ranks, the lesser first, and at how many fingerprints each changes."""

    one: Numbers
    two: Numbers
    times: Numbers


def meeting_changes(parts: Iterable[HolderChanges]) -> tuple[Counted, Counted]:
    """Return what stops and what begins to meet."""
    lost, gained = [], []
    for part in parts:
        rank, before, after = _near_changes(part)
        lost.append(_count(rank, *_parted(before, after)))
        gained.append(_count(rank, *_parted(after, before)))
    return _sum(lost), _sum(gained)


def _near_changes(holders: HolderChanges) -> tuple[Numbers, _Side, _Side]:
    """Return the rows that a change can matter to, sorted by fingerprint and rank.

    At a fingerprint that stays popular and keeps its first holders those are the first ones, what
    comes and goes, and as many neighbours on either side as meet.
    """
    # One number a row, as numbers are sorted ten times as fast as rows.
    states = holders.before.astype(np.int64) << 1 | holders.after
    rows = (holders.prints << _HALF | holders.rank) << _RANK | states
    rows = rows[states > 0]  # who is there in neither state holds nothing and parts nobody
    rows.sort()
    group = rows >> (_HALF + _RANK)
    rank = rows >> _RANK & _LOW
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    sizes = np.diff(np.append(starts, len(rows)))
    before = _Side.of(group, rows & 2 > 0, starts, sizes)
    after = _Side.of(group, rows & 1 > 0, starts, sizes)
    steady = before.popular & after.popular
    if len(rows):
        other = np.add.reduceat(before.hub != after.hub, starts) > 0
        steady &= ~np.repeat(other, sizes)
    moved = before.present != after.present
    chosen = ~steady | moved | before.hub | _neighbours(moved)
    return rank[chosen], before.only(chosen), after.only(chosen)


def _neighbours(moved: Mask) -> Mask:
    """Mark, on either side of each row that moves, the rows next to it that do not."""
    stays = np.flatnonzero(~moved)
    chosen = np.zeros(len(moved), dtype=bool)
    if len(stays):
        behind = np.cumsum(~moved)[moved]
        for step in range(-settings.NEIGHBOURS, settings.NEIGHBOURS):
            chosen[stays[np.clip(behind + step, 0, len(stays) - 1)]] = True
    return chosen


class _Side(NamedTuple):
    """The holders in one of two states: who is there, and at which place of its fingerprint."""

    group: Numbers
    present: Mask
    place: Numbers
    popular: Mask
    hub: Mask

    @classmethod
    def of(cls, group: Numbers, present: Mask, starts: Numbers, sizes: Numbers) -> _Side:
        """Return a state of all holders of some fingerprints."""
        running = np.concatenate(([0], np.cumsum(present)))
        place = running[:-1] - np.repeat(running[starts], sizes)
        held = running[starts + sizes] - running[starts]
        popular = np.repeat(held > settings.HOLDERS, sizes)
        hub = present & popular & (place < settings.NEIGHBOURS)
        return cls(group, present, place, popular, hub)

    def only(self, chosen: Mask) -> _Side:
        """Return the state of some of the rows."""
        group, present, place, popular, hub = self
        return _Side(group[chosen], present[chosen], place[chosen], popular[chosen], hub[chosen])

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
