"""Patterns are compiled when they are first used."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.lazy import regex

HOME = Path(__file__).parents[1]
WATCHED = """
import importlib, pkgutil, re, sys
from pathlib import Path
import cleaner

package, made = Path(cleaner.__file__).parent, []
compile = re._compile

def watched(pattern, flags):
    frame = sys._getframe(1)
    while frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    if Path(frame.f_code.co_filename).is_relative_to(package):
        made.append(f"{frame.f_code.co_filename}:{frame.f_lineno}")
    return compile(pattern, flags)

re._compile = watched
for info in pkgutil.walk_packages(cleaner.__path__, "cleaner."):
    if not info.name.endswith("__main__"):
        try:
            importlib.import_module(info.name)
        except ImportError:
            pass
print(*made, sep="\\n")
"""


@given(text=st.text("ab1年", max_size=12))
def test_a_pattern_says_what_one_that_is_compiled_at_once_says(text: str) -> None:
    given_, flags = r"(?P<letters>[AB]+)(\d?)", re.I
    late, early = regex(given_, flags), re.compile(given_, flags)
    found = early.search(text)
    assert (late.search(text) or [None])[0] == (found[0] if found else None)
    assert late.findall(text) == early.findall(text)
    assert late.sub(r"<\g<letters>>", text) == early.sub(r"<\g<letters>>", text)
    assert [m.span() for m in late.finditer(text)] == [m.span() for m in early.finditer(text)]
    assert (late.pattern, late.flags, late.groups) == (early.pattern, early.flags, early.groups)


def test_a_pattern_is_compiled_at_its_first_use_and_its_text_is_none() -> None:
    broken = regex("(")
    assert broken.pattern == "("
    assert not hasattr(broken, "no_such_method")
    with pytest.raises(re.error):
        broken.search("")


def test_a_pattern_of_bytes_is_one_too() -> None:
    assert regex(rb"\d+").findall(b"12 and 3") == [b"12", b"3"]


def test_no_module_compiles_a_pattern_while_it_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WATCHED],
        capture_output=True,
        text=True,
        check=True,
        cwd=HOME,
    )
    assert not done.stdout.split()
