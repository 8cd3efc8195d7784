"""The tables of an index, and the settings that shaped it.

articles    one row an article, those that are left out too (their node is -1); `story` is what the
            ledger compares; it and `record` stand in pieces
nodes       one row a text: what a relation is a function of
bodies      one row a normal form; several texts may have it
prints      the fingerprints of the bodies
candidates  the pairs of bodies that share enough of them, and how many they share
anchors     by what of an article others are found that share a passage with it
verdicts    how two texts relate; `linked` where the candidates ask, else made up for a cluster
meta        the settings, and a counter of the commits
"""

from __future__ import annotations

from typing import Any

import msgspec

import cleaner
from cleaner.index.index_error import IndexFileError
from cleaner.messages import phrase
from cleaner.reprints import settings

LAYOUT = 5
MARK = "news index of cleaner"
LEFT_OUT = -1  # the node of an article that is too short to be compared

_CREATED = (
    "CREATE TABLE meta (key VARCHAR, value VARCHAR)",
    "CREATE TABLE articles (article INTEGER, id VARCHAR, node INTEGER, title VARCHAR, date VARCHAR,"
    " captured VARCHAR, added VARCHAR, source VARCHAR, outlet VARCHAR, url VARCHAR, warned BOOLEAN,"
    " length INTEGER, content BLOB, story BLOB[],"
    " record BLOB[])",
    "CREATE TABLE nodes (node INTEGER, key BLOB, body INTEGER, head VARCHAR)",
    "CREATE TABLE bodies (body INTEGER, hash BIGINT, prints INTEGER)",
    "CREATE TABLE prints (fp BIGINT, body INTEGER)",
    "CREATE TABLE anchors (anchor BIGINT, article INTEGER)",
    "CREATE TABLE candidates (lo INTEGER, hi INTEGER, shared INTEGER)",
    "CREATE TABLE verdicts (one INTEGER, two INTEGER, linked BOOLEAN, relation VARCHAR,"
    " shorter VARCHAR, verdict BLOB)",
)
_TABLES = ("meta", "articles", "nodes", "bodies", "prints", "anchors", "candidates", "verdicts")
Counts = dict[str, int]  # rows by table
# What no whole index has, by the tables that differ: a number given twice, a text without an
# article or an article without its text, the same of normal forms, fingerprints that were lost.
_CONTRADICTIONS = (
    ("articles", "SELECT article FROM articles GROUP BY article HAVING count(*) > 1 LIMIT 1"),
    ("nodes", "SELECT node FROM nodes GROUP BY node HAVING count(*) > 1 LIMIT 1"),
    ("bodies", "SELECT body FROM bodies GROUP BY body HAVING count(*) > 1 LIMIT 1"),
    (
        "articles, nodes",
        f"SELECT 1 FROM (SELECT DISTINCT node FROM articles WHERE node <> {LEFT_OUT}) one"  # noqa: S608 - our own number
        " FULL JOIN nodes two USING (node) WHERE one.node IS NULL OR two.node IS NULL LIMIT 1",
    ),
    (
        "nodes, bodies",
        "SELECT 1 FROM (SELECT DISTINCT body FROM nodes) one FULL JOIN bodies two USING (body)"
        " WHERE one.body IS NULL OR two.body IS NULL LIMIT 1",
    ),
    (
        "bodies, prints",
        "SELECT 1 WHERE (SELECT coalesce(sum(prints), 0) FROM bodies)"
        " <> (SELECT count(*) FROM prints)",
    ),
)
# Which number is given next, and where the last one stands.
_COUNTED = {
    "next_article": ("articles", "article"),
    "next_node": ("nodes", "node"),
    "next_body": ("bodies", "body"),
}


class IndexStamp(msgspec.Struct, frozen=True, kw_only=True):
    """What decides over the relations that an index holds."""

    min_length: int  # normalised characters below which an article is left out
    window: int | None  # days that related articles may lie apart
    version: str = cleaner.__version__
    thresholds: dict[str, float] = msgspec.field(
        default_factory=lambda: {
            name: value for name, value in vars(settings).items() if name.isupper()
        }
    )


def create(db: Any, stamp: IndexStamp) -> None:  # noqa: ANN401 - the engine has no types
    """Make the tables of an empty index."""
    for statement in _CREATED:
        db.execute(statement)
    values = {
        "mark": MARK,
        "layout": str(LAYOUT),
        "stamp": msgspec.json.encode(stamp).decode(),
        **dict.fromkeys(("commits", *_COUNTED), "0"),
    }
    for item in values.items():
        db.execute("INSERT INTO meta VALUES (?, ?)", item)


def read_mark(db: Any, path: str) -> dict[str, str]:  # noqa: ANN401
    """Return the settings of an index of any layout.

    Raises:
        IndexFileError: it is a database, and no index; or a newer version wrote it.
    """
    found = (
        dict(db.execute("SELECT key, value FROM meta").fetchall()) if "meta" in _names(db) else {}
    )
    if found.get("mark") != MARK:
        raise IndexFileError(phrase("{path}: a database, and no news index", path=path))
    if (layout := _number(found, "layout") or 0) > LAYOUT:
        raise IndexFileError(
            phrase(
                "{path}: was written by a newer version (layout {layout}, this one reads "
                "{reads}): update cleaner",
                path=path,
                layout=layout,
                reads=LAYOUT,
            )
        )
    return found


def read_meta(db: Any, path: str) -> dict[str, str]:  # noqa: ANN401
    """Return the settings of an index.

    Raises:
        IndexFileError: it is a database, and no index; one of another layout; or damaged.
    """
    found = read_mark(db, path)
    if (layout := found.get("layout")) != str(LAYOUT):
        raise IndexFileError(
            phrase(
                "{path}: has layout {layout}, and this version reads {reads}: use --migrate",
                path=path,
                layout=layout,
                reads=LAYOUT,
            )
        )
    if what := _damage(db, found):
        raise IndexFileError(
            phrase(
                "{path}: damaged: {what}: --migrate makes it anew from its records",
                path=path,
                what=what,
            )
        )
    return found


def _names(db: Any) -> set[str]:  # noqa: ANN401
    return {row[0] for row in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}


def _number(meta: dict[str, str], key: str) -> int | None:
    value = meta.get(key) or ""
    return int(value) if value.isascii() and value.isdecimal() else None


def _damage(db: Any, meta: dict[str, str]) -> str | None:  # noqa: ANN401
    """Return what of an index cannot be right, None where all of it may be.

    A counter that lags behind would give one number to two articles.
    """
    if missing := [name for name in _TABLES if name not in _names(db)]:
        return phrase("no table {names}", names=" or ".join(missing))
    try:
        msgspec.json.decode(meta.get("stamp") or "", type=IndexStamp)
    except msgspec.MsgspecError:
        return phrase("its settings cannot be read")
    counters = {name: _number(meta, name) for name in ("commits", *_COUNTED)}
    if wrong := [name for name, count in counters.items() if count is None]:
        return phrase("no number in {names}", names=" or ".join(wrong))
    for name, (table, column) in _COUNTED.items():
        [(last,)] = db.execute(f"SELECT max({column}) FROM {table}").fetchall()  # noqa: S608
        if last is not None and last >= (counters[name] or 0):
            return phrase("{name} lies behind what is there", name=name)
    for names, query in _CONTRADICTIONS:
        if db.execute(query).fetchall():
            return phrase("its tables contradict each other: {names}", names=names)
    return None


def count_rows(db: Any) -> Counts:  # noqa: ANN401
    """Return how many rows each table has."""
    counts = {}
    for name in _TABLES:
        # Not `fetchone`: it leaves a result open, and the connection then refuses what comes next.
        [(counts[name],)] = db.execute(f"SELECT count(*) FROM {name}").fetchall()  # noqa: S608
    return counts


def check_stamp(meta: dict[str, str], wanted: IndexStamp, path: str) -> None:
    """See that an index was made with these settings.

    Raises:
        IndexFileError: it was made with others; the message names them.
    """
    made = msgspec.json.decode(meta["stamp"], type=IndexStamp)
    if made == wanted:
        return
    if made.version != wanted.version or made.thresholds != wanted.thresholds:
        raise IndexFileError(
            phrase(
                "{path}: was made by version {made} of the matcher, this is {wanted}: "
                "use --migrate",
                path=path,
                made=made.version,
                wanted=wanted.version,
            )
        )
    options = (
        ("--min-length", made.min_length, wanted.min_length),
        ("--window", made.window, wanted.window),
    )
    told = [f"{name} {_shown(a)} and not {_shown(b)}" for name, a, b in options if a != b]
    raise IndexFileError(phrase("{path}: was made with {told}", path=path, told=", ".join(told)))


def _shown(value: int | None) -> str:
    return "off" if value is None else str(value)
