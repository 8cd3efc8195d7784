"""`dedupe --index --changes`: what a portion changed is on the disk before the index changes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

import msgspec

from cleaner.commands.doing.answers import opened_file
from cleaner.index.answer_changes import Difference
from cleaner.index.planning import BeforeCommit, Portion
from cleaner.output import PartialFile


@contextlib.contextmanager
def changes_written(path: str | None) -> Iterator[BeforeCommit]:
    """Give what writes the changes of a portion; they get their name when the block ends well.

    Nothing tells of them again once the index has changed, so a file that cannot be opened or finds
    no room leaves the index as it was. A portion that is planned once more is written once.

    Args:
        path: of the file, None where none is wanted.

    Raises:
        OutputError: it cannot be opened or written.
    """
    last: list[Portion] = []

    def write(portion: Portion) -> None:
        last[:] = [portion]
        if file is not None and not file.direct:
            file.cut(0)
            _write(file, portion.differences)
            file.sync()

    with opened_file(path) as file:
        yield write
        if file is not None and file.direct and last:  # a pipe takes nothing back
            _write(file, last[0].differences)


def _write(file: PartialFile, differences: Iterable[Difference]) -> None:
    for difference in differences:
        file.write(msgspec.json.encode(difference) + b"\n")
