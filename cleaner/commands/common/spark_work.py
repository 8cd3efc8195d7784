"""`--engine spark` of both commands: the call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from cleaner.commands.common.ending import ended
from cleaner.pipeline import Options
from cleaner.render.reporter import Reporter


def clean(paths: tuple[str, ...], given: dict[str, Any], options: Options, watch: Reporter) -> int:
    """Clean on Spark and return the exit code."""

    def work() -> int:
        from cleaner.spark.run import clean

        tally = clean(_job(paths, given, options), given["fields"], watch)
        if not watch.quiet:
            watch.say(tally.summary)
        return 1 if tally.exceeds(given["tolerate"]) else 0

    return _ended(work, paths, watch)


def dedupe(paths: tuple[str, ...], given: dict[str, Any], watch: Reporter) -> int:
    """Find reprints on Spark and return the exit code."""

    def work() -> int:
        from cleaner.render.run_summary import summary
        from cleaner.spark.component_clusters import Choice
        from cleaner.spark.run import dedupe

        choice = Choice(given["max_pairs"], given["keep"], given["relations"])
        job = _job(paths, given, Options())
        counts = dedupe(job, given["min_length"], given["window"], choice, watch)
        if not watch.quiet:
            for line in summary(counts):
                watch.say(line)
        return 1 if counts.failed else 0

    return _ended(work, paths, watch)


def _job(paths: tuple[str, ...], given: dict[str, Any], options: Options) -> Any:  # noqa: ANN401
    from cleaner.spark.run import Job

    return Job(
        paths=paths,
        out=given["out"],
        master=given["master"],
        options=options,
        kind=given["kind"] or "jsonl",
    )


def _ended(work: Callable[[], int], paths: tuple[str, ...], watch: Reporter) -> int:
    if "-" in paths:
        raise click.UsageError("--engine spark reads files and folders, not standard input")
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
