"""Pages of CMSs and platforms that many publish with: told by their markup, `site` stays null."""

# ruff: noqa: E501 - markup is shown as pages write it

from __future__ import annotations

from typing import NamedTuple

import pytest

from cleaner import clean
from cleaner.readers import families

TITLE = "临江港集团中标云岭码头二期工程"
PARAGRAPHS = [
    "临江港集团今日公告，公司中标云岭码头二期工程，中标金额三点七亿元，占上年营业收入的百分之九。",
    "公告称，工程包括十二台自动化轨道吊，交货期十四个月，将对公司明后两年的业绩产生积极影响。",
]
TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


class Case(NamedTuple):
    """A page's body and head, and what it says."""

    template: str
    body: str
    head: str = ""
    date: str | None = "2024-03-05T10:30+08:00"
    source: str | None = "临江日报"
    author: str | None = None
    editor: str | None = None
    outlet: str | None = "临江网"


CASES = {
    "163, since 2021": Case(
        "163-2021",
        f'<h1 class="post_title">{TITLE}</h1><div class="post_info">2024-03-05 10:30:05　来源: <a>临江日报</a><a>举报</a></div>'
        f'<div class="post_body">{TEXT}</div><div class="post_author">责任编辑：何楚宁_NB12345</div>',
        date="2024-03-05T10:30:05+08:00",
        editor="何楚宁",
    ),
    "163, since 2013": Case(
        "163-2013",
        f'<h1 id="h1title">{TITLE}</h1><div class="ep-time-soure">2024-03-05 10:30:05　来源: <a id="ne_article_source">临江日报</a></div>'
        f'<div id="endText">{TEXT}<div class="ep-source"><span class="ep-editor">责任编辑：何楚宁_NB12345</span></div></div>',
        date="2024-03-05T10:30:05+08:00",
        editor="何楚宁",
    ),
    "sohu, since 2017": Case(
        "sohu-2017",
        f'<div class="text-title"><h1>{TITLE}<span class="article-tag">原创</span></h1></div><div class="article-info">'
        f'<span class="time" id="news-time" data-val="1709605800000">2024-03-05 10:30</span></div><article id="mp-editor">{TEXT}</article>',
        source=None,
    ),
    "sohu, since 2009": Case(
        "sohu-2009",
        f'<div id="contentA"><h1>{TITLE}</h1><div class="sourceTime"><div class="l">来源：<span id="media_span">临江日报</span></div>'
        f'<div class="r">2024年03月05日10:30</div></div><div id="contentText">{TEXT}</div><div class="editor">责任编辑：何楚宁</div></div>',
        editor="何楚宁",
    ),
    "xinhua, since 2021": Case(
        "xinhua-2021",
        '<div class="header"><div class="header-time"><span class="year"><em>2024</em></span><span class="day"><em>03</em>/<em>05</em></span><span class="time">10:30:05</span></div>'
        f'<div class="source">来源：临江日报</div><div class="head-line"><h1><span class="title">{TITLE}</span></h1></div></div><div id="detailContent">{TEXT}</div><span class="editor">【责任编辑:何楚宁】</span>',
        date="2024-03-05T10:30:05+08:00",
        editor="何楚宁",
    ),
    "xinhua, since 2016": Case(
        "xinhua-2016",
        f'<div class="h-title">{TITLE}</div><div class="h-info"><span class="h-time">2024-03-05 10:30:05</span><span> 来源： 临江日报 </span></div>'
        f'<div id="p-detail">{TEXT}</div>',
        date="2024-03-05T10:30:05+08:00",
    ),
    "people, since 2020": Case(
        "people-2020",
        f'<h1>{TITLE}</h1><div class="channel"><div class="col-1-1">2024年03月05日10:30 | 来源：<a>临江日报</a></div></div>'
        f'<div class="rm_txt_con">{TEXT}<div class="edit">(责编：何楚宁)</div></div>',
        editor="何楚宁",
    ),
    "people, since 2008": Case(
        "people-2008",
        f'<h1 id="p_title">{TITLE}</h1><span id="p_publishtime">2024年03月05日10:30</span> <span id="p_origin">来源：<a>临江日报</a></span>'
        f'<div id="p_content">{TEXT}</div><div id="p_editor">(责任编辑：何楚宁)</div>',
        editor="何楚宁",
    ),
    "WeChat": Case(
        "wechat-2013",
        f'<h1 id="activity-name">{TITLE}</h1><a id="js_name">海川研究</a><em id="publish_time"></em><div id="js_content">{TEXT}</div>'
        '<script>var ct = "1709605805";</script>',
        head='<meta name="author" content="何楚宁">',
        date="2024-03-05T10:30:05+08:00",
        source=None,
        author="何楚宁",
        outlet="海川研究",
    ),
    "WeChat, pictures": Case(
        "wechat-picture",
        '<div id="js_image_content"></div><script>window.cgiDataNew = { ret: \'0\' * 1, nick_name: JsDecode(\'海川研究\'), '
        f"title: JsDecode('{TITLE}'), content_noencode: JsDecode('{PARAGRAPHS[0]}\\x0a{PARAGRAPHS[1]}'), create_time: JsDecode('2024-03-05 10:30') }};</script>",
        source=None,
        outlet="海川研究",
    ),
    "Founder's e-paper": Case(
        "founder-epaper",
        f'<founder-title>{TITLE}</founder-title><founder-author>何楚宁</founder-author><founder-date>2024-03-05</founder-date>'
        f'<div id="ozoom"><founder-content>{TEXT}</founder-content></div>',
        date="2024-03-05",
        source=None,
        author="何楚宁",
    ),
    "Founder's CMS": Case(
        "founder-cms",
        f"<!--enpproperty <articleid>7</articleid><date>2024-03-05 10:30:05:000</date><author>何楚宁</author><title>{TITLE}</title>/enpproperty-->"
        f"<h1>{TITLE}</h1><div class=text><!--enpcontent-->{TEXT}<!--/enpcontent--></div>",
        date="2024-03-05T10:30:05+08:00",
        source=None,
        author="何楚宁",
    ),
    "VSB": Case(
        "vsb-2010",
        f'<form name="_newscontent_fromname"><h3>{TITLE}</h3><div>来源：临江日报 发布时间：2024-03-05 10:30 点击：<script>show(1)</script></div>'
        f'<div id="vsb_content"><div class="v_news_content">{TEXT}</div></div></form>',
    ),
    "TRS": Case(
        "trs-wcm",
        f'<h1>{TITLE}</h1><div>2024-03-05 10:30 来源：临江日报</div><div class="TRS_Editor">{TEXT}</div>',
        head='<meta name="ArticleTitle" content="'
        f'{TITLE}"><meta name="PubDate" content="2024-03-05 10:30"><meta name="ContentSource" content="临江日报">',
    ),
    "Destoon": Case(
        "destoon-article",
        f'<h1 id="title">{TITLE}</h1><div class="info">发布日期：2024-03-05 10:30 来源：临江日报 浏览次数：<span id="hits">7</span></div>'
        f'<div id="article">{TEXT}</div>',
        head='<meta name="generator" content="DESTOON B2B">',
    ),
    "Discuz! portal": Case(
        "discuz-portal",
        f'<div class="h hm"><h1 class="ph">{TITLE}</h1><p class="xg1">2024-3-5 10:30<span class="pipe">|</span>发布者: <a>webmaster</a><span class="pipe">|</span>来自: 临江日报</p></div>'
        f'<table><tr><td id="article_content">{TEXT}</td></tr></table><p>Powered by <a>Discuz!</a></p>',
    ),
    "Discuz! thread": Case(
        "discuz-thread",
        f'<h1><span id="thread_subject">{TITLE}</span></h1><div class="authi"><a class="xw1">海川</a></div><em id="authorposton7">发表于 <span title="2024-3-5 10:30:05">3&nbsp;天前</span></em>'
        f'<table><tr><td class="t_f" id="postmessage_7">{TEXT}</td></tr></table><div class="authi"><em id="authorposton8">发表于 2024-3-6 09:00</em></div>'
        '<table><tr><td class="t_f" id="postmessage_8">顶一下</td></tr></table><p>Powered by <a>Discuz!</a></p>',
        date="2024-03-05T10:30:05+08:00",
        source=None,
        author="海川",
    ),
    "WordPress": Case(
        "wordpress-post",
        f'<article><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2024-03-05T10:30:05+08:00">三月 5, 2024</time></span>'
        f' <span class="byline"><span class="author vcard"><a class="fn">何楚宁</a></span></span></div><div class="entry-content">{TEXT}</div></article>',
        date="2024-03-05T10:30:05+08:00",
        source=None,
        author="何楚宁",
    ),
}  # fmt: skip


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{TITLE}_临江网</title>{head}</head>"
        f"<body><div class=nav><a href=/>首页</a><a href=/c/>财经</a></div>{body}"
        "<div class=foot>关于我们 版权所有</div></body></html>"
    )


@pytest.mark.parametrize("name", CASES)
def test_a_page_of_a_family_is_read_as_such(name: str) -> None:
    case = CASES[name]
    (article,) = clean(page(case.body, case.head))
    assert article.template == case.template
    assert article.site is None
    assert article.title == TITLE
    assert article.body.split("\n") == PARAGRAPHS
    assert article.date == case.date
    told = article.source, article.author, article.editor, article.outlet
    assert told == (case.source, case.author, case.editor, case.outlet)


def test_every_family_has_a_page() -> None:
    shown = {case.template.split("-")[0] for case in CASES.values()}
    assert {family.NAME for family in families.families()} == shown


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1><p>2024-03-05 10:30</p><div id=article_content>{TEXT}</div>",
        f"<h1>{TITLE}</h1><p>2024-03-05 10:30</p><div class=entry>{TEXT}</div>",
        f"<h1>{TITLE}</h1><p>2024-03-05 10:30 post_body endText</p><div>{TEXT}</div>",
    ],
)
def test_a_page_that_only_has_a_name_in_common_is_of_no_family(body: str) -> None:
    (article,) = clean(page(body))
    assert article.template == "generic"
    assert article.body.split("\n") == PARAGRAPHS


def test_an_empty_container_of_a_family_does_not_hide_the_story() -> None:
    body = f'<h1>{TITLE}</h1><p>2024-03-05 10:30</p><div id="endText"></div><div>{TEXT}</div>'
    (article,) = clean(page(body))
    assert article.body.split("\n") == PARAGRAPHS
    assert article.title == TITLE
