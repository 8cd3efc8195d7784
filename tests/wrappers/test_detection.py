"""A wrapper is told by what the input holds, not by its name; one of them claims it."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from cleaner import NoArticleError, UnreadableError, clean
from cleaner.pipeline import read
from cleaner.wrappers import WRAPPERS, Source, wrapper_of

TEXTS = ("html", "jekyll", "hexo", "text", "record", "feed", "mail", "mhtml")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030")


def name_of(data: bytes | str) -> str:
    return wrapper_of(Source(data.encode() if isinstance(data, str) else data))[0]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_wrapper_is_told_in_every_encoding(
    name: str, encoding: str, wrapped_in: dict[str, str], story: tuple[str, str, str]
) -> None:
    if (name, encoding) == ("text", "utf-16-le"):
        pytest.skip("without a mark and without Latin text nothing tells UTF-16")
    data = wrapped_in[name].encode(encoding)
    assert name_of(data) == name
    (article,) = clean(data)
    title, first, second = story
    assert article.wrapper == name
    assert (article.title, article.body) == (title, f"{first}\n{second}")
    assert article.date is not None
    assert article.date.startswith("2022-03-02T09:15")


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("before", ["\n\n", "\ufeff", "\r\n  \r\n", "\ufeff\n"])
def test_blank_lines_and_marks_before_it_change_nothing(
    name: str, before: str, wrapped_in: dict[str, str]
) -> None:
    plain, shifted = clean(wrapped_in[name]), clean(before + wrapped_in[name])
    assert [a.body for a in shifted] == [a.body for a in plain]
    assert name_of(before + wrapped_in[name]) == name


@pytest.mark.parametrize("name", sorted({*TEXTS} - {"mhtml", "mail"}))
def test_lines_that_end_as_old_macs_ended_them_read_as_any(
    name: str, wrapped_in: dict[str, str]
) -> None:
    plain, ended = clean(wrapped_in[name]), clean(wrapped_in[name].replace("\n", "\r"))
    assert [(a.title, a.date, a.body) for a in ended] == [(a.title, a.date, a.body) for a in plain]


@pytest.mark.parametrize("name", TEXTS)
def test_a_gzipped_input_reads_as_the_input(name: str, wrapped_in: dict[str, str]) -> None:
    data = wrapped_in[name].encode()
    assert clean(gzip.compress(data)) == clean(data)


@pytest.mark.parametrize("name", TEXTS)
def test_a_stream_reads_as_the_bytes(name: str, wrapped_in: dict[str, str]) -> None:
    data = wrapped_in[name].encode()
    got = [given[0] for given in read(io.BytesIO(data)) if isinstance(given, tuple)]
    assert got == clean(data)


@pytest.mark.parametrize("name", TEXTS)
def test_the_name_of_a_file_says_nothing(
    name: str, wrapped_in: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "page.png"
    path.write_bytes(wrapped_in[name].encode())
    (article,) = clean(path)
    assert (article.wrapper, article.path) == (name, str(path))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"title": "一", "content": "<div><p>一段</p></div>"}', "record"),
        ('[\n  {"title": "一", "body": "<!doctype html><html></html>"}\n]', "record"),
        ('callback({"title": "一", "body": "一段"});', "record"),
        ("---\n<html><body><p>一段</p></body></html>", "html"),
        ("---\n<div>一段</div>\n---\n<p>二段</p>", "html"),
        ("----------\n云海新闻\n----------\n松湖泵站试运行", "text"),
        ("{快讯}松湖泵站试运行\n2022-03-02 09:15 来源：云海日报", "text"),
        ("[图文]松湖泵站试运行\n2022-03-02 09:15 来源：云海日报", "text"),
        ('<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="x"><body/></html>', "html"),
        ("<!-- a --><!-- b -->\n<html><body><p>x</p></body></html>", "html"),
        ("<p>他说 WARC/1.0 是一种格式</p>", "html"),
        ("<html><body><pre>&lt;rss version='2.0'&gt;</pre></body></html>", "html"),
        ('<html><body><rss version="2.0">x</rss></body></html>', "html"),
        ("<rss version='2.0'><channel></channel></rss>", "feed"),
        ("<?xml version='1.0'?><?xml-stylesheet href='a'?><!-- c --><rss><channel/></rss>", "feed"),
        ("Warning: slow query\n<rss version='2.0'><channel></channel></rss>", "feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "feed"),
        ("Subject: 松湖泵站\n\n正文一段。", "text"),
        ("Date: 2022-03-02\nMIME-Version: 1.0\n\nContent-Type: text/html", "text"),
    ],
)
def test_look_alikes_are_kept_apart(text: str, name: str) -> None:
    assert name_of(text) == name


def test_an_archive_is_told_by_its_first_characters(as_response: Callable[..., bytes]) -> None:
    assert name_of(as_response(b"<p>x</p>")) == "warc"
    assert name_of(gzip.compress(as_response(b"<p>x</p>"))) == "warc"


def test_a_table_is_told_by_its_first_bytes_and_a_text_that_speaks_of_one_is_none(
    tmp_path: Path,
) -> None:
    duckdb.sql("SELECT 'a' AS id").write_parquet(str(tmp_path / "a.parquet"))
    assert name_of((tmp_path / "a.parquet").read_bytes()) == "parquet"
    assert name_of("表格文件以 PAR1 四个字母开头。") == "text"


def test_every_wrapper_is_covered_here() -> None:
    assert {
        *TEXTS,
        "warc",
        "parquet",
        "table",
        "workbook",
        "markdown",
        "packed",
        "sheet_markup",
        "xml_records",
    } == set(WRAPPERS)


def test_comments_in_a_row_are_looked_through_once() -> None:
    assert name_of("<!---->" * 3_000 + "松湖泵站") == "text"


@pytest.mark.parametrize(
    "data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe", gzip.compress(b"", mtime=0)]
)
def test_an_empty_input_is_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="empty"):
        clean(data)


def test_a_truncated_gzip_says_so(wrapped_in: dict[str, str]) -> None:
    with pytest.raises(UnreadableError, match="breaks off"):
        clean(gzip.compress(wrapped_in["html"].encode())[:-12])


def test_a_damaged_gzip_says_so(wrapped_in: dict[str, str]) -> None:
    data = bytearray(gzip.compress(wrapped_in["html"].encode()))
    data[40:60] = bytes(20)
    with pytest.raises(UnreadableError, match="gzip"):
        clean(bytes(data))


def test_gzip_is_taken_off_once(wrapped_in: dict[str, str]) -> None:
    with pytest.raises(UnreadableError, match="inside a gzip"):
        clean(gzip.compress(gzip.compress(wrapped_in["html"].encode())))


def test_a_gzip_that_unpacks_to_nothing_but_zeros_is_refused_by_its_head() -> None:
    source = Source(gzip.compress(bytes(3_000_000)))
    with pytest.raises(UnreadableError, match="NUL"):
        wrapper_of(source)
    assert "data" not in vars(source)


def test_a_gzip_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.wrappers.source.LARGEST", 1_000_000)
    with pytest.raises(UnreadableError, match="larger than"):
        clean(gzip.compress(b"<p>" + "松".encode() * 1_000_000))


def test_a_drawing_and_a_site_map_are_no_pages() -> None:
    for markup in (
        '<svg xmlns="http://www.w3.org/2000/svg"><title>松湖</title><a/></svg>',
        '<?xml version="1.0"?><urlset><url><loc>http://x.cn/</loc></url><a></a></urlset>',
    ):
        with pytest.raises(NoArticleError):
            clean(markup)


def test_a_saved_page_tells_where_it_was_saved_from(wrapped_in: dict[str, str]) -> None:
    mark = "<!-- saved from url=(0054)http://stock.eastmoney.com/a/202203022293847561.html -->\n"
    (article,) = clean(mark + wrapped_in["html"])
    assert article.url == "http://stock.eastmoney.com/a/202203022293847561.html"
    (article,) = clean("<!-- saved from url=(0014)about:internet -->\n" + wrapped_in["html"])
    assert article.url is None


def test_json_with_any_html_inside_stays_json(wrapped_in: dict[str, str]) -> None:
    for inside in (wrapped_in["html"], wrapped_in["feed"], wrapped_in["hexo"]):
        assert name_of(json.dumps({"title": "一", "html": inside})) == "record"
