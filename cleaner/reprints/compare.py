"""Candidate pairs in, verdicts out; one process or several, the same answer."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context

from cleaner.reprints.cluster import JOINING, Union
from cleaner.reprints.relate import Verdict, related
from cleaner.reprints.store import TextReader, TextStore
from cleaner.reprints.text import Text

NodePair = tuple[int, int]

_LEAST = 128  # pairs that are compared before the first look at what they joined
_BATCH = 4096  # pairs between two such looks later on
_PART = 64  # pairs that a process takes at a time
_WORTHWHILE = 8192  # pairs from which on more processes pay for their start


def days_apart(one: str | None, two: str | None) -> int | None:
    """Return how many days lie between two days, None where one is unknown or impossible."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(two or "")).days)
    except ValueError:
        return None


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
    several = jobs > 1 and len(first) == _WORTHWHILE
    whole = itertools.chain(first, iterator)
    if not several:
        comparer = Comparer(store.get, window)
        for pair in whole:
            if union.find(pair[0]) != union.find(pair[1]) and (verdict := comparer(pair)):
                yield _joined(pair, verdict, union)
        return
    with _pool(store, window, jobs) as pool:
        for batch in _batches(whole):
            open_pairs = [pair for pair in batch if union.find(pair[0]) != union.find(pair[1])]
            for pair, found in _share(pool, open_pairs):
                if found is not None:
                    yield _joined(pair, found, union)


def compare_all(
    pairs: Sequence[NodePair], store: TextStore, *, window: int | None, jobs: int
) -> Iterator[tuple[NodePair, Verdict | None]]:
    """Yield each of some pairs with its verdict, None where they do not relate."""
    if jobs == 1 or len(pairs) < _WORTHWHILE:
        comparer = Comparer(store.get, window)
        yield from ((pair, comparer(pair)) for pair in pairs)
        return
    with _pool(store, window, jobs) as pool:
        for start in range(0, len(pairs), _BATCH):
            yield from _share(pool, pairs[start : start + _BATCH])


def _pool(store: TextStore, window: int | None, jobs: int) -> ProcessPoolExecutor:
    arguments = (store.reader.path, store.reader.places, window)
    return ProcessPoolExecutor(jobs, get_context("spawn"), _start, arguments)


def _share(
    pool: ProcessPoolExecutor, pairs: Sequence[NodePair]
) -> Iterator[tuple[NodePair, Verdict | None]]:
    """Have some pairs compared, few at a time: some take far longer than others."""
    parts = [pairs[i : i + _PART] for i in range(0, len(pairs), _PART)]
    return zip(pairs, itertools.chain.from_iterable(pool.map(_work, parts)), strict=True)


def _joined(pair: NodePair, verdict: Verdict, union: Union) -> tuple[NodePair, Verdict]:
    if verdict.relation in JOINING:
        union.join(*pair)
    return pair, verdict


def _batches(pairs: Iterator[NodePair]) -> Iterator[list[NodePair]]:
    """Yield batches, small ones first: the first pairs join the most."""
    size = _LEAST
    while batch := list(itertools.islice(pairs, size)):
        yield batch
        size = min(2 * size, _BATCH)


_comparer: list[Comparer] = []  # of this worker process


def _start(path: str, places: array[int], window: int | None) -> None:
    _comparer[:] = [Comparer(TextReader(path, places).get, window)]


def _work(pairs: Sequence[NodePair]) -> list[Verdict | None]:
    return [_comparer[0](pair) for pair in pairs]
