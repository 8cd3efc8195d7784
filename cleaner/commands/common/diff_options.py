"""The options of `dedupe` that tell of differences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])
_TABLES = (".csv", ".jsonl", ".parquet")


def table_kind(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Refuse the name of a table that tells no format."""
    if value is not None and not value.endswith(_TABLES):
        raise click.BadParameter(f"{value}: a name ends in {', '.join(_TABLES)}", param=option)
    return value


def options(command: _Command) -> _Command:
    """Give `dedupe` its options that tell of differences."""
    diffed = click.option(
        "--diff",
        "diffed",
        is_flag=True,
        help="Show how each reprint differs from what it was copied from, in place of clusters.",
    )
    alignment = click.option(
        "--alignment",
        metavar="FILE",
        type=click.Path(dir_okay=False),
        callback=table_kind,
        help="Write the paragraphs of reprints and their originals: .csv, .jsonl or .parquet.",
    )
    return diffed(alignment(command))


def check(given: dict[str, Any]) -> None:
    """Refuse what does not go together.

    Raises:
        click.UsageError: it does not.
    """
    if given["diffed"] and (given["out"] or given["kind"] or given["pairs"]):
        raise click.UsageError("--diff is shown in place of --pairs, --format and -o")
