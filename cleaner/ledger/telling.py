"""The ledger of one article, out of what is known of its runs."""

from __future__ import annotations

from collections import Counter

import numpy as np

from cleaner.ledger.archive import Archive, WaitingArticle
from cleaner.ledger.grams import Standing
from cleaner.ledger.ledger_model import EarlierArticle, Kind, Ledger, Passage
from cleaner.ledger.old_passages import FirstRun, Judged, judge_article, runs_of
from cleaner.ledger.story import NormalStory


def tell(archive: Archive, given: int, number: int | None, known: Standing | None) -> Ledger:
    """Return the ledger of an article.

    Args:
        archive: where all articles are.
        given: the number under which it was given.
        number: as the how-manieth it was published; None where it tells no time.
        known: what is known of the runs that begin at its characters; None where none is.
    """
    kept = archive.kept(given)
    if number is None or known is None:
        return _nothing(kept, archive.size(given), "undated" if number is None else "novel")
    story = archive.story_given(given)
    judged = judge_article(story, known, number, archive)
    passages = [_passage(archive, story, run) for run in runs_of(judged)]
    parts = (judged.old, judged.form, judged.standing)
    old, form, standing = (int(np.count_nonzero(marks)) for marks in parts)
    largest = judged.largest
    return Ledger(
        id=kept.id,
        date=kept.date,
        outlet=kept.outlet,
        kind=judged.kind,
        characters=len(story.codes),
        old=old,
        form=form,
        standing=standing,
        share=round(judged.share, 4),
        largest=None if largest is None else archive.kept(archive.order[largest]).id,
        largest_share=round(judged.largest_share, 4),
        sources=_sources(archive, judged),
        passages=passages,
    )


def _sources(archive: Archive, judged: Judged) -> list[EarlierArticle]:
    counts = Counter(judged.first[judged.old].tolist())
    found = []
    for number, characters in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        kept = archive.kept(archive.order[number])
        found.append(
            EarlierArticle(
                id=kept.id,
                title=kept.title,
                outlet=kept.outlet,
                date=kept.date,
                characters=characters,
            )
        )
    return found


def _passage(archive: Archive, story: NormalStory, run: FirstRun) -> Passage:
    source, first = archive.kept(archive.order[run.first]), archive.story(run.first)
    at = first.text.find(story.text[run.start : run.end])
    start = end = None
    if at >= 0:
        start = int(first.places[at])
        end = int(first.places[at + run.end - run.start - 1]) + 1
    return Passage(
        start=int(story.places[run.start]),
        end=int(story.places[run.end - 1]) + 1,
        kind=run.kind,
        first=source.id,
        first_start=start,
        first_end=end,
        first_date=source.date,
        first_outlet=source.outlet,
        outlets=run.outlets,
    )


def _nothing(kept: WaitingArticle, characters: int, kind: Kind) -> Ledger:
    """Return the ledger of an article of which nothing is known to be earlier."""
    share = None if kind == "undated" else 0.0
    return Ledger(
        id=kept.id,
        date=kept.date,
        outlet=kept.outlet,
        kind=kind,
        characters=characters,
        old=0,
        form=0,
        standing=0,
        share=share,
        largest=None,
        largest_share=share,
        sources=[],
        passages=[],
    )
