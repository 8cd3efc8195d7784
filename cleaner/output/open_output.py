"""Opening an output by the name of its format."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cleaner.errors import WrongUseError
from cleaner.messages import phrase
from cleaner.output.formats import load_format
from cleaner.output.places import OutputPlace
from cleaner.output.record_columns import Columns, Projection
from cleaner.output.sharding import Sharding
from cleaner.output.shards import open_shards
from cleaner.output.sinks import MarkedSink


def open_sink(
    kind: str,
    place: OutputPlace,
    fields: Sequence[str] | None = None,
    sharding: Sharding | None = None,
    *,
    fresh: bool = True,
) -> MarkedSink:
    """Open an output for articles.

    Args:
        kind: one of FORMATS.
        place: where it goes.
        fields: which fields to write, in this order; None writes them all.
        sharding: into which files it is parted; None for one.
        fresh: no interrupted run is gone on with.

    Raises:
        OutputError: it cannot be opened.
        WrongUseError: this format cannot be written there.
    """
    return open_rows(kind, place, Projection(fields), sharding, fresh=fresh)


def open_rows(
    kind: str,
    place: OutputPlace,
    columns: Columns,
    sharding: Sharding | None = None,
    *,
    fresh: bool = True,
) -> MarkedSink:
    """Open an output for lines of any kind.

    Args:
        kind: one of FORMATS; one of documents holds articles alone.
        place: where it goes.
        columns: how the lines become rows.
        sharding: into which files it is parted; None for one.
        fresh: no interrupted run is gone on with.

    Raises:
        OutputError: it cannot be opened.
        WrongUseError: this format cannot be written there.
    """
    opened = load_format(kind).open_format
    if sharding is None:
        return opened(place, columns)
    if place.path is None or place.is_folder or load_format(kind).KIND == "documents":
        raise WrongUseError(
            phrase("shards of {kind} need -o FILE, and documents are one file each", kind=kind)
        )
    return open_shards(
        place.path,
        sharding,
        lambda path: opened(msgspec.structs.replace(place, path=path), columns),
        fresh=fresh,
    )
