"""What is asked of an index about its records: stamps, stories, who shares an anchor."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cleaner.index.packed_records import of_pieces
from cleaner.index.queries import Queries
from cleaner.index.rows import Stamped, Stored
from cleaner.reprints.texts.fingerprint_spool import Numbers

_STORIES_AT_ONCE = 1 << 14


class RecordQuestions(Queries):
    """Gives what an index keeps of the articles that came."""

    def stamps(self, of: Numbers | None = None) -> Iterator[Stamped]:
        """Give id and stamps of articles, in the order they came.

        Args:
            of: their numbers; None for all.
        """
        for row in self._in_order("id, date, captured FROM articles", "article", of):
            yield Stamped(*row)

    def stamped_records(self, of: Numbers | None = None) -> Iterator[tuple[Stamped, bytes]]:
        """Give the packed records of articles with their stamps, in the order they came.

        Args:
            of: their numbers; None for all.
        """
        for *stamped, data in self._in_order(
            "id, date, captured, record FROM articles", "article", of
        ):
            yield Stamped(*stamped), of_pieces(data)

    def records(self, of: Numbers | None = None) -> Iterator[tuple[str, bytes]]:
        """Give the packed records of articles under their ids, in the order they came."""
        for id_, data in self._in_order("id, record FROM articles", "article", of):
            yield id_, of_pieces(data)

    def stories(self, of: Numbers | None = None) -> Iterator[Stored]:
        """Give the stories of articles, in the order they came.

        Args:
            of: their numbers; None for all.
        """
        columns = "id, date, captured, outlet, story FROM articles"
        for *stamped, outlet, story in self._in_order(columns, "article", of, _STORIES_AT_ONCE):
            yield Stored(Stamped(*stamped), outlet, of_pieces(story))

    def sharing(self, anchors: Numbers) -> Numbers:
        """Return the numbers of the articles that have one of these anchors."""
        with self._given(wanted=anchors):
            query = (
                "SELECT DISTINCT article FROM anchors WHERE anchor IN (SELECT wanted FROM given)"
            )
            (found,) = self._arrays(query)
        return found

    def arrived(self) -> Iterator[tuple[str, str | None, bytes]]:
        """Give id, time of coming and packed record of all articles, in the order they came."""
        for id_, added, data in self._rows(
            "SELECT id, added, record FROM articles ORDER BY article"
        ):
            yield id_, added, of_pieces(data)

    def records_of(self, ids: Collection[str]) -> list[tuple[str, bytes]]:
        """Return the packed records of these articles under their ids."""
        return [
            (id_, of_pieces(data)) for id_, data in self._of("id, record FROM articles", "id", ids)
        ]
