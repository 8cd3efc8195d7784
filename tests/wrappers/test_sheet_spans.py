"""A sheet that spans more cells than memory has room for is refused before it is read."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from cleaner import UnreadableError, clean
from cleaner.pipeline import read
from cleaner.wrappers.sheets.sheet_spans import largest_span

HEAD, ROW = ("标题", "正文"), ("松湖泵站试运行", "泵站今天开始试运行，明年完工。")


def book(corner: tuple[int, int] | None) -> bytes:
    made = openpyxl.Workbook()
    for cells in (HEAD, ROW):
        made.active.append(cells)
    if corner is not None:
        made.active.cell(*corner, "x")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def span_of(inside: str, name: str = "xl/worksheets/sheet1.xml") -> int:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr(name, inside)
    with zipfile.ZipFile(out) as parts:
        return largest_span(parts)


def test_one_cell_in_the_last_corner_is_told_and_ends_no_process() -> None:
    with pytest.raises(UnreadableError, match="a sheet of more than 33554432 cells"):
        clean(book((1_048_576, 16_384)))


@pytest.mark.parametrize("corner", [None, (200_000, 2), (2, 16_384)])
def test_a_stray_cell_within_the_bound_is_no_reason_to_refuse(corner: tuple[int, int]) -> None:
    first = next(read(book(corner)))
    assert isinstance(first, tuple)
    assert first[0].title == ROW[0]


@pytest.mark.parametrize(
    ("inside", "cells"),
    [
        ('<row r="3"><c r="B3"/><c r="D9"/></row>', 7 * 3),
        ("<row r='3'><c s='1' r = 'b3'/></row><x:row><x:c\n r='XFD3'/></x:row>", 16_383),
        ('<row r="1"><c><v>1</v></c></row><row r="900"><c t="s"/></row>', 900),
        ('<row r="1"><c r="A1"/></row><row r="900" hidden="1"/>', 1),
        ('<c r="A1"><v>&lt;c r="XFD1048576"&gt; r="XFD1048576"</v></c>', 1),
        ('<c r="A1"/>' + " " * 2_000_000 + '<c r="A7"/>', 7),
        ("", 1),
        ("<", 1),
    ],
)
def test_the_cells_between_the_first_and_the_last_are_counted(inside: str, cells: int) -> None:
    assert span_of(inside) == cells


def _record(kind: int, number: int) -> bytes:
    return bytes([kind, 4]) + number.to_bytes(4, "little")


def test_the_binary_format_is_counted_too() -> None:
    records = _record(0, 2) + _record(7, 1) + b"\x81\x01\x00" + _record(0, 9) + _record(2, 4)
    assert span_of(records.decode("latin-1").encode().decode(), "xl/worksheets/sheet1.bin") == 32
    assert span_of("\x00", "xl/worksheets/sheet1.bin") == 1
