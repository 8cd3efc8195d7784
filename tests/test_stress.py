"""What the stress corpus promises of its planted relations, its shares and its traps."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from random import Random
from typing import Any

import pytest
from rapidfuzz.distance import Levenshtein

from tests.benchmarks import stress
from tests.benchmarks.stress import corpus, relations, series, story

pytest.importorskip("opencc", reason="the traditional script needs the extra `benchmark`")

SIZE = 3000
Records = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def plan() -> stress.Plan:
    return stress.plan(SIZE, seed=1)


@pytest.fixture(scope="module")
def records(plan: stress.Plan) -> Records:
    return {record["id"]: record for record in stress.articles(plan)}


@pytest.fixture(scope="module")
def pairs(plan: stress.Plan) -> list[stress.Pair]:
    return list(stress.truth(plan))


@pytest.fixture(scope="module")
def copies(plan: stress.Plan, records: Records) -> dict[str, list[tuple[str, str]]]:
    """Return the bodies of original and copy, by what was planted, the original first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for number, ids in corpus.members(plan).items():
        group = plan.groups[number]
        if group.kind == "copies":
            for name, member in zip(group.members[1:], ids[1:], strict=True):
                bodies = records[ids[0]]["body"], records[member]["body"]
                found.setdefault(name, []).append(bodies)
    return found


def stories(count: int, shortest: int = 0) -> list[story.Story]:
    random = Random(7)
    fresh = (story.invent(random) for _ in itertools.count())
    return list(itertools.islice((s for s in fresh if len(s.text) >= shortest), count))


def grams(text: str, size: int = 5) -> set[str]:
    return {text[i : i + size] for i in range(len(text) - size + 1)}


def words_only(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def figures(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", text)


def test_the_same_seed_gives_the_same_corpus_and_truth() -> None:
    first, again, other = stress.plan(300, 5), stress.plan(300, 5), stress.plan(300, 6)
    assert list(stress.articles(first)) == list(stress.articles(again))
    assert list(stress.truth(first)) == list(stress.truth(again))
    assert list(stress.articles(first)) != list(stress.articles(other))


@pytest.mark.parametrize("size", [1, 2, 10, 57, 1000])
def test_a_corpus_has_as_many_articles_as_asked_for(size: int) -> None:
    ids = [record["id"] for record in stress.articles(stress.plan(size))]
    assert len(ids) == len(set(ids)) == size


def test_articles_are_about_1200_characters_long_and_varied(records: Records) -> None:
    lengths = sorted(len(record["body"]) for record in records.values())
    assert 1050 <= sum(lengths) / SIZE <= 1350
    assert lengths[SIZE // 10] < 500
    assert lengths[-SIZE // 10] > 1800


@pytest.mark.parametrize("size", [1000, 10_000, 100_000, 1_000_000])
def test_a_fifth_is_planted_a_tenth_in_series_and_one_story_popular(size: int) -> None:
    plan = stress.plan(size)
    shares: Counter[str] = Counter()
    for group in plan.groups:
        shares["series" if group.kind in series.SERIES else "planted"] += len(group.members)
        shares["popular"] += len(group.members) if group.kind == corpus.POPULAR else 0
    assert shares["planted"] == pytest.approx(0.2 * size, abs=2)
    assert shares["series"] == pytest.approx(0.1 * size, abs=2)
    assert shares["popular"] == min(stress.POPULAR_CAP, size // 10)


def test_every_relation_and_every_kind_of_series_occurs(pairs: list[stress.Pair]) -> None:
    planted = Counter(pair.planted for pair in pairs)
    assert set(planted) == {*relations.RELATIONS, *series.SERIES, "popular", "digest", "quotation"}
    copied = [planted[name] for name in relations.RELATIONS]
    assert min(copied) >= 10
    assert max(copied) <= 2 * min(copied)


def test_a_pair_is_scored_once_and_two_copies_of_one_original_never(
    plan: stress.Plan, pairs: list[stress.Pair]
) -> None:
    known = {(pair.left, pair.right) for pair in pairs}
    assert len(known) == len(pairs)
    assert all(left < right for left, right in known)
    for number, ids in corpus.members(plan).items():
        if plan.groups[number].kind in ("copies", "popular"):
            siblings = itertools.combinations(ids[1:6], 2)
            assert not any(tuple(sorted(pair)) in known for pair in siblings)


def test_an_exact_copy_has_the_same_text(copies: dict[str, list[tuple[str, str]]]) -> None:
    assert all(original == copy for original, copy in copies["exact"])


def test_other_marks_leave_the_story_as_it_is() -> None:
    for original in stories(50):
        copy = relations.marks(Random(1), original)
        assert copy.text == original.text
        assert copy.head != original.head
        assert copy.tail != original.tail


def test_other_punctuation_changes_no_word(copies: dict[str, list[tuple[str, str]]]) -> None:
    for original, copy in copies["punctuation"]:
        assert words_only(original) == words_only(copy)
        assert original != copy


def test_full_width_is_the_same_text_once_folded() -> None:
    for original in stories(50):
        wide = relations.width(Random(1), original).text
        narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in wide)
        assert words_only(narrow) == words_only(original.text)
        assert not re.search("[0-9]", wide)


def test_traditional_script_keeps_every_place_and_changes_many_characters(
    copies: dict[str, list[tuple[str, str]]],
) -> None:
    for original, copy in copies["traditional"]:
        assert len(original) == len(copy)
        changed = sum(a != b for a, b in zip(original, copy, strict=True))
        assert changed > 0.1 * len(original)
        assert figures(original) == figures(copy)


@pytest.mark.parametrize("share", [0.05, 0.15, 0.30])
def test_an_edit_changes_the_promised_share_and_no_figure(share: float) -> None:
    for number, original in enumerate(stories(60)):
        copy = relations.edit_runs(Random(number), original.text, share)
        changed = Levenshtein.distance(original.text, copy) / len(original.text)
        assert share * 0.8 <= changed <= share * 1.1
        assert figures(original.text) == figures(copy)
        assert original.text.count("\n") == copy.count("\n")


def test_fifteen_percent_means_thirteen_to_seventeen_in_the_corpus() -> None:
    make = relations.RELATIONS["edited_15"].make
    for number, original in enumerate(stories(60)):
        copy = make(Random(number), original)
        changed = Levenshtein.distance(original.text, copy.text) / len(original.text)
        assert 0.13 <= changed <= 0.17


def test_edited_runs_are_two_to_fourteen_characters_long() -> None:
    original = "".join(stories(5)[0].paragraphs[0]) * 20
    copy = relations.edit_runs(Random(3), original, 0.05)
    for edit in Levenshtein.opcodes(original, copy):
        longest = max(edit.src_end - edit.src_start, edit.dest_end - edit.dest_start)
        assert edit.tag == "equal" or longest <= relations.RUN_LONGEST


def test_sentences_are_dropped_and_moved_but_none_is_rewritten() -> None:
    for number, original in enumerate(stories(40, shortest=400)):
        copy = relations.reordered(Random(number), original)
        before = [s for paragraph in original.paragraphs for s in paragraph]
        after = [s for paragraph in copy.paragraphs for s in paragraph]
        assert not Counter(after) - Counter(before)
        assert 0.65 * len(before) <= len(after) < len(before)
        assert after != [s for s in before if s in after]


@pytest.mark.parametrize(("share", "slack"), [(0.50, 0.09), (0.25, 0.07)])
def test_an_excerpt_is_one_passage_of_the_story(share: float, slack: float) -> None:
    shortest = relations.RELATIONS[f"excerpt_{share:.0%}".strip("%")].shortest
    for number, original in enumerate(stories(60, shortest)):
        copy = relations.excerpt(share)(Random(number), original)
        passage = copy.text.replace("\n", "")
        assert passage in original.text.replace("\n", "")
        assert abs(len(passage) / len(original.text) - share) <= slack


def test_an_embedded_story_stands_whole_in_a_clearly_longer_text() -> None:
    for number, original in enumerate(stories(40)):
        host = relations.embedded(Random(number), original).text
        assert original.text in host
        assert len(host) >= 1.6 * len(original.text)


def test_a_digest_carries_two_stories_whole() -> None:
    for first, second in itertools.pairwise(stories(20)):
        both = relations.digest(Random(1), first, second).text
        assert first.text in both
        assert second.text in both


def test_the_two_stories_of_a_digest_are_unrelated(
    records: Records, pairs: list[stress.Pair]
) -> None:
    of_digests = Counter(pair.relation for pair in pairs if pair.planted == "digest")
    assert of_digests["excerpt"] == 2 * of_digests["none"] > 0
    for pair in pairs:
        if pair.planted == "digest" and pair.relation == "none":
            left, right = grams(records[pair.left]["body"]), grams(records[pair.right]["body"])
            assert len(left & right) < 0.2 * min(len(left), len(right))


def test_stories_that_share_a_quotation_share_little_else(
    records: Records, pairs: list[stress.Pair]
) -> None:
    quoting = [pair for pair in pairs if pair.relation == "partial"]
    assert quoting
    for pair in quoting:
        left, right = records[pair.left]["body"], records[pair.right]["body"]
        assert any(line[:90] in right for line in left.split("\n") if len(line) >= 90)
        assert len(grams(left) & grams(right)) < 0.35 * min(len(grams(left)), len(grams(right)))


def test_issues_of_a_series_look_alike_and_tell_other_facts(
    records: Records, pairs: list[stress.Pair]
) -> None:
    alike = []
    for pair in pairs:
        if pair.planted in series.SERIES:
            assert pair.relation == "none"
            left, right = records[pair.left], records[pair.right]
            first, second = grams(left["body"], 3), grams(right["body"], 3)
            alike.append(len(first & second) / min(len(first), len(second)))
            assert left["body"] != right["body"]
            assert figures(left["body"]) != figures(right["body"])
    assert min(alike) > 0.2
    assert sum(alike) / len(alike) > 0.5


def test_notices_about_persons_differ_in_the_person(
    records: Records, pairs: list[stress.Pair]
) -> None:
    for pair in pairs:
        if pair.planted == "personnel":
            left, right = (
                re.search("拟任职干部(.*?)同志", records[i]["body"])
                for i in (pair.left, pair.right)
            )
            assert left
            assert right
            assert left[1] != right[1]


def test_unrelated_stories_share_phrases_but_no_passage() -> None:
    bodies = [fresh.text for fresh in stories(120)]
    sets = [grams(body) for body in bodies]
    shares = [len(a & b) / min(len(a), len(b)) for a, b in itertools.combinations(sets, 2)]
    assert max(shares) < 0.2
    assert sum(share > 0 for share in shares) > 0.9 * len(shares)
    longest = 50
    passages = [grams(body, longest) for body in bodies]
    assert not any(a & b for a, b in itertools.combinations(passages, 2))
