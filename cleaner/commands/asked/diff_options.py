"""How differences are drawn, and what `dedupe` tells of them: options of both commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import click

from cleaner.commands.asked.path_types import FILE
from cleaner.messages import marked, phrase
from cleaner.output.formats import named_by

SHOWN = (  # a group of the help
    *("--layout", "--context", "--all", "--color", "--no-color", "--ambiguous-width"),
    "--pager",
)
_Command = TypeVar("_Command", bound=Callable[..., Any])


class Drawn(NamedTuple):
    """How is drawn what people see."""

    layout: str
    context: int
    everything: bool
    punctuation: bool
    colour: str
    no_colour: bool
    ambiguous: int
    pager: bool

    @property
    def of_diffs(self) -> tuple[str, ...]:
        """The options that were given and go with differences alone."""
        others = {
            "--layout": self.layout != "auto",
            "--context": self.context != 1,
            "--all": self.everything,
            "--punctuation": self.punctuation,
        }
        return tuple(name for name, given in others.items() if given)


class Differences(NamedTuple):
    """What `dedupe` is to tell of differences."""

    diffed: bool
    alignment: str | None


def table_kind(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Refuse the name of a table that tells no format."""
    if value is not None and named_by(value) is None:
        raise click.BadParameter(
            phrase("{value}: a name ends in .csv, .jsonl, .parquet …", value=value), param=option
        )
    return value


_DRAWING = (
    click.option(
        "--layout",
        type=click.Choice(("auto", "side", "inline")),
        default="auto",
        show_default=True,
        help=marked("Two columns or one; auto: two where the terminal is wide."),
    ),
    click.option(
        "--context",
        metavar="N",
        type=click.IntRange(0),
        default=1,
        show_default=True,
        help=marked("Equal paragraphs shown around a change."),
    ),
    click.option("--all", "everything", is_flag=True, help=marked("Show all that is equal, too.")),
    click.option(
        "--punctuation",
        is_flag=True,
        help=marked("Count changes of punctuation, width and script, too."),
    ),
    click.option(
        "--color",
        "colour",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        help=marked(
            "Colours, strokes and lines in place of the marks [-…-]{+…+}; auto: on a terminal, "
            "without NO_COLOR."
        ),
    ),
    click.option(
        "--no-color", "no_colour", is_flag=True, help=marked("The same as --color never.")
    ),
    click.option(
        "--ambiguous-width",
        "ambiguous",
        type=click.IntRange(1, 2),
        default=1,
        show_default=True,
        help=marked("Columns that your terminal gives to “ ” … ·"),
    ),
    click.option("--pager/--no-pager", default=True, help=marked("Use $PAGER on a terminal.")),
)
_TELLING = (
    click.option(
        "--diff",
        "diffed",
        is_flag=True,
        help=marked(
            "Show how each reprint differs from what it was copied from, in place of clusters."
        ),
    ),
    click.option(
        "--alignment",
        metavar="FILE",
        type=FILE,
        callback=table_kind,
        help=marked(
            "Write the paragraphs of reprints and their originals: .csv, .jsonl or .parquet."
        ),
    ),
)


def drawing_options(command: _Command) -> _Command:
    """Give a command the options of how differences are drawn."""
    for option in reversed(_DRAWING):
        command = option(command)
    return command


def telling_differences(command: _Command) -> _Command:
    """Give `dedupe` its options that tell of differences."""
    for option in reversed(_TELLING):
        command = option(command)
    return command
