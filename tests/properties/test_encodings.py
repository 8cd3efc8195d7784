"""One page in every encoding gives one record."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean
from tests.examples import examples
from tests.properties.pages import CHINANEWS, EASTMONEY_POST, PASTE, SINA, STCN, UNKNOWN

DECLARABLE = {"sina": SINA, "stcn": STCN, "chinanews": CHINANEWS, "unknown site": UNKNOWN}
UNDECLARED = {"eastmoney post": EASTMONEY_POST, "paste": PASTE}
ENCODINGS = {  # how the bytes are made: the name that the record gives them
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "gb18030": "gb18030",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
CHARSETS = ["utf-8", "gb2312", "GBK", "gb18030", "iso-8859-1", "big5", "utf-16", "x-unknown", ""]
BYTES_OF_THEIR_OWN = ("encoding", "input_sha256")
# Han inside and outside GB2312, GBK and the first plane; marks that each encoding writes its way.
CHARACTERS = "田艺产量增减陶喆朱镕基犇羴㐂𠮷“”‘’…—·￥€①《》ＡＢ１２abc 019%"


def read(text: str, encoding: str) -> list[dict[str, Any]]:
    records = [article.to_dict() for article in clean(text.encode(encoding), path="page")]
    for record in records:
        assert record["encoding"] == ENCODINGS[encoding]
        for key in BYTES_OF_THEIR_OWN:
            del record[key]
    return records


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", DECLARABLE)
def test_whatever_a_page_declares_its_bytes_are_read(
    name: str, encoding: str, charset: str
) -> None:
    page = DECLARABLE[name].replace("{charset}", charset)
    assert read(page, encoding) == read(DECLARABLE[name].replace("{charset}", "utf-8"), "utf-8")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", DECLARABLE)
def test_a_page_that_declares_nothing_is_read(name: str, encoding: str) -> None:
    page = DECLARABLE[name]
    bare = page.replace('<meta charset="{charset}">', "").replace("; charset={charset}", "")
    assert "charset" not in bare
    assert read(bare, encoding) == read(page.replace("{charset}", "utf-8"), "utf-8")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", UNDECLARED)
def test_a_post_and_a_paste_are_read_in_every_encoding(name: str, encoding: str) -> None:
    assert read(UNDECLARED[name], encoding) == read(UNDECLARED[name], "utf-8")


@settings(max_examples=examples(150))
@given(
    st.text(alphabet=CHARACTERS, min_size=20, max_size=200).filter(lambda t: t.strip()),
    st.sampled_from(sorted(ENCODINGS)),
    st.sampled_from(CHARSETS),
)
def test_any_text_survives_any_encoding(text: str, encoding: str, charset: str) -> None:
    page = SINA.replace("第一块试验田今年增产三成", f"今年{text}增产")
    expected = read(page.replace("{charset}", "utf-8"), "utf-8")
    assert read(page.replace("{charset}", charset), encoding) == expected


@pytest.mark.parametrize("charset", ["gb2312", "gbk"])
def test_one_damaged_character_does_not_change_the_encoding(charset: str) -> None:
    data = CHINANEWS.replace("{charset}", charset).encode()
    damaged = data.replace("试验田休耕-".encode(), "试验田休耕-".encode()[:-2] + b"-", 1)
    assert damaged != data
    (article,) = clean(damaged)
    assert article.encoding == "utf-8"
    assert article.title == "试验田休耕"
    assert article.warnings
