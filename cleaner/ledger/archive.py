"""Where the articles wait that a ledger is made of: in a file, read again by number."""

from __future__ import annotations

import functools
import os
from array import array
from collections.abc import Sequence

import msgspec
import numpy as np

from cleaner.ledger.story import NormalStory
from cleaner.positioned import read_at
from cleaner.reprints.texts.character_tables import Codes
from cleaner.reprints.texts.prepared import Text, prepare

LATER = -1  # in place of a piece
_AT_HAND = 2048  # stories, and texts of the matcher, that are remembered
_CODE = 4  # bytes of a character of the normal form


class WaitingArticle(msgspec.Struct, frozen=True, gc=False):
    """An article as it waits, and where its story stands in the body."""

    id: str
    title: str | None
    date: str | None
    body: str
    outlet: str | None
    start: int
    end: int


class Archive:
    """Articles, known by the numbers under which they were given; any process reads them.

    Args:
        path: the file: of each article the record, then the normal form of its story.
        places: where each of these pieces starts in it, and the last one ends.
        pieces: which piece the record of an article is; `LATER` where it is not there.
        order: the number of the article that was published as the nth.
    """

    def __init__(
        self, path: str, places: array[int], pieces: array[int], order: Sequence[int]
    ) -> None:
        self.path = path
        self.places = places
        self.pieces = pieces
        self.order = order
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._decode = msgspec.msgpack.Decoder(WaitingArticle).decode
        self.kept = functools.lru_cache(maxsize=_AT_HAND)(self._kept)
        self.story_given = functools.lru_cache(maxsize=_AT_HAND)(self._story)
        self._text_given = functools.lru_cache(maxsize=_AT_HAND)(self._text)

    def __len__(self) -> int:
        return len(self.pieces)

    def _read(self, piece: int) -> bytes:
        start, end = self.places[piece], self.places[piece + 1]
        return read_at(self._file, end - start, start)

    def _kept(self, given: int) -> WaitingArticle:
        return self._decode(self._read(self.pieces[given]))

    def codes(self, given: int) -> Codes:
        """Return the normal form of a story."""
        return np.frombuffer(self._read(self.pieces[given] + 1), dtype=np.uint32)

    def size(self, given: int) -> int:
        """Return how many characters the normal form of a story has."""
        piece = self.pieces[given] + 1
        return (self.places[piece + 1] - self.places[piece]) // _CODE

    def _story(self, given: int) -> NormalStory:
        kept = self.kept(given)
        return NormalStory(self.codes(given), kept.body[kept.start : kept.end], kept.start)

    def _text(self, given: int) -> Text:
        return prepare(self.kept(given))

    def story(self, number: int) -> NormalStory:
        """Return the story that was published as the nth."""
        return self.story_given(self.order[number])

    def text(self, number: int) -> Text:
        """Return what the matcher reads of it."""
        return self._text_given(self.order[number])

    def close(self) -> None:
        """Stop reading."""
        os.close(self._file)
