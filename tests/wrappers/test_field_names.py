"""The names that tables, interfaces and crawlers give an article's fields."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner import Article, NoArticleError
from tests.wrappers.items import in_record

TITLE = "松湖泵站试运行"
FIRST = "云海市水务局3月2日宣布，新建的松湖泵站开始试运行。"
SECOND = "设备调试将在两周内完成，居民用水不受影响。"
BODY = f"{FIRST}\n{SECOND}"


def one(item: dict[str, Any]) -> Article:
    return in_record(**item)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("news_title", "news_body"),
        ("ArticleTitle", "articleText"),
        ("Art_Title", "Art_Content"),
        ("notice_title", "notice_content"),
        ("doc_title", "doc_text"),
        ("post_title", "post_content"),
        ("contenttitle", "content"),
        ("新闻标题", "新闻内容"),
        ("文章标题", "正文内容"),
        ("公告标题", "公告内容"),
        ("标题", "新闻正文"),
    ],
)
def test_a_field_is_known_behind_the_word_for_what_it_belongs_to(title: str, text: str) -> None:
    article = one({title: TITLE, text: BODY})
    assert (article.title, article.body, article.extra) == (TITLE, BODY, {})


@pytest.mark.parametrize(
    ("key", "value", "field", "told"),
    [
        ("news_time", "2022-03-02 09:15", "date", "2022-03-02T09:15+08:00"),
        ("art_showTime", "2022-03-02 09:15", "date", "2022-03-02T09:15+08:00"),
        ("rec_time", "2022-03-02 09:15", "date", "2022-03-02T09:15+08:00"),
        ("发布日期", "2022年3月2日", "date", "2022-03-02"),
        ("公告日期", "2022-03-02", "date", "2022-03-02"),
        ("文章来源", "云海日报", "source", "云海日报"),
        ("媒体", "云海日报", "source", "云海日报"),
        ("src", "云海日报", "source", "云海日报"),
        ("news_from", "云海日报", "source", "云海日报"),
        ("Art_MediaName", "云海日报", "source", "云海日报"),
        ("新闻链接", "http://x.cn/a/1.html", "url", "http://x.cn/a/1.html"),
        ("链接地址", "http://x.cn/a/1.html", "url", "http://x.cn/a/1.html"),
        ("关键字", "水务,泵站", "keywords", ["水务", "泵站"]),
        ("article_author", "张三", "author", "张三"),
        ("news_id", 17, "id", "17"),
    ],
)
def test_the_other_fields_are_known_so_too(key: str, value: object, field: str, told: str) -> None:
    article = one({"title": TITLE, "content": BODY, key: value})
    assert getattr(article, field) == told
    assert article.extra == {}


def test_a_field_s_bare_name_goes_before_one_with_a_prefix_unless_it_is_empty() -> None:
    both = one({"news_title": "另一个标题", "title": TITLE, "content": BODY})
    assert (both.title, both.extra) == (TITLE, {"news_title": "另一个标题"})
    assert one({"title": "", "news_title": TITLE, "content": BODY}).title == TITLE


@pytest.mark.parametrize("key", ["newsroom", "artist", "doctor", "新闻网", "news_views", "posted"])
def test_a_name_that_only_begins_like_a_prefix_travels_along(key: str) -> None:
    assert one({"title": TITLE, "content": BODY, key: "某"}).extra == {key: "某"}


@pytest.mark.parametrize("key", ["news_id", "docid", "新闻ID"])
def test_a_publisher_s_number_is_the_id_only_where_no_address_is(key: str) -> None:
    assert one({"title": TITLE, "content": BODY, key: "77"}).id == "77"
    article = one({"title": TITLE, "content": BODY, key: "77", "url": "http://x.cn/1"})
    assert (article.id, article.extra) == ("http://x.cn/1", {key: "77"})
    assert one({"title": TITLE, "content": BODY, key: "77", "id": "8"}).id == "8"


def test_the_article_id_of_a_record_is_not_its_id() -> None:
    article = one({"title": TITLE, "body": BODY, "article_id": "77", "url": "http://x.cn/1"})
    assert (article.id, article.article_id) == ("http://x.cn/1", "77")


def test_an_object_with_a_prefixed_title_and_no_text_is_no_article() -> None:
    with pytest.raises(NoArticleError):
        one({"新闻标题": TITLE, "发布时间": "2022-03-02 09:15", "新闻链接": "http://x.cn/1"})


@pytest.mark.parametrize("day", ["2022-03-02", "2022年3月2日", "2022-03-02 00:00:00"])
def test_a_day_and_a_time_of_day_in_two_fields_are_one_date(day: str) -> None:
    item = {"title": TITLE, "content": BODY, "发布日期": day, "发布时间": "21:08:11"}
    article = one(item)
    assert (article.date, article.extra) == ("2022-03-02T21:08:11+08:00", {})


def test_a_clock_says_nothing_beside_a_date_that_has_its_own() -> None:
    item = {"title": TITLE, "content": BODY, "date": "2022-03-02 09:15", "time": "21:08"}
    assert one(item).date == "2022-03-02T09:15+08:00"
    assert one(item | {"date": "2022-03-02", "time": "第21期"}).date == "2022-03-02"
    alone = one({"title": TITLE, "content": BODY, "time": "21:08"})
    assert (alone.date, alone.date_raw) == (None, "21:08")


@pytest.mark.parametrize("form", ["str", "_src", "_text", "-show", "Formatted"])
def test_a_date_that_stands_twice_is_read_where_it_can_be(form: str) -> None:
    item = {"title": TITLE, "content": BODY, "publish_time": "11分钟前", "updated": "2022-03-04"}
    assert one(item | {f"publish_time{form}": "2022-03-02 09:15"}).date == "2022-03-02T09:15+08:00"
    assert one(item).date == "2022-03-04"


@pytest.mark.parametrize("key", ["addtime", "inputtime", "gmt_create", "刊登日期", "news_sendtime"])
def test_other_systems_names_of_the_date_are_known(key: str) -> None:
    assert one({"title": TITLE, "content": BODY, key: "2022-03-02"}).date == "2022-03-02"


def test_a_date_under_a_name_that_is_not_known_is_told_and_not_taken() -> None:
    item = {"title": TITLE, "content": BODY}
    article = one(item | {"eventDate": "2022-03-02"})
    assert article.date is None
    assert article.warnings == ["no date was read; eventDate holds 2022-03-02"]
    for silent in ({"crawl_date": "2022-03-02"}, {"read_time": 3}, {"expireDate": ""}):
        assert one(item | silent).warnings == []
    assert one(item | {"eventDate": "2022-03-02", "date": "2022-03-01"}).warnings == []
