"""How an index is used."""

from __future__ import annotations

import msgspec

from cleaner.index.answering import Ask
from cleaner.index.layout import IndexStamp


class IndexOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How an index is used."""

    path: str
    stamp: IndexStamp
    ask: Ask
    wait: float = 30.0  # seconds to wait for others who use it
    memory_mb: int = 512
    jobs: int = 1
