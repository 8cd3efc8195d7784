"""Discuz!: articles of its portals, and the first post of a thread."""

from __future__ import annotations

from cleaner.evidence import By, Label, Told
from cleaner.lazy import regex
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "discuz"
NAMES = ("article_content", "thread_subject")

TEMPLATES = (
    Template(
        name="portal",
        mark="#article_content",
        title=("h1.ph",),
        date=(".xg1",),
        source=(".xg1",),
        author=(".xg1",),
        summary=(".s div",),
        body=("#article_content",),
    ),
    Template(
        name="thread",
        mark="#thread_subject",
        title=("#thread_subject",),
        author=(".authi a.xw1", ".authi a"),
        body=("td.t_f", ".t_f", ".t_msgfont"),
    ),
)
DROPS = {
    "pstatus": Label.PAGE_CONTROL,  # 本帖最后由 … 编辑
    "attach_popup": Label.PAGE_CONTROL,
    "aimg_tip": Label.PAGE_CONTROL,
    "tip": Label.PAGE_CONTROL,
    "quote": Label.COMMENTS,
}
_MAKER = ("Discuz!", "discuz_uid", "DISCUZCODE")
_POSTED = regex(
    r"""id=["']?authorposton\d+["']?[^>]*>\s*发表于\s*(?:<span\s+title=["'](?P<exact>[^"']+)["']|(?P<shown>[^<]+))"""
)


def extract(page: Page) -> Reading:
    """Read an article or a thread."""
    if not any(name in page.markup for name in _MAKER):
        return Reading()
    reading = read_templates(page, NAME, TEMPLATES, DROPS)
    if reading.date_raw is None and (found := _POSTED.search(page.markup)):
        reading.date_raw = found["exact"] or found["shown"]
        reading.told["date"] = Told(By.SELECTOR, "authorposton")
    return reading
