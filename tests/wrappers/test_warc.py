"""WARC: every HTML response is one article; what is damaged does not keep back the rest."""

from __future__ import annotations

import gzip
import io
import os
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Article, NoArticleError, clean
from cleaner.errors import UnreadableError
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart
from cleaner.wrappers.archives import http_body

Make = Callable[..., bytes]


def found(data: bytes | Path) -> list[Article | FailedPart]:
    return [given if isinstance(given, FailedPart) else given[0] for given in read(data)]


def brotli(data: bytes) -> bytes:
    packed = io.BytesIO()
    writer = BrotliWriter(packed)
    writer.write(data)
    writer.close()
    return packed.getvalue()


def chunked(data: bytes, size: int = 100) -> bytes:
    pieces = (data[i : i + size] for i in range(0, len(data), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"


@pytest.fixture
def page(wrapped_in: dict[str, str]) -> bytes:
    return wrapped_in["html"].encode()


def test_a_page_is_read_with_its_address_and_the_time_of_the_copy(
    page: bytes, as_response: Make, story: tuple[str, str, str]
) -> None:
    (article,) = clean(as_response(page))
    assert (article.title, article.body) == (story[0], f"{story[1]}\n{story[2]}")
    assert article.url == "http://finance.eastmoney.com/a/202203022293847561.html"
    assert article.captured_at == "2022-03-02T12:00:00+08:00"
    assert (article.wrapper, article.site, article.outlet) == ("warc", "eastmoney", "东方财富")


@pytest.mark.parametrize(
    "pack",
    [
        lambda r: b"".join(r),
        lambda r: b"".join(map(gzip.compress, r)),
        lambda r: gzip.compress(b"".join(r)),
    ],
)
def test_every_page_of_an_archive_is_given(
    pack: Callable[[list[bytes]], bytes], page: bytes, as_response: Make
) -> None:
    records = [as_response(page, url=f"http://x.cn/{i}") for i in range(5)]
    assert [a.id for a in clean(pack(records))] == [f"http://x.cn/{i}" for i in range(5)]


def test_what_is_no_page_is_passed_over(page: bytes, as_response: Make) -> None:
    others = [
        as_response(b"moved", status="302 Found"),
        as_response(page, status="404 Not Found"),
        as_response(page, status="500 Internal Server Error"),
        as_response(b"\x89PNG\r\n\x1a\n\0\0", headers="Content-Type: image/png"),
        as_response(b"{}", headers="Content-Type: application/json"),
        as_response(b"", headers="Content-Type: text/html"),
        as_response(page, kind="request"),
        as_response(page, kind="revisit"),
    ]
    got = found(b"".join([*others, as_response(page), *others]))
    assert [type(g) for g in got].count(Article) == 1
    assert all(g.passed_over for g in got if isinstance(g, FailedPart))
    (article,) = clean(b"".join([*others, as_response(page), *others]))
    assert article.title
    with pytest.raises(NoArticleError, match="a redirect"):
        clean(b"".join(others))


def test_what_is_no_page_is_told_with_its_address_and_as_what_it_is(
    page: bytes, as_response: Make
) -> None:
    others = [
        as_response(b"", url="http://x.cn/0", status="301 Moved Permanently"),
        as_response(page, url="http://x.cn/1", status="404 Not Found"),
        as_response(b"GIF89a", url="http://x.cn/2", headers="Content-Type: image/gif"),
        as_response(page, url="http://x.cn/3", kind="revisit"),
        as_response(page, url="http://x.cn/4", kind="request"),  # nobody's answer
    ]
    assert [str(g) for g in found(b"".join(others))] == [
        "record 1, http://x.cn/0: a redirect (301)",
        "record 2, http://x.cn/1: an error page (404)",
        "record 3, http://x.cn/2: no page: image/gif",
        "record 4, http://x.cn/3: a revisit: the page was the same as before",
    ]
    with pytest.raises(NoArticleError, match="without a page"):
        clean(others[-1])


def as_text(text: str, url: str) -> bytes:
    """Return the record of a page's text, as Common Crawl's WET files have it."""
    data = text.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2022-03-02T04:00:00Z\r\nContent-Type: text/plain\r\n"
        f"Content-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


TEXT = (
    "松湖泵站试运行\n2022-03-02 09:15 来源：云江日报\n"
    "松湖泵站2日开始试运行，两台机组各一次，供水能力提高一成。\n居民用水不受影响，明年完工。\n"
)


def test_texts_of_pages_are_read_where_the_archive_holds_no_pages() -> None:
    urls = ["http://x.cn/1", "http://x.cn/2"]
    first, second = found(b"".join(as_text(TEXT, url) for url in urls))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.date) == ("松湖泵站试运行", "2022-03-02T09:15+08:00")
    assert ([first.url, second.url], first.captured_at) == (urls, "2022-03-02T12:00:00+08:00")


def test_the_text_of_a_page_that_the_archive_holds_is_not_read_again(
    page: bytes, as_response: Make
) -> None:
    assert len(found(as_response(page) + as_text(TEXT, "http://x.cn/1"))) == 1


def test_a_page_stored_without_headers_is_read(page: bytes) -> None:
    head = (
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://x.cn/1\r\n"
        "WARC-Date: 2022-03-02T04:00:00Z\r\nContent-Type: text/html\r\n"
        f"Content-Length: {len(page)}\r\n\r\n"
    )
    (article,) = clean(head.encode() + page + b"\r\n\r\n")
    assert (article.url, article.captured_at) == ("http://x.cn/1", "2022-03-02T12:00:00+08:00")


def test_the_charset_of_the_headers_is_used(
    wrapped_in: dict[str, str], as_response: Make, story: tuple[str, str, str]
) -> None:
    page = wrapped_in["html"].replace('<meta charset="utf-8">', "").encode("big5", "ignore")
    (article,) = clean(as_response(page, headers="Content-Type: text/html; charset=big5"))
    assert article.encoding == "big5"
    gbk = wrapped_in["html"].encode("gb18030")
    (article,) = clean(as_response(gbk, headers="Content-Type: text/html; charset=gb2312"))
    assert (article.encoding, article.body) == ("gb18030", f"{story[1]}\n{story[2]}")


@pytest.mark.parametrize(
    ("headers", "encode"),
    [
        ("Content-Encoding: gzip", gzip.compress),
        ("Content-Encoding: deflate", zlib.compress),
        ("Content-Encoding: br", brotli),
        ("Transfer-Encoding: chunked", chunked),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip",
            lambda d: chunked(gzip.compress(d)),
        ),
        ("Content-Encoding: gzip", bytes),  # unpacked by the crawler, its headers kept
        ("Content-Encoding: br", bytes),
        ("Transfer-Encoding: chunked", bytes),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", gzip.compress),
    ],
)
def test_encodings_of_the_transport_are_taken_off(
    headers: str, encode: Callable[[bytes], bytes], page: bytes, as_response: Make
) -> None:
    record = as_response(encode(page), headers=f"Content-Type: text/html\r\n{headers}")
    (article,) = clean(record + as_response(b"", status="302 Found"))
    assert article.input_sha256 == clean(as_response(page))[0].input_sha256


@given(st.binary(), st.integers(1, 9))
def test_chunks_come_together_again(data: bytes, size: int) -> None:
    assert http_body.unchunk(chunked(data, size)) == data
    http_body.unchunk(data)


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, brotli])
def test_a_response_that_unpacks_to_too_much_is_refused(pack: Callable[[bytes], bytes]) -> None:
    coding = "br" if pack is brotli else "gzip"
    with pytest.raises(UnreadableError, match="more than"):
        http_body.body(pack(b"a" * 3_000_000), "", coding, most=1_000_000)
    assert http_body.body(pack(b"a" * 1_000_000), "", coding, most=1_000_000) == b"a" * 1_000_000


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("cut", [5, 60, 200])
def test_an_archive_that_breaks_off_gives_what_came_before(
    pack: Callable[[bytes], bytes], cut: int, page: bytes, as_response: Make
) -> None:
    records = [pack(as_response(page, url=f"http://x.cn/{i}")) for i in range(3)]
    whole, last = b"".join(records[:2]), records[2]
    # Behind the page only the record's own line ends are left: nothing of it is missing.
    got = found(whole + last[:-cut])
    assert [a.id for a in got[:2] if isinstance(a, Article)] == ["http://x.cn/0", "http://x.cn/1"]
    if cut > 5 or pack is gzip.compress:
        assert isinstance(got[-1], FailedPart) or len(got) == 3
    if cut > 5:
        assert str(got[-1]) == "record 3, http://x.cn/2: the archive breaks off"


def test_an_archive_that_breaks_off_in_something_else_says_so_too(
    page: bytes, as_response: Make
) -> None:
    picture = as_response(b"\x89PNG" * 500, headers="Content-Type: image/png")
    got = found(as_response(page) + picture[:-700])
    assert isinstance(got[0], Article)
    assert isinstance(got[1], FailedPart)
    assert not got[1].passed_over
    assert str(got[1]).startswith("record 2, ")
    assert str(got[1]).endswith(": the archive breaks off")


def test_behind_a_damage_the_reading_goes_on(page: bytes, as_response: Make) -> None:
    data = as_response(page, url="http://x.cn/1") + b"\0damage\r\n\r\n"
    got = found(data + as_response(page, url="http://x.cn/2"))
    assert [g.id if isinstance(g, Article) else g.place for g in got] == [
        "http://x.cn/1",
        "record 2",
        "http://x.cn/2",
    ]


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9, 0.995])
@pytest.mark.parametrize("damaged", [(1,), (3,), (1, 3)])
def test_a_flipped_byte_costs_its_own_record_alone_and_is_told_once(
    part: float, damaged: tuple[int, ...], page: bytes, as_response: Make
) -> None:
    _see_flipped(part, damaged, page, as_response)


def test_two_damaged_records_behind_one_another_are_told_each(
    page: bytes, as_response: Make
) -> None:
    _see_flipped(0.5, (1, 2), page, as_response)


def _see_flipped(part: float, damaged: tuple[int, ...], page: bytes, as_response: Make) -> None:
    members = [
        bytearray(gzip.compress(as_response(page, url=f"http://x.cn/{i}"), mtime=0))
        for i in range(4)
    ]
    for number in damaged:  # behind gzip's own header
        members[number][max(10, int(part * (len(members[number]) - 1)))] ^= 0xFF
    got = found(b"".join(members))
    ids = [g.id for g in got if isinstance(g, Article)]
    assert [i for i in ids if int(i[-1]) not in damaged] == [
        f"http://x.cn/{i}" for i in range(4) if i not in damaged
    ]
    told = [g.place for g in got if isinstance(g, FailedPart)]
    assert told == [f"record {number + 1}" for number in damaged]


def test_a_page_that_is_no_text_does_not_keep_back_the_others(
    page: bytes, as_response: Make
) -> None:
    got = found(as_response(b"%PDF-1.4 \0\0") + as_response(page))
    assert isinstance(got[0], FailedPart)
    assert got[0].passed_over
    assert str(got[0].error).startswith("binary")
    assert isinstance(got[1], Article)


def test_a_file_and_a_stream_read_as_the_bytes(
    page: bytes, as_response: Make, tmp_path: Path
) -> None:
    data = b"".join(as_response(page, url=f"http://x.cn/{i}") for i in range(200))
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    ids = [f"http://x.cn/{i}" for i in range(200)]
    assert [a.id for a in found(path) if isinstance(a, Article)] == ids
    pipe, writer = os.pipe()
    thread = threading.Thread(target=_write, args=(writer, data))
    thread.start()
    with os.fdopen(pipe, "rb") as stream:
        streamed = [g[0].id for g in read(stream) if isinstance(g, tuple)]
    thread.join()
    assert streamed == ids


def _write(writer: int, data: bytes) -> None:
    with os.fdopen(writer, "wb") as stream:
        stream.write(data)


@pytest.mark.parametrize("length", [b"-5", b"many", b""])
def test_a_record_whose_length_is_none_is_told(
    length: bytes, page: bytes, as_response: Make
) -> None:
    bad = as_response(page)
    told = bad[: bad.index(b"\r\n\r\n")].rpartition(b" ")[2]
    first, second, *_, last = found(
        as_response(page)
        + bad.replace(b"Content-Length: " + told, b"Content-Length: " + length)
        + as_response(page)
    )
    assert isinstance(first, Article)
    assert isinstance(second, FailedPart)
    assert not second.passed_over
    assert isinstance(last, Article)


def test_a_page_whose_status_cannot_be_read_is_a_page(page: bytes, as_response: Make) -> None:
    (article,) = found(as_response(page, status=""))
    assert isinstance(article, Article)
    assert article.body


def test_a_page_that_its_archive_cut_is_told(page: bytes, as_response: Make) -> None:
    cut = as_response(page).replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    (article,) = clean(cut)
    assert article.warnings == ["the archive holds only a part of the page: length"]
