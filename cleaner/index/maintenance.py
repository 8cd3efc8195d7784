"""What else is done with an index: what it holds, a copy, a new layout, old articles out."""

from __future__ import annotations

import itertools
import os
import zlib
from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from cleaner.errors import WrongUseError
from cleaner.index import api
from cleaner.index.access import is_there, writing
from cleaner.index.arrivals import Arrivals
from cleaner.index.as_of import Past, Remaining, remaining
from cleaner.index.committing import alone, write_new
from cleaner.index.index_error import IndexFileError
from cleaner.index.layout import read_mark
from cleaner.index.new_file import built, name_new, name_over
from cleaner.index.options import IndexOptions
from cleaner.index.packed_records import as_known, of_pieces, unpack
from cleaner.index.planning import BeforeCommit, Portion, untold
from cleaner.index.questions import IndexReader
from cleaner.index.sorting import sort_portion
from cleaner.messages import phrase
from cleaner.reprints.clusters.moments import TimeSpan, exact_span, time_span

_AT_HAND = 1024  # records read together


def parse_time(text: str) -> TimeSpan:
    """Return the stretch of time that a day, a minute or a second stands for.

    Raises:
        WrongUseError: it is none.
    """
    if (found := exact_span(text)) is None:
        raise WrongUseError(phrase("neither a day nor a time: {text}", text=repr(text)))
    return found


def prune(options: IndexOptions, time: TimeSpan, before: BeforeCommit = untold) -> Portion:
    """Take out all articles that were certainly published before a time; those without a date stay.

    Args:
        options: which index.
        time: what was published before it goes.
        before: is told what will be changed; where it raises, nothing is.

    Raises:
        IndexFileError: the index cannot be used.
    """
    return api.take_out(
        options,
        lambda reader: [
            row.id
            for row in reader.stamps()
            if (told := time_span(row.date, row.id)) is not None and told.end <= time.start
        ],
        before,
    )


def stats(options: IndexOptions) -> dict[str, Any]:
    """Return what an index holds, and the settings that it was made with."""
    with api.opened_index(options, any_settings=True) as reader:
        meta = reader.meta()
        counts = reader.counts()
    return {
        **counts,
        "commits": int(meta["commits"]),
        "bytes": os.path.getsize(options.path),
        "layout": int(meta["layout"]),
        "settings": msgspec.json.decode(meta["stamp"]),
    }


def export(options: IndexOptions, past: Past | None) -> Iterator[bytes]:
    """Give the records of all articles as JSON, in the order in which they came.

    Args:
        options: which index.
        past: only of those that were there at this time; None for all.
    """
    with api.opened_index(options, any_settings=True) as reader:
        rows = reader.records() if past is None else remaining(reader, past, Remaining())
        yield from (_record(id_, data) for id_, data in rows)


def arrived(options: IndexOptions) -> Iterator[tuple[bytes, str | None]]:
    """Give the records of all articles as JSON, each with the time at which it was added.

    Raises:
        IndexFileError: the index cannot be used.
    """
    with api.opened_index(options, any_settings=True) as reader:
        for id_, added, data in reader.arrived():
            yield _record(id_, data), added


def stored_records(options: IndexOptions, ids: Collection[str]) -> Iterator[bytes]:
    """Give the records of some articles as JSON.

    Raises:
        IndexFileError: the index cannot be used.
    """
    with api.opened_index(options, any_settings=True) as reader:
        left = iter(ids)
        while some := list(itertools.islice(left, _AT_HAND)):
            yield from (_record(id_, data) for id_, data in reader.records_of(some))


def _record(id_: str, data: bytes) -> bytes:
    """Return a record under the id that the index knows it by."""
    return unpack(as_known(id_, data))


def backup(options: IndexOptions, target: str) -> None:
    """Copy an index as it is into another file, which is whole or not there.

    Raises:
        IndexFileError: the index cannot be used, or the copy cannot be written.
    """
    with (
        api.opened_index(options, any_settings=True) as reader,
        alone(msgspec.structs.replace(options, path=target)),
    ):
        if os.path.lexists(target):
            raise IndexFileError(phrase("{path}: is there already", path=target))
        with built(target, reader.copy_to) as partial:
            if not name_new(partial, target):
                raise IndexFileError(phrase("{path}: is there already", path=target))


def migrate(options: IndexOptions, before: BeforeCommit = untold) -> Portion:
    """Make an index anew from its records, with the layout and settings of today.

    Args:
        options: which index.
        before: is told what will be changed; where it raises, nothing is.

    Raises:
        IndexFileError: it is no index, or cannot be written.
    """
    with alone(options), api.waiting(options.path), Arrivals() as arrivals:
        if not is_there(options.path):
            raise IndexFileError(phrase("{path}: no such index", path=options.path))
        with writing(
            options.path, wait=options.wait, memory_mb=options.memory_mb, threads=options.jobs
        ) as db:
            read_mark(db, options.path)
            arrivals.added = _added(db).get
            arrivals.read(_records(db, options.path), jobs=options.jobs)
            [(held,)] = db.execute("SELECT count(*) FROM articles").fetchall()
            db.execute("CHECKPOINT")
        with api.empty(options) as db:
            reader = IndexReader(db)
            found = sort_portion(reader, arrivals.articles)
            change, portion = api.planned(options, reader, arrivals, found)
        if len(change.articles_in) != held:
            raise IndexFileError(
                phrase(
                    "{path}: holds {held} articles, and {count} can be read",
                    path=options.path,
                    held=held,
                    count=len(change.articles_in),
                )
            )
        before(portion)
        with built(
            options.path, lambda path: write_new(path, options, change, arrivals)
        ) as partial:
            name_over(partial, options.path)
    return portion


def _added(db: Any) -> dict[str, str | None]:  # noqa: ANN401 - the engine has no types
    """Return when each article was added; an index of an older layout does not tell."""
    columns = db.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = 'articles'"
    ).fetchall()
    if ("added",) not in columns:
        return {}
    return dict(db.execute("SELECT id, added FROM articles").fetchall())


def _records(db: Any, path: str) -> Iterator[bytes]:  # noqa: ANN401 - the engine has no types
    """Give the records of an index of any layout: all have these three columns."""
    cursor = db.execute("SELECT id, record FROM articles ORDER BY article")
    while rows := cursor.fetchmany(1024):
        for id_, data in rows:
            try:
                yield _record(id_, data if isinstance(data, bytes) else of_pieces(data))
            except (msgspec.MsgspecError, zlib.error) as error:
                raise IndexFileError(
                    phrase(
                        "{path}: the record of {id} is damaged: {reason}",
                        path=path,
                        id=repr(id_),
                        reason=error,
                    )
                ) from error
