"""What `dedupe` does once its options are known to be right."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator

import click
import msgspec

from cleaner.commands.common import diffs, indexing, reporting, spark_work
from cleaner.commands.common.asked import AskedDedupe
from cleaner.commands.common.ending import ended
from cleaner.output import Fields, Sink, completed, open_rows, partial_name
from cleaner.output.safe import safe_output
from cleaner.pipeline import Options
from cleaner.render import reporter
from cleaner.render.cluster_lists import console, show_clusters, show_explanation, show_pairs
from cleaner.render.run_summary import summary
from cleaner.report.write import open_report
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


def run(read: tuple[str, ...], asked: AskedDedupe) -> int:
    """Do what the options ask for and return the exit code.

    Args:
        read: the inputs.
        asked: the options.
    """
    if asked.schema:
        shape = pair_schema() if asked.pairs else cluster_schema()
        click.echo(msgspec.json.format(msgspec.json.encode(shape)))
        return 0
    if asked.engine.is_spark:
        watch = reporter.Reporter(read, name="dedupe", quiet=asked.quiet, bar=False)
        return spark_work.dedupe(asked, read, watch)
    if asked.indexed.maintains:
        watch = reporter.Reporter((), name="dedupe", quiet=asked.quiet, bar=False)
        return ended(lambda: indexing.maintain(asked, watch), watch.say)
    job = Job(paths=read, options=Options(), jobs=asked.matching.jobs, own=_own_files(asked))
    watch = reporter.Reporter(job.paths, name="dedupe", quiet=asked.quiet)
    with contextlib.closing(watch):
        return ended(lambda: _main(job, asked, watch), watch.say)


def _own_files(asked: AskedDedupe) -> tuple[str, ...]:
    given = (asked.out, asked.differences.alignment, asked.report)
    names = [name for name in given if name is not None]
    names += [os.path.join(asked.folder, name) for name in PARTS] if asked.folder else []
    return (*names, *map(partial_name, names))


def _main(job: Job, asked: AskedDedupe, watch: reporter.Reporter) -> int:
    """Do what was asked, say how it went, and return the exit code."""
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    records = Records(job, watch, stdin=stdin)
    if asked.explained:
        found = _explain(records, asked.explained, watch)
    else:
        found = True
        for line in summary(counts_of(_answered(records, asked, watch), records.tally)):
            watch.inform(line)
    sys.stdout.flush()
    return 1 if records.tally.failed or not found else 0


def _answered(records: Records, asked: AskedDedupe, watch: reporter.Reporter) -> Result:
    """Compare the records and write all that was asked for; it is whole or not there."""
    relations, told = asked.matching.relations, asked.differences
    with (
        _opened(asked) as sink,
        diffs.open_table(told.alignment) as table,
        open_report(asked.report) as report,
        _holding(asked) as held,
    ):
        result = _related(held.passing(records) if held else records, asked, watch)
        if not told.diffed:
            _write(result, sink, asked)
        if held:
            if asked.folder is not None:
                write_parts(asked.folder, held, drop_ids(result.clusters, relations))
            clusters = shown(result.clusters, relations)
            if asked.indexed.index is not None:
                used = indexing.options_of(asked.indexed, asked.matching)
                indexing.hold(clusters, held, used)
            diffs.tell(clusters, held, table, shown=told.diffed)
            if report:
                reporting.write(report, clusters, held, result, records.tally, asked.matching)
    return result


def _related(lines: Iterable[bytes], asked: AskedDedupe, watch: reporter.Reporter) -> Result:
    matching = asked.matching
    if asked.indexed.index is not None:
        return indexing.dedupe(lines, asked.indexed, matching, watch)
    return dedupe(
        map(msgspec.json.Decoder(Given).decode, lines),
        min_length=matching.min_length,
        window=matching.window,
        max_pairs=matching.max_pairs,
        memory_mb=matching.memory,
        jobs=matching.processes,
        keep=matching.keep,
    )


@contextlib.contextmanager
def _opened(asked: AskedDedupe) -> Iterator[Sink | None]:
    """Open the output, None for a terminal; it is completed only where all goes well."""
    kind, out = asked.kind, asked.out
    shown_here = kind is None and out is None and sys.stdout.isatty()
    if asked.differences.diffed or kind == "terminal" or shown_here:
        yield None
        return
    kind = kind or "jsonl"
    stdout = safe_output(sys.stdout.buffer, json=kind == "jsonl")
    shape = Pair if asked.pairs else Cluster if kind == "jsonl" else Row
    # An id stands on its line as it is.
    sink = open_rows("jsonl" if kind == "ids" else kind, out, stdout, Fields(shape))
    with completed(sink):
        yield sink


@contextlib.contextmanager
def _holding(asked: AskedDedupe) -> Iterator[HeldRecords | None]:
    """Hold the records on disk where an output needs them after they were compared."""
    if not asked.holds:
        yield None
        return
    if asked.folder is not None:
        make_folder(asked.folder)  # before the work, so that a wrong name is told at once
    with contextlib.closing(HeldRecords(asked.folder)) as held:
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


def _write(result: Result, sink: Sink | None, asked: AskedDedupe) -> None:
    relations = asked.matching.relations
    pairs = [pair for pair in result.pairs if pair.relation in relations]
    clusters = shown(result.clusters, relations)
    if sink is None:
        if not asked.pairs:
            show_clusters(clusters, console())
        elif pairs:
            show_pairs(pairs, console())
    elif asked.kind == "ids":
        for id_ in drop_ids(result.clusters, relations):
            sink.write(id_.encode())
    else:
        encode = msgspec.json.Encoder().encode
        table = asked.kind in ("csv", "parquet")
        items: Iterable[Pair | Cluster | Row] = clusters
        if asked.pairs:
            items = pairs
        elif table:
            items = rows_of(clusters)
        for item in items:
            sink.write(encode(item))
