"""Signals that ask a command to end: it clears up behind itself, and nothing interrupts that."""

from __future__ import annotations

import atexit
import contextlib
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from types import FrameType
from typing import Any

SIGNALLED = 128  # and the signal's number, as a shell reports it
_TOGETHER = 2.0  # seconds within which signals are one: `timeout` sends two, a key is held
_SOON = 0.05  # seconds after which a signal that was lost is sent again
# Windows has no SIGHUP: there a console that is closed sends SIGBREAK.
_ASKING = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)


class Stopped(BaseException):
    """The run was asked to end, by another signal than an interrupt; `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


class _Heard:
    """The handler: the first signal raises, and no other does."""

    def __init__(self) -> None:
        self.number: int | None = None  # of the signal that ended the work
        self.over = False  # the work is done, and what is left is short
        self._since: float | None = None

    def __call__(self, number: int, _: FrameType | None) -> None:
        if self._since is None:
            self._since = time.monotonic()
            if not self.over:
                self.number = number
                raise self.exception()
        elif time.monotonic() - self._since > _TOGETHER:  # somebody will not wait any longer
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)

    def exception(self) -> BaseException:
        """Return what the first signal raises."""
        assert self.number is not None  # noqa: S101 - who calls it has looked
        return KeyboardInterrupt() if self.number == signal.SIGINT else Stopped(self.number)

    def ask_again(self, lost: sys.UnraisableHookArgs) -> None:
        """Send a signal once more where Python dropped what it raised (in a `__del__`)."""
        if self.over or not isinstance(lost.exc_value, KeyboardInterrupt | Stopped):
            sys.__unraisablehook__(lost)
        elif (number := self.number) is not None:
            self.number = self._since = None
            main = threading.main_thread().ident
            threading.Timer(_SOON, signal.pthread_kill, (main, number)).start()


@contextlib.contextmanager
def heeding(*, alone: bool) -> Iterator[None]:
    """Turn the first signal that asks for an end, in a block, into `Stopped` or an interrupt.

    Those that follow at once are taken for the same one; one that comes seconds later ends the
    process as it is. A signal that is ignored (as nohup has it) stays so.

    Args:
        alone: the process ends with the block, and no signal disturbs it behind the block.

    Raises:
        SystemExit: with the signal's exit code, where one came.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # handlers are the main thread's
        return
    heard = _Heard()
    former = {number: signal.getsignal(number) for number in _ASKING}
    usual = (signal.SIG_DFL, signal.default_int_handler)
    ours = [number for number, handler in former.items() if handler in usual]
    if alone and hasattr(signal, "pthread_kill"):
        sys.unraisablehook = heard.ask_again
    try:
        try:
            _handle(dict.fromkeys(ours, heard))
            yield
        finally:
            heard.over = True
            if alone:
                atexit.register(_handle, dict.fromkeys(ours, signal.SIG_IGN))  # Python drops ours
            else:
                _handle({number: former[number] for number in ours})
    except (KeyboardInterrupt, Stopped, SystemExit):
        if heard.number is None:
            raise
        sys.exit(SIGNALLED + heard.number)


def _handle(handlers: Mapping[int, Any]) -> None:
    for number, handler in handlers.items():
        signal.signal(number, handler)


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Where a library makes another exception of what a signal raised, raise that again."""
    try:
        yield
    except Exception as error:
        handlers = map(signal.getsignal, _ASKING)
        heard = next((handler for handler in handlers if isinstance(handler, _Heard)), None)
        if heard is not None and heard.number is not None:
            raise heard.exception() from error
        raise
