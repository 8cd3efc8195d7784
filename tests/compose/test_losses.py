"""Nothing is lost in silence."""

from __future__ import annotations

from cleaner import clean

HEAD = (
    '<html><head><meta property="og:url" content="https://finance.sina.com.cn/x/2022-01-02/'
    'doc-iabcdefg1234567.shtml"></head><body><h1 class="main-title">临江大桥合龙</h1>'
    '<div class="date-source"><span class="date">2022年01月02日 08:00</span></div>'
)
STORY = "".join(
    f"<p>临江大桥第{n}段昨日合龙，桥长两千三百米，双向六车道，明年通车。</p>" for n in range(9)
)


def warnings_of(inside: str) -> list[str]:
    (article,) = clean(f'{HEAD}<div id="artibody">{inside}</div></body></html>')
    return article.warnings


def test_text_that_a_parser_gives_up_on_is_told() -> None:
    deep = "<b>" * 3000 + STORY + "</b>" * 3000
    assert any("were not read" in warning for warning in warnings_of(f"<p>临江讯</p>{deep}"))


def test_a_body_that_is_read_whole_has_no_warning() -> None:
    assert warnings_of(STORY) == []
    assert warnings_of(f"<table><tr><td>{STORY}</td></tr></table>") == []


def test_more_hidden_text_than_shown_is_told() -> None:
    hidden = f'<div style="display:none">{STORY}</div>'
    assert any("hidden" in warning for warning in warnings_of(f"<p>展开全文</p>{hidden}"))


def test_a_hidden_spacer_is_nothing_to_tell() -> None:
    assert warnings_of(f'<p style="display:none"><br></p>{STORY}') == []


def test_furniture_that_is_known_is_nothing_to_tell() -> None:
    furniture = f'<div class="appendQr_wrap">{STORY}</div>'
    assert warnings_of(f"{STORY}{furniture}") == []


def test_an_empty_body_is_told() -> None:
    assert "the body is empty" in warnings_of("<!-- nothing --> ")
