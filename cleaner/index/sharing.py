"""The articles of an index that may share a passage with some, and no others."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec
import numpy as np

from cleaner.index import api
from cleaner.index.as_of import Past
from cleaner.index.options import IndexOptions
from cleaner.index.packed_records import unpack
from cleaner.index.questions import IndexReader
from cleaner.index.rows import Stamped
from cleaner.ledger.anchors import anchors_of_articles
from cleaner.ledger.shelf import ShelvedStory
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.texts.fingerprint_spool import Numbers

_MANY = 4  # where one article in so many is asked about, all are compared
_decode = msgspec.json.Decoder(CorpusRecord).decode


class IndexShelf:
    """The articles of an index that may share a passage with some that are asked about.

    Args:
        reader: the index.
        asked: those that are asked about; it may have them, too.
        past: only what was there at this time; None for all.
    """

    def __init__(
        self, reader: IndexReader, asked: Iterable[CorpusRecord], past: Past | None
    ) -> None:
        self._reader = reader
        self._past = past
        self._asked = {article.id: article for article in asked}
        self._numbers = self._sharing()

    def _sharing(self) -> Numbers | None:
        """Return the numbers of those that may share a passage; None for all."""
        if len(self._asked) * _MANY > self._reader.count_articles():
            return None
        stored = (_known(id_, data) for id_, data in self._reader.records_of(self._asked.keys()))
        both = itertools.chain(self._asked.values(), stored)
        return np.sort(self._reader.sharing(anchors_of_articles(both)))

    def own(self) -> Iterator[CorpusRecord]:
        """Give those that are asked about, as the index has them, in the order they came."""
        for stamped, data in self._reader.stamped_records(self._numbers_of(self._asked.keys())):
            if self._was_there(stamped):
                yield _known(stamped.id, data)

    def stories(self) -> Iterator[ShelvedStory]:
        """Give the others."""
        for stamped, outlet, story in self._reader.stories(self._numbers):
            if stamped.id not in self._asked and self._was_there(stamped):
                yield ShelvedStory(stamped.id, stamped.date, outlet, story)

    def records(self, ids: Sequence[str]) -> Iterator[CorpusRecord]:
        """Give articles of the index."""
        for id_, data in self._reader.records(self._numbers_of(ids)):
            yield _known(id_, data)

    def holds(self, ids: Collection[str]) -> set[str]:
        """Return which of these the index has."""
        stamps = self._reader.stamps(self._numbers_of(ids))
        return {stamped.id for stamped in stamps if self._was_there(stamped)}

    def _numbers_of(self, ids: Collection[str]) -> Numbers:
        held = self._reader.known(ids).values()
        return np.sort(np.fromiter((known.article for known in held), dtype=np.int64))

    def _was_there(self, stamped: Stamped) -> bool:
        return self._past is None or bool(self._past.holds(stamped))


@contextlib.contextmanager
def shelf_beside(
    options: IndexOptions, asked: Iterable[CorpusRecord], past: Past | None = None
) -> Iterator[IndexShelf]:
    """Open an index for what of it is compared with some articles.

    Args:
        options: which index.
        asked: the articles that are asked about.
        past: only what was there at this time; None for all.

    Raises:
        IndexFileError: the index cannot be used.
    """
    with api.opened_index(options, any_settings=True) as reader:
        yield IndexShelf(reader, asked, past)


def count_with(options: IndexOptions, ids: Collection[str]) -> int:
    """Return how many articles an index and these are together.

    Raises:
        IndexFileError: the index cannot be used.
    """
    with api.opened_index(options, any_settings=True) as reader:
        return reader.count_articles() + len(ids) - len(reader.known(ids))


def _known(id_: str, data: bytes) -> CorpusRecord:
    """Return a record under the id that the index knows it by."""
    return msgspec.structs.replace(_decode(unpack(data)), id=id_)
