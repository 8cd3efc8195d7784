"""Articles of WeChat's accounts: texts since about 2013, pages of pictures with a text in a script.

The account publishes: it is the outlet. What it reprints, it says in a block of its own.
"""

from __future__ import annotations

from cleaner.evidence import By, Label, Told
from cleaner.lazy import regex
from cleaner.newstext import dates
from cleaner.page.page import Page
from cleaner.page.variables import assigned
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "wechat"
NAMES = ("js_content", "js_image_content", "js_article")

TEMPLATES = (
    Template(
        name="2013",
        title=("#activity-name", "meta og:title"),
        date=("#publish_time", "#post-date", "var publish_time", "var createTime"),
        source=(".original_account_nickname",),
        author=("#js_author_name", "meta author"),
        body=("#js_content",),
    ),
)
DROPS = {
    "qr_code_pc": Label.QR_BLOCK,
    "js_tags": Label.KEYWORDS,
    "reward_area": Label.PROMOTION,
    "js_share_content": Label.PAGE_CONTROL,
}
# Seconds since 1970 under the names that its scripts give them. `ori_create_time` is none of them:
# it is when the text was first saved.
_TIMES = ("ct", "create_time", "createTime")
_ACCOUNTS = ("nick_name", "nickname")
_ACCOUNT = regex(r"""["']?\s*[:=]\s*(?:(?:JsDecode|htmlDecode)\()?["']([^"'\\<>]{1,40})["']""")
_TIME = regex(r"""["']?\s*[:=]\s*(?:JsDecode\()?["'](\d{10})["']""")


def extract(page: Page) -> Reading:
    """Read a page; the exact time stands in its scripts."""
    reading = read_templates(page, NAME, TEMPLATES, DROPS)
    if reading.template is None and "cgiDataNew" in page.markup:
        reading.template = f"{NAME}-picture"  # its text is in the script
    reading.outlet = next(filter(None, page.texts("#js_name")), None)
    if reading.outlet is None and (account := assigned(page.markup, _ACCOUNTS, _ACCOUNT)):
        reading.outlet = account[1]
    found = assigned(page.markup, _TIMES, _TIME)
    shown = dates.find_date(reading.date_raw)
    if found and (shown is None or "T" not in shown.iso):
        reading.date_raw, reading.told["date"] = found[1], Told(By.SCRIPT)
    return reading
