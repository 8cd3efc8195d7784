"""One input, read: what came of it, as small messages that can pass between processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from cleaner.article import Article
from cleaner.compose import Trace
from cleaner.errors import BinaryError, CleanerError, NoArticleError
from cleaner.pipeline import Options, read
from cleaner.run.explaining import Explanation, explain
from cleaner.run.ids import digest
from cleaner.run.inputs import Input, shown


class Cleaned(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """An article: its record as a JSON line, and what the run has to know of it."""

    line: bytes
    id: str
    text: bytes  # a hash of its headline and body
    site: str | None
    host: str  # of its address, "" where none is known
    warnings: int
    explanation: Explanation | None = None


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """An input, or the Nth article of one, that gave no record."""

    reason: str
    number: int | None = None


class Skipped(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """An input that was met in a folder and is no article."""

    reason: str


Item = Cleaned | Failed | Skipped


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What is done with every input of a run."""

    options: Options
    explain: bool = False

    def __call__(self, given: Input) -> Iterator[Item]:
        """Read one input: every article in it, and whatever went wrong. Never raises."""
        if given.problem is not None:
            yield Failed(reason=given.problem)
        elif given.skip is not None:
            yield Skipped(reason=given.skip)
        elif not given.ends:
            yield from self._read(given)

    def _read(self, given: Input) -> Iterator[Item]:
        path = None if given.is_stream else shown(given.path)
        source = given.data if given.data is not None else Path(given.file or given.path)
        try:
            for found in read(source, self.options, path=path):
                yield self._item(*found)
        except (NoArticleError, BinaryError) as error:
            reason = one_line(str(error))
            yield Failed(reason=reason) if given.named else Skipped(reason=reason)
        except CleanerError as error:
            yield Failed(reason=one_line(str(error)))
        except OSError as error:
            yield Failed(reason=(error.strerror or str(error)).lower())
        except MemoryError:
            yield Failed(reason="out of memory")
        except (
            Exception
        ) as error:  # one bad input must not end the run; its kind tells what to mend
            yield Failed(reason=one_line(f"unexpected {type(error).__name__}: {error}"))

    def _item(self, article: Article, trace: Trace) -> Item:
        return Cleaned(
            line=encode(article),
            id=article.id,
            text=digest(article.title or "", article.body),
            site=article.site,
            host=host_of(article.url),
            warnings=len(article.warnings),
            explanation=explain(article, trace) if self.explain else None,
        )


def encode(article: Article) -> bytes:
    """Return a record as JSON; half a surrogate pair, which has no UTF-8, becomes U+FFFD."""
    record = article.to_dict()
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(record))


def host_of(url: str | None) -> str:
    """Return the host of an address in lower case, or ""."""
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""


def one_line(text: str) -> str:
    """Return a message on one line, cut where it grows long."""
    text = " ".join(text.split())
    return text if len(text) <= 300 else text[:299] + "…"


def _whole(value: Any) -> Any:  # noqa: ANN401 - any part of a record
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {_whole(k): _whole(v) for k, v in value.items()}
    return [_whole(v) for v in value] if isinstance(value, list) else value
