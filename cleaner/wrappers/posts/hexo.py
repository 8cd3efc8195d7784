"""Hexo posts that RSSHub feeds were turned into.

Their `author` is the channel's site and no author, `date` a JavaScript UTC string whose GMT may
mean Beijing time, or `Invalid Date`; the text stands in one <div>, its braces written as entities.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.newstext import entities
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import Wrapped


def detect(source: Source) -> bool:
    """Tell a Hexo post by fields that only this mirror writes."""
    post = source.post
    return post is not None and "comments" in post.fields and "thumbnail" in post.fields


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give the post's one article; one without title and text too, a record with a warning.

    The mirror writes such posts where its feed's site gave it an empty item.
    """
    if (post := source.post) is None:
        return
    title = post.first("title")
    if title and "&" in title:
        title = entities.unescape(title)
    fields = post.fields
    yield Wrapped(
        wrapper="hexo",
        markup=post.body,
        fragment=True,
        encoding=source.decoded.encoding,
        encoding_why=source.decoded.why,
        sha256=source.sha256,
        title=title,
        date_raw=post.first("date"),
        labels=(*fields.get("author", ()), *fields.get("categories", ())),
        keywords=tuple(fields.get("tags", ())),
        warnings=post.warnings,
    )
