"""Damaged inputs: an article, or a word of why there is none; and no text but the input's own."""

from __future__ import annotations

import contextlib
import html
import json
import random
import re
import warnings
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import Article, CleanerError, UnreadableError, clean
from tests.examples import examples
from tests.properties.pages import inputs

INPUTS = inputs()
# What breaks parsers: cut tags, quotes that never end, marks of other wrappers, odd characters.
SNIPPETS = [
    *(b"<", b">", b"</p>", b"</div>", b"<p>", b"<div>", b"<table><tr><td>", b"</html>", b"<!--"),
    *(
        b"-->",
        b"<script>",
        b"</script>",
        b"<script/>",
        b"<style>",
        b"<![CDATA[",
        b"<br/>",
        b"<p><p>",
    ),
    *(b'"', b"'", b'<a href="', b"<div style='display:none'>", b"&", b"&#", b"&#0;", b"&#x110000;"),
    *(b"&amp;lt;", b"&nbsp;", b"---\n", b"\n---\n", b"> ", b"title: ", b"date: ", b"\r\n", b"\r"),
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\xfe\xff", b"\x1b[31m", b"\x80", b"{", b"[", b'{"title":'),
    *(
        "　　",
        "（",
        "）",
        "来源：",
        "责任编辑：",
        "原标题：",
        "\u202e",
        "\ufffd",
        "\U0001f600",
        "\ue000",
    ),
]
_TAG = re.compile(r"</?[a-z][^<>]*>")
# Archives, mails and records hold their text in another form than they show it.
PLAIN = {name: data for name, data in INPUTS.items() if not name.startswith("wrapped/")}
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffc]|\\s"
)


@st.composite
def damaged(draw: st.DrawFn, of: Mapping[str, bytes]) -> bytes:
    """Draw an input and damage it in up to six places."""
    data = of[draw(st.sampled_from(sorted(of)))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        to = min(len(data), at + draw(st.integers(0, 200)))
        edit = draw(st.sampled_from(["cut", "double", "insert", "move", "end"]))
        snippet = draw(st.sampled_from(SNIPPETS))
        match edit:
            case "cut":
                data = data[:at] + data[to:]
            case "double":
                data = data[:to] + data[at:]
            case "insert":
                mark = snippet.encode() if isinstance(snippet, str) else snippet
                data = data[:at] + mark + data[at:]
            case "move":
                data = data[at:to] + data[:at] + data[to:]
            case "end":
                data = data[: max(at, len(data) // 2)]
    return data


def articles(data: bytes) -> list[Article]:
    """Return the records of an input; what is said of its damaged parts is passed over."""
    with warnings.catch_warnings(), contextlib.suppress(CleanerError):
        warnings.simplefilter("ignore", UserWarning)
        return clean(data, path="a/file")
    return []


@settings(max_examples=examples(600), suppress_health_check=list(HealthCheck))
@given(damaged(INPUTS))
def test_a_damaged_input_gives_articles_or_an_error_of_ours(data: bytes) -> None:
    for article in articles(data):
        assert json.loads(json.dumps(article.to_dict())) == article.to_dict()


@settings(max_examples=examples(300))
@given(st.binary(max_size=400))
def test_any_bytes_give_articles_or_an_error_of_ours(data: bytes) -> None:
    articles(data)


@settings(max_examples=examples(300))
@given(st.text(max_size=400))
def test_any_text_gives_articles_or_an_error_of_ours(text: str) -> None:
    with contextlib.suppress(CleanerError):
        clean(text)


@pytest.mark.parametrize(
    "data", [b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\x00\x00\xfe\xff"]
)
def test_a_byte_order_mark_alone_is_an_empty_input(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="empty"):
        clean(data)


def squash(text: str) -> str:
    return _INVISIBLE.sub("", text)


def held_in_order(text: str, whole: str) -> bool:
    """Tell whether the characters of a text stand in another in the same order."""
    rest = iter(whole)
    return all(character in rest for character in text)


def shown(data: bytes, encoding: str | None) -> list[str]:
    """Return what an input may show: its text, and the strings of its scripts, entities read."""
    text = data.decode(encoding or "utf-8", "replace")
    in_scripts = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    in_scripts = in_scripts.replace("\\n", "\n").replace("\\", "")
    once = [html.unescape(text), html.unescape(html.unescape(in_scripts))]
    return [squash(whole) for whole in once]


FIELDS = ("title", "source", "author", "editor", "original_title", "summary", "date_raw", "body")


@settings(max_examples=examples(300), suppress_health_check=list(HealthCheck))
@given(damaged(PLAIN))
def test_a_record_says_nothing_that_the_input_does_not_hold(data: bytes) -> None:
    for article in articles(data):
        if any("guess" in warning for warning in article.warnings):
            continue  # the detector's text need not be what Python's codec makes of the bytes
        wholes = shown(data, article.encoding)
        for name in FIELDS:
            value = squash(getattr(article, name) or "")
            if name == "date_raw":
                value = value.replace("-", "")  # an address has other marks in a day
            assert any(held_in_order(value, whole) for whole in wholes), (name, value)


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_no_tag_and_no_entity_is_left_in_the_text(name: str) -> None:
    for article in articles(INPUTS[name]):
        for text in filter(None, (article.title, article.source, article.author, article.body)):
            assert not _TAG.search(text)
            assert not re.search(r"&(?:amp|lt|gt|nbsp|#\d+);", text)


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_an_input_cut_off_anywhere_gives_articles_or_an_error_of_ours(name: str) -> None:
    data = INPUTS[name]
    places = random.Random(name).sample(range(len(data)), min(len(data), 60))
    for place in places:
        articles(data[:place])


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_the_same_bytes_give_the_same_records(name: str) -> None:
    assert articles(INPUTS[name]) == articles(INPUTS[name])
