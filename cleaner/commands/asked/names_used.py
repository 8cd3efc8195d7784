"""Under which names `dedupe` writes, told before it does; each stands for one thing."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.commands.asked.asked_of_dedupe import AskedDedupe
from cleaner.commands.asked.own_names import refuse_shared
from cleaner.index.new_file import log_name
from cleaner.output.formats import FORMATS
from cleaner.reprints.clusters.parting import part_names


def names_written(paths: tuple[str, ...], asked: AskedDedupe, kind: str) -> tuple[str, ...]:
    """Return all names under which `dedupe` writes.

    Args:
        paths: the inputs.
        asked: the options.
        kind: the format of the answer.

    Raises:
        click.UsageError: two things would be written under one name, or over what is read.
    """
    index = asked.indexed.path
    written: dict[str, Sequence[str | None]] = {
        "-o": [asked.output.out],
        "--split": part_names(asked.folder, parts_kind(kind)) if asked.folder else [],
        "--alignment": [asked.differences.alignment],
        "--report": [asked.reported.report],
        "--ledger": [asked.ledger],
        "--mutations": [asked.mutations],
        "--novelty": [asked.novelty],
        "--index": [index, log_name(index)] if index is not None else [],
        "--changes": [asked.indexed.changes],
        "--backup": [asked.indexed.backup],
        "--manifest": [asked.telling.manifest],
        "--rejected": [asked.telling.rejected],
    }
    return refuse_shared((*paths, asked.inputs.files_from), written)


def parts_kind(kind: str) -> str:
    """Return the format of the parts of --split, where the answer has this one."""
    return kind if kind in FORMATS else "jsonl"
