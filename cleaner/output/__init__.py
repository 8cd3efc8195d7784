"""Where records go.

A format is written to standard output, to a file that is whole or not there, or to a folder with
one file an article. A record comes as its JSON line; a `Sink` writes it in its own way.
"""

from typing import TYPE_CHECKING

from cleaner.lazy import names

if TYPE_CHECKING:
    from cleaner.output.columns import Columns, Fields, Projection
    from cleaner.output.sinks import (
        Sink,
        completed,
        on_stream,
        open_rows,
        open_sink,
        open_stream,
    )
    from cleaner.output.streams import OutputError, PartialFile, Stream, is_special, partial_name

__all__ = [
    "Columns",
    "Fields",
    "OutputError",
    "PartialFile",
    "Projection",
    "Sink",
    "Stream",
    "completed",
    "is_special",
    "on_stream",
    "open_rows",
    "open_sink",
    "open_stream",
    "partial_name",
]

# Imported when first used: a command reads the names of the formats to show them, and no more.
__getattr__ = names(
    __name__,
    dict.fromkeys(("Columns", "Fields", "Projection"), "columns")
    | dict.fromkeys(("Sink", "completed"), "sinks")
    | dict.fromkeys(("on_stream", "open_rows", "open_sink", "open_stream"), "sinks")
    | dict.fromkeys(("OutputError", "PartialFile", "Stream"), "streams")
    | dict.fromkeys(("is_special", "partial_name"), "streams"),
)
