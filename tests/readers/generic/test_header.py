"""The lines around a headline: what is a date of publication, and what is a source; and what is not."""

# ruff: noqa: E501 - markup is shown as pages write it

from __future__ import annotations

import pytest

from cleaner import Article, clean

TITLE = "青溪市2022年10月1日起调整公交票价"
TEXT = (
    "青溪市交通局2021年3月4日 10:20曾表示，票价三年内不作调整，如今成本上升，各方都希望早作安排。"
)


def read(header: str, head: str = "", tail: str = "") -> Article:
    page = (
        f"<html><head><title>{TITLE}_青溪网</title>{head}</head><body><div><h1>{TITLE}</h1>{header}"
        f"<div class=c><p>{TEXT}</p><p>{TEXT}</p></div></div>{tail}</body></html>"
    )
    (article,) = clean(page)
    return article


@pytest.mark.parametrize(
    ("header", "date"),
    [
        ("<p>2022-09-28 08:05</p>", "2022-09-28T08:05+08:00"),
        ("<p>2022年09月28日08:05:59 来源：x报</p>", "2022-09-28T08:05:59+08:00"),
        ("<p>发布时间：2022/9/28</p>", "2022-09-28"),
        ("<p>更新时间：2022-09-29 10:00 发布时间：2022-09-28 08:05</p>", "2022-09-28T08:05+08:00"),
        ("<p>更新于 2022-09-29 10:00 发布于 2022-09-28 08:05</p>", "2022-09-28T08:05+08:00"),
        ("<p>更新时间：2022-09-29 10:00</p>", "2022-09-29T10:00+08:00"),
        ("<p>成文日期：2022-09-20 发布日期：2022-09-28</p>", "2022-09-28"),
        ("<p>成文日期：2022-09-20</p>", None),
        ("<p>２０２２年９月２８日 ０８：０５</p>", "2022-09-28T08:05+08:00"),
        ("<p>二〇二二年九月二十八日</p>", "2022-09-28"),
        (
            '<p><time datetime="2022-09-28T00:05:11Z">9月28日</time></p>',
            "2022-09-28T08:05:11+08:00",
        ),
        ("<p><time>9月28日</time></p>", None),
        (
            "<p>更新时间：2022-09-29 10:00</p><p>发布时间：2022-09-28 08:05</p>",
            "2022-09-28T08:05+08:00",
        ),
        ("<div><span>2022-09-28</span><span>00:10</span></div>", "2022-09-28T00:10+08:00"),
        (
            "<p><span><em>2022</em></span><span><em>09</em>/<em>28</em></span><span>08:05:59</span></p>",
            "2022-09-28T08:05:59+08:00",
        ),
        ("<p><span>青溪日报</span><span>20:05</span></p>", None),
        ("<p>今天是2024年1月1日 星期一</p>", None),
        ("<p>09-28 08:05</p>", None),
        ("<ul><li><a href=x>另外一条和正文没有关系的消息</a> 2022-09-28 08:05</li></ul>", None),
        ("", None),
    ],
)
def test_only_a_displayed_time_of_publication_is_the_date(header: str, date: str | None) -> None:
    assert read(header).date == date


def test_a_date_without_a_year_takes_it_from_the_address_only() -> None:
    head = '<link rel=canonical href="https://www.example.com/2022/0928/c1001-32001.html">'
    article = read("<p>09-28 08:05</p>", head)
    assert article.date == "2022-09-28T08:05+08:00"
    assert article.date_note


@pytest.mark.parametrize(
    "name", ["pubdate", "publishdate", "article:published_time", "PubDate", "apub:time"]
)
def test_a_meta_tag_of_publication_gives_the_date_where_none_is_shown(name: str) -> None:
    assert (
        read("", f'<meta name="{name}" content="2022-09-28 08:05:00">').date
        == "2022-09-28T08:05:00+08:00"
    )


@pytest.mark.parametrize(
    "name", ["lastmodified", "article:modified_time", "og:updated_time", "copyright"]
)
def test_a_meta_tag_of_a_change_gives_no_date(name: str) -> None:
    assert read("", f'<meta name="{name}" content="2022-09-28 08:05:00">').date is None


def test_metadata_adds_the_time_to_the_day_that_the_page_shows_but_not_to_another_day() -> None:
    head = '<meta property="article:published_time" content="2022-09-28T08:05:00+08:00">'
    assert read("<p>2022-09-28</p>", head).date == "2022-09-28T08:05:00+08:00"
    assert read("<p>2022-09-27</p>", head).date == "2022-09-27"


def test_the_publication_that_baidu_asks_for_counts_as_metadata() -> None:
    told = (
        '<script type="application/ld+json">{"@context": '
        '"https://ziyuan.baidu.com/contexts/cambrian.jsonld", "@id": "http://a.example/1.html", '
        '"title": "x", "pubDate": "2022-09-28T08:05:30", "upDate": "2022-09-29T10:00:00"}</script>'
    )
    assert read("<p>2022-09-28</p>", told).date == "2022-09-28T08:05:30+08:00"
    assert read("", told).date == "2022-09-28T08:05:30+08:00"
    changed = told.replace('"pubDate": "2022-09-28T08:05:30", ', "")
    assert read("", changed).date is None


def test_the_foot_of_a_page_gives_no_date_but_a_labelled_line_below_the_text_does() -> None:
    assert read("", tail="<div>Copyright 2022-09-28 青溪网</div>").date is None
    assert read("", tail="<div>发布日期：2022-09-28</div>").date == "2022-09-28"


@pytest.mark.parametrize(
    ("header", "source"),
    [
        ("<p>2022-09-28 来源：青溪日报</p>", "青溪日报"),
        ("<p>2022-09-28 来源: 青溪日报 作者: 赵一</p>", "青溪日报"),
        ("<p>2022-09-28　来源：青溪日报作者：赵一</p>", "青溪日报"),
        ("<p>2022-09-28 <b>来源：</b><a>青溪日报</a></p>", "青溪日报"),
        ("<p><i>2022-09-28</i> <i class=source>青溪日报</i></p>", "青溪日报"),
        ("<p>2022-09-28 08:05 新华社 字号：大 中 小</p>", "新华社"),
        ("<p>2022-09-28 08:05 青溪晚报</p>", "青溪晚报"),
        (
            "<p>2022-09-28\n<i class=icon></i>青溪传媒\n<i class=icon></i>时政新闻\n<i class=icon></i>15</p>",
            "青溪传媒",
        ),
        ("<p>2022-09-28 <b>青溪</b><i class=icon>传媒</i></p>", "青溪传媒"),
        ("<p>2022-09-28 08:05 评论(12) 分享</p>", None),
        ("<p>2022-09-28 08:05 责任编辑：赵一</p>", None),
        ("<p>2022-09-28 来源：</p>", None),
    ],
)
def test_the_header_names_the_source(header: str, source: str | None) -> None:
    assert read(header).source == source


@pytest.mark.parametrize("nobody", ["无", "暂无", "佚名", "互联网", "null", "本站"])
def test_who_is_named_as_nobody_is_no_author(nobody: str) -> None:
    article = read(f"<p>作者：{nobody}  来源：青溪日报  发布时间：2022-09-28  浏览次数：165</p>")
    assert (article.author, article.source) == (None, "青溪日报")
    assert read("<p>作者：吴一 来源：青溪日报 2022-09-28</p>").author == "吴一"


def test_author_and_editor_of_the_header_are_kept_apart_from_the_source() -> None:
    article = read("<p>2022-09-28 来源：青溪日报 作者：赵一 责任编辑：钱二 点击：12</p>")
    assert (article.source, article.author, article.editor) == ("青溪日报", "赵一", "钱二")


@pytest.mark.parametrize(
    ("header", "author", "editor"),
    [
        (
            "<p>本报记者　王明一　李　晓</p><p>2022-09-28 08:05 来源：青溪日报</p>",
            "王明一 李晓",
            None,
        ),
        ("<p>青溪新闻记者 杨一</p><p>2022-09-28 08:05</p>", "杨一", None),
        ("<p>2022-09-28 作者：⊙记者 魏一 ○编辑 祝二</p>", "魏一", "祝二"),
        ("<p>2022-09-28 08:05</p><p>青溪新闻 杨一</p>", None, None),
    ],
)
def test_a_byline_of_the_header_names_its_people(
    header: str, author: str | None, editor: str | None
) -> None:
    article = read(header)
    assert (article.author, article.editor) == (author, editor)


def test_a_time_to_the_second_right_above_the_headline_is_the_date_and_a_day_is_none() -> None:
    page = "<html><head><title>{0}_青溪网</title></head><body><div>{1}</div><h1>{0}</h1><div class=c><p>{2}</p><p>{2}</p></div></body></html>"
    (article,) = clean(page.format(TITLE, "2022-09-28 08:05:59", TEXT))
    assert article.date == "2022-09-28T08:05:59+08:00"
    (article,) = clean(page.format(TITLE, "2022-09-28 星期三", TEXT))
    assert article.date is None


def test_a_house_as_meta_author_is_no_author() -> None:
    article = read("<p>2022-09-28</p>", '<meta name="author" content="新华社">')
    assert (article.author, article.source) == (None, "新华社")


def test_keywords_are_split_at_every_kind_of_comma() -> None:
    assert read("", '<meta name="keywords" content="公交,票价，青溪；调价">').keywords == [
        "公交",
        "票价",
        "青溪",
        "调价",
    ]


def test_what_a_reporter_asks_is_no_author() -> None:
    article = read("<p>2022-09-28 08:05</p><p>记者：订单如何？</p>")
    assert article.author is None


def test_a_first_paragraph_that_is_one_link_is_text_and_a_list_s_link_is_none() -> None:
    page = "<html><head><title>{0}_青溪网</title></head><body><div><h1>{0}</h1><p>2022-09-28</p><div class=c><p><a href=x>{1}</a></p><p>{2}</p><p>{3}</p></div></div></body></html>"
    lead = "青溪市交通局昨日公布公交票价的调整方案，单程票价涨五角，老人和学生的优惠不变。"
    other = "各方都希望早作安排，市民代表建议先在两条线路上试行，再看客流有多少变化。"
    third = "下一步交通局还将在线路两端增设充电桩，方便市民换乘，预计明年春天可以完工。"
    (article,) = clean(page.format(TITLE, lead, other, third))
    assert article.body.startswith(lead)
    teaser = "<p><a href=y>青溪市的另一条消息和这条没有关系，各位读者也可以看一看。</a></p><p>2022-09-28</p>"
    (article,) = clean(page.replace("<p>2022-09-28</p>", teaser).format(TITLE, lead, other, third))
    assert "另一条" not in article.body
