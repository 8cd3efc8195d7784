"""JSON Lines that were put together by hand: of several encodings, with ends that are lost."""

from __future__ import annotations

import gzip
import json

import pytest

from cleaner import Article, clean
from cleaner.errors import UnreadableError
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


def told(data: bytes) -> tuple[list[int], list[str | None]]:
    """Return which articles of lines came, and the places of what failed."""
    given = list(read(data))
    titles = [g[0].title or "" for g in given if not isinstance(g, FailedPart)]
    return (
        [int(title.removeprefix("云海第").removesuffix("座泵站")) for title in titles],
        [g.place for g in given if isinstance(g, FailedPart)],
    )


@pytest.mark.parametrize("kept", [30, 45, 80, 81, 100])
@pytest.mark.parametrize("hole", [0, 4_000])
def test_what_was_written_behind_a_write_that_broke_off_is_read(kept: int, hole: int) -> None:
    torn = as_line(2)[:kept] + bytes(hole)
    assert told(as_line(1) + torn + as_line(3) + as_line(4)) == ([1, 3, 4], ["line 2"])


def test_a_value_of_a_damaged_record_is_no_record() -> None:
    parts = [{"title": "云海第9座泵站", "content": "泵站试运行，居民不再担心积水。" * 3}] * 2
    line = json.dumps({"id": 1, "part": parts[0], "parts": parts}, ensure_ascii=False)
    for damaged in (line[:-1], line.replace('"id": 1', '"id" 1'), line[20:]):
        data = as_line(1) + damaged.encode() + b"\n" + as_line(3)
        assert told(data) == ([1, 3], ["line 2"])


@pytest.mark.parametrize(
    "hole", [bytes(2_000), bytes(2_000) + b"\n", b"\xff\xfe\x00\x01\n", b"\x00" * 9 + b"\x01\x02\n"]
)
def test_lines_that_were_never_written_cost_no_other(hole: bytes) -> None:
    assert told(as_line(1) + hole + as_line(2) + as_line(3)) == ([1, 2, 3], ["line 2"])
    assert told(as_line(1) + as_line(2) + as_line(3) + hole) == ([1, 2, 3], ["line 4"])


def test_a_text_with_a_hole_is_read_and_says_so() -> None:
    text = "泵站试运行，首日抽水三万立方米，居民不再担心积水。"
    other = "站长介绍，明年汛期前全部机组投入运行。"
    page = f"<title>泵站试运行</title><h1>泵站试运行</h1><p>{text}</p><p>{other}</p>".encode()
    (article,) = clean(page + bytes(3_000))
    assert article.body == f"{text}\n{other}"
    assert "3000 NUL characters were dropped" in article.warnings


@pytest.mark.parametrize("data", [bytes(5_000), b"MQ\x90\0\x03\0\0" + bytes(60) + b"runs\x01" * 9])
def test_what_is_no_text_stays_none(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="NUL"):
        clean(data)


def test_a_damaged_item_of_a_list_costs_at_most_itself() -> None:
    items = [json.dumps({"title": f"云海第{n}座泵站", "content": "泵站试运行。"}) for n in range(9)]
    for damaged in ('{"title": "x", ', '{"title": x}', items[2][:-2], "{", '{"title": "x"'):
        data = ",".join([*items[:2], damaged, *items[3:]])
        assert len(told(f"[{data}]".encode())[0]) == 8


@pytest.mark.parametrize("cut", [-8, -60])
def test_lines_before_a_damage_of_their_gzip_are_read(cut: int) -> None:
    packed = gzip.compress(b"".join(map(as_line, range(1, 9))), 0)
    *articles, failed = read(packed[:cut] + b"\0" * 8 * (cut == -8))
    assert len(articles) >= 7
    assert all(isinstance(article, tuple) for article in articles)
    assert isinstance(failed, FailedPart)
    assert "gzip archive" in str(failed)


@pytest.mark.parametrize(("bad", "rest"), [(2, False), (3, True), (4, True)])
def test_where_failures_are_too_many_the_rest_is_told(
    bad: int, rest: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.wrappers.records.json_values._MOST_FAILURES", 3)
    good = json.dumps({"title": "云海泵站", "content": "泵站试运行。"}, ensure_ascii=False)
    *_, last = read("[" + ",".join([good, *['{"title" 1}'] * bad, good]) + "]")
    assert (str(last) == "more than 3 failures: the rest was not read") == rest
    assert isinstance(last, tuple) != rest
