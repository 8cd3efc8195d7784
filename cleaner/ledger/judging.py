"""What of one article is old news, and what that makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.ledger.grams import Standing, covered, gram_hashes
from cleaner.ledger.model import Kind, PassageKind
from cleaner.ledger.settings import MOSTLY, OLD, PARTLY, STANDING
from cleaner.ledger.story import Marks, Story
from cleaner.reprints.texts.normal_form import Codes

_NONE = np.int32(np.iinfo(np.int32).max)
_RIVALS = 8  # earlier articles of which it is asked how much of the story they hold


class Judged(NamedTuple):
    """An article's characters, parted into what is old, a form's and standing text."""

    kind: Kind
    first: npt.NDArray[np.int32]  # of each character: the article that had it first, or `_NONE`
    outlets: npt.NDArray[np.uint16]  # of each run
    old: Marks
    form: Marks
    standing: Marks
    share: float
    largest: int | None
    largest_share: float


class Run(NamedTuple):
    """Characters in a row that one article had first."""

    start: int
    end: int
    kind: PassageKind
    first: int
    outlets: int


def judge(story: Story, known: Standing, codes_of: Callable[[int], Codes]) -> Judged:
    """Part an article's characters, and say what it is.

    Args:
        story: the article.
        known: what is known of the runs that begin at its characters.
        codes_of: gives the normal form of an earlier article by its number.
    """
    size = len(story.codes)
    runs = np.where(known.first >= 0, known.first, _NONE)[: max(0, size - OLD + 1)]
    first = _least_over(runs, size)
    seen = first != _NONE
    standing = covered(known.days[: len(runs)] >= STANDING, size)
    form = _form(story, seen) & ~standing
    old = seen & ~form & ~standing
    counted = size - int(np.count_nonzero(form | standing))
    share = int(np.count_nonzero(old)) / counted if counted else 0.0
    largest, held = _largest(story.codes, known, old, codes_of) if old.any() else (None, 0)
    largest_share = held / counted if counted else 0.0
    kind: Kind = "novel"
    if share >= MOSTLY:
        kind = "reprint" if largest_share >= MOSTLY else "recombination"
    elif share >= PARTLY:
        kind = "partly old"
    return Judged(kind, first, known.outlets, old, form, standing, share, largest, largest_share)


def _least_over(runs: npt.NDArray[np.int32], size: int) -> npt.NDArray[np.int32]:
    """Return for each character the least number of the runs that hold it."""
    room = np.full(size + OLD - 1, _NONE, dtype=np.int32)
    room[OLD - 1 : OLD - 1 + len(runs)] = runs
    width = 1
    while width < OLD:
        step = min(width, OLD - width)
        room = np.minimum(room[:-step], room[step:])
        width += step
    return room


def _form(story: Story, seen: Marks) -> Marks:
    """Mark the characters that are a form's: seen before, around values that were not.

    A sentence that is seen but for its values is a form that was filled again. Where most sentences
    with values are such, the article is another filling of it, and all that is seen is a form's.
    """
    if not seen.any():
        return seen
    sentences = story.sentences - story.sentences[0]
    total = int(sentences[-1]) + 1
    some = np.bincount(sentences, seen, total) > 0
    fresh = np.bincount(sentences, story.values & ~seen, total) > 0
    valued = np.bincount(sentences, story.values, total) > 0
    filled = some & fresh
    kept = some & valued & ~fresh
    if np.count_nonzero(filled) > np.count_nonzero(kept):
        return seen
    marks: Marks = filled[sentences] & seen
    return marks


def _largest(
    codes: Codes, known: Standing, old: Marks, codes_of: Callable[[int], Codes]
) -> tuple[int | None, int]:
    """Return the earlier article that holds most of the old characters, and how many.

    Asked are those that had most runs first, and those that had most of them last.
    """
    rivals: set[int] = set()
    for column in (known.first, known.last):
        numbers = Counter(column[column >= 0].tolist())
        rivals.update(number for number, _ in numbers.most_common(_RIVALS))
    own = gram_hashes(codes)
    best: tuple[int, int | None] = (0, None)
    for number in sorted(rivals):
        shared = np.isin(own, gram_hashes(codes_of(number)))
        held = int(np.count_nonzero(covered(shared, len(codes)) & old))
        if held > best[0]:
            best = (held, number)
    return best[1], best[0]


def runs_of(judged: Judged) -> Iterator[Run]:
    """Give the runs of characters that one article had first, from left to right."""
    kinds = judged.old * 1 + judged.form * 2 + judged.standing * 3
    marks = judged.first.astype(np.int64) * 4 + kinds
    marks[kinds == 0] = -1
    edges = np.flatnonzero(np.diff(marks)) + 1
    names: tuple[PassageKind, ...] = ("old", "form", "standing")
    for start, end in zip([0, *edges.tolist()], [*edges.tolist(), len(marks)], strict=True):
        if start < end and marks[start] >= 0:
            outlets = judged.outlets[max(0, start - OLD + 1) : end]
            yield Run(
                start,
                end,
                names[int(marks[start]) % 4 - 1],
                int(marks[start]) // 4,
                int(outlets.max()),
            )
