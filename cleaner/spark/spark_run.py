"""A whole run on Spark, from paths to folders of shards, with what people are told of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleaner.messages import phrase
from cleaner.output import Fields, OutputError
from cleaner.output.record_columns import Projection
from cleaner.reprints import MemberRow as Member
from cleaner.reprints import Pair
from cleaner.run.counts import Counts
from cleaner.run.job import Watch
from cleaner.run.tally import Tally
from cleaner.spark import component_clusters, engine, paths, read_inputs, record_ids, shard_folders
from cleaner.spark.component_clusters import Choice
from cleaner.spark.engine import Answer
from cleaner.spark.session import session, spread
from cleaner.spark.spark_job import SparkJob
from cleaner.spark.staging import Work

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TOLD = 100  # failures that are named; the others are counted


def clean(job: SparkJob, fields: Sequence[str] | None, watch: Watch) -> Tally:
    """Write the records of all inputs into the folder `records`, and return what was counted.

    Raises:
        EngineError: Spark cannot be had, or its job failed.
        OutputError: the folder is there already.
    """
    with _opened(job) as work:
        records, tally = _read(job, work, watch)
        if records is not None:
            unique, tally.duplicates = record_ids.keep_one(records, work)
            tally.cleaned -= tally.duplicates
            tally.warned = unique.where("warned").count()
            _write_records(record_ids.renamed_lines(unique), f"{job.out}/records", job.kind, fields)
        return tally


def dedupe(
    job: SparkJob, min_length: int, window: int | None, choice: Choice, watch: Watch
) -> Counts:
    """Write clusters, pairs, the records kept and the ids to drop, and return what was counted.

    Raises:
        EngineError: Spark cannot be had, or its job failed.
        OutputError: the folder is there already.
    """
    with _opened(job) as work:
        records, tally = _read(job, work, watch)
        if records is None:
            return Counts(skipped=tally.skipped, failed=tally.failed)
        answer = engine.dedupe(records, work, min_length=min_length, window=window, choice=choice)
        _write_answer(answer, job, excerpts="excerpt" in choice.relations)
        return _count(answer, tally)


@contextlib.contextmanager
def _opened(job: SparkJob) -> Iterator[Work]:
    with session(job.master) as spark:
        work = Work(spark, f"{job.out}/_work")
        if work.exists(job.out):
            raise OutputError(phrase("{path}: is there already", path=job.out))
        try:
            yield work
        except BaseException:
            work.remove(job.out)  # it was not there before
            raise
        work.remove(work.path)


def _read(job: SparkJob, work: Work, watch: Watch) -> tuple[DataFrame | None, Tally]:
    """Stage the records of all inputs; None where there are none. What failed is told."""
    tally = Tally()
    given = paths.find_paths(work.spark, job.paths)
    for path in given.missing:
        tally.fail(path, "no such file or folder")
        watch.failed(path, phrase("no such file or folder"))
    if not given.found:
        return None, tally
    kinds, size = paths.measure_paths(work.spark, given.found)
    spread(work.spark, size)
    tally.skipped = kinds.pop(paths.ASSET, 0)
    tally.read = sum(kinds.values())
    records = None
    if kinds:
        records = work.stage(
            "records", read_inputs.read_inputs(work.spark, given, kinds, job.options)
        )
        _tell(records, tally, watch)
    if not tally.cleaned and not tally.failed:
        tally.fail(", ".join(given.found), "no article in these inputs")
        watch.failed(tally.failures[-1].path, tally.failures[-1].reason)
    return records if tally.cleaned else None, tally


def _tell(records: DataFrame, tally: Tally, watch: Watch) -> None:
    """Count the records, and say which inputs failed."""
    state = "CASE WHEN problem IS NULL THEN 'cleaned' WHEN skipped THEN 'skipped' ELSE 'failed' END"
    counted = records.selectExpr(f"{state} AS state").groupBy("state").count().collect()
    counts = {row["state"]: row["count"] for row in counted}
    failed = counts.get("failed", 0)
    tally.cleaned = counts.get("cleaned", 0)
    tally.skipped += counts.get("skipped", 0)
    tally.failed += failed
    if failed:
        failures = records.where("problem IS NOT NULL AND NOT skipped").select("path", "problem")
        for row in failures.orderBy("path", "problem").limit(_TOLD).collect():
            watch.failed(row["path"], row["problem"])
        if failed > _TOLD:
            watch.failed("…", phrase("{count} more failed", count=failed - _TOLD))


def _write_records(
    lines: DataFrame, folder: str, kind: str, fields: Sequence[str] | None = None
) -> None:
    if kind == "parquet":
        shard_folders.write_rows(lines, folder, Projection(fields))
    else:
        shard_folders.write_lines(shard_folders.project(lines, fields), folder)


def _write_answer(answer: Answer, job: SparkJob, *, excerpts: bool) -> None:
    built = answer.built
    found, pairs = (
        built.where(f"kind = '{kind}'")
        for kind in (component_clusters.CLUSTER, component_clusters.PAIR)
    )
    if job.kind == "parquet":
        shard_folders.write_rows(
            shard_folders.flatten(found), f"{job.out}/clusters", Fields(Member)
        )
        shard_folders.write_rows(pairs, f"{job.out}/pairs", Fields(Pair))
    else:
        shard_folders.write_lines(found, f"{job.out}/clusters")
        shard_folders.write_lines(pairs, f"{job.out}/pairs")
    dropped = component_clusters.drop_ids(built, excerpts=excerpts)
    shard_folders.write_lines(dropped.selectExpr("id AS line"), f"{job.out}/drop")
    kept = answer.records.join(dropped, "id", "left_anti")
    _write_records(record_ids.renamed_lines(kept), f"{job.out}/kept", job.kind)


def _count(answer: Answer, tally: Tally) -> Counts:
    left_out = "CASE WHEN text IS NOT NULL THEN '' WHEN length > 0 THEN 'short' ELSE 'empty' END"
    counted = answer.articles.selectExpr(f"{left_out} AS why").groupBy("why").count().collect()
    counts = {row["why"]: row["count"] for row in counted}
    told = answer.built.selectExpr(
        "count_if(several) AS stories", "count_if(NOT complete) AS unlisted"
    ).first()
    return Counts(
        compared=counts.pop("", 0),
        stories=told["stories"],
        unlisted=told["unlisted"],
        left_out=dict(sorted(counts.items())),
        duplicates=answer.repeated,
        skipped=tally.skipped,
        failed=tally.failed,
    )
