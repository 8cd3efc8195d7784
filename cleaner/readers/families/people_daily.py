"""人民网 and the papers and parties that publish with its CMS, since about 2008."""

from __future__ import annotations

from cleaner.evidence import Label
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "people"
NAMES = ("rm_txt_con", "p_content", "rwb_zw")

_EDITOR = (".edit", "#p_editor", ".editor")
TEMPLATES = (
    Template(
        name="2020",
        mark=".rm_txt_con",
        date=(".channel .col-1-1", ".channel", "#newstime", "meta publishdate"),
        source=(".channel a", ".channel .col-1-1", "meta source"),
        author=(".author",),
        editor=_EDITOR,
        body=(".rm_txt_con",),
    ),
    Template(
        name="2014",
        mark="#rwb_zw",
        date=(".box01 .fl", ".artOri", "meta publishdate"),
        source=(".box01 .fl a", ".box01 .fl", ".artOri a", "meta source"),
        author=(".author",),
        editor=_EDITOR,
        body=("#rwb_zw",),
    ),
    Template(
        name="2008",
        mark="#p_content",
        title=("#p_title",),
        date=("#p_publishtime", ".text_tools", "meta publishdate"),
        source=("#p_origin", "meta source"),
        author=("#p_author",),
        editor=_EDITOR,
        body=("#p_content",),
    ),
)
DROPS = {
    "edit": Label.EDITOR_LINE,
    "p_editor": Label.EDITOR_LINE,
    "zdfy": Label.PAGE_CONTROL,
    "otitle": Label.RELATED_LINKS,
}


def extract(page: Page) -> Reading:
    """Read a page of any era."""
    return read_templates(page, NAME, TEMPLATES, DROPS)
