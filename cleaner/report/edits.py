"""A diff in few bytes: what the other article has already is named by its place there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaner.diff.diff_model import Diff, ParagraphRow, TextSpan, ValueChange
from cleaner.newstext.values.value import ValueKind
from cleaner.report.page_data import Edited, Edits, Lines, Piece, Rows, Same

_MOST_VALUES = 12  # of a copy that are told in the index; its diff shows all of them


def summed_up(diff: Diff) -> Edits:
    """Return what differs, in short."""
    told = diff.summary
    return Edits(
        kept=round(told.kept, 3),
        title=told.title,
        cut=told.cut,
        added=told.added,
        moved=told.moved,
        edited=told.edited,
        doubtful=told.doubtful,
        furniture=told.furniture,
        values=_values(told.values),
    )


def _values(values: Iterable[ValueChange]) -> tuple[tuple[ValueKind, str, str], ...]:
    story = [(v.kind, v.left, v.right) for v in values if v.furniture is None]
    return tuple(story[:_MOST_VALUES])


def packed(diff: Diff) -> Rows:
    """Return the rows of a diff, from which the page makes the right text out of the left."""
    title = [_piece(span) for span in diff.title] if diff.summary.title else None
    left = _lines([(row.left_at, row.left) for row in diff.rows])
    right = _lines([(row.right_at, row.right) for row in diff.rows])
    rows: list[Same | Edited] = []
    for row, ours, theirs in zip(diff.rows, left, right, strict=True):
        if not ours or not theirs or row.kind != "kept" or row.left != row.right:
            rows.append(_edited(row, ours, theirs))
        elif rows and (longer := _gone_on(rows[-1], ours, theirs)):
            rows[-1] = longer
        else:
            rows.append((ours[0], theirs[0], ours[1]))
    return Rows(title=title, rows=rows)


def _lines(side: Sequence[tuple[tuple[int, ...], str]]) -> list[Lines | None]:
    """Return which lines of its body the text of each row is; None where it has none.

    Rows stand in reading order, and a paragraph may have more lines than one.
    """
    found: list[Lines | None] = [None] * len(side)
    line = 0
    for place in sorted((i for i, (at, _) in enumerate(side) if at), key=lambda i: side[i][0]):
        count = side[place][1].count("\n") + 1
        found[place] = line, count
        line += count
    return found


def _gone_on(last: Same | Edited, left: Lines, right: Lines) -> Same | None:
    """Return the last lines with the next ones of both sides, if that is what these are."""
    if isinstance(last, tuple) and (last[0] + last[2], last[1] + last[2]) == (left[0], right[0]):
        return last[0], last[1], last[2] + left[1]
    return None


def _edited(row: ParagraphRow, left: Lines | None, right: Lines | None) -> Edited:
    known = right is None or row.left == row.right
    moved = row.kind == "moved"
    return Edited(
        kind=row.kind,
        left=left,
        right=right,
        paragraphs=(len(row.left_at), len(row.right_at)) if left and right else (1, 1),
        moved=(row.left_at[0] + 1, row.right_at[0] + 1) if moved else None,
        furniture=row.furniture,
        pieces=None if known else [_piece(span) for span in row.spans],
    )


def _piece(span: TextSpan) -> Piece:
    if span.op == "changed":
        return span.left, span.right, span.furniture or ""
    return span.left if span.left == span.right else (span.left, span.right)
