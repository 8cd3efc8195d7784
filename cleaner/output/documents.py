"""Documents for reading: an article each, in one stream to look at or each in a file of its own."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Callable, Sequence
from typing import Any

from cleaner.errors import WrongUseError
from cleaner.invisible import UNSAFE
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.output.places import OutputPlace
from cleaner.output.record_columns import Columns, Projection
from cleaner.output.sinks import MarkedSink, OnStream
from cleaner.output.streams import OutputError, Stream

Render = Callable[[dict[str, Any]], str]
_UNSAFE = regex(rf'[{UNSAFE}/\\:*?"<>|]+')
_RESERVED = regex(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.I)
_LONGEST = 120  # bytes of a title in a file name; the file system allows 255 for all of it


def open_documents(place: OutputPlace, columns: Columns, suffix: str, render: Render) -> MarkedSink:
    """Open an output of documents.

    Args:
        place: a folder, or a name without a suffix, gets a file an article; a file holds one.
        columns: which fields.
        suffix: of the files.
        render: makes a document of a record.

    Raises:
        OutputError: it cannot be opened.
        WrongUseError: the columns are those of no article.
    """
    if not isinstance(columns, Projection):
        raise WrongUseError(phrase("{format} holds articles, and nothing else", format=suffix))
    if place.path is None:
        return Documents(place.stream(), columns, render)
    if place.is_folder or not os.path.splitext(place.path)[1]:
        return Folder(place.path, columns, suffix, render)
    return OneDocument(place.stream(), columns, render)


class Documents(OnStream):
    """Every article after the other, with a rule between them."""

    def __init__(self, stream: Stream, columns: Projection, render: Render) -> None:
        super().__init__(stream, columns)
        self._projection = columns
        self._render = render

    def write(self, line: bytes) -> None:
        """Write one article."""
        between = "\n" + "-" * 40 + "\n\n" if self.stream.position else ""
        text = between + self._render(self._projection.record(line))
        self.stream.write(text.encode("utf-8"))


class OneDocument(Documents):
    """A file that holds one article."""

    def write(self, line: bytes) -> None:
        """Write the article.

        Raises:
            WrongUseError: it is the second.
        """
        if self.stream.position:
            raise WrongUseError(
                phrase(
                    "{name}: a document holds one article, and here are more; -o FOLDER/ gets a "
                    "file each",
                    name=self.stream.name,
                )
            )
        super().write(line)


class Folder:
    """One file an article, named after its title and its id.

    A file that is there is never written over: the same article is left as it is, another one of
    that name gets a number. So whoever goes on after an interruption writes nothing twice.

    Raises:
        OutputError: the folder cannot be made.
    """

    def __init__(self, path: str, columns: Projection, suffix: str, render: Render) -> None:
        self._path = path
        self._projection = columns
        self._suffix = suffix
        self._render = render
        self._fresh: list[str] = []  # files since the last mark
        self.position = 0
        try:
            os.makedirs(path, exist_ok=True)
        except OSError as error:
            raise self._failure(error) from error

    def write(self, line: bytes) -> None:
        """Write one article to a file of its own."""
        text = self._render(self._projection.record(line)).encode("utf-8")
        stem = file_name(Projection().record(line))
        partial = os.path.join(self._path, f".{stem}{self._suffix}.partial")
        try:
            with open(partial, "wb") as file:
                file.write(text)
            number = 1
            while not _place(partial, path := self._named(stem, number), text):
                number += 1
        except OSError as error:
            raise self._failure(error) from error
        finally:
            with contextlib.suppress(OSError):
                os.unlink(partial)
        self._fresh.append(path)
        self.position += len(text)

    @property
    def due(self) -> bool:
        """Whether a mark is to be made before more is written."""
        return False

    def mark(self) -> list[int]:
        """Bring the files to the disk."""
        try:
            for path in self._fresh:
                with open(path, "rb+") as file:
                    os.fsync(file.fileno())
        except OSError as error:
            raise self._failure(error) from error
        self._fresh.clear()
        return []

    def holds(self, mark: Sequence[int]) -> bool:
        """Whatever was marked is there."""
        return not mark

    def cut(self, mark: Sequence[int]) -> None:
        """Nothing has to go: what is written again is found there."""

    def close(self) -> None:
        """Nothing is left to do: each file is whole."""

    def abandon(self) -> None:
        """Leave what is there."""

    def _named(self, stem: str, number: int) -> str:
        name = stem if number == 1 else f"{stem}-{number}"
        return os.path.join(self._path, name + self._suffix)

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"{self._path}: {(error.strerror or str(error)).lower()}")


def file_name(record: dict[str, Any]) -> str:
    """Return a name for an article's file, without suffix: its title, and a key of its id."""
    title = _UNSAFE.sub(" ", record["title"] or "").strip(" .")
    title = title.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    title = title.lstrip("- .")  # a name that begins so is an option to what is called with it
    if _RESERVED.match(title):
        title += "_"
    key = hashlib.blake2b(record["id"].encode("utf-8"), digest_size=5).hexdigest()
    return f"{title}-{key}" if title else key


def _place(partial: str, path: str, text: bytes) -> bool:
    """Give a partial file its name, unless another has it; the same text is the same file."""
    try:
        os.link(partial, path)
    except FileExistsError:
        return _is_there(path, text)
    except OSError:  # a file system without links
        if os.path.lexists(path):
            return _is_there(path, text)
        os.rename(partial, path)
    return True


def _is_there(path: str, text: bytes) -> bool:
    with open(path, "rb") as file:
        return file.read(len(text) + 1) == text
