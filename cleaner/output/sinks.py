"""Opening an output.

A format is written to standard output, to a file that is whole or not there, or to a folder with
one file an article. A record comes as its JSON line; a `Sink` writes it in its own way.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Protocol

from cleaner.errors import WrongUseError
from cleaner.output.columns import Columns, Projection
from cleaner.output.streams import PartialFile, Stream

_DOCUMENTS = ("markdown", "text")


class Sink(Protocol):
    """What records are written to."""

    def write(self, line: bytes) -> None:
        """Write one record, given as JSON.

        Raises:
            OutputError: it cannot be written (a full disk).
            BrokenPipeError: nobody reads it any longer.
        """

    def close(self) -> None:
        """Complete the output."""

    def abandon(self) -> None:
        """Leave what was written as it is, without completing it."""


@contextlib.contextmanager
def completed(sink: Sink) -> Iterator[None]:
    """Complete an output at the end of the block; abandon it where that fails."""
    try:
        yield
    except BaseException:
        sink.abandon()
        raise
    sink.close()


def open_sink(
    kind: str, out: str | None, stdout: BinaryIO, fields: Sequence[str] | None = None
) -> Sink:
    """Open an output.

    Args:
        kind: one of FORMATS.
        out: a file, or a folder (it exists, or its name ends in a slash) for documents; None is
            standard output.
        stdout: standard output.
        fields: which fields to write, in this order; None writes them all.

    Raises:
        OutputError: it cannot be opened.
        WrongUseError: this format cannot be written there.
    """
    projection = Projection(fields)
    if kind not in _DOCUMENTS:
        return open_rows(kind, out, stdout, projection)
    if out is not None and _is_folder(out):
        from cleaner.output.to_text import Folder

        return Folder(out, kind, projection)
    return on_stream(kind, open_stream(out, stdout), projection)


def open_rows(kind: str, out: str | None, stdout: BinaryIO, columns: Columns) -> Sink:
    """Open an output for lines of any kind.

    Args:
        kind: jsonl, json, csv or parquet.
        out: a file; None is standard output.
        stdout: standard output.
        columns: how the lines become rows.

    Raises:
        OutputError: it cannot be opened.
        WrongUseError: this format cannot be written there.
    """
    if out is not None and _is_folder(out):
        raise WrongUseError(f"{out} is a folder: {kind} needs a file")
    if kind == "parquet":
        if out is None:
            raise WrongUseError("parquet needs a file: -o FILE")
        from cleaner.output.to_parquet import Parquet

        return Parquet(PartialFile(out), columns)
    return _rows_on(kind, open_stream(out, stdout), columns)


def open_stream(out: str | None, stdout: BinaryIO) -> Stream:
    """Open a file that is whole or not there, or standard output where none is named.

    Raises:
        OutputError: it cannot be opened.
    """
    return Stream(stdout, "standard output") if out is None else PartialFile(out)


def on_stream(kind: str, stream: Stream, projection: Projection) -> Sink:
    """Open a format that is written from its start to its end."""
    if kind in _DOCUMENTS:
        from cleaner.output.to_text import Documents

        return Documents(stream, kind, projection)
    return _rows_on(kind, stream, projection)


def _rows_on(kind: str, stream: Stream, columns: Columns) -> Sink:
    if kind == "csv":
        from cleaner.output.to_csv import Csv

        return Csv(stream, columns)
    from cleaner.output.to_json import Array, Lines

    return Array(stream, columns) if kind == "json" else Lines(stream, columns)


def _is_folder(out: str) -> bool:
    return out.endswith(os.sep) or os.path.isdir(out)
