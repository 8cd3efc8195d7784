"""Hexo posts that RSSHub feeds were turned into.

Their `author` is the channel's site and no author, `date` a JavaScript UTC string whose GMT may mean
Beijing time, or `Invalid Date`; the text stands in one <div>, its braces written as entities.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.wrappers import _front_matter
from cleaner.wrappers._source import Source
from cleaner.wrappers._wrapped import Wrapped


def detect(source: Source) -> bool:
    """Tell a Hexo post by fields that only this mirror writes."""
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"---"):
        return False
    post = _front_matter.split(source.text.lstrip("\ufeff"))
    return post is not None and "comments" in post.fields and "thumbnail" in post.fields


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give the post's one article; an empty one too, it is a record with a warning."""
    post = _front_matter.split(source.text.lstrip("\ufeff"))
    assert post is not None, "detect() was asked first"
    labels = (*post.fields.get("author", ()), *post.fields.get("categories", ()))
    yield Wrapped(
        wrapper="hexo",
        markup=post.body,
        fragment=True,
        encoding=source.decoded.encoding,
        encoding_why=source.decoded.why,
        sha256=source.sha256,
        title=post.first("title"),
        date_raw=post.first("date"),
        labels=labels,
        keywords=tuple(post.fields.get("tags", ())),
        warnings=source.warnings,
    )
