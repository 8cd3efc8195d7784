"""Commentaries and reactions: texts of their own, which quote what they are about."""

from __future__ import annotations

import re

from cleaner.lazy import regex
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.settings import FULL, QUOTED
from cleaner.reprints.texts.prepared import Text

# What a headline, or a heading below it, says of the form: editorials and columns, reactions. Pen
# names of columns are words of the language, so they count only as a label.
_COMMENT = regex(
    r"社论|评论员|本报评论|[快短时锐微]评|网评|地评线|国际观察"
    r"|[（(](?:钟声|和音|仲音|望海楼)[）)]|(?:钟声|和音|仲音|望海楼)[：:]"
    r"|编辑部$|热烈反响|引发(?:(?!引发)[^，。 ])*(?:反响|热议|共鸣)|(?:高度|积极)评价|学者聚焦",
    re.M,
)
_HEADINGS = regex(r"(?:[^\n。！？!?]{0,80}\n){0,4}")  # lines above the text, no sentences


def is_quoted(pair: Comparison) -> bool:
    """Whether one of two texts only comments on the other, or tells how people took it.

    Its headline or a heading of it says so, and none of the other's. A commentary that another text
    has nearly whole is a reprint all the same, but nobody reprints a flash by a text of ten times
    its length.
    """
    if _is_comment(pair.short) == _is_comment(pair.long):
        return False
    carried = len(pair.short.body) >= QUOTED * len(pair.long.body) and pair.contained >= FULL
    return not carried


def _is_comment(text: Text) -> bool:
    headings = _HEADINGS.match(f"{text.head}\n{text.story}")
    return bool(_COMMENT.search(text.headline) or (headings and _COMMENT.search(headings[0])))
