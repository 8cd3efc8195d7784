"""How an answer is written: a file or a table that is whole or not there, one value, a schema."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from cleaner.commands.asked.output_options import Output, output_place, rows_format_of
from cleaner.commands.common.ending import ended
from cleaner.output import Fields, PartialFile, Sink, completed, open_rows
from cleaner.render.paging import printed
from cleaner.render.reporter import Reporter


@contextlib.contextmanager
def opened_file(path: str | None) -> Iterator[PartialFile | None]:
    """Open a file, None where none is wanted; it is whole or not there.

    Raises:
        OutputError: it cannot be opened or written.
    """
    if path is None:
        yield None
        return
    file = PartialFile(path)
    with completed(file):
        yield file


@contextlib.contextmanager
def opened_table(path: str | None, row: type[msgspec.Struct]) -> Iterator[Sink | None]:
    """Open a table in the format that its name tells, None where none is wanted.

    Args:
        path: of the table; it is whole or not there.
        row: what a row is.

    Raises:
        OutputError: it cannot be opened or written.
    """
    if path is None:
        yield None
        return
    sink = open_rows(rows_format_of(None, path), output_place(path), Fields(row))
    with completed(sink):
        yield sink


def write_answer(
    whole: msgspec.Struct,
    rows: Iterable[msgspec.Struct],
    row: type[msgspec.Struct],
    output: Output,
    kind: str,
) -> None:
    """Write what `newsdiff` found where the options say: as one value of JSON, or row by row.

    Args:
        whole: the answer.
        rows: the same as rows.
        row: what a row is.
        output: where it goes.
        kind: the format, `json` for the whole.

    Raises:
        OutputError: it cannot be written.
    """
    place = output_place(output.out, bom=output.bom, json=kind != "csv")
    if kind == "json":
        stream = place.stream()
        with completed(stream):
            stream.write(msgspec.json.format(msgspec.json.encode(whole)) + b"\n")
        return
    sink = open_rows(kind, place, Fields(row))
    with completed(sink):
        for one in rows:
            sink.write(msgspec.json.encode(one))


def show_schema(schema: Mapping[str, object], command: str, failed: int = 1) -> int:
    """Print a JSON Schema and return the exit code; `failed` is that of output that cannot be."""
    text = msgspec.json.format(msgspec.json.encode(schema)).decode()
    return ended(lambda: printed(text), Reporter((), name=command, bar=False).say, failed=failed)
