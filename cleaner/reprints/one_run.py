"""`dedupe`: which of many articles are the same story."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cleaner.reprints.candidates.shared_fingerprints import Candidates
from cleaner.reprints.choices import Choices
from cleaner.reprints.clusters.assemble import Stories, assemble, unsettled_pairs
from cleaner.reprints.clusters.build import Verdicts
from cleaner.reprints.corpus import Corpus, Entry, Reprintable, given
from cleaner.reprints.relations.union import Union
from cleaner.reprints.relations.verdicts import NodePair, compare_all, find_verdicts
from cleaner.reprints.result import Cluster, Pair, Result
from cleaner.reprints.texts.text_store import TextStore


def dedupe(
    articles: Iterable[Reprintable | Mapping[str, Any]],
    chosen: Choices = Choices(),  # noqa: B008 - nobody can change it
    *,
    passing: Callable[[Iterable[NodePair]], Iterable[NodePair]] = iter,
) -> Result:
    """Find the reprints among articles.

    Each pair's relation is a function of its two articles alone; order, number of processes and
    the other articles change nothing.

    Args:
        articles: anything with id, title, date, body, source, outlet, url and warnings, or records
            as JSON has them; a record needs an id and a body. Of two with one id and one text one
            is kept; another text under a known id is told by `#2`.
        chosen: how to compare, and what to tell.
        passing: gives the pairs on that are compared, for who counts them.

    Raises:
        RecordError: a record has no id or body, or another type of value in a field.

    """
    with (
        TextStore() as store,
        Candidates(memory_mb=chosen.memory_mb, threads=chosen.jobs) as candidates,
    ):
        corpus = Corpus(store, candidates, min_length=chosen.min_length)
        corpus.add(map(_article, itertools.count(1), articles), jobs=chosen.jobs)
        store.flush()
        asked = passing(corpus.node_pairs(candidates.flat()))
        told, clusters = _compared(corpus.entries, asked, store, chosen)
        left_out = dict(sorted(corpus.left_out.items()))
        return Result(told, clusters, len(corpus.entries), left_out)


def _compared(
    entries: Mapping[str, Entry], asked: Iterable[NodePair], store: TextStore, chosen: Choices
) -> tuple[list[Pair], list[Cluster]]:
    """Compare pairs of texts, and tell what they and their articles are to each other."""
    union = Union()
    verdicts = Verdicts(store.get, chosen.window)
    window, jobs, pairs = chosen.window, chosen.jobs, chosen.pairs
    for pair, verdict in find_verdicts(
        asked, store, union, window=window, jobs=jobs, partial=pairs == "all"
    ):
        verdicts.add(pair, verdict)

    def head(entry: Entry) -> str:
        return store.get(entry.node).head

    stories = Stories(entries, union, verdicts.items())
    most, keep = chosen.max_pairs, chosen.keep
    missing = unsettled_pairs(stories, verdicts, head, max_pairs=most, pairs=pairs)
    for pair, made in compare_all(missing, store, window=window, jobs=jobs):
        verdicts.make_up(pair, made)
    return assemble(stories, verdicts, head, max_pairs=most, keep=keep, pairs=pairs)


def _article(number: int, article: Reprintable | Mapping[str, Any]) -> Reprintable:
    return given(article, number) if isinstance(article, Mapping) else article
