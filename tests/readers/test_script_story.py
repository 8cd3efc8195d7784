"""Pages whose story stands in a script alone, and pages that only have scripts."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from cleaner import clean
from cleaner.errors import NoArticleError
from cleaner.page import js_literals, script_values

TITLE = "临江港集团中标云岭码头二期工程"
PARAGRAPHS = [
    "临江港集团今日公告，公司中标云岭码头二期工程，中标金额三点七亿元，占上年营业收入的百分之九。",
    "公告称，工程包括十二台自动化轨道吊，交货期十四个月，将对公司明后两年的业绩产生积极影响。",
    "公司同时提示，项目尚未签署正式合同，最终金额以合同为准，存在不确定性。",
]
HTML = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
ARTICLE = {
    "id": 77,
    "title": TITLE,
    "content": HTML,
    "publishTime": "2024-03-05 10:30:00",
    "source": "临江日报",
    "author": "何楚宁",
}
OTHERS = [{"title": f"港口新闻第{n}则的标题", "summary": "只有一句话的摘要"} for n in range(9)]
STATE = json.dumps({"nav": [1, 2], "detail": {"data": ARTICLE}, "more": OTHERS}, ensure_ascii=False)


def page(script: str, title: str = f"{TITLE}_临江网", shown: str = "加载中…") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head>"
        f'<body><div id="app"><div>{shown}</div></div>{script}</body></html>'
    )


def folded() -> str:
    """Write the state as a list in which everything is named by its place."""
    parts: list[object] = [["ShallowReactive", 1], {"data": 2}]
    parts.append({key: place for place, key in enumerate(ARTICLE, 3)})
    return json.dumps([*parts, *ARTICLE.values()], ensure_ascii=False)


FORMS = {
    "a JSON element": f'<script id="__NEXT_DATA__" type="application/json">{STATE}</script>',
    "an escaped JSON element": (
        f'<script id="RENDER_DATA" type="application/json">{quote(STATE)}</script>'
    ),
    "a variable": f"<script>window.__INITIAL_STATE__={STATE};(function(){{var s;}}())</script>",
    "a variable with what JSON has not": (
        f"<script>var state = {{a: undefined, 'b': !0, detail: {STATE}, c: new Date(),}};</script>"
    ),
    "a parsed string": f"<script>window.D = JSON.parse({json.dumps(STATE)});</script>",
    "a parsed escaped string": (
        f'<script>window.D = JSON.parse(decodeURIComponent("{quote(STATE)}"));</script>'
    ),
    "a function's value": (
        "<script>window.__NUXT__=(function(a,b,c){return {layout:\"default\",data:[{title:a,"
        f"content:b,publishTime:c,source:\"临江日报\",author:\"何楚宁\"}}]}}}}({json.dumps(TITLE)},"
        f'{json.dumps(HTML)},"2024-03-05 10:30:00"));</script>'
    ),
    "a folded list": f'<script type="application/json" id="__NUXT_DATA__">{folded()}</script>',
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_story_in_a_script_is_read_and_said(form: str) -> None:
    (article,) = clean(page(FORMS[form]))
    assert article.title == TITLE
    assert article.body.split("\n") == PARAGRAPHS
    assert article.date == "2024-03-05T10:30:00+08:00"
    assert (article.source, article.author) == ("临江日报", "何楚宁")
    assert (article.template, article.site) == ("script", None)
    assert any("script" in warning for warning in article.warnings)


def test_keys_that_say_of_what_they_are_are_read() -> None:
    state = {"x": {"widgetTitle": TITLE, "widgetContent": HTML, "publishTime": 1709605800000}}
    (article,) = clean(page(f"<script>window.initialState={json.dumps(state)}</script>"))
    assert article.body.split("\n") == PARAGRAPHS
    assert article.date == "2024-03-05T10:30:00+08:00"


def test_the_body_in_json_ld_is_read() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "articleBody": "\n".join(PARAGRAPHS),
        "datePublished": "2024-03-05T10:30:00+08:00",
    }
    (article,) = clean(page(f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert article.body.split("\n") == PARAGRAPHS
    assert article.date == "2024-03-05T10:30:00+08:00"


def test_a_page_that_shows_its_story_is_read_as_shown() -> None:
    shown = f"<h1>{TITLE}</h1><p>2024-03-05 10:31</p><div>{HTML}{HTML}{HTML}</div>"
    (article,) = clean(page(FORMS["a variable"], shown=shown))
    assert article.template == "generic"
    assert article.date == "2024-03-05T10:31+08:00"


def test_a_list_in_a_script_is_no_article() -> None:
    several = [{**ARTICLE, "title": f"{TITLE}之{n}", "id": n} for n in range(5)]
    script = f"<script>window.state={json.dumps({'list': several})}</script>"
    with pytest.raises(NoArticleError):
        clean(page(script, title="临江网"))


def test_a_text_that_is_enciphered_is_no_story() -> None:
    state = {"title": TITLE, "content": "QmFzZTY0IGlzIG5vdCBhIHRleHQ" * 20}
    with pytest.raises(NoArticleError):
        clean(page(f"<script>window.state={json.dumps(state)}</script>"))


def test_another_page_s_story_is_not_taken_for_this_one() -> None:
    with pytest.raises(NoArticleError):
        clean(page(FORMS["a variable"], title="云岭天气预报：明天有雨"))


def test_scripts_that_hold_no_data_give_nothing() -> None:
    code = "<script>" + "function f(a){ if (a = {b: c(d)}) { return a[0]; } } x == [1]; " * 20
    assert list(script_values.script_values_of(code + "</script>")) in ([], [{"b": None}] * 20)
    with pytest.raises(NoArticleError):
        clean(page(code + "</script>"))


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        (
            "{a: 1, 'b': \"\\u4e34\\x0a\", c: !0, d: undefined,}",
            {"a": 1, "b": "临\n", "c": True, "d": None},
        ),
        (
            "{t: Decode('x'), n: '8' * 1, l: [1, {z: null}].slice(0, 2)}",
            {"t": "x", "n": "8", "l": [1, {"z": None}]},
        ),
        ("[`a`, /* b */ 'c' // d\n]", ["a", "c"]),
        ("{'e': '\\ud83d\\ude00', f: f || 'g'}", {"e": "😀", "f": None}),
    ],
)
def test_a_literal_is_read_without_running_anything(literal: str, value: object) -> None:
    assert js_literals.parse_literal(literal)[0] == value


@pytest.mark.parametrize("literal", ["{", "{a:", "[1", "{a:{b:[}", "'", "(" * 5000, "[" * 100_000])
def test_a_literal_that_breaks_off_is_none(literal: str) -> None:
    with pytest.raises(ValueError, match=r"breaks off|nested too deeply|no literal"):
        js_literals.parse_literal(literal)
