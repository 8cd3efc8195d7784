"""How the benchmark of labelled pages tells right from wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.benchmarks.labelled import Answer, score

GOLD: dict[str, Any] = {
    "title": "某公司发布年报",
    "dates": ["2024-03-05 08:30"],
    "source": ["证券日报"],
    "body": ["第一段说了一件事。", "第二段说了另一件事。"],
    "optional": ["图为公司大楼。"],
}
RIGHT = Answer(
    "某公司 发布年报",
    "2024-03-05T08:30:00+08:00",
    "证券日报",
    "第一段说了一件事。\n第二段说了另一件事。",
)


def test_an_answer_that_tells_all_is_right_in_all() -> None:
    assert score(RIGHT, GOLD) == (1, 1, 1, 1, 1)


def test_a_caption_that_the_gold_leaves_open_costs_nothing_and_a_foreign_line_does() -> None:
    assert score(RIGHT._replace(body=RIGHT.body + "\n图为公司大楼。"), GOLD).body == 1
    assert score(RIGHT._replace(body=RIGHT.body + "\n点击打开客户端"), GOLD).body < 1


@pytest.mark.parametrize(
    ("date", "day", "minute"),
    [
        ("2024-03-05T00:30:00+00:00", True, True),
        ("2024-03-05", True, False),
        ("2024-03-05 09:30", True, False),
        ("2024-03-06 08:30", False, False),
        ("yesterday", False, False),
        (None, False, False),
    ],
)
def test_a_date_is_right_by_its_day_and_by_its_minute(
    date: str | None, day: bool, minute: bool
) -> None:
    scored = score(RIGHT._replace(date=date), GOLD)
    assert (scored.day, scored.minute) == (day, minute)


def test_where_a_page_names_no_source_to_tell_none_is_right() -> None:
    unnamed = GOLD | {"source": []}
    assert score(RIGHT._replace(source=None), unnamed).source
    assert not score(RIGHT, unnamed).source
