"""Reprints: articles in, relations and clusters out."""

from cleaner.reprints.one_run import dedupe
from cleaner.reprints.relations.relate import Verdict, relate
from cleaner.reprints.result import Cluster, Member, Pair, Result, Row, cluster_schema, pair_schema
from cleaner.reprints.texts.prepared import Text, prepare

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
