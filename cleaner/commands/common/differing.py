"""What `newsdiff` does once its options are known to be right."""

from __future__ import annotations

import sys

import click
import msgspec

from cleaner.commands.common.asked import AskedNewsdiff
from cleaner.commands.common.diffs import show
from cleaner.commands.common.ending import ended
from cleaner.diff import Diff, Version, compare
from cleaner.diff.paragraph_rows import Paragraph, diff_schema, paragraph_schema, paragraphs
from cleaner.output import Fields, open_rows
from cleaner.output.safe import safe_output
from cleaner.render import reporter
from cleaner.run.one import NoSuchArticleError, read_one

_TROUBLE = 2


def run(names: tuple[str, str], asked: AskedNewsdiff) -> int:
    """Do what the options ask for and return the exit code.

    Args:
        names: of the two articles.
        asked: the options.
    """
    if asked.schema:
        shape = paragraph_schema() if asked.kind in ("jsonl", "csv") else diff_schema()
        click.echo(msgspec.json.format(msgspec.json.encode(shape)))
        return 0
    watch = reporter.Reporter((), name="newsdiff", bar=False)
    return ended(lambda: _main(names, asked, watch), watch.say, failed=_TROUBLE)


def _main(names: tuple[str, str], asked: AskedNewsdiff, watch: reporter.Reporter) -> int:
    try:
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        decode = msgspec.json.Decoder(Version).decode
        versions = [decode(read_one(name, stdin)) for name in names]
    except NoSuchArticleError as error:
        watch.say(str(error))
        return _TROUBLE
    diff = compare(*versions, punctuation=asked.punctuation)
    _write(diff, asked)
    return int(diff.summary.differs != "nothing")


def _write(diff: Diff, asked: AskedNewsdiff) -> None:
    kind = asked.kind
    if kind == "terminal":
        show(diff, asked.drawn)
        return
    stdout = safe_output(sys.stdout.buffer, json=kind != "csv")
    if kind == "json":
        stdout.write(msgspec.json.format(msgspec.json.encode(diff)) + b"\n")
    else:
        sink = open_rows(kind, None, stdout, Fields(Paragraph))
        for row in paragraphs(diff):
            sink.write(msgspec.json.encode(row))
        sink.close()
    stdout.flush()
