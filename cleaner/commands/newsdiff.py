"""`newsdiff`: what one version of a story says that the other does not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
import msgspec

import cleaner
from cleaner.commands.common.diff_options import show
from cleaner.commands.common.ending import ended
from cleaner.output import Fields, open_rows
from cleaner.output.safe import safe_output
from cleaner.render import reporter

if TYPE_CHECKING:
    from cleaner.diff import Diff

_FORMATS = ("terminal", "json", "jsonl", "csv")
_TROUBLE = 2


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option(
    "--layout",
    type=click.Choice(("auto", "side", "inline")),
    default="auto",
    show_default=True,
    help="Two columns or one; auto: two where the terminal is wide.",
)
@click.option(
    "--context",
    metavar="N",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="Equal paragraphs shown around a change.",
)
@click.option("--all", "everything", is_flag=True, help="Show all that is equal, too.")
@click.option(
    "--punctuation", is_flag=True, help="Count changes of punctuation, width and script, too."
)
@click.option(
    "--color",
    "colour",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Colours in place of the marks [-…-]{+…+}; auto: on a terminal, without NO_COLOR.",
)
@click.option("--no-color", "no_colour", is_flag=True, help="The same as --color never.")
@click.option(
    "--ambiguous-width",
    "ambiguous",
    type=click.IntRange(1, 2),
    default=1,
    show_default=True,
    help="Columns that your terminal gives to “ ” … ·",
)
@click.option("--pager/--no-pager", default=True, help="Use $PAGER on a terminal.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    default="terminal",
    show_default=True,
    help="json: the whole diff; jsonl and csv: a row a paragraph.",
)
@click.option(
    "--schema", is_flag=True, help="Print the JSON Schema of json, or of a line of jsonl, and stop."
)
@click.version_option(cleaner.__version__, prog_name="newsdiff")
def main(left: str | None, right: str | None, **given: Any) -> None:  # noqa: ANN401 - each its own
    """Show how the article RIGHT differs from the article LEFT.

    Each is a raw article or a record: a file, - for standard input, or FILE#ID for one of many. The
    articles are compared, not their files: both are cleaned first.

    Exit code: 0 when nothing differs, 1 when something does (if only furniture, it says so), 2 when
    there is trouble.
    """
    if given["schema"]:
        from cleaner.diff.paragraph_rows import diff_schema, paragraph_schema

        shape = paragraph_schema() if given["kind"] in ("jsonl", "csv") else diff_schema()
        click.echo(msgspec.json.format(msgspec.json.encode(shape)))
        return
    if left is None or right is None:
        raise click.UsageError("two articles are needed: LEFT and RIGHT")
    if left.split("#")[0] == right.split("#")[0] == "-":
        raise click.UsageError("standard input can be read once")
    watch = reporter.Reporter((), name="newsdiff", bar=False)
    sys.exit(ended(lambda: _main(left, right, given, watch), watch.say, failed=_TROUBLE))


def _main(left: str, right: str, given: dict[str, Any], watch: reporter.Reporter) -> int:
    from cleaner.diff import Version, compare
    from cleaner.run.one import NoSuchArticleError, read_one

    try:
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        decode = msgspec.json.Decoder(Version).decode
        versions = [decode(read_one(name, stdin)) for name in (left, right)]
    except NoSuchArticleError as error:
        watch.say(str(error))
        return _TROUBLE
    diff = compare(*versions, punctuation=given["punctuation"])
    _write(diff, given)
    return int(diff.summary.differs != "nothing")


def _write(diff: Diff, given: dict[str, Any]) -> None:
    kind = given["kind"]
    if kind == "terminal":
        show(diff, given)
        return
    stdout = safe_output(sys.stdout.buffer, json=kind != "csv")
    if kind == "json":
        stdout.write(msgspec.json.format(msgspec.json.encode(diff)) + b"\n")
    else:
        from cleaner.diff.paragraph_rows import Paragraph, paragraphs

        sink = open_rows(kind, None, stdout, Fields(Paragraph))
        for row in paragraphs(diff):
            sink.write(msgspec.json.encode(row))
        sink.close()
    stdout.flush()
