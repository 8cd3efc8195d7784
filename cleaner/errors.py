"""What can go wrong: a wrong use, and with an input, as one small tree.

WrongUseError           what was asked for cannot be done as asked
CleanerError            base: a message for people, without the path
├── UnreadableError     the bytes cannot be had or made sense of (damaged archive, empty)
│   └── BinaryError     they are no text at all: an image, a program
└── NoArticleError      it was read, and it holds no article
"""


class WrongUseError(ValueError):
    """An option out of range, or several that do not go together; the message says which."""


class CleanerError(Exception):
    """An input that gives no record; the message says why, for people."""


class UnreadableError(CleanerError):
    """The input cannot be read or decoded."""


class BinaryError(UnreadableError):
    """The input is no text: in a folder it is passed over, as no article."""


class NoArticleError(CleanerError):
    """The input was read, and it is no article."""
