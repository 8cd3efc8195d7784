"""Texts that nobody checked, made safe for a terminal.

Titles of pages and names of files are never trusted: what could move the cursor, turn the writing
round or hide itself is written out or taken away.
"""

from __future__ import annotations

import re
from typing import BinaryIO, cast

from cleaner.invisible import UNSAFE
from cleaner.lazy import regex

# What is invisible, white space that moves the cursor, and halves of surrogate pairs.
_UNSAFE = regex(f"[{UNSAFE}]")


def escaped(text: str) -> str:
    r"""Return a text on one line, with what a terminal would obey written out as `\\x1b`."""
    return _UNSAFE.sub(_written_out, text)


def harmless(text: str) -> str:
    """Return a text without what a terminal would obey; its lines stay."""
    return "\n".join(_UNSAFE.sub("", line.replace("\t", " ")) for line in text.split("\n"))


class SafeOutput:
    """Standard output where it is a terminal.

    In JSON what a terminal would obey is written as an escape, so that the value stays what it is;
    elsewhere it is written out.

    Args:
        file: the terminal.
        json: what is written is JSON.
    """

    def __init__(self, file: BinaryIO, *, json: bool) -> None:
        self._file = file
        self._replace = _json_escape if json else _written_out

    def write(self, data: bytes) -> int:
        """Write bytes that are UTF-8."""
        text = data.decode("utf-8", "backslashreplace")
        lines = (_UNSAFE.sub(self._replace, line) for line in text.split("\n"))
        self._file.write("\n".join(lines).encode("utf-8"))
        return len(data)

    def flush(self) -> None:
        """Hand on what is still in the buffer."""
        self._file.flush()


def safe_output(file: BinaryIO, *, json: bool) -> BinaryIO:
    """Return standard output, guarded where it is a terminal."""
    return cast(BinaryIO, SafeOutput(file, json=json)) if file.isatty() else file


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )


def _json_escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
