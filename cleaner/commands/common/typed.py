"""A command's options as a record: what click gives by name, given on with types."""

from __future__ import annotations

import dataclasses
import functools
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

_R = TypeVar("_R")


def typed(kind: type[_R]) -> Callable[[Callable[[_R], None]], Callable[..., None]]:
    """Hand a command its options as one record.

    Args:
        kind: a dataclass; each field is an option, or a dataclass whose fields are options.
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
        fields[name] = _group(hint, given) if dataclasses.is_dataclass(hint) else given[name]
    return kind(**fields)


def _group(kind: Any, given: Mapping[str, object]) -> object:  # noqa: ANN401 - any dataclass
    return kind(**{field.name: given[field.name] for field in dataclasses.fields(kind)})
