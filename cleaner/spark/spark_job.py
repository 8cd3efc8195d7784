"""What both commands are asked to do on Spark."""

from __future__ import annotations

import msgspec

from cleaner.pipeline import Options


class SparkJob(msgspec.Struct, frozen=True, kw_only=True):
    """One run.

    Args:
        paths: files and folders, on any file system that Spark reads.
        out: the folder to write; it must not be there.
        master: the cluster; None for the one that Spark's configuration names, else this machine.
        options: how each input is read.
        kind: jsonl or parquet.
    """

    paths: tuple[str, ...]
    out: str
    master: str | None
    options: Options
    kind: str
