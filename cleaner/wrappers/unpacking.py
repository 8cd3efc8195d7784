"""Inputs that are compressed by bzip2, xz or zstandard: what they hold, as it is read.

Gzip is taken off where an input is read: an archive of the web may be gzipped record by record.
"""

from __future__ import annotations

import bz2
import contextlib
import io
import lzma
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from cleaner.errors import UnreadableError
from cleaner.messages import phrase
from cleaner.wrappers.source import reason

_LONGEST_MARK = 6  # bytes by which the kind is told
_PIECE = 65_536
# One byte of zstandard may stand for some 30,000, and all that it is handed is unpacked at once.
_PIECE_OF_ZSTANDARD = 1_024
_MEMORY = 512 * 1024 * 1024  # bytes that a table may take which xz asks for
_WINDOW = 128 * 1024 * 1024  # and the window of zstandard
_PADDING = b"\0"  # between streams of xz


class _Machine(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


@contextlib.contextmanager
def unpacked(data: bytes | Path | BinaryIO) -> Iterator[bytes | Path | BinaryIO]:
    """Open what an input holds; an input that is not compressed in these ways is given as it is."""
    if isinstance(data, bytes):
        yield unpacked_bytes(data)
    elif not isinstance(data, Path):
        yield _of_stream(data)
    elif (make := _machine(_first_bytes(data))) is None:
        yield data
    else:
        with data.open("rb") as below:
            yield _reader(below, make)


def unpacked_bytes(data: bytes) -> bytes | BinaryIO:
    """Return what bytes hold, as it is read; what is not compressed is given as it is."""
    make = _machine(data)
    return data if make is None else _reader(io.BytesIO(data), make)


def _of_stream(stream: BinaryIO) -> BinaryIO:
    first = stream.read(_LONGEST_MARK)
    while 0 < len(first) < _LONGEST_MARK and (more := stream.read(_LONGEST_MARK - len(first))):
        first += more
    joined = cast(BinaryIO, io.BufferedReader(_Joined(first, stream)))
    make = _machine(first)
    return joined if make is None else _reader(joined, make)


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_LONGEST_MARK)
    except OSError:  # which is told where the input is read
        return b""


def _machine(first: bytes) -> Callable[[], _Machine] | None:
    """Return what makes the machine that unpacks what begins so, None where nothing has to."""
    if first.startswith(b"BZh"):
        return bz2.BZ2Decompressor
    if first.startswith(b"\xfd7zXZ\0"):
        return lambda: lzma.LZMADecompressor(memlimit=_MEMORY)
    if first.startswith(b"\x28\xb5\x2f\xfd"):
        return _Zstandard
    return None


def _reader(below: BinaryIO, make: Callable[[], _Machine]) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Unpacking(below, make)))


class _Zstandard:
    """A frame of zstandard, unpacked as the standard library unpacks the others."""

    needs_input = True

    def __init__(self) -> None:
        import zstandard

        machine = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        self._frame = machine.decompressobj(read_across_frames=False)
        self._rest = b""

    @property
    def eof(self) -> bool:
        return self._frame.eof

    @property
    def unused_data(self) -> bytes:
        return self._frame.unused_data + self._rest

    def decompress(self, data: bytes, max_length: int) -> bytes:
        import zstandard

        found: list[bytes] = []
        try:
            for at in range(0, len(data), _PIECE_OF_ZSTANDARD):
                found.append(self._frame.decompress(data[at : at + _PIECE_OF_ZSTANDARD]))
                if self._frame.eof:
                    self._rest = data[at + _PIECE_OF_ZSTANDARD :]
                    break
        except zstandard.ZstdError as error:
            raise OSError(str(error)) from error
        return b"".join(found)


class _Unpacking(io.RawIOBase):
    """What stands in one compressed stream, or in several behind one another."""

    def __init__(self, below: BinaryIO, make: Callable[[], _Machine]) -> None:
        self._below = below
        self._make = make
        self._machine = make()
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._left:
            data = self._next()
            if data is None:
                return 0
            try:
                self._left = self._machine.decompress(data, len(buffer))
            except (OSError, EOFError, lzma.LZMAError, MemoryError) as error:
                raise UnreadableError(
                    phrase("damaged compressed file: {reason}", reason=reason(error))
                ) from error
        piece, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)

    def _next(self) -> bytes | None:
        """Return what the machine is to be handed; None behind the last stream."""
        if not self._machine.eof:
            if not self._machine.needs_input:
                return b""
            if data := self._below.read(_PIECE):
                return data
            raise UnreadableError(phrase("the compressed file breaks off"))
        data = self._machine.unused_data.lstrip(_PADDING)
        while not data and (more := self._below.read(_PIECE)):
            data = more.lstrip(_PADDING)
        if not data:
            return None
        self._machine = self._make()
        return data


class _Joined(io.RawIOBase):
    """A stream of which the first bytes were read."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._first:
            piece, self._first = self._first[: len(buffer)], self._first[len(buffer) :]
        elif hasattr(self._rest, "read1"):
            piece = self._rest.read1(len(buffer))
        else:
            piece = self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
