"""XML of no standard that holds records: `<news><item><title>…</title><content>…</content>…`.

An element whose children are named as the columns of a table of articles are is a record, as an
object of JSON is. What knows feeds and sheets is asked before, so that this is what a system of its
own exports. Entities are not resolved, and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from cleaner.errors import UnreadableError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.wrappers import json_values, record, tables
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import FailedPart, Wrapped

if TYPE_CHECKING:
    from lxml import etree

Item: TypeAlias = "etree._Element"

_DECLARED = regex(r"<\?xml\b[^<>]{0,200}>")
_SHOWN = 120  # characters of a reason
_ANOTHER = regex(r"<(?:!DOCTYPE\s+html|html|body|svg)\b", re.I)


def detect(source: Source) -> bool:
    """Tell by the declaration of XML, and a record in it."""
    opening = source.opening
    if not _DECLARED.match(opening) or _ANOTHER.search(opening):
        return False
    return isinstance(next(_items(source.text), None), dict)


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


def _items(text: str) -> Iterator[dict[str, str] | UnreadableError]:
    """Give each record by the names of its children; where the XML is damaged, why, and no more."""
    from lxml import etree

    declared = _DECLARED.sub("", text, count=1)  # the encoding was settled before
    stream = io.BytesIO(declared.encode("utf-8", "replace"))
    try:
        for _, element in etree.iterparse(
            stream, resolve_entities=False, no_network=True, huge_tree=True
        ):
            names = {_name(child): child for child in element if isinstance(child.tag, str)}
            if tables.names_a_table(names):
                yield {name: _inside(child) for name, child in names.items()}
                element.clear()
    except etree.XMLSyntaxError as error:
        why = " ".join(str(error).split())[:_SHOWN]
        yield UnreadableError(phrase("damaged XML: {reason}", reason=why))


def _name(element: Item) -> str:
    return str(element.tag).rpartition("}")[2]


def _inside(element: Item) -> str:
    """Return what an element holds: its text, or its markup where it has any."""
    from lxml import etree

    if not len(element):
        return element.text or ""
    parts = (etree.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + "".join(parts)
