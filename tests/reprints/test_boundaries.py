"""Each threshold of a relation has a pair of texts just on either side of it.

The texts are runs of characters that stand nowhere else, so that nothing is shared by chance.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import pytest

from cleaner.reprints import Text, dedupe, prepare, relate, settings
from cleaner.reprints.candidates.shared_fingerprints import Candidates
from cleaner.reprints.texts.fingerprint import fingerprint_slowly
from tests.reprints.records import Record

DOCS = Path(__file__).parents[2] / "docs" / "dedupe.md"

_BLANK = prepare(Record(id="x", body="某"))


class _Paper:
    """Hands out runs of characters, none of them twice."""

    def __init__(self) -> None:
        self._fresh = itertools.count(0x3400)

    def run(self, length: int) -> str:
        return "".join(chr(next(self._fresh)) for _ in range(length))


def text(body: str, title: str = "", **fields: object) -> Text:
    named = prepare(Record(id="x", body="某", title=title))
    return msgspec.structs.replace(
        _BLANK,
        body=body,
        title=named.title,
        headline=named.headline,
        lead=min(20, len(body)),
        paragraphs=(len(body),),
        **fields,
    )


def sharing(
    short: int, long: int, runs: Sequence[int], *, moved: Sequence[int] = (), **fields: object
) -> tuple[Text, Text]:
    """Return two texts of these lengths that share runs in order, and others out of order."""
    paper = _Paper()
    kept, other = [paper.run(size) for size in runs], [paper.run(size) for size in moved]

    def body(length: int, pieces: list[str]) -> str:
        room = length - sum(map(len, pieces))
        each = room // (len(pieces) or 1)
        assert each > 0, "the pieces fill the text"
        parts = [part for piece in pieces for part in (paper.run(each), piece)]
        return "".join(parts) + paper.run(room - each * len(pieces))

    return text(body(short, kept + other), **fields), text(body(long, kept + other[::-1]), **fields)


def reaching(reach: int) -> tuple[Text, Text]:
    """Return two texts under one headline, the longer of which has the other in so many characters.

    The shorter has 480 of its 1,000 characters, nine tenths of which are the longer's.
    """
    paper = _Paper()
    one, two = paper.run(216), paper.run(216)
    between, rest = paper.run(reach - 432), paper.run(1000 - reach)
    short = paper.run(24) + one + two + paper.run(24)
    title = "云岭大桥昨日通车"
    return text(short, title), text(one + between + two + rest, title)


def relation(pair: tuple[Text, Text]) -> str:
    return relate(*pair).relation


CASES = {
    "REPRINT": ("partial", sharing(1000, 1000, [540]), "edited", sharing(1000, 1000, [560])),
    "MOST": ("partial", sharing(400, 1000, [272]), "excerpt", sharing(400, 1000, [288])),
    "HALF": ("excerpt", sharing(400, 820, [300]), "edited", sharing(400, 780, [300])),
    "WHOLE": ("edited", sharing(400, 700, [332]), "excerpt", sharing(400, 700, [348])),
    "CARRIED": ("excerpt", sharing(400, 690, [360]), "edited", sharing(400, 645, [360])),
    "FULL": ("edited", sharing(400, 400, [352]), "full", sharing(400, 400, [368])),
    "VERBATIM": ("edited", sharing(1000, 1000, [241] * 4), "full", sharing(1000, 1000, [244] * 4)),
    "PLACES": ("edited", sharing(1000, 1000, [240] * 4), "full", sharing(1000, 1000, [320] * 3)),
    "ALL": ("edited", sharing(400, 600, [390]), "excerpt", sharing(400, 600, [394])),
    "LONGER": ("excerpt", sharing(400, 580, [396]), "edited", sharing(400, 563, [396])),
    "ABRIDGED": (
        "excerpt",
        sharing(390, 1000, [65, 120, 65, 65], title="云岭大桥昨日通车"),
        "edited",
        sharing(410, 1000, [75, 120, 75, 65], title="云岭大桥昨日通车"),
    ),
    "SPAN": (
        "excerpt",
        reaching(790),
        "edited",
        reaching(810),
    ),
    "SENTENCE": ("full", sharing(1000, 1000, [942]), "edited", sharing(1000, 1000, [938])),
    "MINOR": ("full", sharing(262, 300, [258]), "edited", sharing(256, 300, [252])),
    "TRIVIAL": ("full", sharing(3000, 3000, [2855]), "edited", sharing(3000, 3000, [2845])),
    "PARTIAL": ("none", sharing(1000, 1000, [70] * 4), "partial", sharing(1000, 1000, [64] * 5)),
    "PASSAGE": ("none", sharing(1000, 1000, [78]), "partial", sharing(1000, 1000, [82])),
    "SHORT": ("partial", sharing(190, 190, [114]), "edited", sharing(210, 210, [126])),
    "SHINGLES": ("none", sharing(1000, 1000, [8] * 48), "partial", sharing(1000, 1000, [8] * 52)),
    "QUOTED": ("partial", sharing(300, 3093, [234]), "excerpt", sharing(300, 2912, [234])),
    "UNBROKEN": (
        "partial",
        sharing(1000, 1000, [97] * 6),
        "edited",
        sharing(1000, 1000, [103] * 6),
    ),
    "CLAUSES": (
        "partial",
        sharing(1000, 1000, [440, *[15] * 9]),
        "edited",
        sharing(1000, 1000, [460, *[15] * 9]),
    ),
    "CLAUSE": (
        "partial",
        sharing(1000, 1000, [200, *[19] * 20]),
        "edited",
        sharing(1000, 1000, [200, *[20] * 20]),
    ),
    "RUN": (
        "partial",
        sharing(1000, 1000, [460, *[4] * 25]),
        "edited",
        sharing(1000, 1000, [460, *[5] * 20]),
    ),
    "MOVED": (
        "partial",
        sharing(1000, 1000, [460], moved=[11] * 9),
        "edited",
        sharing(1000, 1000, [460], moved=[12] * 9),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_pair_on_either_side_of_a_threshold_relates_in_another_way(name: str) -> None:
    below, low, above, high = CASES[name]
    assert (relation(low), relation(high)) == (below, above)


@pytest.mark.parametrize(("run", "expected"), [(280, "none"), (320, "partial")])
def test_a_background_is_shared_where_one_passage_fills_three_tenths(
    run: int, expected: str
) -> None:
    left, right = sharing(1000, 1000, [run, 200, 200])
    titles = [prepare(Record(id="x", body="某", title=f"云杉机械目标价{n}元")) for n in (39, 41)]
    one, two = (
        msgspec.structs.replace(t, title=named.title, headline=named.headline)
        for t, named in zip((left, right), titles, strict=True)
    )
    found = relate(one, two)
    assert (found.relation, found.rule) == (expected, "title")


@pytest.mark.parametrize(("same", "expected"), [(11, "figures"), (13, "figure-corrected")])
def test_more_than_a_fifth_of_the_figures_make_another_filling(same: int, expected: str) -> None:
    paper = _Paper()
    places = [(paper.run(14), paper.run(14)) for _ in range(same + 3)]

    def body(moved: int) -> str:
        # Each place has a figure between words of its own; three of them differ.
        return "".join(
            f"{before}为{100 + 7 * i + (moved if i % 5 == 1 and i < 15 else 0)}台{behind}"
            for i, (before, behind) in enumerate(places)
        )

    left, right = (prepare(Record(id="x", body=body(moved))) for moved in (0, 3))
    assert relate(left, right).rule == expected


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("09:30", "trivial-differences"), ("10:30", "other-day")],
    ids=["11.5 hours", "12.5 hours"],
)
def test_midnight_lies_between_two_stamps_of_one_story(clock: str, expected: str) -> None:
    paper = _Paper()
    common = paper.run(600)
    left, right = (
        prepare(Record(id="x", body=f"今日{first}。{common}。", date=date))
        for first, date in (
            ("早盘指数高开低走成交放大", "2024-03-05T22:00+08:00"),
            ("收市之后交易所发布了通知", f"2024-03-06T{clock}+08:00"),
        )
    )
    assert relate(left, right).rule == expected


@pytest.mark.parametrize(("length", "expected"), [(22, "none"), (20, "full")])
def test_a_body_that_tells_a_tenth_of_neither_headline_is_none(length: int, expected: str) -> None:
    paper = _Paper()
    common = paper.run(settings.SHORT - 1)
    told = common[:3]  # two pairs of characters
    left, right = (text(common, title=told + paper.run(length - 3)) for _ in range(2))
    assert len(left.title) == length
    assert relate(left, right).relation == expected


@pytest.mark.parametrize(("told", "expected"), [(12, "lead-shared"), (13, "most-shared")])
def test_two_short_texts_share_what_two_fifths_of_each_headline_are_about(
    told: int, expected: str
) -> None:
    paper = _Paper()
    lead = paper.run(120)
    one, two = (
        text(lead + paper.run(30), title=lead[at : at + told] + paper.run(29 - told))
        for at in (0, 40)
    )
    assert relate(one, two).rule == expected


@pytest.mark.parametrize(
    ("length", "spoken", "expected"),
    [(199, 0, "none"), (200, 0, "full"), (900, 9, "none"), (900, 8, "full"), (1000, 12, "full")],
)
def test_a_body_of_a_text_of_some_length_is_no_prompt_unless_it_speaks_to_its_reader(
    length: int, spoken: int, expected: str
) -> None:
    paper = _Paper()
    common = "你" * spoken + paper.run(length - spoken)
    left, right = (text(common, title=paper.run(22)) for _ in range(2))
    assert relate(left, right).relation == expected


@pytest.mark.parametrize(
    ("length", "times", "expected"), [(3, 3, "names"), (3, 2, "most-shared"), (2, 3, "most-shared")]
)
def test_a_subject_is_a_name_of_three_characters_that_a_text_goes_on_about(
    length: int, times: int, expected: str
) -> None:
    paper = _Paper()
    common = paper.run(400)
    frame = [paper.run(4), paper.run(4)]

    def told() -> Text:
        name = paper.run(length)
        body = common + "".join(paper.run(20) + name for _ in range(times)) + paper.run(9)
        return text(body, title=frame[0] + name + frame[1])

    assert relate(told(), told()).rule == expected


@pytest.mark.parametrize(("figures", "expected"), [(2, "partial"), (3, "edited")])
def test_a_flash_with_three_figures_in_common_is_the_same_flash(
    figures: int, expected: str
) -> None:
    paper = _Paper()
    each = 32 // figures
    common = "".join(f"{paper.run(each)}为{101 + n}台" for n in range(figures))
    common += paper.run(47 - len(common))
    left, right = (prepare(Record(id="x", body=common + paper.run(13))) for _ in range(2))
    assert len(left.body) == 60
    assert relate(left, right).relation == expected


# --- which texts are compared -------------------------------------------------------------------


def pairs(bodies: Sequence[Sequence[int]]) -> list[tuple[int, int, int]]:
    """Return which bodies, each with its fingerprints, are compared, and what they share."""
    hashes = np.repeat(np.arange(len(bodies), dtype=np.int64), list(map(len, bodies)))
    prints = np.concatenate([np.array(body, dtype=np.int64) for body in bodies])
    with Candidates(memory_mb=64, threads=1) as candidates:
        candidates.add(hashes, prints)
        return [
            (int(lo), int(hi), int(shared))
            for part in candidates.pairs()
            for lo, hi, shared in zip(*part, strict=True)
        ]


def two(size: int, shared: int) -> list[list[int]]:
    """Return the fingerprints of two bodies that share some."""
    own = [range(1_000 * side + shared, 1_000 * side + size) for side in (1, 2)]
    return [[*range(shared), *rest] for rest in own]


@pytest.mark.parametrize(
    ("size", "shared", "compared"),
    [(100, 7, False), (100, 8, True), (44, 5, False), (40, 5, True), (8, 1, False), (8, 2, True)],
)
def test_two_texts_are_compared_for_eight_fingerprints_or_two_that_are_an_eighth(
    size: int, shared: int, compared: bool
) -> None:
    assert bool(pairs(two(size, shared))) is compared


def test_all_holders_of_a_fingerprint_meet_up_to_64() -> None:
    # Two fingerprints that all hold, and one of its own for each.
    held = [[1, 2, 10 + number] for number in range(66)]
    assert len(pairs(held[:64])) == 64 * 63 // 2
    # Beyond that each meets the first two, and the two behind it.
    assert len(pairs(held[:65])) == 64 + 63 + 2 * 61 + 1
    assert len(pairs(held)) == 65 + 64 + 2 * 62 + 1


def test_texts_are_compared_from_twenty_letters_on() -> None:
    for length, compared in ((19, 0), (20, 2)):
        body = _Paper().run(length)
        found = dedupe([Record(id=id_, body=body) for id_ in "ab"])
        assert found.compared == compared


@pytest.mark.parametrize(("length", "certain"), [(18, False), (19, False), (20, True)])
def test_a_shared_passage_is_certain_to_be_found_from_twenty_characters_on(
    length: int, certain: bool
) -> None:
    paper = _Paper()
    found = []
    for _ in range(400):
        passage = paper.run(length)
        left, right = (
            set(fingerprint_slowly(paper.run(30) + passage + paper.run(30))) for _ in range(2)
        )
        found.append(bool(left & right))
    assert all(found) is certain


# --- what is written about them -----------------------------------------------------------------


def test_the_docs_tell_every_threshold() -> None:
    docs = DOCS.read_text("utf-8")
    table = dict(re.findall(r"^\| `([A-Z_]+)` \| ([\d.]+) \|", docs, re.M))
    known = {k: v for k, v in vars(settings).items() if k.isupper()}
    assert {name: float(value) for name, value in table.items()} == known


def test_the_numbers_in_the_docs_are_those_of_the_settings() -> None:
    docs = " ".join(DOCS.read_text("utf-8").split())
    of = settings
    for said in (
        f"more than half ({of.REPRINT})",
        f"of a text under {of.SHORT} characters, {of.WHOLE} of one under {of.PASSAGE}",
        f"under {of.CARRIED} of its length and {of.WHOLE} are found",
        f"unbroken passage of {of.PASSAGE} characters",
        f"whole clauses ({of.MOVED} characters and more)",
        f"windows of {of.WINDOW} shingles of {of.GRAM} characters",
        f"{of.WINDOW} + {of.GRAM} − 1 = **{of.CERTAIN}** characters",
        f"{of.WINDOW} · {of.ENOUGH} + {of.GRAM} − 1 = **{of.WINDOW * of.ENOUGH + of.GRAM - 1}**",
        f"A fingerprint that more than {of.HOLDERS} different texts hold",
        f"Bodies under `--min-length` ({of.MIN_LENGTH})",
        f"no run of {of.PASSAGE - of.GRAM + 1} of them",
    ):
        assert said in docs
