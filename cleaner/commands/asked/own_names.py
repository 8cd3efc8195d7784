"""The names of what a command reads and of what it writes: none stands for two things."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

import click

from cleaner.messages import phrase
from cleaner.output import is_special, names_beside
from cleaner.run.inputs import STDIN, Inode, inodes, printable, told_as_own


def refuse_shared(
    read: Iterable[str | None], written: Mapping[str, Iterable[str | None]]
) -> tuple[str, ...]:
    """See, before anything is written, that every output has a name that nothing else has.

    Links and other spellings of a name count as that name; devices and pipes are no names. What
    stands in a folder that is read is not looked at: a run does not read what it writes there.

    Args:
        read: files and folders; None and `-` name nothing.
        written: what is written, by the option that asks for it; None names nothing.

    Returns:
        All names under which something is written, those for the meantime with them.

    Raises:
        click.UsageError: two options name one file, or what is read would be written over.
    """
    taken: dict[str | Inode, str] = {}
    found: list[str] = []
    for option, files in written.items():
        named = [file for file in files if file is not None and not _is_device(file)]
        names = [beside for file in named for beside in names_beside(file)]
        own = {key: name for name in names for key in _keys(name)}
        for key, name in own.items():
            if key in taken:
                told = {"first": taken[key], "second": option, "name": printable(name)}
                raise click.UsageError(
                    phrase("{first} and {second} cannot both write {name}", **told)
                )
        taken |= dict.fromkeys(own, option)
        found += names
    for path in read if taken else ():
        if path is not None and path != STDIN and not taken.keys().isdisjoint(inodes([path])):
            raise click.UsageError(told_as_own(path))
    return tuple(found)


def _is_device(name: str) -> bool:
    return is_special(name) and not os.path.isdir(name)


def _keys(name: str) -> set[str | Inode]:
    """Return what a name is known by: where links lead, and the file or folder that is there."""
    return {os.path.realpath(name), *inodes([name])}
