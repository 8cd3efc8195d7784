"""Locking an open file, as each system does it: the lock is gone with the process that holds it."""

from __future__ import annotations

import errno
import importlib
import os
from collections.abc import Callable
from typing import Any, BinaryIO

# Windows locks bytes, and nobody else reads a locked one: this one stands behind what is written.
_BYTE = 1 << 30
_HELD = frozenset((errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK))


def lock_file(file: BinaryIO) -> bool:
    """Lock an open file and return True; False where another run has it locked.

    A file system or a system that knows no locks locks nothing, and the answer is True.
    """
    if (unix := _module("fcntl")) is not None:
        return _tried(lambda: unix.flock(file, unix.LOCK_EX | unix.LOCK_NB))
    if (windows := _module("msvcrt")) is not None:
        return _tried(lambda: _lock_byte(file, windows))
    return True


def _lock_byte(file: BinaryIO, windows: Any) -> None:  # noqa: ANN401 - no such module elsewhere
    before = os.lseek(file.fileno(), 0, os.SEEK_CUR)
    os.lseek(file.fileno(), _BYTE, os.SEEK_SET)
    try:
        windows.locking(file.fileno(), windows.LK_NBLCK, 1)
    finally:
        os.lseek(file.fileno(), before, os.SEEK_SET)


def _tried(lock: Callable[[], object]) -> bool:
    try:
        lock()
    except OSError as error:
        return error.errno not in _HELD
    return True


def _module(name: str) -> Any:  # noqa: ANN401 - which one a system has is known when it runs
    try:
        return importlib.import_module(name)
    except ImportError:
        return None
