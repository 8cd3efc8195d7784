"""The cells of a table as the values that programs meant when they wrote them."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Sequence
from typing import Any

import msgspec

from cleaner.output.inert import as_it_was
from cleaner.wrappers.records import spellings as spelt
from cleaner.wrappers.records.spellings import is_nothing
from cleaner.wrappers.sheets import tables

# What our own tables write as JSON into a cell.
_TEXTS = frozenset(spelt.TEXT)  # which may be empty: that is said of the record
_NESTED = (
    "keywords",
    "linked_securities",
    "linked_boards",
    "mentioned_securities",
    "images",
    "paper",
    "warnings",
    "extra",
)


def item(names: Sequence[str], row: Sequence[object]) -> dict[str, Any] | None:
    """Return a row as an object, None where it fits the names in no way.

    A number without a part is whole, a moment is text.
    """
    found = tables.row(names, [_value(cell) for cell in row])
    if isinstance(found, str):
        return None
    if "cleaner_version" in found:
        return _undone(found)
    return {k: v for k, v in found.items() if k and (spelt.bare(k) in _TEXTS or not is_nothing(v))}


def _value(cell: object) -> object:
    if isinstance(cell, str):
        return "" if cell.isspace() else cell
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, (datetime.datetime, datetime.date, datetime.time)):
        return cell.isoformat(" ") if isinstance(cell, datetime.datetime) else cell.isoformat()
    return cell


def _text(cell: object) -> object:
    if isinstance(cell, str):
        return as_it_was(cell) or None
    return cell


def _undone(found: dict[str, Any]) -> dict[str, Any]:
    """Return a row of our own table as the record that it was."""
    record = {name: _text(cell) for name, cell in found.items()}
    record["body"] = record.get("body") or ""
    for name in _NESTED:
        if isinstance(text := record.get(name), str):
            with contextlib.suppress(msgspec.DecodeError):
                record[name] = msgspec.json.decode(text)
    others = record.pop("extra", None)
    return {**record, **(others if isinstance(others, dict) else {})}
