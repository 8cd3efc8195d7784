"""The formats that are written: a module each, whose name is what `--format` calls it.

A module tells what `Format` asks for; nothing else has to be edited to add one. Modules are
imported when they are used.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from typing import TYPE_CHECKING, Final, Literal, Protocol, cast

from cleaner.errors import WrongUseError
from cleaner.messages import phrase

if TYPE_CHECKING:
    from cleaner.output.places import OutputPlace
    from cleaner.output.record_columns import Columns
    from cleaner.output.sinks import MarkedSink

FORMATS: Final = tuple(sorted(found.name for found in pkgutil.iter_modules(__path__)))
COMPRESSIONS: Final = (".gz", ".zst")
Kind = Literal["stream", "table", "documents"]


class Format(Protocol):
    """What a module of a format holds."""

    SUFFIXES: tuple[str, ...]
    KIND: Kind
    """stream: rows of any kind, to any place; table: rows, to a regular file; documents: articles
    for reading, each to a file of its own."""

    NESTED: bool
    """Whether a row may hold lists of rows, or is one of a plain table."""

    def open_format(self, place: OutputPlace, columns: Columns) -> MarkedSink:
        """Open an output.

        Raises:
            OutputError: it cannot be opened.
            WrongUseError: this format cannot be written there.
        """


def load_format(name: str) -> Format:
    """Return the module of a format; `name` is one of FORMATS."""
    return cast(Format, importlib.import_module(f"{__name__}.{name}"))


def named_by(path: str | None) -> str | None:
    """Return the format that a file's suffix names, below one of a compression; None for none."""
    stem, last = os.path.splitext(path or "")
    suffix = os.path.splitext(stem)[1] if last in COMPRESSIONS else last
    for name in FORMATS if suffix else ():
        if suffix.lower() in load_format(name).SUFFIXES:
            return name
    return None


def chosen(kind: str | None, path: str | None) -> str | None:
    """Return the format of an output: the one that was asked for, or that its suffix names.

    Args:
        kind: what was asked for, if anything.
        path: the file, if one is named.

    Returns:
        None where neither tells.

    Raises:
        WrongUseError: they contradict each other, or such a file cannot be compressed.
    """
    named = named_by(path)
    if kind is not None and named is not None and kind != named:
        raise WrongUseError(
            phrase(
                "{path} is named as {named}, and --format says {kind}",
                path=path,
                named=named,
                kind=kind,
            )
        )
    found = kind or named
    compressed = path is not None and path.endswith(COMPRESSIONS)
    if compressed and found in FORMATS and load_format(found).KIND != "stream":
        raise WrongUseError(
            phrase("{path}: {found} is not compressed as a whole", path=path, found=found)
        )
    return found
