"""A MIME message: its parts within bounds, their texts, and what its header says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING

from cleaner.errors import UnreadableError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.wrappers.encoding import Decoded, decode, refuse_binary
from cleaner.wrappers.source import LARGEST_TEXT, Source

if TYPE_CHECKING:
    from email.message import Message

HTML = ("text/html", "application/xhtml+xml")
_MOST_PARTS = 100_000  # each is an object; lines that could begin one are counted
_WIDE = (b"\xff\xfe", b"\xfe\xff")
HEADER_LINE = regex(rb"[A-Za-z][\w-]{0,100}+[ \t]*+:")
_END = regex(rb"\r?\n\r?\n")
_CODINGS = frozenset(
    ("", "7bit", "8bit", "7-bit", "8-bit", "binary", "none", "utf-8", "quoted-printable", "base64")
)
_SHOWN = 40  # characters of a header
_BREAKS = frozenset(("CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect"))
_CODED = frozenset(("InvalidBase64PaddingDefect", "InvalidBase64LengthDefect"))


def header_of(source: Source) -> bytes | None:
    """Return the header that an input begins with, or None where it begins with something else."""
    head = source.head
    if is_wide(head):
        head = source.opening.encode("utf-8", "replace")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return _END.split(head, maxsplit=1)[0] if HEADER_LINE.match(head) else None


def is_wide(head: bytes) -> bool:
    """Tell UTF-16, which a message is in when an editor saved it again."""
    return head.startswith(_WIDE) or b"\0" in head[:4]


def message_bytes(source: Source) -> bytes:
    """Return the bytes of an input that is one message."""
    return source.text.encode("utf-8", "replace") if is_wide(source.head) else source.data


def parse_message(data: bytes) -> Message:
    """Return a message and all its parts.

    Raises:
        UnreadableError: its parts are too many or nested too deep.

    """
    import email

    if data.count(b"\n--") > _MOST_PARTS:
        raise UnreadableError(phrase("a message of more than {count} parts", count=_MOST_PARTS))
    try:
        return email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    except RecursionError as error:
        raise too_deep() from error


def too_deep() -> UnreadableError:
    """Say that a message's parts cannot be walked through."""
    return UnreadableError(phrase("the parts of the message are nested too deep"))


def part_text(part: Message, encoding: str | None) -> Decoded | None:
    """Return the text of a part, None where there is none.

    Args:
        part: holds a text.
        encoding: an encoding that the caller knows.

    Raises:
        UnreadableError: it is no text, or too long a one.

    """
    coding = str(part.get("Content-Transfer-Encoding", "")).partition(";")[0].strip().lower()
    if coding not in _CODINGS:
        raise UnreadableError(
            phrase("a content encoding that is not known: {coding}", coding=coding[:_SHOWN])
        )
    del part["Content-Transfer-Encoding"]
    part["Content-Transfer-Encoding"] = coding
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        return None
    if len(body) > LARGEST_TEXT:
        raise UnreadableError(phrase("a text larger than {size} MiB", size=LARGEST_TEXT // 2**20))
    refuse_binary(body)
    return decode(body, override=encoding, declared=part.get_content_charset())


def breaks_off(message: Message, *parts: Message) -> bool:
    """Tell a message without its end, or one of whose parts has a code that does."""
    if any(type(defect).__name__ in _BREAKS for defect in message.defects):
        return True
    return any(type(defect).__name__ in _CODED for part in parts for defect in part.defects)


def goes_on(message: Message) -> bool:
    """Tell a message behind whose end something stands, as where files are put together."""
    return bool(str(message.epilogue or "").strip())


def web_address(*given: object) -> str | None:
    """Return the first of these values of a header that is an address on the web."""
    for value in given:
        found = "".join(str(value or "").split()).strip("<>")
        if found.startswith(("http://", "https://")):
            return found
    return None


def sent(message: Message) -> str | None:
    """Return when a message was sent, or a page saved, in Beijing time; None where it is untold."""
    from email.utils import parsedate_to_datetime

    from cleaner.newstext import dates

    try:
        when = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError, OverflowError):
        return None
    # A zone of -0000 means UTC, said by a program that does not know its own zone.
    return dates.beijing(when if when.tzinfo else when.replace(tzinfo=UTC))


def words(message: Message, name: str) -> str:
    """Return what a line of the header says, its encoded words decoded; "" where it is missing."""
    lines = (value for key, value in message.raw_items() if key.lower() == name.lower())
    return decoded_words(next(lines, ""))


def decoded_words(value: str) -> str:
    """Return a value of a header with its encoded words as text (RFC 2047)."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    if not value.isascii():  # bytes as they came, against the rule
        value = decode(value.encode("utf-8", "surrogateescape")).text
    if "=?" not in value:
        return " ".join(value.split())
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return " ".join(value.split())
    return " ".join("".join(_decoded(pieces)).split())


def _decoded(pieces: list[tuple[str | bytes, str | None]]) -> Iterator[str]:
    for piece, charset in pieces:
        if isinstance(piece, str):
            yield piece
        elif charset is None:
            yield piece.decode("raw-unicode-escape", "replace")
        elif piece:
            yield decode(piece, declared=charset).text
