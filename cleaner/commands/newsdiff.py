"""`newsdiff`: what one version of a story says that the other does not."""

from __future__ import annotations

import sys

import click

from cleaner._version import __version__
from cleaner.commands.asked import diff_options
from cleaner.commands.asked.asked_of_newsdiff import AskedNewsdiff
from cleaner.commands.asked.output_options import bom_option
from cleaner.commands.asked.path_types import FILE
from cleaner.commands.asked.typed import typed
from cleaner.commands.common.spoken import Spoken
from cleaner.messages import marked, phrase
from cleaner.output.formats import FORMATS

_FORMATS = ("terminal", *FORMATS)


_PARAGRAPHS = (
    marked("Show how the article RIGHT differs from the article LEFT."),
    marked(
        "Each is a raw article or a record: a file, - for standard input, or FILE#ID for one of "
        "many. The articles are compared, not their files: both are cleaned first."
    ),
    marked(
        "Exit code: 0 when nothing differs, 1 when something does (if only furniture, it says so), "
        "2 when there is trouble. With --ledger: 0 when nothing of it was published before, else 1."
    ),
)
_GROUPS = (
    (marked("What is compared"), ("--ledger", "--index", "--punctuation")),
    (marked("How it is shown"), diff_options.SHOWN),
    (marked("What is written"), ("--format", "-o", "--bom", "--schema")),
)
_EXAMPLES = (
    ("newsdiff first.html reprint.html", marked("what the reprint changed")),
    ("newsdiff page.html articles.jsonl#ID", marked("a page, and one of many records")),
    ("newsdiff LEFT RIGHT --format jsonl", marked("a row a paragraph")),
    ("newsdiff --ledger page.html folder/", marked("where each passage was first published")),
)


@click.command(
    cls=Spoken,
    paragraphs=_PARAGRAPHS,
    groups=_GROUPS,
    examples=_EXAMPLES,
    failed=2,
)
@click.argument("paths", metavar="LEFT RIGHT", nargs=-1)
@click.option(
    "--ledger",
    metavar="ARTICLE",
    help=marked(
        "Show ARTICLE by where each of its passages was first published. What it is compared with "
        "stands in place of LEFT RIGHT: any files and folders, or --index."
    ),
)
@click.option(
    "--index",
    "index_path",
    metavar="FILE",
    type=FILE,
    help=marked(
        "With --ledger: compare with what an index of dedupe holds; ARTICLE may be an id in it."
    ),
)
@diff_options.drawing_options
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    help=marked(
        "json: the whole diff or ledger; others: a row a paragraph or passage. "
        "[default: by the suffix of -o, else terminal]"
    ),
)
@click.option(
    "-o",
    "out",
    metavar="FILE",
    type=FILE,
    help=marked("Write to FILE, which is whole or not there."),
)
@bom_option
@click.option(
    "--schema",
    is_flag=True,
    help=marked("Print the JSON Schema of json, or of a line of jsonl, and stop."),
)
@click.version_option(__version__, prog_name="newsdiff")
@typed(AskedNewsdiff)
def main(asked: AskedNewsdiff) -> None:
    """Compare two articles."""
    if not asked.schema:
        if asked.output.kind == "terminal" and asked.output.out is not None:
            raise click.UsageError(phrase("--format terminal and -o exclude each other"))
        if asked.ledger is None:
            _check_two(asked)
        else:
            _check_ledger(asked)
    if asked.ledger is not None:
        from cleaner.commands.doing import old_news

        sys.exit(old_news.run(asked.ledger, asked))
    from cleaner.commands.doing import differing  # all that is heavy, once the command is right

    sys.exit(differing.run(asked.paths, asked))


def _check_two(asked: AskedNewsdiff) -> None:
    """Refuse what is no question about two articles."""
    if asked.index_path is not None:
        raise click.UsageError(phrase("--index: only with --ledger"))
    if len(asked.paths) != 2:
        raise click.UsageError(phrase("two articles are needed: LEFT and RIGHT"))
    if all(name.split("#")[0] == "-" for name in asked.paths):
        raise click.UsageError(phrase("standard input can be read once"))


def _check_ledger(asked: AskedNewsdiff) -> None:
    """Refuse what is no question about one article among many."""
    if not asked.paths and asked.index_path is None:
        raise click.UsageError(
            phrase("--ledger: what is it compared with? Name files and folders, or --index FILE")
        )
    if (asked.ledger or "").split("#")[0] == "-" and "-" in asked.paths:
        raise click.UsageError(phrase("standard input can be read once"))
    if wrong := asked.drawn.of_diffs:
        raise click.UsageError(
            phrase("{options}: only where two articles are compared", options=", ".join(wrong))
        )
