"""Text that was read in a wrong encoding and saved so."""

from __future__ import annotations

import json
from html.entities import codepoint2name

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.newstext import mojibake

STORY = "渚城港务局三日公布数据，上半年集装箱吞吐量同比增长百分之五。局长何楚宁说：“订单稳定”。"
PAGE = (
    "<html><head><title>渚城港上半年吞吐量增长_渚城网</title></head><body>"
    "<h1>渚城港上半年吞吐量增长</h1>"
    "<div class=info>2024-07-03 10:10 来源：渚城日报</div>"
    f"<div class=content><p>{STORY}</p><p>{STORY}业内人士认为全年增速会放缓。</p></div>"
    "</body></html>"
)


def as_latin(data: bytes) -> str:
    """Read bytes as programs do that say Latin-1 and mean Windows-1252."""
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in data
    )


MISREADINGS = {
    "UTF-8 as Latin-1": lambda text: text.encode().decode("latin-1"),
    "UTF-8 as Windows-1252": lambda text: as_latin(text.encode()),
    "the same twice": lambda text: as_latin(as_latin(text.encode()).encode()),
    "GBK as Latin-1": lambda text: as_latin(text.encode("gb18030")),
}


@pytest.mark.parametrize("name", MISREADINGS)
def test_a_page_that_was_misread_is_read_as_it_was_written_and_says_so(name: str) -> None:
    (right,) = clean(PAGE)
    (article,) = clean(MISREADINGS[name](PAGE))
    assert (article.title, article.body, article.source, article.date) == (
        right.title, right.body, right.source, right.date,
    )  # fmt: skip
    assert not right.warnings
    assert [w for w in article.warnings if "undone" in w]


def test_misread_bytes_that_the_page_names_by_entities_are_undone() -> None:
    named = "".join(
        c if c.isascii() else f"&{codepoint2name.get(ord(c)) or f'#{ord(c)}'};"
        for c in as_latin(PAGE.replace("半年", "半年 &lt;1&gt;").encode())
    )
    (article,) = clean(named)
    assert article.body.startswith(STORY.replace("半年", "半年 <1>"))
    assert any("undone" in w for w in article.warnings)


def test_passages_of_utf8_read_as_gbk_are_undone_where_their_bytes_are_whole() -> None:
    passage = "海关总署介绍说，"  # of an odd number of characters the last byte would be lost
    misread = f"<p>{passage.encode().decode('gb18030')}</p><p>渚城</p>"
    assert mojibake.undo(misread) == (f"<p>{passage}</p><p>渚城</p>", "UTF-8 once read as GBK")


def test_text_whose_bytes_are_lost_stays_and_is_warned_of() -> None:
    damaged = STORY.encode().decode("gbk", "replace")
    (article,) = clean(PAGE.replace(STORY, damaged))
    assert damaged[:8] in article.body
    assert any("not undone" in w for w in article.warnings)


def test_replaced_characters_are_warned_of() -> None:
    (article,) = clean(PAGE.replace("局长", "锟斤拷锟斤拷"))
    assert any("lacks characters in 2 places" in w for w in article.warnings)


def test_a_record_s_texts_are_undone_too() -> None:
    record = (
        f'{{"title": "{as_latin("渚城港吞吐量增长".encode())}", "time": "2024-07-03 10:10",'
        f' "content": "{as_latin(STORY.encode())}"}}'
    )
    (article,) = clean(record)
    assert (article.title, article.body) == ("渚城港吞吐量增长", STORY)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "網頁上的“锟斤拷”是怎麼來的？這三個字是編碼錯誤的產物，與新聞無關。",
        "Le café de l’été à Genève, où l’on créée des œuvres, est fermé : « à bientôt », dit-il.",
        "Việt Nam: Thủ tướng nói nền kinh tế sẽ tăng trưởng mạnh trong năm tới, à á â ã è é ê ì í.",
        "镕、喆、犇、羴、焱、堃、鑫、淼、磊、垚",
        "Ångström, Zürich, Málaga: 欧洲三地的展览同时开幕，门票十五£，约合人民币一百四十元。",
    ],
)
def test_a_sound_text_is_left_alone(text: str) -> None:
    assert mojibake.undo(text) == (text, None)
    assert not mojibake.is_misread(text)
    assert not mojibake.lost(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2))
def test_chinese_of_any_characters_is_undone_and_never_spoiled(text: str) -> None:
    assert mojibake.undo(as_latin(text.encode())).text == text
    assert mojibake.undo(text) == (text, None)


def test_a_few_nuls_do_not_refuse_a_page_and_a_binary_file_stays_refused() -> None:
    from cleaner.errors import BinaryError

    (article,) = clean(PAGE.replace("<body>", "<body>\0\0").replace("局长", "局\0长").encode())
    assert STORY in article.body
    with pytest.raises(BinaryError):
        clean(b"\x7fABC\x00\x01\x02\x00\x03\x00" * 200)
    with pytest.raises(BinaryError):
        clean(b"text\x00\x00\x00\x00" * 200)


POST = (
    '---\nlayout: post\ntitle: "渚城港吞吐量增长"\ndate: 2024-07-03 10:10:00 +0800\n'
    f"categories: emnews\ntags: 东财滚动新闻\n---\n> {STORY}（渚城日报）\n\n"
    "<http://finance.eastmoney.com/news/1345,202407033992999901.html>\n\n"
    "[返回东财滚动新闻](//x.example/emnews/)｜[返回首页](//x.example/)\n"
)
PASTE = f"渚城港吞吐量增长\n发布时间:2024-07-03 10:10\u2003来源:渚城日报\n{STORY}⚓🚢\n{STORY}\n"
TABLE = f"标题,正文,日期,来源\n港口增长,{STORY},2024-07-03,港口日报\n港口扩建,{STORY},2024-07-04,\n"
GROUPS = f'{{"要闻": [{{"标题": "港口增长", "正文": "{STORY}", "日期": "2024-07-03"}}]}}'
SAID = ("id", "title", "date", "body", "source", "site", "url", "extra")


@pytest.mark.parametrize("name", MISREADINGS)
@pytest.mark.parametrize(
    "text", [POST, PASTE, TABLE, GROUPS], ids=["post", "paste", "table", "groups"]
)
def test_words_that_a_wrapper_looks_for_are_found_in_misread_text(text: str, name: str) -> None:
    if name == "GBK as Latin-1" and "🚢" in text:
        text = text.replace("⚓🚢", "")  # which GBK has not
    right, found = (clean(t, path="x") for t in (text, MISREADINGS[name](text)))
    assert [[getattr(a, f) for f in SAID] for a in found] == [
        [getattr(a, f) for f in SAID] for a in right
    ]
    assert all(any("undone" in w for w in a.warnings) for a in found)
    assert not any("undone" in w for a in right for w in a.warnings)


SHORT = {"author": "田艺", "editor": "喆", "column": "水", "tags": ["港", "船期"]}
FLASH = [{"time": "2024-07-03 10:10", "data": {"content": f"【港口增长】{STORY}"}}]


@pytest.mark.parametrize("name", MISREADINGS)
def test_the_shortest_fields_beside_misread_text_are_as_they_were_written(name: str) -> None:
    record = {"title": "港口增长", "content": STORY, "media": "渚城日报", **SHORT}
    text = json.dumps(record, ensure_ascii=False)
    (right,), (found,) = clean(text, path="x"), clean(MISREADINGS[name](text), path="x")
    fields = ("title", "body", "source", "author", "editor", "column", "keywords")
    assert [getattr(found, f) for f in fields] == [getattr(right, f) for f in fields]


def test_a_foreign_name_beside_chinese_text_stays() -> None:
    record = {"title": "港口增长", "content": STORY, "author": "Müüriäär Ëë", "tags": ["ÄÄ", "é"]}
    (article,) = clean(json.dumps(record, ensure_ascii=False))
    assert (article.author, article.keywords) == ("Müüriäär Ëë", ["ÄÄ", "é"])
    assert article.warnings == []


@pytest.mark.parametrize("name", MISREADINGS)
def test_misread_flashes_are_found_and_each_article_tells_of_itself(name: str) -> None:
    text = json.dumps({"flashes": FLASH}, ensure_ascii=False)
    (right,), (found,) = clean(text, path="x"), clean(MISREADINGS[name](text), path="x")
    assert (found.title, found.body, found.date) == (right.title, right.body, right.date)
    plain = {"title": "港口扩建", "content": "港口扩建工程三日开工，工期两年。"}
    value = {
        "list": [plain, json.loads(MISREADINGS[name](json.dumps(FLASH[0], ensure_ascii=False)))]
    }
    first, second = clean(json.dumps(value, ensure_ascii=False))
    assert first.warnings == []
    assert any("undone" in warning for warning in second.warnings)
