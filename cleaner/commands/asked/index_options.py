"""`dedupe --index`: the options of the persistent index."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, get_args

import click

from cleaner.commands.asked.path_types import FILE, OUTPUT
from cleaner.commands.asked.seconds import Seconds
from cleaner.errors import WrongUseError
from cleaner.index.index_choices import By
from cleaner.messages import marked, phrase

if TYPE_CHECKING:
    from cleaner.reprints.clusters.moments import TimeSpan

Every = Literal["day", "hour"]
_F = TypeVar("_F", bound=Callable[..., Any])
_ALONE = {
    "listed": "--list",
    "removed": "--remove",
    "pruned": "--prune-before",
    "stats": "--stats",
    "export": "--export",
    "backup": "--backup",
    "migrate": "--migrate",
    "replayed": "--replay-by",
}
_BESIDE = {"against": "--against", "changes": "--changes", "as_of": "--as-of"}


def _time(_: click.Context, __: click.Parameter, value: str | None) -> TimeSpan | None:
    if value is None:
        return None
    from cleaner.index.maintenance import parse_time

    try:
        return parse_time(value)
    except WrongUseError as error:
        raise click.BadParameter(str(error)) from error


def _times(
    context: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[AsOf, ...]:
    spans = ((text.strip(), _time(context, param, text)) for text in values)
    return tuple(AsOf(text, span) for text, span in spans if span is not None)


def _steps(
    context: click.Context, param: click.Parameter, value: tuple[Every, str, str] | None
) -> Steps | None:
    if value is None:
        return None
    since, until = (_time(context, param, text) for text in value[1:])
    if since is None or until is None or since.start >= until.end:
        raise click.BadParameter(
            phrase("{since} is not before {until}", since=value[1], until=value[2]),
            param=param,
        )
    return Steps(value[0], since, until)


_OPTIONS = (
    click.option(
        "--index",
        "path",
        metavar="FILE",
        type=FILE,
        help=marked(
            "Add the articles to this index, and tell how they relate to everything in it."
        ),
    ),
    click.option(
        "--against", is_flag=True, help=marked("With --index: only compare, add nothing.")
    ),
    click.option(
        "--list", "listed", is_flag=True, help=marked("With --index: tell all that is in it.")
    ),
    click.option(
        "--remove", "removed", metavar="ID", multiple=True, help=marked("Take an article out.")
    ),
    click.option(
        "--prune-before",
        "pruned",
        metavar="DATE",
        callback=_time,
        help=marked("Take out what was published before this day or time; what has no date stays."),
    ),
    click.option("--stats", is_flag=True, help=marked("Tell how much is in the index, as JSON.")),
    click.option("--export", is_flag=True, help=marked("Write the records of the index.")),
    click.option(
        "--backup", metavar="FILE", type=OUTPUT, help=marked("Copy the index into a new file.")
    ),
    click.option(
        "--migrate",
        is_flag=True,
        help=marked("Make the index anew from its records, with the layout and settings of today."),
    ),
    click.option(
        "--as-of",
        metavar="TIME",
        multiple=True,
        callback=_times,
        help=marked(
            "With --list, --against or --export: as if nothing later existed. With --list more "
            "than one: the answer as of each, for little more than that of one."
        ),
    ),
    click.option(
        "--replay-by",
        "replayed",
        type=(click.Choice(("day", "hour")), str, str),
        metavar="day|hour FROM TO",
        callback=_steps,
        help=marked(
            "With --index: what a run at the end of each day or hour would have told, one after "
            "the other."
        ),
    ),
    click.option(
        "--by",
        type=click.Choice(get_args(By)),
        default="published",
        show_default=True,
        help=marked(
            "What counts for --as-of and --replay-by: when an article was published, or captured."
        ),
    ),
    click.option(
        "--changes",
        metavar="FILE",
        type=FILE,
        help=marked("With --index: write what is new and what is taken back, as JSON Lines."),
    ),
    click.option(
        "--wait",
        metavar="SECONDS",
        type=Seconds(),
        default=30.0,
        show_default=True,
        help=marked("With --index: how long to wait for another run that uses it."),
    ),
)


class Steps(NamedTuple):
    """Which history is told again."""

    every: Every
    since: TimeSpan
    until: TimeSpan


class AsOf(NamedTuple):
    """A time as of which something is told."""

    text: str  # as it was given
    span: TimeSpan


class Indexed(NamedTuple):
    """What is to be done with an index, where one is named."""

    path: str | None
    against: bool
    listed: bool
    removed: tuple[str, ...]
    pruned: TimeSpan | None
    stats: bool
    export: bool
    backup: str | None
    migrate: bool
    replayed: Steps | None
    as_of: tuple[AsOf, ...]
    by: By
    changes: str | None
    wait: float

    @property
    def compares(self) -> bool:
        """Whether what is read is compared with what an index holds."""
        return self.path is not None and not self.listed

    @property
    def maintains(self) -> bool:
        """Whether something else is to be done than to relate articles."""
        alone = any(getattr(self, key) for key in _ALONE if key != "listed")
        return alone or len(self.as_of) > 1


def index_options(command: _F) -> _F:
    """Give a command the options of the index."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def check_index_options(given: Indexed, paths: tuple[str, ...]) -> None:
    """See that the options of the index fit together.

    Raises:
        click.UsageError: they do not.
    """
    asked = [name for key, name in _ALONE.items() if getattr(given, key)]
    if given.path is None:
        also = [name for key, name in _BESIDE.items() if getattr(given, key)]
        if asked or also:
            raise click.UsageError(
                phrase("{options}: only with --index", options=", ".join((*asked, *also)))
            )
        return
    if len(asked) > 1 or (asked and given.against):
        raise click.UsageError(phrase("{option} is done alone", option=asked[0]))
    if given.as_of and not (given.listed or given.export or given.against):
        raise click.UsageError(phrase("--as-of goes with --list, --against or --export"))
    if len(given.as_of) > 1 and not given.listed:
        raise click.UsageError(phrase("more than one --as-of: only with --list"))
    if asked and paths:
        raise click.UsageError(phrase("{option} reads no PATH", option=asked[0]))
