"""The page: its parts put together, and the policy that lets it run these parts alone."""

from __future__ import annotations

import base64
import functools
import hashlib
import html
from string import Template

from cleaner.data_files import data_text
from cleaner.messages import _, language
from cleaner.report.page_words import dictionary, worded

# In the order in which they build on each other.
_SCRIPTS = (
    *("words", "dom", "time", "data", "names", "filter", "hits", "links", "matrix", "network"),
    *("spread", "card", "diff", "tree", "versions", "story", "ledger", "print", "main"),
)


_STYLES = ("page", "pictures", "stories", "texts", "media")  # the last ones go before the first
_TAGS = {"en": "en", "zh": "zh-CN"}  # of languages, as a page names them


def _read(name: str) -> str:
    return data_text(__package__, f"web/{name}")


def page_source() -> str:
    """Return the page's markup as it is written: its texts, and the places of its parts."""
    return _read("page.html")


@functools.cache
def script() -> str:
    """Return all that the page runs."""
    return '"use strict";\n' + "\n".join(_read(f"{name}.js") for name in _SCRIPTS)


@functools.cache
def style() -> str:
    """Return how the page looks."""
    return "\n".join(_read(f"{name}.css") for name in _STYLES)


def policy() -> str:
    """Return the Content-Security-Policy: this script and this style, and nothing from anywhere.

    Markup made out of text is refused too, so that a slip in the script fails and does no harm.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script())}",
            f"style-src {_hash(style())}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest())
    return f"'sha256-{digest.decode()}'"


def head(title: str | None = None) -> bytes:
    """Return the page as far as the blocks of data.

    Args:
        title: what stands above it.
    """
    named = html.escape(title or _("Reprints"))
    spoken = _TAGS[language()]
    return _filled(_halves()[0], policy=policy(), style=style(), title=named, lang=spoken)


def tail(index: bytes) -> bytes:
    """Return the rest of the page, with the packed index in it."""
    return _filled(_halves()[1], index=index.decode(), script=script(), words=dictionary(script()))


def _halves() -> tuple[str, str]:
    before, _blocks, after = worded(page_source()).partition("$blocks\n")
    return before, after


def _filled(text: str, **parts: str) -> bytes:
    return Template(text).substitute(parts).encode()
