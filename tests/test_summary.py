"""A page's abstract, bare."""

from __future__ import annotations

import pytest

from cleaner import clean

PAGE = (
    "<html><head><title>临江大桥合龙_东方财富网</title></head><body>"
    '<div class="newsContent"><h1>临江大桥合龙</h1><div class="time-source">'
    '<div class="time">2018年09月10日 08:12</div></div><div class="b-review">{}</div>'
    '<div id="ContentBody" class="Body"><p>临江大桥昨日合龙，桥长两千三百米。</p></div>'
    "</div></body></html>"
)


@pytest.mark.parametrize(
    ("printed", "summary"),
    [
        ("大桥明年通车。", "大桥明年通车。"),
        ("【临江大桥合龙】大桥明年通车。", "大桥明年通车。"),
        ("摘要：大桥明年通车。（财联社）", "大桥明年通车。"),
        ("【要闻】大桥明年通车。（含引桥）", "【要闻】大桥明年通车。（含引桥）"),
        ("摘要", None),
    ],
)
def test_label_headline_and_source_are_no_part_of_a_summary(
    printed: str, summary: str | None
) -> None:
    (article,) = clean(PAGE.format(printed))
    assert article.summary == summary
