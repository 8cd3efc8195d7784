"""Times as tables hold them: an instant, and how exact it is.

In JSON a time is the text that tells both, `2022-01-09T11:39+08:00`. In a table `date` is a
timestamp, which any tool can compare, and `date_precision` says how much of it was told. Whoever
reads both gets the text again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any, Final

import msgspec

from cleaner.lazy import regex
from cleaner.output.record_columns import EXTRA, Columns

TIMES: Final = ("date", "captured_at", "published_at", "known_at")
PRECISION: Final = "_precision"  # ends the name of the column beside a time
UNREAD: Final = "unread"  # the precision of what stands in a time's place and is none
TIMESTAMP: Final = "TIMESTAMPTZ"

BEIJING: Final = timezone(timedelta(hours=8))
_SHAPES = {
    "day": regex(r"\d{4}-\d\d-\d\d"),
    "minute": regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d\+08:00"),
    "second": regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00"),
}
_CUTS = {"day": 10, "minute": 16, "second": 19}


class Timed:
    """Columns whose times are timestamps, each with its precision behind it.

    Args:
        columns: how lines become rows.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._times = tuple(name for name in columns.columns if name in TIMES)
        self.columns = tuple(
            each
            for name in columns.columns
            for each in ((name, name + PRECISION) if name in self._times else (name,))
        )

    @property
    def types(self) -> dict[str, str]:
        """The SQL type of each column."""
        types = dict(self._columns.types)
        for name in self._times:
            types[name] = TIMESTAMP
            types[name + PRECISION] = "VARCHAR"
        return types

    def line(self, line: bytes) -> bytes:
        """Return a line as it is written as JSON."""
        return self._columns.line(line)

    def row(self, line: bytes) -> dict[str, Any]:
        """Return what stands in the columns; what is no time of ours stands in `extra` as well."""
        row = self._columns.row(line)
        for name in self._times:
            text = row[name]
            row[name], row[name + PRECISION] = instant(text)
            if row[name + PRECISION] == UNREAD and EXTRA in row:
                extra = msgspec.json.decode(row[EXTRA] or "{}")
                row[EXTRA] = msgspec.json.encode({**extra, name: text}).decode()
        return {name: row[name] for name in self.columns}


def instant(text: str | None) -> tuple[str | None, str | None]:
    """Return a time in full, and its precision: day, minute, second, or unread where it is none."""
    if text is None:
        return None, None
    for precision, shape in _SHAPES.items():
        if shape.fullmatch(text):
            full = text + "T00:00+08:00" if precision == "day" else text
            try:
                return datetime.fromisoformat(full).isoformat(), precision
            except ValueError:
                break
    return None, UNREAD


def iso_time(when: datetime, precision: str) -> str | None:
    """Return the text of an instant with a time zone; None for a precision that is none of ours."""
    if precision not in _CUTS:
        return None
    whole = when.astimezone(BEIJING).isoformat()
    return whole[: _CUTS[precision]] + ("" if precision == "day" else "+08:00")


def with_texts(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with the texts of times that stand with their precision, as our tables have."""
    texts: dict[str, Any] = {}
    for name in TIMES:
        when, precision = row.get(name), row.get(name + PRECISION, "")
        if precision is None or precision == UNREAD:
            texts[name] = None
        elif isinstance(when, datetime) and when.tzinfo is not None:
            texts[name] = iso_time(when, precision) or when
        else:
            continue
        texts[name + PRECISION] = None
    given = {name: texts.get(name, value) for name, value in row.items()}
    return {k: v for k, v in given.items() if not (k in texts and k.endswith(PRECISION))}
