"""An article in a record of another's, and in an item of a feed."""

from __future__ import annotations

import html
import json
from typing import Any

from cleaner import Article, clean


def in_record(**item: Any) -> Article:
    """Return what is read of an object with these fields."""
    (article,) = clean(json.dumps(item, ensure_ascii=False))
    return article


def in_feed(title: str, text: str) -> Article:
    """Return what is read of an RSS item; both are escaped as XML asks."""
    (article,) = clean(
        f'<rss version="2.0"><channel><item><title>{html.escape(title)}</title>'
        f"<description>{html.escape(text)}</description></item></channel></rss>"
    )
    return article
