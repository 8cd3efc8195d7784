"""Reprints: articles in, relations and clusters out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.reprints.api import dedupe
    from cleaner.reprints.relate import Verdict, relate
    from cleaner.reprints.result import (
        Cluster,
        Member,
        Pair,
        Result,
        Row,
        cluster_schema,
        pair_schema,
    )
    from cleaner.reprints.text import Text, prepare

__all__ = [
    "Cluster",
    "Member",
    "Pair",
    "Result",
    "Row",
    "Text",
    "Verdict",
    "cluster_schema",
    "dedupe",
    "pair_schema",
    "prepare",
    "relate",
]

_HOMES = {
    "dedupe": "api",
    "Verdict": "relate",
    "relate": "relate",
    "Text": "text",
    "prepare": "text",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - each name has its own type, declared above
    """Import a public name when it is first used: a diff needs none of the heavy libraries."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"{__name__}.{_HOMES.get(name, 'result')}"), name)
