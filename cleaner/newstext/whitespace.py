"""White space and invisible characters."""

from __future__ import annotations

from cleaner.invisible import INVISIBLE
from cleaner.lazy import regex

_INVISIBLE = regex(f"[{INVISIBLE}]")
_HAN = "\u3400-\u9fff\u3000-\u303f\uff00-\uffef"
# A line end that the source code has and the page does not show: between two Han characters.
_SOFT_BREAK = regex(f"(?<=[{_HAN}])[ \t]*[\r\n]\\s*(?=[{_HAN}])")


def visible(text: str) -> str:
    """Return the text without characters that have no shape."""
    return _INVISIBLE.sub("", text) if _INVISIBLE.search(text) else text


def fold(text: str) -> str:
    """Return one line: each run of white space one blank, ends bare, nothing without a shape."""
    folded = " ".join(text.split())
    if folded.isprintable() and "\ufffc" not in folded:  # which Python calls a symbol
        return folded
    return " ".join(visible(folded).split())


def fold_markup(text: str) -> str:
    """As `fold`, for text out of markup, where a line end between Han characters shows nothing."""
    if "\n" in text and "\n" in (bare := text.strip()):
        text = _SOFT_BREAK.sub("", bare)
    return fold(text)


def squash(text: str) -> str:
    """Return the text without any white space, for comparing."""
    return "".join(text.split())
