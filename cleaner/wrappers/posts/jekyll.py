"""Posts with front matter: a mirror's of a site's feed, and other posts.

The mirror writes front matter, then a quoted digest, the article's HTML or both, then the address
in angle brackets and one or two footer lines. The footer is taken off first: the feed's last
paragraph is often left open, and a parser would pull the footer into it. What lacks all of these
marks is somebody else's post: its tags are keywords, its `author` is one, its text may be Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.errors import NoArticleError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext.sources import closing_bracket
from cleaner.wrappers.posts.front_matter import Post
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import Wrapped

_FOOTER_LINES = 8  # looked at from the end, blank ones too
_MARKUP = regex(r"<(?:p|div|span|center|table|h[1-6]|strong|br|img|a|section)\b", re.I)
_BLOCKS = regex(r"<(?:p|div|table|section|article|h[1-6])\b", re.I)
_MIRROR_FIELDS = frozenset(("layout", "title", "date", "categories", "tags"))
# The address, where a bracket of it is lost or the line is doubled.
_ADDRESSES = regex(r"<?(https?://[^\s<>]++)>?(?:<\1>?)*")
_SENTENCE_ENDS = ("。", "！", "？", "”")
_ENDS = regex(r"[。！？!?…”’」』）)\]】》.]\s*\Z")


class _Footer(NamedTuple):
    text: str  # what stands above it
    url: str | None
    found: bool
    is_cut: bool = False  # the address breaks off


def detect(source: Source) -> bool:
    """Tell a post by its front matter."""
    return source.post is not None


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give the post's one article.

    Raises:
        NoArticleError: it has neither a title nor a text.

    """
    if (post := source.post) is None:
        return
    footer = without_footer(post.body)
    if footer.found or post.fields.keys() == _MIRROR_FIELDS:
        yield _mirror(source, post, footer)
    else:
        yield _foreign(source, post)


def _mirror(source: Source, post: Post, footer: _Footer) -> Wrapped:
    digest, rest = _without_digest(footer.text)
    title = post.first("title")
    if not (title or digest or (rest and not rest.isspace())):
        raise NoArticleError(phrase("a post without title and text"))
    fields = post.fields
    if _MARKUP.search(rest):
        markup, plain = rest, None
        summary, named = without_bracket(digest) if digest else (None, None)
    else:
        markup, summary = None, None
        plain, named = without_bracket(f"{digest or ''}\n{rest}")
    return Wrapped(
        wrapper="jekyll",
        markup=markup,
        plain=plain,
        fragment=True,
        template=None if markup else "digest",
        encoding=source.decoded.encoding,
        encoding_why=source.decoded.why,
        sha256=source.sha256,
        title=title,
        date_raw=post.first("date"),
        url=footer.url,
        source=named,
        summary=summary,
        labels=(*fields.get("tags", ()), *fields.get("categories", ()), *fields.get("author", ())),
        warnings=(*post.warnings, *_breaking_off(markup, plain, footer)),
    )


def _breaking_off(markup: str | None, plain: str | None, footer: _Footer) -> Iterator[str]:
    """Say that a post ends in its text: the mirror leaves out no footer."""
    ends = markup.rstrip().endswith(">") if markup else not plain or bool(_ENDS.search(plain))
    if footer.is_cut or not (footer.found or ends):
        yield phrase("the post breaks off: its footer is missing, and the end may be")


def _foreign(source: Source, post: Post) -> Wrapped:
    if not _BLOCKS.search(post.body):
        from cleaner.wrappers.posts import markdown  # the mirror's posts need none

        return markdown.article(source, post)
    title, date_raw = post.first("title"), post.first("date", "pubDate", "published", "publishDate")
    if not title and not date_raw:
        raise NoArticleError(phrase("a post without title and date"))
    fields = post.fields
    address = post.first("source_url", "original_url", "canonical_url", "canonical", "link", "url")
    tags = (*fields.get("tags", ()), *fields.get("keywords", ()))
    return Wrapped(
        wrapper="jekyll",
        markup=post.body,
        fragment=True,
        encoding=source.decoded.encoding,
        encoding_why=source.decoded.why,
        sha256=source.sha256,
        title=title,
        date_raw=date_raw,
        url=address if address and "://" in address else None,
        source=post.first("source", "from", "origin", "media"),
        author=post.first("author", "authors"),
        summary=post.first("description", "summary", "excerpt", "abstract"),
        keywords=tuple(word for word in tags if word.strip()),
        labels=(*tags, *fields.get("categories", ())),
        warnings=post.warnings,
    )


def without_footer(body: str) -> _Footer:
    """Take the mirror's last lines off a post: the address in angle brackets, the ways back."""
    end, found = len(body), False
    for _ in range(_FOOTER_LINES):
        start = body.rfind("\n", 0, end) + 1
        line = body[start:end].strip()
        if line.startswith("<") and line.endswith(">") and ("://" in line or line == "<>"):
            url = line[1:-1]
            if " " not in url and "<" not in url:
                return _Footer(body[:start], url or None, True)
        if line.startswith(("[返回", "返回")) and line.endswith(")") and "](" in line:
            found = True
        elif not found and line.startswith("<http") and ">" not in line and " " not in line:
            return _Footer(body[:start], None, False, True)
        elif found and (damaged := _ADDRESSES.fullmatch(line)):
            return _Footer(body[:start], damaged[1], True)
        elif line:
            break
        if not start:
            return _Footer("", None, found)
        end = start - 1
    return _Footer(body[:end], None, found)


def _without_digest(body: str) -> tuple[str | None, str]:
    rest = body.lstrip()
    if not rest.startswith(">"):
        return None, body
    lines = []
    while rest.startswith(">"):
        line, _, rest = rest.partition("\n")
        lines.append(line[1:].strip())
    return " ".join(lines).strip() or None, rest


def without_bracket(digest: str) -> tuple[str, str | None]:
    """Take a source's bracket off a digest's end: `…。（财联社）` gives the text and 财联社.

    After a full stop any short name is one; elsewhere only a known house.
    """
    digest = digest.strip()
    if not digest.endswith(("）", ")")):
        return digest, None
    start = max(digest.rfind("（"), digest.rfind("("))
    text, name = digest[:start].rstrip(), digest[start + 1 : -1].strip()
    if start < 0 or not 2 <= len(name) <= 20 or any(mark in name for mark in "，。）)"):
        return digest, None
    if text.endswith(_SENTENCE_ENDS) or closing_bracket(digest):
        return text, name
    return digest, None
