"""Lines that are nothing but a credit."""

from __future__ import annotations

from cleaner.newstext import people, sources

_LONGEST = 160


def is_credit(text: str) -> bool:
    """Tell a line that is nothing but a credit."""
    return len(text) <= _LONGEST and (
        sources.source_line(text) is not None
        or sources.original_title(text) is not None
        or people.editor_line(text) is not None
        or people.byline(text) is not None
        or sources.paper_line(text) is not None
        or bool(text[0] in "（(" and sources.closing_bracket(text))
    )
