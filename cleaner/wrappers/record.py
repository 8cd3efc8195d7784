"""JSON and JSON Lines: records of ours, records of others, and feed items that hold HTML.

Any object with a title and a text is a record. One that has every key of ours, with values of
their types, was cleaned before and stays as it is; of another's, the known fields are taken, the
text's furniture goes, and unknown keys travel along. An object whose text is HTML is a feed item:
its markup is read as any page's.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from cleaner.article import FIELDS, Article
from cleaner.errors import NoArticleError
from cleaner.newstext import mojibake
from cleaner.wrappers import foreign_record, json_values, misread
from cleaner.wrappers.net import caught
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import Failed, Wrapped

_NEXT_DATA = '<script id="__NEXT_DATA__" type="application/json">{}</script>'
_FIELDS = frozenset(FIELDS)
_MOST_NODES = 5_000
_DEEPEST = 6


def detect(source: Source) -> bool:
    """Tell JSON by its beginning."""
    return json_values.is_json(source.opening)


def unwrap(source: Source) -> Iterator[Wrapped | Failed]:
    """Give each article of the input; a line without one gives a `Failed`.

    Raises:
        UnreadableError: it is one document, and damaged.
        NoArticleError: no article is in it.

    """
    yield from articles(json_values.values(source), "JSON")


def articles(values: Iterable[json_values.Value], kind: str) -> Iterator[Wrapped | Failed]:
    """Give the articles of values; `kind` names what they stand in.

    Raises:
        NoArticleError: no article is in them.

    """
    number, held, failed = 0, None, False
    for value in values:
        for found in _articles(value):
            number += 1
            if held is not None:
                yield msgspec.structs.replace(held, number=1)
                held = None
            if isinstance(found, Failed):
                failed = True
                yield found
            elif number == 1:  # an id has a number only where there are several: so it waits
                held = found
            else:
                yield msgspec.structs.replace(found, number=number)
    if held is not None:
        yield held
    elif not number and not failed:
        raise NoArticleError(f"{kind} without an article")


def _articles(value: json_values.Value) -> Iterator[Wrapped | Failed]:
    """Give the articles of one value: an object, a list, an object that holds a list."""
    place = value.place
    if value.error is not None:
        yield Failed(place, value.error)
        return
    if isinstance(value.value, dict) and (done := finished(value.value)) is not None:
        yield Wrapped(wrapper="record", finished=done, place=place)
        return
    if (page := _next_data(value)) is not None:
        yield page
        return
    looked = caught(lambda: _find(value.value), place)
    if isinstance(looked, Failed):
        yield looked
        return
    items, several = looked
    if not items:
        if place is not None:
            yield Failed(place, NoArticleError("an object without title and text"))
        return
    for i, item in enumerate(items, 1):
        at = ", ".join(filter(None, (place, f"item {i}" if several else None))) or None
        article = _article_in(item)
        if article is None:
            yield Failed(at, NoArticleError("an object without title and text"))
        else:
            yield caught(functools.partial(_wrapped, article, value, at), at)


def _find(value: object) -> tuple[list[Any], bool]:
    """Return the article objects of a value, and whether they stand in a list.

    The value itself, else the first list (or object) that holds one, what lies less deep first.
    """
    level, seen = [value], 0
    for _ in range(_DEEPEST):
        deeper: list[Any] = []
        for node in level:
            seen += 1
            if isinstance(node, dict):
                if foreign_record.is_article(node) or _hit(node) is not None:
                    return [node], False
                deeper += (v for v in node.values() if isinstance(v, (dict, list)))
            elif isinstance(node, list):
                if any(_article_in(item) is not None for item in node[:_MOST_NODES]):
                    return node, True
                deeper += (v for v in node if isinstance(v, (dict, list)))
            if seen > _MOST_NODES:
                return [], False
        level = deeper
    return [], False


def _article_in(item: object) -> dict[str, Any] | None:
    """Return an item that is an article, or the article that it wraps (`_source`, `data`)."""
    if not isinstance(item, dict):
        return None
    if foreign_record.is_article(item):
        return item
    if (hit := _hit(item)) is not None:
        return hit
    inside = (v for v in item.values() if isinstance(v, dict) and foreign_record.is_article(v))
    return next(inside, None)


def _hit(item: dict[str, Any]) -> dict[str, Any] | None:
    """Return the article of a hit of Elasticsearch, with the id that stands beside it."""
    inside = item.get("_source")
    if not isinstance(inside, dict) or not foreign_record.is_article(inside):
        return None
    own = {"_id": item["_id"]} if item.get("_id") and not foreign_record.has_id(inside) else {}
    return {**own, **inside}


def _wrapped(item: dict[str, Any], value: json_values.Value, place: str | None) -> Wrapped:
    if (article := finished(item)) is not None:
        return Wrapped(wrapper="record", finished=article, place=place)
    fields = foreign_record.read(item)
    if mojibake.may_be_misread(fields["markup"] or fields["plain"] or ""):
        undoing = misread.Undoing()
        fields = foreign_record.read({key: undoing.value(item[key]) for key in item})
        fields["warnings"] += undoing.warnings
    return Wrapped(
        encoding=value.encoding,
        encoding_why=value.why,
        sha256=value.sha256,
        place=place,
        **fields,
    )


def finished(item: dict[str, Any]) -> Article | None:
    """Return the record that an object is, or None where a key or a type is not ours."""
    if not item.keys() >= _FIELDS:
        return None
    ours = {name: item[name] for name in FIELDS}
    extra = {name: value for name, value in item.items() if name not in ours}
    try:
        return msgspec.convert({**ours, "extra": extra}, Article)
    except msgspec.ValidationError:
        return None


def _next_data(value: json_values.Value) -> Wrapped | None:
    """Return data of a Next.js page as the page that carries it; its site knows how to read it."""
    data: Any = value.value
    if isinstance(data, dict) and "pageProps" in data:
        data = {"props": data}
    try:
        inside = data["props"]["pageProps"]["data"]["textInfo"]["content"]
    except (KeyError, TypeError, IndexError):
        return None
    if not isinstance(inside, str):
        return None
    script = re.sub("</", r"<\\/", msgspec.json.encode(data).decode())
    return Wrapped(
        wrapper="feed",
        markup=_NEXT_DATA.format(script),
        encoding=value.encoding,
        encoding_why=value.why,
        sha256=value.sha256,
        place=value.place,
    )
