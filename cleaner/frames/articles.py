"""What `clean` gives: a list of records that is also a table."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.article import Article
from cleaner.frames.listed import Listed

_SHOWN = ("date", "source", "outlet", "title")


class Articles(Listed[Article]):
    """Records, in the order of their inputs.

    Args:
        articles: the records.
        failed: what gave no record and should have, each with its name and the reason.
        skipped: how much of folders and archives was passed over, as no article.
    """

    def __init__(
        self, articles: Iterable[Article] = (), failed: Iterable[str] = (), skipped: int = 0
    ) -> None:
        super().__init__(Article, articles, _SHOWN)
        self.failed = tuple(failed)
        self.skipped = skipped

    def __repr__(self) -> str:
        """Tell how many there are."""
        return f"<Articles: {self._told()}>"

    def _told(self) -> str:
        parts = [f"{len(self)} article{'s' if len(self) != 1 else ''}"]
        parts += [f"{len(self.failed)} failed"] if self.failed else []
        parts += [f"{self.skipped} skipped"] if self.skipped else []
        return ", ".join(parts)
