"""Which paragraphs of a diff are shown, and where a moved one is told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from cleaner.diff import ParagraphRow


class Moved(msgspec.Struct, frozen=True):
    """The place on the left that a paragraph was moved away from."""

    row: ParagraphRow
    to: int  # its number on the right


class Folded(msgspec.Struct, frozen=True):
    """Paragraphs that are not shown: they are the same."""

    paragraphs: int


Shown = ParagraphRow | Moved


def in_context(rows: Sequence[ParagraphRow], context: int | None) -> Iterator[Shown | Folded]:
    """Give what is shown of some rows: changes with `context` kept paragraphs around; None for all.

    Where nothing differs nothing is shown, but for all.
    """
    items = list(_with_places(rows))
    if context is None:
        yield from items
        return
    near = [False] * len(items)
    for i, item in enumerate(items):
        if isinstance(item, Moved) or item.kind != "kept":
            for k in range(max(0, i - context), min(len(items), i + context + 1)):
                near[k] = True
    hidden = 0
    for item, is_near in zip(items, near, strict=True):
        if not is_near:
            hidden += 1
            continue
        if hidden:
            yield Folded(hidden)
            hidden = 0
        yield item
    if hidden:
        yield Folded(hidden)


def _with_places(rows: Sequence[ParagraphRow]) -> Iterator[Shown]:
    """Give the rows, and before what followed them on the left the places of moved ones."""
    away = sorted((row for row in rows if row.kind == "moved"), key=lambda row: row.left_at)
    told = 0
    for row in rows:
        if row.kind != "moved" and row.left_at:
            while told < len(away) and away[told].left_at < row.left_at:
                yield Moved(away[told], away[told].right_at[0])
                told += 1
        yield row
    yield from (Moved(row, row.right_at[0]) for row in away[told:])
