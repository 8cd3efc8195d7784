"""XML of no standard gives a record for each element that is one."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart, Source, wrapper_of

FIRST = "松湖泵站2日开始试运行，两台机组各一次。"
SECOND = "居民用水不受影响，明年完工。"
ITEMS = (
    f"<item><title>松湖泵站试运行</title><content><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content>"
    f"<date>2024-01-02 08:00</date><source>云江日报</source></item>"
    f"<item><title>乙站恢复</title><content><p>{SECOND}</p><p>{FIRST}</p></content></item>"
)
DECLARED = '<?xml version="1.0" encoding="{}"?>\n'


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
@pytest.mark.parametrize(
    "outer", ["<news>{}</news>", '<n:list xmlns:n="http://x.example" xmlns="y"><a>{}</a></n:list>']
)
def test_each_element_that_is_an_article_is_a_record(outer: str, encoding: str) -> None:
    articles = clean((DECLARED.format(encoding) + outer.format(ITEMS)).encode(encoding))
    assert [(a.title, a.body) for a in articles] == [
        ("松湖泵站试运行", f"{FIRST}\n{SECOND}"),
        ("乙站恢复", f"{SECOND}\n{FIRST}"),
    ]
    assert (articles[0].date, articles[0].source) == ("2024-01-02T08:00+08:00", "云江日报")


def test_xml_that_breaks_off_gives_what_stands_before_and_tells_the_rest() -> None:
    page, last = read(DECLARED.format("utf-8") + f"<news>{ITEMS}"[:-60])
    assert isinstance(page, tuple)
    assert isinstance(last, FailedPart)
    assert str(last).startswith("element 2: damaged XML: ")


@pytest.mark.parametrize("bad", ["A&B", "a<b", "\x08", "</title>"])
def test_behind_a_damage_of_xml_the_reading_goes_on(bad: str) -> None:
    items = [
        f"<item><title>松湖第{n}泵站</title><content>{FIRST}{SECOND}</content></item>"
        for n in range(4)
    ]
    items[1] = items[1].replace("居民", f"{bad}居民")
    given = list(read(DECLARED.format("utf-8") + f"<news><a>{''.join(items)}</a></news>"))
    read_as = [g[0].title for g in given if isinstance(g, tuple)]
    assert len(given) == 4
    assert [t for t in read_as if t != "松湖第1泵站"] == [f"松湖第{n}泵站" for n in (0, 2, 3)]
    if bad == "A&B":  # what everybody writes
        assert [g[0].body for g in given if isinstance(g, tuple)][1] == FIRST + "A&B" + SECOND


@pytest.mark.parametrize("at", [0, 1])
def test_an_element_among_records_that_is_none_is_told(at: int) -> None:
    other = "<item><title>乙站停运</title><date>2024-01-02</date></item>"
    items = [*ITEMS.partition("<item><title>乙")[:1], ITEMS[ITEMS.index("<item><title>乙") :]]
    items.insert(at, other)
    given = list(
        read(DECLARED.format("utf-8") + f"<news><meta><a>1</a></meta>{''.join(items)}</news>")
    )
    assert [isinstance(g, FailedPart) for g in given] == [n == at for n in range(3)]


def test_nothing_is_resolved_or_fetched() -> None:
    entity = '<!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "石">]>'
    text = DECLARED.format("utf-8") + entity + f"<news>{ITEMS.replace('居民', '&x;&y;居民')}</news>"
    assert not any("root:" in str(item) for item in read(text))


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><h1>松湖泵站试运行</h1><p>{FIRST}</p></body></html>",
        f"<div><h1>松湖泵站试运行</h1><p>{FIRST}</p><p>{SECOND}</p></div>",
        f"<svg><title>{FIRST}</title><text>{SECOND}</text></svg>",
    ],
)
def test_a_page_with_a_declaration_is_a_page(page: str) -> None:
    assert wrapper_of(Source((DECLARED.format("utf-8") + page).encode()))[0] == "html"


LISTED = (
    "<doc>\n<url>http://news.yunjiang.example/a?x=1&y=2</url>\n<docno>a1</docno>\n"
    f"<contenttitle>松湖泵站试运行</contenttitle>\n<content>{FIRST}</content>\n</doc>\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("tag", ["doc", "DOC"])
def test_elements_listed_without_declaration_and_root_are_records(encoding: str, tag: str) -> None:
    text = (LISTED + LISTED.replace("松湖", "柳溪")).replace("doc>", f"{tag}>")
    articles = clean(text.encode(encoding))
    assert [a.title for a in articles] == ["松湖泵站试运行", "柳溪泵站试运行"]
    assert articles[0].url == "http://news.yunjiang.example/a?x=1&y=2"
    assert articles[0].body == FIRST


@pytest.mark.parametrize(
    ("damaged", "why"),
    [
        (LISTED.replace("</content>", ""), "damaged XML"),
        (LISTED.replace(FIRST, "<<"), "damaged XML"),
        ("<doc><docno>a2</docno></doc>\n", "no record of an article"),
    ],
)
def test_one_that_is_damaged_or_empty_is_told_and_the_others_go_on(damaged: str, why: str) -> None:
    first, second, third = read(LISTED + damaged + LISTED)
    assert isinstance(first, tuple)
    assert isinstance(second, FailedPart)
    assert str(second).startswith("element 2: ")
    assert why in str(second)
    assert isinstance(third, tuple)


@pytest.mark.parametrize(
    "page",
    [
        f"<article><h2>松湖泵站试运行</h2><content>{FIRST}</content></article>",
        f"<div><title>松湖泵站试运行</title><p>{FIRST}</p><p>{SECOND}</p></div>",
        f"<app-root><h1>松湖泵站试运行</h1><p>{FIRST}</p><p>{SECOND}</p></app-root>",
    ],
)
def test_a_fragment_of_a_page_is_no_list_of_elements(page: str) -> None:
    assert wrapper_of(Source(page.encode()))[0] == "html"
