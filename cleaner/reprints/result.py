"""The answer: pairs and clusters, as they are written."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from cleaner.frames import answer_tables, html_table
from cleaner.json_schema import schema_of
from cleaner.reprints.relations.relate import Relation, Side

if TYPE_CHECKING:
    import pandas
    import pyarrow

Role = Literal["original", "candidate", "full", "edited", "excerpt", "partial", "none"]
Told = Literal["members", "pairs"]
InheritedKind = Literal["figure", "date", "code", "opposite", "name", "words", "cut"]


class Pair(msgspec.Struct, frozen=True):
    """How two articles relate."""

    left: str  # the smaller id
    right: str
    relation: Relation
    shorter: Side | None  # None where both are equally long
    similarity: float  # aligned characters of the longer, as a share
    contained: float  # share of the shorter that is found in the longer
    changes: list[str]  # what differs in kind, from left to right
    figures: list[tuple[str, str]]  # figures in the same place that differ
    rule: str  # the rule that decided


class Inherited(msgspec.Struct, frozen=True):
    """What one version was the first to have, and a copy of it has too."""

    kind: InheritedKind
    text: str  # a value, or the clause around; of a cut where it was made


class Member(msgspec.Struct, frozen=True):
    """One article of a cluster, as it relates to the original (or the first candidate)."""

    id: str
    relation: Role
    similarity: float
    contained: float
    copied_from: str | None
    changes: list[str]
    figures: list[tuple[str, str]]  # that differ, as the original and as this one prints them
    title: str | None
    outlet: str | None
    date: str | None
    url: str | None
    copies_12h: int | None  # members that had appeared in the 12 hours before, as far as is certain
    copies_24h: int | None
    copies_7d: int | None
    to_keep: Role | None = None  # how it relates to what is kept; None for that itself
    perhaps_from: list[str] = []  # where `copied_from` cannot be told: what shares the most with it
    inherited: list[Inherited] = []  # what `copied_from` was the first to have, and it has too


class MemberRow(msgspec.Struct, frozen=True):
    """A member in a table of all clusters."""

    cluster: str
    original: str | None
    id: str
    relation: Role
    similarity: float
    contained: float
    copied_from: str | None
    changes: list[str]
    figures: list[tuple[str, str]]  # that differ, as the original and as this one prints them
    title: str | None
    outlet: str | None
    date: str | None
    url: str | None
    copies_12h: int | None
    copies_24h: int | None
    copies_7d: int | None
    to_keep: Role | None
    perhaps_from: list[str]
    inherited: list[Inherited]


class Cluster(msgspec.Struct, frozen=True):
    """One story: full and edited reprints of each other, and the excerpts that it hosts."""

    cluster: str  # the smallest member id
    original: str | None
    candidates: list[str]
    reason: str
    against: list[str]  # evidence against the original
    size: int
    members: list[Member]
    carried_by: list[str]  # longer articles that carry this and other stories
    keep: str  # the member that stands for all
    complete: bool  # whether all pairs inside were compared and listed

    def __repr__(self) -> str:
        """Tell which story it is and how many carry it."""
        return f"<Cluster {self.cluster!r}: {self.size} articles, original {self.original!r}>"


class Result(msgspec.Struct, frozen=True):
    """What a run found."""

    pairs: list[Pair]
    clusters: list[Cluster]
    compared: int  # articles
    left_out: dict[str, int]  # reason -> articles

    def __repr__(self) -> str:
        """Tell how much was found."""
        return f"<Result: {self.compared} articles, {len(self.clusters)} clusters>"

    def _repr_html_(self) -> str:
        """Show the first clusters as a notebook shows a table."""
        rows = (
            (first.title, cluster.size, first.date, first.outlet, cluster.reason)
            for cluster in self.clusters
            for first in [_first(cluster)]
        )
        columns = ("story", "articles", "date", "outlet", "original by")
        told = f"{self.compared} articles, {len(self.clusters)} clusters"
        return html_table.html_table(told, columns, rows, len(self.clusters))

    def to_frame(self, of: Told = "members") -> pandas.DataFrame:
        """Return the members of all clusters, or the pairs, as a data frame of pandas.

        Args:
            of: which of the two.

        Raises:
            WrongUseError: pandas is not installed.
        """
        return answer_tables.to_frame(*self._rows(of))

    def to_arrow(self, of: Told = "members") -> pyarrow.Table:
        """Return the members of all clusters, or the pairs, as an Arrow table.

        Args:
            of: which of the two.

        Raises:
            WrongUseError: pyarrow is not installed.
        """
        return answer_tables.to_arrow(*self._rows(of))

    def _rows(self, of: Told) -> tuple[type[msgspec.Struct], Iterable[Any]]:
        if of == "pairs":
            return Pair, self.pairs
        return MemberRow, member_rows(self.clusters)


def member_rows(clusters: Iterable[Cluster]) -> Iterator[MemberRow]:
    """Give a row for each member."""
    for cluster in clusters:
        for member in cluster.members:
            fields = msgspec.structs.asdict(member)
            yield MemberRow(cluster=cluster.cluster, original=cluster.original, **fields)


def _first(cluster: Cluster) -> Member:
    named = {member.id: member for member in cluster.members}
    return named.get(cluster.original or "", cluster.members[0])


@functools.cache
def pair_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a pair."""
    return _schema(Pair)


@functools.cache
def cluster_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a cluster."""
    return _schema(Cluster)


def _schema(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return schema_of(kind)
