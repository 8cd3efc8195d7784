"""Where two texts of one paragraph differ: spans of whole units, without confetti.

Equal letters are found first (`match`). Islands of a few that stand between larger changes are
then taken into them, as diff-match-patch does (Fraser, "Semantic Chaff"), a change that could as
well stand a little further on is moved to where a clause begins, and one that touches a figure, a
date or a name takes all of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from cleaner.diff.atoms import Atom, cut, letters
from cleaner.diff.match import common
from cleaner.diff.units import find_addresses, find_units
from cleaner.newstext.values.value import FoundValue

_ISLAND = 4  # letters of the longest run between two changes that may be chance
_CLAUSE_ENDS = frozenset("，。；：！？、,;:!?…—）)”’」』】》\n")


class AtomizedText(msgspec.Struct, frozen=True):
    """A text, its atoms and its units."""

    text: str
    folded: str
    atoms: list[Atom]
    units: list[FoundValue]
    addresses: list[tuple[int, int]]  # where each starts and ends


class Replacement(msgspec.Struct, frozen=True):
    """Atoms left[a:a_end] stand for right[b:b_end]; one of both may be empty."""

    a: int
    a_end: int
    b: int
    b_end: int


def cut_text(text: str, folded: str) -> AtomizedText:
    """Cut a text into atoms and units; `folded` is what `flat` makes of it."""
    return AtomizedText(
        text, folded, cut(folded), list(find_units(folded)), list(find_addresses(folded))
    )


def find_changes(left: AtomizedText, right: AtomizedText) -> list[Replacement]:
    """Return the changes between two texts, in their order."""
    ids: dict[str, int] = {}
    ours = [ids.setdefault(atom.key, len(ids)) for atom in left.atoms]
    theirs = [ids.setdefault(atom.key, len(ids)) for atom in right.atoms]
    gaps = _whole_units(_slid(_gaps(ours, theirs), left, right), left, right)
    return _without_islands(
        [gap for gap in gaps if not _same_letters(gap, left, right)], left, right
    )


def _gaps(ours: Sequence[int], theirs: Sequence[int]) -> list[Replacement]:
    gaps = []
    a = b = 0
    for run in common(ours, theirs):
        if run.a > a or run.b > b:
            gaps.append(Replacement(a, run.a, b, run.b))
        a, b = run.a + run.size, run.b + run.size
    if a < len(ours) or b < len(theirs):
        gaps.append(Replacement(a, len(ours), b, len(theirs)))
    return gaps


def _same_letters(gap: Replacement, left: AtomizedText, right: AtomizedText) -> bool:
    """Tell a change that is none: the same letters, cut otherwise (U.S. and US)."""
    return letters(left.atoms[gap.a : gap.a_end]) == letters(right.atoms[gap.b : gap.b_end])


# --- a change that may slide --------------------------------------------------------------------


def _slid(gaps: list[Replacement], left: AtomizedText, right: AtomizedText) -> list[Replacement]:
    """Move what is only cut or only added to where it begins, and ends, at the edge of a clause."""
    done: list[Replacement] = []
    for i, gap in enumerate(gaps):
        room = gap.a - (done[-1].a_end if done else 0)
        ahead = (gaps[i + 1].a if i + 1 < len(gaps) else len(left.atoms)) - gap.a_end
        by = 0
        if gap.b == gap.b_end:
            by = _slide(left, gap.a, gap.a_end, room, ahead)
        elif gap.a == gap.a_end:
            by = _slide(right, gap.b, gap.b_end, room, ahead)
        done.append(Replacement(gap.a + by, gap.a_end + by, gap.b + by, gap.b_end + by))
    return done


_FARTHEST = 40  # atoms


def _slide(text: AtomizedText, start: int, end: int, room: int, ahead: int) -> int:
    """Return by how many atoms a run is best moved: what it leaves must equal what it takes."""
    atoms = text.atoms
    down = up = 0
    while down < min(room, _FARTHEST) and atoms[start - down - 1].key == atoms[end - down - 1].key:
        down += 1
    while up < min(ahead, _FARTHEST) and atoms[start + up].key == atoms[end + up].key:
        up += 1
    met = {-room, ahead}  # where it joins the change before or behind it
    return max(
        range(-down, up + 1),
        key=lambda by: (
            _edge(text, start + by) + _edge(text, end + by) + 3 * (by in met),
            -abs(by),
        ),
    )


def _edge(text: AtomizedText, at: int) -> int:
    """Return how well a text may be cut before an atom."""
    if at in (0, len(text.atoms)):
        return 2
    between = text.folded[text.atoms[at - 1].end : text.atoms[at].start]
    if not between:
        return 0
    return 2 if _CLAUSE_ENDS.intersection(between) else 1


# --- whole units --------------------------------------------------------------------------------


def _whole_units(
    gaps: list[Replacement], left: AtomizedText, right: AtomizedText
) -> list[Replacement]:
    """Widen each change to the units that it touches; changes that then meet are one.

    What is taken in before a change is equal on both sides, and so it is of the same length in
    atoms; the same holds behind it. So a change only grows as far as its neighbours.
    """
    ours, theirs = _Bounds(left), _Bounds(right)
    done: list[Replacement] = []
    for i, gap in enumerate(gaps):
        before = done[-1] if done else Replacement(0, 0, 0, 0)
        behind = gaps[i + 1] if i + 1 < len(gaps) else None
        room = gap.a - before.a_end
        ahead = (behind.a if behind else len(left.atoms)) - gap.a_end
        down, up = _growth(gap, ours, theirs, room, ahead)
        grown = Replacement(gap.a - down, gap.a_end + up, gap.b - down, gap.b_end + up)
        if done and grown.a == before.a_end and grown.b == before.b_end:
            grown = Replacement(before.a, grown.a_end, before.b, grown.b_end)
            done.pop()
        done.append(grown)
    return done


def _growth(
    gap: Replacement, ours: _Bounds, theirs: _Bounds, room: int, ahead: int
) -> tuple[int, int]:
    """Return by how many atoms a change must grow down and up to cut no unit."""
    down = up = 0
    while True:
        first = ours.start(gap.a - down, gap.a_end + up), theirs.start(gap.b - down, gap.b_end + up)
        last = ours.end(gap.a - down, gap.a_end + up), theirs.end(gap.b - down, gap.b_end + up)
        lower = min(room, max(gap.a - first[0], gap.b - first[1], down))
        upper = min(ahead, max(last[0] - gap.a_end, last[1] - gap.b_end, up))
        if (lower, upper) == (down, up):
            return down, up
        down, up = lower, upper


class _Bounds:
    """Where what a mark takes whole starts and ends, in atoms: the units, and the addresses."""

    def __init__(self, text: AtomizedText) -> None:
        starts = [atom.start for atom in text.atoms]
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        inside = text.addresses
        units = [(unit.start, unit.end) for unit in text.units]
        units = [(a, b) for a, b in units if not any(a < end and b > at for at, end in inside)]
        for start, end in sorted([*units, *inside]):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if first < last:
                self.firsts.append(first)
                self.lasts.append(last)

    def start(self, a: int, end: int) -> int:
        """Return where the unit starts that a change cuts at its start."""
        i = bisect_right(self.firsts, a) - 1
        inside = i >= 0 and self.firsts[i] < a < self.lasts[i]
        return self.firsts[i] if inside else a

    def end(self, a: int, end: int) -> int:
        """Return where the unit ends that a change cuts at its end."""
        i = bisect_left(self.lasts, end)
        inside = i < len(self.lasts) and self.firsts[i] < end < self.lasts[i]
        return self.lasts[i] if inside else end


# --- islands ------------------------------------------------------------------------------------


def _without_islands(
    gaps: list[Replacement], left: AtomizedText, right: AtomizedText
) -> list[Replacement]:
    """Take short runs of equal letters into the changes around them.

    One goes that is no longer than what changed before it and what changed behind it, unless a
    sentence ends in it, or figures or names replace each other on one side of it.
    """
    done: list[Replacement] = []
    for gap in gaps:
        while done and _is_island(done[-1], gap, left, right):
            before = done.pop()
            gap = Replacement(before.a, gap.a_end, before.b, gap.b_end)
        done.append(gap)
    return done


def _is_island(
    before: Replacement, behind: Replacement, left: AtomizedText, right: AtomizedText
) -> bool:
    between = left.atoms[before.a_end : behind.a]
    size = len(letters(between))
    if size > min(_ISLAND, _size(before, left, right), _size(behind, left, right)):
        return False
    if between and _ends_sentence(left, before.a_end, behind.a):
        return False
    return not (_exchanges_units(before, left, right) or _exchanges_units(behind, left, right))


def _size(gap: Replacement, left: AtomizedText, right: AtomizedText) -> int:
    return max(
        len(letters(left.atoms[gap.a : gap.a_end])), len(letters(right.atoms[gap.b : gap.b_end]))
    )


def _ends_sentence(text: AtomizedText, start: int, end: int) -> bool:
    piece = text.folded[text.atoms[start - 1].end if start else 0 : text.atoms[end - 1].end]
    return any(mark in piece for mark in "。!?\n")


def _exchanges_units(gap: Replacement, left: AtomizedText, right: AtomizedText) -> bool:
    """Whether a change is nothing but one unit for another."""
    return _is_unit(left, gap.a, gap.a_end) and _is_unit(right, gap.b, gap.b_end)


def _is_unit(text: AtomizedText, start: int, end: int) -> bool:
    if start == end:
        return False
    unit = next(units_in(text, start, end), None)
    return (
        unit is not None
        and unit.start <= text.atoms[start].start
        and unit.end >= text.atoms[end - 1].end
    )


def units_in(text: AtomizedText, start: int, end: int) -> Iterator[FoundValue]:
    """Give the units that lie wholly within atoms[start:end]."""
    if start == end:
        return
    low = text.atoms[start - 1].end if start else 0
    high = text.atoms[end].start if end < len(text.atoms) else len(text.text)
    i = bisect_left(text.units, low, key=lambda unit: unit.start)
    while i < len(text.units) and text.units[i].end <= high:
        yield text.units[i]
        i += 1
