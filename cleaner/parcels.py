"""Work that goes to a pool of processes in parcels: a few at a time, answers in order."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

_AHEAD = 3  # parcels a process that are under way: one in work, the next at hand, one done

Item = TypeVar("Item")
Parcel = TypeVar("Parcel")
Answer = TypeVar("Answer")


def pool_of(
    jobs: int, start: Callable[..., None] | None = None, arguments: tuple[Any, ...] = ()
) -> ProcessPoolExecutor:
    """Return a pool of processes that inherit nothing (a fork may inherit locks that are held)."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), start, arguments)


def parcels_of(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield items in lists of a size."""
    iterator = iter(items)
    return iter(lambda: list(itertools.islice(iterator, size)), [])


def answers(
    pool: ProcessPoolExecutor,
    jobs: int,
    work: Callable[[Parcel], Answer],
    parcels: Iterable[Parcel],
) -> Iterator[Answer]:
    """Yield what the work makes of each parcel, in order.

    A parcel is only taken from the iterable when it is soon its turn, so memory is bounded.
    """
    waiting: deque[Future[Answer]] = deque()
    for parcel in parcels:
        waiting.append(pool.submit(work, parcel))
        if len(waiting) == _AHEAD * jobs:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
