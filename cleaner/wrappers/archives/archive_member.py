"""A file of an archive, whatever the archive is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class ArchiveMember(NamedTuple):
    """A file of an archive: its name, its size in bytes, and how its bytes are had."""

    name: str
    size: int
    read: Callable[[], bytes]
