"""`dedupe` on Spark: the steps in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.reprints.relations.union import JOINING
from cleaner.spark import (
    compared_texts,
    component_clusters,
    others,
    prepare_articles,
    record_ids,
    story_roles,
)
from cleaner.spark.component_clusters import Choice
from cleaner.spark.connected import find_components
from cleaner.spark.staging import Work
from cleaner.spark.verify import verify

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


class Answer(NamedTuple):
    """What a run found, as tables in its work folder."""

    records: DataFrame  # row, id, own_id, line, warned: each id once
    repeated: int  # records that had been there already
    articles: DataFrame  # of these, what was compared and what was too short
    built: DataFrame  # clusters, pairs and what to drop


def dedupe(
    records: DataFrame, work: Work, *, min_length: int, window: int | None, choice: Choice
) -> Answer:
    """Find the reprints among records.

    The answer is that of `cleaner.reprints.dedupe` over the same records. Nothing but counts comes
    to the driver.

    Args:
        records: as `reading.read` gives them, staged.
        work: where the steps put down their tables.
        min_length: normalised characters below which a body is left out.
        window: days that related articles may lie apart; None for any.
        choice: what is listed and kept.
    """
    unique, repeated = record_ids.keep_one(records, work)
    prepared = work.stage("articles", prepare_articles.prepare_rows(unique, min_length))
    known = work.stage(
        "entries", prepare_articles.entries(prepared, prepare_articles.find_copies(prepared, "key"))
    )
    bodies = work.stage(
        "bodies",
        compared_texts.pair_bodies(prepared, prepare_articles.find_copies(prepared, "doc"), work),
    )
    pairs = work.stage("candidates", compared_texts.pair_texts(known, bodies))
    compared = work.stage("verdicts", verify(pairs, prepared, window))
    related = compared.where("relation IS NOT NULL")
    roots = work.stage("roots", find_components(related.where(_joins()), work))
    roles = work.stage("roles", story_roles.find_roles(related, roots))
    gathered = work.stage("stories", story_roles.gather(known, roots, roles))
    asked = work.stage("asked", component_clusters.ask(gathered, choice))
    missing = _missing(asked, compared)
    completed = work.stage("completed", verify(missing, prepared, window))
    built = component_clusters.build(
        gathered, prepared, _answers(asked, compared, completed), choice
    )
    listed = others.pair_articles(known, roots, related, choice.relations, choice.max_pairs)
    answer = work.stage("built", built.unionAll(component_clusters.list_pairs(listed)))
    return Answer(unique, repeated, prepared, answer)


def _joins() -> str:
    return "relation IN ({})".format(", ".join(f"'{relation}'" for relation in JOINING))


def _missing(asked: DataFrame, compared: DataFrame) -> DataFrame:
    """Return the pairs that are asked for and were no candidates."""
    known = compared.selectExpr("least(one, two) AS one", "greatest(one, two) AS two")
    return asked.select("one", "two").distinct().join(known, ["one", "two"], "left_anti")


def _answers(asked: DataFrame, compared: DataFrame, completed: DataFrame) -> DataFrame:
    """Return root, one, two, verdict: what the clusters ask for, where the texts relate."""
    found = compared.unionAll(completed).where("relation IS NOT NULL")
    ends = "least(one, two) AS low", "greatest(one, two) AS high"
    keyed = found.selectExpr(*ends, "one", "two", "verdict")
    wanted = asked.selectExpr("root", "one AS low", "two AS high")
    return wanted.join(keyed, ["low", "high"]).select("root", "one", "two", "verdict")
