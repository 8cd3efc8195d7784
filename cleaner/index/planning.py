"""What a portion or a removal comes to: all that is written for it, and all that is told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import msgspec

from cleaner.index.answer_changes import ArticleChange, Difference, differences
from cleaner.index.answering import Around, Ask, about, answer_around
from cleaner.index.arrivals import Arrivals
from cleaner.index.change import IndexChange, change_articles
from cleaner.index.layout import LEFT_OUT, IndexStamp
from cleaner.index.linking import change_links
from cleaner.index.pairing import change_candidates
from cleaner.index.questions import IndexReader
from cleaner.index.sorting import Sorted
from cleaner.index.texts_by_number import Texts
from cleaner.index.verdict_changes import judge_change
from cleaner.index.view import View
from cleaner.reprints.result import Result
from cleaner.reprints.texts.text_store import TextStore


class Portion(msgspec.Struct, frozen=True):
    """What came of a portion."""

    sorted: Sorted
    answer: Result  # around the articles of the portion
    differences: list[Difference]
    note: str = ""  # what people have to know of how it was written

    def __repr__(self) -> str:
        """Tell how much came, and how many stories it belongs to."""
        names = ("added", "updated", "unchanged", "removed")
        counts = [(len(getattr(self.sorted, name)), name) for name in names]
        told = ", ".join(f"{count} {name}" for count, name in counts if count)
        return f"<Portion: {told or 'nothing'}; in {len(self.answer.clusters)} clusters>"


BeforeCommit = Callable[[Portion], object]  # called once more where a portion is planned once more


def untold(_portion: Portion) -> None:
    """Tell nobody of a portion before it is written."""


def plan(
    reader: IndexReader,
    arrivals: Arrivals,
    found: Sorted,
    stamp: IndexStamp,
    ask: Ask,
    *,
    memory_mb: int,
    jobs: int,
) -> tuple[IndexChange, Portion]:
    """Return what is to be written, and what there is to tell.

    Args:
        reader: the index as it is.
        arrivals: holds what comes.
        found: what of it is new, and what goes.
        stamp: the settings of the index.
        ask: how to answer.
        memory_mb: megabytes that a join may use.
        jobs: processes that compare.
    """
    out = [(known.article, known.node) for known in found.out]
    change = change_articles(reader, arrivals, found.new, out, stamp.min_length)
    change_candidates(reader, change, memory_mb=memory_mb, threads=jobs)
    links = change_links(reader, change)
    with TextStore() as store:
        texts = Texts(reader, change, arrivals, store)
        judge_change(reader, change, links, texts, window=stamp.window, jobs=jobs)
        focus = {node for pair in (*links.out, *links.new) for node in pair}
        focus |= {known.node for known in found.out} | set(found.known_nodes)
        focus |= {node for _, node, _ in change.articles_in}
        focus.discard(LEFT_OUT)
        after = answer_around(View(reader, change), texts, focus, ask)
        old = View(reader, IndexChange())
        before = answer_around(old, texts, focus - change.nodes_in.keys(), ask)
    change.verdicts_in |= {
        pair: made for pair, made in after.made.items() if pair not in change.verdicts_in
    }
    told = [*_articles(found), *differences(before, after, set(found.removed))]
    return change, Portion(found, _about(reader, change, after, found), told)


def _articles(found: Sorted) -> list[Difference]:
    return [
        *(ArticleChange(id_, "added") for id_ in found.added),
        *(ArticleChange(id_, "updated") for id_ in found.updated),
        *(ArticleChange(id_, "unchanged") for id_ in found.unchanged),
        *(ArticleChange(id_, "removed") for id_ in found.removed),
    ]


def _about(reader: IndexReader, change: IndexChange, around: Around, found: Sorted) -> Result:
    """Return what an answer tells about the articles of a portion."""
    compared, left_out = _counts(reader, change, found)
    whole = Result(around.pairs, around.clusters, compared, left_out)
    return about(whole, {*found.added, *found.updated, *found.unchanged})


def _counts(reader: IndexReader, change: IndexChange, found: Sorted) -> tuple[int, dict[str, int]]:
    """Return how many articles are compared after a change, and how many are left out and why."""
    compared = reader.count_compared()
    left_out = Counter(reader.left_out())
    for known in found.out:
        compared -= known.node != LEFT_OUT
        left_out[_reason(known.length)] -= known.node == LEFT_OUT
    for _, node, article in change.articles_in:
        compared += node != LEFT_OUT
        left_out[_reason(article.length)] += node == LEFT_OUT
    return compared, {why: number for why, number in sorted(left_out.items()) if number}


def _reason(length: int) -> str:
    return "short" if length else "empty"
