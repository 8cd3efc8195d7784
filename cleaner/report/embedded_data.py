"""Data in the page: JSON, deflated, in base64, in elements that a browser does not run."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable

import msgspec

_BLOCK = 1 << 18  # bytes of JSON that make a block; a browser inflates one within milliseconds


def pack_data(data: object) -> bytes:
    """Return data as the text of an element: letters, digits, ``+``, ``/`` and ``=`` only."""
    return _deflated(msgspec.json.encode(data))


def _deflated(data: bytes) -> bytes:
    return base64.b64encode(zlib.compress(data))


class BlockWriter:
    """Writes the details of copies, one after the other, as blocks.

    Args:
        write: takes bytes of the page.
    """

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self.starts: list[int] = []  # the number of the first detail in each block
        self.count = 0
        self._write = write
        self._pending: list[bytes] = []
        self._size = 0

    def add(self, detail: bytes) -> None:
        """Take the next detail, encoded as JSON."""
        self._pending.append(detail)
        self._size += len(detail)
        self.count += 1
        if self._size >= _BLOCK:
            self.flush()

    def flush(self) -> None:
        """Write what is pending as a block."""
        if not self._pending:
            return
        block = len(self.starts)
        self.starts.append(self.count - len(self._pending))
        data = _deflated(b"[" + b",".join(self._pending) + b"]")
        opened = f'<script type="application/octet-stream" id="block-{block}">'.encode()
        self._write(opened + data + b"</script>\n")
        self._pending.clear()
        self._size = 0
