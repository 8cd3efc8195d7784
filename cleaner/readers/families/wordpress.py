"""WordPress: whatever theme, its posts name their parts alike."""

from __future__ import annotations

from cleaner.evidence import Label
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "wordpress"
NAMES = ("entry-content",)

TEMPLATES = (
    Template(
        name="post",
        mark=".entry-content",
        title=("h1.entry-title",),
        date=(
            "meta article:published_time",
            "time.published@datetime",
            "time.entry-date@datetime",
            ".posted-on",
            ".entry-date",
            ".entry-meta",
        ),
        author=(".entry-meta .author", ".byline .author", ".vcard .fn"),
        body=(".entry-content",),
    ),
)
DROPS = {
    "sharedaddy": Label.PAGE_CONTROL,
    "jp-relatedposts": Label.RELATED_LINKS,
    "wp-block-latest-posts": Label.RELATED_LINKS,
    "post-navigation": Label.PAGER,
    "addtoany_share_save_container": Label.PAGE_CONTROL,
}


def extract(page: Page) -> Reading:
    """Read a post."""
    return read_templates(page, NAME, TEMPLATES, DROPS)
