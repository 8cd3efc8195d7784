"""Where records go.

A format is written to standard output, to a file that is whole or not there, or to a folder with
one file an article. A record comes as its JSON line; a `Sink` writes it in its own way.
"""

from typing import TYPE_CHECKING

from cleaner.lazy import lazy_names

if TYPE_CHECKING:
    from cleaner.output.open_output import open_rows, open_sink
    from cleaner.output.places import OutputPlace
    from cleaner.output.record_columns import Columns, Fields, Projection
    from cleaner.output.sinks import MarkedSink, Sink, completed
    from cleaner.output.streams import (
        OutputError,
        PartialFile,
        Stream,
        cannot_write,
        is_special,
        names_beside,
        partial_name,
        sync_folder,
    )

__all__ = [
    "Columns",
    "Fields",
    "MarkedSink",
    "OutputError",
    "OutputPlace",
    "PartialFile",
    "Projection",
    "Sink",
    "Stream",
    "cannot_write",
    "completed",
    "is_special",
    "names_beside",
    "open_rows",
    "open_sink",
    "partial_name",
    "sync_folder",
]

# Imported when first used: a command reads the names of the formats to show them, and no more.
__getattr__ = lazy_names(
    __name__,
    dict.fromkeys(("Columns", "Fields", "Projection"), "record_columns")
    | dict.fromkeys(("MarkedSink", "Sink", "completed"), "sinks")
    | dict.fromkeys(("open_rows", "open_sink"), "open_output")
    | dict.fromkeys(("OutputError", "PartialFile", "Stream"), "streams")
    | dict.fromkeys(("is_special", "names_beside", "partial_name"), "streams")
    | dict.fromkeys(("cannot_write", "sync_folder"), "streams")
    | {"OutputPlace": "places"},
)
