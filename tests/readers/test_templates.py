"""How a site's layout finds its fields."""

from __future__ import annotations

from cleaner.page.page import Page
from cleaner.readers.templates import first


def asked_of(markup: str) -> list[str]:
    asked: list[str] = []
    first(Page(markup), (".info div",), asked.append)
    return asked


def test_of_elements_inside_each_other_a_few_are_tried_each_by_its_beginning() -> None:
    nested = "<div class=info>" + "<div>时间不明，" * 1500 + "</div>" * 1500 + "</div>"
    asked = asked_of(nested)
    assert len(asked) < 500
    assert max(map(len, asked)) <= 2000


def test_the_elements_of_a_header_are_all_tried_and_given_whole() -> None:
    header = "".join(f"<div>第{i}栏</div>" for i in range(60)) + "<div>2024-01-02 03:04</div>"
    page = Page(f"<div class=info>{header}<div>{'长' * 3000}</div></div>")
    assert len(asked_of(page.markup)) == 62
    assert first(page, (".info div",), lambda text: "2024" in text) == (
        "2024-01-02 03:04",
        ".info div",
    )
    long, _ = first(page, (".info div",), lambda text: text.startswith("长"))
    assert long == "长" * 3000
