"""Articles put into one file by hand are each read, or told; what hides the rest is told."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.page.tree import parse_markup
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart

FIRST = "云海市水务局3月2日宣布，新建的松湖泵站开始试运行，城南居民受益。"
SECOND = "设备调试将在两周内完成，居民用水不受影响，明年春天全部完工。"


def page(number: int, *, date: str = "2022-03-02 09:15", last: str = f"<p>{SECOND}</p>") -> str:
    return (
        f"<html><head><title>松湖第{number}泵站试运行</title></head><body><h1>松湖第{number}泵站试运行</h1>"
        f"<div>{date} 来源：云海日报</div><div><p>{FIRST}</p>{last}</div></body></html>"
    )


def warnings_of(text: str) -> list[str]:
    (article,) = clean(text)
    return article.warnings


@pytest.mark.parametrize("between", ["", "\n\n", "\n<!DOCTYPE html>\n"])
def test_pages_behind_one_another_are_each_an_article(between: str) -> None:
    articles = clean(between.join(map(page, (1, 2, 3))))
    assert [article.title for article in articles] == [f"松湖第{n}泵站试运行" for n in (1, 2, 3)]
    assert {article.body for article in articles} == {f"{FIRST}\n{SECOND}"}


def test_an_empty_page_behind_another_is_passed_over() -> None:
    article, empty = read(page(1) + "<html><body></body></html>", path="a.html")
    assert isinstance(article, tuple)
    assert article[0].id == "a.html"
    assert isinstance(empty, FailedPart)
    assert empty.passed_over


def test_a_document_inside_a_page_is_its_text() -> None:
    inner = f"<html><body><p>{SECOND}</p></body></html>"
    (article,) = clean(page(1, last=f"{inner}<p>{FIRST[:-8]}，下月验收。</p>"))
    assert article.body.split("\n")[1:] == [SECOND, f"{FIRST[:-8]}，下月验收。"]


def test_a_second_header_in_a_paste_is_told() -> None:
    paste = f"松湖泵站试运行\n2022-03-02 09:15 来源：云海日报\n\n{FIRST}\n\n{SECOND}\n"
    other = f"\n柳湖泵站停运\n2022-03-05 10:20 来源：青溪日报\n\n{SECOND[:-9]}，今日停运。\n"
    assert warnings_of(paste) == []
    assert warnings_of(paste + other) == [
        "another article may begin in the text: 2022-03-05 10:20 来源：青溪日报"
    ]


def test_the_fields_of_a_second_post_are_told() -> None:
    post = f"---\nlayout: post\ntitle: 松湖泵站试运行\ndate: 2022-03-02 09:15\n---\n\n{FIRST}\n"
    assert warnings_of(post) == []
    (told,) = warnings_of(post + post)
    assert told.startswith("another article may begin in the text: ")


def test_a_sentence_that_tells_a_time_and_a_source_is_no_header() -> None:
    told = f"<p>2022-03-05 10:20来源：青溪日报的消息说，{SECOND}</p>"
    assert warnings_of(page(1, last=told)) == []


@pytest.mark.parametrize("begins", ["<!-- 广告", "<script>var a;", "<STYLE>p{}", "<textarea>"])
def test_what_is_never_closed_and_hides_sentences_is_told(begins: str) -> None:
    (told,) = warnings_of(page(1, last=f"{begins} <p>{SECOND}</p>"))
    assert told.endswith("is never closed, and hides what follows")


@pytest.mark.parametrize(
    "last",
    [
        f"<p>{SECOND}</p><script>var a = '<!--';</script>",
        f"<p>{SECOND}</p><script src='a.js'/>",
        f"<p>{SECOND}</p><!-- 统计",
        f"<script><!-- a </script><p>{SECOND}</p>",
    ],
)
def test_what_hides_no_sentence_is_nothing_to_tell(last: str) -> None:
    assert warnings_of(page(1, last=last)) == []


@pytest.mark.parametrize(
    "date", ["2022-02-30 09:15", "2022年13月45日 09:15", "2022-03-02T09:15:00+99:00", "2022/04/31"]
)
def test_a_printed_date_that_no_calendar_has_is_told(date: str) -> None:
    told = [f"the date could not be read: {date}"]
    assert warnings_of(page(1, date=date)) == told
    assert warnings_of(f"松湖泵站试运行\n{date} 来源：云海日报\n\n{FIRST}\n\n{SECOND}\n") == told
    assert (
        warnings_of(f"标题：松湖泵站\n时间：{date}\n来源：云海日报\n\n{FIRST}\n{SECOND}\n") == told
    )
    meta = f'<head><meta property="article:published_time" content="{date}">'
    assert warnings_of(page(1, date="").replace("<head>", meta)) == told


def test_numbers_in_the_text_and_versions_are_no_unread_date() -> None:
    text = f"<p>软件版本2022.13.45已发布，{SECOND}</p>"
    assert warnings_of(page(1, date="", last=text)) == []
    assert warnings_of(page(1, last=f"<p>2022-02-30这一天并不存在，{SECOND}</p>")) == []


def test_an_element_of_more_attributes_than_the_parser_can_bear_is_read_without_them() -> None:
    many = " ".join(f"a{n}=1" for n in range(30_000))
    text = page(1).replace("<h1>", f"<h1 class=b {many}>").replace("<div>", "<div id=c>", 1)
    tree = parse_markup(text)
    assert tree is not None
    assert max(len(element.attrib) for element in tree.iter()) == 1
    (article,) = clean(text)
    assert (article.title, article.body) == ("松湖第1泵站试运行", f"{FIRST}\n{SECOND}")


def test_a_picture_in_its_own_element_is_kept() -> None:
    picture = f'<img src="data:image/png;base64,{"QUJD" * 4_000}" class="photo">'
    (article,) = clean(page(1, last=f"{picture}<p>{SECOND}</p>"))
    assert article.body == f"{FIRST}\n{SECOND}"
