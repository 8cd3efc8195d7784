"""One row for each field of the record, and everybody asks it."""

from __future__ import annotations

import json

import msgspec
import pytest

from cleaner import clean
from cleaner.article import FIELDS, Kept
from cleaner.field_table import (
    BY_RULES,
    FACTS,
    HEADER,
    LABELS,
    TABLE,
    joined_fields,
    spellings,
)

ROWS = TABLE.values()
BODY = "青溪县七日宣布，全县出口比上年同期增长一成，其中机电产品占六成以上。"
PAGE = (
    "<html><head><title>青溪出口增长一成</title>{head}</head><body>{crumbs}<h1>青溪出口增长一成</h1>"
    f"<p>2022-10-05 09:30 来源：青溪日报</p><p>{BODY}</p><p>{BODY}</p></body></html>"
)


def test_the_table_has_the_fields_of_the_record_in_their_order() -> None:
    assert tuple(TABLE) == FIELDS
    assert TABLE["column"].label == "栏目"


def test_places_above_an_article_are_counted_without_a_gap() -> None:
    for places in ([f.facts for f in ROWS if f.facts], [f.header for f in ROWS if f.header]):
        assert sorted(places) == list(range(1, len(places) + 1))
    assert FACTS[0] == HEADER[0] == "date"
    assert set(LABELS) <= set(HEADER)


@pytest.mark.parametrize("name", [name for name in TABLE if TABLE[name].spellings])
def test_a_record_of_others_gives_each_field_that_has_spellings(name: str) -> None:
    told = {
        "id": "a1",
        "title": "青溪出口增长一成",
        "date": "2022-10-05",
        "body": BODY,
        "url": "https://news.example/a/1.html",
        "captured_at": "2022-10-06 08:00:00",
    }
    for spelling in {spellings(name)[0], spellings(name)[-1]}:
        others = {key: value for key, value in told.items() if key != name}
        record = others | {spelling: told.get(name, "青溪")}
        [article] = clean(json.dumps(record, ensure_ascii=False))
        assert getattr(article, name), spelling


def test_a_spelling_names_one_field() -> None:
    named = [name for field in ROWS for name in field.spellings.split()]
    assert len(named) == len(set(named))
    assert spellings("column")[0] == "column"
    assert "column" in joined_fields(Kept.TOLD)
    assert "column" in BY_RULES


@pytest.mark.parametrize(
    ("head", "crumbs", "column"),
    [
        ("", "<div class=crumb><a>首页</a> &gt; <a>财经</a> &gt; 正文</div>", "财经"),
        ("", "<ul class=breadcrumb><li>首页</li><li>财经</li><li>正文</li></ul>", "财经"),
        ("", "<div>当前位置：首页 &gt; 财经</div>", "财经"),
        ('<meta property="article:section" content="财经">', "", "财经"),
        ('<meta property="article:section" content="finance">', "", None),
        ("", "<div class=path><a>财经</a></div>", None),
        ("", "<p>利润 &gt; 收入</p>", None),
    ],
)
def test_a_page_tells_its_column_by_crumbs_or_metadata(
    head: str, crumbs: str, column: str | None
) -> None:
    (article,) = clean(PAGE.format(head=head, crumbs=crumbs))
    assert article.column == column


@pytest.mark.parametrize(
    ("key", "value", "column"),
    [
        ("column", "要闻", "要闻"),
        ("频道", "要闻", "要闻"),
        ("categories", "要闻", None),
        ("category", "news", None),
        ("category", ["要闻", "公司"], "要闻"),
        ("channel", {"name": "要闻"}, "要闻"),
        ("栏目", "首页 > 要闻 > 公司", "公司"),
    ],
)
def test_a_record_tells_its_column_and_keeps_what_is_not_ours(
    key: str, value: object, column: str | None
) -> None:
    (article,) = clean(msgspec.json.encode({"title": "青溪出口增长一成", "body": BODY, key: value}))
    assert article.column == column
    assert article.extra == ({} if key == "column" else {key: value})


def test_a_paste_tells_its_column_by_a_label_or_by_crumbs() -> None:
    head = "当前位置：首页 > 财经\n青溪出口增长一成\n2022-10-05 09:30 来源：青溪日报\n"
    labelled = "标题：青溪出口增长一成\n栏目：财经\n日期：2022-10-05\n正文：\n"
    assert clean(head + BODY)[0].column == "财经"
    assert clean(labelled + BODY)[0].column == "财经"
