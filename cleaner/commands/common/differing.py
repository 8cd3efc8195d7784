"""What `newsdiff` does once its options are known to be right."""

from __future__ import annotations

import sys

import msgspec

from cleaner.commands.common.answers import show_schema, write_answer
from cleaner.commands.common.asked import AskedNewsdiff
from cleaner.commands.common.diffs import show_diff
from cleaner.commands.common.ending import ended, reader_may_leave
from cleaner.commands.common.output_options import rows_format_of
from cleaner.diff import Diff, Version, compare
from cleaner.diff.paragraph_rows import Paragraph, diff_schema, paragraph_schema, rows_of_diff
from cleaner.render import reporter
from cleaner.run.one import NoSuchArticleError, read_one

_TROUBLE = 2


def run(names: tuple[str, ...], asked: AskedNewsdiff) -> int:
    """Do what the options ask for and return the exit code.

    Args:
        names: of the two articles.
        asked: the options.
    """
    output = asked.output
    if asked.schema:
        kind = output.kind or "json"
        shape = diff_schema() if kind in ("json", "terminal") else paragraph_schema()
        return show_schema(shape, "newsdiff", failed=_TROUBLE)
    kind = "terminal"
    if output.out is not None or output.kind not in (None, "terminal"):
        kind = rows_format_of(output.kind, output.out)
    watch = reporter.Reporter((), name="newsdiff", bar=False)
    return ended(lambda: _main(names, asked, kind, watch), watch.say, failed=_TROUBLE)


def _main(names: tuple[str, ...], asked: AskedNewsdiff, kind: str, watch: reporter.Reporter) -> int:
    try:
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        decode = msgspec.json.Decoder(Version).decode
        versions = [decode(read_one(name, stdin)) for name in names]
    except NoSuchArticleError as error:
        watch.say(str(error))
        return _TROUBLE
    left, right = versions
    diff = compare(left, right, punctuation=asked.drawn.punctuation)
    with reader_may_leave():
        _write(diff, asked, kind)
    return int(diff.summary.differs != "nothing")


def _write(diff: Diff, asked: AskedNewsdiff, kind: str) -> None:
    if kind == "terminal":
        show_diff(diff, asked.drawn)
    else:
        write_answer(diff, rows_of_diff(diff), Paragraph, asked.output, kind)
