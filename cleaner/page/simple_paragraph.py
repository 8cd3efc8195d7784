"""The inside of a simple paragraph, read at once.

Most paragraphs hold text and nothing else, or besides it links, the widgets of quotes around them
and bold runs. Such elements are taken out of the text from the inside out; what still holds a tag
then is not simple, and left to the reader of tags.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.newstext.securities import Link
from cleaner.newstext.whitespace import fold_markup
from cleaner.page.blocks import is_widget
from cleaner.page.opening_tag import parse_tag

# An element without others in it, or a quote's span with such a one; or the empty place of a quote.
_ELEMENT = regex(
    r"""<(?:
        span\ id=(?:"[^"<>]*"|[\w.]+)></span>
      | (span\ id=(?:"(?:stock_|bk_|Info\.)[^"<>]*"|(?:stock_|bk_)[\w.]*)><)?
        ((a|span|font)\b[^<>]*)>([^<]*)</\3>
        (?(1)</span>)
    )""",
    re.X,
)
_BOLD = regex(r"<(strong|b)>([^<]*)</\1>")


class Inline(NamedTuple):
    """What stands in a paragraph: its text, its links, how much of the text is bold or linked."""

    text: str
    links: tuple[Link, ...]
    bold: int  # characters
    linked: int


def read_inline(markup: str, drops: frozenset[str]) -> Inline | None:
    """Read the inside of a paragraph; None where it is not simple.

    Args:
        markup: what stands between the paragraph's tags, without any entity.
        drops: classes and ids of what a site cuts.

    """
    pieces = iter(_ELEMENT.split(markup))
    shown = [next(pieces)]
    links: list[Link] = []
    linked = 0
    for _, opening, _, inside, after in zip(*[pieces] * 5, strict=True):
        if opening:
            tag = parse_tag(opening)
            if tag is None or tag.label is not None or tag.caption or tag.names & drops:
                return None
            if tag.is_link:
                linked += len(inside)
                if tag.target is None:
                    if tag.name == "a" and is_widget(inside):
                        return None
                elif name := fold_markup(inside):
                    links.append(Link(tag.target.code, tag.target.market, name))
            shown.append(inside)
        shown.append(after)
    text, bold = _without_bold("".join(shown))
    return None if "<" in text else Inline(text, tuple(links), bold, linked)


def _without_bold(markup: str) -> tuple[str, int]:
    """Return a text without the tags of its bold runs, and how long these are."""
    if "<" not in markup:
        return markup, 0
    pieces = _BOLD.split(markup)
    runs = pieces[2::3]
    del pieces[1::3]
    return "".join(pieces), sum(map(len, runs))
