"""An input: a file, or bytes that were handed over; read once, decoded once."""

from __future__ import annotations

import functools
import gzip
import hashlib
import io
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from cleaner.errors import UnreadableError
from cleaner.page.encoding import Decoded, decode, refuse_binary

_GZIP = b"\x1f\x8b"
_HEAD = 65_536
# What is read whole into memory; archives and record files are streamed and may be larger.
LARGEST = 256 * 1024 * 1024


class Source:
    """One input.

    Args:
        data: its bytes, or the path to read them from. Gzip is taken off, once.
        encoding: an encoding that the caller knows.
        charset: one that the transport declared.

    Raises:
        UnreadableError: from the members, where the input is damaged, binary, empty or too large.
    """

    def __init__(
        self, data: bytes | Path, *, encoding: str | None = None, charset: str | None = None
    ) -> None:
        self._given = data
        self._encoding = encoding
        self._charset = charset

    def stream(self) -> BinaryIO:
        """Open the input for reading from its start, gzip taken off."""
        raw = io.BytesIO(self._given) if isinstance(self._given, bytes) else self._given.open("rb")
        magic = raw.read(2)
        raw.seek(0)
        return cast(BinaryIO, gzip.open(raw, "rb")) if magic == _GZIP else cast(BinaryIO, raw)

    def raw_stream(self) -> BinaryIO:
        """Open the input as it is, gzip and all."""
        if isinstance(self._given, bytes):
            return io.BytesIO(self._given)
        return self._given.open("rb")

    @functools.cached_property
    def head(self) -> bytes:
        """The first bytes of the input."""
        if isinstance(self._given, bytes) and not self._given.startswith(_GZIP):
            return self._given[:_HEAD]
        try:
            with self.stream() as stream:
                return stream.read(_HEAD)
        except (EOFError, OSError, zlib.error) as error:
            raise UnreadableError(_reason(error)) from error

    @functools.cached_property
    def data(self) -> bytes:
        """All bytes of the input."""
        if isinstance(self._given, bytes) and not self._given.startswith(_GZIP):
            return self._given
        try:
            with self.stream() as stream:
                data = stream.read(LARGEST + 1)
        except (EOFError, OSError, zlib.error) as error:
            raise UnreadableError(_reason(error)) from error
        if len(data) > LARGEST:
            raise UnreadableError(f"larger than {LARGEST // 2**20} MiB, and no archive")
        return data

    @functools.cached_property
    def decoded(self) -> Decoded:
        """The text of the input, and how it was decoded."""
        data = self.data
        if not data.strip():
            raise UnreadableError("empty")
        if self._encoding is None:
            refuse_binary(data)
        return decode(data, override=self._encoding, declared=self._charset)

    @property
    def text(self) -> str:
        """The text of the input."""
        return self.decoded.text

    @functools.cached_property
    def sha256(self) -> str:
        """The hash of the input's bytes, gzip taken off, as hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is doubtful about the decoding."""
        warning = self.decoded.warning
        return (warning,) if warning else ()


def _reason(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "the gzip archive breaks off"
    if isinstance(error, (zlib.error, gzip.BadGzipFile)):
        return f"damaged gzip archive: {error}"
    return getattr(error, "strerror", None) or str(error)
