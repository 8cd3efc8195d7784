"""`clean`, for scripts and notebooks: whatever holds articles, as records."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from cleaner.article import Article
from cleaner.errors import (
    CleanerError,
    NoArticleError,
    UnexpectedError,
    UnreadableError,
    WrongUseError,
)
from cleaner.frames import table_rows
from cleaner.frames.articles import Articles
from cleaner.library import given
from cleaner.library.progress import Counted, Progress, counted, counter
from cleaner.messages import phrase
from cleaner.pipeline import Options, read, read_each
from cleaner.wrappers import FailedPart
from cleaner.wrappers.records import record
from cleaner.wrappers.sheets import parquet


def clean(
    source: object,
    options: Options | None = None,
    *,
    path: str | None = None,
    jobs: int = 1,
    progress: Progress = False,
) -> Articles:
    """Clean whatever holds articles, and give each as a record.

    A bad line of JSON Lines, a damaged record of an archive, a file of a folder or an item of
    several that gives no record does not keep back the others: it is told by a `UserWarning` and
    stands in `failed` of the answer. What is no article in a folder or an archive is passed over,
    and counted as `skipped`.

    Args:
        source: a path, also as text; a folder, read with all below it; the bytes of a file or its
            text; a table of pandas, polars, Arrow or DuckDB, a record a row; a record; or several
            of all these.
        options: how to read; the defaults fit.
        path: of one input, the path to write into its records; by default its own.
        jobs: processes that read a folder. With more than one, the calling script needs the usual
            ``if __name__ == "__main__"``.
        progress: shows a bar on standard error, or is called with what is done ("reading"), how
            much of it, and of how much.

    Raises:
        UnreadableError: the input, or each of several, cannot be read or decoded; or a text that
            is written as a path is none.
        NoArticleError: it holds no article.
        UnexpectedError: the program's own fault.
        WrongUseError: it is nothing that holds articles.

    """
    options = options or Options()
    articles, failed = list[Article](), list[FailedPart]()
    heard, skipped = given.Heard(), 0
    with counter(progress) as tell:
        for found in _read(source, options, path, tell):
            if isinstance(found, Article):
                articles.append(found)
            elif isinstance(found, FailedPart):
                failed.append(found)
            else:
                records, lines = given.lines_below(found, options, heard, jobs)
                articles += map(_finished, counted(lines, "reading", tell))
                skipped += records.tally.skipped
    return _answer(articles, failed, heard, skipped)


def _answer(
    articles: list[Article], failed: list[FailedPart], heard: given.Heard, skipped: int
) -> Articles:
    """Warn of what gave no record; raise it where nothing gave one."""
    failures = [failure for failure in failed if not failure.passed_over]
    if failed and not articles and not heard.failures:
        first = (failures or failed)[0]
        raise type(first.error)(str(first)) from first.error
    messages = [*map(str, failures), *heard.failures]
    given.told(messages)
    return Articles(articles, messages, skipped + len(failed) - len(failures))


def _read(
    source: object, options: Options, path: str | None, tell: Counted
) -> Iterator[Article | FailedPart | Path]:
    """Give the articles of a source, failures in their places, and folders as they are.

    Raises:
        CleanerError: the source is one input, and gives no record.
        WrongUseError: it is nothing that holds articles.
    """
    if isinstance(source, Article):
        yield from _rows([source.to_dict()], options, path, None)
    elif isinstance(source, Mapping):
        yield from _rows([table_rows.plain_row(source)], options, path, None)
    elif table_rows.is_table(source):
        found = counted(
            table_rows.rows_of_table(source), "reading", tell, table_rows.length_of(source)
        )
        yield from _rows(found, options, path, 1)
    elif isinstance(source, bytes) or hasattr(source, "read"):
        yield from _one(source, options, path)
    elif isinstance(source, (str, os.PathLike)):
        named = given.path_of(source)
        if named is not None and named.is_dir():
            yield named
        else:
            yield from _one(source if named is None else named, options, path)
    elif isinstance(source, Iterable):
        for number, item in enumerate(counted(source, "reading", tell), 1):
            yield from _item(item, number, options)
    else:
        raise WrongUseError(phrase("holds no articles: {kind}", kind=type(source).__name__))


def _item(item: object, number: int, options: Options) -> Iterator[Article | FailedPart | Path]:
    """Read one of several; that it gives no record is told in its place."""
    place = os.fspath(item) if isinstance(item, os.PathLike) else f"record {number}"
    place = os.fsdecode(place)
    if isinstance(item, (list, tuple, set)):
        yield FailedPart(
            place, NoArticleError(phrase("a {kind}, and no article", kind=type(item).__name__))
        )
        return
    try:
        for found in _read(item, options, None, _silent):
            if isinstance(found, FailedPart):
                found = msgspec.structs.replace(
                    found, place=", ".join(filter(None, (place, found.place)))
                )
            yield found
    except CleanerError as error:
        yield FailedPart(place, error)
    except (OSError, WrongUseError) as error:
        yield FailedPart(place, UnreadableError(str(getattr(error, "strerror", None) or error)))


def _one(source: Any, options: Options, path: str | None) -> Iterator[Article | FailedPart]:  # noqa: ANN401
    for found in read(source, options, path=path):
        yield found if isinstance(found, FailedPart) else found[0]


def _rows(
    found: Iterable[dict[str, Any]], options: Options, path: str | None, first: int | None
) -> Iterator[Article | FailedPart]:
    """Read records; `first` is the number of the first, None where it stands alone."""
    numbers = itertools.count(first) if first is not None else itertools.repeat(None)
    values = (parquet.value_of(number, row) for number, row in zip(numbers, found, strict=False))
    kind = "a table" if first is not None else "a record"
    for item in read_each(record.articles(values, kind), options, path=path):
        yield item if isinstance(item, FailedPart) else item[0]


def _finished(line: bytes) -> Article:
    """Return a record of a run, which was written as one of ours."""
    article = record.finished(msgspec.json.decode(line))
    if article is None:
        raise UnexpectedError(phrase("a record of the run cannot be read again"))
    return article


def _silent(what: str, done: int, total: int | None) -> None:
    """Look away."""
