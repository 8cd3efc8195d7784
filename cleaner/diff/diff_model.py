"""What a diff is, as data: two versions of a story, paragraph by paragraph.

A `Diff` has `rows` in reading order: that of the right, and what is missing there where it stood
on the left. Each paragraph of either body stands in exactly one row. `left` and `right` of a row
are the texts of its paragraphs, joined by line ends, ``""`` where it has none; `left_at` and
`right_at` are their numbers, counted from 0. So the left texts in the order of `left_at`, joined
by line ends, are the left body, and so are the right's. A row has more than one paragraph on a side
where one was split or several were joined.

`spans` cut a row (and the two titles) into pieces: the left sides joined are the row's left text,
the right sides its right. A piece of `equal` letters may be printed differently on either side
(punctuation, width, script), which is no change unless it was asked for.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from cleaner.newstext.values.value import ValueKind

Op = Literal["equal", "changed"]
Kind = Literal["kept", "edited", "cut", "added", "moved", "doubtful"]
Furniture = Literal["dateline", "byline", "editor", "source", "agency mark", "credits"]


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An article, as far as a diff reads it; a record of `clean` can be decoded into it."""

    id: str
    body: str = ""
    title: str | None = None
    date: str | None = None
    source: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    editor: str | None = None
    warnings: list[str] = []


class Side(msgspec.Struct, frozen=True):
    """One of the two versions, without its text."""

    id: str
    title: str | None
    date: str | None
    source: str | None
    outlet: str | None
    url: str | None
    warnings: list[str]


class TextSpan(msgspec.Struct, frozen=True):
    """A piece of two texts that stand for each other."""

    op: Op
    left: str
    right: str
    furniture: Furniture | None = None  # what it is, where it says nothing of the story


class ValueChange(msgspec.Struct, frozen=True):
    """A figure, date, code or name that stands in the same place of both and differs."""

    kind: ValueKind
    left: str  # as printed, a figure with its unit
    right: str
    furniture: Furniture | None = None


class ParagraphRow(msgspec.Struct, frozen=True):
    """A paragraph of the left, of the right, or of both.

    `moved` also says that it may have been edited: see `kept`. `doubtful` paragraphs are missing
    on one side, whose own reading was doubtful (its record has warnings): they may well be there.
    """

    kind: Kind
    left_at: tuple[int, ...]
    right_at: tuple[int, ...]
    left: str
    right: str
    kept: float  # share of the left letters that are found on the right, furniture apart
    spans: tuple[TextSpan, ...]
    values: tuple[ValueChange, ...] = ()
    furniture: Furniture | None = None  # set where all that differs is of that kind


class FieldChange(msgspec.Struct, frozen=True):
    """A field of the record that differs: source, author, editor."""

    name: str
    left: str | None
    right: str | None


class Summary(msgspec.Struct, frozen=True):
    """What differs, in kind."""

    differs: Literal["nothing", "furniture", "text"]
    title: bool  # whether the headline differs
    seconds: int | None  # from left to right; None where one has no date
    whole_days: bool  # one of the dates is a day only, and so is the time between
    kept: float  # share of the left's letters that are found on the right, furniture apart
    taken: float  # share of the right's letters that are found on the left
    cut: int  # paragraphs; those of furniture are not counted
    added: int
    moved: int
    edited: int
    doubtful: int
    furniture: tuple[Furniture, ...]  # what of it differs
    fields: tuple[FieldChange, ...]
    values: tuple[ValueChange, ...]  # of title and text, each once, those of furniture last


class Diff(msgspec.Struct, frozen=True):
    """How the right version differs from the left."""

    left: Side
    right: Side
    summary: Summary
    title: tuple[TextSpan, ...]
    rows: tuple[ParagraphRow, ...]
