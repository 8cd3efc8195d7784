"""The host of an address, read off the plain ones and parsed out of the others."""

from __future__ import annotations

from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from cleaner.page.hosts import host_of

PIECES = st.sampled_from(
    ["http://", "https://", "//", "/", "?", "#", "@", ":", "80", "[", "]", "a.cn", "b.a.com.cn",
     "A.CN", "x_y.cn", "新闻.cn", " ", "\n", "\\", "%3a"]
)  # fmt: skip


def parsed(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join))
def test_a_host_is_what_parsing_the_address_gives(url: str) -> None:
    assert host_of(url) == parsed(url)
