"""What `dedupe` does once its options are known to be right."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from cleaner.commands.asked.asked_of_dedupe import AskedDedupe
from cleaner.commands.asked.names_used import names_written, parts_kind
from cleaner.commands.asked.output_options import format_of, output_place, rows_format_of
from cleaner.commands.common.ending import ended
from cleaner.commands.doing import (
    diffs,
    indexing,
    ledgering,
    mutating,
    novelties,
    reporting,
    spark_work,
)
from cleaner.commands.doing.answers import opened_file, opened_table, show_schema
from cleaner.diff import Diff
from cleaner.diff.paragraph_rows import Paragraph, diff_schema, paragraph_schema
from cleaner.ledger import Ledger
from cleaner.messages import phrase
from cleaner.mutations import Mutation
from cleaner.novelty.novelty_model import Novelty
from cleaner.output import Fields, Sink, completed, open_rows
from cleaner.output.formats import load_format
from cleaner.pipeline import Options
from cleaner.render import reporter
from cleaner.render.explanation import Nothing
from cleaner.render.pair_lines import pair_explanation_lines, pair_lines
from cleaner.render.run_summary import summary_lines
from cleaner.render.story_list import story_lines
from cleaner.reprints import Cluster, MemberRow, Pair, Result, cluster_schema, dedupe, pair_schema
from cleaner.reprints.choices import Choices
from cleaner.reprints.clusters.drop import drop_ids
from cleaner.reprints.clusters.listing import of_relations
from cleaner.reprints.clusters.parting import make_folder, write_parts
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.defaults import PairsTold
from cleaner.reprints.held import HeldRecords
from cleaner.reprints.relations.explain import explain
from cleaner.reprints.result import member_rows
from cleaner.run import inputs, manifest
from cleaner.run.collected import Records
from cleaner.run.counts import counts_of
from cleaner.run.job import Job
from cleaner.run.measured import Clock

_WHOLE_LINES = 1 << 30  # columns: in a pipe a line is a line, however long


def run(read: tuple[str, ...], asked: AskedDedupe) -> int:
    """Do what the options ask for and return the exit code.

    Args:
        read: the inputs.
        asked: the options.
    """
    if asked.schema:
        return show_schema(_schema(asked), "dedupe")
    streamed = asked.indexed.replayed is not None and asked.output.out is None
    drawn_here = sys.stdout is not None and sys.stdout.isatty()
    bar = not (streamed and drawn_here)  # a bar stands above what is written at the end
    watch = reporter.Reporter(read, name="dedupe", how=asked.telling, bar=bar)
    with contextlib.closing(watch):
        if asked.engine.is_spark:
            return spark_work.dedupe_on_spark(asked, read, watch)
        kind = "jsonl" if asked.indexed.maintains else _format(asked)
        written = names_written(read, asked, kind)
        if asked.indexed.maintains:
            return ended(lambda: indexing.maintain(asked, watch), watch.say)
        job = Job(
            paths=read,
            options=Options(),
            jobs=asked.matching.jobs,
            rejected=asked.telling.rejected,
            own=written,
        )
        return ended(lambda: _main(job, asked, kind, watch), watch.say)


def _schema(asked: AskedDedupe) -> Mapping[str, object]:
    """Return the JSON Schema of a line of the output."""
    if asked.differences.diffed:
        whole = asked.output.kind in (None, "json", "terminal")
        return diff_schema() if whole else paragraph_schema()
    return pair_schema() if asked.pairs else cluster_schema()


def _format(asked: AskedDedupe) -> str:
    """Return in which format is written, or end with a usage error."""
    output = asked.output
    if output.kind == "terminal":
        return "terminal"
    if output.kind == "ids":
        format_of("text", output.out)  # a list of ids may be named as a text
        return "ids"
    if asked.folder is not None and output.out is None:
        return format_of(output.kind, None)
    return rows_format_of(output.kind, output.out)


def _main(job: Job, asked: AskedDedupe, kind: str, watch: reporter.Reporter) -> int:
    """Do what was asked, say how it went, and return the exit code."""
    clock = Clock()
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    records = Records(job, watch, stdin=stdin)
    found = True
    if asked.explained:
        found = _explain(watch.until_read(records), asked, asked.explained, watch)
    else:
        result = _answered(records, asked, kind, watch)
        counts = counts_of(result, records.tally)
        if asked.telling.manifest is not None:
            costs = clock.measured(records.tally.cleaned)
            options = asked.matching._asdict() | {"paths": list(map(inputs.printable, job.paths))}
            told = manifest.of_dedupe(options, counts, records.tally, costs)
            manifest.write_manifest(asked.telling.manifest, told)
        portion = records.tally.cleaned if asked.indexed.compares else None
        for line in (*summary_lines(counts, portion), *records.tally.by_reason):
            watch.inform(line)
    sys.stdout.flush()
    return 1 if records.tally.failed or not found else 0


def _answered(records: Records, asked: AskedDedupe, kind: str, watch: reporter.Reporter) -> Result:
    """Compare the records and write all that was asked for; it is whole or not there."""
    relations, told = asked.matching.relations, asked.differences
    with (
        _opened(asked, kind) as sink,
        opened_table(told.alignment, Paragraph) as table,
        opened_file(asked.reported.report) as report,
        opened_table(asked.ledger, Ledger) as ledger,
        opened_table(asked.novelty, Novelty) as novelty,
        opened_table(asked.mutations, Mutation) as mutations,
        _holding(asked) as held,
    ):
        lines = watch.until_read(records)
        result = _related(held.passing(lines) if held else lines, asked, watch)
        if not told.diffed:
            _write(result, sink, asked, kind)
        if held:
            if asked.folder is not None:
                dropped = drop_ids(result.clusters, relations)
                write_parts(asked.folder, held, dropped, parts_kind(kind), bom=asked.output.bom)
            ledgers = []
            if ledger:  # before an index adds to what is held
                ledgers = ledgering.write_ledger(ledger, held, asked)
            if novelty:
                novelties.write_novelties(novelty, held, asked)
            clusters = of_relations(result.clusters, relations)
            if asked.indexed.path is not None:
                used = indexing.options_of(asked.indexed, asked.matching)
                indexing.hold(clusters, held, used, [entry.id for entry in ledgers])
            diffs.tell_differences(clusters, held, asked, table, sink)
            if mutations:
                mutating.write_mutations(mutations, clusters, held)
            if report:
                reporting.report_run(report, clusters, held, result, records.tally, asked, ledgers)
    return result


def _related(lines: Iterable[bytes], asked: AskedDedupe, watch: reporter.Reporter) -> Result:
    matching = asked.matching
    pairs: PairsTold = "all" if "partial" in matching.relations else "reprints"
    if asked.indexed.path is not None:
        return indexing.dedupe_with_index(lines, asked.indexed, matching, watch)
    chosen = Choices(
        min_length=matching.min_length,
        window=matching.window,
        max_pairs=matching.max_pairs,
        memory_mb=matching.memory,
        jobs=matching.processes,
        keep=matching.keep,
        pairs=pairs if asked.pairs else "none",
    )
    return dedupe(map(msgspec.json.Decoder(CorpusRecord).decode, lines), chosen)


@contextlib.contextmanager
def _opened(asked: AskedDedupe, kind: str) -> Iterator[Sink | None]:
    """Open the output, None for a terminal; it is completed only where all goes well."""
    output = asked.output
    shown_here = output.kind is None and output.out is None
    if kind == "terminal" or (shown_here and (asked.differences.diffed or sys.stdout.isatty())):
        yield None
        return
    written = "jsonl" if kind == "ids" else kind  # an id stands on its line as it is
    if asked.folder is not None and output.out is None and load_format(written).KIND != "stream":
        yield Nothing()  # the parts are all that is written
        return
    shape = _shape(asked, written)
    place = output_place(output.out, bom=output.bom, json=written in ("jsonl", "json"))
    sink = open_rows(written, place, Fields(shape))
    with completed(sink):
        yield sink


def _shape(asked: AskedDedupe, kind: str) -> type[msgspec.Struct]:
    """Return what is written."""
    if asked.differences.diffed:
        return Diff if kind == "json" else Paragraph
    return Pair if asked.pairs else Cluster if load_format(kind).NESTED else MemberRow


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


def _explain(
    lines: Iterable[bytes], asked: AskedDedupe, ids: tuple[str, str], watch: reporter.Reporter
) -> bool:
    decode = msgspec.json.Decoder(CorpusRecord).decode
    found = {article.id: article for article in map(decode, lines) if article.id in ids}
    if asked.indexed.path is not None:
        found = indexing.stored(asked, set(ids) - found.keys()) | found
    if missing := [id_ for id_ in ids if id_ not in found]:
        watch.say(phrase("no article has the id {id}", id=" or ".join(missing)))
        return False
    left, right = ids
    why = explain(found[left], found[right])
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WHOLE_LINES
    diffs.show_lines(pair_explanation_lines(why, left, right, width), asked.drawn)
    return True


def _write(result: Result, sink: Sink | None, asked: AskedDedupe, kind: str) -> None:
    relations = asked.matching.relations
    pairs = [pair for pair in result.pairs if pair.relation in relations]
    clusters = of_relations(result.clusters, relations)
    if asked.figures:
        pairs = [pair for pair in pairs if pair.figures]
        clusters = [c for c in clusters if any("figures" in m.changes for m in c.members)]
    if sink is None:
        width = shutil.get_terminal_size().columns
        lines = pair_lines(pairs, width) if asked.pairs else None
        lines = lines or story_lines(clusters, width, ids=asked.ids, figures=asked.figures)
        diffs.show_lines(lines, asked.drawn)
    elif kind == "ids":
        for id_ in drop_ids(result.clusters, relations):
            sink.write(id_.encode())
    else:
        encode = msgspec.json.Encoder().encode
        items: Iterable[Pair | Cluster | MemberRow] = clusters
        if asked.pairs:
            items = pairs
        elif not load_format(kind).NESTED:
            items = member_rows(clusters)
        for item in items:
            sink.write(encode(item))
