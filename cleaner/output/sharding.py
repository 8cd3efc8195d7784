"""How an output is parted into files."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from cleaner.errors import WrongUseError
from cleaner.messages import phrase

_MOST = 1_000
_SIZE = r"(\d+)([kmg]b?|b)"
_BYTES = {"b": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


class Sharding(NamedTuple):
    """Parts of an output.

    Exactly one is given: `files`, so many of them, which get the records in turn; or `size`, parts
    of about so many bytes before compression, one after the other.
    """

    files: int | None = None
    size: int | None = None

    @classmethod
    def parse(cls, text: str) -> Sharding:
        """Parse `8` or `500MB`.

        Raises:
            WrongUseError: it is neither.
        """
        if text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST:
            return cls(files=int(text))
        found = re.fullmatch(_SIZE, text.strip(), re.I)
        if not found or not int(found[1]):
            raise WrongUseError(
                phrase(
                    "neither a number of files, up to {most}, nor a size (500MB): {text}",
                    most=_MOST,
                    text=repr(text),
                )
            )
        return cls(size=int(found[1]) * _BYTES[found[2][0].lower()])

    def path(self, out: str, number: int) -> str:
        """Return the name of a file: `a.jsonl.gz` gives `a-00002-of-00008.jsonl.gz`."""
        stem, suffix = _parted(out)
        of = "" if self.files is None else f"-of-{self.files:05}"
        return f"{stem}-{number:05}{of}{suffix}"

    def strangers(self, out: str) -> list[str]:
        """Return the files of another run that would stand among those of this one."""
        stem, suffix = _parted(out)
        folder, begin = os.path.split(stem)
        shard = re.compile(re.escape(begin) + r"-\d{5}(-of-\d{5})?" + re.escape(suffix))
        ours = {os.path.basename(self.path(out, n)) for n in range(self.files or 0)}
        try:
            names = sorted(os.listdir(folder or "."))
        except OSError:
            return []
        return [name for name in names if shard.fullmatch(name) and name not in ours]


def _parted(out: str) -> tuple[str, str]:
    stem, suffix = os.path.splitext(out)
    if suffix in (".gz", ".zst"):
        stem, inner = os.path.splitext(stem)
        suffix = inner + suffix
    return stem, suffix
