"""Flashes: the headline in the brackets, else the first sentence; a clock is none of both."""

from __future__ import annotations

import json

import pytest

from cleaner import Article, NoArticleError, clean
from cleaner.newstext.flashes import first_sentence

SENTENCE = "青桐水务公告，前三季度净利润三亿元，同比增长百分之二十"
SAYS = ["no headline: the first sentence stands in its place"]


def of(**item: object) -> Article:
    (article,) = clean(json.dumps(item, ensure_ascii=False))
    return article


@pytest.mark.parametrize("agency", ["", "财联社10月9日电，", "金十数据10月9日讯，"])
def test_a_headline_in_brackets_is_the_title_and_no_source(agency: str) -> None:
    text = f"【青桐水务披露三季报】{agency}{SENTENCE}。"
    article = of(time="2023-10-09 18:22:31", content=text)
    assert article.title == "青桐水务披露三季报"
    assert article.source == (agency.split("10月")[0] or None)
    assert article.warnings == []


@pytest.mark.parametrize("agency", ["", "财联社10月9日电，"])
def test_without_one_the_first_sentence_is_the_title_and_that_is_said(agency: str) -> None:
    article = of(ctime=1696846951, content=f"{agency}{SENTENCE}。公司拟每十股派一元。")
    assert (article.title, article.date) == (SENTENCE, "2023-10-09T18:22:31+08:00")
    assert article.warnings == SAYS


@pytest.mark.parametrize("clock", ["18:22", "18:22:31", "【18:22】", "2023-10-09 18:22:31"])
def test_a_clock_is_no_headline(clock: str) -> None:
    article = of(title=clock, content=f"{SENTENCE}。", date="2023-10-09")
    assert (article.title, article.warnings) == (SENTENCE, SAYS)


def test_a_long_text_without_a_headline_has_none() -> None:
    text = "\n".join([f"{SENTENCE}。" * 3] * 3)
    assert of(date="20231009", content=text, title=None).title is None


def test_a_flash_with_a_clock_alone_says_that_its_day_is_not_known() -> None:
    article = of(time="18:22", content=f"{SENTENCE}。")
    assert (article.date, article.date_raw) == (None, "18:22")
    assert "the date could not be read: 18:22" in article.warnings


def test_a_pasted_flash_behind_a_clock_is_read() -> None:
    (article,) = clean(f"18:22 {SENTENCE}，公司拟每十股派一元。")
    assert (article.title, article.date_raw) == (f"{SENTENCE}，公司拟每十股派一元", "18:22")
    with pytest.raises(NoArticleError):
        clean("18:22 我到家了，你们先吃吧。")


def test_a_medium_in_brackets_is_a_source() -> None:
    article = of(title="青桐水务三季报", content=f"【财联社】讯，{SENTENCE}。", date="2023-10-09")
    assert article.source == "财联社"


def test_a_blank_before_the_full_stop_is_no_part_of_the_first_sentence() -> None:
    assert first_sentence(["泵站今天试运行 。明年完工。"]) == "泵站今天试运行"
