"""Chinese news files in, exact records out; reprints found.

>>> from cleaner import clean, dedupe
>>> for article in clean(Path("page.html")): print(article.title, article.date, article.source)
>>> for cluster in dedupe(articles).clusters: print(cluster.original, cluster.size)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner._version import __version__

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

_HOMES = {
    "Article": "article",
    "CleanerError": "errors",
    "NoArticleError": "errors",
    "UnreadableError": "errors",
    "Options": "pipeline",
    "clean": "pipeline",
    "dedupe": "reprints",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - each name has its own type, declared above
    """Import a public name when it is first used, so that a command starts fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
