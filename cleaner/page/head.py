"""The head of a page: its meta tags, its title, the addresses that it gives itself."""

from __future__ import annotations

import re

from cleaner.lazy import lazy, regex
from cleaner.newstext import entities
from cleaner.newstext.whitespace import fold_markup
from cleaner.page.tags import attributes

_META = regex(r"""<meta\s((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""", re.I)
_CONTENT = regex(r""""\s+content="([^"&]*)"[^<>"']*>""")  # as it follows a name, nearly always
_NAMED = ('<meta name="', '<meta property="')
_NAMES = regex(r"""\b(?:name|property|itemprop)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""")
_MANY = 6
_TITLE = regex(r"<title[^<>]*+>", re.I)
_TITLE_END = regex(r"</title", re.I)
_LINK = regex(r"<link\s[^<>]*+>", re.I)
_CANONICAL = regex(r"""rel\s*=\s*["']?canonical""", re.I)
_ENDS = ("</head", "<body", "</HEAD", "<BODY")
_LIMIT = 60_000


class Head:
    """The head of a page, to be asked for what it says."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._metas: dict[str, str | None] = {}

    @lazy
    def text(self) -> str:
        """Return the text up to the end of the head."""
        ends = (self._markup.find(tag, 0, _LIMIT) for tag in _ENDS)
        return self._markup[: next((end for end in ends if end >= 0), _LIMIT)]

    @lazy
    def _lower(self) -> str:
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else self.text

    def meta(self, name: str) -> str | None:
        """Return what the meta tag of that name says, or None."""
        if name not in self._metas:
            if len(self._metas) > _MANY and name not in self._names:
                return None
            # Nearly all pages write the names in lower case.
            self._metas[name] = self._meta(self.text, name) or self._meta(self._lower, name)
        return self._metas[name]

    @lazy
    def _names(self) -> frozenset[str]:
        """Return the names that any tag of the head gives; worth it for who asks for many."""
        found = _NAMES.finditer(self._lower)
        return frozenset((m[1] or m[2] or m[3] or "").strip() for m in found)

    def _meta(self, head: str, name: str) -> str | None:
        """Return what the first meta tag says whose name stands in `head`, a form of the text."""
        at = head.find(name)
        while at >= 0:
            start = head.rfind("<", 0, at)
            if start >= 0 and (value := self._said(start, at, name)):
                return value
            at = head.find(name, at + len(name))
        return None

    def _said(self, start: int, at: int, name: str) -> str | None:
        """Return what the tag that opens at `start` says, if it is a meta tag of that name."""
        text = self.text
        if text[start:at] in _NAMED and (plain := _CONTENT.match(text, at + len(name))):
            return plain[1].strip() or None
        found = _META.match(text, start)
        if found is None or found.end() <= at:
            return None
        given = attributes(found[1])
        called = given.get("property") or given.get("name") or given.get("itemprop") or ""
        return given.get("content", "").strip() or None if called.strip().lower() == name else None

    @lazy
    def title(self) -> str | None:
        """Return the text of the title element."""
        opened = _TITLE.search(self.text)
        ended = _TITLE_END.search(self.text, opened.end()) if opened else None
        if opened is None or ended is None:
            return None
        return fold_markup(entities.unescape(self.text[opened.end() : ended.start()])) or None

    @lazy
    def canonical(self) -> str | None:
        """Return the address that the page calls its own."""
        if "canonical" not in self._lower:
            return None
        links = (found[0] for found in _LINK.finditer(self.text))
        link = next((link for link in links if _CANONICAL.search(link)), None)
        return attributes(link).get("href") if link is not None else None
