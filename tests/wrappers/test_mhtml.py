"""MHTML as browsers save it."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from cleaner import Article, NoArticleError, UnreadableError, clean

ADDRESS = "http://finance.eastmoney.com/a/202203022293847561.html"


def one(data: bytes) -> Article:
    (article,) = clean(data)
    return article


@pytest.fixture
def page(wrapped_in: dict[str, str]) -> str:
    return wrapped_in["html"]


def test_the_page_is_read_with_its_address_and_the_time_of_the_copy(
    page: str, as_mhtml: Callable[..., bytes], story: tuple[str, str, str]
) -> None:
    article = one(as_mhtml(page))
    assert (article.title, article.body) == (story[0], f"{story[1]}\n{story[2]}")
    assert (article.url, article.id) == (ADDRESS, ADDRESS)
    assert article.captured_at == "2022-03-02T12:00:00+08:00"
    assert (article.wrapper, article.site, article.outlet) == ("mhtml", "eastmoney", "东方财富")


@pytest.mark.parametrize(
    ("date", "captured"),
    [
        ("Wed, 2 Mar 2022 12:00:00 +0800", "2022-03-02T12:00:00+08:00"),
        ("Wed, 2 Mar 2022 04:00:00 -0000", "2022-03-02T12:00:00+08:00"),
        ("yesterday", None),
    ],
)
def test_the_date_header_is_read_with_its_zone(
    date: str, captured: str | None, page: str, as_mhtml: Callable[..., bytes]
) -> None:
    data = as_mhtml(page).replace(b"Wed, 2 Mar 2022 04:00:00 -0000", date.encode())
    assert one(data).captured_at == captured


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8"])
def test_the_part_s_charset_is_used(
    charset: str, page: str, as_mhtml: Callable[..., bytes], story: tuple[str, str, str]
) -> None:
    article = one(as_mhtml(page, charset))
    assert article.body == f"{story[1]}\n{story[2]}"
    assert article.encoding == ("utf-8" if charset == "utf-8" else "gb18030")


def explorer(page: str, frames: tuple[str, ...] = (), boundary: str = "b1") -> bytes:
    """A message as Internet Explorer writes it: base64, and pictures after the page."""
    lines = [
        'From: "Saved by Windows Internet Explorer 8"',
        "Subject: =?gb2312?B?y8m6/g==?=",
        "Date: Wed, 2 Mar 2022 12:00:00 +0800",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related; type="text/html"; boundary="{boundary}"',
        "",
        "This is a multi-part message in MIME format.",
        "",
    ]
    for i, markup in enumerate((page, *frames)):
        lines += [
            f"--{boundary}",
            'Content-Type: text/html; charset="gb2312"',
            "Content-Transfer-Encoding: base64",
            f"Content-Location: {ADDRESS if not i else 'http://x.cn/frame'}",
            "",
            base64.encodebytes(markup.encode("gb18030")).decode().strip(),
            "",
        ]
    return "\r\n".join([*lines, f"--{boundary}--", ""]).encode()


def test_internet_explorer_s_form_is_read(page: str, story: tuple[str, str, str]) -> None:
    article = one(explorer(page))
    assert (article.body, article.url) == (f"{story[1]}\n{story[2]}", ADDRESS)
    assert article.captured_at == "2022-03-02T12:00:00+08:00"


def test_a_frame_is_not_the_page(page: str, story: tuple[str, str, str]) -> None:
    advert = "<html><body><p>开户有礼，立即领取。</p></body></html>"
    assert one(explorer(page, (advert,))).body == f"{story[1]}\n{story[2]}"
    first = explorer(advert, (page,)).replace(
        b"MIME-Version", b"Snapshot-Content-Location: http://x.cn/frame\r\nMIME-Version"
    )
    assert one(first).title == story[0]


def test_a_message_that_is_one_page_alone_is_read(page: str, story: tuple[str, str, str]) -> None:
    head = "From: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    assert one((head + page).encode()).title == story[0]


def test_a_file_that_breaks_off_gives_what_it_holds_and_a_warning(
    page: str, as_mhtml: Callable[..., bytes], story: tuple[str, str, str]
) -> None:
    data = as_mhtml(page)
    cut = one(data[: data.index(b"iVBOR")])
    assert (cut.body, cut.warnings) == (f"{story[1]}\n{story[2]}", ["the MHTML file breaks off"])
    assert one(data).warnings == []


def test_a_message_of_too_many_parts_is_refused_before_they_are_made(
    monkeypatch: pytest.MonkeyPatch, page: str, story: tuple[str, str, str]
) -> None:
    few, many = explorer(page, ("a",) * 20), explorer(page, ("a",) * 200)
    monkeypatch.setattr("cleaner.wrappers.mails.mime._MOST_PARTS", 100)
    assert one(few).title == story[0]
    with pytest.raises(UnreadableError, match="more than 100 parts"):
        clean(many)


def test_a_message_without_a_page_is_no_article(page: str) -> None:
    with pytest.raises(NoArticleError, match="without a page"):
        clean(explorer(page).replace(b"Content-Type: text/html", b"Content-Type: image/png"))
    with pytest.raises(NoArticleError, match="without a page"):
        clean(explorer("\n"))


def test_a_part_in_a_code_that_is_not_known_is_told(
    page: str, as_mhtml: Callable[..., bytes], story: tuple[str, str, str]
) -> None:
    coded = as_mhtml(page)
    with pytest.raises(UnreadableError, match="x-code"):
        clean(coded.replace(b": quoted-printable", b": x-code"))
    assert one(coded.replace(b": quoted-printable", b": Quoted-Printable ; x=y")).title == story[0]


def test_what_was_put_behind_a_message_is_told(page: str, as_mhtml: Callable[..., bytes]) -> None:
    two = as_mhtml(page) + as_mhtml(page)
    assert one(two).warnings == ["what stands behind the end of the message was not read"]
    assert one(as_mhtml(page) + b"\r\n\r\n").warnings == []
