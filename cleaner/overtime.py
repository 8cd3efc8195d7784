"""A limit of time for a piece of work: the last net, where one takes far longer than any should.

Counted is the time of the processor, so that neither a slow disk nor a loaded machine decides. The
system's timer interrupts Python code and patterns, also many times in a row; one call into a
library in C it interrupts when that returns.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from cleaner.messages import phrase

TIMEOUT = 120.0
"""Seconds that an article may take unless the user says otherwise; the largest take one or two."""


class Overtime(BaseException):
    """The time is up. No `Exception`: whoever tries one way after another must not catch it."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            phrase(
                "takes longer than {seconds} seconds of processor time (--timeout)",
                seconds=format(seconds, "g"),
            )
        )


def can_limit() -> bool:
    """Tell whether this system has such a timer (Windows has none) and this thread may set it."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise in the block when it has taken too long, and again whenever as long has gone by.

    Does nothing where `can_limit` says so, and where `seconds` is 0.

    Raises:
        Overtime: the time is up.
    """
    if not seconds or not can_limit():
        yield
        return
    running = True

    def ring(_number: int, _frame: FrameType | None) -> None:
        if running:
            raise Overtime(seconds)

    former = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, seconds)
    try:
        yield
    finally:
        running = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)
