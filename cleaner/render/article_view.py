"""One article on a terminal: its headline, what is known of it, its text, its lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cleaner.field_table import FACTS
from cleaner.messages import _, in_language
from cleaner.output.safe import harmless
from cleaner.render.width import Line, Piece, columns, hanging, wrap


def article_lines(record: dict[str, Any], width: int) -> Iterator[Line]:
    """Give the lines of an article.

    Args:
        record: its fields, or those of them that are wanted.
        width: columns of the terminal.
    """
    yield from wrap([Piece(_line(record.get("title") or _("(no title)")), "bold")], width)
    known = [(_(name), _fact(record[name])) for name in FACTS if record.get(name)]
    if known:
        yield []
        yield from facts_lines(known, width)
    for paragraph in (record.get("body") or "").split("\n"):
        if paragraph:
            yield []
            yield from wrap([Piece(_line(paragraph))], width)
    for heading, lines in _lists(record):
        yield []
        yield [Piece(heading, "bold")]
        for line in lines:
            yield from hanging([Piece(""), Piece(_line(line))], 2, width)


def facts_lines(facts: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    """Give names and values below each other, the values in a column of their own."""
    known = list(facts)
    indent = max((columns(name) for name, _value in known), default=0) + 2
    for name, value in known:
        yield from hanging([Piece(name, "dim"), Piece(value)], indent, width)


def _fact(value: object) -> str:
    return _line(_(", ").join(value) if isinstance(value, list) else str(value))


def _line(text: str) -> str:
    return harmless(text).replace("\n", " ")


def _lists(record: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Give the lists below an article that are not empty: links, pictures, warnings."""
    links = [
        f"{link['name']} {link['code']}" + (f".{link['market']}" if link.get("market") else "")
        for name in ("linked_securities", "linked_boards")
        for link in record.get(name) or ()
    ]
    images = [
        " ".join(part for part in (image["caption"], image["url"]) if part)
        for image in record.get("images") or ()
    ]
    for heading, lines in (
        (_("links"), links),
        (_("images"), images),
        (_("warnings"), list(map(in_language, record.get("warnings") or []))),
    ):
        if lines:
            yield heading, lines
