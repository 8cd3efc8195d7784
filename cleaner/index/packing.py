"""Records as they are kept in the index: their JSON, compressed."""

from __future__ import annotations

import zlib

_LEVEL = 9  # a portion is packed once and kept for years


def pack(line: bytes) -> bytes:
    """Return a record as it is kept."""
    return zlib.compress(line, _LEVEL)


def unpack(data: bytes) -> bytes:
    """Return a record's JSON."""
    return zlib.decompress(data)
