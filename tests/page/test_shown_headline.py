"""What a headline's element shows beside the headline, and where it shows only its beginning."""

from __future__ import annotations

import warnings

import pytest

from cleaner import clean
from cleaner.page.shown_headline import told_headline
from cleaner.page.tree import parse_markup, runs, spaced_text, text_of

HEADLINE = "云岭县七十二座水库开闸 临江灌区春耕用水有保障"
TITLE = f"{HEADLINE}_云岭网"
STORY = "临江市水务局十二日说，全市七十二座水库蓄水总量比上月增加一成，可以满足明年春灌的需要。"


def told(inside: str, title: str | None = TITLE) -> str | None:
    element = parse_markup(f"<h1>{inside}</h1>")
    assert element is not None
    return told_headline(spaced_text(element), title, lambda: runs(element))


BADGED = [
    f"<span class='tag'>独家</span>{HEADLINE}<i class='hot'>热</i>",
    f"{HEADLINE}<a href='#'>分享</a>",
    f"{HEADLINE} <span class='date'>2024-07-03</span>",
    f"<div>{HEADLINE}</div><span>A+</span>",
    "<span>独家</span> <b>云岭县七十二座水库</b>开闸<br>临江灌区春耕用水有保障",
    f"<i></i>{HEADLINE}<em><b>为你</b>推荐</em>",
]
WHOLE = [
    HEADLINE,
    f"<b>{HEADLINE}</b>",
    # words of the headline's own element
    f"独家：{HEADLINE}",
    f"{HEADLINE} 新闻背景",
    f"<span>{HEADLINE}</span>（图）",
    f"<span>（上）{HEADLINE}</span>",
    # more than a badge
    f"{HEADLINE}<span>水务局解读今年的灌溉方案和调度安排</span>",
    # another headline
    "<span>独家</span>云岭县水库今年不开闸放水",
    "",
]


@pytest.mark.parametrize("inside", BADGED)
def test_badges_and_buttons_are_no_part_of_the_headline(inside: str) -> None:
    assert told(inside) == HEADLINE


@pytest.mark.parametrize("inside", WHOLE)
def test_words_that_stand_in_no_element_of_their_own_stay(inside: str) -> None:
    assert told(inside) is None


def test_a_title_that_is_only_a_word_of_the_headline_does_not_shorten_it() -> None:
    assert told("<b>云岭</b><span>水库开闸</span>", "云岭_云岭网") is None


@pytest.mark.parametrize("title", [None, "", "云岭网", "新闻详情"])
def test_a_page_whose_title_is_no_headline_keeps_the_shown_one(title: str | None) -> None:
    assert told(BADGED[0], title) is None


@pytest.mark.parametrize("end", ["…", "……", "..."])
def test_a_headline_that_was_cut_short_gives_way_to_the_whole_one(end: str) -> None:
    assert told(f"云岭县七十二座水库开闸{end}") == HEADLINE


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ("云岭县七十二座水库开闸…", "云岭县七十二座水库开闸…_云岭网"),
        ("云岭县七十二座水库开闸…", "云岭县七十二座水库开闸_云岭网"),
        ("云岭县七十二座水库开闸…", "临江市七十二座水库开闸了_云岭网"),
        ("云岭县七十二座水库开闸", TITLE),
        ("云岭…", TITLE),
    ],
)
def test_a_headline_that_only_ends_so_stays(inside: str, title: str) -> None:
    assert told(inside, title) is None


EASTMONEY = (
    "<html><head><meta charset='utf-8'><title>{title}</title><link rel='canonical'"
    " href='https://finance.eastmoney.com/a/209912319999999999.html'></head><body>"
    "<div class='title'>{shown}</div><div class='infos'><div class='item'>2023年10月22日 06:15"
    "</div></div><div class='txtinfos' id='ContentBody'><p>{story}</p></div></body></html>"
)
ELSEWHERE = (
    "<html><head><meta charset='utf-8'><title>{title}</title></head><body><div class='main'>"
    "<h1>{shown}</h1><div class='info'>2023年10月22日 06:15 来源：云岭日报</div>"
    "<div class='text'><p>{story}</p><p>{story}</p></div></div></body></html>"
)
PAGES = pytest.mark.parametrize(
    ("page", "site"), [(EASTMONEY, "eastmoney"), (ELSEWHERE, None)], ids=["eastmoney", "elsewhere"]
)


def read(page: str, shown: str, title: str = TITLE) -> tuple[str | None, str | None, str]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (article,) = clean(page.format(title=title, shown=shown, story=STORY))
    return article.site, article.title, article.body


@PAGES
@pytest.mark.parametrize("shown", BADGED[:3])
def test_a_page_s_headline_is_read_without_its_badges(
    page: str, site: str | None, shown: str
) -> None:
    *told, body = read(page, shown)
    assert told == [site, HEADLINE]
    assert set(body.split("\n")) == {STORY}


@PAGES
def test_a_page_s_headline_keeps_its_own_words(page: str, site: str | None) -> None:
    shown = f"{HEADLINE}（图）"
    assert read(page, shown)[:2] == (site, shown)


TWO_LINES = HEADLINE.replace(" ", "<br/>")


@PAGES
@pytest.mark.parametrize("title", [TITLE, TITLE.replace(" ", "")])
def test_a_headline_of_two_lines_is_read_whole(page: str, site: str | None, title: str) -> None:
    *told, body = read(page, TWO_LINES, title)
    assert told == [site, HEADLINE]
    assert set(body.split("\n")) == {STORY}


def test_a_headline_of_two_blocks_is_read_whole() -> None:
    shown = TWO_LINES.replace("<br/>", "</div><div>")
    assert read(ELSEWHERE, f"<div>{shown}</div>")[1] == HEADLINE


def test_a_second_line_that_the_title_lacks_is_a_subtitle() -> None:
    first, subtitle = "云岭县七十二座水库同日开闸放水", "——临江灌区春耕见闻"
    _, title, body = read(ELSEWHERE, f"{first}<br>{subtitle}", f"{first}_云岭网")
    assert title == first
    assert subtitle not in body


def test_a_line_break_is_a_blank_only_where_one_asks_for_it() -> None:
    element = parse_markup("<h1>云岭<br>临江<b>大桥</b></h1>")
    assert element is not None
    assert spaced_text(element) == "云岭 临江大桥"
    assert text_of(element) == "云岭临江大桥"
