"""A change, written: one transaction, all of it or nothing."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable
from typing import Any

import msgspec
import numpy as np

from cleaner.index.access import Database
from cleaner.index.arrivals import Arrivals
from cleaner.index.change import IndexChange
from cleaner.index.packed_records import in_pieces
from cleaner.parcels import parcels_of

_ROWS = 4096  # records written at a time
_encode = msgspec.msgpack.Encoder().encode


def write_change(db: Database, change: IndexChange, arrivals: Arrivals) -> None:
    """Write a change; nothing of it is there before the caller commits."""
    _delete(db, "articles", article=change.articles_out)
    _delete(db, "anchors", article=change.articles_out)
    _delete(db, "nodes", node=change.nodes_out)
    _delete(db, "bodies", body=change.bodies_out)
    _delete(db, "prints", body=change.bodies_out)
    _delete_pairs(db, "candidates", ("lo", "hi"), {*change.candidates_out, *change.candidates_in})
    _delete_pairs(db, "verdicts", ("one", "two"), {*change.verdicts_out, *change.verdicts_in})
    _insert_articles(db, change, arrivals)
    _insert_anchors(db, change, arrivals)
    nodes = ((n, node.key, node.body, node.head) for n, node in change.nodes_in.items())
    _insert(db, "nodes", "node key body head", nodes)
    bodies = ((n, body.hash, body.prints) for n, body in change.bodies_in.items())
    _insert(db, "bodies", "body hash prints", bodies)
    prints, owners = change.prints_in
    if len(prints):
        # In their order: a look-up passes over all but a few blocks.
        order = np.argsort(prints)
        _put(db, "prints", {"fp": prints[order], "body": owners[order].astype(np.int32)})
    candidates = ((lo, hi, shared) for (lo, hi), shared in change.candidates_in.items())
    _insert(db, "candidates", "lo hi shared", candidates)
    verdicts = (
        (
            one,
            two,
            known.linked,
            known.verdict.relation,
            known.verdict.shorter,
            _encode(known.verdict),
        )
        for (one, two), known in change.verdicts_in.items()
    )
    _insert(db, "verdicts", "one two linked relation shorter verdict", verdicts)
    for name, value in change.counters.items():
        db.execute("UPDATE meta SET value = ? WHERE key = ?", (str(value), name))
    db.execute(
        "UPDATE meta SET value = CAST(CAST(value AS BIGINT) + 1 AS VARCHAR) WHERE key = 'commits'"
    )


def _insert_articles(db: Database, change: IndexChange, arrivals: Arrivals) -> None:
    names = (
        "article id node title date captured added source outlet url warned length content story"
        " record"
    )
    _insert(
        db,
        "articles",
        names,
        (
            (
                number,
                article.id,
                node,
                article.title,
                article.date,
                article.captured,
                arrivals.added(article.id),
                article.source,
                article.outlet,
                article.url,
                article.warned,
                article.length,
                article.content,
                in_pieces(arrivals.stories.read(article.record)),
                in_pieces(arrivals.records.read(article.record)),
            )
            for number, node, article in change.articles_in
        ),
    )


def _insert_anchors(db: Database, change: IndexChange, arrivals: Arrivals) -> None:
    for some in parcels_of(change.articles_in, _ROWS):
        rows = [arrivals.anchors_of(article) for _, _, article in some]
        articles = np.array([number for number, _, _ in some], dtype=np.int32)
        owners = np.repeat(articles, [len(row) for row in rows])
        anchors = np.concatenate(rows)
        order = np.argsort(anchors)  # in their order they take the least room
        _put(db, "anchors", {"anchor": anchors[order], "article": owners[order]})


def _insert(db: Database, table: str, names: str, rows: Iterable[tuple[Any, ...]]) -> None:
    iterator = iter(rows)
    while chunk := list(itertools.islice(iterator, _ROWS)):
        columns = zip(*chunk, strict=True)
        _put(
            db,
            table,
            {name: _column(items) for name, items in zip(names.split(), columns, strict=True)},
        )


def _column(items: tuple[Any, ...]) -> Any:  # noqa: ANN401
    """Return a column as an array; texts and what may be missing as objects."""
    if isinstance(items[0], bool):
        return np.array(items, dtype=bool)
    if isinstance(items[0], int):
        return np.array(items, dtype=np.int64)
    column = np.empty(len(items), dtype=object)  # of lists `np.array` would make a table
    column[:] = items
    return column


def _put(db: Database, table: str, columns: dict[str, Any]) -> None:
    db.register("rows", columns)
    names = ", ".join(columns)
    db.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM rows")  # noqa: S608
    db.unregister("rows")


def _delete(db: Database, table: str, **chosen: Collection[int]) -> None:
    for column, values in chosen.items():
        if values:
            db.register("rows", {"gone": np.fromiter(values, dtype=np.int64)})
            db.execute(
                f"DELETE FROM {table} WHERE {column} IN (SELECT gone FROM rows)"  # noqa: S608
            )
            db.unregister("rows")


def _delete_pairs(
    db: Database, table: str, names: tuple[str, str], pairs: Collection[tuple[int, int]]
) -> None:
    if not pairs:
        return
    one, two = (np.array(column, dtype=np.int64) for column in zip(*pairs, strict=True))
    db.register("rows", {"a": one, "b": two})
    db.execute(
        f"DELETE FROM {table} USING rows WHERE {names[0]} = a AND {names[1]} = b"  # noqa: S608
    )
    db.unregister("rows")
