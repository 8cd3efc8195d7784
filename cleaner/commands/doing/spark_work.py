"""`--engine spark` of both commands: the call."""

from __future__ import annotations

from collections.abc import Callable

import click

from cleaner.commands.asked.asked_of_clean import AskedClean
from cleaner.commands.asked.asked_of_dedupe import AskedDedupe
from cleaner.commands.common.ending import ended
from cleaner.messages import phrase
from cleaner.pipeline import Options
from cleaner.render.reporter import Reporter
from cleaner.spark.spark_job import SparkJob


def clean_on_spark(
    asked: AskedClean, paths: tuple[str, ...], options: Options, watch: Reporter
) -> int:
    """Clean on Spark and return the exit code."""
    job = _job(asked, paths, options)

    def work() -> int:
        from cleaner.spark.spark_run import clean

        tally = clean(job, asked.fields, watch)
        watch.inform(tally.summary)
        return 1 if tally.exceeds(asked.tolerate) else 0

    return _ended(work, watch)


def dedupe_on_spark(asked: AskedDedupe, paths: tuple[str, ...], watch: Reporter) -> int:
    """Find reprints on Spark and return the exit code."""
    job, matching = _job(asked, paths, Options()), asked.matching

    def work() -> int:
        from cleaner.render.run_summary import summary_lines
        from cleaner.spark.component_clusters import Choice
        from cleaner.spark.spark_run import dedupe

        choice = Choice(matching.max_pairs, matching.keep, matching.relations)
        counts = dedupe(job, matching.min_length, matching.window, choice, watch)
        for line in summary_lines(counts):
            watch.inform(line)
        return 1 if counts.failed else 0

    return _ended(work, watch)


def _job(asked: AskedClean | AskedDedupe, paths: tuple[str, ...], options: Options) -> SparkJob:
    """Return what Spark is asked to do, or end with a usage error."""
    if "-" in paths:
        raise click.UsageError(phrase("--engine spark reads files and folders, not standard input"))
    return SparkJob(
        paths=paths,
        out=asked.output.out or "",
        master=asked.engine.master,
        options=options,
        kind=asked.output.kind or "jsonl",
    )


def _ended(work: Callable[[], int], watch: Reporter) -> int:
    from cleaner.spark.session import EngineError, NoEngineError, check_installed

    def tried() -> int:
        try:
            check_installed()
            return work()
        except NoEngineError as error:
            watch.say(str(error))
            return 2
        except EngineError as error:
            watch.say(str(error))
            return 1

    return ended(tried, watch.say)
