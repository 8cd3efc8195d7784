"""Candidate pairs: the texts that share enough fingerprints to be compared.

The work is one SQL statement (candidates.sql), run by DuckDB in a file of its own that is deleted
afterwards, within a limit of memory.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import numpy as np

from cleaner.reprints.settings import ENOUGH, HOLDERS, LEAST, NEIGHBOURS, SHARE
from cleaner.reprints.spool import FingerprintSpool, Numbers

_BATCH = 1 << 16  # pairs returned at a time


def statement() -> str:
    """Return the SQL with its whole numbers filled in."""
    text = resources.files("cleaner.reprints").joinpath("candidates.sql").read_text("utf-8")
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--"))
    return code.format(
        holders=HOLDERS,
        neighbours=NEIGHBOURS,
        steps=", ".join(f"({step})" for step in range(1, NEIGHBOURS + 1)),
        share=SHARE,
        least=LEAST,
        enough=ENOUGH,
    )


class Candidates:
    """Takes fingerprints in, gives candidate pairs out."""

    def __init__(self, *, memory_mb: int, threads: int) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="reprints-")
        path = Path(self._folder.name)
        self._db = duckdb.connect(str(path / "fingerprints.duckdb"))
        self._memory_mb = memory_mb
        self._threads = threads
        self._db.execute(f"SET memory_limit = '{memory_mb}MB'")
        self._db.execute(f"SET threads = {threads}")
        self._db.execute(f"SET temp_directory = '{path / 'spill'}'")
        self._db.execute("SET preserve_insertion_order = false")
        self._db.execute("CREATE TABLE fingerprints (doc BIGINT, fp BIGINT)")
        self._db.execute("CREATE TABLE sizes (doc BIGINT, prints BIGINT)")
        self._spool = FingerprintSpool()
        self._sizes: list[tuple[Numbers, Numbers]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._spool.close()
        self._db.close()
        self._folder.cleanup()

    def add(self, docs: Numbers, prints: Numbers) -> None:
        """Add fingerprint rows; all rows of a document come together, and each once."""
        edges = np.flatnonzero(np.concatenate(([True], docs[1:] != docs[:-1], [True])))
        if len(docs):
            self._sizes.append((docs[edges[:-1]], np.diff(edges)))
            self._spool.append(docs, prints)

    def _insert(self, table: str, columns: dict[str, Numbers]) -> None:
        self._db.register("rows", columns)
        self._db.execute(f"INSERT INTO {table} SELECT {', '.join(columns)} FROM rows")  # noqa: S608
        self._db.unregister("rows")

    def _fill(self) -> None:
        for docs, prints in self._spool.held():
            self._insert("fingerprints", {"doc": docs, "fp": prints})
        if self._sizes:
            docs, sizes = (np.concatenate(column) for column in zip(*self._sizes, strict=True))
            self._insert("sizes", {"doc": docs, "prints": sizes})

    def _join(self) -> None:
        """Run the statement; where its hash tables do not fit, one after the other, then wider.

        The engine spills rows to disk, but not the tables of pointers to them.
        """
        for threads, limit in ((self._threads, 1), (1, 1), (1, 2), (1, 4)):
            self._db.execute(f"SET threads = {threads}")
            self._db.execute(f"SET memory_limit = '{self._memory_mb * limit}MB'")
            try:
                self._db.execute(f"CREATE TEMP TABLE found AS {statement()}")
            except duckdb.OutOfMemoryException:
                if limit == 4:
                    raise
            else:
                return

    def pairs(self) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
        """Yield (lo, hi, shared) columns of the candidate pairs in batches, most shared first.

        What joins a story soonest comes first, so that most of its pairs can be passed over.
        """
        self._fill()
        self._join()
        self._db.execute("DROP TABLE fingerprints")
        answer = self._db.execute(
            "SELECT lo, hi, shared FROM found ORDER BY shared DESC, lo, hi"
        ).fetchnumpy()
        columns = [answer[name] for name in ("lo", "hi", "shared")]
        for start in range(0, len(columns[0]), _BATCH):
            lo, hi, shared = (column[start : start + _BATCH] for column in columns)
            yield lo, hi, shared
