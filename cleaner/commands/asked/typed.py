"""A command's options as a record: what click gives by name, given on with types."""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

_R = TypeVar("_R")


def typed(kind: type[_R]) -> Callable[[Callable[[_R], None]], Callable[..., None]]:
    """Hand a command its options as one record.

    Args:
        kind: a named tuple; each field is an option, or a named tuple whose fields are options.
            Of all records these are the quickest to define, and a command starts with all of them.
    """

    def wrap(command: Callable[[_R], None]) -> Callable[..., None]:
        @functools.wraps(command)
        def called(**given: object) -> None:
            command(_record(kind, given))

        return called

    return wrap


def _record(kind: type[_R], given: Mapping[str, object]) -> _R:
    fields: dict[str, Any] = {}
    for name, hint in typing.get_type_hints(kind).items():
        there = given.get(name)  # an option may have the name of a group, or a named tuple as value
        grouped = hasattr(hint, "_fields") and not isinstance(there, hint)
        fields[name] = _group(hint, given) if grouped else given[name]
    return kind(**fields)


def _group(kind: Any, given: Mapping[str, object]) -> object:  # noqa: ANN401 - any named tuple
    return kind(**{name: given[name] for name in kind._fields})
