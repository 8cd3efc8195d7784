"""Parquet, written by DuckDB with the types that the record declares.

The rows are put down as JSON lines first and then copied, so that DuckDB can stream them: neither
side ever holds more than a few thousand rows.
"""

from __future__ import annotations

import contextlib
import os
import re

import msgspec

from cleaner.output.columns import Columns
from cleaner.output.streams import OutputError, PartialFile

_ROWS_IN_GROUP = 2_048
_LEAST_LINE = 16 << 20
_GLOB = re.compile(r"([*?\[])")


class Parquet:
    """A Parquet file."""

    def __init__(self, file: PartialFile, projection: Columns) -> None:
        self._file = file
        self._projection = projection
        self._longest = 0

    def write(self, line: bytes) -> None:
        """Put down one record."""
        row = msgspec.json.encode(self._projection.row(line))
        self._longest = max(self._longest, len(row))
        self._file.write(row + b"\n")

    def close(self) -> None:
        """Copy the rows into Parquet and give it its name."""
        import duckdb

        self._file.sync()
        rows = self._file.partial
        table = rows + ".parquet"
        if self._file.direct:
            raise OutputError(f"{self._file.name}: parquet needs a regular file")
        try:
            with duckdb.connect(config={"temp_directory": rows + ".tmp"}) as database:
                database.execute("SET memory_limit = '1GB'")
                database.execute("SET preserve_insertion_order = true")
                database.execute("SET threads = 1")  # each more holds row groups of its own
                database.execute(self._copy(rows, table))
            os.replace(table, rows)
        except (duckdb.Error, OSError) as error:
            with contextlib.suppress(OSError):
                os.unlink(table)
            reason = str(error).splitlines()[0]
            raise OutputError(f"{self._file.name}: {reason}") from error
        self._file.close()

    def abandon(self) -> None:
        """Leave the rows."""
        self._file.abandon()

    def _copy(self, rows: str, table: str) -> str:
        source = _text(_GLOB.sub(r"[\1]", rows))
        types = self._projection.types
        columns = ", ".join(f"{_text(c)}: {_text(types[c])}" for c in self._projection.columns)
        names = ", ".join(f'"{name}"' for name in self._projection.columns)
        longest = max(_LEAST_LINE, 2 * self._longest)
        return (
            f"COPY (SELECT {names} FROM read_json({source}, "  # noqa: S608 - all quoted
            f"columns = {{{columns}}}, format = 'newline_delimited', "
            f"maximum_object_size = {longest})) "
            f"TO {_text(table)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS_IN_GROUP})"
        )


def _text(value: str) -> str:
    """Return a string as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"
