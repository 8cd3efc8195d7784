"""Markdown as people and clippers keep it: facts at its head are facts, marks are no text."""

from __future__ import annotations

import pytest

from cleaner import Article, NoArticleError, clean
from cleaner.wrappers.posts.markdown_text import inline

FIRST = "青桐县水务局3月2日宣布，松湖泵站开始试运行，供水能力提高12%。"
SECOND = "设备调试将在两周内完成，居民用水不受影响。"
BODY = f"{FIRST}\n\n{SECOND}\n"
TITLE = "松湖泵站试运行 供水能力提高"
ADDRESS = "https://news.qingtong.example/a/20240302.html"


def one(text: str) -> Article:
    (article,) = clean(text)
    return article


def story(text: str) -> tuple[str | None, str | None, str | None, str | None, str]:
    article = one(text)
    return article.title, article.date, article.source, article.url, article.body


WANTED = (TITLE, "2024-03-02T09:15+08:00", "青桐日报", ADDRESS, f"{FIRST}\n{SECOND}")
FACTS = {"来源": "青桐日报", "时间": "2024-03-02 09:15", "链接": ADDRESS}


@pytest.mark.parametrize(
    "form",
    ["> {}：{}", "> **{}**：{}", "**{}：** {}", "- {}: {}", "- **{}**：{}", "{}：{}", "`{}`：{}"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_facts_at_the_head_are_facts_in_whatever_marks(form: str, gap: str) -> None:
    lines = [form.format(name, value) for name, value in FACTS.items()]
    assert story(f"# {TITLE}\n\n{gap.join(lines)}\n\n{BODY}") == WANTED


@pytest.mark.parametrize(
    "line",
    [
        "2024-03-02 09:15 来源：[青桐日报](https://news.qingtong.example/)",
        "> 来源：青桐日报 | 时间：2024-03-02 09:15",
        "*2024年03月02日 09:15*　来源：青桐日报　作者：林夕照",
    ],
)
def test_a_line_of_several_facts_is_read(line: str) -> None:
    text = f"# {TITLE}\n\n{line}\n\n> 原文链接：<{ADDRESS}>\n\n---\n\n{BODY}"
    assert story(text) == WANTED


def test_a_clipper_s_properties_are_facts() -> None:
    text = (
        f'---\ntitle: "{TITLE}"\nsource: "{ADDRESS}"\nauthor:\n  - "[[青桐日报]]"\n'
        '  - "[[林夕照]]"\npublished: 2024-03-02\ncreated: 2024-03-05\ntags:\n'
        '  - "clippings"\n---\n'
        f"2024-03-02 09:15 来源：青桐日报\n\n{BODY}"
    )
    assert story(text) == WANTED
    assert one(text).author == "林夕照"
    assert one(text).captured_at == "2024-03-05"


def test_the_headline_of_a_text_below_front_matter_without_one_is_its_heading() -> None:
    text = (
        f"---\nsource: {ADDRESS}\ncreated: 2024-03-05T21:15:40 (UTC +08:00)\n---\n\n"
        f"# {TITLE}\\_青桐日报\n\n> ## Excerpt\n> 泵站开始试运行。\n\n---\n"
        f"2024-03-02 09:15 来源：青桐日报\n\n{BODY}"
    )
    assert story(text) == WANTED
    assert one(text).summary == "泵站开始试运行。"


def test_an_account_is_who_published() -> None:
    article = one(f"# {TITLE}\n\n> 公众号：青桐财经\n> 时间：2024-03-02\n\n{BODY}")
    assert (article.outlet, article.source, article.date) == ("青桐财经", "青桐财经", "2024-03-02")


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("**“试运行”**，供水", "“试运行”，供水"),
        ("提高==12%==。", "提高12%。"),
        ("见[[松湖泵站|泵站]]和[[水务局]]。", "见泵站和水务局。"),
        ("图![[Pasted image 1.png]]文", "图文"),
        (r"\*ST望海“\*ST望海”代码后缀\_A类", "*ST望海“*ST望海”代码后缀_A类"),
        (r"1\. 更正年报；", "1. 更正年报；"),
        ("脚注[^1]之后", "脚注之后"),
        ("`代码`和~~删去~~的", "代码和删去的"),
        ("***粗斜***体", "粗斜体"),
        # What only looks like a mark.
        ("2 * 3 * 4等于24", "2 * 3 * 4等于24"),
        ("a == b，c == d", "a == b，c == d"),
        ("数组x[[0]]", "数组x0"),
    ],
)
def test_marks_are_no_text(marked: str, text: str) -> None:
    assert inline(marked) == text


def test_a_line_with_a_colon_in_the_text_is_text() -> None:
    text = f"# {TITLE}\n\n时间：2024-03-02\n\n{FIRST}\n\n时间：明年内完成全部调试。\n\n{SECOND}"
    assert "时间：明年内完成全部调试。" in one(text).body


def test_a_subhead_is_no_headline() -> None:
    article = one(f"---\ntitle: {TITLE}\ndate: 2024-03-02\n---\n\n## 进展\n\n{BODY}")
    assert (article.title, article.body) == (TITLE, f"进展\n{FIRST}\n{SECOND}")


@pytest.mark.parametrize(
    "text",
    [
        "# 项目说明\n\n本项目用来清洗网页，抽取正文和标题。\n\n## 安装\n\n- 先装依赖，再运行。\n",
        "# 读书笔记\n\n> 作者：某人\n\n这本书讲了很多关于写作的道理，值得一读再读。\n",
    ],
)
def test_a_document_in_markdown_is_no_news(text: str) -> None:
    with pytest.raises(NoArticleError):
        clean(text)


READER = (
    f"Title: {TITLE}-青桐网\n\nURL Source: {ADDRESS}\n\nPublished Time: 2024-03-02T01:15:00Z\n\n"
    f"Markdown Content:\n{TITLE}\n===============\n\n 2024-03-02 09:15\n\n来源：青桐日报\n\n"
)


def test_what_a_reader_for_language_models_says_of_a_page_is_facts() -> None:
    end = "[![Image 1](http://x.example/1.jpg)](http://x.example/)\n"
    article = one(f"{READER}{BODY}\n{end}")
    assert (article.title, article.url, article.source) == (TITLE, ADDRESS, "青桐日报")
    assert article.date == "2024-03-02T09:15:00+08:00"
    assert article.body == f"{FIRST}\n{SECOND}"


def test_a_title_s_label_without_the_address_s_is_no_such_reader() -> None:
    article = one(f"Title: {TITLE}\nSource: 青桐日报\nDate: 2024-03-02\n\n{FIRST}\n{SECOND}\n")
    assert (article.wrapper, article.title, article.source) == ("text", TITLE, "青桐日报")
