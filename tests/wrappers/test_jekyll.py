"""Posts with front matter: every state of the mirror, and posts of other sites."""

from __future__ import annotations

import pytest

from cleaner import Article, NoArticleError, clean
from cleaner.wrappers.posts.jekyll import without_bracket, without_footer

FIRST = "云海市水务局3月2日宣布，新建的松湖泵站开始试运行。"
SECOND = "设备调试将在两周内完成，居民用水不受影响。"
ADDRESS = "http://finance.eastmoney.com/news/1345,202203022293847561.html"
HTML = f"<p>{FIRST}</p><p>{SECOND}</p><p class='em_media'>（文章来源：云海日报）</p>"
ONE_LINE = "[返回东财滚动新闻](//x.cn/emnews/)｜[返回首页](//x.cn/)"
TWO_LINES = "[返回东财滚动新闻](../emnews/)\n\n[返回首页](../)"


def one(text: str) -> Article:
    (article,) = clean(text)
    return article


def post(
    body: str,
    *,
    title: str = '"松湖泵站试运行"',
    date: str = "2022-03-02 09:15:20 +0800",
    address: str | None = f"<{ADDRESS}>",
    footer: str = ONE_LINE,
) -> str:
    tail = "\n\n".join(part for part in (address, footer) if part)
    return (
        f"---\nlayout: post\ntitle: {title}\ndate: {date}\ncategories: emnews\n"
        f"tags: 东财滚动新闻\n---\n{body}\n\n{tail}"
    )


@pytest.mark.parametrize(
    ("date", "address", "footer"),
    [
        ("2022-03-02 09:15:20", f"<{ADDRESS}>", ""),
        ("2022-03-02 09:15:20", f"<{ADDRESS}>", TWO_LINES),
        (
            "2022-03-02 09:15:20",
            f"<{ADDRESS}>",
            "[返回东财滚动新闻](//a.cn/e)\n[返回首页](//a.cn/)",
        ),
        ("2022-03-02 09:15:20 +0800", f"<{ADDRESS}>", ONE_LINE),
        ("2022-03-02 09:15:20 +0800", f"<{ADDRESS}>  ", ONE_LINE + "\n\n"),
    ],
)
def test_a_digest_alone_is_the_text(date: str, address: str, footer: str) -> None:
    article = one(post(f"> {FIRST}（财联社）", date=date, address=address, footer=footer))
    assert (article.title, article.body) == ("松湖泵站试运行", FIRST)
    assert (article.date, article.source) == ("2022-03-02T09:15:20+08:00", "财联社")
    assert (article.url, article.article_id) == (ADDRESS, "202203022293847561")
    assert (article.site, article.template, article.summary) == ("eastmoney", "digest", None)


def test_a_digest_without_a_quote_mark_is_the_text_too() -> None:
    assert one(post(f"{FIRST}（财联社）")).body == FIRST


def test_a_digest_beside_the_article_is_its_summary() -> None:
    article = one(post(f"> {FIRST}（云海日报）\n\n{HTML}"))
    assert (article.body, article.summary) == (f"{FIRST}\n{SECOND}", FIRST)
    assert article.source == "云海日报"


def test_an_article_without_digest_has_no_summary() -> None:
    article = one(post(HTML))
    assert (article.body, article.summary) == (f"{FIRST}\n{SECOND}", None)


def test_the_footer_stays_out_of_a_paragraph_that_is_left_open() -> None:
    article = one(post(HTML.removesuffix("</p>")))
    assert article.body == f"{FIRST}\n{SECOND}"
    assert article.url == ADDRESS


def test_a_post_without_title_date_and_address_is_a_record() -> None:
    article = one(post(HTML, title='""', date=" +0800", address="<>"))
    assert (article.title, article.date, article.url) == (None, None, None)
    assert article.body == f"{FIRST}\n{SECOND}"


def test_a_post_with_a_title_alone_is_a_record_with_a_warning() -> None:
    article = one(post(""))
    assert (article.title, article.body) == ("松湖泵站试运行", "")
    assert "the body is empty" in article.warnings


def test_a_post_with_nothing_in_it_is_no_article() -> None:
    with pytest.raises(NoArticleError):
        clean(post("", title='""', date=""))


def test_a_title_with_quotes_inside_comes_out_whole() -> None:
    assert one(post(HTML, title='"“松湖”泵站 "试运行""')).title == '“松湖”泵站 "试运行"'


@pytest.mark.parametrize(
    ("body", "text", "url", "found"),
    [
        (f"一段\n\n<{ADDRESS}>\n\n{ONE_LINE}", "一段", ADDRESS, True),
        (f"一段\n\n<>\n\n{ONE_LINE}\n", "一段", None, True),
        (f"一段\n{TWO_LINES}", "一段", None, True),
        ("一段\n</div>", "一段\n</div>", None, False),
        ("一段\n<br>\n", "一段\n<br>", None, False),
        (f"<{ADDRESS}>\n一段", f"<{ADDRESS}>\n一段", None, False),
        ("[返回舱](http://x.cn) 已着陆。", "[返回舱](http://x.cn) 已着陆。", None, False),
        ("", "", None, False),
    ],
)
def test_only_the_mirror_s_last_lines_are_a_footer(
    body: str, text: str, url: str | None, found: bool
) -> None:
    footer = without_footer(body)
    assert (footer.text.rstrip(), footer.url, footer.found) == (text, url, found)


@pytest.mark.parametrize(
    ("digest", "text", "name"),
    [
        ("泵站运行。（云海日报）", "泵站运行。", "云海日报"),
        ("泵站运行（财联社）", "泵站运行", "财联社"),
        ("泵站运行(财联社)", "泵站运行", "财联社"),
        ("泵站运行（一期）", "泵站运行（一期）", None),
        ("泵站运行。（云海日报，有删节）", "泵站运行。（云海日报，有删节）", None),
        ("泵站运行。", "泵站运行。", None),
        ("）", "）", None),
    ],
)
def test_a_bracket_that_names_a_source_leaves_the_digest(
    digest: str, text: str, name: str | None
) -> None:
    assert without_bracket(digest) == (text, name)


# --- posts of other sites -------------------------------------------------------------------------


def foreign(body: str, more: str = "") -> Article:
    return one(
        f"---\ntitle: 松湖泵站试运行\ndate: 2022-03-02T09:15:00+08:00\n{more}---\n\n{body}\n"
    )


def test_another_site_s_fields_are_read_as_what_they_are() -> None:
    more = "author: 张三\ntags: [水务, 泵站]\ndescription: 一句话\nsource: 云海日报\nlink: http://x.cn/1\n"
    article = foreign(f"{FIRST}\n\n{SECOND}", more)
    assert article.body == f"{FIRST}\n{SECOND}"
    assert (article.author, article.keywords) == ("张三", ["水务", "泵站"])
    assert (article.summary, article.source) == ("一句话", "云海日报")
    assert (article.url, article.site, article.outlet) == ("http://x.cn/1", None, None)
    assert (article.date, article.template) == ("2022-03-02T09:15+08:00"[:16] + ":00+08:00", None)


def test_another_site_s_html_is_read_as_html() -> None:
    assert foreign(f"<p>{FIRST}</p>\n<p>{SECOND}</p>").body == f"{FIRST}\n{SECOND}"


def test_another_site_s_markdown_becomes_paragraphs() -> None:
    text = (
        "## 进展\n\n**云海市**水务局3月2日[宣布](http://x.cn)，\n泵站开始试运行。\n\n"
        f"- 一\n- 二\n\n> {SECOND}"
    )
    assert foreign(text).body == (
        f"进展\n云海市水务局3月2日宣布，泵站开始试运行。\n一\n二\n{SECOND}"
    )


def test_a_post_that_repeats_its_headline_has_it_once() -> None:
    assert foreign(f"# 松湖泵站试运行\n\n{FIRST}").body == FIRST


@pytest.mark.parametrize(
    "text",
    [
        "---\nlayout: page\npermalink: /about/\n---\n关于我们的一段文字。",
        "---\ntitle: Installation\n---\nRun the installer and reboot.",
    ],
)
def test_a_page_of_a_site_s_own_is_no_article(text: str) -> None:
    with pytest.raises(NoArticleError):
        clean(text)


@pytest.mark.parametrize(
    "line",
    [f"<{ADDRESS}", f"{ADDRESS}>", ADDRESS, f"<{ADDRESS}><{ADDRESS}>"],
)
def test_an_address_that_lost_a_bracket_or_stands_twice_is_the_address(line: str) -> None:
    article = one(post(HTML, address=line))
    assert (article.url, article.body) == (ADDRESS, f"{FIRST}\n{SECOND}")


def test_a_last_line_with_words_beside_an_address_is_text() -> None:
    assert without_footer(f"详见{ADDRESS}\n{ONE_LINE}").text.strip() == f"详见{ADDRESS}"


def test_a_post_that_ends_in_its_text_without_a_footer_is_told() -> None:
    cut = post(f"<p>{FIRST}</p><p>设备调试", address=None, footer="").rstrip()
    assert one(cut).warnings == ["the post breaks off: its footer is missing, and the end may be"]


def test_a_digest_that_ends_in_its_text_without_a_footer_is_told() -> None:
    cut = post(f"> {FIRST[:-6]}", address=None, footer="").rstrip()
    assert one(cut).warnings == ["the post breaks off: its footer is missing, and the end may be"]
    assert one(post(f"> {FIRST[:-6]}")).warnings == []  # as the feed cut it


def test_a_post_that_ends_in_its_address_is_told_and_that_is_no_text() -> None:
    article = one(post(f"> {FIRST}", address=f"<{ADDRESS[:30]}", footer="").rstrip())
    assert (article.body, article.url) == (FIRST, None)
    assert article.warnings == ["the post breaks off: its footer is missing, and the end may be"]


@pytest.mark.parametrize(
    "text",
    [
        post(f"<p>{FIRST}</p><p>设备调试"),  # as the feed leaves its last paragraph
        post(f"<p>{FIRST}</p>", address=None, footer=""),
        post(FIRST, address=None, footer=""),
    ],
)
def test_a_post_with_a_footer_or_a_closed_end_is_nothing_to_tell(text: str) -> None:
    assert one(text).warnings == []
