"""Records in: JSON Lines, plain or gzipped, and Parquet."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import duckdb
import msgspec

from cleaner.article import FIELDS, Article

SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".parquet")
STDIN = "-"

_LISTS = ("keywords", "linked_securities", "linked_boards", "images", "warnings")
_TEXTS = ("body", "wrapper", "input_sha256", "cleaner_version")
_DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(FIELDS, None),
    **dict.fromkeys(_TEXTS, ""),
    **{name: [] for name in _LISTS},
}


class RecordError(ValueError):
    """A line that is no record; the message names file and line."""


def to_article(record: dict[str, Any]) -> Article:
    """Return the article of a record; keys that are missing are null, foreign ones are kept.

    Raises:
        msgspec.ValidationError: a field is of another kind, or there is no id.

    """
    fields = {**_DEFAULTS}
    extra = {}
    for key, value in record.items():
        if key not in _DEFAULTS:
            extra[key] = value
        elif value is not None:
            fields[key] = value
    if isinstance(fields["id"], int):
        fields["id"] = str(fields["id"])
    return msgspec.convert({**fields, "extra": extra}, Article)


def find_files(paths: Iterable[str]) -> Iterator[str]:
    """Yield the record files among paths; folders are searched, in the order of their names."""
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            for found in sorted(Path(path).rglob("*")):
                if found.is_file() and found.name.endswith(SUFFIXES):
                    yield str(found)
        else:
            yield path


def read_records(paths: Iterable[str], errors: list[RecordError]) -> Iterator[Article]:
    """Yield the articles of files, folders and ``-``; what is no record goes to `errors`."""
    for path in find_files(paths):
        try:
            yield from (_parquet(path) if path.endswith(".parquet") else _lines(path, errors))
        except (OSError, EOFError, duckdb.Error) as error:
            errors.append(RecordError(f"{path}: {error}"))


@contextmanager
def _open(path: str) -> Iterator[IO[bytes]]:
    if path == STDIN:
        yield sys.stdin.buffer
        return
    with gzip.open(path) if path.endswith(".gz") else Path(path).open("rb") as file:
        yield file  # type: ignore[misc]  # gzip's class is a stream of bytes too


def _lines(path: str, errors: list[RecordError]) -> Iterator[Article]:
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    with _open(path) as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                article = to_article(decode(line))
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                errors.append(RecordError(f"{path}:{number}: {error}"))
            else:
                yield article


def _parquet(path: str) -> Iterator[Article]:
    with duckdb.connect() as db:
        cursor = db.execute("SELECT * FROM read_parquet(?)", [path])
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(1024):
            for row in rows:
                yield to_article(dict(zip(names, row, strict=True)))
