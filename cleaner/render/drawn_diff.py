"""A diff drawn: what differs in kind on top, then the paragraphs in one column or in two."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from cleaner.diff import Diff, ParagraphRow, TextSpan
from cleaner.messages import _, ngettext
from cleaner.output.safe import harmless
from cleaner.render.diff_context import Folded, Moved, Shown, in_context
from cleaner.render.diff_head import head_lines
from cleaner.render.width import Line, Piece, Width, columns, hanging, padded, width_of

Layout = Literal["side", "inline"]

_BETWEEN = " │ "
_LONG = 120  # characters of an equal stretch of a changed paragraph that is shown whole
_ENDS = 40  # of a longer one, at either end
_SIGNS = {"kept": " ", "edited": "~", "cut": "-", "added": "+", "moved": ">", "doubtful": "?"}
_STYLES = {"cut": "removed", "added": "added", "moved": "moved", "doubtful": "doubtful"}
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
    for item in shown:
        if isinstance(item, Folded):
            number = item.paragraphs
            said = ngettext("{count} paragraph alike", "{count} paragraphs alike", number)
            yield [Piece(f"  ⋮ {said.format(count=number)}", "dim")]
        elif how.layout == "inline":
            yield from _inline(item, how, width)
        else:
            yield from _side(item, how, width)


def _inline(item: Shown, how: Drawing, width: Width) -> Iterator[Line]:
    if isinstance(item, Moved):
        yield from hanging(_moved_away(item), 2, how.width, width)
        return
    style = "dim" if item.furniture else _STYLES.get(item.kind, "")
    text = [Piece(_SIGNS[item.kind] + " ", style), *_note(item)]
    yield from hanging([*text, *_pieces(item.spans, how, None, item)], 2, how.width, width)


def _side(item: Shown, how: Drawing, width: Width) -> Iterator[Line]:
    room = (how.width - columns(_BETWEEN, width)) // 2
    left: Line = []
    right: Line = []
    if isinstance(item, Moved):
        left = _moved_away(item)
    else:
        sign = Piece(_SIGNS[item.kind] + " ", _STYLES.get(item.kind, ""))
        if item.left_at and item.kind != "moved":
            left = [sign, *_pieces(item.spans, how, "left", item)]
        if item.right_at:
            right = [sign, *_note(item), *_pieces(item.spans, how, "right", item)]
        if item.right_at and not item.left_at:
            left = []
        elif not item.right_at:
            left[1:1] = _note(item)
    ours = list(hanging(left, 2, room, width)) if left else []
    theirs = list(hanging(right, 2, room, width)) if right else []
    for i in range(max(len(ours), len(theirs))):
        here = padded(ours[i] if i < len(ours) else [], room, width)
        there = theirs[i] if i < len(theirs) else []
        yield [*here, Piece(_BETWEEN, "dim"), *there]


def _moved_away(item: Moved) -> Line:
    said = _("moved to paragraph {number}: ").format(number=item.to + 1)
    return [Piece("< ", "moved"), Piece(said, "label"), Piece(_clipped(item.row.left), "dim")]


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
