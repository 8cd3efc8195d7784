"""The headline is the story's: not the house's, not the channel's, not that of a share box."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cleaner import Article, clean

sys.path.insert(0, str(Path(__file__).parent))
from layouts import BODY, FOOT, NAV, TITLE, html, paragraphs

sys.path.pop(0)

INFO = "<div class=info>2022-10-05 09:30 来源：青溪日报</div>"
TEXT = f"<div class=text>{paragraphs()}</div>"


def read(body: str, title: str, head: str = "") -> Article:
    (article,) = clean(html(f"{NAV}{body}{FOOT}", title, head))
    assert article.body.split("\n") == list(BODY)
    assert article.date == "2022-10-05T09:30+08:00"
    return article


@pytest.mark.parametrize("house", ["青溪市人民政府", "青溪大学", "青溪重工股份有限公司"])
def test_a_title_element_that_only_names_the_house_is_no_headline(house: str) -> None:
    page = f"<div class=logo>{house}</div><h2>{TITLE}</h2>{INFO}{TEXT}"
    assert read(page, house).title == TITLE


def test_a_headline_about_a_house_is_one() -> None:
    title = "省领导到青溪大学调研并座谈"
    assert read(f"<h1>{title}</h1>{INFO}{TEXT}", f"{title}_青溪网").title == title


def test_a_channel_above_the_story_s_heading_is_no_headline() -> None:
    page = f"<h1>公司新闻</h1><h2>{TITLE}</h2>{INFO}{TEXT}"
    assert read(page, "公司新闻-青溪重工").title == TITLE


def test_a_box_to_share_that_repeats_the_title_element_is_no_headline() -> None:
    page = f'<div class=t>{TITLE}</div>{INFO}{TEXT}<div class="share-title">{TITLE}-青溪网</div>'
    assert read(page, f"{TITLE}-青溪网").title == TITLE


def test_a_page_that_shows_its_title_element_alone_loses_the_suffix() -> None:
    assert read(f"<h1>{TITLE}_青溪网</h1>{INFO}{TEXT}", f"{TITLE}_青溪网").title == TITLE


def test_a_bar_that_scrolls_along_does_not_hide_the_header() -> None:
    bar = f"<div class=bar><h1>{TITLE}</h1><a href=/>首页</a></div>"
    assert read(f"{bar}<div><h1>{TITLE}</h1>{INFO}{TEXT}</div>", f"{TITLE}_青溪网").title == TITLE


def test_the_headline_above_the_text_goes_before_its_repetition_below() -> None:
    page = f"<h1>{TITLE}</h1>{INFO}{TEXT}<div class=mobile><h1>{TITLE}</h1></div>"
    assert read(page, f"{TITLE}_青溪网").source == "青溪日报"


def test_a_name_inside_the_line_says_that_it_is_the_headline_too() -> None:
    page = f"<div><span class=Title><b>{TITLE}</b></span><br>{INFO}</div>{TEXT}"
    assert read(page, f"{TITLE} 东区办事处_青溪网").title == TITLE
    plain = page.replace(" class=Title", "")
    assert read(plain, f"{TITLE} 东区办事处_青溪网").title == f"{TITLE} 东区办事处"


def test_a_subtitle_that_the_title_element_names_is_part_of_the_headline() -> None:
    page = f"<p class=tit>{TITLE}</p><div>——写在三季度收官之际</div>{INFO}{TEXT}"
    whole = f"{TITLE}——写在三季度收官之际"
    assert read(page, f"{whole}_青溪网").title == whole
    assert read(page.replace("<div>——写在", "<div>——又写"), f"{TITLE}_青溪网").title == TITLE
