"""Candidate pairs in, verdicts out; one process or several, the same answer."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence

from cleaner.parcels import answers, parcels_of, pool_of
from cleaner.reprints.relations.days import days_apart
from cleaner.reprints.relations.relate import Verdict, related
from cleaner.reprints.relations.union import JOINING, Union
from cleaner.reprints.texts.prepared import Text
from cleaner.reprints.texts.text_store import TextReader, TextStore

NodePair = tuple[int, int]

_PARCEL = 64  # pairs that a process takes at a time: some take far longer than others
_WORTHWHILE = 8192  # pairs from which on more processes pay for their start


def compare_texts(left: Text, right: Text, window: int | None) -> Verdict | None:
    """Return how two texts within a window of days relate, None if they do not."""
    if window is not None:
        apart = days_apart(left.day, right.day)
        if apart is not None and apart > window:
            return None
    return related(left, right)


class Comparer:
    """Relates texts of a store, those within a window of days if there is one."""

    def __init__(self, get: Callable[[int], Text], window: int | None) -> None:
        self._get = get
        self._window = window

    def __call__(self, pair: NodePair) -> Verdict | None:
        """Return how the texts of a pair relate, None if they do not."""
        return compare_texts(self._get(pair[0]), self._get(pair[1]), self._window)


def compare(
    pairs: Iterable[NodePair], store: TextStore, union: Union, *, window: int | None, jobs: int
) -> Iterator[tuple[NodePair, Verdict]]:
    """Yield the pairs that are related, and join those that are one story.

    Pairs that other pairs have joined already are passed over: they cannot change a component,
    and the pairs of a component are completed afterwards.
    """
    iterator = iter(pairs)
    first = list(itertools.islice(iterator, _WORTHWHILE))
    unjoined = (
        pair
        for pair in itertools.chain(first, iterator)
        if union.find(pair[0]) != union.find(pair[1])
    )
    many = len(first) == _WORTHWHILE
    for pair, verdict in _share(unjoined, store, window, jobs if many else 1):
        if verdict is not None:
            if verdict.relation in JOINING:
                union.join(*pair)
            yield pair, verdict


def compare_all(
    pairs: Sequence[NodePair], store: TextStore, *, window: int | None, jobs: int
) -> Iterator[tuple[NodePair, Verdict | None]]:
    """Yield each of some pairs with its verdict, None where they do not relate."""
    many = len(pairs) >= _WORTHWHILE
    return _share(pairs, store, window, jobs if many else 1)


def _share(
    pairs: Iterable[NodePair], store: TextStore, window: int | None, jobs: int
) -> Iterator[tuple[NodePair, Verdict | None]]:
    """Compare pairs in this process or in several; each is taken when it is soon its turn."""
    if jobs == 1:
        comparer = Comparer(store.get, window)
        yield from ((pair, comparer(pair)) for pair in pairs)
        return
    arguments = (store.reader.path, store.reader.places, window)
    kept, sent = itertools.tee(parcels_of(pairs, _PARCEL))
    with pool_of(jobs, _start, arguments) as pool:
        for parcel, verdicts in zip(kept, answers(pool, jobs, _work, sent), strict=True):
            yield from zip(parcel, verdicts, strict=True)


_comparer: list[Comparer] = []  # of this worker process


def _start(path: str, places: array[int], window: int | None) -> None:
    _comparer[:] = [Comparer(TextReader(path, places).get, window)]


def _work(pairs: Sequence[NodePair]) -> list[Verdict | None]:
    return [_comparer[0](pair) for pair in pairs]
