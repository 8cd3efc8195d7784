"""Hexo posts that feeds were turned into, with all that the mirror does to them."""

from __future__ import annotations

import pytest

from cleaner import Article, clean
from cleaner.pipeline import Options

FIRST = "云海市水务局3月2日宣布，新建的松湖泵站开始试运行。"


def post(
    body: str = f"<p>{FIRST}</p>",
    *,
    title: str = "'松湖泵站试运行'",
    date: str = "Wed, 02 Mar 2022 09:15:00 GMT",
    channel: str = "证券时报网",
) -> str:
    return (
        f"\n---\ntitle: {title}\ncategories: \n - 金融\n - {channel}\n - 要闻\n"
        f"headimg: 'undefined'\nauthor: {channel}\ncomments: false\ndate: {date}\n"
        f"thumbnail: 'undefined'\n---\n\n<div>   \n{body}\n</div>\n            "
    )


def one(text: str, options: Options | None = None) -> Article:
    (article,) = clean(text, options)
    return article


def test_the_channel_names_the_site_and_neither_source_nor_author() -> None:
    article = one(post())
    assert (article.wrapper, article.site) == ("hexo", "stcn")
    assert (article.source, article.author) == (None, None)


def test_gmt_is_beijing_time_in_the_stcn_channel_and_gmt_in_sina_s() -> None:
    assert one(post()).date == "2022-03-02T09:15:00+08:00"
    assert one(post()).date_note is not None
    assert one(post(channel="新浪财经")).date == "2022-03-02T17:15:00+08:00"
    local = Options(gmt_is_local=True)
    assert one(post(channel="新浪财经"), local).date == "2022-03-02T09:15:00+08:00"


def test_an_invalid_date_is_none_and_is_kept_as_printed() -> None:
    article = one(post(date="Invalid Date"))
    assert (article.date, article.date_raw) == (None, "Invalid Date")


@pytest.mark.parametrize("title", ["''", "' '", ""])
def test_an_empty_title_is_none(title: str) -> None:
    article = one(post(title=title))
    assert (article.title, article.body) == (None, FIRST)


@pytest.mark.parametrize("title", ["'松湖泵站试运行'", "''"])
def test_an_empty_body_is_a_record_with_a_warning(title: str) -> None:
    article = one(post("", title=title))
    assert article.body == ""
    assert "the body is empty" in article.warnings


def test_braces_written_as_entities_are_braces() -> None:
    article = one(post(f"<p>&#123;{FIRST}&#125;</p>", title="'&#123;松湖&#125;泵站'"))
    assert (article.title, article.body) == ("{松湖}泵站", "{" + FIRST + "}")


def test_any_other_hexo_post_is_no_feed_s() -> None:
    article = one(f"---\ntitle: 松湖泵站试运行\ndate: 2022-03-02\ncomments: true\n---\n{FIRST}")
    assert (article.wrapper, article.body) == ("jekyll", FIRST)
