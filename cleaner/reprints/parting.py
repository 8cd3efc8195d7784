"""Records parted into originals and reprints."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator

import msgspec

from cleaner.output import OutputError, PartialFile

PARTS = ("originals.jsonl", "reprints.jsonl")


class _Known(msgspec.Struct):
    id: str


class Parting:
    """Holds the records of a run until it is known which are reprints.

    Args:
        folder: gets both files; they appear when they are whole.

    Raises:
        OutputError: they cannot be opened.
    """

    def __init__(self, folder: str) -> None:
        try:
            os.makedirs(folder, exist_ok=True)
            self._held = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - see `close`
        except OSError as error:
            raise OutputError(f"{folder}: {(error.strerror or str(error)).lower()}") from error
        self._folder = folder

    def passing(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Give records on, and hold them."""
        for line in lines:
            try:
                self._held.write(line + b"\n")
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise OutputError(f"{self._folder}: {reason}") from error
            yield line

    def write(self, reprints: Collection[str]) -> None:
        """Write each record where it belongs.

        Raises:
            OutputError: it cannot be written.
        """
        dropped = frozenset(reprints)
        decode = msgspec.json.Decoder(_Known).decode
        files = [PartialFile(os.path.join(self._folder, name)) for name in PARTS]
        with contextlib.ExitStack() as undo:
            for file in files:
                undo.callback(file.abandon)
            self._held.seek(0)
            for line in self._held:
                files[decode(line).id in dropped].write(line)
            undo.pop_all()
        for file in files:
            file.close()

    def close(self) -> None:
        """Let go of what is held."""
        self._held.close()
