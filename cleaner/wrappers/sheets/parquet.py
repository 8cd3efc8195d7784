"""Parquet: a table of records, a row each, read by DuckDB.

A row is read as the JSON object with its columns would be.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from cleaner.errors import UnreadableError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.offline_database import connect_offline
from cleaner.output.times import with_texts
from cleaner.wrappers.records import json_values, record
from cleaner.wrappers.source import LARGEST, Source, reason
from cleaner.wrappers.wrapped import FailedPart, Wrapped

_MAGIC = b"PAR1"
_ROWS = 256  # fetched at a time
_PIECE = 1 << 20  # bytes copied at a time
# What stands in a folder's name (`title=X`) is no column of the tables below it.
_READ = "FROM read_parquet(?, hive_partitioning = false)"
_GLOB = regex(r"([*?\[])")


def detect(source: Source) -> bool:
    """Tell Parquet by its first bytes."""
    return source.head.startswith(_MAGIC)


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give the article of each row; a row without one gives a `Failed`.

    Raises:
        UnreadableError: the table is damaged.
        NoArticleError: no article is in it.

    """
    yield from record.articles(_values(source), "a table")


def unwrap_row(row: dict[str, Any]) -> Iterator[Wrapped | FailedPart]:
    """Give the article of a row that another reader of tables has read.

    Raises:
        NoArticleError: no article is in it.

    """
    yield from record.articles([value_of(None, row)], "a row")


def _values(source: Source) -> Iterator[json_values.JsonValue]:
    import duckdb  # few runs need it

    try:
        with _file(source) as path, connect_offline(threads=1) as database:
            rows = database.execute(_READ, [_GLOB.sub(r"[\1]", path)])
            names = [column[0] for column in rows.description]
            number = 0
            while some := rows.fetchmany(_ROWS):
                for row in some:
                    number += 1
                    yield value_of(number, dict(zip(names, row, strict=True)))
    except (EOFError, zlib.error) as error:
        raise UnreadableError(phrase("damaged gzip: it breaks off or is no gzip")) from error
    except duckdb.Error as error:
        raise UnreadableError(
            phrase("damaged Parquet: {reason}", reason=str(error).splitlines()[0])
        ) from error


def value_of(number: int | None, row: dict[str, Any]) -> json_values.JsonValue:
    """Return a row as a value of JSON: times as text, and our own column of other keys undone."""
    plain: dict[str, Any] = msgspec.to_builtins(with_texts(row))
    if isinstance(extra := plain.get("extra"), str):
        with contextlib.suppress(msgspec.DecodeError, msgspec.ValidationError):
            others = msgspec.json.decode(extra, type=dict[str, Any])
            plain = {k: v for k, v in plain.items() if k != "extra"} | others
    elif extra is None:
        plain.pop("extra", None)
    sha256 = hashlib.sha256(msgspec.json.encode(plain)).hexdigest()
    return json_values.JsonValue(number, plain, None, None, sha256, unit="row")


@contextlib.contextmanager
def _file(source: Source) -> Iterator[str]:
    """Give the path of a file with the input's bytes: the end of a table is read first.

    Raises:
        UnreadableError: they are to be copied, and are too many or damaged.
    """
    if source.path is not None:
        yield os.path.abspath(source.path)  # `file:` is a scheme to the engine
        return
    import tempfile  # costly, and every run asks this wrapper

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "table.parquet")  # closed before it is read: Windows asks that
        with open(path, "wb") as file:
            _copy(source, file)
        yield path


def _copy(source: Source, file: BinaryIO) -> None:
    left = LARGEST
    try:
        with source.stream() as stream:
            while piece := stream.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise UnreadableError(
                        phrase("a table larger than {size} MiB in gzip", size=LARGEST // 2**20)
                    )
                file.write(piece)
    except (EOFError, OSError, zlib.error) as error:
        raise UnreadableError(reason(error)) from error
