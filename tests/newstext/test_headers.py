"""Lines that are nothing but a header, where they stand inside a body."""

from __future__ import annotations

import pytest

from cleaner.newstext import header_line


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("2026年10月06日 14:02 来源：中国新闻网", {"source": "中国新闻网"}),
        ("发布时间：2021-01-03 10:05:00 来源：中国新闻网", {"source": "中国新闻网"}),
        ("中国新闻网 2021-01-03 10:05:00", {"source": "中国新闻网"}),
        ("2021-01-03 10:05 中国新闻网", {"source": "中国新闻网"}),
        ("2021-01-03 10:05 作者：沈若安", {"author": "沈若安"}),
        (
            "来源：云岭侨网公众号 (ID:yunling)作者：韩星",
            {"source": "云岭侨网公众号", "author": "韩星"},
        ),
    ],
)
def test_a_header_line_tells_its_names(line: str, named: dict[str, str]) -> None:
    assert header_line.header_line(line) == named


@pytest.mark.parametrize(
    "line",
    [
        "2021年1月3日 10:05",  # a chronicle's division
        "2021年1月3日 10:05 首班车从清河站发出",
        "2021-01-03 来源：中国新闻网",
        "临江港 2021-01-03 10:05",
        "来源：云岭日报",  # one name is the credits' affair
        "来源：三成靠补贴，七成靠门票",
        "2021年1月3日10:05，来源：消息称线路将调整。",
    ],
)
def test_a_line_of_the_story_is_none(line: str) -> None:
    assert header_line.header_line(line) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("北京时间", "北京时间"),
        ("时间财经", "时间财经"),
        ("人民网-文化频道", "人民网-文化频道"),
        ("北京时间 时间：2022-10-05", "北京时间"),
        ("临江网 频道：财经", "临江网"),
        ("临江网字体：大 中 小", "临江网"),
        ("临江网 阅读 12", "临江网"),
    ],
)
def test_a_label_s_word_inside_a_name_does_not_end_it(text: str, name: str) -> None:
    assert header_line.name_at(text) == name
