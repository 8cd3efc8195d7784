"""The report in Chinese: all of its own words, and nothing of the data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleaner.messages import speaking
from cleaner.report.html_page import page_source, script
from cleaner.report.page_words import marked_in, texts_of
from tests import catalogues
from tests.report.looking import Opener, open_every_diff, open_filters
from tests.report.records import record, told, write_report
from tests.reprints.records import SAMPLES, story

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What the page shows of its own: text that stands in no article, and what is told of a control.
_OWN_WORDS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!node.closest('[lang="zh"], script, #settings')) found.push(walker.currentNode.data);
  }
  for (const name of ["aria-label", "title", "placeholder"]) {
    for (const node of document.querySelectorAll(`[${name}]`)) found.push(node.getAttribute(name));
  }
  return found;
}"""


def own_words(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_OWN_WORDS)
    return found


def test_what_the_page_words_is_what_the_catalogues_are_made_of() -> None:
    known = {message.id for message in catalogues.texts()}
    for texts in texts_of(script()):
        assert (texts[0] if len(texts) == 1 else texts) in known
    assert set(marked_in(page_source())) <= known


@pytest.mark.browser
def test_every_word_of_the_page_is_chinese(look: Opener, tmp_path: Path) -> None:
    odd = record("odd", story(7), date="1970-01-01", title="甲事", outlet="甲报")
    also = record("also", story(7), date="2024-01-02", title="甲事", outlet="乙报")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes((SAMPLES / "articles.jsonl").read_bytes())
    (folder / "b.jsonl").write_text("".join(map(line_of, (odd, also))), "utf-8")
    (folder / "c.html").write_bytes(b"\x00\x01\x02" * 100)
    with speaking("zh"):
        file = write_report(
            tmp_path, folder, "--ledger", str(tmp_path / "ledger.jsonl"), exits=(0, 1)
        )
    page = look(file)
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    open_filters(page)
    page.get_by_label("有改动", exact=True).check()
    page.get_by_label("有改动", exact=True).uncheck()
    open_every_diff(page)
    page.get_by_role("button", name="旧闻").click()
    for summary in page.locator("#old-list summary").all():
        summary.click()
    page.locator(".provenance").last.wait_for()
    english = [text for text in own_words(page) if re.search(r"[A-Za-z]{2}", text)]
    assert [text for text in english if not re.search(r"[\u4e00-\u9fff]", text)] == []


def line_of(article: dict[str, object]) -> str:
    import json

    return json.dumps(article) + "\n"


def test_in_chinese_the_data_is_the_same_but_for_what_is_said_of_it(tmp_path: Path) -> None:
    english, _ = told(write_report(tmp_path, SAMPLES))
    with speaking("zh"):
        chinese, _ = told(write_report(tmp_path, SAMPLES))
    for index in (english, chinese):
        for each in index["stories"]:
            assert each.pop("reason")
            each.pop("against", None)
    assert chinese == english
