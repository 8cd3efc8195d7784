"""What holds of every input, whatever it is.

Each check raises `Broken` with the name of the promise and what breaks it; any other exception out
of the package breaks one, too: only declared errors come.
"""

from __future__ import annotations

import functools
import html
import io
import json
import re
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec

from cleaner.article import Article, schema
from cleaner.errors import CleanerError, UnexpectedError
from cleaner.invisible import INVISIBLE
from cleaner.newstext.whitespace import visible
from cleaner.pipeline import Options, read, read_each
from cleaner.wrappers import FailedPart, Source, Wrapped, unwrap
from cleaner.wrappers.net import told_to_the_end

_NOTHING = re.compile(rf"[\s{INVISIBLE}]+")
_TAG = re.compile(r"<[a-zA-Z/!?][^>]{0,200}>|<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SELDOM = 32  # of so many inputs one is read from everywhere: that takes twenty times as long
_SOME = 8  # of so many records one is held against the schema in words
_ENDED = "takes longer than"  # what is said where the limit of time ended a reading
_OPTIONS = Options()


class Broken(Exception):  # noqa: N818 - it is a promise that is broken
    """An input breaks a promise: which, and how."""

    def __init__(self, promise: str, detail: str) -> None:
        super().__init__(f"{promise}: {detail}")
        self.promise = promise


def read_all(
    data: bytes, *, path: str = "x", source: Any = None
) -> list[Article | FailedPart] | CleanerError:
    """Return the records of an input and what failed in their places, or why it gives none."""
    try:
        found = list(read(data if source is None else source, _OPTIONS, path=path))
    except CleanerError as error:
        return error
    return [item if isinstance(item, FailedPart) else item[0] for item in found]


def check_errors(found: list[Article | FailedPart] | CleanerError) -> None:
    """Check that what failed of an input did so as it may."""
    if isinstance(found, CleanerError):
        declared(found)
    else:
        for item in found:
            if isinstance(item, FailedPart):
                declared(item.error)
                if len(str(item).splitlines()) > 1:
                    raise Broken("an error is one line", repr(str(item)))


def declared(error: CleanerError) -> None:
    """Check that an error is one of an input, and none of ours."""
    if isinstance(error, UnexpectedError):
        raise error.__cause__ or error
    if _ENDED in str(error):
        raise Broken("time in proportion to size", str(error))
    if len(str(error).splitlines()) > 1:
        raise Broken("an error is one line", repr(str(error)))


def check_input(data: bytes, *, texts: bool = True) -> None:
    """Check all that holds of an input; `texts`: also that it holds what its records say."""
    found: list[Article | FailedPart] | CleanerError
    parts: list[Wrapped | FailedPart] = []
    try:
        parts += told_to_the_end(unwrap(Source(data)))
        read_of_them = list(read_each(parts, _OPTIONS, path="x"))
        found = [item if isinstance(item, FailedPart) else item[0] for item in read_of_them]
    except CleanerError as error:
        found = error
    check_errors(found)
    if not isinstance(found, CleanerError):
        for part, item in zip(parts, found, strict=True):
            if isinstance(item, Article) and isinstance(part, Wrapped):
                check_record(item)
                if part.finished is None:
                    _check_form(item)
                    if texts:
                        _check_texts(part, item)
    if zlib.crc32(data) % _SELDOM == 0:
        check_ways_in(data, found)


def check_record(article: Article) -> None:
    """Check that a record fits the schema, and that cleaning it again changes nothing."""
    try:
        line = msgspec.json.encode(article.to_dict())
    except UnicodeEncodeError as error:  # half of a surrogate pair
        raise Broken("a record can be written", str(error)) from error
    again = read_all(line)  # which asks for the types of the schema
    if not (
        isinstance(again, list)
        and len(again) == 1
        and isinstance(again[0], Article)
        and msgspec.json.encode(again[0].to_dict()) == line
    ):
        raise Broken("cleaning again changes nothing", f"{article!r} becomes {again!r}")
    if zlib.crc32(line) % _SOME == 0:
        for error in _validator().iter_errors(json.loads(line)):
            raise Broken("the record fits the schema", f"{error.json_path}: {error.message}")


@functools.cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema())


_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?\+08:00)?")
_PLAIN_FIELDS = ("title", "source", "outlet", "author", "editor", "original_title", "column")


def _check_form(article: Article) -> None:
    """Check that texts are bare lines of characters that can be seen, and dates are dates."""
    lines = article.body.split("\n") if article.body else []
    lines += [text for name in _PLAIN_FIELDS if (text := getattr(article, name)) is not None]
    for line in lines:
        if not line or line != line.strip():
            raise Broken("texts are bare lines", repr(line))
        if line != visible(line) or len(line.splitlines()) > 1:
            raise Broken("texts hold no character without a shape", repr(line))
    if article.date is not None and not _DATE.fullmatch(article.date):
        raise Broken("a date is a date", article.date)


def _check_texts(wrapped: Wrapped, article: Article) -> None:
    """Check that no text stands in a record that its input does not hold."""
    if any(warning.endswith("undone") for warning in article.warnings):
        return  # it stands there misread
    words = f"{wrapped.markup or ''}{wrapped.plain or ''}"
    told = (
        wrapped.title,
        wrapped.source,
        wrapped.author,
        wrapped.summary,
        *_strings(wrapped.known),
    )
    words = "\n".join((words, *filter(None, told), *wrapped.keywords))
    views = [squashed(view) for view in _views(words)]
    fields = {"title": article.title, "original_title": article.original_title}
    fields |= {f"paragraph {i}": text for i, text in enumerate(article.body.split("\n"), 1)}
    for name, text in fields.items():
        bare = squashed(text or "")
        if not any(bare in view or _in_order(bare, view) for view in views) and not any(
            _in_order(squashed(_character_escapes_undone(bare)), view) for view in views
        ):  # of escapes, those in the middle of a line may be left
            raise Broken("no text that the input does not hold", f"{name}: {text!r}")
    most = Counter[str]()
    for view in views:
        most |= Counter(view)
    if more := Counter(squashed(article.body)) - most:
        raise Broken("no text twice that the input holds once", f"{more.most_common(5)}")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inside in value.values():
            yield from _strings(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _strings(inside)


def _views(words: str) -> Iterator[str]:
    """Give the text of an input: as it is, and with each layer of escapes taken off."""
    for view in dict.fromkeys((words, _TAG.sub("", words))):  # a tag may part an escape
        yield from _unescaped(view)


def _unescaped(words: str) -> Iterator[str]:
    for _ in range(3):
        yield words
        if "\\" in words:
            yield (bare := _character_escapes_undone(words))
            yield bare.replace("\\n", "").replace("\\t", "").replace("\\", "")
        unescaped = html.unescape(words)
        if unescaped == words:
            return
        words = unescaped


def _character_escapes_undone(words: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), words)


def squashed(text: str) -> str:
    """Take away white space and what has no shape."""
    return _NOTHING.sub("", text)


def _in_order(text: str, words: str) -> bool:
    """Tell whether the characters of a text stand in this order, with others between them."""
    at = 0
    for char in text:
        at = words.find(char, at) + 1
        if not at:
            return False
    return True


class _Pipe(io.RawIOBase):
    """A stream that is read once and gives a few bytes at a time."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._data[self._at : self._at + min(len(buffer), 1000)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


def check_ways_in(data: bytes, found: list[Article | FailedPart] | CleanerError) -> None:
    """Check that an input reads the same from a file, a pipe and an archive as from bytes."""
    _check_same("bytes", read_all(data), found)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "x")
        file.write_bytes(data)
        _check_same("a file", read_all(data, source=file), found)
    pipe = io.BufferedReader(_Pipe(data))
    _check_same("a pipe", read_all(data, source=pipe), found)
    if isinstance(found, CleanerError):
        return  # of an archive's file it is told otherwise
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x", data)
    inside = read_all(packed.getvalue())
    if "archives inside one another" not in str(inside):
        _check_same("an archive", inside, found)


def _check_same(way: str, got: Any, want: Any) -> None:
    if _comparable(got) != _comparable(want):
        raise Broken("the same from file, pipe, bytes and archive", f"{way}: {got!r}, not {want!r}")


def _comparable(found: list[Article | FailedPart] | CleanerError) -> list[Any]:
    if isinstance(found, CleanerError):
        return [type(found).__name__, str(found)]
    return [
        msgspec.structs.replace(item, id=item.id.replace("x/x", "x", 1), path=None)
        if isinstance(item, Article)
        else str(item.error)
        for item in found
    ]
