"""Reading at a place of a file, from any thread, on any system."""

from __future__ import annotations

import os
import threading

_turn = threading.Lock()


def seek_and_read(file: int, size: int, start: int) -> bytes:
    """Read as `os.pread` does, on a system that has none: the file's own place is kept.

    Args:
        file: the descriptor of an open file.
        size: bytes at most.
        start: where they begin.
    """
    with _turn:
        here = os.lseek(file, 0, os.SEEK_CUR)
        try:
            os.lseek(file, start, os.SEEK_SET)
            return os.read(file, size)
        finally:
            os.lseek(file, here, os.SEEK_SET)


read_at = getattr(os, "pread", seek_and_read)  # Windows has no pread
