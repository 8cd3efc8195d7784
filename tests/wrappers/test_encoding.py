"""Bytes whose declaration lies, and bytes that are damaged."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.errors import BinaryError
from cleaner.wrappers.encoding import decode, refuse_binary

SIMPLE = "临江港务局三日公布数据，上半年的吞吐量同比增长百分之五，局长表示，订单在年内是稳定的。"
TRADITIONAL = (
    "臨江港務局三日公布數據，上半年的吞吐量同比增長百分之五，局長表示，訂單在年內是穩定的。"
)
LIES = ["", "utf-8", "gb2312", "big5", "iso-8859-1", "windows-1252", "utf-16", "gbk", "x-none"]


def page(text: str, charset: str) -> str:
    declared = f"<meta charset={charset}>" if charset else ""
    return (
        f"<html><head>{declared}<title>{text[:9]}_临江</title></head><body><h1>{text[:9]}</h1>"
        f"<div>2024-07-03 10:10</div><div><p>{text}</p><p>{text}</p></div></body></html>"
    ).replace("临江</title>", f"{text[:2]}</title>")


@pytest.mark.parametrize("charset", LIES)
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLE, "utf-8"),
        (SIMPLE, "gb18030"),
        (SIMPLE, "hz"),
        (TRADITIONAL, "utf-8"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
    ],
)
def test_a_page_is_read_whatever_it_declares(text: str, encoding: str, charset: str) -> None:
    (article,) = clean(page(text, charset).encode(encoding))
    assert article.body == f"{text}\n{text}"
    assert not article.warnings


@pytest.mark.parametrize(("text", "encoding"), [(SIMPLE, "gb18030"), (TRADITIONAL, "big5")])
def test_a_lost_byte_does_not_make_another_encoding_of_it(text: str, encoding: str) -> None:
    data = (text * 4).encode(encoding)
    decoded = decode(data[:101] + data[102:])
    assert decoded.encoding.startswith(encoding)
    assert decoded.text.startswith(text)
    assert text[-12:] in decoded.text


def test_ascii_with_braces_is_no_hz() -> None:
    assert decode(b"a ~{ b } ~} c ~{x~} d").encoding == "utf-8"


def test_french_in_latin_letters_is_no_chinese() -> None:
    text = "Le café de l'été à Genève, où l'on créé des œuvres, est fermé depuis des années."
    decoded = decode(text.encode("cp1252"))
    assert decoded.encoding not in ("gb18030", "big5hkscs")
    assert decoded.text.startswith("Le caf")


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_chinese_in_utf_16_needs_no_mark_and_no_latin_characters(coding: str) -> None:
    text = "松湖泵站试运行\n松湖泵站今天开始试运行，两台机组各运行一次。站长说，明年汛期前完工。\n"
    found = decode(text.encode(coding))
    assert (found.text, found.encoding) == (text, coding)
    refuse_binary(text.encode(coding))


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x02\x30\x0c\xff\0\0\1\2" * 50])
def test_bytes_with_its_marks_that_are_no_chinese_are_no_text(data: bytes) -> None:
    with pytest.raises(BinaryError):
        refuse_binary(data)


_FALSE = ["koi8-r", "euc-kr", "iso-8859-2", "iso-8859-5", "windows-1251", "macintosh", "ibm866"]


@pytest.mark.parametrize("label", _FALSE)
@pytest.mark.parametrize("encoding", ["gbk", "big5"])
def test_chinese_that_calls_itself_letters_is_read_as_chinese(label: str, encoding: str) -> None:
    text = "松湖水站今天上午重新放水，市民在岸上等了很久。水站人員表示，明年的水量不會少。"
    page = f"<meta charset={label}><title>水站放水</title><h1>水站放水</h1><p>{text}</p>"
    (article,) = clean(page.encode(encoding))
    assert (article.title, article.body) == ("水站放水", text)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("koi8-r", "Сегодня утром в город пришла вода, и жители ждали её на берегу; станция."),
        ("windows-1251", "Станция открыта вновь. Воды на будущий год хватит всем, говорят люди."),
        ("iso-8859-2", "Dziś rano znów puszczono wodę, mieszkańcy długo czekali na brzegu rzeki."),
        ("euc-kr", "오늘 아침 도시에 다시 물이 들어왔고 주민들은 강가에서 오래 기다렸다."),
        ("euc-jp", "今朝、町に再び水が流れ、住民は岸で長く待っていた。来年も足りるという。"),
        ("tis-620", "สวนสาธารณะเปิดอีกครั้งมหานครบอกว่าประชาชนรอมานานอาปาสวมหบอสวมหบอ"),
    ],
)
def test_letters_that_call_themselves_so_stay(label: str, text: str) -> None:
    given = f"<meta charset={label}><p>{text * 3}</p>".encode(label)
    assert text in decode(given).text
