"""What the command line of `newsdiff` asks for, as a record; nothing heavy is imported for it."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.commands.asked.diff_options import Drawn
from cleaner.commands.asked.output_options import Output


class AskedNewsdiff(NamedTuple):
    """What `newsdiff` is asked to do."""

    paths: tuple[str, ...]
    ledger: str | None
    index_path: str | None
    drawn: Drawn
    output: Output
    schema: bool
