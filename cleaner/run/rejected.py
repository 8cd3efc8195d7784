"""The list of everything that gave no record: skipped, failed, or there twice."""

from __future__ import annotations

import io
from typing import Literal

import msgspec

from cleaner.output import Fields, MarkedSink, OutputPlace, open_rows

Kind = Literal["failed", "skipped", "duplicate"]


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """Something that gave no record, and why."""

    path: str
    place: str | None  # in a container: line 7
    address: str | None  # where its container tells it
    reason: str
    kind: Kind


def open_list(path: str, *, keep: bool) -> MarkedSink:
    """Open the list, as JSON Lines.

    Raises:
        OutputError: it cannot be opened.
    """
    return open_rows("jsonl", OutputPlace(path, io.BytesIO(), keep=keep), Fields(Rejected))
