"""The language of a text, by its script and its commonest words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.newstext.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("云江地铁6号线开通，全长三十公里，沿线设站二十座。", "zh"),
        ("雲江地鐵六號線開通，全長三十公里。", "zh"),
        ("CPI同比上涨2.1% PPI同比下降1.3% GDP", "zh"),
        ("据の一品店报道，云江的茶馆今日开业，首日客流过千。", "zh"),
        ("The bridge was opened on Monday, and it is expected to be of use to the city.", "en"),
        ("Le pont a été ouvert lundi et les habitants de la ville sont contents.", "fr"),
        ("この橋は月曜日に開通し、市民は新しい道を歩いた。", "ja"),
        ("다리가 월요일에 개통되었고 시민들은 새 길을 걸었다.", "ko"),
        ("Мост открыли в понедельник, сообщили в городе.", "ru"),
        ("Міст відкрили в понеділок, повідомили її мешканці.", "uk"),
    ],
)
def test_a_language_is_told_by_its_script_and_its_words(text: str, language: str) -> None:
    assert language_of(None, text) == language


@pytest.mark.parametrize("text", ["", "短", "12345 67890 %", "Xyzzy plugh frobnicate quux"])
def test_what_is_too_short_or_unknown_has_none(text: str) -> None:
    assert language_of(None, text) is None


@given(st.text(), st.none() | st.text())
def test_any_text_has_a_code_or_none(body: str, title: str | None) -> None:
    found = language_of(title, body)
    assert found is None or (len(found) == 2 and found.isalpha())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈𠀉𠀊𠀋𠀌𠀍", "zh"),  # none that the quick look counts
        ("云江大桥今日通车全长三公里历时四年", "zh"),
        ("云江大橋が本日開通しました。全長は三キロです", "ja"),
    ],
)
def test_the_quick_look_for_chinese_changes_no_answer(text: str, language: str) -> None:
    assert language_of(None, text) == language
