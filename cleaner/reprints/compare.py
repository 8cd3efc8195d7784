"""Candidate pairs in, verdicts out; one process or several, the same answer."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context

from cleaner.reprints.cluster import JOINING, Union
from cleaner.reprints.relate import Verdict, relate
from cleaner.reprints.store import TextReader, TextStore

NodePair = tuple[int, int]

_BATCH = 2048  # pairs between two looks at what is joined already
_WORTHWHILE = 20_000  # pairs from which on more processes pay for their start


def days_apart(one: str | None, two: str | None) -> int | None:
    """Return how many days lie between two days, None where one is unknown or impossible."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(two or "")).days)
    except ValueError:
        return None


class Comparer:
    """Relates texts of a store, those within a window of days if there is one."""

    def __init__(self, get: TextReader, window: int | None) -> None:
        self._get = get.get
        self._window = window

    def __call__(self, pair: NodePair) -> Verdict | None:
        """Return how the texts of a pair relate, None if they do not."""
        left, right = self._get(pair[0]), self._get(pair[1])
        if self._window is not None:
            apart = days_apart(left.day, right.day)
            if apart is not None and apart > self._window:
                return None
        verdict = relate(left, right)
        return None if verdict.relation == "none" else verdict


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
        yield from _rounds(whole, union, map, Comparer(store.reader, window))
        return
    context = get_context("spawn")
    arguments = (store.reader.path, store.reader.places, window)
    with ProcessPoolExecutor(jobs, context, _start, arguments) as pool:

        def spread(
            function: Callable[[NodePair], Verdict | None], batch: list[NodePair]
        ) -> Iterable[Verdict | None]:
            size = -(-len(batch) // jobs)
            parts = [batch[i : i + size] for i in range(0, len(batch), size)]
            return itertools.chain.from_iterable(pool.map(_work, parts))

        yield from _rounds(whole, union, spread, Comparer(store.reader, window))


def _rounds(
    pairs: Iterator[NodePair],
    union: Union,
    apply: Callable[
        [Callable[[NodePair], Verdict | None], list[NodePair]], Iterable[Verdict | None]
    ],
    comparer: Comparer,
) -> Iterator[tuple[NodePair, Verdict]]:
    while batch := list(itertools.islice(pairs, _BATCH)):
        open_pairs = [pair for pair in batch if union.find(pair[0]) != union.find(pair[1])]
        for pair, verdict in zip(open_pairs, apply(comparer, open_pairs), strict=True):
            if verdict is not None:
                if verdict.relation in JOINING:
                    union.join(*pair)
                yield pair, verdict


_comparer: list[Comparer] = []  # of this worker process


def _start(path: str, places: array[int], window: int | None) -> None:
    _comparer[:] = [Comparer(TextReader(path, places), window)]


def _work(pairs: list[NodePair]) -> list[Verdict | None]:
    return [_comparer[0](pair) for pair in pairs]
