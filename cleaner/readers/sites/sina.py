"""新浪财经 and sina's other channels: desktop since about 2009, mobile, 看点 and 财经头条."""

from __future__ import annotations

from cleaner.evidence import By, Label, Told
from cleaner.lazy import regex
from cleaner.newstext import people
from cleaner.page.page import Page
from cleaner.readers.habits import Habits
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, first, read_templates

NAME = "sina"
OUTLET = "新浪财经"
HOSTS = ("sina.com.cn", "sina.cn", "sina.com")
HABITS = Habits(counters=("cre", "mod", "loc", "r", "rfunc", "tj", "tr", "wm", "vt"))

_META_TIMES = (
    "meta article:published_time",
    "meta weibo: article:create_at",
    "meta bytedance:published_time",
)
_META_MEDIA = ("meta mediaid", "meta article:author")
_EDITOR = (".article-editor", ".show_author")
_BELOW = 6_000  # characters
_COLUMN = (".channel-path", ".bread", ".blkBreadcrumbLink", ".blkBreadcrumb")
_PAGER = ("#_function_code_page a",)

TEMPLATES = (
    Template(
        name="2017",
        mark=".date-source",
        title=("h1.main-title", "meta og:title"),
        date=(".date-source .date", ".date-source", *_META_TIMES),
        source=(".date-source .source", *_META_MEDIA),
        author=(".date-source .author",),
        body=("#artibody", "#article", ".article-content-left", ".article-content"),
        column=_COLUMN,
        pager=_PAGER,
    ),
    Template(
        name="2014",
        mark="#navtimeSource",
        title=("#artibodyTitle", "meta og:title"),
        date=("#navtimeSource::own", "#navtimeSource", *_META_TIMES),
        source=("#navtimeSource a", "#navtimeSource span", *_META_MEDIA),
        body=("#artibody", ".article_16"),
        column=_COLUMN,
        pager=_PAGER,
    ),
    Template(
        name="2009",
        title=("#artibodyTitle", "#main_title", "meta og:title", "h1"),
        date=("#pub_date", ".artInfo", "#navtimeSource", ".titer", ".time-source", *_META_TIMES),
        source=(
            "#media_name a",
            "#media_name",
            ".time-source a",
            ".time-source span",
            *_META_MEDIA,
        ),
        author=("#author_ename", "#author"),
        body=("#artibody", ".blkContainerSblkCon"),
        column=_COLUMN,
        pager=_PAGER,
    ),
    Template(
        name="mobile",
        title=(".art_tit_h1", "meta og:title"),
        date=(".art_time", ".weibo_time", *_META_TIMES),
        source=(".art_cite", ".weibo_user", *_META_MEDIA, "meta author"),
        body=(".art_pic_card", ".art_content", ".art_box"),
    ),
)
DROPS = {
    "art_tit_h1": Label.HEADER,
    "art_time": Label.HEADER,
    "art_info": Label.HEADER,
    "weibo_info": Label.HEADER,
    "sharePic": Label.PAGE_CONTROL,
    "unfold": Label.PAGE_CONTROL,
    "unfold-box": Label.PAGE_CONTROL,
    "appendQr_wrap": Label.QR_BLOCK,
    "app-kaihu-qr": Label.ADVERT,
    "app-kaihu-stock": Label.ADVERT,
    "article-notice": Label.DISCLAIMER,
    "show_statement": Label.DISCLAIMER,
    "wap_special": Label.RELATED_LINKS,
    "hqimg_related": Label.RELATED_LINKS,
    "otherContent_01": Label.ADVERT,
    "sina_keyword_ad_area2": Label.ADVERT,
    "left_hzh_ad": Label.ADVERT,
    "tech-quotation": Label.PROMOTION,
    "fincon_sfapp_pro": Label.PROMOTION,
    "artical-player-wrap": Label.VIDEO,
    "video-2017": Label.VIDEO,
    "article-video": Label.VIDEO,
    "ct_hqimg": Label.CHART,
}

_ID = regex(
    r"(?:doc|detail|zl)-i([a-z0-9]{10,})|comos[:-]([a-z0-9]{10,})|/(\d{12,})\.s?html|/article_(\w+)\.html"
    r"|/articles/view/(\d+/\w+)"
)
_FRAGMENT_MARKS = (
    'cms-style="',
    "news_keyword_pub",
    "appendQr_wrap",
    'class="article-editor"',
    'class="show_author"',
    'class="img_descr"',
    'class="art_p"',
    "art_img_mini",
)


def detect(page: Page) -> bool:
    """Tell by the containers of its pages, or by what its editing system leaves in a body."""
    if page.has("#artibody") or page.has(".art_pic_card") or page.has(".blkContainerSblkCon"):
        return True
    if page.has(".art_box") and page.has(".art_tit_h1"):
        return True
    if "<!-- publish_helper" in page.markup:
        return True
    if page.fragment:
        return any(mark in page.markup for mark in _FRAGMENT_MARKS)
    return page.has(".date-source") and page.has("#article")


def extract(page: Page) -> Reading:
    """Read a page of any era, or a body alone."""
    reading = read_templates(page, NAME, TEMPLATES, DROPS)
    if reading.container is not None and not page.fragment:
        _read_editor(page, reading)
        reading.article_id = article_id(reading.url or "") or page.meta("publishid")
    if "/articles/view/" in (reading.url or ""):  # 财经头条 names the columnist as the source
        reading.author = reading.source
    return reading


def _read_editor(page: Page, reading: Reading) -> None:
    """Read the editor below the container, where pages of 2016 have him; else he stands in it."""
    span = reading.container.span if reading.container else None
    if span is not None and span[1] >= 0:  # its end is certain
        below = (span[1], span[1] + _BELOW)
        reading.editor, place = first(page, _EDITOR, people.editor_name, below)
        reading.told |= {"editor": Told(By.SELECTOR, place)} if place else {}


def article_id(url: str) -> str | None:
    """Return the publish id: the tail of the address without its leading `i`."""
    found = _ID.search(url)
    return found[found.lastindex or 0] if found else None
