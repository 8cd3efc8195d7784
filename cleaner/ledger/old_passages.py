"""What of one article is old news, and what that makes of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.ledger.archive import Archive
from cleaner.ledger.grams import Numbers, Standing, mark_between, mark_covered
from cleaner.ledger.ledger_model import Kind, PassageKind
from cleaner.ledger.ledger_settings import MOSTLY, OLD, PARTLY, STANDING
from cleaner.ledger.rivals import Rival, filled_again, rivals_of
from cleaner.ledger.second_sources import of_several
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
    elif share >= MOSTLY and of_several(story, rivals, old, ~form & ~standing, archive, number):
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
    total = int(sentences[-1]) + 1
    some = np.bincount(sentences, seen, total) > 0
    whole = np.bincount(sentences, ~seen, total) == 0
    values = story.values(seen & ~whole[sentences])
    fresh = values & ~seen  # none in sentences that were seen whole
    edges = np.flatnonzero(np.diff(seen) | np.diff(sentences).astype(bool)) + 1
    starts, ends = np.concatenate(([0], edges)), np.concatenate((edges, [len(seen)]))
    short = seen[starts] & (ends - starts < SENTENCE)
    starts, ends = starts[short], ends[short]
    own = sentences[starts]
    low = np.maximum(starts - _BESIDE, np.searchsorted(sentences, own))
    high = np.minimum(ends + _BESIDE, np.searchsorted(sentences, own, side="right"))
    count = np.concatenate(([0], np.cumsum(fresh)))
    beside = count[high] > count[low]
    if not beside.any():
        return marks
    marks = mark_between(starts[beside], ends[beside], len(seen))
    values |= story.values(seen & whole[sentences])
    valued = np.bincount(sentences, values, total) > 0
    kept = some & valued & (np.bincount(sentences, fresh, total) == 0)
    filled = len(np.unique(own[beside]))
    return seen if filled > np.count_nonzero(kept) else marks


def runs_of(judged: Judged) -> list[FirstRun]:
    """Return the runs of characters that one article had first, from left to right."""
    kinds = judged.old * 1 + judged.form * 2 + judged.standing * 3
    marks = judged.first.astype(np.int64) * 4 + kinds
    marks[kinds == 0] = -1
    edges = np.flatnonzero(np.diff(marks)) + 1
    starts, ends = np.concatenate(([0], edges)), np.concatenate((edges, [len(marks)]))
    told = marks[starts] >= 0 if len(marks) else np.zeros(1, dtype=bool)
    starts, ends = starts[told], ends[told]
    names: tuple[PassageKind, ...] = ("old", "form", "standing")
    most = _most_between(judged.outlets, np.maximum(0, starts - OLD + 1), ends)
    rows = (starts, ends, marks[starts] % 4, marks[starts] // 4, most)
    return [
        FirstRun(start, end, names[kind - 1], first, outlets)
        for start, end, kind, first, outlets in zip(*(row.tolist() for row in rows), strict=True)
    ]


def _most_between(
    values: npt.NDArray[np.uint16], starts: Numbers, ends: Numbers
) -> npt.NDArray[np.uint16]:
    """Return the greatest of the values from each start to its end."""
    bounds = np.stack((starts, ends), axis=1).ravel()
    most: npt.NDArray[np.uint16] = np.maximum.reduceat(np.append(values, 0), bounds)[::2]
    return most
