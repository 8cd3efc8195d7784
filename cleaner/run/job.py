"""What a run is asked to do."""

from __future__ import annotations

import hashlib
import io
import os
import platform
from pathlib import Path
from typing import Any, Protocol

import msgspec

import cleaner
from cleaner.output import OutputPlace
from cleaner.output.formats import load_format
from cleaner.output.sharding import Sharding
from cleaner.overtime import TIMEOUT
from cleaner.pipeline import Options
from cleaner.run.explaining import RecordExplanation
from cleaner.run.inputs import printable
from cleaner.run.tally import Tally
from cleaner.run.tolerance import NONE, Tolerance


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One run.

    Args:
        paths: files, folders and `-`.
        options: how each input is read.
        out: the file or folder to write; None is standard output.
        kind: the output's format.
        fields: which fields are written; None for all.
        jobs: how many processes; None for as many as pay.
        timeout: seconds of processor time that an article may take; 0: any.
        resume: go on where an interrupted run of the same job stopped.
        fail_fast: stop at the first failure.
        tolerance: how many failures still make a good run.
        join_pages: join the pages of one story.
        explain: tell how each record came about.
        manifest: a file that gets the numbers of the run.
        rejected: a file that gets all that gave no record, as JSON Lines.
        sharding: into which files the output is parted; None for one.
        bom: begin a file for spreadsheets with a byte order mark.
        rules: the file that `options.rules` was read from.
        securities: the file that `options.securities` was read from.
        own: files that the caller writes meanwhile; they are not read when met in a folder.
    """

    paths: tuple[str, ...]
    options: Options
    out: str | None = None
    kind: str = "jsonl"
    fields: tuple[str, ...] | None = None
    jobs: int | None = None
    timeout: float = TIMEOUT
    resume: bool = False
    fail_fast: bool = False
    tolerance: Tolerance = NONE
    join_pages: bool = False
    explain: bool = False
    manifest: str | None = None
    rejected: str | None = None
    sharding: Sharding | None = None
    bom: bool = False
    rules: str | None = None
    securities: str | None = None
    own: tuple[str, ...] = ()

    def settings(self) -> dict[str, Any]:
        """Return what decides over the output: two runs with the same settings may be one."""
        return {
            "version": cleaner.__version__,
            "paths": [printable(path) for path in self.paths],
            "encoding": self.options.encoding,
            "site": self.options.site,
            "gmt_means_local": self.options.gmt_is_local,
            "lang": ",".join(self.options.languages) if self.options.languages else None,
            "rules": _hash(self.rules),
            "securities": _hash(self.securities),
            "format": self.kind,
            "fields": list(self.fields) if self.fields else None,
            "join_pages": self.join_pages,
            "rejected": self.rejected is not None,
            "shards": str(self.sharding) if self.sharding else None,
            "bom": self.bom,
        }

    @property
    def writes_folder(self) -> bool:
        """Whether the output is a folder of documents, whether or not it is there."""
        if self.out is None or load_format(self.kind).KIND != "documents":
            return False
        return OutputPlace(self.out, io.BytesIO()).is_folder or not os.path.splitext(self.out)[1]

    def described(self) -> dict[str, Any]:
        """Return the whole job as plain data, for the manifest."""
        options = {
            "out": printable(self.out) if self.out is not None else None,
            "jobs": self.jobs,
            "timeout": self.timeout,
            "resume": self.resume,
            "fail_fast": self.fail_fast,
            "tolerate": f"{self.tolerance.number:g}{'%' if self.tolerance.percent else ''}",
        }
        settings = self.settings()
        del settings["version"]
        files = {"rules": self.rules, "securities": self.securities}
        names = {name: printable(path) if path else None for name, path in files.items()}
        return settings | options | names


def _hash(path: str | None) -> str | None:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest() if path else None


def versions() -> dict[str, str]:
    """Return the versions that decide over a record."""
    import importlib.metadata

    found = {"cleaner": cleaner.__version__, "python": platform.python_version()}
    for name in ("lxml", "msgspec"):
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:  # run from a bundle without metadata
            continue
    return found


class Progress(msgspec.Struct, frozen=True):
    """How far a run is: inputs and bytes that are done, and the counts."""

    inputs: int
    size: int
    tally: Tally


class Watch(Protocol):
    """Is told what happens in a run."""

    def failed(self, path: str, reason: str) -> None:
        """Hear that an input gave no record."""

    def noted(self, path: str, note: str) -> None:
        """Hear what a user should know, and what is no failure."""

    def explained(self, path: str, line: bytes, explanation: RecordExplanation) -> None:
        """Hear how a record was made."""

    def advanced(self, progress: Progress) -> None:
        """Hear that an input is finished."""


class Silent:
    """A watch that looks away; a base for those that look at some things only."""

    def failed(self, path: str, reason: str) -> None:
        """Ignore it."""

    def noted(self, path: str, note: str) -> None:
        """Ignore it."""

    def explained(self, path: str, line: bytes, explanation: RecordExplanation) -> None:
        """Ignore it."""

    def advanced(self, progress: Progress) -> None:
        """Ignore it."""
