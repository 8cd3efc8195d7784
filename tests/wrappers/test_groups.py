"""Every article that a document of JSON holds comes out, or a line says which does not, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Article, NoArticleError, clean
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart

TEXT = "青桐县水务局宣布，第{}号泵站开始试运行，供水能力提高两成。"


def item(n: int, **more: Any) -> dict[str, Any]:
    return {
        "title": f"青桐县第{n}号泵站试运行",
        "content": TEXT.format(n),
        "date": "2024-03-02 09:15",
        **more,
    }


def found(value: object) -> list[Article | str]:
    data = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    return [str(g) if isinstance(g, FailedPart) else g[0] for g in read(data)]


def titles(value: object) -> list[str | None]:
    return [got if isinstance(got, str) else got.title for got in found(value)]


ITEMS = [item(1), item(2), item(3)]
TITLES = [one["title"] for one in ITEMS]
COLUMNS = list(ITEMS[0])
CELLS = [list(one.values()) for one in ITEMS]


def columns(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {name: {str(i): one[name] for i, one in enumerate(items)} for name in items[0]}


def arrays(items: list[dict[str, Any]]) -> dict[str, list[Any]]:
    return {name: [one[name] for one in items] for name in items[0]}


WAYS: dict[str, Callable[[list[dict[str, Any]]], Any]] = {
    "records": lambda items: items,
    "list": arrays,
    "dict": columns,
    "columns": columns,
    "index": lambda items: {str(i): one for i, one in enumerate(items)},
    "split": lambda items: {
        "columns": list(items[0]),
        "index": list(range(len(items))),
        "data": [list(one.values()) for one in items],
    },
    "table": lambda items: {
        "schema": {"fields": [{"name": n, "type": "string"} for n in items[0]]},
        "data": items,
    },
    "values under a head": lambda items: [list(items[0]), *(list(i.values()) for i in items)],
    "fields and items": lambda items: {
        "code": 0,
        "data": {"fields": list(items[0]), "items": [list(one.values()) for one in items]},
    },
    "by address": lambda items: {f"http://x.cn/{i}.html": one for i, one in enumerate(items)},
    "by id": lambda items: {f"n{i:09}": one for i, one in enumerate(items)},
    "by code": lambda items: {f"60{i:04}": [one] for i, one in enumerate(items)},
    "two lists": lambda items: {"hot": items[:1], "latest": items[1:]},
    "pages": lambda items: [{"page": 1, "list": items[:2]}, {"page": 2, "list": items[2:]}],
    "an answer": lambda items: {"code": 0, "msg": "ok", "data": {"total": 3, "list": items}},
    "wrapped each": lambda items: [{"id": f"w{i}", "data": one} for i, one in enumerate(items)],
    "deep": lambda items: {"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": items}}}}}}}},
}


@pytest.mark.parametrize("way", WAYS)
def test_each_article_comes_out_of_each_way_to_put_them(way: str) -> None:
    assert titles(WAYS[way](ITEMS)) == TITLES


@given(
    st.sampled_from(sorted(WAYS)),
    st.lists(st.integers(1, 10**6), min_size=2, max_size=8, unique=True),
    st.sampled_from(["{}", "callback({})", "var list = {};", '{{"result": {}}}']),
)
def test_what_is_put_in_by_any_way_comes_out_all_of_it(
    way: str, numbers: list[int], around: str
) -> None:
    items = [item(n, id=f"a{n}") for n in numbers]
    text = around.format(json.dumps(WAYS[way](items), ensure_ascii=False))
    articles = [got for got in found(text.encode()) if isinstance(got, Article)]
    assert sorted(got.id for got in articles) == sorted(f"a{n}" for n in numbers)
    assert sorted(got.body for got in articles) == sorted(TEXT.format(n) for n in numbers)


@given(
    st.recursive(
        st.one_of(
            st.none(), st.integers(), st.text(max_size=8), st.builds(item, st.integers(1, 10**9))
        ),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.text("abxyz", max_size=3), inner)
        ),
        max_leaves=12,
    )
)
def test_wherever_an_article_stands_it_comes_out(value: Any) -> None:
    def count(node: Any) -> int:
        if isinstance(node, dict):
            return 1 if "content" in node else sum(map(count, node.values()))
        return sum(map(count, node)) if isinstance(node, list) else 0

    try:
        got = found({"found": value})
    except NoArticleError:
        got = []
    assert sum(isinstance(one, Article) for one in got) == count(value)


def test_a_key_that_is_a_fact_becomes_one() -> None:
    bare = [{k: v for k, v in one.items() if k != "date"} for one in ITEMS[:2]]
    first, second = found({"http://x.cn/1.html": bare[0], "http://x.cn/2.html": bare[1]})
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.url, second.id) == ("http://x.cn/1.html", "http://x.cn/2.html")
    days = found({"2024-05-01": bare[:1], "2024-05-02": bare[1:]})
    assert [got.date for got in days if isinstance(got, Article)] == ["2024-05-01", "2024-05-02"]
    own = found({"2024-05-01": ITEMS[:1], "2024-05-02": ITEMS[1:]})
    assert {got.date for got in own if isinstance(got, Article)} == {"2024-03-02T09:15+08:00"}


def test_the_name_of_a_group_travels_along_and_the_number_of_a_row_does_not() -> None:
    hot, latest = found({"hot": ITEMS[:1], "latest": ITEMS[1:2]})
    assert isinstance(hot, Article)
    assert isinstance(latest, Article)
    assert (hot.extra, latest.extra) == ({"group": "hot"}, {"group": "latest"})
    assert [got.extra for got in found(WAYS["index"](ITEMS)) if isinstance(got, Article)] == [
        {}
    ] * 3
    assert [got.extra for got in found({"list": ITEMS}) if isinstance(got, Article)] == [{}] * 3


def test_a_group_that_cannot_be_read_is_told() -> None:
    got = titles({"a1": ITEMS[:1], "a2": ITEMS[1:2], "a3": {"error": "timeout"}, "a4": None})
    assert got == [*TITLES[:2], "a3: no article in it"]
    headlines = [{"title": "青桐县水务局领导班子调整", "url": "http://x.cn/9"}]
    assert titles({"list": ITEMS, "hot": headlines}) == [*TITLES, "hot: 1 headlines without a text"]


def test_what_stands_beside_articles_and_is_none_is_not_told_as_one() -> None:
    value = {
        "code": 0,
        "data": {"list": ITEMS, "page": {"size": 20}, "channels": [{"id": 1, "title": "财经"}]},
        "links": ["http://x.cn/"],
    }
    assert titles(value) == TITLES


def test_comments_are_no_articles() -> None:
    said = {"content": "这个泵站离我家很近，希望早点投入使用。", "time": "2024-03-02 10:00"}
    assert titles({"article": ITEMS[0], "comments": [said, said]}) == TITLES[:1]
    assert titles({"article": ITEMS[0], "list": [{**said, "nickname": "某人"}]}) == TITLES[:1]


def test_paragraphs_in_an_array_are_one_article() -> None:
    lines = ["第一段话。", "第二段话。", "第三段话。"]
    (article,) = found({"title": "青桐县泵站试运行", "content": lines, "tags": ["水务", "民生"]})
    assert isinstance(article, Article)
    assert article.body.split("\n") == lines
    (scraped,) = found({"title": ["青桐县泵站试运行"], "content": lines, "date": ["2024-03-02"]})
    assert isinstance(scraped, Article)
    assert (scraped.title, scraped.body.split("\n")) == ("青桐县泵站试运行", lines)
    numbered = [{"行号": n, "是否重复": False, "内容": line} for n, line in enumerate(lines)]
    (corpus,) = found({"文件名": "a/1.txt", "时间": "20240302", "段落": numbered})
    assert isinstance(corpus, Article)
    assert (corpus.date, corpus.body.split("\n")) == ("2024-03-02", lines)


def test_columns_of_unequal_length_are_told() -> None:
    broken = arrays(ITEMS) | {"content": ["一段", "两段"]}
    (why,) = found(broken)
    assert why == "row 1: a table whose columns are not equally long: title 3, content 2, date 3"


def test_a_row_of_another_length_is_told_and_the_others_are_read() -> None:
    got = titles({"columns": COLUMNS, "data": [CELLS[0], CELLS[1][:2], CELLS[2]]})
    assert got == [TITLES[0], "row 2: a row of 2 cells, under a head of 3", TITLES[2]]


def test_facts_beside_nested_data_are_the_article_s() -> None:
    inside = {"content": TEXT.format(1), "title": "青桐县泵站试运行"}
    (got,) = found([{"id": "20240302", "time": "2024-03-02 09:15:01", "data": inside}])
    assert isinstance(got, Article)
    assert (got.id, got.date) == ("20240302", "2024-03-02T09:15:01+08:00")
    (got,) = found({"code": 0, "time": "2030-01-01 00:00:00", "data": inside})  # the server's clock
    assert isinstance(got, Article)
    assert got.date is None


@pytest.mark.parametrize(
    "number",
    [
        1709342101,
        1709342101000,
        1709342101000000,
        1709342101000000000,
        1709342101.0,
        "1709342101000",
        {"$date": {"$numberLong": "1709342101000"}},
    ],
)
def test_a_moment_in_any_unit_since_1970_is_read(number: object) -> None:
    (got,) = found(item(1, date=number))
    assert isinstance(got, Article)
    assert got.date == "2024-03-02T09:15:01+08:00"


def test_a_number_that_is_no_moment_is_none() -> None:
    (got,) = found(item(1, date=17093))
    assert isinstance(got, Article)
    assert (got.date, got.date_raw) == (None, "17093")
    assert got.warnings == ["the date could not be read: 17093"]


@pytest.mark.parametrize("nothing", [None, "nan", "NaN", "None", "null", "NaT", "<NA>", ""])
def test_what_programs_write_for_nothing_is_no_value(nothing: object) -> None:
    (got,) = found(item(1, source=nothing, date=nothing, author=nothing, url=nothing))
    assert isinstance(got, Article)
    assert (got.source, got.date, got.author, got.url) == (None, None, None, None)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_a_number_that_is_none_is_no_value(number: str) -> None:
    text = json.dumps(item(1, source="@"), ensure_ascii=False).replace('"@"', number)
    (got,) = found(text.encode())
    assert isinstance(got, Article)
    assert got.source is None


def test_a_question_and_its_answer_are_a_text() -> None:
    asked, answered = "请问公司泵站何时投产？", "您好，公司泵站预计年内投产，感谢关注。"
    record = {"股票代码": "600999", "问题": asked, "提问时间": 1684209600000, "回答内容": answered}
    (got,) = found([record])
    assert isinstance(got, Article)
    assert got.body == f"{asked}\n{answered}"
    assert got.date == "2023-05-16T12:00:00+08:00"
    (unanswered,) = [
        str(g) for g in read(json.dumps([record | {"回答内容": ""}, record]).encode())
    ][:1]
    assert unanswered == "item 1: an object without title and text"


@pytest.mark.parametrize("name", ["id", "url"])
def test_a_blank_article_that_is_named_is_one_and_a_blank_object_is_none(name: str) -> None:
    blank = {"title": "", "date": "", "body": ""}
    (got,) = found([blank | {name: "https://yunjiang.example/1.html"}])
    assert isinstance(got, Article)
    assert (got.body, got.warnings) == ("", ["the body is empty"])
    (refused, _) = found([blank, item(1)])
    assert not isinstance(refused, Article)


def test_deeply_nested_values_take_no_time_and_end_nothing() -> None:
    value: Any = ITEMS[0]
    for _ in range(400):
        value = {"data": value, "more": {"data": {"x": 1}}}
    with pytest.raises(NoArticleError):
        clean(json.dumps(value))
