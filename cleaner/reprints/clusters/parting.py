"""Records parted into originals and reprints."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection

from cleaner.output import OutputError, PartialFile
from cleaner.reprints.held import HeldRecords

PARTS = ("originals.jsonl", "reprints.jsonl")


def make_folder(folder: str) -> None:
    """Make the folder that gets both parts.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: {(error.strerror or str(error)).lower()}") from error


def write_parts(folder: str, records: HeldRecords, reprints: Collection[str]) -> None:
    """Write each record where it belongs; both files appear when they are whole.

    Raises:
        OutputError: they cannot be written.
    """
    dropped = frozenset(reprints)
    files = [PartialFile(os.path.join(folder, name)) for name in PARTS]
    with contextlib.ExitStack() as undo:
        for file in files:
            undo.callback(file.abandon)
        for id_, line in records:
            files[id_ in dropped].write(line)
        undo.pop_all()
    for file in files:
        file.close()
