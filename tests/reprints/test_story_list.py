"""The list for people: stories as one would tell them."""

from __future__ import annotations

import pytest

from cleaner.render.pair_lines import pair_lines
from cleaner.render.story_list import story_lines
from cleaner.render.width import columns
from cleaner.reprints import dedupe
from tests.reprints.records import Record, samples, story

WHOLE = story(3, 24)


def told(*records: Record, width: int = 100, ids: bool = False) -> list[str]:
    clusters = dedupe(records).clusters
    lines = story_lines(clusters, width, ids=ids)
    return ["".join(piece.text for piece in line).rstrip() for line in lines]


def article(id_: str, date: str | None, size: int = 24, **more: str) -> Record:
    return Record(id=id_, date=date, body="".join(WHOLE[:size]), **more)


def test_a_story_is_its_headline_and_below_it_each_version_in_order_of_time() -> None:
    found = told(
        article("b", "2024-11-18T11:05:00+08:00", title="地铁开通", outlet="南湾网"),
        article("a", "2024-11-18T09:20:00+08:00", title="六号线开通", outlet="云江日报"),
    )
    assert found == [
        "六号线开通",
        "  2024-11-18 09:20  云江日报      original · first published",
        "  2024-11-18 11:05  南湾网        full 100% · 1 h 45 min later · title",
        "                    地铁开通",
    ]


def test_a_changed_figure_is_told_as_it_is_printed() -> None:
    lines = [*WHOLE, "全长31.4公里。"]
    found = told(
        Record(id="a", title="甲", date="2024-11-18", body="".join(lines)),
        Record(
            id="b",
            title="甲",
            date="2024-11-19",
            body="".join(lines).replace("31.4", "31.7"),
        ),
    )
    assert "                    31.4公里 → 31.7公里" in found


def test_how_much_later_is_told_only_of_times_of_day() -> None:
    days = told(article("a", "2024-11-18", title="甲"), article("b", "2024-11-20", title="甲"))
    assert not any("later" in line for line in days)
    after = told(
        article("a", "2024-11-18T08:00:00+08:00", title="甲"),
        article("b", "2024-11-21T08:30:00+08:00", title="甲"),
    )
    assert any("3 days later" in line for line in after)


def test_ids_stand_there_where_they_are_wanted_or_nothing_else_names_an_article() -> None:
    named = (article("a", "2024-11-18", title="甲"), article("b", "2024-11-19", title="甲"))
    assert not any(line.strip() == "b" for line in told(*named))
    assert any(line.strip() == "b" for line in told(*named, ids=True))
    assert any(
        line.strip() == "b" for line in told(article("a", "2024-11-18"), article("b", "2024-11-19"))
    )


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in told(*samples().values(), width=width, ids=True):
        assert columns(line) <= max(width, 34)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_pairs_name_both_articles_whole_at_any_width(width: int) -> None:
    evil = "\x1b]0;换标题\x07\x9b2J\u202e倒"
    address = "https://hewan.example/" + "market-" * 12 + "1.html"
    records = [
        Record(id=id_, title="甲", date="2024-11-18", body="".join(WHOLE) + text)
        for id_, text in ((address, "全长31.4公里。"), ("b", "全长31.7公里。"), (evil, ""))
    ]
    pairs = dedupe(records).pairs
    assert len(pairs) == 3
    lines = ["".join(p.text for p in line).strip() for line in pair_lines(pairs, width)]
    assert lines.count(address) == 2  # an address is never broken
    assert "31.7公里 → 31.4公里".replace(" ", "") in "".join(lines).replace(" ", "")
    assert all(columns(line) <= width for line in lines if line != address)
    assert not set("".join(lines)) & set("\x1b\x07\x9b\u202e")


def test_a_headline_cannot_command_the_terminal() -> None:
    evil = "\x1b]0;换标题\x07\x9b2J\u202e倒"
    found = "".join(
        told(article("a", "2024-11-18", title=evil, outlet=evil), article("b", "2024-11-19"))
    )
    assert not set(found) & set("\x1b\x07\x9b\u202e")
