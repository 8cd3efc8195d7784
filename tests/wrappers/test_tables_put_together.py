"""Tables that were put behind one another, and rows whose marks are text."""

from __future__ import annotations

import io

import openpyxl
import pytest

from cleaner import Article, clean
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart
from cleaner.wrappers.sheets import delimited

HEAD = ["title", "date", "content", "url"]
TEXT = "泵站开始试运行，供水能力提高两成。"


def row(number: int, *, text: str = TEXT, mark: str = "") -> list[str]:
    address = f"http://x.example/{number}.html"
    return [f"{mark}青桐县第{number}号泵站", "2024-03-02 09:15", text, address]


def table(*rows: list[str], separator: str = "\t") -> bytes:
    return "".join(separator.join(cells) + "\n" for cells in rows).encode()


def facts(articles: list[Article]) -> list[tuple[str | None, str]]:
    return [(article.title, article.body) for article in articles]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_head_of_a_table_behind_another_is_no_article(mark: bytes) -> None:
    whole = table(HEAD, row(1), row(2), row(3))
    apart = table(HEAD, row(1), row(2)) + mark + table(HEAD, row(3))
    assert facts(clean(apart)) == facts(clean(whole))


def test_a_head_of_another_order_holds_for_what_stands_below_it() -> None:
    turned = [[cells[i] for i in (2, 1, 0, 3)] for cells in (HEAD, row(3))]
    whole = table(HEAD, row(1), row(2), row(3))
    assert facts(clean(table(HEAD, row(1), row(2), *turned))) == facts(clean(whole))


def test_a_head_below_the_rows_of_a_sheet_holds_from_there() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for cells in (HEAD, row(1), HEAD, row(2)):
        book.active.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    assert facts(clean(stream.getvalue())) == facts(clean(table(HEAD, row(1), row(2))))


def test_a_headline_that_names_a_column_is_a_row() -> None:
    told = row(2)
    told[0] = "title"
    assert [a.title for a in clean(table(HEAD, row(1), told))] == [row(1)[0], "title"]


@pytest.mark.parametrize("separator", ["\t", "|"])
def test_a_mark_that_a_whole_row_begins_with_is_text(separator: str) -> None:
    rows = [row(number, mark='"') for number in (1, 2, 3)]
    articles = clean(table(HEAD, *rows, separator=separator))
    assert facts(articles) == [(cells[0], TEXT) for cells in rows]


@pytest.mark.parametrize("separator", ["\t", ",", "|"])
def test_a_quoted_text_of_several_lines_is_one_cell(separator: str) -> None:
    text = "泵站开始试运行。\n供水能力提高两成。"
    quoted = [row(number, text=f'"{text}"') for number in (1, 2)]
    articles = clean(table(HEAD, *quoted, separator=separator))
    assert facts(articles) == [(cells[0], text) for cells in quoted]
    last = [[*cells[:2], cells[3], cells[2]] for cells in (HEAD, *quoted)]
    assert facts(clean(table(*last, separator=separator))) == facts(articles)


def test_a_row_longer_than_any_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_MOST_CHARACTERS", 1_000)
    given = list(read(table(HEAD, row(1), row(2, text=TEXT * 100), row(3))))
    assert [isinstance(g, FailedPart) for g in given] == [False, True, False]
    assert "a row of more than 1000 characters" in str(given[1])
