"""What of one article is old news, and what that makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.ledger.archive import Archive
from cleaner.ledger.grams import Standing, mark_covered
from cleaner.ledger.ledger_model import Kind, PassageKind
from cleaner.ledger.ledger_settings import MOSTLY, OLD, PARTLY, STANDING
from cleaner.ledger.rivals import Rival, filled_again, rivals_of
from cleaner.ledger.story import Marks, NormalStory
from cleaner.reprints.settings import SENTENCE

_NONE = np.int32(np.iinfo(np.int32).max)
_BESIDE = 2  # characters that may lie between a form's words and a value


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


class FirstRun(NamedTuple):
    """Characters in a row that one article had first."""

    start: int
    end: int
    kind: PassageKind
    first: int
    outlets: int


def judge_article(story: NormalStory, known: Standing, number: int, archive: Archive) -> Judged:
    """Part an article's characters, and say what it is.

    Args:
        story: the article.
        known: what is known of the runs that begin at its characters.
        number: its own.
        archive: gives articles by their numbers.
    """
    size = len(story.codes)
    runs = np.where(known.first >= 0, known.first, _NONE)[: max(0, size - OLD + 1)]
    first = _least_over(runs, size)
    seen = first != _NONE
    standing = mark_covered(known.days[: len(runs)] >= STANDING, size)
    form = _form(story, seen) & ~standing
    old = seen & ~form & ~standing
    rivals: list[Rival] = []
    if old.any():
        rivals = rivals_of(story, known, archive.story)
        counted = size - int(np.count_nonzero(form | standing))
        if np.count_nonzero(old) >= PARTLY * counted:
            form |= old & filled_again(number, rivals, form, old, counted, archive.text)
            old = seen & ~form & ~standing
    counted = size - int(np.count_nonzero(form | standing))
    share = int(np.count_nonzero(old)) / counted if counted else 0.0
    held, largest = max(
        ((int(np.count_nonzero(rival.held & old)), rival.number) for rival in rivals),
        key=lambda item: (item[0], -item[1]),
        default=(0, None),
    )
    largest_share = held / counted if counted else 0.0
    kind: Kind = "novel"
    if share >= MOSTLY and largest_share >= MOSTLY:
        kind = "reprint"
    elif share >= MOSTLY and share - largest_share >= PARTLY:
        kind = "recombination"
    elif share >= PARTLY:
        kind = "partly old"
    return Judged(
        kind,
        first,
        known.outlets,
        old,
        form,
        standing,
        share,
        largest if held else None,
        largest_share,
    )


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


def _form(story: NormalStory, seen: Marks) -> Marks:
    """Mark the characters that are a form's: seen before, beside values that were not.

    Fixed words between values are shorter than a sentence. Where most sentences with values are
    filled anew, the article is another filling of its form, and all that is seen is a form's.
    """
    marks = np.zeros(len(seen), dtype=bool)
    if not seen.any():
        return marks
    sentences = story.sentences
    values = story.values(seen)
    fresh = values & ~seen
    edges = np.flatnonzero(np.diff(seen) | np.diff(sentences).astype(bool)) + 1
    starts, ends = np.concatenate(([0], edges)), np.concatenate((edges, [len(seen)]))
    filled = set()
    for start, end in zip(starts[seen[starts]].tolist(), ends[seen[starts]].tolist(), strict=True):
        near = slice(max(0, start - _BESIDE), end + _BESIDE)
        own = sentences[near] == sentences[start]
        if end - start < SENTENCE and (fresh[near] & own).any():
            marks[start:end] = True
            filled.add(int(sentences[start]))
    total = int(sentences[-1]) + 1
    some = np.bincount(sentences, seen, total) > 0
    valued = np.bincount(sentences, values, total) > 0
    kept = some & valued & (np.bincount(sentences, fresh, total) == 0)
    return seen if len(filled) > np.count_nonzero(kept) else marks


def runs_of(judged: Judged) -> Iterator[FirstRun]:
    """Give the runs of characters that one article had first, from left to right."""
    kinds = judged.old * 1 + judged.form * 2 + judged.standing * 3
    marks = judged.first.astype(np.int64) * 4 + kinds
    marks[kinds == 0] = -1
    edges = np.flatnonzero(np.diff(marks)) + 1
    names: tuple[PassageKind, ...] = ("old", "form", "standing")
    for start, end in zip([0, *edges.tolist()], [*edges.tolist(), len(marks)], strict=True):
        if start < end and marks[start] >= 0:
            outlets = judged.outlets[max(0, start - OLD + 1) : end]
            yield FirstRun(
                start,
                end,
                names[int(marks[start]) % 4 - 1],
                int(marks[start]) // 4,
                int(outlets.max()),
            )
