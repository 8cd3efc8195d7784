"""Work that goes to a pool of processes in parcels: a few at a time, answers in order."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, TypeVar

from cleaner.errors import WorkersError
from cleaner.messages import phrase

_AHEAD = 3  # parcels a process that are under way: one in work, the next at hand, one done


Item = TypeVar("Item")
Parcel = TypeVar("Parcel")
Answer = TypeVar("Answer")


class _Undisturbed(SpawnProcess):
    """A process that no interrupt meets before it ignores them: they go to all of a terminal."""

    def start(self) -> None:
        """Start it; an interrupt that comes meanwhile waits."""
        if not hasattr(signal, "pthread_sigmask"):
            super().start()
            return
        from multiprocessing.resource_tracker import ensure_running

        ensure_running()  # it has a mask of its own, and would let go of this one
        former = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
        try:
            super().start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, former)


class _Spawning(SpawnContext):
    Process = _Undisturbed


SPAWNING = _Spawning()
"""Starts processes that inherit nothing: a fork would inherit pipes, threads and locks held."""


@contextlib.contextmanager
def pool_of(
    jobs: int, start: Callable[..., None] | None = None, arguments: tuple[Any, ...] = ()
) -> Iterator[ProcessPoolExecutor]:
    """Hold a pool of processes that inherit nothing (a fork may inherit locks that are held).

    Whatever ends the block early, parcels that are not begun are not waited for.

    Args:
        jobs: how many processes.
        start: is called in each with `arguments`, before its work.
        arguments: of `start`.

    Raises:
        WorkersError: a process was killed.
    """
    pool = ProcessPoolExecutor(jobs, SPAWNING, _begin, (start, arguments))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise WorkersError(
            phrase(
                "a worker process was killed, perhaps out of memory: fewer at once need less (-j N)"
            )
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(start: Callable[..., None] | None, arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run decides what an interrupt means
    end_with_parent()
    if start is not None:
        start(*arguments)


def end_with_parent() -> None:
    """See that this worker process ends when the one that started it does, however that ends."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_outlive, args=(parent.sentinel,), daemon=True).start()


def _outlive(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


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


def in_threads(
    work: Callable[[Parcel], Answer], parcels: Iterable[Parcel], jobs: int
) -> Iterator[Answer]:
    """Yield what the work makes of each parcel, in order; so many are worked on at a time.

    Worth it where the work lets other threads run, as sorting and hashing arrays do.
    """
    with ThreadPoolExecutor(jobs) as pool:
        waiting: deque[Future[Answer]] = deque()
        for parcel in parcels:
            waiting.append(pool.submit(work, parcel))
            if len(waiting) > jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
