"""Standard input, put aside so that it can be read like a file: small in memory, large on disk."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from cleaner.errors import UnreadableError
from cleaner.page.encoding import refuse_binary
from cleaner.run.inputs import STDIN, Input
from cleaner.wrappers._source import LARGEST

_IN_MEMORY = 8 << 20
_CHUNK = 1 << 20
# What may be larger than a text is read as a stream: records, archives.
_STREAMED = (b"{", b"[", b"\x1f\x8b", b"WARC/")


class Aside:
    """Puts aside what can be read only once, and takes it away at the end."""

    def __init__(self, stdin: BinaryIO | None) -> None:
        self._stdin = stdin
        self._files: list[str] = []

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            with contextlib.suppress(OSError):
                os.unlink(file)

    def __call__(self, given: Input) -> Input:
        """Return an input that can be opened again, or one with a problem."""
        if not given.is_stream or given.problem is not None:
            return given
        try:
            if given.path != STDIN:
                with open(given.path, "rb") as stream:
                    return self._put(given, stream)
            if self._stdin is None:
                return msgspec.structs.replace(given, problem="standard input is closed")
            return self._put(given, self._stdin)
        except OSError as error:
            return msgspec.structs.replace(given, problem=(error.strerror or str(error)).lower())
        except UnreadableError as error:
            return msgspec.structs.replace(given, problem=str(error))

    def _put(self, given: Input, stream: BinaryIO) -> Input:
        head = stream.read(_IN_MEMORY)
        if len(head) < _IN_MEMORY:
            return msgspec.structs.replace(given, data=head, size=len(head))
        refuse_binary(head)
        import tempfile

        handle, file = tempfile.mkstemp(prefix="clean-")
        self._files.append(file)
        size = 0
        with open(handle, "wb") as copy:
            for chunk in _chunks(head, stream):
                size += len(chunk)
                if size > LARGEST and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_STREAMED):
                    raise UnreadableError(f"larger than {LARGEST >> 20} MiB, and no archive")
                copy.write(chunk)
        return msgspec.structs.replace(given, file=file, size=size)


def _chunks(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    while chunk := stream.read(_CHUNK):
        yield chunk
