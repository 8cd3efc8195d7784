"""Pages of one story that are all given become one record.

Pages belong together when they are of one site, have one headline and one date, and their
addresses differ by a page number alone (`a.html`, `a_2.html`, `a/2`). Two versions of one page are
no pages: where most paragraphs are the same nothing is joined.

All records have to be seen before the first can be given on. They wait in a temporary file, and
where each stands in a temporary SQLite database with a bounded cache: memory holds one story.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from cleaner.article import Kept
from cleaner.evidence import MORE_PAGES
from cleaner.field_table import joined_fields
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.page.hosts import host_of
from cleaner.run.ids import hash_parts
from cleaner.run.scratch import scratch_database
from cleaner.run.work import Cleaned

_SUFFIX = regex(r"\.(?:s?html?|txt|md|php|aspx?)\Z", re.I)
_QUERY = regex(r"[?&](?:page|p|pn)=(\d{1,2})\Z")
_NUMBER = regex(r"(?<=[^_\-/])([_-])(\d{1,2})\Z")
_STEP = regex(r"(?<=[^/])/(\d{1,2})\Z")
_TITLE_NUMBER = regex(r"(?:(?<!\s)\s++)?(?:[(（]\d{1,2}[)）]|第\d{1,2}页)\Z")


class NumberedPage(NamedTuple):
    """An address without its page number, and that number (0 where none is written)."""

    stem: str
    page: int


class Joined(NamedTuple):
    """A record, and how many further pages are in it."""

    item: Cleaned
    pages: int


def split_page_number(address: str) -> NumberedPage:
    """Split the page number off an address or a path."""
    address = address.rstrip("/")
    if found := _QUERY.search(address):
        return NumberedPage(address[: found.start()], int(found[1]))
    bare = _SUFFIX.sub("", address)
    if found := _NUMBER.search(bare):
        return NumberedPage(bare[: found.start()], int(found[2]))
    # `a/1` is a name as often as a page: there the first page has to be `a` itself.
    if (found := _STEP.search(bare)) and int(found[1]) > 1:
        return NumberedPage(bare[: found.start()], int(found[1]))
    return NumberedPage(bare, 0)


def join_pages(records: Sequence[dict[str, Any]], pages: Sequence[int]) -> dict[str, Any]:
    """Join the pages of a story.

    Args:
        records: the pages' records, in page order.
        pages: their numbers; a first page without one is 0.
    """
    first = dict(records[0])
    first["body"] = "\n".join(r["body"] for r in records if r["body"])
    for name in joined_fields(Kept.TOLD):
        first[name] = next((r[name] for r in records if r[name]), None)
    for name in joined_fields(Kept.ALL):
        first[name] = _distinct(value for r in records for value in r[name])
    warnings = _distinct(w for r in records for w in r["warnings"] if w != MORE_PAGES)
    start = 1 if pages[0] == 1 or 1 not in pages else 0
    wanted = range(start if pages[0] <= 1 else 1, pages[-1] + 1)
    have = {start if p == 0 else p for p in pages}
    warnings += [
        phrase("page {number} of the story is missing", number=n) for n in wanted if n not in have
    ]
    first["warnings"] = warnings
    return first


class Pages:
    """Collects records, and gives them back with the pages of a story joined, in their order."""

    def __init__(self) -> None:
        self._spool = tempfile.TemporaryFile(prefix="clean-")  # noqa: SIM115 - closed by results()
        self._index = scratch_database(
            "CREATE TABLE pages (at INTEGER PRIMARY KEY, size INT, story BLOB, page INT);"
            "CREATE INDEX stories ON pages (story)"
        )
        self._end = 0

    def add(self, item: Cleaned) -> None:
        """Take a record in."""
        record = msgspec.json.decode(item.line)
        place = split_page_number(record["url"] or record["id"])
        title = _TITLE_NUMBER.sub("", record["title"] or "")
        site = record["site"] or host_of(record["url"])
        story = hash_parts(site, title, record["date"] or "", place.stem) if title else None
        data = msgspec.msgpack.encode(item)
        self._spool.write(data)
        self._index.execute(
            "INSERT INTO pages VALUES (?, ?, ?, ?)", (self._end, len(data), story, place.page)
        )
        self._end += len(data)

    def results(self) -> Iterator[Joined]:
        """Give every record once, a story where its first page stood."""
        with contextlib.closing(self):
            rows = self._index.execute("SELECT at, size, story FROM pages ORDER BY at")
            for at, size, story in rows:
                group = self._group(story)
                if len(group) < 2 or at not in group.values():
                    yield Joined(self._item(at, size), 0)
                elif at == min(group.values()):
                    yield self._joined(group)

    def close(self) -> None:
        """Give up what stands on disk."""
        with contextlib.suppress(OSError):  # on a full disk what it still holds cannot be written
            self._spool.close()
        self._index.close()

    def _group(self, story: bytes | None) -> dict[int, int]:
        """Return where each page of a story stands, or nothing where they are no pages."""
        if story is None:
            return {}
        found: dict[int, int] = {}
        rows = self._index.execute(
            "SELECT page, at FROM pages WHERE story = ? ORDER BY at", (story,)
        )
        for page, at in rows:
            found.setdefault(page, at)
        if len(found) < 2 or max(found) < 1:
            return {}
        bodies = [_paragraphs(self._record(at)) for at in found.values()]
        return {} if _versions(bodies) else dict(sorted(found.items()))

    def _joined(self, group: dict[int, int]) -> Joined:
        items = [self._item(at, self._size(at)) for at in group.values()]
        record = join_pages([msgspec.json.decode(i.line) for i in items], list(group))
        item = msgspec.structs.replace(
            items[0],
            line=msgspec.json.encode(record),
            text=hash_parts(record["title"] or "", record["body"]),
            warnings=len(record["warnings"]),
        )
        return Joined(item, len(items) - 1)

    def _size(self, at: int) -> int:
        size: int = self._index.execute("SELECT size FROM pages WHERE at = ?", (at,)).fetchone()[0]
        return size

    def _item(self, at: int, size: int) -> Cleaned:
        self._spool.seek(at)
        return msgspec.msgpack.decode(self._spool.read(size), type=Cleaned)

    def _record(self, at: int) -> dict[str, Any]:
        record: dict[str, Any] = msgspec.json.decode(self._item(at, self._size(at)).line)
        return record


def _paragraphs(record: dict[str, Any]) -> frozenset[str]:
    return frozenset(record["body"].split("\n"))


def _versions(bodies: Sequence[frozenset[str]]) -> bool:
    """Tell versions of one page: two of them share most paragraphs."""
    return any(
        2 * len(a & b) > min(len(a), len(b)) for i, a in enumerate(bodies) for b in bodies[:i]
    )


def _distinct(values: Iterable[Any]) -> list[Any]:
    kept: list[Any] = []
    for value in values:
        if value not in kept:
            kept.append(value)
    return kept
