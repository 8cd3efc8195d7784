"""Markup is parsed as browsers show it."""

from __future__ import annotations

import pytest

from cleaner.page.tree import parse_markup, spaced_text, text_of


@pytest.mark.parametrize("stray", ["</body>", "</html>", "</body></html>", "</BODY></HTML>"])
def test_what_follows_a_stray_end_of_the_page_is_read(stray: str) -> None:
    tree = parse_markup(f"<html><body><p>一。</p>{stray}<p>二。</p><p>三。</p></body></html>")
    assert tree is not None
    assert text_of(tree) == "一。二。三。"
    assert len(tree.findall(".//p")) == 3


def test_a_stray_end_of_the_page_makes_no_character_of_two_pieces() -> None:
    tree = parse_markup("<p>泵站&#</body>0</p><p>明年</p>")
    assert tree is not None
    assert text_of(tree) == "泵站&#0明年"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>var shown = 1;</script>",
        "<style>.a { color: red }</style>",
        "<iframe src='x'><p>没有框架</p></iframe>",
        "<b>试运<!-- 三号 -->行</b><script>a()</script>",
    ],
)
def test_what_no_browser_shows_is_no_text_of_an_element(inside: str) -> None:
    page = parse_markup(f"<h1>泵站{inside}明天<br>开工</h1>")
    assert page is not None
    (headline,) = page.iter("h1")
    words = "泵站试运行明天" if "<b>" in inside else "泵站明天"
    assert text_of(headline) == f"{words}开工"
    assert spaced_text(headline) == f"{words} 开工"


def test_a_frame_has_no_text_and_the_title_of_a_page_has_one() -> None:
    page = parse_markup("<title>泵站</title><iframe class=title><p>没有框架</p></iframe>")
    assert page is not None
    assert [text_of(element) for element in page.iter("title", "iframe")] == ["泵站", ""]
