"""The spans of a pair of texts: changes of atoms as pieces of text, with furniture told apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.diff.atoms import cut, letters
from cleaner.diff.body_furniture import name_furniture
from cleaner.diff.diff_model import Furniture, TextSpan, ValueChange
from cleaner.diff.marks import AtomizedText, Replacement, cut_text, find_changes, units_in
from cleaner.diff.value_changes import differing
from cleaner.newstext.values.folding import flat


class Part(NamedTuple):
    """Some paragraphs, and which of their characters are story."""

    text: str
    folded: str  # what `atoms.flat` makes of it
    letters: str  # what is compared of it
    start: int
    end: int
    head: Furniture  # what is before the story
    tail: Furniture  # what is behind it


class Compared(NamedTuple):
    """Two parts, compared."""

    spans: tuple[TextSpan, ...]
    values: tuple[ValueChange, ...]
    equal: int  # letters of story that both have
    left: int  # letters of story on the left
    right: int


def whole(text: str) -> Part:
    """Return a text that is all story."""
    folded = flat(text)
    return Part(text, folded, letters(cut(folded)), 0, len(text), "credits", "credits")


def compare_parts(left: Part, right: Part, *, punctuation: bool = False) -> Compared:
    """Compare two parts.

    Args:
        left: one of them.
        right: the other.
        punctuation: count differences of punctuation, width and script as changes.
    """
    if left.letters == right.letters and (left.text == right.text or not punctuation):
        sizes = _story_size(left), _story_size(right)
        return Compared((TextSpan("equal", left.text, right.text),), (), min(sizes), *sizes)
    if not (left.letters or right.letters):
        return Compared(tuple(_equal(left.text, right.text, punctuation)), (), 0, 0, 0)
    if not (left.letters and right.letters):
        return _alone(left, right)
    ours, theirs = cut_text(left.text, left.folded), cut_text(right.text, right.folded)
    spans: list[TextSpan] = []
    values: list[ValueChange] = []
    at = (0, 0)
    lost = (0, 0)
    for change, label in _parted(find_changes(ours, theirs), ours, left, theirs, right):
        here = _chars(change, ours, theirs, at)
        if label is None:  # marks that follow a story are not always its own: 。【编辑：林夕照】
            a_end, b_end = min(here[1], left.end), min(here[3], right.end)
            here = here[0], max(here[0], a_end), here[2], max(here[2], b_end)
        else:
            label = name_furniture(
                left.text[here[0] : here[1]] + right.text[here[2] : here[3]], label
            )
        spans += _equal(left.text[at[0] : here[0]], right.text[at[1] : here[2]], punctuation)
        spans.append(
            TextSpan("changed", left.text[here[0] : here[1]], right.text[here[2] : here[3]], label)
        )
        at = here[1], here[3]
        found = differing(change, ours, theirs)
        values += (ValueChange(v.kind, v.left, v.right, label) for v in found)
        if label is None:
            lost = (
                lost[0] + len(letters(ours.atoms[change.a : change.a_end])),
                lost[1] + len(letters(theirs.atoms[change.b : change.b_end])),
            )
    spans += _equal(left.text[at[0] :], right.text[at[1] :], punctuation)
    sizes = _story_size(left), _story_size(right)
    return Compared(tuple(spans), tuple(values), sizes[0] - lost[0], *sizes)


def _alone(left: Part, right: Part) -> Compared:
    """Compare two parts of which one has no letters."""
    made = [TextSpan("changed", text, "", label) for text, label in _pieces(left)]
    if not left.letters:
        made = [TextSpan("changed", "", text, label) for text, label in _pieces(right)]
    # The other side may still have a mark, which has to stand somewhere.
    first = made[0]
    made[0] = TextSpan(
        "changed", first.left or left.text, first.right or right.text, first.furniture
    )
    return Compared(tuple(made), (), 0, _story_size(left), _story_size(right))


def _pieces(part: Part) -> list[tuple[str, Furniture | None]]:
    start, end = max(0, part.start), max(0, part.end)
    pieces = (
        (part.text[:start], part.head),
        (part.text[start:end], None),
        (part.text[max(start, end) :], part.tail),
    )
    return [(text, label) for text, label in pieces if text]


def _story_size(part: Part) -> int:
    """Return how many letters of a part are story."""
    if part.start == 0 and part.end >= len(part.text):
        return len(part.letters)
    return len(letters(cut(part.folded[part.start : max(part.start, part.end)])))


def _parted(
    changes: list[Replacement], ours: AtomizedText, left: Part, theirs: AtomizedText, right: Part
) -> Iterator[tuple[Replacement, Furniture | None]]:
    """Part each change where furniture and story meet in it."""
    for change in changes:
        a, a_end = _inside(ours, change.a, change.a_end, left)
        b, b_end = _inside(theirs, change.b, change.b_end, right)
        head = Replacement(change.a, a, change.b, b)
        tail = Replacement(a_end, change.a_end, b_end, change.b_end)
        if not _is_empty(head):
            yield head, left.head if a > change.a else right.head
        if not _is_empty(story := Replacement(a, a_end, b, b_end)):
            yield story, None
        if not _is_empty(tail):
            yield tail, left.tail if change.a_end > a_end else right.tail


def _is_empty(change: Replacement) -> bool:
    return change.a == change.a_end and change.b == change.b_end


def _inside(text: AtomizedText, start: int, end: int, part: Part) -> tuple[int, int]:
    """Return which atoms of text.atoms[start:end] are story."""
    while start < end and text.atoms[start].start < part.start:
        start += 1
    last = end
    while last > start and text.atoms[last - 1].start >= part.end:
        last -= 1
    return start, last


def _chars(
    change: Replacement, ours: AtomizedText, theirs: AtomizedText, at: tuple[int, int]
) -> tuple[int, int, int, int]:
    """Return where a change starts and ends in both texts, of which all is told up to `at`."""
    if change.b == change.b_end:
        a, a_end, b = _with_marks(ours, change.a, change.a_end, at[0], theirs, change.b, at[1])
        return a, a_end, b, b
    if change.a == change.a_end:
        b, b_end, a = _with_marks(theirs, change.b, change.b_end, at[1], ours, change.a, at[0])
        return a, a, b, b_end
    return (
        *_with_unit_marks(ours, change.a, change.a_end, at[0]),
        *_with_unit_marks(theirs, change.b, change.b_end, at[1]),
    )


def _with_unit_marks(text: AtomizedText, start: int, end: int, at: int) -> tuple[int, int]:
    """Return where atoms start and end, with the marks of the units they are: of 《甲报》 both."""
    first, last = text.atoms[start].start, text.atoms[end - 1].end
    for unit in units_in(text, start, end):
        first = min(first, max(unit.start, at))
        last = max(last, unit.end)
    return first, last


def _with_marks(
    text: AtomizedText, start: int, end: int, at: int, other: AtomizedText, place: int, low: int
) -> tuple[int, int, int]:
    """Return where atoms that stand on one side alone start and end, and their place on the other.

    The marks around them go with them, but for those that the other side has, too: of
    `，同比增长5%，` one comma, and of `（完）` both brackets.
    """
    first, last = text.atoms[start].start, text.atoms[end - 1].end
    before = text.folded[max(at, text.atoms[start - 1].end if start else 0) : first]
    behind = text.folded[last : text.atoms[end].start if end < len(text.atoms) else len(text.text)]
    low = max(low, other.atoms[place - 1].end if place else 0)
    high = other.atoms[place].start if place < len(other.atoms) else len(other.text)
    gap = other.folded[low:high]
    shared = _shared_start(before, gap)
    rest = _shared_start(behind[::-1], gap[shared:][::-1])
    return first - len(before) + shared, last + len(behind) - rest, low + shared


def _shared_start(one: str, two: str) -> int:
    return next(
        (i for i, (x, y) in enumerate(zip(one, two, strict=False)) if x != y),
        min(len(one), len(two)),
    )


def _equal(left: str, right: str, punctuation: bool) -> Iterator[TextSpan]:
    """Give the spans of two texts with the same letters."""
    if not left and not right:
        return
    if not punctuation or left == right:
        yield TextSpan("equal", left, right)
        return
    for same, x, y in _printed_runs(left, right):
        yield TextSpan("equal" if same else "changed", x, y)


def _printed_runs(left: str, right: str) -> Iterator[tuple[bool, str, str]]:
    """Part two texts of the same letters where they are printed differently."""
    from cleaner.diff.match import common

    runs = common([ord(c) for c in left], [ord(c) for c in right])
    a = b = 0
    for run in runs:
        if run.a > a or run.b > b:
            yield False, left[a : run.a], right[b : run.b]
        a, b = run.a + run.size, run.b + run.size
        yield True, left[run.a : a], right[run.b : b]
    if a < len(left) or b < len(right):
        yield False, left[a:], right[b:]
