"""What is known of a site is asked of its module, and of no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.compose.fields import address
from cleaner.readers.habits import Habits
from cleaner.readers.sites import by_name, habits_of, sites
from cleaner.readers.which_site import site_of_text
from cleaner.wrappers.wrapped import Wrapped

PACKAGE = Path(__file__).parents[2] / "cleaner"


def test_a_site_s_counters_go_at_home_and_stay_elsewhere() -> None:
    home = "https://finance.sina.com.cn/a/doc-i1.shtml"
    assert address(f"{home}?cre=tianyi&mod=pc&id=7") == f"{home}?id=7"
    elsewhere = "https://www.qingxi.example/index.php?mod=view&id=7"
    assert address(elsewhere) == elsewhere
    assert address(f"{elsewhere}&from=wap&utm_source=x") == elsewhere


@pytest.mark.parametrize(
    ("parameter", "counts"),
    [("from=wap", True), ("fromage=brie", False), ("utm_source=x", True), ("utm_=x", False)],
)
def test_a_counter_is_a_whole_name_or_begins_with_one_that_ends_in_a_line(
    parameter: str, counts: bool
) -> None:
    assert Habits().is_counter(parameter) is counts


def test_a_mirror_s_label_names_its_site_and_a_common_word_names_none() -> None:
    filed = site_of_text(Wrapped(wrapper="hexo", labels=("要闻", "东财快讯")), None, None)[0]
    assert filed is by_name("eastmoney")
    assert site_of_text(Wrapped(wrapper="hexo", labels=("要闻",)), None, None) == (None, None)


def test_a_site_without_habits_has_those_of_any() -> None:
    assert habits_of(None) == Habits() == habits_of(by_name("cnstock"))


def test_nobody_but_its_module_speaks_of_a_site() -> None:
    names = [f'"{site.NAME}"' for site in sites()]
    for file in PACKAGE.rglob("*.py"):
        if file.parent.name != "sites":
            text = file.read_text("utf-8")
            assert not [name for name in names if name in text], file
