"""`dedupe --report`: its options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import click

from cleaner.commands.asked.path_types import FILE
from cleaner.messages import marked, phrase

_F = TypeVar("_F", bound=Callable[..., Any])


class Reported(NamedTuple):
    """The page that is asked for."""

    report: str | None  # where it is written
    title: str | None  # what stands above it


def report_options(command: _F) -> _F:
    """Add --report and --title to a command."""
    title = click.option(
        "--title", metavar="TEXT", help=marked("With --report: what stands above the page.")
    )
    report = click.option(
        "--report",
        metavar="FILE",
        type=FILE,
        help=marked("Write a page for a browser, with every story and its diffs, to FILE."),
    )
    return report(title(command))


def check_report_options(asked: Reported) -> None:
    """Refuse a title of nothing.

    Raises:
        click.UsageError: there is no page that could have it.
    """
    if asked.title is not None and asked.report is None:
        raise click.UsageError(phrase("--title needs --report"))
