"""JSON and JSON Lines: what is a record, what it keeps, and what a bad line does."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Article, NoArticleError, UnreadableError, clean
from cleaner.pipeline import Options, read
from cleaner.wrappers import FailedPart
from tests.examples import examples

FIRST = "云海市水务局3月2日宣布，新建的松湖泵站开始试运行。"
SECOND = "设备调试将在两周内完成，居民用水不受影响。"


def one(item: object, options: Options | None = None) -> Article:
    (article,) = clean(json.dumps(item, ensure_ascii=False), options)
    return article


def items(data: bytes | str) -> list[Article | FailedPart]:
    return [got if isinstance(got, FailedPart) else got[0] for got in read(data)]


def record(**more: Any) -> dict[str, Any]:
    return {"title": "松湖泵站试运行", "body": f"{FIRST}\n{SECOND}", **more}


# --- records of ours ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["html", "jekyll", "hexo", "text", "record", "feed", "mhtml"])
def test_cleaning_a_finished_record_changes_nothing(name: str, wrapped_in: dict[str, str]) -> None:
    (article,) = clean(wrapped_in[name], path="some/where.txt")
    written = article.to_dict()
    (again,) = clean(json.dumps(written), path="else/where.jsonl")
    assert again.to_dict() == written


def test_a_finished_record_keeps_its_unknown_keys_and_its_version() -> None:
    written = one(record()).to_dict()
    written |= {"cleaner_version": "0.0.1", "warnings": ["old"], "extra": 1, "score": {"a": [None]}}
    assert one(written).to_dict() == written


def test_a_finished_record_is_not_read_again_for_furniture() -> None:
    written = one(record()).to_dict()
    written["body"] += "\n（责任编辑：张三）"
    assert one(written).body.endswith("（责任编辑：张三）")


def test_a_record_that_lacks_one_of_our_keys_is_read_as_anybody_s() -> None:
    written = one(record(id="7", date="2022-03-02 09:15", editor="李四")).to_dict()
    del written["cleaner_version"]
    written["body"] += "\n（责任编辑：张三）"
    again = one(written)
    assert again.body == f"{FIRST}\n{SECOND}"
    assert (again.id, again.date, again.editor) == ("7", "2022-03-02T09:15+08:00", "李四")


@pytest.mark.parametrize(
    ("outlet", "told"), [(" 松湖\x0c网\n", "松湖 网"), ("\u200b ", None), ("松湖网", "松湖网")]
)
def test_the_fields_of_a_record_are_lines_that_can_be_seen(outlet: str, told: str | None) -> None:
    assert one(record(outlet=outlet)).outlet == told


@given(
    st.fixed_dictionaries(
        {"title": st.text(min_size=1), "body": st.text()},
        optional={
            "date": st.sampled_from(["2022-03-02 09:15", "3月2日", "", "Invalid Date"]),
            "keywords": st.lists(st.text(min_size=1)),
            "note": st.recursive(st.integers() | st.text(), st.lists, max_leaves=4),
        },
    )
)
@settings(max_examples=examples(150))
def test_the_second_cleaning_of_any_record_changes_nothing(item: dict[str, Any]) -> None:
    first = one(item).to_dict()
    assert one(first).to_dict() == first
    assert all(first[key] == item[key] for key in item.keys() & {"note"})


# --- records of others ----------------------------------------------------------------------------


def test_known_fields_are_taken_and_unknown_ones_travel_along() -> None:
    article = one(
        record(
            id=12,
            date="2022年03月02日 09:15:20",
            source="来源：云海日报",
            author="张三",
            summary="一句话",
            keywords=["水务", "泵站"],
            images=["http://x.cn/1.jpg"],
            paper="云海日报",
            original_title="泵站试运行",
            rank=3,
            html_len=None,
        )
    )
    assert (article.id, article.date) == ("12", "2022-03-02T09:15:20+08:00")
    assert (article.source, article.author, article.summary) == ("云海日报", "张三", "一句话")
    assert article.keywords == ["水务", "泵站"]
    assert [(i.url, i.caption) for i in article.images] == [("http://x.cn/1.jpg", None)]
    assert article.paper is not None
    assert article.paper.name == "云海日报"
    assert article.original_title == "泵站试运行"
    assert article.extra == {"rank": 3, "html_len": None}
    assert list(article.to_dict())[-2:] == ["rank", "html_len"]


def test_missing_fields_are_null() -> None:
    article = one({"title": "松湖泵站试运行", "body": FIRST})
    for name in ("date", "source", "site", "outlet", "url", "author", "editor", "captured_at"):
        assert getattr(article, name) is None
    assert (article.wrapper, article.warnings, article.extra) == ("record", [], {})


def test_furniture_goes_from_the_text_and_fills_what_is_open() -> None:
    tail = "（文章来源：云海日报）\n（责任编辑：张三）\n上一篇：夜市开张\n下一篇：没有了"
    text = f"{FIRST}\n{SECOND}\n{tail}"
    article = one({"title": "松湖泵站试运行", "body": text})
    assert article.body == f"{FIRST}\n{SECOND}"
    assert (article.source, article.editor) == ("云海日报", "张三")
    assert one({"title": "松湖泵站试运行", "body": text, "source": "湖报"}).source == "湖报"


def test_a_sentence_that_speaks_of_a_source_stays() -> None:
    text = f"{FIRST}\n据云海日报报道，{SECOND}"
    assert one({"title": "松湖泵站试运行", "body": text}).body == text


@pytest.mark.parametrize(
    ("key", "value", "date"),
    [
        ("pubDate", "Wed, 02 Mar 2022 01:15:20 GMT", "2022-03-02T09:15:20+08:00"),
        ("pub_date", "2022-03-02", "2022-03-02"),
        ("publish_time", "2022-03-02 09:15", "2022-03-02T09:15+08:00"),
        ("published", "2022-03-02T01:15:20Z", "2022-03-02T09:15:20+08:00"),
        ("ctime", 1646183720, "2022-03-02T09:15:20+08:00"),
        ("intime", "1646183720", "2022-03-02T09:15:20+08:00"),
        ("createTime", 1646183720000, "2022-03-02T09:15:20+08:00"),
        ("time", 1646183720.0, "2022-03-02T09:15:20+08:00"),
        ("time", 1646183720.523, "2022-03-02T09:15:20+08:00"),
        ("time", "1646183720.5", "2022-03-02T09:15:20+08:00"),
        ("time", 16461837.5, None),
        ("date", {"$date": "2022-03-02T01:15:20Z"}, "2022-03-02T09:15:20+08:00"),
        ("date", {"$date": {"$numberLong": "1646183720000"}}, "2022-03-02T09:15:20+08:00"),
        ("date", {"$date": 1646183720000}, "2022-03-02T09:15:20+08:00"),
        ("date", "3月2日", None),
        ("date", "Invalid Date", None),
    ],
)
def test_dates_are_read_under_their_spellings(key: str, value: object, date: str | None) -> None:
    article = one(record(**{key: value}))
    assert article.date == date
    assert article.date_raw is not None
    assert key == "date" or key not in article.extra


def test_a_date_that_can_be_read_goes_before_one_that_cannot() -> None:
    article = one(record(date="刚刚", pubDate="2022-03-02 09:15"))
    assert article.date == "2022-03-02T09:15+08:00"


def test_gmt_can_be_read_as_beijing_time() -> None:
    item = record(pubDate="Wed, 02 Mar 2022 09:15:20 GMT")
    assert one(item).date == "2022-03-02T17:15:20+08:00"
    assert one(item, Options(gmt_is_local=True)).date == "2022-03-02T09:15:20+08:00"


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ({"link": "http://finance.sina.com.cn/a/1.shtml"}, "site", "sina"),
        ({"link": "http://finance.sina.com.cn/a/1.shtml"}, "outlet", "新浪财经"),
        ({"link": "http://x.cn/1"}, "url", "http://x.cn/1"),
        ({"link": "http://x.cn/1"}, "site", None),
        ({"url": "not an address"}, "url", None),
        ({"mediaName": "云海日报"}, "source", "云海日报"),
        ({"media": {"name": "云海日报"}}, "source", "云海日报"),
        ({"source": "http://x.cn/"}, "source", None),
        ({"authors": [{"name": "张三"}]}, "author", "张三"),
        ({"author": "作者：张三"}, "author", "张三"),
        ({"guid": "a-1"}, "id", "a-1"),
        ({"_id": {"$oid": "62f"}}, "id", "62f"),
        ({"tags": "水务,泵站"}, "keywords", ["水务", "泵站"]),
        ({"crawl_time": "2022-03-02 12:00:00"}, "captured_at", "2022-03-02T12:00:00+08:00"),
        ({"source": "证券时报网"}, "site", None),
    ],
)
def test_fields_are_read_under_their_spellings(
    more: dict[str, object], field: str, value: object
) -> None:
    assert getattr(one(record(**more)), field) == value


ADDRESS = "http://x.cn/a/1.html"


def test_an_address_where_the_source_stands_is_the_url_that_is_open() -> None:
    article = one(record(source=ADDRESS))
    assert (article.url, article.id, article.source) == (ADDRESS, ADDRESS, None)
    assert article.extra == {}
    article = one(record(source=ADDRESS, media="云海日报"))
    assert (article.url, article.source) == (ADDRESS, "云海日报")


@pytest.mark.parametrize("site", ["http://x.cn/", "https://x.cn", "//x.cn/"])
def test_a_site_s_address_where_the_source_stands_is_no_article_s(site: str) -> None:
    article = one(record(source=site))
    assert (article.url, article.source, article.extra) == (None, None, {"source_raw": site})


def test_an_address_as_the_source_does_not_replace_the_url() -> None:
    article = one(record(source="http://y.cn/b/2.html", url=ADDRESS))
    assert (article.url, article.source) == (ADDRESS, None)
    assert article.extra == {"source_raw": "http://y.cn/b/2.html"}


@pytest.mark.parametrize("relative", ["/a/1.html", "a/1.html", "javascript:;", "not an address"])
def test_a_url_that_cannot_be_used_is_kept_as_it_came(relative: str) -> None:
    article = one(record(url=relative))
    assert (article.url, article.extra) == (None, {"url_raw": relative})
    assert one(article.to_dict()).to_dict() == article.to_dict()
    assert one(record(link=relative)).extra == {"link": relative}
    markup = one({"title": "松湖", "content": f"<p>{FIRST}</p>", "url": relative})
    assert (markup.url, markup.extra) == (None, {"url_raw": relative})


def test_a_url_that_can_be_used_goes_before_one_that_cannot() -> None:
    article = one(record(url="/a/1.html", link=ADDRESS))
    assert (article.url, article.extra) == (ADDRESS, {"url_raw": "/a/1.html"})


def test_fields_that_were_taken_or_are_empty_leave_nothing() -> None:
    assert one(record(url=ADDRESS, source="云海日报")).extra == {}
    assert one(record(url="", source=None)).extra == {}


def test_a_value_of_the_wrong_type_is_told_and_not_taken() -> None:
    article = one(record(paper=[1], images="x"))
    assert (article.paper, article.images) == (None, [])
    assert sorted(article.warnings) == [
        "the input's images could not be read",
        "the input's paper could not be read",
    ]


def test_a_text_on_one_line_is_parted_at_its_wide_blanks() -> None:
    article = one({"title": "松湖泵站试运行", "content": f"　　{FIRST}　　{SECOND}"})
    assert article.body == f"{FIRST}\n{SECOND}"
    with_lines = one({"title": "松湖泵站试运行", "content": f"{FIRST}\n甲　　乙"})
    assert with_lines.body == f"{FIRST}\n甲 乙"


def test_a_list_of_paragraphs_is_a_text() -> None:
    assert one({"title": "松湖泵站试运行", "text": [FIRST, SECOND]}).body == f"{FIRST}\n{SECOND}"


def test_an_empty_text_is_a_record_with_a_warning() -> None:
    article = one({"title": "松湖泵站试运行", "body": ""})
    assert (article.body, article.warnings) == ("", ["the body is empty"])


def test_what_no_encoding_can_write_is_replaced() -> None:
    (article,) = clean('{"title": "松湖\\ud800", "body": "一\\n二", "n": NaN, "x": "\\udfff"}')
    assert "\ud800" not in (article.title or "")
    json.dumps(article.to_dict()["x"], ensure_ascii=False).encode()


# --- feed items -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key",
    ["content", "summary", "description", "html", "content_html", "content:encoded", "body"],
)
def test_html_in_a_field_makes_a_feed_item(key: str) -> None:
    markup = f"<p>　　{FIRST}</p><p>　　{SECOND}</p><p class='em_media'>（文章来源：云海日报）</p>"
    article = one({"title": "松湖&amp;泵站", key: markup, "pubDate": "2022-03-02 09:15", "n": 1})
    assert (article.wrapper, article.site) == ("feed", "eastmoney")
    assert (article.title, article.body) == ("松湖&泵站", f"{FIRST}\n{SECOND}")
    assert (article.source, article.extra) == ("云海日报", {"n": 1})


@pytest.mark.parametrize("key", ["summary", "description"])
def test_a_plain_summary_alone_is_no_article(key: str) -> None:
    with pytest.raises(NoArticleError):
        one({"title": "松湖泵站试运行", key: FIRST})


def test_angle_brackets_in_a_text_are_no_html() -> None:
    text = f"{FIRST}\n《<松湖公约>》规定 a < b > c。"
    article = one({"title": "松湖泵站试运行", "content": text})
    assert (article.wrapper, article.body) == ("record", text)


@pytest.mark.parametrize(
    "content",
    [
        {"rendered": f"<p>{FIRST}</p>"},
        [{"value": f"<p>{FIRST}</p>"}],
        f"<body><p>{FIRST}</p></body>",
    ],
)
def test_html_is_found_inside_what_wraps_it(content: object) -> None:
    article = one({"title": {"rendered": "松湖泵站试运行"}, "content": content})
    assert (article.title, article.body) == ("松湖泵站试运行", FIRST)


def test_a_medium_that_stands_where_the_author_does_is_the_source() -> None:
    article = one({"title": "松湖", "content": f"<p>{FIRST}</p>", "author": "新华网"})
    assert (article.source, article.author) == ("新华网", None)
    article = one({"title": "松湖", "content": f"<p>{FIRST}</p>", "author": "张三"})
    assert (article.source, article.author) == (None, "张三")


def test_data_of_a_next_page_is_read_by_its_site() -> None:
    data = {
        "contId": 754022,
        "name": "松湖泵站试运行",
        "pubTime": "2026-08-01 13:35",
        "author": "作者：张三",
        "textInfo": {"content": f"<body><p>{FIRST}</p><script>1</script></body>"},
    }
    for whole in ({"props": {"pageProps": {"data": data}}}, {"pageProps": {"data": data}}):
        article = one(whole)
        assert (article.site, article.article_id) == ("cnstock", "754022")
        assert (article.title, article.body) == ("松湖泵站试运行", FIRST)
        assert article.date == "2026-08-01T13:35+08:00"


# --- where records stand --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrap",
    [
        lambda a: a,
        lambda a: {"articles": a},
        lambda a: {"status": 0, "result": {"total": 2, "data": a}},
        lambda a: {"hits": {"hits": [{"_index": "n", "_source": x} for x in a]}},
        lambda a: {"version": "https://jsonfeed.org/version/1.1", "title": "云海", "items": a},
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_is_found_wherever_it_stands(wrap: Any, indent: int | None) -> None:
    found = items(json.dumps(wrap([record(n=1), record(n=2)]), indent=indent))
    assert [a.extra for a in found if isinstance(a, Article)] == [{"n": 1}, {"n": 2}]


@pytest.mark.parametrize("wrap", [lambda a: a, lambda a: [a], lambda a: {"hits": {"hits": [a]}}])
def test_a_hit_s_id_is_the_article_s_unless_that_has_its_own(wrap: Any) -> None:
    hit = {"_index": "n", "_id": "AV1", "_score": 1.5, "_source": record(n=1)}
    article = one(wrap(hit))
    assert (article.id, article.extra) == ("AV1", {"n": 1})
    assert one(wrap(hit | {"_source": record(id="7")})).id == "7"
    assert one(wrap({"_id": "AV1", "doc": record(url="http://x.cn/1")})).id == "http://x.cn/1"


def test_a_finished_record_in_a_hit_stays_as_it_is() -> None:
    written = one(record(id="7")).to_dict()
    assert one({"_id": "AV1", "_source": written}).to_dict() == written


def test_an_article_s_own_lists_are_not_searched() -> None:
    article = one(record(related=[record(), record()]))
    assert article.extra["related"] == [record(), record()]


@pytest.mark.parametrize(
    "text", ["{}", "[]", '{"a": 1}', '[{"title": "松湖", "url": "http://x.cn"}]', '{"title": "x"}']
)
def test_json_without_an_article_says_so(text: str) -> None:
    with pytest.raises(NoArticleError):
        clean(text)


def test_damaged_json_says_so() -> None:
    with pytest.raises(UnreadableError, match="damaged JSON"):
        clean('{"title": "松湖",\n "body": "一段')


def test_json_nested_without_end_is_an_error_and_no_crash() -> None:
    with pytest.raises((UnreadableError, NoArticleError)):
        clean('{"a":' + "[" * 200_000)


def test_articles_of_one_file_are_numbered_only_where_there_are_several() -> None:
    assert one(record()).id.count("#") == 0
    both = [a.id for a in items(json.dumps([record(), record()])) if isinstance(a, Article)]
    assert [name.rpartition("#")[2] for name in both] == ["1", "2"]


def test_data_inside_a_script_is_read() -> None:
    text = json.dumps({"data": [record(n=1), record(n=2)]}, ensure_ascii=False)
    for script in (
        f"callback({text});",
        f"var list = {text};",
        f"try{{jsonp1({text});}}catch(e){{}}",
    ):
        assert len(items(script)) == 2


@pytest.mark.parametrize(
    "document",
    [
        '{{"code": 0, "data": [\n{0},\n{1}]}}',
        '{{"code": 0, "data":\n[{0},\n{1}]}}',
        '{{"code": 0, "data": [{0},\n    {1}\n], "total": 2}}',
        '[\n{{"type": "header"}},\n{{"type": "table", "data":\n[\n{0},\n{1}\n]\n}}\n]',
    ],
)
def test_a_document_that_holds_an_item_a_line_is_one_document(document: str) -> None:
    lines = (json.dumps(record(n=i), ensure_ascii=False) for i in range(2))
    found = items(document.format(*lines))
    assert [a.extra["n"] for a in found if isinstance(a, Article)] == [0, 1]
    assert not any(isinstance(f, FailedPart) for f in found)


# --- JSON Lines -----------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", ['{"title": "断', "oops", '{"a": 1}', '"text"', "{'title': 1}"])
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_bad_line_is_named_and_the_others_go_on(bad: str, place: int) -> None:
    lines = [json.dumps(record(n=i), ensure_ascii=False) for i in range(3)]
    lines.insert(place, bad)
    found = items("\n".join(lines) + "\n")
    assert [a.extra["n"] for a in found if isinstance(a, Article)] == [0, 1, 2]
    (failed,) = (f for f in found if isinstance(f, FailedPart))
    assert failed.place == f"line {place + 1}"
    assert str(failed).startswith(f"line {place + 1}: ")
    assert found[place] is failed


def test_clean_warns_of_a_bad_line_and_gives_the_others() -> None:
    text = json.dumps(record()) + "\n{oops}\n" + json.dumps(record())
    with pytest.warns(UserWarning, match="line 2"):
        assert len(clean(text)) == 2


def test_clean_raises_where_every_line_is_bad() -> None:
    with pytest.raises(NoArticleError, match="line 1"):
        clean('{"a": 1}\n{"b": 2}\n')


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_line_ends_and_encodings_of_lines(end: str, encoding: str) -> None:
    text = end.join(json.dumps(record(n=i), ensure_ascii=False) for i in range(40))
    assert [a.extra["n"] for a in items(text.encode(encoding)) if isinstance(a, Article)] == list(
        range(40)
    )


def test_what_stands_before_a_gzip_s_broken_end_is_given() -> None:
    text = "".join(
        json.dumps(record(n=i, pad=str(i * 7919 % 100_003))) + "\n" for i in range(8_000)
    )
    found = items(gzip.compress(text.encode())[:-2_000])
    assert len(found) > 1_000
    assert isinstance(found[-1], FailedPart)
    assert "breaks off" in str(found[-1])
    assert all(isinstance(a, Article) for a in found[:-1])


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.wrappers.records.lines.LARGEST_TEXT", 10_000)
    lines = [json.dumps(record(n=i, pad="x" * (50_000 if i == 1 else 0))) for i in range(3)]
    found = items("\n".join(lines))
    assert [isinstance(a, Article) for a in found] == [True, False, True]
    assert "line 2: longer than" in str(found[1])


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        given = 0
        left = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            if not self.left:
                self.left = (json.dumps(record(n=self.given)) + "\n").encode()
                Endless.given += 1
            piece, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
            buffer[: len(piece)] = piece
            return len(piece)

    stream: Iterator[Any] = read(io.BufferedReader(Endless(), 1_024))
    for i in range(300):
        assert next(stream)[0].extra == {"n": i}
    assert Endless.given < 2_000


def test_many_lines_take_the_memory_of_few(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.jsonl"
        line = json.dumps(one(record(pad="松" * 2_000)).to_dict()) + "\n"
        path.write_text(line * count, "utf-8")
        tracemalloc.start()
        for _ in read(path):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    few = peak(50)
    assert peak(2_000) < few * 2
