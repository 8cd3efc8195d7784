"""Every field of a page of an unknown site: what it shows goes before what its head says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cleaner.evidence import By, Told
from cleaner.newstext import dates, name_shapes, people, sources
from cleaner.page.page import Page
from cleaner.readers.generic import hidden_dates, metadata
from cleaner.readers.generic.header_date import HeaderFacts, is_entry
from cleaner.readers.generic.page_lines import Line
from cleaner.readers.reading import Reading


def fill(
    reading: Reading,
    page: Page,
    header: HeaderFacts,
    lines: Sequence[Line],
    ld: Sequence[dict[str, Any]],
) -> None:
    """Choose the fields.

    Args:
        reading: what takes them.
        page: the page.
        header: what the lines around the headline say.
        lines: the lines of the page.
        ld: its JSON-LD articles.

    """
    _date(reading, page, header, lines, ld)
    for name in ("source", "author", "editor", "summary"):
        if value := getattr(header, name):
            setattr(reading, name, value)
            reading.told[name] = header.told[name]
    for name, value, told in _unseen(page, ld):
        if value and getattr(reading, name) is None:
            setattr(reading, name, value)
            reading.told[name] = told
    if (
        reading.source
        and reading.source == reading.author
        and name_shapes.is_person(reading.source)
    ):
        reading.source = None  # a person is no source
        del reading.told["source"]
    if reading.author and reading.author == reading.editor and header.author is None:
        reading.author = None  # a CMS names its editor as the author
        del reading.told["author"]
    reading.keywords = metadata.keywords(page)


def _date(
    reading: Reading,
    page: Page,
    header: HeaderFacts,
    lines: Sequence[Line],
    ld: Sequence[dict[str, Any]],
) -> None:
    """Choose the date; a declared publication goes before a time of change or of an entry."""
    declared, meta = metadata.meta_date(page, ld)
    shown = header.date_raw, header.told.get("date")
    doubtful = header.of_change or (declared is not None and is_entry(lines, header))
    for value, told in _in_order(page, shown, (declared, meta), header, doubtful=doubtful):
        if value and told:
            reading.date_raw, reading.told["date"] = value, told
            break
    if declared and meta and header.date_raw and _refines(declared, header.date_raw):
        reading.date_raw, reading.told["date"] = declared, meta.and_by(By.SHOWN_DAY)


def _in_order(
    page: Page,
    shown: tuple[str | None, Told | None],
    declared: tuple[str | None, Told | None],
    header: HeaderFacts,
    *,
    doubtful: bool,
) -> Iterator[tuple[str | None, Told | None]]:
    if not doubtful:
        yield shown
    yield declared
    yield from hidden_dates.hidden_dates_of(page)
    yield shown
    yield header.yearless, Told(By.YEARLESS_LINE)
    yield hidden_dates.in_address(page.url), Told(By.ADDRESS)


def _refines(raw: str, shown: str) -> bool:
    """Tell whether metadata gives the time of the day that the page shows; midnight is none."""
    one, other = dates.find_date(raw), dates.find_date(shown)
    if one is None or other is None or len(other.iso) > len("2024-03-05"):
        return False
    return one.iso.startswith(other.iso + "T") and "T00:00" not in one.iso


def _unseen(page: Page, ld: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str | None, Told]]:
    """Give the names that stand where no reader sees them."""
    if "_baidu" in page.markup:  # what many a CMS tells a search engine
        source = next(page.texts("#source_baidu"), None)
        author = next(page.texts("#author_baidu"), None)
        editor = next(page.texts("#editor_baidu"), None)
        yield "source", sources.source_name(source), Told(By.SELECTOR, "#source_baidu")
        yield "author", people.author_name(author), Told(By.SELECTOR, "#author_baidu")
        yield "editor", people.editor_name(editor), Told(By.SELECTOR, "#editor_baidu")
    yield "source", metadata.meta_source(page, ld), Told(By.METADATA)
    yield "author", metadata.meta_author(page, ld), Told(By.METADATA)
    yield "column", metadata.meta_column(page, ld), Told(By.METADATA)
