"""Names that credits give: whose text it is, who wrote it; and what names nobody."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.newstext import datelines, name_shapes, people, sources


@pytest.mark.parametrize(
    "text",
    [
        "来源：转载文章", "来源：本报", "来源：本报讯", "来源：本站原创", "来源：头条", "来源：APP",
        "来源：公众号", "来自iPhone", "来自 Android客户端", "iPhone 13 Pro", "来源：微博网页版",
        'size="20"', "来源：本报记者 张一", "记者 何楚宁",
    ],
)  # fmt: skip
def test_what_says_that_there_is_a_source_names_none(text: str) -> None:
    assert sources.source_name(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("来源：临江新闻记者 吕新文", "临江新闻"),
        ("新华社记者张一", "新华社"),
        ("来源：云岭晚报首席记者 何楚宁 林望舒", "云岭晚报"),
        ("来源：微信公众号：临江发布", "临江发布"),
        ("公众号“临江发布”", "临江发布"),
        ("微信公众号临江发布（ID：ljfb）", "临江发布"),
        ("来源：临江App，作者： 望舒投研", "临江App"),
        ("網路（如有侵权请联系删除）", "網路"),
        ("來源：中央社", "中央社"),
        # And names in which such words stand.
        ("本报读者俱乐部", "本报读者俱乐部"),
        ("头条临江", "头条临江"),
        ("中国记者网", "中国记者网"),
        ("云岭侨网公众号", "云岭侨网公众号"),
        ("手机中国", "手机中国"),
        ("小米公司", "小米公司"),
        ("新华网客户端", "新华网客户端"),
    ],
)
def test_a_source_is_the_name_alone(text: str, name: str) -> None:
    assert sources.source_name(text) == name


def test_a_source_line_that_names_nobody_goes_all_the_same() -> None:
    assert sources.source_line("来源：本站") == ""
    assert sources.source_line("来源于本站，也回到本站。") is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("記者林望舒／台北即時報導", "林望舒"),
        ("〔記者林望舒、陳楚寧／綜合報導〕", "林望舒 陳楚寧"),
        ("經濟時報 記者林望舒／台北報導", "林望舒"),
        ("鉅亨網記者沈亦航 台北", "沈亦航"),
        ("編譯林望舒／綜合外電", "林望舒"),
        ("撰文：林望舒 責任編輯：賀知序", "林望舒"),
        ("本报记者周砚秋 实习生沈亦航 通讯员林望舒", "周砚秋"),
        ("本报实习生 沈亦航 林望舒", "沈亦航 林望舒"),  # nobody else signs
        ("通讯员 沈亦航", "沈亦航"),
        ("本报记者 周砚秋 本报实习生 沈亦航 本报记者 林望舒", "周砚秋 林望舒"),
    ],
)
def test_a_byline_names_its_authors(line: str, author: str) -> None:
    assert people.byline(line) == author or people.author_name(line) == author


@pytest.mark.parametrize(
    ("line", "editor"),
    [
        ("責任編輯：賀知序", "賀知序"),
        ("核稿編輯：賀知序", "賀知序"),
        ("（編輯：賀知序）1130724", "賀知序"),
        ("责任编辑：news", ""),
        ("编辑：admin", ""),
    ],
)
def test_an_editor_line_names_its_editor(line: str, editor: str) -> None:
    assert people.editor_line(line) == editor


@pytest.mark.parametrize(
    "line",
    [
        "記者從海關獲悉，今年出口成長一成。",
        "編輯部今天搬家",
        "記者：您怎麼看今年的訂單？",
        "實習生人數增加",
    ],
)
def test_a_sentence_in_traditional_characters_is_no_credit(line: str) -> None:
    assert people.byline(line) is None
    assert people.editor_line(line) is None


@pytest.mark.parametrize(
    ("text", "agency", "who"),
    [
        ("（中央社記者周硯秋台北24日電）設備廠今天召開法說會。", "中央社", "周硯秋"),
        ("（中央社記者周硯秋、林望舒高雄4日電）港務公司表示。", "中央社", "周硯秋 林望舒"),
        ("(中央社記者周硯秋北河24日電)設備廠表示。", "中央社", "周硯秋"),
    ],
)
def test_a_dateline_of_taiwan_names_agency_and_reporters(text: str, agency: str, who: str) -> None:
    line = datelines.dateline(text)
    assert line is not None
    assert (line.agency, line.reporters) == (agency, who)


def page(*paragraphs: str) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        "<html><head><title>临江港开通新航线_临江网</title></head><body><h1>临江港开通新航线</h1>"
        f"<div>2024-03-12 17:02</div><div class=content>{body}</div></body></html>"
    )


STORY = "临江港十二日开通一条新航线，每周往返两班，首航货轮当天上午启程，港口方面表示舱位已经订满。"
MORE = "航线由临江港务公司经营，冷藏货舱可装水果三百吨，旺季还将加开一班。"


def test_a_dateline_is_read_behind_the_headline_said_once_more() -> None:
    linked = f'<a href="https://www.chinanews.com.cn/">中新社</a>临江3月12日电 (记者 何楚宁){STORY}'
    (article,) = clean(page("快讯：临江港开通新航线", linked, STORY))
    assert (article.source, article.author) == ("中新社", "何楚宁")


def test_a_dateline_behind_a_sentence_is_a_quotation() -> None:
    (article,) = clean(page(STORY, f"中新社临江3月12日电 (记者 何楚宁){STORY}"))
    assert (article.source, article.author) == (None, None)


def test_a_bracket_that_opens_the_text_names_its_reporters() -> None:
    (article,) = clean(page(f"〔記者林望舒／台北報導〕{STORY}", STORY))
    assert article.author == "林望舒"
    assert article.body.startswith("〔記者林望舒")


def test_the_day_behind_an_editor_s_bracket_goes_with_it() -> None:
    (article,) = clean(page(STORY, f"{MORE}（編輯：賀知序）1130312"))
    assert article.editor == "賀知序"
    assert article.body == f"{STORY}\n{MORE}"


def test_an_intern_is_the_author_where_no_reporter_signs_on_another_line() -> None:
    (helped,) = clean(page(STORY, MORE, "本报记者田可新", "本报实习生李奕璇"))
    (alone,) = clean(page(STORY, MORE, "本报实习生李奕璇"))
    assert (helped.author, alone.author) == ("田可新", "李奕璇")
    assert helped.body == alone.body == f"{STORY}\n{MORE}"


def test_an_editor_s_bracket_behind_a_statement_is_read() -> None:
    statement = "声明：刊用《云岭周刊》稿件务经书面授权【编辑:何楚宁】"
    (article,) = clean(page(STORY, MORE, statement))
    assert article.editor == "何楚宁"
    assert article.body == f"{STORY}\n{MORE}"


def test_a_dateline_that_says_our_paper_names_its_reporter_and_no_house() -> None:
    (article,) = clean(page(f"本报临江3月12日电（记者 何楚宁）{STORY}", STORY))
    assert (article.source, article.author) == (None, "何楚宁")


def test_the_reporters_beside_a_source_are_the_authors() -> None:
    (article,) = clean(page(STORY, MORE, "（来源：云岭新闻记者 吕新文）"))
    assert (article.source, article.author) == ("云岭新闻", "吕新文")


@pytest.mark.parametrize("name", ["Lin Wei", "John O'Neil and Mary Smith", "Ludwig van Beethoven"])
def test_a_name_in_latin_letters_is_a_person_s(name: str) -> None:
    assert name_shapes.is_person(name)


@pytest.mark.parametrize("name", ["Xinhua", "Staff Writer", "Global Times", "admin", "The Paper"])
def test_a_house_or_a_role_in_latin_letters_is_no_person(name: str) -> None:
    assert not name_shapes.is_person(name)
