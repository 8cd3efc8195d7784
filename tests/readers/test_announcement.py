"""The text of a company's announcement, as PDF and Word files give it."""

from __future__ import annotations

import pytest

from cleaner import Article, clean

HEAD = "证券代码：600998          证券简称：青桐水务          公告编号：2024-031"
GUARANTEE = (
    "    本公司董事会及全体董事保证本公告内容不存在任何虚假记载、误导性陈述或者重大\n"
    "遗漏，并对其内容的真实性、准确性和完整性承担法律责任。"
)
LONG = (
    "    公司拟以自有资金投资建设松湖泵站二期工程，项目总投资预计为三亿二千万元，建设\n"
    "期为十八个月，资金来源为自有资金，不会影响公司正常经营。"
)
JOINED = LONG.replace("\n", "").strip()
SIGNED = (
    "                                              青桐水务股份有限公司董事会\n"
    "                                                     {}"
)


def layout(day: str = "2024 年 3 月 2 日", number: str = "{} / 2", feed: str = "") -> str:
    """Return a notice of two pages, as a program gives it that keeps the layout."""
    return f"""{HEAD}

                    青桐水务股份有限公司
              关于投资建设松湖泵站二期工程的公告

{GUARANTEE}

    一、投资概述
{LONG}

                                     {number.format(1)}
{feed}{HEAD}

    二、风险提示
    项目审批存在不确定性，敬请投资者注意投资风险。
    特此公告。

{SIGNED.format(day)}
                                     {number.format(2)}
"""


def one(text: str) -> Article:
    (article,) = clean(text)
    return article


@pytest.mark.parametrize("number", ["{} / 2", "- {} -", "第 {} 页 共 2 页", "{}", "第 {} 页"])
@pytest.mark.parametrize("feed", ["", "\f"])
def test_running_heads_and_page_numbers_go(number: str, feed: str) -> None:
    body = one(layout(number=number, feed=feed)).body.split("\n")
    assert body == [
        GUARANTEE.replace("\n", "").strip(),
        "一、投资概述",
        JOINED,
        "二、风险提示",
        "项目审批存在不确定性，敬请投资者注意投资风险。",
        "特此公告。",
        "青桐水务股份有限公司董事会",
        "2024年3月2日",
    ]


@pytest.mark.parametrize(
    "day", ["2024 年 3 月 2 日", "2024年3月2日", "二〇二四年三月二日", "二○二四年三月二日"]
)
def test_the_headline_the_day_and_who_signs_are_read(day: str) -> None:
    article = one(layout(day))
    assert article.title == "青桐水务股份有限公司关于投资建设松湖泵站二期工程的公告"
    assert article.date == "2024-03-02"
    assert article.source == "青桐水务股份有限公司"
    assert article.template == "announcement"


def test_the_security_of_the_head_is_linked() -> None:
    (security,) = one(layout()).linked_securities
    assert (security.code, security.market, security.name) == ("600998", "SH", "青桐水务")
    bond = HEAD + "\n债券代码：113999          债券简称：青桐转债"
    linked = one(layout().replace(HEAD, bond)).linked_securities
    assert [(s.code, s.name) for s in linked] == [("600998", "青桐水务"), ("113999", "青桐转债")]


def test_a_paragraph_goes_on_behind_a_page_s_end() -> None:
    above, below = LONG.split("\n")
    text = (
        layout()
        .replace(LONG + "\n", above + "\n")
        .replace(f"{HEAD}\n\n    二", f"{HEAD}\n\n{below}\n    二")
    )
    assert JOINED in one(text).body.split("\n")


def test_lines_without_indents_are_joined_where_they_fill_the_page() -> None:
    bare = "\n".join(line.strip() for line in layout().splitlines() if line.strip())
    body = one(bare).body.split("\n")
    assert body[:3] == [GUARANTEE.replace("\n", "").replace(" ", ""), "一、投资概述", JOINED]


def test_the_text_of_a_word_file_is_read_too() -> None:
    text = (
        f"{HEAD}\n青桐水务股份有限公司\n关于投资建设松湖泵站\n二期工程的公告\n{JOINED}\n"
        "特此公告。\n青桐水务股份有限公司董事会\n2024年3月2日"
    )
    article = one(text)
    assert article.title == "青桐水务股份有限公司关于投资建设松湖泵站二期工程的公告"
    assert (article.date, article.body.split("\n")[0]) == ("2024-03-02", JOINED)


def test_a_document_without_a_code_is_told_by_its_end() -> None:
    title, signed = "2023年年度报告摘要", "青桐水务股份有限公司\n2024年3月2日"
    article = one(f"青桐水务股份有限公司\n{title}\n\n{JOINED}\n\n{signed}\n")
    assert (article.title, article.date) == ("青桐水务股份有限公司2023年年度报告摘要", "2024-03-02")


def test_news_of_an_announcement_is_news() -> None:
    article = one(
        "青桐水务发布投资建设泵站的公告\n2024-03-02 09:15 来源：青桐日报\n\n"
        f"青桐水务3月2日公告，{JOINED}\n\n证券代码：600998 证券简称：青桐水务\n"
    )
    assert (article.title, article.source) == ("青桐水务发布投资建设泵站的公告", "青桐日报")
    assert article.date == "2024-03-02T09:15+08:00"
    assert article.template == "text"


def test_figures_alone_on_a_line_are_no_page_numbers() -> None:
    text = layout().replace("    二、风险提示", "    三亿二千万\n    320\n    18\n    二、风险提示")
    body = one(text).body.split("\n")
    assert "320" in body
    assert "18" in body
