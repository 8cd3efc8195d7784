"""A lock on a name: who holds it writes the files of that name, alone.

The lock is taken on a file of its own, `NAME.lock`, which is never renamed: a lock on the file that
is written goes along when that gets its final name. The system drops it with the process, however
that ends; a lock file that a killed run left behind is taken over.
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import BinaryIO

from cleaner.messages import phrase
from cleaner.output.locking import lock_file

_PAUSE = 0.05  # seconds between two attempts
_NAMED = 200  # bytes of a lock file that are read


class HeldError(OSError):
    """Another run holds the name; the message says which."""


class Lock:
    """A name that this run holds until it is released.

    Args:
        path: the name.
        wait: seconds to wait for another run that holds it.

    Raises:
        HeldError: another run still holds it.
        OSError: the lock file cannot be made.
    """

    def __init__(self, path: str, *, wait: float = 0.0) -> None:
        self._path = lock_name(path)
        self._file: BinaryIO | None = _taken(self._path, time.monotonic() + wait)

    def release(self) -> None:
        """Let others have the name."""
        if self._file is not None:
            gone = self._unlinked()  # before it is let go: whoever waits sees that it is no more
            self._file.close()
            self._file = None
            if not gone:
                self._unlinked()  # Windows takes away no open file, be it ours or another's

    def _unlinked(self) -> bool:
        try:
            os.unlink(self._path)
        except OSError:
            return False
        return True


def lock_name(path: str) -> str:
    """Return the name of the lock file that stands for a name."""
    return os.path.realpath(path) + ".lock"


def _taken(path: str, deadline: float) -> BinaryIO:
    while True:
        file = open(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=0)  # noqa: SIM115
        with contextlib.ExitStack() as failed:
            failed.callback(file.close)
            if not lock_file(file):
                if time.monotonic() >= deadline:
                    raise HeldError(_held_by(file))
                time.sleep(_PAUSE)
            elif _is_there(file, path):  # else it was let go, and is no more
                _sign(file)
                failed.pop_all()
                return file


def _is_there(file: BinaryIO, path: str) -> bool:
    """Tell whether the file that is locked is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    except FileNotFoundError:
        return False


def _sign(file: BinaryIO) -> None:
    """Say who holds it; on a full disk nobody says it."""
    import socket

    with contextlib.suppress(OSError):
        file.truncate(0)
        file.write(f"{os.getpid()} {socket.gethostname()}\n".encode())


def _held_by(file: BinaryIO) -> str:
    import socket

    pid, _, host = file.read(_NAMED).decode("utf-8", "replace").strip().partition(" ")
    if not pid.isdecimal():
        return phrase("another run is writing it")
    if host == socket.gethostname():
        return phrase("another run is writing it (process {pid})", pid=pid)
    return phrase("another run is writing it (process {pid} on {host})", pid=pid, host=host)
