"""What the commands have in common: options, and what is read where no path is named."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

import click

from cleaner.commands.asked.path_types import FILE
from cleaner.messages import marked, phrase

_F = TypeVar("_F", bound=Callable[..., Any])

jobs_option = click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    help=marked("Processes. [default: all cores, where they pay]"),
)


class Inputs(NamedTuple):
    """What the command line names as inputs."""

    paths: tuple[str, ...]
    files_from: str | None
    null: bool

    @property
    def named(self) -> bool:
        """Whether anything is."""
        return bool(self.paths) or self.files_from is not None

    def read(self) -> tuple[str, ...]:
        """Return the paths to read.

        Raises:
            click.UsageError: as `given_paths` does.
        """
        return given_paths(self.paths, self.files_from, null=self.null)


def list_options(command: _F) -> _F:
    """Give a command the options for a list of inputs."""
    null = click.option(
        "-0", "--null", is_flag=True, help=marked("The names in --files-from end in a zero byte.")
    )
    listed = click.option(
        "--files-from",
        metavar="FILE",
        type=FILE,
        help=marked("Read the inputs that FILE (- for standard input) names, one a line."),
    )
    return listed(null(command))


def given_paths(
    paths: tuple[str, ...], files_from: str | None = None, *, null: bool = False
) -> tuple[str, ...]:
    """Return the paths to read: standard input where none is named and no list is given.

    Args:
        paths: those of the command line.
        files_from: a file that names more; `-` is standard input.
        null: its names end in a zero byte, and not each in its line.

    Raises:
        click.UsageError: standard input is a terminal, or is asked for twice; or the list cannot
            be read.
    """
    if (*paths, files_from).count("-") > 1:
        raise click.UsageError(phrase("standard input can be read once"))
    if files_from is not None:
        return (*paths, *_listed(files_from, null))
    if null:
        raise click.UsageError(phrase("--null says how --files-from is read"))
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError(phrase("no PATH, and standard input is a terminal"))
    return paths or ("-",)


def _listed(files_from: str, null: bool) -> Iterator[str]:
    try:
        data = _read_list(files_from)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise click.UsageError(
            phrase("--files-from {files_from}: {reason}", files_from=files_from, reason=reason)
        ) from error
    names = data.split(b"\0") if null else (name.rstrip(b"\r") for name in data.split(b"\n"))
    yield from (os.fsdecode(name) for name in names if name)


def _read_list(files_from: str) -> bytes:
    if files_from != "-":
        with open(files_from, "rb") as file:
            return file.read()
    if sys.stdin is None:
        raise ValueError(phrase("standard input is closed"))
    return sys.stdin.buffer.read()
