"""One article out of an input that may hold many."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cleaner.article import Article
from cleaner.errors import CleanerError
from cleaner.pipeline import read
from cleaner.run.inputs import STDIN, shown
from cleaner.wrappers import Failed


class NoSuchArticleError(Exception):
    """The article cannot be had; the message names what was asked for and says why."""


def read_one(name: str) -> Article:
    """Return the article that a command line names.

    Args:
        name: a file, `-` for standard input, or either with `#ID` for one of many articles. What
            exists is a file, whatever is in its name; else the first `#` parts file and id.

    Raises:
        NoSuchArticleError: nothing can be read there, or not one article is meant.
    """
    path, mark, wanted = (name, "", "") if os.path.exists(name) else name.partition("#")
    try:
        if os.path.isdir(path):
            raise NoSuchArticleError(f"{shown(path)}: a folder, and no file")
        source: Path | BinaryIO = sys.stdin.buffer if path == STDIN else Path(path)
        known = None if path == STDIN else shown(path)
        articles = read(source, path=known)
        return _chosen(articles, path, wanted) if mark else _only(articles, path)
    except (CleanerError, OSError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise NoSuchArticleError(f"{shown(path)}: {why.lower() if why else error}") from error


def _only(articles: Iterator[tuple[Article, object] | Failed], path: str) -> Article:
    """Return the one article that an input holds."""
    found: Article | None = None
    for given in articles:
        if isinstance(given, Failed):
            raise NoSuchArticleError(f"{shown(path)}: {given}")
        if found is not None:
            raise NoSuchArticleError(
                f"{shown(path)}: more than one article; name one as {shown(path)}#{found.id}"
            )
        found = given[0]
    if found is None:
        raise NoSuchArticleError(f"{shown(path)}: no article")
    return found


def _chosen(articles: Iterator[tuple[Article, object] | Failed], path: str, wanted: str) -> Article:
    """Return the first article with an id; where the path gave it, its number will do."""
    names = {wanted, f"{shown(path)}#{wanted}"}
    failed = 0
    for given in articles:
        if isinstance(given, Failed):
            failed += 1
        elif given[0].id in names:
            return given[0]
    why = f" ({failed} of its articles could not be read)" if failed else ""
    raise NoSuchArticleError(f"{shown(path)}: no article has the id {wanted}{why}")
