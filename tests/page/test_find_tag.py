"""An element is found where the page shows it, and not where markup only stands as text."""

from __future__ import annotations

import pytest

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
