"""Where marks fall: on whole units, at the edges of clauses, and not as confetti."""

from __future__ import annotations

import pytest

from tests.diff.versions import diff, marked, marks

_BEFORE, _BEHIND = "云江市统计局发布的公报显示，", "，各项工作都在稳步推进之中。"


def inside(left: str, right: str) -> str:
    """Return the marks of two wordings in the same long sentence, without that sentence."""
    found = marks(_BEFORE + left + _BEHIND, _BEFORE + right + _BEHIND)
    return found.removeprefix(_BEFORE).removesuffix(_BEHIND)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("营收达1.5万亿元", "营收达1.5亿元", "营收达[-1.5万亿元-]{+1.5亿元+}"),
        ("下降12.5%", "下降12.8%", "下降[-12.5%-]{+12.8%+}"),
        ("利润-5亿元", "利润5亿元", "利润[--5亿元-]{+5亿元+}"),
        ("上升5%", "上升5个百分点", "上升[-5%-]{+5个百分点+}"),
        ("在11月3日开幕", "在11月30日开幕", "在[-11月3日-]{+11月30日+}开幕"),
        (
            "见http://a.example/1.html等",
            "见http://a.example/2.html等",
            "见[-http://a.example/1.html-]{+http://a.example/2.html+}等",
        ),
        ("代码600519.SH", "代码600510.SH", "代码[-600519.SH-]{+600510.SH+}"),
        ("使用Android系统", "使用Andromeda系统", "使用[-Android-]{+Andromeda+}系统"),
        ("约三成受访者", "约四成受访者", "约[-三成-]{+四成+}受访者"),
        ("据《甲报》报道", "据《乙报》报道", "据[-《甲报》-]{+《乙报》+}报道"),
        ("马克·李维斯说", "马克·李维坦说", "[-马克·李维斯-]{+马克·李维坦+}说"),
    ],
)
def test_a_mark_takes_a_unit_whole(left: str, right: str, expected: str) -> None:
    assert inside(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("他们已经完工", "他们即将完工", "他们[-已经-]{+即将+}完工"),
        ("建成大桥三座", "建成新桥三座", "建成[-大-]{+新+}桥三座"),
    ],
)
def test_what_is_no_unit_is_marked_by_its_characters(left: str, right: str, expected: str) -> None:
    assert inside(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("甲的乙", "丙的丁", "[-甲的乙-]{+丙的丁+}"),
        ("今日上午", "昨日下午", "[-今日上-]{+昨日下+}午"),
    ],
)
def test_a_small_island_between_changes_is_taken_in(left: str, right: str, expected: str) -> None:
    assert inside(left, right) == expected


def test_a_longer_run_between_changes_stays() -> None:
    found = inside("甲单位已经如期完成了乙项目", "丙单位已经如期完成了丁项目")
    assert found == "[-甲-]{+丙+}单位已经如期完成了[-乙-]{+丁+}项目"


def test_figures_beside_each_other_keep_marks_of_their_own() -> None:
    found = inside("营收12亿元，净利3亿元", "营收15亿元，净利4亿元")
    assert found == "营收[-12亿元-]{+15亿元+}，净利[-3亿元-]{+4亿元+}"


def test_a_sentence_that_is_cut_is_marked_from_its_start_to_its_end() -> None:
    kept = "城东的老图书馆将于下月重新开放。", "城西的新图书馆将于年底建成。"
    gone = "城东的旧游泳池将于明年拆除。"
    found = marks(kept[0] + gone + kept[1], kept[0] + kept[1])
    assert found == f"{kept[0]}[-{gone}-]{kept[1]}"


def test_brackets_go_with_what_is_added_in_them() -> None:
    kept = "这座桥的主跨长度为三百二十米，是当地最长的一座。"
    assert marks(kept, kept + "（完工图见第三版）") == kept + "{+（完工图见第三版）+}"


def test_what_is_reworded_stays_within_its_sentence() -> None:
    same = "新线开通后将调整沿线公交线路。"
    left = same + "大学城站还要增设停车场。" + same
    right = same + "两处车站都会新建泊位。" + same
    found = marks(left, right)
    assert found.startswith(same)
    assert found.endswith(same)


def test_punctuation_is_marked_when_it_is_asked_for_and_not_otherwise() -> None:
    left, right = "他说，“可以。”共１２人参加了这次会议", "他说：“可以”。共12人参加了这次会议"
    assert "[-" not in marks(left, right)
    assert marks(left, right, punctuation=True) == (
        "他说[-，-]{+：+}“可以{+”+}。[-”-]共[-１２-]{+12+}人参加了这次会议"
    )


def test_traditional_characters_are_folded_and_other_words_are_not() -> None:
    assert diff("雲江地鐵六號線開通", "云江地铁六号线开通").summary.differs == "nothing"
    assert diff("雲江地鐵六號線開通", "云江地铁七号线开通").summary.differs == "text"


def test_a_decimal_point_is_no_punctuation_but_a_separator_of_thousands_is() -> None:
    assert diff("共1.5公里长的线路", "共15公里长的线路").summary.differs == "text"
    assert diff("共1,500公里长的线路", "共1500公里长的线路").summary.differs == "nothing"


def test_a_title_is_marked_as_a_paragraph_is() -> None:
    from cleaner.diff import compare
    from tests.diff.versions import version

    found = compare(version("x", title="产量增长5%"), version("x", title="产量增长6%"))
    assert marked(found.title) == "产量增长[-5%-]{+6%+}"
    assert found.summary.title


@pytest.mark.parametrize(
    ("left", "right", "differs"),
    [
        ("规模达10⁸吨", "规模达108吨", "text"),
        ("规模达10⁸吨", "规模达10⁹吨", "text"),
        ("规模达１０⁸吨", "规模达10⁸吨", "nothing"),
        ("面积为12m²", "面积为12 m2", "nothing"),
        ("排放CO₂的量", "排放CO2的量", "nothing"),
    ],
)
def test_a_raised_digit_is_none_of_the_number_before_it(
    left: str, right: str, differs: str
) -> None:
    assert diff(_BEFORE + left + _BEHIND, _BEFORE + right + _BEHIND).summary.differs == differs
