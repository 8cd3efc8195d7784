"""Records between their JSON lines and their formats: which fields, and of which types."""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from typing import Any, Literal, Protocol

import msgspec

from cleaner.article import FIELDS, Article
from cleaner.errors import WrongUseError
from cleaner.messages import phrase

EXTRA = "extra"  # stands for the keys of an input record that are not ours
COLUMNS = (*FIELDS, EXTRA)
_KNOWN = frozenset(FIELDS)


class Columns(Protocol):
    """How lines of JSON become rows of a table."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""

    @property
    def types(self) -> dict[str, str]:
        """The SQL type of each column."""

    def line(self, line: bytes) -> bytes:
        """Return a line as it is written as JSON."""

    def row(self, line: bytes) -> dict[str, Any]:
        """Return what stands in the columns."""


class Fields:
    """The columns of lines that are a struct of this kind: its fields.

    Args:
        kind: what each line holds.
    """

    def __init__(self, kind: type[msgspec.Struct]) -> None:
        hints = typing.get_type_hints(kind)
        self.columns: tuple[str, ...] = kind.__struct_fields__
        self.types = {name: _sql(hints[name]) for name in self.columns}

    def line(self, line: bytes) -> bytes:
        """Return the line."""
        return line

    def row(self, line: bytes) -> dict[str, Any]:
        """Return the fields."""
        row: dict[str, Any] = msgspec.json.decode(line)
        return row


class Projection:
    """A choice of fields.

    Args:
        fields: names out of COLUMNS, in the order in which they are written; None for all.

    Raises:
        WrongUseError: no such field.
    """

    def __init__(self, fields: Sequence[str] | None = None) -> None:
        for name in fields or ():
            if name not in COLUMNS:
                raise WrongUseError(_unknown(name))
        self.fields = tuple(dict.fromkeys(fields)) if fields else None

    @property
    def columns(self) -> tuple[str, ...]:
        """The chosen names; what is not ours stands in one column of its own."""
        return self.fields or COLUMNS

    @property
    def types(self) -> dict[str, str]:
        """The SQL type of each column, as the record declares its fields."""
        hints = typing.get_type_hints(Article)
        known = {name: _sql(hints[name]) for name in FIELDS} | {EXTRA: "VARCHAR"}
        return {name: known[name] for name in self.columns}

    def line(self, line: bytes) -> bytes:
        """Return a record's JSON line with the chosen fields alone."""
        return line if self.fields is None else msgspec.json.encode(self.record(line))

    def record(self, line: bytes) -> dict[str, Any]:
        """Return a record's chosen fields, unknown keys after them."""
        record: dict[str, Any] = msgspec.json.decode(line)
        if self.fields is None:
            return record
        chosen = {name: record.get(name) for name in self.fields if name != EXTRA}
        return {**chosen, **unknown(record)} if EXTRA in self.fields else chosen

    def row(self, line: bytes) -> dict[str, Any]:
        """Return a record's chosen columns; `extra` is JSON text, or None where there is none."""
        record: dict[str, Any] = msgspec.json.decode(line)
        extra = unknown(record)
        record[EXTRA] = msgspec.json.encode(extra).decode() if extra else None
        return {name: record.get(name) for name in self.columns}


def unknown(record: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of a record that are not ours."""
    return {name: value for name, value in record.items() if name not in _KNOWN}


def _sql(hint: Any) -> str:  # noqa: ANN401 - any type that a record declares
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (inner,) = (arg for arg in typing.get_args(hint) if arg is not type(None))
        return _sql(inner)
    if typing.get_origin(hint) is Literal:
        return _sql(type(typing.get_args(hint)[0]))
    if typing.get_origin(hint) in (list, tuple):  # a tuple's members are of one type
        return _sql(typing.get_args(hint)[0]) + "[]"
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        members = typing.get_type_hints(hint).items()
        return "STRUCT(" + ", ".join(f'"{name}" {_sql(member)}' for name, member in members) + ")"
    return {str: "VARCHAR", bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE"}[hint]


def _unknown(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, COLUMNS, 1)
    if near:
        return phrase("no such field: {name} (did you mean {near}?)", name=name, near=near[0])
    return phrase("no such field: {name}", name=name)
