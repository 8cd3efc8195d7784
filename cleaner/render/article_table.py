"""Many articles on a terminal: a table with a row each, as wide as the terminal."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from cleaner.messages import _, marked
from cleaner.output.safe import escaped
from cleaner.render.article_view import facts_lines
from cleaner.render.width import Line, Piece, padded, wrap

SHOWN = ("date", "source", "outlet", "title")
_NAMES = {  # what people call a field
    "date": marked("time"),
    "source": marked("source"),
    "outlet": marked("outlet"),
    "title": marked("headline"),
}
_GAP = 2  # columns between two cells
_TIME = 16  # columns of `2024-11-18 09:20`
_TIMES = frozenset({"date", "captured_at"})
_SHORT = frozenset(
    {"source", "outlet", "site", "column", "author", "editor", "article_id", "language", "wrapper"}
)
_NARROWEST = 20  # columns of a text that can still be read
_MOST_LINES = 3  # of a cell; what is longer ends in …
_NONE = "—"


class ArticleTable:
    """How articles become the lines of a table.

    Args:
        fields: the columns; None for time, source, outlet and headline.
        width: columns of the terminal. Where the fields have no room beside each other they stand
            below each other.
    """

    def __init__(self, fields: Sequence[str] | None, width: int) -> None:
        self._names = list(fields) if fields else [_(_NAMES[name]) for name in SHOWN]
        self._fields = tuple(fields or SHOWN)
        self._width = width
        self._sizes = _sizes(self._fields, width)

    def head(self) -> Iterator[Line]:
        """Give the lines above all articles."""
        if self._sizes:
            cells = zip(self._names, self._sizes, strict=True)
            yield list(
                itertools.chain.from_iterable(
                    padded([Piece(name, "bold")], size + _GAP) for name, size in cells
                )
            )

    def row(self, record: dict[str, Any]) -> Iterator[Line]:
        """Give the lines of an article."""
        values = [_value(name, record.get(name)) for name in self._fields]
        if not self._sizes:
            told = (value or _NONE for value in values)
            yield from facts_lines(zip(self._names, told, strict=True), self._width)
            yield []
            return
        cells = [
            _cell(name, value, size)
            for name, value, size in zip(self._fields, values, self._sizes, strict=True)
        ]
        for pieces in itertools.zip_longest(*cells, fillvalue=[]):
            yield list(
                itertools.chain.from_iterable(
                    padded(piece, size + _GAP)
                    for piece, size in zip(pieces, self._sizes, strict=True)
                )
            )


def _sizes(fields: Sequence[str], width: int) -> list[int]:
    """Return the columns of each field, none where there is no room."""
    short = max(8, min(20, width * 3 // 20))
    sizes = [_TIME if name in _TIMES else short if name in _SHORT else 0 for name in fields]
    left = width - sum(sizes) - _GAP * (len(fields) - 1)
    wide = sizes.count(0)
    if left < wide * _NARROWEST:
        return []
    return [size or left // wide for size in sizes]


def _value(name: str, value: object) -> str:
    """Return what stands in a field, as one line."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return escaped(", ".join(value))
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    if name in _TIMES:
        return escaped(text[:_TIME].replace("T", " "))
    return escaped(text.replace("\n", " ¶ "))


def _cell(name: str, value: str, size: int) -> list[Line]:
    if not value:
        return [[Piece(_NONE, "doubtful" if name == "date" else "dim")]]
    lines = list(itertools.islice(wrap([Piece(value)], size, cut=True), _MOST_LINES + 1))
    if len(lines) > _MOST_LINES:
        last = "".join(piece.text for piece in lines[_MOST_LINES - 1])
        fitting = next(wrap([Piece(last)], size - 1, cut=True))
        lines[_MOST_LINES - 1 :] = [[*fitting, Piece("…")]]
    return lines
