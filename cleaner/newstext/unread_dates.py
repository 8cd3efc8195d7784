"""Days that are printed whole, and that no calendar or clock has: 2022-02-30, 2022年13月45日."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.lazy import regex
from cleaner.newstext import dates

_FEW = 12  # characters by which the beginning of the story is found
_LOOKED_AT = 20_000  # characters of a page in which its story is not found
_PRINTED = regex(
    r"(?<![\d.\-/])(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)(?:\s?日)?"
    r"(?:[T\s]{0,3}\d{1,2}[:：]\d{1,2}(?:[:：]\d{1,2})?(?:\.\d{1,9})?(?:\s?[+-]\d{2}:?\d{2})?)?"
)


def impossible_date(page: str, story: Sequence[str]) -> str | None:
    """Return the first date that a page prints above its story and that cannot be read, or None.

    Args:
        page: markup or text.
        story: the paragraphs of the article in it.
    """
    first = next((paragraph for paragraph in story if "。" in paragraph), None)
    begin = page.find(first[:_FEW]) if first else -1
    above = page[: begin if begin >= 0 else _LOOKED_AT]
    printed = (found[0].strip() for found in _PRINTED.finditer(above))
    return next((date for date in printed if dates.find_date(date) is None), None)
