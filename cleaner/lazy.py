"""What is computed, compiled or imported when it is first asked for."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Mapping
from typing import Any, AnyStr, Generic, TypeVar, cast, overload

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


class _Compiled:
    """What a pattern offers, found in the instance without a detour."""


class _Uncompiled(_Compiled):
    """A pattern until it is first used; then it becomes the other."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as a pattern has it
        if name not in _OFFERED:
            raise AttributeError(f"a pattern has no attribute {name!r}")
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((offered, getattr(compiled, offered)) for offered in _OFFERED)
        self.__class__ = _Compiled  # type: ignore[assignment]
        return self.__dict__[name]


_OFFERED = frozenset(name for name in dir(re.Pattern) if not name.startswith("_"))


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, but compiled when it is first used.

    The package has some five hundred patterns, and compiling them took longer than reading a page,
    which needs a fifth of them. What a module holds is made by this; what a function makes for
    itself, or is handed to `re`, by `re.compile`.
    """
    return cast("re.Pattern[AnyStr]", _Uncompiled(pattern, flags))


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
