"""`dedupe --mutations`: how they are written."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cleaner.mutations import mutations
from cleaner.output import Sink
from cleaner.reprints import Cluster
from cleaner.reprints.held import HeldRecords


def write_mutations(sink: Sink, clusters: Sequence[Cluster], held: HeldRecords) -> None:
    """Write the mutations of clusters whose records are held.

    Raises:
        OutputError: they cannot be written.
    """
    held.find({member.id for cluster in clusters for member in cluster.members})
    encode = msgspec.json.Encoder().encode
    for row in mutations(clusters, held.get):
        sink.write(encode(row))
