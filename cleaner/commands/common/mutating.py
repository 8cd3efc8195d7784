"""`dedupe --mutations`: how they are written."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

import msgspec

from cleaner.commands.common.output_options import output_place, rows_format_of
from cleaner.mutations import Mutation, mutations
from cleaner.output import Fields, Sink, completed, open_rows
from cleaner.reprints import Cluster
from cleaner.reprints.held import HeldRecords


@contextlib.contextmanager
def opened_mutations(path: str | None) -> Iterator[Sink | None]:
    """Open the file of the mutations, None where none is wanted; it is whole or not there."""
    if path is None:
        yield None
        return
    sink = open_rows(rows_format_of(None, path), output_place(path), Fields(Mutation))
    with completed(sink):
        yield sink


def write_mutations(sink: Sink, clusters: Sequence[Cluster], held: HeldRecords) -> None:
    """Write the mutations of clusters whose records are held.

    Raises:
        OutputError: they cannot be written.
    """
    held.find({member.id for cluster in clusters for member in cluster.members})
    encode = msgspec.json.Encoder().encode
    for row in mutations(clusters, held.get):
        sink.write(encode(row))
