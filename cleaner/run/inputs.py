"""Which inputs a run has: files, folders, standard input; always in the same order.

A folder is read in the order of its names, each real folder once, so that links cannot make a
circle. What is plainly no article by its name is not opened, but it is counted.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from cleaner.errors import WrongUseError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.wrappers.archives.asset_names import ASSET, ASSETS, SKIPPED_FOLDERS

STDIN = "-"
_STREAM = regex(r"\A/(?:dev/fd|proc/self/fd)/\d+\Z")  # what a shell gives for <(command)
_COMPANION = regex(r"(?P<page>.+)(?:_files|\.files|_文件|_file)\Z")
_PAGES = (".html", ".htm", ".shtml", ".xhtml", ".mht")
_SPECIAL = {
    stat.S_IFIFO: phrase("a named pipe"),
    stat.S_IFSOCK: phrase("a socket"),
    stat.S_IFCHR: phrase("a device"),
    stat.S_IFBLK: phrase("a device"),
}
_OTHER = phrase("a special file")
_OWN = phrase("the folder that this run writes to")

Inode = tuple[int, int]


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """One input, in its turn.

    Exactly one thing is to be done with it: read it, report its `problem`, count it as skipped for
    `skip`, or close the named folder that `ends` with it.
    """

    path: str  # as named, or below a folder as named; "-" is standard input
    size: int = 0  # bytes
    mtime_ns: int = 0
    named: bool = True  # on the command line, not found in a folder
    problem: str | None = None
    skip: str | None = None
    ends: bool = False

    @property
    def is_stream(self) -> bool:
        """Whether it can be read only once, from its start to its end."""
        return self.path == STDIN or bool(_STREAM.match(self.path))


def walk(paths: Sequence[str], exclude: frozenset[Inode] = frozenset()) -> Iterator[Input]:
    """Give the inputs that these paths name.

    Args:
        paths: files, folders and `-`, in the order in which they are read.
        exclude: what the run itself writes, by device and inode; not read when met in a folder.

    Raises:
        WrongUseError: what the run writes is named among the paths.
    """
    for path in paths:
        yield from (Input(path=STDIN),) if path == STDIN else _named(path, exclude)


def measure_inputs(paths: Sequence[str]) -> tuple[int, int]:
    """Return how many inputs these paths name, and their bytes."""
    count = size = 0
    for found in walk(paths):
        count += 1
        size += found.size
    return count, size


def printable(path: str) -> str:
    r"""Return a path as text: bytes of a file name that are no UTF-8 as ``\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def refuse_own(paths: Iterable[str], own: frozenset[Inode]) -> None:
    """See, before anything is written, that no output is named as an input.

    Raises:
        WrongUseError: one is.
    """
    if not own:
        return
    for path in paths:
        if not os.path.isdir(path) and inodes([path]) & own:
            raise WrongUseError(told_as_own(path))


def inodes(names: Iterable[str | None]) -> frozenset[Inode]:
    """Return which files these names stand for, as far as they are there."""
    found = set()
    for name in names:
        with contextlib.suppress(OSError, ValueError):
            if name is not None:
                status = os.stat(name)
                found.add((status.st_dev, status.st_ino))
    return frozenset(found)


def told_as_own(path: str) -> str:
    """Say that a path is read and written, too."""
    return phrase("{path} is an input and the output, too", path=printable(path))


def _named(path: str, exclude: frozenset[Inode]) -> Iterator[Input]:
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        yield Input(path=path, problem=_reason(path, error))
        return
    kind = stat.S_IFMT(status.st_mode)
    if kind == stat.S_IFDIR:
        yield from _folder(path, status, exclude)
        yield Input(path=path, ends=True)
    elif (status.st_dev, status.st_ino) in exclude:
        raise WrongUseError(told_as_own(path))
    elif kind == stat.S_IFREG or (kind == stat.S_IFIFO and _STREAM.match(path)):
        yield Input(path=path, size=status.st_size, mtime_ns=status.st_mtime_ns)
    else:
        yield Input(
            path=path, problem=phrase("{what}, and no file", what=_SPECIAL.get(kind, _OTHER))
        )


def _folder(root: str, status: os.stat_result, exclude: frozenset[Inode]) -> Iterator[Input]:
    entered = {(status.st_dev, status.st_ino)}
    stack: list[tuple[str, list[str]]] = []
    yield from _open(root, stack)
    while stack:
        folder, names = stack[-1]
        if not names:
            stack.pop()
            continue
        name = names.pop()
        path = os.path.join(folder, name)
        if reason := _skipped_by_name(name):
            yield Input(path=path, named=False, skip=reason)
            continue
        try:
            status = os.stat(path)
        except (OSError, ValueError) as error:
            yield Input(path=path, named=False, problem=_reason(path, error))
            continue
        inode = (status.st_dev, status.st_ino)
        if stat.S_ISDIR(status.st_mode):
            reason = _OWN if inode in exclude else _skipped_folder(path, name, inode in entered)
            if reason:
                yield Input(path=path, named=False, skip=reason)
            else:
                entered.add(inode)
                yield from _open(path, stack)
        elif inode not in exclude:
            yield _file(path, name, status)


def _open(folder: str, stack: list[tuple[str, list[str]]]) -> Iterator[Input]:
    """Put a folder's names on the stack, the last first; or give the problem that it has."""
    try:
        names = os.listdir(folder)
    except OSError as error:
        yield Input(path=folder, named=False, problem=_reason(folder, error))
        return
    names.sort(reverse=True)
    stack.append((folder, names))


def _file(path: str, name: str, status: os.stat_result) -> Input:
    size, mtime = status.st_size, status.st_mtime_ns
    if not stat.S_ISREG(status.st_mode):
        return Input(
            path=path,
            named=False,
            skip=_SPECIAL.get(stat.S_IFMT(status.st_mode), _OTHER),
        )
    skip = ASSET if ASSETS.search(name) else None
    return Input(path=path, size=size, mtime_ns=mtime, named=False, skip=skip)


def _skipped_by_name(name: str) -> str | None:
    if name.startswith("."):
        return phrase("hidden")
    return phrase("a tool's own folder") if name in SKIPPED_FOLDERS else None


def _skipped_folder(path: str, name: str, known: bool) -> str | None:
    if known:
        return phrase("a folder that a link leads back to")
    if (found := _COMPANION.match(name)) is not None:
        stem = os.path.join(os.path.dirname(path), found["page"])
        if any(os.path.exists(stem + suffix) for suffix in _PAGES):
            return phrase("the files of a saved page")
    return None


def _reason(path: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return phrase("a broken link") if os.path.islink(path) else phrase("no such file or folder")
    return (getattr(error, "strerror", None) or str(error)).lower()
