"""XML of no standard that holds records: `<news><item><title>…</title><content>…</content>…`.

An element whose children are named as the columns of a table of articles are is a record, as an
object of JSON is. What knows feeds and sheets is asked before, so that this is what a system of its
own exports. Entities are not resolved, and nothing is fetched.

Corpora are lists of such elements without a declaration and without a root (SogouCS, TREC), whose
`&` is often bare: each element is parsed by itself, so that a damaged one costs no other.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from cleaner.errors import CleanerError, NoArticleError, UnreadableError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.wrappers.records import groups, json_values, record
from cleaner.wrappers.sheets import tables
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import FailedPart, Wrapped

if TYPE_CHECKING:
    from lxml import etree

Item: TypeAlias = "etree._Element"

_DECLARED = regex(r"<\?xml\b[^<>]{0,200}>")
_TRIED = 20  # elements looked at, of which the first may be damaged
_SHOWN = 120  # characters of a reason
_ANOTHER = regex(r"<(?:!DOCTYPE\s+html|html|body|svg)\b", re.I)
_FIRST = regex(r"<([A-Za-z][\w.\-]{0,40})>")
_BARE = regex(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")


def detect(source: Source) -> bool:
    """Tell by the declaration of XML or by elements that are none of HTML, and a record in it."""
    opening = source.opening
    if _ANOTHER.search(opening) or not (_DECLARED.match(opening) or _listed(opening)):
        return False
    return any(isinstance(item, dict) for item in itertools.islice(_items(source.text), _TRIED))


def _listed(text: str) -> str | None:
    """Return the name of the elements that a text without a declaration lists."""
    from lxml.html import defs

    first = _FIRST.match(text)
    return first[1] if first and first[1].lower() not in defs.tags else None


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give each record; one that is no article gives a `Failed`.

    Raises:
        NoArticleError: no article is in it.

    """
    yield from record.articles(_values(source), "XML")


def _values(source: Source) -> Iterator[json_values.JsonValue]:
    decoded = source.decoded
    for number, item in enumerate(_items(source.text), 1):
        held, error = (item, None) if isinstance(item, dict) else (None, item)
        digest = hashlib.sha256(repr(held).encode("utf-8", "replace")).hexdigest()
        yield json_values.JsonValue(
            number, held, decoded.encoding, decoded.why, digest, error, unit="element"
        )


def _items(text: str) -> Iterator[dict[str, str] | CleanerError]:
    """Give each record by the names of its children, or why there is none."""
    text = text.lstrip("\ufeff \t\r\n")
    name = None if _DECLARED.match(text) else _listed(text)
    if name is None:
        yield from _parsed(text)
        return
    yield from _pieces(text, name)


def _pieces(text: str, name: str, known: int = 0) -> Iterator[dict[str, str] | CleanerError]:
    """Give each record of elements of a name, one by one, without the first that are `known`."""
    found = (element.start() for element in re.finditer(rf"<{re.escape(name)}[\s>]", text))
    begins = itertools.islice(found, known, None)
    closing = f"</{name}>"
    for begin, end in itertools.pairwise(itertools.chain(begins, (len(text),))):
        piece = text[begin:end]
        closed = piece.rfind(closing) + len(closing)
        piece = piece[:closed] if closed >= len(closing) else piece
        items = list(_parsed(_BARE.sub("&amp;", piece), is_piece=True))
        yield from items or [NoArticleError(phrase("no record of an article"))]


def _parsed(text: str, *, is_piece: bool = False) -> Iterator[dict[str, str] | CleanerError]:
    """Give each record of one document; where it is damaged, those behind that by themselves.

    What cannot be had is told in its place.
    """
    from lxml import etree

    records: Counter[str] = Counter()  # elements by their names, of which one was a record
    passed: Counter[str] = Counter()  # those before the first record of their name
    declared = _DECLARED.sub("", text, count=1)  # the encoding was settled before
    stream = io.BytesIO(declared.encode("utf-8", "replace"))
    try:
        for _, element in etree.iterparse(
            stream, resolve_entities=False, no_network=True, huge_tree=True
        ):
            if not isinstance(element.tag, str):
                continue
            names = {_name(child): child for child in element if isinstance(child.tag, str)}
            if tables.names_a_table(names):
                before = passed.pop(element.tag, 0)
                yield from [NoArticleError(groups.NO_ARTICLE)] * before
                records[_written(element)] += before + 1
                yield {name: _inside(child) for name, child in names.items()}
                element.clear()
            elif (written := _written(element)) in records:
                records[written] += 1
                yield NoArticleError(groups.NO_ARTICLE)
            elif names:
                passed[element.tag] += 1
    except etree.XMLSyntaxError as error:
        if len(records) == 1 and not is_piece:
            yield from _pieces(text, *records.popitem())
            return
        why = " ".join(str(error).split())[:_SHOWN]
        yield UnreadableError(phrase("damaged XML: {reason}", reason=why))


def _written(element: Item) -> str:
    return f"{element.prefix}:{_name(element)}" if element.prefix else _name(element)


def _name(element: Item) -> str:
    return str(element.tag).rpartition("}")[2]


def _inside(element: Item) -> str:
    """Return what an element holds: its text, or its markup where it has any."""
    from lxml import etree

    if not len(element):
        return element.text or ""
    parts = (etree.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + "".join(parts)
