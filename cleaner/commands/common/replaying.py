"""`dedupe --index --replay-by`: a history told again."""

from __future__ import annotations

from collections.abc import Iterable

import click
import msgspec

from cleaner.commands.common.answers import opened_file
from cleaner.commands.common.asked import AskedDedupe
from cleaner.commands.common.index_options import Steps
from cleaner.commands.common.output_options import output_place, rows_format_of
from cleaner.index.options import IndexOptions
from cleaner.index.replay import ClusterAt, PairAt, Replay, RowAt, Step, at_time
from cleaner.messages import _, ngettext
from cleaner.output import Fields, Sink, completed, open_rows
from cleaner.output.formats import load_format
from cleaner.render.reporter import Reporter
from cleaner.reprints import Cluster, MemberRow, Pair
from cleaner.reprints.clusters.listing import of_relations
from cleaner.reprints.result import member_rows


def replay(options: IndexOptions, steps: Steps, asked: AskedDedupe, watch: Reporter) -> None:
    """Write what each run of a history would have told, with its time.

    Raises:
        click.UsageError: another output is asked for, which is of one time.
        IndexFileError: the index cannot be used.
    """
    if asked.holds or asked.output.kind in ("terminal", "ids"):
        raise click.UsageError("--replay-by gives clusters, --pairs and --changes, and no more")
    history = Replay(options, steps.every, steps.since, steps.until, asked.indexed.by)
    kind = rows_format_of(asked.output.kind, asked.output.out)
    shape = PairAt if asked.pairs else ClusterAt if load_format(kind).NESTED else RowAt
    place = output_place(asked.output.out, bom=asked.output.bom, json=kind in ("jsonl", "json"))
    sink = open_rows(kind, place, Fields(shape))
    runs = 0
    with completed(sink), opened_file(asked.indexed.changes) as changes:
        for step in history:
            runs += 1
            _write(step, sink, asked, nested=load_format(kind).NESTED)
            if changes is not None:
                for difference in step.portion.differences:
                    told = msgspec.to_builtins(difference)
                    changes.write(msgspec.json.encode({"at": step.at, **told}) + b"\n")
            watch.stepped(_("replayed {time}").format(time=step.at), step.number, history.steps)
    watch.close()
    left = _("left out {later} later and {undated} without a time").format(
        later=history.later, undated=history.undated
    )
    told = ngettext(
        "replayed {steps} step, {runs} with articles",
        "replayed {steps} steps, {runs} with articles",
        history.steps,
    )
    watch.inform(_("; ").join((told.format(steps=history.steps, runs=runs), left)))


def _write(step: Step, sink: Sink, asked: AskedDedupe, *, nested: bool) -> None:
    relations, answer = asked.matching.relations, step.portion.answer
    items: Iterable[Cluster | Pair | MemberRow]
    clusters = of_relations(answer.clusters, relations)
    pairs = [pair for pair in answer.pairs if pair.relation in relations]
    if asked.figures:
        clusters = [c for c in clusters if any("figures" in m.changes for m in c.members)]
        pairs = [pair for pair in pairs if pair.figures]
    items = pairs if asked.pairs else clusters if nested else member_rows(clusters)
    for item in items:
        sink.write(msgspec.json.encode(at_time(item, step.at)))
