"""CSV, TSV and sheets are read as records; a damaged row ends nothing."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Article, NoArticleError, UnreadableError, clean
from cleaner.commands.clean import main
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart, Source, wrapper_of
from cleaner.wrappers.sheets import delimited

HEAD = ["标题", "正文", "发布时间", "来源", "链接"]


def row(n: int, text: str = "泵站开始试运行，供水能力提高两成。") -> list[str]:
    title = f"青桐县第{n}号泵站"
    return [title, text, "2024-03-02 09:15", "青桐日报", f"http://x.cn/{n}.html"]


def written(rows: list[list[str]], separator: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def found(data: str | bytes | Path) -> list[Article | str]:
    given = data.encode() if isinstance(data, str) else data
    return [str(g) if isinstance(g, FailedPart) else g[0] for g in read(given)]


def titles(data: str | bytes | Path) -> list[str | None]:
    return [got if isinstance(got, str) else got.title for got in found(data)]


ROWS = [row(1), row(2), row(3)]
TITLES = [cells[0] for cells in ROWS]


@pytest.mark.parametrize("separator", delimited.SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_row_is_a_record_in_every_encoding(separator: str, encoding: str, end: str) -> None:
    data = written([HEAD, *ROWS], separator, end)
    first, *others = clean(data.encode(encoding))
    assert len(others) == 2
    assert (first.title, first.body) == (ROWS[0][0], ROWS[0][1])
    assert (first.date, first.source) == ("2024-03-02T09:15+08:00", "青桐日报")
    assert (first.url, first.wrapper) == ("http://x.cn/1.html", "record")


def test_line_ends_and_separators_inside_quotation_marks_are_the_text_s() -> None:
    text = '第一段，有逗号,也有"引号"。\n第二段。\r\n\r\n第三段。'
    (article,) = clean(written([HEAD, row(1, text)]))
    assert article.body.split("\n") == ['第一段，有逗号,也有"引号"。', "第二段。", "第三段。"]


def test_a_text_in_markup_is_read_as_markup() -> None:
    (article,) = clean(written([HEAD, row(1, '<p class="a">第一段。</p><p>第二段。</p>')]))
    assert article.body == "第一段。\n第二段。"


def test_a_row_that_breaks_off_fails_alone_and_is_told_by_its_line() -> None:
    lines = written([HEAD, *ROWS, row(4)]).splitlines()
    lines[2] = "只有一格"
    assert titles("\n".join(lines)) == [
        TITLES[0],
        "line 3: a damaged row: 1 cells, under a head of 5",
        TITLES[2],
        row(4)[0],
    ]


@pytest.mark.parametrize("separator", [",", "\t"])
def test_a_quotation_mark_that_is_never_closed_swallows_nothing(separator: str) -> None:
    lines = written([HEAD, *ROWS, row(4)], separator).splitlines()
    lines[2] = lines[2].replace("泵站开始", f'{separator}"泵站开始', 1)
    got = titles("\n".join(lines))
    assert got[0] == TITLES[0]
    assert got[1] == "line 3: a damaged row: a quotation mark is never closed"
    assert got[2:] == [TITLES[2], row(4)[0]]


def test_two_stray_quotation_marks_swallow_nothing_between_them() -> None:
    lines = written([HEAD, *(row(n) for n in range(1, 8))]).splitlines()
    lines[2] = '"' + lines[2]
    lines[6] = lines[6].replace(",2024", '",2024')
    got = titles("\n".join(lines))
    assert [t for t in got if t and t.startswith("青桐县")] == [
        row(n)[0] for n in (1, 3, 4, 5, 6, 7)
    ]
    assert len(got) == 7


def test_a_quotation_mark_as_text_is_text() -> None:
    data = "\t".join(HEAD) + "\n" + "\t".join(row(1, '"泵站"开始试运行，供水"提高两成。')) + "\n"
    (article,) = clean(data)
    assert article.body.endswith('开始试运行，供水"提高两成。')
    data = (
        "\t".join(HEAD) + "\n" + "\t".join(row(1, '"泵站开始试运行。')) + "\n" + "\t".join(row(2))
    )
    assert [article.body for article in clean(data)] == ['"泵站开始试运行。', row(2)[1]]


def test_a_row_without_a_text_is_a_record_that_says_so() -> None:
    first, second = clean(written([HEAD, row(1, ""), row(2)]))
    assert (first.body, first.warnings) == ("", ["the body is empty"])
    assert second.body


def test_nothing_is_no_value_and_columns_of_others_travel_along() -> None:
    data = written([["", *HEAD, "阅读数"], ["0", *row(1)[:2], "NaN", "nan", "", "12"]])
    (article,) = clean(data)
    assert (article.date, article.source, article.url) == (None, None, None)
    assert article.extra == {"阅读数": "12"}


def test_excel_s_own_first_line_is_no_head() -> None:
    assert titles("sep=;\r\n" + written([HEAD, *ROWS], ";")) == TITLES


def test_bytes_that_are_no_text_fail_no_other_row() -> None:
    lines = written([HEAD, *ROWS]).encode().split(b"\r\n")
    lines[2] = lines[2].replace("开始".encode(), b"\xff\xfe\x00")
    got = clean(b"\r\n".join(lines))
    assert [article.title for article in got] == TITLES


@pytest.mark.parametrize(
    "text",
    [
        "标题,内容\n青桐县泵站试运行。供水能力提高两成，居民用水不受影响。\n水务局说，调试将在两周内完成。",
        "青桐县泵站试运行\n2024-03-02 09:15 来源：青桐日报\n\n泵站开始试运行,供水能力提高两成。",
        "标题：青桐县泵站试运行\n时间：2024-03-02\n内容：泵站开始试运行,供水能力提高两成。",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert wrapper_of(Source(text.encode()))[0] == "text"


def test_a_table_of_figures_is_none_of_articles() -> None:
    with pytest.raises(NoArticleError):
        clean("日期,收盘价,成交量\n2024-03-01,10.5,1000\n2024-03-02,10.6,1200\n")


@given(
    st.lists(
        st.tuples(
            st.integers(1, 10**6),
            st.text(st.sampled_from('泵站试运行，。"\n,\t;|x '), min_size=1, max_size=40),
        ),
        min_size=1,
        max_size=8,
        unique_by=lambda pair: pair[0],
    ),
    st.sampled_from([",", "\t", ";"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_a_program_writes_comes_out_all_of_it(
    pairs: list[tuple[int, str]], separator: str, end: str
) -> None:
    rows = [["id", *HEAD], *([f"a{n}", *row(n, f"始{text}终。")] for n, text in pairs)]
    got = found(written(rows, separator, end))
    assert [a.id for a in got if isinstance(a, Article)] == [f"a{n}" for n, _ in pairs]


@given(
    st.lists(
        st.lists(st.text(st.sampled_from('ab"\n, '), max_size=6), min_size=3, max_size=3),
        max_size=6,
    )
)
def test_rows_are_split_as_the_standard_module_splits_them(rows: list[list[str]]) -> None:
    filled = [cells for cells in rows if any(cell.strip() for cell in cells)]
    lines = written(filled, end="\n").splitlines(keepends=True)
    got = [r.cells for r in delimited.rows(enumerate(lines, 1), ",", 3, lambda _: False)]
    assert got == filled


def test_a_table_of_ours_comes_back_as_it_was(tmp_path: Path) -> None:
    record = {"title": TITLES[0], "content": row(1)[1], "date": "2024-03-02", "tags": ["水务"]}
    given, lines, table = (tmp_path / name for name in ("a.json", "a.jsonl", "a.csv"))
    given.write_text(json.dumps(record | {"阅读数": 3}), "utf-8")
    for out in (lines, table):
        done = CliRunner().invoke(main, ["-j", "1", str(given), "-o", str(out)])
        assert done.exit_code == 0, done.output
    assert clean(table) == clean(lines)
    assert clean(table)[0].extra == {"阅读数": 3}


def test_rows_are_read_as_they_are_asked_for() -> None:
    class Endless(io.RawIOBase):
        given = 0
        left = written([HEAD]).encode()

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            if not self.left:
                self.left = written([row(Endless.given)]).encode()
                Endless.given += 1
            piece, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
            buffer[: len(piece)] = piece
            return len(piece)

    got = list(itertools.islice(read(io.BufferedReader(Endless())), 5))
    assert len(got) == 5
    assert Endless.given < 5_000


def book(sheets: dict[str, list[list[Any]]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_each_row_of_each_sheet_is_a_record() -> None:
    data = book({"一月": [HEAD, *ROWS[:2]], "二月": [["某系统导出"], HEAD, ROWS[2]]})
    assert titles(data) == TITLES
    assert wrapper_of(Source(data))[0] == "workbook"


def test_a_moment_and_a_number_of_a_sheet_are_read() -> None:
    when = datetime.datetime(2024, 3, 2, 9, 15, 30)
    cells = [TITLES[0], ROWS[0][1], when, "青桐日报", 20240302.0]
    (article,) = clean(book({"新闻": [[*HEAD[:4], "id"], cells]}))
    assert (article.date, article.id) == ("2024-03-02T09:15:30+08:00", "20240302")


def test_a_sheet_without_a_text_column_is_told_and_no_failure() -> None:
    got = list(read(book({"新闻": [HEAD, *ROWS], "说明": [["导出于某日"], ["共三条"]]})))
    assert isinstance(got[-1], FailedPart)
    assert got[-1].passed_over
    assert str(got[-1]) == "sheet 说明: a sheet without a text column"
    with pytest.raises(NoArticleError):
        clean(book({"说明": [["导出于某日"]]}))


def test_a_row_of_a_sheet_that_gives_none_is_told_by_its_place() -> None:
    got = titles(book({"甲": [HEAD, ROWS[0]], "乙": [HEAD, [None, None, "2024-03-02"], ROWS[1]]}))
    assert got == [TITLES[0], "sheet 乙, row 2: an object without title and text", TITLES[1]]


def test_a_workbook_whose_first_part_is_another_is_one() -> None:
    made = zipfile.ZipFile(io.BytesIO(book({"新闻": [HEAD, *ROWS]})))
    out = io.BytesIO()
    with made, zipfile.ZipFile(out, "w") as turned:
        for name in reversed(made.namelist()):
            turned.writestr(name, made.read(name))
    assert titles(out.getvalue()) == TITLES


@pytest.mark.parametrize("cut", [10, 200, 1_000])
def test_a_damaged_workbook_is_told(cut: int) -> None:
    with pytest.raises(UnreadableError, match="damaged workbook"):
        clean(book({"新闻": [HEAD, *ROWS]})[:-cut])


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.wrappers.sheets.workbook.LARGEST", 10_000)
    with pytest.raises(UnreadableError, match="more than"):
        clean(book({"新闻": [HEAD, *(row(n) for n in range(100))]}))


@pytest.mark.parametrize("make", [lambda: book({"新闻": [HEAD, *ROWS]})])
def test_a_workbook_in_a_file_reads_as_its_bytes(make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(make())
    assert titles(path) == TITLES


@pytest.mark.parametrize("count", [1, 16, 40])
def test_texts_of_many_lines_are_cells_like_any(count: int) -> None:
    text = "\n".join(f"第{n}段说的是云江图书馆的新馆，那里有一万册书。" for n in range(count))
    rows = [f'{n},图书馆第{n}馆开放,2024-01-0{n},"{text}"\n' for n in (1, 2, 3)]
    found = clean(("id,title,date,body\n" + "".join(rows)).encode())
    assert [article.id for article in found] == ["1", "2", "3"]
    assert all(article.body == text for article in found)


def test_the_rule_below_a_table_s_head_in_markdown_is_no_row() -> None:
    head = "|    | 标题 | 日期 | 内容 |\n|---:|:-----|:----:|------|\n"
    rows = [
        f"|  {n} | 松湖泵站试运行 | 2024-01-0{n} | 松湖泵站{n}日开始试运行。 |\n" for n in (1, 2)
    ]
    assert [a.date for a in clean(head + "".join(rows))] == ["2024-01-01", "2024-01-02"]
    dashes = "|  3 | -- | 2024-01-03 | 松湖泵站3日开始试运行。 |\n"
    assert len(clean(head + "".join(rows) + dashes)) == 3
