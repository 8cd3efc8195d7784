"""What an index holds, then what is read beside it: each article once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from cleaner.novelty.novelty_run import Arrived
from cleaner.reprints.corpus import CorpusRecord


def held_then_read(
    held: Iterable[Arrived],
    read: Iterable[tuple[str, bytes]],
    *,
    without: Collection[str] = (),
    now: str | None = None,
) -> Iterator[Arrived]:
    """Give the records of an index, and those that are read and that it has not.

    Args:
        held: of the index.
        read: each under its id.
        without: ids of which none is given.
        now: when those that are read arrive; None where nobody asks.
    """
    decode = msgspec.json.Decoder(CorpusRecord).decode
    known = set(without)
    for arrived in held:
        if (id_ := decode(arrived.line).id) not in without:
            known.add(id_)
            yield arrived
    yield from (Arrived(line, now) for id_, line in read if id_ not in known)
