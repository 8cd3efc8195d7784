"""Asking a page for an element: the slice that is cut out first against the whole tree."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cleaner.page.page import Page
from cleaner.page.tree import Element, text_of
from tests.examples import examples

SELECTORS = [
    *("#artibody", ".date", ".article", "div.article", "span.date", "p.article", "h1#title"),
    *("#artibody .date", ".article .date", "div.article p", "#artibody span", ".article .article"),
]
TAGS = ["div", "span", "p", "section", "h1", "a"]
NESTING = ["div", "section", "span"]
TEXTS = st.text(alphabet="田艺 \n&;ab", max_size=8).map(lambda t: t.replace("&", "&amp;"))
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' id="artibody"',
        " id='artibody'",
        " id=artibody",
        ' class="date"',
        " class='date last'",
        ' class="article date"',
        " class=article",
        ' class="articles"',
        ' id="title"',
        ' data-x="artibody"',
        ' title="a > b" class="date"',
        ' title=\'say "date"\' class="article"',
        ' href="/date/artibody"',
        ' CLASS="date"',
        ' class = "date"',
        '\n class="article"\n',
    ]
)
NOISE = st.sampled_from(
    [
        '<!-- <div class="date">no</div> -->',
        '<!--<p id="artibody">-->',
        "<!-- </div> -->",
        "<script>var a = '<div class=\"article\">';</script>",
        "<script>document.write('</div>')</script>",
        "<style>.date > p { color: red }</style>",
        "<br>",
        "<br/>",
        '<img src="date.png" class="date">',
        "<input value='</div>'>",
    ]
)


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Give elements that hold what is drawn; of those that cannot nest, only flat ones."""
    nested = st.builds(
        lambda tag, given, inside: f"<{tag}{given}>{''.join(inside)}</{tag}>",
        st.sampled_from(NESTING),
        ATTRIBUTES,
        st.lists(children, max_size=4),
    )
    flat = st.builds(
        lambda tag, given, text: f"<{tag}{given}>{text}</{tag}>",
        st.sampled_from(TAGS),
        ATTRIBUTES,
        TEXTS,
    )
    return nested | flat


REGULAR = st.lists(st.recursive(TEXTS | NOISE, element, max_leaves=12), max_size=5).map("".join)
BROKEN_BITS = st.sampled_from(
    ["<div>", "</div>", "<p>", "</p>", "</span>", '<div class="date">', '<p id="artibody">', "<li>"]
)
BROKEN = st.lists(st.recursive(TEXTS | NOISE, element, max_leaves=6) | BROKEN_BITS, max_size=8)


def described(found: Element | None) -> object:
    return None if found is None else (found.tag, dict(found.attrib), text_of(found))


def whole(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>"


def first_of_tree(markup: str, selector: str) -> object:
    return described(next(iter(Page(markup).all(selector)), None))


def once(markup: str, selector: str) -> bool:
    """Tell whether an id that begins a selector of several steps stands once on a page."""
    first, *rest = selector.split()
    return not rest or not first.startswith("#") or len(Page(markup).all(first)) < 2


CAREFUL = settings(max_examples=examples(400), suppress_health_check=list(HealthCheck))


@CAREFUL
@given(REGULAR, st.sampled_from(SELECTORS))
def test_the_slice_holds_the_element_that_the_tree_has_first(body: str, selector: str) -> None:
    markup = whole(body)
    assume(once(markup, selector))
    assert described(Page(markup).one(selector)) == first_of_tree(markup, selector)


@CAREFUL
@given(BROKEN.map("".join), st.sampled_from(SELECTORS))
def test_broken_markup_gives_the_element_that_the_tree_has_first(body: str, selector: str) -> None:
    markup = whole(body)
    assume(once(markup, selector))
    assert described(Page(markup).one(selector)) == first_of_tree(markup, selector)


@CAREFUL
@given(REGULAR, st.sampled_from([s for s in SELECTORS if "#" not in s]))
def test_all_elements_of_a_class_are_given_in_page_order(body: str, selector: str) -> None:
    markup = whole(body)
    expected = [described(e) for e in Page(markup).all(selector)]
    assert [described(e) for e in Page(markup).each(selector)] == expected


@CAREFUL
@given(REGULAR, st.sampled_from(SELECTORS))
def test_texts_and_has_agree_with_the_elements(body: str, selector: str) -> None:
    markup = whole(body)
    found = list(Page(markup).each(selector))
    assert list(Page(markup).texts(selector)) == [text_of(e) for e in found]
    assert Page(markup).has(selector) == bool(found)


def test_an_id_that_stands_twice_is_looked_for_again() -> None:
    markup = whole('<div id="artibody"></div><div id="artibody"><p class="date">田</p></div>')
    assert described(Page(markup).one("#artibody .date")) == ("p", {"class": "date"}, "田")


@pytest.mark.parametrize("selector", SELECTORS)
def test_an_empty_page_has_no_element(selector: str) -> None:
    for markup in ("", "text", "<", "<!--", whole("")):
        assert Page(markup).one(selector) is None
        assert not Page(markup).has(selector)
