"""JSON Lines that were put together by hand: of several encodings, with ends that are lost."""

from __future__ import annotations

import json

import pytest

from cleaner import Article, clean
from cleaner.pipeline import Options, read
from cleaner.wrappers import FailedPart


def lines_of(*records: bytes) -> list[Article]:
    return clean(b"".join(records))


def as_line(number: int, encoding: str = "utf-8", end: str = "\n") -> bytes:
    text = f"云海市水务局宣布，新建的第{number}座泵站开始试运行。"
    line = json.dumps({"title": f"云海第{number}座泵站", "content": text}, ensure_ascii=False)
    return (line + end).encode(encoding)


@pytest.mark.parametrize("first", ["utf-8", "gb18030"])
@pytest.mark.parametrize("second", ["utf-8", "gb18030", "utf-8-sig"])
def test_lines_of_several_encodings_are_each_read_in_their_own(first: str, second: str) -> None:
    articles = lines_of(as_line(1, first), as_line(2, second), as_line(3, first))
    assert [a.title for a in articles] == [f"云海第{n}座泵站" for n in (1, 2, 3)]
    assert not any(a.warnings for a in articles)


def test_an_encoding_that_the_caller_knows_is_that_of_all_lines() -> None:
    given = list(read(as_line(1, "gb18030") + as_line(2), Options(encoding="gbk")))
    assert isinstance(given[0], tuple)
    assert given[0][0].title == "云海第1座泵站"
    assert isinstance(given[1], FailedPart) or given[1][0].title != "云海第2座泵站"


@pytest.mark.parametrize("between", ["", " ", ",\n", "\ufeff"])
def test_records_whose_line_end_is_lost_are_each_read(between: str) -> None:
    articles = lines_of(as_line(1), as_line(2, end=between), as_line(3), as_line(4))
    assert [a.title for a in articles] == [f"云海第{n}座泵站" for n in (1, 2, 3, 4)]


def test_what_follows_a_record_on_its_line_and_is_none_is_told() -> None:
    given = list(read(as_line(1) + as_line(2, end=' {"title"\n') + as_line(3)))
    failed = [g for g in given if isinstance(g, FailedPart)]
    assert (len(given), [f.place for f in failed]) == (4, ["line 2"])
