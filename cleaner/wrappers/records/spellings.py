"""How feeds, interfaces and crawlers spell the fields of an article.

Names are compared in lower case and without `_`, `-`, `:` and blanks, so that `pub_date`,
`pubDate` and `PubDate` are one; and without a word that says of what it is a field: `art_title`,
`NoticeTitle` and 新闻标题 are titles. In each list what is most exact stands first.
"""

from __future__ import annotations

import functools
import math
import re
from typing import Any

from cleaner.field_table import spellings
from cleaner.lazy import regex

TITLE = spellings("title")
# Fields that hold an article's text, as HTML or plain.
TEXT = spellings("body")
# A question and its answer make an article's text together.
QUESTION = (
    "question questioncontent ask askcontent 问题 问题内容 提问 提问内容 问 投资者提问"
).split()
ANSWER = (
    "answer answercontent replycontent reply attachedcontent"
    " 回答内容 回答 回复内容 回复 答复内容 答复 答 公司回复"
).split()
# Fields that hold it only when what they hold is HTML; plain, they are summaries.
HTML_ONLY = "description summary digest abstract".split()
SUMMARY = spellings("summary")
DATE = spellings("date")
URL = spellings("url")
SOURCE = spellings("source")
COLUMN = spellings("column")
AUTHOR = spellings("author")
# Who wrote a comment or a message: an article names nobody so.
WRITER = (
    "user username userid uid nick nickname avatar floor replyto parentid touser fromuser"
    " 用户 用户名 昵称 楼层 评论者"
).split()
EDITOR = spellings("editor")
KEYWORDS = spellings("keywords")
ID = spellings("id")
# Numbers that an article has in its publisher's system: they name it where no address does.
NUMBER = "newsid artid docid docno noticeid postid 新闻id 文章id 公告id".split()
CAPTURED = spellings("captured_at")

# What a table or an interface puts before all its fields' names.
_PREFIX = regex(r"news|article|art|notice|doc|post|新闻|文章|公告|资讯|稿件|正文")
EMPTY: tuple[object, ...] = (None, "", [], {})
# What programs write where they have nothing.
_NOTHING = frozenset("nan NaN NAN NaT None null NULL Null <NA> N/A undefined".split())

_BARE = regex(r"[_\-:\s]")
_INSIDE = (
    *(
        "rendered",
        "value",
        "html",
        "content",
        "text",
        "内容",
        "name",
        "displayname",
        "display_name",
    ),
    *("#text", "_"),
    *("$date", "$oid", "$numberLong", "$numberInt", "$numberDouble"),
    *("iso", "_seconds"),  # of a moment, in Parse and Firestore
)
_PICTURES = ("image", "img", "picture", "video", "audio")  # blocks of a text that are no text
_DEEP = 4
_ALL = frozenset(
    (
        *TITLE,
        *TEXT,
        *HTML_ONLY,
        *SUMMARY,
        *DATE,
        *URL,
        *SOURCE,
        *AUTHOR,
        *EDITOR,
        *KEYWORDS,
        *COLUMN,
    )
)


@functools.lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """Return a key as it is compared."""
    return _BARE.sub("", name.lower()) or name


@functools.lru_cache(maxsize=4096)
def _without_prefix(name: str) -> str | None:
    """Return a compared key without the word for what it is a field of, None where it has none."""
    found = _PREFIX.match(name)
    rest = name[found.end() :] if found else None
    return rest if rest in _ALL else None


def bare_keys(item: dict[str, Any]) -> dict[str, str]:
    """Return an object's keys by the form in which they are compared; of a form the first.

    A key with a prefix stands for the field where no other key does, or that one is empty.
    """
    found: dict[str, str] = {}
    for key in item:
        found.setdefault(key if key == "_id" else bare(key), key)
    for name, key in list(found.items()):
        field = _without_prefix(name)
        if field is not None and (field not in found or item[found[field]] in EMPTY):
            found[field] = key
    return found


def text_in(value: object, depth: int = _DEEP) -> str | None:
    """Return the text of a string or number, of what an object wraps, of a list's lines.

    `{"rendered": "…"}` (WordPress), `[{"value": "…"}]` (Atom), a list of paragraphs, and MongoDB's
    `{"$date": {"$numberLong": "…"}}`.
    """
    if isinstance(value, str):
        return None if value in _NOTHING else value
    if isinstance(value, bool) or value is None or not depth:
        return None
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, dict):
        if value.get("type") in _PICTURES:
            return None
        inside = (text_in(value[key], depth - 1) for key in _INSIDE if key in value)
        return next((text for text in inside if text is not None), None)
    if isinstance(value, list):
        parts = [text for item in value if (text := text_in(item, depth - 1)) is not None]
        return "\n".join(parts) if parts else None
    return None


def is_nothing(value: object) -> bool:
    """Tell a value that says nothing: an empty one, or what programs write for none."""
    return value in EMPTY or (isinstance(value, str) and value.strip() in _NOTHING)


def words_of(value: object) -> list[str]:
    """Return the words of a list, of a list of named things, or of a string with separators."""
    if isinstance(value, str):
        return [word for part in re.split(r"[,，;；、|]", value) if (word := part.strip())]
    if isinstance(value, (list, tuple)):
        found = (text_in(item) for item in value)
        return [word for text in found if text and (word := text.strip())]
    return []
