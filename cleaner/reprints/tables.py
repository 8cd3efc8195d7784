"""Results as lines and tables: JSON Lines, CSV, Parquet, lists of ids."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import duckdb
import msgspec

from cleaner.reprints.result import Cluster, Pair

Format = Literal["jsonl", "csv", "parquet"]
Row = dict[str, Any]

_PAIR_TYPES = {
    "left": "VARCHAR",
    "right": "VARCHAR",
    "relation": "VARCHAR",
    "shorter": "VARCHAR",
    "similarity": "DOUBLE",
    "contained": "DOUBLE",
    "changes": "VARCHAR[]",
    "figures": "VARCHAR[][]",
    "rule": "VARCHAR",
}
_MEMBER_TYPES = {
    "cluster": "VARCHAR",
    "original": "VARCHAR",
    "id": "VARCHAR",
    "relation": "VARCHAR",
    "similarity": "DOUBLE",
    "contained": "DOUBLE",
    "copied_from": "VARCHAR",
    "changes": "VARCHAR[]",
    "outlet": "VARCHAR",
    "date": "VARCHAR",
    "url": "VARCHAR",
}


def json_lines(items: Iterable[Pair | Cluster]) -> Iterator[bytes]:
    """Yield each pair or cluster as a line of JSON."""
    encode = msgspec.json.Encoder().encode
    for item in items:
        yield encode(item) + b"\n"


def pair_rows(pairs: Iterable[Pair]) -> Iterator[Row]:
    """Yield a row for each pair."""
    return (msgspec.to_builtins(pair) for pair in pairs)


def member_rows(clusters: Iterable[Cluster]) -> Iterator[Row]:
    """Yield a row for each member of each cluster."""
    for cluster in clusters:
        for member in cluster.members:
            fields = msgspec.to_builtins(member)
            yield {"cluster": cluster.cluster, "original": cluster.original, **fields}


def csv_lines(rows: Iterable[Row], *, pairs: bool) -> Iterator[bytes]:
    """Yield rows as CSV, lists joined by semicolons, the names of the columns first."""
    names = list(_PAIR_TYPES if pairs else _MEMBER_TYPES)
    for row in ({name: name for name in names}, *rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow([_cell(row[name]) for name in names])
        yield line.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(f"{v[0]} → {v[1]}" if isinstance(v, (list, tuple)) else v for v in value)
    return value


def write_parquet(rows: Iterable[Row], target: Path, *, pairs: bool) -> None:
    """Write rows as Parquet; the file appears when it is whole."""
    types = _PAIR_TYPES if pairs else _MEMBER_TYPES
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        lines = Path(folder) / "rows.jsonl"
        with lines.open("wb") as file:
            file.writelines(msgspec.json.encode(row) + b"\n" for row in rows)
        made = Path(folder) / "made.parquet"
        with duckdb.connect() as db:
            db.execute(
                f"COPY (SELECT * FROM read_json(?, format = 'newline_delimited', "  # noqa: S608
                f"columns = {{{columns}}})) TO '{_quoted(made)}' (FORMAT parquet)",
                [str(lines)],
            )
        made.replace(target)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def drop_ids(clusters: Iterable[Cluster], relations: Collection[str]) -> list[str]:
    """Return the ids to drop so that one article of each story is kept, sorted, each once.

    An excerpt is dropped where the relations name it.
    """
    dropped: set[str] = set()
    kept: set[str] = set()
    for cluster in clusters:
        kept.add(cluster.keep)
        dropped.update(
            member.id
            for member in cluster.members
            if member.id != cluster.keep
            and (member.relation != "excerpt" or "excerpt" in relations)
        )
    # A story of its own may be kept in its cluster and be an excerpt in another.
    excerpts = {
        member.id
        for cluster in clusters
        for member in cluster.members
        if member.relation == "excerpt"
    }
    return sorted(dropped - (kept - excerpts if "excerpt" in relations else kept))
