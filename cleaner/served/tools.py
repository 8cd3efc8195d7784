"""What a model may ask: read an article, compare it, say why, show what changed.

An article is named by a path below the folder that is served, or is the text of a page or a record.
Nothing outside of that folder is read, and nothing is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypedDict

import msgspec

from cleaner.article import Article
from cleaner.diff import compare
from cleaner.errors import CleanerError, WrongUseError
from cleaner.library.clean import clean
from cleaner.library.growing_index import Index
from cleaner.output import OutputError
from cleaner.reprints.relations.explain import explain


class CleanAnswer(TypedDict):
    """What was read of an input."""

    articles: list[dict[str, Any]]  # records
    failed: list[str]


class CompareAnswer(TypedDict):
    """How an article relates to those of an index."""

    ids: list[str]  # of the articles that were compared
    pairs: list[dict[str, Any]]
    clusters: list[dict[str, Any]]


class Explained(TypedDict):
    """How two articles relate, and why."""

    relation: str  # full, edited, excerpt, partial or none
    rule: str  # that decided
    similarity: float
    contained: float
    figures: list[list[str]]  # that differ, as both print them
    passages: list[str]  # that both have
    moved: list[str]
    replaced: list[list[str]]


class Differing(TypedDict):
    """What a version of a story changed."""

    summary: dict[str, Any]
    rows: list[dict[str, Any]]  # paragraphs that are not kept as they were


class RefusedError(Exception):
    """What was asked for cannot be done; the message says why."""


class Tools:
    """The tools, for one folder and one index.

    Args:
        root: the folder whose files may be read; None for texts alone.
        index: the index to compare with; None for none.
    """

    def __init__(self, root: Path | None = None, index: str | None = None) -> None:
        self._root = root.resolve() if root is not None else None
        self._index = Index(index) if index is not None else None

    def clean_article(self, article: str) -> CleanAnswer:
        """Read a saved news page, post, paste, feed or record: title, date, source, body and more.

        Args:
            article: a path below the served folder, or the text of the page itself.
        """
        found, failed = self._read(article)
        return CleanAnswer(articles=[one.to_dict() for one in found], failed=failed)

    def compare_with_index(self, article: str, as_of: str | None = None) -> CompareAnswer:
        """Tell which articles of the index are reprints of this one, or it of them.

        Args:
            article: a path below the served folder, or the text of the page itself.
            as_of: a day or a time; as if nothing later had been published.
        """
        if self._index is None:
            raise RefusedError("no index is served")
        found, _ = self._read(article)
        try:
            result = self._index.against(found, as_of)
        except (OutputError, WrongUseError) as error:
            raise RefusedError(str(error)) from error
        return CompareAnswer(
            ids=[one.id for one in found],
            pairs=msgspec.to_builtins(result.pairs),
            clusters=msgspec.to_builtins(result.clusters),
        )

    def explain_relation(self, left: str, right: str) -> Explained:
        """Say how two articles relate (full, edited, excerpt, partial, none), and why.

        Args:
            left: a path below the served folder, or the text of the page itself.
            right: the other.
        """
        told = explain(self._one(left), self._one(right))
        return Explained(
            relation=told.verdict.relation,
            rule=told.verdict.rule,
            similarity=told.verdict.similarity,
            contained=told.verdict.contained,
            figures=[list(pair) for pair in told.verdict.figures],
            passages=list(told.passages),
            moved=list(told.moved),
            replaced=[list(pair) for pair in (*told.names, *told.replaced)],
        )

    def diff_versions(self, left: str, right: str) -> Differing:
        """Show what the right version of a story changed of the left, paragraph by paragraph.

        Args:
            left: a path below the served folder, or the text of the page itself.
            right: the other.
        """
        found = compare(self._one(left), self._one(right))
        rows = [row for row in found.rows if row.kind != "kept"]
        return Differing(summary=msgspec.to_builtins(found.summary), rows=msgspec.to_builtins(rows))

    def _one(self, article: str) -> Article:
        found, _ = self._read(article)
        if len(found) != 1:
            raise RefusedError(f"{article[:80]!r} holds {len(found)} articles, and one is meant")
        return found[0]

    def _read(self, article: str) -> tuple[list[Article], list[str]]:
        try:
            found = clean([self._named(article)] if self._named(article) else article.encode())
        except CleanerError as error:
            raise RefusedError(str(error)) from error
        return list(found), list(found.failed)

    def _named(self, article: str) -> Path | None:
        """Return the file that a text names, None where it is a text.

        Raises:
            RefusedError: it names what is not below the folder that is served.
        """
        if "\n" in article or len(article) > 1000 or article.lstrip()[:1] in ("<", "{", "["):
            return None
        if self._root is None:
            raise RefusedError("no folder is served: give the text of the page")
        path = (self._root / article).resolve()
        if not path.is_relative_to(self._root):
            raise RefusedError(f"{article}: outside of the folder that is served")
        if not path.is_file():
            raise RefusedError(f"{article}: no such file")
        return path
