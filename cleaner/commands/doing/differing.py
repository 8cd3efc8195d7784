"""What `newsdiff` does once its options are known to be right."""

from __future__ import annotations

import sys

import msgspec

from cleaner.commands.asked.asked_of_newsdiff import AskedNewsdiff
from cleaner.commands.common.ending import ended, reader_may_leave
from cleaner.commands.doing.answers import write_answer
from cleaner.commands.doing.diffs import show_diff
from cleaner.commands.doing.newsdiff_answers import TROUBLE, answer_kind, see_names, show_shape
from cleaner.diff import Diff, Version, compare
from cleaner.diff.paragraph_rows import Paragraph, diff_schema, paragraph_schema, rows_of_diff
from cleaner.render import reporter
from cleaner.run.one import NoSuchArticleError, read_one


def run(names: tuple[str, ...], asked: AskedNewsdiff) -> int:
    """Do what the options ask for and return the exit code.

    Args:
        names: of the two articles.
        asked: the options.
    """
    if asked.schema:
        return show_shape(asked.output, diff_schema, paragraph_schema)
    kind = answer_kind(asked.output)
    see_names(asked)
    watch = reporter.Reporter((), name="newsdiff", bar=False)
    return ended(lambda: _main(names, asked, kind, watch), watch.say, failed=TROUBLE)


def _main(names: tuple[str, ...], asked: AskedNewsdiff, kind: str, watch: reporter.Reporter) -> int:
    try:
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        decode = msgspec.json.Decoder(Version).decode
        versions = [decode(read_one(name, stdin)) for name in names]
    except NoSuchArticleError as error:
        watch.say(str(error))
        return TROUBLE
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
