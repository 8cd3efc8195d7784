"""What a ZIP is, told by the names of its members: packed bytes may hold any mark by chance."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Iterator

from cleaner.errors import UnreadableError
from cleaner.lazy import regex
from cleaner.wrappers.source import Source

ZIP = b"PK\x03\x04"
_LOCAL = regex(rb"PK\x03\x04.{22}(?P<length>..)..", re.S)  # what stands before each member


@contextlib.contextmanager
def opened_zip(source: Source) -> Iterator[zipfile.ZipFile]:
    """Open an archive, without reading a file whole.

    Raises:
        OSError: it cannot be read.
        zipfile.BadZipFile: it is none, or damaged.
    """
    path = source.path
    with (
        path.open("rb") if path is not None else io.BytesIO(source.data) as opened,
        zipfile.ZipFile(opened) as archive,
    ):
        yield archive


def member_names(source: Source) -> list[str] | None:
    """Return the names of all members; None where the archive is damaged."""
    try:
        with opened_zip(source) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, UnreadableError, OSError, ValueError, NotImplementedError):
        return None


def first_names(head: bytes) -> list[str]:
    """Return the names of the members that begin in these first bytes of a ZIP."""
    found = []
    for local in _LOCAL.finditer(head):
        end = local.end() + int.from_bytes(local["length"], "little")
        found.append(head[local.end() : end].decode("utf-8", "replace"))
    return found
