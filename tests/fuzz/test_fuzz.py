"""A short search of each target, with the same inputs every time."""

from __future__ import annotations

import random
import warnings

import pytest

from tests.fuzz import mutating, running
from tests.fuzz.invariants import Broken
from tests.fuzz.named import TARGETS
from tests.fuzz.running import Target, fault, grows, inputs, search, target

_USUAL = 150
_SEEDS = {"index": 1, "matching": 10, "diffs": 10}  # those of the others are all tried
_COUNTS = {"decoding": 600, "dates": 2500, "index": 1, "matching": 20, "diffs": 200}


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_promised_holds_of_seeds_and_of_what_a_short_search_tries(name: str) -> None:
    warnings.simplefilter("ignore", UserWarning)
    searched = target(name)
    for seed in searched.seeds[: _SEEDS.get(name)]:
        assert fault(searched.check, seed) is None
    made = search(searched, _COUNTS.get(name, _USUAL), seed=19, timed=False)
    assert not made.found, "\n".join(told for _, told in made.found.values())


def test_one_seed_gives_the_same_inputs_and_another_gives_others() -> None:
    sites = target("sites")
    first, again, other = (inputs(sites, seed) for seed in (1, 1, 2))
    made = [next(first) for _ in range(20)]
    assert made == [next(again) for _ in range(20)]
    assert made != [next(other) for _ in range(20)]


def _refusing(word: bytes) -> Target:
    def check(data: bytes) -> None:
        if word in data:
            raise Broken("it holds no such word", "it does")

    return Target("words", (b"<p>one two three</p>",), check, mutating.mutated)


def test_what_breaks_a_promise_is_found_once_and_made_small() -> None:
    made = search(_refusing(b"two"), 50, seed=0, timed=False)
    assert [data for data, _ in made.found.values()] == [b"two"]


def test_what_breaks_none_is_not_found() -> None:
    assert not search(_refusing(b"no such word"), 50, seed=0, timed=False).found


@pytest.mark.parametrize(("power", "is_found"), [(1, False), (2, True)])
def test_an_input_that_costs_four_times_when_it_is_doubled_is_found(
    power: int, is_found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_seconds", lambda check, text: (len(text) / 4000) ** power)
    found = grows(lambda data: None, b"<p>one two three</p>", random.Random(0))
    assert (found is not None) == is_found
