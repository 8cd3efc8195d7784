"""Chinese news files in, exact records out; reprints found.

>>> from cleaner import clean, dedupe
>>> for article in clean("page.html"): print(article.title, article.date, article.source)
>>> for cluster in dedupe(articles).clusters: print(cluster.original, cluster.size)
>>> clean("folder/").to_frame()
>>> Index("news.duckdb").add(articles)
>>> print(compare(first, reprint).summary)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner._version import __version__
from cleaner.lazy import lazy_names

if TYPE_CHECKING:
    from cleaner.article import Article
    from cleaner.diff import Diff, Version, compare
    from cleaner.errors import (
        CleanerError,
        NoArticleError,
        RecordError,
        UnreadableError,
        WrongUseError,
    )
    from cleaner.frames.articles import Articles
    from cleaner.library.clean import clean
    from cleaner.library.dedupe import dedupe
    from cleaner.library.growing_index import Index
    from cleaner.output.streams import OutputError
    from cleaner.pipeline import Options
    from cleaner.reprints import Cluster, Pair, Result

_HOMES = {
    "Article": "article",
    "Articles": "frames.articles",
    "CleanerError": "errors",
    "Cluster": "reprints",
    "Diff": "diff",
    "Index": "library.growing_index",
    "NoArticleError": "errors",
    "Options": "pipeline",
    "OutputError": "output.streams",
    "Pair": "reprints",
    "RecordError": "errors",
    "Result": "reprints",
    "UnreadableError": "errors",
    "Version": "diff",
    "WrongUseError": "errors",
    "clean": "library.clean",
    "compare": "diff",
    "dedupe": "library.dedupe",
}

__all__ = [
    "Article",
    "Articles",
    "CleanerError",
    "Cluster",
    "Diff",
    "Index",
    "NoArticleError",
    "Options",
    "OutputError",
    "Pair",
    "RecordError",
    "Result",
    "UnreadableError",
    "Version",
    "WrongUseError",
    "__version__",
    "clean",
    "compare",
    "dedupe",
]

# Imported when first used, so that a command starts fast.
__getattr__ = lazy_names(__name__, _HOMES)


def __dir__() -> list[str]:
    """Name what there is before it is imported, for help() and for whoever completes names."""
    return sorted({*globals(), *__all__})
