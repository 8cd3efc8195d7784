"""Whether several earlier articles tell what is old in a story, or one does in other words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cleaner.ledger.archive import Archive
from cleaner.ledger.grams import mark_between
from cleaner.ledger.ledger_settings import OTHERS, PARTLY, PASSED_ON
from cleaner.ledger.rivals import Rival, long_runs
from cleaner.ledger.run_hashes import gram_hashes
from cleaner.ledger.story import Marks, NormalStory
from cleaner.reprints.settings import MOVED, SHORT

_HEADLINE = 6  # characters of a headline that names one story, and no column


def of_several(
    story: NormalStory,
    rivals: Sequence[Rival],
    old: Marks,
    counted: Marks,
    archive: Archive,
    number: int,
) -> bool:
    """Tell whether others than the article that tells most of a story have a part of it, too.

    An editor who changes every other word leaves few clauses whole, and what a third article says
    in the same words would pass for another's. So it is asked which one tells most, and what, in
    runs of `MOVED` characters, wherever they stand: as `dedupe` finds what was put elsewhere.
    One that has the story's headline is an edition of it. A text under `SHORT` states one fact: all
    that it has of others is the occasion.

    Args:
        story: the later article.
        rivals: earlier articles that hold much of it.
        old: what is old news.
        counted: what is neither a form's nor standing text.
        archive: gives articles by their numbers.
        number: the story's own.
    """
    if len(story.codes) < SHORT:
        return False
    told = [_told_by(story, archive.story(rival.number)) & counted for rival in rivals]
    sizes = [int(np.count_nonzero(marks)) for marks in told]
    main = sizes.index(max(sizes))
    if _one_headline(archive.text(number).title, archive.text(rivals[main].number).title):
        return False
    most = told[main]
    others = np.zeros_like(old)
    for rival in rivals:
        others |= long_runs(rival.held & old & ~most, PASSED_ON)
    least = max(OTHERS, PARTLY * np.count_nonzero(counted))
    return bool(np.count_nonzero(others) >= least)


def _told_by(story: NormalStory, earlier: NormalStory) -> Marks:
    """Mark the runs of `MOVED` characters that an earlier article has, too."""
    own, other = (gram_hashes(text.codes, MOVED) for text in (story, earlier))
    starts = np.flatnonzero(np.isin(own, other))
    return mark_between(starts, starts + MOVED, len(story.codes))


def _one_headline(one: str, other: str) -> bool:
    """Whether one of two headlines is the other, or goes on behind it or before it."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _HEADLINE and short in long
