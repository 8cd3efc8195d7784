"""One article out of an input that may hold many."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from cleaner.pipeline import Options
from cleaner.run.inputs import Input, printable, walk
from cleaner.run.work import Cleaned, Failed, Item, Task


class NoSuchArticleError(Exception):
    """The article cannot be had; the message names what was asked for and says why."""


def read_one(name: str, stdin: BinaryIO | None) -> bytes:
    """Return the record, as JSON, of the article that a command line names.

    Args:
        name: a file, `-` for standard input, or either with `#ID` for one of many articles. What
            exists is a file, whatever is in its name; else the first `#` parts file and id.
        stdin: standard input; None where it is closed.

    Raises:
        NoSuchArticleError: nothing can be read there, or not one article is meant.
    """
    path, mark, wanted = (name, "", "") if os.path.exists(name) else name.partition("#")
    given = Input(path=path, problem="a folder") if os.path.isdir(path) else next(walk([path]))
    items = Task(options=Options())(given, stdin)
    return _chosen(items, printable(path), wanted) if mark else _only(items, printable(path))


def _only(items: Iterator[Item], path: str) -> bytes:
    """Return the one article that an input holds."""
    found: Cleaned | None = None
    for item in items:
        if isinstance(item, Failed):
            raise NoSuchArticleError(f"{path}: {item.told}")
        if isinstance(item, Cleaned):
            if found is not None:
                raise NoSuchArticleError(
                    f"{path}: more than one article; name one as {path}#{found.id}"
                )
            found = item
    if found is None:
        raise NoSuchArticleError(f"{path}: no article")
    return found.line


def _chosen(items: Iterator[Item], path: str, wanted: str) -> bytes:
    """Return the first article with an id; where the path gave it, its number will do."""
    reason = ""
    for item in items:
        if isinstance(item, Failed):
            reason = reason or f" ({item.told})"
        elif isinstance(item, Cleaned) and item.id in (wanted, f"{path}#{wanted}"):
            return item.line
    raise NoSuchArticleError(f"{path}: no article has the id {wanted}{reason}")
