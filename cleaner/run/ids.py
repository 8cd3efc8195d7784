"""One id, one article: what was already given is known again, and never twice.

Kept of each record are two hashes of 16 bytes. The first thousands stand in memory; beyond that
SQLite holds them in a temporary database of its own, whose cache is bounded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.run.scratch import ScratchDatabase

_IN_MEMORY = 2_000
_NONE = bytes(16)


def hash_parts(*parts: str) -> bytes:
    """Return a hash of 16 bytes; where one part ends and the next begins counts."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=16).digest()


class Ids:
    """The ids of a run.

    Two articles with one id and one text are one. With another text the second is given `#2`, the
    next `#3`; an id that an article has by itself is never given to another.

    Args:
        remember: keep what is new until `fresh` is called.
    """

    def __init__(self, *, remember: bool = False) -> None:
        self._remember = remember
        self._few: dict[bytes, bytes] = {}
        self._many: ScratchDatabase | None = None
        self._fresh: list[bytes] = []

    def take(self, identity: str, text: bytes) -> str | None:
        """Return the id under which an article is written; None: it was already.

        Args:
            identity: its own id.
            text: the hash of its text.
        """
        first = self._get(key := hash_parts("id", identity))
        if first is None:
            self._put(key, text)
            return identity
        version = hash_parts("text", identity, text.hex())
        if first == text or self._get(version) is not None:
            return None
        counter = hash_parts("count", identity)
        count = int.from_bytes(self._get(counter) or b"\1", "big")
        while (
            self._get(hash_parts("id", given := f"{identity}#{(count := count + 1)}")) is not None
        ):
            pass
        self._put(hash_parts("id", given), text)
        self._put(version, _NONE)
        self._put(counter, count.to_bytes(16, "big"))
        return given

    def fresh(self) -> bytes:
        """Return what came to be known since the last call, for `restore`."""
        fresh = b"".join(self._fresh)
        self._fresh.clear()
        return fresh

    def restore(self, known: bytes) -> None:
        """Learn what an earlier run's `fresh` told."""
        for key, value in _pairs(known):
            self._put(key, value)
        self._fresh.clear()

    def close(self) -> None:
        """Give up what stands on disk; the ids are not known any longer."""
        if self._many is not None:
            self._many.close()

    def _get(self, key: bytes) -> bytes | None:
        if self._many is None:
            return self._few.get(key)
        row = self._many.execute("SELECT value FROM known WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def _put(self, key: bytes, value: bytes) -> None:
        if self._remember:
            self._fresh.append(key + value)
        if self._many is not None:
            self._many.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (key, value))
            return
        self._few[key] = value
        if len(self._few) > _IN_MEMORY:
            self._spill()

    def _spill(self) -> None:
        from cleaner.run.scratch import scratch_database  # only a large run needs it

        self._many = scratch_database(
            "CREATE TABLE known (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"
        )
        self._many.executemany("INSERT INTO known VALUES (?, ?)", self._few.items())
        self._few = {}


def _pairs(known: bytes) -> Iterator[tuple[bytes, bytes]]:
    for at in range(0, len(known), 32):
        yield known[at : at + 16], known[at + 16 : at + 32]
