"""One input, read: what came of it, as small messages that can pass between processes."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from cleaner.article import Article
from cleaner.compose.composing import Trace
from cleaner.errors import (
    BinaryError,
    CleanerError,
    NoArticleError,
    OtherLanguageError,
    UnexpectedError,
)
from cleaner.messages import phrase
from cleaner.overtime import TIMEOUT, Overtime, limited
from cleaner.page.hosts import host_of
from cleaner.pipeline import Options, read, read_each
from cleaner.run.explaining import RecordExplanation, explain_record
from cleaner.run.ids import hash_parts
from cleaner.run.inputs import STDIN, Input, printable
from cleaner.wrappers import FailedPart as Refused
from cleaner.wrappers.sheets.parquet import unwrap_row


class Cleaned(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """An article: its record as a JSON line, and what the run has to know of it."""

    line: bytes
    id: str
    text: bytes  # a hash of its headline and body
    site: str | None
    host: str  # of its address, "" where none is known
    warnings: int
    explanation: RecordExplanation | None = None


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """An input, or a part of one, that gave no record; `nothing`: because it is no article."""

    reason: str
    nothing: bool = False
    place: str | None = None  # in a container: line 7
    address: str | None = None

    @property
    def told(self) -> str:
        """The message for people."""
        where = ", ".join(filter(None, (self.place, self.address)))
        return f"{where}: {self.reason}" if where else self.reason


class Skipped(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What was met in a folder or an archive and is no article."""

    reason: str
    place: str | None = None
    address: str | None = None


_HELD = 1_000

Item = Cleaned | Failed | Skipped


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What is done with every input of a run; an article may take `timeout` seconds, 0: any."""

    options: Options
    explain: bool = False
    timeout: float = TIMEOUT

    def __call__(self, given: Input, stdin: BinaryIO | None = None) -> Iterator[Item]:
        """Read one input: every article in it, and whatever went wrong. Never raises."""
        if given.problem is not None:
            yield Failed(reason=given.problem)
        elif given.skip is not None:
            yield Skipped(reason=given.skip)
        elif not given.ends:
            items = self._read(given, stdin)
            yield from items if given.named else passed_over(items)

    def _read(self, given: Input, stdin: BinaryIO | None) -> Iterator[Item]:
        path = None if given.is_stream else printable(given.path)
        try:
            with _opened(given, stdin) as source:
                yield from self.items(source, path)
        except OSError as error:
            yield Failed(reason=(error.strerror or str(error)).lower())

    def items(self, source: bytes | Path | BinaryIO, path: str | None) -> Iterator[Item]:
        """Read what was opened; `path` is what its records tell. Never raises."""
        yield from self._timed(self._items(read(source, self.options, path=path)))

    def row_items(self, row: dict[str, Any], path: str | None) -> Iterator[Item]:
        """Read the row of a table. Never raises."""
        yield from self._timed(self._items(read_each(unwrap_row(row), self.options, path=path)))

    def _timed(self, items: Iterator[Item]) -> Iterator[Item]:
        """Give items; what others do with them takes none of their time."""
        while True:
            try:
                with limited(self.timeout):
                    item = next(items, None)
            except Overtime as error:  # it came too late for the net below
                item = Failed(reason=str(error))
            if item is None:
                return
            yield item

    def _items(self, found: Iterable[tuple[Article, Trace] | Refused]) -> Iterator[Item]:
        try:
            for given in found:
                if isinstance(given, Refused):
                    yield _refused(given)
                else:
                    yield self._item(*given)
        except OtherLanguageError as error:
            yield Skipped(reason=str(error))
        except CleanerError as error:
            yield _failed(error)
        except Overtime as error:
            yield Failed(reason=str(error))
        except OSError as error:
            yield Failed(reason=(error.strerror or str(error)).lower())
        except MemoryError:
            yield Failed(reason=phrase("out of memory"))
        except (
            Exception
        ) as error:  # one bad input must not end the run; its kind tells what to mend
            yield Failed(reason=one_line(str(UnexpectedError.of(error))))

    def _item(self, article: Article, trace: Trace) -> Item:
        return Cleaned(
            line=encode(article),
            id=article.id,
            text=hash_parts(article.title or "", article.body),
            site=article.site,
            host=host_of(article.url),
            warnings=len(article.warnings),
            explanation=explain_record(article, trace) if self.explain else None,
        )


@contextlib.contextmanager
def _opened(given: Input, stdin: BinaryIO | None) -> Iterator[Path | BinaryIO]:
    """Open an input: a path is opened when it is read, a stream is read once."""
    if given.path == STDIN:
        if stdin is None:
            raise OSError(errno.EBADF, "standard input is closed")
        yield stdin
    elif given.is_stream:
        with open(given.path, "rb") as stream:
            yield stream
    else:
        yield Path(given.path)


def _refused(given: Refused) -> Failed | Skipped:
    if given.passed_over:
        reason = one_line(str(given.error))
        return Skipped(reason=reason, place=given.place, address=given.address)
    return _failed(given.error, given.place, given.address)


def _failed(error: CleanerError, place: str | None = None, address: str | None = None) -> Failed:
    nothing = isinstance(error, (NoArticleError, BinaryError))
    return Failed(reason=one_line(str(error)), nothing=nothing, place=place, address=address)


def passed_over(items: Iterator[Item]) -> Iterator[Item]:
    """Make what was met in a folder and holds no article at all one thing that is skipped.

    Its failures are held back until the first article is found, or until they are too many.
    """
    held: list[Failed] = []
    for item in items:
        if isinstance(item, Failed) and item.nothing and len(held) < _HELD:
            held.append(item)
            continue
        yield from held
        yield item
        yield from items
        return
    if len(held) == 1:
        only = held[0]
        yield Skipped(reason=only.reason, place=only.place, address=only.address)
    elif held:
        yield Skipped(reason=phrase("none of its parts is an article"))


def encode(article: Article) -> bytes:
    """Return a record as JSON; half a surrogate pair, which has no UTF-8, becomes U+FFFD."""
    record = article.to_dict()
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(record))


def renamed(line: bytes, identity: str) -> bytes:
    """Give a record another id, and say so in its warnings."""
    record = msgspec.json.decode(line)
    record["warnings"].append(f"another article has the id {record['id']}: this one is {identity}")
    record["id"] = identity
    return msgspec.json.encode(record)


def one_line(text: str) -> str:
    """Return a message on one line that any encoding can write, cut where it grows long."""
    text = " ".join(text.encode("utf-8", "replace").decode().split())
    return text if len(text) <= 300 else text[:299] + "…"


def _whole(value: Any) -> Any:  # noqa: ANN401 - any part of a record
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {_whole(k): _whole(v) for k, v in value.items()}
    return [_whole(v) for v in value] if isinstance(value, list) else value
