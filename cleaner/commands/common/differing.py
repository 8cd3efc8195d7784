"""What `newsdiff` does once its options are known to be right."""

from __future__ import annotations

import sys
from typing import Any

import click
import msgspec

from cleaner.commands.common.diffs import show
from cleaner.commands.common.ending import ended
from cleaner.diff import Diff, Version, compare
from cleaner.diff.paragraph_rows import Paragraph, diff_schema, paragraph_schema, paragraphs
from cleaner.output import Fields, open_rows
from cleaner.output.safe import safe_output
from cleaner.render import reporter
from cleaner.run.one import NoSuchArticleError, read_one

_TROUBLE = 2


def run(left: str, right: str, given: dict[str, Any]) -> int:
    """Do what the options ask for and return the exit code.

    Args:
        left: names the one article.
        right: names the other.
        given: the options.
    """
    if given["schema"]:
        shape = paragraph_schema() if given["kind"] in ("jsonl", "csv") else diff_schema()
        click.echo(msgspec.json.format(msgspec.json.encode(shape)))
        return 0
    watch = reporter.Reporter((), name="newsdiff", bar=False)
    return ended(lambda: _main(left, right, given, watch), watch.say, failed=_TROUBLE)


def _main(left: str, right: str, given: dict[str, Any], watch: reporter.Reporter) -> int:
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
        sink = open_rows(kind, None, stdout, Fields(Paragraph))
        for row in paragraphs(diff):
            sink.write(msgspec.json.encode(row))
        sink.close()
    stdout.flush()
