"""Which pairs of bodies become, stay and cease to be candidates.

A change is followed at the fingerprints of what comes and goes alone; where most of the index comes
or goes all are counted again. Both give what one run over everything would.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cleaner.index.change import BodyPair, IndexChange
from cleaner.index.meetings import Counted, HolderChanges, meeting_changes
from cleaner.index.questions import IndexReader
from cleaner.reprints import settings
from cleaner.reprints.candidates.shared_fingerprints import Candidates
from cleaner.reprints.texts.fingerprint_spool import Numbers

_PRINTS = 1 << 14  # fingerprints whose holders are looked at together
_BODIES = 1 << 13  # bodies whose fingerprints are handed on together
_SHARE = 2  # all are counted again where one of so many bodies comes or goes


class BodyOrder:
    """The bodies of an index and those that come, in the order of a popular fingerprint."""

    def __init__(self, reader: IndexReader, change: IndexChange) -> None:
        number, hashes, prints = reader.bodies()
        coming = list(change.bodies_in.items())
        number = np.concatenate((number, _whole(n for n, _ in coming)))
        hashes = np.concatenate((hashes, _whole(body.hash for _, body in coming)))
        prints = np.concatenate((prints, _whole(body.prints for _, body in coming)))
        order = np.lexsort((hashes, -prints))
        self.body = number[order]  # by rank
        size = int(number.max(initial=-1)) + 1
        self.rank = np.zeros(size, dtype=np.int64)  # by body, as the other columns
        self.rank[self.body] = np.arange(len(order))
        self.hash = np.zeros(size, dtype=np.int64)
        self.hash[number] = hashes
        self.prints = np.zeros(size, dtype=np.int64)
        self.prints[number] = prints
        self.coming = np.zeros(size, dtype=bool)
        self.coming[_whole(change.bodies_in)] = True
        self.going = np.zeros(size, dtype=bool)
        self.going[_whole(change.bodies_out)] = True

    def enough(self, one: Numbers, two: Numbers, shared: Numbers) -> np.ndarray:
        """Tell which pairs share enough to be compared, as `candidates.sql` says."""
        least = np.minimum(self.prints[one], self.prints[two])
        many = (shared >= settings.ENOUGH) | (shared * settings.SHARE >= least)
        return np.asarray((shared >= settings.LEAST) & many)

    def facing(self, one: Numbers, two: Numbers) -> tuple[Numbers, Numbers]:
        """Return pairs with the body of the lesser hash first."""
        swap = self.hash[one] > self.hash[two]
        return np.where(swap, two, one), np.where(swap, one, two)


def change_candidates(
    reader: IndexReader, change: IndexChange, *, memory_mb: int, threads: int
) -> None:
    """Find the candidates that come and go with the bodies of a change."""
    if not change.bodies_in and not change.bodies_out:
        return
    order = BodyOrder(reader, change)
    moved = len(change.bodies_in) + len(change.bodies_out)
    if moved * _SHARE >= len(order.body):
        _count_again(reader, change, order, memory_mb, threads)
    else:
        _follow(reader, change, order)


def _count_again(
    reader: IndexReader, change: IndexChange, order: BodyOrder, memory_mb: int, threads: int
) -> None:
    """Count all bodies anew, and tell what is other than before."""
    with Candidates(memory_mb=memory_mb, threads=threads) as candidates:
        for bodies, prints in reader.prints_in_order():
            stays = ~order.going[bodies]
            candidates.add(order.hash[bodies[stays]], prints[stays])
        prints, bodies = change.prints_in
        edges = np.flatnonzero(np.diff(bodies, prepend=-1))
        for at in range(0, len(edges), _BODIES):
            rows = slice(edges[at], edges[at + _BODIES] if at + _BODIES < len(edges) else None)
            candidates.add(order.hash[bodies[rows]], prints[rows])
        number = {int(order.hash[body]): int(body) for body in order.body}
        old_lo, old_hi, old_shared = (column.tolist() for column in reader.every_candidate())
        old = dict(zip(zip(old_lo, old_hi, strict=True), old_shared, strict=True))
        for lo, hi, shared in candidates.pairs():
            for one, two, times in zip(lo.tolist(), hi.tolist(), shared.tolist(), strict=True):
                pair = number[one], number[two]
                if old.pop(pair, None) != times:
                    change.candidates_in[pair] = times
        change.candidates_out.update(old)


def _follow(reader: IndexReader, change: IndexChange, order: BodyOrder) -> None:
    """Look only at the fingerprints of what comes and goes."""
    touched = np.union1d(change.prints_in[0], reader.prints_of(change.bodies_out))
    lost, gained = meeting_changes(_holders(reader, change, order, touched, order.coming))
    change.candidates_out.update((lo, hi) for lo, hi, _ in reader.candidates_of(change.bodies_out))
    one, two = order.body[gained.one], order.body[gained.two]
    new = order.coming[one] | order.coming[two]
    _take(change, order, one[new], two[new], gained.times[new])
    _adjust(reader, change, order, _net(order, lost, gained))


def _holders(
    reader: IndexReader, change: IndexChange, order: BodyOrder, prints: Numbers, coming: np.ndarray
) -> Iterator[HolderChanges]:
    """Give who holds these fingerprints, sorted ones; before the change, all but what is `coming`.

    Popular ones have very many holders, so few fingerprints are looked at together.
    """
    new, owners = change.prints_in
    own = np.argsort(new)
    new, owners = new[own], owners[own]
    for start in range(0, len(prints), _PRINTS):
        wanted = prints[start : start + _PRINTS]
        held, body = reader.holders(wanted)
        first = np.searchsorted(new, wanted[0])
        rows = slice(int(first), int(np.searchsorted(new, wanted[-1], side="right")))
        place = np.searchsorted(wanted, new[rows])
        chosen = wanted[np.minimum(place, len(wanted) - 1)] == new[rows]
        number = np.concatenate((held, place[chosen]))
        body = np.concatenate((body, owners[rows][chosen]))
        yield HolderChanges(number, order.rank[body], ~coming[body], ~order.going[body])


def _net(order: BodyOrder, lost: Counted, gained: Counted) -> tuple[Numbers, Numbers, Numbers]:
    """Return how the shares of pairs of bodies that stay change, where they do."""
    one = order.body[np.concatenate((lost.one, gained.one))]
    two = order.body[np.concatenate((lost.two, gained.two))]
    times = np.concatenate((-lost.times, gained.times))
    moved = order.coming | order.going
    stays = ~moved[one] & ~moved[two]
    lo, hi = order.facing(one[stays], two[stays])
    pairs, which = np.unique(lo << np.int64(32) | hi, return_inverse=True)
    total = np.bincount(which, weights=times[stays], minlength=len(pairs)).astype(np.int64)
    pairs, total = pairs[total != 0], total[total != 0]
    return pairs >> np.int64(32), pairs & np.int64((1 << 32) - 1), total


def _adjust(
    reader: IndexReader,
    change: IndexChange,
    order: BodyOrder,
    net: tuple[Numbers, Numbers, Numbers],
) -> None:
    """Apply what bodies that stay share more or less."""
    lo, hi, times = net
    known = reader.shared_of(lo, hi)
    unknown: set[BodyPair] = set()
    for one, two, more in zip(lo.tolist(), hi.tolist(), times.tolist(), strict=True):
        if (shared := known.get((one, two))) is None:
            # It shared too little to be kept; how much, has to be counted.
            if more > 0:
                unknown.add((one, two))
            continue
        shared += more
        if order.enough(*(np.array([x]) for x in (one, two, shared)))[0]:
            change.candidates_in[one, two] = shared
        else:
            change.candidates_out.add((one, two))
    if unknown:
        _count_in_full(reader, change, order, unknown)


def _count_in_full(
    reader: IndexReader, change: IndexChange, order: BodyOrder, pairs: set[BodyPair]
) -> None:
    """Count what pairs share after the change: all that one of them would gain by coming now."""
    ones = sorted({one for one, _ in pairs})
    coming = np.zeros(len(order.rank), dtype=bool)
    coming[_whole(ones)] = True
    _, gained = meeting_changes(_holders(reader, change, order, reader.prints_of(ones), coming))
    lo, hi = order.facing(order.body[gained.one], order.body[gained.two])
    wanted = np.array([(one << 32) | two for one, two in pairs], dtype=np.int64)
    chosen = np.isin(lo << np.int64(32) | hi, wanted)
    _take(change, order, lo[chosen], hi[chosen], gained.times[chosen])


def _take(
    change: IndexChange, order: BodyOrder, one: Numbers, two: Numbers, shared: Numbers
) -> None:
    """Make candidates of the pairs that share enough."""
    lo, hi = order.facing(one, two)
    chosen = order.enough(lo, hi, shared)
    columns = (column[chosen].tolist() for column in (lo, hi, shared))
    change.candidates_in.update({(a, b): n for a, b, n in zip(*columns, strict=True)})


def _whole(numbers: object) -> Numbers:
    return np.array(list(numbers), dtype=np.int64)  # type: ignore[call-overload]
