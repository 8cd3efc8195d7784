"""What a caller hands over: a path, a folder, a text, a table, records, or several of them."""

from __future__ import annotations

import contextlib
import os
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from cleaner.article import Article
from cleaner.errors import RecordError, UnreadableError, WrongUseError
from cleaner.frames import table_rows
from cleaner.lazy import regex
from cleaner.library.progress import Counted, counted
from cleaner.messages import phrase
from cleaner.pipeline import Options
from cleaner.reprints.corpus import CorpusRecord, Reprintable, given
from cleaner.run.collected import Records
from cleaner.run.inputs import printable
from cleaner.run.job import Job, Silent

_LONGEST = 4096  # characters of a path
_SUFFIX = regex(r"\.[A-Za-z0-9]{1,8}\Z")


class Heard(Silent):
    """Remembers what failed in a run, for who reads the answer."""

    def __init__(self) -> None:
        self.failures: list[str] = []

    def failed(self, path: str, reason: str) -> None:
        """Remember it."""
        self.failures.append(f"{path}: {reason}")


def path_of(given: object) -> Path | None:
    """Return the path that something is, None for a text.

    A text of one line is a path if something of that name is there.

    Raises:
        UnreadableError: it is written as a path (it has a folder or a suffix, and no blank), and
            nothing is there.
    """
    if isinstance(given, os.PathLike):
        return Path(os.fsdecode(given))
    if not isinstance(given, str) or not given or len(given) > _LONGEST or "\n" in given:
        return None
    if given.lstrip()[:1] in ("<", "{", "[") or "\0" in given:
        return None
    with contextlib.suppress(OSError):
        if os.path.exists(given):
            return Path(given)
    if not re.search(r"\s", given) and (os.sep in given or "/" in given or _SUFFIX.search(given)):
        raise UnreadableError(phrase("{path}: no such file or folder", path=given))
    return None


def lines_below(
    path: Path, options: Options, heard: Heard, jobs: int = 1
) -> tuple[Records, Iterator[bytes]]:
    """Read a file, or all files below a folder, as the commands do.

    Returns:
        The run, whose tally counts what was skipped, and its records as JSON.
    """
    records = Records(Job(paths=(os.fspath(path),), options=options, jobs=jobs), heard, stdin=None)
    return records, iter(records)


def told(failures: Iterable[str], level: int = 3) -> None:
    """Warn of each input that gave no record."""
    for failure in failures:
        warnings.warn(failure, stacklevel=level)


def records_of(articles: object, tell: Counted, jobs: int = 1) -> Iterator[bytes | Reprintable]:
    """Give articles to compare: records as JSON where they are read from files, else as given.

    Raises:
        RecordError: one cannot be compared; the message names it.
        WrongUseError: it is nothing that holds articles.
        UnreadableError: there is no such file or folder.
    """
    if isinstance(articles, (str, os.PathLike)):
        path = path_of(articles)
        if path is None:
            raise WrongUseError(
                phrase("no such file or folder: {path}", path=repr(str(articles)[:80]))
            )
        if not path.exists():
            raise UnreadableError(
                phrase("{path}: no such file or folder", path=printable(os.fspath(path)))
            )
        heard = Heard()
        yield from counted(lines_below(path, Options(), heard, jobs)[1], "reading", tell)
        told(heard.failures, level=4)
        return
    if table_rows.is_table(articles):
        items: Iterable[Any] = table_rows.rows_of_table(articles)
    elif isinstance(articles, Mapping) or not isinstance(articles, Iterable):
        raise WrongUseError(
            phrase("neither a path, a table nor articles: {kind}", kind=type(articles).__name__)
        )
    else:
        items = articles
    total = table_rows.length_of(articles)
    for number, item in enumerate(counted(items, "reading", tell, total), 1):
        yield _record(item, number)


def _record(item: Any, number: int) -> Any:  # noqa: ANN401 - a mapping is read later
    if isinstance(item, Mapping) or hasattr(item, "body"):
        return item
    raise RecordError(
        phrase("record {number}: a {kind}, and no record", number=number, kind=type(item).__name__)
    )


def articles_of(articles: object, tell: Counted, jobs: int = 1) -> Iterator[Reprintable]:
    """Give articles as `dedupe` compares them."""
    decode = msgspec.json.Decoder(CorpusRecord).decode
    for item in records_of(articles, tell, jobs):
        yield decode(item) if isinstance(item, bytes) else item


def json_of(articles: object, tell: Counted, jobs: int = 1) -> Iterator[bytes]:
    """Give articles as JSON lines, whole as they are, as an index keeps them.

    Raises:
        RecordError: one has no id or body; the message names it.
    """
    for number, item in enumerate(records_of(articles, tell, jobs), 1):
        if isinstance(item, bytes):
            yield item
        elif isinstance(item, Article):
            yield msgspec.json.encode(item.to_dict())
        elif isinstance(item, Mapping):
            known = msgspec.structs.asdict(given(item, number))
            yield msgspec.json.encode(table_rows.plain_row(item) | known)
        else:
            names = CorpusRecord.__struct_fields__
            yield msgspec.json.encode({name: getattr(item, name) for name in names})
