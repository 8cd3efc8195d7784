"""Relations: each that must be found, with the twin that must not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.reprints import Verdict, prepare, relate
from cleaner.reprints.relations.relate import flip, related
from tests.examples import examples
from tests.reprints.records import Record, samples, story
from tests.reprints.test_dedupe import small_world


def verdict(left: str, right: str, titles: tuple[str | None, str | None] = (None, None)) -> Verdict:
    return relate(
        prepare(Record(id="l", body=left, title=titles[0])),
        prepare(Record(id="r", body=right, title=titles[1])),
    )


def of_samples(left: str, right: str) -> Verdict:
    known = samples()
    return relate(prepare(known[left]), prepare(known[right]))


@pytest.mark.parametrize(
    ("left", "right", "relation", "rule"),
    [
        ("a1-original", "a2-full", "full", "trivial-differences"),
        ("a1-original", "a3-edited", "edited", "reordered"),
        ("a1-original", "a4-corrected", "edited", "figure-corrected"),
        ("a1-original", "a5-excerpt", "excerpt", "carried"),
        ("a1-original", "c1-digest", "excerpt", "carried"),
        ("b1-original", "c1-digest", "excerpt", "carried"),
        ("a1-original", "p1-partial", "partial", "passage-shared"),
        ("m1-market-monday", "m2-market-tuesday", "partial", "other-day"),
        ("n1-notice-wu", "n2-notice-qian", "none", "names"),
        ("f1-target-39", "f2-target-41", "none", "title"),
        ("s1-statistics-september", "s2-statistics-october", "none", "title"),
        ("a1-original", "b1-original", "none", "little-shared"),
        ("a1-original", "x1-empty", "none", "nothing-to-compare"),
    ],
)
def test_each_sample_relates_as_its_name_says(
    left: str, right: str, relation: str, rule: str
) -> None:
    found = of_samples(left, right)
    assert (found.relation, found.rule) == (relation, rule)


@pytest.mark.parametrize("left", sorted(samples()))
@pytest.mark.parametrize("right", ["a1-original", "a3-edited", "c1-digest", "m2-market-tuesday"])
def test_the_sides_may_be_exchanged(left: str, right: str) -> None:
    assert flip(of_samples(left, right)) == of_samples(right, left)


@pytest.mark.parametrize("left", sorted(samples()))
@pytest.mark.parametrize("right", sorted(samples()))
def test_what_is_soon_done_with_agrees_with_the_full_verdict(left: str, right: str) -> None:
    known = samples()
    one, two = prepare(known[left]), prepare(known[right])
    whole = relate(one, two)
    assert related(one, two) == (None if whole.relation == "none" else whole)


@settings(max_examples=examples(15))
@given(st.integers(0, 10**6))
def test_where_only_reprints_are_asked_for_the_answer_is_the_same(seed: int) -> None:
    texts = [prepare(record) for record in small_world(seed)]
    for one, two in itertools.combinations(texts, 2):
        whole = relate(one, two)
        found = related(one, two, partial=False)
        assert found == (whole if whole.relation in ("full", "edited", "excerpt") else None)


sentences = st.lists(st.integers(0, 30).map(lambda seed: story(seed, 1)[0]), max_size=12)


@settings(max_examples=examples(60))
@given(sentences, sentences)
@example([*story(0, 1), *story(7, 1)], [*story(3, 1), *story(7, 1), *story(0, 1)])
def test_a_relation_is_the_same_from_either_side(left: list[str], right: list[str]) -> None:
    one, two = verdict("".join(left), "".join(right)), verdict("".join(right), "".join(left))
    assert flip(one) == two


@settings(max_examples=examples(40))
@given(st.integers(0, 10**6), st.integers(6, 40))
def test_a_text_is_a_full_reprint_of_itself_in_other_width_and_script(seed: int, size: int) -> None:
    body = "".join(story(seed, size))
    other = body.replace("，", " ").replace("铁", "鐵").replace("县", "縣")
    assert verdict(body, other).relation == "full"


@settings(max_examples=examples(40))
@given(st.integers(0, 10**6))
def test_two_stories_are_not_related(seed: int) -> None:
    assert verdict("".join(story(seed)), "".join(story(seed + 1))).relation == "none"


def test_the_shorter_side_of_an_excerpt_is_told() -> None:
    whole = story(1, 24)
    assert verdict("".join(whole), "".join(whole[:6])).shorter == "right"
    assert verdict("".join(whole[:6]), "".join(whole)).shorter == "left"


def test_a_figure_corrected_in_a_long_text_is_an_edit_and_is_told() -> None:
    whole = story(2, 20)
    left = "".join([*whole[:9], "全线长31.4公里，", *whole[9:]])
    right = left.replace("31.4公里", "31.7公里")
    found = verdict(left, right)
    assert (found.relation, found.figures) == ("edited", (("31.4公里", "31.7公里"),))


def test_the_same_figure_changed_in_a_flash_is_another_story() -> None:
    left = "远洋证券维持白鹿科技增持评级，目标价从37美元上调至39美元，反映新品出货好于预期。"
    assert verdict(left, left.replace("39", "41")).relation == "none"


def test_a_flash_with_another_dateline_is_the_same_story() -> None:
    left = "远洋证券维持白鹿科技增持评级，目标价从37美元上调至39美元，反映新品出货好于预期。"
    assert verdict(left, "南湾网11月18日电（记者林可）" + left).relation == "full"


@pytest.mark.parametrize(
    "head",
    ["文/林可\n", "新华社云江11月18日电 ", "央视网消息（新闻联播）：", "本报讯 ", "原标题：云江\n"],
)
def test_what_stands_before_a_story_is_no_part_of_it(head: str) -> None:
    whole = "".join(story(9, 5))
    assert (
        prepare(Record(id="a", body=head + whole)).body == prepare(Record(id="b", body=whole)).body
    )


@pytest.mark.parametrize(
    "end",
    [
        "（总台记者林可）",
        "(本报记者 林可、周树)",
        "（总台记者林可来源：新华社）",
        "（新华社）",
        "（人民日报)",
    ],
)
def test_who_signs_behind_the_last_sentence_is_no_part_of_a_story(end: str) -> None:
    whole = "".join(story(9, 5))
    assert prepare(Record(id="a", body=whole + end)).story == whole


@pytest.mark.parametrize("end", ["（见图）。", "（含林可记者证）", "（三期工程）"])
def test_what_a_bracket_at_the_end_says_of_the_matter_is_a_part_of_the_story(end: str) -> None:
    whole = "".join(story(9, 5))
    assert prepare(Record(id="a", body=whole + end)).story == whole + end


@pytest.mark.parametrize("head", ["林可昨天写道：\n", "据新华社报道，", "本报记者获悉，"])
def test_what_a_sentence_says_of_its_source_is_a_part_of_the_story(head: str) -> None:
    whole = "".join(story(9, 5))
    assert (
        prepare(Record(id="a", body=head + whole)).body != prepare(Record(id="b", body=whole)).body
    )


def test_a_story_of_yesterday_carried_whole_is_an_excerpt_though_both_speak_of_today() -> None:
    old = ["截至目前，" + story(3, 1)[0], *story(4, 5)]
    carried = Record(id="a", date="2024-11-18", body="".join(old))
    host = Record(
        id="b", date="2024-11-19", body="".join(["今天，" + story(5, 1)[0], *old, *story(6, 14)])
    )
    assert relate(prepare(carried), prepare(host)).relation == "excerpt"


def test_a_later_market_note_is_at_most_partial_but_its_copy_is_full() -> None:
    known = samples()
    monday = known["m1-market-monday"]
    copied = Record(id="copy", title=monday.title, date="2024-11-19", body=monday.body)
    assert relate(prepare(monday), prepare(copied)).relation == "full"
    assert of_samples("m1-market-monday", "m2-market-tuesday").relation == "partial"


def test_empty_pages_under_different_headlines_are_not_alike() -> None:
    body = "本页图片正在加载，请稍候刷新后再次查看，谢谢您的耐心。"
    assert verdict(body, body, ("白鹿科技涨3.1%", "白鹿科技涨4.2%")).relation == "none"
    assert verdict(body, body, ("白鹿科技涨3.1%", "白鹿科技涨3.1%")).relation == "full"


def _notice(person: str, post: str, seed: int) -> Record:
    """Return a disciplinary notice: fixed wording, with each person's own misdeeds between."""
    own = story(seed, 4)
    body = (
        f"据云江市纪委消息，经批准，{post}{person}严重违纪违法问题被立案审查调查。"
        f"经查，{own[0]}{person}{own[1]}违反有关规定收受礼品礼金，利用职务便利为他人谋取利益，"
        f"并非法收受财物，数额特别巨大。{own[2]}{person}其行为性质严重，影响恶劣，应予严肃处理。"
        f"依据有关条例规定，经会议研究并报批准，决定给予{person}开除处分，按规定取消其享受的待遇，"
        f"收缴其违纪违法所得，将其涉嫌犯罪问题移送检察机关依法审查起诉，所涉财物一并移送。{own[3]}"
    )
    return Record(id=person, title=f"{post}{person}被开除", body=body)


def test_a_notice_about_another_person_is_another_story_but_its_rewording_is_not() -> None:
    first = _notice("熊岭", "云江市原副市长", 11)
    other = _notice("王桂川", "白鹿港务公司原副总经理", 12)
    assert relate(prepare(first), prepare(other)).relation in ("none", "partial")
    reworded = Record(id="copy", title=first.title, body=first.body.replace("严肃处理", "严惩"))
    assert relate(prepare(first), prepare(reworded)).relation in ("full", "edited")


def test_another_phrase_in_title_and_lead_does_not_make_another_subject() -> None:
    rest = "".join(story(13, 12))
    left = Record(id="a", title="水产板块快速拉升", body=f"水产板块快速拉升，成交放大。{rest}")
    right = Record(id="b", title="水产板块持续走强", body=f"水产板块持续走强，成交放大。{rest}")
    assert relate(prepare(left), prepare(right)).relation in ("full", "edited")


def _note(day: str, date: str, seed: int) -> Record:
    shared = "".join(story(14, 9))
    head = f"每日大势分析与主力动向一览\n（{day}）成交量与前一日相当。"
    body = f"{head}{shared}{''.join(story(seed, 4))}"
    return Record(id=date, title="大势分析", date=date, body=body)


def test_a_note_of_another_day_is_told_by_its_first_sentence_though_headings_stand_before() -> None:
    friday, monday = (
        _note("2024年6月7日", "2024-06-07", 15),
        _note("2024年6月10日", "2024-06-10", 16),
    )
    assert relate(prepare(friday), prepare(monday)).rule == "other-day"
    again = _note("2024年6月7日", "2024-06-08", 15)
    assert relate(prepare(friday), prepare(again)).relation == "full"


def _review(date: str, seed: int) -> Record:
    body = f"本周市场{story(seed, 1)[0]}{''.join(story(17, 9))}{''.join(story(seed + 1, 4))}"
    return Record(id=date, title="一周回顾", date=date, body=body)


def test_reviews_of_two_weeks_are_two_stories_but_not_two_versions_of_one_week() -> None:
    found = relate(prepare(_review("2024-06-07", 18)), prepare(_review("2024-06-14", 20)))
    assert found.rule == "other-day"
    found = relate(prepare(_review("2024-06-14", 18)), prepare(_review("2024-06-16", 20)))
    assert found.relation == "edited"


def test_a_flash_of_formulas_is_no_excerpt_of_every_long_text_on_the_event() -> None:
    flash = "当地时间11月15日，云江市市长林可在南湾市会展中心同白鹿市市长何川举行会谈。"
    host = (
        f"{''.join(story(21, 10))}当地时间11月15日下午，双方代表抵达。{''.join(story(22, 10))}"
        f"云江市市长林可表示欢迎。代表们在南湾市会展中心参观，并同白鹿市市长何川合影。"
        f"{''.join(story(23, 6))}"
    )
    assert verdict(flash, host).relation in ("partial", "none")
    assert verdict(flash, host + flash).relation == "excerpt"


def test_a_corrected_figure_is_told_as_printed_though_a_unit_before_it_holds_a_digit() -> None:
    whole = story(24, 20)
    left = "".join([*whole[:9], "占地100㎡，耗资½亿，全线长31.4公里，", *whole[9:]])
    assert verdict(left, left.replace("31.4公里", "31.7公里")).figures == (
        ("31.4公里", "31.7公里"),
    )


def test_two_flashes_that_share_their_formulas_are_two_but_a_reworded_one_is_an_edit() -> None:
    flash = "当地时间11月15日上午，云江市市长林可将在南湾市同白鹿市市长何川举行会谈。"
    other = "当地时间11月15日，云江市市长林可在南湾市港口庄园同白鹿市市长何川举行记者会。"
    assert verdict(flash, other).relation in ("partial", "none")
    assert verdict(flash, flash.replace("将在南湾市", "在南湾")).relation in ("full", "edited")


def test_a_lead_edited_on_the_next_day_is_an_edit_but_one_with_another_figure_is_not() -> None:
    rest = "".join(story(25, 12))
    lead = "今天上午，云江市交通局在发布会上公布了跨江大桥的最新进展，全长12公里的主体工程完成。"
    first = Record(id="a", date="2024-06-06", body=lead + rest)
    edited = lead.replace("最新进展", "近况")
    other = edited.replace("12公里", "18公里")
    for body, found in ((edited, {"full", "edited"}), (other, {"none", "partial"})):
        second = Record(id="b", date="2024-06-07", body=body + rest)
        assert relate(prepare(first), prepare(second)).relation in found
