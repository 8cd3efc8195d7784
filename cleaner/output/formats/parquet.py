"""Parquet, written by DuckDB with the types that the record declares.

The rows are put down as JSON lines first and then copied, so that DuckDB can stream them: neither
side ever holds more than a few thousand rows.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from typing import Final

import msgspec

from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.offline_database import connect_offline
from cleaner.output.places import OutputPlace
from cleaner.output.record_columns import Columns
from cleaner.output.streams import OutputError, PartialFile
from cleaner.output.times import Timed

SUFFIXES: Final = (".parquet",)
KIND: Final = "table"
NESTED: Final = False

_ROWS_IN_GROUP = 2_048
_LEAST_LINE = 16 << 20
_GLOB = regex(r"([*?\[])")


class Parquet:
    """A Parquet file; until it is complete its rows stand in the partial file as JSON lines."""

    def __init__(self, file: PartialFile, columns: Columns) -> None:
        self._file = file
        self._columns = Timed(columns)
        self._longest = 0

    @property
    def position(self) -> int:
        """How many bytes of rows were put down."""
        return self._file.position

    def write(self, line: bytes) -> None:
        """Put down one record."""
        row = msgspec.json.encode(self._columns.row(line))
        self._longest = max(self._longest, len(row))
        self._file.write(row + b"\n")

    @property
    def due(self) -> bool:
        """Whether a mark is to be made before more is written."""
        return False

    def mark(self) -> list[int]:
        """Bring the rows to the disk, and tell the place and the longest of them."""
        return [self._file.mark(), self._longest]

    def holds(self, mark: Sequence[int]) -> bool:
        """Tell whether the rows reach up to a mark."""
        return not mark or self._file.holds(mark[0])

    def cut(self, mark: Sequence[int]) -> None:
        """Go on from a mark; an empty one is the beginning."""
        place, self._longest = mark or (0, 0)
        self._file.cut(place)

    def close(self) -> None:
        """Copy the rows into Parquet and give it its name."""
        import duckdb

        if self._file.direct:
            raise OutputError(phrase("{name}: parquet needs a regular file", name=self._file.name))
        self._file.sync()
        rows = self._file.partial
        table = rows + ".parquet"
        try:
            with connect_offline(temp_directory=rows + ".tmp") as database:
                database.execute("SET memory_limit = '1GB'")
                database.execute("SET preserve_insertion_order = true")
                database.execute("SET threads = 1")  # each more holds row groups of its own
                database.execute(self._copy(rows, table))
            self._file.close(table)
        except BaseException as error:  # an interrupt leaves nothing behind either
            with contextlib.suppress(OSError):
                os.unlink(table)
            if isinstance(error, duckdb.Error):
                reason = str(error).splitlines()[0]
                raise OutputError(f"{self._file.name}: {reason}") from error
            raise

    def abandon(self) -> None:
        """Leave the rows."""
        self._file.abandon()

    def _copy(self, rows: str, table: str) -> str:
        source = _text(_GLOB.sub(r"[\1]", rows))
        types = self._columns.types
        columns = ", ".join(f"{_text(c)}: {_text(types[c])}" for c in self._columns.columns)
        names = ", ".join(f'"{name}"' for name in self._columns.columns)
        longest = max(_LEAST_LINE, 2 * self._longest)
        return (
            f"COPY (SELECT {names} FROM read_json({source}, "  # noqa: S608 - all quoted
            f"columns = {{{columns}}}, format = 'newline_delimited', hive_partitioning = false, "
            f"maximum_object_size = {longest})) "
            f"TO {_text(table)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS_IN_GROUP})"
        )


def open_format(place: OutputPlace, columns: Columns) -> Parquet:
    """Open a Parquet file."""
    return Parquet(place.file(), columns)


def _text(value: str) -> str:
    """Return a string as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"
