"""The options of `dedupe` that tell of differences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import click

from cleaner.commands.common.path_types import FILE
from cleaner.messages import marked
from cleaner.output.formats import named_by

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Drawn(NamedTuple):
    """How `newsdiff` draws a diff."""

    layout: str
    context: int
    everything: bool
    colour: str
    no_colour: bool
    ambiguous: int
    pager: bool


class Differences(NamedTuple):
    """What `dedupe` is to tell of differences."""

    diffed: bool
    alignment: str | None


def table_kind(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Refuse the name of a table that tells no format."""
    if value is not None and named_by(value) is None:
        raise click.BadParameter(f"{value}: a name ends in .csv, .jsonl, .parquet …", param=option)
    return value


def options(command: _Command) -> _Command:
    """Give `dedupe` its options that tell of differences."""
    diffed = click.option(
        "--diff",
        "diffed",
        is_flag=True,
        help=marked(
            "Show how each reprint differs from what it was copied from, in place of clusters."
        ),
    )
    alignment = click.option(
        "--alignment",
        metavar="FILE",
        type=FILE,
        callback=table_kind,
        help=marked(
            "Write the paragraphs of reprints and their originals: .csv, .jsonl or .parquet."
        ),
    )
    return diffed(alignment(command))
