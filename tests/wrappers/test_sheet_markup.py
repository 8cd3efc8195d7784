"""Sheets that systems export as .xls and that are markup: a page of one table, Excel's XML."""

from __future__ import annotations

import pytest

from cleaner import Article, NoArticleError, clean
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart, Source, wrapper_of

FIRST = "松湖泵站2日开始试运行，两台机组各一次。"
SECOND = "居民用水不受影响，明年完工。"
PAGE = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">'
    "<style>td {{mso-number-format:'\\@'}}</style></head><body>{above}<table border=1>"
    "<tr><th>标题</th><th>正文</th><th>日期</th><th>来源</th></tr>{rows}</table></body></html>"
)
ROWS = (
    f"<tr><td>松湖泵站试运行</td><td><p>{FIRST}</p><p>{SECOND}</p></td><td>2024-01-02 08:00</td>"
    f"<td>云江日报</td></tr><tr><td>乙站<b>恢复</b></td><td>{SECOND}<br>{FIRST}</td>"
    "<td>2024-01-03</td></tr>"
)
XML = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><DocumentProperties><Author>田艺'
    '</Author></DocumentProperties><Worksheet ss:Name="稿件"><Table><Row>{head}</Row>'
    "<Row>{cells}</Row></Table></Worksheet></Workbook>"
)


def cell(text: str, place: int | None = None) -> str:
    at = f' ss:Index="{place}"' if place else ""
    return f'<Cell{at}><Data ss:Type="String">{text}</Data></Cell>'


HEAD = "".join(map(cell, ("标题", "版面", "正文", "日期")))


def told(articles: list[Article]) -> list[tuple[str | None, str, str | None]]:
    return [(a.title, a.body, a.date) for a in articles]


@pytest.mark.parametrize("above", ["", "<p>稿件一览</p>", "<!-- 导出 -->"])
def test_each_row_of_a_page_of_one_table_is_a_record(above: str) -> None:
    articles = clean(PAGE.format(above=above, rows=ROWS))
    assert told(articles) == [
        ("松湖泵站试运行", f"{FIRST}\n{SECOND}", "2024-01-02T08:00+08:00"),
        ("乙站恢复", f"{SECOND}\n{FIRST}", "2024-01-03"),
    ]
    assert articles[0].source == "云江日报"


def test_a_row_without_an_article_is_told_with_its_place() -> None:
    found = list(read(PAGE.format(above="", rows=f"{ROWS}<tr><td></td><td></td><td>x</td></tr>")))
    assert isinstance(found[-1], FailedPart)
    assert str(found[-1]).startswith("row 4: ")


def test_a_row_of_excel_s_xml_is_a_record_though_it_leaves_cells_out() -> None:
    cells = cell("松湖泵站试运行") + cell(f"{FIRST}&#10;{SECOND}", 3) + cell("2024-01-02")
    assert told(clean(XML.format(head=HEAD, cells=cells))) == [
        ("松湖泵站试运行", f"{FIRST}\n{SECOND}", "2024-01-02")
    ]


def test_excel_s_xml_without_a_text_column_holds_no_article() -> None:
    with pytest.raises(NoArticleError):
        clean(XML.format(head=cell("标题"), cells=cell("松湖泵站试运行")))


@pytest.mark.parametrize(
    "page",
    [
        PAGE.format(
            above=f"<h1>松湖泵站试运行</h1><p>{FIRST}</p><p>{SECOND}{FIRST}</p>", rows=ROWS
        ),
        PAGE.format(above="", rows=ROWS).replace("<th>标题", "<th>序号").replace("正文", "备注"),
        f"<table><tr><td><h1>松湖泵站试运行</h1><p>{FIRST}</p></td></tr></table>",
        f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p>",
    ],
)
def test_a_page_with_a_table_in_it_is_a_page(page: str) -> None:
    assert wrapper_of(Source(page.encode()))[0] == "html"
