"""Candidate pairs in, verdicts out; one process or several, the same answer."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence

from cleaner.parcels import answers, parcels_of, pool_of
from cleaner.reprints.relations.bounds import PairSieve
from cleaner.reprints.relations.days import days_apart
from cleaner.reprints.relations.relate import Verdict, related
from cleaner.reprints.relations.union import JOINING, Union
from cleaner.reprints.texts.character_tables import Tables, give_tables, tables
from cleaner.reprints.texts.prepared import Text
from cleaner.reprints.texts.text_store import TextReader, TextStore

NodePair = tuple[int, int]

PARCEL = 256  # pairs looked at together: some take far longer than others
# Pairs from which on more processes pay for their start, a second of work each; where only reprints
# are asked for, most pairs are soon done with.
_WORTHWHILE, _WORTHWHILE_REPRINTS = 1 << 14, 1 << 17


class Comparer:
    """Relates texts.

    Args:
        get: gives a text by its number.
        window: days that related texts may lie apart; None for any.
        partial: whether what only shares a passage is told.
    """

    def __init__(
        self, get: Callable[[int], Text], window: int | None, *, partial: bool = True
    ) -> None:
        self._get = get
        self._window = window
        self._partial = partial
        self._sieve = PairSieve(get, partial=partial)

    def __call__(self, pair: NodePair) -> Verdict | None:
        """Return how the texts of a pair relate, None if they do not."""
        left, right = self._get(pair[0]), self._get(pair[1])
        if self._window is not None:
            apart = days_apart(left.day, right.day)
            if apart is not None and apart > self._window:
                return None
        return related(left, right, partial=self._partial)

    def each(
        self, pairs: Sequence[NodePair], joined: Callable[[NodePair], bool] | None = None
    ) -> Iterator[tuple[NodePair, Verdict | None]]:
        """Yield pairs with their verdicts; most do not relate, which is soon told of many at once.

        Args:
            pairs: texts by their numbers.
            joined: tells, when it is a pair's turn, whether it is passed over; where it is given,
                pairs that do not relate need not be told.
        """
        for pair, may in zip(pairs, self._sieve.passing(pairs), strict=True):
            if joined is None:
                yield pair, self(pair) if may else None
            elif may and not joined(pair):
                yield pair, self(pair)


def find_verdicts(
    pairs: Iterable[NodePair],
    store: TextStore,
    union: Union,
    *,
    window: int | None,
    jobs: int,
    partial: bool = True,
) -> Iterator[tuple[NodePair, Verdict]]:
    """Yield the pairs that are related, and join those that are one story.

    Pairs that other pairs have joined already are passed over: they cannot change a component,
    and the pairs of a component are completed afterwards.

    Args:
        pairs: texts by their numbers.
        store: of the texts.
        union: what is joined already; it grows.
        window: days that related texts may lie apart; None for any.
        jobs: processes.
        partial: whether what only shares a passage is told.
    """

    def joined(pair: NodePair) -> bool:
        return union.find(pair[0]) == union.find(pair[1])

    iterator = iter(pairs)
    worthwhile = _WORTHWHILE if partial else _WORTHWHILE_REPRINTS
    first = list(itertools.islice(iterator, worthwhile))
    whole = itertools.chain(first, iterator)
    if len(first) < worthwhile or jobs == 1:
        found = _here(whole, Comparer(store.get, window, partial=partial), joined)
    else:
        unjoined = itertools.filterfalse(joined, whole)
        found = _shared(unjoined, store, (window, partial), jobs)
    for pair, verdict in found:
        if verdict is not None:
            if verdict.relation in JOINING:
                union.join(*pair)
            yield pair, verdict


def compare_all(
    pairs: Sequence[NodePair], store: TextStore, *, window: int | None, jobs: int
) -> Iterator[tuple[NodePair, Verdict | None]]:
    """Yield each of some pairs with its verdict, None where they do not relate."""
    if len(pairs) < _WORTHWHILE or jobs == 1:
        return _here(pairs, Comparer(store.get, window))
    return _shared(pairs, store, (window, True), jobs)


def _here(
    pairs: Iterable[NodePair],
    comparer: Comparer,
    joined: Callable[[NodePair], bool] | None = None,
) -> Iterator[tuple[NodePair, Verdict | None]]:
    """Compare pairs in this process."""
    for parcel in parcels_of(pairs, PARCEL):
        yield from comparer.each(parcel, joined)


def _shared(
    pairs: Iterable[NodePair], store: TextStore, asked: tuple[int | None, bool], jobs: int
) -> Iterator[tuple[NodePair, Verdict | None]]:
    """Compare pairs in several processes; each is taken when it is soon its turn."""
    arguments = (tables(), store.reader.path, store.reader.places, *asked)
    kept, sent = itertools.tee(parcels_of(pairs, PARCEL))
    with pool_of(jobs, _start, arguments) as pool:
        for parcel, verdicts in zip(kept, answers(pool, jobs, _work, sent), strict=True):
            yield from zip(parcel, verdicts, strict=True)


_comparer: list[Comparer] = []  # of this worker process


def _start(known: Tables, path: str, places: array[int], window: int | None, partial: bool) -> None:
    give_tables(known)
    _comparer[:] = [Comparer(TextReader(path, places).get, window, partial=partial)]


def _work(pairs: Sequence[NodePair]) -> list[Verdict | None]:
    return [verdict for _, verdict in _comparer[0].each(pairs)]
