"""What is shared and no news: one text under headlines that have nothing to do with it.

A login prompt, a paywall, "click to watch", a call for contributors: what a crawler got instead;
or what an outlet appends to its articles, an invitation to its conference.
"""

from __future__ import annotations

from cleaner.lazy import regex
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.relations.headlines import share_told
from cleaner.reprints.settings import SHORT, TOLD

_PROMPT = SHORT  # characters of a body that is more than a prompt
_CALL = 1000  # and of one that is more than a call for contributors
_SPOKEN_TO = 100  # characters in which a call speaks to its reader once at least
_INVITES = regex(
    r"报名|参会|参展|展位|赞助|投稿|招募|征稿|约稿|扫码|扫描|二维码|公众号|关注我们|欢迎关注|点击进入|点击添加|点击下载|"
    r"客服|微信号|加微信|官网|订阅|大会|峰会|论坛|举办|主办|承办|培训|课程|讲师|优惠|入群|加群|欢迎"
)
_INVITED = 60  # characters in which an invitation has one of those words at least
_TIMES = 3  # and how many of them it has: a report has one or two
_LEAST = 4  # characters of a headline that says something


def says_nothing(pair: Comparison) -> bool:
    """Whether what two texts share tells of neither headline, and the headlines are two.

    One flash under two headlines tells of both, and so does an excerpt of a story. What tells a day
    is news, whatever headline a site gave it, and so is a text of some length: no prompt goes on,
    unless it speaks to its reader all the way.
    """
    short, long = pair.short, pair.long
    if not _is_prompt(short.body):
        return False
    if any(value.kind == "date" for value in short.values):
        return False
    return _tells_of_neither(short.head + short.body, short.title, long.title)


def shares_an_invitation(pair: Comparison) -> bool:
    """Whether all that two texts share invites readers to something of which no headline tells.

    An outlet appends such a text to its articles.
    """
    if pair.short.title == pair.long.title:  # as of most reprints
        return False
    body = pair.short.body
    shared = "".join(body[block.a : block.a + block.size] for block in pair.blocks)
    return _is_invitation(shared) and _tells_of_neither(shared, pair.short.title, pair.long.title)


def _tells_of_neither(text: str, one: str, other: str) -> bool:
    """Whether a text has nothing to do with two headlines, nor these with each other."""
    if min(len(one), len(other)) < _LEAST or one == other:
        return False
    return (
        share_told(one, text) < TOLD
        and share_told(other, text) < TOLD
        and share_told(one, other) < 1 / 2
    )


def _is_invitation(text: str) -> bool:
    words = len(_INVITES.findall(text))
    if words >= _TIMES and words * _INVITED >= len(text):
        return True
    return len(text) < _CALL and _speaks_to_its_reader(text)


def _is_prompt(body: str) -> bool:
    if len(body) < _PROMPT:
        return True
    return len(body) < _CALL and _speaks_to_its_reader(body)


def _speaks_to_its_reader(text: str) -> bool:
    return (text.count("你") + text.count("您")) * _SPOKEN_TO >= len(text)
