"""What both answers of `newsdiff` have in common: a difference, and a ledger."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Final

from cleaner.commands.asked.asked_of_newsdiff import AskedNewsdiff
from cleaner.commands.asked.output_options import Output, rows_format_of
from cleaner.commands.asked.own_names import refuse_shared
from cleaner.commands.doing.answers import show_schema

TROUBLE: Final = 2
"""The exit code where there is no answer, as of `diff`."""


def answer_kind(output: Output) -> str:
    """Return the format of an answer: for people, where no file and no other is asked for.

    Raises:
        click.UsageError: there is no such format, or it is one of documents.
    """
    if output.out is None and output.kind in (None, "terminal"):
        return "terminal"
    return rows_format_of(output.kind, output.out)


def see_names(asked: AskedNewsdiff) -> None:
    """See that the answer is not written over what is read.

    Raises:
        click.UsageError: it would be.
    """
    articles = (*asked.paths, *((asked.ledger,) if asked.ledger is not None else ()))
    files = [name if os.path.exists(name) else name.partition("#")[0] for name in articles]
    refuse_shared((*files, asked.index_path), {"-o": [asked.output.out]})


def show_shape(
    output: Output,
    whole: Callable[[], Mapping[str, object]],
    row: Callable[[], Mapping[str, object]],
) -> int:
    """Write the schema of an answer, or of one of its rows in formats of rows; return the code."""
    shape = whole() if output.kind in (None, "json", "terminal") else row()
    return show_schema(shape, "newsdiff", failed=TROUBLE)
