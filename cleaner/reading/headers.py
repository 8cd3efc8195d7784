"""A line of a header: `发布时间：2022-02-28 11:30:31 来源：中新网上海 作者：…` in parts.

Pages and pastes print the parts in every order, with and without gaps; a name ends where the next
label begins.
"""

from __future__ import annotations

import re

DATE_START = re.compile(r"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}")
SOURCE = re.compile(
    r"(?:文章|稿件|信息|新闻|消息|内容|原文)?(?:来\s*源|出处|稿源|来自|转自|转载自|摘自)(?:于|网站)?\s*[:：|｜]\s*(?P<rest>.*)",
    re.S,
)
AUTHOR = re.compile(
    r"(?:作\s*者|记\s*者|撰\s*稿|撰\s*文|文字|文)\s*[:：/|｜丨]\s*(?P<rest>.*)", re.S
)
EDITOR = re.compile(
    r"(?:责任编辑|责\s*编|编\s*辑|网络编辑|本文编辑)\s*[:：/|｜丨]\s*(?P<rest>.*)", re.S
)
_DATE = re.compile(
    r"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?[T\s,，　]*"
    r"(?:\(?(?:星期|周)[一二三四五六日天]\)?\s*)?"
    r"(?:(?:上午|下午|晚上|凌晨|中午)?\s*\d{1,2}\s*[:：时点]\s*\d{1,2}"
    r"(?:\s*[:：分]\s*\d{1,2})?[秒分]?)?(?:[.]\d+)?"
    r"(?:\s*(?:Z\b|[+-]\d{2}:?\d{2}))?"
)
NEXT_LABEL = re.compile(
    r"(?:来\s*源|作\s*者|记\s*者|(?:责任|网络)?编\s*辑|责\s*编|发布(?:时间|日期|者|人)?|时间|日期|字体|字号|浏览|点击|阅读|评论|分享|人气|访问|"
    r"收藏|打印|查看|次数|大字|【|\[|［|大\s*中\s*小|责任|我要|参与|原标题|更新|栏目|分类|频道|编审|审核|校对|供稿|"
    r"关注|扫|用手机|手机看|复制|纠错|放大|缩小|(?<!\d)(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2})"
)


def date_part(text: str) -> str:
    """Return the date at the start of a text, without the labels and names that follow it."""
    found = _DATE.match(text)
    return found[0] if found else text


def name_at(text: str | None) -> str | None:
    """Return the name at the start of a text, up to the next label or column."""
    if not text:
        return None
    text = text.strip(" 　:：|｜丨")
    if (found := NEXT_LABEL.search(text)) and found.start() >= 0:
        text = text[: found.start()]
    name = re.split(
        r"[\t　|｜丨\u2003]| {2,}|\s[-–—·]\s|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]{4,})", text
    )[0]
    name = name.strip(" 　:：|｜丨,，;；·-—/、")
    if name[:1] in "（(" and name[-1:] not in "）)":
        name = name[1:]
    if name[-1:] in "）)】]" and not re.search(r"[（(【\[]", name):
        name = name[:-1]
    return name if 0 < len(name) <= 40 else None
