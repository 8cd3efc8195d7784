"""Flashes (快讯): one short paragraph, often without a headline, at times behind a clock.

财联社, 金十 and 华尔街见闻 print the moment, then 【headline】 and text, or the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.lazy import regex

_LONGEST = 400  # characters of a flash
_SHORTEST = 28  # and of one that is told by the clock before it alone
_CLOCK = regex(r"((?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)[\s　]+(?=[\u4e00-\u9fff【]).*[。！…]\Z")
_LONGEST_SENTENCE = 80  # and of a sentence that can stand for its headline
# What agencies and services put before a flash: 财联社2月3日电，, 金十数据10月9日讯，
_OPENING = regex(
    r"\A[^\s，。：！？]{2,10}?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)\s*[，,：:]?\s*"
)
_SENTENCE = regex(r"(?P<text>.+?[。！？!?](?:[”’」』）)]|(?=.)|\Z))", re.S)


def first_sentence(paragraphs: Sequence[str]) -> str | None:
    """Return the sentence that stands for the headline of a flash, None where it is no flash.

    It is the first one, without its full stop and what the agency puts before it.
    """
    if len(paragraphs) != 1 or len(paragraphs[0]) > _LONGEST:
        return None
    text = _OPENING.sub("", paragraphs[0])
    found = _SENTENCE.match(text)
    if found is None or not 4 <= len(found["text"]) <= _LONGEST_SENTENCE:
        return None
    return found["text"].rstrip("。").rstrip()


def clock_before(lines: Sequence[str]) -> str | None:
    """Return the time of day before a flash that is all of a text: `18:22 某公司公告，…。`."""
    if len(lines) != 1 or len(lines[0]) > _LONGEST:
        return None
    found = _CLOCK.match(lines[0])
    return found[1] if found and len(lines[0]) >= _SHORTEST else None
