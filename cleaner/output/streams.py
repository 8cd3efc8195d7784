"""Streams of bytes: standard output, and a file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import BinaryIO, Literal

from cleaner.output.lock import Lock, lock_name

_BUFFER = 1 << 18


class OutputError(Exception):
    """The output, or an index, cannot be written or used; the message names it and says why."""


def cannot_write(name: str, error: OSError) -> OutputError:
    """Return that an output cannot be written, and why."""
    return OutputError(f"{name}: {(error.strerror or str(error)).lower()}")


class Stream:
    """An open stream.

    Args:
        file: where to write.
        name: what to call it in messages.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._position = 0
        self.name = name

    @property
    def position(self) -> int:
        """How many bytes were written here, or stood there before."""
        return self._position

    def mark(self) -> int:
        """Hand on what was written, and return the place."""
        self.close()
        return self._position

    def holds(self, position: int) -> bool:
        """Tell whether so much is there."""
        return self._position >= position

    def cut(self, position: int) -> None:
        """Go on from a place; what was given on cannot be taken back."""
        self._position = position

    def write(self, data: bytes) -> None:
        """Write bytes.

        Raises:
            OutputError: they cannot be written.
            BrokenPipeError: nobody reads any longer.
        """
        try:
            self._file.write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._failure(error) from error
        self._position += len(data)

    def close(self) -> None:
        """Hand over what is still in the buffer."""
        try:
            self._file.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._failure(error) from error

    def abandon(self) -> None:
        """Hand over what can be handed over."""
        with contextlib.suppress(OSError):
            self._file.flush()

    def _failure(self, error: OSError) -> OutputError:
        return cannot_write(self.name, error)


class PartialFile(Stream):
    """A file that is written under another name until it is whole.

    What is no regular file (`/dev/null`, a pipe) is written to as it is. Two runs cannot write the
    same file: the second is told who does.

    Args:
        path: the file's name when it is whole.
        keep: leave what an interrupted run has written, and the partial file where this run ends
            before it is whole; `cut` then says how much of it holds.

    Raises:
        OutputError: it cannot be opened.
    """

    def __init__(self, path: str, *, keep: bool = False) -> None:
        self.path = os.path.realpath(path)
        self.direct = is_special(self.path)
        self.partial = self.path if self.direct else partial_name(path)
        self.name = path
        self._keep = keep
        self._lock: Lock | None = None
        try:
            if not self.direct:
                self._lock = Lock(self.path)
            file = _open(self.partial, "wb" if self.direct else "ab")
        except OSError as error:
            self._release()
            raise self._failure(error) from error
        super().__init__(file, path)
        if not keep:
            self.cut(0)

    def holds(self, position: int) -> bool:
        """Tell whether the partial file has so many bytes."""
        return os.fstat(self._file.fileno()).st_size >= position

    def mark(self) -> int:
        """Bring what was written to the disk, and return the place."""
        self.sync()
        return self.position

    def cut(self, position: int) -> None:
        """Cut the partial file off at a place, and go on from there."""
        try:
            if not self.direct:
                self._file.truncate(position)
        except OSError as error:
            raise self._failure(error) from error
        self._position = position

    def sync(self) -> None:
        """Bring what was written to the disk."""
        try:
            self._file.flush()
            if not self.direct:
                os.fsync(self._file.fileno())
        except OSError as error:
            raise self._failure(error) from error

    def close(self, content: str | None = None) -> None:
        """Bring it to the disk and give it its name.

        Args:
            content: another file, made of what was written, that gets the name instead.
        """
        self.sync()
        try:
            if not self.direct:
                _place(content or self.partial, self.path)
            self._file.close()
            if content is not None:
                os.unlink(self.partial)
        except OSError as error:
            raise self._failure(error) from error
        self._release()

    def abandon(self) -> None:
        """End here: the partial file stays where a later run can go on with it, else it goes."""
        with contextlib.suppress(OSError):
            self._file.close()
        if not self._keep and not self.direct:
            with contextlib.suppress(OSError):
                os.unlink(self.partial)
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()


def partial_name(path: str) -> str:
    """Return under which name a file is written until it is whole."""
    return os.path.realpath(path) + ".partial"


def names_beside(path: str) -> tuple[str, str, str]:
    """Return all names under which something stands while a file is written."""
    return path, partial_name(path), lock_name(path)


def is_special(path: str) -> bool:
    """Tell whether something stands there that is no regular file."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _open(path: str, mode: Literal["ab", "wb"]) -> BinaryIO:
    return open(path, mode, _BUFFER)


def _place(partial: str, path: str) -> None:
    handle = os.open(partial, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    os.replace(partial, path)
    sync_folder(os.path.dirname(path))


def sync_folder(folder: str) -> None:
    """Bring to the disk which names a folder holds."""
    with contextlib.suppress(OSError):  # not every system lets a folder be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
