"""What is computed, or imported, when it is first asked for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - read as a decorator, like property
    """As `functools.cached_property`, without the lock that it takes on Python 3.11.

    A page asks a dozen of these; with the lock they cost more than the answers.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> lazy[T] | T:
        """Compute, and leave the answer in the instance, where it is found before this."""
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.compute(instance)
        return value


def lazy_names(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return a package's `__getattr__` (PEP 562) that imports its public names when first used.

    Args:
        package: its name.
        homes: the module of the package that each public name comes from.
    """

    def find(name: str) -> Any:  # noqa: ANN401 - each name has its own type
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(f"{package}.{homes[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return find
