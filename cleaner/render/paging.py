"""Long text on a terminal: through a pager, and in colour where that is wanted."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import IO, cast

from cleaner.output import cannot_write

_LESS = "FRX"  # leave at once what fits on a screen, obey colours, do not clear the screen


def wants_colour(choice: str) -> bool:
    """Return whether to write colours: always, never, or (auto) on a terminal that has them.

    `NO_COLOR` (no-color.org) and a dumb terminal have none.
    """
    if choice != "auto":
        return choice == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def page(lines: Iterable[str], *, paged: bool) -> None:
    """Write lines on standard output, on a terminal through $PAGER (less where it names none).

    Raises:
        OutputError: they cannot be written.
        BrokenPipeError: nobody reads any longer.
    """
    if isinstance(sys.stdout, TextIOWrapper):  # not every terminal's encoding has every character
        sys.stdout.reconfigure(errors="backslashreplace")
    pager = shlex.split(os.environ.get("PAGER", "less")) if paged and sys.stdout.isatty() else []
    if pager and pager != ["cat"] and shutil.which(pager[0]):
        _pipe(lines, pager)
        return
    for line in lines:
        _print(line + "\n")
    _print("", last=True)


def printed(text: str) -> int:
    """Print a text and return the exit code of a command that does no more; raises as `page`."""
    page([text], paged=False)
    return 0


def _print(text: str, *, last: bool = False) -> None:
    try:
        sys.stdout.write(text)
        if last:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise cannot_write("standard output", error) from error


def _pipe(lines: Iterable[str], pager: list[str]) -> None:
    environment = {"LESS": _LESS, "LESSCHARSET": "utf-8", **os.environ}
    process = subprocess.Popen(pager, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's
    pipe = cast(IO[bytes], process.stdin)
    try:
        with contextlib.suppress(BrokenPipeError):  # the reader has seen enough
            for line in lines:
                pipe.write(line.encode("utf-8", "backslashreplace") + b"\n")
    finally:
        with _no_interrupt():  # it is for the pager, which goes on
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
            process.wait()


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # handlers are the main thread's
        return
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
