"""An element is found where the page shows it, and not where markup only stands as text."""

from __future__ import annotations

import pytest

from cleaner.page import tags
from cleaner.page.tags import find_tag, parse_selector

TAG = '<div class="story">'
(STORY,) = parse_selector(".story")


@pytest.mark.parametrize(
    "hidden",
    [
        f"<!-- {TAG} {TAG} -->",
        f"<!-- {TAG} <script> {TAG} -->",
        f"<script>write('{TAG}', '{TAG}')</script>",
        f"<script>write('<!-- {TAG}')</script><!-- {TAG} --><script>{TAG}</script>",
        f"<script src='a.js'></script><!-- {TAG}--><script>{TAG}</script>",
    ],
)
def test_the_first_element_that_is_shown_is_found(hidden: str) -> None:
    assert find_tag(f"{hidden}<p>{TAG}", STORY) == len(hidden) + len("<p>")
    assert find_tag(hidden * 3 + TAG, STORY) == len(hidden) * 3
    assert find_tag(hidden, STORY) is None


@pytest.mark.parametrize("before", ["<!-- a -->", "<script>a</script>", "<script src='a.js'/>"])
def test_what_is_closed_hides_nothing(before: str) -> None:
    assert find_tag(before + TAG, STORY) == len(before)


@pytest.mark.parametrize("opened", ["<!--", "<script>"])
def test_what_is_never_closed_hides_the_rest(opened: str) -> None:
    assert find_tag(opened + TAG * 3, STORY) is None


def test_a_tag_that_holds_a_name_a_thousand_times_is_asked_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    is_named = tags._is_named

    def counted(markup: str, opened: int, at: int, step: tags.Selector) -> bool:
        asked.append(opened)
        return is_named(markup, opened, at, step)

    monkeypatch.setattr(tags, "_is_named", counted)
    (step,) = tags.parse_selector(".text")
    open_tag = "<div class=" + "text" * 1_000
    assert tags.find_tag(open_tag, step) is None
    assert tags.find_tag(f"{open_tag}><p title='text' class='text'>", step) == len(open_tag) + 1
    assert len(asked) == 3
