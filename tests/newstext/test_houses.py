"""Houses: the names, the codes and the domains that they go by."""

from __future__ import annotations

import pytest

from cleaner.newstext.houses import house, house_at, house_name


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.news.cn", "新华社"),
        ("finance.people.com.cn", "人民日报"),
        ("news.163.com", "网易"),
        ("163.com", "网易"),
    ],
)
def test_a_house_is_known_by_the_domain_that_a_host_is_below(host: str, name: str) -> None:
    assert house_at(host) == name


@pytest.mark.parametrize("host", ["", "com", "mynews.cn", "news.cn.example", "not163.com"])
def test_a_host_that_only_ends_alike_is_nobodys(host: str) -> None:
    assert house_at(host) is None


def test_a_records_code_is_a_house_for_comparisons_and_a_word_on_a_page() -> None:
    assert house_name("xinhua") == "新华社"
    assert house("people") is None


def test_papers_of_one_city_are_houses_of_their_own() -> None:
    assert house_name("北京青年报") != house_name("北京晚报")
    assert house_name("北京晚报") == house_name("北京日报")
