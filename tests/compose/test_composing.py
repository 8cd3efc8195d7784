"""From what was read to a record: addresses, and codes that the text prints."""

from __future__ import annotations

import json

import pytest

from cleaner import Article, clean

STORY = (
    "<h1>临江大桥昨日合龙</h1><p>2022-01-02 08:00 来源：临江日报</p><div>"
    + "<p>临江大桥昨日合龙，桥长两千三百米，双向六车道，预计明年十月通车。</p>" * 3
)


def page(url: str, inside: str = "") -> Article:
    head = f'<link rel="canonical" href="{url}"><title>临江大桥昨日合龙</title>'
    (article,) = clean(f"<html><head>{head}</head><body>{STORY}{inside}</div></body></html>")
    return article


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://a.example.com/1.html?from=wap#comments", "https://a.example.com/1.html"),
        ("https://a.example.com/1.html?from=wap&id=5", "https://a.example.com/1.html?id=5"),
        ("https://a.example.com/?id=5&utm_source=x", "https://a.example.com/?id=5"),
        (
            "https://k.sina.cn/article_1_2.html?cre=a&mod=b&loc=3&r=0",
            "https://k.sina.cn/article_1_2.html",
        ),
        # At others the same names choose the page.
        (
            "https://a.example.com/forum.php?mod=viewthread&tid=5",
            "https://a.example.com/forum.php?mod=viewthread&tid=5",
        ),
        (
            "https://a.example.com/index.php?r=news/view&id=3",
            "https://a.example.com/index.php?r=news/view&id=3",
        ),
    ],
)
def test_an_address_loses_what_counts_visits_and_keeps_what_chooses_the_page(
    given: str, kept: str
) -> None:
    assert page(given).url == kept


def test_a_picture_whose_address_is_damaged_stays_as_the_page_says() -> None:
    image = '<p><img src="{}"></p><p>大桥的另一端连接云岭县，两地车程将缩短到二十分钟以内。</p>'
    url = "https://a.example.com/news/1.html"
    (damaged,) = page(url, image.format("http://[x/a.jpg")).images
    assert damaged.url == "http://[x/a.jpg"
    (whole,) = page(url, image.format("a.jpg")).images
    assert whole.url == "https://a.example.com/news/a.jpg"


def test_a_damaged_address_is_no_reason_to_fail() -> None:
    links = "".join(f'<p><a href="/{n}">临江新闻之{n}：大桥建设进展顺利</a></p>' for n in range(40))
    assert page("http://[x/", links).title == "临江大桥昨日合龙"


def test_a_security_that_is_linked_again_is_listed_once_in_the_order_of_mention() -> None:
    link = '<a href="https://quote.eastmoney.com/unify/r/{}">{}</a>'
    first, second = link.format("0.300024", "机器人"), link.format("1.600000", "浦发银行")
    text = f"<p>{first}（300024）与{second}昨日都上涨，{first}涨得更多，{second}随后回落。</p>"
    url = "https://finance.eastmoney.com/a/202203013000000001.html"
    body = f'<div id="ContentBody">{text}</div>'
    (article,) = clean(
        f'<html><head><link rel="canonical" href="{url}"><title>临江</title></head>'
        f"<body><h1>临江股市</h1><p>2022-03-01 10:00</p>{body}</body></html>"
    )
    linked = [
        (s.code, s.code_in_text, s.name_in_text, s.in_title) for s in article.linked_securities
    ]
    assert linked == [("300024", True, True, False), ("600000", False, True, False)]


@pytest.mark.parametrize(
    ("printed", "told"),
    [("王\x80小满", "王小满"), ("王\u200b小满", "王小满"), ("王小满", "王小满")],
)
def test_fields_hold_nothing_that_cannot_be_seen(printed: str, told: str) -> None:
    post = (
        f"---\ntitle: 临江大桥合龙\ndate: 2022-01-02\nauthor: {printed}\n---\n<p>大桥昨日合龙。</p>"
    )
    (article,) = clean(post)
    assert article.author == told


def test_a_flash_without_a_headline_brings_its_own_and_one_with_another_keeps_that() -> None:
    flash = "【大桥合龙】财联社1月2日电，临江大桥昨日合龙，桥长一千二百米。"
    (article,) = clean(json.dumps({"content": f"<p>{flash}</p>", "date": "2024-01-02"}))
    assert article.title == "大桥合龙"
    (article,) = clean(json.dumps({"title": f"{flash[:20]}...", "content": f"<p>{flash}</p>"}))
    assert article.title == "大桥合龙"
    (article,) = clean(json.dumps({"title": "临江有新桥", "content": f"<p>{flash}</p>"}))
    assert article.title == "临江有新桥"
