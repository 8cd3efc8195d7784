"""What is known of a site is asked of its module, and of no other."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from cleaner.compose.fields import address
from cleaner.readers.habits import Habits
from cleaner.readers.sites import by_name, habits_of, sites
from cleaner.readers.which_site import site_of_text
from cleaner.site_marks import SiteMarks, site_marks
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


def words_of_sites() -> set[str]:
    """Return what only the sites themselves may say: keys, hosts, names, elements, selectors."""
    words: set[str] = set()
    for site in sites():
        words |= {site.NAME, *site.HOSTS, site.OUTLET}
    marks = site_marks()
    words |= {*marks.names, *marks.desks, *marks.no_names, *marks.captions, *marks.source_elements}
    return words | {*marks.elements, *marks.element_ids, *marks.advert_links}


@pytest.mark.parametrize("word", sorted(words_of_sites()))
def test_nobody_but_its_module_speaks_of_a_site(word: str) -> None:
    whole = re.compile(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])", re.I)
    for file in (*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.toml")):
        if file.parent.name != "sites" and file.name != "houses.toml":
            assert not whole.search(file.read_text("utf-8")), file


def test_a_site_s_data_has_a_module_and_a_key_that_is_none_is_refused() -> None:
    folder = PACKAGE / "readers" / "sites"
    assert {file.stem for file in folder.glob("*.toml")} <= {site.NAME for site in sites()}
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.toml.decode("[element]\nad = 'advert'", type=SiteMarks)


def test_two_sites_tell_no_element_differently() -> None:
    folder = PACKAGE / "readers" / "sites"
    told = [msgspec.toml.decode(f.read_bytes(), type=SiteMarks) for f in folder.glob("*.toml")]
    assert sum(len(marks.elements) for marks in told) == len(site_marks().elements)
    assert sum(len(marks.element_ids) for marks in told) == len(site_marks().element_ids)
