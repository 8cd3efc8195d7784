"""One article out of an input that may hold many."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from cleaner.messages import phrase
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
    given = (
        Input(path=path, problem=phrase("a folder")) if os.path.isdir(path) else next(walk([path]))
    )
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
                    phrase(
                        "{path}: more than one article; name one as {path}#{id}",
                        path=path,
                        id=found.id,
                    )
                )
            found = item
    if found is None:
        raise NoSuchArticleError(phrase("{path}: no article", path=path))
    return found.line


def _chosen(items: Iterator[Item], path: str, wanted: str) -> bytes:
    """Return the first article with an id; where the path gave it, its number will do."""
    failed = ""
    for item in items:
        if isinstance(item, Failed):
            failed = failed or item.told
        elif isinstance(item, Cleaned) and item.id in (wanted, f"{path}#{wanted}"):
            return item.line
    told = phrase("{path}: no article has the id {id}", path=path, id=wanted)
    if failed:
        told = phrase(
            "{path}: no article has the id {id} ({reason})",
            path=path,
            id=wanted,
            reason=failed,
        )
    raise NoSuchArticleError(told)
