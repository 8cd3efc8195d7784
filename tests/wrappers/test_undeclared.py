"""Hostile inputs end in declared errors: charsets that are none, nesting, dates, cut gzip."""

from __future__ import annotations

import gzip

import pytest

from cleaner import clean
from cleaner.errors import UnreadableError
from cleaner.wrappers.encoding import codec_name, decode

TEXT = "松湖泵站今天试运行，首日抽水三万立方米。泵站站长介绍，明年汛期前全部机组投入运行。" * 3
PAGE = f"<title>松湖泵站试运行</title><h1>松湖泵站试运行</h1><p>{TEXT}</p>"
NO_TEXT = [
    "hex",
    "zlib",
    "idna",
    "punycode",
    "undefined",
    "unicode_escape",
    "rot13",
    "utf-7",
    "a\0",
]


@pytest.mark.parametrize("charset", NO_TEXT)
def test_a_codec_that_is_no_charset_of_the_web_is_none(charset: str) -> None:
    assert codec_name(charset) is None
    with pytest.raises(UnreadableError, match="no such encoding"):
        decode(b"text", override=charset)


@pytest.mark.parametrize(
    ("charset", "name"),
    [("GBK", "gb18030"), ("Big5", "big5"), ("utf-16le", "utf-16-le"), ("utf-32", "utf-32")],
)
def test_a_charset_is_known_by_its_label(charset: str, name: str) -> None:
    assert codec_name(charset) == name


@pytest.mark.parametrize("charset", ["hex", "idna", "punycode", "undefined", "unicode_escape"])
def test_a_page_that_declares_such_a_codec_is_read_by_its_bytes(charset: str) -> None:
    (article,) = clean(f"<meta charset={charset}>{PAGE}".encode("gbk"))
    assert (article.encoding, article.title) == ("gb18030", "松湖泵站试运行")


def message(headers: bytes, page: str = PAGE) -> bytes:
    head = b"From: a\nMIME-Version: 1.0\n" + headers
    return head + b"Content-Type: text/html; charset=utf-8\n\n" + page.encode()


@pytest.mark.parametrize(
    "date", [b"Fri, 31 Dec 9999 23:59:59 +0000", b"Mon, 01 Jan 2024 00:00:00 +99999999999999"]
)
def test_a_date_of_mhtml_out_of_range_is_none(date: bytes) -> None:
    (article,) = clean(message(b"Date: " + date + b"\n"))
    assert article.captured_at is None


def test_mhtml_nested_without_end_is_told() -> None:
    levels = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(2000)
    )
    with pytest.raises(UnreadableError, match="nested too deep"):
        list(clean(b"From: a\nMIME-Version: 1.0\n" + levels))


def test_parquet_in_a_cut_gzip_is_told() -> None:
    with pytest.raises(UnreadableError, match="gzip"):
        list(clean(gzip.compress(b"PAR1" + bytes(range(256)) * 40)[:-10]))
