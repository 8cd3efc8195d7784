"""Meta tags of a page's head, however they are written and however many are asked for."""

from __future__ import annotations

import pytest

from cleaner.page.head import Head
from cleaner.page.variables import assigned

WRITTEN = [
    '<meta name="source" content="青溪日报">',
    "<meta content='青溪日报' name='source'>",
    '<META NAME="Source" CONTENT="青溪日报">',
    '<meta property = "source" content = "青溪日报" />',
    "<meta name=source content=青溪日报>",
    '<meta itemprop=" source " content="青溪日报">',
]


@pytest.mark.parametrize("meta", WRITTEN)
@pytest.mark.parametrize("asked", [0, 30])
def test_a_meta_tag_is_found_whatever_was_asked_before(meta: str, asked: int) -> None:
    head = Head(f"<html><head><title>t</title>{meta}</head><body>")
    assert not any(head.meta(f"name{i}") for i in range(asked))
    assert head.meta("source") == "青溪日报"


def test_a_name_in_a_text_or_another_tag_is_no_meta() -> None:
    head = Head('<head><title>name="source"</title><input name="source" value="x"></head>')
    assert [head.meta(name) for name in ("a1", "a2", "a3", "a4", "a5", "a6", "a7", "source")] == [
        None
    ] * 8


def test_a_variable_is_known_by_its_whole_name() -> None:
    import re

    value = re.compile(r'\s*=\s*"(\d+)"')
    found = assigned('var act = "1"; var my_ct = "2"; var ct = "3";', ("ct",), value)
    assert found is not None
    assert found[1] == "3"
    assert assigned('direct = "1"', ("ct",), value) is None
    both = assigned('ct = "1"; at = "2"', ("at", "ct"), value)
    assert both is not None
    assert both[1] == "2"
