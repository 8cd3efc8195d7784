"""The scripts of a page."""

from __future__ import annotations

import re

from cleaner.page.script_values import scripts_of


def texts(markup: str) -> list[str]:
    return [text for _, text in scripts_of(markup)]


def test_each_script_that_is_closed_is_given_with_its_attributes() -> None:
    markup = "<script>a = 1</script><SCRIPT type=json>{}</Script ><p>x</p>"
    assert list(scripts_of(markup)) == [("", "a = 1"), (" type=json", "{}")]


def test_a_tag_inside_a_script_opens_none() -> None:
    assert texts('<script>s = "<script>"; t = 1</script>') == ['s = "<script>"; t = 1']


def test_a_script_that_is_left_open_is_none_and_those_before_it_are_given() -> None:
    assert texts("<script>a</script><script>b" + "<script>" * 50) == ["a"]


def test_scripts_of_one_make_alone_are_looked_for() -> None:
    markup = "<script src=x /><script type=ld>1</script><script>2</script>"
    made = re.compile("<script(?P<attributes>[^>]*type=ld)>")
    assert [text for _, text in scripts_of(markup, made)] == ["1"]
