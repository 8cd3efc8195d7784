"""The records of an index that may share a passage with some articles, and no others."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator

import msgspec
import numpy as np

from cleaner.index import api
from cleaner.index.as_of import Past, Remaining, remaining
from cleaner.index.options import IndexOptions
from cleaner.index.packed_records import as_known, unpack
from cleaner.index.questions import IndexReader
from cleaner.ledger.anchors import anchors_of_articles
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.texts.fingerprint_spool import Numbers

_MANY = 4  # where one article in so many is asked about, all are read


def sharing_records(
    options: IndexOptions, own: Iterable[bytes], past: Past | None = None
) -> Iterator[bytes]:
    """Give the records of all articles that share a passage of the ledger with others, as JSON.

    Some that share none are among them, and the index's own records of those that are asked about.

    Args:
        options: which index.
        own: the records of those that are asked about.
        past: only what was there at this time; None for all.

    Raises:
        IndexFileError: the index cannot be used.
    """
    with api.opened_index(options, any_settings=True) as reader:
        numbers = _numbers(reader, own)
        if past is None:
            rows = reader.records(numbers)
        else:
            rows = remaining(reader, past, Remaining(), numbers)
        yield from (unpack(as_known(id_, data)) for id_, data in rows)


def count_with(options: IndexOptions, ids: Collection[str]) -> int:
    """Return how many articles an index and these are together.

    Raises:
        IndexFileError: the index cannot be used.
    """
    with api.opened_index(options, any_settings=True) as reader:
        return reader.count_articles() + len(ids) - len(reader.known(ids))


def _numbers(reader: IndexReader, own: Iterable[bytes]) -> Numbers | None:
    """Return the numbers of the articles that may share a passage; None for all."""
    decode = msgspec.json.Decoder(CorpusRecord).decode
    articles = {article.id: article for article in map(decode, own)}
    if len(articles) * _MANY > reader.count_articles():
        return None
    held = reader.known(articles.keys())
    stored = (decode(unpack(data)) for _, data in reader.records_of(held.keys()))
    found = reader.sharing(anchors_of_articles(itertools.chain(articles.values(), stored)))
    own_numbers = np.fromiter((known.article for known in held.values()), dtype=np.int64)
    return np.union1d(found, own_numbers)
