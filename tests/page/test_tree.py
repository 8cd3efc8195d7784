"""Markup is parsed as browsers show it."""

from __future__ import annotations

import pytest

from cleaner.page.tree import parse_markup, text_of


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
