"""The text of a small element is told without parsing it, and is what parsing it gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.page.page import Page
from cleaner.page.tree import text_of

_TEXTS = ("财经", " &gt; ", "&amp;", "&", "am", "p;", "\n", "<", ">")
_TAGS = (
    *(
        '<a href="/x">',
        "</a>",
        "<A HREF='/y'>",
        "</A>",
        "<b>",
        "</b>",
        "<br>",
        "<i/>",
        "<p>",
        "</p>",
    ),
    *("<span class='y z'>", "</span>", '<em title="a>b">', "</em>", "<font color=red>"),
    *("<!-- x -->", "<script>1<2</script>"),
)
_PIECES = st.sampled_from([*_TEXTS, *_TAGS])


@given(st.lists(_PIECES, max_size=8).map("".join), st.sampled_from(["div", "span", "a"]))
def test_the_text_of_an_element_is_that_of_the_parsed_one(inside: str, name: str) -> None:
    markup = (
        f"<html><body><div><{name} class='crumbs'>{inside}</{name}></div><p>尾</p></body></html>"
    )
    told = next(Page(markup).texts(".crumbs"), None)
    element = Page(markup).one(".crumbs")
    assert told == (None if element is None else text_of(element))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p class=x><a href='/'>首页</a> &gt; <a href='/c'>公司</a></p>", "首页 > 公司"),
        ("<p class=x><a title='a'>首页</a>&am<b>p;</b></p>", "首页&amp;"),
    ],
)
def test_links_and_stress_in_a_line_cost_no_parse(markup: str, text: str) -> None:
    page = Page(markup)
    assert next(page.texts(".x")) == text
    assert "tree" not in vars(page)
    assert not page._cuts
