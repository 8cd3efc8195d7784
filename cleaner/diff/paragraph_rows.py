"""A diff as a table: a row a paragraph of the original and its reprint."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import msgspec

from cleaner.diff.diff_model import Diff, Furniture, Kind, ParagraphRow
from cleaner.json_schema import schema_of

Exchanged = list[tuple[str, str]]


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of the original, of the reprint, or of both."""

    cluster: str | None  # None where two articles were compared by themselves
    original: str  # ids
    reprint: str
    kind: Kind
    original_at: list[int]  # paragraphs, counted from 1
    reprint_at: list[int]
    original_text: str
    reprint_text: str
    kept: float  # share of the original's letters that the reprint has, furniture apart
    furniture: Furniture | None  # where all that differs is of that kind
    figures: Exchanged  # as the original and as the reprint prints them, furniture apart
    dates: Exchanged
    codes: Exchanged
    opposites: Exchanged
    names: Exchanged


def rows_of_diff(diff: Diff, cluster: str | None = None) -> Iterator[Paragraph]:
    """Give the rows of a diff, in reading order."""
    for row in diff.rows:
        yield Paragraph(
            cluster,
            diff.left.id,
            diff.right.id,
            row.kind,
            [number + 1 for number in row.left_at],
            [number + 1 for number in row.right_at],
            row.left,
            row.right,
            row.kept,
            row.furniture,
            *(_exchanged(row, kind) for kind in ("figure", "date", "code", "opposite", "name")),
        )


def _exchanged(row: ParagraphRow, kind: str) -> Exchanged:
    return [
        (value.left, value.right)
        for value in row.values
        if value.kind == kind and value.furniture is None
    ]


@functools.cache
def diff_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a diff."""
    return _schema(Diff)


@functools.cache
def paragraph_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a row of the table."""
    return _schema(Paragraph)


def _schema(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return schema_of(kind)
