"""Why an index cannot be used."""

from __future__ import annotations

from cleaner.output import OutputError


class IndexFileError(OutputError):
    """The index cannot be read or written as asked; the message names it and says why."""
