r"""The escapes of a dump, as letters: `\r\n` and `\u3000` are blanks where a dump wrote them."""

from __future__ import annotations

import json

import pytest

from cleaner import Article, clean
from tests.wrappers.items import in_record

TITLE = "松湖泵站试运行"
FIRST = "云海市水务局3月2日宣布，新建的松湖泵站开始试运行。"
SECOND = "设备调试将在两周内完成，居民用水不受影响。"
BODY = f"{FIRST}\n{SECOND}"


def record(text: str) -> Article:
    return in_record(title=TITLE, content=text)


def page(text: str) -> Article:
    (article,) = clean(
        f"<html><head><title>{TITLE}_某某网</title></head><body><h1>{TITLE}</h1>"
        f'<div class="info">2022-03-02 09:15</div><div class="content">{text}</div></body></html>'
    )
    return article


@pytest.mark.parametrize(
    "markup",
    [
        rf"<p>{FIRST}</p>\r\n<p>{SECOND}</p>\r\n",
        rf"<p>{FIRST}</p>\n<p>{SECOND}</p>\n",
        rf"<p>\u3000\u3000{FIRST}</p><p>\u3000\u3000{SECOND}</p>",
        rf"<p>{FIRST}\r\n</p><p>{SECOND}\r\n\t</p>",
        rf"{FIRST}<br/>\r\n\u3000\u3000{SECOND}",
    ],
)
def test_escapes_beside_tags_are_blanks(markup: str) -> None:
    assert record(markup).body == BODY
    assert page(markup).body == BODY


@pytest.mark.parametrize(
    "text",
    [
        rf"\u3000\u3000{FIRST}\r\n\u3000\u3000{SECOND}",
        rf"　　{FIRST}\n　　{SECOND}",
        rf"{FIRST}\r\n\r\n{SECOND}\r\n",
        rf"{FIRST}\n{SECOND}",
        rf"\u3000\u3000{FIRST}" + "\n" + rf"\u3000\u3000{SECOND}",
    ],
)
def test_escapes_of_a_plain_text_part_its_paragraphs(text: str) -> None:
    assert record(text).body == BODY


def test_headings_of_such_a_text_stand_apart_too() -> None:
    text = rf"一、概况\r\n{FIRST}\r\n二、影响\r\n{SECOND}"
    assert record(text).body == f"一、概况\n{FIRST}\n二、影响\n{SECOND}"


def test_quotes_at_the_edges_are_quotes() -> None:
    text = rf"<p>\u3000\u3000\u201c{FIRST}\u201d</p><p>\u3000\u3000{SECOND}\u2026\u2026</p>"
    assert record(text).body == f"“{FIRST}”\n{SECOND}……"


def test_a_text_that_is_all_escapes_is_given_in_its_characters() -> None:
    text = json.dumps(BODY)[1:-1]
    assert record(text).body == BODY


def test_a_page_in_a_cell_of_a_table_loses_the_cell_s_quotes() -> None:
    (article,) = clean(rf'"<p class=""a"">{FIRST}</p>\r\n<p>称为""松湖""。</p>"')
    assert article.body == f'{FIRST}\n称为"松湖"。'


@pytest.mark.parametrize(
    "line",
    [
        r"程序把文件写到 C:\reports\new 里，路径不能改。",
        r"换行符写作 \n",
        r"换行符在多数语言里写作 \n，回车写作 \r。",
        r"公式以 \nabla 开头，\rho 是密度。",
        r"编码 \u4e2d 是一个汉字。",
        r"\n 是换行符，\u3000 是全角空格。",
        r'示例：printf("你好\n世界");',
        r"盘符是 D:\\",
    ],
)
def test_backslashes_of_prose_and_code_stay(line: str) -> None:
    assert record(f"{FIRST}\n{line}").body == f"{FIRST}\n{line}"
    assert record(f"<p>{FIRST}</p><p>{line}</p>").body == f"{FIRST}\n{line}"


def test_a_path_stays_in_a_dump_too() -> None:
    line = r"文件在 C:\reports\new 里。"
    assert record(rf"<p>\u3000\u3000{FIRST}</p>\r\n<p>{line}</p>").body == f"{FIRST}\n{line}"
    assert record(rf"{FIRST}\r\n{line}").body == f"{FIRST}\n{line}"


def test_a_heap_of_escapes_takes_no_time() -> None:
    heap = r"。\n \n\u3000 " * 10_000
    assert record(rf"<p>{heap}{FIRST}</p>{heap}好").body
    assert record(heap + FIRST).body.endswith(FIRST)


def test_wide_blanks_of_private_use_are_blanks() -> None:
    assert record(f"\ue40c\ue40c{FIRST}\ue40c\ue40c{SECOND}").body == BODY


def test_quotes_around_a_page_that_are_no_cell_s_stay() -> None:
    text = f'<p>"{FIRST}"</p><p>""</p>'
    assert page(text).body.startswith(f'"{FIRST}"')
