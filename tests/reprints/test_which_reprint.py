"""Whole, edited or an excerpt: each told beside a twin that is something else."""

from __future__ import annotations

from cleaner.reprints import Verdict, prepare, relate
from tests.reprints.records import Record, story

LEAD = (
    "云岭市九日举行跨江大桥通车仪式，市政府、铁路局和三家建设单位的代表到场，"
    "首批四十辆公交车驶过主桥。"
)
BUILT = (
    "大桥由云岭路桥承建，历时五年，先后克服深水基础、大跨合龙和冬季浇筑三大难题，获得专利十一项。"
)
RUNS = "通车后两岸的车程由五十分钟缩短到九分钟，沿线六个乡镇的果蔬当天就能运到省城的批发市场。"
COSTS = "项目总投资由省市两级分担，收费方案仍在听证，预计明年二月公布，届时本地车辆可以办理年票。"
CLOSE = "铁路部门同时宣布，与大桥并行的货运支线将在下月恢复运行，每天往返八趟，并保留一趟学生列车。"
WHOLE = LEAD + BUILT + RUNS + COSTS + CLOSE
TITLE = "云岭跨江大桥通车"


def told(left: str, right: str, titles: tuple[str, str] = (TITLE, TITLE)) -> Verdict:
    return relate(
        prepare(Record(id="l", body=left, title=titles[0])),
        prepare(Record(id="r", body=right, title=titles[1])),
    )


def kind(verdict: Verdict) -> tuple[str, str]:
    return verdict.relation, verdict.rule


def test_a_word_changed_here_and_there_is_an_edit_but_one_dropped_clause_is_none() -> None:
    reworded = (
        WHOLE.replace("到场", "出席")
        .replace("先后克服", "相继攻克")
        .replace("仍在听证", "还未确定")
        .replace("同时宣布", "表示")
    )
    dropped = WHOLE.replace("首批四十辆公交车驶过主桥", "")
    assert kind(told(WHOLE, reworded)) == ("edited", "reworded")
    assert kind(told(WHOLE, dropped)) == ("full", "trivial-differences")


def test_a_word_changed_in_a_long_text_leaves_it_whole() -> None:
    long = WHOLE + "".join(story(41, 30))
    edited = long.replace("到场", "出席").replace("仍在听证", "还未确定")
    assert told(long, edited).relation == "full"


def test_what_a_longer_text_has_all_of_is_an_excerpt_though_half_as_much_again_follows() -> None:
    more = "".join(story(42, 40))
    body = "".join(story(43, 40))
    short, long = body[:600], body[:600] + more[:300]
    assert kind(told(short, long)) == ("excerpt", "carried")
    # A clause of it reworded: an edit with paragraphs added.
    edited = short[:200] + "此外，市民还可以在新开的客运站换乘夜间班车回家" + short[220:]
    assert told(edited, long).relation == "edited"
    # A paragraph added to it.
    assert told(short, body[:600] + more[:200]).relation == "edited"


def test_an_edition_abridged_from_end_to_end_under_its_headline_is_an_edit() -> None:
    abridged = (
        "云岭市九日举行跨江大桥通车仪式，首批四十辆公交车驶过主桥。"
        "大桥历时五年建成，先后克服深水基础、大跨合龙和冬季浇筑三大难题。"
        "两岸的车程由五十分钟缩短到九分钟，六个乡镇的果蔬当天就能运到省城。"
        "与大桥并行的货运支线将在下月恢复运行，每天往返八趟。"
    )
    assert kind(told(WHOLE, abridged)) == ("edited", "abridged")
    # Under a headline of its own, or as printed, it is an excerpt.
    assert told(WHOLE, abridged, (TITLE, "两岸九分钟")).relation == "excerpt"
    assert told(WHOLE, LEAD + BUILT).relation == "excerpt"
