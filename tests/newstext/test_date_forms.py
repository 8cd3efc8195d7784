"""Dates in the rarer forms, where they stand on a line, and what only looks like one."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.newstext import date_forms, dates, header_line


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("发布时间：19-09-30 08:21 财经领域创作者", "2019-09-30T08:21+08:00"),
        ("19-09-30", "2019-09-30"),
        ("09.10.20 7:05", "2009-10-20T07:05+08:00"),
        ("14年3月5日 10:21", "2014-03-05T10:21+08:00"),
        ("十一月 6th, 2009", "2009-11-06"),
        ("6 月 12, 2014 10:30", "2014-06-12T10:30+08:00"),
        ("25 十二月, 2011", "2011-12-25"),
        ("2014年十二月6日", "2014-12-06"),
        ("民國113年7月24日 16:21", "2024-07-24T16:21+08:00"),
        ("中華民國 98 年 7 月 4 日", "2009-07-04"),
        ("113年7月24日", "2024-07-24"),
        ("發布日期：113-07-24", "2024-07-24"),
        ("2024年3月5日 週二 下午4時05分", "2024-03-05T16:05+08:00"),
        ("2024-03-05 星期二 10:30", "2024-03-05T10:30+08:00"),
        ("2024-03-05 | 10:30", "2024-03-05T10:30+08:00"),
        ("20240305 10:30", "2024-03-05T10:30+08:00"),
        ("20240305T023015Z", "2024-03-05T10:30:15+08:00"),
        ("March 5, 2024 10:30", "2024-03-05T10:30+08:00"),
        ("Tuesday, March 5th, 2024 at 12:30 a.m.", "2024-03-05T00:30+08:00"),
        ("Tue, 5 March 2024 - 10:30 GMT", "2024-03-05T18:30+08:00"),
        ("10:30 PM EST, Tue March 5, 2024", "2024-03-06T11:30+08:00"),
        ("05-Mar-2024", "2024-03-05"),
        ("Sept. 5, 2024", "2024-09-05"),
        ("MARCH 5, 2024", "2024-03-05"),
        ("Updated 18:30, 05-Mar-2024", "2024-03-05T18:30+08:00"),
        ("Publié le 5 mars 2024 à 10:30", "2024-03-05T10:30+08:00"),
        ("5. März 2024, 10:30 Uhr", "2024-03-05T10:30+08:00"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("5 марта 2024, 10:30", "2024-03-05T10:30+08:00"),
        ("05.03.2024 10:30", "2024-03-05T10:30+08:00"),
        ("25/03/2024", "2024-03-25"),
        ("3/25/2024", "2024-03-25"),
        ("Mar. 5, 2024 10:30 ET", "2024-03-05"),  # which hour it is there, the season decides
        ("Tue Mar 12 2024 20:15:07 GMT+0800 (中国标准时间)", "2024-03-12T20:15:07+08:00"),
        ("10 May 2024 8:05 PM", "2024-05-10T20:05+08:00"),
        ("Updated: March 6, 2024 Published: March 5, 2024 10:30", "2024-03-05T10:30+08:00"),
        ("更新 / 2019年10月19日 11:20 AM 发布 / 2019年10月15日 8:00 AM", "2019-10-15T08:00+08:00"),
    ],
)
def test_a_rarer_form_is_read(text: str, iso: str) -> None:
    stamp = dates.find_date(text)
    assert stamp is not None
    assert stamp.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "09-30 08:21",  # no year
        "12/05/14",  # a day or a month first
        "3/5/2024",
        "版本 1.05.03.2024",
        "5 marchands 2024",
        "编号 19-09-30",
        "服刑14年3月5日后获释",
        "客服电话 010-12-10-15",
        "192.113.07.24",
        "第113.07.24.5版",
        "May I 2024",
        "Sec. 5, 2024",
        "10月12日",
        "Marching 5 2024",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates.find_date(text) is None


def test_a_year_that_had_to_be_told_is_noted() -> None:
    stamp = dates.find_date("发布时间：19-09-30 08:21")
    assert stamp is not None
    assert stamp.raw == "19-09-30 08:21"
    assert stamp.note == "a year of two digits, read as of this century"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("临江网 2024-03-05 10:30 来源：临江日报", "2024-03-05 10:30"),
        ("By Lin Wei, March 5, 2024 10:30 Updated later", "March 5, 2024 10:30"),
        ("发布时间：19-09-30 08:21 作者", "19-09-30 08:21"),
        ("记者 林微 民國113年7月24日 報導", "民國113年7月24日"),
    ],
)
def test_a_date_on_a_line_stands_without_what_is_around_it(line: str, date: str) -> None:
    span = header_line.date_span(line)
    assert span is not None
    assert line[slice(*span)] == date


def test_a_copy_of_an_extension_tells_its_address_and_when_it_was_taken() -> None:
    page = (
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n"
        " url: https://news.linjiang.example/a/20240312/77.html \n"
        " saved date: Tue Mar 12 2024 20:15:07 GMT+0800 (中国标准时间)\n--><head>"
        "<title>临江港新航线开通</title></head><body><h1>临江港新航线开通</h1>"
        "<p>2024-03-12 17:02</p><div>"
        "<p>临江港十二日开通一条新航线，每周往返两班，货轮当天上午启程。</p>"
        "<p>港口负责人介绍，新航线把运输时间缩短了两天，首月舱位已经订满。</p></div></body></html>"
    )
    (article,) = clean(page)
    assert article.url == "https://news.linjiang.example/a/20240312/77.html"
    assert article.captured_at == "2024-03-12T20:15:07+08:00"


def test_a_headline_is_told_at_once_by_characters_that_no_form_of_a_date_has() -> None:
    patterns = [value.pattern for value in vars(dates).values() if hasattr(value, "groupindex")]
    patterns += [form.pattern for form in date_forms.FORMS]
    written = {char for pattern in patterns for char in pattern if char > "\u303f"}
    ours = {char for char in written if dates._NO_DATE.search(char)}
    assert not ours


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2024年7月3日 星期三 下午3:05", True),
        ("二〇二四年七月三日", True),
        ("民國113年7月24日", True),
        ("2024-07-03", True),
        ("Jul 3, 2024", True),
        ("2024年7月3日早报", False),
        ("7月3日公告汇总", False),
        ("三季度增长2.5%", False),
    ],
)
def test_a_text_is_a_date_where_nothing_else_stands_in_it(text: str, is_one: bool) -> None:
    assert dates.is_date(text) is is_one


@pytest.mark.parametrize("text", ["2019-1-5 8:3", "2019-1-5 8:3:123", "2019年1月5日8时5"])
def test_a_score_and_a_cut_off_number_behind_a_day_are_no_time(text: str) -> None:
    stamp = dates.find_date(text)
    assert stamp is not None
    assert stamp.iso == "2019-01-05"


def test_a_number_behind_a_minute_is_no_second() -> None:
    stamp = dates.find_date("2019年1月5日8时35分4人获救")
    assert stamp is not None
    assert stamp.iso == "2019-01-05T08:35+08:00"


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-03T09:15:20+99:00",
        "2022-03-03 09:15 -1561",
        "Thu, 03 Mar 2022 09:15:20 +2500",
        "1970-01-01 08:00:00",
        "1970-01-01T00:00:00Z",
        "9999999999",
    ],
)
def test_what_no_clock_shows_is_no_date_and_is_not_shifted(text: str) -> None:
    assert dates.find_date(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-03-03T09:15:20+14:00", "2022-03-03T03:15:20+08:00"),
        ("1970-01-01", "1970-01-01"),
        ("1970-01-01 09:00:00", "1970-01-01T09:00:00+08:00"),
        ("2022-03-03 09:15-10:30", "2022-03-03T09:15+08:00"),
        ("2022-03-03 09:15 -05:00", "2022-03-03T22:15+08:00"),
        ("2022-03-03T09:15-10:00", "2022-03-04T03:15+08:00"),
    ],
)
def test_a_far_zone_a_span_and_a_day_long_ago_are_read_as_what_they_are(
    text: str, iso: str
) -> None:
    stamp = dates.find_date(text)
    assert stamp is not None
    assert stamp.iso == iso


@pytest.mark.parametrize("clock", ["10:61", "24:00", "25:10:00"])
@pytest.mark.parametrize("day", ["2022-03-03", "2022年3月3日", "２０２２－０３－０３"])
def test_a_time_of_day_that_is_none_leaves_the_day_and_is_told(day: str, clock: str) -> None:
    stamp = dates.find_date(f"{day} {clock}")
    assert stamp is not None
    assert (stamp.iso, stamp.note) == ("2022-03-03", "the time of day could not be read")


def test_a_score_behind_a_day_is_nothing_to_tell() -> None:
    assert dates.find_date("2022-03-03 3:2") == dates.Stamp("2022-03-03", "2022-03-03")
