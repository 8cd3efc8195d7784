"""What is to be known of a record's fields, a row each; `article` has their types and their order.

Who reads, joins, shows or writes records asks this table: a new field is a line of `Article`, a row
here, and the readers that find it.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Kept(Enum):
    """What of a field is kept where the pages of one story are joined."""

    FIRST = auto()  # the first page's
    TOLD = auto()  # that of the first page which tells it
    ALL = auto()  # what any page tells, each once
    OWN = auto()  # joined by a rule of its own


class Field(NamedTuple):
    """A field of the record.

    `label` is its name for readers of Chinese, where it is printed above a text; `spellings` are
    its names in the records of others, compared bare, the most exact first; `by_rules`: a user's
    selectors may give it; `facts` and `header` are its places (from 1, 0 is none) above an article
    on a terminal and in a document.
    """

    name: str
    label: str = ""
    spellings: str = ""
    pages: Kept = Kept.FIRST
    by_rules: bool = False
    facts: int = 0
    header: int = 0


TABLE = (
    Field("id", spellings="id guid _id", header=10),
    Field(
        "title",
        spellings="title headline titlename contenttitle subject 标题 题目",
        by_rules=True,
    ),
    Field(
        "date",
        "日期",
        "date pubdate publishtime published publishedat publishdate publisheddate datepublished"
        " datepublish pubtime posttime postdate releasetime showtime datetime time createtime"
        " displaytime displayat publishat publishts pubts postedat ptime createdat created ctime"
        " intime rectime timestamp 发布时间 发表时间 发布日期 发表日期 公告时间 公告日期 时间 日期"
        " 回答时间 回复时间 答复时间 提问时间 更新时间 updatetime updatedat updated modifiedat"
        " modified",
        by_rules=True,
        facts=1,
        header=1,
    ),
    Field(
        "body",
        spellings="body contenthtml contentencoded content html textinfo contenttext fulltext"
        " maintext text textcontent rawtext plaintext richtext paragraphs article 正文 内容 全文"
        " 段落",
        pages=Kept.OWN,
    ),
    Field(
        "source",
        "来源",
        "source medianame sourcename mediasource media origin copyfrom from src 来源 来源媒体 媒体",
        Kept.TOLD,
        by_rules=True,
        facts=2,
        header=2,
    ),
    Field("site", facts=4, header=3),
    Field("outlet", "媒体", facts=3, header=4),
    Field(
        "column",
        "栏目",
        "column columnname section sectionname category categoryname channel channelname"
        " 栏目 栏目名称 频道 频道名称 版块",
        Kept.TOLD,
        by_rules=True,
        facts=5,
        header=5,
    ),
    Field(
        "url",
        "链接",
        "url link pageurl weburl urlw originalurl sourceurl externalurl permalink href uri"
        " shareurl 链接 链接地址 原文链接 网址",
        facts=8,
        header=8,
    ),
    Field("article_id", header=9),
    Field(
        "author",
        "作者",
        "author authors byline creator writer reporter 作者 记者",
        Kept.TOLD,
        by_rules=True,
        facts=6,
        header=6,
    ),
    Field(
        "editor",
        "编辑",
        "editor editorname responsibleeditor 责任编辑 编辑",
        Kept.TOLD,
        by_rules=True,
        facts=7,
        header=7,
    ),
    Field("original_title", pages=Kept.TOLD, by_rules=True),
    Field(
        "summary",
        spellings="summary description abstract digest excerpt intro brief 摘要",
        pages=Kept.TOLD,
        by_rules=True,
        facts=9,
    ),
    Field(
        "keywords",
        spellings="keywords tags keyword tag 关键词 关键字 标签",
        pages=Kept.ALL,
        by_rules=True,
        facts=10,
    ),
    Field("linked_securities", pages=Kept.ALL),
    Field("linked_boards", pages=Kept.ALL),
    Field("mentioned_securities"),
    Field("images", pages=Kept.ALL),
    Field("paper", pages=Kept.TOLD),
    Field("date_raw"),
    Field("date_note"),
    Field(
        "captured_at",
        spellings="capturedat crawltime crawledat crawldate fetchtime fetchedat scrapedat"
        " datedownload 抓取时间",
    ),
    Field("language"),
    Field("path"),
    Field("wrapper"),
    Field("encoding"),
    Field("template"),
    Field("input_sha256"),
    Field("cleaner_version"),
    Field("warnings", pages=Kept.OWN),
)
FACTS = tuple(f.name for f in sorted(TABLE, key=lambda f: f.facts) if f.facts)
HEADER = tuple(f.name for f in sorted(TABLE, key=lambda f: f.header) if f.header)
LABELS = {f.name: f.label for name in HEADER for f in TABLE if f.name == name and f.label}
BY_RULES = tuple(field.name for field in TABLE if field.by_rules)


def spellings(name: str) -> list[str]:
    """Return the names of a field in the records of others, the most exact first."""
    return next(field.spellings.split() for field in TABLE if field.name == name)


def joined_fields(pages: Kept) -> tuple[str, ...]:
    """Return the fields that are joined so."""
    return tuple(field.name for field in TABLE if field.pages is pages)
