"""`Index`, for scripts and notebooks: a corpus that grows."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from typing import Any

import msgspec

from cleaner.article import Article
from cleaner.errors import WrongUseError
from cleaner.frames import html_table
from cleaner.frames.articles import Articles
from cleaner.frames.listed import Listed
from cleaner.frames.table_rows import plain_row
from cleaner.index import api, maintenance
from cleaner.index.answering import Ask
from cleaner.index.as_of import Past, answer_as_of
from cleaner.index.index_choices import By
from cleaner.index.layout import IndexStamp
from cleaner.index.options import IndexOptions
from cleaner.index.planning import Portion
from cleaner.library.given import json_of
from cleaner.library.progress import Counted, Progress, counted, counter
from cleaner.messages import phrase
from cleaner.novelty.novelty_model import Novelty
from cleaner.novelty.novelty_run import Arrived, novelty
from cleaner.pipeline import read
from cleaner.reprints.defaults import MAX_PAIRS, MEMORY_MB, Keep
from cleaner.reprints.result import Result
from cleaner.reprints.settings import MIN_LENGTH
from cleaner.wrappers import FailedPart

When = str | datetime.date | datetime.datetime
"""A day, a minute or a second, as text or as Python has it; without a zone it is Beijing time."""


class Index:
    """An index in a file: it is added to, and answers as one run over everything would.

    Nothing is kept open between two calls, so that others may use it meanwhile.

    Args:
        path: the file; it is made with the first articles.
        min_length: normalised characters below which a body is left out and counted.
        window: days that related articles may lie apart; None for any.
        max_pairs: pairs that are listed of one cluster; those of its original come first.
        keep: which member stands for a cluster.
        wait: seconds to wait for others who use it.
        memory_mb: megabytes that a join may work in.
        jobs: processes that compare.

    Each method raises `OutputError` where the index cannot be used: another's file, other settings,
    a lock.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        min_length: int = MIN_LENGTH,
        window: int | None = None,
        max_pairs: int = MAX_PAIRS,
        keep: Keep = "source",
        wait: float = 30.0,
        memory_mb: int = MEMORY_MB,
        jobs: int = 1,
    ) -> None:
        self.path = os.fspath(path)
        self._options = IndexOptions(
            path=self.path,
            stamp=IndexStamp(min_length=min_length, window=window),
            ask=Ask(window, max_pairs, keep),
            wait=wait,
            memory_mb=memory_mb,
            jobs=jobs,
        )

    def __repr__(self) -> str:
        """Tell which file it is, without opening it."""
        return f"Index({self.path!r})"

    def _repr_html_(self) -> str:
        """Show what is in it."""
        if not os.path.exists(self.path):
            return html_table.html_table(f"{self.path}: not made yet", (), (), 0)
        counts = self.stats()
        names = ("articles", "compared", "texts", "commits", "bytes")
        return html_table.html_table(self.path, names, [[counts[name] for name in names]], 1)

    def add(self, articles: object, *, progress: Progress = False) -> Portion:
        """Add articles, and tell how they relate to everything that is there.

        Args:
            articles: as `dedupe` takes them.
            progress: as there.

        Raises:
            RecordError: a record has no id or body; nothing is added.
        """
        with counter(progress) as tell:
            return api.add(self._options, json_of(articles, tell, self._options.jobs))

    def against(self, articles: object, as_of: When | None = None, by: By = "published") -> Result:
        """Tell how articles relate to what is there, and add nothing.

        Args:
            articles: as `dedupe` takes them.
            as_of: compare with what was there by then, as if nothing later existed.
            by: whether later means published or captured later.

        Raises:
            RecordError: a record has no id or body.
            WrongUseError: `as_of` is no time.
        """
        with counter(False) as tell:
            lines = json_of(articles, tell, self._options.jobs)
            if (past := _past(as_of, by)) is not None:
                return answer_as_of(self._options, past, lines)[0]
            return api.add(self._options, lines, against=True).answer

    def remove(self, ids: str | Iterable[str]) -> Portion:
        """Take articles out, as if they had never been there.

        Args:
            ids: of one article or of several; where one is not there, nothing is taken out and
                `OutputError` names it.
        """
        wanted = [ids] if isinstance(ids, str) else list(dict.fromkeys(ids))
        return api.remove(self._options, wanted)

    def stories(self, as_of: When | None = None, by: By = "published") -> Result:
        """Tell all stories, as one run over everything would.

        Args:
            as_of: as if nothing later existed.
            by: whether later means published or captured later.

        Raises:
            WrongUseError: `as_of` is no time.
        """
        if (past := _past(as_of, by)) is not None:
            return answer_as_of(self._options, past)[0]
        return api.answer(self._options)

    def articles(self, as_of: When | None = None, by: By = "published") -> Articles:
        """Return the records that are there, in the order in which they came.

        What was added as no whole record of ours is read as one, as `clean` does.

        Args:
            as_of: as if nothing later existed.
            by: whether later means published or captured later.

        Raises:
            WrongUseError: `as_of` is no time.
        """
        found, failed = [], []
        for line in maintenance.export(self._options, _past(as_of, by)):
            for item in read(line):
                if isinstance(item, FailedPart):
                    failed.append(str(item))
                else:
                    found.append(_named(item[0], line))
        return Articles(found, failed)

    def novelty(self, *, progress: Progress = False) -> Listed[Novelty]:
        """Tell of each article what was known of its story before it, as of its own time.

        An article is known when it was captured, else when it was added.

        Args:
            progress: as `dedupe` takes it.
        """
        with counter(progress) as tell:
            arrived = (Arrived(*item) for item in maintenance.arrived(self._options))
            return _novelty_of(arrived, self._options, tell)

    def stats(self) -> dict[str, Any]:
        """Return how much there is of everything, and the settings that it was made with."""
        return maintenance.stats(self._options)


def _novelty_of(
    arrived: Iterable[Arrived], options: IndexOptions, tell: Counted
) -> Listed[Novelty]:
    """Return the novelty of articles as a table."""
    rows = novelty(
        counted(arrived, "reading", tell),
        min_length=options.stamp.min_length,
        window=options.stamp.window,
        memory_mb=options.memory_mb,
        jobs=options.jobs,
        passing=lambda asked: counted(asked, "comparing", tell),
    )
    return Listed(Novelty, rows, ("known_at", "seen", "relation", "copies", "id", "story"))


def _named(article: Article, line: bytes) -> Article:
    return msgspec.structs.replace(article, id=msgspec.json.decode(line)["id"])


def _past(as_of: When | None, by: By) -> Past | None:
    if as_of is None:
        return None
    text = plain_row({"time": as_of})["time"]
    if not isinstance(text, str):
        raise WrongUseError(phrase("neither a day nor a time: {text}", text=repr(as_of)))
    return Past(maintenance.parse_time(text), by)
