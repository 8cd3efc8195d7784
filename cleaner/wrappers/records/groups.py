"""Where the articles of a JSON value stand: alone, in lists, in groups by name or key, in tables.

Every article is found; what stands among articles and is none is told, and a group that looks like
articles and gives none, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cleaner.messages import phrase
from cleaner.newstext import dates
from cleaner.wrappers.records import foreign_record
from cleaner.wrappers.records import spellings as spelt
from cleaner.wrappers.records.nested_facts import with_nested_facts
from cleaner.wrappers.sheets import tables

NO_ARTICLE = phrase("an object without title and text")
_DEEPEST = 24
_HEADLINE = 8  # characters
# What says that an object is an interface's answer, whose other keys are no article's facts.
_ENVELOPE = frozenset(
    "code errcode errno errorcode ret retcode success msg message errmsg result rc".split()
)
# Facts that an object may have beside the article that it wraps.
_FACTS = (*spelt.ID, *spelt.DATE, *spelt.URL, *spelt.TITLE, *spelt.SOURCE)
_VOICES = frozenset("comment comments commentlist hotcomments reply replies 评论 回复".split())
_INDEX = 5  # digits: a key of so many numbers a row


class FoundArticle(NamedTuple):
    """An article where it stands in a value, or why there is none."""

    place: str  # "hot, item 3"; "" where the value itself is the article
    article: dict[str, Any] | None
    why: str = NO_ARTICLE


def find_articles(value: object) -> Iterator[FoundArticle]:
    """Give the articles of a value in its order, and what cannot be read among them."""
    yield from _find(value, "", _DEEPEST)


def _find(node: object, place: str, depth: int) -> Iterator[FoundArticle]:
    if not depth or not isinstance(node, (dict, list)):
        return
    if (table := tables.read_table(node)) is not None:
        for number, row in enumerate(table, 1):
            at = _join(place, f"row {number}")
            yield (
                FoundArticle(at, None, row)
                if isinstance(row, str)
                else FoundArticle(at, *_row(row))
            )
    elif isinstance(node, list):
        yield from _list(node, place, depth)
    elif (article := _article_in(node)) is not None:
        yield FoundArticle(place, article)
    else:
        yield from _groups(node, place, depth)


def _row(row: dict[str, Any]) -> tuple[dict[str, Any] | None, str]:
    return (row if foreign_record.is_article(row) else None), "a row without title and text"


def _list(node: list[Any], place: str, depth: int) -> Iterator[FoundArticle]:
    among_articles = any(_article_in(item) is not None for item in node)
    for number, item in enumerate(node, 1):
        at = _join(place, f"item {number}")
        inside = _find(item, at, depth - 1)
        first = next(inside, None)
        if first is not None:
            yield first
            yield from inside
        elif among_articles:
            yield FoundArticle(at, None)


def _groups(node: dict[str, Any], place: str, depth: int) -> Iterator[FoundArticle]:
    """Give what the values of an object hold, each told by its key."""
    inside = {
        key: child
        for key, child in node.items()
        if isinstance(child, (dict, list)) and spelt.bare(str(key)) not in _VOICES
    }
    holding = [key for key, child in inside.items() if _holds(child, depth - 1)]
    if not holding:
        return
    several = len(holding) > 1
    filled = [key for key, child in node.items() if child not in spelt.EMPTY]
    keyed = several and 2 * len(holding) > len(filled)
    for key, child in node.items():
        at = _join(place, str(key)) if several else place
        if key in holding:
            for found in _find(child, at, depth - 1):
                alone = found.place == at
                article = _with_key(found.article, str(key), alone) if several else found.article
                yield found._replace(article=article)
        elif (why := _unread(child)) is not None or (keyed and child not in spelt.EMPTY):
            yield FoundArticle(_join(place, str(key)), None, why or phrase("no article in it"))


def _holds(node: object, depth: int) -> bool:
    """Tell whether an article stands anywhere in a value."""
    if not depth or not isinstance(node, (dict, list)):
        return False
    if tables.read_table(node) is not None or (
        isinstance(node, dict) and _article_in(node) is not None
    ):
        return True
    if isinstance(node, list):
        return any(_holds(item, depth - 1) for item in node)
    return any(
        _holds(child, depth - 1)
        for key, child in node.items()
        if spelt.bare(str(key)) not in _VOICES
    )


def _unread(child: object) -> str | None:
    """Say what a group without articles is, where it looks like articles: a list of headlines."""
    if not isinstance(child, list):
        return None
    headlines = sum(1 for item in child if isinstance(item, dict) and _is_headline(item))
    return f"{headlines} headlines without a text" if headlines else None


def _is_headline(item: dict[str, Any]) -> bool:
    keys = spelt.bare_keys(item)
    title = next((item[keys[name]] for name in spelt.TITLE if name in keys), None)
    placed = any(item[keys[name]] for name in (*spelt.DATE, *spelt.URL) if name in keys)
    return isinstance(title, str) and len(title.strip()) >= _HEADLINE and placed


def _article_in(item: object) -> dict[str, Any] | None:
    """Return an item that is an article, or the article that it wraps (`_source`, `data`)."""
    if not isinstance(item, dict) or tables.read_table(item) is not None:
        return None
    if foreign_record.is_article(whole := with_nested_facts(item)):
        return whole
    if (hit := _hit(item)) is not None:
        return hit
    inside = {
        key: child
        for key, child in item.items()
        if isinstance(child, dict) and spelt.bare(str(key)) not in _VOICES
    }
    wrapped = [key for key, child in inside.items() if _is_text(child, item)]
    if len(wrapped) != 1:
        return None
    others = (child for key, child in item.items() if key != wrapped[0])
    if any(_holds(child, _DEEPEST // 2) for child in others):
        return None
    return _merged(item, wrapped[0])


def _is_text(child: dict[str, Any], item: dict[str, Any]) -> bool:
    """Tell an article inside an item, also one whose headline or date stands beside it."""
    if tables.read_table(child) is not None:
        return False
    return foreign_record.is_article(child) or (
        not _is_answer(item) and foreign_record.is_article({**_beside(item), **child})
    )


def _is_answer(item: dict[str, Any]) -> bool:
    return any(spelt.bare(str(key)) in _ENVELOPE for key in item)


def _beside(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if not isinstance(value, dict)}


def _merged(item: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the article under a key with the facts that stand beside it."""
    inside: dict[str, Any] = item[key]
    names = spelt.bare_keys(item)
    known = any(name in names for name in _FACTS) or not foreign_record.is_article(inside)
    if _is_answer(item) or not known:
        return inside
    own = spelt.bare_keys({k: v for k, v in inside.items() if v not in spelt.EMPTY})
    stored = "_id" if any(name in own for name in spelt.URL) else None  # a store's own key
    beside = {
        k: v
        for k, v in item.items()
        if k not in (key, stored) and v not in spelt.EMPTY and spelt.bare(str(k)) not in own
    }
    return {**beside, **inside}


def _hit(item: dict[str, Any]) -> dict[str, Any] | None:
    """Return the article of a hit of Elasticsearch, with the id that stands beside it."""
    inside = item.get("_source")
    if not isinstance(inside, dict) or not foreign_record.is_article(inside):
        return None
    own = {"_id": item["_id"]} if item.get("_id") and not foreign_record.has_id(inside) else {}
    return {**own, **inside}


def _with_key(article: dict[str, Any] | None, key: str, alone: bool) -> dict[str, Any] | None:
    """Return an article with what the key of its group tells: an address, a day, an id, a name.

    The number of a row tells nothing. A finished record is left as it is.
    """
    if article is None or "cleaner_version" in article:
        return article
    names = spelt.bare_keys({k: v for k, v in article.items() if v not in spelt.EMPTY})
    if foreign_record.is_address(key):
        name, known = "url", any(name in names for name in spelt.URL)
    elif dates.is_date(key):
        name, known = "date", any(name in names for name in spelt.DATE)
    elif key.isdecimal() and len(key) <= _INDEX:
        return article
    elif alone and not (key.isdecimal() and len(key) == _INDEX + 1):  # which is a security's code
        name, known = "id", any(name in names for name in (*spelt.ID, *spelt.URL))
    else:
        name, known = "group", "group" in names
    return article if known else {**article, name: key}


def _join(place: str, more: str) -> str:
    return f"{place}, {more}" if place else more
