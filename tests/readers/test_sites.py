"""What the sites' modules read off addresses, and where a page's fields are looked for."""

from __future__ import annotations

import re

import pytest

from cleaner import clean
from cleaner.newstext import dates
from cleaner.readers.sites import eastmoney


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("http://finance.eastmoney.com/a/202201092241008492.html", "202201092241008492"),
        ("http://finance.eastmoney.com/news/1345,202201092241008492.html", "202201092241008492"),
        ("http://finance.eastmoney.com/news/1345,20180813925127596.html", "20180813925127596"),
        ("http://finance.eastmoney.com/news/1345,2018081392512759.html", None),
        ("http://finance.eastmoney.com/news/cgsxw.html", None),
    ],
)
def test_eastmoney_s_number_has_17_or_18_digits(address: str, number: str | None) -> None:
    assert eastmoney.article_id(address) == number


@pytest.mark.parametrize(
    ("address", "year"),
    [
        ("https://tech.sina.cn/2017-09-28/detail-ifymqxyz7999207.d.html", 2017),
        ("http://finance.eastmoney.com/a/202201092241008492.html", 2022),
        ("http://www.jwview.com/jingwei/html/08-18/683963.shtml", None),
        ("http://example.com/html/2048/page.html", None),
        (None, None),
    ],
)
def test_an_address_gives_the_year_where_it_gives_the_month(
    address: str | None, year: int | None
) -> None:
    assert dates.year_in(address) == year


_PAGE = """<html><head><title>云岭古茶园挂牌_新浪财经_新浪网</title>
<meta property="article:published_time" content="2016-04-09T10:41:20+08:00">
<meta property="article:author" content="云岭网"></head><body>
<h1 id="artibodyTitle">云岭古茶园挂牌</h1>
<span class="time-source">2016年04月09日10:38 <span><a href="#">云岭晚报</a></span></span>{banner}
<div id="artibody"><p>　　云岭县首批四十一片古茶园近日挂牌，总面积约两千三百亩。</p></div>{below}
</body></html>"""


def test_what_a_page_shows_goes_before_its_meta_tags_however_far_above() -> None:
    far = f'<ins class="sinaads" data-t="{"A" * 30_000}"></ins>'
    for banner in ("", far):
        (article,) = clean(_PAGE.format(banner=banner, below=""))
        assert article.date == "2016-04-09T10:38+08:00"
        assert article.source == "云岭晚报"


def test_a_source_below_the_text_is_another_page_s() -> None:
    page = _PAGE.replace("time-source", "nothing").format(
        banner="",
        below='<span class="time-source">2016年04月08日 <a href="#">别处</a></span>' + "x" * 9,
    )
    (article,) = clean(page.replace("</div><span", f"</div><p>{'广' * 7000}</p><span"))
    assert article.source == "云岭网"
    assert article.outlet == "新浪财经"


def test_the_editor_below_the_container_is_the_article_s() -> None:
    below = '<p class="article-editor">责任编辑：何岸 SF099</p>'
    (article,) = clean(_PAGE.format(banner="", below=below))
    assert article.editor == "何岸"
    assert "何岸" not in article.body


_BODY = """<p>　　原标题：（夜读）南屏县的末班公交&nbsp;</p>
<div class="img_wrapper"><img src="http://n.sinaimg.cn/news/bus.jpg" data-mceselected="1">
<span class="img_descr">　　末班公交驶出车站。 记者何予安摄</span></div>
<p>　　夜里十一点半，南屏县的末班公交准时发车，车上坐了九个人。&nbsp;</p>
<p>　　下个月起，末班车将再晚半个小时。（完）</p>
<p class="show_author">责任编辑：常予 </p>"""


def test_a_body_alone_is_known_by_what_sina_s_editing_system_writes() -> None:
    (article,) = clean(_BODY)
    assert article.site == "sina"
    assert (article.original_title, article.editor) == ("（夜读）南屏县的末班公交", "常予")
    assert article.body.count("\n") == 1
    assert [image.caption for image in article.images] == ["末班公交驶出车站。 记者何予安摄"]
    (other,) = clean(re.sub(r' class="\w+"', "", _BODY))
    assert other.site is None


_ELSEWHERE = """<html><head><title>南屏县末班公交延时_荆楚网</title></head><body><div>
<h1 class="detail-title">南屏县末班公交延时</h1>
<div class="{info}"><span>来源：湖北日报</span> <span>2023-10-22 06:15</span></div>
<div class="{body}"><p>{text}</p><p>{text}</p>{below}</div></div></body></html>"""
_TEXT = "夜里十一点半，南屏县的末班公交准时发车，司机说从下个月起末班车还将再晚半个小时。"


@pytest.mark.parametrize(
    ("info", "body", "below", "site"),
    [
        ("info", "txt_con", "", None),
        ("intal_tit", "txt_con", "", "stcn"),
        ("detail-info", "detail-content", "", None),
        ("detail-info", "detail-content", '<i class="detail-content-editor"></i>', "stcn"),
        ("info", "rm_txt_con", '<p><span id="paper_num">《 湖北日报 》</span></p>', None),
    ],
)
def test_stcn_claims_a_page_by_what_is_its_own_and_not_by_names_that_anybody_uses(
    info: str, body: str, below: str, site: str | None
) -> None:
    (article,) = clean(_ELSEWHERE.format(info=info, body=body, below=below, text=_TEXT))
    assert article.site == site
    assert article.source == "湖北日报"


def _saved_from_its_share_box(address: str) -> bytes:
    return (
        '<div class="social-share" data-title="清河乳业：新牧场预计年底投产"'
        f' data-url="{address}"></div>'
        '<div class="detail-content"><p>清河乳业表示，新牧场预计年底投产。</p></div>'
    ).encode()


def test_a_stcn_page_saved_without_its_header_has_its_headline_from_the_share_box() -> None:
    (article,) = clean(_saved_from_its_share_box("https://h5.stcn.com/pages/detail/detail?id=1"))
    assert (article.site, article.title) == ("stcn", "清河乳业：新牧场预计年底投产")


def test_a_share_box_of_another_house_makes_no_page_stcns() -> None:
    (article,) = clean(_saved_from_its_share_box("https://www.notstcn.com/detail?id=1"))
    assert article.site is None
