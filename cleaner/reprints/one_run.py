"""`dedupe`: which of many articles are the same story."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cleaner.errors import WrongUseError
from cleaner.reprints.candidates.shared_fingerprints import Candidates
from cleaner.reprints.choices import MAX_PAIRS, MEMORY_MB, Keep, PairsTold
from cleaner.reprints.clusters.assemble import Stories, assemble, unsettled_pairs
from cleaner.reprints.clusters.build import Verdicts
from cleaner.reprints.corpus import Corpus, Entry, Reprintable, given
from cleaner.reprints.relations.union import Union
from cleaner.reprints.relations.verdicts import NodePair, compare_all, find_verdicts
from cleaner.reprints.result import Result
from cleaner.reprints.settings import MIN_LENGTH
from cleaner.reprints.texts.text_store import TextStore


def dedupe(
    articles: Iterable[Reprintable | Mapping[str, Any]],
    *,
    min_length: int = MIN_LENGTH,
    window: int | None = None,
    max_pairs: int = MAX_PAIRS,
    memory_mb: int = MEMORY_MB,
    jobs: int = 1,
    keep: Keep = "source",
    pairs: PairsTold = "all",
    passing: Callable[[Iterable[NodePair]], Iterable[NodePair]] = iter,
) -> Result:
    """Find the reprints among articles.

    Each pair's relation is a function of its two articles alone; order, number of processes and
    the other articles change nothing.

    Args:
        articles: anything with id, title, date, body, source, outlet, url and warnings, or records
            as JSON has them; a record needs an id and a body. Of two with one id and one text one
            is kept; another text under a known id is told by `#2`.
        min_length: normalised characters below which a body is left out and counted.
        window: days that related articles may lie apart, where both tell their day; None for any.
        max_pairs: pairs that are listed of one cluster; those of its original come first.
        memory_mb: megabytes that the join of the fingerprints may work in; half a kilobyte or so an
            article stays in memory besides.
        jobs: processes that compare. With more than one, the calling script needs the usual
            ``if __name__ == "__main__"``.
        keep: which member stands for a cluster: the earliest, the fullest, the source (the
            probable original), or the best (no warnings, and of those the fullest).
        pairs: which pairs are told: all, those of reprints (none that only share a passage), or
            none; the clusters are the same, and sooner found.
        passing: gives the pairs on that are compared, for who counts them.

    Raises:
        WrongUseError: an option is out of range.
        RecordError: a record has no id or body, or another type of value in a field.

    """
    if min_length < 1 or max_pairs < 1 or jobs < 1 or (window is not None and window < 0):
        raise WrongUseError("min_length, max_pairs and jobs must be 1 or more, window 0 or more")
    with TextStore() as store, Candidates(memory_mb=memory_mb, threads=jobs) as candidates:
        corpus = Corpus(store, candidates, min_length=min_length)
        corpus.add(map(_article, itertools.count(1), articles), jobs=jobs)
        store.flush()
        union = Union()
        verdicts = Verdicts(store.get, window)
        asked = passing(corpus.node_pairs(candidates.flat()))
        for pair, verdict in find_verdicts(
            asked, store, union, window=window, jobs=jobs, partial=pairs == "all"
        ):
            verdicts.add(pair, verdict)

        def head(entry: Entry) -> str:
            return store.get(entry.node).head

        stories = Stories(corpus.entries, union, verdicts.items())
        missing = unsettled_pairs(stories, verdicts, head, max_pairs=max_pairs, pairs=pairs)
        for pair, made in compare_all(missing, store, window=window, jobs=jobs):
            verdicts.make_up(pair, made)
        told, clusters = assemble(
            stories, verdicts, head, max_pairs=max_pairs, keep=keep, pairs=pairs
        )
        left_out = dict(sorted(corpus.left_out.items()))
        return Result(told, clusters, len(corpus.entries), left_out)


def _article(number: int, article: Reprintable | Mapping[str, Any]) -> Reprintable:
    return given(article, number) if isinstance(article, Mapping) else article
