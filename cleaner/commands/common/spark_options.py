"""`--engine spark` of both commands: which options go with it, and the call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from cleaner.commands.common.ending import ended
from cleaner.pipeline import Options
from cleaner.render.reporter import Reporter

_F = TypeVar("_F", bound=Callable[..., Any])
_FORMATS = (None, "jsonl", "parquet")
_REFUSED = {
    "clean": ("resume", "jobs", "join_pages", "fail_fast", "manifest", "explain"),
    "dedupe": (
        *("pairs", "folder", "report", "diffed", "alignment", "explained", "jobs", "memory"),
        *("index", "against", "listed", "changes", "wait", "as_of", "removed", "pruned", "stats"),
        *("export", "backup", "migrate"),
    ),
}


def engine_options(command: _F) -> _F:
    """Add --engine and --master to a command."""
    master = click.option(
        "--master",
        metavar="URL",
        help="With --engine spark: the cluster (spark://HOST:PORT, yarn, local[4]). "
        "[default: as Spark is configured, else this machine]",
    )
    engine = click.option(
        "--engine",
        type=click.Choice(("embedded", "spark")),
        default="embedded",
        show_default=True,
        help="spark: for what one machine does not hold; -o names a new folder, on any file "
        "system that Spark writes.",
    )
    return engine(master(command))


def wants_spark(given: dict[str, Any], command: str) -> bool:
    """Tell whether Spark is to do the work.

    Args:
        given: the options.
        command: clean or dedupe; some of its options are for one machine.

    Raises:
        click.UsageError: the options do not go together.
    """
    engine, master = given["engine"], given["master"]
    if engine != "spark":
        if master is not None:
            raise click.UsageError("--master goes with --engine spark")
        return False
    context = click.get_current_context()
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if parameter.name in _REFUSED[command] and source is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{parameter.opts[-1]} does not go with --engine spark")
    if given["out"] is None or given["kind"] not in _FORMATS:
        raise click.UsageError("--engine spark needs -o FOLDER, and writes jsonl or parquet")
    return True


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
