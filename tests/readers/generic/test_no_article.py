"""What is no article is refused with its reason; an article that looks like one of them is not."""

# ruff: noqa: E501 - markup is shown as pages write it

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cleaner import NoArticleError, clean

sys.path.insert(0, str(Path(__file__).parent))
import no_articles
from layouts import BODY, FOOT, NAV, OTHERS, P1, P2, P3, P4, TITLE, html, links

sys.path.pop(0)

TEASERS = "".join(
    f'<div class=item><h3><a href="/a/{i}.html">{t}</a></h3><p>{p}</p><span>2022-10-0{i + 1}</span></div>'
    for i, (t, p) in enumerate(zip(OTHERS, (*BODY, *BODY), strict=False))
)
HOME = html(f"{NAV}<ul>{links(10)}</ul><ul>{links(10)}</ul>{FOOT}", "青溪网_青溪新闻门户")
LIST = html(
    f"{NAV}<div class=crumbs>首页 &gt; 财经</div><ul class=list>{links(10)}{links(10)}</ul><div>上一页 1 2 3 下一页</div>{FOOT}",
    "财经新闻_青溪网",
)
BLOG = html(f"{NAV}<div class=posts>{TEASERS}</div>{FOOT}", "青溪观察")
SEARCH = html(
    f"{NAV}<h1>搜索：光伏</h1><p>共找到 128 条结果</p>{TEASERS}{FOOT}", "光伏_搜索_青溪网"
)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param(HOME, "list", id="home page"),
        pytest.param(LIST, "list", id="list of a channel"),
        pytest.param(BLOG, "list", id="blog's front page with teasers"),
        pytest.param(SEARCH, "list", id="search results"),
        pytest.param(html("<div></div>", ""), "neither a headline nor prose", id="empty page"),
        pytest.param(
            html("<h1>404 Not Found</h1><hr>nginx", "404 Not Found"),
            "error page",
            id="server's error",
        ),
        pytest.param(
            html(
                f"{NAV}<p>抱歉，您访问的页面不存在或已删除，五秒后回到首页。</p>{FOOT}",
                "页面不存在_青溪网",
            ),
            "error page",
            id="soft error",
        ),
        pytest.param(
            html("<form>用户名<input>密码<input><button>登录</button></form>", "登录"),
            "a login page",
            id="login form",
        ),
    ],
)
def test_a_page_that_is_no_article_is_refused(page: str, reason: str) -> None:
    with pytest.raises(NoArticleError, match=reason):
        clean(page)


def test_an_article_whose_page_is_mostly_links_is_read() -> None:
    page = html(
        f"{NAV}<ul>{links(10)}</ul><h1>{TITLE}</h1><div class=i>2022-10-05 09:30 来源：青溪日报</div>"
        f"<div class=b><p>{P1}</p></div><ul>{links(10)}</ul><ul>{links(10)}</ul>{FOOT}"
    )
    assert clean(page)[0].body == P1


def test_an_article_with_teasers_below_it_is_read() -> None:
    page = html(
        f"{NAV}<h1>{TITLE}</h1><div class=i>2022-10-05 09:30 来源：青溪日报</div>"
        f"<div class=b><p>{P4}</p></div><div class=more2><h2>更多</h2>{TEASERS}</div>{FOOT}"
    )
    assert clean(page)[0].body == P4


def test_an_article_under_an_index_address_is_read() -> None:
    page = html(
        f"<h1>{TITLE}</h1><div>2022-10-05 09:30 来源：青溪日报</div><div><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>",
        head='<link rel="canonical" href="https://news.example.com/2022/qingxi/index.html">',
    )
    (article,) = clean(page)
    assert article.url == "https://news.example.com/2022/qingxi/index.html"
    assert article.body.split("\n") == [P1, P2, P3]


def test_an_article_about_the_number_404_is_read() -> None:
    page = html(
        f"<h1>404路公交明起改道 青溪增设三站</h1><div>2022-10-05 09:30</div><p>{P1}</p><p>{P2}</p><p>{P3}</p><p>{P1[::-1]}</p>",
        "404路公交明起改道 青溪增设三站",
    )
    assert clean(page)[0].title == "404路公交明起改道 青溪增设三站"


def test_a_page_of_pictures_with_headline_and_date_is_a_record_with_a_warning() -> None:
    page = html(
        f"<h1>{TITLE}</h1><div class=i>发布时间：2022-10-05 09:30 来源：青溪日报</div><div><img src=/a.jpg></div>{FOOT}"
    )
    (article,) = clean(page)
    assert (article.title, article.body) == (TITLE, "")
    assert "the body is empty" in article.warnings


def test_a_million_nested_tags_end_in_a_bounded_reading() -> None:
    page = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>2022-10-05 09:30</p><p>{P1}</p>"
        + "<div>" * 300_000
        + P2
    )
    (article,) = clean(page)
    assert (article.title, article.date) == (TITLE, "2022-10-05T09:30+08:00")
    assert P1 in article.body


@pytest.mark.parametrize("markup", ["<div><div></div></div>", '<p></p><img src="a.jpg">'])
def test_a_fragment_without_any_text_is_no_article(markup: str) -> None:
    with pytest.raises(NoArticleError, match="neither a headline nor text"):
        clean(markup)


def test_a_fragment_of_one_sentence_is_one_and_so_is_a_known_site_s_empty_container() -> None:
    (article,) = clean("<div><p>临江大桥昨日合龙。</p></div>")
    assert article.body == "临江大桥昨日合龙。"
    (article,) = clean('<div id="ContentBody"></div>')
    assert article.warnings == ["the body is empty"]


@pytest.mark.parametrize("kind", no_articles.KINDS)
def test_no_page_of_a_kind_that_is_none_is_taken_for_an_article(kind: str) -> None:
    taken = []
    for given in no_articles.pages(30):
        if given.kind == kind:
            try:
                taken += clean(given.page)
            except NoArticleError:
                continue
    assert [article.title for article in taken] == []


def test_no_short_article_among_lists_of_others_is_refused() -> None:
    for i in range(100):
        (article,) = clean(no_articles.article(f"article {i}"))
        assert article.date is not None
        assert article.source == "青溪日报"


LIST_OF_TEN = f"<ul>{links(10)}</ul>"
STORY = f"<h1>{TITLE}</h1><div class=i>2022-10-05 09:30 来源：青溪日报</div><p>{P4}</p>"


def test_an_article_whose_declared_address_is_the_site_s_root_is_read() -> None:
    head = '<meta property="og:url" content="http://www.qingxi.example/">'
    assert clean(html(f"{STORY}{LIST_OF_TEN * 3}{FOOT}", head=head))[0].body == P4
    with pytest.raises(NoArticleError):
        clean(html(f"<h1>青溪要闻</h1>{LIST_OF_TEN * 3}{FOOT}", "青溪要闻_青溪网", head))


def test_an_article_below_three_linked_headlines_is_read() -> None:
    others = "".join(f"<h3><a href=/{i}>{t}</a></h3>" for i, t in enumerate(OTHERS[:5]))
    page = f"<h1>{TITLE}</h1><div class=i>2022-10-05 09:30 来源：青溪日报</div><div>{others}</div><p>{P4}</p>"
    assert clean(html(page))[0].body == P4


def test_a_page_in_whose_text_entries_repeat_is_a_live_blog_only_with_a_time_of_publication() -> (
    None
):
    entries = "".join(
        f"<div class=e><span>2022-10-05 1{i}:00</span><p>{t}</p></div>" for i, t in enumerate(BODY)
    )
    head = '<meta property="article:published_time" content="2022-10-05T09:00:00+08:00">'
    assert P1 in clean(html(f"<h1>{TITLE}</h1>{entries}", head=head))[0].body


def test_a_summary_that_is_all_the_text_is_the_text() -> None:
    page = f"<h2>{TITLE}</h2><span>昨天</span><div class=summary>{P1}{P2}</div><ul>{links(4)}</ul>"
    assert clean(html(page))[0].body == P1 + P2
