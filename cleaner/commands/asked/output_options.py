"""Where a command writes, how, and what it tells meanwhile: options, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from cleaner.commands.asked.path_types import FILE
from cleaner.errors import WrongUseError
from cleaner.messages import marked, phrase
from cleaner.output.formats import chosen
from cleaner.output.sharding import Sharding

if TYPE_CHECKING:
    from cleaner.output.places import OutputPlace

_F = TypeVar("_F", bound=Callable[..., Any])


class Output(NamedTuple):
    """Where the answer goes, and in which format."""

    out: str | None
    kind: str | None
    bom: bool

    def place(self) -> OutputPlace:
        """Return where that is."""
        return output_place(self.out, bom=self.bom)


class Telling(NamedTuple):
    """What is told of a run, and how."""

    quiet: bool
    log: str
    manifest: str | None
    rejected: str | None


bom_option = click.option(
    "--bom", is_flag=True, help=marked("Begin CSV with a byte order mark, as spreadsheets want it.")
)
log_option = click.option(
    "--log",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help=marked("How messages are written: for people, or as JSON Lines."),
)
quiet_option = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    help=marked("No notes, progress or summary; errors are still told."),
)


def telling_options(command: _F) -> _F:
    """Give a command the options of what is told of a run."""
    manifest = click.option(
        "--manifest",
        metavar="FILE",
        type=FILE,
        help=marked("Write the numbers of the run to FILE, as JSON."),
    )
    rejected = click.option(
        "--rejected",
        metavar="FILE",
        type=FILE,
        help=marked("Write all that gave no record, and why, to FILE, as JSON Lines."),
    )
    return manifest(rejected(log_option(quiet_option(command))))


def sharding(text: str) -> Sharding:
    """Parse --shards.

    Raises:
        WrongUseError: it is neither a number of files nor a size.
    """
    return Sharding.parse(text)


def format_of(kind: str | None, out: str | None, default: str = "jsonl") -> str:
    """Return the format of an output.

    Raises:
        click.UsageError: what was asked for and the suffix of the file contradict each other.
    """
    try:
        return chosen(kind, out) or default
    except WrongUseError as error:
        raise click.UsageError(str(error)) from error


def rows_format_of(kind: str | None, out: str | None, default: str = "jsonl") -> str:
    """Return the format of an output that holds no articles.

    Raises:
        click.UsageError: as `format_of` does; or it is one of documents.
    """
    found = format_of(kind, out, default)
    from cleaner.output.formats import load_format

    if load_format(found).KIND == "documents":
        raise click.UsageError(phrase("{format} holds articles, and nothing else", format=found))
    return found


def output_place(out: str | None, *, bom: bool = False, json: bool = True) -> OutputPlace:
    """Return a file, or standard output, guarded where it is a terminal."""
    import sys

    from cleaner.output.places import OutputPlace
    from cleaner.output.safe import safe_output

    return OutputPlace(out, safe_output(sys.stdout.buffer, json=json), bom=bom)
