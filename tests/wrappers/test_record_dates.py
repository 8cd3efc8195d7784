"""The moments of records: as stores write them, and what is none."""

from __future__ import annotations

import pytest

from cleaner import clean


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ({"date": "2022-03-03 09:15:20.000000", "timezone_type": 3, "timezone": "PRC"}, "09:15:20"),
        ({"date": "2022-03-03 01:15:20.000000", "timezone_type": 3, "timezone": "UTC"}, "09:15:20"),
        ({"__type": "Date", "iso": "2022-03-03T01:15:20.000Z"}, "09:15:20"),
        ({"_seconds": 1646270120, "_nanoseconds": 0}, "09:15:20"),
        ("/Date(1646270120000)/", "09:15:20"),
        ("/Date(1646270120000+0800)/", "09:15:20"),
    ],
)
def test_a_moment_as_stores_write_it_is_read(date: object, iso: str) -> None:
    (article,) = clean([{"title": "云海泵站试运行", "content": "云海泵站试运行。", "date": date}])
    assert article.date == f"2022-03-03T{iso}+08:00"


@pytest.mark.parametrize(
    "date", [{"a": 1}, [2022, 3], True, -1, {"date": "2022-03-03 09:15:20", "timezone": "Mars"}]
)
def test_a_date_that_is_none_is_told_whatever_its_type(date: object) -> None:
    (article,) = clean([{"title": "云海泵站试运行", "content": "云海泵站试运行。", "date": date}])
    told = [w for w in article.warnings if w.startswith("the date could not be read")]
    assert (article.date, len(told)) == (None, 1)


@pytest.mark.parametrize("date", [None, "", False, "N/A", float("nan")])
def test_no_date_at_all_is_nothing_to_tell(date: object) -> None:
    (article,) = clean([{"title": "云海泵站试运行", "content": "云海泵站试运行。", "date": date}])
    assert (article.date, article.warnings) == (None, [])


def test_when_a_crawl_of_the_web_fetched_a_page_is_no_date_of_its_text() -> None:
    text = "云海泵站今天试运行，设备调试两周内完成，居民用水不受影响。新泵站每天供水三万吨。"
    fetched = {"text": text, "timestamp": "2023-03-30T01:02:03Z"}
    address = {"url": "http://news.yunhai.example/a/1.html"}
    (crawled,) = clean([fetched | address])
    assert (crawled.date, crawled.captured_at) == (None, "2023-03-30T09:02:03+08:00")
    assert crawled.warnings[0] == "no date was read; timestamp holds 2023-03-30T01:02:03Z"
    for named in (fetched, fetched | address | {"title": "云海泵站试运行"}):
        (article,) = clean([named])
        assert (article.date, article.captured_at) == ("2023-03-30T09:02:03+08:00", None)
