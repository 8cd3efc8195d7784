"""What holds of every diff, whatever the texts."""

from __future__ import annotations

import itertools
import re

from hypothesis import assume, example, given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from cleaner.diff import Version, compare
from cleaner.diff.match import common, longest_rising
from cleaner.diff.pairs import pair_paragraphs
from tests.diff.versions import left_body, right_body

_PIECES = st.sampled_from(
    [
        *"营收 1.5万亿元 １２％ 三成 11月3日 600519.SH 《甲报》 “乙” Apple U.S. US ， 。".split(),
        *"（ ） 记者李明 责任编辑：赵丁 新华社北京11月3日电 雲 云 ㎡ - 3-5 的 了 增长".split(),
        *("\n", "e\u0301", "\u200b", "\U0001f600", "来源：云江日报"),
    ]
) | st.text(max_size=3)
_TEXTS = st.lists(_PIECES, max_size=30).map("".join)


@st.composite
def _two_versions(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and one that shares pieces with it in another order."""
    left = draw(st.lists(_PIECES, max_size=30))
    right = draw(st.permutations(left)) if draw(st.booleans()) else draw(st.lists(_PIECES))
    kept = draw(st.integers(0, len(left)))
    return "".join(left), "".join([*left[:kept], *right[kept:]])


@given(_two_versions(), st.booleans(), st.text(max_size=5))
@example(("a\n\n\nb", "\n\na"), False, "")
@example(("，", ""), False, "")
@example(("", ""), True, "")
def test_the_sides_of_a_diff_are_the_two_texts(
    texts: tuple[str, str], punctuation: bool, title: str
) -> None:
    left, right = texts
    found = compare(
        Version(id="l", title=title, body=left),
        Version(id="r", title=title[1:], body=right),
        punctuation=punctuation,
    )
    assert left_body(found.rows) == left
    assert right_body(found.rows) == right
    for row in found.rows:
        assert "".join(span.left for span in row.spans) == row.left
        assert "".join(span.right for span in row.spans) == row.right
        assert 0 <= row.kept <= 1
    for at in ("left_at", "right_at"):
        numbers = list(itertools.chain.from_iterable(getattr(row, at) for row in found.rows))
        assert sorted(numbers) == list(range(len(numbers)))
    assert "".join(span.left for span in found.title) == title


@given(_TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    version = Version(id="x", title=text, body=text)
    assert compare(version, version, punctuation=True).summary.differs == "nothing"


@given(_TEXTS)
def test_width_is_folded_unless_asked_for(text: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "0" <= c <= "9" else c for c in text)
    found = compare(Version(id="l", body=text), Version(id="r", body=wide))
    assert all(span.op == "equal" for row in found.rows for span in row.spans)
    asked = compare(Version(id="l", body=text), Version(id="r", body=wide), punctuation=True)
    assert (asked.summary.differs == "nothing") == (text == wide)


_MARKS = str.maketrans(dict.fromkeys("，。；：！？、（）《》“”【】…", " "))


@given(_TEXTS)
def test_other_punctuation_is_folded_unless_asked_for(text: str) -> None:
    assume(not re.search(r"\d，\d", text))  # a separator of thousands, or none
    other = text.translate(_MARKS)
    found = compare(Version(id="l", body=text), Version(id="r", body=other))
    assert found.summary.differs == "nothing"
    asked = compare(Version(id="l", body=text), Version(id="r", body=other), punctuation=True)
    assert (asked.summary.differs == "nothing") == (text == other)


_NUMBERS = st.lists(st.integers(0, 5), max_size=40)


@given(_NUMBERS, _NUMBERS)
def test_runs_in_common_are_a_longest_common_subsequence(left: list[int], right: list[int]) -> None:
    runs = common(left, right)
    for run in runs:
        assert left[run.a : run.a + run.size] == right[run.b : run.b + run.size]
    for one, two in itertools.pairwise(runs):
        assert one.a + one.size <= two.a
        assert one.b + one.size <= two.b
    assert sum(run.size for run in runs) == LCSseq.similarity(left, right)


@given(st.lists(st.integers(0, 30), max_size=12))
def test_the_longest_rising_subsequence_is_as_long_as_any(numbers: list[int]) -> None:
    found = [numbers[i] for i in longest_rising(numbers)]
    assert all(a < b for a, b in itertools.pairwise(found))
    longest = max(
        (
            len(chosen)
            for size in range(len(numbers) + 1)
            for chosen in itertools.combinations(numbers, size)
            if all(a < b for a, b in itertools.pairwise(chosen))
        ),
        default=0,
    )
    assert len(found) == longest


@given(st.lists(st.text("甲乙丙丁戊", max_size=12)), st.lists(st.text("甲乙丙丁戊", max_size=12)))
def test_every_paragraph_is_in_one_pair(left: list[str], right: list[str]) -> None:
    pairs = pair_paragraphs(left, right)
    assert sorted(i for pair in pairs for i in pair.left) == list(range(len(left)))
    assert sorted(j for pair in pairs for j in pair.right) == list(range(len(right)))
    assert all(pair.left or pair.right for pair in pairs)
