"""Entities of HTML as the characters that they name, whatever number one has."""

from __future__ import annotations

import html
import re
import sys

# Python's own reading raises for 4,300 digits and more, others for what is no character's number.
_LONG = re.compile(r"&#(?:([xX])([0-9a-fA-F]{6,})|([0-9]{7,}));?")
_MOST_DIGITS = 8


def unescape(text: str) -> str:
    """Return a text with its entities as characters; a number behind Unicode's is U+FFFD."""
    return html.unescape(bounded(text)) if "&" in text else text


def bounded(text: str) -> str:
    """Return a text whose long numeric entities are short ones; one behind Unicode is U+FFFD."""
    return _LONG.sub(_short, text) if "&#" in text else text


def _short(found: re.Match[str]) -> str:
    digits = (found[2] or found[3]).lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS or int(digits, 16 if found[1] else 10) > sys.maxunicode:
        return "\ufffd"
    return f"&#{found[1] or ''}{digits};"
