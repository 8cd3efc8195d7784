"""`dedupe --index --replay-by`: a history told again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

import click
import msgspec

from cleaner.commands.asked.asked_of_dedupe import AskedDedupe
from cleaner.commands.asked.index_options import Steps
from cleaner.commands.asked.output_options import output_place, rows_format_of
from cleaner.commands.doing.answers import opened_file
from cleaner.index.options import IndexOptions
from cleaner.index.replay import ClusterAt, PairAt, Replay, RowAt, at_time
from cleaner.index.several_times import answers_as_of
from cleaner.messages import _, ngettext, phrase
from cleaner.output import Fields, Sink, completed, open_rows
from cleaner.output.formats import load_format
from cleaner.render.reporter import Reporter
from cleaner.reprints import Cluster, MemberRow, Pair, Result
from cleaner.reprints.clusters.listing import of_relations
from cleaner.reprints.result import member_rows


def replay(options: IndexOptions, steps: Steps, asked: AskedDedupe, watch: Reporter) -> None:
    """Write what each run of a history would have told, with its time.

    Raises:
        click.UsageError: another output is asked for, which is of one time.
        IndexFileError: the index cannot be used.
    """
    if asked.holds or asked.output.kind in ("terminal", "ids"):
        raise click.UsageError(
            phrase("--replay-by gives clusters, --pairs and --changes, and no more")
        )
    history = Replay(options, steps.every, steps.since, steps.until, asked.indexed.by)
    runs = 0
    with _opened(asked) as (sink, nested), opened_file(asked.indexed.changes) as changes:
        for step in history:
            runs += 1
            _write(step.portion.answer, step.at, sink, asked, nested=nested)
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


def list_as_of(options: IndexOptions, asked: AskedDedupe, watch: Reporter) -> None:
    """Write what an index tells as of each of several times, the earliest first.

    Raises:
        click.UsageError: another output is asked for, which is of one time.
        IndexFileError: the index cannot be used.
    """
    if asked.holds or asked.indexed.changes or asked.output.kind in ("terminal", "ids"):
        raise click.UsageError(
            phrase("more than one --as-of: gives clusters and --pairs, and no more")
        )
    order = sorted(asked.indexed.as_of, key=lambda given: given.span.end)
    answers = answers_as_of(options, [given.span for given in order], asked.indexed.by)
    with _opened(asked) as (sink, nested):
        for given, answer in zip(order, answers, strict=True):
            _write(answer.result, given.text, sink, asked, nested=nested)
            watch.inform(
                _("as of {time}: left out {later} later and {undated} without a time").format(
                    time=given.text, later=answer.left_out.later, undated=answer.left_out.undated
                )
            )


@contextlib.contextmanager
def _opened(asked: AskedDedupe) -> Iterator[tuple[Sink, bool]]:
    """Open what gets the rows, each with its time; also tell whether a row may be a cluster."""
    kind = rows_format_of(asked.output.kind, asked.output.out)
    nested = load_format(kind).NESTED
    shape = PairAt if asked.pairs else ClusterAt if nested else RowAt
    place = output_place(asked.output.out, bom=asked.output.bom, json=kind in ("jsonl", "json"))
    sink = open_rows(kind, place, Fields(shape))
    with completed(sink):
        yield sink, nested


def _write(answer: Result, at: str, sink: Sink, asked: AskedDedupe, *, nested: bool) -> None:
    relations = asked.matching.relations
    items: Iterable[Cluster | Pair | MemberRow]
    clusters = of_relations(answer.clusters, relations)
    pairs = [pair for pair in answer.pairs if pair.relation in relations]
    if asked.figures:
        clusters = [c for c in clusters if any("figures" in m.changes for m in c.members)]
        pairs = [pair for pair in pairs if pair.figures]
    items = pairs if asked.pairs else clusters if nested else member_rows(clusters)
    for item in items:
        sink.write(msgspec.json.encode(at_time(item, at)))
