"""The record: what is known of one article, in the order in which it is written.

Strings are None when the page does not tell, `body` is then ``""`` and lists are empty. Keys that
an input record had and that are not ours travel along in `extra` and are written after our own.
"""

from __future__ import annotations

import functools
from enum import Enum, auto
from typing import Annotated, Any, Literal, NamedTuple

import msgspec

from cleaner.json_schema import schema_of

_SHOWN = 30  # characters


class Security(msgspec.Struct, frozen=True, kw_only=True):
    """A security that the page linked: a link, and no claim that the story is about it."""

    code: str  # as the exchange writes it: 300024, 00700, NIO
    market: str | None  # SZ, SH, BJ, HK, US …
    name: str  # the linked words, often a common word: 机器人
    code_in_text: bool  # whether the text prints the code
    name_in_text: bool  # whether it prints the linked words
    in_title: bool  # whether the headline prints one of the two


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """A sector or concept (板块) that the page linked."""

    code: str  # BK0740
    name: str
    code_in_text: bool
    name_in_text: bool
    in_title: bool


Place = Literal["title", "lead", "body"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A security of the user's list that the article itself mentions."""

    code: str  # as the list writes it
    name: str  # the list's, whichever the text uses
    where: list[Place]  # headline, first paragraph, the rest
    count: int  # how often


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of the article, with its caption where one is marked or can be told."""

    url: str | None
    caption: str | None


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """The printed newspaper page that an article was taken from."""

    name: str  # 人民日报
    date: str | None  # YYYY-MM-DD
    page: str | None  # 01


class Kept(Enum):
    """What of a field is kept where the pages of one story are joined."""

    FIRST = auto()  # the first page's
    TOLD = auto()  # that of the first page which tells it
    ALL = auto()  # what any page tells, each once
    OWN = auto()  # joined by a rule of its own


class Field(NamedTuple):
    """What is to be known of a field of the record, beside its type.

    Args:
        label: its name for readers of Chinese, where it is printed above a text.
        spellings: its names in the records of others, compared bare, the most exact first.
        pages: what of it is kept of a story's pages.
        by_rules: whether a user's selectors may give it.
        plain: whether it is what the page says, else what its wrapper says; of the others `compose`
            knows the order of trust.
        facts: its place (from 1, 0 is none) above an article on a terminal.
        header: its place above an article in a document.

    """

    label: str = ""
    spellings: str = ""
    pages: Kept = Kept.FIRST
    by_rules: bool = False
    plain: bool = False
    facts: int = 0
    header: int = 0


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article.

    `date` is ``YYYY-MM-DDTHH:MM:SS+08:00``, cut to the minute or the day where the page tells no
    more. `source` is the origin that the page names, `outlet` who published this page, `author`
    the reporter, `editor` the 责任编辑.
    """

    id: Annotated[str, Field(spellings="id guid _id", header=10)]
    title: Annotated[
        str | None,
        Field(
            spellings="title headline titlename contenttitle subject 标题 题目",
            by_rules=True,
        ),
    ]
    date: Annotated[
        str | None,
        Field(
            "日期",
            "date pubdate publishtime published publishedat publishedtime publishdate"
            " publisheddate datepublished datepublish pubtime posttime postdate releasetime"
            " showtime datetime time createtime displaytime displayat publishat publishts pubts"
            " postedat ptime pdate senddate sendtime issuedate issuetime createdat created"
            " createddate creationdate ctime addtime inputtime intime rectime gmtcreate timestamp"
            " 发布时间 发表时间 发布日期 发表日期 公告时间 公告日期 发稿时间 发文时间 发文日期"
            " 刊发时间 刊发日期 刊登时间 刊登日期 出版日期 见报日期 报道时间 报道日期 时间 日期"
            " 回答时间 回复时间 答复时间 提问时间 更新时间 updatetime updatedat updated"
            " modifiedat modified",
            by_rules=True,
            facts=1,
            header=1,
        ),
    ]
    body: Annotated[  # paragraphs joined by "\n"
        str,
        Field(
            spellings="body contenthtml contentencoded content html textinfo contenttext fulltext"
            " maintext text textcontent rawtext plaintext richtext pagecontent paragraphs texts"
            " contents article 正文 内容 全文 段落",
            pages=Kept.OWN,
        ),
    ]
    source: Annotated[
        str | None,
        Field(
            "来源",
            "source medianame sourcename mediasource media origin copyfrom from src 来源 来源媒体"
            " 媒体",
            Kept.TOLD,
            by_rules=True,
            facts=2,
            header=2,
        ),
    ]
    # Whose markup it is; None for the generic reading.
    site: Annotated[str | None, Field(facts=4, header=3)]
    outlet: Annotated[str | None, Field("媒体", facts=3, header=4)]
    column: Annotated[  # 栏目: where in its outlet it stands
        str | None,
        Field(
            "栏目",
            "column columnname section sectionname category categoryname channel channelname"
            " 栏目 栏目名称 频道 频道名称 版块",
            Kept.TOLD,
            by_rules=True,
            plain=True,
            facts=5,
            header=5,
        ),
    ]
    url: Annotated[
        str | None,
        Field(
            "链接",
            "url link pageurl weburl urlw originalurl sourceurl externalurl permalink href uri"
            " shareurl 链接 链接地址 原文链接 网址",
            facts=8,
            header=8,
        ),
    ]
    article_id: Annotated[str | None, Field(header=9)]
    author: Annotated[
        str | None,
        Field(
            "作者",
            "author authors authorname byline creator writer reporter 作者 记者",
            Kept.TOLD,
            by_rules=True,
            facts=6,
            header=6,
        ),
    ]
    editor: Annotated[
        str | None,
        Field(
            "编辑",
            "editor editorname responsibleeditor 责任编辑 编辑",
            Kept.TOLD,
            by_rules=True,
            facts=7,
            header=7,
        ),
    ]
    original_title: Annotated[str | None, Field(pages=Kept.TOLD, by_rules=True)]
    summary: Annotated[
        str | None,
        Field(
            spellings="summary description abstract digest excerpt intro brief 摘要",
            pages=Kept.TOLD,
            by_rules=True,
            facts=9,
        ),
    ]
    keywords: Annotated[
        list[str],
        Field(
            spellings="keywords tags keyword tag 关键词 关键字 标签",
            pages=Kept.ALL,
            by_rules=True,
            facts=10,
        ),
    ]
    linked_securities: Annotated[list[Security], Field(pages=Kept.ALL)]
    linked_boards: Annotated[list[Board], Field(pages=Kept.ALL)]
    mentioned_securities: list[Mention]  # by the user's list; empty without one
    images: Annotated[list[Image], Field(pages=Kept.ALL)]
    paper: Annotated[Paper | None, Field(pages=Kept.TOLD)]
    date_raw: str | None  # the date as the input printed it
    date_note: str | None  # said where the reading of the date needed a decision
    captured_at: Annotated[  # when this copy was taken
        str | None,
        Field(
            spellings="capturedat crawltime crawledat crawldate fetchtime fetchedat scrapedat"
            " datedownload 抓取时间",
        ),
    ]
    language: str | None  # ISO 639-1: zh, en …; None where the text is too short to tell
    path: str | None
    wrapper: str
    encoding: str | None  # Python's codec name
    template: str | None  # which layout of the site
    input_sha256: str
    cleaner_version: str
    warnings: Annotated[list[str], Field(pages=Kept.OWN)]
    extra: dict[str, Any] = {}

    def __repr__(self) -> str:
        """Tell which article it is; all of it would fill a screen."""
        return f"<Article {self.id!r}: {shortened(self.title)}, {self.date}, {self.source}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data, in the order in which it is written."""
        fields: dict[str, Any] = msgspec.to_builtins(self)
        extra = fields.pop("extra")
        return {**fields, **extra}


def shortened(text: str | None) -> str:
    """Return the beginning of a text, for one line that tells which one it is."""
    return repr(text if text is None or len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


FIELDS: tuple[str, ...] = tuple(f for f in Article.__struct_fields__ if f != "extra")


@functools.cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a written record."""
    whole = schema_of(Article)
    article = whole["$defs"]["Article"]
    del article["properties"]["extra"]
    article["required"] = list(FIELDS)
    article["additionalProperties"] = True
    return whole
