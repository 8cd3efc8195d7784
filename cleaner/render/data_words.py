"""Words of the data that people are shown: each stands in the catalogue, and `_` words it.

The data itself has these values in every language.
"""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.messages import _, in_language, marked, phrase

RELATIONS = (
    marked("original"),
    marked("candidate"),
    marked("full"),
    marked("edited"),
    marked("excerpt"),
    marked("partial"),
    marked("none"),
)
CHANGES = (
    marked("title"),
    marked("dateline"),
    marked("paragraphs cut"),
    marked("paragraphs added"),
    marked("paragraphs moved"),
    marked("figures"),
    marked("names"),
)
FURNITURE = (
    marked("dateline"),
    marked("byline"),
    marked("editor"),
    marked("source"),
    marked("agency mark"),
    marked("credits"),
)
FIELDS = (
    marked("date"),
    marked("source"),
    marked("outlet"),
    marked("site"),
    marked("column"),
    marked("author"),
    marked("editor"),
    marked("url"),
    marked("summary"),
    marked("keywords"),
)
LEDGERS = (
    marked("novel"),
    marked("partly old"),
    marked("recombination"),
    marked("reprint"),
    marked("undated"),
)


SYSTEMS = (  # what operating systems say, as far as one meets it
    phrase("no such file or directory"),
    phrase("permission denied"),
    phrase("operation not permitted"),
    phrase("is a directory"),
    phrase("not a directory"),
    phrase("directory not empty"),
    phrase("file exists"),
    phrase("file name too long"),
    phrase("no space left on device"),
    phrase("read-only file system"),
    phrase("disk quota exceeded"),
    phrase("input/output error"),
    phrase("too many open files"),
    phrase("too many levels of symbolic links"),
)
ARTICLES = (phrase("line {number}"), phrase("standard output"), phrase("standard input"))
LEFT_OUT = (marked("short"), marked("empty"), marked("repeated"))
PASSAGES = (marked("form"), marked("standing"))
SIDES = (marked("left"), marked("right"), marked("neither"))


def listed(words: Iterable[str]) -> str:
    """Return words of the data as a list to read."""
    return _(", ").join(map(_, words))


def reasons(text: str) -> str:
    """Return phrases that the data joins by semicolons in the reader's language."""
    return _("; ").join(map(in_language, text.split("; ")))
