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
from cleaner.messages import phrase
from cleaner.newstext import mojibake
from cleaner.site_marks import site_marks
from cleaner.wrappers import misread
from cleaner.wrappers.net import caught, told_to_the_end
from cleaner.wrappers.records import foreign_record, groups, json_values
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import FailedPart, Wrapped

_NEXT_DATA = '<script id="__NEXT_DATA__" type="application/json">{}</script>'
_FIELDS = frozenset(FIELDS)


def detect(source: Source) -> bool:
    """Tell JSON by its beginning."""
    return json_values.is_json(source.opening)


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give each article of the input; a line without one gives a `Failed`.

    Raises:
        UnreadableError: it is one document, and damaged.
        NoArticleError: no article is in it.

    """
    yield from articles(json_values.json_values_of(source), "JSON")


def articles(values: Iterable[json_values.JsonValue], kind: str) -> Iterator[Wrapped | FailedPart]:
    """Give the articles of values; `kind` names what they stand in.

    Raises:
        NoArticleError: no article is in them.

    """
    number, held, failed = 0, None, False
    for found in told_to_the_end(one for value in values for one in _articles(value)):
        number += 1
        if held is not None:
            yield msgspec.structs.replace(held, number=1)
            held = None
        if isinstance(found, FailedPart):
            failed = True
            yield found
        elif number == 1:  # an id has a number only where there are several: so it waits
            held = found
        else:
            yield msgspec.structs.replace(found, number=number)
    if held is not None:
        yield held
    elif not number and not failed:
        raise NoArticleError(phrase("{kind} without an article", kind=kind))


def _articles(value: json_values.JsonValue) -> Iterator[Wrapped | FailedPart]:
    """Give the articles of one value: an object, a list, an object that holds a list."""
    place = value.place
    if value.error is not None:
        yield FailedPart(place, value.error)
        return
    if isinstance(value.value, dict) and (done := finished(value.value)) is not None:
        yield Wrapped(wrapper="record", finished=done, place=place)
        return
    if (page := _next_data(value)) is not None:
        yield page
        return
    none, undoing = True, misread.Undoing()
    for found in _found(value, undoing):
        none = False
        if isinstance(found, FailedPart):
            yield found
            continue
        at = ", ".join(filter(None, (place, found.place))) or None
        if found.article is None:
            yield FailedPart(at, NoArticleError(found.why))
        else:
            yield caught(functools.partial(_wrapped, found.article, value, at, undoing), at)
    if none and place is not None:
        yield FailedPart(place, NoArticleError(groups.NO_ARTICLE))


def _found(
    value: json_values.JsonValue, undoing: misread.Undoing
) -> Iterator[groups.FoundArticle | FailedPart]:
    """Give what is found in a value; where the search fails, that is told, and ends it."""
    search = _search(value, undoing)
    while (found := caught(lambda: next(search, None), value.place)) is not None:
        yield found
        if isinstance(found, FailedPart):
            return


def _search(
    value: json_values.JsonValue, undoing: misread.Undoing
) -> Iterator[groups.FoundArticle]:
    as_written = misread.with_keys_as_written(value.value)
    if any(map(mojibake.may_be_misread, misread.texts_in_json(as_written))):
        as_written = undoing.value(as_written)
    yield from groups.find_articles(as_written)


def _wrapped(
    item: dict[str, Any],
    value: json_values.JsonValue,
    place: str | None,
    undoing: misread.Undoing,
) -> Wrapped:
    if (article := finished(item)) is not None:
        return Wrapped(wrapper="record", finished=article, place=place)
    item, undone = undoing.item(item)
    fields = foreign_record.read_object(item)
    if not undone and mojibake.may_be_misread(fields["markup"] or fields["plain"] or ""):
        item, undone = undoing.item({key: undoing.value(item[key]) for key in item})
        fields = foreign_record.read_object(item)
    fields["warnings"] += undone
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


def _next_data(value: json_values.JsonValue) -> Wrapped | None:
    """Return data of a Next.js page as the page that carries it, where a site reads such a page."""
    data: Any = value.value
    if isinstance(data, dict) and "pageProps" in data:
        data = {"props": data}
    if not any(isinstance(_inside(data, keys), str) for keys in site_marks().article_data):
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


def _inside(data: object, keys: list[str]) -> object:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data
