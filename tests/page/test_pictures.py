"""Which picture an image shows: the story's own, and not what stands in for it until it loads."""

from __future__ import annotations

import pytest

from cleaner.page.opening_tag import read_tag

STORY = "https://img.yunling.example/2021/bridge.jpg"


def shown(**given: str) -> str | None:
    items = tuple((name.replace("_", "-"), value) for name, value in given.items())
    picture = read_tag("img", items).picture
    return picture.url if picture else None


@pytest.mark.parametrize(
    "stand_in",
    [
        "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
        "/static/blank.gif",
        "/images/loading.gif",
        "/images/pre_loading.gif",
        "/grey.gif",
        "/skin/gray.png?v=2",
        "/js/lazy.gif",
        "/img/1x1.gif",
        "about:blank",
        "/skin/anything.gif",
        "",
    ],
)
@pytest.mark.parametrize(
    "late", ["data_src", "data_original", "data_lazy_src", "data_echo", "original"]
)
def test_a_picture_that_loads_late_is_found_beside_its_stand_in(late: str, stand_in: str) -> None:
    assert shown(**{"src": stand_in, late: STORY}) == STORY


@pytest.mark.parametrize("late", ["data_src", "data_original", "data_lazy", "original"])
@pytest.mark.parametrize("value", ["true", "1", "", "/static/blank.gif"])
def test_what_names_no_picture_leaves_the_shown_one(late: str, value: str) -> None:
    assert shown(**{"src": STORY, late: value}) == STORY


@pytest.mark.parametrize(
    "given",
    [
        {"src": "/images/loading.gif"},
        {"src": "data:image/gif;base64,R0lGODlhAQABAAAAACw="},
        {"src": "/grey.gif", "data_original": "/static/blank.gif"},
        {"data_lazy": "true"},
        {},
    ],
)
def test_a_stand_in_alone_is_no_picture(given: dict[str, str]) -> None:
    assert shown(**given) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://img.yunling.example/port/unloading.jpg",
        "https://img.yunling.example/uploading/7.jpg",
        "https://img.yunling.example/greywolf.jpg",
        "https://img.yunling.example/w21x15/7.jpg",
        "https://img.yunling.example/pixel-phone.jpg",
    ],
)
def test_a_picture_whose_name_only_holds_such_a_word_is_one(address: str) -> None:
    assert shown(src=address) == address


@pytest.mark.parametrize(
    ("entries", "last"),
    [
        ("/s.jpg 480w, /m.jpg 800w, /l.jpg 1080w", "/l.jpg"),
        ("/s.jpg 1x,/l.jpg 2x", "/l.jpg"),
        ("/crop,w_600/l.jpg", "/crop,w_600/l.jpg"),
        ("/s.jpg 1x, /crop,w_600/l.jpg 2x", "/crop,w_600/l.jpg"),
    ],
)
def test_of_a_set_the_last_is_taken(entries: str, last: str) -> None:
    assert shown(srcset=entries) == last
    assert shown(src="/static/blank.gif", srcset=entries) == last


def test_a_set_leaves_the_shown_picture() -> None:
    assert shown(src=STORY, srcset="/s.jpg 480w, /l.jpg 1080w") == STORY


def test_white_space_around_an_address_goes() -> None:
    assert shown(src=f" {STORY}\n") == STORY
    assert shown(src="  ") is None


def test_a_chart_is_none_wherever_its_address_stands() -> None:
    chart = "http://webquotepic.eastmoney.com/GetPic.aspx?nid=0.300999"
    for given in ({"src": chart}, {"src": "/images/loading.gif", "data-original": chart}):
        tag = read_tag("img", tuple(given.items()))
        assert tag.is_chart
        assert tag.picture is None
