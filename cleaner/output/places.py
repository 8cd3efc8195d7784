"""Places that an output can go to."""

from __future__ import annotations

import os
from typing import BinaryIO

import msgspec

from cleaner.errors import WrongUseError
from cleaner.messages import phrase
from cleaner.output.streams import PartialFile, Stream


class OutputPlace(msgspec.Struct, frozen=True):
    """Where an output goes.

    Args:
        path: a file, or a folder; None is standard output.
        stdout: standard output.
        keep: what an interrupted run has left is kept, and what this one leaves.
        bom: a file for spreadsheets begins with a byte order mark.
    """

    path: str | None
    stdout: BinaryIO
    keep: bool = False
    bom: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether a folder is meant: it is there, or its name ends in a slash."""
        path = self.path
        return path is not None and (path.endswith(os.sep) or os.path.isdir(path))

    def stream(self) -> Stream:
        """Open a file that is whole or not there, or standard output; a suffix tells compression.

        Raises:
            OutputError: it cannot be opened.
            WrongUseError: a folder is named.
        """
        if self.path is None:
            return Stream(self.stdout, "standard output")
        file = self.file()
        if self.path.endswith((".gz", ".zst")):
            from cleaner.output.compressed import Compressed

            return Compressed(file)
        return file

    def file(self) -> PartialFile:
        """Open a file that is whole or not there.

        Raises:
            OutputError: it cannot be opened.
            WrongUseError: no file is named.
        """
        if self.path is None:
            raise WrongUseError(phrase("this format needs a file: -o FILE"))
        if self.is_folder:
            raise WrongUseError(
                phrase("{path} is a folder: this format needs a file", path=self.path)
            )
        return PartialFile(self.path, keep=self.keep)
