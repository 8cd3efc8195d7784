"""A story as the ledger reads it: its normal form, and where each character was printed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from cleaner.lazy import lazy, regex
from cleaner.ledger.run_hashes import Hashes, gram_hashes
from cleaner.newstext.chrome import strip_chrome
from cleaner.newstext.credits import is_credit
from cleaner.newstext.values.value_scan import read_values
from cleaner.reprints.texts.character_tables import Codes, tables
from cleaner.reprints.texts.normal_form import code_points, flat_many, normalise_many
from cleaner.reprints.texts.prepared import Comparable

Places = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

_SENTENCE_END = regex(r"[。！？!?；;\n]")
_LABELLED = regex(  # 航拍丨张一, 总策划：张一, 某社音视频部制作
    r"\s*[\u4e00-\u9fff]{2,6}\s*[丨｜|]\s*\S"
    r"|\s*[\u4e00-\u9fff]{0,4}(?:策划|监制|统筹|编导|导演|制片|出品|摄影|摄像|剪辑|设计|校对|编辑|主编|责编"
    r"|视觉|海报|包装|配音|撰稿|文案|审核|记者|来源)\s*[：:](?!.*[。！？!?])\s*\S"
    r"|[^。！？!?，,：:]{2,30}(?:出品|制作)\s*\Z"
)
_MOST_CREDIT = 60  # characters of a line of credits


class NormalStory:
    """The normal form of an article's story, and what else is asked of it, found out when it is.

    All columns have an item for each of its characters.

    Args:
        codes: the normal form.
        printed: the story.
        start: where it begins in the body.
    """

    def __init__(self, codes: Codes, printed: str, start: int) -> None:
        self.codes = codes
        self._printed, self._start = printed, start

    @lazy
    def text(self) -> str:
        """The normal form as a text."""
        return self.codes.tobytes().decode("utf-32-le")

    @lazy
    def _inside(self) -> Places:
        printed = np.arange(len(self._printed), dtype=np.int64)
        return np.repeat(printed, tables().lengths[code_points(self._printed)])

    @lazy
    def places(self) -> Places:
        """Where it stands in the printed body."""
        return self._inside + self._start

    @lazy
    def sentences(self) -> Places:
        """The number of its sentence, from 0."""
        ends = np.zeros(len(self._printed) + 1, dtype=np.int64)
        ends[[found.end() for found in _SENTENCE_END.finditer(self._printed)]] = 1
        found = np.cumsum(ends)[self._inside]
        return found - found[0] if len(found) else found

    def values(self, wanted: Marks) -> Marks:
        """Mark what belongs to a figure, a date or a code.

        Args:
            wanted: looked through are the sentences that hold one of these characters.
        """
        ends = [found.end() for found in _SENTENCE_END.finditer(self._printed)]
        printed = self._inside[wanted]
        numbers = np.unique(np.searchsorted(ends, printed, side="right")).tolist()
        edges = [0, *ends, len(self._printed)]
        flat = flat_many(code_points(self._printed))
        marks = np.zeros(len(self._printed), dtype=bool)
        for number in numbers:
            start = edges[number]
            for found in read_values(flat[start : edges[number + 1]]):
                marks[start + found.start : start + found.end] = True
        return marks[self._inside]

    @lazy
    def hashes(self) -> Hashes:
        """The hash of the run that begins at it; the last characters begin none."""
        return gram_hashes(self.codes)

    @lazy
    def _sorted(self) -> Hashes:
        return np.sort(self.hashes)

    def runs_in(self, other: NormalStory, asked: Places) -> Marks:
        """Mark those of some runs that another story has, too.

        Args:
            other: the other story.
            asked: where these begin; `in_order` of their hashes, so that they are found sooner.
        """
        found = np.zeros(len(self.hashes), dtype=bool)
        known = other._sorted
        if len(known):
            wanted = self.hashes[asked]
            at = np.searchsorted(known, wanted)
            found[asked[known[np.minimum(at, len(known) - 1)] == wanted]] = True
        return found

    def in_order(self, runs: Places) -> Places:
        """Return where some runs begin, in the order of their hashes."""
        return runs[np.argsort(self.hashes[runs])]


def normal_forms(articles: Sequence[Comparable]) -> Iterator[tuple[int, int, Codes]]:
    """Give of each article where its story begins and ends in its body, and its normal form."""
    bounds = [bounds_of(article.body, article.title) for article in articles]
    stories = [a.body[start:end] for a, (start, end) in zip(articles, bounds, strict=True)]
    codes, edges = normalise_many(stories)
    for (start, end), (low, high) in zip(bounds, itertools.pairwise(edges.tolist()), strict=True):
        yield start, end, codes[low:high]


def bounds_of(body: str, title: str | None) -> tuple[int, int]:
    """Return where an article's story begins in its body, and where it ends."""
    head, story = strip_chrome(body, title or "")
    return len(head), len(head) + len(_without_credits(story))


def _without_credits(story: str) -> str:
    """Return a story without the credits of those who made it, which may be many lines."""
    end = len(story)
    while (start := story.rfind("\n", 0, end) + 1) > 0:
        line = story[start:end].strip()
        if line and not (len(line) <= _MOST_CREDIT and (_LABELLED.match(line) or is_credit(line))):
            break
        end = start - 1
    return story[:end]
