"""Which paragraphs of two texts belong together, also where they were moved, split or joined.

The same letters come first, in order, then those that are left elsewhere, then what is near: the
candidates are those that share rare runs of letters, and the nearest pairs are taken first.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from cleaner.diff.match import common

_NEAR = 0.5  # share of the letters of both that two paragraphs have in common at least
_NEAR_SHORT = 0.6  # in short ones letters agree by chance
_SHORT = 20  # letters
_PART = 0.8  # share of a paragraph that a longer one holds at least, to be a part of it
_LEAST_PART = 8  # letters of such a part
_GRAM = 3
_HEAVY = 12  # paragraphs that hold a run of letters above which it tells nothing
_CANDIDATES = 6
_CELLS = 4_000_000  # above, two paragraphs are compared by their runs of letters


class ParagraphPair(NamedTuple):
    """Paragraphs that belong together, by number; one side may be empty."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def pair_paragraphs(left: Sequence[str], right: Sequence[str]) -> list[ParagraphPair]:
    """Return the pairs of two lists of paragraphs, and those that have none.

    Args:
        left: the letters of each paragraph (`atoms.letters`).
        right: the same of the other text.

    Returns:
        Each number of either side in exactly one pair; pairs by their left, then by their right.
    """
    found = _equal(left, right)
    _add_near(left, right, found)
    groups = _grouped(left, right, found)
    alone_left = {i for pair in groups for i in pair.left}
    alone_right = {j for pair in groups for j in pair.right}
    groups += [ParagraphPair((i,), ()) for i in range(len(left)) if i not in alone_left]
    return sorted(groups) + [
        ParagraphPair((), (j,)) for j in range(len(right)) if j not in alone_right
    ]


def _equal(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    """Pair what has the same letters: in order where it can be, then wherever it stands."""
    ids: dict[str, int] = {}
    runs = common(
        [ids.setdefault(text, len(ids)) for text in left],
        [ids.setdefault(text, len(ids)) for text in right],
    )
    found = {run.a + k: run.b + k for run in runs for k in range(run.size)}
    taken = set(found.values())
    free: dict[str, list[int]] = defaultdict(list)
    for j in range(len(right) - 1, -1, -1):
        if j not in taken:
            free[right[j]].append(j)
    for i, text in enumerate(left):
        if i not in found and free.get(text):
            found[i] = free[text].pop()
    return found


# --- near ones ----------------------------------------------------------------------------------


def _add_near(left: Sequence[str], right: Sequence[str], found: dict[int, int]) -> None:
    taken = set(found.values())
    ours = [i for i in range(len(left)) if i not in found and left[i]]
    theirs = [j for j in range(len(right)) if j not in taken and right[j]]
    scored = []
    for i, j in _candidates(left, ours, right, theirs):
        if score := nearness(left[i], right[j]):
            scored.append((-score, abs(i - j), i, j))
    for _, _, i, j in sorted(scored):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)


def _grams(text: str) -> set[str]:
    return {text[k : k + _GRAM] for k in range(max(1, len(text) - _GRAM + 1))}


def _candidates(
    left: Sequence[str], ours: Sequence[int], right: Sequence[str], theirs: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Give the pairs that are worth comparing: few for each, however many paragraphs there are."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j in theirs:
        for gram in _grams(right[j]):
            holders[gram].append(j)
    for k, i in enumerate(ours):
        votes = Counter(
            j
            for gram in _grams(left[i])
            if len(held := holders.get(gram, ())) <= _HEAVY
            for j in held
        )
        best = [j for j, _ in votes.most_common(_CANDIDATES)]
        beside = theirs[max(0, k - 1) : k + 2]  # where all letters are common ones
        yield from ((i, j) for j in dict.fromkeys([*best, *beside]))


def nearness(left: str, right: str) -> float:
    """Return how near two paragraphs are, from 0 to 1; 0 where they are too far to be one.

    Where the shorter is a part of the longer it is near, however short.
    """
    shorter, whole = sorted((len(left), len(right)))
    shared = _shared(left, right)
    share = 2 * shared / (shorter + whole)
    if share >= (_NEAR if shorter >= _SHORT else _NEAR_SHORT):
        return share
    is_part = shorter >= _LEAST_PART and shared >= _PART * shorter
    return share if is_part and _unbroken(left, right) >= _PART * shorter / 2 else 0.0


def _shared(left: str, right: str) -> int:
    """Return how many letters two texts share in order, or about so many of very long ones."""
    if len(left) * len(right) <= _CELLS:
        return int(LCSseq.similarity(left, right))
    ours = Counter(left[k : k + _GRAM] for k in range(len(left) - _GRAM + 1))
    theirs = Counter(right[k : k + _GRAM] for k in range(len(right) - _GRAM + 1))
    return (ours & theirs).total()


def _unbroken(left: str, right: str) -> int:
    """Return the longest run of letters that two texts share in order."""
    runs = common([ord(c) for c in left], [ord(c) for c in right])
    return max((run.size for run in runs), default=0)


# --- split and joined ---------------------------------------------------------------------------


def _grouped(
    left: Sequence[str], right: Sequence[str], found: dict[int, int]
) -> list[ParagraphPair]:
    """Take paragraphs that stand alone into the pair beside them that holds their letters."""
    taken = set(found.values())
    alone_left = {i for i in range(len(left)) if i not in found and len(left[i]) >= _LEAST_PART}
    alone_right = {j for j in range(len(right)) if j not in taken and len(right[j]) >= _LEAST_PART}
    groups = []
    for i, j in sorted(found.items()):
        ours: tuple[int, ...] = (i,)
        theirs: tuple[int, ...] = (j,)
        if len(left[i]) < len(right[j]):
            ours = _extended(i, right[j], left, alone_left)
        elif len(left[i]) > len(right[j]):
            theirs = _extended(j, left[i], right, alone_right)
        groups.append(ParagraphPair(ours, theirs))
    return groups


def _extended(at: int, whole: str, texts: Sequence[str], alone: set[int]) -> tuple[int, ...]:
    """Return a paragraph and those beside it that are parts of the same longer one."""
    first, last = at, at + 1
    room = 2 * len(whole) - len(texts[at])
    while first - 1 in alone and len(texts[first - 1]) <= room:
        first -= 1
        room -= len(texts[first])
    while last in alone and len(texts[last]) <= room:
        room -= len(texts[last])
        last += 1
    if last - first == 1:
        return (at,)
    shares = _shares(texts[first:last], whole)
    low = high = at
    while low > first and shares[low - 1 - first] >= _PART:
        low -= 1
    while high + 1 < last and shares[high + 1 - first] >= _PART:
        high += 1
    alone.difference_update(range(low, high + 1))
    return tuple(range(low, high + 1))


def _shares(parts: Sequence[str], whole: str) -> list[float]:
    """Return which share of each text is found in a longer one, where they are in its order."""
    ends = list(itertools.accumulate(map(len, parts)))
    found = [0] * len(parts)
    for run in common([ord(c) for c in "".join(parts)], [ord(c) for c in whole]):
        for i in range(bisect_right(ends, run.a), len(parts)):
            start = ends[i] - len(parts[i])
            if start >= run.a + run.size:
                break
            found[i] += min(ends[i], run.a + run.size) - max(start, run.a)
    return [share / len(part) for share, part in zip(found, parts, strict=True)]
