"""`dedupe`: every reprint in a folder, and nothing else."""

from __future__ import annotations

import sys

import click

from cleaner._version import __version__
from cleaner.commands.asked import (
    diff_options,
    index_options,
    ledger_option,
    mutations_option,
    novelty_option,
    report_option,
    spark_options,
)
from cleaner.commands.asked.asked_of_dedupe import AskedDedupe
from cleaner.commands.asked.inputs_options import (
    jobs_option,
    list_options,
)
from cleaner.commands.asked.matching_options import matching_options
from cleaner.commands.asked.output_options import bom_option, telling_options
from cleaner.commands.asked.path_types import FOLDER, INPUT, OUTPUT
from cleaner.commands.asked.typed import typed
from cleaner.commands.common.spoken import Spoken
from cleaner.messages import marked, phrase
from cleaner.output.formats import FORMATS

_FORMATS = ("terminal", "ids", *FORMATS)


_PARAGRAPHS = (
    marked("Tell which articles are the same story, how they relate, and which is the original."),
    marked(
        "PATH is a file, a folder (read with all below it) or - for standard input, which is also "
        "read when no PATH is given: whatever clean reads, and records that it wrote. In a folder "
        "what is no article is passed over and counted. Nothing is deleted or moved."
    ),
    marked("Exit code: 0 when all is well, 1 when an input failed, 2 when the command is wrong."),
)
_GROUPS = (
    (marked("What is read"), ("--files-from", "--null", "--jobs", "--memory")),
    (
        marked("What is found"),
        ("--relations", "--keep", "--min-length", "--window", "--max-pairs"),
    ),
    (
        marked("What is written"),
        ("-o", "--format", "--bom", "--pairs", "--figures", "--ids", "--split", "--schema"),
    ),
    (
        marked("Differences and reports"),
        (
            *("--diff", "--punctuation", "--alignment", "--explain", "--report", "--title"),
            *("--mutations", "--ledger", "--novelty"),
        ),
    ),
    (marked("How it is shown"), diff_options.SHOWN),
    (
        marked("A corpus that grows"),
        (
            *("--index", "--against", "--list", "--as-of", "--replay-by", "--by", "--changes"),
            *("--remove", "--prune-before", "--stats", "--export", "--backup", "--migrate"),
            "--wait",
        ),
    ),
    (marked("What is told of the run"), ("--manifest", "--rejected", "--log", "--quiet")),
    (marked("On a cluster"), ("--engine", "--master")),
)
_EXAMPLES = (
    ("dedupe folder/", marked("stories and their versions: a list to read")),
    ("dedupe folder/ > clusters.jsonl", marked("a story a line")),
    ("dedupe folder/ --report report.html", marked("a page for a browser, with every change")),
    ("dedupe folder/ --format ids > drop.txt", marked("the ids of reprints")),
    ("dedupe --index news.duckdb today/", marked("compare today's with all before, and add it")),
)


@click.command(
    cls=Spoken,
    paragraphs=_PARAGRAPHS,
    groups=_GROUPS,
    examples=_EXAMPLES,
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=INPUT)
@list_options
@click.option(
    "-o",
    "out",
    metavar="FILE",
    type=OUTPUT,
    help=marked("Write to FILE, which is whole or not there."),
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    help=marked(
        "ids: those to drop; markdown and text: of --split. "
        "[default: by the suffix of -o, else jsonl; on a terminal a readable list]"
    ),
)
@bom_option
@click.option("--pairs", is_flag=True, help=marked("Relations, one a line, in place of clusters."))
@click.option(
    "--figures",
    is_flag=True,
    help=marked(
        "Only what is the same but for a figure, a date or an opposite word: with --pairs such "
        "relations, else the clusters that have one."
    ),
)
@click.option(
    "--ids", is_flag=True, help=marked("In the list for people, name articles by their ids, too.")
)
@click.option(
    "--split",
    "folder",
    metavar="FOLDER",
    type=FOLDER,
    help=marked("Write the originals and the reprints into this folder, in the same format."),
)
@diff_options.telling_differences
@diff_options.drawing_options
@report_option.report_options
@ledger_option.ledger_option
@mutations_option.mutations_option
@novelty_option.novelty_option
@matching_options
@click.option(
    "--explain",
    "explained",
    nargs=2,
    metavar="LEFT RIGHT",
    help=marked("Say why two articles, by id, relate as they do."),
)
@jobs_option
@spark_options.engine_options
@index_options.index_options
@click.option(
    "--schema", is_flag=True, help=marked("Print the JSON Schema of the output and stop.")
)
@telling_options
@click.version_option(__version__, prog_name="dedupe")
@typed(AskedDedupe)
def main(asked: AskedDedupe) -> None:
    """Find reprints."""
    read = _checked(asked)
    from cleaner.commands.doing import deduping  # all that is heavy, once the command is right

    sys.exit(deduping.run(read, asked))


def _checked(asked: AskedDedupe) -> tuple[str, ...]:
    """Return what is read; refuse what does not go together."""
    if asked.schema:
        return ()
    output, engine = asked.output, asked.engine
    report_option.check_report_options(asked.reported)
    spark_options.check_spark_options(engine, "dedupe", output.out, output.kind)
    if not engine.is_spark:
        if output.kind == "terminal" and output.out is not None:
            raise click.UsageError(phrase("--format terminal and -o exclude each other"))
        _check_differences(asked)
        index_options.check_index_options(asked.indexed, asked.inputs.paths)
        if asked.indexed.maintains or asked.indexed.listed:
            return ()
        if asked.indexed.path and asked.explained and not asked.inputs.named:
            return ()  # the index has both
    return asked.inputs.read()


def _check_differences(asked: AskedDedupe) -> None:
    told, kind = asked.differences, asked.output.kind
    if told.diffed and (asked.pairs or asked.folder or kind == "ids"):
        raise click.UsageError(phrase("--diff is told in place of --pairs, --split and ids"))
    aligned = ("--punctuation",) if told.alignment else ()
    wrong = [name for name in asked.drawn.of_diffs if name not in aligned]
    if wrong and not told.diffed:
        raise click.UsageError(phrase("{options}: only with --diff", options=", ".join(wrong)))
