"""The messages of a mailbox in one file (mbox), one by one, in memory of the largest."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from cleaner.errors import UnreadableError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.wrappers.mails.mime import HEADER_LINE
from cleaner.wrappers.source import LARGEST, Source, reason

# Every message begins with a line of its own that tells who sent it, and when.
_POSTMARK = regex(rb"From [^\r\n]{0,998}?\d{4}\b[^\r\n]{0,40}\r?\n\Z")
_ESCAPED = regex(rb"^>(>*From )", re.M)
_LINE = 1 << 20  # bytes that are read of a line at a time


def begins_mailbox(head: bytes) -> bool:
    """Tell a mailbox by its first two lines."""
    first, end, rest = head.lstrip().partition(b"\n")
    return _POSTMARK.match(first + end) is not None and HEADER_LINE.match(rest) is not None


def messages_of(source: Source) -> Iterator[bytes | UnreadableError]:
    """Give each message of a mailbox, or why it cannot be had.

    Where the input breaks off, an error comes in the place of its last message.
    """
    try:
        with source.stream() as stream:
            yield from _parted(stream)
    except (EOFError, OSError, zlib.error) as error:
        yield UnreadableError(reason(error))


def _parted(stream: BinaryIO) -> Iterator[bytes | UnreadableError]:
    held: list[bytes] = []
    size, any_begun = 0, False
    line = stream.readline(_LINE)
    while line:
        following = stream.readline(_LINE)
        if line.startswith(b"From ") and HEADER_LINE.match(following) and _POSTMARK.match(line):
            if any_begun:
                yield _whole(held, size)
            held, size, any_begun = [], 0, True
        elif any_begun:
            size += len(line)
            if size <= LARGEST:
                held.append(line)
        line = following
    if any_begun:
        yield _whole(held, size)


def _whole(lines: list[bytes], size: int) -> bytes | UnreadableError:
    if size > LARGEST:
        return UnreadableError(phrase("larger than {size} MiB", size=LARGEST // 2**20))
    return _ESCAPED.sub(rb"\1", b"".join(lines))
