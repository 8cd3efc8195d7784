"""What `clean` gives: a list of records that is also a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cleaner.article import Article
from cleaner.frames import html, tables

if TYPE_CHECKING:
    import pandas
    import pyarrow


class Articles(list[Article]):
    """Records, in the order of their inputs.

    Args:
        articles: the records.
        failed: what gave no record and should have, each with its name and the reason.
        skipped: how much of folders and archives was passed over, as no article.
    """

    def __init__(
        self, articles: Iterable[Article] = (), failed: Iterable[str] = (), skipped: int = 0
    ) -> None:
        super().__init__(articles)
        self.failed = tuple(failed)
        self.skipped = skipped

    def __repr__(self) -> str:
        """Tell how many there are; the records would fill many screens."""
        return f"<Articles: {self._told()}>"

    def _repr_html_(self) -> str:
        """Show the first of them as a notebook shows a table."""
        rows = ((a.date, a.source, a.outlet, a.title) for a in self)
        return html.table(self._told(), ("date", "source", "outlet", "title"), rows, len(self))

    def _told(self) -> str:
        parts = [f"{len(self)} article{'s' if len(self) != 1 else ''}"]
        parts += [f"{len(self.failed)} failed"] if self.failed else []
        parts += [f"{self.skipped} skipped"] if self.skipped else []
        return ", ".join(parts)

    def to_frame(self) -> pandas.DataFrame:
        """Return the records as a data frame of pandas, with the columns of our Parquet files.

        Raises:
            WrongUseError: pandas is not installed.
        """
        return tables.to_frame(Article, self)

    def to_arrow(self) -> pyarrow.Table:
        """Return the records as an Arrow table, which pandas, polars and DuckDB read.

        Raises:
            WrongUseError: pyarrow is not installed.
        """
        return tables.to_arrow(Article, self)
