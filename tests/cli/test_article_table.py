"""Articles drawn for people: a table of many, one to be read."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from cleaner.output.record_columns import Projection
from cleaner.render.article_table import ArticleTable
from cleaner.render.article_view import article_lines
from cleaner.render.width import Line, columns

EVIL = "\x1b[31m红\x1b]0;换标题\x07\x9b2J\u202e倒"


def text(lines: Any) -> list[str]:
    return ["".join(piece.text for piece in line).rstrip() for line in lines]


def article(**fields: Any) -> dict[str, Any]:
    known = {"title": "河湾镇集市恢复", "date": "2024-05-06T07:08:09+08:00", "source": "河湾日报"}
    return dict.fromkeys(Projection().columns) | known | fields


def rows(*records: dict[str, Any], width: int = 80, fields: Any = None) -> list[str]:
    table = ArticleTable(fields, width)
    lines: list[Line] = [*table.head()]
    for record in records:
        lines += table.row(record)
    return text(lines)


def test_cells_stand_below_their_heads_whatever_their_width() -> None:
    head, row, other = rows(article(outlet="e公司"), article(source="ab", outlet="河湾网"))
    at = columns(head[: head.index("outlet")])
    for line, name in ((row, "e公司"), (other, "河湾网")):
        assert columns(line[: line.index(name)]) == at


def test_what_a_page_does_not_tell_is_seen_to_be_missing() -> None:
    _, row = rows(article(date=None, source=None))
    assert row.split() == ["—", "—", "—", "河湾镇集市恢复"]


def test_a_long_headline_goes_on_below_itself_and_is_whole() -> None:
    title = "河湾镇集市在停办三年之后于本月初恢复，首日有二百一十四户摊主到场"
    head, *lines = rows(article(title=title))
    at = columns(head[: head.index("headline")])
    assert len(lines) == 2
    assert lines[1].startswith(" " * at)
    assert "".join(line.split()[-1] for line in lines) == title


def test_a_text_that_fills_more_than_three_lines_says_that_it_goes_on() -> None:
    _, *lines = rows(article(body="河湾镇的集市恢复了。" * 60), fields=("date", "body"))
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_fields_without_room_beside_each_other_stand_below_each_other() -> None:
    names = ("date", "title", "url", "id", "path")
    lines = rows(article(url="https://hewan.example/a/1"), fields=names)
    assert [line.split()[0] for line in lines if line] == list(names)
    assert "url    https://hewan.example/a/1" in lines
    assert "id     —" in lines


@pytest.mark.parametrize("width", [24, 40, 80, 200])
@pytest.mark.parametrize("fields", [None, ("title",), ("date", "title", "url"), ("body", "source")])
def test_no_row_is_wider_than_the_terminal(width: int, fields: Any) -> None:
    record = article(
        outlet="河湾镇融媒体中心客户端", body="字" * 500, url="hewan.example/" + "a" * 90
    )
    assert all(columns(line) <= width for line in rows(record, width=width, fields=fields))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_one_article_is_its_headline_what_is_known_of_it_and_its_text(width: int) -> None:
    body = "集市在本月初恢复，首日有二百一十四户摊主到场，比停办之前多了三十户。\n第二段。"
    record = article(body=body, linked_securities=[{"name": "河湾股份", "code": "300999"}])
    lines = text(article_lines(record, width))
    assert lines[0] == "河湾镇集市恢复"
    assert "date    2024-05-06T07:08:09+08:00" in lines
    assert "source  河湾日报" in lines
    assert "  河湾股份 300999" in lines
    assert body.replace("\n", "") in "".join(lines)
    assert all(columns(line) <= width for line in lines)


def test_an_address_can_be_copied_out_of_an_article() -> None:
    url = "https://hewan.example/2024/05/06/" + "market-" * 12 + "1.html?from=list&page=2"
    lines = text(article_lines(article(url=url, body=f"详见{url}，或到现场。"), 60))
    assert sum(url in line for line in lines) == 2


def test_nothing_of_an_article_commands_the_terminal() -> None:
    record = article(title=EVIL, source=EVIL, outlet=EVIL, body=EVIL, keywords=[EVIL], url=EVIL)
    drawn = "".join(rows(record) + rows(record, fields=("keywords", "body", "url", "id", "path")))
    drawn += "".join(text(article_lines(record, 80)))
    assert not {c for c in drawn if unicodedata.category(c) in ("Cc", "Cf")}
