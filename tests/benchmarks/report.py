"""How large a report becomes, how long it takes to write, and how soon a browser answers in it.

python -m tests.benchmarks.report --stories 5000
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.stress.corpus import Group, Plan, articles
from tests.benchmarks.stress.relations import RELATIONS
from tests.browser import NoBrowserError, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

_COPIES = 2  # of each original
_MEMBER_BITS = 14  # as in the corpus's plans
_SEARCH = """async (word) => {
    const field = document.getElementById("words");
    const begun = performance.now();
    field.value = word;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return performance.now() - begun;
}"""
_WORDS = ("市", "增加", "二〇二三年", "nobody", "")


def planned(stories: int) -> Plan:
    """Return a corpus in which each article has copies, by one relation after the other."""
    names = itertools.cycle(RELATIONS)
    groups = tuple(
        Group("copies", ("original", *itertools.islice(names, _COPIES))) for _ in range(stories)
    )
    places = array("q", (g << _MEMBER_BITS | m for g in range(stories) for m in range(_COPIES + 1)))
    random.Random(0).shuffle(places)
    return Plan(0, groups, places)


def written(folder: Path, stories: int) -> Iterator[tuple[str, str]]:
    """Write a report, and give what it took."""
    given, page, out = (folder / name for name in ("given.jsonl", "report.html", "out.jsonl"))
    with given.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in articles(planned(stories)))
    yield "articles", f"{stories * (_COPIES + 1):,}, {given.stat().st_size / 1e6:.1f} MB"
    command = [sys.executable, "-m", "cleaner", "dedupe", str(given), "-o", str(out), "-q"]
    plain = _seconds(command)
    whole = _seconds([*command, "--report", str(page)])
    yield "dedupe", f"{plain:.1f} s"
    yield "dedupe --report", f"{whole:.1f} s, {whole - plain:.1f} s more"
    yield "report", f"{page.stat().st_size / 1e6:.1f} MB"


def _seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - begun


def looked_at(page: Path) -> Iterator[tuple[str, str]]:
    """Open a report in a browser, and give how soon it answers."""
    with chromium() as browser:
        tab = browser.new_page()
        begun = time.perf_counter()
        tab.goto(page.as_uri())
        tab.locator("#list > li").first.wait_for()
        yield "opened", f"{time.perf_counter() - begun:.2f} s"
        times = [float(tab.evaluate(_SEARCH, word)) for word in _WORDS]
        yield "searches", f"{min(times):.0f} to {max(times):.0f} ms, drawn"
        yield "a diff opened", f"{_opened(tab) * 1000:.0f} ms"


def _opened(tab: Page) -> float:
    tab.locator("#list summary").first.click()
    button = tab.get_by_role("button", name="Changes").first
    button.wait_for()
    begun = time.perf_counter()
    button.click()
    tab.locator(".diff").first.wait_for()
    return time.perf_counter() - begun


def main() -> None:
    """Print the figures, a line each."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stories", type=int, default=5_000)
    stories = options.parse_args().stories
    with tempfile.TemporaryDirectory() as made:
        for name, value in written(Path(made), stories):
            print(f"{name:<16} {value}", flush=True)  # noqa: T201 - that is its task
        try:
            for name, value in looked_at(Path(made) / "report.html"):
                print(f"{name:<16} {value}", flush=True)  # noqa: T201
        except NoBrowserError as error:
            print(f"not looked at: {error}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
