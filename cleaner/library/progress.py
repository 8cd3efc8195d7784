"""Progress of a call, for who asked for it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

_T = TypeVar("_T")

Counted = Callable[[str, int, int | None], None]
"""Is told what is done ("reading", "comparing"), how much of it, and of how much where known."""

Progress = bool | Counted
"""True shows a bar on standard error; a function is called as `Counted` says; False is silence."""

_EVERY = 64  # items between two calls


def counter(progress: Progress) -> AbstractContextManager[Counted]:
    """Give what is to be called as work goes on."""
    if progress is True:
        return _bar()
    return contextlib.nullcontext(progress or _nothing)


def counted(
    items: Iterable[_T], what: str, tell: Counted, total: int | None = None
) -> Iterator[_T]:
    """Give items on, and tell how many passed, in steps and at the end."""
    done = 0
    for item in items:
        yield item
        done += 1
        if done % _EVERY == 0:
            tell(what, done, total)
    tell(what, done, total)


def _nothing(what: str, done: int, total: int | None) -> None:
    """Look away."""


@contextlib.contextmanager
def _bar() -> Iterator[Counted]:
    from rich import progress as bars
    from rich.console import Console

    bar = bars.Progress(
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(),
        bars.TextColumn("{task.completed}", markup=False),
        bars.TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    tasks: dict[str, bars.TaskID] = {}

    def told(what: str, done: int, total: int | None) -> None:
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=total)
        bar.update(tasks[what], completed=done, total=total)

    with bar:
        yield told
