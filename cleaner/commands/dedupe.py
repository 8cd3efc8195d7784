"""`dedupe`: every reprint in a folder, and nothing else."""

from __future__ import annotations

import sys
from typing import Any, get_args

import click

from cleaner._version import __version__
from cleaner.commands.common import diff_options, index_options, report_option, spark_options
from cleaner.commands.common.inputs_options import (
    given_paths,
    jobs_option,
    list_options,
    quiet_option,
)
from cleaner.reprints.choices import MAX_PAIRS, MEMORY_MB, Keep
from cleaner.reprints.settings import MIN_LENGTH

_RELATIONS = ("full", "edited", "excerpt", "partial")
_FORMATS = ("terminal", "jsonl", "csv", "parquet", "ids")


def _relations(context: click.Context, option: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    if unknown := [name for name in names if name not in _RELATIONS]:
        raise click.BadParameter(f"{', '.join(unknown)}: not one of {', '.join(_RELATIONS)}")
    return names


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@list_options
@click.option(
    "-o",
    "out",
    metavar="FILE",
    type=click.Path(),
    help="Write to FILE, which is whole or not there.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    help="ids: those to drop. [default: jsonl; on a terminal a readable list]",
)
@click.option("--pairs", is_flag=True, help="Relations, one a line, in place of clusters.")
@click.option(
    "--relations",
    metavar="A,B",
    default=",".join(_RELATIONS),
    callback=_relations,
    show_default=True,
    help="Tell only these.",
)
@click.option(
    "--split",
    "folder",
    metavar="FOLDER",
    type=click.Path(file_okay=False),
    help="Write originals.jsonl and reprints.jsonl into this folder.",
)
@diff_options.options
@report_option.report_option
@click.option(
    "--keep",
    type=click.Choice(get_args(Keep)),
    default="source",
    show_default=True,
    help="Which article of a cluster --split and ids keep; best: no warnings, complete.",
)
@click.option(
    "--explain",
    "explained",
    nargs=2,
    metavar="LEFT RIGHT",
    help="Say why two articles, by id, relate as they do.",
)
@click.option(
    "--min-length",
    metavar="N",
    type=click.IntRange(1),
    default=MIN_LENGTH,
    show_default=True,
    help="Letters and digits below which a body is left out.",
)
@click.option(
    "--window", type=click.IntRange(0), metavar="DAYS", help="Days that reprints may lie apart."
)
@click.option(
    "--max-pairs",
    metavar="N",
    type=click.IntRange(1),
    default=MAX_PAIRS,
    show_default=True,
    help="Pairs listed of one cluster, those of its original first.",
)
@jobs_option
@click.option(
    "--memory",
    type=click.IntRange(64),
    default=MEMORY_MB,
    show_default=True,
    metavar="MB",
    help="Memory that the join of the fingerprints works in.",
)
@spark_options.engine_options
@index_options.index_options
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the output and stop.")
@quiet_option
@click.version_option(__version__, prog_name="dedupe")
def main(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401 - each its own
    """Tell which articles are the same story, how they relate, and which is the original.

    PATH is a file, a folder (read with all below it) or - for standard input, which is also read
    when no PATH is given: whatever `clean` reads, and records that it wrote. In a folder what is
    no article is passed over and counted. Nothing is deleted or moved.

    Exit code: 0 when all is well, 1 when an input failed, 2 when the command is wrong.
    """
    read = _checked(paths, given)
    from cleaner.commands.common import deduping  # all that is heavy, once the command is right

    sys.exit(deduping.run(read, given))


def _checked(paths: tuple[str, ...], given: dict[str, Any]) -> tuple[str, ...]:
    """Return what is read; refuse what does not go together."""
    if given["schema"]:
        return ()
    if not spark_options.wants_spark(given, "dedupe"):
        if given["kind"] == "terminal" and given["out"] is not None:
            raise click.UsageError("--format terminal and -o exclude each other")
        diff_options.check(given)
        index_options.check(paths, given)
        if index_options.maintains(given) or given["listed"]:
            return ()
    return given_paths(paths, given["files_from"], null=given["null"])
