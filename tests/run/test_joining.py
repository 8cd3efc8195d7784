"""Pages of one story, and what only looks like them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from cleaner import clean
from cleaner.run.ids import hash_parts
from cleaner.run.joining import Joined, NumberedPage, Pages, split_page_number
from cleaner.run.work import Cleaned, encode

_TEXTS = ("开馆的第一天来了很多人。", "第二天又来了一些人。", "第三天下雨，人少了。")


def _item(url: str | None, text: str, path: str = "a", **fields: Any) -> Cleaned:
    known = {"title": "图书馆百年", "date": "2022-03-01 10:00", "url": url, "body": text}
    (article,) = clean(msgspec.json.encode(known | fields), path=path)
    body = hash_parts(article.title or "", article.body)
    return Cleaned(line=encode(article), id=article.id, text=body, site=None, host="", warnings=0)


def _join(*items: Cleaned) -> list[Joined]:
    pages = Pages()
    for item in items:
        pages.add(item)
    return list(pages.results())


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("http://a.cn/b/doc-i123.shtml", ("http://a.cn/b/doc-i123", 0)),
        ("http://a.cn/b/doc-i123_2.shtml", ("http://a.cn/b/doc-i123", 2)),
        ("http://a.cn/b/doc-i123-12.html", ("http://a.cn/b/doc-i123", 12)),
        ("http://a.cn/b/story/2", ("http://a.cn/b/story", 2)),
        ("http://a.cn/b/story/2.html", ("http://a.cn/b/story", 2)),
        ("http://a.cn/b/1.html", ("http://a.cn/b/1", 0)),
        ("http://a.cn/b?id=7&page=3", ("http://a.cn/b?id=7", 3)),
        ("http://a.cn/content_2193279.htm", ("http://a.cn/content_2193279", 0)),
        ("pages/story_2.html", ("pages/story", 2)),
    ],
)
def test_a_page_number_is_split_off_an_address(address: str, place: tuple[str, int]) -> None:
    assert split_page_number(address) == NumberedPage(*place)


def test_pages_are_joined_in_their_order_where_the_first_of_them_stood() -> None:
    url = "http://news.example.com/s{}.html"
    other = _item("http://news.example.com/other.html", "别的新闻，与图书馆没有关系。")
    pages = [_item(url.format(m), t) for m, t in zip(("", "_2", "_3"), _TEXTS, strict=True)]
    found = _join(other, pages[1], pages[0], pages[2])
    assert [j.pages for j in found] == [0, 2]
    record = msgspec.json.decode(found[1].item.line)
    assert record["body"] == "\n".join(_TEXTS)
    assert record["url"] == url.format("")
    assert not [w for w in record["warnings"] if "missing" in w]


def test_a_page_that_is_missing_is_told() -> None:
    url = "http://news.example.com/s{}.html"
    (joined,) = _join(_item(url.format(""), _TEXTS[0]), _item(url.format("_3"), _TEXTS[2]))
    assert "page 2 of the story is missing" in msgspec.json.decode(joined.item.line)["warnings"]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "另一条新闻的标题"},
        {"date": "2022-03-02 10:00"},
        {"url": "http://other.example.com/s_2.html"},
        {"url": "http://news.example.com/t_2.html"},
        {"body": _TEXTS[0]},
    ],
)
def test_what_differs_in_more_than_its_page_is_not_joined(other: dict[str, str]) -> None:
    first = _item("http://news.example.com/s.html", _TEXTS[0])
    fields = {"url": "http://news.example.com/s_2.html", "body": _TEXTS[1]} | other
    second = _item(fields.pop("url"), fields.pop("body"), **fields)
    assert [j.pages for j in _join(first, second)] == [0, 0]


def test_numbered_files_of_one_story_without_address_are_joined() -> None:
    items = [_item(None, text, path=f"story_{n}.html") for n, text in enumerate(_TEXTS, 1)]
    assert [j.pages for j in _join(*items)] == [2]
