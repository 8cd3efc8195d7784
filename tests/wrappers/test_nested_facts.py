"""An article whose headline, date and names stand in an object beside its text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cleaner import Article, NoArticleError, clean

TITLE = "松湖泵站开始试运行"
FIRST = "松湖泵站2日开始试运行，两台机组各一次。"
SECOND = "居民用水不受影响，明年完工。"


def one(item: dict[str, Any]) -> Article:
    (article,) = clean(json.dumps(item, ensure_ascii=False))
    return article


@pytest.mark.parametrize("text", ["text", "page_content", "content"])
@pytest.mark.parametrize("facts", ["meta", "metadata", "meta_info", "attributes"])
def test_facts_beside_a_text_are_the_article_s(text: str, facts: str) -> None:
    told = {"title": TITLE, "publish_time": "2024-01-02 08:00", "author_name": "林望舒"}
    article = one({text: FIRST, facts: told})
    assert (article.title, article.body, article.author) == (TITLE, FIRST, "林望舒")
    assert article.date == "2024-01-02T08:00+08:00"


def test_what_the_article_itself_tells_goes_before() -> None:
    told = {"title": f"{TITLE}_云江网", "date": "2024-01-05", "source": "云江日报"}
    item = {"headline": TITLE, "content": FIRST, "pubDate": "2024-01-02", "meta": told}
    article = one(item)
    assert (article.title, article.date, article.source) == (TITLE, "2024-01-02", "云江日报")


def test_objects_of_another_kind_tell_nothing() -> None:
    item = {"title": TITLE, "content": FIRST}
    for other in ("related", "user", "stats"):
        assert one(item | {other: {"date": "2024-01-05", "author": "林望舒"}}).date is None
    with pytest.raises(NoArticleError):
        one({"text": FIRST, "meta": {"lang": "zh"}})


def test_blocks_of_a_text_are_its_paragraphs_and_pictures_are_none() -> None:
    blocks = [
        {"type": "image", "content": "data:image/gif;base64,R0lGODlh", "desc": "泵站外景"},
        {"type": "text", "content": FIRST},
        {"type": "text", "content": SECOND},
    ]
    assert one({"title": TITLE, "contents": blocks}).body == f"{FIRST}\n{SECOND}"
    both = one({"title": TITLE, "contents": blocks, "texts": [FIRST, SECOND]})
    assert both.body == f"{FIRST}\n{SECOND}"


def test_a_text_in_markdown_gives_its_paragraphs_and_what_its_head_tells() -> None:
    head = f"# {TITLE}\n\n2024-01-02 08:00\n\n来源： 云江日报\n\n"
    pages = {"title": f"{TITLE}-云江网", "sourceURL": "http://news.yunjiang.example/1.html"}
    article = one({"data": {"markdown": f"{head}{FIRST}\n\n**{SECOND}**", "metadata": pages}})
    assert article.body == f"{FIRST}\n{SECOND}"
    assert (article.date, article.source) == ("2024-01-02T08:00+08:00", "云江日报")
    assert (article.title, article.url) == (TITLE, "http://news.yunjiang.example/1.html")
    assert "markdown" not in article.extra


def test_markdown_beside_another_text_travels_along() -> None:
    article = one({"title": TITLE, "markdown": f"**{FIRST}**", "content": SECOND})
    assert (article.body, article.extra) == (SECOND, {"markdown": f"**{FIRST}**"})
