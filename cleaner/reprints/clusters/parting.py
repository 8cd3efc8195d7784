"""Records parted into originals and reprints."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Collection

from cleaner.output import OutputError, OutputPlace, completed, open_sink
from cleaner.output.formats import load_format
from cleaner.reprints.held import HeldRecords


def make_folder(folder: str) -> None:
    """Make the folder that gets both parts.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: {(error.strerror or str(error)).lower()}") from error


def write_parts(
    folder: str, records: HeldRecords, reprints: Collection[str], kind: str, *, bom: bool = False
) -> None:
    """Write each record where it belongs; both parts appear when they are whole.

    Args:
        folder: gets them.
        records: all of the run.
        reprints: the ids of those that are dropped.
        kind: the format.
        bom: begin files for spreadsheets with a byte order mark.

    Raises:
        OutputError: they cannot be written.
    """
    dropped = frozenset(reprints)
    with contextlib.ExitStack() as whole:
        parts = []
        for name in part_names(folder, kind):
            parts.append(open_sink(kind, OutputPlace(name, io.BytesIO(), bom=bom)))
            whole.enter_context(completed(parts[-1]))
        for id_, line in records:
            parts[id_ in dropped].write(line.rstrip(b"\n"))


def part_names(folder: str, kind: str) -> list[str]:
    """Return the names of the originals and of the reprints: files, or folders of documents."""
    module = load_format(kind)
    suffix = os.sep if module.KIND == "documents" else module.SUFFIXES[0]
    return [os.path.join(folder, part + suffix) for part in ("originals", "reprints")]
