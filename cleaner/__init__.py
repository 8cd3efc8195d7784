"""Chinese news files in, exact records out; reprints found.

>>> from cleaner import clean, dedupe
>>> for article in clean(Path("page.html")): print(article.title, article.date, article.source)
>>> for cluster in dedupe(articles).clusters: print(cluster.original, cluster.size)
>>> print(compare(first, reprint).summary)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner._version import __version__
from cleaner.lazy import names

if TYPE_CHECKING:
    from cleaner.article import Article
    from cleaner.diff import Diff, Version, compare
    from cleaner.errors import CleanerError, NoArticleError, UnreadableError
    from cleaner.pipeline import Options, clean
    from cleaner.reprints import Cluster, Pair, Result, dedupe

_HOMES = {
    "Article": "article",
    "CleanerError": "errors",
    "Cluster": "reprints",
    "Diff": "diff",
    "NoArticleError": "errors",
    "Options": "pipeline",
    "Pair": "reprints",
    "Result": "reprints",
    "UnreadableError": "errors",
    "Version": "diff",
    "clean": "pipeline",
    "compare": "diff",
    "dedupe": "reprints",
}

__all__ = [
    "Article",
    "CleanerError",
    "Cluster",
    "Diff",
    "NoArticleError",
    "Options",
    "Pair",
    "Result",
    "UnreadableError",
    "Version",
    "__version__",
    "clean",
    "compare",
    "dedupe",
]

# Imported when first used, so that a command starts fast.
__getattr__ = names(__name__, _HOMES)


def __dir__() -> list[str]:
    """Name what there is before it is imported, for help() and for whoever completes names."""
    return sorted({*globals(), *__all__})
