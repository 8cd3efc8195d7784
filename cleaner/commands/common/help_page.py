"""The help of a command, in the reader's language and as wide as the terminal."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import click

from cleaner.messages import _
from cleaner.render.width import Piece, columns, hanging, wrap

_NAMES = 26  # columns of the names of options; a longer one has a line of its own
_EXAMPLES = 46  # the same, of examples
_INDENT = "  "


def usage_line(command: click.Command, context: click.Context) -> str:
    """Return how a command is called."""
    pieces = command.collect_usage_pieces(context)
    pieces = [_(piece) for piece in pieces]  # [OPTIONS] is one of ours, a metavar is as it is
    said = _("Usage: {command}").format(command=" ".join((context.command_path, *pieces)))
    return "\n".join(_wrapped(said, _room()))


class HelpParts(NamedTuple):
    """What a command says of itself: what it does, its options by what they are for, examples."""

    paragraphs: Sequence[str]
    groups: Iterable[tuple[str, Sequence[click.Option]]]
    examples: Sequence[tuple[str, str]]


def help_page(command: click.Command, parts: HelpParts, context: click.Context) -> str:
    """Return the help of a command."""
    room = _room()
    lines = [usage_line(command, context)]
    for paragraph in parts.paragraphs:
        lines += ["", *_wrapped(_(paragraph), room)]
    groups = [
        (title, [option_row(option, context) for option in options])
        for title, options in parts.groups
    ]
    names = _widest((name for _title, rows in groups for name, _said in rows), _NAMES)
    for title, rows in groups:
        lines += ["", _("{name}:").format(name=_(title)), *_listed(rows, names, room)]
    if parts.examples:
        rows = [(call, _(said)) for call, said in parts.examples]
        names = _widest((call for call, _said in rows), min(_EXAMPLES, room // 2))
        lines += ["", _("{name}:").format(name=_("Examples")), *_listed(rows, names, room)]
    return "\n".join(lines)


def _room() -> int:
    return max(40, shutil.get_terminal_size().columns - 1)


def option_row(option: click.Option, context: click.Context) -> tuple[str, str]:
    """Return an option's names and what it does, with its default, as click tells it."""
    worded = copy.copy(option)
    if worded.help:
        worded.help = _(worded.help)
    return worded.get_help_record(context) or ("", "")


def _wrapped(text: str, room: int) -> Iterator[str]:
    for line in wrap([Piece(text)], room):
        yield "".join(piece.text for piece in line).rstrip()


def _widest(names: Iterable[str], most: int) -> int:
    """Return the columns of the widest name that takes no more than `most`."""
    return max((wide for name in names if (wide := columns(name)) <= most), default=most)


def _listed(rows: Iterable[tuple[str, str]], names: int, room: int) -> Iterator[str]:
    """Give names and what is said of each, which stands behind it, or below where it is long."""
    indent = len(_INDENT) + names + 2
    for name, said in rows:
        first = _INDENT + name
        if columns(name) > names:
            yield first
            first = ""
        for line in hanging([Piece(first), Piece(said)], indent, room):
            yield "".join(piece.text for piece in line).rstrip()
