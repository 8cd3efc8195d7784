"""What `dedupe` does once its options are known to be right."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click
import msgspec

from cleaner.commands.common import diffs, index_options, indexing, reporting, spark_work
from cleaner.commands.common.ending import ended
from cleaner.output import Fields, Sink, completed, open_rows, partial_name
from cleaner.output.safe import safe_output
from cleaner.pipeline import Options
from cleaner.render import reporter
from cleaner.render.cluster_lists import console, show_clusters, show_explanation, show_pairs
from cleaner.render.run_summary import summary
from cleaner.reprints import Cluster, Pair, Result, Row, cluster_schema, dedupe, pair_schema
from cleaner.reprints.clusters.drop import drop_ids
from cleaner.reprints.clusters.listing import rows_of, shown
from cleaner.reprints.clusters.parting import PARTS, make_folder, write_parts
from cleaner.reprints.corpus import Given
from cleaner.reprints.held import HeldRecords
from cleaner.reprints.relations.explain import explain
from cleaner.run.collected import Records
from cleaner.run.counts import counts_of
from cleaner.run.job import Job
from cleaner.run.pool import cores


def run(read: tuple[str, ...], given: dict[str, Any]) -> int:
    """Do what the options ask for and return the exit code.

    Args:
        read: the inputs.
        given: the options.
    """
    if given["schema"]:
        shape = pair_schema() if given["pairs"] else cluster_schema()
        click.echo(msgspec.json.format(msgspec.json.encode(shape)))
        return 0
    if given["engine"] == "spark":
        watch = reporter.Reporter(read, name="dedupe", quiet=given["quiet"], bar=False)
        return spark_work.dedupe(read, given, watch)
    if index_options.maintains(given):
        watch = reporter.Reporter((), name="dedupe", quiet=given["quiet"], bar=False)
        return ended(lambda: indexing.maintain(given, watch.say), watch.say)
    job = Job(
        paths=read,
        options=Options(),
        jobs=given["jobs"],
        own=_own_files(given["out"], given["alignment"], given["report"], folder=given["folder"]),
    )
    watch = reporter.Reporter(job.paths, name="dedupe", quiet=given["quiet"])
    with contextlib.closing(watch):
        return ended(lambda: _main(job, given, watch), watch.say)


def _own_files(*files: str | None, folder: str | None) -> tuple[str, ...]:
    names = [name for name in files if name is not None]
    names += [] if folder is None else [os.path.join(folder, name) for name in PARTS]
    return (*names, *map(partial_name, names))


def _main(job: Job, given: dict[str, Any], watch: reporter.Reporter) -> int:
    """Do what was asked, say how it went, and return the exit code."""
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    records = Records(job, watch, stdin=stdin)
    if given["explained"]:
        found = _explain(records, given["explained"], watch)
    else:
        found = True
        with (
            _opened(given) as sink,
            diffs.open_table(given["alignment"]) as table,
            reporting.opened(given) as report,
            _holding(given) as held,
        ):
            lines = held.passing(records) if held else records
            if given["index"] is not None:
                result = indexing.dedupe(lines, given, watch.say)
            else:
                result = _dedupe(lines, given)
            if not given["diffed"]:
                _write(result, sink, given)
            if held:
                if given["folder"] is not None:
                    dropped = drop_ids(result.clusters, given["relations"])
                    write_parts(given["folder"], held, dropped)
                clusters = shown(result.clusters, given["relations"])
                if given["index"] is not None:
                    indexing.hold(clusters, held, given)
                diffs.tell(clusters, held, table, shown=given["diffed"])
                if report:
                    reporting.write(report, clusters, held, result, records.tally, given)
        if not given["quiet"]:
            for line in summary(counts_of(result, records.tally)):
                watch.say(line)
    sys.stdout.flush()
    return 1 if records.tally.failed or not found else 0


def _dedupe(lines: Iterable[bytes], given: dict[str, Any]) -> Result:
    return dedupe(
        map(msgspec.json.Decoder(Given).decode, lines),
        min_length=given["min_length"],
        window=given["window"],
        max_pairs=given["max_pairs"],
        memory_mb=given["memory"],
        jobs=given["jobs"] or cores(),
        keep=given["keep"],
    )


@contextlib.contextmanager
def _opened(given: dict[str, Any]) -> Iterator[Sink | None]:
    """Open the output, None for a terminal; it is completed only where all goes well."""
    kind, out = given["kind"], given["out"]
    if (
        given["diffed"]
        or kind == "terminal"
        or (kind is None and out is None and sys.stdout.isatty())
    ):
        yield None
        return
    kind = kind or "jsonl"
    stdout = safe_output(sys.stdout.buffer, json=kind == "jsonl")
    shape = Pair if given["pairs"] else Cluster if kind == "jsonl" else Row
    # An id stands on its line as it is.
    sink = open_rows("jsonl" if kind == "ids" else kind, out, stdout, Fields(shape))
    with completed(sink):
        yield sink


@contextlib.contextmanager
def _holding(given: dict[str, Any]) -> Iterator[HeldRecords | None]:
    """Hold the records on disk where an output needs them after they were compared."""
    folder = given["folder"]
    texts = given["diffed"] or given["alignment"] or given["report"]
    if folder is None and not texts:
        yield None
        return
    if folder is not None:
        make_folder(folder)  # before the work, so that a wrong name is told at once
    with contextlib.closing(HeldRecords(folder)) as held:
        yield held


def _explain(lines: Iterable[bytes], ids: tuple[str, str], watch: reporter.Reporter) -> bool:
    decode = msgspec.json.Decoder(Given).decode
    found = {article.id: article for article in map(decode, lines) if article.id in ids}
    if missing := [id_ for id_ in ids if id_ not in found]:
        watch.say(f"no article has the id {' or '.join(missing)}")
        return False
    left, right = ids
    show_explanation(explain(found[left], found[right]), left, right, console())
    return True


def _write(result: Result, sink: Sink | None, given: dict[str, Any]) -> None:
    relations = given["relations"]
    pairs = [pair for pair in result.pairs if pair.relation in relations]
    clusters = shown(result.clusters, relations)
    if sink is None:
        if not given["pairs"]:
            show_clusters(clusters, console())
        elif pairs:
            show_pairs(pairs, console())
    elif given["kind"] == "ids":
        for id_ in drop_ids(result.clusters, relations):
            sink.write(id_.encode())
    else:
        encode = msgspec.json.Encoder().encode
        table = given["kind"] in ("csv", "parquet")
        items: Iterable[Pair | Cluster | Row] = clusters
        if given["pairs"]:
            items = pairs
        elif table:
            items = rows_of(clusters)
        for item in items:
            sink.write(encode(item))
