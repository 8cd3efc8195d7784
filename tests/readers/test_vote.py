"""Whose markup is a page in?"""

from __future__ import annotations

from cleaner import Options, clean
from cleaner.page.page import Page
from cleaner.readers.which_site import vote_for_site

EASTMONEY = (
    '<p>云岭<a class="keytip" href="http://quote.eastmoney.com/unify/r/0.300999">星原电子</a>今日公告，'
    '新厂投产，年产能翻番。</p><p class="em_media">（文章来源：财联社）</p>'
)
HEAD = '<h1 class="main-title">星原电子新厂投产</h1><div class="date-source"><span class="date">'
SINA = f'{HEAD}2022年05月16日 08:00</span></div><div class="article" id="artibody">{{}}</div>'


def page(body: str, url: str = "") -> str:
    head = f'<meta property="og:url" content="{url}">' if url else ""
    return f"<html><head><title>星原电子新厂投产</title>{head}</head><body>{body}</body></html>"


def test_the_outer_container_decides_between_two_claims() -> None:
    votes = vote_for_site(Page(page(SINA.format(EASTMONEY))))
    assert set(votes.claims) == {"sina", "eastmoney"}
    assert votes.winner is not None
    assert votes.winner.NAME == "sina"


def test_the_address_decides_before_the_container() -> None:
    url = "http://finance.eastmoney.com/a/202205162380000001.html"
    votes = vote_for_site(Page(page(SINA.format(EASTMONEY), url)))
    assert votes.winner is not None
    assert votes.winner.NAME == "eastmoney"


def test_an_address_that_only_ends_alike_decides_nothing() -> None:
    votes = vote_for_site(
        Page(page("<p>文</p>", "http://noteastmoney.com/a/202205162380000001.html"))
    )
    assert votes.winner is None


def test_everyone_can_be_heard() -> None:
    url = "http://finance.eastmoney.com/a/202205162380000001.html"
    few = vote_for_site(Page(page(EASTMONEY, url)))
    all_of_them = vote_for_site(Page(page(EASTMONEY, url)), everyone=True)
    assert few.asked == ("eastmoney",)
    assert len(all_of_them.asked) == 5
    assert few.winner is all_of_them.winner


def test_two_claims_that_nothing_decides_are_read_as_neither_with_a_warning() -> None:
    body = (
        f"<h1>星原电子新厂投产</h1><div>2022-05-16 08:00 来源：财联社</div>"
        f'<div id="ContentBody">{EASTMONEY}</div>'
        '<div class="left_zw"><p>另一段文字，讲新厂的位置。</p></div>'
    )
    (article,) = clean(page(body))
    assert article.site is None
    assert any("chinanews and eastmoney" in warning for warning in article.warnings)


def test_a_page_that_is_read_as_a_site_whose_layout_it_has_not_says_so() -> None:
    story = "<p>临江大桥昨日合龙，桥长两千三百米，双向六车道，预计明年十月通车。</p>" * 3
    body = f"<h1>临江大桥合龙</h1><div>2022-05-16 08:00 来源：临江日报</div><div>{story}</div>"
    (forced,) = clean(page(body), Options(site="sina"))
    (free,) = clean(page(body))
    assert any("sina's layouts" in warning for warning in forced.warnings)
    assert free.warnings == []
