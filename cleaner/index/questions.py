"""What is asked of an index: a method for each question, and nothing that changes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
import numpy as np

from cleaner.index.access import Database
from cleaner.index.components import label_joined
from cleaner.index.layout import LEFT_OUT, Counts, count_rows
from cleaner.index.packed_records import of_pieces, unpack
from cleaner.index.record_questions import RecordQuestions
from cleaner.index.rows import HeldArticle, Linked
from cleaner.reprints.corpus import CorpusRecord, Entry
from cleaner.reprints.relations.relate import Verdict
from cleaner.reprints.relations.union import JOINING
from cleaner.reprints.relations.verdicts import NodePair
from cleaner.reprints.texts.fingerprint_spool import Numbers
from cleaner.reprints.texts.prepared import Text, prepare_many

_AT_ONCE = 512  # texts read and prepared together
_BODIES_AT_ONCE = 1 << 17
_ENTRY = "id, title, date, source, outlet, url, warned, node, length"
_decode = msgspec.msgpack.Decoder(Verdict).decode


class IndexReader(RecordQuestions):
    """Answers questions about the state of an index."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self._labels: Numbers | None = None

    def meta(self) -> dict[str, str]:
        """Return the settings and counters."""
        return dict(self._db.execute("SELECT key, value FROM meta").fetchall())

    def known(self, ids: Collection[str]) -> dict[str, HeldArticle]:
        """Return which of these ids are held."""
        return {row.id: row for row in self._known("id", ids)}

    def same_content(self, contents: Collection[bytes]) -> list[HeldArticle]:
        """Return the articles that say one of these."""
        return self._known("content", contents)

    def _known(self, column: str, values: Collection[Any]) -> list[HeldArticle]:
        if not values:
            return []
        with self._given(wanted=list(values)):
            rows = self._db.execute(
                "SELECT article, id, content, warned, node, length FROM articles"  # noqa: S608 - our own names
                f" WHERE {column} IN (SELECT wanted FROM given)"
            ).fetchall()
        return [HeldArticle(*row) for row in rows]

    def articles_of(self, nodes: Collection[int]) -> dict[int, list[int]]:
        """Return the articles of each of these texts."""
        found: dict[int, list[int]] = {}
        for node, article in self._of("node, article FROM articles", "node", nodes):
            found.setdefault(node, []).append(article)
        return found

    def entries(self, nodes: Collection[int]) -> list[tuple[int, Entry]]:
        """Return the articles of these texts, each with its number."""
        rows = self._of(f"article, {_ENTRY} FROM articles", "node", nodes)
        return [(row[0], Entry(*row[1:])) for row in rows]

    def every_node(self) -> list[int]:
        """Return the numbers of all texts."""
        return [row[0] for row in self._db.execute("SELECT node FROM nodes").fetchall()]

    def counts(self) -> dict[str, Any]:
        """Return how much there is of everything."""
        found: dict[str, Any] = {"articles": self.count_articles()}
        found["compared"] = self.count_compared()
        found["left_out"] = self.left_out()
        for name, table in (("texts", "nodes"), ("fingerprints", "prints")):
            found[name] = self._count(table)
        found["candidates"] = self._count("candidates")
        found["relations"] = dict(
            self._db.execute(
                "SELECT relation, count(*) FROM verdicts WHERE linked GROUP BY relation"
                " ORDER BY relation"
            ).fetchall()
        )
        return found

    def copy_to(self, path: str) -> Counts:
        """Write all tables into another database, and count the rows that it has to have."""
        name = path.replace("'", "''")
        [(own,)] = self._db.execute("SELECT current_database()").fetchall()
        self._db.execute(f"ATTACH '{name}' AS copied (READ_WRITE)")
        self._db.execute(f'COPY FROM DATABASE "{own}" TO copied')
        self._db.execute("CHECKPOINT copied")
        self._db.execute("DETACH copied")
        return count_rows(self._db)

    def count_articles(self) -> int:
        """Return how many articles are held."""
        return self._count("articles")

    def count_compared(self) -> int:
        """Return how many articles are compared."""
        query = "SELECT count(*) FROM articles WHERE node <> ?"
        [(found,)] = self._db.execute(query, [LEFT_OUT]).fetchall()
        return int(found)

    def left_out(self) -> dict[str, int]:
        """Return how many articles are not compared, by reason."""
        query = (
            "SELECT CASE WHEN length = 0 THEN 'empty' ELSE 'short' END AS why, count(*)"
            " FROM articles WHERE node = ? GROUP BY why ORDER BY why"
        )
        return dict(self._db.execute(query, [LEFT_OUT]).fetchall())

    def nodes_with(self, keys: Collection[bytes]) -> dict[bytes, int]:
        """Return the numbers of those of these texts that are held."""
        return dict(self._of("key, node FROM nodes", "key", keys))

    def bodies_with(self, hashes: Collection[int]) -> dict[int, int]:
        """Return the numbers of those of these bodies that are held."""
        return dict(self._of("hash, body FROM bodies", "hash", hashes))

    def nodes_of(self, bodies: Collection[int]) -> list[tuple[int, bytes, int]]:
        """Return node, key and body of all texts that have one of these bodies."""
        return self._of("node, key, body FROM nodes", "body", bodies)

    def bodies_of(self, nodes: Collection[int]) -> dict[int, int]:
        """Return the body of each of these texts."""
        return dict(self._of("node, body FROM nodes", "node", nodes))

    def heads(self, nodes: Collection[int]) -> dict[int, str]:
        """Return the dateline of each of these texts."""
        return dict(self._of("node, head FROM nodes", "node", nodes))

    def bodies(self) -> tuple[Numbers, Numbers, Numbers]:
        """Return number, hash and count of fingerprints of all bodies."""
        body, hashes, prints = self._arrays("SELECT body, hash, prints FROM bodies")
        return body, hashes, prints

    def prints_in_order(self) -> Iterator[tuple[Numbers, Numbers]]:
        """Give all rows (body, fingerprint), those of a body together, many at a time."""
        [(most,)] = self._db.execute("SELECT max(body) FROM bodies").fetchall()
        for start in range(0, (most or 0) + 1, _BODIES_AT_ONCE):
            bodies, prints = self._arrays(
                "SELECT body, fp FROM prints"  # noqa: S608 - whole numbers
                f" WHERE body BETWEEN {start} AND {start + _BODIES_AT_ONCE - 1} ORDER BY body"
            )
            yield bodies, prints

    def prints_of(self, bodies: Collection[int]) -> Numbers:
        """Return the fingerprints that any of these bodies holds, sorted, each once."""
        found = self._of("DISTINCT fp FROM prints", "body", bodies)
        return np.sort(np.array([row[0] for row in found], dtype=np.int64))

    def holders(self, prints: Numbers) -> tuple[Numbers, Numbers]:
        """Return who holds these fingerprints, sorted ones: (place among them, body) rows."""
        with self._given(wanted=prints, place=np.arange(len(prints), dtype=np.int32)):
            # Rows stand in the order of their fingerprints, portion by portion: the bounds let
            # the engine pass over most of them.
            place, bodies = self._arrays(
                "SELECT g.place, p.body FROM prints p JOIN given g ON g.wanted = p.fp"  # noqa: S608 - whole numbers
                f" WHERE p.fp BETWEEN {prints[0]} AND {prints[-1]}"
            )
        return place, bodies

    def candidates_of(self, bodies: Collection[int]) -> list[tuple[int, int, int]]:
        """Return the candidate pairs (lo, hi, shared) in which one of these bodies takes part."""
        if not bodies:
            return []
        with self._given(wanted=list(bodies)):
            rows: list[tuple[int, int, int]] = self._db.execute(
                "SELECT lo, hi, shared FROM candidates WHERE lo IN (SELECT wanted FROM given)"
                " OR hi IN (SELECT wanted FROM given)"
            ).fetchall()
        return rows

    def shared_of(self, lo: Numbers, hi: Numbers) -> dict[tuple[int, int], int]:
        """Return how many fingerprints these pairs share, those that are candidates."""
        if not len(lo):
            return {}
        with self._given(lo=lo, hi=hi):
            rows = self._db.execute(
                "SELECT c.lo, c.hi, c.shared FROM candidates c"
                " JOIN given g ON g.lo = c.lo AND g.hi = c.hi"
            ).fetchall()
        return {(lo, hi): shared for lo, hi, shared in rows}

    def every_candidate(self) -> tuple[Numbers, Numbers, Numbers]:
        """Return all candidate pairs as columns lo, hi, shared."""
        lo, hi, shared = self._arrays("SELECT lo, hi, shared FROM candidates")
        return lo, hi, shared

    def labels(self) -> Numbers:
        """Return the component of each text up to the last that was joined; found out once."""
        if self._labels is None:
            self._labels = label_joined(*self.joins())
        return self._labels

    def joins(self) -> tuple[Numbers, Numbers]:
        """Return the pairs of texts that are one story, as columns."""
        names = ", ".join(f"'{name}'" for name in JOINING)
        one, two = self._arrays(
            f"SELECT one, two FROM verdicts WHERE linked AND relation IN ({names})"  # noqa: S608
        )
        return one, two

    def excerpts(self) -> tuple[Numbers, Numbers]:
        """Return the excerpts as columns: the shorter text, its host."""
        shorter, host = self._arrays(
            "SELECT CASE WHEN shorter = 'left' THEN one ELSE two END AS shorter,"
            " CASE WHEN shorter = 'left' THEN two ELSE one END AS host"
            " FROM verdicts WHERE linked AND relation = 'excerpt'"
        )
        return shorter, host

    def verdicts_of(self, nodes: Collection[int]) -> dict[NodePair, Linked]:
        """Return what is known of the pairs in which one of these texts takes part."""
        if not nodes:
            return {}
        with self._given(wanted=list(nodes)):
            return self._verdicts(
                "one IN (SELECT wanted FROM given) OR two IN (SELECT wanted FROM given)"
            )

    def verdicts_on(self, pairs: Collection[NodePair]) -> dict[NodePair, Linked]:
        """Return what is known of these pairs, in whichever order they are kept."""
        if not pairs:
            return {}
        one, two = zip(*pairs, strict=True)
        with self._given(a=one + two, b=two + one):
            return self._verdicts("EXISTS (FROM given g WHERE g.a = one AND g.b = two)")

    def every_verdict(self) -> dict[NodePair, Linked]:
        """Return what is known of all pairs."""
        return self._verdicts("true")

    def _verdicts(self, condition: str) -> dict[NodePair, Linked]:
        rows = self._db.execute(
            f"SELECT one, two, linked, verdict FROM verdicts WHERE {condition}"  # noqa: S608
        ).fetchall()
        return {(one, two): Linked(linked, _decode(data)) for one, two, linked, data in rows}

    def texts(self, nodes: Iterable[int]) -> Iterator[tuple[int, Text]]:
        """Give these texts, made ready again from the records of their articles."""
        wanted = sorted(set(nodes))
        for start in range(0, len(wanted), _AT_ONCE):
            with self._given(wanted=wanted[start : start + _AT_ONCE]):
                rows = self._db.execute(
                    "SELECT node, arg_min(record, article) FROM articles"
                    " WHERE node IN (SELECT wanted FROM given) GROUP BY node"
                ).fetchall()
            lines = (unpack(of_pieces(data)) for _, data in rows)
            articles = [msgspec.json.decode(line, type=CorpusRecord) for line in lines]
            texts, _, _ = prepare_many(articles)
            yield from zip((node for node, _ in rows), texts, strict=True)
