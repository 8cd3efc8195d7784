"""A whole history of an index again, step by step, as if it had been run every day or hour.

Each step is the very code of a run that adds its portion, on a database in memory: what it tells is
what that run would have told.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

import msgspec

from cleaner.errors import WrongUseError
from cleaner.index import api
from cleaner.index.as_of import Past
from cleaner.index.index_choices import By
from cleaner.index.options import IndexOptions
from cleaner.index.planning import Portion
from cleaner.index.portions import add_portion, part
from cleaner.messages import phrase
from cleaner.reprints.clusters.moments import TimeSpan
from cleaner.reprints.result import Cluster, MemberRow, Pair
from cleaner.reprints.texts.text_store import Spool

Every = Literal["day", "hour"]
_LENGTHS = {"day": timedelta(days=1), "hour": timedelta(hours=1)}
_MOST = 1_000_000  # steps


class ClusterAt(Cluster, frozen=True, kw_only=True):
    """A cluster, as the run at that time would have told it."""

    at: str


class PairAt(Pair, frozen=True, kw_only=True):
    """A relation, as the run at that time would have told it."""

    at: str


class RowAt(MemberRow, frozen=True, kw_only=True):
    """A member in a table of clusters, as the run at that time would have told it."""

    at: str


class Step(NamedTuple):
    """One run of the history."""

    at: str  # the day, or the hour, at whose end it runs
    number: int  # counted from 1
    portion: Portion


class Replay:
    """The steps of a history, each computed when it is asked for.

    Steps in which nothing came are passed over. What came before the first is there from the
    beginning.

    Args:
        options: which index, and how; it is only read.
        every: how long a step is.
        since: the time at whose beginning the first step begins.
        until: the time at whose end the last step has ended.
        by: when an article comes: when it was published, or captured.

    Raises:
        WrongUseError: the times do not follow each other, or make too many steps.
    """

    def __init__(
        self,
        options: IndexOptions,
        every: Every,
        since: TimeSpan,
        until: TimeSpan,
        by: By = "published",
    ) -> None:
        self._options = options
        self._every: Every = every
        self._start = _floor(since.start, every)
        self._past = Past(until, by)
        steps = -((self._start - until.end) // _LENGTHS[every])
        if not 0 < steps <= _MOST:
            raise WrongUseError(
                phrase(
                    "from {start} to {end} are {count} steps",
                    start=since.start,
                    end=until.end,
                    count=max(steps, 0),
                )
            )
        self.steps = steps  # with those in which nothing comes
        self.later = 0  # articles that came after all steps
        self.undated = 0  # articles that tell no time

    def __iter__(self) -> Iterator[Step]:
        """Give the steps in their order.

        Raises:
            IndexFileError: the index cannot be used.
        """
        length = _LENGTHS[self._every]

        def number(end: datetime) -> int:
            return max(-((self._start - end) // length), 0)

        with contextlib.closing(Spool()) as spool, api.empty(self._options) as db:
            portions = part(self._options, self._past, number, spool)
            self.later, self.undated = portions.later, portions.undated
            for step in sorted(portions.places):
                at = self._name(step)
                portion = add_portion(self._options, db, spool, portions.places[step], at)
                if step > 0:
                    yield Step(at, step, portion)

    def _name(self, number: int) -> str:
        start = self._start + (number - 1) * _LENGTHS[self._every]
        return start.date().isoformat() if self._every == "day" else start.isoformat("T", "minutes")


def _floor(time: datetime, every: Every) -> datetime:
    whole = time.replace(minute=0, second=0, microsecond=0)
    return whole.replace(hour=0) if every == "day" else whole


def at_time(item: Cluster | Pair | MemberRow, at: str) -> ClusterAt | PairAt | RowAt:
    """Return what a step told, with its time."""
    kinds = {Cluster: ClusterAt, Pair: PairAt, MemberRow: RowAt}
    made: ClusterAt | PairAt | RowAt = kinds[type(item)](**msgspec.structs.asdict(item), at=at)
    return made
