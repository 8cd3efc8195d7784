"""An input: a file, or bytes that were handed over; read once, decoded once.

What is asked for a guess at the wrapper is the beginning alone, so that an archive of any size is
told from a page without reading it.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from cleaner.errors import BinaryError, UnreadableError
from cleaner.lazy import lazy
from cleaner.messages import phrase
from cleaner.newstext import mojibake
from cleaner.wrappers import misread
from cleaner.wrappers.encoding import Decoded, decode, refuse_binary
from cleaner.wrappers.posts import front_matter

_GZIP = b"\x1f\x8b"
_WITH_GZIP_HEADER = 31  # zlib's window bits for a stream with gzip's own header
HEAD = 65_536
_STEP = 256  # bytes unpacked at a time for the head: what comes before a damage is kept
# What is read whole into memory; archives and JSON Lines are streamed and may be larger.
LARGEST, LARGEST_TEXT = 256 << 20, 64 << 20  # bytes
_AT_ONCE = 4 * 1024 * 1024  # bytes at hand that are decoded whole, though the head may do
_BLANK = "\ufeff \t\r\n\v\f"


class Source:
    """One input.

    Args:
        data: its bytes, the path to read them from, or a stream (a pipe, which is read once).
            Gzip is taken off, once.
        encoding: an encoding that the caller knows.
        charset: one that the transport declared.
        archives: how many archives it stands in.

    Raises:
        UnreadableError: from the members, where the input is damaged, binary, empty or too large.

    """

    def __init__(
        self,
        data: bytes | Path | BinaryIO,
        *,
        encoding: str | None = None,
        charset: str | None = None,
        archives: int = 0,
    ) -> None:
        self.encoding = encoding
        self.archives = archives
        self._charset = charset
        self._rest: BinaryIO | None = None
        self._given: bytes | Path
        if isinstance(data, (bytes, Path)):
            self._given = data
        else:
            self._given = _read_up_to(data, HEAD)
            self._rest = data if len(self._given) == HEAD else None

    @property
    def rewinds(self) -> bool:
        """Whether the input can be read again from its start."""
        return self._rest is None

    @property
    def path(self) -> Path | None:
        """Where the input stands as a file whose bytes are those of `stream`."""
        given = self._given
        zipped = self._raw_head.startswith(_GZIP)
        return given if isinstance(given, Path) and not zipped else None

    def stream(self) -> BinaryIO:
        """Open the input for reading from its start, gzip taken off."""
        raw = self.raw_stream()
        if self._raw_head.startswith(_GZIP):
            return cast(BinaryIO, _Unzipped(raw))
        return raw

    def raw_stream(self) -> BinaryIO:
        """Open the input as it is, gzip and all."""
        if isinstance(self._given, Path):
            try:
                return self._given.open("rb")
            except OSError as error:
                raise UnreadableError(reason(error)) from error
        if self._rest is not None:
            return io.BufferedReader(cast(io.RawIOBase, _Rejoined(self._given, self._rest)))
        return io.BytesIO(self._given)

    @lazy
    def _raw_head(self) -> bytes:
        if isinstance(self._given, bytes):
            return self._given if len(self._given) <= HEAD else self._given[:HEAD]
        try:
            with self._given.open("rb") as stream:
                return _read_up_to(stream, HEAD)
        except OSError as error:
            raise UnreadableError(reason(error)) from error

    @lazy
    def head(self) -> bytes:
        """The first bytes of the input; all of them where they are fewer than `HEAD`."""
        raw = self._raw_head
        if not raw.startswith(_GZIP):
            return raw
        found, unzip = b"", zlib.decompressobj(_WITH_GZIP_HEADER).decompress
        try:
            for at in range(0, len(raw), _STEP):
                found += unzip(raw[at : at + _STEP], HEAD - len(found) or 1)
                if len(found) >= HEAD:
                    break
        except zlib.error as error:  # the damage may lie behind what a guess at the wrapper needs
            if not found:
                raise UnreadableError(reason(error)) from error
        return found[:HEAD]

    @lazy
    def data(self) -> bytes:
        """All bytes of the input."""
        zipped = self._raw_head.startswith(_GZIP)
        if not zipped and self._rest is None:
            if isinstance(self._given, bytes):
                return self._given
            if len(self._raw_head) < HEAD:
                return self._raw_head
        try:
            with self.stream() as stream:
                data = _read_up_to(stream, LARGEST + 1)
        except (EOFError, OSError, zlib.error) as error:
            raise UnreadableError(reason(error)) from error
        if len(data) > LARGEST:
            raise UnreadableError(
                phrase("larger than {size} MiB, and no archive", size=LARGEST // 2**20)
            )
        return data

    @lazy
    def decoded(self) -> Decoded:
        """The text of the input, and how it was decoded."""
        if len(self.head) >= HEAD and self.encoding is None:
            refuse_binary(self.head)  # before all of it is read
        data = self.data
        if len(data) > LARGEST_TEXT:
            raise UnreadableError(
                phrase("a text larger than {size} MiB", size=LARGEST_TEXT // 2**20)
            )
        return self._decode(data)

    @property
    def text(self) -> str:
        """The text of the input."""
        return self.decoded.text

    @lazy
    def beginning(self) -> Decoded:
        """The text of the first bytes, and how they were decoded."""
        if len(self.head) < HEAD or self._is_at_hand:
            try:
                return self.decoded
            except UnreadableError:  # lines before a damage can be had
                if not self._raw_head.startswith(_GZIP):
                    raise
        return self._decode(self.head)

    @property
    def _is_at_hand(self) -> bool:
        given = self._given
        if not isinstance(given, bytes) or self._rest is not None or len(given) > _AT_ONCE:
            return False
        return not given.startswith(_GZIP)  # which may break off behind what is wanted of it

    @lazy
    def opening(self) -> str:
        """The text of the first bytes, without the blanks and the mark before it."""
        text = self.beginning.text.lstrip(_BLANK)
        if not text and len(self.head) < HEAD:
            raise UnreadableError(phrase("empty"))
        return text

    @lazy
    def post(self) -> front_matter.Post | None:
        """The input as a post with front matter, or None where it has none."""
        if not self.opening.startswith(front_matter.FENCES):
            return None
        text, warnings = self.as_written
        post = front_matter.split_front_matter(text.lstrip(_BLANK))
        return post and post._replace(warnings=warnings)

    @lazy
    def as_written(self) -> tuple[str, tuple[str, ...]]:
        """The text of the input with its misreadings undone, and what is then to be said.

        For texts whose wrapper looks for words; markup is looked at when it is read.
        """
        if not mojibake.may_be_misread(self.text):
            return self.text, self.warnings
        undoing = misread.Undoing()
        return undoing.text(self.text), (*self.warnings, *undoing.warnings)

    @lazy
    def sha256(self) -> str:
        """The hash of the input's bytes, gzip taken off, as hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is doubtful about the decoding."""
        warning = self.decoded.warning
        return (warning,) if warning else ()

    def _decode(self, data: bytes) -> Decoded:
        if not data or data.isspace():
            raise UnreadableError(phrase("empty"))
        if data.startswith(_GZIP):
            raise BinaryError(phrase("binary: a gzip archive inside a gzip archive"))
        if self.encoding is None:
            refuse_binary(data)
        decoded = decode(data, override=self.encoding, declared=self._charset)
        if not decoded.text or decoded.text.isspace():  # a byte order mark and nothing else
            raise UnreadableError(phrase("empty"))
        if "\r" in decoded.text and "\n" not in decoded.text:  # as old Macs end a line
            return decoded._replace(text=decoded.text.replace("\r", "\n"))
        return decoded


class _Unzipped(gzip.GzipFile):
    """A gzip stream that closes the file below it, too."""

    def __init__(self, below: BinaryIO) -> None:
        super().__init__(fileobj=below, mode="rb")
        self._below = below

    def close(self) -> None:
        super().close()
        self._below.close()


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already, from its start."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = memoryview(first)
        self._rest = rest
        self._at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece: bytes | memoryview
        if self._first:
            piece = self._first[: len(buffer)]
            self._first = self._first[len(piece) :]
        else:
            piece = (
                self._rest.read1(len(buffer))
                if hasattr(self._rest, "read1")
                else (self._rest.read(len(buffer)))
            )
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Stay where it is, which is all that a reader of archives asks for."""
        if (whence == io.SEEK_CUR and not offset) or (whence == io.SEEK_SET and offset == self._at):
            return self._at
        raise io.UnsupportedOperation("a pipe is read once")

    def tell(self) -> int:
        return self._at


def _read_up_to(stream: BinaryIO, most: int) -> bytes:
    """Read so many bytes, or all there are: one read of a pipe may give less."""
    first = stream.read(most)
    if len(first) == most or not first:
        return first
    pieces, size = [first], len(first)
    while size < most and (piece := stream.read(most - size)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def reason(error: Exception) -> str:
    """Return why an input could not be read, for people."""
    if isinstance(error, EOFError):
        return phrase("the gzip archive breaks off")
    if isinstance(error, (zlib.error, gzip.BadGzipFile)):
        return phrase("damaged gzip archive: {reason}", reason=error)
    return getattr(error, "strerror", None) or str(error)
