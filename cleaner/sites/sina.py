"""新浪财经 and sina's other channels: desktop since about 2009, mobile, 看点 and 财经头条."""

from __future__ import annotations

import re

from cleaner.page.page import Page
from cleaner.sites._reading import Reading, Template, read_templates

NAME = "sina"
OUTLET = "新浪财经"
HOSTS = ("sina.com.cn", "sina.cn", "sina.com")

_META_TIMES = (
    "meta article:published_time",
    "meta weibo: article:create_at",
    "meta bytedance:published_time",
)
_PAGER = ("#_function_code_page a",)

TEMPLATES = (
    Template(
        name="2017",
        title=("h1.main-title", "h1.title", "meta og:title"),
        date=(".date-source .date", ".date-source", *_META_TIMES),
        source=(".date-source .source", "meta mediaid", "meta article:author"),
        author=(".date-source .author",),
        editor=("p.article-editor", "p.show_author"),
        body=("#artibody", "#article", ".article-content-left", ".article-content"),
        pager=_PAGER,
    ),
    Template(
        name="2014",
        title=("h1#artibodyTitle", "meta og:title"),
        date=("#navtimeSource::own", "#navtimeSource", *_META_TIMES),
        source=("#navtimeSource span", "meta mediaid", "meta article:author"),
        editor=("p.article-editor", "p.show_author"),
        body=("#artibody",),
        pager=_PAGER,
    ),
    Template(
        name="2009",
        title=("h1#artibodyTitle", "meta og:title"),
        date=("#pub_date", ".artInfo", *_META_TIMES),
        source=("#media_name a", "#media_name", "meta mediaid"),
        body=(".blkContainerSblkCon", "#artibody"),
        pager=_PAGER,
    ),
    Template(
        name="mobile",
        title=("h1.art_tit_h1",),
        date=("time.art_time", "time.weibo_time", *_META_TIMES),
        source=("cite.art_cite", "h2.weibo_user"),
        body=("section.art_pic_card", ".art_content"),
    ),
)
DROPS: dict[str, str] = {
    "appendQr_wrap": "QR block",
    "app-kaihu-qr": "advert",
    "article-notice": "disclaimer",
    "wap_special": "related links",
    "tech-quotation": "promotion",
    "otherContent_01": "advert",
    "sina_keyword_ad_area2": "advert",
    "fincon_sfapp_pro": "promotion",
    "left_hzh_ad": "advert",
    "artical-player-wrap": "video",
    "video-2017": "video",
    "ct_hqimg": "chart",
    "article-video": "video",
    "hqimg_related": "related links",
    "show_statement": "disclaimer",
}

_ID = re.compile(r"(?:doc|detail|zl)-i([a-z0-9]{10,})|comos[:-]([a-z0-9]{10,})|/(\d{12,})\.s?html|article_(\w+)\.html")


def detect(page: Page) -> bool:
    return page.has("#artibody") or page.has("section.art_pic_card")


def extract(page: Page) -> Reading:
    return read_templates(page, NAME, TEMPLATES, DROPS)


def article_id(url: str) -> str | None:
    found = _ID.search(url)
    return next((g for g in found.groups() if g), None) if found else None
