"""Plain text: an article as it is read."""

from __future__ import annotations

from typing import Any, Final

from cleaner.field_table import LABELS
from cleaner.output.documents import open_documents
from cleaner.output.places import OutputPlace
from cleaner.output.record_columns import Columns
from cleaner.output.sinks import MarkedSink

SUFFIXES: Final = (".txt",)
KIND: Final = "documents"
NESTED: Final = True


def open_format(place: OutputPlace, columns: Columns) -> MarkedSink:
    """Open documents in plain text."""
    return open_documents(place, columns, SUFFIXES[0], render)


def render(record: dict[str, Any]) -> str:
    """Return an article as plain text."""
    parts = [record["title"]] if record.get("title") else []
    parts += [f"{label}：{record[name]}" for name, label in LABELS.items() if record.get(name)]
    head = "\n".join(parts)
    body = record.get("body") or ""
    return (head + "\n\n" + body if head and body else head or body) + "\n"
