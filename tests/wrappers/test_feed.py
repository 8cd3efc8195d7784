"""RSS and Atom: each item is one article, whoever's markup is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Article, NoArticleError, clean
from cleaner.pipeline import Options, read
from cleaner.wrappers import FailedPart

FIRST = "云海市水务局3月2日宣布，新建的松湖泵站开始试运行。"
SECOND = "设备调试将在两周内完成，居民用水不受影响。"
HTML = f"<p>　　{FIRST}</p><p>　　{SECOND}</p>"


def rss(*items: str, channel: str = "<title>要闻</title>", prolog: str = "") -> str:
    return (
        f'{prolog}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel>{channel}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )


def item(body: str = f"<![CDATA[{HTML}]]>", more: str = "") -> str:
    return f"<title>松湖泵站试运行</title><description>{body}</description>{more}"


def one(text: str | bytes, options: Options | None = None) -> Article:
    (article,) = clean(text, options)
    return article


def test_every_item_is_one_article() -> None:
    articles = clean(rss(*(item(more=f"<link>http://x.cn/{i}</link>") for i in range(3))))
    assert [a.id for a in articles] == [f"http://x.cn/{i}" for i in range(3)]
    assert {a.wrapper for a in articles} == {"feed"}


def test_items_without_an_address_are_numbered() -> None:
    assert [a.id[-2:] for a in clean(rss(item(), item()))] == ["#1", "#2"]
    assert "#" not in one(rss(item())).id


@pytest.mark.parametrize(
    "feed",
    [
        rss(item()),
        rss(item()).replace("<rss version", "<rss xmlns:x='y' version"),
        rss(item()).replace('version="2.0"', 'version="0.91"'),
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="u"><title>c</title></channel>'
        f'<item rdf:about="u1">{item()}</item></rdf:RDF>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>松湖泵站试运行</title>'
        f'<content type="html"><![CDATA[{HTML}]]></content></entry></feed>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="text">松湖泵站试运行</title>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content>'
        "</entry></feed>",
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>松湖泵站试运行</title>'
        f'<summary type="html"><![CDATA[{HTML}]]></summary></entry></feed>',
    ],
)
def test_every_kind_of_feed_is_read(feed: str) -> None:
    article = one(feed)
    assert (article.title, article.body) == ("松湖泵站试运行", f"{FIRST}\n{SECOND}")
    assert article.warnings == []


def test_escaped_html_is_unescaped_once() -> None:
    escaped = HTML.replace("松湖", "&lt;松湖&gt;").replace("&", "&amp;").replace("<", "&lt;")
    assert one(rss(item(escaped))).body == f"{FIRST}\n{SECOND}".replace("松湖", "<松湖>")


def test_plain_text_is_parted_at_its_wide_blanks() -> None:
    article = one(rss(item(f"　　{FIRST}　　{SECOND}")))
    assert article.body == f"{FIRST}\n{SECOND}"


def test_a_digest_beside_the_whole_text_is_its_summary() -> None:
    more = f"<content:encoded><![CDATA[{HTML}]]></content:encoded>"
    article = one(rss(item("泵站&lt;b&gt;运行&lt;/b&gt;", more)))
    assert (article.body, article.summary) == (f"{FIRST}\n{SECOND}", "泵站运行")


def test_a_digest_alone_is_the_text() -> None:
    article = one(rss(item(FIRST)))
    assert (article.body, article.summary) == (FIRST, None)


def test_scripts_and_relative_addresses_are_left_to_the_page_reading() -> None:
    body = f"<![CDATA[<script>alert(1)</script><p>{FIRST}</p><img src='/a.jpg'>]]>"
    article = one(rss(item(body, "<link>http://x.cn/n/1.html</link>")))
    assert article.body == FIRST
    assert [i.url for i in article.images] == ["http://x.cn/a.jpg"]


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ("<link>http://finance.sina.com.cn/roll/a.shtml</link>", "site", "sina"),
        ("<link>http://finance.sina.com.cn/roll/a.shtml</link>", "outlet", "新浪财经"),
        ("<link>http://x.cn/1</link>", "site", None),
        ('<guid isPermaLink="true">http://x.cn/1</guid>', "url", "http://x.cn/1"),
        ('<guid isPermaLink="false">a-1</guid>', "id", "a-1"),
        ('<link>http://x.cn/1</link><guid isPermaLink="false">a-1</guid>', "id", "http://x.cn/1"),
        ("<author>张三</author>", "author", "张三"),
        ("<author>zhang@x.cn (张三)</author>", "author", "张三"),
        ("<dc:creator>张三</dc:creator>", "author", "张三"),
        ("<author>新华网</author>", "source", "新华网"),
        ("<author>新华网</author>", "author", None),
        ('<source url="http://y.cn">云海日报</source>', "source", "云海日报"),
        ("<category>水务</category><category>泵站</category>", "keywords", ["水务", "泵站"]),
        ("<pubDate>Wed, 02 Mar 2022 01:15:20 GMT</pubDate>", "date", "2022-03-02T09:15:20+08:00"),
        ("<pubDate>Wed, 02 Mar 2022 09:15:20 +0800</pubDate>", "date", "2022-03-02T09:15:20+08:00"),
        ("<pubDate>2022-03-02 09:15</pubDate>", "date", "2022-03-02T09:15+08:00"),
        ("<dc:date>2022-03-02T09:15+08:00</dc:date>", "date", "2022-03-02T09:15+08:00"),
        ("<pubDate>Invalid Date</pubDate>", "date_raw", "Invalid Date"),
    ],
)
def test_what_an_item_tells_fills_its_field(more: str, field: str, value: object) -> None:
    assert getattr(one(rss(item(more=more))), field) == value


def test_gmt_can_be_read_as_beijing_time() -> None:
    feed = rss(item(more="<pubDate>Wed, 02 Mar 2022 09:15:20 GMT</pubDate>"))
    assert one(feed, Options(gmt_is_local=True)).date == "2022-03-02T09:15:20+08:00"


@pytest.mark.parametrize(
    ("year", "host", "generator", "doubted"),
    [
        ("2021", "www.stcn.com", "RSSHub", True),
        ("2024", "www.stcn.com", "RSSHub", False),
        ("2021", "finance.sina.com.cn", "RSSHub", False),
        ("2021", "www.stcn.com", "WordPress", False),
    ],
)
def test_the_gmt_of_an_old_route_is_doubted(
    year: str, host: str, generator: str, doubted: bool
) -> None:
    channel = f"<title>c</title><generator>{generator}</generator>"
    more = f"<link>http://{host}/a/1</link><pubDate>Tue, 02 Mar {year} 09:15:20 GMT</pubDate>"
    article = one(rss(item(more=more), channel=channel))
    assert any("GMT may mean" in warning for warning in article.warnings) is doubted
    assert article.date == f"{year}-03-02T17:15:20+08:00"


@pytest.mark.parametrize("named", ["gb2312", "gbk", "utf-8", None])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_the_bytes_outrank_what_the_prolog_says(named: str | None, encoding: str) -> None:
    prolog = f'<?xml version="1.0" encoding="{named}"?>\n' if named else ""
    article = one(rss(item(), prolog=prolog).encode(encoding))
    assert (article.body, article.encoding) == (f"{FIRST}\n{SECOND}", encoding)
    assert article.warnings == []


def test_a_broken_feed_gives_what_it_holds_and_a_warning() -> None:
    feed = rss(item(), item())
    for broken in (feed[:-20], feed.replace("<title>要闻", "<title>要&nbsp;闻 & <b>", 1)):
        articles = clean(broken)
        assert articles[0].body == f"{FIRST}\n{SECOND}"
        assert any(w.startswith("a broken feed: ") for w in articles[0].warnings)


def test_an_empty_item_does_not_keep_back_the_others() -> None:
    found = list(read(rss(item(), "<link>http://x.cn</link>", item())))
    assert [isinstance(given, FailedPart) for given in found] == [False, True, False]
    assert str(found[1]) == "item 2: an item without title and text"


def test_a_feed_without_items_is_no_article() -> None:
    with pytest.raises(NoArticleError):
        clean(rss())


def test_entities_that_multiply_do_not() -> None:
    lines = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "松湖">{lines}]>' + rss(item("&a11;"))
    for article in clean(bomb):
        assert len(article.body) < 1_000


@pytest.mark.parametrize("how", ["SYSTEM", 'PUBLIC "-//x//x"'])
def test_a_file_that_an_entity_names_is_not_read(tmp_path: Path, how: str) -> None:
    (tmp_path / "key").write_text("机密口令", "utf-8")
    (tmp_path / "x.dtd").write_text('<!ENTITY more "机密口令">', "utf-8")
    key, dtd = ((tmp_path / name).as_uri() for name in ("key", "x.dtd"))
    entities = f'<!ENTITY file {how} "{key}"><!ENTITY % dtd {how} "{dtd}"> %dtd;'
    text = "云江市轨道交通集团宣布，地铁6号线一期工程开通试运营。&file;&more;"
    given = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]>' + rss(item(text))
    page = f"<!DOCTYPE html [{entities}]><html><body><h1>云江&file;</h1><p>{text}</p></body></html>"
    for article in (*clean(given), *clean(page), *clean('<?xml version="1.0"?>' + page)):
        assert "机密口令" not in str(article)
        assert "地铁6号线" in article.body


def test_an_entry_whose_date_is_empty_has_no_date_and_warns_of_nothing() -> None:
    entry = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>云江</title><entry><id>x</id>'
        "<title>云江地铁6号线开通试运营</title><published></published>"
        "<content>云江市轨道交通集团宣布，地铁6号线一期工程开通试运营。</content></entry></feed>"
    )
    ((article, _),) = read(entry.encode())
    assert article.date is None


def test_a_blank_in_the_name_of_a_namespace_ends_no_feed() -> None:
    items = (
        "<item><title>松湖泵站试运行</title><description>泵站今天开始试运行。</description></item>"
    )
    for blank in (" ", "\xa0"):
        space = f'xmlns:content="http://x.example{blank}1"'
        (article,) = clean(f'<rss version="2.0" {space}><channel>{items}</channel></rss>')
        assert article.title == "松湖泵站试运行"


def _section(number: int, end: str = "]]>") -> str:
    text = f"松湖水站第{number}次放水，市民在岸上等了很久，明年的水量不会少。"
    return (
        f"<item><title><![CDATA[第{number}次放水]]></title><link>http://x.example/{number}</link>"
        f"<description><![CDATA[<p>{text}</p>{end}</description></item>"
    )


@pytest.mark.parametrize("end", ["", "]", "]]"])
@pytest.mark.parametrize("others", ["]]>", ""])
def test_a_section_that_is_never_closed_takes_no_other_item(end: str, others: str) -> None:
    items = "".join(_section(number, end if number == 3 else others) for number in range(1, 6))
    articles = clean(f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>")
    assert [(a.title, a.url) for a in articles] == [
        (f"第{number}次放水", f"http://x.example/{number}") for number in range(1, 6)
    ]
    for number, article in enumerate(articles, 1):
        assert article.body == f"松湖水站第{number}次放水，市民在岸上等了很久，明年的水量不会少。"


def test_a_headline_s_section_that_is_never_closed_takes_no_text_of_its_item() -> None:
    items = "".join(map(_section, range(1, 6))).replace("第3次放水]]>", "第3次放水")
    articles = clean(f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>")
    assert [a.title for a in articles] == [f"第{number}次放水" for number in range(1, 6)]
    assert not any(a.warnings for a in articles)


def test_what_a_section_says_of_sections_stays() -> None:
    said = "水站的说明里写着 &lt;![CDATA[ 三个字母，市民在岸上等了很久，明年的水量不会少。"
    items = _section(1) + _section(2).replace("松湖", said)
    text = f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>"
    assert [a.title for a in clean(text)] == ["第1次放水", "第2次放水"]
