"""A house's name at the end of a record's or a feed item's headline is the page's, and goes."""

from __future__ import annotations

import json

import pytest

from cleaner import Article, clean
from tests.wrappers.items import in_feed, in_record

TITLE = "松湖泵站试运行 云海供水能力提高"
FIRST = "云海市水务局3月2日宣布，新建的松湖泵站开始试运行。"


def record(title: str, text: str = FIRST) -> Article:
    return in_record(title=title, content=text)


def feed(title: str) -> Article:
    return in_feed(title, FIRST)


@pytest.mark.parametrize(
    "suffix",
    [
        "_新浪财经_新浪网",
        "_东方财富网",
        "-中新网",
        " - 证券时报网",
        "——新华网",
        "|澎湃新闻",
        "_要闻频道_腾讯网",
        "_新浪",
        " - 搜狐",
        "&nbsp;- 光明网",
    ],
)
def test_the_name_of_a_known_house_goes(suffix: str) -> None:
    assert record(TITLE + suffix).title == TITLE
    assert record(TITLE + suffix, f"<p>{FIRST}</p>").title == TITLE
    assert feed(TITLE + suffix).title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "松湖泵站试运行_某某财经网",
        "松湖泵站试运行-云海热线",
        "云海供水大会开幕 两家公司同台 京东-腾讯",
        "云海供水大会开幕 两家公司同台——新浪",
        "对话 | 腾讯新闻",
        "观察｜央视",
        "云海-松湖铁路客运量一年增长两成",
        "供水能力提高--专家解读松湖泵站",
        "新华社：松湖泵站试运行",
        "新浪网",
        "财经-新浪网",
    ],
)
def test_other_ends_of_a_headline_stay(title: str) -> None:
    assert record(title).title == title
    assert feed(title).title == title


def test_a_record_of_ours_keeps_its_headline() -> None:
    written = record(TITLE).to_dict() | {"title": f"{TITLE}_新浪网"}
    (again,) = clean(json.dumps(written))
    assert again.title == f"{TITLE}_新浪网"
    del written["warnings"]
    (again,) = clean(json.dumps(written))
    assert again.title == f"{TITLE}_新浪网"
