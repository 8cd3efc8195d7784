"""The articles of a portion, made ready: what is kept of each, and what it is compared by."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

import msgspec
import numpy as np

from cleaner.index.packed_records import pack_record
from cleaner.ledger.anchors import Anchors, anchors_of
from cleaner.ledger.shelf import pack_story
from cleaner.ledger.story import normal_forms
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.texts.digest import Digested, digest_all
from cleaner.reprints.texts.fingerprint_spool import Numbers, Ordinals
from cleaner.reprints.texts.text_store import Spool
from cleaner.run.ids import Ids, hash_parts


class Arrival(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One article of a portion."""

    id: str
    title: str | None
    date: str | None
    captured: str | None
    source: str | None
    outlet: str | None
    url: str | None
    warned: bool
    content: bytes  # a hash of all that an answer shows or depends on, but for `warned`
    key: bytes  # stands for its text
    body: int  # stands for the normal form of its body
    head: str
    length: int
    record: int  # its place in the spools of records, stories and anchors


class _Line(CorpusRecord, frozen=True, kw_only=True):
    captured_at: str | None = None
    line: bytes = b""


class _Head(msgspec.Struct):
    head: str


class Arrivals:
    """The articles of one portion; their records and texts wait on disk.

    Args:
        added: tells when the article of an id comes into the index; None where nobody knows.
    """

    def __init__(self, added: Callable[[str], str | None] = lambda _: None) -> None:
        self.added = added
        self.articles: list[Arrival] = []
        self.records = Spool()
        self.texts = Spool()
        self.stories = Spool()
        self._anchors = Spool()
        self._places: dict[bytes, int] = {}
        self.bodies: dict[int, int] = {}  # the place of each
        self._owners: list[Ordinals] = []
        self._prints: list[Numbers] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.records.close()
        self.texts.close()
        self.stories.close()
        self._anchors.close()

    def read(self, lines: Iterable[bytes], *, jobs: int) -> None:
        """Take the records of a portion in, as JSON.

        Raises:
            msgspec.ValidationError: one has no id or body, or another type of value in a field.
        """
        for chunk, made in digest_all(given_once(lines), jobs):
            heads = [msgspec.msgpack.decode(text, type=_Head).head for text in made.texts]
            for i, (article, (*_, codes)) in enumerate(
                zip(chunk, normal_forms(chunk), strict=True)
            ):
                self.stories.append(pack_story(codes))
                self._anchors.append(anchors_of(codes).tobytes())
                self._take(article, made, i, heads[i])
            self._take_prints(made)
        self.records.flush()
        self.texts.flush()
        self.stories.flush()
        self._anchors.flush()

    def _take(self, article: _Line, made: Digested, i: int, head: str) -> None:
        key = made.keys[i]
        if key not in self._places:
            self._places[key] = self.texts.append(made.texts[i])
        self.articles.append(
            Arrival(
                id=article.id,
                title=article.title,
                date=article.date,
                captured=article.captured_at,
                source=article.source,
                outlet=article.outlet,
                url=article.url,
                warned=bool(article.warnings),
                content=_content(article),
                key=key,
                body=made.bodies[i],
                head=head,
                length=made.lengths[i],
                record=self.records.append(pack_record(article.line)),
            )
        )

    def _take_prints(self, made: Digested) -> None:
        """Keep the fingerprints of each body once."""
        number = np.full(len(made.bodies), -1, dtype=np.int32)
        for i, body in enumerate(made.bodies):
            if body not in self.bodies:
                number[i] = self.bodies[body] = len(self.bodies)
        owners = number[made.owners]
        self._owners.append(owners[owners >= 0])
        self._prints.append(made.prints[owners >= 0])

    def prints(self) -> tuple[Ordinals, Numbers]:
        """Return the rows (place among the bodies, fingerprint), those of a body together."""
        return (
            np.concatenate([np.empty(0, dtype=np.int32), *self._owners]),
            np.concatenate([np.empty(0, dtype=np.int64), *self._prints]),
        )

    def anchors_of(self, article: Arrival) -> Anchors:
        """Return the anchors of an article."""
        return np.frombuffer(self._anchors.read(article.record), dtype=np.int64)

    def text(self, key: bytes) -> bytes:
        """Return a text, encoded."""
        return self.texts.read(self._places[key])


def given_once(lines: Iterable[bytes]) -> Iterator[_Line]:
    """Give each article of a portion once: of one id and one text one, another text as `ID#2`."""
    decode = msgspec.json.Decoder(_Line).decode
    with contextlib.closing(Ids()) as ids:
        for line in lines:
            article = decode(line)
            given = ids.take(article.id, hash_parts(article.title or "", article.body))
            if given is not None:
                yield msgspec.structs.replace(article, id=given, line=line)


def _content(article: _Line) -> bytes:
    parts = (article.title, article.date, article.source, article.outlet, article.url)
    return hash_parts(article.body, *(f"={part}" if part is not None else "" for part in parts))
