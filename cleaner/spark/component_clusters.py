"""Clusters and pairs, one component at a time, by the builder that the embedded engine uses.

A component comes to its worker as rows: its articles, then the verdicts. Which
verdicts the builder will ask for is found by letting it build once without any; they are then made
by all workers, so that a story of a hundred thousand versions is no single task's to compare.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pyarrow as pa

from cleaner.reprints.clusters.build import Builder, as_pair
from cleaner.reprints.clusters.cluster import Component
from cleaner.reprints.clusters.drop import dropped_of
from cleaner.reprints.clusters.listing import of_relations
from cleaner.reprints.corpus import Entry
from cleaner.reprints.defaults import Keep
from cleaner.reprints.relations.relate import Verdict, flip
from cleaner.reprints.texts.prepared import Text
from cleaner.spark.story_roles import CARRIER, EXCERPT, JOINED, VERDICT
from cleaner.spark.workers import Row, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_ASKED = pa.schema([("root", pa.int64()), ("one", pa.int64()), ("two", pa.int64())])
_BUILT = pa.schema(
    [
        ("kind", pa.string()),
        ("id", pa.string()),
        ("line", pa.string()),
        ("several", pa.bool_()),  # a cluster of more than one member
        ("complete", pa.bool_()),
    ]
)
CLUSTER, PAIR, DROPPED, KEPT, QUOTED = "cluster", "pair", "dropped", "kept", "quoted"


class Choice(NamedTuple):
    """What the user decides of the answer."""

    max_pairs: int
    keep: Keep
    relations: tuple[str, ...]


class _Story:
    """One component as its rows tell it."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.entries: dict[str, Entry] = {}
        self.verdicts: dict[tuple[int, int], Verdict] = {}
        self._heads: dict[str, str] = {}
        self._texts: dict[int, bytes] = {}
        self._articles_of: dict[int, list[str]] = {}
        nodes: dict[int, set[int]] = {JOINED: set(), EXCERPT: set(), CARRIER: set()}
        listed = False
        decode = msgspec.msgpack.Decoder(Verdict).decode
        for row in rows:
            if row["role"] == VERDICT:
                self.verdicts[row["one"], row["two"]] = decode(row["verdict"])
                continue
            entry = msgspec.convert(row, Entry)
            nodes[row["role"]].add(entry.node)
            listed |= bool(row["listed"])
            if entry.id not in self.entries:  # a carrier may be an excerpt of the same component
                self.entries[entry.id] = entry
                self._heads[entry.id] = row["head"]
                self._articles_of.setdefault(entry.node, []).append(entry.id)
                if row.get("text") is not None:
                    self._texts[entry.node] = row["text"]
        self.component = Component(
            tuple(nodes[JOINED]),
            tuple(nodes[EXCERPT]),
            tuple(nodes[CARRIER]),
            listed and len(nodes[JOINED]) == 1,
        )
        self.asked: set[tuple[int, int]] = set()

    def ask(self, one: int, two: int) -> Verdict | None:
        """Note that a verdict is asked for, and return what is known of it."""
        self.asked.add((min(one, two), max(one, two)))
        if (one, two) in self.verdicts:
            return self.verdicts[one, two]
        return flip(self.verdicts.get((two, one)))

    def builder(self, choice: Choice) -> Builder:
        """Return what builds this component's cluster, without texts only what it asks for."""
        decode = msgspec.msgpack.Decoder(Text).decode
        texts = self._texts
        return Builder(
            self.entries,
            self._articles_of,
            self.ask,
            lambda entry: self._heads[entry.id],
            choice.max_pairs,
            choice.keep,
            text=(lambda node: decode(texts[node])) if texts else None,
        )


def ask(stories: DataFrame, choice: Choice) -> DataFrame:
    """Return which pairs of texts the clusters need: root, one, two; `one` is the lesser."""
    return mapped(_by_story(stories), functools.partial(_ask, choice), _ASKED)


def build(
    stories: DataFrame, articles: DataFrame, verdicts: DataFrame, choice: Choice
) -> DataFrame:
    """Return the clusters and what follows from them, a row each.

    Args:
        stories: the articles of each component, as `stories.gather` gives them.
        articles: row, text.
        verdicts: root, one, two, verdict.
        choice: what the user decides.
    """
    from pyspark.sql import functions as f

    told = verdicts.withColumn("role", f.lit(VERDICT))
    texts = articles.select(f.col("row").alias("node"), "text")
    listed = stories.where(f"role <> {CARRIER}").join(texts, "node", "left")
    carriers = stories.where(f"role = {CARRIER}")
    rows = listed.unionByName(carriers, allowMissingColumns=True).unionByName(
        told, allowMissingColumns=True
    )
    return mapped(_by_story(rows), functools.partial(_build, choice), _BUILT)


def list_pairs(found: DataFrame) -> DataFrame:
    """Return the pairs of articles of different components: left_id, right_id, verdict."""
    return mapped(found, _list_pairs, _BUILT)


def drop_ids(built: DataFrame, *, excerpts: bool) -> DataFrame:
    """Return the ids to drop, each once, by the rule of `cleaner.reprints.clusters.drop.drop_ids`.

    Args:
        built: what `build` gave.
        excerpts: whether excerpts are dropped.
    """
    dropped, kept, quoted = (
        built.where(f"kind = '{kind}'").select("id").distinct() for kind in (DROPPED, KEPT, QUOTED)
    )
    # A story of its own may be kept in its cluster and be an excerpt in another.
    spared = kept.join(quoted, "id", "left_anti") if excerpts else kept
    return dropped.join(spared, "id", "left_anti")


def _by_story(rows: DataFrame) -> DataFrame:
    return rows.repartition("root").sortWithinPartitions("root", "role", "id")


def _stories(rows: Iterator[Row]) -> Iterator[tuple[int, _Story]]:
    for root, own in itertools.groupby(rows, key=lambda row: row["root"]):
        yield root, _Story(own)


def _ask(choice: Choice, rows: Iterator[Row]) -> Iterator[Row]:
    for root, story in _stories(rows):
        story.builder(choice).cluster(story.component)
        yield from ({"root": root, "one": one, "two": two} for one, two in sorted(story.asked))


def _build(choice: Choice, rows: Iterator[Row]) -> Iterator[Row]:
    encode = msgspec.json.Encoder().encode
    for _, story in _stories(rows):
        builder = story.builder(choice)
        cluster = builder.cluster(story.component)
        if cluster is None:
            continue
        for told in of_relations([cluster], choice.relations):
            yield {"kind": CLUSTER, "id": told.cluster, "line": encode(told).decode()}
        yield {
            "kind": KEPT,
            "id": cluster.keep,
            "several": len(cluster.members) > 1,
            "complete": cluster.complete,
        }
        yield from ({"kind": DROPPED, "id": id_} for id_ in dropped_of(cluster, choice.relations))
        excerpts = (member.id for member in cluster.members if member.relation == "excerpt")
        yield from ({"kind": QUOTED, "id": id_} for id_ in excerpts)
        for pair in builder.pairs.values():
            if pair.relation in choice.relations:
                yield {"kind": PAIR, "id": pair.left, "line": encode(pair).decode()}


def _list_pairs(rows: Iterator[Row]) -> Iterator[Row]:
    encode = msgspec.json.Encoder().encode
    decode = msgspec.msgpack.Decoder(Verdict).decode
    for row in rows:
        verdict: Verdict | None = decode(row["verdict"])
        left, right = row["left_id"], row["right_id"]
        if right < left:
            left, right, verdict = right, left, flip(verdict)
        if verdict is not None:
            yield {"kind": PAIR, "id": left, "line": encode(as_pair(left, right, verdict)).decode()}
