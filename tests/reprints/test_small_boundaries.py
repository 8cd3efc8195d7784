"""Each constant of the matcher that is no setting has a case just on either side of it."""

from __future__ import annotations

import pytest

from cleaner.newstext.chrome import lead
from cleaner.reprints import prepare
from cleaner.reprints.candidates.variants import pairs_within
from cleaner.reprints.relations.align import Block
from cleaner.reprints.relations.changes import _has_moved, _missing
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.relations.placeholders import says_nothing
from cleaner.reprints.relations.series import other_number
from cleaner.reprints.relations.slots import Slots, compare_values
from cleaner.reprints.texts.prepared import _LEAD
from cleaner.reprints.texts.printed_values import Printed
from tests.reprints.records import Record
from tests.reprints.test_boundaries import _Paper, text


@pytest.mark.parametrize(("found", "cut"), [(19, True), (20, False), (21, False)])
def test_a_paragraph_of_which_a_fifth_is_found_is_not_cut(found: int, cut: bool) -> None:
    assert _missing(text("文" * 100), [(0, found)], []) is cut


@pytest.mark.parametrize(("found", "moved"), [(50, False), (51, True)])
def test_a_paragraph_of_which_more_than_half_stands_elsewhere_was_moved(
    found: int, moved: bool
) -> None:
    assert _has_moved(text("文" * 100), [(0, found)]) is moved


@pytest.mark.parametrize(
    ("length", "spoken", "prompt"), [(880, 8, False), (880, 9, True), (999, 10, True)]
)
def test_a_call_speaks_to_its_reader_once_in_a_hundred_characters(
    length: int, spoken: int, prompt: bool
) -> None:
    paper = _Paper()
    common = "你" * spoken + paper.run(length - spoken)
    pair = Comparison(*(text(common, title=paper.run(22)) for _ in range(2)))
    assert says_nothing(pair) is prompt


@pytest.mark.parametrize(("title", "prompt"), [(3, False), (4, True)])
def test_a_headline_of_three_characters_says_nothing(title: int, prompt: bool) -> None:
    paper = _Paper()
    common = paper.run(150)
    pair = Comparison(*(text(common, title=paper.run(title)) for _ in range(2)))
    assert says_nothing(pair) is prompt


@pytest.mark.parametrize(("length", "names"), [(10, 1), (11, 0)])
def test_a_replaced_run_of_eleven_characters_is_no_name(length: int, names: int) -> None:
    paper = _Paper()
    before, behind = paper.run(20), paper.run(20)
    left, right = (before + paper.run(length) + behind for _ in range(2))
    blocks = [Block(0, 0, 20), Block(20 + length, 20 + length, 20)]
    assert len(Slots((left, ()), (right, ()), blocks).names) == names


@pytest.mark.parametrize(("word", "found"), [("为", 1), ("约为", 1), ("大约为", 0)])
def test_two_characters_may_stand_before_a_value_in_one_text_alone(word: str, found: int) -> None:
    before, behind = "全县上半年的粮食总产量", "公斤比上年同期有所增长"
    left, right = before + word + "310" + behind, before + "317" + behind
    size, shift = len(before), len(word) + 3
    blocks = [Block(0, 0, size), Block(size + shift, size + 3, len(behind))]
    values = [Printed(size + len(word), size + shift, "figure", "310")]
    others = [Printed(size, size + 3, "figure", "317")]
    assert len(compare_values((left, values), (right, others), blocks, 6)[0]) == found


@pytest.mark.parametrize(("first", "size"), [(_LEAD, 12), (11, 24)])
def test_a_first_sentence_has_twelve_characters(first: int, size: int) -> None:
    story = "文" * first + "。" + "字" * (23 - first) + "。" + "句" * 40 + "。"
    assert len(lead(story, _LEAD)) == size


@pytest.mark.parametrize(("nodes", "pairs"), [(12, 66), (13, 66 + 1), (14, 66 + 2)])
def test_twelve_variants_of_a_body_are_all_compared_with_each_other(nodes: int, pairs: int) -> None:
    assert len(list(pairs_within(range(nodes)))) == pairs


@pytest.mark.parametrize(("beside", "other"), [("县中", True), ("县", False)])
def test_a_headline_s_value_is_another_beside_two_equal_characters(
    beside: str, other: bool
) -> None:
    left, right = (
        prepare(Record(id="x", body="某" * 30, title=f"今日开工建设完毕{own}{beside}{figure}"))
        for own, figure in (("甲", 31), ("乙", 38))
    )
    assert other_number(left, right) is other
