"""Entities of HTML as the characters that they name, whatever number one has."""

from __future__ import annotations

import html
import re
import sys

from cleaner.lazy import regex

# Python's own reading raises for 4,300 digits and more, others for what is no character's number:
# one behind Unicode's, or half of a surrogate pair.
_LONG = regex(r"&#(?:([xX])([0-9a-fA-F]{4,})|([0-9]{5,}));?")
_MOST_DIGITS = 8
_HALVES = range(0xD800, 0xE000)


def unescape(text: str) -> str:
    """Return a text with its entities as characters; a number behind Unicode's is U+FFFD."""
    return html.unescape(bounded(text)) if "&" in text else text


def bounded(text: str) -> str:
    """Return a text whose long numeric entities are short ones; what is no character is U+FFFD."""
    return _LONG.sub(_short, text) if "&#" in text else text


def _short(found: re.Match[str]) -> str:
    digits = (found[2] or found[3]).lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS:
        return "\ufffd"
    number = int(digits, 16 if found[1] else 10)
    if number > sys.maxunicode or number in _HALVES:
        return "\ufffd"
    return f"&#{found[1] or ''}{digits};"
