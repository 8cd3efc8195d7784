"""An object of JSON as an article: which of its keys says what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from cleaner.article import FIELDS, Board, Image, Paper, Security
from cleaner.newstext import dates, people, sources
from cleaner.newstext.houses import house
from cleaner.newstext.whitespace import fold
from cleaner.wrappers import spellings as spelt
from cleaner.wrappers.stored_texts import (
    bare_text,
    is_html,
    is_whole_page,
    markup_or_plain,
    plain_paragraphs,
    plain_title,
)

_ADDRESS = re.compile(r"(?:https?:)?//[^\s<>\"]+\Z", re.I)
# More than a site's own address, which many articles share.
_PAGE_ADDRESS = re.compile(r"(?:https?:)?//[^\s<>\"/?#]+/[^\s<>\"]*[^\s<>\"/]/?\Z", re.I)
_KEPT_RAW = ("url", "source")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?\Z")
# A day, also as the midnight that tables make of it.
_DAY_ALONE = re.compile(r"\A.{10}(?:T00:00(?::00)?\+08:00)?\Z")
# Plain strings of a record that are taken as they stand.
_STRINGS = ("site", "outlet", "date_note", "path", "encoding", "template", "wrapper")
_STRUCTURED: dict[str, Any] = {
    "linked_securities": list[Security],
    "linked_boards": list[Board],
    "images": list[Image],
    "paper": Paper,
}


def is_article(item: dict[str, Any]) -> bool:
    """Tell an object that holds an article: a title and a text, or HTML."""
    keys = spelt.bare_keys(item)
    text = _text(item, keys)
    if text is None:
        return False
    return is_html(text[1]) or any(name in keys for name in spelt.TITLE)


def has_id(item: dict[str, Any]) -> bool:
    """Tell whether an object has an id of its own."""
    return _Item(item).text(spelt.ID) is not None


def _text(item: dict[str, Any], keys: dict[str, str]) -> tuple[str, str] | None:
    """Return the key that holds the text, and the text; what is empty counts last."""
    empty = None
    for name in spelt.TEXT:
        if (key := keys.get(name)) is None:
            continue
        text = spelt.text_of(item[key])
        if text is not None and text.strip():
            return key, text
        if text is not None and empty is None:
            empty = key, ""
    for name in spelt.HTML_ONLY:
        if (key := keys.get(name)) is not None:
            text = spelt.text_of(item[key])
            if text is not None and is_html(text):
                return key, text
    return empty


class _Item:
    """An object's keys, each taken once: what nobody takes travels along."""

    def __init__(self, item: dict[str, Any]) -> None:
        self.item = item
        self.keys = spelt.bare_keys(item)
        self.taken: set[str] = set()

    def value(self, names: Iterable[str]) -> object:
        """Take the first of these keys that holds something."""
        for name in names:
            key = self.keys.get(name)
            if (
                key is not None
                and key not in self.taken
                and self.item[key] not in (None, "", [], {})
            ):
                self.taken.add(key)
                return self.item[key]
        return None

    def text(self, names: Iterable[str], fits: Callable[[str], object] | None = None) -> str | None:
        """Take the first of these keys that holds a text that fits."""
        for name in names:
            key = self.keys.get(name)
            if key is not None and key not in self.taken:
                text = spelt.text_of(self.item[key])
                if text and text.strip() and (fits is None or fits(text.strip())):
                    self.taken.add(key)
                    return text.strip()
        return None

    def rest(self) -> dict[str, Any]:
        """Return what is left and is no field of ours.

        What ours of these names could not take (a relative address) is kept beside it, as the date
        as printed is: nothing of an input is lost in silence.
        """
        left = {k: v for k, v in self.item.items() if k not in self.taken}
        raw = {f"{k}_raw": left[k] for k in _KEPT_RAW if left.get(k) not in (None, "", [], {})}
        return {**raw, **{k: v for k, v in left.items() if k not in FIELDS}}


def read(item: dict[str, Any]) -> dict[str, Any]:
    """Return what an article object tells, as the arguments of a `Wrapped`."""
    taken = _Item(item)
    key, text = _text(item, taken.keys) or ("", "")
    taken.taken.add(key)
    markup: str | None
    plain: str | None
    if ours := "cleaner_version" in item:  # a piece of our own record: nothing in it is escaped
        markup, plain = None, "\n".join(plain_paragraphs(text))
    else:
        markup, plain = markup_or_plain(text)
    html = markup is not None
    title_names = (*spelt.TITLE, "name") if html else spelt.TITLE
    author = bare_author(bare_text(taken.text(spelt.AUTHOR)))
    source = bare_text(taken.text(spelt.SOURCE, _names_a_source))
    title = taken.text(title_names)
    if html and house(author) is not None:  # feeds print the medium where the author stands
        source, author = source or author, None
    address = taken.text(spelt.URL, _ADDRESS.match)
    address = address or taken.text(spelt.SOURCE, _PAGE_ADDRESS.match)  # as trafilatura writes it
    read: dict[str, Any] = {
        "wrapper": "feed" if html else "record",
        "markup": markup,
        "fragment": not is_whole_page(markup or ""),
        "plain": plain,
        "title": title if ours else plain_title(title),
        "date_raw": _date(taken),
        "url": address,
        "source": source,
        "author": author,
        "summary": bare_text(taken.text(spelt.SUMMARY)),
        "keywords": tuple(spelt.words_of(taken.value(spelt.KEYWORDS))),
    }
    read["known"], read["warnings"] = _known(taken, read)
    return read


def _names_a_source(text: str) -> bool:
    bare = bare_text(text)
    return not _ADDRESS.match(text) and sources.source_name(bare) is not None


def _date(taken: _Item) -> str | None:
    """Take the date: the first that can be read; where it is a day alone, with its time of day.

    A table may hold the two in a column each, then a clock stands under a date's name.
    """
    found = {
        name: text.strip()
        for name in spelt.DATE
        if (key := taken.keys.get(name)) is not None and (text := spelt.text_of(taken.item[key]))
    }
    stamps = {name: stamp.iso for name, text in found.items() if (stamp := dates.find(text))}
    clocks = [name for name, text in found.items() if _CLOCK.match(text)]
    name = next(iter(stamps), None)
    raw = taken.text((name,) if name else spelt.DATE)
    if name and clocks and _DAY_ALONE.search(stamps[name]):
        return f"{stamps[name][:10]} {taken.text(clocks[:1])}"
    return raw


def _known(taken: _Item, read: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the record's own fields, normalised, and what could not be taken."""
    item, known, warnings = taken.item, dict[str, Any](), []
    for name in _STRINGS:
        if isinstance(value := item.get(name), str) and value:
            known[name] = value
    own = taken.text(spelt.ID) or (None if read["url"] else taken.text(spelt.NUMBER))
    if own is not None:
        known["id"] = own
    if (number := spelt.text_of(item.get("article_id"))) is not None and number:
        known["article_id"] = number
    if editor := people.editor_name(taken.text(spelt.EDITOR)):
        known["editor"] = editor
    if headline := fold(spelt.text_of(item.get("original_title")) or ""):
        known["original_title"] = headline
    if printed := spelt.text_of(item.get("date_raw")):
        known["date_raw"] = fold(printed)
    if stamp := dates.find(taken.text(spelt.CAPTURED)):
        known["captured_at"] = stamp.iso
    if isinstance(item.get("warnings"), list):
        warnings += [str(warning) for warning in item["warnings"]]
    for name, kind in _STRUCTURED.items():
        if item.get(name) in (None, "", [], {}):
            continue
        value = _structured(name, item[name], kind)
        if value is None:
            warnings.append(f"the input's {name} could not be read")
        else:
            known[name] = value
    if read["wrapper"] == "record":
        for name in ("title", "author", "summary"):
            if told := fold(read[name] or ""):
                known[name] = told
        if origin := sources.source_name(read["source"]):
            known["source"] = origin
        if read["keywords"]:
            known["keywords"] = list(read["keywords"])
    if isinstance(item.get("input_sha256"), str):
        known["input_sha256"] = item["input_sha256"]
    if extra := taken.rest():
        known["extra"] = extra
    return known, tuple(dict.fromkeys(warnings))


def _structured(name: str, value: object, kind: object) -> object:
    if name == "images" and isinstance(value, list):
        value = [{"url": v, "caption": None} if isinstance(v, str) else v for v in value]
    if name == "paper" and isinstance(value, str):
        value = {"name": value, "date": None, "page": None}
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return None


def bare_author(author: str | None) -> str | None:
    """Return an author without a label: 作者：窦世平 gives 窦世平."""
    if author is None:
        return None
    author = fold(author.replace("\n", " "))
    return people.byline(author) or author or None
