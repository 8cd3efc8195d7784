"""Which figures, dates, codes and names a change exchanges for others.

No list of names is asked: a figure, a date, a code or what stands in quotation marks is told by its
shape, other names as `newstext.values.exchanged_names` says.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from cleaner.diff.atoms import letters
from cleaner.diff.diff_model import ValueChange
from cleaner.diff.marks import AtomizedText, Replacement, units_in
from cleaner.lazy import regex
from cleaner.newstext.values.exchanged_names import exchanged_name
from cleaner.newstext.values.meaning import same_meaning
from cleaner.newstext.values.value import FoundValue, ValueKind
from cleaner.newstext.values.words import Exchange, opposite

_AROUND = 16  # letters beside the units of a change; more of them is another sentence
_KINDS: tuple[ValueKind, ...] = ("figure", "date", "code", "name")
_MEASURE = regex(r"[^\d.,+−-].*|\Z", re.S)


def differing(
    change: Replacement, left: AtomizedText, right: AtomizedText
) -> Iterator[ValueChange]:
    """Give what a change exchanges for something else of its kind."""
    ours = list(units_in(left, change.a, change.a_end))
    theirs = list(units_in(right, change.b, change.b_end))
    if _beside(left, change.a, change.a_end, ours) > _AROUND:
        return
    if _beside(right, change.b, change.b_end, theirs) > _AROUND:
        return
    if words := _opposite(change, left, right):
        yield ValueChange("opposite", *words)
        return
    found = False
    for kind in _KINDS:
        for x, y in _paired(kind, left, ours, right, theirs):
            found = True
            if not same_meaning(kind, x, y):
                yield ValueChange(kind, x, y)
    if not found and (pair := _of_other_kinds(left, ours, right, theirs)):
        found = True
        yield pair
    if not found and (name := _name(change, left, right)):
        yield ValueChange("name", *name)


def _opposite(
    change: Replacement, left: AtomizedText, right: AtomizedText
) -> tuple[str, str] | None:
    """Return the words by which two texts say the opposite, None where they do not."""
    ours, theirs = _place(left, change.a, change.a_end), _place(right, change.b, change.b_end)
    found = opposite(Exchange(left.folded, *ours, right.folded, *theirs))
    if found is None:
        return None
    return left.text[slice(*found[0])], right.text[slice(*found[1])]


def _place(text: AtomizedText, start: int, end: int) -> tuple[int, int]:
    """Return where atoms start and end; where there are none, the next one."""
    if start < end:
        return text.atoms[start].start, text.atoms[end - 1].end
    at = text.atoms[start].start if start < len(text.atoms) else len(text.folded)
    return at, at


def _beside(text: AtomizedText, start: int, end: int, units: Sequence[FoundValue]) -> int:
    """Return how many letters of a change belong to no unit."""
    whole = len(letters(text.atoms[start:end]))
    inside = sum(sum(c.isalnum() for c in text.folded[u.start : u.end]) for u in units)
    return whole - inside


def _paired(
    kind: ValueKind,
    left: AtomizedText,
    ours: Sequence[FoundValue],
    right: AtomizedText,
    theirs: Sequence[FoundValue],
) -> list[tuple[str, str]]:
    """Pair the units of one kind: those of one measure first, then what is left, in order.

    Where one side has more of them left than the other, it cannot be told which was exchanged.
    """
    xs = [left.text[u.start : u.end] for u in ours if u.kind == kind]
    ys = [right.text[u.start : u.end] for u in theirs if u.kind == kind]
    if len(xs) == len(ys):
        pairs = list(zip(xs, ys, strict=True))
        return [(x, y) for x, y in pairs if kind != "name" or _are_names(x, y)]
    of_measure = defaultdict[str, deque[int]](deque)
    for j, y in enumerate(ys):
        of_measure[_measure(y)].append(j)
    pairs, alone, taken = [], [], set[int]()
    for x in xs:
        if same := of_measure[_measure(x)]:
            taken.add(same[0])
            pairs.append((x, ys[same.popleft()]))
        else:
            alone.append(x)
    rest = [y for j, y in enumerate(ys) if j not in taken]
    return pairs + (list(zip(alone, rest, strict=True)) if len(alone) == len(rest) else [])


def _of_other_kinds(
    left: AtomizedText,
    ours: Sequence[FoundValue],
    right: AtomizedText,
    theirs: Sequence[FoundValue],
) -> ValueChange | None:
    """Return the one value that stands for one of another kind: 8:30 became 830."""
    xs = [unit for unit in ours if unit.kind != "name"]
    ys = [unit for unit in theirs if unit.kind != "name"]
    if len(xs) != 1 or len(ys) != 1:
        return None
    x, y = (text.text[unit.start : unit.end] for text, unit in ((left, xs[0]), (right, ys[0])))
    return ValueChange(xs[0].kind, x, y)


def _are_names(x: str, y: str) -> bool:
    """Whether two names are told by the same; a common word of a Latin language is none."""
    return _shape(x) == _shape(y) and not (x.isascii() and (x + y).islower())


def _shape(name: str) -> str:
    """Return what a name is told by: its marks, Latin letters, or a dot between Han."""
    if name[0] in '《“「"':
        return name[0]
    return "Latin" if name.isascii() else "Han"


def _measure(figure: str) -> str:
    found = _MEASURE.search(figure)
    return found[0] if found else ""


def _name(change: Replacement, left: AtomizedText, right: AtomizedText) -> tuple[str, str] | None:
    """Return the names that a change of Han letters exchanges, None where it tells none."""
    ours, theirs = _place(left, change.a, change.a_end), _place(right, change.b, change.b_end)
    found = exchanged_name(Exchange(left.folded, *ours, right.folded, *theirs))
    return (left.text[slice(*found[0])], right.text[slice(*found[1])]) if found else None
