"""The text of an e-mail: which of its parts it is, and what is attached beside it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cleaner.messages import phrase
from cleaner.wrappers.encoding import Decoded
from cleaner.wrappers.mails import mime

if TYPE_CHECKING:
    from email.message import Message

_TEXTS = (*mime.HTML, "text/plain")
_SIGNATURES = frozenset(
    f"application/{name}" for name in ("pgp-signature", "pkcs7-signature", "x-pkcs7-signature")
)
_SHOWN_BESIDE = ("image", "audio", "video", "font")


class MailText(NamedTuple):
    """The text of a message as markup or as plain text, one of the two None, and its encoding."""

    markup: str | None
    plain: str | None
    encoding: str | None
    why: str | None
    warnings: tuple[str, ...]


def content(message: Message, encoding: str | None) -> MailText:
    """Return the text of a message, not of the messages that are attached to it.

    Args:
        message: the message.
        encoding: an encoding that the caller knows.

    Raises:
        UnreadableError: a part of it is no text.

    """
    parts = _text_parts(message)
    read = [(part, held) for part in parts if (held := mime.part_text(part, encoding)) is not None]
    is_html = any(part.get_content_type() in mime.HTML for part, _ in read)
    texts = [_as_html(part, held.text) if is_html else _plain(part, held) for part, held in read]
    text = ("" if is_html else "\n\n").join(texts) or None
    first = read[0][1] if read else None
    return MailText(
        markup=text if is_html else None,
        plain=None if is_html else text,
        encoding=first.encoding if first else None,
        why=first.why if first else None,
        warnings=tuple(_doubts(message, parts, [held for _, held in read])),
    )


def _text_parts(part: Message) -> list[Message]:
    """Return the parts that are shown as a message's text, in their order.

    Of alternatives it is the last that is HTML, else the last one.
    """
    kind = part.get_content_type()
    if not part.is_multipart():
        return [part] if kind in _TEXTS and not _is_attached(part) else []
    if kind == "message/rfc822":
        return []
    inside = [_text_parts(child) for child in part.get_payload() if not isinstance(child, str)]
    if kind == "multipart/alternative":
        filled = [parts for parts in inside if parts]
        of_html = [p for p in filled if any(x.get_content_type() in mime.HTML for x in p)]
        return (of_html or filled or [[]])[-1]
    return [text for parts in inside for text in parts]


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _as_html(part: Message, text: str) -> str:
    if part.get_content_type() in mime.HTML:
        return text
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())


def _plain(part: Message, decoded: Decoded) -> str:
    """Return a plain text, the lines that its writer's program broke joined (RFC 3676)."""
    if str(part.get_param("format")).lower() != "flowed":
        return decoded.text
    joined: list[str] = []
    is_open = False
    for line in decoded.text.splitlines():
        line = line.removeprefix(" ")
        goes_on = line.endswith(" ") and line != "-- "
        if is_open:
            joined[-1] += line
        else:
            joined.append(line)
        if goes_on and str(part.get_param("delsp")).lower() == "yes":
            joined[-1] = joined[-1][:-1]
        is_open = goes_on
    return "\n".join(joined)


def _doubts(message: Message, parts: list[Message], texts: list[Decoded]) -> Iterator[str]:
    yield from dict.fromkeys(text.warning for text in texts if text.warning)
    if mime.breaks_off(message, *parts):
        yield phrase("the message breaks off")
    if mime.goes_on(message):
        yield phrase("what stands behind the end of the message was not read")
    if names := ", ".join(_attached(message)):
        yield phrase("attached, and not read: {names}", names=names)


def _attached(part: Message) -> Iterator[str]:
    """Give the names of what is attached and may hold a text."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return
    if part.is_multipart():
        for child in part.get_payload():
            if not isinstance(child, str):
                yield from _attached(child)
    elif part.get_content_maintype() in _SHOWN_BESIDE or kind in _SIGNATURES:
        return
    elif _is_attached(part) or part.get_content_maintype() == "application":
        yield mime.decoded_words(part.get_filename() or "") or kind
