"""E-mails as programs save them: one message (.eml), or a mailbox of them (.mbox).

A message is one article: its text as HTML, else as plain text under the subject. The time at which
it was sent is when this copy was taken, and not the article's date. A message that is attached
whole to another is an article of its own; what else is attached is told, and not read.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from cleaner.errors import CleanerError, NoArticleError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext.houses import house
from cleaner.newstext.whitespace import squash
from cleaner.wrappers.mails import mail_text, mbox, mhtml, mime
from cleaner.wrappers.net import caught
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import FailedPart, Wrapped

if TYPE_CHECKING:
    from email.message import Message

_NAMES = regex(rb"^([A-Za-z][\w-]{0,100}+)[ \t]*+:", re.M)
_SAVED = regex(
    rb'^(?:From[ \t]*:\s*[<"]*Saved by|(?:Snapshot-)?Content-Location[ \t]*:)', re.M | re.I
)
# A mail has some of these; who pastes a text with its sender, subject and date copies none.
_CARRIED = frozenset((b"message-id", b"received", b"delivered-to", b"return-path"))
_ENCODED = frozenset((b"mime-version", b"content-type", b"content-transfer-encoding"))
_GREETING = 200  # characters that may stand above a text's own headline
_ANSWERS = regex(r"\A(?:(?:re|fwd?|回复|答复|转发|轉發|回覆)\s*[:：]\s*)++", re.I)


def detect(source: Source) -> bool:
    """Tell an e-mail by its header; one that a browser made of a page is none."""
    if mbox.begins_mailbox(source.head):
        return True
    header = mime.header_of(source)
    if header is None or _SAVED.search(header):
        return False
    names = frozenset(name.lower() for name in _NAMES.findall(header))
    if b"from" not in names:
        return False
    if not names.isdisjoint(_CARRIED):
        return True
    return not names.isdisjoint(_ENCODED) and not mhtml.detect(source)


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give the article of each message; where there are several, what is none is passed over.

    Raises:
        UnreadableError: the one message is no text, or its parts are too many or nested too deep.
        NoArticleError: there is no text in it.

    """
    if not mbox.begins_mailbox(source.head):
        data = mime.message_bytes(source)
        messages = _with_attached(data)
        if len(messages) == 1:
            yield _article(messages[0], source, _digest(data))
        else:
            yield from _numbered(_each(messages, source, _digest(data), "message 1"))
        return
    yield from _numbered(_of_mailbox(source))


def _of_mailbox(source: Source) -> Iterator[Wrapped | FailedPart]:
    for number, data in enumerate(mbox.messages_of(source), 1):
        place = f"message {number}"
        if isinstance(data, CleanerError):
            yield FailedPart(place, data)
            continue
        messages = caught(functools.partial(_with_attached, data), place)
        if isinstance(messages, FailedPart):
            yield messages
        else:
            yield from _each(messages, source, _digest(data), place)


def _each(
    messages: list[Message], source: Source, digest: str, place: str
) -> Iterator[Wrapped | FailedPart]:
    """Give the article of a message and of each that is attached to it."""
    for number, message in enumerate(messages):
        at = f"{place}, attached message {number}" if number else place
        given = caught(functools.partial(_article, message, source, digest), at, met=True)
        yield msgspec.structs.replace(given, place=at, met=True)


def _numbered(found: Iterator[Wrapped | FailedPart]) -> Iterator[Wrapped | FailedPart]:
    number = 0
    for given in found:
        if isinstance(given, FailedPart):
            yield given
        else:
            number += 1
            yield msgspec.structs.replace(given, number=number)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _with_attached(data: bytes) -> list[Message]:
    """Return a message, and those that are attached to it.

    Raises:
        UnreadableError: its parts are too many or nested too deep.

    """
    message = mime.parse_message(data)
    try:
        carriers = [part for part in message.walk() if part.get_content_type() == "message/rfc822"]
    except RecursionError as error:
        raise mime.too_deep() from error
    inner = (child for part in carriers for child in part.get_payload())
    return [message, *(child for child in inner if not isinstance(child, str))]


def _article(message: Message, source: Source, digest: str) -> Wrapped:
    try:
        read = mail_text.content(message, source.encoding)
    except RecursionError as error:
        raise mime.too_deep() from error
    subject = _ANSWERS.sub("", mime.words(message, "Subject"))
    if not read.markup and not read.plain:
        raise NoArticleError(phrase("a message without a text"))
    identity = mime.words(message, "Message-ID").strip("<>")
    sender = mime.words(message, "From").partition("<")[0].strip(" \"'")
    return Wrapped(
        wrapper="mail",
        markup=read.markup,
        plain=_under(subject, read.plain) if read.plain else None,
        encoding=read.encoding,
        encoding_why=read.why,
        sha256=digest,
        title=subject or None,
        url=mime.web_address(message.get("Archived-At"), message.get("Content-Location")),
        outlet=sender if house(sender) is not None else None,
        captured_at=mime.sent(message),
        known={"id": identity} if identity else {},
        warnings=read.warnings,
    )


def _under(subject: str, text: str) -> str:
    """Return a text with the subject above it, unless it begins with that itself."""
    begun = squash(text[: len(subject) + _GREETING])
    return text if squash(subject) in begun else f"{subject}\n\n{text}"
