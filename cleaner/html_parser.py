"""The parser of HTML that pages and sheets are read with, made once."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


@functools.cache
def html_parser() -> etree.HTMLParser:
    """Return the parser: it reads UTF-8, passes over comments, connects nowhere, takes any size."""
    from lxml import etree  # many a page is read without a parser

    return etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
