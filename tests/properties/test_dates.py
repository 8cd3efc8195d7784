"""Dates: every minute of a day in every form that pages print, and what is no date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.newstext.dates import find_date

BEIJING = timezone(timedelta(hours=8))
MINUTES = [divmod(minute, 60) for minute in range(24 * 60)]


class Form(NamedTuple):
    """How a page prints a moment of Beijing time; whether it prints seconds; the year if not."""

    printed: Callable[[datetime], str]
    seconds: bool = True
    year: int | None = None


def as_utc(when: datetime) -> datetime:
    return when.astimezone(UTC)


FORMS: dict[str, Form] = {
    "front matter with zone": Form(lambda t: f"{t:%Y-%m-%d %H:%M:%S} +0800"),
    "front matter": Form(lambda t: f"{t:%Y-%m-%d %H:%M:%S}"),
    "colon zone": Form(lambda t: f"{t:%Y-%m-%dT%H:%M:%S}+08:00"),
    "iso of utc": Form(lambda t: f"{as_utc(t):%Y-%m-%dT%H:%M:%S}Z"),
    "iso of utc with parts of seconds": Form(lambda t: f"{as_utc(t):%Y-%m-%dT%H:%M:%S}.123Z"),
    "iso in another zone": Form(
        lambda t: f"{t.astimezone(timezone(timedelta(hours=-5))):%Y-%m-%dT%H:%M:%S}-05:00"
    ),
    "javascript": Form(lambda t: f"{as_utc(t):%a, %d %b %Y %H:%M:%S} GMT"),
    "mail": Form(lambda t: f"{t:%a, %d %b %Y %H:%M:%S} +0800"),
    "GMT+8": Form(lambda t: f"{t:%Y-%m-%d %H:%M:%S} GMT+8"),
    "CST": Form(lambda t: f"{t:%Y-%m-%d %H:%M:%S} CST"),
    "unix seconds": Form(lambda t: str(int(t.timestamp()))),
    "unix milliseconds": Form(lambda t: str(int(t.timestamp()) * 1000)),
    "digits": Form(lambda t: f"{t:%Y%m%d%H%M%S}"),
    "slashes": Form(lambda t: f"{t:%Y/%m/%d %H:%M:%S}"),
    "dots": Form(lambda t: f"{t:%Y.%m.%d %H:%M:%S}"),
    "labelled, with a source": Form(
        lambda t: f"发布时间:{t:%Y-%m-%d %H:%M:%S}\u2003来源:中新网上海"
    ),
    "Chinese": Form(lambda t: f"{t:%Y年%m月%d日 %H:%M}", seconds=False),
    "Chinese with seconds": Form(lambda t: f"{t:%Y年%m月%d日 %H:%M:%S}"),
    "Chinese without a blank": Form(lambda t: f"{t:%Y年%m月%d日%H:%M}", seconds=False),
    "Chinese without zeros": Form(
        lambda t: f"{t.year}年{t.month}月{t.day}日 {t.hour}:{t:%M}", seconds=False
    ),
    "without any zeros": Form(
        lambda t: f"{t.year}-{t.month}-{t.day} {t.hour}:{t.minute}:{t.second}"
    ),
    "Chinese to the word without zeros": Form(
        lambda t: f"{t.year}年{t.month}月{t.day}日{t.hour}时{t.minute}分", seconds=False
    ),
    "Chinese to the word": Form(
        lambda t: f"{t.year}年{t.month}月{t.day}日 {t.hour}时{t:%M}分", seconds=False
    ),
    "wide blank": Form(lambda t: f"{t:%Y-%m-%d}\u3000{t:%H:%M}", seconds=False),
    "no-break blank": Form(lambda t: f"{t:%Y-%m-%d}\xa0{t:%H:%M}", seconds=False),
    "weekday": Form(lambda t: f"{t:%Y年%m月%d日} 星期二 {t:%H:%M}", seconds=False),
    "weekday in wide brackets": Form(
        lambda t: f"{t:%Y年%m月%d日}（星期二）{t:%H:%M}", seconds=False
    ),
    "blanks": Form(lambda t: f"{t.year} 年 {t.month} 月 {t.day} 日 {t:%H:%M}", seconds=False),
    "wide digits": Form(
        lambda t: f"{t:%Y年%m月%d日 %H:%M}".translate(
            str.maketrans("0123456789:", "０１２３４５６７８９：")
        ),
        seconds=False,
    ),
    "twelve hours": Form(lambda t: f"{t:%Y-%m-%d %I:%M:%S %p}"),
    "C": Form(lambda t: f"{t:%a %b %e %H:%M:%S %Y}"),
    "Java": Form(lambda t: f"{t:%a %b %d %H:%M:%S} CST {t.year}"),
    "UTC": Form(lambda t: f"{as_utc(t):%Y-%m-%d %H:%M:%S} UTC"),
    "after a time of change": Form(
        lambda t: f"更新时间：2023-03-03 03:03:03 发布时间：{t:%Y-%m-%d %H:%M:%S}"
    ),
    "before a time of change": Form(
        lambda t: f"发布时间：{t:%Y-%m-%d %H:%M:%S} 更新时间：2023-03-03 03:03:03"
    ),
    "to the minute": Form(lambda t: f"{t:%Y-%m-%d %H:%M}", seconds=False),
    "no year": Form(lambda t: f"{t:%m-%d %H:%M}", seconds=False, year=2022),
    "no year, Chinese": Form(lambda t: f"{t:%m月%d日 %H:%M}", seconds=False, year=2022),
}
DAYS = [date(2022, 1, 9), date(2022, 12, 31), date(2024, 2, 29), date(2022, 10, 20)]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_minute_of_a_day_is_read_in_every_form(name: str, day: date) -> None:
    form = FORMS[name]
    if form.year is not None:
        day = date(form.year, day.month, min(day.day, 28))
    for hour, minute in MINUTES:
        when = datetime(day.year, day.month, day.day, hour, minute, 7, tzinfo=BEIJING)
        stamp = find_date(form.printed(when), year=form.year)
        assert stamp is not None, form.printed(when)
        precision = "seconds" if form.seconds else "minutes"
        assert stamp.iso == when.isoformat(timespec=precision), form.printed(when)


@pytest.mark.parametrize("name", [name for name, form in FORMS.items() if form.year is not None])
def test_a_form_without_a_year_is_no_date_unless_the_year_is_known(name: str) -> None:
    for hour, minute in MINUTES:
        when = datetime(2022, 9, 1, hour, minute, tzinfo=BEIJING)
        assert find_date(FORMS[name].printed(when)) is None


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2026/7/1", "2026-07-01"),
        ("2022-01-09", "2022-01-09"),
        ("2018年9月10日", "2018-09-10"),
        ("2018年09月10日", "2018-09-10"),
        ("20220109", "2022-01-09"),
        ("二〇二二年一月九日", "2022-01-09"),
        ("二○二二年十二月三十一日", "2022-12-31"),
        ("一九九八年十月二十日", "1998-10-20"),
    ],
)
def test_a_day_alone_stays_a_day(printed: str, day: str) -> None:
    stamp = find_date(printed)
    assert stamp is not None
    assert stamp.iso == day


@pytest.mark.parametrize("printed", ["2022-01-09 11:3２", "２022-01-09 11:3２ +0800"])
def test_digits_of_both_widths_may_stand_in_one_date(printed: str) -> None:
    stamp = find_date(printed)
    assert stamp is not None
    assert stamp.iso == "2022-01-09T11:32+08:00"
    assert stamp.raw == printed


def test_a_day_without_a_year_is_one_where_the_year_is_known() -> None:
    assert find_date("08-01") is None
    stamp = find_date("08-01", year=2022)
    assert stamp is not None
    assert stamp.iso == "2022-08-01"


@pytest.mark.parametrize(
    "text",
    ["", " ", "Invalid Date", " +0800", "null", "undefined", "10:30", "0000-00-00 00:00:00"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_date(text) is None
    assert find_date(text, year=2022) is None


@given(st.integers(1990, 2049), st.integers(1, 12), st.integers(1, 31))
def test_a_day_that_the_calendar_lacks_is_none(year: int, month: int, day: int) -> None:
    try:
        expected = date(year, month, day).isoformat()
    except ValueError:
        expected = None
    for text in (f"{year}-{month:02}-{day:02}", f"{year}年{month}月{day}日 08:30"):
        stamp = find_date(text)
        assert (stamp.iso[:10] if stamp else None) == expected


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2049, 12, 31)),
    st.integers(-12 * 60, 14 * 60),
)
def test_an_explicit_offset_is_converted(naive: datetime, minutes: int) -> None:
    when = naive.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    expected = when.astimezone(BEIJING).isoformat(timespec="seconds")
    for text in (when.isoformat(), f"{when:%Y-%m-%d %H:%M:%S} {when:%z}"):
        stamp = find_date(text)
        assert stamp is not None
        assert stamp.iso == expected


@given(st.datetimes(datetime(2000, 1, 1), datetime(2049, 12, 31)))
def test_gmt_that_means_local_keeps_the_clock(clock: datetime) -> None:
    stamp = find_date(f"{clock:%a, %d %b %Y %H:%M:%S} GMT", gmt_is_local=True)
    assert stamp is not None
    assert stamp.iso == f"{clock:%Y-%m-%dT%H:%M:%S}+08:00"
    assert stamp.note


@pytest.mark.parametrize("hour", range(12))
def test_afternoons_and_evenings_count_from_noon(hour: int) -> None:
    for word, add in (("上午", 0), ("下午", 12)):
        if word == "下午" and hour == 0:
            continue
        stamp = find_date(f"2022年8月14日 {word}{hour}:05")
        assert stamp is not None
        assert stamp.iso == f"2022-08-14T{hour + add:02}:05+08:00"


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    find_date(text, year=2022)


@given(st.text(alphabet="0123456789-/.年月日时分: TZ+GMT上下午", max_size=40))
def test_anything_like_a_date_is_read_without_an_error(text: str) -> None:
    stamp = find_date(text, year=2022)
    if stamp is not None:
        datetime.fromisoformat(stamp.iso)
