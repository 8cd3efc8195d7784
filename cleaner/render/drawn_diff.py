"""A diff drawn: what differs in kind on top, then the paragraphs in one column or in two."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from cleaner.diff import Diff, ParagraphRow, TextSpan
from cleaner.messages import _, ngettext
from cleaner.output.safe import harmless
from cleaner.render.diff_context import Folded, Moved, Shown, in_context
from cleaner.render.diff_head import head_lines
from cleaner.render.width import (
    Line,
    Piece,
    Width,
    columns,
    hanging,
    holds_longer_address,
    padded,
    width_of,
)

Layout = Literal["side", "inline"]

_BETWEEN = " │ "
_LONG = 120  # characters of an equal stretch of a changed paragraph that is shown whole
_ENDS = 40  # of a longer one, at either end
_SIGNS = {"kept": " ", "edited": "~", "cut": "-", "added": "+", "moved": ">", "doubtful": "?"}
_STYLES = {"cut": "removed sign", "added": "added sign", "moved": "moved", "doubtful": "doubtful"}
_SIDE_FROM = 100  # columns of a terminal that two columns of text need
_NARROWEST = 20


class Drawing(msgspec.Struct, frozen=True):
    """How a diff is drawn."""

    layout: Layout = "inline"
    width: int = 80  # columns
    colour: bool = False  # without it changes stand in [-…-] and {+…+}
    context: int | None = 1  # equal paragraphs shown around a change; None for all of everything
    ambiguous: int = 1  # columns of a character of ambiguous width

    @classmethod
    def fitting(cls, layout: str, width: int, **given: Any) -> Drawing:  # noqa: ANN401 - its fields
        """Return a drawing for a terminal of so many columns; `auto` chooses the layout."""
        side = layout == "side" or (layout == "auto" and width >= _SIDE_FROM)
        return cls("side" if side else "inline", max(width, _NARROWEST), **given)


def draw(diff: Diff, how: Drawing) -> Iterator[Line]:
    """Give the lines of a diff."""
    width: Width = functools.partial(width_of, ambiguous=how.ambiguous)
    for text, indent in head_lines(diff, marks=functools.partial(_pieces, how=how, side=None)):
        yield from hanging(text, indent, how.width, width)
    shown = list(in_context(diff.rows, how.context))
    if shown:
        yield []
    digits = _digits(diff)
    for item in shown:
        if isinstance(item, Folded):
            number = item.paragraphs
            said = ngettext("{count} paragraph alike", "{count} paragraphs alike", number)
            yield [Piece(f"  ⋮ {said.format(count=number)}", "dim")]
        elif how.layout == "inline" or _is_too_wide(item, how, digits, width):
            yield from _inline(item, how, digits, width)
        else:
            yield from _side(item, how, digits, width)


def _digits(diff: Diff) -> int:
    """Return how many digits the number of any paragraph has."""
    return len(str(max((max((*row.left_at, *row.right_at)) for row in diff.rows), default=0) + 1))


def _number(at: Sequence[int], digits: int) -> Piece:
    """Return the number of a paragraph, counted from 1, of several the first."""
    return Piece(f"{at[0] + 1:>{digits}} " if at else " " * (digits + 1), "dim")


def _room(how: Drawing, width: Width) -> int:
    """Return the columns of one of two texts beside each other."""
    return (how.width - columns(_BETWEEN, width)) // 2


def _is_too_wide(item: Shown, how: Drawing, digits: int, width: Width) -> bool:
    """Whether a paragraph has an address that one of two columns would break."""
    if isinstance(item, Moved):
        return False
    room = _room(how, width) - digits - 3
    return any(holds_longer_address(text, room, width) for text in (item.left, item.right))


def _inline(item: Shown, how: Drawing, digits: int, width: Width) -> Iterator[Line]:
    if isinstance(item, Moved):
        style, numbers = "moved", [_number(item.row.left_at, digits), _number((), digits)]
        sign, text = "< ", _moved_away(item)
    else:
        style = "dim" if item.furniture else _STYLES.get(item.kind, "")
        numbers = [_number(item.left_at, digits), _number(item.right_at, digits)]
        sign = _SIGNS[item.kind] + " "
        text = [*_note(item), *_pieces(item.spans, how, None, item)]
    yield from _numbered(numbers, Piece(sign, style), text, how.width, width)


def _numbered(numbers: Line, sign: Piece, text: Line, room: int, width: Width) -> Iterator[Line]:
    """Give a text behind its numbers and its sign."""
    gutter = sum(columns(number.text, width) for number in numbers)
    for i, line in enumerate(hanging([sign, *text], 2, room - gutter, width)):
        yield [*(numbers if i == 0 else [Piece(" " * gutter)]), *line]


def _side(item: Shown, how: Drawing, digits: int, width: Width) -> Iterator[Line]:
    room = _room(how, width)
    left: Line = []
    right: Line = []
    right_at: Sequence[int] = ()
    if isinstance(item, Moved):
        sign = Piece("< ", "moved")
        left, left_at = _moved_away(item), item.row.left_at
    else:
        sign = Piece(_SIGNS[item.kind] + " ", _STYLES.get(item.kind, ""))
        left_at, right_at = item.left_at, item.right_at
        if left_at and item.kind != "moved":
            left = _pieces(item.spans, how, "left", item)
        if right_at:
            right = [*_note(item), *_pieces(item.spans, how, "right", item)]
        else:
            left = [*_note(item), *left]
    ours = list(_numbered([_number(left_at, digits)], sign, left, room, width)) if left else []
    theirs = list(_numbered([_number(right_at, digits)], sign, right, room, width)) if right else []
    for i in range(max(len(ours), len(theirs))):
        here = padded(ours[i] if i < len(ours) else [], room, width)
        there = theirs[i] if i < len(theirs) else []
        yield [*here, Piece(_BETWEEN, "dim"), *there]


def _moved_away(item: Moved) -> Line:
    said = _("moved to paragraph {number}: ").format(number=item.to + 1)
    return [Piece(said, "label"), Piece(_clipped(item.row.left), "dim")]


def _note(row: ParagraphRow) -> Line:
    """Return what is said of a paragraph before its text."""
    said = ""
    if row.kind == "moved":
        said = _("moved from paragraph {number}: ").format(number=row.left_at[0] + 1)
    elif row.kind == "doubtful":
        on_left = _("not on the left, whose reading is doubtful: ")
        said = _("not on the right, whose reading is doubtful: ") if row.left_at else on_left
    elif len(row.right_at) > 1:
        said = _("split into {count}: ").format(count=len(row.right_at))
    elif len(row.left_at) > 1:
        said = _("joined from {count}: ").format(count=len(row.left_at))
    return [Piece(said, "label")] if said else []


def _clipped(text: str) -> str:
    text = _one_line(text)
    return text if len(text) <= _ENDS else text[:_ENDS] + "…"


def _one_line(text: str) -> str:
    return harmless(text).replace("\n", " ¶ ")


def _pieces(
    spans: Iterable[TextSpan],
    how: Drawing,
    side: Literal["left", "right"] | None,
    row: ParagraphRow | None = None,
) -> Line:
    """Return spans as pieces of text: of one side, or of both (None) with the changes in marks."""
    kept = row is not None and row.kind == "kept"
    found: Line = []
    for span in spans:
        if span.op == "equal":
            text = _one_line(span.left if side == "left" else span.right)
            found.append(
                Piece(
                    text if kept or how.context is None else _shortened(text), "dim" if kept else ""
                )
            )
            continue
        dim = "dim " if span.furniture else ""
        if side != "right" and span.left:
            found += _mark(_one_line(span.left), f"{dim}removed", "[-{}-]", how)
        if side != "left" and span.right:
            found += _mark(_one_line(span.right), f"{dim}added", "{{+{}+}}", how)
        if span.furniture and (
            span.right if side == "right" else span.left if side == "left" else True
        ):
            found.append(Piece(f" ‹{_(span.furniture)}› ", "label"))
    return found


def _mark(text: str, style: str, marks: str, how: Drawing) -> Line:
    return [Piece(text if how.colour else marks.format(text), style)]


def _shortened(text: str) -> str:
    """Return a long stretch of equal text by its ends."""
    return text if len(text) <= _LONG else f"{text[:_ENDS]} … {text[-_ENDS:]}"
