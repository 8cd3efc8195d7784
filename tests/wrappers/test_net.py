"""What of a container cannot be read is told in its place, and the next article is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from cleaner import Article, clean, pipeline
from cleaner.errors import CleanerError, NoArticleError, UnexpectedError
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart, Wrapped
from cleaner.wrappers.net import caught
from cleaner.wrappers.records import foreign_record

FAULT = "一个不该有的错误"


def lines(count: int) -> bytes:
    items = (
        {
            "id": str(i),
            "title": f"松湖泵站第{i}次试运行",
            "content": "泵站开始试运行。",
            "date": "2024-01-02",
        }
        for i in range(1, count + 1)
    )
    return "\n".join(json.dumps(item, ensure_ascii=False) for item in items).encode()


def told(data: bytes) -> list[str]:
    return [str(g) if isinstance(g, FailedPart) else g[0].id for g in read(data)]


def test_an_error_of_ours_in_one_article_ends_no_container(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.read_wrapped

    def faulty(wrapped: Wrapped, *rest: Any, **named: Any) -> Any:
        if wrapped.known.get("id") == "3":
            raise ValueError(FAULT)
        return whole(wrapped, *rest, **named)

    monkeypatch.setattr(pipeline, "read_wrapped", faulty)
    got = told(lines(10))
    assert got[2] == f"line 3: unexpected ValueError: {FAULT}"
    assert got[:2] + got[3:] == [str(i) for i in range(1, 11) if i != 3]


def test_an_error_of_ours_in_a_wrapper_ends_no_container_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = foreign_record.read_object

    def faulty(item: dict[str, Any]) -> dict[str, Any]:
        if item["id"] == "3":
            raise KeyError(FAULT)
        return whole(item)

    monkeypatch.setattr(foreign_record, "read_object", faulty)
    with pytest.warns(UserWarning, match="line 3: unexpected KeyError"):
        assert len(clean(lines(10))) == 9


def test_an_error_of_ours_in_an_input_of_one_article_is_declared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def faulty(*_: Any, **__: Any) -> Any:
        raise ValueError(FAULT)

    monkeypatch.setattr(pipeline, "read_wrapped", faulty)
    with pytest.raises(UnexpectedError, match="unexpected ValueError") as met:
        clean("<html><body><h1>某事</h1></body></html>")
    causes = [error := met.value] + [error := error.__cause__ for _ in range(2) if error.__cause__]
    assert isinstance(causes[-1], ValueError)


@pytest.mark.parametrize(
    "date", ["Fri, 31 Dec 9999 23:59:59 GMT", "二〇二四年十十月三日", "二〇二四年三月二十二十日"]
)
def test_a_date_that_is_none_ends_nothing(date: str) -> None:
    data = lines(4).decode().replace("2024-01-02", date, 1).encode()
    articles = clean(data)
    assert [a.id for a in articles] == ["1", "2", "3", "4"]
    assert articles[0].date is None
    assert articles[0].date_raw == date


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (OSError(5, "Input/output error"), "line 1: input/output error"),
        (MemoryError(), "line 1: out of memory"),
        (RecursionError("too deep"), "line 1: unexpected RecursionError: too deep"),
    ],
)
def test_the_net_tells_what_it_caught(fault: Exception, message: str) -> None:
    def make() -> Article:
        raise fault

    failed = caught(make, "line 1")
    assert isinstance(failed, FailedPart)
    assert isinstance(failed.error, CleanerError)
    assert str(failed) == message


def test_the_net_lets_an_end_of_the_program_through() -> None:
    def make() -> Article:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        caught(make, "line 1")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("image/png", "no page: image/png"),
        ("image/png\r\n\tnext", "no page: image/png next"),
        ("<p>泵站\x85试运行</p>" * 100, None),
    ],
)
def test_a_message_is_one_short_line_whatever_it_quotes(kind: str, told: str | None) -> None:
    message = str(NoArticleError(f"no page: {kind}"))
    assert len(message.splitlines()) == 1
    assert len(message) <= 300
    assert message == told or (told is None and message.endswith("…"))


def test_an_address_or_a_place_of_several_lines_is_told_on_one() -> None:
    failed = FailedPart("a\nb.html", NoArticleError("a list"), "http://x.cn/\r\n 2024")
    assert str(failed) == "a b.html, http://x.cn/ 2024: a list"


def test_a_failure_in_an_archive_tells_its_address(as_response: Callable[..., bytes]) -> None:
    data = as_response(b"<div></div>", url="http://x.cn/list") * 2
    assert [str(g).split(": ")[0] for g in read(data) if isinstance(g, FailedPart)] == [
        "record 1, http://x.cn/list",
        "record 2, http://x.cn/list",
    ]
