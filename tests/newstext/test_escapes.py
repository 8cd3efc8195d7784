"""Escapes of a dump: undone at the edges of paragraphs; a run costs what its length does."""

from __future__ import annotations

import time

import pytest

from cleaner.newstext.escapes import tell_a_dump, without_escapes


@pytest.mark.parametrize("run", [r"\r\n", r"\u3000", r"\r", r" \r\n", r"\u3000\u201c"])
def test_a_long_run_of_escapes_before_a_word_is_read_in_proportion_to_its_length(run: str) -> None:
    def cost(times: int) -> float:
        text = "来源：" + run * times + "x"

        def once() -> float:
            start = time.process_time()
            tell_a_dump([text])
            without_escapes(text)
            return time.process_time() - start

        return min(once() for _ in range(3))

    # Were each escape to double the work, none of these would come to an end.
    assert cost(4000) < max(0.02, 10 * cost(1000))


@pytest.mark.parametrize(
    "text", [r"\r\n", r" \r\n今天", r"\r\n今天", r"\u3000\u3000今天", r"今天。\r\n \r\n"]
)
def test_escapes_at_the_edges_tell_a_dump(text: str) -> None:
    assert tell_a_dump([text])


@pytest.mark.parametrize(
    "text", [r" \r\nabla", r"\nabla", r"路径是C:\new", r"今天\r\n明天", "今天。"]
)
def test_code_and_paths_tell_none(text: str) -> None:
    assert not tell_a_dump([text])


def test_runs_at_both_edges_are_undone_and_what_is_inside_stays() -> None:
    assert without_escapes(r"\u3000\u3000今天\r\n明天。\r\n\r\n") == r"今天\r\n明天。"


def test_escaped_quotes_of_a_dump_are_quotes_wherever_they_stand() -> None:
    assert without_escapes(r"\u3000\"今天\"他说，\"明天。\"\r\n") == '"今天"他说，"明天。"'


def test_an_escaped_quote_tells_no_dump() -> None:
    assert not tell_a_dump([r'他写下 "\"" 一行代码'])
