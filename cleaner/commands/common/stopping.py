"""Signals that ask a command to end: it clears up behind itself as after an interrupt."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

# Windows has no SIGHUP: there a console that is closed sends SIGBREAK.
_ASKING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


class Stopped(BaseException):
    """The run was asked to end; `number` is that of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Turn signals that ask for an end into `Stopped` for the time of a block.

    A signal that is ignored (as nohup has it) stays so; a second one ends the process at once.
    Where a library makes another exception of `Stopped`, it is `Stopped` again behind the block.

    Raises:
        Stopped: such a signal came.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # handlers are the main thread's
        return
    came: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        came.append(number)
        signal.signal(number, signal.SIG_DFL)
        raise Stopped(number)

    former = {number: signal.getsignal(number) for number in _ASKING}
    ours = [number for number, handler in former.items() if handler is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, stop)
    try:
        yield
    except Exception as error:
        if came:
            raise Stopped(came[0]) from error
        raise
    finally:
        for number in ours:
            signal.signal(number, former[number])
