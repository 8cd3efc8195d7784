"""What an HTTP response's body is below its transfer and content encodings.

Archives often keep headers that are no longer true of the body (a crawler unpacked it and stored
the old `Content-Encoding`): what does not unpack is taken as it stands. Unpacking is bounded.
"""

from __future__ import annotations

import io
import zlib

from cleaner.errors import UnreadableError
from cleaner.messages import phrase

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_RAW_DEFLATE = -zlib.MAX_WBITS


def body(data: bytes, transfer: str, content: str, *, most: int) -> bytes:
    """Return a response's own bytes.

    Args:
        data: the body as it was sent.
        transfer: the Transfer-Encoding header, "" if none.
        content: the Content-Encoding header, "" if none.
        most: how many bytes it may unpack to.

    Raises:
        UnreadableError: it unpacks to more than `most` bytes, or in a way that is not known.

    """
    if "chunked" in transfer.lower():
        data = unchunk(data)
    for coding in reversed(content.lower().replace(" ", "").split(",")):
        if coding in ("gzip", "x-gzip", "deflate"):
            data = _inflate(data, most)
        elif coding in ("br", "zstd"):
            data = _by_reader(data, coding, most)
        elif coding not in ("", "identity", "none", "utf-8"):
            raise UnreadableError(
                phrase("a content encoding that is not known: {coding}", coding=coding)
            )
    return data


def unchunk(data: bytes) -> bytes:
    """Join chunks; what is not chunked (any more) is returned as it is, a cut end is kept."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at)
        size_text = data[at : end if end >= 0 else at].split(b";")[0].strip()
        try:
            size = int(size_text, 16)
        except ValueError:
            return b"".join(pieces) if pieces else data
        if size <= 0:
            return b"".join(pieces)
        pieces.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size
        if data[at : at + 2] == b"\r\n":
            at += 2


def _inflate(data: bytes, most: int) -> bytes:
    for bits in (_GZIP_OR_ZLIB, _RAW_DEFLATE):
        unpacker = zlib.decompressobj(bits)
        try:
            found = unpacker.decompress(data, most)
        except zlib.error:
            continue
        if unpacker.unconsumed_tail and unpacker.decompress(unpacker.unconsumed_tail, 1):
            raise UnreadableError(phrase("unpacks to more than {size} MiB", size=most // 2**20))
        if found:
            return found
    return data


def _by_reader(data: bytes, coding: str, most: int) -> bytes:
    from fastwarc import stream_io

    kind = stream_io.BrotliReader if coding == "br" else stream_io.ZstdReader
    try:
        found: bytes = kind(io.BytesIO(data)).read(most + 1)
    except Exception:
        return data
    if len(found) > most:
        raise UnreadableError(phrase("unpacks to more than {size} MiB", size=most // 2**20))
    return found or data
