"""Numeric entities: of any length, and of numbers that no character has."""

from __future__ import annotations

import html

import pytest

from cleaner import clean
from cleaner.newstext.entities import unescape

TEXT = "松湖泵站今天试运行，首日抽水三万立方米。泵站站长介绍，明年汛期前全部机组投入运行。" * 3


@pytest.mark.parametrize(
    "entity", ["&#" + "9" * 5000 + ";", "&#4567890123;", "&#99999999", "&#x110000;", "&#1114112;"]
)
def test_a_number_behind_unicode_is_the_mark_of_replacement(entity: str) -> None:
    assert unescape(f"图{entity}书") == "图\ufffd书"


def test_a_number_with_many_zeros_before_it_is_its_character() -> None:
    assert unescape("&#" + "0" * 5000 + "20013;&#x" + "0" * 5000 + "4e2d") == "中中"


@pytest.mark.parametrize(
    "text", ["&amp;#20013;", "&#20013;&nbsp;&copy", "&#55295;&#xE000;", "&#x1F600;", "&#0;&#128;"]
)
def test_all_else_is_as_python_reads_it(text: str) -> None:
    assert unescape(text) == html.unescape(text)


@pytest.mark.parametrize("number", ["9" * 5000, "4567890123", "55296", "xDfFf"])
def test_pages_posts_and_feeds_with_such_a_headline_are_read(number: str) -> None:
    headline = f"泵站&#{number};试运行"
    page = f"<title>{headline}</title><h1>{headline}</h1><p>{TEXT}</p>"
    post = f"---\ntitle: {headline}\ndate: 2022-01-09\ncomments: true\nthumbnail: x\n---\n<p>{TEXT}"
    item = f"<item><title>{headline}</title><description>{TEXT}</description></item>"
    feed = f"<rss version='2.0'><channel>{item}</channel></rss>"
    for data in (page, post, feed):
        (article,) = clean(data.encode())
        assert TEXT in article.body
