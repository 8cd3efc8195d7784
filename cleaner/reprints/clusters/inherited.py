"""What an article has from the one that it was copied from, as it prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleaner.reprints.clusters.collation import Variant
from cleaner.reprints.result import Inherited
from cleaner.reprints.settings import SENTENCE
from cleaner.reprints.texts.passages import CLAUSE, passage
from cleaner.reprints.texts.prepared import Text
from cleaner.reprints.texts.printed_values import Printed


def printed_readings(text: Text, variants: Iterable[Variant]) -> Iterator[Inherited]:
    """Give the variants of a text as it prints them, each once."""
    sides = (text.headline, text.title_values), (text.story, text.values)
    told: set[Inherited] = set()
    for variant in variants:
        in_body = variant.start >= len(text.title)
        offset = len(text.title) if in_body else 0
        found = _printed(variant, offset, *sides[in_body])
        if found not in told:
            told.add(found)
            yield found


def _printed(variant: Variant, offset: int, story: str, values: Sequence[Printed]) -> Inherited:
    start, end = variant.start - offset, variant.end - offset
    if variant.kind is not None:
        for value in values:
            if value.start <= start < value.end:
                return Inherited(variant.kind, value.text)
    return Inherited("cut" if variant.joint else "words", clause(story, start, end))


def clause(story: str, start: int, end: int) -> str:
    """Return the clauses of a text that hold a span of its normal form, a sentence of them."""
    found = passage(story, start, end, CLAUSE)
    return found if len(found) <= SENTENCE else f"{found[: SENTENCE - 1]}…"
