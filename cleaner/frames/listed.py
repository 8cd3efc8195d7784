"""A list of structs that is also a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from cleaner.frames import answer_tables, html_table

if TYPE_CHECKING:
    import pandas
    import pyarrow

_S = TypeVar("_S", bound=msgspec.Struct)


class Listed(list[_S]):
    """Structs of one kind.

    Args:
        kind: what they are.
        items: the structs.
        shown: the columns that a notebook shows.
    """

    def __init__(self, kind: type[_S], items: Iterable[_S], shown: tuple[str, ...]) -> None:
        super().__init__(items)
        self._kind = kind
        self._shown = shown

    def __repr__(self) -> str:
        """Tell how many there are; they would fill many screens."""
        return f"<{self._kind.__name__}: {self._told()}>"

    def _repr_html_(self) -> str:
        """Show the first of them as a notebook shows a table."""
        rows = ([getattr(item, name) for name in self._shown] for item in self)
        return html_table.html_table(self._told(), self._shown, rows, len(self))

    def _told(self) -> str:
        return f"{len(self)} row{'s' if len(self) != 1 else ''}"

    def to_frame(self) -> pandas.DataFrame:
        """Return them as a data frame of pandas, with the columns of our Parquet files.

        Raises:
            WrongUseError: pandas is not installed.
        """
        return answer_tables.to_frame(self._kind, self)

    def to_arrow(self) -> pyarrow.Table:
        """Return them as an Arrow table, which pandas, polars and DuckDB read.

        Raises:
            WrongUseError: pyarrow is not installed.
        """
        return answer_tables.to_arrow(self._kind, self)
