"""Times and names of pages of unknown sites: which of several is the publication's, the author's."""

# ruff: noqa: E501 - markup is shown as pages write it

from __future__ import annotations

import json

import pytest

from cleaner import Article, clean

TITLE = "青溪市十月起调整公交票价"
TEXT = (
    "青溪市交通局曾表示，票价三年内不作调整，如今成本上升，各方都希望早作安排，听证会将在下月举行。"
)
PUBLISHED = '<meta property="article:published_time" content="2022-09-28T08:05:00+08:00">'


def read(header: str, head: str = "", tail: str = "") -> Article:
    page = (
        f"<html><head><title>{TITLE}_青溪网</title>{head}</head><body><div><h1>{TITLE}</h1>{header}"
        f"<div class=c><p>{TEXT}</p><p>{TEXT}</p></div></div>{tail}</body></html>"
    )
    (article,) = clean(page)
    return article


def ld(**fields: object) -> str:
    data = {"@type": "NewsArticle", "headline": TITLE, **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "header",
    [
        "<p>更新时间：2022-09-29 10:00</p>",
        "<p>最后更新：2022-09-29 10:00</p>",
        "<p>编辑于 2022-09-29 10:00</p>",
        "<p>2022-09-29 10:00更新</p>",
        "<p>更新 / 2022年09月29日 10:00 AM</p>",
        "<p>Last updated: September 29, 2022 10:00</p>",
    ],
)
def test_a_declared_publication_goes_before_a_printed_change(header: str) -> None:
    assert read(header, PUBLISHED).date == "2022-09-28T08:05:00+08:00"
    assert (read(header).date or "").startswith("2022-09-29T10:00")  # for want of a better one


def test_a_printed_publication_goes_before_a_declared_one() -> None:
    assert read("<p>发布时间：2022-09-28 09:30</p>", PUBLISHED).date == "2022-09-28T09:30+08:00"


@pytest.mark.parametrize(
    ("header", "date"),
    [
        ("<p>更新 / 2022年9月29日 11:20 AM</p><p>发布 / 2022年9月28日 8:00 AM</p>", "2022-09-28T08:00+08:00"),
        ("<p><span>2022/9/28 16:21</span><span>（9/28 17:02 更新）</span></p>", "2022-09-28T16:21+08:00"),
        ("<p>2022-09-28 16:21 更新：2022-09-29 10:00</p>", "2022-09-28T16:21+08:00"),
        (
            '<p><time class="entry-date published" datetime="2022-09-28T08:05:00+08:00">2022年9月28日</time>'
            '<time class="updated" datetime="2022-09-29T10:00:00+08:00">2022年9月29日</time></p>',
            "2022-09-28T08:05:00+08:00",
        ),
        ("<table><tr><td>发布时间</td><td>2022-09-28 08:05</td></tr><tr><td>有效期至</td><td>2025-01-01</td></tr></table>", "2022-09-28T08:05+08:00"),
        ("<p>2022-09-28</p><p>08:05</p>", "2022-09-28T08:05+08:00"),
        ("<p><span>08:05:10</span><span>2022-09-28</span></p>", "2022-09-28T08:05:10+08:00"),
        ("<p>发布时间：22-09-28<span>08:05</span><span>财经领域创作者</span></p>", "2022-09-28T08:05+08:00"),
        ("<p>By Lin Wei | September 28, 2022 08:05</p>", "2022-09-28T08:05+08:00"),
        ("<p>民國111年9月28日 08:05</p>", "2022-09-28T08:05+08:00"),
        ("<p>九月 28th, 2022</p>", "2022-09-28"),
        ("<p><b>28</b><i>2022-09</i></p>", "2022-09-28"),
        ("<p>2022年9月28日 星期三</p>", "2022-09-28"),
        ("<p>中華民國111年9月28日 星期三</p>", "2022-09-28"),
        ("<p>입력 2022.09.28. 오후 8:05</p>", "2022-09-28T20:05+08:00"),
        ("<p>2022年9月28日 午後8時05分</p>", "2022-09-28T20:05+08:00"),
        ("<p>2022-09-28</p><p>阅读 08:05 次</p>", "2022-09-28"),
    ],
)  # fmt: skip
def test_the_printed_time_of_publication_is_found(header: str, date: str) -> None:
    assert read(header).date == date


def test_an_entry_of_a_live_report_in_inline_elements_is_none_either() -> None:
    entries = "".join(f"<span class=t>2022-09-30 1{n}:00</span><p>{TEXT}</p>" for n in (5, 4, 3))
    assert read(f"<div>{entries}</div>", PUBLISHED).date == "2022-09-28T08:05:00+08:00"


def test_an_entry_of_a_live_report_is_not_its_publication() -> None:
    entries = "".join(f'<p class="t">2022-09-30 1{n}:00</p><p>{TEXT}</p>' for n in range(5, 0, -1))
    assert read(entries, PUBLISHED).date == "2022-09-28T08:05:00+08:00"


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("", '<span id="pubtime_baidu">2022-09-28</span>'),
        ("", '<div><span id="paperdate">2022年09月28日</span></div>'),
        ("", "<founder-date>2022-09-28</founder-date>"),
        ("", "<!--enpproperty <articleid>7</articleid><date>2022-09-28 00:00:00:000</date>/enpproperty-->"),
        ("", "<script>var publishTime = '2022-09-28';</script>"),
        ('<link rel=canonical href="http://epaper.qingxi.example/html/2022-09/28/content_7.htm">', ""),
        ('<link rel=canonical href="http://www.qingxi.example/a/20220928/7.html">', ""),
    ],
)  # fmt: skip
def test_a_day_that_is_not_shown_is_found_where_no_other_is(head: str, tail: str) -> None:
    assert (read("", head, tail).date or "").startswith("2022-09-28")
    assert read("<p>2022-09-27 10:00</p>", head, tail).date == "2022-09-27T10:00+08:00"


@pytest.mark.parametrize(
    "path", ["/a/20221328/7.html", "/id/120220928/7.html", "/c/2022-09/7.html"]
)
def test_other_numbers_of_an_address_are_no_day(path: str) -> None:
    assert read("", f'<link rel=canonical href="http://www.qingxi.example{path}">').date is None


def test_midnight_in_metadata_adds_no_time_to_the_shown_day() -> None:
    head = '<meta name="PubDate" content="2022-09-28 00:00:00">'
    assert read("<p>2022-09-28</p>", head).date == "2022-09-28"


@pytest.mark.parametrize(
    ("header", "source", "author", "editor"),
    [
        ("<p>青溪晚报 2022-09-28 08:05</p>", "青溪晚报", None, None),
        ("<p>2022-09-28 08:05 青溪晚报</p>", "青溪晚报", None, None),
        ("<p>來源：青溪時報 記者：林望舒 責任編輯：賀知序 2022-09-28 08:05</p>", "青溪時報", "林望舒", "賀知序"),
        ("<p>2022-09-28 08:05 来源：青溪晚报记者 何楚宁</p>", "青溪晚报", "何楚宁", None),
        ("<p>2022-09-28 08:05 来自iPhone客户端</p>", None, None, None),
        ("<p>2022-09-28 08:05 来源：转载文章</p>", None, None, None),
        ("<p>Source: Xinhua | 2022-09-28 08:05:00 | Editor: Lin Wei</p>", "Xinhua", None, "Lin Wei"),
        ("<p>By Lin Wei and John O'Neil, September 28, 2022</p>", None, "Lin Wei and John O'Neil", None),
        ("<p>Posted on 28th September 2022 by John Smith in News</p>", None, "John Smith", None),
        ("<p>(<a>Xinhua</a>) 10:30, September 28, 2022</p>", "Xinhua", None, None),
        ("<p>Xinhua, September 28, 2022</p>", "Xinhua", None, None),
        ("<p>来源：何楚宁 作者：何楚宁 2022-09-28</p>", None, "何楚宁", None),
        ("<p>By Staff Writer, September 28, 2022</p>", None, None, None),
        ("<p>2022-09-28 08:05 <a href='http://yue.qingxi.example/'>青溪音乐</a> <a href='http://q.example/c?id=7'>我要评论</a></p>", "青溪音乐", None, None),
        ("<p>2022-09-28 08:05 <a href='http://qingxi.example/'>返回首页</a> <a href='/tag/7'>音乐</a></p>", None, None, None),
        ("<table><tr><th>信息来源</th><td>青溪市商务局</td><th>发布日期</th><td>2022-09-28</td></tr></table>", "青溪市商务局", None, None),
        ("<p>来源：青溪发布 2022-09-28 08:05</p>", "青溪发布", None, None),
        ("<p>来源：微信公众号“青溪发布” 时间：2022-09-28 08:05</p>", "青溪发布", None, None),
        ("<p>2022-09-28 08:05　|　青溪日报　|　记者 何楚宁</p>", "青溪日报", "何楚宁", None),
        ("<p><span>2022-09-28 08:05:15 星期三</span><span>财联社 何楚宁</span></p>", "财联社", "何楚宁", None),
        ("<p>文｜财新 何楚宁<br>2022-09-28 08:05</p>", None, "何楚宁", None),
        ("<p>撰稿：何楚宁 摄影：林望舒 审核：贺知序 编辑：周砚秋 时间：2022-09-28</p>", None, "何楚宁", "周砚秋"),
        ("<p>記者 <a>林望舒</a> 報導<br>發佈時間：2022/09/28 16:21<br>最後更新時間：2022/09/28 17:02</p>", None, "林望舒", None),
        ("<p>發布日期：111-09-28 資料來源：港務局 點閱數：77</p>", "港務局", None, None),
        ("<p>首页 &gt; 青溪网 &gt; 正文 2022-09-28 08:05</p>", None, None, None),
    ],
)  # fmt: skip
def test_names_in_a_header_are_read(
    header: str, source: str | None, author: str | None, editor: str | None
) -> None:
    article = read(header)
    assert (article.source, article.author, article.editor) == (source, author, editor)


@pytest.mark.parametrize(
    ("header", "date", "author"),
    [
        ("<div>来源： | 发布时间： 2022-09-28 | 浏览次数：</div>", "2022-09-28", None),
        (
            "<div><time>2022-09-28 16:05</time><a>青溪時報</a><span>記者<a>林望舒</a>／台北即時報導</span></div>",
            "2022-09-28T16:05+08:00",
            "林望舒",
        ),
    ],
)
def test_a_header_of_many_pieces_is_read_and_no_text(
    header: str, date: str, author: str | None
) -> None:
    article = read(header)
    assert (article.date, article.author) == (date, author)
    assert article.body == f"{TEXT}\n{TEXT}"


@pytest.mark.parametrize(
    ("tail", "date"),
    [
        ("<div class=by><a>发布于2022-09-28 10:20 来自iPhone</a></div>", "2022-09-28T10:20+08:00"),
        ("<div class=by>最后修改于2022-09-28 10:20</div>", None),
        ("<div class=by>会议日期：2022-09-28 10:20</div>", None),
    ],
)
def test_below_the_text_only_a_labelled_publication_is_the_date(
    tail: str, date: str | None
) -> None:
    assert read("", tail=tail).date == date


def test_what_json_ld_refers_to_is_read_in_its_place() -> None:
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2022-09-28T08:05:00+08:00",
             "author": {"@id": "#/person/1"}, "publisher": {"@id": "#/org"}},
            {"@type": "Person", "@id": "#/person/1", "name": "林望舒"},
            {"@type": "Organization", "@id": "#/org", "name": "青溪时报社"},
        ]
    }  # fmt: skip
    article = read("", f'<script type="application/ld+json">{json.dumps(graph)}</script>')
    assert (article.author, article.date) == ("林望舒", "2022-09-28T08:05:00+08:00")
    assert article.source is None


def test_an_organization_that_json_ld_calls_the_author_is_the_source_if_it_is_not_the_publisher() -> (
    None
):
    house = {"@type": "Organization", "name": "云岭日报"}
    assert read("", ld(author=house, publisher={"name": "青溪网"})).source == "云岭日报"
    assert read("", ld(author=house, publisher=house)).source is None


@pytest.mark.parametrize(
    ("name", "author"),
    [("記者林望舒／台北報導", "林望舒"), ("青溪網記者沈亦航 台北", "沈亦航"), ("Lin Wei", "Lin Wei"), ("admin", None)],
)  # fmt: skip
def test_an_author_of_metadata_is_the_name_alone(name: str, author: str | None) -> None:
    assert read("", ld(author={"@type": "Person", "name": name})).author == author


def test_the_editor_whom_metadata_calls_the_author_is_none() -> None:
    head = '<meta name="author" content="何楚宁">'
    assert read("<p>责任编辑：何楚宁</p>", head).author is None
    assert read("<p>责任编辑：林望舒</p>", head).author == "何楚宁"


def test_what_a_cms_tells_a_search_engine_is_read() -> None:
    tail = (
        '<div style="display:none"><span id="source_baidu">来源：<a href=x>云岭日报</a></span>'
        '<span id="author_baidu">作者：林望舒</span><span id="editor_baidu">责任编辑：何楚宁</span></div>'
    )
    article = read("", tail=tail)
    assert (article.source, article.author, article.editor) == ("云岭日报", "林望舒", "何楚宁")


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("Qingxi.com.cn © 2006 版权所有", None),
        ("©2006青溪晚报版权所有", "青溪晚报"),
        ("1905青溪网 版权所有", "1905青溪网"),
    ],
)
def test_the_year_of_a_copyright_is_no_outlet(foot: str, outlet: str | None) -> None:
    page = f"<h1>{TITLE}</h1><p>{TEXT}</p><p>{TEXT}</p><div class=foot><p>{foot}</p></div>"
    (article,) = clean(f"<html><body>{page}</body></html>")
    assert article.outlet == outlet
