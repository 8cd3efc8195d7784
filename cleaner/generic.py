"""Pages of sites that have no module: the body by trafilatura, the rest by our own reading."""

from __future__ import annotations

from cleaner.page.blocks import Block, Cut, read_blocks
from cleaner.page.page import Page
from cleaner.sites._reading import Reading


def extract(page: Page) -> tuple[Reading, list[Block], list[Cut]]:
    """Read a page of an unknown site."""
    if page.fragment and page.tree is not None:
        blocks, cuts = read_blocks(page.tree)
        return Reading(template="fragment"), blocks, cuts
    return Reading(), [], []
