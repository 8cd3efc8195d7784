"""Reprints: articles in, relations and clusters out."""

from typing import TYPE_CHECKING

from cleaner.lazy import lazy_names

if TYPE_CHECKING:
    from cleaner.reprints.one_run import dedupe
    from cleaner.reprints.relations.relate import Verdict, relate
    from cleaner.reprints.result import (
        Cluster,
        Member,
        MemberRow,
        Pair,
        Result,
        cluster_schema,
        pair_schema,
    )
    from cleaner.reprints.texts.prepared import Text, prepare

__all__ = [
    "Cluster",
    "Member",
    "MemberRow",
    "Pair",
    "Result",
    "Text",
    "Verdict",
    "cluster_schema",
    "dedupe",
    "pair_schema",
    "prepare",
    "relate",
]

# Imported when first used: a command reads the thresholds to show them, and needs no more.
__getattr__ = lazy_names(
    __name__,
    {
        "dedupe": "one_run",
        "Verdict": "relations.relate",
        "relate": "relations.relate",
        "Text": "texts.prepared",
        "prepare": "texts.prepared",
    }
    | dict.fromkeys(("Cluster", "Member", "Pair", "Result", "MemberRow"), "result")
    | dict.fromkeys(("cluster_schema", "pair_schema"), "result"),
)
