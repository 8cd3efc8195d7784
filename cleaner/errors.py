"""What can go wrong: a wrong use, and with an input, as one small tree.

WrongUseError           what was asked for cannot be done as asked
└── RecordError         a record that was handed over lacks something, or has it in another type
CleanerError            base: a message for people, without the path
├── UnreadableError     the bytes cannot be had or made sense of (damaged archive, empty)
│   └── BinaryError     they are no text at all: an image, a program
├── NoArticleError      it was read, and it holds no article
│   └── OtherLanguageError  it is one, in a language that was not asked for
└── UnexpectedError     the program could not read it, and should have: an error of ours
"""

from __future__ import annotations

from cleaner.messages import phrase


class WrongUseError(ValueError):
    """An option out of range, or several that do not go together; the message says which."""


class RecordError(WrongUseError):
    """A record that cannot be compared; the message names it and says why."""


_LONGEST = 300  # characters of a message: it may quote an input


class CleanerError(Exception):
    """An input that gives no record; the message, one short line, says why, for people."""

    def __str__(self) -> str:
        message = " ".join(super().__str__().split())
        return message if len(message) <= _LONGEST else f"{message[: _LONGEST - 1]}…"


class UnreadableError(CleanerError):
    """The input cannot be read or decoded."""


class BinaryError(UnreadableError):
    """The input is no text: in a folder it is passed over, as no article."""


class NoArticleError(CleanerError):
    """The input was read, and it is no article."""


class OtherLanguageError(NoArticleError):
    """The article is in a language that was not asked for: it is passed over."""


class WorkersError(Exception):
    """Worker processes cannot be started, or one was killed; the message says which."""


class UnexpectedError(CleanerError):
    """An error of the program's own, told as what it is; `__cause__` is what was met."""

    @classmethod
    def of(cls, cause: Exception) -> UnexpectedError:
        """Return the error that tells of an exception."""
        error = cls(phrase("unexpected {kind}: {error}", kind=type(cause).__name__, error=cause))
        error.__cause__ = cause
        return error
