"""A shelf: articles of which normal forms are at hand, and records when they are asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from cleaner.reprints.texts.character_tables import Codes
from cleaner.reprints.texts.prepared import Comparable

_LEVEL = 1  # of normal forms 9 saves two bytes in a hundred more

_SURROGATES, _SURROGATE = np.uint16(0xF800), np.uint16(0xD800)  # the mask of one, and what it shows


class Dated(Comparable, Protocol):
    """What is read of an article."""

    @property
    def outlet(self) -> str | None:
        """Who published it."""


class ShelvedStory(NamedTuple):
    """When and by whom an article was published, and its story's normal form."""

    id: str
    date: str | None
    outlet: str | None
    story: bytes  # as `pack_story` made it


class Shelf(Protocol):
    """Articles that are compared with others, and of which few are named in the end."""

    def stories(self) -> Iterable[ShelvedStory]:
        """Give those that may share a run with what is told of."""

    def records(self, ids: Sequence[str]) -> Iterable[Dated]:
        """Give these articles, in any order."""


def pack_story(codes: Codes) -> bytes:
    """Return a normal form as it is kept."""
    return zlib.compress(codes.tobytes().decode("utf-32-le").encode("utf-16-le"), _LEVEL)


def unpack_story(data: bytes) -> Codes:
    """Return a normal form that was kept."""
    units = np.frombuffer(zlib.decompress(data), dtype="<u2")
    if not ((units & _SURROGATES) == _SURROGATE).any():
        return units.astype(np.uint32)
    text = units.tobytes().decode("utf-16-le")
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
