"""Nothing is lost in silence."""

from __future__ import annotations

import pytest

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


def test_an_advert_whose_end_is_lost_and_that_takes_the_text_with_it_is_told() -> None:
    swallowed = f'<p>临江讯</p><div class="appendQr_wrap">扫码{STORY}'
    assert any("sentences were cut" in warning for warning in warnings_of(swallowed))


def test_long_lists_of_links_are_nothing_to_tell() -> None:
    links = "".join(f"<p>临江大桥第{n}段合龙 通车在即</p>" for n in range(90))
    assert warnings_of(f'<p>临江大桥合龙。</p><div class="appendQr_wrap">{links}</div>') == []


def test_an_empty_body_is_told() -> None:
    assert "the body is empty" in warnings_of("<!-- nothing --> ")


BREAKS_OFF = ["the page breaks off in its article: the end may be missing"]


@pytest.mark.parametrize(
    "end",
    ["", "<p>临江大桥的", "<p>临江大桥<a hre", "</p><p><img src='", "<!-- 更多", "<script>var"],
)
def test_a_page_that_ends_in_its_article_is_told(end: str) -> None:
    (article,) = clean(f'{HEAD}<div id="artibody">{STORY}{end}')
    assert article.warnings == BREAKS_OFF


@pytest.mark.parametrize(
    "end",
    [
        "</div></body></html>",
        "</div></BODY>",
        "</div></body",
        '</div><div class="footer">临江日报 版权所有</div><div cla',  # what follows is cut off
        '<p>责任编辑：田艺</p></div><div class="app">',
    ],
)
def test_a_page_whose_article_is_whole_is_nothing_to_tell(end: str) -> None:
    (article,) = clean(f'{HEAD}<div id="artibody">{STORY}{end}')
    assert article.warnings == []


def test_markup_that_opens_no_document_may_end_anywhere_but_in_a_tag() -> None:
    whole = f"<h1>临江大桥合龙</h1><div>{STORY}<p>明年通车"
    (article,) = clean(whole)
    (cut,) = clean(f"{whole}<a hre")
    assert BREAKS_OFF[0] not in article.warnings
    assert BREAKS_OFF[0] in cut.warnings


@pytest.mark.parametrize("end", ["，", "、", "；", "（", "《"])
def test_a_text_that_ends_inside_a_sentence_is_told(end: str) -> None:
    told = ["the text ends inside a sentence: the end may be missing"]
    text = f"临江大桥昨日合龙，桥长两千三百米{end}"
    assert warnings_of(f"<p>{text}</p>") == told
    assert clean([{"title": "临江大桥合龙", "content": text}])[0].warnings == told


@pytest.mark.parametrize("end", ["。", "”", "）", "", "……", "文/林可", "：", "》"])
def test_a_text_that_may_end_there_is_nothing_to_tell(end: str) -> None:
    text = f"临江大桥昨日合龙，桥长两千三百米{end}"
    assert warnings_of(f"<p>{text}</p>") == []
    assert clean([{"title": "临江大桥合龙", "content": text}])[0].warnings == []
