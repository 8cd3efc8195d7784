"""Pages of sites that have no module.

trafilatura tells where the text is, everything else is our own reading: the headline and the lines
around it, metadata, the container's blocks. Whatever is doubtful is said in `warnings`; what is no
article (a home page, a list) is none.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

from cleaner.errors import NoArticleError
from cleaner.generic import _header
from cleaner.generic._lines import Line, read_lines
from cleaner.generic._reader import Reader as _Reader
from cleaner.page.blocks import Block, Cut, read_blocks
from cleaner.page.page import Page
from cleaner.sites._reading import Reading


def extract(page: Page) -> tuple[Reading, list[Block], list[Cut]]:
    """Read a page of an unknown site.

    Raises:
        NoArticleError: it is a list, a home page, or has neither a headline nor prose.
    """
    if page.tree is None:
        raise NoArticleError("an empty page")
    root = copy.deepcopy(page.tree)  # marks are written into it
    lines = read_lines(root)
    if page.fragment and not _has_header(lines):
        blocks, cuts = read_blocks(root)
        return Reading(template="fragment", rules={"body": "all of it"}), blocks, cuts
    return _Reader(page, root, lines).read()


def _has_header(lines: Sequence[Line]) -> bool:
    """Tell a fragment that brings its headline and date from one that is the body alone."""
    for i, line in enumerate(lines[:6]):
        if line.heading == "h1":
            return any(_header.read_header(lines, i, None).lines)
    return False
