"""Damaged samples end nothing, and as many as before still read as the whole ones."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.fuzz.damages import DAMAGES, PLACES, as_toml, damaged, records, samples, table

GOLDEN = Path(__file__).parents[1] / "goldens" / "damages.toml"
UPDATE = "pytest tests/fuzz/test_damages.py --update-goldens"


def test_as_many_damaged_samples_as_before_read_as_the_whole_ones(update_goldens: bool) -> None:
    found = table(samples(), PLACES)
    if update_goldens:
        GOLDEN.write_text(as_toml(found), "utf-8")
    kept = tomllib.loads(GOLDEN.read_text("utf-8"))
    for damage, row in found.items():
        for group, (exact, number) in row.items():
            at_least, of = kept[damage].get(group, (0, 0))
            where = f"{damage}, {group}"
            assert number == of, f"{where}: there are other samples: `{UPDATE}`"
            assert exact >= at_least, f"{where}: {exact} of {number}, and {at_least} before"


def test_a_damage_is_one_and_the_same_each_time() -> None:
    page = "<html>\n<p>泵站试运行。</p>\n<p>明年完工。</p>\n</html>\n".encode()
    for damage in DAMAGES:
        copies = list(damaged("page", damage, page, 4))
        assert copies
        assert page not in copies
        assert copies == list(damaged("page", damage, page, 4))


def test_what_is_told_of_bytes_is_not_compared_and_what_is_read_is() -> None:
    page = "<title>泵站试运行</title><h1>泵站试运行</h1><p>泵站今天试运行，明年完工。</p>" * 2
    assert records(page.encode()) == records(page.encode("gb18030"))
    assert records(page.encode()) != records(page.replace("明年", "今年").encode())
