"""CDATA sections of a feed that were never closed: each ends where its element does.

A parser has such a section go on to the end of another, and takes what stands between, whole items,
for its text: two items become one with the headline of the first and the address of the second.
"""

from __future__ import annotations

import re

from cleaner.lazy import regex

_BEGUN = regex(r"<([A-Za-z][\w:.\-]{0,60})(?:\s[^<>]{0,500})?>\s{0,99}<!\[CDATA\[")
_ITEM_ENDS = regex(r"</(?:item|entry)\s{0,9}>", re.I)


def with_closed_sections(text: str) -> str:
    """Return a feed with the ends of its sections that have none within their item."""
    pieces, taken = list[str](), 0
    # The ends of what was looked at, of the item at hand, and of the section.
    behind, item_end, close = 0, -1, -1
    for begun in _BEGUN.finditer(text):
        if begun.start() < behind:
            continue  # it stands in a section
        if item_end < begun.end():
            found = _ITEM_ENDS.search(text, begun.end())
            if found is None:
                break
            item_end = found.start()
        if close < begun.end() and close != len(text):
            close = text.find("]]>", begun.end())
            close = close if close >= 0 else len(text)
        until = item_end
        if close < item_end:  # unless it is that of another section of the item
            until = text.find("<![CDATA[", begun.end(), close)
        behind = min(close, item_end)
        element_end = text.find(f"</{begun[1]}>", begun.end(), until) if until >= 0 else -1
        if element_end >= 0:
            pieces += (text[taken:element_end].removesuffix("]]").removesuffix("]"), "]]>")
            taken = behind = element_end
    return "".join((*pieces, text[taken:]))
