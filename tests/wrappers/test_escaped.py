"""What stores and interfaces escape in records and feeds is undone, once."""

from __future__ import annotations

import html
from typing import Any

import pytest

from cleaner import Article
from tests.wrappers.items import in_feed, in_record

TITLE = "松湖泵站试运行"
FIRST = "云海市水务局3月2日宣布，新建的松湖泵站开始试运行。"
SECOND = "设备调试将在两周内完成，居民用水不受影响。"
BODY = f"{FIRST}\n{SECOND}"
MARKUP = f"<p>　　{FIRST}</p><p>　　{SECOND}</p>"


def one(**item: Any) -> Article:
    return in_record(**{"title": TITLE} | item)


def item_of_a_feed(text: str, title: str = TITLE) -> Article:
    return in_feed(title, text)


@pytest.mark.parametrize(
    ("title", "clean_title"),
    [
        ("松湖&ldquo;新&rdquo;泵站", "松湖“新”泵站"),
        ("松湖&amp;quot;新&amp;quot;泵站", '松湖"新"泵站'),
        ("松湖<em class='red'>泵站</em>试运行", TITLE),
        ("松湖&lt;em&gt;泵站&lt;/em&gt;试运行", TITLE),
        ("松湖&#8226;泵站", "松湖•泵站"),
    ],
)
def test_headlines_lose_tags_and_entities(title: str, clean_title: str) -> None:
    assert one(title=title, content=BODY).title == clean_title
    assert one(title=title, content=MARKUP).title == clean_title
    assert item_of_a_feed(MARKUP, title).title == clean_title


@pytest.mark.parametrize(
    "title", ["《<松湖公约>》", "游戏<Brook>上线", "1 < 2", "R&D;B", "AT&T中标"]
)
def test_headlines_keep_what_is_neither(title: str) -> None:
    assert one(title=title, content=BODY).title == title


def test_entities_of_a_plain_text_are_characters() -> None:
    text = f"{FIRST}&nbsp;&nbsp;&nbsp;&nbsp;&ldquo;{SECOND}&rdquo;&hellip;&#8212;"
    assert one(content=text).body == f"{FIRST}\n“{SECOND}”…—"
    assert item_of_a_feed(text).body == f"{FIRST}\n“{SECOND}”…—"
    assert one(content=f"&emsp;&emsp;{FIRST}&emsp;&emsp;{SECOND}").body == BODY


@pytest.mark.parametrize("sign", ["http://x.cn/?a=1&copy=2&reg=3", "R&D", "甲&乙;", "&unknown;"])
def test_what_only_begins_like_an_entity_stays(sign: str) -> None:
    assert one(content=f"{FIRST}\n见{sign}。").body == f"{FIRST}\n见{sign}。"


def test_a_text_of_escaped_markup_is_read_as_markup() -> None:
    for article in (one(content=html.escape(MARKUP)), item_of_a_feed(html.escape(MARKUP))):
        assert (article.body, article.wrapper, article.warnings) == (BODY, "feed", [])
    lines = html.escape(f"{FIRST}<br/>{SECOND}")
    assert one(content=lines).body == BODY


def test_slight_tags_of_a_plain_text_go_where_one_is_closed() -> None:
    text = f"{FIRST}\n水质为H<sub>2</sub>O级<o:p></o:p>，<i>合格</i>。"
    clean_text = f"{FIRST}\n水质为H2O级，合格。"
    assert one(content=text).body == clean_text
    assert item_of_a_feed(text).body == clean_text


def test_angle_brackets_that_no_tag_closes_stay() -> None:
    text = f"{FIRST}\n设 x<i>y，《<松湖公约>》照旧。"
    assert one(content=text).body == text


def test_a_text_that_speaks_of_markup_is_plain() -> None:
    text = "网页里的段落写在 &lt;p&gt; 与 &lt;/p&gt; 之间，换行则用 &lt;br&gt; 来写，学生很快就会。"
    article = one(content=text)
    assert (article.body, article.wrapper) == (html.unescape(text), "record")


@pytest.mark.parametrize("blank", ["&amp;nbsp;&amp;nbsp;", "&amp;emsp;", "&amp;#12288;"])
def test_a_blank_that_was_escaped_twice_is_a_blank(blank: str) -> None:
    markup = f"<p>{blank}{FIRST}</p><p>{blank}&amp;ldquo;{SECOND}&amp;rdquo;</p>"
    assert one(content=markup).body == f"{FIRST}\n“{SECOND}”"
    assert item_of_a_feed(markup).body == f"{FIRST}\n“{SECOND}”"


def test_signs_of_markup_that_a_text_shows_stay_as_shown() -> None:
    article = one(content=f"<p>{FIRST}</p><p>它写作 &amp;lt; 和 &amp;amp;，不写作 &amp;foo;。</p>")
    assert article.body == f"{FIRST}\n它写作 &lt; 和 &amp;，不写作 &foo;。"


def test_ends_of_elements_as_scripts_write_them_are_ends() -> None:
    assert one(content=MARKUP.replace("</", "<\\/")).body == BODY


def test_sources_and_authors_lose_entities() -> None:
    article = one(content=BODY, source="云海日报&nbsp;", author="张&middot;三")
    assert (article.source, article.author) == ("云海日报", "张·三")


def test_a_record_of_ours_that_lacks_a_key_is_not_unescaped_again() -> None:
    text = f"{FIRST}\n它写作 &nbsp; 或 &lt;p&gt;，也写作 <br>。"
    item = one(content=BODY).to_dict() | {"body": text, "title": "&amp;与<b>"}
    del item["warnings"]
    again = one(**item)
    assert (again.title, again.body, again.wrapper) == ("&amp;与<b>", text, "record")
