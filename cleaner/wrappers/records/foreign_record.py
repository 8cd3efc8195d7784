"""An object of JSON as an article: which of its keys says what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from cleaner.article import FIELDS, Board, Image, Mention, Paper, Security
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import columns, dates, people, sources
from cleaner.newstext.houses import house
from cleaner.newstext.whitespace import fold
from cleaner.wrappers.records import record_dates
from cleaner.wrappers.records import spellings as spelt
from cleaner.wrappers.records.stored_texts import (
    bare_text,
    is_html,
    is_whole_page,
    markup_or_plain,
    plain_paragraphs,
    plain_title,
)

_ADDRESS = regex(r"(?:https?:)?//[^\s<>\"]+\Z", re.I)
# More than a site's own address, which many articles share.
_PAGE_ADDRESS = regex(r"(?:https?:)?//[^\s<>\"/?#]+/[^\s<>\"]*[^\s<>\"/]/?\Z", re.I)
_KEPT_RAW = ("url", "source")
_HAN = regex(r"[\u3400-\u9fff]")
_FEW_HAN = 8
_CLOCK = regex(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?\Z")
# A day, also as the midnight that tables make of it.
_DAY_ALONE = regex(r"\A.{10}(?:T00:00(?::00)?\+08:00)?\Z")
# Plain strings of a record, each one line.
_STRINGS = ("site", "outlet", "date_note", "path", "encoding", "template", "wrapper")
_STRUCTURED: dict[str, Any] = {
    "linked_securities": list[Security],
    "mentioned_securities": list[Mention],
    "linked_boards": list[Board],
    "images": list[Image],
    "paper": Paper,
}


def is_article(item: dict[str, Any]) -> bool:
    """Tell an object that holds an article: a title and a text, HTML, a question and its answer.

    Where both are blank an id or an address says that there was one. A text without a title is one
    where it says when it appeared, as flashes do, and nobody who wrote it: comments and messages
    have the same shape.
    """
    keys = spelt.bare_keys(item)
    text = _text(item, keys)
    if text is None:
        return _question(item, keys) is not None
    if is_html(text[1]):
        return True
    if any(name in keys for name in spelt.TITLE):
        titles = (item[keys[name]] for name in spelt.TITLE if name in keys)
        return bool(text[1]) or not all(map(spelt.is_nothing, titles)) or _names_one(item, keys)
    if len(_HAN.findall(text[1])) < _FEW_HAN or any(name in keys for name in spelt.WRITER):
        return False
    told = (spelt.text_in(item[keys[name]]) or "" for name in spelt.DATE if name in keys)
    return any(dates.find_date(text) or _CLOCK.match(text) for text in told)


def _names_one(item: dict[str, Any], keys: dict[str, str]) -> bool:
    """Tell whether an object says which article it is of."""
    told = (item[keys[name]] for name in (*spelt.ID, *spelt.URL) if name in keys)
    return not all(map(spelt.is_nothing, told))


def is_address(text: str) -> bool:
    """Tell a web address."""
    return _ADDRESS.match(text) is not None


def _question(item: dict[str, Any], keys: dict[str, str]) -> tuple[list[str], str] | None:
    """Return the keys of a question and of its answer, and the text that they make."""
    found, texts = [], []
    for names in (spelt.QUESTION, spelt.ANSWER):
        told = ((keys[name], spelt.text_in(item[keys[name]])) for name in names if name in keys)
        key, text = next(((k, t) for k, t in told if t and t.strip()), (None, None))
        if key is None or text is None:
            return None
        found.append(key)
        texts.append(text.strip())
    return found, "\n".join(texts)


def has_id(item: dict[str, Any]) -> bool:
    """Tell whether an object has an id of its own."""
    return _Item(item).text(spelt.ID) is not None


def _text(item: dict[str, Any], keys: dict[str, str]) -> tuple[str, str] | None:
    """Return the key that holds the text, and the text; what is empty counts last."""
    empty = None
    for name in spelt.TEXT:
        if (key := keys.get(name)) is None:
            continue
        text = spelt.text_in(item[key])
        if text is not None and text.strip():
            return key, text
        if text is not None and empty is None:
            empty = key, ""
    for name in spelt.HTML_ONLY:
        if (key := keys.get(name)) is not None:
            text = spelt.text_in(item[key])
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
            if key is not None and key not in self.taken and self.item[key] not in spelt.EMPTY:
                self.taken.add(key)
                return self.item[key]
        return None

    def text(
        self,
        names: Iterable[str],
        fits: Callable[[str], object] | None = None,
        *,
        left: bool = False,
        as_it_is: bool = False,
    ) -> str | None:
        """Take the first of these keys that holds a text that fits.

        `left`: leave it there, too; `as_it_is`: with the blanks at its ends, which an id keeps.
        """
        for name in names:
            key = self.keys.get(name)
            if key is not None and key not in self.taken:
                text = spelt.text_in(self.item[key])
                if text and text.strip() and (fits is None or fits(text.strip())):
                    self.taken |= set() if left else {key}
                    return text if as_it_is else text.strip()
        return None

    def body(self) -> str:
        """Take the text; of a question and its answer both, where there is no other."""
        held = _text(self.item, self.keys)
        if (held is None or not held[1]) and (asked := _question(self.item, self.keys)):
            self.taken.update(asked[0])
            return asked[1]
        key, text = held or ("", "")
        self.taken.add(key)
        return text

    def rest(self) -> dict[str, Any]:
        """Return what is left and is no field of ours.

        What ours of these names could not take (a relative address) is kept beside it, as the date
        as printed is: nothing of an input is lost in silence.
        """
        left = {k: v for k, v in self.item.items() if k not in self.taken}
        raw = {f"{k}_raw": left[k] for k in _KEPT_RAW if not spelt.is_nothing(left.get(k))}
        return {**raw, **{k: v for k, v in left.items() if k not in FIELDS}}


def read_object(item: dict[str, Any]) -> dict[str, Any]:
    """Return what an article object tells, as the arguments of a `Wrapped`."""
    taken = _Item(item)
    text = taken.body()
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
    moment = title if title and dates.is_moment(title) else None
    address = taken.text(spelt.URL, _ADDRESS.match)
    address = address or taken.text(spelt.SOURCE, _PAGE_ADDRESS.match)  # as trafilatura writes it
    read: dict[str, Any] = {
        "wrapper": "feed" if html else "record",
        "markup": markup,
        "fragment": not is_whole_page(markup or ""),
        "plain": plain,
        "title": None if moment else title if ours else plain_title(title),
        "date_raw": _date(taken) or moment,
        "url": address,
        "source": source,
        "author": author,
        "column": columns.named_column(taken.text(spelt.COLUMN, columns.named_column, left=True)),
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
    found = record_dates.moments(taken.item, taken.keys)
    stamps = {name: stamp.iso for name, text in found.items() if (stamp := dates.find_date(text))}
    clocks = [name for name, text in found.items() if _CLOCK.match(text)]
    name = next(iter(stamps or found), None)
    if name is None:
        return None
    taken.value((name,))
    if name in stamps and clocks and _DAY_ALONE.search(stamps[name]):
        taken.value(clocks[:1])
        return f"{stamps[name][:10]} {found[clocks[0]]}"
    return found[name]


def _known(taken: _Item, read: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the record's own fields, normalised, and what could not be taken."""
    item, known = taken.item, dict[str, Any]()
    warnings = [] if read["date_raw"] else record_dates.told_elsewhere(item)
    for name in _STRINGS:
        if isinstance(value := item.get(name), str) and (text := fold(value)):
            known[name] = value if name == "path" else text
    own = taken.text(spelt.ID, as_it_is=True) or (None if read["url"] else taken.text(spelt.NUMBER))
    if own is not None:
        known["id"] = own
    if (number := spelt.text_in(item.get("article_id"))) is not None and number:
        known["article_id"] = number
    if editor := people.editor_name(taken.text(spelt.EDITOR)):
        known["editor"] = editor
    if headline := fold(spelt.text_in(item.get("original_title")) or ""):
        known["original_title"] = headline
    if printed := spelt.text_in(item.get("date_raw")):
        known["date_raw"] = fold(printed)
    captured = (*spelt.CAPTURED, *record_dates.when_fetched(taken.keys))
    if stamp := dates.find_date(taken.text(captured)):
        known["captured_at"] = stamp.iso
    if isinstance(item.get("warnings"), list):
        warnings += [str(warning) for warning in item["warnings"]]
    for name, kind in _STRUCTURED.items():
        if item.get(name) in spelt.EMPTY:
            continue
        value = _structured(name, item[name], kind)
        if value is None:
            warnings.append(phrase("the input's {name} could not be read", name=name))
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
