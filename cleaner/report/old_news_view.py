"""The ledger as the page tells it: of each article that holds old news who printed it first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from cleaner.ledger import Ledger
from cleaner.report.embedded_data import BlockWriter
from cleaner.report.page_data import First, OldNews, Provenance
from cleaner.report.stories import Outlets, shown
from cleaner.reprints.clusters.moments import moment

_PARTS = {"form": -1, "standing": -2}  # what stands in the place of a source's number


class _Printed(msgspec.Struct):
    body: str
    title: str | None = None
    url: str | None = None


def old_news(
    entries: Iterable[Ledger],
    blocks: BlockWriter,
    outlets: Outlets,
    read: Callable[[str], bytes],
) -> Iterator[OldNews]:
    """Give what the page is told of articles that hold old news.

    Args:
        entries: their ledgers.
        blocks: gets their texts.
        outlets: get the names.
        read: returns a record's line by its id.
    """
    encode = msgspec.json.Encoder().encode
    decode = msgspec.json.Decoder(_Printed).decode
    for entry in entries:
        printed = decode(read(entry.id))
        detail = blocks.count
        blocks.add(encode(Provenance(pieces=list(_pieces(entry, printed.body)))))
        yield OldNews(
            id=entry.id,
            title=printed.title,
            outlet=outlets.place(entry.outlet),
            date=shown(moment(entry.date, entry.id)),
            url=printed.url,
            kind=entry.kind,
            share=entry.share or 0.0,
            characters=entry.characters,
            form=entry.form,
            standing=entry.standing,
            sources=[
                First(
                    id=source.id,
                    title=source.title,
                    outlet=outlets.place(source.outlet),
                    date=shown(moment(source.date, source.id)),
                    characters=source.characters,
                )
                for source in entry.sources
            ],
            detail=detail,
        )


def _pieces(entry: Ledger, body: str) -> Iterator[str | tuple[str, int]]:
    """Part a text into what is new and what stood somewhere first."""
    numbers = {source.id: number for number, source in enumerate(entry.sources)}
    at = 0
    for passage in entry.passages:
        if at < passage.start:
            yield body[at : passage.start]
        place = numbers[passage.first] if passage.kind == "old" else _PARTS[passage.kind]
        yield body[passage.start : passage.end], place
        at = passage.end
    if at < len(body):
        yield body[at:]
