"""The lines of an input of any size, one by one, in memory of the longest."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from cleaner.errors import UnreadableError
from cleaner.messages import phrase
from cleaner.wrappers.source import LARGEST_TEXT, Source, reason


class InputLine(NamedTuple):
    """A line, counted from 1, or why it cannot be had; `encoding` is that of its bytes."""

    number: int
    data: bytes | UnreadableError
    encoding: str


def of(source: Source) -> Iterator[InputLine]:
    """Give the lines of an input with their ends; UTF-16 and UTF-32 come as UTF-8.

    Where the input breaks off, an error comes last.
    """
    encoding = source.beginning.encoding
    given = "utf-8" if encoding.startswith("utf-") else encoding
    number = 0
    try:
        with source.stream() as raw:
            stream = _narrow(raw, encoding) if encoding.startswith("utf-") else raw
            if b"\r" in source.head and b"\n" not in source.head:
                stream = io.BufferedReader(_OfOldMacs(stream))
            while line := stream.readline(LARGEST_TEXT + 1):
                number += 1
                if len(line) > LARGEST_TEXT:
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(LARGEST_TEXT)
                    error = UnreadableError(
                        phrase("longer than {size} MiB", size=LARGEST_TEXT // 2**20)
                    )
                    yield InputLine(number, error, given)
                else:
                    yield InputLine(number, line, given)
    except (EOFError, OSError, zlib.error, UnicodeError) as error:
        yield InputLine(number + 1, UnreadableError(reason(error)), given)


def _narrow(stream: BinaryIO, encoding: str) -> BinaryIO:
    """Return UTF-16 as UTF-8, whose lines can be told by their bytes."""
    if encoding.startswith("utf-8"):
        return stream
    return io.BufferedReader(_Narrowed(io.TextIOWrapper(stream, encoding, newline="")))


class _OfOldMacs(io.RawIOBase):
    """Lines that end with a carriage return alone, with the usual end."""

    def __init__(self, below: BinaryIO) -> None:
        self._below = below

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._below.read(len(buffer)).replace(b"\r", b"\n")
        buffer[: len(piece)] = piece
        return len(piece)


class _Narrowed(io.RawIOBase):
    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._left:
            self._left = self._text.read(16_384).lstrip("\ufeff").encode("utf-8", "replace")
        piece = self._left[: len(buffer)]
        self._left = self._left[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)
