"""The articles of an index by when they came, and an index in memory that gets them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from cleaner.index import api
from cleaner.index.access import Database
from cleaner.index.arrivals import Arrivals
from cleaner.index.as_of import Past
from cleaner.index.options import IndexOptions
from cleaner.index.packed_records import as_known, unpack
from cleaner.index.planning import Portion
from cleaner.index.questions import IndexReader
from cleaner.index.sorting import sort_portion
from cleaner.index.writing import write_change
from cleaner.reprints.texts.text_store import Spool


class Portions(msgspec.Struct):
    """Where the records of each portion stand in a spool, and what belongs to none."""

    places: dict[int, list[int]] = {}  # by the number of the portion
    later: int = 0  # articles that came after all portions
    undated: int = 0  # articles that tell no time


def part(
    options: IndexOptions, past: Past, number: Callable[[datetime], int], spool: Spool
) -> Portions:
    """Put the records that came by a time into a spool, and tell which are of each portion.

    Args:
        options: which index.
        past: the time.
        number: tells of which portion is what came then.
        spool: gets the records, packed.

    Raises:
        IndexFileError: the index cannot be used.
    """
    found = Portions()
    with api.opened_index(options) as reader:
        for stamped, data in reader.stamped_records():
            end = past.known(stamped)
            if end is None:
                found.undated += 1
            elif end > past.at.end:
                found.later += 1
            else:
                place = spool.append(as_known(stamped.id, data))
                found.places.setdefault(number(end), []).append(place)
    spool.flush()
    return found


def add_portion(
    options: IndexOptions, db: Database, spool: Spool, places: Iterable[int], at: str
) -> Portion:
    """Add a portion to an index in memory, as `api.add` does.

    Args:
        options: how.
        db: the index.
        spool: holds the records.
        places: where those of the portion stand in it.
        at: when they come.
    """
    with Arrivals(lambda _: at) as arrivals:
        arrivals.read((unpack(spool.read(place)) for place in places), jobs=1)
        reader = IndexReader(db)
        found = sort_portion(reader, arrivals.articles)
        change, portion = api.planned(options, reader, arrivals, found)
        write_change(db, change, arrivals)
    return portion
