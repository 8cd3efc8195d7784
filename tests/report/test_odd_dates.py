"""Which dates a reader should doubt: each kind, and the twin that is a usual date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner.report.odd_dates import odd_alone, odd_among
from cleaner.reprints.clusters.copies_before import CopyCounts
from cleaner.reprints.result import Member
from tests.report.looking import Opener, cards, counted, open_filters, open_story
from tests.report.records import record, write_report
from tests.reprints.records import story


def alone(**fields: str | None) -> str | None:
    return odd_alone(json.dumps({"id": "a", **fields}).encode())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"date": "1970-01-01"}, "the date 1970-01-01 cannot be used"),
        ({"date": "1970-01-02"}, None),
        ({"date": None, "date_raw": "上周三"}, "the date 上周三 cannot be used"),
        ({"date": None, "date_raw": None}, None),
        ({"date": "2023-02-30"}, "the date 2023-02-30 cannot be used"),
        ({"date": "2023-02-28"}, None),
        (
            {"date": "2024-03-05T10:00:00+08:00", "captured_at": "2024-03-04T10:00:00+08:00"},
            "later than 2024-03-04T10:00:00+08:00, when the page was saved",
        ),
        ({"date": "2024-03-05T10:00:00+08:00", "captured_at": "2024-03-05T09:58:00+08:00"}, None),
        ({"date": "2024-03-05", "captured_at": "2024-03-05T09:58:00+08:00"}, None),
    ],
)
def test_a_date_is_odd_by_itself(fields: dict[str, str | None], said: str | None) -> None:
    assert alone(**fields) == said


def member(outlet: str, date: str | None) -> Member:
    told = (None, [], [], None, outlet, date, None)
    return Member(f"{outlet} {date}", "full", 1.0, 1.0, *told, *CopyCounts(0, 0, 0))


def test_a_date_before_the_house_that_is_named_as_the_source_is_odd() -> None:
    times = {"甲报": "2024-03-05T10:00", "乙报": "2024-03-05T08:00", "丙报": "2024-03-05T09:55"}
    members = [member(outlet, time) for outlet, time in times.items()]
    told = odd_among(members, [None, "甲报", "甲报"])
    assert told == [None, "before 甲报, which it names as its source", None]  # clocks may differ
    earlier = [*members, member("甲报", "2024-03-05T07:00")]
    assert odd_among(earlier, [None, "甲报", "甲报", None]) == [None] * 4
    days = [member("甲报", "2024-03-05"), member("乙报", "2024-03-05T08:00")]
    assert odd_among(days, [None, "甲报"]) == [None, None]


def test_a_date_most_of_a_year_from_all_others_is_odd() -> None:
    days = ["2023-03-05", "2024-03-04", "2024-03-05", None, "2024-12-20"]
    told = odd_among([member("报", day) for day in days], [None] * 5)
    assert told == ["365 days from any other version", *[None] * 4]


@pytest.mark.browser
def test_an_odd_date_has_its_warning_beside_it_and_can_be_asked_for(
    look: Opener, tmp_path: Path
) -> None:
    records = [
        record("a", story(1), date="2023-03-05", title="甲事"),
        record("b", story(1), date="2024-03-05", title="甲事"),
        record("c", story(2), date="2023-03-05", title="乙事"),
        record("d", story(2), date="2023-03-06", title="乙事"),
        record("e", story(3), date="2099-03-05", title="丙事"),
        record("f", story(3), date="2099-03-06", title="丙事"),
    ]
    page = look(write_report(tmp_path, records))
    open_filters(page)
    page.get_by_label("odd dates").check()
    counted(cards(page), 2)
    card = open_story(page, "甲事")
    assert "⚠ 366 days from any other version" in card.locator(".timeline > li").last.inner_text()
    assert "⚠ later than today" in open_story(page, "丙事").locator(".timeline").inner_text()
