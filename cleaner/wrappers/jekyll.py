"""Posts of a Jekyll mirror of eastmoney's feed, in every state its script went through.

Front matter, then a quoted digest, the article's HTML or both, then the address in angle brackets
and one or two footer lines. The footer is taken off first: the feed's last paragraph is often left
open, and a parser would pull the footer into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.errors import NoArticleError
from cleaner.reading.credits import closing_bracket
from cleaner.wrappers import _front_matter
from cleaner.wrappers._source import Source
from cleaner.wrappers._wrapped import Wrapped

_FOOTER = re.compile(
    r"\s*(?:^<(?P<url>[^<>\s]*)>[ \t]*$)?\s*(?:^\[返回[^\]\n]*\]\([^)\n]*\)[ \t]*[｜|]?[ \t]*(?:\[返回[^\]\n]*\]\([^)\n]*\))?[ \t]*$\s*)*\Z",
    re.M,
)
_DIGEST = re.compile(r"\s*((?:^>[^\n]*(?:\n|\Z))+)", re.M)
_MARKUP = re.compile(r"<(?:p|div|span|center|table|h[1-6]|strong|br|img|a|section)\b", re.I)
_ANY_BRACKET = re.compile(r"\s*[（(]([^（）()，。]{2,20})[）)]\s*\Z")


def detect(source: Source) -> bool:
    """Tell a post by its front matter."""
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"---") and _front_matter.split(source.text.lstrip("\ufeff")) is not None


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give the post's one article."""
    post = _front_matter.split(source.text.lstrip("\ufeff"))
    assert post is not None, "detect() was asked first"
    body, url = _without_footer(post.body)
    digest, rest = _without_digest(body)
    title = post.first("title")
    date_raw = post.first("date")
    if not (title or rest.strip() or digest):
        raise NoArticleError("a post without title and text")
    whole = post.fields
    labels = (*whole.get("tags", ()), *whole.get("categories", ()), *whole.get("author", ()))
    common = {
        "wrapper": "jekyll",
        "encoding": source.decoded.encoding,
        "encoding_why": source.decoded.why,
        "sha256": source.sha256,
        "title": title,
        "date_raw": date_raw,
        "url": url,
        "labels": labels,
        "warnings": source.warnings,
    }
    if _MARKUP.search(rest):
        summary, named = without_bracket(digest) if digest else (None, None)
        yield Wrapped(**common, markup=rest, fragment=True, summary=summary, source=named)
    else:
        text, named = without_bracket((digest or "") + rest)
        yield Wrapped(**common, plain=text, fragment=True, source=named)


def _without_footer(body: str) -> tuple[str, str | None]:
    found = _FOOTER.search(body)
    if not found:
        return body, None
    return body[: found.start()], found["url"] or None


def _without_digest(body: str) -> tuple[str | None, str]:
    found = _DIGEST.match(body)
    if not found:
        return None, body
    digest = " ".join(line[1:].strip() for line in found[1].splitlines())
    return digest.strip() or None, body[found.end() :]


def without_bracket(digest: str) -> tuple[str, str | None]:
    """Take a source's bracket off a digest's end: `…。（财联社）` gives the text and 财联社.

    After a full stop any short name is one; elsewhere only a known house.
    """
    digest = digest.strip()
    found = _ANY_BRACKET.search(digest)
    if found and (
        digest[: found.start()].endswith(("。", "！", "？", "”")) or closing_bracket(digest)
    ):
        return digest[: found.start()], found[1].strip()
    return digest, None
