"""Markdown: an article with its facts as front matter."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from cleaner.field_table import HEADER
from cleaner.lazy import regex
from cleaner.output.documents import open_documents
from cleaner.output.places import OutputPlace
from cleaner.output.record_columns import Columns
from cleaner.output.sinks import MarkedSink

SUFFIXES: Final = (".md", ".markdown")
KIND: Final = "documents"
NESTED: Final = True

_MARKS = regex(r"([\\`*_\[\]<>~])")
_LINE_MARKS = regex(r"\A(\s*)(#{1,6}(?=\s|\Z)|[-+=](?=\s|[-=]|\Z)|\|)")
_NUMBERED = regex(r"\A(\s*\d{1,9})([.)])(?=\s|\Z)")


def open_format(place: OutputPlace, columns: Columns) -> MarkedSink:
    """Open documents in Markdown."""
    return open_documents(place, columns, SUFFIXES[0], render)


def render(record: dict[str, Any]) -> str:
    """Return an article in Markdown."""
    lines = ["---"]
    # A JSON string is a YAML string, a JSON list a YAML list.
    lines += [
        f"{name}: {json.dumps(record[name], ensure_ascii=False)}"
        for name in ("title", *HEADER, "keywords")
        if record.get(name)
    ]
    lines.append("---")
    parts = ["\n".join(lines)]
    if record.get("title"):
        parts.append(f"# {_escape(record['title'])}")
    parts += [
        _escape(paragraph) for paragraph in (record.get("body") or "").split("\n") if paragraph
    ]
    for image in record.get("images") or ():
        if image["url"]:
            target = re.sub(r"[\s<>]", "", image["url"])
            parts.append(f"![{_escape(image['caption'] or '')}](<{target}>)")
    return "\n\n".join(parts) + "\n"


def _escape(text: str) -> str:
    """Return a line so that Markdown shows it as it is."""
    text = _MARKS.sub(r"\\\1", text)
    text = _LINE_MARKS.sub(r"\1\\\2", text)
    return _NUMBERED.sub(r"\1\\\2", text)
