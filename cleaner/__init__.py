"""Chinese news files in, exact records out; reprints found.

>>> from cleaner import clean, dedupe
>>> for article in clean(Path("page.html")): print(article.title, article.date, article.source)
>>> for cluster in dedupe(articles).clusters: print(cluster.original, cluster.size)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner._version import __version__
from cleaner.lazy import names

if TYPE_CHECKING:
    from cleaner.article import Article
    from cleaner.errors import CleanerError, NoArticleError, UnreadableError
    from cleaner.pipeline import Options, clean
    from cleaner.reprints import dedupe

__all__ = [
    "Article",
    "CleanerError",
    "NoArticleError",
    "Options",
    "UnreadableError",
    "__version__",
    "clean",
    "dedupe",
]

# Imported when first used, so that a command starts fast.
__getattr__ = names(
    __name__,
    {
        "Article": "article",
        "CleanerError": "errors",
        "NoArticleError": "errors",
        "UnreadableError": "errors",
        "Options": "pipeline",
        "clean": "pipeline",
        "dedupe": "reprints",
    },
)
