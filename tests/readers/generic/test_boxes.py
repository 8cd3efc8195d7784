"""Which box of a page is the story, and what of it is not; each with a twin that is the story."""

# ruff: noqa: E501 - markup is shown as pages write it

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cleaner import Article, clean

sys.path.insert(0, str(Path(__file__).parent))
from layouts import BODY, COMMENT, FOOT, NAV, OTHERS, P1, P2, P3, P4, TITLE, html, links, paragraphs

sys.path.pop(0)

HEAD = f"<h1>{TITLE}</h1><div class=info>2022-10-05 09:30 来源：青溪日报</div>"
LOGIN = "欢迎登录青溪网，登录即表示您同意用户协议和隐私政策，未注册的手机号将自动创建账号。"


def read(body: str) -> Article:
    (article,) = clean(html(f"{NAV}{body}{FOOT}"))
    return article


def body_of(body: str) -> list[str]:
    return read(body).body.split("\n")


@pytest.mark.parametrize("name", ["login-dialog", "x1"])
def test_a_dialog_before_a_short_story_is_not_the_story(name: str) -> None:
    dialog = f'<div class="{name}" style="display:none"><p>{LOGIN}</p><p>{LOGIN}</p></div>'
    assert body_of(f"{HEAD}{dialog}<div class=t><p>{P4}</p></div>") == [P4]
    assert body_of(f"{dialog}{HEAD}<div class=t><p>{P4}</p></div>") == [P4]


def test_a_dialog_of_comments_is_not_the_story_and_a_story_that_scripts_show_is() -> None:
    comments = "".join(
        f"<div class=item><b>网友{i}</b><p>{COMMENT}</p><span>2022-10-06 10:0{i}</span></div>"
        for i in range(6)
    )
    assert body_of(f"{HEAD}<div class=t><p>{P4}</p></div><div class=dialog>{comments}</div>") == [
        P4
    ]
    assert body_of(
        f'{HEAD}<div class=t style="visibility:hidden"><p>{P1}</p><p>{P2}</p></div>'
    ) == [P1, P2]


@pytest.mark.parametrize(
    "name", ["article fontsize", "content-fontsize", "main share-area", "text print"]
)
def test_a_name_that_sounds_like_a_tool_does_not_hide_the_story(name: str) -> None:
    assert body_of(f'{HEAD}<div class="{name}">{paragraphs()}</div>') == list(BODY)


def test_a_first_paragraph_in_another_element_is_part_of_the_story() -> None:
    assert body_of(
        f"<div>{HEAD}<div class=lead1>{P1}</div><div class=t>{paragraphs(BODY[1:])}</div></div>"
    ) == list(BODY)
    promotion = f"<div class=vote>{LOGIN}</div><ul>{links(3)}</ul>"
    assert body_of(
        f"<div>{HEAD}{promotion}<div class=t>{paragraphs(BODY[1:])}</div></div>"
    ) == list(BODY[1:])


def test_related_links_parted_by_line_ends_go_and_linked_words_stay() -> None:
    related = "<br>".join(f"<a href=/{i}>{t}</a>" for i, t in enumerate(OTHERS[:4]))
    assert body_of(
        f"{HEAD}<div class=t>{P1}<br>{P2}<br><br><b>相关新闻</b><br>{related}</div>"
    ) == [P1, P2]
    assert body_of(f"{HEAD}<div class=t>{P1}<br>{P2}<br><br>{related}</div>") == [P1, P2]
    linked = f"{P1[:9]}<a href=/k>{P1[9:13]}</a>{P1[13:]}"
    assert body_of(f"{HEAD}<div class=t>{linked}<br>{P2}</div>") == [P1, P2]


def test_related_links_in_bold_at_the_end_go() -> None:
    related = "".join(
        f"<p><strong><a href=/{i}>{t}</a></strong></p>" for i, t in enumerate(OTHERS[:3])
    )
    assert body_of(f"{HEAD}<div class=t>{paragraphs()}{related}</div>") == list(BODY)
    one = f"<p><strong><a href=/1>{OTHERS[0]}</a></strong></p>"
    assert body_of(f"{HEAD}<div class=t>{paragraphs()}{one}</div>") == list(BODY)
    bold = f"<p><strong>{P4}</strong></p>"
    assert body_of(f"{HEAD}<div class=t>{paragraphs(BODY[:3])}{bold}</div>") == list(BODY)


@pytest.mark.parametrize("head", ["重点推荐", "今日推荐", "熱門點閱"])
def test_a_box_of_recommendations_inside_the_text_goes(head: str) -> None:
    box = f"<table align=left><tr><td>{head}</td></tr>{''.join(f'<tr><td>·<a href=/{i}>{t}</a></td></tr>' for i, t in enumerate(OTHERS[:4]))}</table>"
    assert body_of(f"{HEAD}<div class=t><p>{P1}</p>{box}<p>{P2}</p><p>{P3}</p></div>") == [
        P1,
        P2,
        P3,
    ]


def test_an_advert_table_inside_a_word_does_not_part_it() -> None:
    advert = (
        "<table class=adv align=left><tr><td><a href=/ad><img src=/ad.gif></a></td></tr></table>"
    )
    cut = f"　　{P1[:20]}{advert}{P1[20:]}"
    assert body_of(f"{HEAD}<div class=t>{cut}<br>　　{P2}</div>") == [P1, P2]
    figures = "<table><tr><td>组件</td><td>128亿元</td></tr></table>"
    assert body_of(f"{HEAD}<div class=t>{P1}{figures}{P2}</div>") == [P1, "组件 128亿元", P2]


def test_a_short_last_sentence_and_one_in_another_box_stay() -> None:
    assert body_of(f"{HEAD}<div class=t>{paragraphs()}<div class=u>全年目标不变。</div></div>") == [
        *BODY,
        "全年目标不变。",
    ]


def test_players_words_and_prompts_inside_the_text_go() -> None:
    player = "<p>您的浏览器不支持 video 标签</p><div>00:00 / 03:12</div>"
    prompt = "<p>打开青溪新闻APP阅读全文</p>"
    assert body_of(
        f"{HEAD}<div class=t><p>{P1}</p>{player}<p>{P2}</p><p>{P3}</p>{prompt}</div>"
    ) == [P1, P2, P3]


def test_the_reading_tells_how_the_story_s_box_stood_against_the_next_one() -> None:
    from cleaner.page.page import Page
    from cleaner.readers import generic

    teasers = f"<ul>{links(6)}</ul><div class=x7><p>{P4}</p></div>"
    reading, _, _ = generic.extract(
        Page(html(f"{NAV}{HEAD}<div class=t>{paragraphs()}</div>{teasers}{FOOT}"))
    )
    assert (reading.told["body"].where or "").startswith("div.t ")
    assert ", next div.x7 " in (reading.told["body"].where or "")
