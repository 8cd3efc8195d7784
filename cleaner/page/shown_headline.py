"""A headline's element that shows more than the headline, or only its beginning.

Badges (独家), buttons (分享) and dates stand inside it, in elements of their own; lists and narrow
layouts cut it short with an ellipsis. The title element then has the headline itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from cleaner.newstext import titles
from cleaner.page.tree import Element

_MOST_OVER = 12  # characters of badges, a date among them
_SHORTEST_CUT = 8


def told_headline(
    shown: str,
    title: str | None,
    runs: Callable[[], Iterable[tuple[str, Element]]],
    names: Collection[str] = (),
) -> str | None:
    """Return the title element's headline where it is the shown one; None where that stands.

    Args:
        shown: the text of the headline's element.
        title: the title element, with the site's suffix.
        runs: gives the runs of text in the headline's element, and the elements that they are in.
        names: what the page calls its site.

    """
    told = titles.without_suffix(title or "", names)
    whole, words = titles.compared(shown), titles.compared(told)
    if not titles.is_headline(told) or whole == words:
        return None
    begun = whole.rstrip(".")
    if begun != whole and len(begun) >= _SHORTEST_CUT and words.startswith(begun):
        following = words[len(begun) : len(begun) + 1]
        return told if following not in ("", ".") else None
    at = whole.find(words)
    if at < 0 or len(whole) - len(words) > min(_MOST_OVER, len(words)):
        return None
    return told if _stands_apart(runs(), at, at + len(words)) else None


def _stands_apart(runs: Iterable[tuple[str, Element]], start: int, end: int) -> bool:
    """Tell whether what stands outside a span of the text is in elements of its own."""
    inside: list[Element] = []
    outside: list[Element] = []
    at = 0
    for text, element in runs:
        begin, at = at, at + len(titles.compared(text))
        if at <= start or begin >= end:
            outside += [element] if at > begin else []
        elif begin < start or at > end:
            return False
        else:
            inside.append(element)
    around = {outer for element in inside for outer in (element, *element.iterancestors())}
    return bool(inside) and around.isdisjoint(outside)
